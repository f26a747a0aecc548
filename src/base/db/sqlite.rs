//! The embedded engine: one writer thread that commits for many at once, and
//! reader threads on the write-ahead log.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam_channel::Receiver;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::conn::{Engine, Trouble};
use super::{Actor, Conn, Isolation, Options, ReadUnit, Tx, Watcher, Write, WriteUnit, guarded, migrate};
use crate::base::error::{Error, Result, Say};
use crate::base::id::IdMaker;
use crate::base::live::{Live, News};
use crate::base::time::{Clock, Stopwatch};

/// The most actions that share one commit.
const GROUP: usize = 1_000;
/// The longest that a group is kept open for more, in which case others wait.
const GROUP_TIME: Duration = Duration::from_millis(100);

/// What a reader maps of a small file, in bytes.
pub const SMALL_MAP: i64 = 4 << 20;

pub(super) fn start(
    path: &Path,
    options: &Options,
    ids: &Arc<IdMaker>,
    live: &Live,
    short: Receiver<Box<dyn ReadUnit>>,
    long: Receiver<Box<dyn ReadUnit>>,
    writes: Receiver<Write>,
) -> Result<()> {
    let mut writer = Connection::open(path).map_err(|it| cannot_open(path, it))?;
    prepare_writer(&writer, options.limit).map_err(|it| cannot_open(path, it))?;
    let mut tx = Tx::new(Conn::new(Engine::Lite(&writer)), options.clock.now(), Actor::SYSTEM, ids);
    migrate::migrate(&mut tx, options.steps)?;
    drop(tx);

    for _ in 0..options.readers {
        spawn_reader(path, "read", short.clone(), options.limit)?;
    }
    for _ in 0..options.long_readers {
        spawn_reader(path, "read-long", long.clone(), options.long_limit)?;
    }
    let writer = Writer {
        limit: TimeLimit::install(&mut writer, options.limit),
        conn: writer,
        clock: options.clock.clone(),
        ids: ids.clone(),
        live: live.clone(),
        watchers: options.watchers,
    };
    spawn("write", move || writer.serve(&writes))
}

fn cannot_open(path: &Path, cause: rusqlite::Error) -> Error {
    Error::Internal(anyhow::Error::new(cause).context(format!("cannot open the database {}", path.display())))
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work)?;
    Ok(())
}

/// Gives a connection the settings of the one that writes; for benches too, which compare with it.
pub fn prepare_writer(conn: &Connection, limit: Duration) -> rusqlite::Result<()> {
    conn.pragma_update(None, "journal_mode", "WAL")?;
    // Acknowledged means on disk; the group shares the cost.
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // Who is erased must not be found in the gaps of the file.
    conn.pragma_update(None, "secure_delete", true)?;
    // 64 MB: pages that change often go from the log into the file once for many commits.
    conn.pragma_update(None, "wal_autocheckpoint", 16_000)?;
    conn.pragma_update(None, "cache_size", -24_000)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    prepare_any(conn, limit)
}

/// Moves the write-ahead log into the file at `path` and cuts it to nothing.
pub(super) fn empty_log(path: &Path) -> Result<()> {
    let conn = Connection::open(path)?;
    conn.busy_timeout(Duration::from_secs(10))?;
    let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(Error::internal("a reader keeps the write-ahead log open")) }
}

fn prepare_any(conn: &Connection, limit: Duration) -> rusqlite::Result<()> {
    conn.busy_timeout(limit.min(Duration::from_secs(10)))?;
    conn.set_prepared_statement_cache_capacity(512);
    // One plan a statement, whatever its values are: otherwise nearly every query is planned anew each time.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // As on PostgreSQL; without it LIKE ignores case.
    conn.pragma_update(None, "case_sensitive_like", true)
}

/// Interrupts a statement that runs too long.
struct TimeLimit {
    started: Stopwatch,
    deadline_ms: Arc<AtomicU64>,
    limit: Duration,
}

impl TimeLimit {
    fn install(conn: &mut Connection, limit: Duration) -> TimeLimit {
        let started = Stopwatch::start();
        let deadline_ms = Arc::new(AtomicU64::new(u64::MAX));
        let seen = deadline_ms.clone();
        // Every 20,000 steps of the virtual machine, about every millisecond.
        let _ = conn.progress_handler(
            20_000,
            Some(move || started.elapsed().as_millis() as u64 > seen.load(Ordering::Relaxed)),
        );
        TimeLimit { started, deadline_ms, limit }
    }

