//! Whom something that arrives belongs to.
//!
//! The rules, in the order in which they decide:
//! 1. a verified identity is one person's;
//! 2. so is an id that a system gave out (shop, external);
//! 3. an unverified email or phone is someone's only while it is one person's,
//!    and never against a system that says it is someone else;
//! 4. a device is whoever was recognised on it, and joins nobody who is known.
//!
//! A visitor without any other identity is joined to the person they turn out
//! to be. Two people who are known are never joined by a machine: that they may
//! be the same is written down for a person to decide.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Error, Id, Result, Timestamp, Tx};
use crate::customers::customer::{self, Customer, note_seen, root_of};
use crate::customers::duplicates::LookForDuplicates;
use crate::customers::{attributes, duplicates, merge, shown};

use super::kinds::{Kind, Normal, Strength, normal, rule};
use super::store::{self, Identity, New, shop_country};

/// An unverified contact that more people than this have means none of them.
const SHARED: usize = 1;
/// Rows looked at for one value: a poisoned value has thousands.
const LOOK: usize = 20;
/// A match moves "last seen" of an identity only when it is this much later.
pub(super) const NEWER_MS: i64 = 3_600_000;

/// An identity that something came with.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// `email`, `phone`, `shop`, `external`, `anonymous`, or any other word.
    pub kind: &'a str,
    /// The system within which the value is unique; empty for the whole world.
    pub scope: &'a str,
    /// As it was written.
    pub value: &'a str,
    /// Whether the sender has proven it.
    pub verified: bool,
}

/// Something that arrives: an order, an event, a row of a file.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// What it came with, in any order.
    pub identities: &'a [Seen<'a>],
    /// When it happened.
    pub at: Timestamp,
    /// Where it comes from: `shop:main`, `import:12`, `sdk`.
    pub source: &'a str,
    /// What it says about the person: attributes by key.
    pub hints: &'a [(&'a str, &'a str)],
}

/// Whom it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The home: the row that the identity came with, whoever that counts as now.
    pub customer: Id<Customer>,
    /// The identity by which they were recognised.
    pub identity: Option<Id<Identity>>,
    /// Whether nobody had known them.
    pub created: bool,
}

/// One usable identity of an arrival, and who has it already.
struct Known<'a> {
    seen: Seen<'a>,
    rule: Kind,
    normal: Normal,
    holders: Vec<Holder>,
}

#[derive(Clone, Copy)]
struct Holder {
    identity: Id<Identity>,
    home: Id<Customer>,
    root: Id<Customer>,
    verified: bool,
    last_seen: Timestamp,
}

/// Finds whom an arrival belongs to, or writes down a new person.
///
/// # Errors
/// `Invalid` if nothing in it can recognise anyone.
pub fn resolve(tx: &mut Tx<'_>, arrival: &Arrival<'_>) -> Result<Resolved> {
    let known = look_up(tx, arrival)?;
    if known.is_empty() {
        return Err(Error::invalid("customers-nobody"));
    }
    if let Some(found) = fast(tx, arrival, &known)? {
        return Ok(found);
    }
    let chosen = choose(tx, &known)?;
    let (home, created) = match chosen {
        Some(home) => (home, false),
        None => (customer::add(tx, arrival.at)?, true),
    };
    let changed = attach(tx, arrival, &known, home)?;
    let wrote = attributes::write(tx, home, arrival.hints, arrival.source, arrival.at)?;
    let mut root = root_of(tx, home)?;
    if changed || wrote || created {
        shown::refresh(tx, root)?;
    }
    for (other, (its_home, by)) in others(&known, root) {
        meet(tx, Met { root, home }, Met { root: other, home: its_home }, by)?;
        root = root_of(tx, home)?;
    }
    // An import looks through everyone once at its end; a device alone says nothing by which two could be one.
    let telling = known.iter().any(|it| it.rule.strength > Strength::Device);
    if (created || changed) && telling && !arrival.source.starts_with("import") {
        tx.enqueue(&LookForDuplicates { customer: home })?;
    }
    note_seen(tx, home, arrival.at)?;
    let identity = by_what(tx, &known, home)?;
    Ok(Resolved { customer: home, identity, created })
}

