//! GET `/`

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::store::{self, Day, Placed, Visitors};
use crate::app::App;
use crate::base::{Result, Timestamp};
use crate::team::Act;
use crate::tracking::{Cart, Visitor};
use crate::web::{self, Figure, Needs, Routes, Shell, Who};

/// The routes.
pub fn routes() -> Routes {
    Routes::new().get("/", Needs::SignIn, show)
}

/// Someone on the shop, as the page shows them.
struct Here {
    href: String,
    name: String,
    initials: String,
    hue: u8,
    title: String,
    url: String,
    since: String,
    machine: String,
    from: String,
    cart: Option<String>,
    checkout: bool,
}

/// Who is on the shop, as the page shows it.
#[derive(Default)]
struct Now {
    here: Vec<Here>,
    count: i64,
    /// How many more there are than are shown.
    beyond: i64,
}

#[derive(Template)]
#[template(path = "home/now.html")]
struct NowPart {
    shell: Shell,
    now: Now,
}

#[derive(Template)]
#[template(path = "home/home.html")]
struct HomePage {
    shell: Shell,
    date: String,
    figures: Vec<Figure>,
    now: Now,
    orders: Vec<Sold>,
}

/// An order as the page shows it.
struct Sold {
    href: String,
    number: String,
    who: String,
    total: String,
    when: String,
    machine: String,
}

async fn show(State(app): State<App>, who: Who, headers: HeaderMap) -> Result<Response> {
    let shell = who.shell("nav-today");
    let (now, sees) = (who.now(), who.may(Act::SeeCustomers));
    let found = match sees {
        true => Some(app.db.read(move |db| store::visitors(db, now)).await?),
        false => None,
    };
    let now_here = found.map_or_else(Now::default, |it| shown(&shell, it));
    if headers.get("hx-target").is_some_and(|it| it == "now") {
        return web::part(&NowPart { shell, now: now_here });
    }
    let today = shell.locale.day_of(now.0);
    let start = Timestamp(shell.locale.start_of_day(today));
    let before = Timestamp(shell.locale.start_of_day(today.saturating_sub(jiff::Span::new().days(1))));
    let (orders, mails, currency) = (who.may(Act::SeeOrders), who.may(Act::SeeMessages), who.shop().currency);
    let (days, latest, messages) = app
        .db
        .read(move |db| {
            let days = match orders {
                true => Some((
                    store::sold(db, start, now + std::time::Duration::from_millis(1), currency)?,
                    store::sold(db, before, start, currency)?,
                )),
                false => None,
            };
            let latest = if orders { store::latest(db)? } else { Vec::new() };
            let messages = if mails { Some(store::messages(db, start)?) } else { None };
            Ok((days, latest, messages))
        })
        .await?;
    let mut figures = Vec::new();
    figures.extend(days.iter().flat_map(|(today, before)| sold(&shell, today, before)));
    figures.extend(messages.map(|it| sent(&shell, &it)));
    let orders = latest.iter().map(|it| order(&shell, it)).collect();
    let date = shell.locale.date_long(now.0);
    let shell = Shell { topics: if sees { "visitors".into() } else { String::new() }, ..shell };
    web::page_with(&HomePage { shell, date, figures, now: now_here, orders }, &["cart", "person"])
}

fn shown(shell: &Shell, it: Visitors) -> Now {
    let cart_of = |visitor: &Visitor| it.carts.iter().find(|cart| cart.customer == visitor.customer);
    let here: Vec<Here> = it.here.iter().map(|visitor| here(shell, visitor, cart_of(visitor))).collect();
    Now { count: it.count, beyond: it.count - here.len() as i64, here }
}

fn here(shell: &Shell, it: &Visitor, cart: Option<&Cart>) -> Here {
    let name = if it.name.is_empty() { shell.t("home-visitor") } else { it.name.clone() };
    let path = url::Url::parse(&it.visit.url).map_or_else(|_| it.visit.url.clone(), |it| it.path().to_owned());
    let source = it.visit.campaign.iter().find(|it| !it.is_empty()).cloned();
    let from = source.or_else(|| url::Url::parse(&it.visit.referrer).ok()?.host_str().map(str::to_owned));
    let cart = cart.filter(|it| it.pieces > 0);
    Here {
        href: format!("/customers/{}", it.customer),
        initials: tongue::initials(&it.name),
        hue: tongue::hue(&it.name),
        title: if it.visit.title.is_empty() { path.clone() } else { it.visit.title.clone() },
        url: path,
        since: shell.locale.time(it.visit.started_at.0),
        machine: it.visit.started_at.to_string(),
        from: from.unwrap_or_default(),
        checkout: cart.is_some_and(|it| it.checkout_started_at.is_some()),
        cart: cart.map(|it| {
            let value = shell.locale.money(it.value, it.currency.code());
            shell.tn("home-cart", [("n", &it.pieces), ("value", &value)])
        }),
        name,
    }
}

fn sold(shell: &Shell, today: &Day, before: &Day) -> [Figure; 2] {
    let money = |it: &Day| shell.locale.home_money(it.total);
    [
        Figure {
            label: shell.t("home-orders"),
            value: shell.locale.number(today.sales),
            beside: shell.t1("home-yesterday", "value", shell.locale.number(before.sales)),
        },
        Figure {
            label: shell.t("home-revenue"),
            value: money(today),
            beside: shell.t1("home-yesterday", "value", money(before)),
        },
    ]
}

fn sent(shell: &Shell, states: &[(String, i64)]) -> Figure {
    let of = |wanted: &[&str]| -> i64 {
        states.iter().filter(|(state, _)| wanted.contains(&state.as_str())).map(|(_, n)| n).sum()
    };
    let (failed, waiting) = (of(&["failed", "bounced"]), of(&["waiting", "sending"]));
    Figure {
        label: shell.t("home-messages"),
        value: shell.locale.number(of(&["sent", "delivered"])),
        beside: if failed > 0 {
            shell.tn("home-messages-failed", [("n", &failed)])
        } else {
            shell.tn("home-messages-waiting", [("n", &waiting)])
        },
    }
}

fn order(shell: &Shell, it: &Placed) -> Sold {
    let today = shell.locale.day_of(it.at.0) == shell.locale.day_of(shell.now.0);
    Sold {
        href: format!("/orders/{}", it.id),
        number: it.number.clone(),
        who: if it.name.is_empty() { shell.t("home-guest") } else { it.name.clone() },
        total: shell.locale.money(it.total, it.currency.code()),
        when: if today { shell.locale.time(it.at.0) } else { shell.locale.day_month(it.at.0) },
        machine: it.at.to_string(),
    }
}
