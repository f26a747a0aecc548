//! A message as someone would get it.

use std::collections::HashMap;

use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value as Json, json};
use tongue::{Lang, Locale};

use super::OrderSample;
use crate::app::App;
use crate::base::{Conn, Id, Result, Say};
use crate::channels::context::{self, Filling};
use crate::channels::templates::{Compiled, Rendered, Template, Wording, store, unwritable};
use crate::customers::{self, Customer, list};
use crate::web::Who;

/// What is asked of a preview.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The language.
    pub lang: Lang,
    /// Words that a customer is found by.
    pub who: String,
    /// `desktop`, `phone`, `dark` or `text`.
    pub look: String,
}

impl Asked {
    pub fn read(query: Option<&str>, shop: Lang) -> Asked {
        let all: HashMap<_, _> =
            url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect();
        let text = |name: &str| all.get(name).map(|it: &String| it.trim().chars().take(100).collect::<String>());
        Asked::new(
            text("lang").and_then(|it| Lang::parse(&it)).unwrap_or(shop),
            text("who").unwrap_or_default(),
            &text("look").unwrap_or_default(),
        )
    }

    pub fn new(lang: Lang, who: String, look: &str) -> Asked {
        let look = ["phone", "dark", "text"].into_iter().find(|it| *it == look).unwrap_or("desktop");
        Asked { lang, who, look: look.to_owned() }
    }
}

/// For whom a message is shown, and what is known of them.
pub struct Sample {
    /// The name; none for someone made up.
    pub name: Option<String>,
    /// Whether someone was asked for and not found.
    pub not_found: bool,
    filling: Filling,
}

/// Whom a message is shown for: who was asked for, else whoever ordered last, else someone made up.
pub fn sample(app: &App, conn: &mut Conn<'_>, asked: &Asked, base: &str, order: OrderSample) -> Result<Sample> {
    let found = find(app, conn, &asked.who)?;
    let shop = crate::settings::shop(conn)?;
    let zone = shop.as_ref().map_or(jiff::tz::TimeZone::UTC, |it| it.time_zone());
    let home = shop.as_ref().and_then(|it| tongue::currency(it.currency.code())).or_else(|| tongue::currency("ZAR"));
    let locale = Locale::new(asked.lang, zone, home.expect("a currency of the standard"));
    let members = found.map(|it| customers::members(conn, it)).transpose()?.unwrap_or_default();
    let order = order(conn, &members, &locale)?.unwrap_or_else(|| made_up(&locale, app.clock().now().ms()));
    let known = match found {
        Some(it) => context::of_customers(conn, &[it], None)?.remove(0),
        None => context::of_nobody(conn)?,
    };
    let name = found.map(|it| customers::find(conn, it).map(|it| it.shown_name())).transpose()?;
    let beside = json!({ "order": order, "unsubscribe_url": format!("{base}/unsubscribe") });
    Ok(Sample { not_found: name.is_none() && !asked.who.is_empty(), name, filling: known.with(beside) })
}

fn find(app: &App, conn: &mut Conn<'_>, words: &str) -> Result<Option<Id<Customer>>> {
    if words.is_empty() {
        return conn.first(
            "SELECT id FROM customers WHERE merged = 0 AND last_order_at IS NOT NULL ORDER BY serial DESC LIMIT 1",
            &[],
            |row| row.get(0),
        );
    }
    if let Some(it) = customers::search(conn, words)?.exact.first() {
        return Ok(Some(*it));
    }
    let filter = list::Filter { words: words.to_owned(), ..list::Filter::default() };
    let named = list::page(conn, &app.roll, &filter, list::Order::default(), None, 1, app.clock().now())?;
    Ok(named.page.rows.first().map(|it| it.id))
}

/// An order for a shop that has none yet.
fn made_up(locale: &Locale, now: i64) -> Json {
    let money = |minor| locale.home_money(minor);
    let line = |title: &str, quantity: i64, total: i64| {
        json!({
            "title": title, "sku": "0001", "quantity": quantity, "total": total, "total_money": money(total),
            "price_money": money(total / quantity),
        })
    };
    json!({
        "number": "20418", "placed_at": crate::base::Timestamp(now).to_string(), "placed_on": locale.date(now),
        "status": "placed", "currency": locale.home_currency.code, "units": 3, "total": 57_000,
        "total_money": money(57_000), "goods_money": money(57_000), "shipping": 0, "shipping_money": money(0),
        "discount": 0, "discount_money": money(0), "tax_money": money(0), "storefront": "",
        "lines": [line("Jebena", 1, 45_000), line("Sidama", 2, 12_000)],
    })
}

/// The message, or why it does not come about.
pub fn written(app: &App, wording: &Wording, lang: Lang, sample: &Sample) -> std::result::Result<Rendered, Say> {
    let compiled = Compiled::new(wording, lang, app.clock().clone()).map_err(|it| it.say)?;
    compiled.render(&sample.filling).map_err(|it| unwritable(&it))
}

/// What the frame of a preview may do: show, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:; sandbox; \
                      frame-ancestors 'self'; form-action 'none'; base-uri 'none'";

/// How programs show a mail that knows nothing of darkness.
const DARK: &str = "<style>html{filter:invert(1) hue-rotate(180deg);background:#fff}img{filter:invert(1) \
                    hue-rotate(180deg)}</style>";

/// GET `/templates/{id}/preview`: the message alone, for a frame.
pub async fn show(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Template>>,
    RawQuery(query): RawQuery,
    order: OrderSample,
) -> Result<Response> {
    let asked = Asked::read(query.as_deref(), who.shop().lang());
    let (it, look, base) = (app.clone(), asked.look.clone(), app.config.base_url.to_string());
    let shown = app
        .db
        .read(move |db| {
            store::find(db, id)?;
            let wording = store::drafts(db, id)?.into_iter().find(|has| has.0 == asked.lang).map(|it| it.1);
            let sample = sample(&it, db, &asked, &base, order)?;
            Ok(written(&it, &wording.unwrap_or_default(), asked.lang, &sample).map(|it| it.html).unwrap_or_default())
        })
        .await?;
    let shown = if look == "dark" { format!("{shown}{DARK}") } else { shown };
    Ok(([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(shown)).into_response())
}
