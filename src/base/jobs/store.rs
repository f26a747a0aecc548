//! The SQL of jobs.

use std::time::Duration;

use crate::base::db::{Conn, Tx};
use crate::base::error::Result;
use crate::base::id::Id;
use crate::base::time::Timestamp;

/// A job that a worker has taken.
#[derive(Clone, Debug)]
pub(super) struct Claimed {
    pub id: i64,
    pub kind: String,
    pub payload: String,
    pub attempts: u32,
    /// The end of the lease: proof that it is still ours.
    pub lease: Timestamp,
}

/// A job that was given up, for the page that shows them.
#[derive(Clone, Debug)]
pub struct Parked {
    /// The job.
    pub id: Id<Parked>,
    /// What it wanted to do.
    pub kind: String,
    /// How often it was tried.
    pub attempts: u32,
    /// Why the last try failed, for the log reader.
    pub error: String,
    /// When it was given up.
    pub parked_at: Timestamp,
}

/// Enqueues by kind and payload; [`Tx::enqueue`] is the typed way.
pub fn enqueue_raw(tx: &mut Tx<'_>, kind: &str, payload: &str, key: Option<&str>, at: Timestamp) -> Result<()> {
    let id = tx.new_id::<Parked>();
    let now = tx.now;
    tx.brings_jobs();
    tx.run(
        "INSERT INTO jobs (id, kind, payload, key, run_at, attempts, created_at)
         VALUES ($1, $2, $3, $4, $5, 0, $6)
         ON CONFLICT (kind, key) WHERE key IS NOT NULL AND attempts = 0 DO NOTHING",
        &[&id, &kind, &payload, &key, &at, &now],
    )?;
    Ok(())
}

/// Takes up to `limit` jobs that are due, by comparing.
pub(super) fn claim(tx: &mut Tx<'_>, limit: usize, lease: Duration) -> Result<Vec<Claimed>> {
    let now = tx.now;
    let until = now + lease;
    let due = tx.all(
        "SELECT id, kind, payload, attempts, run_at
           FROM jobs
          WHERE parked_at IS NULL AND run_at <= $1
          ORDER BY run_at, id
          LIMIT $2 {unlocked jobs}",
        &[&now, &limit],
        |row| {
            let attempts = row.get::<u32>(3)? + 1;
            let claimed = Claimed { id: row.get(0)?, kind: row.get(1)?, payload: row.get(2)?, attempts, lease: until };
            Ok((claimed, row.get::<Timestamp>(4)?))
        },
    )?;
    let mut mine = Vec::with_capacity(due.len());
    for (job, seen) in due {
        let taken = tx.run(
            "UPDATE jobs SET run_at = $1, attempts = attempts + 1 WHERE id = $2 AND run_at = $3",
            &[&until, &job.id, &seen],
        )?;
        if taken == 1 {
            mine.push(job);
        }
    }
    Ok(mine)
}

/// Removes a job that is done; false if the lease was lost to another worker.
pub(super) fn settle(tx: &mut Tx<'_>, job: &Claimed) -> Result<bool> {
    Ok(tx.run("DELETE FROM jobs WHERE id = $1 AND run_at = $2", &[&job.id, &job.lease])? == 1)
}

/// Holds on to a job for longer; false if the lease was lost.
pub(super) fn renew(tx: &mut Tx<'_>, id: i64, seen: Timestamp, until: Timestamp) -> Result<bool> {
    Ok(tx.run("UPDATE jobs SET run_at = $1 WHERE id = $2 AND run_at = $3", &[&until, &id, &seen])? == 1)
}

/// Tries again at `at`.
pub(super) fn postpone(tx: &mut Tx<'_>, job: &Claimed, at: Timestamp, error: &str) -> Result<()> {
    tx.run(
        "UPDATE jobs SET run_at = $1, last_error = $2 WHERE id = $3 AND run_at = $4",
        &[&at, &error, &job.id, &job.lease],
    )?;
    Ok(())
}

/// Gives a job back untouched, when the program stops.
pub(super) fn give_back(tx: &mut Tx<'_>, job: &Claimed) -> Result<()> {
    let now = tx.now;
    tx.run(
        // With a key it stays begun: another with the same key may wait by now.
        "UPDATE jobs
            SET run_at = $1, attempts = CASE WHEN attempts > 1 OR key IS NULL THEN attempts - 1 ELSE attempts END
          WHERE id = $2 AND run_at = $3",
        &[&now, &job.id, &job.lease],
    )?;
    Ok(())
}

/// Gives up until a person says otherwise.
pub(super) fn park(tx: &mut Tx<'_>, job: &Claimed, error: &str) -> Result<()> {
    let now = tx.now;
    tx.run(
        "UPDATE jobs SET parked_at = $1, last_error = $2 WHERE id = $3 AND run_at = $4",
        &[&now, &error, &job.id, &job.lease],
    )?;
    Ok(())
}

/// When the next job is due.
pub(super) fn next_due(conn: &mut Conn<'_>) -> Result<Option<Timestamp>> {
    conn.first("SELECT MIN(run_at) FROM jobs WHERE parked_at IS NULL", &[], |row| row.get::<Option<Timestamp>>(0))
        .map(Option::flatten)
}

/// The jobs that were given up, newest first.
pub fn parked(conn: &mut Conn<'_>) -> Result<Vec<Parked>> {
    conn.all(
        "SELECT id, kind, attempts, COALESCE(last_error, ''), parked_at
           FROM jobs
          WHERE parked_at IS NOT NULL
          ORDER BY parked_at DESC, id DESC
          LIMIT 200",
        &[],
        |row| {
            Ok(Parked {
                id: row.get(0)?,
                kind: row.get(1)?,
                attempts: row.get(2)?,
                error: row.get(3)?,
                parked_at: row.get(4)?,
            })
        },
    )
}

/// How many jobs wait or run, by kind.
pub fn waiting(conn: &mut Conn<'_>) -> Result<Vec<(String, i64)>> {
    conn.all("SELECT kind, COUNT(*) FROM jobs WHERE parked_at IS NULL GROUP BY kind ORDER BY kind", &[], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Tries a parked job again from the beginning; false if it is gone.
pub fn retry(tx: &mut Tx<'_>, id: Id<Parked>) -> Result<bool> {
    let now = tx.now;
    // The attempts stay above zero: they are what keeps it apart from a waiting job with the same key.
    Ok(tx.run(
        "UPDATE jobs SET parked_at = NULL, attempts = 1, run_at = $1 WHERE id = $2 AND parked_at IS NOT NULL",
        &[&now, &id],
    )? == 1)
}

/// Removes a parked job for good; false if it is gone.
pub fn discard(tx: &mut Tx<'_>, id: Id<Parked>) -> Result<bool> {
    Ok(tx.run("DELETE FROM jobs WHERE id = $1 AND parked_at IS NOT NULL", &[&id])? == 1)
}

/// Ends all leases. Only for a database that no other process can be using.
pub fn release_all(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now;
    tx.run("UPDATE jobs SET run_at = $1 WHERE parked_at IS NULL AND attempts > 0 AND run_at > $1", &[&now])
}
