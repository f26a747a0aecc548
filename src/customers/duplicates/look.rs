//! Looking for pairs: who shares an unverified address, or a name and a place,
//! or has nearly the same name and the end of a phone.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use tongue::{fold, near};

use crate::base::jobs::Job;
use crate::base::{Conn, Id, Result, Say, Tx, db};
use crate::customers::customer::{Customer, find, members, root_of};
use crate::customers::identity::{Identity, of_rows};

use super::pairs::suggest_all;

/// Pairs below this are not worth a person's time.
const LEAST: i64 = 30;
/// A value that more rows than this have says nothing about any of them.
const COMMON: usize = 6;
/// The last digits of a phone that must agree with a name that nearly does.
const TAIL: usize = 7;
/// Customers looked at in one slice of a sweep.
const SLICE: usize = 200;

/// How likely `a` and `b` are one person, and why; none where nothing speaks for it.
pub(super) fn compare(conn: &mut Conn<'_>, a: Id<Customer>, b: Id<Customer>) -> Result<Option<(i64, Vec<Say>)>> {
    let (one, other) = (find(conn, a)?, find(conn, b)?);
    let (ours, theirs) = (identities_of(conn, a)?, identities_of(conn, b)?);
    let mut found = shared(&ours, &theirs);
    found.extend(alike(&one, &other, &ours, &theirs));
    let score = found.iter().map(|(score, _)| score).sum::<i64>().min(100);
    Ok((score >= LEAST).then(|| (score, found.into_iter().map(|(_, why)| why).collect())))
}

fn identities_of(conn: &mut Conn<'_>, root: Id<Customer>) -> Result<Vec<Identity>> {
    let members = members(conn, root)?;
    of_rows(conn, &members)
}

fn shared(ours: &[Identity], theirs: &[Identity]) -> Vec<(i64, Say)> {
    let mut found = Vec::new();
    for it in ours.iter().filter(|it| it.kind != "anonymous") {
        let same = |its: &&Identity| (&its.kind, &its.scope, &its.value) == (&it.kind, &it.scope, &it.value);
        if theirs.iter().any(|its| same(&its)) {
            found.push(match it.kind.as_str() {
                "email" => (60, Say::new("customers-duplicate-email").with("email", &it.value)),
                "phone" => (60, Say::new("customers-duplicate-phone").with("phone", &it.value)),
                _ => (70, Say::new("customers-duplicate-identity")),
            });
        }
    }
    found
}

fn alike(one: &Customer, other: &Customer, ours: &[Identity], theirs: &[Identity]) -> Option<(i64, Say)> {
    let (name, its) = (fold(&one.name), fold(&other.name));
    if name.is_empty() || its.is_empty() {
        return None;
    }
    let tails = |all: &[Identity]| -> BTreeSet<String> {
        let end = |it: &Identity| it.value.get(it.value.len().saturating_sub(TAIL)..).map(str::to_owned);
        all.iter().filter(|it| it.kind == "phone").filter_map(end).collect()
    };
    if name == its {
        let say = |key: &str| Say::new(key).with("name", &one.name);
        let same =
            |a: &Option<String>, b: &Option<String>| a.is_some() && a.as_deref().map(fold) == b.as_deref().map(fold);
        return Some(match (same(&one.city, &other.city), same(&one.country, &other.country)) {
            (true, _) => (45, say("customers-duplicate-name-city").with("city", one.city.as_deref().unwrap_or(""))),
            (_, true) => (35, say("customers-duplicate-name-country")),
            _ => (20, say("customers-duplicate-name")),
        });
    }
    let ends = !tails(ours).is_disjoint(&tails(theirs));
    (ends && near(&name, &its))
        .then(|| (40, Say::new("customers-duplicate-near").with("name", &one.name).with("other", &other.name)))
}

