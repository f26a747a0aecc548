//! Writing orders down: once, however often they arrive.

use std::collections::HashMap;

use serde_json::json;

use super::figures;
use super::model::{Booked, Booking, LineDraft, Order, OrderKind, Status, Step, Sums, number_key, top_titles};
use super::store;
use crate::base::db::Param;
use crate::base::{Error, Event, Id, Result, Tx};
use crate::catalog::Sales;
use crate::customers::Customer;

/// Writes an order down, with its lines, its first step and its event, and adds
/// it to the figures. An order that is there already gains only the lines it
/// does not have yet, so the same file can come twice, and an order can go on
/// later in it.
pub fn book(tx: &mut Tx<'_>, it: &Booking, sales: &mut Sales) -> Result<Booked> {
    let sums = Sums::of(&it.lines);
    let Some(id) = insert(tx, it, &sums, None)? else { return go_on(tx, it, sales) };
    insert_lines(tx, id, &(1..).zip(&it.lines).collect::<Vec<_>>())?;
    store::add_step(tx, id, 0, first_step(it.kind), None, it.placed_at, "")?;
    record(tx, id, it, event_kind(it.kind), &sums)?;
    count(tx, sales, it, it.lines.iter(), &sums, 1)?;
    if it.import_id.is_none() {
        tell(tx, it)?;
    }
    Ok(Booked { id, new: true, added_lines: it.lines.len() })
}

/// Whoever looks at the customer sees the order at once.
fn tell(tx: &mut Tx<'_>, it: &Booking) -> Result<()> {
    let Some(customer) = it.customer else { return Ok(()) };
    let root: Id<Customer> = tx.one("SELECT root_id FROM customers WHERE id = $1", &[&customer], |row| row.get(0))?;
    tx.tell(format!("customer:{root}"), "changed", json!({}));
    Ok(())
}

/// What a credit made here knows beside its booking.
pub(super) struct Credit<'a> {
    /// The sale it belongs to.
    pub sale: &'a Order,
    /// The line of the sale that each of its lines gives back.
    pub positions: &'a [i64],
    /// Why, in someone's words.
    pub reason: &'a str,
}

/// Writes down a credit for a sale of ours, as [`book`] does.
pub(super) fn book_credit(tx: &mut Tx<'_>, it: &Booking, of: &Credit<'_>, sales: &mut Sales) -> Result<Id<Order>> {
    let sums = Sums::of(&it.lines);
    let id = insert(tx, it, &sums, Some(of.sale.id))?.ok_or_else(|| Error::conflict("orders-number-taken"))?;
    let placed: Vec<_> = of.positions.iter().copied().zip(&it.lines).collect();
    insert_lines(tx, id, &placed)?;
    store::add_step(tx, id, 0, Step::Refunded, None, it.placed_at, of.reason)?;
    record(tx, id, it, "order.refunded", &sums)?;
    count(tx, sales, it, it.lines.iter(), &sums, 1)?;
    Ok(id)
}

/// The new order's id; none if its number is there already.
fn insert(tx: &mut Tx<'_>, it: &Booking, sums: &Sums, sale: Option<Id<Order>>) -> Result<Option<Id<Order>>> {
    let (id, now, key) = (tx.new_id::<Order>(), tx.now, number_key(&it.number));
    let status = if it.kind == OrderKind::Credit { Status::Refunded } else { Status::Placed };
    let fresh = tx.run(
        "INSERT INTO orders
                (id, storefront_id, place_id, number, number_key, kind, customer_id, identity_id, status, currency,
                 placed_at, lines, units, goods, discount, shipping, tax, total, country, source, import_id, created_at,
                 sale_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                 $23)
         ON CONFLICT (storefront_id, number) DO NOTHING",
        &[
            &id,
            &it.storefront,
            &it.place,
            &it.number,
            &key,
            &it.kind,
            &it.customer,
            &it.identity,
            &status,
            &it.currency,
            &it.placed_at,
            &sums.lines,
            &sums.units,
            &sums.goods,
            &sums.discount,
            &sums.shipping,
            &sums.tax,
            &sums.total,
            &it.country,
            &it.source,
            &it.import_id,
            &now,
            &sale,
        ],
    )?;
    Ok((fresh == 1).then_some(id))
}

