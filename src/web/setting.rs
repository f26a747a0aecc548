//! One setting that saves by itself, and says so.

use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::respond::{go, part};
use super::shell::{Choice, Shell};
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

    /// The answer after it was saved, or not: the same part with a word, or the
    /// page `back` for a browser without scripts.
    ///
    /// # Errors
    /// The error of the save, unless it is a sentence for the person at the screen.
    pub fn answer(mut self, shell: Shell, headers: &HeaderMap, back: &str, saved: Result<()>) -> Result<Response> {
        let scripted = headers.contains_key("hx-request");
        let mut status = StatusCode::OK;
        match saved {
            Ok(()) if !scripted => return Ok(go(back)),
            Ok(()) => self.saved = shell.tn("shell-saved", [("time", &shell.locale.time(shell.now.ms()))]),
            Err(Error::Invalid(say) | Error::Conflict(say)) if scripted => {
                status = StatusCode::UNPROCESSABLE_ENTITY;
                self.error = shell.say(&say);
            }
            Err(error) => return Err(error),
        }
        let mut response = part(&SettingPart { shell, setting: self })?;
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
