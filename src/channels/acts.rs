//! What is done with deliveries: call off what waits, send one again.

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

/// Calls off what still waits of the message with this key; `why` is the key of a sentence that is shown beside it.
/// What a sender has taken leaves all the same. Gives how many deliveries were called off: none the second time.
pub fn call_off(tx: &mut Tx<'_>, key: &str, why: &str) -> Result<u64> {
    let now = tx.now;
    let off = tx.run(
        "UPDATE deliveries SET state = $2, due_at = NULL, answer = $3, settled_at = $4
          WHERE message_id = (SELECT id FROM messages WHERE key = $1) AND state = 'waiting'",
        &[&key, &State::Cancelled.code(), &why, &now],
    )?;
    if off > 0 {
        tell(tx)?;
    }
    Ok(off)
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
