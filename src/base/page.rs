//! Keyset paging: a page ends where the next one begins, also while rows come
//! and go, and the thousandth page costs what the first does.

use data_encoding::BASE64URL_NOPAD;
use serde::{Serialize, de::DeserializeOwned};

/// Some rows, and where to go on.
#[derive(Clone, Debug)]
pub struct Paged<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// The cursor of the next page; none on the last.
    pub next: Option<String>,
}

impl<T> Paged<T> {
    /// Cuts `rows`, of which one more than `limit` was asked for, to a page;
    /// `key` gives the sort key of the last row shown.
    pub fn cut<K: Serialize>(mut rows: Vec<T>, limit: usize, key: impl FnOnce(&T) -> K) -> Paged<T> {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(|last| cursor(&key(last))) } else { None };
        Paged { rows, next }
    }
}

/// A sort key as an opaque text for an address.
pub fn cursor<K: Serialize>(key: &K) -> String {
    BASE64URL_NOPAD.encode(&serde_json::to_vec(key).expect("sort keys are plain values"))
}

/// The sort key in a cursor. A cursor that is broken is as good as none: the
/// reader gets the first page and no error.
pub fn from_cursor<K: DeserializeOwned>(text: &str) -> Option<K> {
    serde_json::from_slice(&BASE64URL_NOPAD.decode(text.as_bytes()).ok()?).ok()
}
