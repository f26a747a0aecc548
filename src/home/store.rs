//! What the page shows, read at once.

use crate::base::{Conn, Currency, Id, Result, Timestamp};
use crate::orders::Order;
use crate::tracking::{self, Cart, Visitor};

/// The most visitors on the page.
const VISITORS: usize = 30;
/// The most orders on it.
const ORDERS: usize = 8;

/// Who is on the shop.
pub struct Visitors {
    /// How many there are.
    pub count: i64,
    /// The latest of them, whoever came first before.
    pub here: Vec<Visitor>,
    /// Their carts.
    pub carts: Vec<Cart>,
}

/// Who is on the shop at `now`.
pub fn visitors(db: &mut Conn<'_>, now: Timestamp) -> Result<Visitors> {
    let mut here = tracking::visitors_now(db, now, VISITORS)?;
    // So that nobody changes place while they look around.
    here.sort_by_key(|it| (it.visit.started_at, it.visit.id));
    let roots: Vec<_> = here.iter().map(|it| it.customer).collect();
    Ok(Visitors { count: tracking::count_visitors_now(db, now)?, carts: tracking::carts_of(db, &roots, now)?, here })
}

/// The orders of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// Sales that were placed and not called off.
    pub sales: i64,
    /// What they come to in the shop's currency, minor units.
    pub total: i64,
}

/// What was sold from `from` to `to` in `currency`.
pub fn sold(db: &mut Conn<'_>, from: Timestamp, to: Timestamp, currency: Currency) -> Result<Day> {
    db.one(
        "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN currency = $3 THEN total ELSE 0 END), 0) AS BIGINT)
           FROM orders
          WHERE placed_at >= $1 AND placed_at < $2 AND kind = 'sale' AND status <> 'cancelled'",
        &[&from, &to, &currency],
        |row| Ok(Day { sales: row.get(0)?, total: row.get(1)? }),
    )
}

/// An order in the list.
pub struct Placed {
    /// Which.
    pub id: Id<Order>,
    /// As the shop system says it.
    pub number: String,
    /// Who ordered; empty for a guest.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// What it comes to, minor units.
    pub total: i64,
    /// The currency of that.
    pub currency: Currency,
}

/// The latest sales.
pub fn latest(db: &mut Conn<'_>) -> Result<Vec<Placed>> {
    db.all(
        "SELECT o.id, o.number, COALESCE(r.name, ''), o.placed_at, o.total, o.currency
           FROM orders o
           LEFT JOIN customers c ON c.id = o.customer_id
           LEFT JOIN customers r ON r.id = c.root_id
          WHERE o.kind = 'sale'
          ORDER BY o.placed_at DESC, o.id DESC
          LIMIT $1",
        &[&ORDERS],
        |row| {
            Ok(Placed {
                id: row.get(0)?,
                number: row.get(1)?,
                name: row.get(2)?,
                at: row.get(3)?,
                total: row.get(4)?,
                currency: row.get(5)?,
            })
        },
    )
}

/// How many deliveries of today stand where.
pub fn messages(db: &mut Conn<'_>, from: Timestamp) -> Result<Vec<(String, i64)>> {
    db.all(
        "SELECT d.state, COUNT(*)
           FROM messages m JOIN deliveries d ON d.message_id = m.id
          WHERE m.created_at >= $1
          GROUP BY d.state
          ORDER BY d.state",
        &[&from],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
