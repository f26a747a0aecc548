//! The frame around every handler: finds who asks, checks that the request is
//! theirs and that they may, adds the security headers, and turns errors into
//! pages in the reader's language.

use std::sync::{Arc, LazyLock};

use askama::Template;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use futures::{FutureExt, StreamExt, stream};

use super::bearer::{self, Refused};
use super::csrf;
use super::icons::with_icons;
use super::language::language;
use super::problem::{Problem, Told};
use super::respond::{self, Failed, TOAST_COOKIE};
use super::routes::{Needs, Table};
use super::session::{self, Seen, sets_session};
use super::shell::Shell;
use super::stranger::Caller;
use super::who::{Who, forbidden, stranger_shell};
use crate::app::App;
use crate::base::{Error, Result, Say};
use crate::team;

/// The most that a form may weigh; files go through their own door.
const FORM_LIMIT: usize = 1 << 20;

/// The middleware.
pub async fn guard(State((app, table)): State<(App, Arc<Table>)>, request: Request, next: Next) -> Response {
    let htmx = request.headers().contains_key("hx-request");
    let here = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let reads = request.method() == Method::GET;
    let next_page = page_of(request.headers(), htmx, reads, &here);
    let lang = language(request.headers());
    let had_toast = CookieJar::from_headers(request.headers()).get(TOAST_COOKIE).is_some();
    let program = is_for_programs(&table, &request);
    let (seen, admitted) = admit(&app, &table, request).await;
    let response = match admitted {
        Ok(request) => std::panic::AssertUnwindSafe(next.run(request))
            .catch_unwind()
            .await
            .unwrap_or_else(|_| Error::internal("a handler panicked").into_response()),
        Err(refused) => refused,
    };
    let response = if program { told(&app, response) } else { understood(response, reads) };
    let shown = response.headers().get(header::CONTENT_TYPE).is_some_and(|it| it.as_bytes().starts_with(b"text/html"));
    let mut response = match response.extensions().get::<Failed>().cloned() {
        None => response,
        Some(Failed(error)) if matches!(*error, Error::SignedOut) => to_the_door(&app, htmx, &next_page).await,
        Some(Failed(error)) => failed(&app, seen.who.as_ref(), lang, htmx, &here, &error),
    };
    if let Some(cookie) = seen.cookie.filter(|_| !sets_session(&app, &response)) {
        response.headers_mut().append(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("plain text"));
    }
    if had_toast && reads && shown && !htmx {
        // Said once.
        let gone = format!("{TOAST_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        response.headers_mut().append(header::SET_COOKIE, HeaderValue::try_from(gone).expect("plain text"));
    }
    protect(&app, response.headers_mut());
    response
}

/// Lets a request in, with the person or program behind it, or says why not.
async fn admit(app: &App, table: &Table, request: Request) -> (Seen, Result<Request, Response>) {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    // HEAD is answered by the GET handler and needs the same.
    let method = if request.method() == Method::HEAD { &Method::GET } else { request.method() };
    let Some((_, needs)) = table.of(path).iter().find(|it| it.0 == *method) else {
        return (Seen::default(), Err(nowhere(table, path)));
    };
    let needs = *needs;
    if let Needs::Token(scope) = needs {
        let admitted = bearer::admit(app, scope, request).await.map_err(|it| match it {
            Refused::Problem(it) => it.into_response(),
            Refused::Error(it) => it.into_response(),
        });
        return (Seen::default(), admitted);
    }
    let (seen, admitted) = admit_person(app, needs, request).await;
    (seen, admitted.map_err(IntoResponse::into_response))
}

/// Nothing is there, or nothing that takes this method.
fn nowhere(table: &Table, path: Option<&str>) -> Response {
    let for_programs = path.is_some_and(|it| it.starts_with(API));
    let programs = table
        .of(path)
        .iter()
        .filter(|(_, needs)| matches!(needs, Needs::Token(_)) || (for_programs && *needs != Needs::Open));
    let mut methods: Vec<Method> = programs.map(|(method, _)| method.clone()).collect();
    methods.sort_by_key(ToString::to_string);
    if methods.is_empty() { Error::NotFound("page").into_response() } else { Problem::method(&methods).into_response() }
}

/// Where programs ask.
const API: &str = "/api/";

/// Whether who asks is a program, and so is told of problems as programs are.
fn is_for_programs(table: &Table, request: &Request) -> bool {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let open = || table.of(path).iter().any(|(_, needs)| *needs == Needs::Open);
    request.uri().path().starts_with(API) && !open()
}

/// What went wrong, as programs are told.
fn told(app: &App, response: Response) -> Response {
    if let Some(Told(problem)) = response.extensions().get() {
        return problem.render(&app.config.base_url);
    }
    match response.extensions().get::<Failed>() {
        Some(Failed(error)) => {
            if let Error::Internal(cause) = &**error {
                tracing::error!(error = format!("{cause:#}"), "a request of a program failed");
            }
            Problem::from(&**error).render(&app.config.base_url)
        }
        None => response,
    }
}

/// Lets a person in, or says why not.
async fn admit_person(app: &App, needs: Needs, request: Request) -> (Seen, Result<Request>) {
    if matches!(needs, Needs::Nothing | Needs::Open) {
        let ours = needs == Needs::Open || same_origin(request.headers(), request.method());
        let admitted = if ours { Ok(request) } else { Err(Error::Forbidden(Say::new("base-other-site"))) };
        return (Seen::default(), admitted);
    }
    let caller = Caller::new(app, request.extensions(), request.headers());
    let seen = match session::find(app, request.headers(), caller).await {
        Ok(it) => it,
        Err(error) => return (Seen::default(), Err(error)),
    };
    let Some(who) = seen.who.clone() else { return (seen, Err(Error::SignedOut)) };
    if let Needs::May(act) = needs
        && !who.may(act)
    {
        return (seen, Err(forbidden(act)));
    }
    let admitted = genuine(&who, request).await.map(|mut request| {
        request.extensions_mut().insert(who);
        request
    });
    (seen, admitted)
}

/// The page to come back to after signing in: never the address of an act or of a part of a page.
fn page_of(headers: &HeaderMap, htmx: bool, reads: bool, here: &str) -> String {
    if reads && !htmx {
        return here.to_owned();
    }
    let shown = headers.get("hx-current-url").and_then(|it| url::Url::parse(it.to_str().ok()?).ok());
    shown.map_or_else(|| "/".to_owned(), |it| it[url::Position::BeforePath..url::Position::AfterQuery].to_owned())
}

/// What the frame beneath refuses with a line of English, such as an id that is none, as an error of ours.
fn understood(response: Response, reads: bool) -> Response {
    let plain = response.headers().get(header::CONTENT_TYPE).is_some_and(|it| it.as_bytes().starts_with(b"text/plain"));
    if !plain || !response.status().is_client_error() || response.extensions().get::<Failed>().is_some() {
        return response;
    }
    if reads { Error::NotFound("page") } else { Error::invalid("base-form-unreadable") }.into_response()
}

/// To the sign-in page, or to the first start while nobody works here yet.
async fn to_the_door(app: &App, htmx: bool, here: &str) -> Response {
    let someone = app.db.read(team::anyone).await.unwrap_or(true);
    let next = url::form_urlencoded::byte_serialize(here.as_bytes()).collect::<String>();
    let to = match (someone, here) {
        (false, _) => "/start".to_owned(),
        (true, "/") => "/sign-in".to_owned(),
        (true, _) => format!("/sign-in?next={next}"),
    };
    if htmx { (StatusCode::UNAUTHORIZED, [("hx-redirect", to)]).into_response() } else { respond::go(&to) }
}

/// Whether the request comes from a page of ours, as far as the browser says.
fn same_origin(headers: &HeaderMap, method: &Method) -> bool {
    if matches!(*method, Method::GET | Method::HEAD) {
        return true;
    }
    let text = |name: header::HeaderName| headers.get(name).and_then(|it| it.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site").and_then(|it| it.to_str().ok()) {
        return matches!(site, "same-origin" | "none");
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, it)| it == host),
        // No browser of today leaves both away; a program has no cookies to steal.
        _ => true,
    }
}

