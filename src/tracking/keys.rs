//! The keys with which storefronts send: who may tell, from where, and how much.

use std::time::Duration;

use data_encoding::HEXLOWER;
use ring::digest::{SHA256, digest};
use serde_json::json;

use super::model::Source;
use super::take::ForgetSeen;
use crate::base::db::list;
use crate::base::{Chance, Conn, Error, Id, Result, Row, Say, Timestamp, Tx};
use crate::catalog::Storefront;
use crate::team;

/// What kind of key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// It stands in a page, so everyone knows it.
    Browser,
    /// Only the shop's own programs know it.
    Server,
}

impl KeyKind {
    /// As stored, and as the end of its key in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            KeyKind::Browser => "browser",
            KeyKind::Server => "server",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<KeyKind> {
        [KeyKind::Browser, KeyKind::Server].into_iter().find(|it| it.code() == code)
    }

    /// The most events a second of a new key.
    fn per_second(self) -> i64 {
        match self {
            // Everyone can send with it.
            KeyKind::Browser => 1_000,
            KeyKind::Server => 0,
        }
    }
}

/// A key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Which.
    pub id: Id<Key>,
    /// What people call it.
    pub name: String,
    /// The web shop whose visitors it tells of.
    pub storefront: Option<Id<Storefront>>,
    /// The key of that web shop; empty for all of them.
    pub scope: String,
    /// What kind.
    pub kind: KeyKind,
    /// What can be shown of it.
    pub shown: String,
    /// The origins that may send; empty for all.
    pub origins: Vec<String>,
    /// Whether the script waits for the visitor's consent before it stores anything.
    pub ask_first: bool,
    /// Whether Global Privacy Control is heeded.
    pub honour_gpc: bool,
    /// Whether orders it tells of are booked.
    pub takes_orders: bool,
    /// The most events a second; 0 for as many as the machine can take.
    pub per_second: i64,
    /// Since when it is.
    pub created_at: Timestamp,
    /// When it was ended.
    pub ended_at: Option<Timestamp>,
    /// When it last brought something.
    pub last_used_at: Option<Timestamp>,
    /// What it brought so far.
    pub counts: Counts,
}

/// What a key brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Kept.
    pub kept: i64,
    /// Here already.
    pub repeated: i64,
    /// Could not be kept.
    pub refused: i64,
    /// The visitor's browser asked not to be followed.
    pub declined: i64,
}

/// A key about to be made.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// What people call it.
    pub name: String,
    /// The web shop whose visitors it tells of.
    pub storefront: Option<Id<Storefront>>,
    /// What kind.
    pub kind: KeyKind,
    /// The origins that may send; empty for all.
    pub origins: Vec<String>,
    /// Whether the script waits for consent.
    pub ask_first: bool,
    /// Whether orders it tells of are booked. Anyone can make up orders with the key of a browser.
    pub takes_orders: bool,
}

impl Key {
    /// Who tells with this key.
    pub fn source(&self) -> Source {
        Source {
            key: Some(self.id),
            scope: self.scope.clone(),
            storefront: self.storefront,
            trusted: self.kind == KeyKind::Server,
            orders: self.takes_orders,
        }
    }

    /// Whether pages of this origin may send.
    pub fn allows(&self, origin: &str) -> bool {
        self.origins.is_empty() || self.origins.iter().any(|it| it == origin)
    }
}

/// A new secret for a key of this kind.
pub fn new_secret(chance: &Chance, kind: KeyKind) -> String {
    let start = match kind {
        KeyKind::Browser => "ib_",
        KeyKind::Server => "is_",
    };
    format!("{start}{}", HEXLOWER.encode(&chance.bytes::<20>()))
}

/// By which a key that was sent is found: secrets are stored as hashes only.
pub fn lookup(sent: &str) -> String {
    if sent.starts_with("is_") { HEXLOWER.encode(digest(&SHA256, sent.as_bytes()).as_ref()) } else { sent.to_owned() }
}

const NAME: usize = 80;
const ORIGINS: usize = 50;

