//! What people do with an order. Each act looks at the order inside its own
//! unit of work, so two at once cannot both win where only one may; and each
//! has a reverse.

use serde_json::json;

use super::book::{self, Credit};
use super::figures;
use super::model::{Booking, Line, LineDraft, LineKind, Order, OrderKind, Status, Step, share, standing};
use super::store;
use crate::base::{Error, Event, Id, Result, Timestamp, Tx};
use crate::catalog::Sales;

/// No note is longer.
const MAX_NOTE: usize = 2_000;

/// What goes back to the customer.
#[derive(Clone, Debug)]
pub enum Refund {
    /// Pieces of lines: position and how many.
    Pieces(Vec<(i64, i64)>),
    /// An amount without goods, minor units.
    Amount(i64),
}

/// Calls a sale off: it counts in no figure any more.
///
/// # Errors
/// `Conflict` if goods have gone out, money has gone back, or it is off already.
pub fn cancel(tx: &mut Tx<'_>, id: Id<Order>) -> Result<()> {
    let order = store::find(tx, id)?;
    if !order.can_cancel() {
        return Err(Error::conflict("orders-cannot-cancel"));
    }
    let now = tx.now;
    count(tx, &order, -1)?;
    step(tx, &order, Step::Cancelled, None, 0, "", now)?;
    record(tx, &order, "order.cancelled", now)
}

/// Takes the cancelling back.
///
/// # Errors
/// `Conflict` if the order is not off.
pub fn restore(tx: &mut Tx<'_>, id: Id<Order>) -> Result<()> {
    let order = store::find(tx, id)?;
    if order.status != Status::Cancelled || order.kind != OrderKind::Sale {
        return Err(Error::conflict("orders-cannot-restore"));
    }
    let now = tx.now;
    count(tx, &order, 1)?;
    step(tx, &order, Step::Restored, None, 0, "", now)?;
    record(tx, &order, "order.restored", now)
}

/// Says that the goods have gone out.
///
/// # Errors
/// `Conflict` if the order does not wait for that.
pub fn fulfil(tx: &mut Tx<'_>, id: Id<Order>) -> Result<()> {
    let order = store::find(tx, id)?;
    if !order.can_fulfil() {
        return Err(Error::conflict("orders-cannot-fulfil"));
    }
    let now = tx.now;
    step(tx, &order, Step::Fulfilled, None, 0, "", now)?;
    record(tx, &order, "order.fulfilled", now)
}

/// Says that they had not, after all.
///
/// # Errors
/// `Conflict` if they were not said to.
pub fn unfulfil(tx: &mut Tx<'_>, id: Id<Order>) -> Result<()> {
    let order = store::find(tx, id)?;
    if order.status != Status::Fulfilled {
        return Err(Error::conflict("orders-cannot-unfulfil"));
    }
    let now = tx.now;
    step(tx, &order, Step::Unfulfilled, None, 0, "", now)?;
    record(tx, &order, "order.unfulfilled", now)
}

/// Gives money back by a credit of its own, never more than was paid. Gives the credit.
///
/// # Errors
/// `Conflict` if that is more than is left; `Invalid` if it is nothing.
pub fn refund(tx: &mut Tx<'_>, id: Id<Order>, what: &Refund, reason: &str) -> Result<Id<Order>> {
    let sale = store::find(tx, id)?;
    if sale.left() == 0 {
        return Err(Error::conflict("orders-nothing-left"));
    }
    let reason = kept_note(reason)?;
    let lines = match what {
        Refund::Amount(minor) => vec![(0, by_amount(*minor))],
        Refund::Pieces(wanted) => by_pieces(tx, &sale, wanted)?,
    };
    let amount = -lines.iter().map(|(_, line)| line.total).sum::<i64>();
    if amount <= 0 {
        return Err(Error::invalid("orders-refund-nothing"));
    }
    if amount > sale.left() {
        return Err(Error::conflict("orders-refund-too-much"));
    }
    let (mut sales, now) = (Sales::open(tx)?, tx.now);
    let credit = write_credit(tx, &mut sales, &sale, lines, &reason, now)?;
    sales.write(tx)?;
    step(tx, &sale, Step::Refunded, Some(credit), amount, &reason, now)?;
    Ok(credit)
}

