//! Files that wait to be stored, when a person is to be forgotten: the rows that hold them are found and written
//! afresh without them, before the erasure; every other byte stays as it is.

use std::collections::HashMap;
use std::io::{BufReader, Read};

use axum::body::Bytes;
use sheet::{Encoding, Options, Quote, Reader, Record, Row, Width};
use tokio::sync::mpsc;

use super::actions;
use super::fields::Field;
use super::model::{Import, Kind, Plan, State};
use super::orders::OrderDraft;
use super::run::{self, ForgetFile, RunImport};
use super::store;
use crate::app::App;
use crate::base::{Actor, Error, Id, Result, Say, Tx};
use crate::customers::{self, Customer, Erased, Identity};

/// What is copied at once.
const PIECE: usize = 256 * 1024;
/// A record that cannot be read and is longer than this is not looked into, but left out.
const LOOKED_INTO: u64 = 16 << 20;

/// What is known of the person, as a file may write it.
#[derive(Clone)]
pub struct Marks {
    identities: Vec<(String, String, String)>,
    /// Names and addresses, lower case.
    texts: Vec<String>,
}

impl Marks {
    /// From what is known of the person.
    pub fn new(identities: &[Identity], erased: &Erased) -> Marks {
        let known = |it: &Identity| (it.kind.clone(), it.scope.clone(), it.value.clone());
        let texts = erased.texts.iter().map(|it| it.trim().to_lowercase()).filter(|it| it.chars().count() > 2);
        Marks { identities: identities.iter().map(known).collect(), texts: texts.collect() }
    }

    fn has(&self, kind: &str, value: &str) -> bool {
        self.identities.iter().any(|it| it.0 == kind && it.2 == value)
    }

    /// Whether the text says a name or an address of the person, as words of their own.
    pub fn named_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.texts.iter().any(|it| stands_in(&text, it))
    }

    fn is_phone(&self, cell: &str, country: &str) -> bool {
        customers::normal_phone(cell, country).is_some_and(|it| self.has("phone", &it))
    }

    /// Whether this row is about the person: it has an email, phone or number of theirs, or it names them and has
    /// none of anyone else.
    fn are_of(&self, row: &[&str], plan: &Plan) -> bool {
        let cell = |field| plan.column(field).and_then(|at| row.get(at)).map_or("", |it| it.trim());
        let number = cell(Field::CustomerId);
        let own_number = self.identities.iter().any(|(kind, scope, value)| {
            (kind == "external" || (kind == "shop" && *scope == plan.storefront)) && value == number
        });
        let address = |it: &&str| it.contains('@') && self.named_in(it);
        if own_number || row.iter().any(|it| address(it) || self.is_phone(it, &plan.country)) {
            return true;
        }
        let others = !number.is_empty()
            || sheet::email(cell(Field::Email)).is_ok()
            || customers::normal_phone(cell(Field::Phone), &plan.country).is_some();
        !others && row.iter().any(|it| self.named_in(it))
    }

    /// Whether an order that was gathered already is theirs.
    fn gathered(&self, it: &OrderDraft, plan: &Plan) -> bool {
        let Some(person) = &it.person else { return false };
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let (external, email, phone) = (text(&person.external), text(&person.email), text(&person.phone));
        let own = self
            .identities
            .iter()
            .any(|(kind, scope, value)| kind == "shop" && *scope == plan.storefront && *value == external);
        own || self.named_in(&email) || self.is_phone(&phone, &plan.country)
    }
}

/// Whether `part` stands in `text` between signs that belong to neither.
fn stands_in(text: &str, part: &str) -> bool {
    let joins = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    text.match_indices(part).any(|(at, _)| {
        // `ann@…` is not found in `jo.ann@…`, nor `…@shop.co` in `…@shop.com`.
        let before = text[..at].chars().next_back();
        let dotted = part.contains('@') && matches!(before, Some('.' | '-' | '_' | '+'));
        !joins(before) && !dotted && !joins(text[at + part.len()..].chars().next())
    })
}