/// Writes down who may be the same person as `customer` counts as.
pub fn suggest(tx: &mut Tx<'_>, customer: Id<Customer>) -> Result<()> {
    let root = root_of(tx, customer)?;
    let person = find(tx, root)?;
    let mut others = by_identity(tx, root)?;
    others.extend(by_name(tx, &person)?);
    suggest_all(tx, root, &others.into_iter().collect::<Vec<_>>())
}

fn by_identity(conn: &mut Conn<'_>, root: Id<Customer>) -> Result<BTreeSet<Id<Customer>>> {
    let mut others = BTreeSet::new();
    for it in identities_of(conn, root)?.iter().filter(|it| it.kind != "anonymous") {
        others.extend(few(conn, "i.value = $1 AND i.kind = $2", &[&it.value, &it.kind])?);
        if it.kind == "phone" {
            let tail: String = it.value.chars().rev().take(TAIL).collect();
            others.extend(few(conn, "i.tail >= $1 AND i.tail < $2", &[&tail, &db::after(&tail)])?);
        }
    }
    others.remove(&root);
    Ok(others)
}

/// The roots of identities under a condition (ours); nobody if there are many.
fn few(conn: &mut Conn<'_>, condition: &str, args: &[&dyn db::Param]) -> Result<Vec<Id<Customer>>> {
    let found = conn.all(
        &format!(
            "SELECT c.root_id FROM identities i JOIN customers c ON c.id = i.customer_id
              WHERE {condition} LIMIT {}",
            COMMON + 1
        ),
        args,
        |row| row.get(0),
    )?;
    Ok(if found.len() > COMMON { Vec::new() } else { found })
}

fn by_name(conn: &mut Conn<'_>, person: &Customer) -> Result<Vec<Id<Customer>>> {
    if !person.name.contains(' ') {
        // One word is a name that many share.
        return Ok(Vec::new());
    }
    let key = tongue::sort_key(&person.name);
    let found = conn.all(
        "SELECT id FROM customers WHERE name_key = $1 AND merged = 0 LIMIT $2",
        &[&key, &(COMMON + 1)],
        |row| row.get(0),
    )?;
    Ok(if found.len() > COMMON { Vec::new() } else { found })
}

/// Looks for duplicates of one customer.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct LookForDuplicates {
    /// Whose.
    pub customer: Id<Customer>,
}

impl Job for LookForDuplicates {
    const KIND: &'static str = "look_for_duplicates";
    fn key(&self) -> Option<String> {
        Some(self.customer.to_string())
    }
}

/// Does the job; a customer who is gone has no duplicates.
pub fn look_for_duplicates(tx: &mut Tx<'_>, job: LookForDuplicates) -> Result<()> {
    let there = tx.first("SELECT 1 FROM customers WHERE id = $1", &[&job.customer], |row| row.get::<i64>(0))?;
    if there.is_some() { suggest(tx, job.customer) } else { Ok(()) }
}

/// Looks for duplicates of all customers after one, slice by slice.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SweepDuplicates {
    /// The last one looked at.
    pub after: Option<Id<Customer>>,
}

impl Job for SweepDuplicates {
    const KIND: &'static str = "sweep_duplicates";
    fn key(&self) -> Option<String> {
        Some(self.after.map_or(String::new(), |it| it.to_string()))
    }
}

/// Does one slice and enqueues the next.
pub fn sweep_duplicates(tx: &mut Tx<'_>, job: SweepDuplicates) -> Result<()> {
    let slice: Vec<Id<Customer>> = tx.all(
        "SELECT id FROM customers WHERE id > $1 AND merged = 0 ORDER BY id LIMIT $2",
        &[&job.after.map_or(0, Id::raw), &SLICE],
        |row| row.get(0),
    )?;
    for it in &slice {
        suggest(tx, *it)?;
    }
    match slice.last() {
        Some(last) if slice.len() == SLICE => tx.enqueue(&SweepDuplicates { after: Some(*last) }),
        _ => Ok(()),
    }
}
