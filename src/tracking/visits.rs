//! Visits: what someone did without a break of half an hour. Events may come late and in any order; the visits they
//! come to are the same.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use super::model::Seen;
use crate::base::db::{Param, ids};
use crate::base::{Conn, Id, Result, Row, Timestamp, Tx};
use crate::catalog::Storefront;
use crate::customers::Customer;

/// A longer silence ends a visit.
pub const SILENCE: Duration = Duration::from_secs(30 * 60);
/// Whoever did something within this time is on the shop now.
pub const NOW: Duration = Duration::from_secs(5 * 60);

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Which.
    pub id: Id<Visit>,
    /// The row that it came with.
    pub customer: Id<Customer>,
    /// The web shop.
    pub storefront: Option<Id<Storefront>>,
    /// The first thing they did.
    pub started_at: Timestamp,
    /// The last.
    pub last_at: Timestamp,
    /// How many pages they opened.
    pub pages: i64,
    /// How many things they did.
    pub events: i64,
    /// When they opened the page they are on.
    pub page_at: Timestamp,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// When they said where they came from; 0 where they did not.
    pub from_at: Timestamp,
    /// Where they came from.
    pub referrer: String,
    /// The campaign: source, medium, name.
    pub campaign: [String; 3],
    /// `desktop`, `phone`, `tablet` or nothing.
    pub device: String,
    /// Whether it is no person.
    pub bot: bool,
}

const COLUMNS: &str =
    "id, customer_id, storefront_id, started_at, last_at, pages, events, page_at, title, url, from_at,
       referrer, utm_source, utm_medium, utm_campaign, device, bot";
const WIDTH: usize = 17;

fn read(row: &Row<'_>) -> Result<Visit> {
    Ok(Visit {
        id: row.get(0)?,
        customer: row.get(1)?,
        storefront: row.get(2)?,
        started_at: row.get(3)?,
        last_at: row.get(4)?,
        pages: row.get(5)?,
        events: row.get(6)?,
        page_at: row.get(7)?,
        title: row.get(8)?,
        url: row.get(9)?,
        from_at: row.get(10)?,
        referrer: row.get(11)?,
        campaign: [row.get(12)?, row.get(13)?, row.get(14)?],
        device: row.get(15)?,
        bot: row.get(16)?,
    })
}

impl Visit {
    /// A visit of one event.
    fn of(
        id: Id<Visit>,
        customer: Id<Customer>,
        storefront: Option<Id<Storefront>>,
        at: Timestamp,
        it: &Seen,
    ) -> Visit {
        let from = [&it.referrer, &it.source, &it.medium, &it.campaign].iter().any(|it| !it.is_empty());
        Visit {
            id,
            customer,
            storefront,
            started_at: at,
            last_at: at,
            pages: i64::from(it.page),
            events: 1,
            page_at: if it.url.is_empty() && it.title.is_empty() { Timestamp(0) } else { at },
            title: it.title.clone(),
            url: it.url.clone(),
            from_at: if from { at } else { Timestamp(0) },
            referrer: it.referrer.clone(),
            campaign: [it.source.clone(), it.medium.clone(), it.campaign.clone()],
            device: it.device.to_owned(),
            bot: it.bot,
        }
    }

    /// Whether two are one: between them is no silence.
    fn meets(&self, other: &Visit) -> bool {
        self.started_at <= other.last_at + SILENCE && other.started_at <= self.last_at + SILENCE
    }

    /// Both as one. In whatever order parts are joined, it comes to the same.
    fn join(&mut self, other: Visit) {
        // Where they came from is what the first thing that says so says.
        let from = |it: &Visit| (it.from_at.0 == 0, it.from_at, it.referrer.clone(), it.campaign.clone());
        if from(&other) < from(self) {
            (self.from_at, self.referrer, self.campaign) = (other.from_at, other.referrer, other.campaign);
        }
        self.device = self.device.clone().max(other.device);
        if (other.page_at, &other.url, &other.title) > (self.page_at, &self.url, &self.title) {
            (self.page_at, self.url, self.title) = (other.page_at, other.url, other.title);
        }
        self.started_at = self.started_at.min(other.started_at);
        self.last_at = self.last_at.max(other.last_at);
        self.pages += other.pages;
        self.events += other.events;
        self.bot |= other.bot;
        self.storefront = self.storefront.max(other.storefront);
    }
}