/// A stretch of the file, and what stands there from now on.
struct Cut {
    from: u64,
    to: u64,
    /// None where it depends on what stands there now: a record that nobody could read.
    text: Option<String>,
}

/// Looks through every file that waits, and writes those afresh that hold the person `id` counts as. The erasure that
/// follows sees which files were looked through.
pub async fn clean_files(app: &App, id: Id<Customer>) -> Result<()> {
    let (root, marks, waiting) = app
        .db
        .read(move |db| {
            let root = customers::find(db, id)?.root;
            let marks = Marks::new(&customers::identities(db, root)?, &customers::erased(db, root)?);
            Ok((root, marks, store::waiting(db)?))
        })
        .await?;
    let mut done: HashMap<String, Option<(String, i64)>> = HashMap::new();
    for it in waiting {
        // The same file is looked through afresh for an import that reads it otherwise.
        let key = format!("{} {}", it.blob_key, serde_json::to_string(&it.plan)?);
        let clean = match done.get(&key) {
            Some(known) => known.clone(),
            None => match cleaned(app, &it, &marks).await {
                Err(Error::Invalid(why)) => {
                    app.db.write(Actor::SYSTEM, move |tx| give_up(tx, &it, &why)).await?;
                    continue;
                }
                other => other?,
            },
        };
        done.insert(key, clean.clone());
        let marks = marks.clone();
        app.db.write(Actor::SYSTEM, move |tx| put_in_place(tx, &it, clean.as_ref(), root, &marks)).await?;
    }
    Ok(())
}

/// The file without the person, where it holds them.
async fn cleaned(app: &App, it: &Import, marks: &Marks) -> Result<Option<(String, i64)>> {
    let Some(file) = app.blobs.file(&it.blob_key).await? else { return Ok(None) };
    let (plan, known) = (it.plan.clone(), marks.clone());
    let cuts = tokio::task::spawn_blocking(move || cuts(file, &plan, &known)).await.map_err(Error::internal)??;
    if cuts.is_empty() {
        return Ok(None);
    }
    let Some(file) = app.blobs.file(&it.blob_key).await? else { return Ok(None) };
    let (sender, pieces) = mpsc::channel::<std::io::Result<Bytes>>(2);
    let (plan, marks) = (it.plan.clone(), marks.clone());
    let copying = tokio::task::spawn_blocking(move || {
        let failed = match utf8(file, plan.format.encoding) {
            Ok(source) => copy(source, &cuts, &plan, &marks, &sender).err(),
            Err(error) => Some(std::io::Error::other(error)),
        };
        if let Some(error) = failed {
            drop(sender.blocking_send(Err(error)));
        }
    });
    let pieces = futures::stream::unfold(pieces, |mut pieces| async move { Some((pieces.recv().await?, pieces)) });
    let received = app.blobs.receive("imports", u64::MAX, Box::pin(pieces)).await?;
    copying.await.map_err(Error::internal)?;
    Ok(Some((received.key, received.size as i64)))
}

/// The file unpacked and in UTF-8.
fn utf8(file: std::fs::File, encoding: &'static Encoding) -> Result<BufReader<Box<dyn Read + Send>>> {
    let plain: Box<dyn Read + Send> = Box::new(sheet::as_utf8(run::unpacked(file)?, encoding));
    Ok(BufReader::with_capacity(PIECE, plain))
}