/// The common case of imports and shops: one id that a system gave out, known, with nothing new to say.
fn fast(tx: &mut Tx<'_>, arrival: &Arrival<'_>, known: &[Known<'_>]) -> Result<Option<Resolved>> {
    let ([only], true) = (known, arrival.hints.is_empty()) else { return Ok(None) };
    let [holder] = only.holders.as_slice() else { return Ok(None) };
    if only.seen.verified && !holder.verified {
        return Ok(None);
    }
    touch(tx, holder, arrival.at)?;
    note_seen(tx, holder.home, arrival.at)?;
    Ok(Some(Resolved { customer: holder.home, identity: Some(holder.identity), created: false }))
}

fn look_up<'a>(tx: &mut Tx<'_>, arrival: &Arrival<'a>) -> Result<Vec<Known<'a>>> {
    let mut all: Vec<Known<'a>> = Vec::with_capacity(arrival.identities.len());
    for seen in arrival.identities {
        let rule = rule(seen.kind);
        let country = if seen.kind == "phone" { phone_country(tx, arrival)? } else { None };
        let Some(normal) = normal(seen.kind, seen.value, country.as_deref()) else { continue };
        let holders = holders(tx, seen.kind, seen.scope, &normal.value)?;
        all.push(Known { seen: *seen, rule, normal, holders });
    }
    // The strongest first, so that it decides.
    all.sort_by_key(|it| std::cmp::Reverse(it.rule.strength));
    Ok(all)
}

fn phone_country(tx: &mut Tx<'_>, arrival: &Arrival<'_>) -> Result<Option<String>> {
    let told = arrival.hints.iter().find(|(key, value)| *key == "country" && value.trim().len() == 2);
    match told {
        Some((_, country)) => Ok(Some(country.trim().to_owned())),
        None => shop_country(tx),
    }
}

fn holders(tx: &mut Tx<'_>, kind: &str, scope: &str, value: &str) -> Result<Vec<Holder>> {
    tx.all(
        "SELECT i.id, i.customer_id, c.root_id, i.verified_at, i.last_seen_at
           FROM identities i
           JOIN customers c ON c.id = i.customer_id
          WHERE i.value = $1 AND i.kind = $2 AND i.scope = $3
          ORDER BY i.verified_at IS NULL, i.id
          LIMIT $4",
        &[&value, &kind, &scope, &LOOK],
        |row| {
            Ok(Holder {
                identity: row.get(0)?,
                home: row.get(1)?,
                root: row.get(2)?,
                verified: row.get::<Option<i64>>(3)?.is_some(),
                last_seen: row.get(4)?,
            })
        },
    )
}

/// The home that the rules choose; none if this is someone new.
fn choose(tx: &mut Tx<'_>, known: &[Known<'_>]) -> Result<Option<Id<Customer>>> {
    let verified = known.iter().filter(|it| it.rule.strength > Strength::Device);
    if let Some(holder) = verified.flat_map(|it| &it.holders).find(|it| it.verified) {
        return Ok(Some(holder.home));
    }
    for it in known {
        let Some(holder) = it.one_person() else { continue };
        let mine = match it.rule.strength {
            Strength::Strong => true,
            Strength::Contact => !contradicted(tx, known, holder.root)?,
            Strength::Device => speaks_alone(tx, known, holder.root)?,
        };
        if mine {
            return Ok(Some(holder.home));
        }
    }
    Ok(None)
}

impl Known<'_> {
    /// The first holder, if all that have this value are one person.
    fn one_person(&self) -> Option<&Holder> {
        let people: BTreeSet<_> = self.holders.iter().map(|it| it.root).collect();
        if people.len() > SHARED {
            return None;
        }
        self.holders.first()
    }

    fn is_held_by(&self, home: Id<Customer>) -> Option<&Holder> {
        self.holders.iter().find(|it| it.home == home)
    }
}

