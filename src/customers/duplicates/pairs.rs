//! The pairs, their reasons and decisions.

use crate::base::page::{Paged, from_cursor};
use crate::base::{Conn, Error, Id, Result, Row, Say, Timestamp, Tx, db};
use crate::customers::customer::{Customer, members, root_of};
use crate::customers::merge::{self, Merge};

use super::look;

/// Two people who may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// Which.
    pub id: Id<Duplicate>,
    /// The one.
    pub a: Id<Customer>,
    /// The other.
    pub b: Id<Customer>,
    /// How likely, up to 100.
    pub score: i64,
    /// Why, as sentences of the catalogue.
    pub reasons: Vec<Say>,
    /// When it was found.
    pub found_at: Timestamp,
}

/// What a person decided about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// They are one.
    Merged,
    /// They are two, and it is not asked again.
    Apart,
}

impl Decision {
    fn code(self) -> &'static str {
        match self {
            Decision::Merged => "merged",
            Decision::Apart => "apart",
        }
    }
}

fn read(row: &Row<'_>) -> Result<Duplicate> {
    let reasons: String = row.get(4)?;
    Ok(Duplicate {
        id: row.get(0)?,
        a: row.get(1)?,
        b: row.get(2)?,
        score: row.get(3)?,
        reasons: serde_json::from_str(&reasons)?,
        found_at: row.get(5)?,
    })
}

/// The smaller id first: each pair has one row.
fn ordered(a: Id<Customer>, b: Id<Customer>) -> (Id<Customer>, Id<Customer>) {
    if a < b { (a, b) } else { (b, a) }
}

/// Writes down that these two roots may be one, if there is a reason and nobody
/// has said that they are two.
pub(in crate::customers) fn suggest_pair(tx: &mut Tx<'_>, a: Id<Customer>, b: Id<Customer>) -> Result<()> {
    let Some((score, reasons)) = look::compare(tx, a, b)? else { return Ok(()) };
    write_pair(tx, a, b, score, &reasons)
}

/// How sure it is when someone who cannot prove it says that two are one.
const SAID: i64 = 65;

/// Writes down that someone said that these two are one, for a person to decide.
pub fn suggest_said(tx: &mut Tx<'_>, a: Id<Customer>, b: Id<Customer>) -> Result<()> {
    let (a, b) = (root_of(tx, a)?, root_of(tx, b)?);
    if a == b { Ok(()) } else { write_pair(tx, a, b, SAID, &[Say::new("customers-duplicate-said")]) }
}

fn write_pair(tx: &mut Tx<'_>, a: Id<Customer>, b: Id<Customer>, score: i64, reasons: &[Say]) -> Result<()> {
    if kept_apart(tx, a, b)? {
        return Ok(());
    }
    let (a, b) = ordered(a, b);
    let (id, now) = (tx.new_id::<Duplicate>(), tx.now);
    tx.run(
        "INSERT INTO duplicates (id, a_id, b_id, score, reasons, found_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (a_id, b_id) DO UPDATE
            SET score = EXCLUDED.score, reasons = EXCLUDED.reasons
          WHERE duplicates.decision IS NULL",
        &[&id, &a, &b, &score, &serde_json::to_string(reasons)?, &now],
    )?;
    Ok(())
}

