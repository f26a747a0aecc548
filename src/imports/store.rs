//! The SQL of imports.

use super::model::{Fault, Import, Kind, Plan, Position, State, Totals};
use crate::base::db::{Param, ids};
use crate::base::{Conn, Error, Id, Result, Row, Say, Tx, next_number};
use crate::customers::Customer;
use crate::orders::Order;

const COLUMNS: &str = "id, number, file_name, blob_key, size, plan, state, position, rows_total, rows_read,
       rows_stored, rows_explained, rows_faulty, totals, error, created_at, started_at, touched_at, ended_at";

fn read(row: &Row<'_>) -> Result<Import> {
    let json = |at| row.get::<String>(at);
    let error = row.get::<Option<String>>(14)?;
    Ok(Import {
        id: row.get(0)?,
        number: row.get(1)?,
        file_name: row.get(2)?,
        blob_key: row.get(3)?,
        size: row.get(4)?,
        plan: serde_json::from_str(&json(5)?)?,
        state: State::parse(&json(6)?).ok_or_else(|| Error::internal("an import in no known state"))?,
        position: serde_json::from_str(&json(7)?)?,
        rows_total: row.get(8)?,
        rows_read: row.get(9)?,
        rows_stored: row.get(10)?,
        rows_explained: row.get(11)?,
        rows_faulty: row.get(12)?,
        totals: serde_json::from_str(&json(13)?)?,
        error: error.map(|it| serde_json::from_str(&it)).transpose()?,
        created_at: row.get(15)?,
        started_at: row.get(16)?,
        touched_at: row.get(17)?,
        ended_at: row.get(18)?,
    })
}

/// A file that has come.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// The name of the file.
    pub file_name: String,
    /// Where it lies.
    pub blob_key: String,
    /// Its size in bytes.
    pub size: i64,
    /// How it seems to be written.
    pub plan: Plan,
}

/// Notes a file that has come.
pub fn add(tx: &mut Tx<'_>, new: &NewImport) -> Result<Id<Import>> {
    let id: Id<Import> = tx.new_id();
    let number = next_number(tx, "import", 0)?;
    let (plan, now, by) = (serde_json::to_string(&new.plan)?, tx.now, tx.actor.id);
    let (position, totals) = (serde_json::to_string(&Position::default())?, serde_json::to_string(&Totals::default())?);
    tx.run(
        "INSERT INTO imports (id, number, kind, file_name, blob_key, size, plan, state, position, totals,
                              created_at, touched_at, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12)",
        &[
            &id,
            &number,
            &new.plan.kind.code(),
            &new.file_name,
            &new.blob_key,
            &new.size,
            &plan,
            &State::Mapping.code(),
            &position,
            &totals,
            &now,
            &by,
        ],
    )?;
    Ok(id)
}

/// The import with this id.
///
/// # Errors
/// `NotFound` if there is none.
pub fn find(db: &mut Conn<'_>, id: Id<Import>) -> Result<Import> {
    db.first(&format!("SELECT {COLUMNS} FROM imports WHERE id = $1"), &[&id], read)?.ok_or(Error::NotFound("import"))
}

/// The newest imports, before `before` if that is given.
pub fn list(db: &mut Conn<'_>, before: Option<i64>, limit: usize) -> Result<Vec<Import>> {
    let before = before.unwrap_or(i64::MAX);
    db.all(
        &format!("SELECT {COLUMNS} FROM imports WHERE number < $1 ORDER BY number DESC LIMIT $2"),
        &[&before, &limit],
        read,
    )
}

/// The last import of a file with this content that is not finished.
pub fn unfinished(db: &mut Conn<'_>, kind: Kind, blob_key: &str) -> Result<Option<Import>> {
    db.first(
        &format!(
            "SELECT {COLUMNS} FROM imports
              WHERE blob_key = $1 AND kind = $2 AND state <> 'done'
              ORDER BY number DESC LIMIT 1"
        ),
        &[&blob_key, &kind.code()],
        read,
    )
}

/// Whether an import that is not finished needs this file.
pub fn is_needed(db: &mut Conn<'_>, blob_key: &str) -> Result<bool> {
    let found =
        db.first("SELECT 1 FROM imports WHERE blob_key = $1 AND state <> 'done' LIMIT 1", &[&blob_key], |row| {
            row.get::<i64>(0)
        })?;
    Ok(found.is_some())
}

/// The imports that are not finished and still have a file of a person's own.
pub fn waiting(db: &mut Conn<'_>) -> Result<Vec<Import>> {
    db.all(
        &format!(
            "SELECT {COLUMNS} FROM imports
              WHERE state <> 'done' AND blob_key <> '' AND blob_key NOT LIKE 'shipped/%'
              ORDER BY number"
        ),
        &[],
        read,
    )
}

/// Removes an import.
pub fn remove(tx: &mut Tx<'_>, id: Id<Import>) -> Result<()> {
    tx.run("DELETE FROM imports WHERE id = $1", &[&id])?;
    Ok(())
}

