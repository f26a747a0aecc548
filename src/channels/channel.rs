//! Channels: the configured ways to write to customers. For now, by mail through a server.

use data_encoding::BASE64;

use crate::base::{Conn, Error, Id, Result, Row, Say, Secrets, Timestamp, Tx};

/// How the line to the server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Not at all: for a server on this machine.
    None,
    /// It begins in the open and is encrypted before anything is said.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
}

impl Security {
    /// All of them.
    pub const ALL: [Security; 3] = [Security::StartTls, Security::Tls, Security::None];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Security::None => "none",
            Security::StartTls => "starttls",
            Security::Tls => "tls",
        }
    }

    /// From how it is stored.
    pub fn parse(code: &str) -> Option<Security> {
        Security::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// The server that takes our mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is protected.
    pub security: Security,
    /// With what name we sign in; empty for not at all.
    pub login: String,
    /// The password, sealed.
    pub password: String,
    /// A certificate trusted beside those of the world, as PEM; or empty.
    pub certificate: String,
}

/// A channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Which.
    pub id: Id<Channel>,
    /// What staff members call it.
    pub name: String,
    /// The address that messages come from.
    pub from_address: String,
    /// The name beside it.
    pub from_name: String,
    /// Where answers go, if elsewhere.
    pub reply_to: String,
    /// Whether it is the catcher of a demonstration.
    pub built_in: bool,
    /// The server.
    pub server: Server,
    /// The domain that undeliverable mail comes back to; empty for the sender's own address.
    pub bounce_domain: String,
    /// What messages are signed for: domain and selector; empty until a key was made.
    pub dkim_domain: String,
    /// The name under which the key is published.
    pub dkim_selector: String,
    /// The private key, sealed.
    pub dkim_key: String,
    /// Whether messages are signed.
    pub dkim_on: bool,
    /// How many lines to the server at once.
    pub connections: usize,
    /// The most messages in a minute; 0 for no limit.
    pub per_minute: u32,
    /// Whether someone paused it.
    pub paused: bool,
    /// What is wrong with it, if anything.
    pub trouble: Option<Say>,
    /// Since when.
    pub trouble_at: Option<Timestamp>,
    /// How often in a row it went wrong.
    pub troubles: u32,
    /// When it is tried again.
    pub retry_at: Timestamp,
    /// When a test was last taken by the server.
    pub tested_at: Option<Timestamp>,
    /// Grows with every change, so that two who edit at once notice.
    pub version: i64,
}

const COLUMNS: &str = "id, name, from_address, from_name, reply_to, built_in, host, port, security, login, password,
                       certificate, bounce_domain, dkim_domain, dkim_selector, dkim_key, dkim_on, connections,
                       per_minute, state, trouble, trouble_at, troubles, retry_at, tested_at, version";

fn read(row: &Row<'_>) -> Result<Channel> {
    let security: String = row.get(8)?;
    let trouble: Option<String> = row.get(20)?;
    Ok(Channel {
        id: row.get(0)?,
        name: row.get(1)?,
        from_address: row.get(2)?,
        from_name: row.get(3)?,
        reply_to: row.get(4)?,
        built_in: row.get(5)?,
        server: Server {
            host: row.get(6)?,
            port: u16::try_from(row.get::<i64>(7)?).map_err(Error::internal)?,
            security: Security::parse(&security).ok_or_else(|| Error::internal("no such protection of a line"))?,
            login: row.get(9)?,
            password: row.get(10)?,
            certificate: row.get(11)?,
        },
        bounce_domain: row.get(12)?,
        dkim_domain: row.get(13)?,
        dkim_selector: row.get(14)?,
        dkim_key: row.get(15)?,
        dkim_on: row.get(16)?,
        connections: row.get(17)?,
        per_minute: row.get(18)?,
        paused: row.get::<String>(19)? == "paused",
        trouble: trouble.map(|it| serde_json::from_str(&it)).transpose()?,
        trouble_at: row.get(21)?,
        troubles: row.get(22)?,
        retry_at: row.get(23)?,
        tested_at: row.get(24)?,
        version: row.get(25)?,
    })
}

/// One channel.
///
/// # Errors
/// `NotFound` if there is none.
pub fn find(conn: &mut Conn<'_>, id: Id<Channel>) -> Result<Channel> {
    conn.first(&format!("SELECT {COLUMNS} FROM channels WHERE id = $1"), &[&id], read)?
        .ok_or(Error::NotFound("channel"))
}

/// Whether a channel still sends, and as it was set up at this version.
pub(super) fn stands(conn: &mut Conn<'_>, id: Id<Channel>, version: i64) -> Result<bool> {
    let found = "SELECT 1 FROM channels WHERE id = $1 AND state = 'on' AND version = $2";
    Ok(conn.first(found, &[&id, &version], |row| row.get::<i64>(0))?.is_some())
}

/// All channels, the oldest first.
pub fn channels(conn: &mut Conn<'_>) -> Result<Vec<Channel>> {
    conn.all(&format!("SELECT {COLUMNS} FROM channels ORDER BY id"), &[], read)
}

/// The channel that messages leave by when nobody chose another: the oldest one.
pub(super) fn usual(conn: &mut Conn<'_>) -> Result<Option<Id<Channel>>> {
    conn.first("SELECT id FROM channels WHERE kind = 'email' ORDER BY id LIMIT 1", &[], |row| row.get(0))
}

/// Gives what waits for a channel to this one.
pub(super) fn adopt(tx: &mut Tx<'_>, id: Id<Channel>) -> Result<()> {
    tx.run("UPDATE deliveries SET channel_id = $1 WHERE channel_id IS NULL", &[&id])?;
    super::message::tell(tx)
}

/// What the passwords of channels are sealed as.
const PASSWORD: &str = "channel-password";
/// What the keys of channels are sealed as.
const DKIM_KEY: &str = "channel-dkim-key";

/// Seals a password for the database.
pub fn seal_password(secrets: &Secrets, plain: &str) -> String {
    if plain.is_empty() { String::new() } else { BASE64.encode(&secrets.seal(PASSWORD, plain.as_bytes())) }
}

/// Opens a sealed password; an empty one is none.
pub(super) fn open_password(secrets: &Secrets, sealed: &str) -> Result<String> {
    let plain = open(secrets, PASSWORD, sealed)?;
    String::from_utf8(plain).map_err(Error::internal)
}

/// Seals a private key for the database.
pub(super) fn seal_key(secrets: &Secrets, pkcs8: &[u8]) -> String {
    BASE64.encode(&secrets.seal(DKIM_KEY, pkcs8))
}

/// Opens a sealed private key.
pub(super) fn open_key(secrets: &Secrets, sealed: &str) -> Result<Vec<u8>> {
    open(secrets, DKIM_KEY, sealed)
}

fn open(secrets: &Secrets, purpose: &str, sealed: &str) -> Result<Vec<u8>> {
    if sealed.is_empty() {
        return Ok(Vec::new());
    }
    secrets.open(purpose, &BASE64.decode(sealed.as_bytes()).map_err(Error::internal)?)
}