/// Takes a refund back: its credit is off, and the sale as it was before.
/// Gives the sale.
///
/// # Errors
/// `Conflict` if it is no refund made here, or is off already.
pub fn withdraw_refund(tx: &mut Tx<'_>, credit: Id<Order>) -> Result<Id<Order>> {
    let credit = store::find(tx, credit)?;
    let Some(sale) = credit.sale.filter(|_| credit.status != Status::Cancelled) else {
        return Err(Error::conflict("orders-cannot-withdraw"));
    };
    let sale = store::find(tx, sale)?;
    let now = tx.now;
    count(tx, &credit, -1)?;
    step(tx, &credit, Step::Cancelled, None, 0, "", now)?;
    step(tx, &sale, Step::RefundWithdrawn, Some(credit.id), credit.sums.total, "", now)?;
    record(tx, &credit, "order.refund_withdrawn", now)?;
    Ok(sale.id)
}

/// Writes something down about an order. Gives its position.
///
/// # Errors
/// `Invalid` if it is empty or too long.
pub fn add_note(tx: &mut Tx<'_>, id: Id<Order>, text: &str) -> Result<i64> {
    let order = store::find(tx, id)?;
    let text = kept_note(text)?;
    if text.is_empty() {
        return Err(Error::invalid("orders-note-empty"));
    }
    let now = tx.now;
    let position = step(tx, &order, Step::Note, None, 0, &text, now)?;
    record(tx, &order, "order.noted", now)?;
    Ok(position)
}

/// Takes a note away.
///
/// # Errors
/// `NotFound` if there is none there.
pub fn remove_note(tx: &mut Tx<'_>, id: Id<Order>, position: i64) -> Result<()> {
    let order = store::find(tx, id)?;
    let gone = tx.run(
        "DELETE FROM order_states WHERE order_id = $1 AND position = $2 AND step = $3",
        &[&id, &position, &Step::Note],
    )?;
    if gone == 0 {
        return Err(Error::NotFound("note"));
    }
    let now = tx.now;
    record(tx, &order, "order.note_removed", now)
}

fn kept_note(text: &str) -> Result<String> {
    let text = text.trim().replace("\r\n", "\n");
    if text.chars().count() > MAX_NOTE {
        return Err(Error::invalid(crate::base::Say::new("orders-note-long").with("most", MAX_NOTE)));
    }
    Ok(text)
}

pub(super) fn by_amount(minor: i64) -> LineDraft {
    LineDraft {
        kind: LineKind::Manual,
        variant: None,
        sku: String::new(),
        title: String::new(),
        quantity: -1,
        unit_price_e4: 0,
        discount: 0,
        tax: 0,
        total: minor.saturating_neg(),
        source_line: None,
    }
}

/// The lines of the credit, each at the position of the line it gives back.
fn by_pieces(tx: &mut Tx<'_>, sale: &Order, wanted: &[(i64, i64)]) -> Result<Vec<(i64, LineDraft)>> {
    let lines = store::lines(tx, sale.id)?;
    let gone = store::returned(tx, sale.id)?;
    let mut back = Vec::new();
    for (position, quantity) in wanted.iter().filter(|(_, quantity)| *quantity != 0) {
        let line = lines.iter().find(|it| it.position == *position).ok_or(Error::NotFound("order line"))?;
        let before = gone.get(position).copied().unwrap_or(0);
        // A line twice would be counted twice against the same pieces.
        let twice = back.iter().any(|(at, _)| at == position);
        if *quantity < 0 || twice || before.saturating_add(*quantity) > line.what.quantity {
            return Err(Error::conflict("orders-refund-pieces"));
        }
        back.push((*position, back_line(line, before, *quantity)));
    }
    Ok(back)
}

