//! Addresses that nothing is sent to, whoever they belong to.
//!
//! When a person is erased their address goes too, but the wish not to be
//! written to stays: in place of the address stands its fingerprint.

use data_encoding::HEXLOWER;
use ring::digest::{SHA256, digest};

use crate::base::page::{Paged, from_cursor};
use crate::base::{Conn, Error, Id, Result, Say, Timestamp, Tx};
use crate::customers::identity::{normal, shop_country};

/// An address that nothing is sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// Which.
    pub id: Id<Suppression>,
    /// By what way nothing is sent.
    pub channel: String,
    /// The address; a fingerprint where its owner was erased.
    pub value: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub at: Timestamp,
}

fn kind(channel: &str) -> &'static str {
    match channel {
        "email" => "email",
        "sms" | "whatsapp" | "phone" => "phone",
        _ => "",
    }
}

/// Nothing is sent to `written` any more; says nothing new if that is so already.
///
/// # Errors
/// `Invalid` if it is no address of this channel.
pub fn suppress(tx: &mut Tx<'_>, channel: &str, written: &str, reason: &str) -> Result<Id<Suppression>> {
    let country = shop_country(tx)?;
    let value = normal(kind(channel), written, country.as_deref()).map(|it| it.value).ok_or_else(|| {
        let written: String = tongue::clean_name(written).chars().take(60).collect();
        Error::Invalid(Say::new("customers-address-unusable").with("written", written))
    })?;
    let known = tx.first(
        "SELECT id FROM suppressions WHERE channel = $1 AND value IN ($2, $3) AND lifted_at IS NULL",
        &[&channel, &value, &fingerprint(&value)],
        |row| row.get(0),
    )?;
    if let Some(known) = known {
        return Ok(known);
    }
    let (id, now, actor) = (tx.new_id::<Suppression>(), tx.now, tx.actor);
    tx.run(
        "INSERT INTO suppressions (id, channel, value, reason, at, actor_kind, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &channel, &value, &reason, &now, &actor.kind, &actor.id],
    )?;
    Ok(id)
}

/// Things may be sent there again.
///
/// # Errors
/// `NotFound` if nothing is suppressed under this id.
pub fn lift(tx: &mut Tx<'_>, id: Id<Suppression>) -> Result<()> {
    let now = tx.now;
    let lifted = tx.run("UPDATE suppressions SET lifted_at = $2 WHERE id = $1 AND lifted_at IS NULL", &[&id, &now])?;
    if lifted == 0 { Err(Error::NotFound("suppression")) } else { Ok(()) }
}

/// Whether nothing is sent to `value` (in normal form).
pub fn is_suppressed(conn: &mut Conn<'_>, channel: &str, value: &str) -> Result<bool> {
    let found = conn.first(
        "SELECT 1 FROM suppressions WHERE channel = $1 AND value IN ($2, $3) AND lifted_at IS NULL",
        &[&channel, &value, &fingerprint(value)],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// A page of what is suppressed, newest first.
pub fn suppressions(conn: &mut Conn<'_>, cursor: Option<&str>, limit: usize) -> Result<Paged<Suppression>> {
    let before = cursor.and_then(from_cursor::<i64>).unwrap_or(i64::MAX);
    let wanted = limit + 1;
    let rows = conn.all(
        "SELECT id, channel, value, reason, at FROM suppressions
          WHERE lifted_at IS NULL AND id < $1 ORDER BY id DESC LIMIT $2",
        &[&before, &wanted],
        |row| {
            Ok(Suppression {
                id: row.get(0)?,
                channel: row.get(1)?,
                value: row.get(2)?,
                reason: row.get(3)?,
                at: row.get(4)?,
            })
        },
    )?;
    Ok(Paged::cut(rows, limit, |it| it.id.raw()))
}

/// Puts fingerprints in the place of an address whose owner is erased; gives how many.
pub(in crate::customers) fn forget_address(tx: &mut Tx<'_>, value: &str) -> Result<u64> {
    tx.run("UPDATE suppressions SET value = $2, reason = '' WHERE value = $1", &[&value, &fingerprint(value)])
}

fn fingerprint(value: &str) -> String {
    format!("sha256:{}", HEXLOWER.encode(digest(&SHA256, value.as_bytes()).as_ref()))
}
