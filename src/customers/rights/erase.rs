//! Forgetting a person: every trace in every table, and a receipt that names nobody.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::base::{Conn, Error, Id, Result, Row, Timestamp, Tx, db, next_number};
use crate::customers::customer::{Customer, find, members, root_of};
use crate::customers::{attributes, consent, identity};
use crate::team;

/// What a feature does so that nothing of its own names the customers any more.
/// It gives what it did, counted.
pub type Eraser = fn(&mut Tx<'_>, &Erased) -> Result<Vec<(&'static str, i64)>>;

/// Who is being erased, for the features that hold something about them.
#[derive(Clone, Debug)]
pub struct Erased {
    /// All rows of the person.
    pub customers: Vec<Id<Customer>>,
    /// Texts that name the person: names, addresses, ids. For what is found by its words only.
    pub texts: Vec<String>,
}

/// The written record of an erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Which.
    pub id: Id<Receipt>,
    /// Said aloud: 12 is E-12.
    pub number: i64,
    /// The number that the customer had.
    pub customer_number: i64,
    /// Why, without what named the person.
    pub reason: String,
    /// How much of what was removed or made nameless.
    pub counts: BTreeMap<String, i64>,
    /// When.
    pub at: Timestamp,
}

fn read(row: &Row<'_>) -> Result<Receipt> {
    let counts: String = row.get(4)?;
    Ok(Receipt {
        id: row.get(0)?,
        number: row.get(1)?,
        customer_number: row.get(2)?,
        reason: row.get(3)?,
        counts: serde_json::from_str(&counts)?,
        at: row.get(5)?,
    })
}

/// One receipt.
pub fn receipt(conn: &mut Conn<'_>, number: i64) -> Result<Receipt> {
    conn.first(
        "SELECT id, number, customer_number, reason, counts, at FROM erasures WHERE number = $1",
        &[&number],
        read,
    )?
    .ok_or(Error::NotFound("receipt"))
}

/// The last receipts, newest first.
pub fn receipts(conn: &mut Conn<'_>, limit: usize) -> Result<Vec<Receipt>> {
    conn.all(
        "SELECT id, number, customer_number, reason, counts, at FROM erasures ORDER BY number DESC LIMIT $1",
        &[&limit],
        read,
    )
}

/// Forgets the person `id` counts as, with all rows that were merged into them.
/// `erasers` are those of all features above.
pub fn erase(tx: &mut Tx<'_>, id: Id<Customer>, reason: &str, erasers: &[Eraser]) -> Result<Receipt> {
    let root = root_of(tx, id)?;
    let person = find(tx, root)?;
    let erased = who(tx, root)?;
    let mut counts = BTreeMap::new();
    for eraser in erasers {
        for (what, count) in eraser(tx, &erased)? {
            *counts.entry(what.to_owned()).or_insert(0) += count;
        }
    }
    forget(tx, &erased, &mut counts)?;
    let receipt = Receipt {
        id: tx.new_id(),
        number: next_number(tx, "erasure", 0)?,
        customer_number: person.number,
        reason: without(reason, &erased.texts),
        counts,
        at: tx.now,
    };
    keep(tx, &receipt)?;
    tx.enqueue(&crate::base::db::ForgetDeleted {})?;
    Ok(receipt)
}

fn keep(tx: &mut Tx<'_>, it: &Receipt) -> Result<()> {
    let actor = tx.actor;
    tx.run(
        "INSERT INTO erasures (id, number, customer_number, reason, counts, at, actor_kind, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &it.id,
            &it.number,
            &it.customer_number,
            &it.reason,
            &serde_json::to_string(&it.counts)?,
            &it.at,
            &actor.kind,
            &actor.id,
        ],
    )?;
    let about = format!("C-{}", it.customer_number);
    team::audit(tx, "customer.erased", Some(about), json!({ "receipt": format!("E-{}", it.number) }))
}

/// What an erasure of the person `id` counts as is about.
pub fn erased(conn: &mut Conn<'_>, id: Id<Customer>) -> Result<Erased> {
    let root = root_of(conn, id)?;
    who(conn, root)
}

fn who(conn: &mut Conn<'_>, root: Id<Customer>) -> Result<Erased> {
    let customers = members(conn, root)?;
    let mut texts = BTreeSet::new();
    for it in identity::of_rows(conn, &customers)? {
        texts.extend([it.value, it.shown]);
    }
    for it in attributes::of_rows(conn, &customers)? {
        if matches!(it.key.as_str(), "name" | "call_me" | "first_name" | "last_name" | "email" | "phone") {
            texts.insert(it.value);
        }
    }
    // The longest first, so that a part is not cut out of the whole.
    let mut texts: Vec<String> = texts.into_iter().filter(|it| it.chars().count() >= 3).collect();
    texts.sort_by_key(|it| std::cmp::Reverse(it.len()));
    Ok(Erased { customers, texts })
}

/// A sentence without the texts that name someone.
fn without(text: &str, names: &[String]) -> String {
    names.iter().fold(text.to_owned(), |text, name| text.replace(name.as_str(), "…"))
}

/// The tables in which rows belong to a customer, by column; each is emptied of them.
const OWNED: &[(&str, &str)] = &[
    ("events", "subject_id"),
    ("attributes", "customer_id"),
    ("consents", "customer_id"),
    ("consent_states", "customer_id"),
    ("notes", "customer_id"),
    ("identities", "customer_id"),
    ("duplicates", "a_id"),
    ("duplicates", "b_id"),
    ("merges", "kept_id"),
    ("merges", "merged_id"),
    ("erasures_due", "customer_id"),
    ("customers", "id"),
];

fn forget(tx: &mut Tx<'_>, erased: &Erased, counts: &mut BTreeMap<String, i64>) -> Result<()> {
    let serial = tx.serial()?;
    for it in &erased.customers {
        tx.run("INSERT INTO customers_gone (id, serial) VALUES ($1, $2)", &[it, &serial])?;
    }
    for text in &erased.texts {
        let suppressed = consent::forget_address(tx, text)?;
        count(counts, "suppressions", suppressed);
        // What staff members did lately is told in sentences that may name the person.
        let acts = tx.run("DELETE FROM recent_acts WHERE say LIKE $1 ESCAPE '!'", &[&anywhere(text)])?;
        count(counts, "recent_acts", acts);
    }
    let ids = db::ids(&erased.customers);
    // Who was merged with whom is an event of the one that stayed, and part of what is forgotten.
    for (table, column) in OWNED {
        let gone = tx.run(&format!("DELETE FROM {table} WHERE {column} IN {{ints $1}}"), &[&ids])?;
        count(counts, table, gone);
    }
    Ok(())
}

fn count(counts: &mut BTreeMap<String, i64>, what: &str, more: u64) {
    if more > 0 {
        *counts.entry(what.to_owned()).or_insert(0) += more as i64;
    }
}

/// The text anywhere, as JSON writes it, for LIKE with `!` before what it would read otherwise.
fn anywhere(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_default();
    let escaped = json.trim_matches('"').replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}
