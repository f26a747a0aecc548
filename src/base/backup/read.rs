//! Reading a backup: to see that it is whole, and to bring a shop back.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use axum::body::Bytes;
use data_encoding::BASE64;
use flate2::read::GzDecoder;
use futures::channel::mpsc;
use ring::digest::{Context as Digest, SHA256};
use serde_json::Value as Json;

use super::tables::{self, Cell};
use super::{Heading, LAYOUT, Line, Sum, Totals};
use crate::base::blobs::hexadecimal;
use crate::base::db::{Actor, Db, Options, Param, Steps, Tx};
use crate::base::{Blobs, Error, Result};

/// Values of one statement: both engines take as many.
const VALUES: usize = 2_000;
/// Statements of one commit.
const STATEMENTS: usize = 20;
/// Longer than any line that this program writes.
const LONGEST_LINE: usize = 256 << 20;

/// A shop that was brought back.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The heading of the backup.
    pub heading: Heading,
    /// What was brought back.
    pub totals: Totals,
}

/// What comes out of a backup, in order.
enum Part<'a> {
    Table(&'a str, &'a [String]),
    Row(Vec<Cell>),
    Blob(&'a str),
    Piece(Vec<u8>),
    End,
}

/// Reads the whole file and compares every count and hash.
///
/// # Errors
/// If it is no backup, was cut off, or was changed.
pub fn verify(path: &Path) -> Result<Restored> {
    let mut file = Input::open(path)?;
    let heading = file.heading()?;
    let totals = file.walk(|_| Ok(()))?;
    Ok(Restored { heading, totals })
}

/// Brings everything back into a database that holds no shop yet. The
/// database is opened here, at the step of the backup, and is brought up to
/// date by whoever opens it next. The caller sees to it that nobody else uses it.
///
/// Runs on a thread of its own, outside the async runtime, whose `runtime` stores the blobs.
pub fn restore(
    path: &Path,
    options: Options,
    blobs: &Blobs,
    runtime: &tokio::runtime::Handle,
    mut progress: impl FnMut(Totals),
) -> Result<Restored> {
    // Seen to be whole before anything is touched.
    let seen = verify(path)?;
    let mut file = Input::open(path)?;
    let heading = file.heading()?;
    let db = Db::open(Options { steps: Steps::UpTo(heading.step), ..options })?;
    db.write_now(Actor::SHELL, begin)?;
    let mut into = Into { db: &db, table: None, rows: Vec::new(), blob: None, done: Totals::default() };
    file.walk(|part| {
        into.take(part, blobs, runtime)?;
        progress(into.done);
        Ok(())
    })?;
    db.write_now(Actor::SHELL, |tx| tx.run("DELETE FROM settings WHERE name = $1", &[&super::RESTORING]))?;
    Ok(Restored { heading, totals: seen.totals })
}

/// Refuses a database that holds something, and marks it as half restored until the end.
fn begin(tx: &mut Tx<'_>) -> Result<()> {
    for table in tables::present(tx)? {
        let rows = tx.first(&format!("SELECT 1 FROM {table} LIMIT 1"), &[], |row| row.get::<i64>(0))?;
        if table != "migrations" && rows.is_some() {
            return Err(Error::internal(
                "there is a shop in this database already; restore into an empty folder or database",
            ));
        }
    }
    let now = tx.now;
    tx.run("INSERT INTO settings (name, value, changed_at) VALUES ($1, 'true', $2)", &[&super::RESTORING, &now])?;
    Ok(())
}

struct Into<'a> {
    db: &'a Db,
    table: Option<(String, Vec<String>)>,
    rows: Vec<Vec<Cell>>,
    blob: Option<Incoming>,
    done: Totals,
}

/// A blob on its way into the store.
struct Incoming {
    key: String,
    pieces: mpsc::Sender<Result<Bytes, String>>,
    stored: tokio::task::JoinHandle<Result<String>>,
}

impl Into<'_> {
    fn take(&mut self, part: Part<'_>, blobs: &Blobs, runtime: &tokio::runtime::Handle) -> Result<()> {
        match part {
            // Written by the migrations of this database itself.
            Part::Table("migrations", _) => self.table = None,
            Part::Table(name, columns) => self.table = Some((name.to_owned(), columns.to_vec())),
            Part::Row(cells) => {
                if self.table.is_some() {
                    self.rows.push(cells);
                    if self.rows.len() * self.rows[0].len() >= VALUES * STATEMENTS {
                        self.store()?;
                    }
                }
            }
            Part::Blob(key) => {
                let (pieces, receiver) = mpsc::channel(4);
                let (blobs, kept) = (blobs.clone(), key.to_owned());
                let stored = runtime.spawn(async move { blobs.receive_as(&kept, receiver).await });
                self.blob = Some(Incoming { key: key.to_owned(), pieces, stored });
            }
            Part::Piece(bytes) => {
                if let Some(Incoming { pieces, .. }) = &mut self.blob {
                    // A receiver that is gone says why at the end.
                    let _ = futures::executor::block_on(futures::SinkExt::send(pieces, Ok(bytes.into())));
                }
            }
            Part::End => {
                self.store()?;
                self.table = None;
                if let Some(Incoming { key, pieces, stored }) = self.blob.take() {
                    drop(pieces);
                    runtime.block_on(stored).map_err(Error::internal)?.map_err(|error| match error {
                        Error::Internal(cause) => Error::Internal(cause.context(format!("cannot store {key}"))),
                        other => other,
                    })?;
                    self.done.blobs += 1;
                }
            }
        }
        Ok(())
    }

    fn store(&mut self) -> Result<()> {
        let mut rows = std::mem::take(&mut self.rows);
        let Some((table, columns)) = self.table.clone() else { return Ok(()) };
        // The numbers of units of work of another database mean nothing in this one.
        if let Some(at) = columns.iter().position(|it| it == "serial") {
            rows.iter_mut().for_each(|row| row[at] = Cell::Int(0));
        }
        if rows.is_empty() {
            return Ok(());
        }
        self.done.rows += rows.len() as u64;
        self.db.write_now(Actor::SHELL, move |tx| {
            for some in rows.chunks((VALUES / columns.len()).max(1)) {
                insert(tx, &table, &columns, some)?;
            }
            Ok(())
        })
    }
}

