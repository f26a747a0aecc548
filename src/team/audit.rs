//! The audit log: who did what to the shop itself.

use serde_json::Value as Json;

use crate::base::page::{Paged, from_cursor};
use crate::base::{Conn, Id, Result, Timestamp, Tx};

/// One line of the log.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which.
    pub id: Id<Entry>,
    /// When.
    pub at: Timestamp,
    /// What kind of actor: `staff`, `shell`, `system`, …
    pub actor_kind: String,
    /// The name of the staff member who acted, where one did.
    pub actor: Option<String>,
    /// What was done: `staff.added`.
    pub act: String,
    /// To whom or what, in words.
    pub about: Option<String>,
    /// What else is known, as JSON.
    pub data: Option<String>,
}

/// Writes a line into the log, in this commit. `act` is `noun.past`; secrets never stand in `data`.
pub fn audit(tx: &mut Tx<'_>, act: &str, about: Option<String>, data: Json) -> Result<()> {
    let id = tx.new_id::<Entry>();
    let (now, actor) = (tx.now, tx.actor);
    let data = if data.is_null() { None } else { Some(data.to_string()) };
    tx.run(
        "INSERT INTO audit (id, at, actor_kind, actor_id, act, about, data) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &now, &actor.kind, &actor.id, &act, &about, &data],
    )?;
    Ok(())
}

/// What of the log is asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Only this act.
    pub act: Option<String>,
    /// Only what this staff member did.
    pub actor: Option<i64>,
}

/// A page of the log, newest first.
pub fn page(db: &mut Conn<'_>, asked: &Asked, cursor: Option<&str>, limit: usize) -> Result<Paged<Entry>> {
    let (at, id) = cursor.and_then(from_cursor::<(i64, i64)>).unwrap_or((i64::MAX, i64::MAX));
    let wanted = limit + 1;
    let rows = db.all(
        "SELECT audit.id, audit.at, audit.actor_kind, staff.name, audit.act, audit.about, audit.data
           FROM audit
           LEFT JOIN staff ON audit.actor_kind = 'staff' AND staff.id = audit.actor_id
          WHERE (audit.at, audit.id) < ($1, $2)
            AND (CAST($3 AS TEXT) IS NULL OR audit.act = $3)
            AND (CAST($4 AS BIGINT) IS NULL OR (audit.actor_kind = 'staff' AND audit.actor_id = $4))
          ORDER BY audit.at DESC, audit.id DESC
          LIMIT $5",
        &[&at, &id, &asked.act, &asked.actor, &wanted],
        |row| {
            Ok(Entry {
                id: row.get(0)?,
                at: row.get(1)?,
                actor_kind: row.get(2)?,
                actor: row.get(3)?,
                act: row.get(4)?,
                about: row.get(5)?,
                data: row.get(6)?,
            })
        },
    )?;
    Ok(Paged::cut(rows, limit, |it| (it.at, it.id.raw())))
}

/// The acts that stand in the log, for the filter.
pub fn acts(db: &mut Conn<'_>) -> Result<Vec<String>> {
    db.all("SELECT DISTINCT act FROM audit ORDER BY act", &[], |row| row.get(0))
}
