//! What the figures say in plain words: facts, worked out; the words are in the catalogue.

use super::figures::{Figures, Totals, share};
use super::period::Day;
use super::products::{ProductLine, Products};

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The country that changed most against the period before.
    Country { country: String, more: bool, by: i64 },
    /// The country that brought most, and its share in thousandths.
    Largest { country: String, thousandths: i64 },
    /// The best day.
    BestDay { day: Day, revenue: i64, orders: i64 },
    /// The product that rose most.
    Risen { product: ProductLine, by: i64 },
    /// The product that brought most, where nothing can be compared.
    BestProduct { product: ProductLine },
    /// The share of revenue from customers who had bought before, in thousandths.
    Returning { thousandths: i64 },
    /// The share of what was sold that went back, now and before, in thousandths.
    Returned { thousandths: i64, before: Option<i64> },
}

/// The most that are said.
const MOST: usize = 5;

/// The facts worth saying, the most telling first.
pub fn findings(figures: &Figures, products: &Products) -> Vec<Finding> {
    let facts =
        [country(figures), best_day(figures), product(figures, products), returning(figures), returned(figures)];
    facts.into_iter().flatten().take(MOST).collect()
}

fn country(figures: &Figures) -> Option<Finding> {
    if figures.countries.len() < 2 {
        return None;
    }
    let named = || figures.countries.iter().filter(|it| !it.country.is_empty());
    if figures.before.is_some() {
        let it = named().max_by_key(|it| (it.revenue - it.before).abs())?;
        let by = it.revenue - it.before;
        return (by != 0).then(|| Finding::Country { country: it.country.clone(), more: by > 0, by: by.abs() });
    }
    let it = named().next()?;
    let thousandths = thousandths(it.revenue, figures.now.revenue)?;
    Some(Finding::Largest { country: it.country.clone(), thousandths })
}

fn best_day(figures: &Figures) -> Option<Finding> {
    if figures.pieces.iter().filter(|it| it.totals.orders > 0).count() < 2 {
        return None;
    }
    let (day, Totals { revenue, orders, .. }) = figures.best?;
    Some(Finding::BestDay { day, revenue, orders })
}

fn product(figures: &Figures, products: &Products) -> Option<Finding> {
    if figures.before.is_none() {
        return products.best.first().map(|it| Finding::BestProduct { product: it.clone() });
    }
    let product = products.risen.clone()?;
    Some(Finding::Risen { by: product.revenue - product.before, product })
}

fn returning(figures: &Figures) -> Option<Finding> {
    // Nobody can have bought before the first day.
    figures.before?;
    let thousandths = thousandths(figures.now.returning_revenue, figures.now.revenue)?;
    (figures.now.customers > 0).then_some(Finding::Returning { thousandths })
}

fn returned(figures: &Figures) -> Option<Finding> {
    let rate = |it: &Totals| it.returned_share().map(|it| (it * 1_000.0).round() as i64);
    let now = rate(&figures.now)?;
    Some(Finding::Returned { thousandths: now, before: figures.before.as_ref().and_then(rate) })
}

fn thousandths(part: i64, whole: i64) -> Option<i64> {
    share(part, whole).map(|it| (it * 1_000.0).round() as i64)
}
