//! Giving money back: which pieces, or how much.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::said;
use crate::app::App;
use crate::base::{Error, Id, Result, Say};
use crate::orders::page::{self, Whole};
use crate::orders::{self, Line, Order, Refund};
use crate::web::{self, Shell, Who, form::Form};

#[derive(Template)]
#[template(path = "orders/pages/refund.html")]
struct RefundPage {
    shell: Shell,
    id: Id<Order>,
    number: String,
    left: String,
    currency: String,
    error: String,
    lines: Vec<LineView>,
    amount: String,
    reason: String,
}

struct LineView {
    position: i64,
    title: String,
    /// What the field for its pieces is called.
    label: String,
    total: String,
    most: i64,
    left: String,
    pieces: String,
}

/// What the form sends: a position and a number of pieces for each line, or an amount.
#[derive(Clone, Default, Deserialize)]
pub struct RefundForm {
    #[serde(default)]
    position: Vec<i64>,
    #[serde(default)]
    pieces: Vec<String>,
    #[serde(default)]
    amount: String,
    #[serde(default)]
    reason: String,
}

impl RefundForm {
    fn read(&self, exponent: u32) -> Result<Refund> {
        let amount = self.amount.trim();
        if !amount.is_empty() {
            let minor = sheet::money_minor(amount, exponent as u8, sheet::Numbers::Unsure)
                .map_err(|_| Error::invalid(Say::new("orders-not-an-amount").with("text", amount)))?;
            return Ok(Refund::Amount(minor));
        }
        let pieces = self.position.iter().zip(&self.pieces).map(|(position, text)| match text.trim() {
            "" => Ok((*position, 0)),
            text => text
                .parse()
                .map(|n| (*position, n))
                .map_err(|_| Error::invalid(Say::new("orders-not-pieces").with("text", text))),
        });
        Ok(Refund::Pieces(pieces.collect::<Result<_>>()?))
    }
}

/// GET `/orders/{id}/refunds`
pub async fn ask(State(app): State<App>, who: Who, Path(id): Path<Id<Order>>) -> Result<Response> {
    let it = app.db.read(move |db| page::whole(db, id)).await?;
    web::page(&form_page(&who, &it, &RefundForm::default(), String::new()))
}

/// POST `/orders/{id}/refunds`
pub async fn give(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Order>>,
    Form(form): Form<RefundForm>,
) -> Result<Response> {
    let sent = form.clone();
    let given = app
        .db
        .write(who.actor(), move |tx| {
            let what = sent.read(orders::find(tx, id)?.currency.exponent())?;
            let credit = orders::refund(tx, id, &what, &sent.reason)?;
            orders::find(tx, credit)
        })
        .await;
    match given {
        Ok(credit) => {
            let amount = who.locale().money(-credit.sums.total, credit.currency.code());
            let undo = format!("/orders/{}/withdrawal", credit.id);
            Ok(web::done(&format!("/orders/{id}"), Say::new("orders-done-refunded").with("amount", amount), Some(undo)))
        }
        Err(Error::Invalid(say) | Error::Conflict(say)) => {
            let it = app.db.read(move |db| page::whole(db, id)).await?;
            let error = who.shell("nav-orders").say(&say);
            web::refused(&form_page(&who, &it, &form, error))
        }
        Err(error) => Err(error),
    }
}

fn form_page(who: &Who, it: &Whole, form: &RefundForm, error: String) -> RefundPage {
    let shell = who.shell("nav-orders");
    let order = &it.order;
    let view = |line: &Line| {
        let most = line.what.quantity - it.returned.get(&line.position).copied().unwrap_or(0);
        let sent = form.position.iter().position(|at| *at == line.position).and_then(|at| form.pieces.get(at));
        let title = if line.what.title.is_empty() { &line.what.sku } else { &line.what.title };
        (line.what.quantity > 0).then(|| LineView {
            position: line.position,
            label: shell.tn("orders-refund-pieces-of", [("title", title)]),
            title: title.clone(),
            total: said::money(&shell, order, line.what.total),
            most,
            left: shell.tn("orders-pieces-left", [("n", &most), ("all", &line.what.quantity)]),
            pieces: sent.cloned().unwrap_or_default(),
        })
    };
    RefundPage {
        id: order.id,
        number: said::number(order),
        left: shell.tn("orders-refund-left", [("amount", &said::money(&shell, order, order.left()))]),
        currency: order.currency.to_string(),
        error,
        lines: it.lines.iter().filter_map(view).collect(),
        amount: form.amount.clone(),
        reason: form.reason.clone(),
        shell,
    }
}
