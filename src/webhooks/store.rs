//! The SQL of webhooks.

use super::model::{Attempt, Paused, Send, State, Webhook};
use crate::base::page::{Paged, from_cursor};
use crate::base::{Conn, Error, Id, Result, Row, Timestamp, Tx};
use crate::team::Staff;

const COLUMNS: &str = "id, url, description, kinds, secret, old_secret, old_until, made_by, made_at, failures,
       failing_since, paused_at, paused_why, ended_at";

fn read(row: &Row<'_>) -> Result<Webhook> {
    let kinds: String = row.get(3)?;
    let why: Option<String> = row.get(12)?;
    let paused = row.get::<Option<Timestamp>>(11)?.map(|at| (at, Paused::parse(why.as_deref().unwrap_or_default())));
    Ok(Webhook {
        id: row.get(0)?,
        url: row.get(1)?,
        description: row.get(2)?,
        kinds: kinds.split(' ').filter(|it| !it.is_empty()).map(str::to_owned).collect(),
        secret: row.get(4)?,
        old_secret: row.get(5)?,
        old_until: row.get(6)?,
        made_by: row.get(7)?,
        made_at: row.get(8)?,
        failures: row.get(9)?,
        failing_since: row.get(10)?,
        paused,
        ended_at: row.get(13)?,
    })
}

/// Those that have not ended, the latest first.
pub fn listening(conn: &mut Conn<'_>) -> Result<Vec<Webhook>> {
    conn.all(&format!("SELECT {COLUMNS} FROM webhooks WHERE ended_at IS NULL ORDER BY id DESC"), &[], read)
}

/// One of them, ended or not.
///
/// # Errors
/// `NotFound` if there is none.
pub fn find(conn: &mut Conn<'_>, id: Id<Webhook>) -> Result<Webhook> {
    conn.first(&format!("SELECT {COLUMNS} FROM webhooks WHERE id = $1"), &[&id], read)?
        .ok_or(Error::NotFound("webhook"))
}

/// Writes a new one down.
pub fn add(
    tx: &mut Tx<'_>,
    by: Id<Staff>,
    url: &str,
    description: &str,
    kinds: &str,
    secret: &[u8],
) -> Result<Id<Webhook>> {
    let (id, now) = (tx.new_id::<Webhook>(), tx.now);
    tx.run(
        "INSERT INTO webhooks (id, url, description, kinds, secret, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &url, &description, &kinds, &secret, &by, &now],
    )?;
    Ok(id)
}

/// Writes down that an event is on its way; the same event once for each webhook.
pub fn add_send(
    tx: &mut Tx<'_>,
    webhook: Id<Webhook>,
    event: Option<i64>,
    kind: &str,
    subject: Option<i64>,
) -> Result<Id<Send>> {
    let (id, now) = (tx.new_id::<Send>(), tx.now);
    tx.run(
        "INSERT INTO webhook_sends (id, webhook_id, event_id, kind, subject_id, state, next_at, made_at)
         VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $6)",
        &[&id, &webhook, &event, &kind, &subject, &now],
    )?;
    Ok(id)
}

const SEND: &str = "id, webhook_id, kind, state, attempts, next_at, body, made_at";

fn read_send(row: &Row<'_>) -> Result<Send> {
    Ok(Send {
        id: row.get(0)?,
        webhook: row.get(1)?,
        kind: row.get(2)?,
        state: State::parse(&row.get::<String>(3)?)?,
        attempts: row.get(4)?,
        next_at: row.get(5)?,
        body: row.get(6)?,
        made_at: row.get(7)?,
    })
}

/// A send.
///
/// # Errors
/// `NotFound` if there is none, or it was forgotten.
pub fn send(conn: &mut Conn<'_>, id: Id<Send>) -> Result<Send> {
    conn.first(&format!("SELECT {SEND} FROM webhook_sends WHERE id = $1"), &[&id], read_send)?
        .ok_or(Error::NotFound("send"))
}

/// What is due to a webhook.
pub fn due(conn: &mut Conn<'_>, webhook: Id<Webhook>, now: Timestamp, limit: usize) -> Result<Vec<Send>> {
    conn.all(
        &format!(
            "SELECT {SEND}
               FROM webhook_sends
              WHERE webhook_id = $1 AND state = 'waiting' AND next_at <= $2
              ORDER BY next_at, id
              LIMIT $3"
        ),
        &[&webhook, &now, &limit],
        read_send,
    )
}

/// The sends to a webhook, the latest first, and where to go on.
pub fn sends(conn: &mut Conn<'_>, webhook: Id<Webhook>, after: Option<&str>, limit: usize) -> Result<Paged<Send>> {
    let before = after.and_then(from_cursor::<i64>).unwrap_or(i64::MAX);
    let rows = conn.all(
        &format!("SELECT {SEND} FROM webhook_sends WHERE webhook_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3"),
        &[&webhook, &before, &(limit + 1)],
        read_send,
    )?;
    Ok(Paged::cut(rows, limit, |it| it.id.raw()))
}

/// How many wait for a webhook.
pub fn waiting(conn: &mut Conn<'_>, webhook: Id<Webhook>) -> Result<i64> {
    conn.one(
        "SELECT COUNT(*) FROM (SELECT 1 FROM webhook_sends WHERE webhook_id = $1 AND state = 'waiting' LIMIT 10000) AS it",
        &[&webhook],
        |row| row.get(0),
    )
}

/// The tries of a send, in time.
pub fn attempts(conn: &mut Conn<'_>, send: Id<Send>) -> Result<Vec<Attempt>> {
    conn.all(
        "SELECT at, took_ms, status, problem, answer FROM webhook_attempts WHERE send_id = $1 ORDER BY id",
        &[&send],
        |row| {
            Ok(Attempt {
                at: row.get(0)?,
                took_ms: row.get(1)?,
                status: row.get(2)?,
                problem: row.get(3)?,
                answer: row.get(4)?,
            })
        },
    )
}

/// Keeps a try.
pub fn add_attempt(tx: &mut Tx<'_>, send: Id<Send>, it: &Attempt) -> Result<()> {
    let id = tx.new_id::<Attempt>();
    tx.run(
        "INSERT INTO webhook_attempts (id, send_id, at, took_ms, status, problem, answer)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &send, &it.at, &it.took_ms, &it.status, &it.problem, &it.answer],
    )
    .map(drop)
}

/// Ends a send one way or the other.
pub fn end_send(tx: &mut Tx<'_>, id: Id<Send>, state: State, status: Option<i64>) -> Result<()> {
    let (now, state) = (tx.now, state.code());
    tx.run(
        "UPDATE webhook_sends SET state = $2, status = $3, ended_at = $4 WHERE id = $1",
        &[&id, &state, &status, &now],
    )
    .map(drop)
}
