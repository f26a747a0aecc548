//! Where another system says that an order stands. What a file says is followed forward only: an old file that comes
//! again takes nothing back, and what the team undid here is not done a second time by the same word.

use serde::{Deserialize, Serialize};

use super::acts::{back_line, by_amount, count_whole, record, step, write_credit};
use super::model::{Booked, LineDraft, Order, OrderKind, State, Status, Step};
use super::store;
use crate::base::{Conn, Id, Result, Timestamp, Tx};
use crate::catalog::Sales;

/// What a file says of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Where it stands, if the word is one we know.
    pub status: Option<Status>,
    /// The word, as written.
    pub word: String,
}

/// What becomes of an order by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// It stands there already, or beyond.
    Stays,
    /// It stands there now.
    Moved(Status),
    /// It stands where it stood; the word is written into its history.
    Noted,
}

/// Brings an order, booked just now, to where the file says it stands.
///
/// A file says where, not when. An order that is new was there when it was placed, as far as anyone can tell, and so the
/// figures of that day are right; for one that was here before, it is news of today.
pub fn follow(tx: &mut Tx<'_>, sales: &mut Sales, booked: &Booked, said: &Said) -> Result<Followed> {
    let order = store::find(tx, booked.id)?;
    let steps = store::states(tx, order.id)?;
    let at = if booked.new { order.placed_at } else { tx.now };
    let grown = !booked.new && booked.added_lines > 0;
    let then = decide(&order, &steps, said, tx.actor.kind, grown);
    match then {
        Followed::Stays => {}
        Followed::Noted => {
            step(tx, &order, Step::Said, None, 0, &said.word, at)?;
        }
        Followed::Moved(Status::Paid) => {
            step(tx, &order, Step::Paid, None, 0, "", at)?;
            record(tx, &order, "order.paid", at)?;
        }
        Followed::Moved(Status::Fulfilled) => {
            step(tx, &order, Step::Fulfilled, None, 0, "", at)?;
            record(tx, &order, "order.fulfilled", at)?;
        }
        Followed::Moved(Status::Cancelled) => {
            count_whole(tx, sales, &order, -1)?;
            step(tx, &order, Step::Cancelled, None, 0, "", at)?;
            record(tx, &order, "order.cancelled", at)?;
        }
        Followed::Moved(_) => give_all_back(tx, sales, &order, at)?,
    }
    Ok(then)
}

/// What [`follow`] would do to an order that is here already.
pub fn would_follow(db: &mut Conn<'_>, id: Id<Order>, said: &Said, hand: &str) -> Result<Followed> {
    let order = store::find(db, id)?;
    let steps = store::states(db, id)?;
    Ok(decide(&order, &steps, said, hand, false))
}

/// What [`follow`] would do to an order of this kind and total that is not here yet.
pub fn followed_when_new(kind: OrderKind, total: i64, said: &Said) -> Followed {
    match said.status {
        _ if kind != OrderKind::Sale && said.status != Some(Status::Cancelled) => Followed::Stays,
        None | Some(Status::PartlyRefunded) => Followed::Noted,
        Some(Status::Placed) => Followed::Stays,
        Some(Status::Refunded) if total <= 0 => Followed::Noted,
        Some(wanted) => Followed::Moved(wanted),
    }
}

/// `hand` is the kind of actor that files come by; `grown` says that the order has lines it did not have before.
fn decide(order: &Order, steps: &[State], said: &Said, hand: &str, grown: bool) -> Followed {
    let before = || steps.iter().filter(|it| it.actor_kind == hand);
    let note = || {
        let known = before().any(|it| it.step == Step::Said && it.note == said.word);
        if known { Followed::Stays } else { Followed::Noted }
    };
    if order.kind != OrderKind::Sale && said.status != Some(Status::Cancelled) {
        // A credit is money that went back, whatever else is said of it.
        return Followed::Stays;
    }
    match said.status {
        // How much went back is in no such word.
        None | Some(Status::PartlyRefunded) => note(),
        // Lines that came later of an order whose money went back whole.
        Some(Status::Refunded) if grown && far(order.status) > far(Status::Fulfilled) && order.left() > 0 => {
            Followed::Moved(Status::Refunded)
        }
        Some(wanted) if far(wanted) <= far(order.status) => Followed::Stays,
        Some(wanted) if before().any(|it| reached(it.step) >= far(wanted)) => Followed::Stays,
        // What went back here already would go back twice.
        Some(Status::Cancelled) if order.refunded > 0 => note(),
        Some(Status::Refunded) if order.left() == 0 => note(),
        Some(wanted) => Followed::Moved(wanted),
    }
}

/// How far an order has come.
fn far(it: Status) -> u8 {
    match it {
        Status::Placed => 0,
        Status::Paid => 1,
        Status::Fulfilled => 2,
        Status::PartlyRefunded => 3,
        Status::Cancelled | Status::Refunded => 4,
    }
}

/// How far a file brought an order by this step; what files give back, they give back whole.
fn reached(it: Step) -> u8 {
    match it {
        Step::Paid => far(Status::Paid),
        Step::Fulfilled => far(Status::Fulfilled),
        Step::Cancelled | Step::Refunded => far(Status::Refunded),
        _ => 0,
    }
}

/// A credit over everything that has not gone back yet.
fn give_all_back(tx: &mut Tx<'_>, sales: &mut Sales, order: &Order, at: Timestamp) -> Result<()> {
    let gone = store::returned(tx, order.id)?;
    let mut back: Vec<(i64, LineDraft)> = Vec::new();
    for line in store::lines(tx, order.id)? {
        match (gone.get(&line.position).copied().unwrap_or(0), line.what.quantity) {
            (0, _) => back.push((line.position, mirrored(&line.what))),
            (before, of) if before < of => back.push((line.position, back_line(&line, before, of - before))),
            _ => {}
        }
    }
    // Amounts that went back without goods are not given a second time.
    let rest = order.left() + back.iter().map(|(_, line)| line.total).sum::<i64>();
    if rest != 0 {
        back.push((0, by_amount(rest)));
    }
    let amount = order.left();
    let credit = write_credit(tx, sales, order, back, "", at)?;
    step(tx, order, Step::Refunded, Some(credit), amount, "", at)?;
    Ok(())
}

/// The whole line, the other way round.
fn mirrored(line: &LineDraft) -> LineDraft {
    LineDraft {
        quantity: -line.quantity,
        discount: -line.discount,
        tax: -line.tax,
        total: -line.total,
        source_line: None,
        ..line.clone()
    }
}
