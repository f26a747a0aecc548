//! The basket: kept in a cookie, so that it works without a script and before anyone is known.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde::Deserialize;

use super::frame::{Frame, Shopper};
use super::pages::{cart_json, thing_json};
use super::picture::picture;
use crate::app::App;
use crate::base::{Error, Id, Result, Say};
use crate::catalog::{self, OnShelf, Variant};
use crate::web;
use crate::web::form::Form;

/// The cookie of the basket.
pub const BASKET: &str = "demo_basket";
/// The most kinds of things in it: more would not fit into a cookie.
const KINDS: usize = 40;
/// The most pieces of one kind.
pub const PIECES: i64 = 99;

/// How many of which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basket(BTreeMap<Id<Variant>, i64>);

impl Basket {
    /// From its cookie. What cannot be read is left out.
    pub fn parse(text: &str) -> Basket {
        let one = |it: &str| {
            let (id, pieces) = it.split_once(':')?;
            let pieces = pieces.parse().ok().filter(|it| (1..=PIECES).contains(it))?;
            Some((id.parse().ok()?, pieces))
        };
        Basket(text.split('.').filter_map(one).take(KINDS).collect())
    }

    /// As its cookie.
    fn text(&self) -> String {
        self.0.iter().map(|(id, pieces)| format!("{id}:{pieces}")).collect::<Vec<_>>().join(".")
    }

    /// How many pieces lie in it.
    pub fn pieces(&self) -> i64 {
        self.0.values().sum()
    }

    /// Which things lie in it.
    pub fn ids(&self) -> Vec<Id<Variant>> {
        self.0.keys().copied().collect()
    }

    /// Makes it hold so many of one kind.
    fn set(&mut self, id: Id<Variant>, pieces: i64) -> Result<()> {
        if pieces <= 0 {
            self.0.remove(&id);
            return Ok(());
        }
        if self.0.len() >= KINDS && !self.0.contains_key(&id) {
            return Err(Error::Invalid(Say::new("demo-basket-full").with("kinds", KINDS)));
        }
        self.0.insert(id, pieces.min(PIECES));
        Ok(())
    }

    /// Its lines, for those things that can still be bought, and what they come to.
    pub fn lines(&self, found: Vec<OnShelf>) -> (Vec<BasketLine>, i64) {
        let mut lines: Vec<BasketLine> = found
            .into_iter()
            .filter_map(|it| {
                let pieces = *self.0.get(&it.variant)?;
                Some(BasketLine { pieces, total: pieces * it.price, it })
            })
            .collect();
        lines.sort_by(|a, b| a.it.title.cmp(&b.it.title).then(a.it.variant.cmp(&b.it.variant)));
        let total = lines.iter().map(|it| it.total).sum();
        (lines, total)
    }
}

/// One kind of thing in a basket.
pub struct BasketLine {
    /// What it is.
    pub it: OnShelf,
    /// How many.
    pub pieces: i64,
    /// What they come to, minor units.
    pub total: i64,
}

/// Sets the cookie of a basket; an empty one takes it away.
pub fn keep(response: &mut Response, basket: &Basket) {
    let age = if basket.0.is_empty() { 0 } else { 30 * 86_400 };
    let cookie = format!("{BASKET}={}; Path=/demo/shop; Max-Age={age}; HttpOnly; SameSite=Lax", basket.text());
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("ids and numbers"));
}

#[derive(Template)]
#[template(path = "demo/shop/basket.html")]
struct BasketPage {
    frame: Frame,
    lines: Vec<BasketLine>,
    total: String,
}

/// GET `/demo/shop/basket`.
pub async fn show(State(app): State<App>, shopper: Shopper) -> Result<Response> {
    let Shopper { mut frame, basket, shop, .. } = shopper;
    let ids = basket.ids();
    let found = app.db.read(move |db| catalog::of_ids(db, &ids)).await?;
    let (lines, total) = basket.lines(found);
    frame.told = Some(("Cart Viewed", cart_json(&lines, total)));
    let total = frame.shell.locale.money(total, shop.currency.code());
    web::page(&BasketPage { frame, lines, total })
}

/// A change of the basket.
#[derive(Deserialize)]
pub struct Change {
    id: Id<Variant>,
    pieces: i64,
    /// Whether the pieces come on top of those that are there.
    #[serde(default)]
    more: bool,
}

/// POST `/demo/shop/basket`.
pub async fn change(State(app): State<App>, shopper: Shopper, Form(change): Form<Change>) -> Result<Response> {
    let Shopper { mut basket, .. } = shopper;
    let found = app.db.read(move |db| catalog::on_shelf(db, change.id)).await?;
    let there = if change.more { basket.0.get(&found.variant).copied().unwrap_or(0) } else { 0 };
    basket.set(found.variant, there.saturating_add(change.pieces))?;
    let mut response = web::go("/demo/shop/basket");
    keep(&mut response, &basket);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basket_survives_its_cookie_and_whatever_someone_wrote_there() {
        let mut basket = Basket::default();
        basket.set(Id::from_raw(7), 3).unwrap();
        basket.set(Id::from_raw(9), 500).unwrap();
        assert_eq!(Basket::parse(&basket.text()), basket);
        assert_eq!(basket.pieces(), 3 + PIECES);
        basket.set(Id::from_raw(7), 0).unwrap();
        assert_eq!(basket.ids(), [Id::from_raw(9)]);
        for hostile in ["", "x", "7:-1", "7:0", "7:9999999999999999999", ":::...", "\u{202e}:1"] {
            assert_eq!(Basket::parse(hostile).pieces(), 0, "{hostile}");
        }
    }

    #[test]
    fn a_basket_has_an_end() {
        let mut basket = Basket::default();
        for n in 1..=KINDS as i64 {
            basket.set(Id::from_raw(n), 1).unwrap();
        }
        assert!(matches!(basket.set(Id::from_raw(1_000), 1), Err(Error::Invalid(_))));
        basket.set(Id::from_raw(1), 2).unwrap();
    }
}
