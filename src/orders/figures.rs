//! What an order adds to the figures of the shop and of its customer.

use super::model::{LineDraft, OrderKind, Sums};
use crate::base::{Currency, Id, Result, Timestamp, Tx};
use crate::catalog::{DayKey, DayMove, PieceMove, Sales, Storefront};
use crate::customers::{self, Customer};

/// The order that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Of<'a> {
    pub kind: OrderKind,
    pub storefront: Id<Storefront>,
    pub currency: Currency,
    pub country: Option<&'a str>,
    pub customer: Option<Id<Customer>>,
    pub at: Timestamp,
}

/// Adds lines to the figures, and `orders` to the count of orders; with `sign`
/// -1 both are taken away again.
pub(super) fn count<'a>(
    tx: &mut Tx<'_>,
    sales: &mut Sales,
    of: &Of<'_>,
    lines: impl Iterator<Item = &'a LineDraft>,
    sums: &Sums,
    orders: i64,
    sign: i64,
) -> Result<()> {
    let day = sales.day(of.at);
    let orders = if of.kind == OrderKind::Sale { orders * sign } else { 0 };
    for line in lines {
        let Some(variant) = line.variant.filter(|_| line.kind.is_sold()) else { continue };
        sales.note_pieces(&PieceMove {
            variant,
            at: of.at,
            day,
            storefront: of.storefront,
            currency: of.currency,
            units: line.quantity * sign,
            revenue: line.total * sign,
            price: (sign > 0 && line.unit_price_e4 > 0).then(|| of.currency.from_e4(line.unit_price_e4)),
        });
    }
    let total = sums.total * sign;
    let mut by = DayMove { sales: orders, units: sums.units * sign, ..DayMove::default() };
    match of.kind {
        OrderKind::Sale => by.gross = total,
        OrderKind::Credit => by.refunded = -total,
        OrderKind::Adjustment => by.adjusted = total,
    }
    let country = of.country.unwrap_or_default().to_owned();
    sales.note_order(DayKey { day, storefront: of.storefront, currency: of.currency, country }, by);
    let spent = if of.currency == sales.home() && of.kind != OrderKind::Adjustment { total } else { 0 };
    match of.customer {
        Some(home) if orders != 0 || spent != 0 => customers::note_order(tx, home, of.at, orders, spent),
        _ => Ok(()),
    }
}
