//! The list of orders: what is asked, and the rows that answer.

use jiff::civil::Date;

use super::model::{Order, OrderKind, Status, number_key};
use super::store::{COLUMNS, read};
use crate::base::db::{Param, Value, after};
use crate::base::page::{Paged, from_cursor};
use crate::base::{Conn, Id, Result};
use crate::catalog::{Product, Storefront};
use crate::customers::Customer;

/// What orders are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The beginning of a number, in any writing.
    pub number: String,
    /// Where they stand.
    pub status: Option<Status>,
    /// What they are in the books.
    pub kind: Option<OrderKind>,
    /// The web shop they came through.
    pub storefront: Option<Id<Storefront>>,
    /// Where they went.
    pub country: Option<String>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// With a customer, or guests only.
    pub guests: Option<bool>,
    /// With this product.
    pub product: Option<Id<Product>>,
}

/// In which order they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorted {
    /// By total; by time otherwise.
    pub by_total: bool,
    /// The latest or the most first.
    pub falling: bool,
}

impl Default for Sorted {
    fn default() -> Sorted {
        Sorted { by_total: false, falling: true }
    }
}

/// An order in the list, with who it counts for now.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The order.
    pub order: Order,
    /// Its customer: id, number, name, made up or not.
    pub buyer: Option<Buyer>,
}

/// The person an order counts for.
#[derive(Clone, Debug)]
pub struct Buyer {
    /// Which.
    pub id: Id<Customer>,
    /// Said aloud: C-10482.
    pub number: i64,
    /// Empty where nobody told us.
    pub name: String,
    /// Whether the name was made up for a demonstration.
    pub made_up: bool,
}

/// A value of the question, held until it is asked.
enum Held {
    Int(i64),
    Text(String),
}

impl Param for Held {
    fn value(&self) -> Value<'_> {
        match self {
            Held::Int(it) => Value::Int(*it),
            Held::Text(it) => Value::Text(it),
        }
    }
}

/// The conditions of a statement, with their values in order.
#[derive(Default)]
struct Wanted {
    conditions: Vec<String>,
    values: Vec<Held>,
}

impl Wanted {
    /// Adds a condition; each `?` in it becomes the next of `values`.
    fn add<const N: usize>(&mut self, condition: &str, values: [Held; N]) {
        let mut text = String::with_capacity(condition.len() + N * 2);
        let mut next = self.values.len();
        for (at, piece) in condition.split('?').enumerate() {
            if at > 0 {
                next += 1;
                text.push_str(&format!("${next}"));
            }
            text.push_str(piece);
        }
        self.conditions.push(text);
        self.values.extend(values);
    }

    fn text(&self) -> String {
        if self.conditions.is_empty() { "1 = 1".to_owned() } else { self.conditions.join(" AND ") }
    }

    fn params(&self) -> Vec<&dyn Param> {
        self.values.iter().map(|it| it as &dyn Param).collect()
    }
}

impl Filter {
    fn wanted(&self, zone: &jiff::tz::TimeZone) -> Wanted {
        let mut it = Wanted::default();
        let key = number_key(&self.number);
        if !key.is_empty() {
            let end = after(&key);
            it.add("o.number_key >= ? AND o.number_key < ?", [Held::Text(key), Held::Text(end)]);
        } else if !self.number.is_empty() {
            it.add("1 = 0", []);
        }
        if let Some(status) = self.status {
            it.add("o.status = ?", [Held::Text(status.code().to_owned())]);
        }
        if let Some(kind) = self.kind {
            it.add("o.kind = ?", [Held::Text(kind.code().to_owned())]);
        }
        if let Some(id) = self.storefront {
            it.add("o.storefront_id = ?", [Held::Int(id.raw())]);
        }
        if let Some(country) = &self.country {
            it.add("o.country = ?", [Held::Text(country.clone())]);
        }
        if let Some(ms) = self.from.and_then(|day| midnight(day, zone)) {
            it.add("o.placed_at >= ?", [Held::Int(ms)]);
        }
        if let Some(ms) = self.to.and_then(|day| midnight(day.tomorrow().ok()?, zone)) {
            it.add("o.placed_at < ?", [Held::Int(ms)]);
        }
        match self.guests {
            Some(true) => it.add("o.customer_id IS NULL", []),
            Some(false) => it.add("o.customer_id IS NOT NULL", []),
            None => {}
        }
        if let Some(id) = self.product {
            it.add(
                "o.id IN (SELECT l.order_id FROM order_lines l JOIN variants v ON v.id = l.variant_id
                           WHERE v.product_id = ?)",
                [Held::Int(id.raw())],
            );
        }
        it
    }
}

