//! Reading every order of a large shop takes a second or two, so what was read
//! answers for a while, and however many ask at once, one reads.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::OnceCell;

use super::figures::{Figures, figures};
use super::history::History;
use super::period::Question;
use super::products::{self, Elsewhere, Products};
use crate::app::App;
use crate::base::Result;
use crate::base::time::Stopwatch;
use crate::catalog::{self, Storefront};
use crate::settings::ShopProfile;

/// The longest that figures may be old.
const OLDEST: Duration = Duration::from_secs(60);
/// A shop with fewer orders is read afresh for everyone: that takes some tens of milliseconds.
const FEW: usize = 100_000;
/// How many questions one reading remembers the answers to.
const ANSWERS: usize = 500;

/// The answer to a question.
#[derive(Debug)]
pub struct Answer {
    /// Figures from the orders.
    pub figures: Figures,
    /// The products that sold most.
    pub products: Products,
    /// What was sold in other currencies.
    pub elsewhere: Vec<Elsewhere>,
}

/// What was read, when, and what was asked of it.
pub struct Reading {
    /// The orders.
    pub history: History,
    /// The storefronts by name.
    pub storefronts: Vec<Storefront>,
    began: Stopwatch,
    keep: Duration,
    answers: Mutex<HashMap<Question, Arc<OnceCell<Arc<Answer>>>>>,
}

impl Reading {
    /// How long it may be used: reading again takes at most a twentieth of the time.
    fn new(history: History, storefronts: Vec<Storefront>, began: Stopwatch) -> Reading {
        let took = began.elapsed();
        let keep = if history.purchases.len() < FEW { Duration::ZERO } else { OLDEST.min(took * 20) };
        Reading { history, storefronts, began, keep, answers: Mutex::default() }
    }

    fn fresh(&self) -> bool {
        self.began.elapsed() < self.keep
    }
}

/// The last reading, shared by all who ask.
#[derive(Clone, Default)]
pub struct Kept {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    last: Mutex<Option<Arc<Reading>>>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Kept {
    /// The orders as they are, or were a short while ago.
    pub async fn reading(&self, app: &App, shop: &ShopProfile) -> Result<Arc<Reading>> {
        if let Some(last) = self.last().filter(|it| it.fresh()) {
            if last.began.elapsed() > last.keep / 2
                && let Ok(turn) = self.inner.turn.clone().try_lock_owned()
            {
                // Nobody waits for this one; it is there for the next who asks.
                let (kept, app, shop) = (self.clone(), app.clone(), shop.clone());
                tokio::spawn(async move {
                    let read = kept.read(&app, &shop).await;
                    drop(turn);
                    if let Err(error) = read {
                        tracing::warn!(error = format!("{error:#}"), "the orders could not be read for the reports");
                    }
                });
            }
            return Ok(last);
        }
        let asked = Stopwatch::start();
        let _turn = self.inner.turn.lock().await;
        // Who read while we waited may have begun after we asked: then that is as good as our own.
        match self.last().filter(|it| it.fresh() || it.began.elapsed() <= asked.elapsed()) {
            Some(it) => Ok(it),
            None => self.read(app, shop).await,
        }
    }

    fn last(&self) -> Option<Arc<Reading>> {
        self.inner.last.lock().expect("nothing panics while it is held").clone()
    }

    async fn read(&self, app: &App, shop: &ShopProfile) -> Result<Arc<Reading>> {
        let (currency, zone, as_of) = (shop.currency, shop.time_zone(), app.clock().now());
        let began = Stopwatch::start();
        let (history, storefronts) = app
            .db
            .read_long(move |db| Ok((History::load(db, currency, zone, as_of)?, catalog::storefronts(db)?)))
            .await?;
        let reading = Arc::new(Reading::new(history, storefronts, began));
        *self.inner.last.lock().expect("nothing panics while it is held") = Some(reading.clone());
        Ok(reading)
    }
}

/// What `reading` says to `question`; worked out once.
pub async fn answer(app: &App, shop: &ShopProfile, reading: &Arc<Reading>, question: &Question) -> Result<Arc<Answer>> {
    let cell = {
        let mut answers = reading.answers.lock().expect("nothing panics while it is held");
        if answers.len() >= ANSWERS {
            answers.clear();
        }
        answers.entry(question.clone()).or_default().clone()
    };
    let found = cell.get_or_try_init(|| async {
        let (reading, question, shop) = (reading.clone(), question.clone(), shop.clone());
        app.db
            .read_long(move |db| {
                let figures = figures(&reading.history, &question);
                let products = products::products(db, &question, shop.currency, &shop.time_zone())?;
                let elsewhere = products::elsewhere(db, &question, shop.currency)?;
                Ok(Arc::new(Answer { figures, products, elsewhere }))
            })
            .await
    });
    found.await.cloned()
}
