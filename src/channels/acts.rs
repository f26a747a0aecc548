//! What staff members do with deliveries: call one off, send one again.

use serde_json::json;

use super::delivery::{Delivery, State};
use super::message::{Message, add_delivery, tell};
use crate::base::{Error, Id, Result, Tx};
use crate::team;

/// Calls a delivery off while it waits.
///
/// # Errors
/// `Conflict` if it does not wait any more.
pub fn cancel(tx: &mut Tx<'_>, id: Id<Delivery>) -> Result<()> {
    let now = tx.now;
    let won = tx.run(
        "UPDATE deliveries SET state = $2, due_at = NULL, settled_at = $3 WHERE id = $1 AND state = 'waiting'",
        &[&id, &State::Cancelled.code(), &now],
    )?;
    if won == 0 {
        return Err(Error::conflict("channels-too-late-to-cancel"));
    }
    team::audit(tx, "delivery.cancelled", Some(id.to_string()), json!({}))?;
    tell(tx)
}

/// Sends the same message once more, to the same address: a delivery of its own.
///
/// # Errors
/// `Conflict` if it is still under way, or its words were erased.
pub fn send_again(tx: &mut Tx<'_>, id: Id<Delivery>) -> Result<Id<Delivery>> {
    let found = tx.first(
        "SELECT d.state, m.id, m.marketing, m.address FROM deliveries d JOIN messages m ON m.id = d.message_id
          WHERE d.id = $1",
        &[&id],
        |row| Ok((row.get::<String>(0)?, row.get::<Id<Message>>(1)?, row.get::<bool>(2)?, row.get::<String>(3)?)),
    )?;
    let (state, message, marketing, address) = found.ok_or(Error::NotFound("delivery"))?;
    if State::parse(&state).is_none_or(State::is_open) || address.is_empty() {
        return Err(Error::conflict("channels-not-again"));
    }
    let again = add_delivery(tx, message, marketing, Some(id), None)?;
    team::audit(tx, "delivery.sent_again", Some(id.to_string()), json!({ "delivery": again }))?;
    Ok(again)
}
