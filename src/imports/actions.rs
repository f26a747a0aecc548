//! What can be done with an import: each is one unit of work.

use super::model::{Import, Plan, State, Totals};
use super::run::{CheckImport, RunImport};
use super::store;
use crate::base::{Error, Id, Result, Say, Tx};

/// Says how the file is read; only before anything was stored.
pub fn choose(tx: &mut Tx<'_>, id: Id<Import>, plan: &Plan) -> Result<()> {
    let it = store::find(tx, id)?;
    before_storing(&it, tx)?;
    store::set_plan(tx, id, plan)?;
    store::set_state(tx, id, State::Mapping)
}

/// Begins to check the file by this plan. Whoever calls this runs it.
pub fn begin_check(tx: &mut Tx<'_>, id: Id<Import>) -> Result<()> {
    let it = store::find(tx, id)?;
    before_storing(&it, tx)?;
    sound(&it.plan)?;
    store::drop_faults(tx, id)?;
    store::set_progress(tx, &afresh(it))?;
    store::set_state(tx, id, State::Checking)?;
    store::set_started(tx, id)
}

/// [`begin_check`], as a job.
pub fn check_in_background(tx: &mut Tx<'_>, id: Id<Import>) -> Result<()> {
    begin_check(tx, id)?;
    tx.enqueue(&CheckImport { import: id })
}

/// Begins to store, or goes on where it stands; another worker that is still at it finds itself overtaken. Whoever
/// calls this runs it.
pub fn start(tx: &mut Tx<'_>, id: Id<Import>) -> Result<()> {
    let mut it = store::find(tx, id)?;
    if it.state == State::Done {
        return Err(Error::conflict("imports-done-already"));
    }
    sound(&it.plan)?;
    if !it.position.began {
        // What a check found is found again.
        store::drop_faults(tx, id)?;
        it = afresh(it);
    }
    it.position.began = true;
    it.position.began_with = it.rows_read;
    it.position.slices += 1;
    store::set_progress(tx, &it)?;
    store::set_state(tx, id, State::Running)?;
    store::set_started(tx, id)
}

/// [`start`], as a job.
pub fn start_in_background(tx: &mut Tx<'_>, id: Id<Import>) -> Result<()> {
    if store::find(tx, id)?.is_at_work(tx.now) {
        return Err(Error::conflict("imports-at-work"));
    }
    start(tx, id)?;
    tx.enqueue(&RunImport { import: id })
}

/// Stops a check or an import after the slice it is at.
pub fn stop(tx: &mut Tx<'_>, id: Id<Import>) -> Result<()> {
    let it = store::find(tx, id)?;
    match it.state {
        State::Running => store::set_state(tx, id, State::Stopped),
        State::Checking => {
            store::drop_faults(tx, id)?;
            store::set_progress(tx, &afresh(it))?;
            store::set_state(tx, id, State::Mapping)
        }
        _ => Ok(()),
    }
}

/// Removes an import that has stored nothing; gives how it was.
pub fn remove(tx: &mut Tx<'_>, id: Id<Import>) -> Result<Import> {
    let it = store::find(tx, id)?;
    before_storing(&it, tx)?;
    store::drop_faults(tx, id)?;
    store::remove(tx, id)?;
    Ok(it)
}

/// Notes why an import cannot go on.
pub fn fail(tx: &mut Tx<'_>, id: Id<Import>, why: &Say) -> Result<()> {
    store::set_error(tx, id, why)?;
    store::set_state(tx, id, State::Failed)?;
    tx.tell(format!("import:{id}"), "progress", serde_json::json!({}));
    Ok(())
}

fn sound(plan: &Plan) -> Result<()> {
    plan.fault().map_or(Ok(()), |it| Err(Error::Invalid(it)))
}

fn before_storing(it: &Import, tx: &Tx<'_>) -> Result<()> {
    if it.is_at_work(tx.now) || it.position.began {
        return Err(Error::conflict("imports-has-begun"));
    }
    Ok(())
}

/// With nothing counted.
fn afresh(it: Import) -> Import {
    Import {
        position: Default::default(),
        totals: Totals::default(),
        rows_read: 0,
        rows_stored: 0,
        rows_explained: 0,
        rows_faulty: 0,
        ..it
    }
}
