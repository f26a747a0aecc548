//! Signed-in browsers: a random token in a cookie, its hash in the database.
//!
//! The token changes every day and whenever what its owner may do changes. A
//! token that was replaced long ago and still comes has been copied, by whom
//! we cannot know: the session ends for both.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use ring::digest::{SHA256, digest};
use serde_json::json;

use super::audit::audit;
use super::model::{Session, Staff};
use super::store::{STAFF_COLUMN_COUNT, staff_columns, staff_from};
use crate::base::{Chance, Conn, Id, Result, Row, Timestamp, Tx};

/// A session that is not used ends after this long.
pub const IDLE: Duration = Duration::from_secs(14 * 24 * 3_600);
/// How long a token is used before it is replaced.
const FRESH: Duration = Duration::from_secs(24 * 3_600);
/// How long a replaced token still works, for requests on their way.
const GRACE: Duration = Duration::from_secs(60);
/// How exact "last seen" is.
const SEEN_TO: Duration = Duration::from_secs(60);

/// The secret in the cookie. It is never stored.
#[derive(Clone)]
pub struct Token(pub String);

impl Token {
    /// A new one: 256 random bits.
    pub fn new(chance: &Chance) -> Token {
        Token(BASE64URL_NOPAD.encode(&chance.bytes::<32>()))
    }

    /// What is stored of it.
    pub fn hash(&self) -> Vec<u8> {
        digest(&SHA256, self.0.as_bytes()).as_ref().to_vec()
    }
}

/// Opens a session for a staff member who has just proven who they are.
pub fn open_session(
    tx: &mut Tx<'_>,
    staff: Id<Staff>,
    token: &Token,
    csrf: &str,
    browser: &str,
    address: &str,
) -> Result<Id<Session>> {
    let (id, now, expires_at, hash) = (tx.new_id::<Session>(), tx.now, tx.now + IDLE, token.hash());
    for gone in tx.all("SELECT id FROM sessions WHERE staff_id = $1 AND expires_at <= $2", &[&staff, &now], |row| {
        row.get::<Id<Session>>(0)
    })? {
        end_session(tx, gone)?;
    }
    tx.run(
        "INSERT INTO sessions (id, token_hash, rotated_at, staff_id, csrf, browser, address, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $3, $3, $8)",
        &[&id, &hash, &now, &staff, &csrf, &browser, &address, &expires_at],
    )?;
    Ok(id)
}

/// What a token is worth.
#[derive(Debug)]
pub enum Found {
    /// A session; `current` unless the token was replaced a moment ago.
    Good { session: Box<Session>, current: bool },
    /// The token of a session that has replaced it long ago.
    Stolen(Id<Session>),
    /// Nothing.
    Nobody,
}

macro_rules! session_columns {
    () => {
        concat!(
            staff_columns!(),
            ", sessions.id, sessions.csrf, sessions.browser, sessions.address, sessions.created_at, sessions.seen_at,
             sessions.rotated_at"
        )
    };
}

fn session_from(row: &Row) -> Result<Session> {
    Ok(Session {
        staff: staff_from(row)?,
        id: row.get(STAFF_COLUMN_COUNT)?,
        csrf: row.get(STAFF_COLUMN_COUNT + 1)?,
        browser: row.get(STAFF_COLUMN_COUNT + 2)?,
        address: row.get(STAFF_COLUMN_COUNT + 3)?,
        created_at: row.get(STAFF_COLUMN_COUNT + 4)?,
        seen_at: row.get(STAFF_COLUMN_COUNT + 5)?,
        rotated_at: row.get(STAFF_COLUMN_COUNT + 6)?,
    })
}

/// The session of a token, if it is good.
pub fn find_session(db: &mut Conn<'_>, token: &Token, now: Timestamp) -> Result<Found> {
    let hash = token.hash();
    let current = db.first(
        concat!(
            "SELECT ",
            session_columns!(),
            " FROM sessions JOIN staff ON staff.id = sessions.staff_id
              WHERE sessions.token_hash = $1 AND sessions.expires_at > $2 AND staff.disabled_at IS NULL"
        ),
        &[&hash, &now],
        session_from,
    )?;
    if let Some(session) = current {
        return Ok(Found::Good { session: Box::new(session), current: true });
    }
    let spent = db.first(
        concat!(
            "SELECT ",
            session_columns!(),
            ", spent_tokens.spent_at
               FROM spent_tokens
               JOIN sessions ON sessions.id = spent_tokens.session_id
               JOIN staff ON staff.id = sessions.staff_id
              WHERE spent_tokens.token_hash = $1 AND sessions.expires_at > $2 AND staff.disabled_at IS NULL"
        ),
        &[&hash, &now],
        |row| Ok((session_from(row)?, row.get::<Timestamp>(STAFF_COLUMN_COUNT + 7)?)),
    )?;
    Ok(match spent {
        None => Found::Nobody,
        // A clock that was set back must not make an old token young.
        Some((session, at)) if now.since(at) <= GRACE && at.since(now) <= GRACE => {
            Found::Good { session: Box::new(session), current: false }
        }
        Some((session, _)) => Found::Stolen(session.id),
    })
}

