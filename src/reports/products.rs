//! What sold and where, from the sums by day that are kept with every order.

use jiff::tz::TimeZone;

use super::period::{Day, Question, date_of};
use crate::base::db::{Conn, Row};
use crate::base::{Currency, Id, Result};
use crate::catalog::Product;

/// One product in the period and in the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductLine {
    /// The product, as in its address.
    pub id: Id<Product>,
    /// What it is called.
    pub title: String,
    /// Pieces sold, less what came back.
    pub units: i64,
    /// Minor units, in the period and before.
    pub revenue: i64,
    pub before: i64,
}

/// Products of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Products {
    /// Those that brought most, the best first.
    pub best: Vec<ProductLine>,
    /// The one that brought so much more than in the period before that no other did.
    pub risen: Option<ProductLine>,
}

/// How many products are listed.
const LISTED: usize = 100;

/// The products of the period and of the one before.
pub fn products(db: &mut Conn<'_>, question: &Question, currency: Currency, zone: &TimeZone) -> Result<Products> {
    let mut lines = match &question.country {
        None => by_day(db, question, currency)?,
        Some(country) => by_line(db, question, currency, zone, country)?,
    };
    let risen = lines.iter().filter(|it| it.before > 0 && it.revenue > it.before);
    let risen = risen.max_by_key(|it| (it.revenue - it.before, it.id)).cloned();
    lines.retain(|it| it.units > 0 || it.revenue > 0);
    lines.sort_by(|a, b| b.revenue.cmp(&a.revenue).then(a.id.cmp(&b.id)));
    lines.truncate(LISTED);
    Ok(Products { best: lines, risen })
}

fn line(row: &Row<'_>) -> Result<ProductLine> {
    Ok(ProductLine {
        id: row.get(0)?,
        title: row.get(1)?,
        units: row.get(2)?,
        revenue: row.get(3)?,
        before: row.get(4)?,
    })
}

fn by_day(db: &mut Conn<'_>, question: &Question, currency: Currency) -> Result<Vec<ProductLine>> {
    let span = question.span;
    db.all(
        "SELECT p.id, p.title, d.units, d.revenue, d.earlier
           FROM (SELECT v.product_id,
                        CAST(SUM(s.units) AS BIGINT) AS units,
                        CAST(SUM(s.revenue) AS BIGINT) AS revenue,
                        CAST(SUM(s.earlier) AS BIGINT) AS earlier
                   FROM (SELECT variant_id,
                                SUM(CASE WHEN day >= $2 THEN units ELSE 0 END) AS units,
                                SUM(CASE WHEN day >= $2 THEN revenue ELSE 0 END) AS revenue,
                                SUM(CASE WHEN day < $2 THEN revenue ELSE 0 END) AS earlier
                           FROM variant_days
                          WHERE day BETWEEN $1 AND $3
                            AND currency = $4
                            AND (CAST($5 AS BIGINT) = 0 OR storefront_id = $5)
                          GROUP BY variant_id) AS s
                   JOIN variants AS v ON v.id = s.variant_id
                  GROUP BY v.product_id) AS d
           JOIN products AS p ON p.id = d.product_id",
        &[&span.before().from, &span.from, &span.to, &currency, &question.storefront.unwrap_or(0)],
        line,
    )
}

/// Sums by day are not kept by country, so these come from the lines of the orders.
fn by_line(
    db: &mut Conn<'_>,
    question: &Question,
    currency: Currency,
    zone: &TimeZone,
    country: &str,
) -> Result<Vec<ProductLine>> {
    let span = question.span;
    let begin = |day| start_of(day, zone);
    db.all(
        "SELECT p.id, p.title, d.units, d.revenue, d.earlier
           FROM (SELECT v.product_id,
                        CAST(SUM(CASE WHEN o.placed_at >= $2 THEN l.quantity ELSE 0 END) AS BIGINT) AS units,
                        CAST(SUM(CASE WHEN o.placed_at >= $2 THEN l.total ELSE 0 END) AS BIGINT) AS revenue,
                        CAST(SUM(CASE WHEN o.placed_at < $2 THEN l.total ELSE 0 END) AS BIGINT) AS earlier
                   FROM orders AS o
                   JOIN order_lines AS l ON l.order_id = o.id
                   JOIN variants AS v ON v.id = l.variant_id
                  WHERE o.placed_at >= $1
                    AND o.placed_at < $3
                    AND o.currency = $4
                    AND o.status <> 'cancelled'
                    AND (CAST($5 AS BIGINT) = 0 OR o.storefront_id = $5)
                    AND COALESCE(o.country, '') = $6
                    AND l.kind IN ('goods', 'voucher')
                  GROUP BY v.product_id) AS d
           JOIN products AS p ON p.id = d.product_id",
        &[
            &begin(span.before().from),
            &begin(span.from),
            &begin(span.to + 1),
            &currency,
            &question.storefront.unwrap_or(0),
            &country,
        ],
        line,
    )
}

/// The first instant of a day where the shop is.
fn start_of(day: Day, zone: &TimeZone) -> i64 {
    date_of(day).to_zoned(zone.clone()).map_or(i64::MAX, |it| it.timestamp().as_millisecond())
}

/// What was sold in the period in other currencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Which currency.
    pub currency: Currency,
    /// Minor units of it.
    pub revenue: i64,
    /// How many sales.
    pub orders: i64,
}

/// Sums in other currencies than the shop's: named beside the figures, never added to them.
pub fn elsewhere(db: &mut Conn<'_>, question: &Question, currency: Currency) -> Result<Vec<Elsewhere>> {
    let any = question.country.is_none();
    db.all(
        "SELECT currency, CAST(SUM(revenue) AS BIGINT), CAST(SUM(sales) AS BIGINT)
           FROM sales_days
          WHERE day BETWEEN $1 AND $2
            AND currency <> $3
            AND (CAST($4 AS BIGINT) = 0 OR storefront_id = $4)
            AND ($5 = 1 OR country = $6)
          GROUP BY currency
          ORDER BY currency",
        &[
            &question.span.from,
            &question.span.to,
            &currency,
            &question.storefront.unwrap_or(0),
            &any,
            &question.country.as_deref().unwrap_or_default(),
        ],
        |row| Ok(Elsewhere { currency: row.get(0)?, revenue: row.get(1)?, orders: row.get(2)? }),
    )
}
