use thiserror::Error;

use crate::scan::{Place, Span};

/// What reading gives, one after the other.
#[derive(Debug)]
pub enum Record<'a> {
    Row(Row<'a>),
    Bad(BadRow),
}

/// One record. The cells are slices of the reader's own buffer, which the next read uses again.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The line of the file on which the record starts, counted from 1.
    pub line: u64,
    /// How many records, good or bad, come before it; the header is not counted.
    pub index: u64,
    pub(crate) text: &'a str,
    pub(crate) unquoted: &'a str,
    pub(crate) spans: &'a [Span],
}

impl<'a> Row<'a> {
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// No cell says anything, as in the lines of bare commas below a spreadsheet.
    pub fn is_blank(&self) -> bool {
        self.iter().all(|cell| cell.trim().is_empty())
    }

    pub fn get(&self, column: usize) -> Option<&'a str> {
        let span = self.spans.get(column)?;
        let from = match span.place {
            Place::Unquoted => self.unquoted,
            Place::Plain | Place::Quoted => self.text,
        };
        Some(&from[span.start..span.end])
    }

    /// The cell, or nothing where the row is too short to have it.
    pub fn cell(&self, column: usize) -> &'a str {
        self.get(column).unwrap_or("")
    }

    pub fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let row = *self;
        (0..row.len()).map(move |column| row.cell(column))
    }

    /// The record as it is written, without its line end.
    pub fn text(&self) -> &'a str {
        self.text
    }

    pub fn to_vec(&self) -> Vec<String> {
        self.iter().map(str::to_owned).collect()
    }
}

/// A record that could not be read; reading goes on after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Where the record starts, or, for a quote that is never closed, where that quote stands.
    pub line: u64,
    pub index: u64,
    pub reason: RowFault,
    /// How the record begins, for a person to recognise it by.
    pub raw: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RowFault {
    #[error("the row has {found} cells where {expected} are expected")]
    TooFew { expected: usize, found: usize },
    #[error("the row has {found} cells where {expected} are expected")]
    TooMany { expected: usize, found: usize },
    #[error("the row has {found} columns; at most {limit} are read")]
    TooWide { limit: usize, found: usize },
    #[error("a cell is longer than {limit} bytes")]
    CellTooLong { limit: usize },
    #[error("the row is longer than {limit} bytes")]
    RowTooLong { limit: usize },
    #[error("the row has bytes that are no text in the encoding of the file")]
    Undecodable,
    #[error("a quote is opened and never closed")]
    UnclosedQuote,
}

impl RowFault {
    /// A name to translate by.
    pub fn code(&self) -> &'static str {
        match self {
            RowFault::TooFew { .. } => "too_few",
            RowFault::TooMany { .. } => "too_many",
            RowFault::TooWide { .. } => "too_wide",
            RowFault::CellTooLong { .. } => "cell_too_long",
            RowFault::RowTooLong { .. } => "row_too_long",
            RowFault::Undecodable => "undecodable",
            RowFault::UnclosedQuote => "unclosed_quote",
        }
    }
}
