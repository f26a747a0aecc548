//! Addresses that nothing is sent to, whoever they belong to.
//!
//! When a person is erased their address goes too, but the wish not to be
//! written to stays: in place of the address stands its fingerprint.

use data_encoding::HEXLOWER;
use ring::digest::{SHA256, digest};

use crate::base::db::list;
use crate::base::page::{Paged, from_cursor};
use crate::base::{Conn, Error, Id, Result, Row, Say, Timestamp, Tx};
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
    /// What kind of actor said so: `staff`, `import`, …
    pub actor_kind: String,
    /// The name of the staff member who did.
    pub staff: Option<String>,
}

impl Suppression {
    /// Whether only the fingerprint of the address is left.
    pub fn is_nameless(&self) -> bool {
        self.value.starts_with(FINGERPRINT)
    }
}

/// What a list of them is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Any part of an address, or a whole one in any writing.
    pub words: String,
    /// One channel only.
    pub channel: Option<String>,
}

/// What a fingerprint begins with.
const FINGERPRINT: &str = "sha256:";
/// The longest reason.
const LONGEST_REASON: usize = 500;

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
    let reason: String = reason.replace('\0', "").trim().chars().take(LONGEST_REASON).collect();
    let (id, now, actor) = (tx.new_id::<Suppression>(), tx.now, tx.actor);
    tx.run(
        "INSERT INTO suppressions (id, channel, value, reason, at, actor_kind, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &channel, &value, &reason, &now, &actor.kind, &actor.id],
    )?;
    Ok(id)
}

/// Things may be sent there again, for this reason.
///
/// # Errors
/// `NotFound` if nothing is suppressed under this id.
pub fn lift(tx: &mut Tx<'_>, id: Id<Suppression>, reason: &str) -> Result<()> {
    let reason: String = reason.replace('\0', "").trim().chars().take(LONGEST_REASON).collect();
    let (now, by) = (tx.now, tx.actor.id);
    let lifted = tx.run(
        "UPDATE suppressions SET lifted_at = $2, lifted_reason = $3, lifted_by = $4
          WHERE id = $1 AND lifted_at IS NULL",
        &[&id, &now, &reason, &by],
    )?;
    if lifted == 0 { Err(Error::NotFound("suppression")) } else { Ok(()) }
}

/// Takes the lifting back: nothing is sent there, as before.
pub fn restore_suppression(tx: &mut Tx<'_>, id: Id<Suppression>) -> Result<()> {
    let it = tx
        .first("SELECT channel, value FROM suppressions WHERE id = $1", &[&id], |row| {
            Ok((row.get::<String>(0)?, row.get::<String>(1)?))
        })?
        .ok_or(Error::NotFound("suppression"))?;
    // Written down afresh meanwhile, there is nothing to bring back.
    if !is_suppressed(tx, &it.0, &it.1)? {
        tx.run("UPDATE suppressions SET lifted_at = NULL, lifted_reason = '', lifted_by = NULL WHERE id = $1", &[&id])?;
    }
    Ok(())
}

/// Takes back what one staff member wrote down in one go: the ids from the first to the last. Gives how many.
pub fn withdraw_suppressions(tx: &mut Tx<'_>, first: Id<Suppression>, last: Id<Suppression>) -> Result<u64> {
    let actor = tx.actor;
    tx.run(
        "DELETE FROM suppressions
          WHERE id >= $1 AND id <= $2 AND actor_kind = $3 AND actor_id = $4 AND lifted_at IS NULL",
        &[&first, &last, &actor.kind, &actor.id],
    )
}

