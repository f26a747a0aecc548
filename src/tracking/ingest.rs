//! The doors of the Segment protocol: who asks, is it little enough, what does it say, and only then the database.

use std::io::Read;
use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64;
use flate2::read::MultiGzDecoder;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::{Value, json};
use tongue::Lang;

use super::gate::{Came, Hold, Known, Outcome, Wait};
use super::keys::{Counts, KeyKind};
use super::model::{Fault, Taken};
use super::read::{self, Around, Call};
use crate::app::App;
use crate::base::{Error, Say};
use crate::web::{Needs, Routes, visitor, words};
use std::sync::Arc;

/// The longest that a body may take to come.
const PATIENCE: Duration = Duration::from_secs(30);
/// Of a large batch so many messages are shown in the list of what came in.
const SHOWN: usize = 10;

/// The addresses that SDKs call.
pub fn routes() -> Routes {
    const CALLS: &[(&[&str], Call)] = &[
        (&["/v1/identify", "/v1/i"], Call::One(Some("identify"))),
        (&["/v1/track", "/v1/t"], Call::One(Some("track"))),
        (&["/v1/page", "/v1/p"], Call::One(Some("page"))),
        (&["/v1/screen", "/v1/s"], Call::One(Some("screen"))),
        (&["/v1/group", "/v1/g"], Call::One(Some("group"))),
        (&["/v1/alias", "/v1/a"], Call::One(Some("alias"))),
        (&["/v1/batch", "/v1/b", "/api/public/apps/batch"], Call::Batch),
        (&["/v1/import"], Call::Import),
    ];
    let mut routes = Routes::new();
    for (path, call) in CALLS.iter().flat_map(|(paths, call)| paths.iter().map(move |it| (*it, *call))) {
        let take = move |State(app): State<App>, request: Request| receive(app, request, call);
        routes = routes.post(path, Needs::Open, take).options(path, Needs::Open, preflight);
    }
    routes
        .post("/api/s/{type}", Needs::Open, by_type)
        .options("/api/s/{type}", Needs::Open, preflight)
        .post("/v1/m", Needs::Open, || async { StatusCode::NO_CONTENT })
        .options("/v1/m", Needs::Open, preflight)
        .get("/v1/projects/{key}/settings", Needs::Open, settings)
}

/// POST `/api/s/{type}`
async fn by_type(State(app): State<App>, Path(kind): Path<String>, request: Request) -> Response {
    let call = match kind.as_str() {
        "batch" => Call::Batch,
        "import" => Call::Import,
        _ => {
            const ONE: &[&str] = &["identify", "track", "page", "screen", "group", "alias"];
            let Some(kind) = ONE.iter().find(|it| **it == kind) else {
                return with_cors(refusal(Refusal::Path, &[]), None);
            };
            Call::One(Some(kind))
        }
    };
    receive(app, request, call).await
}