    fn restart(&self) {
        let deadline = self.started.elapsed() + self.limit;
        self.deadline_ms.store(deadline.as_millis() as u64, Ordering::Relaxed);
    }

    fn lift(&self) {
        self.deadline_ms.store(u64::MAX, Ordering::Relaxed);
    }
}

/// How much of the file a reader maps into its memory, which doubles history reads. What is mapped
/// counts as memory of this process, so a shop that is small shall look small; a large one has the
/// memory, and needs the speed.
fn mapped(path: &Path) -> i64 {
    const LARGE: u64 = 1 << 30;
    let size = path.metadata().map_or(0, |it| it.len());
    if size < LARGE { SMALL_MAP } else { 8 << 30 }
}

fn spawn_reader(path: &Path, name: &str, units: Receiver<Box<dyn ReadUnit>>, limit: Duration) -> Result<()> {
    let mut conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI,
    )?;
    prepare_any(&conn, limit)?;
    conn.pragma_update(None, "query_only", true)?;
    conn.pragma_update(None, "mmap_size", mapped(path))?;
    conn.pragma_update(None, "cache_size", -4_000)?;
    let limit = TimeLimit::install(&mut conn, limit);
    spawn(name, move || {
        while let Ok(unit) = units.recv() {
            limit.restart();
            read_one(&conn, unit);
            limit.lift();
        }
    })
}

/// One unit sees one state of the database, however many statements it runs.
fn read_one(conn: &Connection, unit: Box<dyn ReadUnit>) {
    let begun = conn.execute_batch("BEGIN").map_err(explain);
    let mut it = Conn::new(Engine::Lite(conn));
    let panicked =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| unit.run(begun.map(|()| &mut it), explain_internal)))
            .is_err();
    if panicked {
        tracing::error!("a read panicked");
    }
    if !conn.is_autocommit() {
        let _ = conn.execute_batch("COMMIT");
    }
}

struct Writer {
    conn: Connection,
    clock: Clock,
    ids: Arc<IdMaker>,
    live: Live,
    limit: TimeLimit,
    watchers: &'static [Watcher],
}

struct Done {
    actor: Actor,
    unit: Box<dyn WriteUnit>,
    result: Result<()>,
    news: News,
}

impl Writer {
    fn serve(&self, writes: &Receiver<Write>) {
        while let Ok(first) = writes.recv() {
            self.group(first, writes);
        }
    }

    /// Runs all that waits, each in its own savepoint, commits once, then answers all.
    fn group(&self, first: Write, writes: &Receiver<Write>) {
        let watch = Stopwatch::start();
        if let Err(error) = self.conn.execute_batch("BEGIN IMMEDIATE") {
            return refuse_all(first, writes, error);
        }
        let mut done: Vec<Done> = Vec::new();
        let mut next = Some(first);
        while let Some(write) = next.take() {
            let (alone, many) = (done.is_empty(), write.many);
            done.push(self.one(write, alone));
            if self.conn.is_autocommit() {
                return self.again_without_the_last(done);
            }
            if !many && done.len() < GROUP && watch.elapsed() < GROUP_TIME {
                next = writes.try_recv().ok();
            }
        }
        metrics::histogram!("indaba_db_group_size").record(done.len() as f64);
        match self.conn.execute_batch("COMMIT") {
            Ok(()) => self.answer(done),
            Err(error) => self.refuse(done, &error),
        }
    }

    /// The engine gave up the whole transaction, as it does when the disk is full
    /// or a statement took too long. Whoever caused it is told; the others, who
    /// may be run again, are.
    fn again_without_the_last(&self, mut done: Vec<Done>) {
        if let Some(culprit) = done.pop() {
            culprit.unit.answer(culprit.result);
        }
        for it in done {
            let alone = crossbeam_channel::never();
            self.group(
                Write { actor: it.actor, isolation: Isolation::Serializable, many: true, unit: it.unit },
                &alone,
            );
        }
    }

