use std::{
    io::{self, Read},
    ops::Range,
};

use encoding_rs::UTF_8;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    format::{Delimiter, Format},
    row::{BadRow, Record, Row, RowFault},
    scan::{Place, Rules, Scan, Span, Step, line_ends, unquote},
    source::Source,
};

const CHUNK: usize = 64 * 1024;
const RAW_SHOWN: usize = 200;

/// What a row may be like.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// No cell may be longer; a row may have four times as much.
    pub cell_bytes: usize,
    pub columns: usize,
    pub width: Width,
    /// Take the cells that are missing at the end of a row as blank, as Excel means them.
    pub short_rows: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { cell_bytes: 1 << 20, columns: 300, width: Width::AsFirst, short_rows: false }
    }
}

/// How many cells a row must have. Blank cells beyond them are dropped without complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// As many as the header, or without one the first good row.
    AsFirst,
    Exactly(usize),
    Any,
}

/// Where the next record begins: what is needed to go on later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The place in the file; known only when it is written in UTF-8.
    pub byte: Option<u64>,
    pub line: u64,
    pub index: u64,
}

#[derive(Debug, Error)]
pub enum OpenError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("the header cannot be read: {}", .0.reason)]
    Header(BadRow),
}

/// Reads a table record by record. Memory is bounded by `Options`, whatever the file holds.
pub struct Reader<R> {
    source: Source<R>,
    ended: bool,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Bytes of the record given last, which its reader may still be looking at.
    given: usize,
    scan: Scan,
    rules: Rules,
    quote: char,
    unquoted: String,
    width: Width,
    short_rows: bool,
    headers: Vec<String>,
    byte: Option<u64>,
    line: u64,
    index: u64,
}

/// The frame of a record: where it is, before anyone asked what it says.
enum Frame {
    End,
    Whole { line: u64, index: u64, text: usize },
    Bad(BadRow),
}

impl<R: Read> Reader<R> {
    /// Skips a byte order mark and a `sep=` line, and reads the header if the format has one.
    pub fn new(source: R, format: &Format, options: Options) -> Result<Reader<R>, OpenError> {
        let mut reader = Reader::bare(source, format, options);
        reader.skip_preamble()?;
        if format.header {
            reader.read_header()?;
        }
        Ok(reader)
    }

    /// Goes on at a position given earlier. The source must stand at its `byte`, and `options`
    /// should say the width, because there is no header to learn it from.
    pub fn resume(source: R, format: &Format, options: Options, position: Position) -> Reader<R> {
        let mut reader = Reader::bare(source, format, options);
        reader.byte = position.byte;
        reader.line = position.line;
        reader.index = position.index;
        reader
    }

    fn bare(source: R, format: &Format, options: Options) -> Reader<R> {
        let cell_bytes = options.cell_bytes.clamp(16, 1 << 28);
        Reader {
            source: Source::new(source, format.encoding),
            ended: false,
            buffer: vec![0; 2 * CHUNK],
            start: 0,
            end: 0,
            given: 0,
            scan: Scan::new(),
            rules: Rules::new(format, cell_bytes, cell_bytes * 4, options.columns.max(1)),
            quote: format.quote.byte().unwrap_or(b'"') as char,
            unquoted: String::new(),
            width: options.width,
            short_rows: options.short_rows,
            headers: Vec::new(),
            byte: (format.encoding == UTF_8).then_some(0),
            line: 1,
            index: 0,
        }
    }

    /// The names of the columns, trimmed; none if the format says there is no header.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Where the record begins that the next `read` will give.
    pub fn position(&self) -> Position {
        let byte = self.byte.map(|it| it + self.given as u64);
        Position { byte, line: self.line, index: self.index }
    }

