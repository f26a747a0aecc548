//! The list of customers: one page of it at a steady price, however many there are.
//!
//! A page is found in one of two ways, and a little counting chooses, not the planner. Where one
//! filter leaves only a few people, those are looked at and put in order. Otherwise the index of
//! the order is walked and the filters are tested row by row; a walk ends when the page is full
//! or its steps are used up, and then the next page goes on from there.

use serde::{Deserialize, Serialize};

use super::customer::{COLUMNS, Customer};
use super::search::{Names, search};
use crate::base::db::{Param, list};
use crate::base::page::{Paged, cursor, from_cursor};
use crate::base::{Conn, Result, Timestamp};

/// A filter that leaves no more than these is looked at as a whole.
const FEW: usize = 4_000;
/// The rows that one walk may look at before it gives what it has.
const STEPS: usize = 40_000;
/// The rows of the first stretch of a walk.
const STRETCH: usize = 2_000;
/// Counting goes no further.
const COUNTED: usize = 10_000;

/// What the list is ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// When they last did anything.
    Seen,
    /// Their name.
    Name,
    /// What they spent.
    Spent,
    /// How often they bought.
    Orders,
    /// When they last bought.
    LastOrder,
    /// Since when we know them.
    Created,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 6] = [Sort::Seen, Sort::Name, Sort::Spent, Sort::Orders, Sort::LastOrder, Sort::Created];

    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Seen => "seen",
            Sort::Name => "name",
            Sort::Spent => "spent",
            Sort::Orders => "orders",
            Sort::LastOrder => "last-order",
            Sort::Created => "created",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Whether the most comes first unless the reader says otherwise.
    pub fn falls(self) -> bool {
        self != Sort::Name
    }

    /// The expression that its index holds, word for word.
    fn key(self) -> &'static str {
        match self {
            Sort::Seen => "last_seen_at",
            Sort::Name => "name_key",
            Sort::Spent => "spent",
            Sort::Orders => "orders",
            Sort::LastOrder => "COALESCE(last_order_at, 0)",
            Sort::Created => "created_at",
        }
    }
}

/// When someone was last seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Within seven days.
    Week,
    /// Within thirty days.
    Month,
    /// Within ninety days.
    Quarter,
    /// Not for ninety days.
    Older,
}

impl Seen {
    /// All of them.
    pub const ALL: [Seen; 4] = [Seen::Week, Seen::Month, Seen::Quarter, Seen::Older];

    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Seen::Week => "7d",
            Seen::Month => "30d",
            Seen::Quarter => "90d",
            Seen::Older => "older",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Seen> {
        Seen::ALL.into_iter().find(|it| it.code() == code)
    }

    /// The first and the last millisecond it allows.
    fn range(self, now: Timestamp) -> (i64, i64) {
        const DAY: i64 = 86_400_000;
        match self {
            Seen::Week => (now.0 - 7 * DAY, i64::MAX),
            Seen::Month => (now.0 - 30 * DAY, i64::MAX),
            Seen::Quarter => (now.0 - 90 * DAY, i64::MAX),
            Seen::Older => (i64::MIN, now.0 - 90 * DAY - 1),
        }
    }
}

/// Who is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Any part of a name, a phone, an email, a number.
    pub words: String,
    /// Lives there.
    pub country: Option<String>,
    /// Wants to be spoken to in it.
    pub language: Option<String>,
    /// Agreed to news and offers on this channel.
    pub consent: Option<String>,
    /// Was last seen then.
    pub seen: Option<Seen>,
    /// Bought at least so often.
    pub orders: Option<i64>,
    /// Spent at least so much, in minor units.
    pub spent: Option<i64>,
}

impl Filter {
    /// Whether everyone is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub sort: Sort,
    /// Whether the most comes first.
    pub falling: bool,
}

impl Default for Order {
    fn default() -> Order {
        Order { sort: Sort::Seen, falling: true }
    }
}

