//! One line for each operation: where it is, what it needs and what it does; what
//! the description says of it follows from its types. So neither can be without
//! the other.

use axum::body::{Bytes, to_bytes};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use utoipa::{IntoParams, ToSchema};

use super::answers::{self, Asking, Kept};
use super::document::Document;
use crate::app::App;
use crate::base::{Conn, Result, Tx};
use crate::team::Scope;
use crate::web::{Bearer, Problem, Routes};

/// The most bytes of a body.
pub const BODY_LIMIT: usize = 1 << 20;

/// What people read of an operation.
#[derive(Clone, Copy)]
pub struct About {
    /// Its name for programs, never changed once released.
    pub id: &'static str,
    /// The section it stands in.
    pub section: &'static str,
    /// In a few words.
    pub summary: &'static str,
    /// In full.
    pub text: &'static str,
}

/// What operations may use beside the database.
pub struct Asked {
    /// This program.
    pub app: App,
}

/// What a write came to.
pub struct Done<T> {
    /// Whether something is there now that was not.
    pub made: bool,
    /// The answer.
    pub body: T,
}

impl<T> Done<T> {
    /// Something is there now that was not.
    pub fn made(body: T) -> Done<T> {
        Done { made: true, body }
    }

    /// Something is otherwise now.
    pub fn changed(body: T) -> Done<T> {
        Done { made: false, body }
    }
}

