//! What the team writes down about a customer.

use crate::base::{Conn, Error, Id, Result, Row, Say, Timestamp, Tx, db};

use super::customer::{Customer, members, root_of};

/// No note is longer than this.
pub const LONGEST_NOTE: usize = 4_000;

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Which.
    pub id: Id<Note>,
    /// The row it was written about.
    pub customer: Id<Customer>,
    /// What was written.
    pub body: String,
    /// The staff member who wrote it.
    pub author: Option<i64>,
    /// When.
    pub at: Timestamp,
    /// When it was taken away.
    pub removed_at: Option<Timestamp>,
}

fn read(row: &Row<'_>) -> Result<Note> {
    Ok(Note {
        id: row.get(0)?,
        customer: row.get(1)?,
        body: row.get(2)?,
        author: row.get(3)?,
        at: row.get(4)?,
        removed_at: row.get(5)?,
    })
}

/// Writes a note about the person `id` counts as.
///
/// # Errors
/// `Invalid` if it is empty or too long.
pub fn add_note(tx: &mut Tx<'_>, id: Id<Customer>, body: &str) -> Result<Id<Note>> {
    let body = body.replace('\0', "");
    let body = body.trim();
    if body.is_empty() {
        return Err(Error::invalid("customers-note-empty"));
    }
    if body.chars().count() > LONGEST_NOTE {
        return Err(Error::invalid(Say::new("customers-note-too-long").with("limit", LONGEST_NOTE)));
    }
    let root = root_of(tx, id)?;
    let (note, now) = (tx.new_id::<Note>(), tx.now);
    let author = (tx.actor.kind == "staff").then_some(tx.actor.id).flatten();
    tx.run(
        "INSERT INTO notes (id, customer_id, body, author_id, at) VALUES ($1, $2, $3, $4, $5)",
        &[&note, &root, &body, &author, &now],
    )?;
    Ok(note)
}

/// Takes a note away; [`restore_note`] brings it back.
pub fn remove_note(tx: &mut Tx<'_>, id: Id<Note>) -> Result<Id<Customer>> {
    let now = tx.now;
    tx.first(
        "UPDATE notes SET removed_at = COALESCE(removed_at, $2) WHERE id = $1 RETURNING customer_id",
        &[&id, &now],
        |row| row.get(0),
    )?
    .ok_or(Error::NotFound("note"))
}

/// Brings a note back that was taken away.
pub fn restore_note(tx: &mut Tx<'_>, id: Id<Note>) -> Result<Id<Customer>> {
    tx.first("UPDATE notes SET removed_at = NULL WHERE id = $1 RETURNING customer_id", &[&id], |row| row.get(0))?
        .ok_or(Error::NotFound("note"))
}

/// One note, also one that was taken away.
pub fn note(conn: &mut Conn<'_>, id: Id<Note>) -> Result<Note> {
    conn.first("SELECT id, customer_id, body, author_id, at, removed_at FROM notes WHERE id = $1", &[&id], read)?
        .ok_or(Error::NotFound("note"))
}

/// The notes about the person `id` counts as, newest first.
pub fn notes(conn: &mut Conn<'_>, id: Id<Customer>) -> Result<Vec<Note>> {
    let root = root_of(conn, id)?;
    let members = members(conn, root)?;
    conn.all(
        "SELECT id, customer_id, body, author_id, at, removed_at
           FROM notes
          WHERE customer_id IN {ints $1} AND removed_at IS NULL
          ORDER BY at DESC, id DESC",
        &[&db::ids(&members)],
        read,
    )
}
