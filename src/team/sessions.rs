//! Signed-in browsers: a random token in a cookie, its hash in the database.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use ring::digest::{SHA256, digest};

use super::model::{Session, Staff};
use super::store::{self, NewSession};
use crate::base::{Chance, Conn, Id, Result, Timestamp, Tx};

/// A session that is not used ends after this long.
pub const IDLE: Duration = Duration::from_secs(14 * 24 * 3_600);
/// How long the token before a rotation still works, for requests on their way.
const GRACE: Duration = Duration::from_secs(60);

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
    let expires_at = tx.now + IDLE;
    store::add_session(tx, &NewSession { staff, token_hash: &token.hash(), csrf, browser, address, expires_at })
}

/// The session of a token, if it is good.
pub fn find_session(db: &mut Conn<'_>, token: &Token, now: Timestamp) -> Result<Option<Session>> {
    store::session(db, &token.hash(), now, now - GRACE)
}