/// Adds the lines that an order does not have yet.
fn go_on(tx: &mut Tx<'_>, it: &Booking, sales: &mut Sales) -> Result<Booked> {
    let there = store::of_number(tx, it.storefront, &it.number)?.ok_or(Error::NotFound("order"))?;
    let lines = store::lines(tx, there.id)?;
    let same_import = it.import_id.is_some() && it.import_id == there.import_id;
    let old: Vec<&LineDraft> = lines.iter().map(|line| &line.what).collect();
    let added = missing(&old, &it.lines, same_import);
    if added.is_empty() {
        return Ok(Booked { id: there.id, new: false, added_lines: 0 });
    }
    let sums = Sums::of(added.iter().copied());
    let next = lines.last().map_or(1, |last| last.position + 1);
    insert_lines(tx, there.id, &(next..).zip(added.iter().copied()).collect::<Vec<_>>())?;
    add_sums(tx, there.id, &sums)?;
    // What is known of the order stays; only its lines grow.
    let whole = Booking { kind: there.kind, customer: there.customer, identity: there.identity, ..it.clone() };
    if there.status != Status::Cancelled {
        count(tx, sales, &Booking { placed_at: there.placed_at, ..whole.clone() }, added.iter().copied(), &sums, 0)?;
    }
    record(tx, there.id, &whole, "order.extended", &sums)?;
    Ok(Booked { id: there.id, new: false, added_lines: added.len() })
}

/// The lines of `new` that are not in `old`. Within one import the line of the
/// file decides, since a file may hold equal lines on purpose; a line that came
/// another way is there if as many equal ones are.
fn missing<'a>(old: &[&LineDraft], new: &'a [LineDraft], same_import: bool) -> Vec<&'a LineDraft> {
    let mut places: HashMap<i64, &LineDraft> = HashMap::new();
    let mut equal: HashMap<Print<'_>, usize> = HashMap::new();
    for line in old {
        if let Some(at) = line.source_line {
            places.insert(at, line);
        }
        *equal.entry(print(line)).or_default() += 1;
    }
    let known =
        |line: &LineDraft| line.source_line.and_then(|at| places.get(&at)).is_some_and(|it| print(it) == print(line));
    let (there, rest): (Vec<_>, Vec<_>) = new.iter().partition(|line| known(line));
    for line in there {
        equal.entry(print(line)).and_modify(|it| *it = it.saturating_sub(1));
    }
    let mut added = Vec::new();
    for line in rest {
        let by_line = same_import && line.source_line.is_some();
        match equal.get_mut(&print(line)) {
            Some(left) if *left > 0 && !by_line => *left -= 1,
            _ => added.push(line),
        }
    }
    added
}

/// What makes two lines equal.
type Print<'a> = (&'static str, &'a str, &'a str, i64, i64, i64);

fn print(line: &LineDraft) -> Print<'_> {
    (line.kind.code(), &line.sku, &line.title, line.quantity, line.unit_price_e4, line.total)
}

/// Writes lines down at these positions.
fn insert_lines(tx: &mut Tx<'_>, order: Id<Order>, lines: &[(i64, &LineDraft)]) -> Result<()> {
    let mut args: Vec<&dyn Param> = Vec::with_capacity(lines.len() * 12);
    for (position, line) in lines {
        args.extend_from_slice(&[
            &order,
            position,
            &line.kind,
            &line.variant,
            &line.sku,
            &line.title,
            &line.quantity,
            &line.unit_price_e4,
            &line.discount,
            &line.tax,
            &line.total,
            &line.source_line,
        ]);
    }
    tx.insert(
        "INSERT INTO order_lines (order_id, position, kind, variant_id, sku, title, quantity, unit_price_e4,
                                  discount, tax, total, source_line)",
        12,
        "",
        &args,
    )
}

fn add_sums(tx: &mut Tx<'_>, id: Id<Order>, by: &Sums) -> Result<()> {
    tx.run(
        "UPDATE orders
            SET lines = lines + $2, units = units + $3, goods = goods + $4, discount = discount + $5,
                shipping = shipping + $6, tax = tax + $7, total = total + $8, version = version + 1
          WHERE id = $1",
        &[&id, &by.lines, &by.units, &by.goods, &by.discount, &by.shipping, &by.tax, &by.total],
    )?;
    Ok(())
}

fn first_step(kind: OrderKind) -> Step {
    if kind == OrderKind::Credit { Step::Refunded } else { Step::Placed }
}

fn event_kind(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Sale => "order.placed",
        OrderKind::Credit => "order.refunded",
        OrderKind::Adjustment => "order.adjusted",
    }
}

fn record(tx: &mut Tx<'_>, id: Id<Order>, it: &Booking, kind: &str, sums: &Sums) -> Result<()> {
    let data = json!({
        "number": it.number, "total": sums.total, "currency": it.currency, "lines": sums.lines,
        "items": top_titles(&it.lines),
    });
    let mut event = Event::new(kind, it.placed_at).via(it.identity).about(id).with(data);
    event.subject = it.customer.map(Id::raw);
    tx.record(&event)?;
    Ok(())
}

fn count<'a>(
    tx: &mut Tx<'_>,
    sales: &mut Sales,
    it: &Booking,
    lines: impl Iterator<Item = &'a LineDraft>,
    sums: &Sums,
    orders: i64,
) -> Result<()> {
    let of = figures::Of {
        kind: it.kind,
        storefront: it.storefront,
        currency: it.currency,
        country: it.country.as_deref(),
        customer: it.customer,
        at: it.placed_at,
    };
    figures::count(tx, sales, &of, lines, sums, orders, 1)
}
