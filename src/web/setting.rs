//! One setting that saves by itself, and says so.

use askama::Template;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::form::Form;
use super::respond::{go, part};
use super::shell::{Choice, Shell};
use crate::app::App;
use crate::base::{Error, Result};

/// A setting on a page: `{{ f::saves(it) }}`. Its form sends one field, `value`.
pub struct Setting {
    /// The address that saves it.
    pub action: String,
    /// What it is called in the page, unique there.
    pub name: &'static str,
    /// In words.
    pub label: String,
    /// What it does, or nothing.
    pub hint: String,
    /// "Saved 10:02", or nothing.
    pub saved: String,
    /// Why it was not saved, or nothing.
    pub error: String,
    /// How it is changed.
    pub control: Control,
}

/// How a setting is changed.
pub enum Control {
    /// By typing.
    Text(String),
    /// By typing what the datalist with this id offers.
    Listed(String, &'static str),
    /// One of several.
    Choose(Vec<Choice>),
    /// On or off.
    Switch(bool),
    /// Not any more.
    Locked(String),
}

impl Setting {
    /// A setting at rest.
    pub fn new(action: String, name: &'static str, label: String, control: Control) -> Setting {
        let (hint, saved, error) = (String::new(), String::new(), String::new());
        Setting { action, name, label, hint, saved, error, control }
    }

    /// With a line that explains it.
    pub fn hint(mut self, hint: String) -> Setting {
        self.hint = hint;
        self
    }
}

/// A setting about to be changed: what its form sends. Its route ends in the name.
#[derive(Clone)]
pub struct NewValue {
    /// Which.
    pub name: String,
    /// To what.
    pub value: String,
    /// Whether a script asks, which puts the part in its place.
    pub scripted: bool,
}

#[derive(Deserialize)]
struct Which {
    name: String,
}

#[derive(Deserialize)]
struct Sent {
    #[serde(default)]
    value: String,
}

impl FromRequest<App> for NewValue {
    type Rejection = Error;
    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let (mut parts, body) = request.into_parts();
        let Path(Which { name }) = Path::from_request_parts(&mut parts, app).await.map_err(Error::internal)?;
        let scripted = parts.headers.contains_key("hx-request");
        let Form(Sent { value }) = Form::from_request(Request::from_parts(parts, body), app).await?;
        Ok(NewValue { name, value, scripted })
    }
}

impl NewValue {
    /// The answer after the setting was saved, or not: the same part with a word, or the page `back` for a browser
    /// without scripts. `now` is the setting as it is now, if there is one with this name.
    ///
    /// # Errors
    /// The error of the save, unless it is a sentence for the person at the screen.
    pub fn answer(&self, now: Option<Setting>, shell: Shell, back: &str, saved: Result<()>) -> Result<Response> {
        let mut setting = now.ok_or(Error::NotFound("setting"))?;
        let mut status = StatusCode::OK;
        match saved {
            Ok(()) if !self.scripted => return Ok(go(back)),
            Ok(()) => setting.saved = shell.tn("shell-saved", [("time", &shell.locale.time(shell.now.ms()))]),
            Err(Error::Invalid(say) | Error::Conflict(say)) if self.scripted => {
                status = StatusCode::UNPROCESSABLE_ENTITY;
                setting.error = shell.say(&say);
            }
            Err(error) => return Err(error),
        }
        let mut response = part(&SettingPart { shell, setting })?;
        *response.status_mut() = status;
        Ok(response)
    }
}

#[derive(Template)]
#[template(path = "web/setting.html")]
struct SettingPart {
    shell: Shell,
    setting: Setting,
}
