//! What can be bought: the shelf with its search, and one thing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::basket::{BasketLine, PIECES};
use super::frame::{Frame, Shopper};
use super::picture::picture;
use crate::app::App;
use crate::base::{Currency, Id, Result};
use crate::catalog::{self, OnShelf, Variant};
use crate::web;

/// How many things stand on one page.
const PAGE: usize = 24;

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "demo/shop/shelf.html")]
struct ShelfPage {
    frame: Frame,
    things: Vec<OnShelf>,
    /// The address of what comes after these.
    more: Option<String>,
    /// Whether these are the first.
    first: bool,
}

/// GET `/demo/shop`.
pub async fn shelf(State(app): State<App>, shopper: Shopper, Query(wanted): Query<Wanted>) -> Result<Response> {
    let Shopper { mut frame, .. } = shopper;
    let words: String = wanted.q.trim().chars().take(100).collect();
    let (asked, first) = (words.clone(), wanted.after.is_none());
    let page = app.db.read(move |db| catalog::shelf(db, &asked, wanted.after.as_deref(), PAGE)).await?;
    let more = page.next.map(|after| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs([("q", words.as_str()), ("after", &after)].into_iter().filter(|(_, it)| !it.is_empty()));
        format!("/demo/shop?{}", query.finish())
    });
    if !words.is_empty() && first {
        frame.told = Some(("Products Searched", json!({ "query": words, "results": page.rows.len() }).to_string()));
    }
    frame.words = words;
    web::page(&ShelfPage { frame, things: page.rows, more, first })
}

#[derive(Template)]
#[template(path = "demo/shop/product.html")]
struct ProductPage {
    frame: Frame,
    it: OnShelf,
    price: String,
    /// What others look at.
    others: Vec<OnShelf>,
    most: i64,
    /// What the tracking script is told when it is put into the basket.
    added: String,
}

/// GET `/demo/shop/p/{id}`.
pub async fn product(State(app): State<App>, shopper: Shopper, Path(id): Path<Id<Variant>>) -> Result<Response> {
    let Shopper { mut frame, .. } = shopper;
    let (it, others) = app
        .db
        .read(move |db| {
            let it = catalog::on_shelf(db, id)?;
            // The last word of a name says what a thing is.
            let word = it.title.split_whitespace().last().unwrap_or_default().to_owned();
            Ok((it, catalog::shelf(db, &word, None, 5)?.rows))
        })
        .await?;
    let told = thing_json(&it, 1).to_string();
    frame.told = Some(("Product Viewed", told.clone()));
    let others = others.into_iter().filter(|other| other.variant != it.variant).take(4).collect();
    let price = frame.shell.locale.money(it.price, it.currency.code());
    web::page(&ProductPage { price, it, others, most: PIECES, added: told, frame })
}

/// A thing as the tracking script is told of it.
pub fn thing_json(it: &OnShelf, pieces: i64) -> Json {
    json!({
        "product_id": it.product.to_string(), "sku": it.sku, "name": it.title, "category": it.category,
        "price": units(it.price, it.currency), "currency": it.currency.code(), "quantity": pieces,
        "url": format!("/demo/shop/p/{}", it.variant),
    })
}

/// A basket as the tracking script is told of it.
pub fn cart_json(lines: &[BasketLine], total: i64) -> String {
    let Some(currency) = lines.first().map(|it| it.it.currency) else { return json!({ "products": [] }).to_string() };
    let products: Vec<Json> = lines.iter().map(|it| thing_json(&it.it, it.pieces)).collect();
    json!({ "products": products, "value": units(total, currency), "currency": currency.code() }).to_string()
}

/// An amount as SDKs send it: a number of whole units.
pub fn units(minor: i64, currency: Currency) -> Json {
    currency.plain(minor).parse::<serde_json::Number>().map_or(Json::Null, Json::Number)
}
