//! Web shops that sell, and places that hold stock or hand over.

use crate::base::{Conn, Currency, Error, Id, Result, Say, Tx};

/// One web shop, connected to a shop system.
#[derive(Clone, Debug)]
pub struct Storefront {
    /// Its id.
    pub id: Id<Storefront>,
    /// Its name for machines: never changes.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// What it sells in.
    pub currency: Currency,
    /// How many orders came through it.
    pub orders: i64,
}

/// A store, warehouse or pick-up point.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its id.
    pub id: Id<Place>,
    /// Its name for machines: never changes.
    pub key: String,
    /// Its name for people.
    pub name: String,
}

const MAX_NAME: usize = 80;

/// All storefronts, by name.
pub fn storefronts(db: &mut Conn<'_>) -> Result<Vec<Storefront>> {
    db.all(
        "SELECT s.id, s.key, s.name, s.currency,
                (SELECT CAST(COALESCE(SUM(d.sales), 0) AS BIGINT) FROM sales_days d WHERE d.storefront_id = s.id)
           FROM storefronts s
          ORDER BY s.name, s.id",
        &[],
        |row| {
            Ok(Storefront {
                id: row.get(0)?,
                key: row.get(1)?,
                name: row.get(2)?,
                currency: row.get(3)?,
                orders: row.get(4)?,
            })
        },
    )
}

/// All places, by name.
pub fn places(db: &mut Conn<'_>) -> Result<Vec<Place>> {
    db.all("SELECT id, key, name FROM places ORDER BY name, id", &[], |row| {
        Ok(Place { id: row.get(0)?, key: row.get(1)?, name: row.get(2)? })
    })
}

/// The storefront with this key, made if it is new.
pub fn ensure_storefront(tx: &mut Tx<'_>, key: &str, name: &str, currency: Currency) -> Result<Id<Storefront>> {
    let (id, now) = (tx.new_id::<Storefront>(), tx.now);
    tx.run(
        "INSERT INTO storefronts (id, key, name, currency, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (key) DO NOTHING",
        &[&id, &key, &name, &currency, &now],
    )?;
    tx.one("SELECT id FROM storefronts WHERE key = $1", &[&key], |row| row.get(0))
}

/// The place with this key, made if it is new.
pub fn ensure_place(tx: &mut Tx<'_>, key: &str, name: &str) -> Result<Id<Place>> {
    let (id, now) = (tx.new_id::<Place>(), tx.now);
    tx.run(
        "INSERT INTO places (id, key, name, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING",
        &[&id, &key, &name, &now],
    )?;
    tx.one("SELECT id FROM places WHERE key = $1", &[&key], |row| row.get(0))
}

/// Adds a storefront that a person names.
///
/// # Errors
/// If the name is empty, too long or taken.
pub fn add_storefront(tx: &mut Tx<'_>, name: &str, currency: Currency) -> Result<Id<Storefront>> {
    let name = named(name)?;
    let key = free_key(&name)?;
    let taken = tx.first("SELECT id FROM storefronts WHERE key = $1", &[&key], |row| row.get::<i64>(0))?;
    if taken.is_some() {
        return Err(Error::conflict(Say::new("catalog-name-taken").with("name", name)));
    }
    ensure_storefront(tx, &key, &name, currency)
}

/// Adds a place that a person names.
///
/// # Errors
/// If the name is empty, too long or taken.
pub fn add_place(tx: &mut Tx<'_>, name: &str) -> Result<Id<Place>> {
    let name = named(name)?;
    let key = free_key(&name)?;
    if tx.first("SELECT id FROM places WHERE key = $1", &[&key], |row| row.get::<i64>(0))?.is_some() {
        return Err(Error::conflict(Say::new("catalog-name-taken").with("name", name)));
    }
    ensure_place(tx, &key, &name)
}

/// Calls a storefront something else; gives its name until now.
pub fn rename_storefront(tx: &mut Tx<'_>, id: Id<Storefront>, name: &str) -> Result<String> {
    let name = named(name)?;
    let before = tx
        .first("SELECT name FROM storefronts WHERE id = $1", &[&id], |row| row.get(0))?
        .ok_or(Error::NotFound("storefront"))?;
    tx.run("UPDATE storefronts SET name = $2 WHERE id = $1", &[&id, &name])?;
    Ok(before)
}

/// Calls a place something else; gives its name until now.
pub fn rename_place(tx: &mut Tx<'_>, id: Id<Place>, name: &str) -> Result<String> {
    let name = named(name)?;
    let before =
        tx.first("SELECT name FROM places WHERE id = $1", &[&id], |row| row.get(0))?.ok_or(Error::NotFound("place"))?;
    tx.run("UPDATE places SET name = $2 WHERE id = $1", &[&id, &name])?;
    Ok(before)
}

fn named(name: &str) -> Result<String> {
    let name = tongue::clean_name(name);
    match name.chars().count() {
        0 => Err(Error::invalid("catalog-name-missing")),
        it if it > MAX_NAME => Err(Error::invalid(Say::new("catalog-name-long").with("most", MAX_NAME))),
        _ => Ok(name),
    }
}

/// The name as a key: what search compares, with hyphens for spaces.
fn free_key(name: &str) -> Result<String> {
    let key = tongue::fold(name).replace(' ', "-");
    if key.is_empty() { Err(Error::invalid("catalog-name-missing")) } else { Ok(key) }
}
