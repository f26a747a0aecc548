//! Orders that a storefront tells of: booked, called off, paid back. An order that is there already is left as it is.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use super::goods::{Good, goods};
use super::money;
use super::names::OrderAct;
use super::read::plain;
use crate::base::jobs::Job;
use crate::base::{Currency, Event, Id, Result, Timestamp, Tx};
use crate::catalog::{self, Offered, Sales, Storefront};
use crate::customers::{Customer, Identity};
use crate::orders::{self, Booked, Booking, LineDraft, LineKind, OrderKind, Said, Status};

/// Does what an event says of an order.
#[derive(Clone, Serialize, Deserialize)]
pub struct FollowOrder {
    /// The event.
    pub event: Id<Event<'static>>,
    /// What it says.
    pub act: Told,
    /// By what the buyer was recognised.
    pub identity: Option<Id<Identity>>,
    /// The web shop.
    pub storefront: Option<Id<Storefront>>,
}

/// What an event says of an order, as a job keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// It was placed.
    Book,
    /// It is off.
    Cancel,
    /// Its money went back.
    Refund,
}

impl From<OrderAct> for Told {
    fn from(it: OrderAct) -> Told {
        match it {
            OrderAct::Book => Told::Book,
            OrderAct::Cancel => Told::Cancel,
            OrderAct::Refund => Told::Refund,
        }
    }
}

impl Job for FollowOrder {
    const KIND: &'static str = "follow_tracked_order";
}

/// How long an order may come after the word that it is off.
const PATIENCE: Duration = Duration::from_secs(24 * 3_600);
/// How long to wait before looking for it again.
const WAIT: Duration = Duration::from_secs(10 * 60);

/// Runs the job.
pub fn follow_order(tx: &mut Tx<'_>, job: FollowOrder) -> Result<()> {
    let found =
        tx.first("SELECT subject_id, at, recorded_at, data FROM events WHERE id = $1", &[&job.event], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<Timestamp>(2)?, row.get::<Option<Json>>(3)?))
        })?;
    // Whoever was erased meanwhile has ordered nothing.
    let Some((customer, at, recorded_at, data)) = found else { return Ok(()) };
    let data = data.unwrap_or_default();
    let Some(properties) = data.get("properties").and_then(Json::as_object) else { return Ok(()) };
    let Some(number) = number(properties) else { return Ok(()) };
    let mut sales = Sales::open(tx)?;
    let storefront = storefront(tx, job.storefront, &sales)?;
    let there = orders::of_number(tx, storefront, &number)?;
    match (job.act, there) {
        (Told::Book, Some(_)) => return Ok(()),
        (Told::Book, None) => {
            let told = Order { storefront, number, customer, identity: job.identity, at };
            book(tx, &mut sales, told, properties)?;
        }
        (Told::Cancel | Told::Refund, None) if tx.now < recorded_at + PATIENCE => {
            let again = tx.now + WAIT;
            return tx.enqueue_at(&job, again);
        }
        (Told::Cancel | Told::Refund, None) => return Ok(()),
        (act, Some(order)) => {
            let status = if act == Told::Cancel { Status::Cancelled } else { Status::Refunded };
            let said = Said { status: Some(status), word: status.code().to_owned() };
            orders::follow(tx, &mut sales, &Booked { id: order.id, new: false, added_lines: 0 }, &said)?;
        }
    }
    sales.write(tx)
}

fn number(it: &Map<String, Json>) -> Option<String> {
    const FIELDS: &[&str] = &["order_id", "orderId", "order_number", "orderNumber", "transaction_id", "transactionId"];
    let text = FIELDS.iter().find_map(|field| it.get(*field).and_then(plain).filter(|it| !it.is_empty()))?;
    let text = tongue::clean_name(&text);
    (!text.is_empty() && text.chars().count() <= 100).then_some(text)
}

/// The web shop of the key; else the only one there is; else one for what comes from nowhere else.
fn storefront(tx: &mut Tx<'_>, of_key: Option<Id<Storefront>>, sales: &Sales) -> Result<Id<Storefront>> {
    if let Some(it) = of_key {
        return Ok(it);
    }
    match catalog::storefronts(tx)?.as_slice() {
        [only] => Ok(only.id),
        _ => catalog::ensure_storefront(tx, "web", "Web", sales.home()),
    }
}

/// What is known of an order beside its lines.
struct Order {
    storefront: Id<Storefront>,
    number: String,
    customer: Option<Id<Customer>>,
    identity: Option<Id<Identity>>,
    at: Timestamp,
}