/// How many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(usize),
    /// More than so many.
    MoreThan(usize),
}

/// Where a page begins: the key of the row before it, and its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Key {
    Number(i64, i64),
    Text(String, i64),
}

impl Key {
    fn of(row: &Customer, name_key: &str, sort: Sort) -> Key {
        let id = row.id.raw();
        match sort {
            Sort::Seen => Key::Number(row.last_seen_at.0, id),
            Sort::Name => Key::Text(name_key.to_owned(), id),
            Sort::Spent => Key::Number(row.spent, id),
            Sort::Orders => Key::Number(row.orders, id),
            Sort::LastOrder => Key::Number(row.last_order_at.map_or(0, |it| it.0), id),
            Sort::Created => Key::Number(row.created_at.0, id),
        }
    }

    /// The cursor, if it is one of this order.
    fn read(text: Option<&str>, sort: Sort) -> Option<Key> {
        from_cursor(text?).filter(|it| matches!(it, Key::Text(..)) == (sort == Sort::Name))
    }
}

/// One page of the list.
pub fn page(
    db: &mut Conn<'_>,
    filter: &Filter,
    order: Order,
    after: Option<&str>,
    limit: usize,
    now: Timestamp,
) -> Result<Paged<Customer>> {
    let after = Key::read(after, order.sort);
    let tests = Tests::new(db, filter, now)?;
    let (mut ids, mut stopped) = match few(db, filter, &tests, order)? {
        Some(ids) => (among(db, &ids, &tests, order, after.as_ref(), limit + 1)?, None),
        None => walk(db, filter, &tests, order, after, limit + 1)?,
    };
    let more = ids.len() > limit;
    ids.truncate(limit);
    let rows = load(db, &ids)?;
    if more {
        stopped = rows.last().map(|(row, name_key)| Key::of(row, name_key, order.sort));
    }
    let next = stopped.map(|it| cursor(&it));
    Ok(Paged { rows: rows.into_iter().map(|(row, _)| row).collect(), next })
}

/// How many are asked for: exact as far as it costs little.
pub fn count(db: &mut Conn<'_>, filter: &Filter, now: Timestamp) -> Result<Count> {
    let tests = Tests::new(db, filter, now)?;
    let order = Order::default();
    if let Some(ids) = few(db, filter, &tests, order)? {
        return Ok(Count::Exactly(among(db, &ids, &tests, order, None, ids.len())?.len()));
    }
    let lane = Lane::of(filter, order.sort);
    let looked_at = COUNTED + 1;
    let mut args = tests.args();
    let sql = format!(
        "SELECT COUNT(*), COUNT(CASE WHEN {} THEN 1 END)
           FROM (SELECT {TESTED} FROM customers
                  WHERE merged = 0 AND last_seen_at >= $1 AND last_seen_at <= $2{}
                  ORDER BY last_seen_at DESC, id DESC LIMIT {}) AS it",
        tests.sql,
        lane.sql(&mut args),
        args.add(&looked_at),
    );
    let (looked, found) = db.one(&sql, &args.0, |row| Ok((row.get::<usize>(0)?, row.get::<usize>(1)?)))?;
    Ok(if looked < looked_at { Count::Exactly(found) } else { Count::MoreThan(rounded(found.min(COUNTED))) })
}

/// Down to two digits, so that a bound looks like one.
fn rounded(n: usize) -> usize {
    let mut step = 1;
    while n / step >= 100 {
        step *= 10;
    }
    n / step * step
}

/// The countries that someone lives in, found by leaping from one to the next.
pub fn countries(db: &mut Conn<'_>) -> Result<Vec<String>> {
    leap(db, "country")
}

/// The languages that someone wants to be spoken to in.
pub fn languages(db: &mut Conn<'_>) -> Result<Vec<String>> {
    leap(db, "language")
}

