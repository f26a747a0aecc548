//! Booking an order that a program tells of.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::customers::SOURCE;
use super::endpoint::{Asked, Done};
use super::identities::{NewIdentity, seen};
use super::order_views::{DetailsView, StatusView};
use super::orders::{after_act, currency, line_kind, storefront};
use super::shapes::{id as id_in, instant, text, unusable};
use crate::base::{Currency, Error, Id, Result, Say, Timestamp, Tx};
use crate::catalog::{self, Offered, Sales};
use crate::customers::{self, Arrival, Customer, Identity, find, resolve};
use crate::orders::{self, Booking, LineDraft, LineKind, OrderKind, Said};
use crate::web::problem::POINTER;

/// The most lines of an order.
const LINES: usize = 1_000;
/// The largest amount of a line, in minor units, and the most pieces: sums of all lines stay exact.
const AMOUNT: i64 = 100_000_000_000;
const PIECES: i64 = 1_000_000;

/// A sale as a program knows it.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewOrder)]
pub struct NewOrder {
    /// As the shop system says it; unique in its storefront.
    #[schema(example = "1042", min_length = 1, max_length = 100)]
    number: String,
    /// The key of the storefront; may be left out where there is only one.
    #[schema(example = "main")]
    storefront: Option<String>,
    /// The id of the customer.
    customer: Option<String>,
    /// By what the customer is recognised, instead of an id. Without both it is a guest's order.
    #[schema(max_items = 20)]
    identities: Option<Vec<NewIdentity>>,
    /// What is known of the customer, by key, where `identities` are sent.
    #[schema(example = json!({ "name": "Thandi Nkosi", "language": "zu" }))]
    attributes: Option<BTreeMap<String, String>>,
    /// ISO 4217; that of the storefront unless said otherwise.
    #[schema(example = "ZAR", pattern = "^[A-Z]{3}$")]
    currency: Option<String>,
    /// When the customer bought; now unless said otherwise.
    #[schema(format = DateTime, example = "2026-03-02T08:15:30Z")]
    placed_at: Option<String>,
    /// ISO 3166 code of where it goes.
    #[schema(example = "ZA", pattern = "^[A-Z]{2}$")]
    country: Option<String>,
    /// Where it stands.
    status: Option<StatusView>,
    /// Its lines, at least one.
    #[schema(min_items = 1, max_items = 1000)]
    lines: Vec<NewLine>,
}

/// A line as a program knows it. Amounts are whole minor units of the order's currency.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewOrderLine)]
struct NewLine {
    /// `goods` unless said otherwise; or `shipping`, `fee`, `discount`, `sample`, `voucher`.
    #[schema(example = "goods", pattern = "^(goods|shipping|fee|discount|sample|voucher)$")]
    kind: Option<String>,
    /// The shop's own code of the variant. A code that is new becomes a product.
    #[serde(default)]
    #[schema(example = "JEB-01-L", max_length = 100)]
    sku: String,
    /// What the line calls it.
    #[serde(default)]
    #[schema(example = "Jebena, black clay, large", max_length = 500)]
    title: String,
    /// Pieces.
    #[schema(example = 1, minimum = 1, maximum = 1_000_000)]
    quantity: Option<i64>,
    /// The price of one piece before discount.
    #[schema(example = 26950, minimum = 0, maximum = 100_000_000_000_i64)]
    unit_price: i64,
    /// What is taken off the whole line.
    #[schema(example = 2000, minimum = 0, maximum = 100_000_000_000_i64)]
    discount: Option<i64>,
    /// Tax contained in the amount of the line.
    #[schema(example = 3254, minimum = 0, maximum = 100_000_000_000_i64)]
    tax: Option<i64>,
}

