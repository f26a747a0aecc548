//! The sender: takes what is due, asks at the door, hands it to the server, writes down what became of it.
//!
//! Exactly once is impossible over SMTP: when the line is lost between the handing over and the answer, nobody
//! knows whether the message arrived. So nothing is ever lost, what may have arrived twice is marked and
//! listed, and everything else is sent once.

pub(super) mod compose;
mod hands;
mod pace;
mod pump;
pub(super) mod settle;
mod store;
#[cfg(test)]
mod tests;
mod work;
mod writing;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::app::App;
use crate::base::db::{EngineKind, list};
use crate::base::{Actor, Conn, Id, Result, Timestamp, Tx};
use crate::channels::TOPIC;
use crate::channels::channel::{self, Channel};
use crate::channels::delivery::Delivery;
use crate::channels::smtp::{Limits, Line};

use hands::{Accepted, Fate, Hands};
use settle::Ended;

/// Who acts when a sender settles.
const SENDER: Actor = Actor { kind: "sender", id: None };
/// The longest that an idle sender sleeps.
const NAP: Duration = Duration::from_secs(1);

/// Sends what is due on all channels. Several in one process, or in several, do not cross.
#[derive(Clone)]
pub struct Sender {
    app: App,
    limits: Limits,
    state: Arc<Mutex<HashMap<Id<Channel>, Kept>>>,
    hands: Option<Arc<Hands>>,
}

/// What a sender keeps of one channel, for whoever works on it.
type Kept = Arc<Mutex<Own>>;

/// What a sender keeps of one channel: open lines, and how fast it may go.
#[derive(Default)]
struct Own {
    /// The lines, for the channel as it stood at this version.
    lines: Vec<Line>,
    version: i64,
    allowance: pace::Allowance,
    domains: pace::Domains,
    /// How many messages its lines are given at once, once it is known how quick they are.
    most: Option<usize>,
}

impl Sender {
    /// A sender of this shop.
    pub fn new(app: App) -> Sender {
        Sender { app, limits: Limits::default(), state: Arc::default(), hands: None }
    }

    /// With other limits of time, for tests and benches.
    pub fn with_limits(self, limits: Limits) -> Sender {
        Sender { limits, ..self }
    }

    /// Takes over what another process of the embedded database had in its hands when it ended: nobody else serves that
    /// file. What it had merely taken goes back as it was, what a server took is sent, and of the rest nobody knows whether it
    /// arrived: it is sent, and listed.
    /// Elsewhere others may be at work, and what was in the hands of one that is gone is due when its lease ends.
    ///
    /// # Errors
    /// If the database or its folder cannot be written.
    pub async fn take_over(self) -> Result<Sender> {
        if self.app.db.engine() != EngineKind::Sqlite {
            return Ok(self);
        }
        let folder = self.app.config.data.clone();
        let begun = hands::begun(&folder);
        self.app.db.write(SENDER, move |tx| release(tx, begun.as_ref())).await?;
        Ok(Sender { hands: Some(Arc::new(Hands::open(&folder)?)), ..self })
    }

    /// Sends until the program stops.
    pub async fn serve(self) {
        let mut stopping = self.app.stopping();
        let mut running: HashMap<Id<Channel>, tokio::task::JoinHandle<()>> = HashMap::new();
        while !*stopping.borrow() {
            // Before it looks, so that nothing that comes meanwhile is missed.
            let mut news = self.app.db.live().listen(&[TOPIC.to_owned()], None).1;
            let nap = match self.app.db.read(due_channels).await {
                Ok(channels) => {
                    for id in channels {
                        // A slow channel does not hold up another one.
                        if running.get(&id).is_none_or(|it| it.is_finished()) {
                            let sender = self.clone();
                            running.insert(id, tokio::spawn(async move { sender.send_for(id).await }));
                        }
                    }
                    self.nap().await
                }
                Err(error) => {
                    tracing::error!(error = format!("{error:?}"), "a sender cannot see what is due");
                    NAP
                }
            };
            tokio::select! {
                () = tokio::time::sleep(nap) => {}
                _ = news.next() => {}
                _ = stopping.changed() => {}
            }
        }
        for (_, it) in running {
            let _ = it.await;
        }
    }