/// How many of the [`waiting`] were not looked through for one of these people.
pub fn unsearched(db: &mut Conn<'_>, people: &[Id<Customer>]) -> Result<i64> {
    db.one(
        "SELECT COUNT(*) FROM imports
          WHERE state <> 'done' AND blob_key <> '' AND blob_key NOT LIKE 'shipped/%'
            AND (searched_for IS NULL OR searched_for NOT IN {ints $1})",
        &[&ids(people)],
        |row| row.get(0),
    )
}

/// Notes for whom the file was looked through.
pub fn set_searched(tx: &mut Tx<'_>, id: Id<Import>, person: Id<Customer>) -> Result<()> {
    tx.run("UPDATE imports SET searched_for = $2 WHERE id = $1", &[&id, &person])?;
    Ok(())
}

/// Notes that another file takes the place of the one that came.
pub fn set_file(tx: &mut Tx<'_>, id: Id<Import>, blob_key: &str, size: i64) -> Result<()> {
    tx.run("UPDATE imports SET blob_key = $2, size = $3 WHERE id = $1", &[&id, &blob_key, &size])?;
    Ok(())
}

/// Changes how the file is read.
pub fn set_plan(tx: &mut Tx<'_>, id: Id<Import>, plan: &Plan) -> Result<()> {
    let plan_text = serde_json::to_string(plan)?;
    tx.run("UPDATE imports SET plan = $2, kind = $3 WHERE id = $1", &[&id, &plan_text, &plan.kind.code()])?;
    Ok(())
}

/// Moves an import to another state.
pub fn set_state(tx: &mut Tx<'_>, id: Id<Import>, state: State) -> Result<()> {
    let now = tx.now;
    let ended = matches!(state, State::Done | State::Failed).then_some(now);
    tx.run(
        "UPDATE imports SET state = $2, touched_at = $3, ended_at = $4 WHERE id = $1",
        &[&id, &state.code(), &now, &ended],
    )?;
    Ok(())
}

/// Notes that storing begins now.
pub fn set_started(tx: &mut Tx<'_>, id: Id<Import>) -> Result<()> {
    let now = tx.now;
    tx.run("UPDATE imports SET started_at = $2, error = NULL WHERE id = $1", &[&id, &now])?;
    Ok(())
}

/// Notes how many records the file has.
pub fn set_total(tx: &mut Tx<'_>, id: Id<Import>, total: i64) -> Result<()> {
    tx.run("UPDATE imports SET rows_total = $2 WHERE id = $1", &[&id, &total])?;
    Ok(())
}

/// Notes why an import could not go on.
pub fn set_error(tx: &mut Tx<'_>, id: Id<Import>, error: &Say) -> Result<()> {
    let error = serde_json::to_string(error)?;
    tx.run("UPDATE imports SET error = $2 WHERE id = $1", &[&id, &error])?;
    Ok(())
}

/// Notes how far an import is.
pub fn set_progress(tx: &mut Tx<'_>, it: &Import) -> Result<()> {
    let (now, totals, position) = (tx.now, serde_json::to_string(&it.totals)?, serde_json::to_string(&it.position)?);
    tx.run(
        "UPDATE imports
            SET position = $2, totals = $3, rows_read = $4, rows_stored = $5, rows_explained = $6, rows_faulty = $7,
                touched_at = $8
          WHERE id = $1",
        &[&it.id, &position, &totals, &it.rows_read, &it.rows_stored, &it.rows_explained, &it.rows_faulty, &now],
    )?;
    Ok(())
}

/// Writes down records that could not be used.
pub fn add_faults(tx: &mut Tx<'_>, id: Id<Import>, faults: &[Fault]) -> Result<()> {
    for it in faults {
        let reason = serde_json::to_string(&it.reason)?;
        let args: [&dyn Param; 5] = [&id, &(it.index as i64), &(it.line as i64), &reason, &it.raw];
        tx.run(
            "INSERT INTO import_faults (import_id, record, line, reason, raw) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (import_id, record) DO NOTHING",
            &args,
        )?;
    }
    Ok(())
}

/// Forgets the records that a check found wanting.
pub fn drop_faults(tx: &mut Tx<'_>, id: Id<Import>) -> Result<()> {
    tx.run("DELETE FROM import_faults WHERE import_id = $1", &[&id])?;
    Ok(())
}

/// Records that could not be used, in the order of the file, after the record `after`.
pub fn faults(db: &mut Conn<'_>, id: Id<Import>, after: i64, limit: usize) -> Result<Vec<Fault>> {
    db.all(
        "SELECT record, line, reason, raw FROM import_faults
          WHERE import_id = $1 AND record > $2
          ORDER BY record
          LIMIT $3",
        &[&id, &after, &limit],
        |row| {
            Ok(Fault {
                index: row.get::<i64>(0)? as u64,
                line: row.get::<i64>(1)? as u64,
                reason: serde_json::from_str(&row.get::<String>(2)?)?,
                raw: row.get(3)?,
            })
        },
    )
}

/// Which of these order numbers a storefront has already.
pub fn known_orders(db: &mut Conn<'_>, storefront: &str, numbers: &str) -> Result<Vec<(String, Id<Order>)>> {
    db.all(
        "SELECT o.number, o.id FROM orders o JOIN storefronts s ON s.id = o.storefront_id
          WHERE s.key = $1 AND o.number IN {texts $2}",
        &[&storefront, &numbers],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
