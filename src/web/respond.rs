//! Answers: whole pages, parts of pages, going elsewhere with a word, and errors.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

use super::icons::with_icons;
use crate::base::{Error, Result, Say};

/// Icons that parts may bring in later, so every page carries them.
const LATE_ICONS: &[&str] = &["check", "x", "warn", "people", "bag", "tag", "search"];

/// A whole page.
pub fn page<T: Template>(it: &T) -> Result<Response> {
    page_with(it, &[])
}

/// A whole page whose parts may bring in more icons later.
pub fn page_with<T: Template>(it: &T, icons: &[&str]) -> Result<Response> {
    let html = it.render().map_err(Error::internal)?;
    Ok(Html(with_icons(&html, &[LATE_ICONS, icons].concat())).into_response())
}

/// A whole page that says what was wrong: 422.
pub fn refused<T: Template>(it: &T) -> Result<Response> {
    let mut response = page(it)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// A part of a page, for htmx.
pub fn part<T: Template>(it: &T) -> Result<Response> {
    Ok(Html(it.render().map_err(Error::internal)?).into_response())
}

/// The cookie that carries a word to the next page.
pub const TOAST_COOKIE: &str = "indaba_toast";

/// The most characters of a value in it.
const LONGEST_VALUE: usize = 80;

#[derive(Serialize, Deserialize)]
struct Carried {
    say: Say,
    undo: Option<String>,
}

/// After an act: goes to `to` and says there what was done. `undo` is the
/// address of the reverse act, which takes a POST.
pub fn done(to: &str, say: impl Into<Say>, undo: Option<String>) -> Response {
    let mut say = say.into();
    for (_, value) in &mut say.with {
        // A browser drops a cookie that is too long, and a proxy the whole answer.
        if let Some((end, _)) = value.char_indices().nth(LONGEST_VALUE) {
            value.replace_range(end.., "…");
        }
    }
    let carried = serde_json::to_vec(&Carried { say, undo }).expect("plain values");
    let cookie =
        format!("{TOAST_COOKIE}={}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", BASE64URL_NOPAD.encode(&carried));
    let mut response = go(to);
    response.headers_mut().insert(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("base64 in a header"));
    response
}

/// Goes to `to`, which must be an address of our own.
pub fn go(to: &str) -> Response {
    let to = if ours(to) { to } else { "/" };
    (StatusCode::SEE_OTHER, [(header::LOCATION, to.to_owned())]).into_response()
}

/// Whether an address is one of our own, however a browser reads it: no other
/// host, no space or control character that it would drop.
pub fn ours(to: &str) -> bool {
    to.starts_with('/') && !to.starts_with("//") && to.bytes().all(|it| it.is_ascii_graphic() && it != b'\\')
}

/// What the toast cookie says, if it is one of ours.
pub(super) fn carried(value: &str) -> Option<(Say, Option<String>)> {
    let it: Carried = serde_json::from_slice(&BASE64URL_NOPAD.decode(value.as_bytes()).ok()?).ok()?;
    let undo = it.undo.filter(|it| ours(it));
    super::words::knows(&it.say.key).then_some((it.say, undo))
}

impl Error {
    /// The status that says the same to a machine.
    pub fn status(&self) -> StatusCode {
        match self {
            Error::NotFound(_) => StatusCode::NOT_FOUND,
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Conflict(_) => StatusCode::CONFLICT,
            Error::Forbidden(_) => StatusCode::FORBIDDEN,
            Error::SignedOut => StatusCode::UNAUTHORIZED,
            Error::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Carries the error to the frame around all handlers, which knows who reads.
#[derive(Clone)]
pub(super) struct Failed(pub Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Failed(Arc::new(self)));
        response
    }
}
