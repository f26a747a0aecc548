//! Reading a file to its end: the check that stores nothing, and the import itself.

use std::collections::HashMap;
use std::io::{BufReader, Read};
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::sync::mpsc;

use super::actions;
use super::book::{Memory, Stored, store_slice};
use super::model::{Import, Kind, Plan, State, Sum, Totals};
use super::slices::{self, Slice, Slices};
use super::store;
use crate::app::App;
use crate::base::db::list;
use crate::base::jobs::{Job, Registry};
use crate::base::time::Stopwatch;
use crate::base::{Actor, Error, Id, Result};
use crate::orders::{self, Followed, Said};

/// The kind of actor that imports are.
const ACTOR: &str = "import";
/// Open pages hear of progress so often.
const TELL: Duration = Duration::from_millis(400);

/// Checks a file without storing anything.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckImport {
    /// Which.
    pub import: Id<Import>,
}

impl Job for CheckImport {
    const KIND: &'static str = "check_import";
    fn key(&self) -> Option<String> {
        Some(self.import.to_string())
    }
}

/// Stores what a file holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunImport {
    /// Which.
    pub import: Id<Import>,
}

impl Job for RunImport {
    const KIND: &'static str = "run_import";
    fn key(&self) -> Option<String> {
        Some(self.import.to_string())
    }
}

/// Removes the file of an import that needs it no more: everything in it is in the books or among the faults, and a
/// copy of people's data that nobody needs is only a danger to them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ForgetFile {
    /// Where it lies.
    pub blob_key: String,
}

impl Job for ForgetFile {
    const KIND: &'static str = "forget_import_file";
}

/// The jobs of imports, with what does them.
pub fn jobs(registry: &mut Registry<App>) {
    registry.outside(check_job).outside(run_job).outside(forget_job);
}

async fn check_job(app: App, job: CheckImport) -> Result<()> {
    let checked = check(&app, job.import, |_| {}).await;
    settle(&app, job.import, checked).await
}

async fn run_job(app: App, job: RunImport) -> Result<()> {
    let ran = run(&app, job.import, |_| {}).await.map(drop);
    settle(&app, job.import, ran).await
}

async fn forget_job(app: App, job: ForgetFile) -> Result<()> {
    let key = job.blob_key.clone();
    // The same file may have come again.
    let needed = app.db.read(move |db| store::is_needed(db, &key)).await?;
    if needed || super::shipped(&job.blob_key).is_some() {
        return Ok(());
    }
    app.blobs.delete(&job.blob_key).await
}

/// What can never work is noted with the import; what may work later is tried again.
async fn settle(app: &App, id: Id<Import>, done: Result<()>) -> Result<()> {
    let say = match done {
        Err(Error::Invalid(say) | Error::Conflict(say)) => say,
        Err(Error::NotFound(_)) => return Ok(()),
        other => return other,
    };
    app.db.write(actor(id), move |tx| actions::fail(tx, id, &say)).await
}

fn actor(id: Id<Import>) -> Actor {
    Actor::new(ACTOR, id)
}

/// The file of an import, unpacked, from its beginning.
pub async fn open(app: &App, it: &Import) -> Result<Box<dyn Read + Send>> {
    if let Some(bytes) = super::shipped(&it.blob_key) {
        return Ok(Box::new(flate2::read::MultiGzDecoder::new(bytes)));
    }
    let gone = || Error::conflict("imports-file-gone");
    if it.blob_key.is_empty() {
        return Err(gone());
    }
    unpacked(app.blobs.file(&it.blob_key).await?.ok_or_else(gone)?)
}

/// A file as it is, or unpacked if it is packed with gzip.
pub fn unpacked(file: impl Read + Send + 'static) -> Result<Box<dyn Read + Send>> {
    let mut file = BufReader::with_capacity(64 * 1024, file);
    let packed = std::io::BufRead::fill_buf(&mut file)?.starts_with(&[0x1f, 0x8b]);
    Ok(if packed { Box::new(flate2::read::MultiGzDecoder::new(file)) } else { Box::new(file) })
}

/// Reads slices on a thread of their own, one ahead of who takes them.
fn read_ahead(source: Box<dyn Read + Send>, it: &Import) -> mpsc::Receiver<Result<Slice>> {
    let (sender, slices) = mpsc::channel(1);
    let (plan, position) = (it.plan.clone(), it.position.clone());
    tokio::task::spawn_blocking(move || {
        let mut reader = match Slices::open(source, &plan, position) {
            Ok(it) => it,
            Err(error) => return drop(sender.blocking_send(Err(error))),
        };
        loop {
            let slice = reader.read();
            let last = slice.as_ref().map_or(true, |it| it.ended);
            // Nobody takes slices any more when the import was stopped.
            if sender.blocking_send(slice).is_err() || last {
                return;
            }
        }
    });
    slices
}

