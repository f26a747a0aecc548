//! A file, read slice by slice: what one unit of work stores.

use std::io::Read;

use sheet::{Reader, Record, RowFault, Width};

use super::cells::Cells;
use super::model::{Fault, Kind, Plan, Position};
use super::orders::{Gatherer, OrderDraft};
use super::people::{PersonDraft, person};
use crate::base::{Error, Result, Say};

/// Order lines that one unit of work takes: a tenth of a second, so that others get in between. With fewer, more pages
/// of the database would be written again and again.
pub const LINES: u64 = 4_000;
/// Customers that one takes; each is more to write than a line.
const PEOPLE: u64 = 2_000;
/// Bytes after which a slice ends early, so that memory stays bounded.
const BYTES: usize = 2 << 20;
/// How much of a row is kept with its fault.
const RAW: usize = 1_000;

/// Some rows, ready to be stored.
#[derive(Clone, Debug, Default)]
pub struct Slice {
    /// Orders that are complete.
    pub orders: Vec<OrderDraft>,
    /// Customers.
    pub people: Vec<PersonDraft>,
    /// Records that cannot be used.
    pub faults: Vec<Fault>,
    /// Rows with nothing in them.
    pub blank: i64,
    /// Where to go on.
    pub after: Position,
    /// Whether the file ends here.
    pub ended: bool,
}

/// Reads a file from a position on.
pub struct Slices<R> {
    reader: Reader<R>,
    work: Work,
    position: Position,
    at_most: u64,
}

enum Work {
    Orders(Gatherer),
    People(Cells),
}

impl<R: Read> Slices<R> {
    /// Starts at the beginning of `source` and passes over what is done.
    pub fn open(source: R, plan: &Plan, position: Position) -> Result<Slices<R>> {
        let mut reader = Reader::new(source, &plan.format, options(plan)).map_err(unreadable)?;
        if reader.skip_to(position.index)? < position.index {
            return Err(Error::conflict("imports-file-shorter"));
        }
        let cells = Cells::new(plan)?;
        let work = match plan.kind {
            Kind::Customers => Work::People(cells),
            Kind::Orders => Work::Orders(Gatherer::new(cells, position.open.clone(), position.left_over.clone())),
        };
        Ok(Slices { reader, work, position, at_most: plan.at_most.unwrap_or(u64::MAX) })
    }

    /// The next slice.
    pub fn read(&mut self) -> Result<Slice> {
        let mut slice = Slice::default();
        let first = self.reader.position().index;
        let mut bytes = 0;
        let rows = if matches!(self.work, Work::Orders(_)) { LINES } else { PEOPLE };
        loop {
            let index = self.reader.position().index;
            if index >= self.at_most {
                slice.ended = true;
                break;
            }
            if index - first >= rows || bytes >= BYTES {
                break;
            }
            let Some(record) = self.reader.read()? else {
                slice.ended = true;
                break;
            };
            bytes += take(&mut self.work, record, &mut slice);
        }
        self.end(&mut slice);
        Ok(slice)
    }

    fn end(&mut self, slice: &mut Slice) {
        self.position.index = self.reader.position().index;
        self.position.slices += 1;
        if let Work::Orders(gatherer) = &mut self.work {
            slice.orders = gatherer.complete(self.position.index, slice.ended);
            (self.position.open, self.position.left_over) = gatherer.carried();
        }
        slice.after = self.position.clone();
    }
}

/// Puts a record where it belongs; gives its size.
fn take(work: &mut Work, record: Record<'_>, slice: &mut Slice) -> usize {
    let row = match record {
        Record::Row(row) => row,
        Record::Bad(bad) => {
            let raw = bad.raw;
            let size = raw.len();
            slice.faults.push(Fault { index: bad.index, line: bad.line, reason: told(bad.reason), raw });
            return size;
        }
    };
    let text = row.text();
    if row.is_blank() {
        slice.blank += 1;
        return text.len();
    }
    let taken = match work {
        Work::Orders(gatherer) => gatherer.take(&row),
        Work::People(cells) => person(cells, &row, beginning(text)).map(|it| slice.people.push(it)),
    };
    if let Err(reason) = taken {
        slice.faults.push(Fault { index: row.index, line: row.line, reason, raw: beginning(text) });
    }
    text.len()
}

fn beginning(text: &str) -> String {
    text.chars().take(RAW).filter(|it| *it != '\0').collect()
}

fn options(plan: &Plan) -> sheet::Options {
    sheet::Options { width: Width::Exactly(plan.names.len()), short_rows: true, ..sheet::Options::default() }
}

/// How many records a file has, and nothing else; quick, because nobody looks into them.
pub fn count(source: impl Read, plan: &Plan) -> Result<u64> {
    let mut reader = Reader::new(source, &plan.format, options(plan)).map_err(unreadable)?;
    Ok(reader.skip_to(plan.at_most.unwrap_or(u64::MAX))?)
}

fn unreadable(error: sheet::OpenError) -> Error {
    match error {
        sheet::OpenError::Io(error) => error.into(),
        sheet::OpenError::Header(bad) => Error::Invalid(told(bad.reason)),
    }
}

/// Why a record cannot be read, as a sentence.
fn told(fault: RowFault) -> Say {
    let say = Say::new(&format!("imports-row-{}", fault.code().replace('_', "-")));
    match fault {
        RowFault::TooFew { expected, found } | RowFault::TooMany { expected, found } => {
            say.with("expected", expected).with("found", found)
        }
        RowFault::TooWide { limit, found } => say.with("limit", limit).with("found", found),
        RowFault::CellTooLong { .. } | RowFault::RowTooLong { .. } => say,
        RowFault::Undecodable | RowFault::UnclosedQuote => say,
    }
}
