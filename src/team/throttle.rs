//! Counting tries, so that nobody can guess passwords or codes by trying.

use std::time::Duration;

use data_encoding::HEXLOWER;
use ring::digest::{SHA256, digest};

use crate::base::{Result, Timestamp, Tx};

/// Tries are counted over this long.
pub const WINDOW: Duration = Duration::from_secs(15 * 60);
/// Counts that nobody has touched for so long are dropped.
const KEPT: Duration = Duration::from_secs(24 * 3_600);

/// Something that can be tried so many times in a [`WINDOW`].
pub struct Limit {
    key: String,
    most: i64,
}

impl Limit {
    /// `what` is stored only as a hash: people type passwords into the wrong field.
    pub fn new(kind: &str, what: &str, most: i64) -> Limit {
        let hash = HEXLOWER.encode(&digest(&SHA256, what.as_bytes()).as_ref()[..16]);
        Limit { key: format!("{kind}:{hash}"), most }
    }
}

/// What became of a try.
#[derive(Debug, PartialEq, Eq)]
pub enum Taken {
    /// Go on.
    Yes,
    /// Too many; again after this long. `first` for the one that went over the limit.
    Wait { time: Duration, first: bool },
}

/// Counts a try before it is made, so that many at once do not slip through.
pub fn take(tx: &mut Tx<'_>, limits: &[Limit]) -> Result<Taken> {
    let (now, long_ago) = (tx.now, tx.now - KEPT);
    tx.run("DELETE FROM throttles WHERE since < $1", &[&long_ago])?;
    let mut longest: Option<Duration> = None;
    let mut first = false;
    for limit in limits {
        let seen = tx.first("SELECT tries, since FROM throttles WHERE key = $1", &[&limit.key], |row| {
            Ok((row.get::<i64>(0)?, row.get::<Timestamp>(1)?))
        })?;
        let (tries, since) = match seen {
            // A clock that was set back must not make anyone wait for it to catch up.
            Some((tries, since)) if since > now => (tries, now),
            Some((tries, since)) if now.since(since) < WINDOW => (tries, since),
            _ => (0, now),
        };
        let tries = tries + 1;
        tx.run(
            "INSERT INTO throttles (key, tries, since) VALUES ($1, $2, $3)
             ON CONFLICT (key) DO UPDATE SET tries = EXCLUDED.tries, since = EXCLUDED.since",
            &[&limit.key, &tries, &since],
        )?;
        if tries > limit.most {
            longest = longest.max(Some((since + WINDOW).since(now)));
            first |= tries == limit.most + 1;
        }
    }
    Ok(longest.map_or(Taken::Yes, |time| Taken::Wait { time, first }))
}

/// Forgets the tries after one that succeeded: those for the person wholly,
/// those for the address by one.
pub fn succeed(tx: &mut Tx<'_>, person: &[Limit], address: &Limit) -> Result<()> {
    for limit in person {
        tx.run("DELETE FROM throttles WHERE key = $1", &[&limit.key])?;
    }
    tx.run("UPDATE throttles SET tries = tries - 1 WHERE key = $1 AND tries > 0", &[&address.key])?;
    Ok(())
}
