//! Reading orders, and the small writes that several acts share.

use std::collections::BTreeMap;

use super::model::{Line, LineDraft, Order, State, Step, Sums, number_key};
use crate::base::db::{after, ids};
use crate::base::{Conn, Error, Id, Result, Row, Timestamp, Tx};
use crate::catalog::Storefront;
use crate::customers::Customer;

/// The columns of an [`Order`], in the order [`read`] wants them.
pub(super) const COLUMNS: &str = "o.id, o.storefront_id, o.place_id, o.number, o.kind, o.sale_id, o.customer_id,
       o.identity_id, o.status, o.currency, o.placed_at, o.lines, o.units, o.goods, o.discount, o.shipping, o.tax,
       o.total, o.refunded, o.country, o.source, o.import_id";

pub(super) fn read(row: &Row<'_>) -> Result<Order> {
    Ok(Order {
        id: row.get(0)?,
        storefront: row.get(1)?,
        place: row.get(2)?,
        number: row.get(3)?,
        kind: row.get(4)?,
        sale: row.get(5)?,
        customer: row.get(6)?,
        identity: row.get(7)?,
        status: row.get(8)?,
        currency: row.get(9)?,
        placed_at: row.get(10)?,
        sums: Sums {
            lines: row.get(11)?,
            units: row.get(12)?,
            goods: row.get(13)?,
            discount: row.get(14)?,
            shipping: row.get(15)?,
            tax: row.get(16)?,
            total: row.get(17)?,
        },
        refunded: row.get(18)?,
        country: row.get(19)?,
        source: row.get(20)?,
        import_id: row.get(21)?,
    })
}

/// The order with this id.
///
/// # Errors
/// `NotFound` if there is none.
pub fn find(db: &mut Conn<'_>, id: Id<Order>) -> Result<Order> {
    db.first(&format!("SELECT {COLUMNS} FROM orders o WHERE o.id = $1"), &[&id], read)?.ok_or(Error::NotFound("order"))
}

/// The order that a storefront has given this number.
pub fn of_number(db: &mut Conn<'_>, storefront: Id<Storefront>, number: &str) -> Result<Option<Order>> {
    db.first(
        &format!("SELECT {COLUMNS} FROM orders o WHERE o.storefront_id = $1 AND o.number = $2"),
        &[&storefront, &number],
        read,
    )
}

/// The orders whose number begins with `text`, in any writing: `#20418`, `c489449`.
pub fn find_by_number(db: &mut Conn<'_>, text: &str, limit: usize) -> Result<Vec<Order>> {
    let key = number_key(text);
    if key.is_empty() {
        return Ok(Vec::new());
    }
    db.all(
        &format!(
            "SELECT {COLUMNS}
               FROM orders o
              WHERE o.number_key >= $1 AND o.number_key < $2
              ORDER BY o.number_key, o.id
              LIMIT $3"
        ),
        &[&key, &after(&key), &limit],
        read,
    )
}

/// The most people found by what they ordered.
const BUYERS: usize = 50;
/// With fewer signs than this, only the whole number is meant.
const BEGINNING: usize = 3;

