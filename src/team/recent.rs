//! What a staff member did lately and can take back.

use std::time::Duration;

use super::model::Staff;
use crate::base::{Conn, Id, Result, Say, Timestamp, Tx};

/// How long an act is kept.
const KEPT: Duration = Duration::from_secs(3_600);
/// How many are shown.
const SHOWN: usize = 20;

/// Something done lately.
#[derive(Clone, Debug)]
pub struct Recent {
    /// When.
    pub at: Timestamp,
    /// The sentence that said so.
    pub say: Say,
    /// The address of the reverse act, which takes a POST; none if it cannot be taken back.
    pub undo: Option<String>,
}

/// Keeps an act of `staff` for an hour, with the address of the reverse act.
/// Every feature calls it in the commit of the act, and passes the same
/// sentence and address to `web::done`.
pub fn remember(tx: &mut Tx<'_>, staff: Id<Staff>, say: &Say, undo: Option<&str>) -> Result<()> {
    let id = tx.new_id::<Recent>();
    let (now, long_ago) = (tx.now, tx.now - KEPT);
    let say = serde_json::to_string(say)?;
    tx.run("DELETE FROM recent_acts WHERE staff_id = $1 AND at < $2", &[&staff, &long_ago])?;
    tx.run(
        "INSERT INTO recent_acts (id, staff_id, at, say, undo) VALUES ($1, $2, $3, $4, $5)",
        &[&id, &staff, &now, &say, &undo],
    )?;
    Ok(())
}

/// The last acts of a staff member within the hour, newest first.
pub fn recent(db: &mut Conn<'_>, staff: Id<Staff>, now: Timestamp) -> Result<Vec<Recent>> {
    let since = now - KEPT;
    db.all(
        "SELECT at, say, undo FROM recent_acts WHERE staff_id = $1 AND at >= $2 ORDER BY at DESC, id DESC LIMIT $3",
        &[&staff, &since, &SHOWN],
        |row| {
            let say = row.get::<String>(1)?;
            Ok(Recent { at: row.get(0)?, say: serde_json::from_str(&say)?, undo: row.get(2)? })
        },
    )
}
