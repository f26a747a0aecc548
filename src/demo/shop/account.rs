//! Whoever ordered with this browser sees their orders: by a sealed cookie that the order left, for a demonstration
//! has no passwords. Who only knows someone's address learns nothing of them.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum_extra::extract::CookieJar;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

use super::checkout::{FRESH, order_json};
use super::frame::{Frame, Shopper};
use crate::app::App;
use crate::base::{Id, Result};
use crate::orders::{self, Line, Order};
use crate::web;

/// The cookie that remembers what was ordered.
pub const ACCOUNT: &str = "demo_account";
const PURPOSE: &str = "demo-account";
/// How many orders an account remembers.
const ORDERS: usize = 20;

/// What was ordered with one browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The name on the last order.
    pub name: String,
    /// The orders, the last one first.
    pub orders: Vec<Id<Order>>,
}

impl Account {
    /// From its cookie, if it is one of ours.
    pub fn open(app: &App, cookie: &str) -> Option<Account> {
        let sealed = BASE64URL_NOPAD.decode(cookie.as_bytes()).ok()?;
        serde_json::from_slice(&app.secrets.open(PURPOSE, &sealed).ok()?).ok()
    }

    /// With one more order.
    pub fn with(mut self, name: String, order: Id<Order>) -> Account {
        self.orders.retain(|it| *it != order);
        self.orders.insert(0, order);
        self.orders.truncate(ORDERS);
        Account { name: name.chars().take(80).collect(), ..self }
    }

    /// Remembers it in this browser.
    pub fn keep(&self, app: &App, response: &mut Response) {
        let sealed = app.secrets.seal(PURPOSE, &serde_json::to_vec(self).expect("plain values"));
        set(response, &BASE64URL_NOPAD.encode(&sealed), 30 * 86_400);
    }
}

fn set(response: &mut Response, value: &str, age: u32) {
    let cookie = format!("{ACCOUNT}={value}; Path=/demo/shop; Max-Age={age}; HttpOnly; SameSite=Lax");
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("base64 in a header"));
}

/// An order with its lines, as its customer sees it.
pub struct Bought {
    number: String,
    placed: String,
    status: String,
    total: String,
    lines: Vec<(String, i64, String)>,
}

#[derive(Template)]
#[template(path = "demo/shop/account.html")]
struct AccountPage {
    frame: Frame,
    name: String,
    /// The order that was placed a moment ago.
    fresh: Option<String>,
    orders: Vec<Bought>,
}

/// GET `/demo/shop/account`, where an order also leads.
pub async fn show(State(app): State<App>, shopper: Shopper, jar: CookieJar) -> Result<Response> {
    let Shopper { mut frame, account, .. } = shopper;
    let ids = account.orders.clone();
    let bought = app.db.read(move |db| {
        // One that is gone, as after a fresh start of the demonstration, is left out.
        let there = ids.iter().filter_map(|id| orders::find(db, *id).ok()).collect::<Vec<_>>();
        there.into_iter().map(|it| Ok((orders::lines(db, it.id)?, it))).collect::<Result<Vec<_>>>()
    });
    let bought = bought.await?;
    let fresh = jar.get(FRESH).and_then(|it| bought.iter().find(|(_, order)| order.number == it.value()));
    if let Some((lines, order)) = fresh {
        frame.told = Some(("Order Completed", order_json(order, lines)));
    }
    let fresh = fresh.map(|(_, order)| order.number.clone());
    let orders = bought.iter().map(|(lines, order)| shown(&frame, order, lines)).collect();
    let said = fresh.is_some();
    let mut response = web::page(&AccountPage { frame, name: account.name, fresh, orders })?;
    if said {
        // Said once.
        let gone = format!("{FRESH}=; Path=/demo/shop; Max-Age=0; HttpOnly; SameSite=Lax");
        response.headers_mut().append(header::SET_COOKIE, HeaderValue::try_from(gone).expect("plain text"));
    }
    Ok(response)
}

fn shown(frame: &Frame, it: &Order, lines: &[Line]) -> Bought {
    let (shell, code) = (&frame.shell, it.currency.code());
    let line = |line: &Line| (line.what.title.clone(), line.what.quantity, shell.locale.money(line.what.total, code));
    Bought {
        number: it.number.clone(),
        placed: shell.locale.date_time(it.placed_at.0),
        status: shell.t(&format!("orders-status-{}", it.status.code().replace('_', "-"))),
        total: shell.locale.money(it.sums.total, code),
        lines: lines.iter().map(line).collect(),
    }
}

/// POST `/demo/shop/account/leave`: this browser forgets who ordered.
pub async fn leave() -> Response {
    let mut response = web::go("/demo/shop");
    set(&mut response, "", 0);
    response
}