/// Who placed the orders whose number begins with `text`, in any writing, as whom they count now. What has no digit is
/// no number, and what has an `@` is an address.
pub fn buyers_by_number(db: &mut Conn<'_>, text: &str) -> Result<Vec<Id<Customer>>> {
    let key = number_key(text);
    if text.contains('@') || !key.contains(|it: char| it.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let beyond = if key.chars().count() < BEGINNING { format!("{key}\u{1}") } else { after(&key) };
    db.all(
        "SELECT DISTINCT c.root_id
           FROM (SELECT customer_id FROM orders
                  WHERE number_key >= $1 AND number_key < $2
                  ORDER BY number_key, id
                  LIMIT $3) AS found
           JOIN customers c ON c.id = found.customer_id",
        &[&key, &beyond, &BUYERS],
        |row| row.get(0),
    )
}

/// The orders of these customer rows, latest first, from before a moment on.
pub fn of_customer(
    db: &mut Conn<'_>,
    members: &[Id<Customer>],
    before: Option<(Timestamp, Id<Order>)>,
    limit: usize,
) -> Result<Vec<Order>> {
    let (at, id) = before.unwrap_or((Timestamp(i64::MAX), Id::from_raw(i64::MAX)));
    db.all(
        &format!(
            "SELECT {COLUMNS}
               FROM orders o
              WHERE o.customer_id IN {{ints $1}} AND (o.placed_at, o.id) < ($2, $3)
              ORDER BY o.placed_at DESC, o.id DESC
              LIMIT $4"
        ),
        &[&ids(members), &at, &id, &limit],
        read,
    )
}

/// The lines of an order.
pub fn lines(db: &mut Conn<'_>, order: Id<Order>) -> Result<Vec<Line>> {
    db.all(
        "SELECT position, kind, variant_id, sku, title, quantity, unit_price_e4, discount, tax, total, source_line
           FROM order_lines
          WHERE order_id = $1
          ORDER BY position",
        &[&order],
        |row| {
            let what = LineDraft {
                kind: row.get(1)?,
                variant: row.get(2)?,
                sku: row.get(3)?,
                title: row.get(4)?,
                quantity: row.get(5)?,
                unit_price_e4: row.get(6)?,
                discount: row.get(7)?,
                tax: row.get(8)?,
                total: row.get(9)?,
                source_line: row.get(10)?,
            };
            Ok(Line { position: row.get(0)?, what })
        },
    )
}

/// What became of an order, in order.
pub fn states(db: &mut Conn<'_>, order: Id<Order>) -> Result<Vec<State>> {
    db.all(
        "SELECT position, step, credit_id, at, actor_kind, actor_id, note
           FROM order_states
          WHERE order_id = $1
          ORDER BY position",
        &[&order],
        |row| {
            Ok(State {
                position: row.get(0)?,
                step: row.get(1)?,
                credit: row.get(2)?,
                at: row.get(3)?,
                actor_kind: row.get(4)?,
                actor_id: row.get(5)?,
                note: row.get(6)?,
            })
        },
    )
}

/// The credits of a sale, in time.
pub fn credits(db: &mut Conn<'_>, sale: Id<Order>) -> Result<Vec<Order>> {
    db.all(&format!("SELECT {COLUMNS} FROM orders o WHERE o.sale_id = $1 ORDER BY o.placed_at, o.id"), &[&sale], read)
}

/// How many pieces of each line of a sale went back by credits made here.
pub fn returned(db: &mut Conn<'_>, sale: Id<Order>) -> Result<BTreeMap<i64, i64>> {
    let rows = db.all(
        "SELECT l.position, CAST(-SUM(l.quantity) AS BIGINT)
           FROM orders o JOIN order_lines l ON l.order_id = o.id
          WHERE o.sale_id = $1 AND o.status <> 'cancelled' AND l.position > 0
          GROUP BY l.position",
        &[&sale],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}

pub(super) fn add_step(
    tx: &mut Tx<'_>,
    order: Id<Order>,
    position: i64,
    step: Step,
    credit: Option<Id<Order>>,
    at: Timestamp,
    note: &str,
) -> Result<()> {
    let actor = tx.actor;
    tx.run(
        "INSERT INTO order_states (order_id, position, step, credit_id, at, actor_kind, actor_id, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&order, &position, &step, &credit, &at, &actor.kind, &actor.id, &note],
    )?;
    Ok(())
}

/// Takes a person out of their orders; the figures stay. Gives how many orders it were.
pub fn erase(tx: &mut Tx<'_>, customers: &[Id<Customer>]) -> Result<u64> {
    let customers = ids(customers);
    // What the team wrote down about an order may name the person.
    tx.run(
        "UPDATE order_states SET note = ''
          WHERE note <> '' AND order_id IN (SELECT id FROM orders WHERE customer_id IN {ints $1})",
        &[&customers],
    )?;
    tx.run(
        "UPDATE orders SET customer_id = NULL, identity_id = NULL, version = version + 1
          WHERE customer_id IN {ints $1}",
        &[&customers],
    )
}
