//! What a message may say of an order.

use serde_json::{Value as Json, json};
use tongue::Locale;

use crate::base::{Conn, Id, Result};
use crate::catalog;
use crate::customers::Customer;
use crate::orders::{self, Line, LineKind, Order, OrderKind};

/// An order as templates see it: amounts as numbers in the smallest unit, and ready in the reader's way.
pub fn order_data(conn: &mut Conn<'_>, it: &Order, locale: &Locale) -> Result<Json> {
    let storefront = catalog::storefronts(conn)?.into_iter().find(|shop| shop.id == it.storefront);
    let lines = orders::lines(conn, it.id)?;
    let money = |minor| locale.money(minor, it.currency.code());
    let line = |line: &Line| {
        let what = &line.what;
        json!({
            "title": what.title,
            "sku": what.sku,
            "quantity": what.quantity,
            "total": what.total,
            "total_money": money(what.total),
            "price_money": money(if what.quantity == 0 { what.total } else { what.total / what.quantity }),
        })
    };
    // Postage and what was taken off stand beside the lines.
    let shown = |it: &&Line| !matches!(it.what.kind, LineKind::Shipping | LineKind::Discount);
    let sums = &it.sums;
    Ok(json!({
        "number": it.number,
        "placed_at": it.placed_at.to_string(),
        "placed_on": locale.date(it.placed_at.ms()),
        "status": it.status.code(),
        "currency": it.currency,
        "units": sums.units,
        "total": sums.total,
        "total_money": money(sums.total),
        "goods_money": money(sums.goods),
        "shipping": sums.shipping,
        "shipping_money": money(sums.shipping),
        "discount": sums.discount,
        "discount_money": money(sums.discount),
        "tax_money": money(sums.tax),
        "storefront": storefront.map(|it| it.name).unwrap_or_default(),
        "lines": lines.iter().filter(shown).map(line).collect::<Vec<_>>(),
    }))
}

/// The latest sale to these customer rows; the latest of all where none is named. To try a template with.
pub fn latest_order(conn: &mut Conn<'_>, members: &[Id<Customer>], locale: &Locale) -> Result<Option<Json>> {
    let found = if members.is_empty() {
        let id = conn.first(
            "SELECT id FROM orders WHERE kind = 'sale' ORDER BY placed_at DESC, id DESC LIMIT 1",
            &[],
            |row| row.get::<Id<Order>>(0),
        )?;
        id.map(|it| orders::find(conn, it)).transpose()?
    } else {
        // Of the last few, since some are credits.
        orders::of_customer(conn, members, None, 20)?.into_iter().find(|it| it.kind == OrderKind::Sale)
    };
    found.map(|it| order_data(conn, &it, locale)).transpose()
}
