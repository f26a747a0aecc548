//! The database: synchronous inside, one SQL, two engines, one meaning.
//!
//! Reads get a [`Conn`], actions get a [`Tx`]; both run on threads that own a
//! connection. On SQLite one writer thread commits for many at once; on
//! PostgreSQL every action is serializable and is repeated when two crossed.
//! So a decision based on what was read is safe on both.

mod conn;
mod forget;
#[cfg(test)]
mod lost_lines;
mod migrate;
mod nodes;
mod postgres;
mod rows;
mod sqlite;
#[cfg(test)]
mod tests;
mod tx;
mod value;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

pub use conn::{Conn, EngineKind, after, ids, list};
pub use forget::ForgetDeleted;
pub use migrate::{MIGRATIONS, Migration, Steps, latest_step, schema_text, tables};
pub use postgres::run_on_server;
pub use sqlite::{SMALL_MAP, prepare_writer};
pub use tx::{Actor, Tx, Watcher};
pub use value::{Column, Param, Row, Value};

use crate::base::error::{Error, Result, Say};
use crate::base::id::IdMaker;
use crate::base::live::Live;
use crate::base::time::Clock;

/// Where the shop's data lives.
#[derive(Clone, Debug)]
pub enum Place {
    /// A file of the embedded engine.
    File(PathBuf),
    /// A PostgreSQL-wire server, as `postgres://…`.
    Server(String),
}

/// How the database is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the data lives.
    pub place: Place,
    /// The clock of every unit of work.
    pub clock: Clock,
    /// Which of up to 64 processes on the same file this is; on a server, every process takes a free number.
    pub node: u8,
    /// Threads for page reads.
    pub readers: usize,
    /// Threads for exports and reports.
    pub long_readers: usize,
    /// Connections for actions; always one on SQLite.
    pub writers: usize,
    /// How many reads or actions may wait before the edge answers 503.
    pub waiting: usize,
    /// The longest that one short read or one action may take.
    pub limit: Duration,
    /// The longest that one long read may take.
    pub long_limit: Duration,
    /// How far the schema is brought.
    pub steps: Steps,
    /// What looks at every event as it is recorded.
    pub watchers: &'static [Watcher],
}

impl Options {
    /// The defaults for `place`.
    pub fn new(place: Place) -> Options {
        let writers = if matches!(place, Place::File(_)) { 1 } else { 8 };
        Options {
            place,
            clock: Clock::System,
            node: 0,
            readers: 2,
            long_readers: 1,
            writers,
            waiting: 4_096,
            limit: Duration::from_secs(20),
            long_limit: Duration::from_secs(300),
            steps: Steps::All,
            watchers: &[],
        }
    }
}

/// The shop's database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    clock: Clock,
    live: Live,
    kind: EngineKind,
    place: Place,
    short: crossbeam_channel::Sender<Box<dyn ReadUnit>>,
    long: crossbeam_channel::Sender<Box<dyn ReadUnit>>,
    writes: crossbeam_channel::Sender<Write>,
    /// Goes last, when no id is made any more.
    _number: Option<nodes::Held>,
}

/// An action on its way to a writer.
struct Write {
    actor: Actor,
    isolation: Isolation,
    /// It is many in one already: no other follows it in the same commit.
    many: bool,
    unit: Box<dyn WriteUnit>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Isolation {
    /// As if nothing else happened meanwhile.
    Serializable,
    /// Each statement sees what is committed; for claims that compare.
    ReadCommitted,
}

trait ReadUnit: Send {
    /// `explain` says of an error what a person can do about it.
    fn run(self: Box<Self>, conn: Result<&mut Conn<'_>>, explain: fn(Error) -> Error);
}

trait WriteUnit: Send {
    /// May be called again after a rollback.
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<()>;
    fn answer(self: Box<Self>, committed: Result<()>);
}

struct Reading<T, F> {
    f: F,
    answer: oneshot::Sender<Result<T>>,
}

impl<T: Send, F: FnOnce(&mut Conn<'_>) -> Result<T> + Send> ReadUnit for Reading<T, F> {
    fn run(self: Box<Self>, conn: Result<&mut Conn<'_>>, explain: fn(Error) -> Error) {
        // A reader that has gone away wants no answer.
        if !self.answer.is_closed() {
            let _ = self.answer.send(conn.and_then(self.f).map_err(explain));
        }
    }
}

struct Writing<T, F> {
    f: F,
    made: Option<T>,
    answer: oneshot::Sender<Result<T>>,
}

impl<T: Send, F: FnMut(&mut Tx<'_>) -> Result<T> + Send> WriteUnit for Writing<T, F> {
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        self.made = None;
        self.made = Some((self.f)(tx)?);
        Ok(())
    }

