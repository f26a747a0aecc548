//! The server engine: several connections, every action serializable, and
//! repeated when the server finds that two crossed.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crossbeam_channel::Receiver;
use postgres::SimpleQueryMessage;
use postgres::error::SqlState;

use super::conn::{Engine, PgSession, Trouble};
use super::{Actor, Conn, Isolation, Options, ReadUnit, Steps, Tx, Watcher, Write, guarded, migrate};
use crate::base::chance::Chance;
use crate::base::error::{Error, Result, Say, ServerError};
use crate::base::id::IdMaker;
use crate::base::live::{Live, News};
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
            watchers: options.watchers,
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
pub(super) struct Line {
    url: String,
    limit: Duration,
    read_only: bool,
    session: Option<PgSession>,
}

impl Line {
    pub(super) fn new(url: &str, limit: Duration, read_only: bool) -> Line {
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

    /// Begins a transaction, on a new connection if the old one is found dead;
    /// gives what the last statement of `sql` says.
    pub(super) fn begin(&mut self, sql: &str) -> Result<(&mut PgSession, Option<String>)> {
        let mut told = self.session()?.client.simple_query(sql);
        if told.as_ref().is_err_and(is_lost) {
            self.session = None;
            told = self.session()?.client.simple_query(sql);
        }
        let text = told?.iter().rev().find_map(|it| match it {
            SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
            _ => None,
        });
        Ok((self.session()?, text))
    }
}

fn connect(url: &str) -> Result<postgres::Client> {
    let mut config: postgres::Config = url.parse()?;
    if config.get_application_name().is_none() {
        config.application_name("indaba");
    }
    // A server that has vanished without a word is noticed all the same.
    config.connect_timeout(Duration::from_secs(5)).keepalives_idle(Duration::from_secs(30));
    config.tcp_user_timeout(Duration::from_secs(30));
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
    let mut tx = Tx::new(Conn::new(Engine::Pg(&mut session)), clock.now(), Actor::SYSTEM, ids);
    migrate::migrate(&mut tx, steps)
}

fn serve_reads(mut line: Line, units: &Receiver<Box<dyn ReadUnit>>) {
    while let Ok(unit) = units.recv() {
        // One unit sees one state of the database, however many statements it runs.
        match line.begin("BEGIN ISOLATION LEVEL REPEATABLE READ") {
            Err(error) => unit.run(Err(error), explain),
            Ok((session, _)) => {
                let mut conn = Conn::new(Engine::Pg(session));
                let run = std::panic::AssertUnwindSafe(|| unit.run(Ok(&mut conn), explain));
                if std::panic::catch_unwind(run).is_err() {
                    tracing::error!("a read panicked");
                }
                let _ = session.client.batch_execute("ROLLBACK");
            }
        }
    }
}

struct Writer {
    line: Line,
    clock: Clock,
    ids: Arc<IdMaker>,
    live: Live,
    watchers: &'static [Watcher],
}

impl Writer {
    fn serve(mut self, writes: &Receiver<Write>) {
        while let Ok(mut write) = writes.recv() {
            let result = self.repeat(&mut write);
            match result {
                Ok(news) => {
                    self.live.publish(news);
                    write.unit.answer(Ok(()));
                }
                Err(error) => write.unit.answer(Err(explain(error))),
            }
        }
    }

    fn repeat(&mut self, write: &mut Write) -> Result<News> {
        for tried in 1.. {
            let error = match self.once(write) {
                Tried::Done(news) => return Ok(news),
                Tried::Crossed(error) => error,
                Tried::Failed(error) => return Err(error),
                Tried::Unknown { number, news, error } => match self.became(&number).as_deref() {
                    Some("committed") => return Ok(news),
                    Some("aborted") => error,
                    _ => {
                        tracing::error!(error = format!("{error:?}"), "it is not known whether a commit was done");
                        return Err(Error::Busy(Say::new("base-perhaps-saved")));
                    }
                },
            };
            if tried == TRIES {
                return Err(error);
            }
            metrics::counter!("indaba_db_repeats_total").increment(1);
            let most = 1_u64 << tried.min(7);
            thread::sleep(Duration::from_millis(1 + Chance::System.below(most)));
        }
        unreachable!("the loop ends by returning")
    }