/// Looks something up: path, query.
pub type Read<P, Q, T> = fn(&Asked, &mut Conn<'_>, &P, &Q) -> Result<T>;
/// Does one unit of work: path, body.
pub type Write<P, B, T> = fn(&Asked, &mut Tx<'_>, &P, &B) -> Result<Done<T>>;

/// No parameters beside those in the path.
#[derive(serde::Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct NoQuery {}

/// No body, or an empty object.
#[derive(Clone, Default, serde::Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoBody {}

/// The operations of the API, with their description.
#[derive(Default)]
pub struct Endpoints {
    /// Where they are.
    pub routes: Routes,
    /// What is said of them.
    pub document: Document,
}

impl Endpoints {
    /// An operation that changes nothing.
    pub fn read<P, Q, T>(mut self, path: &'static str, scope: Scope, about: About, f: Read<P, Q, T>) -> Endpoints
    where
        P: DeserializeOwned + Send + Sync + 'static,
        Q: DeserializeOwned + IntoParams + Send + Sync + 'static,
        T: Serialize + ToSchema + Send + 'static,
    {
        self.document.read::<Q, T>(path, scope, about);
        let handler = move |State(app): State<App>, path: Result<Path<P>, PathRejection>, uri: Uri| async move {
            let asked = Asked { app: app.clone() };
            let (path, query) = match (ids(path), query::<Q>(&uri)) {
                (Ok(path), Ok(query)) => (path, query),
                (Err(problem), _) | (_, Err(problem)) => return problem.into_response(),
            };
            match app.db.read(move |db| f(&asked, db, &path, &query)).await {
                Ok(body) => json(StatusCode::OK, serde_json::to_vec(&body).unwrap_or_default()),
                Err(error) => error.into_response(),
            }
        };
        self.routes = self.routes.api(Method::GET, path, scope, handler);
        self
    }

    /// An operation that acts, in one unit of work with the answer that is kept for its Idempotency-Key.
    pub fn write<P, B, T>(
        mut self,
        method: Method,
        path: &'static str,
        scope: Scope,
        about: About,
        f: Write<P, B, T>,
    ) -> Endpoints
    where
        P: DeserializeOwned + Clone + Send + Sync + 'static,
        B: DeserializeOwned + ToSchema + Clone + Send + Sync + 'static,
        T: Serialize + ToSchema + Send + 'static,
    {
        self.document.write::<B, T>(&method, path, scope, about);
        let handler = move |State(app): State<App>,
                            bearer: Bearer,
                            path: Result<Path<P>, PathRejection>,
                            request: Request| async move {
            match acted(app, bearer, path, request, f).await {
                Ok(response) => response,
                Err(problem) => problem.into_response(),
            }
        };
        self.routes = self.routes.api(method, path, scope, handler);
        self
    }

    /// With those of another section.
    pub fn with(self, section: fn(Endpoints) -> Endpoints) -> Endpoints {
        section(self)
    }
}

async fn acted<P, B, T>(
    app: App,
    bearer: Bearer,
    path: Result<Path<P>, PathRejection>,
    request: Request,
    f: Write<P, B, T>,
) -> Result<Response, Problem>
where
    P: DeserializeOwned + Clone + Send + Sync + 'static,
    B: DeserializeOwned + Clone + Send + Sync + 'static,
    T: Serialize + Send + 'static,
{
    let path = ids(path)?;
    let key = idempotency_key(request.headers())?;
    let (method, uri) = (request.method().clone(), request.uri().clone());
    if uri.query().is_some_and(|it| !it.is_empty()) {
        return Err(Problem::new("invalid", "This operation takes no parameters behind a question mark."));
    }
    let headers = request.headers().clone();
    let bytes = to_bytes(request.into_body(), BODY_LIMIT).await.map_err(|_| too_large())?;
    let body: B = parse(&headers, &bytes)?;
    let asking = key.map(|key| Asking::new(bearer.token.id, key, &method, uri.path(), &bytes));
    let (actor, asked) = (bearer.actor(), Asked { app: app.clone() });
    let kept = app
        .db
        .write(actor, move |tx| {
            answers::once(tx, asking.as_ref(), |tx| {
                let done = f(&asked, tx, &path, &body)?;
                Ok((if done.made { 201 } else { 200 }, serde_json::to_string(&done.body)?))
            })
        })
        .await;
    match kept {
        Ok(Kept::Fresh { status, body }) => Ok(json(known(status), body.into_bytes())),
        Ok(Kept::Again { status, body: Some(body) }) => {
            let mut response = json(known(status), body.into_bytes());
            response.headers_mut().insert("idempotent-replay", HeaderValue::from_static("true"));
            Ok(response)
        }
        Ok(Kept::Again { body: None, .. }) => {
            Err(Problem::new("conflict", "This was done already; its answer told of a person who was erased since."))
        }
        Ok(Kept::Other) => Err(Problem::new("key-reused", "This Idempotency-Key came with another request before.")),
        Err(error) => Ok(error.into_response()),
    }
}

fn known(status: i64) -> StatusCode {
    if status == 201 { StatusCode::CREATED } else { StatusCode::OK }
}

fn json(status: StatusCode, body: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn too_large() -> Problem {
    Problem::new("too-large", format!("The body may have up to {BODY_LIMIT} bytes."))
}

/// What is no id names nothing.
fn ids<P>(path: Result<Path<P>, PathRejection>) -> Result<P, Problem> {
    path.map(|Path(it)| it).map_err(|_| Problem::new("not-found", "There is nothing with this id."))
}

fn query<Q: DeserializeOwned>(uri: &Uri) -> Result<Q, Problem> {
    if uri.query().is_some_and(|it| it.contains("%00")) {
        return Err(Problem::at("?", "The character U+0000 is in no value."));
    }
    Query::try_from_uri(uri).map(|Query(it)| it).map_err(|error| {
        let text = error.body_text();
        let told = text.split_once(": ").map_or(text.as_str(), |(_, it)| it);
        let plain = |it: &str| it.chars().all(|it| it.is_ascii_alphanumeric() || it == '_');
        match told.split_once(": ").filter(|(name, _)| plain(name)) {
            Some((name, why)) => Problem::at(format!("?{name}"), why),
            None => Problem::at("?", told),
        }
    })
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let text = value.to_str().ok().filter(|it| (1..=255).contains(&it.len()));
    let text = text.filter(|it| it.bytes().all(|it| it.is_ascii_graphic() || it == b' '));
    match text {
        Some(it) => Ok(Some(it.to_owned())),
        None => Err(Problem::new("invalid", "An Idempotency-Key has 1 to 255 plain ASCII characters.")),
    }
}

fn parse<B: DeserializeOwned>(headers: &HeaderMap, bytes: &Bytes) -> Result<B, Problem> {
    if bytes.is_empty() && std::any::type_name::<B>() == std::any::type_name::<NoBody>() {
        return read_json(b"{}");
    }
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let media = kind.split(';').next().unwrap_or_default().trim();
    if !media.eq_ignore_ascii_case("application/json") {
        return Err(Problem::new("unsupported-media-type", "Send the body as Content-Type: application/json."));
    }
    read_json(bytes)
}

/// Reads JSON strictly: what is unknown or of the wrong kind is named by its place.
pub fn read_json<B: DeserializeOwned>(bytes: &[u8]) -> Result<B, Problem> {
    let value: Json = serde_json::from_slice(bytes).map_err(|it| Problem::new("malformed", it.to_string()))?;
    if let Some(pointer) = nul(&value, &mut String::new()) {
        return Err(Problem::at(pointer, "The character U+0000 cannot be kept."));
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let pointer: String = error.path().iter().map(|it| format!("/{}", escaped(&it.to_string()))).collect();
        Problem::at(pointer.replace("/[", "/").replace(']', ""), error.inner().to_string())
    })
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Where a text has a character that no database keeps.
fn nul(value: &Json, at: &mut String) -> Option<String> {
    let bad = |text: &str| text.contains('\0');
    match value {
        Json::String(text) => bad(text).then(|| at.clone()),
        Json::Array(items) => items.iter().enumerate().find_map(|(n, it)| nul_below(it, at, &n.to_string())),
        Json::Object(fields) => fields
            .iter()
            .find_map(|(name, it)| if bad(name) { Some(at.clone()) } else { nul_below(it, at, &escaped(name)) }),
        _ => None,
    }
}

fn nul_below(value: &Json, at: &mut String, name: &str) -> Option<String> {
    let length = at.len();
    at.push('/');
    at.push_str(name);
    let found = nul(value, at);
    at.truncate(length);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Lines {
        #[expect(dead_code, reason = "only its places are looked at")]
        lines: Vec<Line>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Line {
        #[expect(dead_code, reason = "only its places are looked at")]
        quantity: i64,
    }

    #[test]
    fn a_fault_is_named_by_its_place() {
        let place = |text: &str| read_json::<Lines>(text.as_bytes()).unwrap_err().errors[0].pointer.clone();
        assert_eq!(place(r#"{"lines":[{"quantity":1},{"quantity":"two"}]}"#), "/lines/1/quantity");
        assert_eq!(place(r#"{"lines":[{"quantity":1,"colour":"red"}]}"#), "/lines/0/colour");
        assert_eq!(place(r#"{"lines":[{"quantity":1}],"a/b":1}"#), "/a~1b");
        assert_eq!(place(r#"{"lines":[{"quantity":1,"x":"a\u0000b"}]}"#), "/lines/0/x");
        assert_eq!(place("{}"), "");
        for broken in ["", "{", "\u{feff}{}", "nul", "[1,]"] {
            assert_eq!(read_json::<Lines>(broken.as_bytes()).unwrap_err().kind, "malformed", "{broken}");
        }
        let deep = "[".repeat(10_000);
        assert_eq!(read_json::<Lines>(deep.as_bytes()).unwrap_err().kind, "malformed");
        assert_eq!(read_json::<Lines>(b"{\"a\":\"\xff\"}").unwrap_err().kind, "malformed");
    }
}