/// Why a whole request is refused.
enum Refusal {
    Path,
    NoKey,
    UnknownKey,
    Origin(String),
    Secret,
    Large(usize),
    Encoding,
    Slow,
    Broken(Say),
    Full,
    Wait(Wait),
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Refusal::Path => StatusCode::NOT_FOUND,
            Refusal::NoKey | Refusal::UnknownKey => StatusCode::UNAUTHORIZED,
            Refusal::Origin(_) | Refusal::Secret => StatusCode::FORBIDDEN,
            Refusal::Large(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Refusal::Encoding => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Refusal::Slow => StatusCode::REQUEST_TIMEOUT,
            Refusal::Broken(_) => StatusCode::BAD_REQUEST,
            Refusal::Full => StatusCode::SERVICE_UNAVAILABLE,
            Refusal::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    fn say(&self) -> Say {
        match self {
            Refusal::Path => Say::new("tracking-refused-path"),
            Refusal::NoKey => Say::new("tracking-refused-no-key"),
            Refusal::UnknownKey => Say::new("tracking-refused-key"),
            Refusal::Origin(it) => Say::new("tracking-refused-origin").with("origin", it),
            Refusal::Secret => Say::new("tracking-refused-secret"),
            Refusal::Large(most) => Say::new("tracking-refused-large").with("most", most / 1_024),
            Refusal::Encoding => Say::new("tracking-refused-encoding"),
            Refusal::Slow => Say::new("tracking-refused-slow"),
            Refusal::Broken(it) => it.clone(),
            Refusal::Full => Say::new("tracking-refused-full"),
            Refusal::Wait(_) => Say::new("tracking-refused-often"),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Refusal::Path => "not_found",
            Refusal::NoKey | Refusal::UnknownKey => "unauthorized",
            Refusal::Origin(_) | Refusal::Secret => "forbidden",
            Refusal::Large(_) => "too_large",
            Refusal::Encoding => "unsupported_encoding",
            Refusal::Slow => "timeout",
            Refusal::Broken(_) => "invalid_request",
            Refusal::Full => "overloaded",
            Refusal::Wait(_) => "rate_limited",
        }
    }
}

/// What a program is told: English, like the names of fields.
fn english(say: &Say) -> String {
    words::say_it(Lang::En, say)
}

fn refusal(it: Refusal, faults: &[Fault]) -> Response {
    let mut body = json!({ "success": false, "code": it.code(), "message": english(&it.say()) });
    if !faults.is_empty() {
        body["refused"] = faults_json(faults);
    }
    let mut response = (it.status(), Json(body)).into_response();
    let wait = match it {
        Refusal::Full => Some(1),
        Refusal::Wait(Wait(time)) => Some(time.as_secs_f64().ceil().max(1.0) as u64),
        _ => None,
    };
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn faults_json(faults: &[Fault]) -> Value {
    let all = faults.iter().map(|it| {
        let mut said = json!({ "index": it.at, "why": english(&it.why) });
        if !it.id.is_empty() {
            said["messageId"] = json!(it.id);
        }
        said
    });
    Value::Array(all.collect())
}

/// Lets pages of other sites read the answer.
fn with_cors(mut response: Response, origin: Option<&HeaderValue>) -> Response {
    let headers = response.headers_mut();
    let any = HeaderValue::from_static("*");
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.unwrap_or(&any).clone());
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("Retry-After"));
    response
}

/// OPTIONS: what a browser asks before it sends with a key in a header. Which key it will be it does not say, so whether
/// its page may send is decided when it does.
async fn preflight(headers: HeaderMap) -> Response {
    let mut response = with_cors(StatusCode::NO_CONTENT.into_response(), headers.get(header::ORIGIN));
    let out = response.headers_mut();
    out.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("POST, GET, OPTIONS"));
    let asked = headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS).cloned();
    let usual = HeaderValue::from_static("authorization, content-type, x-retry-count");
    out.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.filter(|it| it.len() < 1_000).unwrap_or(usual));
    out.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    response
}

/// GET `/v1/projects/{key}/settings`: what Segment's browser SDK asks before it sends anything.
async fn settings(State(app): State<App>, Path(key): Path<String>, headers: HeaderMap) -> Response {
    let origin = headers.get(header::ORIGIN);
    let known = match app.tracking.key(&app.db, &key).await {
        Ok(it) => it.filter(|it| it.key.kind == KeyKind::Browser),
        Err(_) => return with_cors(refusal(Refusal::Full, &[]), origin),
    };
    let Some(known) = known else { return with_cors(refusal(Refusal::UnknownKey, &[]), origin) };
    let base = app.config.base_url.as_str().trim_end_matches('/').to_owned();
    let (protocol, host) = base.split_once("://").unwrap_or(("https", &base));
    let answer = json!({
        "integrations": { "Segment.io": {
            "apiKey": known.key.shown, "apiHost": format!("{host}/v1"), "protocol": protocol,
            "unbundledIntegrations": [], "addBundledMetadata": false, "maybeBundledConfigIds": {}, "versionSettings": {
                "version": "4.4.7", "componentTypes": ["browser"] },
        } },
        "plan": { "track": { "__default": { "enabled": true, "integrations": {} } }, "identify": {
            "__default": { "enabled": true } }, "group": { "__default": { "enabled": true } } },
        "edgeFunction": {}, "analyticsNextEnabled": true, "middlewareSettings": {}, "enabledMiddleware": {},
        "metrics": { "sampleRate": 0 }, "legacyVideoPluginsEnabled": false, "remotePlugins": [],
    });
    let mut response = with_cors(Json(answer).into_response(), origin);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    response
}