/// Whether the token of this session should be replaced now.
pub fn stale(session: &Session, now: Timestamp) -> bool {
    now.since(session.rotated_at) >= FRESH
}

/// Whether it is time to write down that this session was used.
pub fn unseen(session: &Session, now: Timestamp) -> bool {
    now.since(session.seen_at) >= SEEN_TO
}

/// Writes down that a session was used, so that it lives on.
pub fn touch(tx: &mut Tx<'_>, id: Id<Session>) -> Result<()> {
    let (now, expires_at) = (tx.now, tx.now + IDLE);
    tx.run("UPDATE sessions SET seen_at = $1, expires_at = $2 WHERE id = $3", &[&now, &expires_at, &id])?;
    Ok(())
}

/// Replaces the token of a session; false if another request has just done so.
pub fn rotate(tx: &mut Tx<'_>, id: Id<Session>, seen: &[u8], token: &Token) -> Result<bool> {
    let (now, expires_at, hash) = (tx.now, tx.now + IDLE, token.hash());
    let won = tx.run(
        "UPDATE sessions SET token_hash = $1, rotated_at = $2, seen_at = $2, expires_at = $3
          WHERE id = $4 AND token_hash = $5",
        &[&hash, &now, &expires_at, &id, &seen],
    )? == 1;
    if won {
        tx.run("INSERT INTO spent_tokens (token_hash, session_id, spent_at) VALUES ($1, $2, $3)", &[&seen, &id, &now])?;
    }
    Ok(won)
}

/// Replaces the token of a session after what its owner may do has changed.
pub fn renew(tx: &mut Tx<'_>, id: Id<Session>, token: &Token) -> Result<()> {
    let seen = tx.first("SELECT token_hash FROM sessions WHERE id = $1", &[&id], |row| row.get::<Vec<u8>>(0))?;
    if let Some(seen) = seen {
        rotate(tx, id, &seen, token)?;
    }
    Ok(())
}

/// Lets every session of `staff` replace its token with its next request.
pub fn make_stale(tx: &mut Tx<'_>, staff: Id<Staff>) -> Result<()> {
    tx.run("UPDATE sessions SET rotated_at = 0 WHERE staff_id = $1", &[&staff])?;
    Ok(())
}

/// Ends a session whose old token has come back, and writes that down once.
pub fn end_stolen(tx: &mut Tx<'_>, id: Id<Session>, address: &str) -> Result<()> {
    let whose = tx.first(
        "SELECT staff.name FROM sessions JOIN staff ON staff.id = sessions.staff_id WHERE sessions.id = $1",
        &[&id],
        |row| row.get::<String>(0),
    )?;
    if end_session(tx, id)? {
        audit(tx, "session.stolen", whose, json!({ "session": id, "address": address }))?;
    }
    Ok(())
}

/// Ends a session; false if it has ended already.
pub fn end_session(tx: &mut Tx<'_>, id: Id<Session>) -> Result<bool> {
    tx.run("DELETE FROM spent_tokens WHERE session_id = $1", &[&id])?;
    Ok(tx.run("DELETE FROM sessions WHERE id = $1", &[&id])? == 1)
}

/// Ends the sessions of a staff member, but not `kept`; gives how many.
pub fn end_sessions(tx: &mut Tx<'_>, staff: Id<Staff>, kept: Option<Id<Session>>) -> Result<usize> {
    let ids = tx.all("SELECT id FROM sessions WHERE staff_id = $1", &[&staff], |row| row.get::<Id<Session>>(0))?;
    let ending: Vec<_> = ids.into_iter().filter(|it| Some(*it) != kept).collect();
    for id in &ending {
        end_session(tx, *id)?;
    }
    Ok(ending.len())
}

/// The sessions of a staff member, the last used first.
pub fn sessions_of(db: &mut Conn<'_>, staff: Id<Staff>, now: Timestamp) -> Result<Vec<Session>> {
    db.all(
        concat!(
            "SELECT ",
            session_columns!(),
            " FROM sessions JOIN staff ON staff.id = sessions.staff_id
              WHERE sessions.staff_id = $1 AND sessions.expires_at > $2
              ORDER BY sessions.seen_at DESC, sessions.id DESC"
        ),
        &[&staff, &now],
        session_from,
    )
}

/// A browser and its system by the names people know, from what it says of itself.
pub fn browser_name(agent: &str) -> (&'static str, &'static str) {
    let first = |of: &[(&str, &'static str)]| of.iter().find(|(mark, _)| agent.contains(mark)).map_or("", |(_, it)| it);
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    (browser, system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_called_by_their_names() {
        let phone =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36";
        assert_eq!(browser_name(phone), ("Chrome", "Android"));
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0";
        assert_eq!(browser_name(edge), ("Edge", "Windows"));
        assert_eq!(browser_name("curl/8"), ("", ""));
    }
}
