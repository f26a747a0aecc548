//! Every order of the shop as a few numbers, in the order of customers: what
//! the figures are added up from. Two million of them take 64 MB.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use super::period::{Day, Span};
use crate::base::db::Conn;
use crate::base::{Currency, Result, Timestamp};

/// One order, credit or adjustment in the shop's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Who it counts as now; 0 for a guest.
    pub customer: i64,
    /// Minor units; negative for a credit.
    pub total: i64,
    /// The day of the shop's calendar.
    pub day: i32,
    /// Its place in [`History::storefronts`].
    pub storefront: u32,
    /// Its place in [`History::countries`].
    pub country: u32,
    /// A sale, money that goes back, or neither.
    pub kind: Kind,
}

impl Purchase {
    /// Whether it is a sale.
    pub fn sale(&self) -> bool {
        self.kind == Kind::Sale
    }
}

/// What an order is to the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something was sold.
    Sale,
    /// Goods or money came back; the amount is negative.
    Credit,
    /// A correction of the books: it counts as revenue, as no order and as no return.
    Adjustment,
}

/// All orders of the shop at one instant.
#[derive(Debug, Default)]
pub struct History {
    /// Sorted by customer and day.
    pub purchases: Vec<Purchase>,
    /// The ids of the storefronts that sold.
    pub storefronts: Vec<i64>,
    /// The countries that bought, as the orders say them; empty where none is known.
    pub countries: Vec<String>,
    /// The instant it is of.
    pub as_of: Timestamp,
}

impl History {
    /// Reads all orders that were not cancelled. Purchases of a customer that was merged count for the one they were merged into.
    pub fn load(db: &mut Conn<'_>, currency: Currency, zone: TimeZone, as_of: Timestamp) -> Result<History> {
        let mut roots = HashMap::new();
        db.each("SELECT id, root_id FROM customers WHERE merged = 1", &[], |row| {
            roots.insert(row.get::<i64>(0)?, row.get::<i64>(1)?);
            Ok(())
        })?;
        let mut it = History { as_of, ..History::default() };
        let (mut days, mut countries) = (Days::new(zone), HashMap::new());
        db.each(
            "SELECT customer_id, placed_at, storefront_id, COALESCE(country, ''), total,
                    CASE kind WHEN 'sale' THEN 0 WHEN 'credit' THEN 1 ELSE 2 END
               FROM orders
              WHERE currency = $1 AND status <> 'cancelled'",
            &[&currency],
            |row| {
                let customer = row.get::<Option<i64>>(0)?.unwrap_or(0);
                let storefront = place(&mut it.storefronts, row.get(2)?);
                let country = row.get::<String>(3)?;
                let country = match countries.get(&country) {
                    Some(at) => *at,
                    None => {
                        it.countries.push(country.clone());
                        *countries.entry(country).or_insert((it.countries.len() - 1) as u32)
                    }
                };
                it.purchases.push(Purchase {
                    customer: *roots.get(&customer).unwrap_or(&customer),
                    total: row.get(4)?,
                    day: days.of(row.get(1)?) as i32,
                    storefront,
                    country,
                    kind: [Kind::Sale, Kind::Credit, Kind::Adjustment][row.get::<usize>(5)?.min(2)],
                });
                Ok(())
            },
        )?;
        it.purchases.sort_unstable_by_key(|it| (it.customer, it.day));
        Ok(it)
    }

    /// The days from the first order to the last; none without orders.
    pub fn extent(&self) -> Option<Span> {
        let days = || self.purchases.iter().map(|it| Day::from(it.day));
        Some(Span { from: days().min()?, to: days().max()? })
    }
}

/// Few and often the same, so looking through them is quickest.
fn place(known: &mut Vec<i64>, id: i64) -> u32 {
    let at = known.iter().position(|it| *it == id).unwrap_or_else(|| {
        known.push(id);
        known.len() - 1
    });
    at as u32
}

/// Turns instants into days; remembers the last day, because orders come in the order of time.
struct Days {
    zone: TimeZone,
    last: std::ops::Range<i64>,
    day: Day,
}

impl Days {
    fn new(zone: TimeZone) -> Days {
        Days { zone, last: 0..0, day: 0 }
    }

    fn of(&mut self, ms: i64) -> Day {
        if !self.last.contains(&ms) {
            let at = jiff::Timestamp::from_millisecond(ms).unwrap_or(jiff::Timestamp::MAX);
            let date = self.zone.to_datetime(at).date();
            self.day = super::period::day_of(date);
            let start =
                |it: jiff::civil::Date| it.to_zoned(self.zone.clone()).map_or(ms, |it| it.timestamp().as_millisecond());
            self.last = start(date)..date.tomorrow().map_or(ms + 1, start);
        }
        self.day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_where_the_shop_is() {
        let mut days = Days::new(TimeZone::get("Africa/Johannesburg").unwrap());
        let midnight = 1_763_589_600_000; // 20 November 2025, 00:00 in Johannesburg
        let day = days.of(midnight);
        assert_eq!(super::super::period::date_of(day).to_string(), "2025-11-20");
        assert_eq!(
            [days.of(midnight - 1), days.of(midnight + 86_399_999), days.of(midnight + 86_400_000)],
            [day - 1, day, day + 1]
        );
    }
}