/// Makes a key; `secret` comes from [`new_secret`].
///
/// # Errors
/// `Invalid` if it has no name, or an origin is none.
pub fn add_key(tx: &mut Tx<'_>, new: &NewKey, secret: &str) -> Result<Id<Key>> {
    let name = tongue::clean_name(&new.name);
    if name.is_empty() || name.chars().count() > NAME {
        return Err(Error::invalid(Say::new("tracking-name").with("most", NAME)));
    }
    let origins = new.origins.iter().map(|it| origin(it)).collect::<Result<Vec<_>>>()?;
    let shown = match new.kind {
        KeyKind::Browser => secret.to_owned(),
        KeyKind::Server => format!("{}…", &secret[..secret.len().min(9)]),
    };
    let (id, now) = (tx.new_id::<Key>(), tx.now);
    tx.run(
        "INSERT INTO tracking_keys (id, name, storefront_id, kind, lookup, shown, origins, ask_first, takes_orders,
                                    per_second, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            &id,
            &name,
            &new.storefront,
            &new.kind.code(),
            &lookup(secret),
            &shown,
            &list(&origins),
            &new.ask_first,
            &new.takes_orders,
            &new.kind.per_second(),
            &now,
        ],
    )?;
    let tomorrow = now + Duration::from_secs(24 * 3_600);
    tx.enqueue_at(&ForgetSeen { part: 0 }, tomorrow)?;
    team::audit(tx, "tracking_key.added", Some(name), json!({ "kind": new.kind.code() }))?;
    Ok(id)
}

/// An origin as browsers write it: `https://shop.example`.
pub fn origin(written: &str) -> Result<String> {
    let wrong = || Error::invalid(Say::new("tracking-origin").with("origin", written.trim()));
    let text = written.trim();
    let text = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let url = url::Url::parse(&text).map_err(|_| wrong())?;
    let fits = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|it| !it.is_empty());
    if fits && text.len() <= 200 { Ok(url.origin().ascii_serialization()) } else { Err(wrong()) }
}

/// What can be changed about a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The origins that may send.
    Origins(Vec<String>),
    /// Whether the script waits for consent.
    AskFirst(bool),
    /// Whether Global Privacy Control is heeded.
    HonourGpc(bool),
    /// Whether orders are booked.
    TakesOrders(bool),
    /// The most events a second; 0 for no limit.
    PerSecond(i64),
}

/// Changes a key.
///
/// # Errors
/// `NotFound` if there is none; `Invalid` if an origin is none.
pub fn change_key(tx: &mut Tx<'_>, id: Id<Key>, change: &Change) -> Result<()> {
    let key = find_key(tx, id)?;
    let (setting, value) = match change {
        Change::Origins(all) if all.len() > ORIGINS => {
            return Err(Error::invalid(Say::new("tracking-origins-many").with("most", ORIGINS)));
        }
        Change::Origins(all) => {
            let all = all.iter().map(|it| origin(it)).collect::<Result<Vec<_>>>()?;
            tx.run("UPDATE tracking_keys SET origins = $2 WHERE id = $1", &[&id, &list(&all)])?;
            ("origins", json!(all))
        }
        Change::AskFirst(on) => (flag(tx, id, "ask_first", *on)?, json!(on)),
        Change::HonourGpc(on) => (flag(tx, id, "honour_gpc", *on)?, json!(on)),
        Change::TakesOrders(on) => (flag(tx, id, "takes_orders", *on)?, json!(on)),
        Change::PerSecond(most) => {
            let most = (*most).clamp(0, 1_000_000);
            tx.run("UPDATE tracking_keys SET per_second = $2 WHERE id = $1", &[&id, &most])?;
            ("per_second", json!(most))
        }
    };
    team::audit(tx, "tracking_key.changed", Some(key.name), json!({ "setting": setting, "to": value }))
}

fn flag(tx: &mut Tx<'_>, id: Id<Key>, column: &'static str, on: bool) -> Result<&'static str> {
    tx.run(&format!("UPDATE tracking_keys SET {column} = $2 WHERE id = $1"), &[&id, &on])?;
    Ok(column)
}

/// Ends a key: nothing more is taken from it.
///
/// # Errors
/// `Conflict` if it has ended already.
pub fn end_key(tx: &mut Tx<'_>, id: Id<Key>) -> Result<Key> {
    let (key, now) = (find_key(tx, id)?, tx.now);
    if tx.run("UPDATE tracking_keys SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", &[&id, &now])? == 0 {
        return Err(Error::conflict("tracking-key-ended"));
    }
    team::audit(tx, "tracking_key.ended", Some(key.name.clone()), json!({}))?;
    Ok(key)
}