/// Takes a request from the line to the disk.
async fn receive(app: App, request: Request, call: Call) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let response = match let_in(&app, request, call).await {
        Ok(it) => it,
        Err(it) => refusal(it, &[]),
    };
    with_cors(response, origin.as_ref())
}

async fn let_in(app: &App, request: Request, call: Call) -> Result<Response, Refusal> {
    let received = app.clock().now();
    let (parts, body) = request.into_parts();
    let headers = &parts.headers;
    let told = match header_key(headers) {
        Some(sent) => app.tracking.key(&app.db, &sent).await.map_err(|_| Refusal::Full)?,
        None => None,
    };
    // Whoever has a secret is held up by what the machine can do; anyone else also by where they come from.
    if told.as_ref().is_none_or(|it| it.key.kind == KeyKind::Browser) {
        let from = visitor::address(&parts.extensions, headers, &app.config.trusted_proxies);
        app.tracking.address(from).map_err(Refusal::Wait)?;
    }
    let most = call.limit();
    let packed = packed(headers)?;
    // The room is taken before anything is read, so that no flood can make this process grow.
    let length = headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|it| it > most) {
        return Err(Refusal::Large(most));
    }
    let wanted = if packed { most } else { length.unwrap_or(most) };
    let hold = app.tracking.room(wanted).ok_or(Refusal::Full)?;
    let bytes = bytes(body, most).await?;
    let bytes = if packed { unpacked(&bytes, most)? } else { bytes };
    let read = read::body(&bytes, call);
    let known = match (told, &read) {
        (Some(it), _) => it,
        (None, Err(_)) if header_key(headers).is_none() => return Err(Refusal::NoKey),
        (None, Err(_)) => return Err(Refusal::UnknownKey),
        (None, Ok(read)) => match read.key.as_deref().or(query_key(parts.uri.query()).as_deref()) {
            Some(sent) => {
                app.tracking.key(&app.db, sent).await.map_err(|_| Refusal::Full)?.ok_or(Refusal::UnknownKey)?
            }
            None if header_key(headers).is_some() => return Err(Refusal::UnknownKey),
            None => return Err(Refusal::NoKey),
        },
    };
    let read = match read {
        Ok(it) => it,
        Err(why) => return Err(broken(app, &known, why)),
    };
    may_send(&known, headers)?;
    app.tracking.events(&known.key, read.len()).map_err(Refusal::Wait)?;
    let agent = headers.get(header::USER_AGENT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let from_browser = known.key.kind == KeyKind::Browser;
    let around =
        Around { received, browser: if from_browser { agent } else { "" }, key: Some(known.key.id), from_browser };
    let all = read.understand(&around);
    let declined = from_browser && known.key.honour_gpc && headers.get("sec-gpc").is_some_and(|it| it == "1");
    if declined {
        return Ok(decline(app, &known, &all));
    }
    Ok(keep(app, &known, all, hold).await)
}

/// Whether whoever sends may use this key: pages of the named origins, and secrets from no page at all.
fn may_send(known: &Known, headers: &HeaderMap) -> Result<(), Refusal> {
    let Some(origin) = headers.get(header::ORIGIN).and_then(|it| it.to_str().ok()) else { return Ok(()) };
    match known.key.kind {
        KeyKind::Server => Err(Refusal::Secret),
        KeyKind::Browser if known.key.allows(origin) => Ok(()),
        KeyKind::Browser => Err(Refusal::Origin(origin.chars().take(200).collect())),
    }
}

/// A body that no message can be read from.
fn broken(app: &App, known: &Known, why: Say) -> Refusal {
    app.tracking.count(known.key.id, Counts { refused: 1, ..Counts::default() });
    let fault = Fault { at: 0, id: String::new(), name: String::new(), why: why.clone() };
    let came = Came { messages: &[], faults: std::slice::from_ref(&fault), outcome: Outcome::Kept };
    app.tracking.note(&app.db, &known.key, &came);
    Refusal::Broken(why)
}

