//! What we know about a customer: each fact with its source and time. Nothing
//! is changed; the best fact counts, and the others are its history.

use crate::base::{Conn, Id, Result, Timestamp, Tx};

use super::customer::{Customer, members, root_of};
use super::shown::refresh;

/// The attributes that have a place of their own on the page.
pub const SHOWN: &[&str] = &["name", "call_me", "language", "country", "city", "email", "phone"];

/// No value is longer than this; what machines send is cut.
pub(super) const LONGEST: usize = 2_000;

/// One thing that someone told us about a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Which.
    pub id: Id<Attribute>,
    /// The row it came with.
    pub customer: Id<Customer>,
    /// What it is about: `name`, `city`, `shoe_size`.
    pub key: String,
    /// What was said; empty where it was taken back.
    pub value: String,
    /// Who said so: `staff`, `shop`, `import`, …
    pub source: String,
    /// A higher source wins; among equals the later.
    pub priority: i64,
    /// When it was so.
    pub at: Timestamp,
    /// What kind of actor wrote it down.
    pub actor_kind: String,
    /// Which one.
    pub actor_id: Option<i64>,
}

/// How much a source counts: a person of the team most, a guess least. What
/// follows a colon names the sender and does not count: `shop:main`.
pub fn priority(source: &str) -> i64 {
    match source.split(':').next().unwrap_or(source) {
        "staff" => 50,
        "shop" | "api" => 40,
        "import" => 30,
        "sdk" => 20,
        "guess" => 10,
        _ => 15,
    }
}

/// Writes down one fact about `customer` and shows what follows from it.
pub fn set_attribute(
    tx: &mut Tx<'_>,
    customer: Id<Customer>,
    key: &str,
    value: &str,
    source: &str,
    at: Timestamp,
) -> Result<()> {
    set_attributes(tx, customer, &[(key, value)], source, at)
}

/// Writes down several facts about `customer`; those that say nothing new are left out.
pub fn set_attributes(
    tx: &mut Tx<'_>,
    customer: Id<Customer>,
    facts: &[(&str, &str)],
    source: &str,
    at: Timestamp,
) -> Result<()> {
    if write(tx, customer, facts, source, at)? {
        let root = root_of(tx, customer)?;
        refresh(tx, root)?;
    }
    Ok(())
}

/// Writes the facts that are new; says whether there was one.
pub(super) fn write(
    tx: &mut Tx<'_>,
    customer: Id<Customer>,
    facts: &[(&str, &str)],
    source: &str,
    at: Timestamp,
) -> Result<bool> {
    let mut wrote = false;
    for (key, value) in facts {
        let value = clean(key, value);
        let known = tx.first(
            "SELECT value FROM attributes
              WHERE customer_id = $1 AND key = $2 AND source = $3 AND at <= $4
              ORDER BY at DESC, id DESC LIMIT 1",
            &[&customer, key, &source, &at],
            |row| row.get::<String>(0),
        )?;
        let news = match &known {
            Some(it) => *it != value,
            None => !value.is_empty(),
        };
        if news {
            insert(tx, customer, key, &value, source, at)?;
            wrote = true;
        }
    }
    Ok(wrote)
}

fn insert(tx: &mut Tx<'_>, customer: Id<Customer>, key: &str, value: &str, source: &str, at: Timestamp) -> Result<()> {
    let (id, actor) = (tx.new_id::<Attribute>(), tx.actor);
    tx.run(
        "INSERT INTO attributes (id, customer_id, key, value, source, priority, at, actor_kind, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[&id, &customer, &key, &value, &source, &priority(source), &at, &actor.kind, &actor.id],
    )?;
    Ok(())
}

/// The value as it is kept.
pub(super) fn clean(key: &str, value: &str) -> String {
    let value = match key {
        "name" | "call_me" | "first_name" | "last_name" | "city" | "country" | "language" => tongue::clean_name(value),
        _ => value.chars().filter(|it| *it != '\0').take(LONGEST).collect::<String>().trim().to_owned(),
    };
    match key {
        "country" if value.len() == 2 => value.to_uppercase(),
        "language" => value.to_lowercase(),
        _ => value,
    }
}

/// All that was ever said about the person `id` counts as, the best of each key first.
pub fn attributes(conn: &mut Conn<'_>, id: Id<Customer>) -> Result<Vec<Attribute>> {
    let root = root_of(conn, id)?;
    let members = members(conn, root)?;
    of_rows(conn, &members)
}

pub(super) fn of_rows(conn: &mut Conn<'_>, rows: &[Id<Customer>]) -> Result<Vec<Attribute>> {
    conn.all(
        "SELECT id, customer_id, key, value, source, priority, at, actor_kind, actor_id
           FROM attributes
          WHERE customer_id IN {ints $1}
          ORDER BY key, priority DESC, at DESC, id DESC",
        &[&crate::base::db::ids(rows)],
        |row| {
            Ok(Attribute {
                id: row.get(0)?,
                customer: row.get(1)?,
                key: row.get(2)?,
                value: row.get(3)?,
                source: row.get(4)?,
                priority: row.get(5)?,
                at: row.get(6)?,
                actor_kind: row.get(7)?,
                actor_id: row.get(8)?,
            })
        },
    )
}