/// An act must carry the secret of the session, in a header or in the form.
async fn genuine(who: &Who, request: Request) -> Result<Request> {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(request);
    }
    let stale = || Error::Forbidden(Say::new("base-stale-form"));
    if !same_origin(request.headers(), request.method()) {
        return Err(Error::Forbidden(Say::new("base-other-site")));
    }
    let secret = &who.session().csrf;
    if let Some(it) = request.headers().get("x-csrf-token") {
        return if csrf::is(secret, it.as_bytes()) { Ok(request) } else { Err(stale()) };
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        return opened_by(secret, request).await;
    }
    let (parts, body) = request.into_parts();
    let body: Bytes = to_bytes(body, FORM_LIMIT).await.map_err(|_| Error::invalid("base-form-too-large"))?;
    let sent = url::form_urlencoded::parse(&body).find(|(name, _)| name == "csrf").map(|(_, it)| it.into_owned());
    if !sent.is_some_and(|it| csrf::is(secret, it.as_bytes())) {
        return Err(stale());
    }
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// A form with files must begin with the secret, as browsers send
/// it, before any handler sees it: so no handler can forget to look.
async fn opened_by(secret: &str, request: Request) -> Result<Request> {
    let kind = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    let boundary = std::str::from_utf8(kind).ok().and_then(|it| it.split_once("boundary=")).map_or("", |(_, it)| it);
    let boundary = boundary.trim_matches('"');
    let head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n");
    let tail = format!("\r\n--{boundary}");
    let (secret_at, tail_at) = (head.len(), head.len() + csrf::length(secret));
    let length = tail_at + tail.len();
    let (parts, body) = request.into_parts();
    let mut pieces = body.into_data_stream();
    let mut begun = Vec::new();
    while begun.len() < length {
        let Some(Ok(piece)) = pieces.next().await else { break };
        begun.extend_from_slice(&piece);
    }
    let fits = begun.len() >= length
        && begun[..secret_at].eq_ignore_ascii_case(head.as_bytes())
        && begun[tail_at..length] == *tail.as_bytes()
        && csrf::is(secret, &begun[secret_at..tail_at]);
    if !fits {
        return Err(Error::Forbidden(Say::new("base-stale-form")));
    }
    let body = Body::from_stream(stream::iter([Ok(Bytes::from(begun))]).chain(pieces));
    Ok(Request::from_parts(parts, body))
}