fn book(tx: &mut Tx<'_>, sales: &mut Sales, it: Order, properties: &Map<String, Json>) -> Result<()> {
    let of_shop = catalog::storefronts(tx)?.into_iter().find(|shop| shop.id == it.storefront).map(|shop| shop.currency);
    let currency = money::currency(properties).or(of_shop).unwrap_or_else(|| sales.home());
    let mut lines = lines(properties, currency);
    for line in lines.iter_mut().filter(|line| line.kind == LineKind::Goods) {
        let price = Some(currency.from_e4(line.unit_price_e4));
        let offered = Offered { sku: &line.sku, title: &line.title, sold: line.quantity > 0, price, currency };
        line.variant = Some(catalog::ensure_variant(tx, sales, &offered)?);
    }
    let booking = Booking {
        storefront: it.storefront,
        place: None,
        number: it.number,
        kind: OrderKind::Sale,
        customer: it.customer,
        identity: it.identity,
        currency,
        placed_at: it.at,
        country: country(properties),
        source: super::SOURCE.into(),
        import_id: None,
        lines,
    };
    orders::book(tx, &booking, sales)?;
    Ok(())
}

fn country(properties: &Map<String, Json>) -> Option<String> {
    let code = ["country", "shipping_country"].iter().find_map(|it| properties.get(*it)?.as_str())?.trim();
    let letters = code.len() == 2 && code.bytes().all(|it| it.is_ascii_alphabetic());
    letters.then(|| code.to_uppercase())
}

/// The lines of an order: its goods, postage, what was taken off, and what is missing to the total that was told.
fn lines(properties: &Map<String, Json>, currency: Currency) -> Vec<LineDraft> {
    let amount = |fields: &[&str]| money::amount(properties, fields, currency);
    let mut lines: Vec<LineDraft> = match properties.contains_key("products") || properties.contains_key("items") {
        true => goods(properties).iter().filter_map(|it| goods_line(it, currency)).collect(),
        false => Vec::new(),
    };
    let mut beside = |kind, sku: &str, minor: i64| {
        if minor != 0 {
            lines.push(plain_line(kind, sku, minor, currency));
        }
    };
    beside(LineKind::Shipping, "SHIPPING", amount(&["shipping"]).unwrap_or(0).max(0));
    beside(LineKind::Discount, "DISCOUNT", -amount(&["discount"]).unwrap_or(0).abs());
    let tax = amount(&["tax"]).unwrap_or(0).max(0);
    let told = amount(&["total", "value"]).or_else(|| Some(amount(&["revenue"])? + amount(&["shipping"]).unwrap_or(0)));
    let sum: i64 = lines.iter().map(|it| it.total).sum();
    // What the shop asked for is the total, whatever its lines come to: most often tax on top.
    let missing = told.map_or(0, |it| it - sum);
    if missing != 0 {
        let sku = if missing == tax { "TAX" } else { "TOTAL" };
        let kind = if missing < 0 { LineKind::Discount } else { LineKind::Fee };
        lines.push(plain_line(kind, sku, missing, currency));
    } else if let Some(first) = lines.first_mut() {
        // It is in the prices already.
        first.tax = tax;
    }
    lines
}

fn goods_line(it: &Good, currency: Currency) -> Option<LineDraft> {
    let quantity = it.quantity.unwrap_or(1);
    let price = it.price_e4.unwrap_or(0);
    let total = currency.from_e4(price.checked_mul(quantity)?);
    (quantity > 0).then(|| LineDraft {
        kind: LineKind::Goods,
        variant: None,
        sku: it.sku.clone(),
        title: it.name.clone(),
        quantity,
        unit_price_e4: price,
        discount: 0,
        tax: 0,
        total,
        source_line: None,
    })
}

fn plain_line(kind: LineKind, sku: &str, minor: i64, currency: Currency) -> LineDraft {
    let unit = 10_i64.pow(4_u32.saturating_sub(currency.exponent()));
    LineDraft {
        kind,
        variant: None,
        sku: sku.to_owned(),
        title: String::new(),
        quantity: 1,
        unit_price_e4: minor.saturating_mul(unit),
        discount: 0,
        tax: 0,
        total: minor,
        source_line: None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn totals(it: &Json) -> (i64, Vec<(String, i64)>) {
        let lines = lines(it.as_object().unwrap(), "ZAR".parse().unwrap());
        (lines.iter().map(|it| it.total).sum(), lines.into_iter().map(|it| (it.sku, it.total)).collect())
    }

    #[test]
    fn the_total_is_what_the_shop_asked_for() {
        let order = json!({
            "total": 66.5, "shipping": 5, "discount": "2.50", "tax": 4.02,
            "products": [{ "sku": "CUP", "price": 19.99, "quantity": 3 }],
        });
        let (sum, lines) = totals(&order);
        assert_eq!(sum, 6_650);
        assert_eq!(
            lines,
            [("CUP".into(), 5_997), ("SHIPPING".into(), 500), ("DISCOUNT".into(), -250), ("TOTAL".into(), 403)]
        );
        let taxed = json!({ "total": 23, "tax": 3, "products": [{ "sku": "CUP", "price": 20 }] });
        assert_eq!(totals(&taxed), (2_300, vec![("CUP".into(), 2_000), ("TAX".into(), 300)]));
        assert_eq!(totals(&json!({ "revenue": 10, "shipping": 2 })).0, 1_200);
        assert_eq!(totals(&json!({ "products": [{ "sku": "CUP", "price": 1.005, "quantity": 2 }] })).0, 201);
    }
}
