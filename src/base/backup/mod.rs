//! Backups: everything of a shop in one file, from either engine into either.
//!
//! The file is gzipped text, one JSON value a line, so that any tool can read
//! it in twenty years: a heading, each table with its rows, each blob, and at
//! the end the counts and hashes of all of them.

mod read;
mod tables;
#[cfg(test)]
mod tests;
mod write;

use serde::{Deserialize, Serialize};

use super::time::Timestamp;

pub use read::{Restored, restore, verify};
pub use write::{Made, make};

/// The version of the layout that this program writes.
const LAYOUT: u32 = 1;

/// The setting that stands while a restore is under way; a database that has it is not whole.
pub const RESTORING: &str = "restoring";

/// The first line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Heading {
    /// The version of the layout.
    pub indaba_backup: u32,
    /// The program that made it.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
    /// The step of the schema.
    pub step: i64,
    /// The key file, if it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// A line that is no row.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// Rows of this table follow, each an array.
    Table { name: String, columns: Vec<String> },
    /// Pieces of this blob follow, each a text in base64.
    Blob { key: String },
    /// What came since the last heading of a table or blob.
    End(Sum),
    /// The last line.
    Whole(Totals),
}

/// What a table or a blob weighs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sum {
    /// Rows, or bytes.
    count: u64,
    /// Of the lines, or of the bytes.
    sha256: String,
}

/// What a backup holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Tables.
    pub tables: u64,
    /// Rows of all tables.
    pub rows: u64,
    /// Blobs.
    pub blobs: u64,
    /// Bytes of all blobs.
    pub bytes: u64,
}