#[derive(Template)]
#[template(path = "web/error.html")]
struct ErrorPage<'a> {
    shell: Shell,
    title: String,
    text: String,
    back: &'a str,
}

#[derive(Template)]
#[template(path = "web/error_plain.html")]
struct PlainErrorPage {
    shell: Shell,
    title: String,
    text: String,
}

#[derive(Template)]
#[template(path = "web/error_part.html")]
struct ErrorPart {
    text: String,
}

fn failed(app: &App, who: Option<&Who>, lang: tongue::Lang, htmx: bool, here: &str, error: &Error) -> Response {
    if let Error::Internal(cause) = error {
        tracing::error!(path = here.split('?').next(), error = format!("{cause:#}"), "a request failed");
    }
    let shell = who.map_or_else(|| stranger_shell(app, lang, None, String::new()), |it| it.shell(""));
    let text = match error {
        Error::Invalid(say) | Error::Conflict(say) | Error::Forbidden(say) | Error::Busy(say) => shell.say(say),
        Error::NotFound(_) => shell.t("base-not-found"),
        Error::SignedOut => shell.t("base-signed-out"),
        Error::Internal(_) => shell.t("base-internal"),
    };
    let title = shell.t(match error {
        Error::NotFound(_) => "base-not-found-title",
        Error::Forbidden(_) => "base-forbidden-title",
        _ => "base-failed-title",
    });
    let html = if htmx {
        ErrorPart { text }.render()
    } else if who.is_some() {
        ErrorPage { shell, title, text, back: "/" }.render().map(|it| with_icons(&it, &[]))
    } else {
        PlainErrorPage { shell, title, text }.render().map(|it| with_icons(&it, &[]))
    };
    let mut response = (error.status(), Html(html.unwrap_or_default())).into_response();
    if matches!(error, Error::Busy(_)) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    response
}

/// What every answer says.
static ALWAYS: [(HeaderName, HeaderValue); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
];

/// What every answer says that may be looked at as a document.
static OF_DOCUMENTS: [(HeaderName, HeaderValue); 3] = [
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
    ),
];

/// What a page may load and where it may be shown.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let policy = format!(
        "default-src 'none'; script-src 'self' {}; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         frame-src 'self'; \
         form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'",
        super::assets::theme_hash()
    );
    HeaderValue::from_maybe_shared(policy.into_bytes()).expect("plain text")
});

fn protect(app: &App, headers: &mut HeaderMap) {
    let stream = headers.get(header::CONTENT_TYPE).is_some_and(|it| it == "text/event-stream");
    let mut set = |all: &[(HeaderName, HeaderValue)]| {
        for (name, value) in all {
            headers.entry(name).or_insert_with(|| value.clone());
        }
    };
    set(&ALWAYS);
    // A stream is no document that these could bind, and every open page would hold them for as long as it is open.
    if !stream {
        set(&OF_DOCUMENTS);
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| POLICY.clone());
    }
    if app.config.https {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static("max-age=31536000"));
        keep_to_https(headers);
    }
}

/// Lets no cookie travel over plain HTTP, whoever set it.
fn keep_to_https(headers: &mut HeaderMap) {
    let cookies: Vec<_> = headers.get_all(header::SET_COOKIE).iter().map(|it| it.as_bytes().to_vec()).collect();
    headers.remove(header::SET_COOKIE);
    for it in cookies {
        let secure = HeaderValue::from_maybe_shared(Bytes::from([&it[..], b"; Secure"].concat()));
        headers.append(header::SET_COOKIE, secure.expect("it was a header before"));
    }
}
