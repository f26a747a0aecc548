//! The orders of a person, as they ask for all that is held about them.

use serde_json::{Value as Json, json};

use super::model::{Line, Order, State};
use super::store;
use crate::base::{Conn, Id, Result};
use crate::customers::Customer;

/// All orders of these customer rows, the latest first, with their lines and what became of each.
pub fn export(db: &mut Conn<'_>, members: &[Id<Customer>]) -> Result<(&'static str, Json)> {
    let mut orders = Vec::new();
    for it in store::of_customer(db, members, None, i64::MAX as usize)? {
        let lines: Vec<Json> = store::lines(db, it.id)?.iter().map(|line| line_json(&it, line)).collect();
        let steps: Vec<Json> = store::states(db, it.id)?.iter().map(step_json).collect();
        orders.push(order_json(&it, lines, steps));
    }
    Ok(("orders", Json::Array(orders)))
}

fn order_json(it: &Order, lines: Vec<Json>, steps: Vec<Json>) -> Json {
    let money = |minor| it.currency.plain(minor);
    json!({
        "number": it.number,
        "kind": it.kind.code(),
        "status": it.status.code(),
        "placed_at": it.placed_at.to_string(),
        "country": it.country,
        "currency": it.currency,
        "goods": money(it.sums.goods),
        "discount": money(it.sums.discount),
        "shipping": money(it.sums.shipping),
        "tax": money(it.sums.tax),
        "total": money(it.sums.total),
        "given_back": money(it.refunded),
        "source": it.source,
        "lines": lines,
        "steps": steps,
    })
}

fn line_json(order: &Order, it: &Line) -> Json {
    let what = &it.what;
    json!({
        "kind": what.kind.code(),
        "sku": what.sku,
        "title": what.title,
        "quantity": what.quantity,
        "discount": order.currency.plain(what.discount),
        "total": order.currency.plain(what.total),
    })
}

fn step_json(it: &State) -> Json {
    json!({ "at": it.at.to_string(), "step": it.step.code(), "note": it.note })
}