fn insert(tx: &mut Tx<'_>, table: &str, columns: &[String], rows: &[Vec<Cell>]) -> Result<()> {
    let width = columns.len();
    let row = |at: usize| (1..=width).map(|it| format!("${}", at * width + it)).collect::<Vec<_>>().join(", ");
    let values = (0..rows.len()).map(|at| format!("({})", row(at))).collect::<Vec<_>>().join(", ");
    // The mark of this restore is in the way of nothing but its own row.
    let own = if table == "settings" { " ON CONFLICT (name) DO NOTHING" } else { "" };
    let statement = format!("INSERT INTO {table} ({}) VALUES {values}{own}", columns.join(", "));
    let cells: Vec<&dyn Param> = rows.iter().flatten().map(|it| it as &dyn Param).collect();
    tx.run(&statement, &cells)?;
    Ok(())
}

struct Input {
    inner: BufReader<GzDecoder<BufReader<File>>>,
    line: Vec<u8>,
}

fn not_whole() -> Error {
    Error::internal("the backup is not whole: it was cut off or changed")
}

impl Input {
    fn open(path: &Path) -> Result<Input> {
        let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Input { inner: BufReader::with_capacity(1 << 18, GzDecoder::new(BufReader::new(file))), line: Vec::new() })
    }

    /// The next line; false at the end.
    fn next(&mut self) -> Result<bool> {
        self.line.clear();
        let mut limited = std::io::Read::take(&mut self.inner, LONGEST_LINE as u64);
        let read = limited.read_until(b'\n', &mut self.line).map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidInput | std::io::ErrorKind::InvalidData => {
                not_whole()
            }
            _ => error.into(),
        })?;
        Ok(read > 0)
    }

    fn heading(&mut self) -> Result<Heading> {
        let no_backup = || Error::internal("this is no backup made by Indaba");
        if !self.next().map_err(|_| no_backup())? {
            return Err(no_backup());
        }
        let heading: Heading = serde_json::from_slice(&self.line).map_err(|_| no_backup())?;
        let newest = crate::base::db::MIGRATIONS.last().map_or(0, |it| it.number);
        if heading.indaba_backup > LAYOUT || heading.step > newest {
            let made_by = &heading.made_by;
            return Err(Error::internal(format!(
                "this backup was made by a newer program ({made_by}); restore it with that"
            )));
        }
        Ok(heading)
    }

    /// Gives each part to `take`, and sees that all of it is there.
    fn walk(&mut self, mut take: impl FnMut(Part<'_>) -> Result<()>) -> Result<Totals> {
        let known = crate::base::db::tables();
        let mut totals = Totals::default();
        loop {
            if !self.next()? {
                return Err(not_whole());
            }
            match serde_json::from_slice(&self.line).map_err(|_| not_whole())? {
                Line::Table { name, columns } => {
                    let plain = |it: &String| it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
                    // These become part of a statement.
                    if !known.contains(&name.as_str()) || !columns.iter().all(plain) {
                        return Err(Error::internal(format!("the backup holds a table that is not known: {name}")));
                    }
                    take(Part::Table(&name, &columns))?;
                    totals.tables += 1;
                    totals.rows += self.rows(columns.len(), &mut take)?;
                }
                Line::Blob { key } => {
                    take(Part::Blob(&key))?;
                    totals.blobs += 1;
                    totals.bytes += self.pieces(&mut take)?;
                }
                Line::Whole(told) => {
                    return if told == totals && !self.next()? { Ok(totals) } else { Err(not_whole()) };
                }
                Line::End(_) => return Err(not_whole()),
            }
        }
    }

    fn rows(&mut self, width: usize, take: &mut impl FnMut(Part<'_>) -> Result<()>) -> Result<u64> {
        let (mut digest, mut count) = (Digest::new(&SHA256), 0);
        while self.next()? && self.line.first() == Some(&b'[') {
            digest.update(&self.line);
            count += 1;
            let cells: Vec<Json> = serde_json::from_slice(&self.line).map_err(|_| not_whole())?;
            if cells.len() != width {
                return Err(not_whole());
            }
            take(Part::Row(cells.into_iter().map(Cell::from_json).collect::<Result<_>>()?))?;
        }
        self.end(count, digest)?;
        take(Part::End)?;
        Ok(count)
    }

    fn pieces(&mut self, take: &mut impl FnMut(Part<'_>) -> Result<()>) -> Result<u64> {
        let (mut digest, mut count) = (Digest::new(&SHA256), 0);
        while self.next()? && self.line.first() == Some(&b'"') {
            let text: &str = serde_json::from_slice(&self.line).map_err(|_| not_whole())?;
            let bytes = BASE64.decode(text.as_bytes()).map_err(|_| not_whole())?;
            digest.update(&bytes);
            count += bytes.len() as u64;
            take(Part::Piece(bytes))?;
        }
        self.end(count, digest)?;
        take(Part::End)?;
        Ok(count)
    }

    fn end(&self, count: u64, digest: Digest) -> Result<()> {
        let sum = Sum { count, sha256: hexadecimal(digest.finish().as_ref()) };
        match serde_json::from_slice(&self.line) {
            Ok(Line::End(told)) if told == sum => Ok(()),
            _ => Err(not_whole()),
        }
    }
}
