//! Actions and reads beside a bare loop over the same library, file system and settings.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::{Connection, params};
use serde_json::json;

use super::{Ground, Measured, Table, per_second, percent, times};
use crate::base::db::prepare_writer;
use crate::base::time::Stopwatch;
use crate::base::{Actor, Conn, Db, Error, Event, Id, Result, Timestamp, Tx};
use crate::cli::serve::runtime;

/// How many act at once.
const MANY: usize = 256;
/// Events in a batch, and rows of a history.
const BATCH: i64 = 100;
/// Histories that are read.
const HISTORIES: i64 = 500;
/// How often both sides take their turn.
const TURNS: u32 = 5;

const INSERT: &str =
    "INSERT INTO events (id, kind, subject_id, via_id, thing_id, at, recorded_at, actor_kind, actor_id, data)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const HISTORY: &str = "SELECT id, kind, at, data FROM events WHERE subject_id = $1 ORDER BY at DESC, id DESC LIMIT 100";

/// Runs the bench.
pub fn measure(asked: &Measured, ground: &Ground) -> Result<Table> {
    let time = Duration::from_secs(asked.seconds);
    let runtime = runtime().map_err(Error::internal)?;
    let mut table = Table::default();

    let db = ground.file("ours.sqlite")?;
    runtime.block_on(fill(&db))?;
    let mut bare = Bare::new(ground)?;
    // Both sides in turns: on a machine that is now quick and now slow, one after the other compares nothing.
    let (mut ours, mut theirs) = (Rates::default(), BareRates::default());
    let turn = time / TURNS;
    for _ in 0..TURNS {
        ours.add(&runtime.block_on(all(&db, turn))?);
        theirs.batches += bare.batches(turn)? / f64::from(TURNS);
        theirs.histories += bare.histories(turn)? / f64::from(TURNS);
    }
    table.beside("one action after the other", ours.alone, per_second);
    table.beside("256 clients", ours.many, per_second);
    table.at_least("group commit: 256 clients against one", ours.many / ours.alone, 30.0, times);
    table.beside("events in batches of 100, one client", ours.batches, per_second);
    table.beside("the same in a bare loop", theirs.batches, per_second);
    table.at_least("batches against the bare loop", ours.batches / theirs.batches, 0.6, percent);
    table.beside("histories of 100 rows, one client", ours.history, per_second);
    table.beside("histories of 100 rows, 16 clients", ours.histories, per_second);
    table.beside("the same in a bare loop", theirs.histories, per_second);
    table.at_least("histories against the bare loop", ours.histories / theirs.histories, 0.7, percent);
    if let Some(url) = &asked.postgres {
        let (db, _schema) = ground.server(url)?;
        runtime.block_on(fill(&db))?;
        let server = runtime.block_on(all(&db, time))?;
        table.beside("PostgreSQL: one action after the other", server.alone, per_second);
        table.beside("PostgreSQL: 256 clients", server.many, per_second);
        table.beside("PostgreSQL: events in batches of 100", server.batches, per_second);
        table.beside("PostgreSQL: histories of 100 rows", server.histories, per_second);
    }
    Ok(table)
}

/// What was done in a second.
#[derive(Default)]
struct Rates {
    alone: f64,
    many: f64,
    batches: f64,
    history: f64,
    histories: f64,
}

/// The same of the bare loop.
#[derive(Default)]
struct BareRates {
    batches: f64,
    histories: f64,
}

impl Rates {
    /// Adds one turn to the mean of all.
    fn add(&mut self, turn: &Rates) {
        let share = f64::from(TURNS);
        self.alone += turn.alone / share;
        self.many += turn.many / share;
        self.batches += turn.batches / share;
        self.history += turn.history / share;
        self.histories += turn.histories / share;
    }
}

async fn all(db: &Db, time: Duration) -> Result<Rates> {
    // Once to warm up: caches, prepared statements, the log file at its size.
    rate(db, 8, time / 4, act).await?;
    Ok(Rates {
        alone: rate(db, 1, time, act).await?,
        many: rate(db, MANY, time, act).await?,
        batches: rate(db, 1, time, batch).await? * BATCH as f64,
        history: histories(db, 1, time).await?,
        histories: histories(db, 16, time).await?,
    })
}

