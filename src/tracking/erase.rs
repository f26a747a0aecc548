//! What of tracking names a person: for those who are erased, and for those who ask what is held about them.

use serde_json::{Value as Json, json};

use super::visits::visits_of;
use crate::base::db::ids;
use crate::base::{Conn, Id, Result, Tx};
use crate::customers::{Customer, Erased};

/// Forgets the visits and carts of a person; their events go with them.
pub fn eraser(tx: &mut Tx<'_>, who: &Erased) -> Result<Vec<(&'static str, i64)>> {
    let rows = ids(&who.customers);
    let visits = tx.run("DELETE FROM visits WHERE customer_id IN {ints $1}", &[&rows])?;
    let carts = tx.run("DELETE FROM carts WHERE customer_id IN {ints $1}", &[&rows])?;
    Ok(vec![("visits", visits as i64), ("carts", carts as i64)])
}

/// The visits and carts of a person.
pub fn exporter(db: &mut Conn<'_>, rows: &[Id<Customer>]) -> Result<(&'static str, Json)> {
    let visits = visits_of(db, rows, 100_000)?;
    let visits: Vec<Json> = visits
        .iter()
        .map(|it| {
            json!({
                "from": it.started_at.to_string(), "to": it.last_at.to_string(), "pages": it.pages, "events": it.events,
                "last_page": it.url, "title": it.title, "came_from": it.referrer, "campaign": it.campaign,
                "device": it.device,
            })
        })
        .collect();
    let carts = db.all("SELECT items, updated_at FROM carts WHERE customer_id IN {ints $1}", &[&ids(rows)], |row| {
        let items: Json = row.get(0)?;
        Ok(json!({ "items": items, "updated_at": row.get::<crate::base::Timestamp>(1)?.to_string() }))
    })?;
    Ok(("tracking", json!({ "visits": visits, "carts": carts })))
}
