//! The edges, and what follows from them.

use std::collections::BTreeMap;

use serde_json::json;

use crate::base::{Conn, Error, Event, Id, Result, Row, Say, Timestamp, Tx, db};
use crate::customers::customer::{Customer, members, root_of};
use crate::customers::{consent, duplicates, rights, shown};

/// The reason of a merge that no person made: a visitor was recognised.
pub const RECOGNISED: &str = "recognised";

/// No reason is longer than this.
const LONGEST_REASON: usize = 500;

/// One customer was merged into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Which.
    pub id: Id<Merge>,
    /// Who stayed.
    pub kept: Id<Customer>,
    /// Who was merged into them.
    pub merged: Id<Customer>,
    /// Why; [`RECOGNISED`] where no person decided it.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// What kind of actor did it.
    pub actor_kind: String,
    /// Which one.
    pub actor_id: Option<i64>,
    /// When they were parted again.
    pub undone_at: Option<Timestamp>,
    /// Why they were parted.
    pub undone_reason: Option<String>,
}

const COLUMNS: &str = "id, kept_id, merged_id, reason, at, actor_kind, actor_id, undone_at, undone_reason";

fn read(row: &Row<'_>) -> Result<Merge> {
    Ok(Merge {
        id: row.get(0)?,
        kept: row.get(1)?,
        merged: row.get(2)?,
        reason: row.get(3)?,
        at: row.get(4)?,
        actor_kind: row.get(5)?,
        actor_id: row.get(6)?,
        undone_at: row.get(7)?,
        undone_reason: row.get(8)?,
    })
}

/// One merge, also one that was undone.
pub fn edge(conn: &mut Conn<'_>, id: Id<Merge>) -> Result<Merge> {
    conn.first(&format!("SELECT {COLUMNS} FROM merges WHERE id = $1"), &[&id], read)?.ok_or(Error::NotFound("merge"))
}

/// The merges among the rows that count as the person `id` counts as, newest first.
pub fn edges(conn: &mut Conn<'_>, id: Id<Customer>) -> Result<Vec<Merge>> {
    let root = root_of(conn, id)?;
    let members = members(conn, root)?;
    among(conn, &members)
}

fn among(conn: &mut Conn<'_>, rows: &[Id<Customer>]) -> Result<Vec<Merge>> {
    conn.all(
        &format!("SELECT {COLUMNS} FROM merges WHERE merged_id IN {{ints $1}} AND undone_at IS NULL ORDER BY id DESC"),
        &[&db::ids(rows)],
        read,
    )
}

/// Joins the person `other` counts as to the person `keep` counts as.
///
/// # Errors
/// `Conflict` if they are one already, someone else was quicker, or one of them
/// is about to be erased.
pub fn merge(tx: &mut Tx<'_>, keep: Id<Customer>, other: Id<Customer>, reason: &str) -> Result<Id<Merge>> {
    let (keep, other) = (root_of(tx, keep)?, root_of(tx, other)?);
    join(tx, keep, other, reason)
}

/// The same for a machine that knows that they are one: says no where a person parted them once or said that they are
/// two, or one of them is about to be erased.
pub fn merge_if_allowed(tx: &mut Tx<'_>, keep: Id<Customer>, other: Id<Customer>, reason: &str) -> Result<bool> {
    let (keep, other) = (root_of(tx, keep)?, root_of(tx, other)?);
    if keep == other || !may_join(tx, keep, other)? {
        return Ok(false);
    }
    join(tx, keep, other, reason).map(|_| true)
}

/// Draws an edge from the root `merged` to the row `to`. Where that is not a
/// root itself, the merged customer goes with it when it is parted from its own.
pub(in crate::customers) fn join(
    tx: &mut Tx<'_>,
    to: Id<Customer>,
    merged: Id<Customer>,
    reason: &str,
) -> Result<Id<Merge>> {
    let kept = root_of(tx, to)?;
    if kept == merged {
        return Err(Error::conflict("customers-merge-same"));
    }
    refuse_if_erasing(tx, &[kept, merged])?;
    let id = add(tx, to, merged, &cut(reason))?;
    let serial = tx.serial()?;
    tx.run(
        "UPDATE customers SET root_id = $1, merged = 1, version = version + 1, serial = $3
          WHERE id = $2 OR (root_id = $2 AND merged = 1)",
        &[&kept, &merged, &serial],
    )?;
    tx.run("UPDATE customers SET version = version + 1 WHERE id = $1", &[&kept])?;
    consent::forget_states(tx, merged)?;
    follow(tx, kept)?;
    duplicates::decide_pair(tx, kept, merged, duplicates::Decision::Merged)?;
    told(tx, "customer.merged", to, id, merged)?;
    Ok(id)
}