fn midnight(day: Date, zone: &jiff::tz::TimeZone) -> Option<i64> {
    day.to_zoned(zone.clone()).ok().map(|it| it.timestamp().as_millisecond())
}

/// One page of the list.
pub fn page(
    db: &mut Conn<'_>,
    filter: &Filter,
    sorted: Sorted,
    cursor: Option<&str>,
    limit: usize,
    zone: &jiff::tz::TimeZone,
) -> Result<Paged<Listed>> {
    let column = if sorted.by_total { "o.total" } else { "o.placed_at" };
    let (than, way) = if sorted.falling { ("<", "DESC") } else { (">", "ASC") };
    let mut wanted = filter.wanted(zone);
    if let Some((value, id)) = cursor.and_then(from_cursor::<(i64, i64)>) {
        wanted.add(&format!("({column}, o.id) {than} (?, ?)"), [Held::Int(value), Held::Int(id)]);
    }
    let sql = format!(
        "SELECT {COLUMNS}, r.id, r.number, r.name, r.made_up
           FROM orders o
           LEFT JOIN customers c ON c.id = o.customer_id
           LEFT JOIN customers r ON r.id = c.root_id
          WHERE {}
          ORDER BY {column} {way}, o.id {way}
          LIMIT {}",
        wanted.text(),
        limit + 1
    );
    let rows = db.all(&sql, &wanted.params(), |row| {
        let buyer = row.get::<Option<Id<Customer>>>(22)?.map(|id| {
            Ok::<_, crate::base::Error>(Buyer { id, number: row.get(23)?, name: row.get(24)?, made_up: row.get(25)? })
        });
        Ok(Listed { order: read(row)?, buyer: buyer.transpose()? })
    })?;
    Ok(Paged::cut(rows, limit, |last| {
        let value = if sorted.by_total { last.order.sums.total } else { last.order.placed_at.0 };
        (value, last.order.id.raw())
    }))
}

/// Counting stops here: nobody reads further, and a page must not wait for it.
pub const COUNT_LIMIT: i64 = 10_000;

/// How many there are, at most one more than [`COUNT_LIMIT`].
pub fn count(db: &mut Conn<'_>, filter: &Filter, zone: &jiff::tz::TimeZone) -> Result<i64> {
    let wanted = filter.wanted(zone);
    let sql = format!(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM orders o WHERE {} LIMIT {}) AS counted",
        wanted.text(),
        COUNT_LIMIT + 1
    );
    db.one(&sql, &wanted.params(), |row| row.get(0))
}

/// The countries that orders went to.
pub fn countries(db: &mut Conn<'_>) -> Result<Vec<String>> {
    db.all("SELECT DISTINCT country FROM sales_days WHERE country <> '' ORDER BY country", &[], |row| row.get(0))
}

/// The latest orders with a product.
pub fn with_product(db: &mut Conn<'_>, product: Id<Product>, limit: usize) -> Result<Vec<(Order, i64, i64)>> {
    db.all(
        &format!(
            "SELECT {COLUMNS}, CAST(SUM(l.quantity) AS BIGINT), CAST(SUM(l.total) AS BIGINT)
               FROM orders o JOIN order_lines l ON l.order_id = o.id
              WHERE l.variant_id IN (SELECT id FROM variants WHERE product_id = $1)
                AND o.id IN (SELECT n.id FROM orders n
                              WHERE n.id IN (SELECT k.order_id FROM order_lines k JOIN variants v ON v.id = k.variant_id
                                              WHERE v.product_id = $1)
                              ORDER BY n.placed_at DESC, n.id DESC LIMIT $2)
              GROUP BY o.id
              ORDER BY o.placed_at DESC, o.id DESC"
        ),
        &[&product, &limit],
        |row| Ok((read(row)?, row.get(22)?, row.get(23)?)),
    )
}
