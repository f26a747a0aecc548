//! What orders add to the figures, collected over many orders and written once.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use super::model::Variant;
use super::storefronts::Storefront;
use crate::base::db::Param;
use crate::base::{Conn, Currency, Error, Id, Result, Timestamp, Tx};
use crate::settings;

/// Collects what the orders of one unit of work add to the figures. Open one,
/// book any number of orders with it, and [`Sales::write`] it before the end:
/// each touched row is then written once.
pub struct Sales {
    zone: TimeZone,
    home: Currency,
    pub(super) skus: HashMap<String, super::variants::Known>,
    variants: HashMap<Id<Variant>, VariantMove>,
    variant_days: HashMap<VariantDay, (i64, i64)>,
    days: HashMap<DayKey, DayMove>,
}

/// Day, variant, storefront and currency: the key of a row of pieces and revenue.
type VariantDay = (i64, Id<Variant>, Id<Storefront>, Currency);

#[derive(Default)]
struct VariantMove {
    units: i64,
    revenue: i64,
    last_sold_at: Option<Timestamp>,
    price: Option<i64>,
}

/// A row of the sales by day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayKey {
    /// Days since 1970-01-01 in the shop's zone, from [`Sales::day`].
    pub day: i64,
    /// Where it was sold.
    pub storefront: Id<Storefront>,
    /// The currency of the amounts.
    pub currency: Currency,
    /// Where it went; empty if that is not known.
    pub country: String,
}

/// What is added to it; negative to take away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayMove {
    /// Sales.
    pub sales: i64,
    /// Pieces.
    pub units: i64,
    /// Totals of sales.
    pub gross: i64,
    /// Totals of credits, as positive amounts.
    pub refunded: i64,
    /// Totals of adjustments.
    pub adjusted: i64,
}

/// Pieces of one variant that went out, or came back where negative.
#[derive(Clone, Copy, Debug)]
pub struct PieceMove {
    /// Which.
    pub variant: Id<Variant>,
    /// When.
    pub at: Timestamp,
    /// The day of that instant, from [`Sales::day`].
    pub day: i64,
    /// Where.
    pub storefront: Id<Storefront>,
    /// The currency of the amounts.
    pub currency: Currency,
    /// How many.
    pub units: i64,
    /// For how much, minor units.
    pub revenue: i64,
    /// The price of one, minor units; none where this says nothing about the price.
    pub price: Option<i64>,
}

impl Sales {
    /// Nothing yet, in the calendar and currency of the shop.
    pub fn open(db: &mut Conn<'_>) -> Result<Sales> {
        let shop = settings::shop(db)?.ok_or_else(|| Error::internal("the shop has no profile yet"))?;
        Ok(Sales {
            zone: shop.time_zone(),
            home: shop.currency,
            skus: HashMap::new(),
            variants: HashMap::new(),
            variant_days: HashMap::new(),
            days: HashMap::new(),
        })
    }

    /// The currency of the shop's figures.
    pub fn home(&self) -> Currency {
        self.home
    }

    /// The day of the shop's calendar, as days since 1970-01-01.
    pub fn day(&self, at: Timestamp) -> i64 {
        let instant = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
        let offset = i64::from(self.zone.to_offset(instant).seconds());
        (at.0 + offset * 1_000).div_euclid(86_400_000)
    }

    /// Adds an order to its day.
    pub fn note_order(&mut self, key: DayKey, by: DayMove) {
        let it = self.days.entry(key).or_default();
        it.sales += by.sales;
        it.units += by.units;
        it.gross += by.gross;
        it.refunded += by.refunded;
        it.adjusted += by.adjusted;
    }

    /// Adds what went out or came back to its variant.
    pub fn note_pieces(&mut self, by: &PieceMove) {
        let day = self.variant_days.entry((by.day, by.variant, by.storefront, by.currency)).or_default();
        day.0 += by.units;
        day.1 += by.revenue;
        let it = self.variants.entry(by.variant).or_default();
        it.units += by.units;
        if by.currency != self.home {
            return;
        }
        it.revenue += by.revenue;
        if by.units > 0 && it.last_sold_at.is_none_or(|last| last <= by.at) {
            it.last_sold_at = Some(by.at);
            it.price = by.price.or(it.price);
        }
    }

    /// Writes everything that was noted, and is empty again.
    pub fn write(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        // In one order, so that two writers wait for each other instead of tying a knot.
        let mut variants: Vec<_> = self.variants.drain().collect();
        variants.sort_unstable_by_key(|(id, _)| *id);
        add_to_variants(tx, &variants)?;
        let mut pieces: Vec<_> = self.variant_days.drain().filter(|(_, by)| *by != (0, 0)).collect();
        pieces.sort_unstable_by_key(|(key, _)| *key);
        let mut args: Vec<&dyn Param> = Vec::with_capacity(pieces.len() * 6);
        for ((day, variant, storefront, currency), (units, revenue)) in &pieces {
            args.extend_from_slice(&[day, variant, storefront, currency, units, revenue]);
        }
        tx.insert(
            "INSERT INTO variant_days (day, variant_id, storefront_id, currency, units, revenue)",
            6,
            "ON CONFLICT (day, variant_id, storefront_id, currency) DO UPDATE
                SET units = variant_days.units + EXCLUDED.units, revenue = variant_days.revenue + EXCLUDED.revenue",
            &args,
        )?;
        let mut days: Vec<_> = self.days.drain().collect();
        days.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        days.iter().try_for_each(|(key, by)| add_to_day(tx, key, by))
    }
}

fn add_to_variants(tx: &mut Tx<'_>, all: &[(Id<Variant>, VariantMove)]) -> Result<()> {
    let mut args: Vec<&dyn Param> = Vec::with_capacity(all.len() * 5);
    for (id, by) in all {
        args.extend_from_slice(&[id, &by.units, &by.revenue, &by.last_sold_at, &by.price]);
    }
    tx.run_each(
        "UPDATE variants
            SET sold = sold + $2, revenue = revenue + $3,
                price = CASE WHEN price_set = 0 AND COALESCE(last_sold_at, $4) <= $4 THEN COALESCE($5, price) ELSE price END,
                last_sold_at = CASE WHEN $4 > COALESCE(last_sold_at, 0) THEN $4 ELSE last_sold_at END
          WHERE id = $1",
        5,
        &args,
    )?;
    Ok(())
}

fn add_to_day(tx: &mut Tx<'_>, key: &DayKey, by: &DayMove) -> Result<()> {
    let revenue = by.gross - by.refunded + by.adjusted;
    tx.run(
        "INSERT INTO sales_days
                (day, storefront_id, currency, country, sales, units, gross, refunded, adjusted, revenue)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (day, storefront_id, currency, country) DO UPDATE
            SET sales = sales_days.sales + EXCLUDED.sales, units = sales_days.units + EXCLUDED.units,
                gross = sales_days.gross + EXCLUDED.gross, refunded = sales_days.refunded + EXCLUDED.refunded,
                adjusted = sales_days.adjusted + EXCLUDED.adjusted, revenue = sales_days.revenue + EXCLUDED.revenue",
        &[
            &key.day,
            &key.storefront,
            &key.currency,
            &key.country,
            &by.sales,
            &by.units,
            &by.gross,
            &by.refunded,
            &by.adjusted,
            &revenue,
        ],
    )?;
    Ok(())
}
