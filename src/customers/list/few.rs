//! Filters that leave few people: those are looked at as a whole, and put in order.

use super::asked::{Lane, Tests};
use super::{Filter, Key, Order, Sort};
use crate::base::db::{Param, list};
use crate::base::{Conn, Result};

/// A filter that leaves no more than these is looked at as a whole at once.
pub const FEW: usize = 4_000;
/// A filter that leaves no more than these is cheaper than a walk that goes on and on.
pub const NOT_MANY: usize = 60_000;

/// Looks for the filter that leaves the fewest.
struct Probe {
    most: usize,
    best: Option<Vec<i64>>,
}

impl Probe {
    /// Asks for the ids that one filter leaves; no further than they could be the fewest.
    fn ask(&mut self, db: &mut Conn<'_>, sql: &str, args: &[&dyn Param]) -> Result<()> {
        let most = self.best.as_ref().map_or(self.most, Vec::len);
        let ids: Vec<i64> = db.all(&format!("{sql} LIMIT {}", most + 1), args, |row| row.get(0))?;
        if ids.len() <= most {
            self.best = Some(ids);
        }
        Ok(())
    }
}

const BY_COUNTRY: &str = "SELECT id FROM customers WHERE merged = 0 AND country = $1";
const BY_LANGUAGE: &str = "SELECT id FROM customers WHERE merged = 0 AND language = $1";
const BY_CONSENT: &str = "SELECT customer_id FROM consent_states
                           WHERE channel = $1 AND purpose = 'marketing' AND state = 'given'";
const BY_SEEN: &str = "SELECT id FROM customers WHERE merged = 0 AND last_seen_at >= $1 AND last_seen_at <= $2";
const BY_ORDERS: &str = "SELECT id FROM customers WHERE merged = 0 AND orders >= $1";
const BY_WORDS: &str = "SELECT DISTINCT customer_id FROM search_postings WHERE word_id IN {ints $1}";
const BY_SPENT: &str = "SELECT id FROM customers WHERE merged = 0 AND spent >= $1";

/// Everyone whom one of the filters leaves, if these are no more than `most`; the others are
/// tested on them. A filter that only cuts the walk shorter is not asked.
pub fn few(db: &mut Conn<'_>, filter: &Filter, tests: &Tests, order: Order, most: usize) -> Result<Option<Vec<i64>>> {
    if let Some(ids) = &tests.found {
        return Ok(Some(ids.clone()));
    }
    let lane = Lane::of(filter, order.sort);
    let mut probe = Probe { most, best: None };
    if let (Some(country), false) = (&filter.country, matches!(lane, Lane::Country(_))) {
        probe.ask(db, BY_COUNTRY, &[country])?;
    }
    if let (Some(language), false) = (&filter.language, matches!(lane, Lane::Language(_))) {
        probe.ask(db, BY_LANGUAGE, &[language])?;
    }
    if let Some(channel) = &filter.consent {
        probe.ask(db, BY_CONSENT, &[channel])?;
    }
    if filter.seen.is_some() && order.sort != Sort::Seen {
        probe.ask(db, BY_SEEN, &[&tests.seen.0, &tests.seen.1])?;
    }
    if filter.orders.is_some() && order.sort != Sort::Orders {
        probe.ask(db, BY_ORDERS, &[&tests.orders])?;
    }
    if filter.spent.is_some() && order.sort != Sort::Spent {
        probe.ask(db, BY_SPENT, &[&tests.spent])?;
    }
    by_words(db, &tests.groups, &mut probe)?;
    // The lane of the order is walked already; where that does not end, it too is a filter.
    if most > FEW && probe.best.is_none() {
        match lane {
            Lane::All => {}
            Lane::Country(it) => probe.ask(db, BY_COUNTRY, &[it])?,
            Lane::Language(it) => probe.ask(db, BY_LANGUAGE, &[it])?,
        }
    }
    Ok(probe.best)
}

/// The people who have the rarest word of the search; the others are tested on them.
fn by_words(db: &mut Conn<'_>, groups: &[Vec<i64>], probe: &mut Probe) -> Result<()> {
    match groups.first() {
        // No more than a few would have been named by the search.
        Some(rarest) if probe.most > FEW => probe.ask(db, BY_WORDS, &[&list(rarest)]),
        _ => Ok(()),
    }
}

/// How many there are where one index knows: everyone, or those whom a single filter leaves.
/// Counted no further than `most`.
pub fn count_one(db: &mut Conn<'_>, filter: &Filter, tests: &Tests, most: usize) -> Result<Option<usize>> {
    let mut count = |sql: &str, args: &[&dyn Param]| {
        let sql = format!("SELECT COUNT(*) FROM ({sql} LIMIT {most}) AS it");
        db.one(&sql, args, |row| row.get::<usize>(0)).map(Some)
    };
    let one = |it: Filter| *filter == it;
    let none = Filter::default;
    if filter.is_empty() {
        count("SELECT id FROM customers WHERE merged = 0", &[])
    } else if one(Filter { country: filter.country.clone(), ..none() }) {
        count(BY_COUNTRY, &[&tests.country])
    } else if one(Filter { language: filter.language.clone(), ..none() }) {
        count(BY_LANGUAGE, &[&tests.language])
    } else if one(Filter { consent: filter.consent.clone(), ..none() }) {
        count(BY_CONSENT, &[&tests.consent])
    } else if one(Filter { seen: filter.seen, ..none() }) {
        count(BY_SEEN, &[&tests.seen.0, &tests.seen.1])
    } else if one(Filter { orders: filter.orders, ..none() }) {
        count(BY_ORDERS, &[&tests.orders])
    } else if one(Filter { spent: filter.spent, ..none() }) {
        count(BY_SPENT, &[&tests.spent])
    } else if let (true, [words]) = (one(Filter { words: filter.words.clone(), ..none() }), tests.groups.as_slice()) {
        let words = list(words);
        count(BY_WORDS, &[&words])
    } else {
        Ok(None)
    }
}

/// Those of `ids` that stand the tests, in order, from `after` on.
pub fn among(
    db: &mut Conn<'_>,
    ids: &[i64],
    tests: &Tests,
    order: Order,
    after: Option<&Key>,
    wanted: usize,
) -> Result<Vec<i64>> {
    let (key, ids) = (order.sort.key(), list(ids));
    let mut args = tests.args();
    let (picked, limit) = (args.add(&ids), args.add(&wanted));
    let (way, beyond) = if order.falling { ("DESC", "<") } else { ("ASC", ">") };
    let beyond = match after {
        None => String::new(),
        Some(Key::Number(last, id)) => format!("AND ({key}, it.id) {beyond} ({}, {})", args.add(last), args.add(id)),
        Some(Key::Text(last, id)) => format!("AND ({key}, it.id) {beyond} ({}, {})", args.add(last), args.add(id)),
    };
    let sql = format!(
        "SELECT it.id FROM {{ints {picked}}} AS picked CROSS JOIN customers it
          WHERE it.id = picked.value AND it.merged = 0 AND {} {beyond}
          ORDER BY {key} {way}, it.id {way} LIMIT {limit}",
        tests.sql,
    );
    db.all(&sql, &args.0, |row| row.get(0))
}
