//! Stories of the API, told as a program would live them.

mod customers;
mod doors;
mod events;
mod messages;
mod once;
mod orders;
mod pages;
mod paging;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value as Json, json};

use crate::base::{Actor, Result, Tx};
use crate::catalog;
use crate::team::{self, NewApiToken, Role, Scope, Token};
use crate::testing::{Answer, TestApp};

/// A program with a token.
pub struct Program<'a> {
    app: &'a TestApp,
    secret: String,
}

/// A token with these scopes.
pub async fn token(app: &TestApp, scopes: &'static [Scope]) -> Token {
    let secret = team::api_secret(&app.app.chance);
    let kept = secret.clone();
    let made = app.test.db.write(Actor::SYSTEM, move |tx| {
        let by = someone(tx)?;
        team::make_api_token(tx, by, &kept, &NewApiToken { name: "Till", scopes, expires_at: None })
    });
    made.await.expect("a token is made");
    secret
}

fn someone(tx: &mut Tx<'_>) -> Result<crate::base::Id<team::Staff>> {
    let all = team::all_staff(tx)?;
    Ok(all.into_iter().find(|it| it.role == Role::Owner).expect("someone works here").id)
}

impl Program<'_> {
    /// With these scopes.
    pub async fn with<'a>(app: &'a TestApp, scopes: &'static [Scope]) -> Program<'a> {
        Program { app, secret: token(app, scopes).await.0 }
    }

    /// With all scopes.
    pub async fn new(app: &TestApp) -> Program<'_> {
        Program::with(app, &Scope::ALL).await
    }

    /// Any request.
    pub async fn ask(&self, method: &str, path: &str, key: Option<&str>, body: Option<&Json>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        request = request.header("authorization", format!("Bearer {}", self.secret));
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let body = match body {
            Some(it) => {
                request = request.header("content-type", "application/json");
                Body::from(it.to_string())
            }
            None => Body::empty(),
        };
        self.app.signed_out().send(request, body).await
    }

    /// Looks something up that is there.
    pub async fn get(&self, path: &str) -> Json {
        let answer = self.ask("GET", path, None, None).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        serde_json::from_str(&answer.text).expect("JSON")
    }

    /// Does something that can be done.
    pub async fn post(&self, path: &str, body: &Json) -> Json {
        let answer = self.ask("POST", path, None, Some(body)).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.text);
        serde_json::from_str(&answer.text).expect("JSON")
    }

    /// Does something that is refused: status, kind, detail, and the first place.
    pub async fn refused(&self, method: &str, path: &str, body: Option<&Json>) -> (u16, String, String) {
        problem(&self.ask(method, path, None, body).await)
    }

    /// Writes a customer down by their email; gives the id.
    pub async fn customer(&self, email: &str) -> String {
        let it = self.post("/api/customers", &json!({ "identities": [{ "kind": "email", "value": email }] })).await;
        it["id"].as_str().expect("an id").to_owned()
    }
}

/// What a problem says: status, the end of its type, and the first place or else the detail.
pub fn problem(answer: &Answer) -> (u16, String, String) {
    assert_eq!(answer.headers["content-type"], "application/problem+json", "{}", answer.text);
    let it: Json = serde_json::from_str(&answer.text).expect("a problem is JSON");
    assert_eq!(it["status"], answer.status.as_u16());
    let kind = it["type"].as_str().and_then(|it| it.split_once("#problem-")).expect("an address").1.to_owned();
    let place = it["errors"][0]["pointer"].as_str().or(it["detail"].as_str()).expect("words").to_owned();
    (answer.status.as_u16(), kind, place)
}

/// A storefront that sells.
pub async fn storefront(app: &TestApp) {
    let made = app.test.db.write(Actor::SYSTEM, |tx| {
        catalog::ensure_storefront(tx, "main", "Jebena & Kin", "ZAR".parse().expect("a currency"))
    });
    made.await.expect("a storefront is made");
}
