//! Everything one order's page shows, found together.

use std::collections::BTreeMap;

use super::list::Buyer;
use super::model::{Line, Order, State};
use super::store;
use crate::base::{Conn, Id, Result};

/// An order with all that belongs to it.
pub struct Whole {
    /// The order.
    pub order: Order,
    /// Its lines.
    pub lines: Vec<Line>,
    /// How many pieces of each line went back.
    pub returned: BTreeMap<i64, i64>,
    /// What became of it.
    pub states: Vec<State>,
    /// The sale it belongs to, for a credit.
    pub sale: Option<Order>,
    /// Its credits, for a sale.
    pub credits: Vec<Order>,
    /// Who it counts for.
    pub buyer: Option<(Buyer, i64, i64)>,
    /// The name of its web shop.
    pub storefront: String,
    /// The name of who hands it over.
    pub place: Option<String>,
    /// The import that brought it: number and file.
    pub import: Option<(i64, String)>,
    /// The names of the staff in its history.
    pub staff: BTreeMap<i64, String>,
}

/// Finds an order with all that belongs to it.
///
/// # Errors
/// `NotFound` if there is none.
pub fn whole(db: &mut Conn<'_>, id: Id<Order>) -> Result<Whole> {
    let order = store::find(db, id)?;
    let lines = store::lines(db, id)?;
    let states = store::states(db, id)?;
    let staff = db.all(
        "SELECT DISTINCT m.id, m.name
           FROM order_states s JOIN staff m ON m.id = s.actor_id
          WHERE s.order_id = $1 AND s.actor_kind = 'staff'",
        &[&id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let (storefront, place) = db.one(
        "SELECT s.name, p.name
           FROM orders o JOIN storefronts s ON s.id = o.storefront_id LEFT JOIN places p ON p.id = o.place_id
          WHERE o.id = $1",
        &[&id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(Whole {
        returned: store::returned(db, id)?,
        sale: order.sale.map(|it| store::find(db, it)).transpose()?,
        credits: store::credits(db, id)?,
        buyer: buyer(db, &order)?,
        storefront,
        place,
        import: import(db, &order)?,
        staff: staff.into_iter().collect(),
        order,
        lines,
        states,
    })
}

/// Who the order counts for, with how many orders and how much spent.
fn buyer(db: &mut Conn<'_>, order: &Order) -> Result<Option<(Buyer, i64, i64)>> {
    db.first(
        "SELECT r.id, r.number, r.name, r.made_up, r.orders, r.spent
           FROM customers c JOIN customers r ON r.id = c.root_id
          WHERE c.id = $1",
        &[&order.customer],
        |row| {
            let buyer = Buyer { id: row.get(0)?, number: row.get(1)?, name: row.get(2)?, made_up: row.get(3)? };
            Ok((buyer, row.get(4)?, row.get(5)?))
        },
    )
}

/// The file it came from, by the number people say.
fn import(db: &mut Conn<'_>, order: &Order) -> Result<Option<(i64, String)>> {
    db.first("SELECT number, file_name FROM imports WHERE id = $1", &[&order.import_id], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