    /// How long there is nothing to do: at most a second.
    async fn nap(&self) -> Duration {
        let due = self.app.db.read(next_due).await.ok().flatten();
        let now = self.app.clock().now();
        due.map_or(NAP, |at| at.since(now).clamp(Duration::from_millis(20), NAP))
    }

    async fn send_for(&self, id: Id<Channel>) {
        if let Err(error) = self.run_channel(id).await {
            tracing::error!(error = format!("{error:?}"), "a channel could not send");
            tokio::time::sleep(NAP).await;
        }
    }

    /// Sends all that is due now; gives how many deliveries were looked at. For tests and benches, which own the clock.
    ///
    /// # Errors
    /// If the database is away.
    pub async fn run_due(&self) -> Result<usize> {
        let mut all = 0;
        for id in self.app.db.read(due_channels).await? {
            all += self.run_channel(id).await?;
        }
        Ok(all)
    }

    /// Sends what is due on one channel.
    async fn run_channel(&self, id: Id<Channel>) -> Result<usize> {
        let channel = self.app.db.read(move |db| channel::find(db, id)).await?;
        if channel.paused || channel.retry_at > self.app.clock().now() {
            return Ok(0);
        }
        let own = self.state.lock().expect("no one panics here").entry(id).or_default().clone();
        let connections = channel.connections.clamp(1, 50);
        let desk = compose::Desk::new(&self.app, channel)?;
        pump::Pump::new(self.app.clone(), desk, self.limits, own, self.hands.clone()).run(connections).await
    }
}

/// Settles what a server took from a process that is gone, and makes due at once what else that had taken; `begun` is
/// what it had begun to hand over, if that is known. What may have arrived is listed in the same breath: the next process
/// does not know what this one was told.
fn release(tx: &mut Tx<'_>, begun: Option<&HashMap<i64, Fate>>) -> Result<()> {
    let now = tx.now;
    if let Some(begun) = begun {
        settle_accepted(tx, begun)?;
        let begun: Vec<i64> = begun.keys().copied().collect();
        // Nothing was tried, so nothing is counted.
        tx.run(
            "UPDATE deliveries SET state = 'waiting', attempts = attempts - 1, due_at = $1
              WHERE state = 'sending' AND id NOT IN {ints $2}",
            &[&now, &list(&begun)],
        )?;
    }
    let crashed = tx.all("SELECT id, attempts, crashes FROM deliveries WHERE state = 'sending'", &[], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    work::note_crashes(tx, &crashed)?;
    tx.run("UPDATE deliveries SET state = 'waiting', due_at = $1 WHERE state = 'sending'", &[&now])?;
    Ok(())
}

/// Writes down what a process that is gone had been told and not written down.
fn settle_accepted(tx: &mut Tx<'_>, begun: &HashMap<i64, Fate>) -> Result<()> {
    let accepted: HashMap<Id<Delivery>, &Accepted> = begun
        .values()
        .filter_map(|it| match it {
            Fate::Accepted(it) => Some((it.delivery, &**it)),
            Fate::Unsure => None,
        })
        .collect();
    let held = work::held(tx, &accepted.keys().copied().collect::<Vec<_>>())?;
    let ended: Vec<Ended> =
        held.into_iter().filter_map(|it| Some(Ended::accepted(accepted.get(&it.delivery)?, it))).collect();
    settle::settle_sent(tx, &ended)
}

/// The channels on which something is open and that nobody paused.
fn due_channels(db: &mut Conn<'_>) -> Result<Vec<Id<Channel>>> {
    db.all("SELECT id FROM channels WHERE kind = 'email' AND state = 'on' ORDER BY id", &[], |row| row.get(0))
}

/// When the next delivery of a channel that works is due.
fn next_due(db: &mut Conn<'_>) -> Result<Option<Timestamp>> {
    let mut next: Option<Timestamp> = None;
    for channel in channel::channels(db)?.into_iter().filter(|it| !it.paused) {
        for rank in [0_i64, 1] {
            let due: Option<Timestamp> = db.one(
                "SELECT MIN(due_at) FROM deliveries WHERE channel_id = $1 AND rank = $2 AND due_at IS NOT NULL",
                &[&channel.id, &rank],
                |row| row.get(0),
            )?;
            let due = due.map(|it| it.max(channel.retry_at));
            next = [next, due].into_iter().flatten().min();
        }
    }
    Ok(next)
}
