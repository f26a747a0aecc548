//! The server engine: several connections, every action serializable, and
//! repeated when the server finds that two crossed.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crossbeam_channel::Receiver;
use postgres::error::SqlState;

use super::conn::{Engine, PgSession};
use super::{Actor, Conn, Isolation, Options, ReadUnit, Steps, Tx, Write, guarded, migrate, publish};
use crate::base::chance::Chance;
use crate::base::error::{Error, Result, Say};
use crate::base::id::IdMaker;
use crate::base::live::{Live, Told};
use crate::base::time::Clock;

/// How often an action is repeated before the person is asked to try again.
const TRIES: u32 = 12;

pub(super) fn start(
    url: &str,
    options: &Options,
    ids: &Arc<IdMaker>,
    live: &Live,
    short: Receiver<Box<dyn ReadUnit>>,
    long: Receiver<Box<dyn ReadUnit>>,
    writes: Receiver<Write>,
) -> Result<()> {
    // The blocking client drives a runtime of its own, so it never runs on a thread of ours.
    let (url_for_migration, clock, ids_for_migration) = (url.to_owned(), options.clock.clone(), ids.clone());
    let steps = options.steps;
    thread::spawn(move || migrate_once(&url_for_migration, &clock, &ids_for_migration, steps))
        .join()
        .map_err(|_| Error::internal("a migration panicked"))??;
    for at in 0..options.readers.max(4) {
        let (line, units) = (Line::new(url, options.limit, true), short.clone());
        spawn(&format!("read-{at}"), move || serve_reads(line, &units))?;
    }
    for at in 0..options.long_readers.max(2) {
        let (line, units) = (Line::new(url, options.long_limit, true), long.clone());
        spawn(&format!("read-long-{at}"), move || serve_reads(line, &units))?;
    }
    for at in 0..options.writers {
        let writer = Writer {
            line: Line::new(url, options.limit, false),
            clock: options.clock.clone(),
            ids: ids.clone(),
            live: live.clone(),
        };
        let writes = writes.clone();
        spawn(&format!("write-{at}"), move || writer.serve(&writes))?;
    }
    Ok(())
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work)?;
    Ok(())
}

/// A connection that is made again when it is lost.
struct Line {
    url: String,
    limit: Duration,
    read_only: bool,
    session: Option<PgSession>,
}

impl Line {
    fn new(url: &str, limit: Duration, read_only: bool) -> Line {
        Line { url: url.to_owned(), limit, read_only, session: None }
    }

    fn session(&mut self) -> Result<&mut PgSession> {
        if self.session.as_ref().is_none_or(|it| it.client.is_closed()) {
            let mut session = PgSession::new(connect(&self.url)?);
            session.client.batch_execute(&format!(
                "SET statement_timeout = {}; SET default_transaction_read_only = {}",
                self.limit.as_millis(),
                if self.read_only { "on" } else { "off" }
            ))?;
            self.session = Some(session);
        }
        self.session.as_mut().ok_or_else(|| Error::internal("no session"))
    }
}

fn connect(url: &str) -> Result<postgres::Client> {
    let mut config: postgres::Config = url.parse()?;
    config.application_name("indaba").connect_timeout(Duration::from_secs(5));
    config.notice_callback(|it| tracing::debug!(notice = it.message(), "the database server says"));
    if config.get_ssl_mode() == postgres::config::SslMode::Disable {
        return Ok(config.connect(postgres::NoTls)?);
    }
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let tls = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(Error::internal)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config.connect(tokio_postgres_rustls::MakeRustlsConnect::new(tls))?)
}

/// Runs statements on a connection of their own; for making and dropping schemas.
pub fn run_on_server(url: &str, sql: &str) -> Result<()> {
    Ok(connect(url)?.batch_execute(sql)?)
}

fn migrate_once(url: &str, clock: &Clock, ids: &IdMaker, steps: Steps) -> Result<()> {
    let mut session = PgSession::new(connect(url)?);
    let mut tx = Tx::new(Conn { engine: Engine::Pg(&mut session) }, clock.now(), Actor::SYSTEM, ids);
    migrate::migrate(&mut tx, steps)
}

