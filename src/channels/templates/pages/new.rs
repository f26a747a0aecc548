//! A new template.

use askama::Template as Page;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::listing;
use crate::app::App;
use crate::base::{Error, Result, Say};
use crate::channels::templates::acts;
use crate::web::form::Form;
use crate::web::{self, Choice, Shell, Who};

#[derive(Page)]
#[template(path = "channels/templates/pages/new.html")]
struct NewPage {
    shell: Shell,
    typed: String,
    error: String,
    purposes: Vec<Choice>,
}

#[derive(Deserialize)]
pub struct Sent {
    #[serde(default)]
    name: String,
    #[serde(default)]
    purpose: String,
}

/// GET `/templates/new`
pub async fn show(who: Who) -> Result<Response> {
    web::page(&new_page(&who, String::new(), false, String::new()))
}

fn new_page(who: &Who, typed: String, marketing: bool, error: String) -> NewPage {
    let shell = who.shell("templates-title");
    let choice = |value: &str, it: bool| Choice {
        value: value.to_owned(),
        text: shell.t(listing::purpose(it)),
        chosen: it == marketing,
    };
    NewPage { purposes: vec![choice("service", false), choice("marketing", true)], typed, error, shell }
}

/// POST `/templates`
pub async fn create(State(app): State<App>, who: Who, Form(sent): Form<Sent>) -> Result<Response> {
    let (name, marketing) = (sent.name.clone(), sent.purpose == "marketing");
    match app.db.write(who.actor(), move |tx| acts::add(tx, &name, marketing)).await {
        Ok(id) => {
            let say = Say::new("templates-was-added").with("name", sent.name.trim());
            Ok(web::done(&format!("/templates/{id}"), say, Some(format!("/templates/{id}/archive"))))
        }
        Err(Error::Invalid(say) | Error::Conflict(say)) => {
            let error = who.shell("templates-title").say(&say);
            web::refused(&new_page(&who, sent.name, marketing, error))
        }
        Err(error) => Err(error),
    }
}
