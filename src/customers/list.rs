//! The list of customers: any filters in any order, and how many there are.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::customer::{COLUMNS, Customer};
use super::roll::{Question, Roll};
use super::search::search;
use crate::base::db::list;
use crate::base::page::{Paged, cursor, from_cursor};
use crate::base::{Conn, Id, Result, Timestamp};

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

    /// The milliseconds it allows.
    fn range(self, now: Timestamp) -> RangeInclusive<i64> {
        const DAY: i64 = 86_400_000;
        match self {
            Seen::Week => now.0 - 7 * DAY..=i64::MAX,
            Seen::Month => now.0 - 30 * DAY..=i64::MAX,
            Seen::Quarter => now.0 - 90 * DAY..=i64::MAX,
            Seen::Older => i64::MIN..=now.0 - 90 * DAY - 1,
        }
    }
}

/// Who is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Any part of a name, a phone, an email, a number.
    pub words: String,
    /// Found by what they ordered, beside whom the words find; roots.
    pub buyers: Vec<Id<Customer>>,
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

/// Where a page begins: the key of the row before it, and its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Key {
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

/// Some of the list.
pub struct Listed {
    /// One page of it.
    pub page: Paged<Customer>,
    /// How many there are on all pages.
    pub count: usize,
}

/// The first page, or the one after a cursor.
pub fn page(
    db: &mut Conn<'_>,
    roll: &Roll,
    filter: &Filter,
    order: Order,
    after: Option<&str>,
    limit: usize,
    now: Timestamp,
) -> Result<Listed> {
    let found = if filter.words.trim().is_empty() { None } else { Some(search(db, &filter.words)?) };
    let exact: Vec<i64> = found.iter().flat_map(|it| &it.exact).chain(&filter.buyers).map(|it| it.raw()).collect();
    let after = Key::read(after, order.sort);
    let mut figures = Vec::new();
    figures.extend(filter.seen.map(|it| (Sort::Seen, it.range(now))));
    figures.extend(filter.orders.map(|least| (Sort::Orders, least..=i64::MAX)));
    figures.extend(filter.spent.map(|least| (Sort::Spent, least..=i64::MAX)));
    let question = Question {
        named: found.as_ref().map(|it| (it.words.as_slice(), exact.as_slice())),
        country: filter.country.as_deref(),
        language: filter.language.as_deref(),
        consent: filter.consent.as_deref(),
        figures,
        order,
        after: after.as_ref(),
        wanted: limit + 1,
    };
    let picked = roll.pick(db, &question)?;
    let mut rows = load(db, &picked.ids)?;
    let more = picked.ids.len() > limit;
    rows.truncate(limit);
    let last = rows.last().filter(|_| more);
    let next = last.map(|(row, name_key)| cursor(&Key::of(row, name_key, order.sort)));
    Ok(Listed { page: Paged { rows: rows.into_iter().map(|(row, _)| row).collect(), next }, count: picked.count })
}

/// The rows with these ids, in their order, each with the name that it is ordered by.
fn load(db: &mut Conn<'_>, ids: &[i64]) -> Result<Vec<(Customer, String)>> {
    let sql = format!("SELECT {COLUMNS}, name_key FROM customers WHERE id IN {{ints $1}}");
    let mut rows = db.all(&sql, &[&list(ids)], |row| Ok((Customer::read(row)?, row.get::<String>(19)?)))?;
    let place: std::collections::HashMap<i64, usize> = ids.iter().copied().zip(0..).collect();
    rows.sort_by_key(|(row, _)| place.get(&row.id.raw()).copied());
    Ok(rows)
}