    fn one(&self, mut write: Write, alone: bool) -> Done {
        self.limit.restart();
        let conn = Conn::new(Engine::Lite(&self.conn));
        let mut tx = Tx::new(conn, self.clock.now(), write.actor, &self.ids).watched(self.watchers);
        let result = match alone {
            true => self.by_itself(&mut tx, &mut *write.unit),
            false => self.in_savepoint(&mut tx, &mut *write.unit),
        };
        let news = std::mem::take(&mut tx.news);
        self.limit.lift();
        Done { actor: write.actor, unit: write.unit, result: result.map_err(explain_internal), news }
    }

    /// The first of a group needs no savepoint: nothing else is in the transaction
    /// yet, so it is taken back as a whole. The engine then keeps no second copy
    /// of every page it touches, which is a quarter of the time of an import.
    fn by_itself(&self, tx: &mut Tx<'_>, unit: &mut dyn WriteUnit) -> Result<()> {
        let result = guarded(unit, tx);
        self.limit.lift();
        if self.conn.is_autocommit() {
            return result.and(Err(Error::internal("the transaction was given up")));
        }
        if result.is_err() {
            let _ = self.conn.execute_batch("ROLLBACK");
        }
        result
    }

    fn in_savepoint(&self, tx: &mut Tx<'_>, unit: &mut dyn WriteUnit) -> Result<()> {
        self.statement("SAVEPOINT unit")?;
        let result = guarded(unit, tx);
        self.limit.lift();
        if self.conn.is_autocommit() {
            return result.and(Err(Error::internal("the transaction was given up")));
        }
        let ended = match result {
            Ok(()) => self.statement("RELEASE unit"),
            Err(_) => self.statement("ROLLBACK TO unit").and_then(|()| self.statement("RELEASE unit")),
        };
        if ended.is_err() {
            // What could not be taken back must not be committed with what the others did.
            let _ = self.conn.execute_batch("ROLLBACK");
        }
        result.and(ended)
    }

    fn statement(&self, sql: &str) -> Result<()> {
        self.conn.prepare_cached(sql)?.raw_execute()?;
        Ok(())
    }

    fn answer(&self, done: Vec<Done>) {
        for it in done {
            if it.result.is_ok() {
                self.live.publish(it.news);
            }
            it.unit.answer(it.result);
        }
    }

    /// The commit itself failed: nothing of the group is there.
    fn refuse(&self, done: Vec<Done>, error: &rusqlite::Error) {
        tracing::error!(%error, "a commit failed");
        if !self.conn.is_autocommit() {
            let _ = self.conn.execute_batch("ROLLBACK");
        }
        for it in done {
            let why = if is_full(error) { disk_full() } else { Error::internal("the commit failed") };
            it.unit.answer(it.result.and(Err(why)));
        }
    }
}

/// Another process holds the database: who else waits would wait as long, one after the other.
fn refuse_all(first: Write, writes: &Receiver<Write>, error: rusqlite::Error) {
    tracing::warn!(%error, "no transaction can be begun");
    // Not those who come while these are told.
    let waiting = if is_busy(&error) { writes.len() } else { 0 };
    first.unit.answer(Err(explain(error)));
    writes.try_iter().take(waiting).for_each(|it| it.unit.answer(Err(super::too_busy())));
}

/// What the engine said, if it was the engine that failed.
pub(super) fn trouble(error: &Error) -> Option<Trouble> {
    let Error::Internal(cause) = error else { return None };
    let it = cause.chain().find_map(|it| it.downcast_ref::<rusqlite::Error>())?;
    Some(Trouble { why: it.to_string(), again: false })
}

fn disk_full() -> Error {
    Error::Busy(Say::new("base-disk-full"))
}

fn is_full(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DiskFull | rusqlite::ErrorCode::SystemIoFailure))
}

fn is_busy(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
    matches!(error.sqlite_error_code(), Some(DatabaseBusy | DatabaseLocked))
}

fn explain(error: rusqlite::Error) -> Error {
    explain_internal(error.into())
}

/// Says what a person can do about it, where a person can.
fn explain_internal(error: Error) -> Error {
    let Error::Internal(cause) = &error else { return error };
    match cause.chain().find_map(|it| it.downcast_ref::<rusqlite::Error>()) {
        Some(it) if is_full(it) => {
            tracing::error!(error = %it, "the disk is full or cannot be written");
            disk_full()
        }
        Some(it) if it.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted) => {
            Error::Busy(Say::new("base-too-slow"))
        }
        Some(it) if is_busy(it) => super::too_busy(),
        _ => error,
    }
}
