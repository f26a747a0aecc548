//! What programs are told when something is wrong: problem details (RFC 9457), in English.

use std::time::Duration;

use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tongue::Lang;

use super::words;
use crate::base::{Error, Say};

/// The media type of a problem.
pub const PROBLEM: &str = "application/problem+json";

/// The name under which a [`Say`] carries the place in the request that it is about: `/lines/0/quantity`.
pub const POINTER: &str = "pointer";

/// What is wrong with a request.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Which kind: the end of the address that explains it.
    pub kind: &'static str,
    /// The status.
    pub status: StatusCode,
    /// What happened this time, and how to mend it.
    pub detail: String,
    /// What is wrong where.
    pub errors: Vec<Fault>,
    /// Headers that go with it.
    headers: Vec<(header::HeaderName, String)>,
}

/// What is wrong at one place of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// A JSON pointer (RFC 6901) into the body, or `?name` for a parameter.
    pub pointer: String,
    /// What is wrong there.
    pub detail: String,
}

/// Every kind of problem: its end of the address, its status, its title, and when it comes.
pub const KINDS: &[(&str, u16, &str, &str)] = &[
    ("malformed", 400, "The body is no JSON", "The body cannot be read as JSON, or the request is broken."),
    ("unauthorized", 401, "No valid token", "There is no token, or one that is unknown, has ended or has expired."),
    ("forbidden", 403, "The token does not allow this", "The token lacks the scope that the operation asks for."),
    ("not-found", 404, "Not found", "There is no such address, or no such thing."),
    ("method-not-allowed", 405, "Method not allowed", "The address exists; the header `Allow` says what it takes."),
    ("conflict", 409, "It no longer fits", "What is asked for does not fit how things stand now."),
    ("too-large", 413, "The body is too large", "The body is larger than the operation takes."),
    ("unsupported-media-type", 415, "Not JSON", "The body is not sent as `application/json`."),
    (
        "invalid",
        422,
        "The request cannot be used",
        "Something in it is missing, unknown or of the wrong kind; `errors` says where.",
    ),
    (
        "key-reused",
        422,
        "The Idempotency-Key was used before",
        "It came with another request. Use a new key for each act.",
    ),
    (
        "too-many-requests",
        429,
        "Too many requests",
        "The token asks too often; the header `Retry-After` says when to go on.",
    ),
    (
        "internal",
        500,
        "Something went wrong on our side",
        "Nothing was changed. If it stays, tell who runs this program.",
    ),
    ("busy", 503, "Too much at once", "Nothing was changed. The header `Retry-After` says when to try again."),
];

#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [Fault],
}

impl Problem {
    /// A problem of one of the [`KINDS`].
    pub fn new(kind: &'static str, detail: impl Into<String>) -> Problem {
        let (_, status, ..) = KINDS.iter().find(|it| it.0 == kind).unwrap_or(&KINDS[11]);
        let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Problem { kind, status, detail: detail.into(), errors: Vec::new(), headers: Vec::new() }
    }

    /// Something at one place of the request cannot be used.
    pub fn at(pointer: impl Into<String>, detail: impl Into<String>) -> Problem {
        let fault = Fault { pointer: pointer.into(), detail: detail.into() };
        Problem { errors: vec![fault.clone()], ..Problem::new("invalid", fault.detail) }
    }

    /// No token, or no good one.
    pub fn unauthorized(detail: &str) -> Problem {
        Problem::new("unauthorized", detail).with(header::WWW_AUTHENTICATE, "Bearer".to_owned())
    }

    /// Too much; come back later.
    pub fn too_many(wait: Duration) -> Problem {
        let seconds = wait.as_millis().div_ceil(1_000).max(1);
        Problem::new("too-many-requests", format!("Try again in {seconds} s."))
            .with(header::RETRY_AFTER, seconds.to_string())
    }

    /// The address takes other methods.
    pub fn method(allowed: &[Method]) -> Problem {
        let allowed = allowed.iter().map(Method::as_str).collect::<Vec<_>>().join(", ");
        Problem::new("method-not-allowed", format!("This address takes {allowed}.")).with(header::ALLOW, allowed)
    }

    fn with(mut self, name: header::HeaderName, value: String) -> Problem {
        self.headers.push((name, value));
        self
    }

    /// As it goes out, with the address under which kinds are explained.
    pub(super) fn render(&self, base: &url::Url) -> Response {
        let title = KINDS.iter().find(|it| it.0 == self.kind).map_or("", |it| it.2);
        let explained = base.join("/api/reference").map_or_else(|_| String::new(), |it| it.to_string());
        let body = Body {
            r#type: format!("{explained}#problem-{}", self.kind),
            title,
            status: self.status.as_u16(),
            detail: &self.detail,
            errors: &self.errors,
        };
        let body = serde_json::to_vec(&body).unwrap_or_default();
        let mut response = (self.status, [(header::CONTENT_TYPE, PROBLEM)], body).into_response();
        for (name, value) in &self.headers {
            if let Ok(value) = HeaderValue::from_str(value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Problem {
        let said = |say: &Say| words::say_it(Lang::En, say);
        match error {
            Error::NotFound(what) => Problem::new("not-found", format!("There is no such {what}.")),
            Error::Invalid(say) => match say.with.iter().find(|(name, _)| name == POINTER) {
                Some((_, pointer)) => Problem::at(pointer, said(say)),
                None => Problem::new("invalid", said(say)),
            },
            Error::Conflict(say) => Problem::new("conflict", said(say)),
            Error::Forbidden(say) => Problem::new("forbidden", said(say)),
            Error::SignedOut => Problem::unauthorized("Send a token: Authorization: Bearer ind_…"),
            Error::Busy(say) => Problem::new("busy", said(say)).with(header::RETRY_AFTER, "2".to_owned()),
            Error::Internal(_) => Problem::new("internal", "Nothing was changed."),
        }
    }
}

/// Carries a problem to the frame around all handlers, which knows our address.
#[derive(Clone)]
pub(super) struct Told(pub Problem);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(Told(self));
        response
    }
}
