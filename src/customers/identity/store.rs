//! The identities of a customer.

use serde::{Deserialize, Serialize};

use crate::base::{Conn, Error, Id, Result, Row, Say, Timestamp, Tx, db};
use crate::customers::customer::{Customer, members, root_of};
use crate::customers::shown::refresh;
use crate::settings;

use super::kinds::{Normal, backwards, normal, rule};

/// One thing by which we recognise a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Which.
    pub id: Id<Identity>,
    /// The row it came with, for ever.
    pub customer: Id<Customer>,
    /// `email`, `phone`, `shop`, …
    pub kind: String,
    /// The system within which the value is unique; empty for the whole world.
    pub scope: String,
    /// In normal form.
    pub value: String,
    /// As it was written.
    pub shown: String,
    /// Since when it is proven.
    pub verified_at: Option<Timestamp>,
    /// Where it came from.
    pub source: String,
    /// Since when we have it.
    pub created_at: Timestamp,
    /// When something last came with it.
    pub last_seen_at: Timestamp,
}

fn read(row: &Row<'_>) -> Result<Identity> {
    Ok(Identity {
        id: row.get(0)?,
        customer: row.get(1)?,
        kind: row.get(2)?,
        scope: row.get(3)?,
        value: row.get(4)?,
        shown: row.get(5)?,
        verified_at: row.get(6)?,
        source: row.get(7)?,
        created_at: row.get(8)?,
        last_seen_at: row.get(9)?,
    })
}

/// By what the person `id` counts as is recognised.
pub fn identities(conn: &mut Conn<'_>, id: Id<Customer>) -> Result<Vec<Identity>> {
    let root = root_of(conn, id)?;
    let members = members(conn, root)?;
    of_rows(conn, &members)
}

pub(in crate::customers) fn of_rows(conn: &mut Conn<'_>, rows: &[Id<Customer>]) -> Result<Vec<Identity>> {
    conn.all(
        "SELECT id, customer_id, kind, scope, value, shown, verified_at, source, created_at, last_seen_at
           FROM identities
          WHERE customer_id IN {ints $1}
          ORDER BY kind, created_at, id",
        &[&db::ids(rows)],
        read,
    )
}

/// Who has this identity, in any writing: the people that its rows count as now.
pub fn known_by(conn: &mut Conn<'_>, kind: &str, scope: &str, written: &str) -> Result<Vec<Id<Customer>>> {
    let country = if kind == "phone" { shop_country(conn)? } else { None };
    let Some(normal) = normal(kind, written, country.as_deref()) else { return Ok(Vec::new()) };
    conn.all(
        "SELECT DISTINCT c.root_id
           FROM identities i JOIN customers c ON c.id = i.customer_id
          WHERE i.value = $1 AND i.kind = $2 AND i.scope = $3
          ORDER BY c.root_id DESC
          LIMIT 200",
        &[&normal.value, &kind, &scope],
        |row| row.get(0),
    )
}

/// The country of the shop, by which phones without one are read.
pub(in crate::customers) fn shop_country(conn: &mut Conn<'_>) -> Result<Option<String>> {
    Ok(settings::shop(conn)?.map(|it| it.country))
}

/// An identity about to be written.
pub(super) struct New<'a> {
    pub kind: &'a str,
    pub scope: &'a str,
    pub normal: &'a Normal,
    pub verified_at: Option<Timestamp>,
    pub source: &'a str,
    pub at: Timestamp,
}

