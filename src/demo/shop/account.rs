//! Who ordered here before sees their orders: by a sealed cookie that the order left, for a demonstration has no
//! passwords.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum_extra::extract::CookieJar;
use data_encoding::BASE64URL_NOPAD;

use super::frame::{Frame, Shopper};
use crate::app::App;
use crate::base::{Id, Result};
use crate::customers::{self, Customer};
use crate::orders::{self, Line, Order};
use crate::web;

/// The cookie that tells who ordered.
pub const ACCOUNT: &str = "demo_account";
const PURPOSE: &str = "demo-account";
/// How many orders an account shows.
const ORDERS: usize = 20;

/// Whom a cookie names, if it is one of ours.
pub fn opened(app: &App, cookie: &str) -> Option<Id<Customer>> {
    let sealed = BASE64URL_NOPAD.decode(cookie.as_bytes()).ok()?;
    let plain = app.secrets.open(PURPOSE, &sealed).ok()?;
    Some(Id::from_raw(i64::from_le_bytes(plain.try_into().ok()?)))
}

/// Remembers in this browser who ordered.
pub fn remember(app: &App, response: &mut Response, customer: Id<Customer>) {
    let sealed = app.secrets.seal(PURPOSE, &customer.raw().to_le_bytes());
    set(response, &BASE64URL_NOPAD.encode(&sealed), 30 * 86_400);
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
    let Shopper { mut frame, customer, .. } = shopper;
    let Some(id) = customer else {
        return web::page(&AccountPage { frame, name: String::new(), fresh: None, orders: Vec::new() });
    };
    let found = app.db.read(move |db| {
        let root = customers::root_of(db, id)?;
        let members = customers::members(db, root)?;
        let bought = orders::of_customer(db, &members, None, ORDERS)?;
        let lines = bought.iter().map(|it| orders::lines(db, it.id)).collect::<Result<Vec<_>>>()?;
        Ok((customers::find(db, root)?, bought, lines))
    });
    // Whoever was erased is a stranger again.
    let Ok((person, bought, lines)) = found.await else {
        frame.known = false;
        return web::page(&AccountPage { frame, name: String::new(), fresh: None, orders: Vec::new() });
    };
    let orders: Vec<Bought> = bought.iter().zip(&lines).map(|(it, lines)| shown(&frame, it, lines)).collect();
    let fresh = jar.get(super::checkout::FRESH).map(|it| it.value().to_owned());
    let fresh = fresh.filter(|it| orders.iter().any(|order| order.number == *it));
    if let Some((order, lines)) = fresh.as_ref().and_then(|it| bought.iter().zip(&lines).find(|(o, _)| o.number == *it))
    {
        frame.told = Some(("Order Completed", super::checkout::order_json(order, lines)));
    }
    let mut response = web::page(&AccountPage { frame, name: person.name, fresh: fresh.clone(), orders })?;
    if fresh.is_some() {
        // Said once.
        let gone = format!("{}=; Path=/demo/shop; Max-Age=0; HttpOnly; SameSite=Lax", super::checkout::FRESH);
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