/// Where the person stands in the file.
fn cuts(file: std::fs::File, plan: &Plan, marks: &Marks) -> Result<Vec<Cut>> {
    let format = sheet::Format { encoding: encoding_of_copies(), ..plan.format };
    let options = Options { width: Width::Exactly(plan.names.len()), short_rows: true, ..Options::default() };
    let source = utf8(file, plan.format.encoding)?;
    // A head that cannot be read keeps the whole file from being stored; it is looked into as one record.
    let Ok(mut reader) = Reader::new(source, &format, options) else {
        return Ok(vec![Cut { from: 0, to: u64::MAX, text: None }]);
    };
    let mut cuts = Vec::new();
    loop {
        let from = reader.position().byte.unwrap_or(0);
        let text = match reader.read().map_err(broken)? {
            None => return Ok(cuts),
            Some(Record::Bad(_)) => Some(None),
            Some(Record::Row(row)) => without(&row, plan, marks).map(Some),
        };
        let to = reader.position().byte.unwrap_or(from);
        cuts.extend(text.map(|text| Cut { from, to, text }));
    }
}

/// A packed file that cannot be unpacked can neither be stored nor looked through, however often it is tried.
fn broken(error: std::io::Error) -> Error {
    use std::io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    match error.kind() {
        InvalidData | InvalidInput | UnexpectedEof => Error::invalid("imports-file-no-table"),
        _ => error.into(),
    }
}

fn encoding_of_copies() -> &'static Encoding {
    Encoding::for_label(b"utf-8").expect("UTF-8 is an encoding")
}

/// The row without the person, if it holds them. A customer is left out whole. Of an order stays what goes into the
/// books: it becomes that of a guest.
fn without(row: &Row<'_>, plan: &Plan, marks: &Marks) -> Option<String> {
    let cells: Vec<&str> = row.iter().collect();
    if !marks.are_of(&cells, plan) {
        return None;
    }
    let person = [Field::CustomerId, Field::Email, Field::Phone, Field::Name].map(|it| plan.column(it));
    let settled = plan.fault().is_none();
    let keeps = |at: usize, cell: &str| {
        let booked = !settled || plan.uses.get(at).is_some_and(|it| matches!(it, super::Use::Field(_)));
        plan.kind == Kind::Orders && booked && !person.contains(&Some(at)) && !marks.named_in(cell)
    };
    let cells = cells.iter().enumerate();
    Some(line(cells.map(|(at, cell)| if keeps(at, cell) { (*cell).to_owned() } else { blank(cell) }), plan))
}

/// Nothing, on as many lines: the lines below keep their numbers.
fn blank(cell: &str) -> String {
    cell.chars().filter(|it| matches!(it, '\r' | '\n')).collect()
}

fn line(cells: impl Iterator<Item = String>, plan: &Plan) -> String {
    let delimiter = plan.format.delimiter.as_char();
    let quote = match plan.format.quote {
        Quote::Double => Some('"'),
        Quote::Single => Some('\''),
        Quote::None => None,
    };
    let written = cells.map(|cell| match quote {
        Some(quote) if cell.contains([delimiter, quote, '\r', '\n']) => {
            let (one, two) = (quote.to_string(), format!("{quote}{quote}"));
            format!("{quote}{}{quote}", cell.replace(&one, &two))
        }
        _ => cell,
    });
    let text = written.collect::<Vec<_>>().join(&delimiter.to_string());
    // A line with nothing on it would be no record, and those below would be counted otherwise.
    if text.is_empty() { " ".to_owned() } else { text }
}

/// Copies the file with the cuts made.
fn copy(
    mut source: impl Read,
    cuts: &[Cut],
    plan: &Plan,
    marks: &Marks,
    to: &mpsc::Sender<std::io::Result<Bytes>>,
) -> std::io::Result<()> {
    let send = |bytes: Vec<u8>| {
        if bytes.is_empty() { Ok(()) } else { to.blocking_send(Ok(bytes.into())).map_err(std::io::Error::other) }
    };
    let mut at = 0;
    for cut in cuts {
        while at < cut.from {
            let piece = take(&mut source, (cut.from - at).min(PIECE as u64))?;
            if piece.is_empty() {
                return Ok(());
            }
            at += piece.len() as u64;
            send(piece)?;
        }
        let mut old = take(&mut source, (cut.to - cut.from).min(LOOKED_INTO + 1))?;
        at += old.len() as u64;
        let whole = old.len() as u64 <= LOOKED_INTO;
        while at < cut.to {
            // Only the end of a line counts of what is not looked into.
            let piece = take(&mut source, (cut.to - at).min(PIECE as u64))?;
            if piece.is_empty() {
                break;
            }
            at += piece.len() as u64;
            old = piece;
        }
        match &cut.text {
            None if whole && !marks.named_in(&String::from_utf8_lossy(&old)) => send(old)?,
            text => {
                let end = old.len() - old.iter().rev().take_while(|it| matches!(it, b'\r' | b'\n')).count();
                let mut new = text.clone().unwrap_or_else(|| unreadable(plan)).into_bytes();
                new.extend_from_slice(&old[end..]);
                send(new)?;
            }
        }
    }
    loop {
        let piece = take(&mut source, PIECE as u64)?;
        if piece.is_empty() {
            return Ok(());
        }
        send(piece)?;
    }
}