fn serve_reads(mut line: Line, units: &Receiver<Box<dyn ReadUnit>>) {
    while let Ok(unit) = units.recv() {
        let session = match line.session() {
            Ok(it) => it,
            Err(error) => {
                unit.run(Err(explain(error)));
                continue;
            }
        };
        // One unit sees one state of the database, however many statements it runs.
        let begun =
            session.client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ").map_err(|it| explain(it.into()));
        let mut conn = Conn { engine: Engine::Pg(session) };
        let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| unit.run(begun.map(|()| &mut conn))));
        if ran.is_err() {
            tracing::error!("a read panicked");
        }
        let _ = session.client.batch_execute("ROLLBACK");
    }
}

struct Writer {
    line: Line,
    clock: Clock,
    ids: Arc<IdMaker>,
    live: Live,
}

impl Writer {
    fn serve(mut self, writes: &Receiver<Write>) {
        while let Ok(mut write) = writes.recv() {
            let result = self.repeat(&mut write);
            match result {
                Ok(told) => {
                    publish(&self.live, told);
                    write.unit.answer(Ok(()));
                }
                Err(error) => write.unit.answer(Err(explain(error))),
            }
        }
    }

    fn repeat(&mut self, write: &mut Write) -> Result<Vec<Told>> {
        for tried in 1.. {
            match self.once(write) {
                Err(error) if crossed(&error) && tried < TRIES => {
                    metrics::counter!("indaba_db_repeats_total").increment(1);
                    let most = 1_u64 << tried.min(7);
                    thread::sleep(Duration::from_millis(1 + Chance::System.below(most)));
                }
                other => return other,
            }
        }
        unreachable!("the loop ends by returning")
    }

    fn once(&mut self, write: &mut Write) -> Result<Vec<Told>> {
        let now = self.clock.now();
        let session = self.line.session()?;
        session.client.batch_execute(match write.isolation {
            Isolation::Serializable => "BEGIN ISOLATION LEVEL SERIALIZABLE",
            Isolation::ReadCommitted => "BEGIN ISOLATION LEVEL READ COMMITTED",
        })?;
        let mut tx = Tx::new(Conn { engine: Engine::Pg(session) }, now, write.actor, &self.ids);
        let result = guarded(&mut *write.unit, &mut tx);
        let told = std::mem::take(&mut tx.told);
        match result {
            Ok(()) => {
                session.client.batch_execute("COMMIT")?;
                Ok(told)
            }
            Err(error) => {
                let _ = session.client.batch_execute("ROLLBACK");
                Err(error)
            }
        }
    }
}

fn cause(error: &Error) -> Option<&postgres::Error> {
    let Error::Internal(cause) = error else { return None };
    cause.chain().find_map(|it| it.downcast_ref())
}

/// Whether two actions crossed, so that running this one again will do.
fn crossed(error: &Error) -> bool {
    cause(error)
        .and_then(postgres::Error::code)
        .is_some_and(|code| *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED)
}

/// Says what a person can do about it, where a person can.
fn explain(error: Error) -> Error {
    let Some(it) = cause(&error) else { return error };
    match it.code() {
        Some(code) if *code == SqlState::DISK_FULL => Error::Busy(Say::new("base-disk-full")),
        Some(code) if *code == SqlState::QUERY_CANCELED => Error::Busy(Say::new("base-too-slow")),
        Some(_) if crossed(&error) => Error::Busy(Say::new("base-busy")),
        Some(code) if code.code().starts_with("57P") || code.code().starts_with("08") => unreachable_server(&error),
        None => unreachable_server(&error),
        Some(_) => error,
    }
}

fn unreachable_server(error: &Error) -> Error {
    if let Error::Internal(cause) = error {
        tracing::error!(error = format!("{cause:#}"), "the database server cannot be reached");
    }
    Error::Busy(Say::new("base-database-away"))
}