/// One of them, also one that was lifted.
///
/// # Errors
/// `NotFound` if there is none.
pub fn suppression(conn: &mut Conn<'_>, id: Id<Suppression>) -> Result<Suppression> {
    conn.first(&format!("SELECT {COLUMNS} WHERE s.id = $1"), &[&id], read)?.ok_or(Error::NotFound("suppression"))
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

/// Which of these addresses (in normal form) nothing is sent to, and by what way.
pub fn suppressed_among(conn: &mut Conn<'_>, values: &[&str]) -> Result<Vec<(String, String)>> {
    let prints: Vec<String> = values.iter().map(|it| fingerprint(it)).collect();
    let all: Vec<&str> = values.iter().copied().chain(prints.iter().map(String::as_str)).collect();
    let found = conn.all(
        "SELECT channel, value FROM suppressions
          WHERE channel IN ('email', 'sms', 'whatsapp', 'phone') AND value IN {texts $1} AND lifted_at IS NULL
          ORDER BY id",
        &[&list(&all)],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
    )?;
    let plain = |it: String| prints.iter().position(|print| *print == it).map_or(it, |at| values[at].to_owned());
    Ok(found.into_iter().map(|(channel, value)| (channel, plain(value))).collect())
}

const COLUMNS: &str = "s.id, s.channel, s.value, s.reason, s.at, s.actor_kind, t.name
       FROM suppressions s LEFT JOIN staff t ON s.actor_kind = 'staff' AND t.id = s.actor_id";

fn read(row: &Row<'_>) -> Result<Suppression> {
    Ok(Suppression {
        id: row.get(0)?,
        channel: row.get(1)?,
        value: row.get(2)?,
        reason: row.get(3)?,
        at: row.get(4)?,
        actor_kind: row.get(5)?,
        staff: row.get(6)?,
    })
}

/// What [`Wanted`] asks of a row, with its values.
struct Asked {
    words: String,
    like: String,
    /// The address as it is compared, where the words are a whole one; and its fingerprint.
    exact: Vec<String>,
    channel: Option<String>,
}

const ASKED: &str = "s.lifted_at IS NULL
            AND ($1 = '' OR s.value LIKE $2 ESCAPE '!' OR s.value IN {texts $3})
            AND (CAST($4 AS TEXT) IS NULL OR s.channel = $4)";

fn asked(conn: &mut Conn<'_>, wanted: &Wanted) -> Result<Asked> {
    let words = wanted.words.trim().to_lowercase();
    let country = shop_country(conn)?;
    let whole = ["email", "phone"].iter().filter_map(|kind| normal(kind, &words, country.as_deref()));
    let exact = whole.flat_map(|it| [fingerprint(&it.value), it.value]).collect();
    let like = format!("%{}%", words.replace('!', "!!").replace('%', "!%").replace('_', "!_"));
    Ok(Asked { words, like, exact, channel: wanted.channel.clone() })
}

/// A page of what is suppressed, newest first.
pub fn suppressions(
    conn: &mut Conn<'_>,
    wanted: &Wanted,
    cursor: Option<&str>,
    limit: usize,
) -> Result<Paged<Suppression>> {
    let before = cursor.and_then(from_cursor::<i64>).unwrap_or(i64::MAX);
    let asked = asked(conn, wanted)?;
    let rows = conn.all(
        &format!("SELECT {COLUMNS} WHERE {ASKED} AND s.id < $5 ORDER BY s.id DESC LIMIT $6"),
        &[&asked.words, &asked.like, &list(&asked.exact), &asked.channel, &before, &(limit + 1)],
        read,
    )?;
    Ok(Paged::cut(rows, limit, |it| it.id.raw()))
}

/// How many are asked for.
pub fn count_suppressions(conn: &mut Conn<'_>, wanted: &Wanted) -> Result<i64> {
    let asked = asked(conn, wanted)?;
    conn.one(
        &format!("SELECT COUNT(*) FROM suppressions s WHERE {ASKED}"),
        &[&asked.words, &asked.like, &list(&asked.exact), &asked.channel],
        |row| row.get(0),
    )
}

/// Puts fingerprints in the place of an address whose owner is erased; gives how many.
pub(in crate::customers) fn forget_address(tx: &mut Tx<'_>, value: &str) -> Result<u64> {
    tx.run(
        "UPDATE suppressions SET value = $2, reason = '', lifted_reason = '' WHERE value = $1",
        &[&value, &fingerprint(value)],
    )
}

fn fingerprint(value: &str) -> String {
    format!("{FINGERPRINT}{}", HEXLOWER.encode(digest(&SHA256, value.as_bytes()).as_ref()))
}