fn leap(db: &mut Conn<'_>, column: &str) -> Result<Vec<String>> {
    let sql = format!(
        "WITH RECURSIVE found (it) AS (
            SELECT (SELECT MIN({column}) FROM customers WHERE merged = 0 AND {column} > '')
            UNION ALL
            SELECT (SELECT MIN({column}) FROM customers WHERE merged = 0 AND {column} > found.it)
              FROM found WHERE found.it IS NOT NULL)
         SELECT it FROM found WHERE it IS NOT NULL LIMIT 300"
    );
    db.all(&sql, &[], |row| row.get(0))
}

/// What each row is tested for, with the first arguments of every statement that does.
struct Tests {
    /// The condition on a row called `it`.
    sql: String,
    seen: (i64, i64),
    orders: i64,
    spent: i64,
    country: Option<String>,
    language: Option<String>,
    consent: Option<String>,
    /// What the condition of the search is about, where it can mean many.
    lists: Vec<String>,
    /// Everyone whom the search can mean, where they are few.
    found: Option<Vec<i64>>,
}

/// The columns that are tested.
const TESTED: &str = "id, last_seen_at, orders, spent, country, language";
const TESTS: &str = "it.last_seen_at >= $1 AND it.last_seen_at <= $2
                AND it.orders >= $3 AND it.spent >= $4
                AND (CAST($5 AS TEXT) IS NULL OR it.country = $5)
                AND (CAST($6 AS TEXT) IS NULL OR it.language = $6)
                AND (CAST($7 AS TEXT) IS NULL
                     OR EXISTS (SELECT 1 FROM consent_states s
                                 WHERE s.customer_id = it.id AND s.purpose = 'marketing' AND s.channel = $7
                                   AND s.state = 'given'))";

impl Tests {
    fn new(db: &mut Conn<'_>, filter: &Filter, now: Timestamp) -> Result<Tests> {
        let (mut sql, mut lists, mut found) = (TESTS.to_owned(), Vec::new(), None);
        if !filter.words.trim().is_empty() {
            let asked = search(db, &filter.words)?;
            match &asked.names {
                Names::Having(_) => {
                    let (condition, values) = asked.condition("it", 8);
                    sql.push_str("\n                AND ");
                    sql.push_str(&condition);
                    lists = values;
                }
                Names::These(names) => found = Some(asked.exact.iter().chain(names).map(|it| it.raw()).collect()),
                Names::Nobody => found = Some(asked.exact.iter().map(|it| it.raw()).collect()),
            }
        }
        Ok(Tests {
            sql,
            seen: filter.seen.map_or((i64::MIN, i64::MAX), |it| it.range(now)),
            orders: filter.orders.unwrap_or(i64::MIN),
            spent: filter.spent.unwrap_or(i64::MIN),
            country: filter.country.clone(),
            language: filter.language.clone(),
            consent: filter.consent.clone(),
            lists,
            found,
        })
    }

    fn args(&self) -> Args<'_> {
        let mut args = Args(vec![
            &self.seen.0,
            &self.seen.1,
            &self.orders,
            &self.spent,
            &self.country,
            &self.language,
            &self.consent,
        ]);
        for list in &self.lists {
            args.add(list);
        }
        args
    }

    /// The least and the greatest key that the filters leave.
    fn bounds(&self, sort: Sort) -> (i64, i64) {
        match sort {
            Sort::Seen => self.seen,
            Sort::Orders => (self.orders, i64::MAX),
            Sort::Spent => (self.spent, i64::MAX),
            Sort::Name | Sort::LastOrder | Sort::Created => (i64::MIN, i64::MAX),
        }
    }
}

/// The values of a statement, in order.
struct Args<'a>(Vec<&'a dyn Param>);

impl<'a> Args<'a> {
    /// Adds a value; gives its place in the statement.
    fn add(&mut self, value: &'a dyn Param) -> String {
        self.0.push(value);
        format!("${}", self.0.len())
    }
}