/// Whether a system in the arrival says that this is someone other than `root`:
/// it gave them another id.
fn contradicted(tx: &mut Tx<'_>, known: &[Known<'_>], root: Id<Customer>) -> Result<bool> {
    for it in known.iter().filter(|it| it.rule.strength == Strength::Strong) {
        let other = tx.first(
            "SELECT 1 FROM identities
              WHERE customer_id IN (SELECT CAST($1 AS BIGINT)
                                    UNION ALL SELECT id FROM customers WHERE root_id = $1 AND merged = 1)
                AND kind = $2 AND scope = $3 AND value <> $4
              LIMIT 1",
            &[&root, &it.seen.kind, &it.seen.scope, &it.normal.value],
            |row| row.get::<i64>(0),
        )?;
        if other.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a device may decide: nothing else came with it, or whoever was on it is not known yet.
fn speaks_alone(tx: &mut Tx<'_>, known: &[Known<'_>], root: Id<Customer>) -> Result<bool> {
    if known.iter().all(|it| it.rule.strength == Strength::Device) {
        return Ok(true);
    }
    is_visitor(tx, root)
}

/// Whether nothing is known of a person but devices.
fn is_visitor(tx: &mut Tx<'_>, root: Id<Customer>) -> Result<bool> {
    let known = tx.first(
        "SELECT 1 FROM identities
          WHERE customer_id IN (SELECT CAST($1 AS BIGINT)
                                UNION ALL SELECT id FROM customers WHERE root_id = $1 AND merged = 1)
            AND (kind <> 'anonymous' OR verified_at IS NOT NULL)
          LIMIT 1",
        &[&root],
        |row| row.get::<i64>(0),
    )?;
    Ok(known.is_none())
}

/// Gives `home` the identities that it does not have yet; says whether there was one.
fn attach(tx: &mut Tx<'_>, arrival: &Arrival<'_>, known: &[Known<'_>], home: Id<Customer>) -> Result<bool> {
    let mut changed = false;
    for it in known {
        let taken = it.holders.iter().any(|holder| holder.verified && holder.home != home);
        if let Some(holder) = it.is_held_by(home) {
            touch(tx, holder, arrival.at)?;
            if it.seen.verified && !holder.verified && !taken {
                tx.run("UPDATE identities SET verified_at = $2 WHERE id = $1", &[&holder.identity, &arrival.at])?;
                changed = true;
            }
            continue;
        }
        // A device stays with whom it was first seen; an id of a system and a proven address are one person's.
        let elsewhere = !it.holders.is_empty() && it.rule.strength != Strength::Contact;
        if taken || elsewhere || store::count(tx, home, it.seen.kind)? >= it.rule.limit {
            continue;
        }
        let verified_at = it.seen.verified.then_some(arrival.at);
        let (kind, scope) = (it.seen.kind, it.seen.scope);
        let new = New { kind, scope, normal: &it.normal, verified_at, source: arrival.source, at: arrival.at };
        store::insert(tx, home, &new)?;
        changed = true;
    }
    Ok(changed)
}

fn touch(tx: &mut Tx<'_>, holder: &Holder, at: Timestamp) -> Result<()> {
    if at.0 - holder.last_seen.0 > NEWER_MS {
        tx.run("UPDATE identities SET last_seen_at = $2 WHERE id = $1", &[&holder.identity, &at])?;
    }
    Ok(())
}

/// A row that something came with, and who it counts as.
#[derive(Clone, Copy)]
struct Met {
    root: Id<Customer>,
    home: Id<Customer>,
}

/// Who else has an identity of this arrival: the row that has it, and the
/// strongest by which. A value that many have says nothing about any of them.
fn others(known: &[Known<'_>], root: Id<Customer>) -> BTreeMap<Id<Customer>, (Id<Customer>, Strength)> {
    let mut all = BTreeMap::new();
    for it in known.iter().filter(|it| it.holders.len() < LOOK / 2) {
        for holder in it.holders.iter().filter(|holder| holder.root != root) {
            // The strongest come first.
            all.entry(holder.root).or_insert((holder.home, it.rule.strength));
        }
    }
    all
}

/// Two people were seen together: a mere visitor is joined to who is known;
/// two who are known are a question for a person, unless all that they share is
/// a device.
fn meet(tx: &mut Tx<'_>, one: Met, other: Met, by: Strength) -> Result<()> {
    let (visitor, person) = match (is_visitor(tx, one.root)?, is_visitor(tx, other.root)?) {
        (false, true) => (other, one),
        (true, false) => (one, other),
        (true, true) => return Ok(()),
        (false, false) if by > Strength::Device => return duplicates::suggest_pair(tx, one.root, other.root),
        (false, false) => return Ok(()),
    };
    if merge::may_join(tx, person.root, visitor.root)? {
        merge::join(tx, person.home, visitor.root, merge::RECOGNISED)?;
    }
    Ok(())
}

/// The strongest identity of the arrival that `home` has.
fn by_what(tx: &mut Tx<'_>, known: &[Known<'_>], home: Id<Customer>) -> Result<Option<Id<Identity>>> {
    for it in known {
        let found = tx.first(
            "SELECT id FROM identities WHERE customer_id = $1 AND kind = $2 AND scope = $3 AND value = $4",
            &[&home, &it.seen.kind, &it.seen.scope, &it.normal.value],
            |row| row.get(0),
        )?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}