    /// The next record, or nothing at the end.
    pub fn read(&mut self) -> io::Result<Option<Record<'_>>> {
        Ok(match self.frame()? {
            Frame::End => None,
            Frame::Bad(bad) => Some(Record::Bad(bad)),
            Frame::Whole { line, index, text } => Some(self.record(line, index, text)),
        })
    }

    /// Passes over records until the next one has this index, without looking into them. Gives
    /// the index reached, which is smaller if the file ends before.
    pub fn skip_to(&mut self, index: u64) -> io::Result<u64> {
        while self.index < index {
            if let Frame::End = self.frame()? {
                break;
            }
        }
        Ok(self.index)
    }

    fn skip_preamble(&mut self) -> io::Result<()> {
        while self.end - self.start < 8 && !self.ended {
            self.fill()?;
        }
        if self.byte.is_some() && self.window().starts_with("\u{feff}".as_bytes()) {
            self.given = 3;
            self.drop_given();
        }
        if let Some((_, taken)) = sep_line(self.window()) {
            self.given = taken;
            self.drop_given();
            self.line += 1;
        }
        Ok(())
    }

    fn read_header(&mut self) -> Result<(), OpenError> {
        let headers = match self.read()? {
            None => return Ok(()),
            Some(Record::Bad(bad)) => return Err(OpenError::Header(bad)),
            Some(Record::Row(row)) => row.iter().map(|it| it.trim().to_owned()).collect(),
        };
        self.headers = headers;
        self.index = 0;
        Ok(())
    }

    fn frame(&mut self) -> io::Result<Frame> {
        self.drop_given();
        self.scan.restart();
        loop {
            let window = &self.buffer[self.start..self.end];
            let reason = match self.scan.step(&self.rules, window, self.ended) {
                Step::More => {
                    self.fill()?;
                    continue;
                }
                Step::Done { text: 0, whole: 0 } => return Ok(Frame::End),
                Step::Done { text: 0, whole } => {
                    // A line with nothing on it is no record.
                    self.line += 1;
                    self.given = whole;
                    self.drop_given();
                    self.scan.restart();
                    continue;
                }
                Step::Done { text, whole } => {
                    let (line, index) = (self.line, self.index);
                    self.line += self.scan.lines + u64::from(whole > text);
                    self.index += 1;
                    self.given = whole;
                    return Ok(Frame::Whole { line, index, text });
                }
                fault => fault,
            };
            return Ok(Frame::Bad(self.recover(reason)?));
        }
    }

    /// Describes a record whose end was not found, and goes to a line from which to read on.
    ///
    /// After an unclosed quote that is the line below the quote: had there been another unclosed
    /// quote in what was searched, it would have closed this one, so nothing is searched thrice.
    fn recover(&mut self, fault: Step) -> io::Result<BadRow> {
        let (from, reason) = match fault {
            Step::Unclosed { quote } => (quote, RowFault::UnclosedQuote),
            Step::CellTooLong { cell } => (cell, RowFault::CellTooLong { limit: self.rules.cell_bytes }),
            _ => (self.rules.row_bytes, RowFault::RowTooLong { limit: self.rules.row_bytes }),
        };
        // No more than was looked at, however much more happens to be in the window.
        let looked_at = (from + self.rules.cell_bytes).min(self.rules.row_bytes).min(self.end - self.start);
        let before = &self.buffer[self.start..self.start + from];
        let (shown, line) = match reason {
            RowFault::UnclosedQuote => {
                let shown = before.iter().rposition(|it| matches!(it, b'\r' | b'\n')).map_or(0, |it| it + 1);
                (shown, self.line + line_ends(before))
            }
            _ => (0, self.line),
        };
        let bad = BadRow { line, index: self.index, reason, raw: self.raw(shown..looked_at) };
        self.index += 1;
        self.skip_line(from)?;
        Ok(bad)
    }

    /// Drops everything up to the first line end at or after `from`.
    fn skip_line(&mut self, from: usize) -> io::Result<()> {
        let window = self.window();
        let from = if from > 0 && window[from - 1] == b'\r' { from - 1 } else { from };
        self.line += line_ends(&window[..from]);
        self.given = from;
        self.drop_given();
        loop {
            let window = self.window();
            let found = window.iter().position(|it| matches!(it, b'\r' | b'\n'));
            match found {
                None if self.ended => {
                    self.given = window.len();
                    self.drop_given();
                    return Ok(());
                }
                None => {
                    self.given = window.len();
                    self.drop_given();
                    self.fill()?;
                }
                Some(at) if window[at] == b'\r' && at + 1 == window.len() && !self.ended => {
                    self.given = at;
                    self.drop_given();
                    self.fill()?;
                }
                Some(at) => {
                    let two = window[at] == b'\r' && window.get(at + 1) == Some(&b'\n');
                    self.given = at + 1 + usize::from(two);
                    self.line += 1;
                    self.drop_given();
                    return Ok(());
                }
            }
        }
    }

    fn record(&mut self, line: u64, index: u64, text: usize) -> Record<'_> {
        if let Some(reason) = self.misshapen() {
            return Record::Bad(BadRow { line, index, reason, raw: self.raw(0..text) });
        }
        let Ok(text) = std::str::from_utf8(&self.buffer[self.start..self.start + text]) else {
            return Record::Bad(BadRow { line, index, reason: RowFault::Undecodable, raw: self.raw(0..text) });
        };
        self.unquoted.clear();
        for span in &mut self.scan.spans {
            if span.place == Place::Quoted {
                let start = self.unquoted.len();
                unquote(&text[span.start..span.end], self.quote, &mut self.unquoted);
                *span = Span { start, end: self.unquoted.len(), place: Place::Unquoted };
            }
        }
        if self.width == Width::AsFirst {
            self.width = Width::Exactly(self.scan.spans.len());
        }
        Record::Row(Row { line, index, text, unquoted: &self.unquoted, spans: &self.scan.spans })
    }

    /// Checks the number of cells, and drops blank ones beyond the expected.
    fn misshapen(&mut self) -> Option<RowFault> {
        let (found, limit) = (self.scan.found, self.rules.columns);
        if found > limit {
            return Some(RowFault::TooWide { limit, found });
        }
        let Width::Exactly(expected) = self.width else {
            return None;
        };
        if found < expected && !self.short_rows {
            return Some(RowFault::TooFew { expected, found });
        }
        if found > expected {
            let window = &self.buffer[self.start..self.end];
            let said = |span: &Span| !window[span.start..span.end].trim_ascii().is_empty();
            if self.scan.spans[expected..].iter().any(said) {
                return Some(RowFault::TooMany { expected, found });
            }
            self.scan.spans.truncate(expected);
        }
        None
    }

    /// How these bytes of the window begin, for a person to see.
    fn raw(&self, bytes: Range<usize>) -> String {
        let bytes = &self.window()[bytes];
        // One character more than is shown, and none has more than four bytes.
        let beginning = &bytes[..bytes.len().min((RAW_SHOWN + 1) * 4)];
        let mut raw = String::from_utf8_lossy(beginning).into_owned();
        if let Some((cut, _)) = raw.char_indices().nth(RAW_SHOWN) {
            raw.truncate(cut);
            raw.push('…');
        }
        raw
    }

    fn window(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    fn drop_given(&mut self) {
        self.start += self.given;
        self.byte = self.byte.map(|it| it + self.given as u64);
        self.given = 0;
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
        if self.buffer.len() - self.end < CHUNK && self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        if self.buffer.len() - self.end < CHUNK {
            // The scan asks for more only while a record is within its limit.
            let most = self.rules.row_bytes + 2 * CHUNK;
            self.buffer.resize((self.buffer.len() * 2).min(most).max(self.end + CHUNK), 0);
        }
        let taken = self.source.fill(&mut self.buffer[self.end..])?;
        self.end += taken;
        self.ended = taken == 0;
        Ok(())
    }

    #[cfg(test)]
    pub(crate) fn memory(&self) -> usize {
        self.buffer.capacity() + self.unquoted.capacity() + self.scan.spans.capacity() * size_of::<Span>()
    }
}

