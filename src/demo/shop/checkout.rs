//! The checkout: who buys, where it goes, and the order in one unit of work.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::STOREFRONT;
use super::basket::{Basket, BasketLine, keep};
use super::frame::{Frame, Shopper};
use super::pages::{cart_json, units};
use crate::app::App;
use crate::base::{Actor, Currency, Error, Id, Result, Tx};
use crate::catalog::{self, Sales};
use crate::customers::{self, Arrival, Customer, NewConsent, Seen, State as Decided};
use crate::orders::{self, Booking, Line, LineDraft, LineKind, Order, OrderKind};
use crate::web::form::Form;
use crate::web::{self, Choice};

/// The cookie that says once which order was placed.
pub const FRESH: &str = "demo_ordered";
/// What marks the number of an order that may be placed.
const ORDERING: &str = "demo-order";
/// Who acts when someone buys.
const SHOP: Actor = Actor { kind: "shop", id: None };

/// What the form holds.
#[derive(Clone, Default, Deserialize)]
pub struct Buyer {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    city: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    marketing: Option<String>,
    /// The number the order will have: whoever sends the form twice orders once.
    #[serde(default)]
    number: String,
    /// What shows that the number is one we gave: nobody sees the order of someone else by naming it.
    #[serde(default)]
    mark: String,
}

/// What was wrong with it.
#[derive(Default)]
struct Faults {
    name: String,
    email: String,
}

#[derive(Template)]
#[template(path = "demo/shop/checkout.html")]
struct CheckoutPage {
    frame: Frame,
    buyer: Buyer,
    faults: Faults,
    countries: Vec<Choice>,
    lines: Vec<BasketLine>,
    total: String,
    wording: String,
}

/// GET `/demo/shop/checkout`.
pub async fn show(State(app): State<App>, shopper: Shopper) -> Result<Response> {
    let number = order_number(&app);
    let mark = app.secrets.mark(ORDERING, &number);
    let buyer = Buyer { country: shopper.shop.country.clone(), number, mark, ..Buyer::default() };
    let (page, total) = page(&app, shopper, buyer, Faults::default()).await?;
    if page.lines.is_empty() {
        return Ok(web::go("/demo/shop/basket"));
    }
    let told = cart_json(&page.lines, total);
    web::page(&CheckoutPage { frame: Frame { told: Some(("Checkout Started", told)), ..page.frame }, ..page })
}

async fn page(app: &App, shopper: Shopper, buyer: Buyer, faults: Faults) -> Result<(CheckoutPage, i64)> {
    let Shopper { frame, basket, shop, .. } = shopper;
    let ids = basket.ids();
    let found = app.db.read(move |db| catalog::of_ids(db, &ids)).await?;
    let (lines, minor) = basket.lines(found);
    let (total, wording) = (frame.shell.locale.money(minor, shop.currency.code()), frame.shell.t("demo-marketing"));
    let countries = frame.shell.all_countries(&buyer.country);
    Ok((CheckoutPage { frame, buyer, faults, countries, lines, total, wording }, minor))
}

/// Numbers that people can say: no letter that could be a digit.
fn order_number(app: &App) -> String {
    const SAID: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letters = (0..7).map(|_| char::from(SAID[app.chance.below(SAID.len() as u64) as usize]));
    format!("D-{}", letters.collect::<String>())
}

/// POST `/demo/shop/checkout`.
pub async fn place(State(app): State<App>, shopper: Shopper, Form(buyer): Form<Buyer>) -> Result<Response> {
    if !app.secrets.is_mark(ORDERING, &buyer.number, &buyer.mark) {
        return Err(Error::invalid("base-form-unreadable"));
    }
    let faults = faults(&shopper.frame, &buyer);
    if !(faults.name.is_empty() && faults.email.is_empty()) {
        return web::refused(&page(&app, shopper, buyer, faults).await?.0);
    }
    let (account, name) = (shopper.account, tongue::clean_name(&buyer.name));
    let order = Placing {
        lang: shopper.frame.shell.locale.lang,
        wording: shopper.frame.shell.t("demo-marketing"),
        tracked: shopper.tracked,
        basket: shopper.basket,
        buyer,
    };
    let number = order.buyer.number.clone();
    let Some(placed) = app.db.write(SHOP, move |tx| order.place(tx)).await? else {
        return Ok(web::go("/demo/shop/basket"));
    };
    let mut response = web::go("/demo/shop/account");
    keep(&mut response, &Basket::default());
    account.with(name, placed).keep(&app, &mut response);
    let fresh = format!("{FRESH}={number}; Path=/demo/shop; Max-Age=600; HttpOnly; SameSite=Lax");
    let fresh = HeaderValue::try_from(fresh).map_err(|_| Error::invalid("base-form-unreadable"))?;
    response.headers_mut().append(header::SET_COOKIE, fresh);
    Ok(response)
}

