//! One button each, with the way back.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use crate::app::App;
use crate::base::{Id, Result, Say, Tx};
use crate::orders::{self, Order};
use crate::web::{self, Who, form::Form};

/// Does `act` and goes to the order, offering `undo` there.
async fn done(
    app: App,
    who: Who,
    id: Id<Order>,
    said: &str,
    undo: Option<&str>,
    act: fn(&mut Tx<'_>, Id<Order>) -> Result<()>,
) -> Result<Response> {
    let number = app
        .db
        .write(who.actor(), move |tx| {
            act(tx, id)?;
            Ok(orders::find(tx, id)?.number)
        })
        .await?;
    let undo = undo.map(|it| format!("/orders/{id}/{it}"));
    Ok(web::done(&format!("/orders/{id}"), Say::new(said).with("number", format!("#{number}")), undo))
}

/// POST `/orders/{id}/cancellation`
pub async fn cancel(State(app): State<App>, who: Who, Path(id): Path<Id<Order>>) -> Result<Response> {
    done(app, who, id, "orders-done-cancelled", Some("restoration"), orders::cancel).await
}

/// POST `/orders/{id}/restoration`
pub async fn restore(State(app): State<App>, who: Who, Path(id): Path<Id<Order>>) -> Result<Response> {
    done(app, who, id, "orders-done-restored", Some("cancellation"), orders::restore).await
}

/// POST `/orders/{id}/fulfilment`
pub async fn fulfil(State(app): State<App>, who: Who, Path(id): Path<Id<Order>>) -> Result<Response> {
    done(app, who, id, "orders-done-fulfilled", Some("fulfilment/removal"), orders::fulfil).await
}

/// POST `/orders/{id}/fulfilment/removal`
pub async fn unfulfil(State(app): State<App>, who: Who, Path(id): Path<Id<Order>>) -> Result<Response> {
    done(app, who, id, "orders-done-unfulfilled", Some("fulfilment"), orders::unfulfil).await
}

/// POST `/orders/{id}/withdrawal`: takes the refund with this credit back.
pub async fn withdraw(State(app): State<App>, who: Who, Path(credit): Path<Id<Order>>) -> Result<Response> {
    let sale = app.db.write(who.actor(), move |tx| orders::withdraw_refund(tx, credit)).await?;
    Ok(web::done(&format!("/orders/{sale}"), "orders-done-withdrawn", None))
}

#[derive(Deserialize)]
pub struct NoteForm {
    #[serde(default)]
    note: String,
}

/// POST `/orders/{id}/notes`
pub async fn note(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Order>>,
    Form(form): Form<NoteForm>,
) -> Result<Response> {
    let at = app.db.write(who.actor(), move |tx| orders::add_note(tx, id, &form.note)).await?;
    let undo = format!("/orders/{id}/notes/{at}/removal");
    Ok(web::done(&format!("/orders/{id}"), "orders-done-noted", Some(undo)))
}

/// POST `/orders/{id}/notes/{position}/removal`
pub async fn remove_note(
    State(app): State<App>,
    who: Who,
    Path((id, position)): Path<(Id<Order>, i64)>,
) -> Result<Response> {
    app.db.write(who.actor(), move |tx| orders::remove_note(tx, id, position)).await?;
    Ok(web::done(&format!("/orders/{id}"), "orders-done-note-removed", None))
}
