//! Tables as merchants send them: find out how a file is written, read it row by row in bounded
//! memory, turn its cells into values, and write tables that are safe to open.
//!
//! This crate knows no shop, no database and no network.

mod columns;
mod dates;
mod encoding;
mod export;
mod format;
mod numbers;
mod reader;
mod row;
mod scan;
mod sniff;
mod source;
mod values;

pub use columns::{FieldSpec, Kind, guess_columns};
pub use dates::{DateOrder, date_time, guess_date_order};
pub use encoding_rs::Encoding;
pub use export::{Writer, safe_cell};
pub use format::{Delimiter, Format, Quote};
pub use numbers::{Numbers, decimal_e6, guess_numbers, money_minor, whole};
pub use reader::{OpenError, Options, Position, Reader, Width};
pub use row::{BadRow, Record, Row, RowFault};
pub use sniff::{HEAD_BYTES, Overrides, Sniff, sniff, sniff_with};
pub use source::as_utf8;
pub use values::{ValueFault, email, text, truthy};
