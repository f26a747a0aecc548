//! The one way in for what visitors do: in one unit of work, for as many requests as wait.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::keys::{self, Counts, Key};
use super::model::{Act, Message, Source, Taken};
use super::orders::FollowOrder;
use super::visits::{self, Step};
use super::{alias, carts};
use crate::base::db::{Param, ids};
use crate::base::jobs::Job;
use crate::base::{Event, Id, Result, Timestamp, Tx};
use crate::customers::{self, Arrival, Customer, Resolved, Seen};

/// Where facts and identities come from, as customers keep it.
pub const SOURCE: &str = "sdk";

/// Messages of one request.
#[derive(Debug)]
pub struct Incoming {
    /// Who tells.
    pub source: Arc<Source>,
    /// What.
    pub messages: Vec<Message>,
    /// What else the key brought that is only counted.
    pub beside: Counts,
}

/// Writes down what is new, each message once: events, whose they are, and what follows from them.
pub fn take(tx: &mut Tx<'_>, all: &[Incoming]) -> Result<Vec<Taken>> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let fresh = fresh(tx, all)?;
    let whose = whose(tx, &fresh)?;
    record(tx, &fresh, &whose)?;
    follow(tx, &fresh, &whose)?;
    let mut taken = vec![Taken::default(); all.len()];
    fresh.iter().for_each(|it| taken[it.request].kept += 1);
    for (taken, it) in taken.iter_mut().zip(all) {
        taken.repeated = it.messages.len() - taken.kept;
    }
    count(tx, all, &taken)?;
    Ok(taken)
}

/// A message that was not here before.
#[derive(Clone, Copy)]
struct Fresh<'a> {
    request: usize,
    source: &'a Source,
    it: &'a Message,
}

/// The messages that are new. Who comes twice at once is decided by the unique index.
fn fresh<'a>(tx: &mut Tx<'_>, all: &'a [Incoming]) -> Result<Vec<Fresh<'a>>> {
    let now = tx.now;
    let mut hashes: Vec<(i64, i64)> = all.iter().flat_map(|it| &it.messages).filter_map(|it| it.hash).collect();
    // In the order of the index, so that neighbours are written together and two at once do not cross.
    hashes.sort_unstable();
    hashes.dedup();
    let mut args: Vec<&dyn Param> = Vec::with_capacity(hashes.len() * 3);
    for (a, b) in &hashes {
        args.extend_from_slice(&[a, b, &now]);
    }
    let head = "INSERT INTO tracking_seen (hash_a, hash_b, at)";
    let new = tx.insert_new(head, 3, ["hash_a", "hash_b"], &args)?;
    let mut new: HashSet<(i64, i64)> = new.into_iter().map(|[a, b]| (a, b)).collect();
    let mut fresh = Vec::with_capacity(new.len());
    for (request, incoming) in all.iter().enumerate() {
        for it in &incoming.messages {
            // Taken out, so that the second of two in one batch is none.
            if it.hash.is_none_or(|hash| new.remove(&hash)) {
                fresh.push(Fresh { request, source: &incoming.source, it });
            }
        }
    }
    Ok(fresh)
}

/// The ids by which a message names its sender.
type Names<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

fn names<'a>(it: &Fresh<'a>) -> Names<'a> {
    (&it.source.scope, it.it.user.as_deref(), it.it.anonymous.as_deref())
}

/// Whether a message says no more of its sender than who they are.
fn is_plain(it: &Message) -> bool {
    it.contacts.is_empty() && it.facts.is_empty() && !matches!(it.act, Act::Aliased { .. })
}

fn identities<'a>((scope, user, anonymous): Names<'a>) -> Vec<Seen<'a>> {
    let seen = |kind, scope, value| Seen { kind, scope, value, verified: false };
    let user = user.map(|it| seen("external", scope, it));
    user.into_iter().chain(anonymous.map(|it| seen("anonymous", "", it))).collect()
}

