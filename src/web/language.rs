//! The language of pages before anyone has signed in: chosen, or as the browser asks.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use super::form::Form;
use super::respond::go;
use crate::base::{Error, Result};

/// The cookie that remembers the choice.
const COOKIE: &str = "indaba_language";

/// The first of our languages that the browser asks for.
pub fn language(headers: &HeaderMap) -> tongue::Lang {
    let chosen = CookieJar::from_headers(headers).get(COOKIE).map(|it| it.value().to_owned());
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    chosen
        .iter()
        .map(String::as_str)
        .chain(asked.split(','))
        .find_map(|it| tongue::Lang::parse(it.split(';').next()?.trim()))
        .unwrap_or_default()
}

/// Whether a language was chosen on a page of ours.
pub fn has_chosen(headers: &HeaderMap) -> bool {
    CookieJar::from_headers(headers).get(COOKIE).is_some()
}

#[derive(Deserialize)]
pub struct Chosen {
    language: String,
}

/// POST `/language`: back to the page where it was chosen, in that language.
pub async fn choose(headers: HeaderMap, Form(chosen): Form<Chosen>) -> Result<Response> {
    let lang = tongue::Lang::parse(&chosen.language).ok_or_else(|| Error::invalid("base-form-unreadable"))?;
    let mut response = go(&came_from(&headers).unwrap_or_else(|| "/".to_owned()));
    let cookie = format!("{COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax", lang.code());
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("plain text"));
    Ok(response)
}

/// The page of ours that a request comes from.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|it| it.to_str().ok());
    let from = url::Url::parse(text(header::REFERER)?).ok()?;
    let host =
        from.port().map_or(from.host_str()?.to_owned(), |port| format!("{}:{port}", from.host_str().unwrap_or("")));
    let query = from.query().map_or(String::new(), |it| format!("?{it}"));
    (Some(host.as_str()) == text(header::HOST)).then(|| format!("{}{query}", from.path()))
}