/// Something that someone did on a shop.
pub struct Step<'a> {
    /// Who: the row that it came with.
    pub customer: Id<Customer>,
    /// Where.
    pub storefront: Option<Id<Storefront>>,
    /// When.
    pub at: Timestamp,
    /// What is known of it.
    pub seen: &'a Seen,
}

/// Writes steps into the visits they belong to.
pub fn note(tx: &mut Tx<'_>, steps: &[Step<'_>]) -> Result<()> {
    let (Some(first), Some(last)) = (steps.iter().map(|it| it.at).min(), steps.iter().map(|it| it.at).max()) else {
        return Ok(());
    };
    let mut who: Vec<Id<Customer>> = steps.iter().map(|it| it.customer).collect();
    who.sort_unstable();
    who.dedup();
    let before = tx.all(
        &format!(
            "SELECT {COLUMNS} FROM visits WHERE customer_id IN {{ints $1}} AND last_at >= $2 AND started_at <= $3"
        ),
        &[&ids(&who), &(first - SILENCE), &(last + SILENCE)],
        read,
    )?;
    let there: HashMap<Id<Visit>, Visit> = before.iter().map(|it| (it.id, it.clone())).collect();
    let mut all: HashMap<Id<Customer>, Vec<Visit>> = HashMap::new();
    for it in before {
        all.entry(it.customer).or_default().push(it);
    }
    for it in steps {
        let one = Visit::of(tx.new_id(), it.customer, it.storefront, it.at, it.seen);
        add(all.entry(it.customer).or_default(), one);
    }
    let now: Vec<&Visit> = all.values().flatten().collect();
    let kept: HashSet<Id<Visit>> = now.iter().map(|it| it.id).collect();
    let gone: Vec<Id<Visit>> = there.keys().copied().filter(|it| !kept.contains(it)).collect();
    if !gone.is_empty() {
        tx.run("DELETE FROM visits WHERE id IN {ints $1}", &[&ids(&gone)])?;
    }
    let mut changed: Vec<&Visit> = now.into_iter().filter(|it| there.get(&it.id) != Some(*it)).collect();
    changed.sort_unstable_by_key(|it| it.id);
    write(tx, &changed)
}

/// Adds a visit to those of one customer; those that it joins become one, with the oldest id.
fn add(visits: &mut Vec<Visit>, mut new: Visit) {
    while let Some(at) = visits.iter().position(|it| it.meets(&new)) {
        let mut old = visits.swap_remove(at);
        let id = old.id.min(new.id);
        old.join(new);
        new = Visit { id, ..old };
    }
    visits.push(new);
}

fn write(tx: &mut Tx<'_>, visits: &[&Visit]) -> Result<()> {
    let mut args: Vec<&dyn Param> = Vec::with_capacity(visits.len() * WIDTH);
    for it in visits {
        args.extend_from_slice(&[
            &it.id,
            &it.customer,
            &it.storefront,
            &it.started_at,
            &it.last_at,
            &it.pages,
            &it.events,
            &it.page_at,
            &it.title,
            &it.url,
            &it.from_at,
            &it.referrer,
            &it.campaign[0],
            &it.campaign[1],
            &it.campaign[2],
            &it.device,
            &it.bot,
        ]);
    }
    tx.insert(
        &format!("INSERT INTO visits ({COLUMNS})"),
        WIDTH,
        "ON CONFLICT (id) DO UPDATE
            SET storefront_id = EXCLUDED.storefront_id, started_at = EXCLUDED.started_at, last_at = EXCLUDED.last_at,
                pages = EXCLUDED.pages, events = EXCLUDED.events, page_at = EXCLUDED.page_at, title = EXCLUDED.title,
                url = EXCLUDED.url, from_at = EXCLUDED.from_at, referrer = EXCLUDED.referrer, utm_source = EXCLUDED.utm_source,
                utm_medium = EXCLUDED.utm_medium, utm_campaign = EXCLUDED.utm_campaign, device = EXCLUDED.device,
                bot = EXCLUDED.bot",
        &args,
    )
}