/// The part of an index that is walked.
enum Lane<'f> {
    All,
    Country(&'f String),
    Language(&'f String),
}

impl Lane<'_> {
    /// Those who live somewhere or speak something have lanes of their own in order of when they were seen.
    fn of(filter: &Filter, sort: Sort) -> Lane<'_> {
        match (sort, &filter.country, &filter.language) {
            (Sort::Seen, Some(country), _) => Lane::Country(country),
            (Sort::Seen, None, Some(language)) => Lane::Language(language),
            _ => Lane::All,
        }
    }
}

impl<'f> Lane<'f> {
    /// The condition; its value joins the arguments.
    fn sql(&self, args: &mut Args<'f>) -> String {
        match self {
            Lane::All => String::new(),
            Lane::Country(it) => format!(" AND country = {}", args.add(*it)),
            Lane::Language(it) => format!(" AND language = {}", args.add(*it)),
        }
    }
}

/// Everyone whom one of the filters leaves, if these are few; the others are tested on them.
/// A filter that only cuts the walk shorter is not asked.
fn few(db: &mut Conn<'_>, filter: &Filter, tests: &Tests, order: Order) -> Result<Option<Vec<i64>>> {
    if let Some(ids) = &tests.found {
        return Ok(Some(ids.clone()));
    }
    let lane = Lane::of(filter, order.sort);
    let mut best: Option<Vec<i64>> = None;
    let mut ask = |db: &mut Conn<'_>, sql: &str, args: &[&dyn Param]| -> Result<()> {
        let most = best.as_ref().map_or(FEW, |it| it.len().saturating_sub(1));
        let ids = db.all(&format!("{sql} LIMIT {}", FEW + 1), args, |row| row.get(0))?;
        if ids.len() <= most {
            best = Some(ids);
        }
        Ok(())
    };
    if let (Some(country), false) = (&filter.country, matches!(lane, Lane::Country(_))) {
        ask(db, "SELECT id FROM customers WHERE merged = 0 AND country = $1", &[country])?;
    }
    if let (Some(language), false) = (&filter.language, matches!(lane, Lane::Language(_))) {
        ask(db, "SELECT id FROM customers WHERE merged = 0 AND language = $1", &[language])?;
    }
    if let Some(channel) = &filter.consent {
        let sql = "SELECT customer_id FROM consent_states
                    WHERE channel = $1 AND purpose = 'marketing' AND state = 'given'";
        ask(db, sql, &[channel])?;
    }
    if filter.seen.is_some() && order.sort != Sort::Seen {
        let sql = "SELECT id FROM customers WHERE merged = 0 AND last_seen_at >= $1 AND last_seen_at <= $2";
        ask(db, sql, &[&tests.seen.0, &tests.seen.1])?;
    }
    if filter.orders.is_some() && order.sort != Sort::Orders {
        ask(db, "SELECT id FROM customers WHERE merged = 0 AND orders >= $1", &[&tests.orders])?;
    }
    if filter.spent.is_some() && order.sort != Sort::Spent {
        ask(db, "SELECT id FROM customers WHERE merged = 0 AND spent >= $1", &[&tests.spent])?;
    }
    Ok(best)
}

/// Those of `ids` that stand the tests, in order, from `after` on.
fn among(
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

/// Walks the index of the order and tests row by row. Gives also where it stopped, if it did so early.
fn walk(
    db: &mut Conn<'_>,
    filter: &Filter,
    tests: &Tests,
    order: Order,
    after: Option<Key>,
    wanted: usize,
) -> Result<(Vec<i64>, Option<Key>)> {
    let lane = Lane::of(filter, order.sort);
    let (mut found, mut from, mut stretch, mut steps) = (Vec::new(), after, STRETCH, 0);
    loop {
        let way = Way { lane: &lane, tests, order, from: from.as_ref() };
        found.extend(way.tested(db, stretch, wanted - found.len())?);
        if found.len() >= wanted {
            return Ok((found, None));
        }
        let Some(end) = way.end(db, stretch)? else { return Ok((found, None)) };
        from = Some(end);
        steps += stretch;
        if steps >= STEPS {
            return Ok((found, from));
        }
        stretch *= 4;
    }
}

/// One stretch of a walk: where it begins, and which way it goes.
struct Way<'w> {
    lane: &'w Lane<'w>,
    tests: &'w Tests,
    order: Order,
    from: Option<&'w Key>,
}

