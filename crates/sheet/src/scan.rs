//! Finds the cells of one record in a window of bytes, and can go on where it stopped when the
//! window has grown. All offsets count from the start of the record.

use crate::format::Format;

/// Where the text of a cell is to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the window, as it stands.
    Plain,
    /// In the window, wrapped in quotes with doubled quotes or loose text: still to be unquoted.
    Quoted,
    /// In the reader's side buffer.
    Unquoted,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub start: usize,
    pub end: usize,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    More,
    /// A record whose text ends at `text`; with its line end it takes `whole` bytes.
    Done {
        text: usize,
        whole: usize,
    },
    /// A quote opened here is not closed at the end of the file or within the limit of a cell.
    Unclosed {
        quote: usize,
    },
    CellTooLong {
        cell: usize,
    },
    RowTooLong,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Text,
    Delimiter,
    Return,
    Feed,
    Quote,
}

pub(crate) struct Rules {
    classes: [Class; 256],
    pub cell_bytes: usize,
    pub row_bytes: usize,
    pub columns: usize,
}

impl Rules {
    pub fn new(format: &Format, cell_bytes: usize, row_bytes: usize, columns: usize) -> Rules {
        let mut classes = [Class::Text; 256];
        if let Some(quote) = format.quote.byte() {
            classes[usize::from(quote)] = Class::Quote;
        }
        classes[usize::from(format.delimiter.byte())] = Class::Delimiter;
        classes[usize::from(b'\r')] = Class::Return;
        classes[usize::from(b'\n')] = Class::Feed;
        Rules { classes, cell_bytes, row_bytes, columns }
    }
}

#[derive(Clone, Copy)]
enum State {
    CellStart,
    Plain,
    Quoted,
    QuoteInQuoted,
    /// Loose text after a closing quote, as in `"a"b`: taken as it stands.
    Tail,
}

pub(crate) struct Scan {
    state: State,
    at: usize,
    cell: usize,
    doubled: bool,
    /// Line ends inside quotes so far.
    pub lines: u64,
    /// All cells, of which `spans` holds no more than the limit of columns.
    pub found: usize,
    pub spans: Vec<Span>,
}

impl Scan {
    pub fn new() -> Scan {
        Scan { state: State::CellStart, at: 0, cell: 0, doubled: false, lines: 0, found: 0, spans: Vec::new() }
    }

    pub fn restart(&mut self) {
        self.state = State::CellStart;
        self.at = 0;
        self.lines = 0;
        self.found = 0;
        self.spans.clear();
    }

    pub fn step(&mut self, rules: &Rules, bytes: &[u8], ended: bool) -> Step {
        loop {
            let next = match self.state {
                State::CellStart => {
                    self.cell = self.at;
                    self.doubled = false;
                    let quoted = match bytes.get(self.at) {
                        Some(it) => rules.classes[*it as usize] == Class::Quote,
                        None if ended => false,
                        None => return Step::More,
                    };
                    self.at += usize::from(quoted);
                    self.state = if quoted { State::Quoted } else { State::Plain };
                    None
                }
                State::Plain | State::Tail => self.plain(rules, bytes, ended),
                State::Quoted => self.quoted(rules, bytes, ended),
                State::QuoteInQuoted => self.after_quote(rules, bytes, ended),
            };
            if let Some(step) = next {
                return step;
            }
        }
    }

    fn plain(&mut self, rules: &Rules, bytes: &[u8], ended: bool) -> Option<Step> {
        let mut at = self.at;
        while at < bytes.len() && matches!(rules.classes[bytes[at] as usize], Class::Text | Class::Quote) {
            at += 1;
        }
        self.at = at;
        if at > self.bound(rules) {
            return Some(self.too_long(rules, bytes, false));
        }
        self.end_cell(rules, bytes, ended)
    }

