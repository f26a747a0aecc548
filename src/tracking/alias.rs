//! `alias`: an older id is the same person.

use super::model::{Message, Source};
use super::take::SOURCE;
use crate::base::{Id, Result, Tx};
use crate::customers::{self, Arrival, Customer, Resolved, Seen};

/// Joins whoever had the older id to who they are now.
///
/// A visitor is joined always. Of two people who are both known, only someone with a secret can say that they are one;
/// what a browser says of them is written down for a person to decide.
pub fn join(tx: &mut Tx<'_>, source: &Source, it: &Message, previous: &str, now: &Resolved) -> Result<()> {
    let seen = |kind, scope, value| Seen { kind, scope, value, verified: false };
    let user = it.user.as_deref().map(|it| seen("external", source.scope.as_str(), it));
    let mut identities: Vec<Seen<'_>> = user.into_iter().collect();
    identities.push(seen("anonymous", "", previous));
    match holder(tx, &source.scope, previous)? {
        Some(other) if source.trusted => {
            customers::merge_if_allowed(tx, other, now.customer, customers::RECOGNISED)?;
        }
        Some(other) => customers::suggest_said(tx, other, now.customer)?,
        // From now on both ids mean them.
        None if source.trusted => identities.push(seen("external", &source.scope, previous)),
        None => {}
    }
    customers::resolve(tx, &Arrival { identities: &identities, at: it.at, source: SOURCE, hints: &[] })?;
    Ok(())
}

/// Who has this id from the shop.
fn holder(tx: &mut Tx<'_>, scope: &str, id: &str) -> Result<Option<Id<Customer>>> {
    let Some(normal) = customers::normal("external", id, None) else { return Ok(None) };
    tx.first(
        "SELECT customer_id FROM identities WHERE value = $1 AND kind = 'external' AND scope = $2 ORDER BY id LIMIT 1",
        &[&normal.value, &scope],
        |row| row.get(0),
    )
}