impl Way<'_> {
    /// The rows of this stretch that stand the tests.
    fn tested(&self, db: &mut Conn<'_>, stretch: usize, wanted: usize) -> Result<Vec<i64>> {
        let ends = self.ends();
        let mut args = self.tests.args();
        let sql = format!(
            "SELECT it.id
               FROM (SELECT {TESTED} FROM customers WHERE merged = 0{} {} LIMIT {}) AS it
              WHERE {} LIMIT {}",
            self.lane.sql(&mut args),
            self.range(&ends, &mut args),
            args.add(&stretch),
            self.tests.sql,
            args.add(&wanted),
        );
        db.all(&sql, &args.0, |row| row.get(0))
    }

    /// The key of the last row of this stretch; none if the index ends before.
    fn end(&self, db: &mut Conn<'_>, stretch: usize) -> Result<Option<Key>> {
        let (ends, skipped) = (self.ends(), stretch - 1);
        let mut args = Args(Vec::new());
        let sql = format!(
            "SELECT {}, id FROM customers WHERE merged = 0{} {} LIMIT 1 OFFSET {}",
            self.order.sort.key(),
            self.lane.sql(&mut args),
            self.range(&ends, &mut args),
            args.add(&skipped),
        );
        let text = self.order.sort == Sort::Name;
        db.first(&sql, &args.0, |row| {
            Ok(if text { Key::Text(row.get(0)?, row.get(1)?) } else { Key::Number(row.get(0)?, row.get(1)?) })
        })
    }

    /// Key and id of the row before the first, and the last key that counts.
    fn ends(&self) -> (i64, i64, i64) {
        let (least, greatest) = self.tests.bounds(self.order.sort);
        let (begin, stop) = if self.order.falling { (greatest, least) } else { (least, greatest) };
        match self.from {
            Some(Key::Number(key, id)) => (*key, *id, stop),
            _ => (begin, if self.order.falling { i64::MAX } else { i64::MIN }, stop),
        }
    }

    /// The range of the index and its order; the values join the arguments.
    fn range<'a>(&'a self, ends: &'a (i64, i64, i64), args: &mut Args<'a>) -> String {
        let key = self.order.sort.key();
        let (way, beyond, upto) = if self.order.falling { ("DESC", "<", ">=") } else { ("ASC", ">", "<=") };
        let range = match (self.order.sort, self.from) {
            (Sort::Name, Some(Key::Text(name, id))) => {
                format!("AND ({key}, id) {beyond} ({}, {})", args.add(name), args.add(id))
            }
            (Sort::Name, _) => String::new(),
            _ => {
                let (last, id, stop) = (args.add(&ends.0), args.add(&ends.1), args.add(&ends.2));
                format!("AND ({key}, id) {beyond} ({last}, {id}) AND {key} {upto} {stop}")
            }
        };
        format!("{range} ORDER BY {key} {way}, id {way}")
    }
}

/// The rows with these ids, in their order, each with the name that it is ordered by.
fn load(db: &mut Conn<'_>, ids: &[i64]) -> Result<Vec<(Customer, String)>> {
    let sql = format!("SELECT {COLUMNS}, name_key FROM customers WHERE id IN {{ints $1}}");
    let mut rows = db.all(&sql, &[&list(ids)], |row| Ok((Customer::read(row)?, row.get::<String>(19)?)))?;
    let place: std::collections::HashMap<i64, usize> = ids.iter().copied().zip(0..).collect();
    rows.sort_by_key(|(row, _)| place.get(&row.id.raw()).copied());
    Ok(rows)
}