fn faults(frame: &Frame, buyer: &Buyer) -> Faults {
    let say = |wrong: bool, key| if wrong { frame.shell.t(key) } else { String::new() };
    Faults {
        name: say(tongue::clean_name(&buyer.name).is_empty(), "demo-name-missing"),
        email: say(customers::normal_email(&buyer.email).is_none(), "demo-email-wrong"),
    }
}

/// An order about to be placed.
struct Placing {
    lang: tongue::Lang,
    /// What stands beside the box for marketing.
    wording: String,
    tracked: Option<String>,
    basket: Basket,
    buyer: Buyer,
}

impl Placing {
    /// Writes the order down, if that was not done before; none if nothing in the basket can be bought any more.
    fn place(&self, tx: &mut Tx<'_>) -> Result<Option<Id<Order>>> {
        let mut sales = Sales::open(tx)?;
        let currency = sales.home();
        let storefront = catalog::ensure_storefront(tx, STOREFRONT, "Demo shop", currency)?;
        let (lines, _) = self.basket.lines(catalog::of_ids(tx, &self.basket.ids())?);
        if lines.is_empty() {
            return Ok(None);
        }
        // Sent twice.
        let there = orders::find_by_number(tx, &self.buyer.number, 5)?;
        if let Some(it) = there.into_iter().find(|it| it.storefront == storefront && it.number == self.buyer.number) {
            return Ok(Some(it.id));
        }
        let who = self.recognise(tx)?;
        let booking = Booking {
            storefront,
            place: None,
            number: self.buyer.number.clone(),
            kind: OrderKind::Sale,
            customer: Some(who.customer),
            identity: who.identity,
            currency,
            placed_at: tx.now,
            country: Some(self.buyer.country.clone()).filter(|it| it.len() == 2),
            source: STOREFRONT.to_owned(),
            import_id: None,
            lines: lines.iter().map(|it| draft(it, currency)).collect(),
        };
        let booked = orders::book(tx, &booking, &mut sales)?;
        sales.write(tx)?;
        if self.buyer.marketing.is_some() {
            self.agree(tx, who.customer)?;
        }
        Ok(Some(booked.id))
    }

    fn recognise(&self, tx: &mut Tx<'_>) -> Result<customers::Resolved> {
        let (name, city) = (tongue::clean_name(&self.buyer.name), tongue::clean_name(&self.buyer.city));
        let mut identities = vec![Seen { kind: "email", scope: "", value: &self.buyer.email, verified: false }];
        let tracked = self.tracked.as_deref();
        identities.extend(tracked.map(|value| Seen { kind: "anonymous", scope: "", value, verified: false }));
        let hints = [
            ("name", name.as_str()),
            ("city", &city),
            ("country", &self.buyer.country),
            ("language", self.lang.code()),
        ];
        let hints: Vec<(&str, &str)> = hints.into_iter().filter(|(_, it)| !it.is_empty()).collect();
        customers::resolve(
            tx,
            &Arrival { identities: &identities, at: tx.now, source: &format!("shop:{STOREFRONT}"), hints: &hints },
        )
    }

    fn agree(&self, tx: &mut Tx<'_>, customer: Id<Customer>) -> Result<()> {
        let at = tx.now;
        customers::record_consent(
            tx,
            &NewConsent {
                customer,
                identity: None,
                purpose: "marketing",
                channel: "email",
                state: Decided::Given,
                source: &format!("shop:{STOREFRONT}"),
                wording: &self.wording,
                evidence: Some(&format!("checkout {}", self.buyer.number)),
                at,
            },
        )?;
        Ok(())
    }
}

fn draft(it: &BasketLine, currency: Currency) -> LineDraft {
    LineDraft {
        kind: LineKind::Goods,
        variant: Some(it.it.variant),
        sku: it.it.sku.clone(),
        title: it.it.title.clone(),
        quantity: it.pieces,
        unit_price_e4: it.it.price * 10_i64.pow(4_u32.saturating_sub(currency.exponent())),
        discount: 0,
        tax: 0,
        total: it.total,
        source_line: None,
    }
}

/// An order as the tracking script is told of it.
pub fn order_json(order: &Order, lines: &[Line]) -> String {
    let products: Vec<Json> = lines
        .iter()
        .map(|it| {
            let price = units(it.what.total / it.what.quantity.max(1), order.currency);
            json!({ "sku": it.what.sku, "name": it.what.title, "quantity": it.what.quantity, "price": price })
        })
        .collect();
    json!({
        "order_id": order.number, "total": units(order.sums.total, order.currency),
        "currency": order.currency.code(), "products": products,
    })
    .to_string()
}
