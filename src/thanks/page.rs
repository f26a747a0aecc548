//! Whether and with what an order is thanked for.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde_json::json;

use super::{Thanks, set_thanks, thanks};
use crate::app::App;
use crate::base::{Conn, Error, Result, Tx};
use crate::channels::templates;
use crate::team::{self, Act};
use crate::web::{self, Choice, Control, NewValue, Routes, Setting, Shell, Who};

const HERE: &str = "/settings/thanks";

/// The routes.
pub fn routes() -> Routes {
    Routes::new().get(HERE, Act::ManageSettings, show).post("/settings/thanks/{name}", Act::ManageSettings, set)
}

#[derive(Template)]
#[template(path = "thanks/page.html")]
struct ThanksPage {
    shell: Shell,
    settings: Vec<Setting>,
}

/// A template to choose: its key and name.
type Offered = (String, String);

/// How it is, and what could be chosen.
fn state(conn: &mut Conn<'_>) -> Result<(Thanks, Vec<Offered>)> {
    let offered = templates::templates(conn)?.into_iter();
    let offered = offered.filter(|it| it.live.is_some() && it.archived_at.is_none() && !it.marketing);
    let offered = offered.map(|it| (it.key, it.name)).collect();
    Ok((thanks(conn)?, offered))
}

fn setting(shell: &Shell, it: &Thanks, offered: &[Offered], name: &str) -> Option<Setting> {
    let choice = |(key, name): &Offered| Choice { value: key.clone(), text: name.clone(), chosen: *key == it.template };
    let (name, control) = match name {
        "on" => ("on", Control::Switch(it.on)),
        "template" => ("template", Control::Choose(offered.iter().map(choice).collect())),
        _ => return None,
    };
    let label = shell.t(&format!("thanks-{name}"));
    Some(Setting::new(format!("{HERE}/{name}"), name, label, control).hint(shell.t(&format!("thanks-{name}-hint"))))
}

/// GET `/settings/thanks`
async fn show(State(app): State<App>, who: Who) -> Result<Response> {
    let (it, offered) = app.db.read(state).await?;
    let shell = who.shell("thanks-title");
    let settings = ["on", "template"].into_iter().filter_map(|name| setting(&shell, &it, &offered, name)).collect();
    web::page(&ThanksPage { settings, shell })
}

/// POST `/settings/thanks/{name}`
async fn set(State(app): State<App>, who: Who, new: NewValue) -> Result<Response> {
    let asked = new.clone();
    let saved = app.db.write(who.actor(), move |tx| change(tx, &asked.name, &asked.value)).await;
    let (it, offered) = app.db.read(state).await?;
    let shell = who.shell("thanks-title");
    new.answer(setting(&shell, &it, &offered, &new.name), shell, HERE, saved)
}

fn change(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<()> {
    let (mut it, offered) = state(tx)?;
    let before = it.clone();
    match name {
        "on" => it.on = !value.is_empty(),
        "template" if offered.iter().any(|(key, _)| key == value) => it.template = value.to_owned(),
        "template" => return Err(Error::invalid("thanks-no-template")),
        _ => return Err(Error::NotFound("setting")),
    }
    if it != before {
        set_thanks(tx, &it)?;
        team::audit(tx, "thanks.changed", None, json!({ "setting": name, "to": value }))?;
    }
    Ok(())
}
