//! Erasures that were asked for: they run at the end of the shop's day, and can
//! be taken back until then.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::base::jobs::Job;
use crate::base::{Conn, Error, Id, Result, Timestamp, Tx};
use crate::customers::customer::{Customer, find, root_of};
use crate::{settings, team};

use super::erase::{Eraser, Receipt, erase};

/// An erasure that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasureDue {
    /// Who.
    pub customer: Id<Customer>,
    /// Their number.
    pub number: i64,
    /// Why.
    pub reason: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When it will be done.
    pub due_at: Timestamp,
}

/// Erases a person, if that was not taken back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ErasePerson {
    /// Who.
    pub customer: Id<Customer>,
}

impl Job for ErasePerson {
    const KIND: &'static str = "erase_person";
    fn key(&self) -> Option<String> {
        Some(self.customer.to_string())
    }
}

/// The erasure that is due for `customer`, if one was asked for.
pub fn erasure_due(conn: &mut Conn<'_>, customer: Id<Customer>) -> Result<Option<ErasureDue>> {
    conn.first(
        "SELECT customer_id, number, reason, asked_at, due_at FROM erasures_due WHERE customer_id = $1",
        &[&customer],
        |row| {
            Ok(ErasureDue {
                customer: row.get(0)?,
                number: row.get(1)?,
                reason: row.get(2)?,
                asked_at: row.get(3)?,
                due_at: row.get(4)?,
            })
        },
    )
}

/// Asks for the person `id` counts as to be erased at the end of the shop's day.
///
/// # Errors
/// `Conflict` if that was asked for already.
pub fn schedule_erasure(tx: &mut Tx<'_>, id: Id<Customer>, reason: &str) -> Result<ErasureDue> {
    let root = root_of(tx, id)?;
    let number = find(tx, root)?.number;
    let zone = settings::shop(tx)?.map_or(TimeZone::UTC, |it| it.time_zone());
    let (now, actor) = (tx.now, tx.actor);
    let due_at = end_of_day(now, zone);
    let reason: String = reason.replace('\0', "").trim().chars().take(500).collect();
    let asked = tx.run(
        "INSERT INTO erasures_due (customer_id, number, reason, asked_at, due_at, actor_kind, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (customer_id) DO NOTHING",
        &[&root, &number, &reason, &now, &due_at, &actor.kind, &actor.id],
    )?;
    if asked == 0 {
        return Err(Error::conflict("customers-erasure-asked"));
    }
    tx.enqueue_at(&ErasePerson { customer: root }, due_at)?;
    team::audit(tx, "erasure.asked", Some(format!("C-{number}")), json!({ "due_at": due_at }))?;
    Ok(ErasureDue { customer: root, number, reason, asked_at: now, due_at })
}

/// Takes an erasure back.
///
/// # Errors
/// `Conflict` if none is due: it was done, or taken back already.
pub fn cancel_erasure(tx: &mut Tx<'_>, id: Id<Customer>) -> Result<()> {
    let number = tx
        .first("DELETE FROM erasures_due WHERE customer_id = $1 RETURNING number", &[&id], |row| row.get::<i64>(0))?
        .ok_or_else(|| Error::conflict("customers-erasure-none"))?;
    team::audit(tx, "erasure.cancelled", Some(format!("C-{number}")), json!(null))
}

/// Does an erasure that is due. One that was taken back leaves a job that finds
/// nothing to do; one asked for again comes later, with a job of its own.
pub fn run_due_erasure(tx: &mut Tx<'_>, job: &ErasePerson, erasers: &[Eraser]) -> Result<Option<Receipt>> {
    match erasure_due(tx, job.customer)? {
        Some(due) if due.due_at <= tx.now => erase(tx, job.customer, &due.reason, erasers).map(Some),
        Some(due) => {
            tx.enqueue_at(job, due.due_at)?;
            Ok(None)
        }
        None => Ok(None),
    }
}

/// The next midnight of the shop. Where a change of the clock skips midnight,
/// the day begins when the clock goes on.
fn end_of_day(now: Timestamp, zone: TimeZone) -> Timestamp {
    let next = jiff::Timestamp::from_millisecond(now.0)
        .ok()
        .and_then(|it| it.to_zoned(zone).tomorrow().ok())
        .and_then(|it| it.start_of_day().ok());
    next.map_or(now, |it| Timestamp(it.timestamp().as_millisecond()))
}
