//! What follows here from what happens elsewhere: an order empties a cart, and two who become one have one cart.

use std::time::Duration;

use super::carts;
use crate::base::{Event, Id, Result, Tx};
use crate::customers::Customer;

/// An order of before empties no cart of today.
const RECENT: Duration = Duration::from_secs(30 * 24 * 3_600);

/// Looks at each event as it is recorded.
pub fn watch(tx: &mut Tx<'_>, event: &Event<'_>, _: i64) -> Result<()> {
    let Some(subject) = event.subject.map(Id::<Customer>::from_raw) else { return Ok(()) };
    match event.kind {
        "order.placed" if event.at > tx.now - RECENT && anyone_shops(tx)? => carts::refresh(tx, &[subject]),
        "customer.merged" if anyone_shops(tx)? => carts::refresh(tx, &[subject]),
        "customer.parted" if anyone_shops(tx)? => {
            let other = event.data["other"].as_str().and_then(|it| it.parse::<Id<Customer>>().ok());
            let both: Vec<_> = other.into_iter().chain([subject]).collect();
            carts::refresh(tx, &both)
        }
        _ => Ok(()),
    }
}

/// Whether there are carts at all, looked up once in a unit of work: imports of many orders need not ask for each.
#[derive(Clone)]
struct AnyoneShops(bool);

fn anyone_shops(tx: &mut Tx<'_>) -> Result<bool> {
    let found = tx.once(|db| {
        let one = db.first("SELECT 1 FROM carts LIMIT 1", &[], |row| row.get::<i64>(0))?;
        Ok(AnyoneShops(one.is_some()))
    })?;
    Ok(found.0)
}
