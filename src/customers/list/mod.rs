//! The list of customers: one page of it at a steady price, however many there are.
//!
//! A page is found in one of two ways, and a little counting chooses, not the planner. Where one
//! filter leaves only a few people, those are looked at and put in order. Otherwise the index of
//! the order is walked and the filters are tested row by row. A walk that finds too little looks
//! once more for a filter that leaves not too many; if there is none, it ends when its steps are
//! used up, and the next page goes on from there.

mod asked;
mod few;
mod walk;

use serde::{Deserialize, Serialize};

use super::customer::{COLUMNS, Customer};
use crate::base::db::list;
use crate::base::page::{Paged, cursor, from_cursor};
use crate::base::{Conn, Result, Timestamp};
use asked::Tests;

/// Counting goes no further.
const COUNTED: usize = 10_000;
/// The rows that are tested to say how many there are at least, where there are more than that.
const SAMPLED: usize = 2_000;

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
    let tests = Tests::new(db, filter, now)?;
    page_of(db, filter, &tests, order, after, limit)
}

/// The first page, or the one after a cursor, and how many there are in all.
pub fn page_and_count(
    db: &mut Conn<'_>,
    filter: &Filter,
    order: Order,
    after: Option<&str>,
    limit: usize,
    now: Timestamp,
) -> Result<(Paged<Customer>, Count)> {
    let tests = Tests::new(db, filter, now)?;
    let page = page_of(db, filter, &tests, order, after, limit)?;
    // What fits on one page needs no counting.
    if after.is_none() && page.next.is_none() {
        let count = Count::Exactly(page.rows.len());
        return Ok((page, count));
    }
    Ok((page, count(db, filter, &tests)?))
}

fn page_of(
    db: &mut Conn<'_>,
    filter: &Filter,
    tests: &Tests,
    order: Order,
    after: Option<&str>,
    limit: usize,
) -> Result<Paged<Customer>> {
    let after = Key::read(after, order.sort);
    let (mut ids, mut stopped) = find(db, filter, tests, order, after.as_ref(), limit + 1)?;
    let more = ids.len() > limit;
    ids.truncate(limit);
    let rows = load(db, &ids)?;
    if more {
        stopped = rows.last().map(|(row, name_key)| Key::of(row, name_key, order.sort));
    }
    let next = stopped.map(|it| cursor(&it));
    Ok(Paged { rows: rows.into_iter().map(|(row, _)| row).collect(), next })
}

/// The ids of a page, and where a walk stopped that did not look at everything.
fn find(
    db: &mut Conn<'_>,
    filter: &Filter,
    tests: &Tests,
    order: Order,
    after: Option<&Key>,
    wanted: usize,
) -> Result<(Vec<i64>, Option<Key>)> {
    if let Some(ids) = few::few(db, filter, tests, order, few::FEW)? {
        return Ok((few::among(db, &ids, tests, order, after, wanted)?, None));
    }
    let (found, stopped) = walk::walk(db, filter, tests, order, after.cloned(), wanted, walk::STEPS)?;
    if stopped.is_none() {
        return Ok((found, None));
    }
    if let Some(ids) = few::few(db, filter, tests, order, few::NOT_MANY)? {
        return Ok((few::among(db, &ids, tests, order, after, wanted)?, None));
    }
    walk::walk(db, filter, tests, order, after.cloned(), wanted, walk::LONG_WAY)
}

/// How many are asked for: exact as far as it costs little.
fn count(db: &mut Conn<'_>, filter: &Filter, tests: &Tests) -> Result<Count> {
    let order = Order::default();
    if let Some(ids) = few::few(db, filter, tests, order, few::FEW)? {
        return Ok(Count::Exactly(few::among(db, &ids, tests, order, None, ids.len())?.len()));
    }
    if let Some(count) = few::count_one(db, filter, tests, COUNTED + 1)? {
        return Ok(if count > COUNTED { Count::MoreThan(COUNTED) } else { Count::Exactly(count) });
    }
    let all = few::count_one(db, &Filter::default(), tests, COUNTED + 1)?;
    let looked_at = if all.is_some_and(|it| it > COUNTED) { SAMPLED } else { COUNTED + 1 };
    let (looked, found) = walk::sample(db, filter, tests, looked_at)?;
    Ok(if looked < looked_at { Count::Exactly(found) } else { Count::MoreThan(rounded(found)) })
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

/// The rows with these ids, in their order, each with the name that it is ordered by.
fn load(db: &mut Conn<'_>, ids: &[i64]) -> Result<Vec<(Customer, String)>> {
    let sql = format!("SELECT {COLUMNS}, name_key FROM customers WHERE id IN {{ints $1}}");
    let mut rows = db.all(&sql, &[&list(ids)], |row| Ok((Customer::read(row)?, row.get::<String>(19)?)))?;
    let place: std::collections::HashMap<i64, usize> = ids.iter().copied().zip(0..).collect();
    rows.sort_by_key(|(row, _)| place.get(&row.id.raw()).copied());
    Ok(rows)
}