    fn once(&mut self, write: &mut Write) -> Tried {
        let now = self.clock.now();
        // The number of the transaction, with which the server says later what became of it.
        let begun = self.line.begin(match write.isolation {
            Isolation::Serializable => "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT txid_current()",
            Isolation::ReadCommitted => "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT txid_current()",
        });
        let (session, number) = match begun {
            Ok((session, number)) => (session, number.unwrap_or_default()),
            Err(error) => return Tried::Failed(error),
        };
        let mut tx = Tx::new(Conn::new(Engine::Pg(session)), now, write.actor, &self.ids).watched(self.watchers);
        tx.serial = number.parse().ok();
        let result = guarded(&mut *write.unit, &mut tx);
        let news = std::mem::take(&mut tx.news);
        // Also when the action made something else of the error.
        let again = tx.trouble().is_some_and(|it| it.again);
        match result {
            Ok(()) => match session.client.batch_execute("COMMIT") {
                Ok(()) => Tried::Done(news),
                Err(error) if is_lost(&error) => Tried::Unknown { number, news, error: error.into() },
                Err(error) if is_crossed(&error) => Tried::Crossed(error.into()),
                Err(error) => Tried::Failed(error.into()),
            },
            Err(error) => {
                let _ = session.client.batch_execute("ROLLBACK");
                if again { Tried::Crossed(error) } else { Tried::Failed(error) }
            }
        }
    }

    /// What became of a transaction, as the server tells once it can be reached again.
    fn became(&mut self, number: &str) -> Option<String> {
        for wait in [0, 10, 50, 250, 1_000, 2_000, 4_000] {
            thread::sleep(Duration::from_millis(wait));
            let told = self.line.begin(&format!("SELECT txid_status(CAST('{number}' AS BIGINT))"));
            match told {
                // The end of the old connection may not have been noticed yet.
                Ok((_, Some(it))) if it == "in progress" => {}
                Ok((_, told)) => return told,
                Err(error) => tracing::warn!(error = format!("{error:?}"), "the database server is away"),
            }
        }
        None
    }
}

/// How one try of an action ended.
enum Tried {
    Done(News),
    /// Nothing of it is there, and running it again will do.
    Crossed(Error),
    /// Nothing of it is there.
    Failed(Error),
    /// The connection broke while it was being committed.
    Unknown {
        number: String,
        news: News,
        error: Error,
    },
}

fn cause(error: &Error) -> Option<&postgres::Error> {
    let Error::Internal(cause) = error else { return None };
    cause.chain().find_map(|it| it.downcast_ref::<ServerError>()).map(|it| &it.0)
}

/// Whether two actions crossed.
fn is_crossed(error: &postgres::Error) -> bool {
    let crossing = [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED];
    error.code().is_some_and(|it| crossing.contains(it))
}

/// Whether the connection is gone, or cannot be made.
fn is_lost(error: &postgres::Error) -> bool {
    match error.code() {
        Some(it) => ["57P", "08", "53300"].iter().any(|start| it.code().starts_with(start)),
        None => error.is_closed() || std::error::Error::source(error).is_some_and(|it| it.is::<std::io::Error>()),
    }
}

/// Whether a statement was prepared for a schema that has changed since.
pub(super) fn is_stale(error: &postgres::Error) -> bool {
    let stale = [SqlState::FEATURE_NOT_SUPPORTED, SqlState::INVALID_SQL_STATEMENT_NAME];
    error.code().is_some_and(|it| stale.contains(it))
}

/// What the server said, if it was the server that failed.
pub(super) fn trouble(error: &Error) -> Option<Trouble> {
    let it = cause(error)?;
    Some(Trouble { why: format!("{error:?}"), again: is_crossed(it) || is_lost(it) || is_stale(it) })
}

/// Says what a person can do about it, where a person can.
fn explain(error: Error) -> Error {
    let Some(it) = cause(&error) else { return error };
    if is_crossed(it) {
        return super::too_busy();
    }
    if is_lost(it) {
        tracing::error!(error = format!("{error:?}"), "the database server cannot be reached");
        return Error::Busy(Say::new("base-database-away"));
    }
    match it.code() {
        Some(code) if *code == SqlState::DISK_FULL => Error::Busy(Say::new("base-disk-full")),
        Some(code) if *code == SqlState::QUERY_CANCELED => Error::Busy(Say::new("base-too-slow")),
        _ => error,
    }
}