pub(super) fn insert(tx: &mut Tx<'_>, customer: Id<Customer>, new: &New<'_>) -> Result<Id<Identity>> {
    let id: Id<Identity> = tx.new_id();
    tx.run(
        "INSERT INTO identities
                (id, customer_id, kind, scope, value, shown, tail, verified_at, source, created_at, last_seen_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
        &[
            &id,
            &customer,
            &new.kind,
            &new.scope,
            &new.normal.value,
            &new.normal.shown,
            &new.normal.tail,
            &new.verified_at,
            &new.source,
            &new.at,
        ],
    )?;
    Ok(id)
}

pub(super) fn count(conn: &mut Conn<'_>, customer: Id<Customer>, kind: &str) -> Result<i64> {
    conn.one("SELECT COUNT(*) FROM identities WHERE customer_id = $1 AND kind = $2", &[&customer, &kind], |row| {
        row.get(0)
    })
}

/// Writes down an identity that a staff member was told; gives the one there is if it is known.
///
/// # Errors
/// `Invalid` if it is no such identity, means nobody, or would be one too many.
pub fn add_identity(
    tx: &mut Tx<'_>,
    customer: Id<Customer>,
    kind: &str,
    written: &str,
    source: &str,
) -> Result<Id<Identity>> {
    let root = root_of(tx, customer)?;
    let country = if kind == "phone" { shop_country(tx)? } else { None };
    let normal = normal(kind, written, country.as_deref()).ok_or_else(|| {
        let written: String = tongue::clean_name(written).chars().take(60).collect();
        Error::Invalid(match kind {
            "email" => Say::new("customers-email-unusable").with("written", written),
            "phone" => Say::new("customers-phone-unusable").with("written", written),
            _ => Say::new("customers-identity-unusable").with("written", written),
        })
    })?;
    let members = members(tx, root)?;
    let known = of_rows(tx, &members)?.into_iter().find(|it| it.kind == kind && it.value == normal.value);
    if let Some(known) = known {
        return Ok(known.id);
    }
    let limit = rule(kind).limit;
    if count(tx, root, kind)? >= limit {
        return Err(Error::invalid(Say::new("customers-identity-too-many").with("limit", limit)));
    }
    let now = tx.now;
    let new = New { kind, scope: "", normal: &normal, verified_at: None, source, at: now };
    let id = insert(tx, root, &new)?;
    refresh(tx, root)?;
    Ok(id)
}

/// Takes away an identity that was wrong. What came with it stays where it is.
///
/// # Errors
/// `NotFound` if it is gone already.
pub fn remove_identity(tx: &mut Tx<'_>, id: Id<Identity>) -> Result<Identity> {
    let gone = tx
        .first(
            "DELETE FROM identities WHERE id = $1
          RETURNING id, customer_id, kind, scope, value, shown, verified_at, source, created_at, last_seen_at",
            &[&id],
            read,
        )?
        .ok_or(Error::NotFound("identity"))?;
    let root = root_of(tx, gone.customer)?;
    refresh(tx, root)?;
    Ok(gone)
}

/// Brings an identity back as it was, with its proof, its scope and its age: what once came with it is its own again.
///
/// # Errors
/// `NotFound` if its person is gone; `Conflict` if it has been shown since to be someone else's.
pub fn return_identity(tx: &mut Tx<'_>, it: &Identity) -> Result<()> {
    let root = root_of(tx, it.customer)?;
    let proven = tx.first(
        "SELECT 1 FROM identities
          WHERE kind = $1 AND scope = $2 AND value = $3 AND verified_at IS NOT NULL AND id <> $4",
        &[&it.kind, &it.scope, &it.value, &it.id],
        |row| row.get::<i64>(0),
    )?;
    if it.verified_at.is_some() && proven.is_some() {
        return Err(Error::conflict("customers-identity-elsewhere"));
    }
    // Written down afresh meanwhile, it is the same identity.
    tx.run(
        "DELETE FROM identities WHERE customer_id = $1 AND kind = $2 AND scope = $3 AND value = $4",
        &[&it.customer, &it.kind, &it.scope, &it.value],
    )?;
    let tail = (it.kind == "phone").then(|| backwards(&it.value));
    tx.run(
        "INSERT INTO identities
                (id, customer_id, kind, scope, value, shown, tail, verified_at, source, created_at, last_seen_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            &it.id,
            &it.customer,
            &it.kind,
            &it.scope,
            &it.value,
            &it.shown,
            &tail,
            &it.verified_at,
            &it.source,
            &it.created_at,
            &it.last_seen_at,
        ],
    )?;
    refresh(tx, root)
}