/// Whether someone said that these are two: of any row of the one and any of the other.
pub fn kept_apart(conn: &mut Conn<'_>, a: Id<Customer>, b: Id<Customer>) -> Result<bool> {
    let (a, b) = (members(conn, a)?, members(conn, b)?);
    let found = conn.first(
        "SELECT 1 FROM duplicates
          WHERE decision = 'apart'
            AND ((a_id IN {ints $1} AND b_id IN {ints $2}) OR (a_id IN {ints $2} AND b_id IN {ints $1}))
          LIMIT 1",
        &[&db::ids(&a), &db::ids(&b)],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// The pairs nobody has decided about, the likeliest first.
pub fn open_duplicates(conn: &mut Conn<'_>, cursor: Option<&str>, limit: usize) -> Result<Paged<Duplicate>> {
    let (score, id) = cursor.and_then(from_cursor::<(i64, i64)>).unwrap_or((i64::MAX, i64::MAX));
    let wanted = limit + 1;
    let rows = conn.all(
        "SELECT d.id, d.a_id, d.b_id, d.score, d.reasons, d.found_at
           FROM duplicates d
           JOIN customers a ON a.id = d.a_id AND a.merged = 0
           JOIN customers b ON b.id = d.b_id AND b.merged = 0
          WHERE d.decision IS NULL AND (d.score, d.id) < ($1, $2)
          ORDER BY d.score DESC, d.id DESC
          LIMIT $3",
        &[&score, &id, &wanted],
        read,
    )?;
    Ok(Paged::cut(rows, limit, |it| (it.score, it.id.raw())))
}

/// Who may be the same person as `root`, and nobody has decided yet.
pub fn duplicates_of(conn: &mut Conn<'_>, root: Id<Customer>) -> Result<Vec<Duplicate>> {
    conn.all(
        "SELECT d.id, d.a_id, d.b_id, d.score, d.reasons, d.found_at
           FROM duplicates d
           JOIN customers a ON a.id = d.a_id AND a.merged = 0
           JOIN customers b ON b.id = d.b_id AND b.merged = 0
          WHERE (d.a_id = $1 OR d.b_id = $1) AND d.decision IS NULL
          ORDER BY d.score DESC, d.id DESC
          LIMIT 20",
        &[&root],
        read,
    )
}

/// Decides about a pair: merges them (the older customer stays), or keeps them
/// apart for good. Gives the merge.
///
/// # Errors
/// `Conflict` if someone has decided already.
pub fn decide(tx: &mut Tx<'_>, id: Id<Duplicate>, decision: Decision) -> Result<Option<Id<Merge>>> {
    let pair = tx
        .first("SELECT a_id, b_id FROM duplicates WHERE id = $1 AND decision IS NULL", &[&id], |row| {
            Ok((row.get::<Id<Customer>>(0)?, row.get::<Id<Customer>>(1)?))
        })?
        .ok_or_else(|| Error::conflict("customers-duplicate-decided"))?;
    match decision {
        Decision::Merged => merge::merge(tx, pair.0, pair.1, "duplicate").map(Some),
        Decision::Apart => decide_pair(tx, pair.0, pair.1, decision).map(|()| None),
    }
}

/// Takes a "keep apart" back.
pub fn reopen(tx: &mut Tx<'_>, id: Id<Duplicate>) -> Result<()> {
    tx.run("UPDATE duplicates SET decision = NULL, decided_at = NULL, decided_by = NULL WHERE id = $1", &[&id])?;
    Ok(())
}

/// Writes the decision about a pair, whether it was suggested or not.
pub(in crate::customers) fn decide_pair(
    tx: &mut Tx<'_>,
    a: Id<Customer>,
    b: Id<Customer>,
    decision: Decision,
) -> Result<()> {
    let (a, b) = ordered(a, b);
    let (id, now, by) = (tx.new_id::<Duplicate>(), tx.now, tx.actor.id);
    tx.run(
        "INSERT INTO duplicates (id, a_id, b_id, score, reasons, found_at, decision, decided_at, decided_by)
         VALUES ($1, $2, $3, 0, '[]', $4, $5, $4, $6)
         ON CONFLICT (a_id, b_id) DO UPDATE
            SET decision = EXCLUDED.decision, decided_at = EXCLUDED.decided_at, decided_by = EXCLUDED.decided_by",
        &[&id, &a, &b, &now, &decision.code(), &by],
    )?;
    Ok(())
}

/// Looks for whom the person `customer` counts as may be the same as.
pub(super) fn suggest_all(tx: &mut Tx<'_>, customer: Id<Customer>, others: &[Id<Customer>]) -> Result<()> {
    let root = root_of(tx, customer)?;
    for other in others {
        if *other != root {
            suggest_pair(tx, root, *other)?;
        }
    }
    Ok(())
}