/// Acknowledges and keeps nothing.
fn decline(app: &App, known: &Known, all: &read::Understood) -> Response {
    let count = (all.messages.len() + all.faults.len()) as i64;
    app.tracking.count(known.key.id, Counts { declined: count, ..Counts::default() });
    // Not even in the list of what came in does it say who it was.
    let names: Vec<_> = all.messages.iter().take(SHOWN).map(|it| (it.name.clone(), String::new())).collect();
    let came = Came { messages: &names, faults: &[], outcome: Outcome::Declined };
    app.tracking.note(&app.db, &known.key, &came);
    Json(json!({ "success": true, "kept": 0, "declined": count })).into_response()
}

async fn keep(app: &App, known: &Arc<Known>, all: read::Understood, hold: Hold) -> Response {
    let read::Understood { messages, faults } = all;
    if !faults.is_empty() {
        app.tracking.count(known.key.id, Counts { refused: faults.len() as i64, ..Counts::default() });
    }
    let names: Vec<_> = messages.iter().rev().take(SHOWN).rev().map(|it| (it.name.clone(), it.id.clone())).collect();
    let taken = match messages.is_empty() {
        true => Ok(Taken::default()),
        false => app.tracking.take(&app.db, known.source.clone(), messages, Some(hold)).await,
    };
    let taken = match taken {
        Ok(it) => it,
        Err(Error::Busy(_)) => return refusal(Refusal::Full, &[]),
        Err(error) => {
            tracing::error!(error = format!("{error:?}"), "messages could not be kept");
            let body = json!({ "success": false, "code": "internal", "message": english(&Say::new("base-internal")) });
            return (StatusCode::INTERNAL_SERVER_ERROR, Json(body)).into_response();
        }
    };
    let outcome = if taken.kept == 0 && taken.repeated > 0 { Outcome::Repeated } else { Outcome::Kept };
    app.tracking.note(&app.db, &known.key, &Came { messages: &names, faults: &faults, outcome });
    if faults.is_empty() {
        return Json(json!({ "success": true })).into_response();
    }
    if names.is_empty() {
        return refusal(Refusal::Broken(faults[0].why.clone()), &faults);
    }
    let answer = json!({
        "success": true, "kept": taken.kept, "repeated": taken.repeated, "refused": faults_json(&faults),
    });
    Json(answer).into_response()
}

/// The key in the header: Basic, with the key as user name; or plain.
fn header_key(headers: &HeaderMap) -> Option<String> {
    let sent = headers.get(header::AUTHORIZATION)?.to_str().ok()?.trim();
    let key = match sent.split_once(' ') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("basic") => {
            let decoded = String::from_utf8(BASE64.decode(rest.trim().as_bytes()).ok()?).ok()?;
            decoded.split(':').next().unwrap_or_default().to_owned()
        }
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer") => rest.trim().to_owned(),
        _ => sent.to_owned(),
    };
    (!key.is_empty()).then_some(key)
}

fn query_key(query: Option<&str>) -> Option<String> {
    let mut pairs = url::form_urlencoded::parse(query?.as_bytes());
    pairs.find(|(name, _)| name == "writeKey").map(|(_, it)| it.into_owned())
}

fn packed(headers: &HeaderMap) -> Result<bool, Refusal> {
    match headers.get(header::CONTENT_ENCODING).map(HeaderValue::as_bytes) {
        None | Some(b"" | b"identity") => Ok(false),
        Some(b"gzip" | b"x-gzip") => Ok(true),
        Some(_) => Err(Refusal::Encoding),
    }
}

async fn bytes(body: Body, most: usize) -> Result<Vec<u8>, Refusal> {
    let read = tokio::time::timeout(PATIENCE, Limited::new(body, most).collect()).await;
    match read.map_err(|_| Refusal::Slow)? {
        Ok(it) => Ok(it.to_bytes().into()),
        Err(error) if error.is::<LengthLimitError>() => Err(Refusal::Large(most)),
        Err(_) => Err(Refusal::Broken(Say::new("tracking-fault-cut"))),
    }
}

/// Unpacks no more than may be: a bomb is cut off, whatever it would become.
fn unpacked(bytes: &[u8], most: usize) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::with_capacity((bytes.len() * 4).min(most + 1));
    let read = MultiGzDecoder::new(bytes).take(most as u64 + 1).read_to_end(&mut out);
    match read {
        Ok(_) if out.len() > most => Err(Refusal::Large(most)),
        Ok(_) => Ok(out),
        Err(_) => Err(Refusal::Broken(Say::new("tracking-fault-gzip"))),
    }
}