    fn quoted(&mut self, rules: &Rules, bytes: &[u8], ended: bool) -> Option<Step> {
        let mut at = self.at;
        while at < bytes.len() {
            match rules.classes[bytes[at] as usize] {
                Class::Quote => break,
                Class::Return => self.lines += 1,
                Class::Feed if bytes[at - 1] != b'\r' => self.lines += 1,
                _ => {}
            }
            at += 1;
        }
        self.at = at;
        if at > self.bound(rules) {
            return Some(self.too_long(rules, bytes, true));
        }
        if at == bytes.len() {
            return Some(if ended { Step::Unclosed { quote: self.cell } } else { Step::More });
        }
        self.at += 1;
        self.state = State::QuoteInQuoted;
        None
    }

    fn after_quote(&mut self, rules: &Rules, bytes: &[u8], ended: bool) -> Option<Step> {
        match bytes.get(self.at).map(|it| rules.classes[*it as usize]) {
            Some(Class::Quote) => {
                self.doubled = true;
                self.at += 1;
                self.state = State::Quoted;
                None
            }
            Some(Class::Text) => {
                self.doubled = true;
                self.state = State::Tail;
                None
            }
            _ => self.end_cell(rules, bytes, ended),
        }
    }

    /// At a delimiter, a line end or the end of the bytes.
    fn end_cell(&mut self, rules: &Rules, bytes: &[u8], ended: bool) -> Option<Step> {
        let at = self.at;
        let whole = match bytes.get(at).map(|it| rules.classes[*it as usize]) {
            None if !ended => return Some(Step::More),
            None => at,
            Some(Class::Return) => match bytes.get(at + 1) {
                Some(b'\n') => at + 2,
                None if !ended => return Some(Step::More),
                _ => at + 1,
            },
            Some(Class::Feed) => at + 1,
            Some(_) => {
                self.keep_cell(rules);
                self.at += 1;
                self.state = State::CellStart;
                return None;
            }
        };
        self.keep_cell(rules);
        Some(Step::Done { text: at, whole })
    }

    fn keep_cell(&mut self, rules: &Rules) {
        self.found += 1;
        if self.found > rules.columns {
            return;
        }
        let (start, end) = (self.cell, self.at);
        self.spans.push(match self.state {
            State::QuoteInQuoted if !self.doubled => Span { start: start + 1, end: end - 1, place: Place::Plain },
            State::QuoteInQuoted | State::Tail => Span { start, end, place: Place::Quoted },
            _ => Span { start, end, place: Place::Plain },
        });
    }

    fn bound(&self, rules: &Rules) -> usize {
        rules.row_bytes.min(self.cell + rules.cell_bytes)
    }

    /// The answer must not depend on how many bytes happen to be in the window.
    fn too_long(&self, rules: &Rules, bytes: &[u8], quoted: bool) -> Step {
        let bound = self.bound(rules);
        if bound == rules.row_bytes {
            return Step::RowTooLong;
        }
        let several_lines = bytes[self.cell..bound].iter().any(|it| matches!(it, b'\r' | b'\n'));
        if quoted && several_lines {
            Step::Unclosed { quote: self.cell }
        } else {
            Step::CellTooLong { cell: self.cell }
        }
    }
}

/// How many lines end in these bytes.
pub(crate) fn line_ends(bytes: &[u8]) -> u64 {
    let mut lines = 0;
    let mut before = 0;
    for &byte in bytes {
        if byte == b'\r' || (byte == b'\n' && before != b'\r') {
            lines += 1;
        }
        before = byte;
    }
    lines
}

/// Adds to `out` the cell that stands in `raw`, which begins with a quote.
pub(crate) fn unquote(raw: &str, quote: char, out: &mut String) {
    let mut rest = &raw[1..];
    while let Some(at) = rest.find(quote) {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix(quote) {
            Some(after) => {
                out.push(quote);
                rest = after;
            }
            None => break,
        }
    }
    out.push_str(rest);
}
