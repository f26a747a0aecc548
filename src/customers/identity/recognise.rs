//! The common case of [`super::resolve`], for many at once: everything that came is known, and says nothing new.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use crate::base::{Id, Result, Timestamp, Tx, db};
use crate::customers::customer::Customer;

use super::kinds::{normal, rule};
use super::resolve::{Arrival, Resolved};
use super::store::Identity;

/// "Last seen" is kept to this; the instant itself stands in the history.
const SEEN: Duration = Duration::from_secs(60);

struct Holder {
    identity: Id<Identity>,
    home: Id<Customer>,
    root: Id<Customer>,
    last_seen: Timestamp,
    home_seen: Timestamp,
}

/// Kind, scope and value.
type Key = (String, String, String);

/// Whom each arrival belongs to, where all its identities are known, each is one row's, and all count as one person.
/// What is none of that, or brings hints, an address or a proof, is for [`super::resolve`] to decide.
pub fn recognise(tx: &mut Tx<'_>, arrivals: &[Arrival<'_>]) -> Result<Vec<Option<Resolved>>> {
    let keys: Vec<Option<Vec<Key>>> = arrivals.iter().map(keys).collect();
    let mut values: Vec<&str> = keys.iter().flatten().flatten().map(|it| it.2.as_str()).collect();
    values.sort_unstable();
    values.dedup();
    let holders = holders(tx, &values)?;
    let found: Vec<_> = keys.iter().map(|it| it.as_ref().and_then(|it| one(&holders, it))).collect();
    seen(tx, found.iter().zip(arrivals).filter_map(|(it, arrival)| Some(((*it)?, arrival.at))))?;
    Ok(found
        .iter()
        .map(|it| it.map(|it| Resolved { customer: it.home, identity: Some(it.identity), created: false }))
        .collect())
}

/// The identities in normal form, the strongest first; none where this is no simple case.
fn keys(arrival: &Arrival<'_>) -> Option<Vec<Key>> {
    let simple = |kind: &str| matches!(kind, "anonymous" | "external");
    if !arrival.hints.is_empty() || arrival.identities.iter().any(|it| it.verified || !simple(it.kind)) {
        return None;
    }
    let mut keys: Vec<Key> = Vec::with_capacity(arrival.identities.len());
    for it in arrival.identities {
        let Some(normal) = normal(it.kind, it.value, None) else { continue };
        keys.push((it.kind.to_owned(), it.scope.to_owned(), normal.value));
    }
    keys.sort_by_key(|it| std::cmp::Reverse(rule(&it.0).strength));
    (!keys.is_empty()).then_some(keys)
}

fn holders(tx: &mut Tx<'_>, values: &[&str]) -> Result<HashMap<Key, Vec<Holder>>> {
    let mut all: HashMap<Key, Vec<Holder>> = HashMap::with_capacity(values.len());
    if values.is_empty() {
        return Ok(all);
    }
    tx.each(
        "SELECT i.kind, i.scope, i.value, i.id, i.customer_id, c.root_id, i.last_seen_at, c.own_last_seen_at
           FROM identities i
           JOIN customers c ON c.id = i.customer_id
          WHERE i.value IN {texts $1}",
        &[&db::list(values)],
        |row| {
            let holder = Holder {
                identity: row.get(3)?,
                home: row.get(4)?,
                root: row.get(5)?,
                last_seen: row.get(6)?,
                home_seen: row.get(7)?,
            };
            all.entry((row.get(0)?, row.get(1)?, row.get(2)?)).or_default().push(holder);
            Ok(())
        },
    )?;
    Ok(all)
}

/// The strongest of these identities, if all are one person's.
fn one<'a>(holders: &'a HashMap<Key, Vec<Holder>>, keys: &[Key]) -> Option<&'a Holder> {
    let mut all = keys.iter().map(|it| match holders.get(it).map(Vec::as_slice) {
        Some([holder]) => Some(holder),
        _ => None,
    });
    let first = all.next()??;
    all.all(|it| it.is_some_and(|it| it.root == first.root)).then_some(first)
}

/// Notes that they did something, once for all that did it just now.
fn seen<'a>(tx: &mut Tx<'_>, who: impl Iterator<Item = (&'a Holder, Timestamp)>) -> Result<()> {
    let now = tx.now;
    let (mut homes, mut identities) = (HashSet::new(), HashSet::new());
    for (it, at) in who {
        // Who did something long ago has been seen since, or is seen for the first time in an import.
        let at = if at + SEEN > now { now } else { at };
        if at > it.home_seen + SEEN {
            homes.insert((at, it.home));
        }
        if at.0 - it.last_seen.0 > super::resolve::NEWER_MS {
            identities.insert((at, it.identity));
        }
    }
    let mut by_time: HashMap<Timestamp, Vec<Id<Customer>>> = HashMap::new();
    homes.into_iter().for_each(|(at, home)| by_time.entry(at).or_default().push(home));
    let mut by_time: Vec<_> = by_time.into_iter().collect();
    by_time.sort_unstable_by_key(|it| it.0);
    for (at, mut homes) in by_time {
        homes.sort_unstable();
        let (list, serial) = (db::ids(&homes), tx.serial()?);
        tx.run(
            "UPDATE customers SET own_last_seen_at = $1 WHERE id IN {ints $2} AND own_last_seen_at < $1",
            &[&at, &list],
        )?;
        tx.run(
            "UPDATE customers SET last_seen_at = $1, serial = $3
              WHERE id IN (SELECT root_id FROM customers WHERE id IN {ints $2}) AND last_seen_at < $1",
            &[&at, &list, &serial],
        )?;
    }
    let mut identities: Vec<_> = identities.into_iter().collect();
    identities.sort_unstable();
    for (at, identity) in identities {
        tx.run("UPDATE identities SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2", &[&identity, &at])?;
    }
    Ok(())
}