fn add(tx: &mut Tx<'_>, kept: Id<Customer>, merged: Id<Customer>, reason: &str) -> Result<Id<Merge>> {
    let (id, now, actor) = (tx.new_id::<Merge>(), tx.now, tx.actor);
    let added = tx.run(
        "INSERT INTO merges (id, kept_id, merged_id, reason, at, actor_kind, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (merged_id) WHERE undone_at IS NULL DO NOTHING",
        &[&id, &kept, &merged, &reason, &now, &actor.kind, &actor.id],
    )?;
    if added == 0 { Err(Error::conflict("customers-merge-same")) } else { Ok(id) }
}

/// Takes a merge back: whoever came with the merged customer is with them again.
///
/// # Errors
/// `Conflict` if it was taken back already, or the person is about to be erased.
pub fn unmerge(tx: &mut Tx<'_>, id: Id<Merge>, reason: &str) -> Result<Merge> {
    let it = edge(tx, id)?;
    let root = root_of(tx, it.merged)?;
    refuse_if_erasing(tx, &[root])?;
    let (now, by) = (tx.now, tx.actor.id);
    let undone = tx.run(
        "UPDATE merges SET undone_at = $2, undone_reason = $3, undone_by = $4 WHERE id = $1 AND undone_at IS NULL",
        &[&id, &now, &cut(reason), &by],
    )?;
    if undone == 0 {
        return Err(Error::conflict("customers-merge-undone"));
    }
    let all = members(tx, root)?;
    let leaving = tree(&among(tx, &all)?, &all, it.merged);
    let serial = tx.serial()?;
    tx.run(
        "UPDATE customers
            SET root_id = $1, merged = CASE WHEN id = $1 THEN 0 ELSE 1 END, version = version + 1, serial = $3
          WHERE id IN {ints $2}",
        &[&it.merged, &db::ids(&leaving), &serial],
    )?;
    tx.run("UPDATE customers SET version = version + 1 WHERE id = $1", &[&root])?;
    follow(tx, root)?;
    follow(tx, it.merged)?;
    duplicates::decide_pair(tx, it.kept, it.merged, duplicates::Decision::Apart)?;
    told(tx, "customer.parted", it.kept, id, it.merged)?;
    edge(tx, id)
}

/// The rows from which the edges lead to `root`, itself too. Each row has at
/// most one edge away from it, and an edge is only ever drawn from a root to a
/// row of another tree, so there is no circle.
fn tree(edges: &[Merge], rows: &[Id<Customer>], root: Id<Customer>) -> Vec<Id<Customer>> {
    let up: BTreeMap<_, _> = edges.iter().map(|it| (it.merged, it.kept)).collect();
    let top = |mut row: Id<Customer>| {
        while let Some(next) = up.get(&row) {
            row = *next;
        }
        row
    };
    rows.iter().copied().filter(|row| top(*row) == root).collect()
}

/// What follows from who counts as `root`: shown fields, totals, search words, consents.
fn follow(tx: &mut Tx<'_>, root: Id<Customer>) -> Result<()> {
    shown::refresh(tx, root)?;
    consent::refresh_states(tx, root)
}

fn told(tx: &mut Tx<'_>, kind: &str, of: Id<Customer>, merge: Id<Merge>, other: Id<Customer>) -> Result<()> {
    let event = Event::new(kind, tx.now).of(of).about(merge).with(json!({ "other": other }));
    tx.record(&event)?;
    Ok(())
}

fn refuse_if_erasing(tx: &mut Tx<'_>, roots: &[Id<Customer>]) -> Result<()> {
    for root in roots {
        if let Some(due) = rights::erasure_due(tx, *root)? {
            return Err(Error::conflict(
                Say::new("customers-merge-erasing").with("number", format!("C-{}", due.number)),
            ));
        }
    }
    Ok(())
}

fn cut(reason: &str) -> String {
    reason.replace('\0', "").trim().chars().take(LONGEST_REASON).collect()
}

/// Whether a machine may join these two: not if a person parted them once, nor
/// while one of them is about to be erased.
pub(in crate::customers) fn may_join(conn: &mut Conn<'_>, person: Id<Customer>, visitor: Id<Customer>) -> Result<bool> {
    let (a, b) = (members(conn, person)?, members(conn, visitor)?);
    let parted = conn.first(
        "SELECT 1 FROM merges
          WHERE undone_at IS NOT NULL
            AND ((kept_id IN {ints $1} AND merged_id IN {ints $2}) OR (kept_id IN {ints $2} AND merged_id IN {ints $1}))
          LIMIT 1",
        &[&db::ids(&a), &db::ids(&b)],
        |row| row.get::<i64>(0),
    )?;
    Ok(parted.is_none()
        && !duplicates::kept_apart(conn, person, visitor)?
        && rights::erasure_due(conn, person)?.is_none()
        && rights::erasure_due(conn, visitor)?.is_none())
}
