//! One connection to either engine, for looking.

use std::borrow::Cow;
use std::collections::HashMap;

use postgres::fallible_iterator::FallibleIterator;

use super::value::{Param, Row, Value};
use crate::base::error::{Error, Result};

/// A connection for reading. Statements are the common dialect of both
/// engines: `$1` parameters, and the pieces `{ints $1}` and `{texts $1}`, which
/// turn a parameter that holds a JSON array into the rows of a sub-select. At the
/// end of a claim, `{unlocked table}` locks its rows and leaves out those that another has locked.
pub struct Conn<'c> {
    engine: Engine<'c>,
    /// The first statement that failed.
    trouble: Option<Trouble>,
}

/// A statement that failed. Whoever goes on after it would be told that all
/// is saved, while PostgreSQL has given up the whole transaction.
#[derive(Clone, Debug)]
pub(super) struct Trouble {
    /// What the engine said.
    pub why: String,
    /// Whether doing it all again will help.
    pub again: bool,
}

pub(super) enum Engine<'c> {
    Lite(&'c rusqlite::Connection),
    Pg(&'c mut PgSession),
}

/// A PostgreSQL connection with its prepared statements.
pub(super) struct PgSession {
    pub client: postgres::Client,
    prepared: HashMap<String, postgres::Statement>,
}

impl PgSession {
    pub fn new(client: postgres::Client) -> PgSession {
        PgSession { client, prepared: HashMap::new() }
    }

    fn query(&mut self, sql: &str, args: &[&dyn Param]) -> Result<postgres::RowIter<'_>> {
        let statement = self.prepare(sql)?;
        let values: Vec<Value> = args.iter().map(|it| it.value()).collect();
        self.client.query_raw(&statement, values.iter()).map_err(|it| {
            forget(&mut self.prepared, sql, &it);
            it.into()
        })
    }

    fn execute(&mut self, sql: &str, args: &[&dyn Param]) -> Result<u64> {
        let statement = self.prepare(sql)?;
        let values: Vec<Value> = args.iter().map(|it| it.value()).collect();
        let refs: Vec<&(dyn postgres::types::ToSql + Sync)> = values.iter().map(|it| it as _).collect();
        self.client.execute(&statement, &refs).map_err(|it| {
            forget(&mut self.prepared, sql, &it);
            it.into()
        })
    }

    fn prepare(&mut self, sql: &str) -> Result<postgres::Statement> {
        if let Some(it) = self.prepared.get(sql) {
            return Ok(it.clone());
        }
        let statement = self.client.prepare(&pieces(sql, false))?;
        // Statements with a variable filter are few; the limit is for the day that someone is wrong.
        if self.prepared.len() > 1_000 {
            self.prepared.clear();
        }
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// A statement that the server no longer runs as it was prepared, because the
/// schema has changed meanwhile, is prepared afresh when it is next asked for.
fn forget(prepared: &mut HashMap<String, postgres::Statement>, sql: &str, why: &postgres::Error) {
    if super::postgres::is_stale(why) {
        prepared.remove(sql);
    }
}

/// Which engine runs a statement. Only for what cannot be said in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineKind {
    /// The embedded file.
    Sqlite,
    /// A server.
    Postgres,
}

impl<'c> Conn<'c> {
    pub(super) fn new(engine: Engine<'c>) -> Conn<'c> {
        Conn { engine, trouble: None }
    }

    /// The first statement that failed, if one did.
    pub(super) fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Remembers that a statement failed.
    fn noted<T>(&mut self, result: Result<T>) -> Result<T> {
        if let Err(error) = &result
            && self.trouble.is_none()
        {
            self.trouble = match self.engine {
                Engine::Lite(_) => super::sqlite::trouble(error),
                Engine::Pg(_) => super::postgres::trouble(error),
            };
        }
        result
    }

    /// The engine behind this connection.
    pub fn engine(&self) -> EngineKind {
        match self.engine {
            Engine::Lite(_) => EngineKind::Sqlite,
            Engine::Pg(_) => EngineKind::Postgres,
        }
    }

    /// Every unit of work with a lower number ([`super::Tx::serial`]) is seen from here, or never came to be.
    pub fn horizon(&mut self) -> Result<i64> {
        let sql = match self.engine {
            Engine::Lite(_) => "SELECT COALESCE(MAX(last), 0) + 1 FROM counters WHERE name = 'serial'",
            Engine::Pg(_) => "SELECT txid_snapshot_xmin(txid_current_snapshot())",
        };
        self.one(sql, &[], |row| row.get(0))
    }

    /// Calls `take` with each row, without keeping them.
    pub fn each(&mut self, sql: &str, args: &[&dyn Param], take: impl FnMut(&Row) -> Result<()>) -> Result<()> {
        let done = self.each_row(sql, args, take);
        self.noted(done)
    }

    fn each_row(&mut self, sql: &str, args: &[&dyn Param], mut take: impl FnMut(&Row) -> Result<()>) -> Result<()> {
        match &mut self.engine {
            Engine::Lite(conn) => {
                let mut statement = conn.prepare_cached(&pieces(sql, true))?;
                let wanted = wanted(&statement);
                bind(&mut statement, &wanted, args)?;
                let mut rows = statement.raw_query();
                while let Some(row) = rows.next()? {
                    take(&Row::Lite(row))?;
                }
            }
            Engine::Pg(session) => {
                let mut rows = session.query(sql, args)?;
                while let Some(row) = rows.next()? {
                    take(&Row::Pg(&row))?;
                }
            }
        }
        Ok(())
    }

    /// All rows, each turned into a `T`.
    pub fn all<T>(
        &mut self,
        sql: &str,
        args: &[&dyn Param],
        mut make: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut out = Vec::new();
        self.each(sql, args, |row| {
            out.push(make(row)?);
            Ok(())
        })?;
        Ok(out)
    }

    /// The first row, if there is one.
    pub fn first<T>(
        &mut self,
        sql: &str,
        args: &[&dyn Param],
        make: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Option<T>> {
        let found = self.first_row(sql, args, make);
        self.noted(found)
    }

    fn first_row<T>(
        &mut self,
        sql: &str,
        args: &[&dyn Param],
        mut make: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Option<T>> {
        match &mut self.engine {
            Engine::Lite(conn) => {
                let mut statement = conn.prepare_cached(&pieces(sql, true))?;
                let wanted = wanted(&statement);
                bind(&mut statement, &wanted, args)?;
                let mut rows = statement.raw_query();
                rows.next()?.map(|row| make(&Row::Lite(row))).transpose()
            }
            Engine::Pg(session) => {
                // Read to the end: a half-read result would be drained by the next statement.
                let mut rows = session.query(sql, args)?;
                let Some(row) = rows.next()? else { return Ok(None) };
                let first = make(&Row::Pg(&row))?;
                while rows.next()?.is_some() {}
                Ok(Some(first))
            }
        }
    }

    /// The one row that must be there.
    ///
    /// # Errors
    /// `Internal` if there is none: use [`Conn::first`] where that can happen.
    pub fn one<T>(&mut self, sql: &str, args: &[&dyn Param], make: impl FnMut(&Row) -> Result<T>) -> Result<T> {
        self.first(sql, args, make)?.ok_or_else(|| Error::internal(format!("no row for {sql}")))
    }

    pub(super) fn run(&mut self, sql: &str, args: &[&dyn Param]) -> Result<u64> {
        self.execute(sql, std::iter::once(args))
    }

    /// Runs a statement once for each `width` of `args`.
    pub(super) fn run_each(&mut self, sql: &str, width: usize, args: &[&dyn Param]) -> Result<u64> {
        self.execute(sql, args.chunks(width))
    }

    fn execute<'a>(&mut self, sql: &str, mut each: impl Iterator<Item = &'a [&'a dyn Param]>) -> Result<u64> {
        let done = match &mut self.engine {
            // The engine gives up a transaction by itself when the disk is full; what came then would be saved alone.
            Engine::Lite(conn) if conn.is_autocommit() => Err(Error::internal("there is no transaction any more")),
            Engine::Lite(conn) => execute(conn, sql, each),
            Engine::Pg(session) => each.try_fold(0, |sum, args| Ok(sum + session.execute(sql, args)?)),
        };
        self.noted(done)
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<()> {
        match &mut self.engine {
            Engine::Lite(conn) => conn.execute_batch(sql)?,
            Engine::Pg(session) => session.client.batch_execute(sql)?,
        }
        Ok(())
    }
}

fn execute<'a>(conn: &rusqlite::Connection, sql: &str, each: impl Iterator<Item = &'a [&'a dyn Param]>) -> Result<u64> {
    let mut statement = conn.prepare_cached(&pieces(sql, true))?;
    let wanted = wanted(&statement);
    let mut rows = 0;
    for args in each {
        bind(&mut statement, &wanted, args)?;
        rows += statement.raw_execute()? as u64;
    }
    Ok(rows)
}

/// Which values a statement wants in which order: SQLite numbers `$3 … $1` by first appearance, and knows their names.
fn wanted(statement: &rusqlite::CachedStatement<'_>) -> Vec<usize> {
    let named = |at| statement.parameter_name(at).and_then(|it| it[1..].parse::<usize>().ok());
    (1..=statement.parameter_count()).map(|at| named(at).unwrap_or(at)).collect()
}

fn bind(statement: &mut rusqlite::CachedStatement<'_>, wanted: &[usize], args: &[&dyn Param]) -> Result<()> {
    for (at, named) in (1..).zip(wanted) {
        let arg = args
            .get(named.wrapping_sub(1))
            .ok_or_else(|| Error::internal(format!("the statement wants ${named} and got {} values", args.len())))?;
        statement.raw_bind_parameter(at, arg.value())?;
    }
    Ok(())
}

/// Writes the pieces that differ between the engines.
fn pieces(sql: &str, lite: bool) -> Cow<'_, str> {
    if !sql.contains('{') {
        return Cow::Borrowed(sql);
    }
    let mut out = String::with_capacity(sql.len() + 64);
    let mut rest = sql;
    while let Some(start) = rest.find('{') {
        let end = rest[start..].find('}').map_or(rest.len(), |it| start + it);
        out.push_str(&rest[..start]);
        let piece = &rest[start + 1..end];
        match (piece.split_once(' '), lite) {
            (Some(("ints" | "texts", arg)), true) => {
                out.push_str("(SELECT value FROM json_each(");
                out.push_str(arg);
                out.push_str("))");
            }
            (Some(("ints", arg)), false) => {
                out.push_str("(SELECT CAST(value AS BIGINT) FROM jsonb_array_elements_text(CAST(");
                out.push_str(arg);
                out.push_str(" AS JSONB)))");
            }
            (Some(("texts", arg)), false) => {
                out.push_str("(SELECT value FROM jsonb_array_elements_text(CAST(");
                out.push_str(arg);
                out.push_str(" AS JSONB)))");
            }
            (Some(("unlocked", _)), true) => {}
            (Some(("unlocked", table)), false) => {
                out.push_str("FOR UPDATE OF ");
                out.push_str(table);
                out.push_str(" SKIP LOCKED");
            }
            _ => {
                out.push('{');
                out.push_str(piece);
                out.push('}');
            }
        }
        rest = rest.get(end + 1..).unwrap_or("");
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A list of ids or words as a parameter for `{ints $1}` and `{texts $1}`.
pub fn list<T: serde::Serialize>(items: &[T]) -> String {
    serde_json::to_string(items).expect("a list of plain values")
}

/// A list of ids as a parameter for `{ints $1}`.
pub fn ids<T>(items: &[crate::base::Id<T>]) -> String {
    list(&items.iter().map(|it| it.raw()).collect::<Vec<_>>())
}

/// The smallest text that is greater than every text beginning with `prefix`:
/// `column >= prefix AND column < after(prefix)` is a prefix search by index.
pub fn after(prefix: &str) -> String {
    format!("{prefix}\u{10ffff}")
}