pub(super) fn back_line(line: &Line, before: i64, quantity: i64) -> LineDraft {
    let part = |whole: i64| -share(whole, line.what.quantity, before, quantity);
    LineDraft {
        quantity: -quantity,
        discount: part(line.what.discount),
        tax: part(line.what.tax),
        total: part(line.what.total),
        source_line: None,
        ..line.what.clone()
    }
}

/// Writes down, at `at`, the credit that gives these lines back; each stands at the position it has in the sale.
pub(super) fn write_credit(
    tx: &mut Tx<'_>,
    sales: &mut Sales,
    sale: &Order,
    lines: Vec<(i64, LineDraft)>,
    reason: &str,
    at: Timestamp,
) -> Result<Id<Order>> {
    let (positions, lines): (Vec<i64>, Vec<LineDraft>) = lines.into_iter().unzip();
    let booking = Booking {
        storefront: sale.storefront,
        place: sale.place,
        number: credit_number(tx, sale)?,
        kind: OrderKind::Credit,
        customer: sale.customer,
        identity: sale.identity,
        currency: sale.currency,
        placed_at: at,
        country: sale.country.clone(),
        source: tx.actor.kind.into(),
        import_id: None,
        lines,
    };
    book::book_credit(tx, &booking, &Credit { sale, positions: &positions, reason }, sales)
}

/// The number of the next credit of a sale: one that no other order has.
fn credit_number(tx: &mut Tx<'_>, sale: &Order) -> Result<String> {
    let mut next = store::credits(tx, sale.id)?.len() + 1;
    loop {
        let number = format!("{}-R{next}", sale.number);
        let taken = tx.first(
            "SELECT 1 FROM orders WHERE storefront_id = $1 AND number = $2",
            &[&sale.storefront, &number],
            |row| row.get::<i64>(0),
        )?;
        if taken.is_none() {
            return Ok(number);
        }
        next += 1;
    }
}

fn count(tx: &mut Tx<'_>, order: &Order, sign: i64) -> Result<()> {
    let mut sales = Sales::open(tx)?;
    count_whole(tx, &mut sales, order, sign)?;
    sales.write(tx)
}

/// Adds the whole order to the figures, or with `sign` -1 takes it away.
pub(super) fn count_whole(tx: &mut Tx<'_>, sales: &mut Sales, order: &Order, sign: i64) -> Result<()> {
    let lines = store::lines(tx, order.id)?;
    let of = figures::Of {
        kind: order.kind,
        storefront: order.storefront,
        currency: order.currency,
        country: order.country.as_deref(),
        customer: order.customer,
        at: order.placed_at,
    };
    figures::count(tx, sales, &of, lines.iter().map(|it| &it.what), &order.sums, 1, sign)
}

/// Writes a step of the moment `at` down and sets where the order stands now; `back` is added to what has gone back.
/// Gives the position of the step.
pub(super) fn step(
    tx: &mut Tx<'_>,
    order: &Order,
    what: Step,
    credit: Option<Id<Order>>,
    back: i64,
    note: &str,
    at: Timestamp,
) -> Result<i64> {
    let steps = store::states(tx, order.id)?;
    let position = steps.last().map_or(0, |last| last.position + 1);
    store::add_step(tx, order.id, position, what, credit, at, note)?;
    let refunded = order.refunded + back;
    let status = match order.kind {
        OrderKind::Credit if what == Step::Cancelled => Status::Cancelled,
        OrderKind::Credit => order.status,
        _ => standing(steps.iter().map(|it| it.step).chain([what]), order.sums.total, refunded),
    };
    tx.run(
        "UPDATE orders SET status = $2, refunded = $3, version = version + 1 WHERE id = $1",
        &[&order.id, &status, &refunded],
    )?;
    Ok(position)
}

pub(super) fn record(tx: &mut Tx<'_>, order: &Order, kind: &str, at: Timestamp) -> Result<()> {
    let data = json!({ "number": order.number, "total": order.sums.total, "currency": order.currency });
    let mut event = Event::new(kind, at).via(order.identity).about(order.id).with(data);
    event.subject = order.customer.map(Id::raw);
    tx.record(&event)?;
    Ok(())
}