/// How often `act` was done in a second by so many clients, each waiting until it is on disk.
async fn rate(db: &Db, clients: usize, time: Duration, act: fn(&mut Tx<'_>) -> Result<()>) -> Result<f64> {
    let (watch, done) = (Stopwatch::start(), Arc::new(AtomicU64::new(0)));
    let clients = (0..clients).map(|_| {
        let (db, done) = (db.clone(), done.clone());
        tokio::spawn(async move {
            while watch.elapsed() < time {
                db.write(Actor::SYSTEM, act).await?;
                done.fetch_add(1, Ordering::Relaxed);
            }
            Ok::<(), Error>(())
        })
    });
    for it in futures::future::join_all(clients).await {
        it.map_err(Error::internal)??;
    }
    Ok(done.load(Ordering::Relaxed) as f64 / watch.elapsed().as_secs_f64())
}

fn act(tx: &mut Tx<'_>) -> Result<()> {
    record(tx, 1)
}

fn batch(tx: &mut Tx<'_>) -> Result<()> {
    (0..BATCH).try_for_each(|_| record(tx, 1))
}

fn record(tx: &mut Tx<'_>, subject: i64) -> Result<()> {
    let at = tx.now;
    let event = Event::new("order.placed", at).of(Id::<()>::from_raw(subject)).with(json!({ "total": 12_900 }));
    tx.record(&event).map(drop)
}

async fn fill(db: &Db) -> Result<()> {
    for first in (1..=HISTORIES).step_by(20) {
        db.write(Actor::SYSTEM, move |tx| {
            (first..first + 20).try_for_each(|subject| (0..BATCH).try_for_each(|_| record(tx, 1_000 + subject)))
        })
        .await?;
    }
    Ok(())
}

type Read = (i64, String, Timestamp, Option<String>);

fn history(db: &mut Conn<'_>, subject: i64) -> Result<Vec<Read>> {
    db.all(HISTORY, &[&subject], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
}

/// Read by several who wait for each answer, as pages do.
async fn histories(db: &Db, clients: usize, time: Duration) -> Result<f64> {
    let (watch, done) = (Stopwatch::start(), Arc::new(AtomicU64::new(0)));
    let readers = (0..clients).map(|_| {
        let (db, done) = (db.clone(), done.clone());
        tokio::spawn(async move {
            while watch.elapsed() < time {
                let subject = 1_001 + done.fetch_add(1, Ordering::Relaxed) as i64 % HISTORIES;
                let read = db.read(move |db| history(db, subject)).await?;
                if read.len() != BATCH as usize {
                    return Err(Error::internal("a history is not whole"));
                }
            }
            Ok(())
        })
    });
    for it in futures::future::join_all(readers).await {
        it.map_err(Error::internal)??;
    }
    Ok(done.load(Ordering::Relaxed) as f64 / watch.elapsed().as_secs_f64())
}

/// The bare loop: one thread, one connection, the statements prepared once.
struct Bare {
    conn: Connection,
    /// The id of the next event.
    next: i64,
}

impl Bare {
    fn new(ground: &Ground) -> Result<Bare> {
        // The same schema, with the same indexes to keep.
        let path = ground.folder.join("bare.sqlite");
        drop(ground.file("bare.sqlite")?);
        let conn = Connection::open(path)?;
        prepare_writer(&conn, Duration::from_secs(10))?;
        conn.pragma_update(None, "mmap_size", crate::base::db::SMALL_MAP)?;
        let bare = Bare { conn, next: (HISTORIES + 1) * BATCH };
        for subject in 1..=HISTORIES {
            bare.batch(1_000 + subject, subject * BATCH)?;
        }
        Ok(bare)
    }

    fn batch(&self, subject: i64, first: i64) -> Result<()> {
        self.conn.execute_batch("BEGIN IMMEDIATE")?;
        let mut statement = self.conn.prepare_cached(INSERT)?;
        for id in first..first + BATCH {
            let data = json!({ "total": 12_900 }).to_string();
            let none = None::<i64>;
            statement.execute(params![id, "order.placed", subject, none, none, id, id, "system", none, data])?;
        }
        Ok(self.conn.execute_batch("COMMIT")?)
    }

    fn batches(&mut self, time: Duration) -> Result<f64> {
        let (watch, first) = (Stopwatch::start(), self.next);
        while watch.elapsed() < time {
            self.batch(1, self.next)?;
            self.next += BATCH;
        }
        Ok((self.next - first) as f64 / watch.elapsed().as_secs_f64())
    }

    fn histories(&self, time: Duration) -> Result<f64> {
        let (watch, mut done) = (Stopwatch::start(), 0);
        let mut statement = self.conn.prepare(HISTORY)?;
        while watch.elapsed() < time {
            let mut rows = statement.query([1_001 + done % HISTORIES])?;
            let mut read: Vec<Read> = Vec::new();
            while let Some(row) = rows.next()? {
                read.push((row.get(0)?, row.get(1)?, Timestamp(row.get(2)?), row.get(3)?));
            }
            if read.len() != BATCH as usize {
                return Err(Error::internal("a history is not whole"));
            }
            done += 1;
        }
        Ok(done as f64 / watch.elapsed().as_secs_f64())
    }
}
