//! What is done on a person's page with one press: notes and identities, each with its way back.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use serde_json::json;

use crate::app::App;
use crate::base::{Error, Id, Result, Say, Tx};
use crate::customers::{
    self, Customer, Identity, Note, add_identity, add_note, identities, note, remove_identity, remove_note,
    restore_note, root_of,
};
use crate::team::{self, Act, Staff};
use crate::web::form::Form;
use crate::web::{self, Who};

/// The page of a person.
pub fn page_of(id: Id<Customer>) -> String {
    format!("/customers/{id}")
}

/// Keeps an act for its way back, and tells the open pages of this person.
pub fn remember(
    tx: &mut Tx<'_>,
    staff: Id<Staff>,
    customer: Id<Customer>,
    say: &Say,
    undo: Option<&str>,
) -> Result<()> {
    let root = root_of(tx, customer)?;
    tx.tell(format!("customer:{root}"), "changed", json!({}));
    team::remember(tx, staff, say, undo)
}

#[derive(Deserialize)]
pub struct NoteForm {
    body: String,
}

/// POST `/customers/{id}/notes`
pub async fn write_note(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Customer>>,
    Form(form): Form<NoteForm>,
) -> Result<Response> {
    let (staff, say) = (who.staff().id, Say::new("customers-note-added"));
    let told = say.clone();
    let undo = app
        .db
        .write(who.actor(), move |tx| {
            let note = add_note(tx, id, &form.body)?;
            let undo = format!("/customers/{id}/notes/{note}/removal");
            remember(tx, staff, id, &told, Some(&undo))?;
            Ok(undo)
        })
        .await?;
    Ok(web::done(&page_of(id), say, Some(undo)))
}

/// POST `/customers/{id}/notes/{note}/removal`
pub async fn take_note(
    State(app): State<App>,
    who: Who,
    Path((id, it)): Path<(Id<Customer>, Id<Note>)>,
) -> Result<Response> {
    let (staff, say) = (who.staff().id, Say::new("customers-note-removed"));
    let undo = format!("/customers/{id}/notes/{it}/return");
    let (told, back) = (say.clone(), undo.clone());
    app.db
        .write(who.actor(), move |tx| {
            belongs(tx, id, it)?;
            remove_note(tx, it)?;
            remember(tx, staff, id, &told, Some(&back))
        })
        .await?;
    Ok(web::done(&page_of(id), say, Some(undo)))
}

/// POST `/customers/{id}/notes/{note}/return`
pub async fn return_note(
    State(app): State<App>,
    who: Who,
    Path((id, it)): Path<(Id<Customer>, Id<Note>)>,
) -> Result<Response> {
    app.db
        .write(who.actor(), move |tx| {
            belongs(tx, id, it)?;
            restore_note(tx, it).map(|_| ())
        })
        .await?;
    Ok(web::done(&page_of(id), "shell-undone", None))
}

/// A note is only found with the person it is about.
fn belongs(tx: &mut Tx<'_>, id: Id<Customer>, it: Id<Note>) -> Result<()> {
    let home = note(tx, it)?.customer;
    if root_of(tx, home)? == root_of(tx, id)? { Ok(()) } else { Err(Error::NotFound("note")) }
}

#[derive(Deserialize)]
pub struct IdentityForm {
    value: String,
}

/// POST `/customers/{id}/identities`: what was written says itself whether it is an address or a phone.
pub async fn add_identity_to(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Customer>>,
    Form(form): Form<IdentityForm>,
) -> Result<Response> {
    let (staff, say) = (who.staff().id, Say::new("customers-identity-added"));
    let told = say.clone();
    let undo = app
        .db
        .write(who.actor(), move |tx| {
            let identity = add_identity(tx, id, kind_of(&form.value), &form.value, "staff")?;
            let undo = format!("/customers/{id}/identities/{identity}/removal");
            remember(tx, staff, id, &told, Some(&undo))?;
            Ok(undo)
        })
        .await?;
    Ok(web::done(&page_of(id), say, Some(undo)))
}

/// What kind of identity a person would take this for.
fn kind_of(written: &str) -> &'static str {
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let of_phone = |it: char| it.is_ascii_digit() || it.is_whitespace() || "+()-./".contains(it);
    if written.contains('@') {
        "email"
    } else if digits >= 7 && written.chars().all(of_phone) {
        "phone"
    } else {
        "external"
    }
}

/// An identity on its way back: sealed, so that it comes back as it was and nobody writes a proof of their own, and so
/// that nothing can be read from the address of the way back.
#[derive(Deserialize)]
pub struct Returned {
    #[serde(default)]
    was: String,
}

fn sealed_for(id: Id<Customer>) -> String {
    format!("identity:{id}")
}

/// POST `/customers/{id}/identities/{identity}/removal`
pub async fn take_identity(
    State(app): State<App>,
    who: Who,
    Path((id, it)): Path<(Id<Customer>, Id<Identity>)>,
) -> Result<Response> {
    let (staff, say) = (who.staff().id, Say::new("customers-identity-removed"));
    let told = say.clone();
    let secrets = app.clone();
    let undo = app
        .db
        .write(who.actor(), move |tx| {
            if !identities(tx, id)?.iter().any(|own| own.id == it) {
                return Err(Error::NotFound("identity"));
            }
            let gone = remove_identity(tx, it)?;
            let was = secrets.secrets.seal(&sealed_for(id), &serde_json::to_vec(&gone)?);
            let undo = format!("/customers/{id}/identities/return?was={}", BASE64URL_NOPAD.encode(&was));
            remember(tx, staff, id, &told, Some(&undo))?;
            Ok(undo)
        })
        .await?;
    Ok(web::done(&page_of(id), say, Some(undo)))
}

/// POST `/customers/{id}/identities/return?was=…`
pub async fn return_identity(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Customer>>,
    Query(it): Query<Returned>,
) -> Result<Response> {
    who.must(Act::EditCustomers)?;
    let stale = || Error::invalid("base-form-unreadable");
    let sealed = BASE64URL_NOPAD.decode(it.was.as_bytes()).map_err(|_| stale())?;
    let was: Identity = serde_json::from_slice(&app.secrets.open(&sealed_for(id), &sealed).map_err(|_| stale())?)?;
    app.db
        .write(who.actor(), move |tx| {
            customers::return_identity(tx, &was)?;
            let root = root_of(tx, was.customer)?;
            tx.tell(format!("customer:{root}"), "changed", json!({}));
            Ok(())
        })
        .await?;
    Ok(web::done(&page_of(id), "shell-undone", None))
}

#[cfg(test)]
mod tests {
    use super::kind_of;

    #[test]
    fn what_is_written_says_what_it_is() {
        assert_eq!(kind_of("thandi@example.com"), "email");
        assert_eq!(kind_of("+27 (82) 555-0101"), "phone");
        assert_eq!(kind_of("12345"), "external");
        assert_eq!(kind_of("AB-1234567"), "external");
    }
}