/// The delimiter that a first line `sep=;` announces, and how many bytes that line takes.
pub(crate) fn sep_line(bytes: &[u8]) -> Option<(Delimiter, usize)> {
    let rest = bytes.get(..4).filter(|it| it.eq_ignore_ascii_case(b"sep=")).map(|_| &bytes[4..])?;
    let delimiter = Delimiter::new(*rest.first()? as char)?;
    match rest.get(1..)? {
        [] => Some((delimiter, 5)),
        [b'\r', b'\n', ..] => Some((delimiter, 7)),
        [b'\r' | b'\n', ..] => Some((delimiter, 6)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same bytes over and over, as a file too large to keep.
    struct Again {
        piece: Vec<u8>,
        times: usize,
    }

    impl Read for Again {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            if self.times == 0 {
                return Ok(0);
            }
            self.times -= 1;
            out[..self.piece.len()].copy_from_slice(&self.piece);
            Ok(self.piece.len())
        }
    }

    #[test]
    fn two_million_bad_rows_are_counted_in_constant_memory() {
        let file = Again { piece: b"1\n".repeat(10_000), times: 200 };
        let options = Options { width: Width::Exactly(2), ..Options::default() };
        let format = Format { header: false, ..Format::default() };
        let mut reader = Reader::new(file, &format, options).unwrap();
        let before = reader.memory();
        let mut bad = 0;
        while let Some(record) = reader.read().unwrap() {
            bad += usize::from(matches!(record, Record::Bad(_)));
        }
        assert_eq!(bad, 2_000_000);
        assert_eq!(reader.position().line, 2_000_001);
        assert!(reader.memory() <= before.max(3 * CHUNK), "{} bytes", reader.memory());
    }

    #[test]
    fn a_file_that_is_one_endless_cell_needs_little_more_than_the_limit() {
        for piece in [b"z".repeat(20_000), [b"\"\"".repeat(5_000), b"\"".to_vec()].concat()] {
            let file = Again { piece, times: 1000 };
            let format = Format { header: false, ..Format::default() };
            let mut reader = Reader::new(file, &format, Options::default()).unwrap();
            while reader.read().unwrap().is_some() {}
            assert!(reader.memory() < 5 << 20, "{} bytes", reader.memory());
        }
    }
}