/// Takes the end of a key back.
///
/// # Errors
/// `Conflict` if it has not ended.
pub fn restore_key(tx: &mut Tx<'_>, id: Id<Key>) -> Result<Key> {
    let key = find_key(tx, id)?;
    if tx.run("UPDATE tracking_keys SET ended_at = NULL WHERE id = $1 AND ended_at IS NOT NULL", &[&id])? == 0 {
        return Err(Error::conflict("tracking-key-active"));
    }
    team::audit(tx, "tracking_key.restored", Some(key.name.clone()), json!({}))?;
    Ok(key)
}

const SELECT: &str =
    "SELECT k.id, k.name, k.storefront_id, COALESCE(s.key, ''), k.kind, k.shown, k.origins, k.ask_first,
       k.honour_gpc, k.takes_orders, k.per_second, k.created_at, k.ended_at, k.last_used_at, k.kept, k.repeated,
       k.refused, k.declined, k.lookup
  FROM tracking_keys k LEFT JOIN storefronts s ON s.id = k.storefront_id";

fn read(row: &Row<'_>) -> Result<Key> {
    let (kind, origins): (String, String) = (row.get(4)?, row.get(6)?);
    Ok(Key {
        id: row.get(0)?,
        name: row.get(1)?,
        storefront: row.get(2)?,
        scope: row.get(3)?,
        kind: KeyKind::parse(&kind).ok_or_else(|| Error::internal("a key of no kind"))?,
        shown: row.get(5)?,
        origins: serde_json::from_str(&origins)?,
        ask_first: row.get(7)?,
        honour_gpc: row.get(8)?,
        takes_orders: row.get(9)?,
        per_second: row.get(10)?,
        created_at: row.get(11)?,
        ended_at: row.get(12)?,
        last_used_at: row.get(13)?,
        counts: Counts { kept: row.get(14)?, repeated: row.get(15)?, refused: row.get(16)?, declined: row.get(17)? },
    })
}

/// One key.
///
/// # Errors
/// `NotFound` if there is none.
pub fn find_key(conn: &mut Conn<'_>, id: Id<Key>) -> Result<Key> {
    conn.first(&format!("{SELECT} WHERE k.id = $1"), &[&id], read)?.ok_or(Error::NotFound("key"))
}

/// All keys, those in use first.
pub fn keys(conn: &mut Conn<'_>) -> Result<Vec<Key>> {
    conn.all(&format!("{SELECT} ORDER BY k.ended_at IS NOT NULL, k.created_at, k.id"), &[], read)
}

/// The keys that are in use, by what they are found by.
pub fn active_keys(conn: &mut Conn<'_>) -> Result<Vec<(String, Key)>> {
    conn.all(&format!("{SELECT} WHERE k.ended_at IS NULL"), &[], |row| Ok((row.get(18)?, read(row)?)))
}

/// Adds to what a key brought.
pub fn count(tx: &mut Tx<'_>, id: Id<Key>, more: Counts) -> Result<()> {
    let now = tx.now;
    tx.run(
        "UPDATE tracking_keys
            SET kept = kept + $2, repeated = repeated + $3, refused = refused + $4, declined = declined + $5,
                last_used_at = $6
          WHERE id = $1",
        &[&id, &more.kept, &more.repeated, &more.refused, &more.declined, &now],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_compared_as_browsers_write_them() {
        let it = |text: &str| origin(text).ok();
        assert_eq!(it(" https://Shop.Example/cups?x "), Some("https://shop.example".into()));
        assert_eq!(it("shop.example:8080"), Some("https://shop.example:8080".into()));
        assert_eq!(it("http://localhost:3000"), Some("http://localhost:3000".into()));
        assert_eq!(it("ftp://shop.example").or(it("")).or(it("https://")), None);
    }

    #[test]
    fn a_secret_is_never_found_by_itself() {
        let chance = Chance::seeded(1);
        let (open, secret) = (new_secret(&chance, KeyKind::Browser), new_secret(&chance, KeyKind::Server));
        assert_eq!(lookup(&open), open);
        assert_ne!(lookup(&secret), secret);
    }
}
