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

/// Counts a try before it is made, so that many at once do not slip through. Limits come from the narrowest to the
/// widest: what one refuses is no try for those after it, so that nobody can use up a wide limit alone.
pub fn take(tx: &mut Tx<'_>, limits: &[Limit]) -> Result<Taken> {
    let (now, long_ago) = (tx.now, tx.now - KEPT);
    tx.run("DELETE FROM throttles WHERE since < $1", &[&long_ago])?;
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
            return Ok(Taken::Wait { time: (since + WINDOW).since(now), first: tries == limit.most + 1 });
        }
    }
    Ok(Taken::Yes)
}

/// Forgets the tries after one that succeeded: those of the narrowest limit
/// wholly, of the wider ones, which others share, only this one.
pub fn succeed(tx: &mut Tx<'_>, limits: &[Limit]) -> Result<()> {
    for (at, limit) in limits.iter().enumerate() {
        let left = if at == 0 { "DELETE FROM throttles" } else { "UPDATE throttles SET tries = tries - 1" };
        tx.run(&format!("{left} WHERE key = $1 AND tries > 0"), &[&limit.key])?;
    }
    Ok(())
}
