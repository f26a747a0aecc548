//! What is usual for one person: the order in the middle, and the time between two.

use std::time::Duration;

use super::customer::Customer;
use crate::base::{Conn, Id, Result, Timestamp};

/// The orders that are looked at: the latest ones say what is usual now.
const LOOKED_AT: usize = 400;
const DAY: i64 = 86_400_000;

/// One order, as the history tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bought {
    /// When.
    pub at: Timestamp,
    /// For how much, in minor units.
    pub total: i64,
    /// In which currency.
    pub currency: String,
    /// The first things in it.
    pub items: Vec<String>,
}

/// What is usual for one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The order in the middle, in minor units of the shop's currency.
    pub usual: Option<i64>,
    /// The days in the middle between two orders; none before the third order.
    pub every: Option<i64>,
    /// When the next order is about due; none if that is long past.
    pub next: Option<Timestamp>,
    /// The last order.
    pub last: Option<Bought>,
}

/// The figures of the person that these rows count as.
pub fn figures(db: &mut Conn<'_>, members: &[Id<Customer>], currency: &str, now: Timestamp) -> Result<Figures> {
    let mut orders = Vec::new();
    for member in members {
        orders.extend(db.all(
            "SELECT at, data
               FROM events
              WHERE subject_id = $1 AND kind = 'order.placed'
              ORDER BY at DESC, id DESC
              LIMIT $2",
            &[member, &LOOKED_AT],
            |row| {
                let data: Option<serde_json::Value> = row.get(1)?;
                Ok(bought(row.get(0)?, &data.unwrap_or_default()))
            },
        )?);
    }
    orders.sort_by_key(|it| std::cmp::Reverse(it.at));
    orders.truncate(LOOKED_AT);
    Ok(reckon(&orders, currency, now))
}

fn bought(at: Timestamp, data: &serde_json::Value) -> Bought {
    let items = data["items"].as_array().into_iter().flatten();
    Bought {
        at,
        total: data["total"].as_i64().unwrap_or(0),
        currency: data["currency"].as_str().unwrap_or_default().to_owned(),
        items: items.filter_map(|it| it.as_str().map(str::to_owned)).collect(),
    }
}

/// The figures of these orders, the latest first.
fn reckon(orders: &[Bought], currency: &str, now: Timestamp) -> Figures {
    let usual = median(orders.iter().filter(|it| it.currency == currency).map(|it| it.total).collect());
    let mut days: Vec<i64> = orders.iter().map(|it| it.at.0.div_euclid(DAY)).collect();
    days.dedup();
    let gaps: Vec<i64> = days.windows(2).map(|it| it[0] - it[1]).collect();
    let every = if gaps.len() < 2 { None } else { median(gaps) };
    let next = every.zip(orders.first()).map(|(every, last)| last.at + Duration::from_millis((every * DAY) as u64));
    // Who is late by more than the usual time again has changed their habit: a date would be no help.
    let next = next.filter(|it| it.0 + every.unwrap_or(0) * DAY >= now.0);
    Figures { usual, every, next, last: orders.first().cloned() }
}

/// The one in the middle, or between the two in the middle.
fn median(mut all: Vec<i64>) -> Option<i64> {
    all.sort_unstable();
    let middle = all.len() / 2;
    match all.len() {
        0 => None,
        it if it % 2 == 1 => Some(all[middle]),
        _ => Some((all[middle - 1] + all[middle]) / 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(day: i64, total: i64) -> Bought {
        Bought { at: Timestamp(day * DAY), total, currency: "ZAR".into(), items: Vec::new() }
    }

    #[test]
    fn what_is_usual_lies_in_the_middle() {
        let orders = [order(100, 9_000), order(70, 100), order(30, 500), order(0, 300)];
        let it = reckon(&orders, "ZAR", Timestamp(110 * DAY));
        assert_eq!((it.usual, it.every), (Some(400), Some(30)));
        assert_eq!(it.next, Some(Timestamp(130 * DAY)));
    }

    #[test]
    fn two_orders_make_no_habit_and_other_money_no_sum() {
        let mut orders = [order(100, 900), order(70, 100)];
        orders[0].currency = "EUR".into();
        let it = reckon(&orders, "ZAR", Timestamp(100 * DAY));
        assert_eq!((it.usual, it.every, it.next), (Some(100), None, None));
    }

    #[test]
    fn who_has_been_away_for_long_is_given_no_date() {
        let orders = [order(100, 1), order(70, 1), order(40, 1)];
        assert_eq!(reckon(&orders, "ZAR", Timestamp(161 * DAY)).next, None);
        assert!(reckon(&orders, "ZAR", Timestamp(159 * DAY)).next.is_some());
    }
}
