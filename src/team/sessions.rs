//! Signed-in browsers: a random token in a cookie, its hash in the database.
//!
//! The token changes every day and whenever what its owner may do changes. The
//! old one is good until the new one comes back, because the answer that
//! brings the new one may be lost on its way. An old token that comes when a
//! later one has long been in use was copied, by whom we cannot know: the
//! session ends for both.

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
/// How long a token still works when a later one has come back, for requests on their way.
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
    let (id, now, expires_at) = (tx.new_id::<Session>(), tx.now, tx.now + IDLE);
    for gone in tx.all("SELECT id FROM sessions WHERE staff_id = $1 AND expires_at <= $2", &[&staff, &now], |row| {
        row.get::<Id<Session>>(0)
    })? {
        end_session(tx, gone)?;
    }
    tx.run(
        "INSERT INTO sessions (id, rotated_at, staff_id, csrf, browser, address, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $2, $2, $7)",
        &[&id, &now, &staff, &csrf, &browser, &address, &expires_at],
    )?;
    add_token(tx, id, token, true)?;
    Ok(id)
}

fn add_token(tx: &mut Tx<'_>, id: Id<Session>, token: &Token, used: bool) -> Result<()> {
    let hash = token.hash();
    let insert = "INSERT INTO session_tokens (token_hash, session_id, used) VALUES ($1, $2, $3)";
    tx.run(insert, &[&hash, &id, &used]).map(drop)
}

/// What a token is worth.
#[derive(Debug)]
pub enum Found {
    /// A session.
    Good {
        /// Which.
        session: Box<Session>,
        /// How far the token is.
        age: Age,
    },
    /// The token of a session that has used a later one for long.
    Stolen(Id<Session>),
    /// Nothing.
    Nobody,
}

/// How far a good token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// It comes back for the first time.
    New,
    /// It is the one in use.
    InUse,
    /// A later one came back a moment ago.
    Spent,
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
    let found = db.first(
        concat!(
            "SELECT ",
            session_columns!(),
            ", session_tokens.used, session_tokens.spent_at
               FROM session_tokens
               JOIN sessions ON sessions.id = session_tokens.session_id
               JOIN staff ON staff.id = sessions.staff_id
              WHERE session_tokens.token_hash = $1 AND sessions.expires_at > $2 AND staff.disabled_at IS NULL"
        ),
        &[&token.hash(), &now],
        |row| {
            let (used, spent_at) = (row.get(STAFF_COLUMN_COUNT + 7)?, row.get(STAFF_COLUMN_COUNT + 8)?);
            Ok((session_from(row)?, used, spent_at))
        },
    )?;
    let Some((session, used, spent_at)) = found else { return Ok(Found::Nobody) };
    let age = match spent_at {
        None if used => Age::InUse,
        None => Age::New,
        // A clock that was set back must not make an old token young.
        Some(at) if now.since(at) <= GRACE && at.since(now) <= GRACE => Age::Spent,
        Some(_) => return Ok(Found::Stolen(session.id)),
    };
    Ok(Found::Good { session: Box::new(session), age })
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

/// Gives a session a new token; false if another request has just done so.
pub fn rotate(tx: &mut Tx<'_>, session: &Session, token: &Token) -> Result<bool> {
    let (now, expires_at) = (tx.now, tx.now + IDLE);
    let won = tx.run(
        "UPDATE sessions SET rotated_at = $1, seen_at = $1, expires_at = $2 WHERE id = $3 AND rotated_at = $4",
        &[&now, &expires_at, &session.id, &session.rotated_at],
    )? == 1;
    if won {
        add_token(tx, session.id, token, false)?;
    }
    Ok(won)
}

/// Gives a session a new token after what its owner may do has changed.
pub fn renew(tx: &mut Tx<'_>, id: Id<Session>, token: &Token) -> Result<()> {
    let now = tx.now;
    let there = tx.run("UPDATE sessions SET rotated_at = $1 WHERE id = $2", &[&now, &id])? == 1;
    if there { add_token(tx, id, token, false) } else { Ok(()) }
}

/// A new token has come back, so its browser has it: those in use before are spent.
pub fn settle(tx: &mut Tx<'_>, id: Id<Session>, token: &Token) -> Result<()> {
    let (now, hash) = (tx.now, token.hash());
    tx.run("UPDATE session_tokens SET used = 1 WHERE token_hash = $1", &[&hash])?;
    tx.run(
        "UPDATE session_tokens SET spent_at = $1
          WHERE session_id = $2 AND used = 1 AND spent_at IS NULL AND token_hash <> $3",
        &[&now, &id, &hash],
    )?;
    touch(tx, id)
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
    tx.run("DELETE FROM session_tokens WHERE session_id = $1", &[&id])?;
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