/// Books the order, and brings it to where it stands.
pub fn book(_: &Asked, tx: &mut Tx<'_>, _: &(), body: &NewOrder) -> Result<Done<DetailsView>> {
    let number = text(&body.number, 100, "/number")?;
    let shop = storefront(tx, body.storefront.as_deref())?;
    let currency = body.currency.as_deref().map_or(Ok(shop.currency), |it| currency(it, "/currency"))?;
    let placed_at = body.placed_at.as_deref().map_or(Ok(tx.now), |it| instant(it, "/placed_at", tx.now))?;
    let country = body.country.as_deref().map(country).transpose()?;
    if body.lines.is_empty() || body.lines.len() > LINES {
        return Err(Error::invalid(Say::new("api-order-lines").with("most", LINES).with(POINTER, "/lines")));
    }
    let (customer, identity) = buyer(tx, body, country.as_deref(), placed_at)?;
    let mut sales = Sales::open(tx)?;
    let mut lines = Vec::with_capacity(body.lines.len());
    for (at, line) in body.lines.iter().enumerate() {
        lines.push(draft(tx, &mut sales, line, currency, at)?);
    }
    let booking = Booking {
        storefront: shop.id,
        place: None,
        number: number.to_owned(),
        kind: OrderKind::Sale,
        customer,
        identity,
        currency,
        placed_at,
        country,
        source: SOURCE.to_owned(),
        import_id: None,
        lines,
    };
    let booked = orders::book(tx, &booking, &mut sales)?;
    if let Some(status) = body.status {
        let said = Said { status: Some(status.into()), word: json!(status).as_str().unwrap_or_default().to_owned() };
        orders::follow(tx, &mut sales, &booked, &said)?;
    }
    sales.write(tx)?;
    let body = after_act(tx, booked.id)?;
    Ok(Done { made: booked.new, body })
}

fn country(code: &str) -> Result<String> {
    let code = code.to_uppercase();
    let fits = code.len() == 2 && code.bytes().all(|it| it.is_ascii_uppercase());
    if fits { Ok(code) } else { Err(unusable("api-not-a-country", "/country")) }
}

/// The row of a customer, and the identity by which they came.
type Whose = (Option<Id<Customer>>, Option<Id<Identity>>);

/// Whom the order belongs to.
fn buyer(tx: &mut Tx<'_>, body: &NewOrder, country: Option<&str>, at: Timestamp) -> Result<Whose> {
    match (&body.customer, &body.identities) {
        (Some(_), Some(_)) => Err(unusable("api-order-whose", "/customer")),
        (Some(id), None) => {
            let id = id_in::<Customer>(id, "/customer")?;
            find(tx, id).map_err(|_| unusable("api-no-customer", "/customer"))?;
            Ok((Some(id), None))
        }
        (None, Some(identities)) => {
            let seen = seen(identities)?;
            let hints: Vec<_> = country.map(|it| ("country", it)).into_iter().collect();
            let found = resolve(tx, &Arrival { identities: &seen, at, source: SOURCE, hints: &hints })?;
            let facts: Vec<_> =
                body.attributes.iter().flatten().map(|(key, value)| (key.as_str(), value.as_str())).collect();
            customers::tell(tx, found.customer, &facts, SOURCE)?;
            Ok((Some(found.customer), found.identity))
        }
        (None, None) => Ok((None, None)),
    }
}

fn draft(tx: &mut Tx<'_>, sales: &mut Sales, line: &NewLine, currency: Currency, at: usize) -> Result<LineDraft> {
    let place = |name: &str| format!("/lines/{at}/{name}");
    let within = |value: i64, least: i64, most: i64, name: &str| {
        if (least..=most).contains(&value) { Ok(value) } else { Err(unusable("api-out-of-range", &place(name))) }
    };
    let kind = line_kind(line.kind.as_deref(), &place("kind"))?;
    let quantity = within(line.quantity.unwrap_or(1), 1, PIECES, "quantity")?;
    let unit = within(line.unit_price, 0, AMOUNT, "unit_price")?;
    let tax = within(line.tax.unwrap_or(0), 0, AMOUNT, "tax")?;
    let goods = unit.checked_mul(quantity).filter(|it| *it <= AMOUNT);
    let goods = goods.ok_or_else(|| unusable("api-out-of-range", &place("unit_price")))?;
    let discount = within(line.discount.unwrap_or(0), 0, goods, "discount")?;
    // A line that takes something off is written below zero.
    let sign = if kind == LineKind::Discount { -1 } else { 1 };
    let sku = if line.sku.trim().is_empty() { "" } else { text(&line.sku, 100, &place("sku"))? };
    let title = if line.title.trim().is_empty() { "" } else { text(&line.title, 500, &place("title"))? };
    let total = sign * (goods - discount);
    let code = if sku.is_empty() { title } else { sku };
    let variant = match code {
        "" => None,
        _ if !kind.is_sold() => None,
        sku => {
            let offered = Offered { sku, title, sold: total > 0, price: Some(total / quantity), currency };
            Some(catalog::ensure_variant(tx, sales, &offered)?)
        }
    };
    Ok(LineDraft {
        kind,
        variant,
        sku: sku.to_owned(),
        title: title.to_owned(),
        quantity,
        unit_price_e4: unit.saturating_mul(10_i64.pow(4 - currency.exponent().min(4))),
        discount,
        tax,
        total,
        source_line: None,
    })
}
