//! The pages of templates: the list, the editor with its preview, and what can be done.

mod acts;
mod checks;
mod editor;
mod listing;
mod new;
mod preview;
#[cfg(test)]
mod tests;

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use serde_json::Value as Json;
use tongue::Locale;

use super::Template;
use crate::app::App;
use crate::base::{Conn, Id, Result};
use crate::customers::Customer;
use crate::team::Act;
use crate::web::form::Form;
use crate::web::{Routes, Who};

/// Finds the latest order of these customer rows, or of anyone where none is named, as templates see it.
pub type OrderSample = fn(&mut Conn<'_>, &[Id<Customer>], &Locale) -> Result<Option<Json>>;

/// The routes. `order` finds an order to try a template with, because orders stand beside channels.
pub fn routes(order: OrderSample) -> Routes {
    Routes::new()
        .get("/templates", Act::SeeMessages, listing::show)
        .get("/templates/new", Act::EditTemplates, new::show)
        .post("/templates", Act::EditTemplates, new::create)
        .get(
            "/templates/{id}",
            Act::SeeMessages,
            move |app: State<App>, who: Who, id: Path<Id<Template>>, query: RawQuery, headers: HeaderMap| {
                editor::show(app, who, id, query, headers, order)
            },
        )
        .get(
            "/templates/{id}/preview",
            Act::SeeMessages,
            move |app: State<App>, who: Who, id: Path<Id<Template>>, query: RawQuery| {
                preview::show(app, who, id, query, order)
            },
        )
        .post(
            "/templates/{id}/drafts/{lang}",
            Act::EditTemplates,
            move |app: State<App>,
                  who: Who,
                  path: Path<(Id<Template>, String)>,
                  headers: HeaderMap,
                  form: Form<editor::Sent>| { editor::save(app, who, path, headers, form, order) },
        )
        .post(
            "/templates/{id}/tests/{lang}",
            Act::EditTemplates,
            move |app: State<App>, who: Who, path: Path<(Id<Template>, String)>| acts::send_test(app, who, path, order),
        )
        .post("/templates/{id}/live", Act::EditTemplates, acts::start)
        .post("/templates/{id}/live/{number}", Act::EditTemplates, acts::go_back)
        .post("/templates/{id}/versions/{number}", Act::EditTemplates, acts::bring_back)
        .post("/templates/{id}/archive", Act::EditTemplates, acts::archive)
        .post("/templates/{id}/restore", Act::EditTemplates, acts::restore)
}
