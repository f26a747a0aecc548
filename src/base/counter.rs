//! Numbers that people say aloud: counted one by one, never used twice.

use super::db::Tx;
use super::error::Result;

/// The next number of the series `name`; the first is one more than `before`.
pub fn next_number(tx: &mut Tx<'_>, name: &str, before: i64) -> Result<i64> {
    let first = before + 1;
    tx.one(
        "INSERT INTO counters (name, last) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET last = counters.last + 1
         RETURNING last",
        &[&name, &first],
        |row| row.get(0),
    )
}