/// Stores a file from where it stands to its end, or until someone stops it; gives how it stands then.
///
/// # Errors
/// `Conflict` if the file is gone; anything of the database. What was stored stays stored.
pub async fn run(app: &App, id: Id<Import>, mut progress: impl FnMut(&Import)) -> Result<Import> {
    let mut it = app.db.read(move |db| store::find(db, id)).await?;
    if it.state != State::Running {
        return Ok(it);
    }
    if it.rows_total.is_none() {
        it.rows_total = Some(count(app, &it).await?);
        let total = it.rows_total.unwrap_or(0);
        app.db.write(actor(id), move |tx| store::set_total(tx, id, total)).await?;
    }
    progress(&it);
    let memory = Arc::new(Memory::default());
    let mut slices = read_ahead(open(app, &it).await?, &it);
    let mut told = Stopwatch::start();
    while let Some(slice) = slices.recv().await {
        let (slice, tell) = (slice?, told.elapsed() >= TELL);
        if tell {
            told = Stopwatch::start();
        }
        let known = memory.clone();
        let stored = app.db.write(actor(id), move |tx| store_slice(tx, id, &slice, &known, tell)).await?;
        let Stored::Done(now, learned) = stored else { break };
        memory.keep(learned);
        it = *now;
        progress(&it);
        if it.state == State::Done {
            return Ok(it);
        }
    }
    app.db.read(move |db| store::find(db, id)).await
}

async fn count(app: &App, it: &Import) -> Result<i64> {
    let (source, plan) = (open(app, it).await?, it.plan.clone());
    let counted = tokio::task::spawn_blocking(move || slices::count(source, &plan));
    Ok(counted.await.map_err(Error::internal)?? as i64)
}

/// Reads a file to its end and counts what would become of its rows.
pub async fn check(app: &App, id: Id<Import>, mut progress: impl FnMut(&Import)) -> Result<()> {
    let mut it = app.db.read(move |db| store::find(db, id)).await?;
    if it.state != State::Checking {
        return Ok(());
    }
    it.rows_total = Some(count(app, &it).await?);
    it.position = Default::default();
    it.totals = Totals::default();
    it.rows_faulty = 0;
    let total = it.rows_total.unwrap_or(0);
    app.db.write(actor(id), move |tx| store::set_total(tx, id, total)).await?;
    let mut slices = read_ahead(open(app, &it).await?, &it);
    while let Some(slice) = slices.recv().await {
        let slice = slice?;
        let totals = weigh(app, &it.plan, &slice).await?;
        it.totals.join(&totals);
        it.rows_stored = it.totals.rows_stored();
        it.rows_explained = it.totals.rows_explained();
        it.rows_faulty += slice.faults.len() as i64;
        it.rows_read = it.rows_stored + it.rows_explained + it.rows_faulty;
        progress(&it);
        let (now, ended) = (it.clone(), slice.ended);
        let goes_on = app
            .db
            .write(actor(id), move |tx| {
                if store::find(tx, id)?.state != State::Checking {
                    return Ok(false);
                }
                store::add_faults(tx, id, &slice.faults)?;
                store::set_progress(tx, &now)?;
                if ended {
                    store::set_state(tx, id, State::Checked)?;
                }
                tx.tell(format!("import:{id}"), "progress", json!({}));
                Ok(true)
            })
            .await?;
        if !goes_on {
            break;
        }
    }
    Ok(())
}

/// What a slice would come to: orders that are there already change nothing.
async fn weigh(app: &App, plan: &Plan, slice: &Slice) -> Result<Totals> {
    let mut totals = Totals::default();
    totals.explain("blank", Sum { rows: slice.blank, amount: 0 });
    if plan.kind == Kind::Customers {
        slice.people.iter().for_each(|_| totals.count_customer("read"));
        return Ok(totals);
    }
    let known = known(app, plan, slice).await?;
    for order in &slice.orders {
        totals.count_sums(order);
        if let Some(followed) = known.get(&order.number) {
            totals.count_standing(order, *followed);
            totals.explain(if *followed == Followed::Stays { "already" } else { "moved" }, order.sum());
            continue;
        }
        let lines = order.lines.iter().map(|it| (it.kind, it.source.is_some(), it.total));
        totals.count_order(order.kind, true, lines);
        if let Some(said) = &order.said {
            totals.count_standing(order, orders::followed_when_new(order.kind, order.sum().amount, said));
        }
    }
    Ok(totals)
}

/// The orders of a slice that are there already, and what becomes of each by what the file says of it.
async fn known(app: &App, plan: &Plan, slice: &Slice) -> Result<HashMap<String, Followed>> {
    let numbers = list(&slice.orders.iter().map(|it| it.number.as_str()).collect::<Vec<_>>());
    let said: HashMap<String, Said> =
        slice.orders.iter().filter_map(|it| Some((it.number.clone(), it.said.clone()?))).collect();
    let storefront = plan.storefront.clone();
    app.db
        .read(move |db| {
            let mut known = HashMap::new();
            for (number, id) in store::known_orders(db, &storefront, &numbers)? {
                let followed = match said.get(&number) {
                    Some(said) => orders::would_follow(db, id, said, ACTOR)?,
                    None => Followed::Stays,
                };
                known.insert(number, followed);
            }
            Ok(known)
        })
        .await
}