    fn answer(self: Box<Self>, committed: Result<()>) {
        let made = self.made;
        let _ = self.answer.send(committed.map(|()| made.expect("an action that was committed has run")));
    }
}

fn too_busy() -> Error {
    Error::Busy(Say::new("base-busy"))
}

fn stopped<T>(_: T) -> Error {
    Error::internal("the database threads have stopped")
}

impl Db {
    /// Opens the database, brings its schema up to date and starts its threads.
    ///
    /// # Errors
    /// If it cannot be reached, is newer than this program, or a migration fails.
    pub fn open(options: Options) -> Result<Db> {
        let ids = Arc::new(IdMaker::new(options.node));
        let live = Live::default();
        let (short, short_units) = crossbeam_channel::bounded(options.waiting);
        let (long, long_units) = crossbeam_channel::bounded(options.waiting);
        let (writes, write_units) = crossbeam_channel::bounded(options.waiting);
        let (kind, number) = match &options.place {
            Place::File(path) => {
                sqlite::start(path, &options, &ids, &live, short_units, long_units, write_units)?;
                (EngineKind::Sqlite, None)
            }
            Place::Server(url) => {
                postgres::start(url, &options, &ids, &live, short_units, long_units, write_units)?;
                // Who only looks, or fills an empty database from a backup, makes no ids.
                let acts = options.steps == Steps::All;
                (EngineKind::Postgres, acts.then(|| nodes::take(url, &ids)).transpose()?)
            }
        };
        let Options { clock, place, .. } = options;
        Ok(Db { inner: Arc::new(Inner { clock, live, kind, place, short, long, writes, _number: number }) })
    }

    /// The engine behind it.
    pub fn engine(&self) -> EngineKind {
        self.inner.kind
    }

    /// Where the data lives.
    pub fn place(&self) -> &Place {
        &self.inner.place
    }

    /// The clock that units of work get their time from.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// What commits tell open pages.
    pub fn live(&self) -> &Live {
        &self.inner.live
    }

    /// How many reads and actions wait for a thread.
    pub fn waiting(&self) -> (usize, usize) {
        (self.inner.short.len() + self.inner.long.len(), self.inner.writes.len())
    }

    /// Looks something up.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn<'_>) -> Result<T> + Send + 'static,
    {
        let (answer, result) = oneshot::channel();
        self.inner.short.try_send(Box::new(Reading { f, answer })).map_err(|_| too_busy())?;
        result.await.map_err(stopped)?
    }

    /// Looks through much, on threads of its own, so that pages do not wait.
    pub async fn read_long<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn<'_>) -> Result<T> + Send + 'static,
    {
        let (answer, result) = oneshot::channel();
        self.inner.long.try_send(Box::new(Reading { f, answer })).map_err(|_| too_busy())?;
        result.await.map_err(stopped)?
    }

    /// Does one unit of work; returns when it is on disk. It may be run again.
    pub async fn write<T, F>(&self, actor: Actor, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (write, result) = writing(actor, Isolation::Serializable, f);
        self.inner.writes.try_send(write).map_err(|_| too_busy())?;
        result.await.map_err(stopped)?
    }

    /// Like [`Db::write`], for what was gathered from many. It is committed as soon as it is done, so that those who
    /// wait for it go on while the next is written; two that shared a commit would make all wait for both.
    pub(crate) async fn write_many<T, F>(&self, actor: Actor, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (write, result) = writing(actor, Isolation::Serializable, f);
        self.inner.writes.try_send(Write { many: true, ..write }).map_err(|_| too_busy())?;
        result.await.map_err(stopped)?
    }

    /// Like [`Db::write`], where every decision is taken by comparing
    /// (`UPDATE … WHERE run_at = $seen`), so that weaker isolation will do.
    pub(crate) async fn write_comparing<T, F>(&self, actor: Actor, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (write, result) = writing(actor, Isolation::ReadCommitted, f);
        self.inner.writes.try_send(write).map_err(|_| too_busy())?;
        result.await.map_err(stopped)?
    }

    /// [`Db::read`] for threads outside the async runtime; waits for its turn.
    pub fn read_now<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn<'_>) -> Result<T> + Send + 'static,
    {
        let (answer, result) = oneshot::channel();
        self.inner.long.send(Box::new(Reading { f, answer })).map_err(stopped)?;
        result.blocking_recv().map_err(stopped)?
    }

    /// [`Db::write`] for threads outside the async runtime; waits for its turn.
    pub fn write_now<T, F>(&self, actor: Actor, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (write, result) = writing(actor, Isolation::Serializable, f);
        self.inner.writes.send(write).map_err(stopped)?;
        result.blocking_recv().map_err(stopped)?
    }
}

fn writing<T, F>(actor: Actor, isolation: Isolation, f: F) -> (Write, oneshot::Receiver<Result<T>>)
where
    T: Send + 'static,
    F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
{
    let (answer, result) = oneshot::channel();
    (Write { actor, isolation, many: false, unit: Box::new(Writing { f, made: None, answer }) }, result)
}

/// Runs a unit and turns a panic into an error, so that the thread lives on.
/// An action that goes on after one of its statements has failed has failed.
fn guarded(unit: &mut dyn WriteUnit, tx: &mut Tx<'_>) -> Result<()> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| unit.run(tx)))
        .unwrap_or_else(|_| Err(Error::internal("an action panicked")))?;
    match tx.trouble() {
        Some(it) => Err(Error::internal(format!("an action went on after a statement had failed: {}", it.why))),
        None => Ok(()),
    }
}