fn take(source: &mut impl Read, most: u64) -> std::io::Result<Vec<u8>> {
    let mut piece = Vec::new();
    source.take(most).read_to_end(&mut piece)?;
    Ok(piece)
}

/// A record that still cannot be used, and says nothing: it has one cell too many.
fn unreadable(plan: &Plan) -> String {
    vec!["…"; plan.names.len() + 1].join(&plan.format.delimiter.as_char().to_string())
}

/// A file that nobody can look through is given up, and its import says why.
fn give_up(tx: &mut Tx<'_>, seen: &Import, why: &Say) -> Result<()> {
    let mut it = store::find(tx, seen.id)?;
    if it.blob_key != seen.blob_key || it.state == State::Done {
        return Ok(());
    }
    tx.enqueue(&ForgetFile { blob_key: it.blob_key.clone() })?;
    it.position.open.clear();
    store::set_progress(tx, &it)?;
    store::set_file(tx, it.id, "", 0)?;
    actions::fail(tx, it.id, why)
}

/// Notes that the file was looked through, and puts the clean one in its place.
fn put_in_place(
    tx: &mut Tx<'_>,
    seen: &Import,
    clean: Option<&(String, i64)>,
    root: Id<Customer>,
    marks: &Marks,
) -> Result<()> {
    let mut it = match store::find(tx, seen.id) {
        Err(Error::NotFound(_)) => return Ok(()),
        other => other?,
    };
    // Another file by now: the erasure finds it unsearched, and is tried again.
    if it.blob_key != seen.blob_key || it.state == State::Done {
        return Ok(());
    }
    if let Some((key, size)) = clean {
        store::set_file(tx, it.id, key, *size)?;
        it.plan.format.encoding = encoding_of_copies();
        store::set_plan(tx, it.id, &it.plan)?;
        tx.enqueue(&ForgetFile { blob_key: seen.blob_key.clone() })?;
        let plan = it.plan.clone();
        for order in it.position.open.iter_mut().filter(|order| marks.gathered(order, &plan)) {
            order.person = None;
        }
        match it.state {
            // Whoever reads the old file finds themselves overtaken.
            State::Running => {
                it.position.slices += 1;
                store::set_progress(tx, &it)?;
                tx.enqueue(&RunImport { import: it.id })?;
            }
            State::Checking => {
                store::set_progress(tx, &it)?;
                actions::stop(tx, it.id)?;
            }
            _ => store::set_progress(tx, &it)?,
        }
    }
    store::set_searched(tx, it.id, root)
}

#[cfg(test)]
mod tests {
    use super::stands_in;

    #[test]
    fn an_address_is_found_as_itself_only() {
        assert!(stands_in("write to <ann@example.com>, please", "ann@example.com"));
        for other in ["joann@example.com", "jo.ann@example.com", "ann@example.community"] {
            assert!(!stands_in(other, "ann@example.com"), "{other}");
        }
        assert!(stands_in("thandi nkosi (work)", "thandi nkosi") && !stands_in("thandi nkosikazi", "thandi nkosi"));
    }
}
