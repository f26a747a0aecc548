//! What a person can ask of the shop: all that is held about them in one file, and to be forgotten.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::acts::page_of;
use super::person;
use crate::app::App;
use crate::base::{Id, Result, Say};
use crate::customers::{
    Customer, Exporter, Receipt, cancel_erasure, erasure_due, export, find, receipts, schedule_erasure,
};
use crate::team;
use crate::web::form::Form;
use crate::web::{self, Shell, Who};

/// The receipts on the page.
const RECEIPTS: usize = 200;

/// POST `/customers/{id}/export`: one file, and a line in the audit log that says who took it.
pub async fn export_person(app: App, who: Who, id: Id<Customer>, exporters: &'static [Exporter]) -> Result<Response> {
    let (it, all) = app.db.read_long(move |db| Ok((find(db, id)?, export(db, id, exporters)?))).await?;
    let number = person::number(it.number);
    let about = number.clone();
    app.db.write(who.actor(), move |tx| team::audit(tx, "customer.exported", Some(about.clone()), json!(null))).await?;
    let name = format!("attachment; filename=\"{number}.json\"");
    let text = serde_json::to_string_pretty(&all)?;
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, text).into_response())
}

#[derive(Template)]
#[template(path = "customers/pages/erasure.html")]
struct ErasurePage {
    shell: Shell,
    id: Id<Customer>,
    name: String,
    number: String,
    reason: String,
    error: String,
}

#[derive(Deserialize, Default)]
pub struct ErasureForm {
    number: String,
    #[serde(default)]
    reason: String,
}

/// GET `/customers/{id}/erasure`
pub async fn ask_erasure(State(app): State<App>, who: Who, Path(id): Path<Id<Customer>>) -> Result<Response> {
    let (it, due) = app.db.read(move |db| Ok((find(db, id)?, erasure_due(db, id)?))).await?;
    if it.merged || due.is_some() {
        return Ok(web::go(&page_of(it.root)));
    }
    web::page(&page(&who, &it, String::new(), String::new()))
}

fn page(who: &Who, it: &Customer, reason: String, error: String) -> ErasurePage {
    let shell = who.shell("nav-customers");
    ErasurePage { id: it.id, name: person::name(&shell, it), number: person::number(it.number), reason, error, shell }
}

/// POST `/customers/{id}/erasure`: only with the number typed, and not before the end of the day.
pub async fn schedule(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Customer>>,
    Form(form): Form<ErasureForm>,
) -> Result<Response> {
    let it = app.db.read(move |db| find(db, id)).await?;
    if digits(&form.number) != it.number.to_string() {
        let error = who.shell("").tn("customers-erase-number-wrong", [("number", &person::number(it.number))]);
        return web::refused(&page(&who, &it, form.reason, error));
    }
    let undo = format!("/customers/{id}/erasure/cancellation");
    let (staff, back, say) = (who.staff().id, undo.clone(), Say::new("customers-erasure-scheduled"));
    let told = say.clone();
    app.db
        .write(who.actor(), move |tx| {
            schedule_erasure(tx, id, &form.reason)?;
            team::remember(tx, staff, &told, Some(&back))
        })
        .await?;
    Ok(web::done(&page_of(it.root), say, Some(undo)))
}

/// The number that was typed, with or without its letter.
fn digits(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).collect()
}

/// POST `/customers/{id}/erasure/cancellation`
pub async fn cancel(State(app): State<App>, who: Who, Path(id): Path<Id<Customer>>) -> Result<Response> {
    app.db.write(who.actor(), move |tx| cancel_erasure(tx, id)).await?;
    Ok(web::done(&page_of(id), "customers-erasure-cancelled", None))
}

#[derive(Template)]
#[template(path = "customers/pages/erasures.html")]
struct ReceiptsPage {
    shell: Shell,
    receipts: Vec<ReceiptRow>,
}

struct ReceiptRow {
    number: String,
    customer: String,
    machine: String,
    at: String,
    reason: String,
    removed: String,
}

/// GET `/customers/erasures`
pub async fn receipts_page(State(app): State<App>, who: Who) -> Result<Response> {
    let all = app.db.read(|db| receipts(db, RECEIPTS)).await?;
    let shell = who.shell("nav-customers");
    let row = |it: &Receipt| ReceiptRow {
        number: format!("E-{}", it.number),
        customer: person::number(it.customer_number),
        machine: person::machine(it.at),
        at: shell.locale.date_time(it.at.0),
        reason: it.reason.clone(),
        removed: shell.locale.number(it.counts.values().sum()),
    };
    let receipts = all.iter().map(row).collect();
    web::page(&ReceiptsPage { receipts, shell })
}