/// Someone who is on a shop now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The person they count as.
    pub customer: Id<Customer>,
    /// Their number, said aloud.
    pub number: i64,
    /// The name; empty where nobody told us.
    pub name: String,
    /// What they are doing.
    pub visit: Visit,
}

/// Who is on the shop now, the latest first; programs are not counted.
pub fn visitors_now(conn: &mut Conn<'_>, now: Timestamp, limit: usize) -> Result<Vec<Visitor>> {
    let columns = COLUMNS.split(',').map(|it| format!("v.{}", it.trim())).collect::<Vec<_>>().join(", ");
    conn.all(
        &format!(
            "SELECT {columns}, r.id, r.number, r.name
               FROM visits v
               JOIN customers c ON c.id = v.customer_id
               JOIN customers r ON r.id = c.root_id
              WHERE v.last_at > $1 AND v.bot = 0
              ORDER BY v.last_at DESC, v.id DESC
              LIMIT $2"
        ),
        &[&(now - NOW), &limit],
        |row| Ok(Visitor { visit: read(row)?, customer: row.get(17)?, number: row.get(18)?, name: row.get(19)? }),
    )
}

/// How many are on the shop now.
pub fn count_visitors_now(conn: &mut Conn<'_>, now: Timestamp) -> Result<i64> {
    conn.one("SELECT COUNT(*) FROM visits WHERE last_at > $1 AND bot = 0", &[&(now - NOW)], |row| row.get(0))
}

/// The visits of these rows, the latest first.
pub fn visits_of(conn: &mut Conn<'_>, rows: &[Id<Customer>], limit: usize) -> Result<Vec<Visit>> {
    conn.all(
        &format!(
            "SELECT {COLUMNS} FROM visits WHERE customer_id IN {{ints $1}} ORDER BY last_at DESC, id DESC LIMIT $2"
        ),
        &[&ids(rows), &limit],
        read,
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(id: i64, minute: i64) -> Visit {
        let seen = Seen {
            page: true,
            url: format!("/{minute}"),
            referrer: if minute % 3 == 0 { format!("from {minute}") } else { String::new() },
            ..Seen::default()
        };
        Visit::of(Id::from_raw(id), Id::from_raw(1), None, Timestamp(minute * 60_000), &seen)
    }

    fn visits(minutes: &[i64]) -> Vec<Visit> {
        let mut all = Vec::new();
        for (id, minute) in minutes.iter().enumerate() {
            add(&mut all, one(id as i64 + 1, *minute));
        }
        all.sort_by_key(|it| it.started_at);
        all.into_iter().map(|it| Visit { id: Id::from_raw(0), ..it }).collect()
    }

    #[test]
    fn half_an_hour_of_silence_ends_a_visit() {
        let all = visits(&[1, 5, 36, 100]);
        assert_eq!(all.iter().map(|it| it.pages).collect::<Vec<_>>(), [2, 1, 1]);
        let late = visits(&[1, 5, 36, 100, 20]);
        assert_eq!(late.iter().map(|it| it.pages).collect::<Vec<_>>(), [4, 1], "what came late closes the gap");
        assert_eq!((late[0].url.as_str(), late[0].last_at), ("/36", Timestamp(36 * 60_000)));
    }

    proptest! {
        #[test]
        fn visits_are_the_same_in_whatever_order_events_come(
            minutes in prop::collection::btree_set(0_i64..400, 1..30).prop_map(Vec::from_iter),
            shuffle in any::<prop::sample::Index>(),
        ) {
            let mut other = minutes.clone();
            let by = shuffle.index(other.len());
            other.rotate_left(by);
            other.reverse();
            prop_assert_eq!(visits(&minutes), visits(&other));
        }
    }
}