/// Whose each message is. Who is known is looked up once for all; the others one after the other, as they came.
fn whose(tx: &mut Tx<'_>, fresh: &[Fresh<'_>]) -> Result<Vec<Resolved>> {
    let mut latest: HashMap<Names<'_>, Timestamp> = HashMap::new();
    for it in fresh.iter().filter(|it| is_plain(it.it)) {
        let at = latest.entry(names(it)).or_insert(it.it.at);
        *at = it.it.at.max(*at);
    }
    let mut plain: Vec<(Names<'_>, Timestamp)> = latest.into_iter().collect();
    plain.sort_unstable();
    let seen: Vec<Vec<Seen<'_>>> = plain.iter().map(|(names, _)| identities(*names)).collect();
    let arrivals: Vec<Arrival<'_>> = plain
        .iter()
        .zip(&seen)
        .map(|((_, at), identities)| Arrival { identities, at: *at, source: SOURCE, hints: &[] })
        .collect();
    let found = customers::recognise(tx, &arrivals)?;
    let mut known: HashMap<Names<'_>, Resolved> =
        plain.iter().zip(found).filter_map(|((names, _), it)| Some((*names, it?))).collect();
    let mut whose = Vec::with_capacity(fresh.len());
    for it in fresh {
        let names = names(it);
        let found = match known.get(&names).filter(|_| is_plain(it.it)) {
            Some(known) => *known,
            None => {
                let found = resolve(tx, it, names)?;
                known.insert(names, found);
                found
            }
        };
        whose.push(found);
    }
    Ok(whose)
}

fn resolve(tx: &mut Tx<'_>, it: &Fresh<'_>, names: Names<'_>) -> Result<Resolved> {
    let mut identities = identities(names);
    identities.extend(it.it.contacts.iter().map(|(kind, value)| Seen { kind, scope: "", value, verified: false }));
    let hints: Vec<(&str, &str)> = it.it.facts.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let arrival = Arrival { identities: &identities, at: it.it.at, source: SOURCE, hints: &hints };
    let found = customers::resolve(tx, &arrival)?;
    if let Act::Aliased { previous } = &it.it.act {
        alias::join(tx, it.source, it.it, previous, &found)?;
    }
    Ok(found)
}

fn record(tx: &mut Tx<'_>, fresh: &[Fresh<'_>], whose: &[Resolved]) -> Result<()> {
    let event = |(it, who): (&Fresh<'_>, &Resolved)| -> Event<'_> {
        Event::new(it.it.kind, it.it.at).of(who.customer).via(who.identity)
    };
    let events: Vec<Event<'_>> = fresh
        .iter()
        .zip(whose)
        .map(|both| Event { data: std::borrow::Cow::Borrowed(&both.0.it.data), ..event(both) })
        .collect();
    let ids = tx.record_all(&events)?;
    for ((it, who), event) in fresh.iter().zip(whose).zip(ids) {
        if let Act::Order(act) = it.it.act
            && it.source.orders
        {
            tx.enqueue(&FollowOrder {
                event: Id::from_raw(event),
                act: act.into(),
                identity: who.identity,
                storefront: it.source.storefront,
            })?;
        }
    }
    Ok(())
}

/// Visits, carts, and the pages that are open.
fn follow(tx: &mut Tx<'_>, fresh: &[Fresh<'_>], whose: &[Resolved]) -> Result<()> {
    let both = || fresh.iter().zip(whose);
    let steps: Vec<Step<'_>> = both()
        .filter_map(|(it, who)| {
            let seen = it.it.seen.as_ref()?;
            Some(Step { customer: who.customer, storefront: it.source.storefront, at: it.it.at, seen })
        })
        .collect();
    visits::note(tx, &steps)?;
    let mut shopping: Vec<_> =
        both().filter(|(it, _)| carts::KINDS.contains(&it.it.kind)).map(|(_, who)| who.customer).collect();
    shopping.sort_unstable();
    shopping.dedup();
    carts::refresh(tx, &shopping)?;
    let mut homes: Vec<_> = whose.iter().map(|it| it.customer).collect();
    homes.sort_unstable();
    homes.dedup();
    tell(tx, &homes, !steps.is_empty())
}

fn tell(tx: &mut Tx<'_>, homes: &[Id<Customer>], visiting: bool) -> Result<()> {
    if homes.is_empty() {
        return Ok(());
    }
    let mut roots: Vec<Id<Customer>> =
        tx.all("SELECT DISTINCT root_id FROM customers WHERE id IN {ints $1}", &[&ids(homes)], |row| row.get(0))?;
    roots.sort_unstable();
    for root in roots {
        tx.tell(format!("customer:{root}"), "changed", json!({}));
    }
    if visiting {
        tx.tell("visitors", "changed", json!({}));
    }
    Ok(())
}

fn count(tx: &mut Tx<'_>, all: &[Incoming], taken: &[Taken]) -> Result<()> {
    let mut sums: HashMap<Id<Key>, Counts> = HashMap::new();
    for (it, taken) in all.iter().zip(taken) {
        let Some(key) = it.source.key else { continue };
        let sum = sums.entry(key).or_default();
        sum.kept += taken.kept as i64;
        sum.repeated += taken.repeated as i64;
        sum.refused += it.beside.refused;
        sum.declined += it.beside.declined;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_unstable_by_key(|it| it.0);
    sums.into_iter().try_for_each(|(key, sum)| keys::count(tx, key, sum))
}

/// How long a message is known again.
const KNOWN: Duration = Duration::from_secs(30 * 24 * 3_600);
/// In how many parts the hashes of long ago are looked through, one a commit.
const PARTS: i64 = 64;

/// Forgets the hashes of messages that were taken long ago: no program sends again after so long.
#[derive(Serialize, Deserialize)]
pub struct ForgetSeen {
    /// Which part is next.
    pub part: i64,
}

impl Job for ForgetSeen {
    const KIND: &'static str = "forget_tracking_seen";
    fn key(&self) -> Option<String> {
        Some("one".into())
    }
}

/// One part; then the next, and after the last again tomorrow.
pub fn forget_seen(tx: &mut Tx<'_>, job: ForgetSeen) -> Result<()> {
    // All numbers there are, in parts of the same width; the last ends with the largest.
    let (part, wide) = (job.part.rem_euclid(PARTS), 1_i64 << (64 - PARTS.trailing_zeros()));
    let from = i64::MIN.wrapping_add(wide.wrapping_mul(part));
    let to = if part + 1 == PARTS { i64::MAX } else { from.wrapping_add(wide) };
    let before = tx.now - KNOWN;
    tx.run(
        "DELETE FROM tracking_seen WHERE hash_a >= $1 AND (hash_a < $2 OR $2 = $4) AND at < $3",
        &[&from, &to, &before, &i64::MAX],
    )?;
    if part + 1 < PARTS {
        tx.enqueue(&ForgetSeen { part: part + 1 })
    } else {
        let at = tx.now + Duration::from_secs(24 * 3_600);
        tx.enqueue_at(&ForgetSeen { part: 0 }, at)
    }
}
