//! Who gets in, and what everyone else is told.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value as Json, json};

use super::{Program, problem, someone, token};
use crate::api::endpoint::BODY_LIMIT;
use crate::base::Actor;
use crate::both_engines;
use crate::team::{self, NewApiToken, Scope};
use crate::testing::TestApp;
use crate::web::Needs;
use crate::wiring;

async fn ask(app: &TestApp, authorization: Option<&str>) -> (u16, String, String) {
    let mut request = Request::get("/api/customers");
    if let Some(it) = authorization {
        request = request.header("authorization", it);
    }
    problem(&app.signed_out().send(request, Body::empty()).await)
}

both_engines! {
    async fn only_a_good_token_opens_the_door(app: TestApp) {
        for wrong in [None, Some("Bearer"), Some("Bearer "), Some("Bearer ind_unknown"), Some("Basic aW5kXw=="), Some("ind_x")] {
            let (status, kind, _) = ask(&app, wrong).await;
            assert_eq!((status, kind.as_str()), (401, "unauthorized"), "{wrong:?}");
        }
        let secret = token(&app, &[Scope::CustomersRead]).await;
        let bearer = format!("Bearer {}", secret.0);
        let good = Request::get("/api/customers").header("authorization", &bearer);
        assert_eq!(app.signed_out().send(good, Body::empty()).await.status, 200);
        let kept = secret.clone();
        let (id, shown, used) = app.test.db.read(move |db| {
            let it = team::find_api_token(db, &kept)?.expect("the token");
            Ok((it.id, it.shown, it.used_at))
        }).await.unwrap();
        assert_eq!(used, Some(app.app.clock().now()));
        assert!(secret.0.starts_with(shown.trim_end_matches('…')) && shown.chars().count() == 9, "{shown}");
        app.test.db.write(Actor::SYSTEM, move |tx| team::end_api_token(tx, id).map(drop)).await.unwrap();
        assert_eq!(ask(&app, Some(&bearer)).await.0, 401);
        app.test.db.write(Actor::SYSTEM, move |tx| team::return_api_token(tx, id).map(drop)).await.unwrap();
        let good = Request::get("/api/customers").header("authorization", &bearer);
        assert_eq!(app.signed_out().send(good, Body::empty()).await.status, 200);
    }

    async fn a_token_ends_by_itself(app: TestApp) {
        let secret = team::api_secret(&app.app.chance);
        let (kept, ends) = (secret.clone(), app.app.clock().now() + Duration::from_secs(60));
        app.test.db.write(Actor::SYSTEM, move |tx| {
            let by = someone(tx)?;
            let new = NewApiToken { name: "Short", scopes: &[Scope::CustomersRead], expires_at: Some(ends) };
            team::make_api_token(tx, by, &kept, &new)
        }).await.unwrap();
        let good = Request::get("/api/customers").header("authorization", format!("Bearer {}", secret.0));
        assert_eq!(app.signed_out().send(good, Body::empty()).await.status, 200);
        app.test.pass(Duration::from_secs(60));
        assert_eq!(ask(&app, Some(&format!("Bearer {}", secret.0))).await.0, 401);
    }

    async fn no_operation_works_without_its_scope(app: TestApp) {
        let routes = wiring::routes();
        let mut swept = 0;
        let all = Program::new(&app).await;
        for route in routes.table() {
            let Needs::Token(scope) = route.needs else { continue };
            let path = route.path.replace("{id}", "1").replace("{identity}", "2");
            // Everything but this one scope.
            let others: Vec<Scope> = Scope::ALL.into_iter().filter(|it| *it != scope).collect();
            let poor = Program { app: &app, secret: token(&app, Box::leak(others.into_boxed_slice())).await.0 };
            let answer = poor.ask(route.method.as_str(), &path, None, Some(&json!({}))).await;
            let (status, kind, detail) = problem(&answer);
            assert_eq!((status, kind.as_str()), (403, "forbidden"), "{} {}", route.method, route.path);
            assert!(detail.contains(scope.code()), "{detail}");
            let let_in = all.ask(route.method.as_str(), &path, None, Some(&json!({}))).await;
            assert!(![401, 403].contains(&let_in.status.as_u16()), "{} {}", route.method, route.path);
            let cookie = Request::builder().method(route.method.clone()).uri(&path);
            assert_eq!(app.owner().send(cookie, Body::empty()).await.status, 401, "a session is no token");
            swept += 1;
        }
        assert!(swept >= 19, "the sweep walks the operations, not {swept}");
    }

    async fn what_programs_get_wrong_is_told_as_a_problem(app: TestApp) {
        let program = Program::new(&app).await;
        let told = |it: (u16, String, String)| (it.0, it.1);
        let is = |status: u16, kind: &str| (status, kind.to_owned());
        assert_eq!(told(program.refused("GET", "/api/nothing", None).await), is(404, "not-found"));
        assert_eq!(told(program.refused("GET", "/api/customers/1", None).await), is(404, "not-found"));
        assert_eq!(told(program.refused("GET", "/api/customers/iiii", None).await), is(404, "not-found"));
        assert_eq!(told(program.refused("DELETE", "/api/customers", None).await), is(405, "method-not-allowed"));
        let allowed = program.ask("PUT", "/api/customers", None, None).await;
        assert_eq!(allowed.headers["allow"], "GET, POST");
        let send = async |kind: &str, body: &str| {
            let request = Request::post("/api/customers").header("authorization", format!("Bearer {}", program.secret));
            let request = request.header("content-type", kind);
            problem(&app.signed_out().send(request, Body::from(body.to_owned())).await)
        };
        assert_eq!(told(send("application/json", "{").await), is(400, "malformed"));
        assert_eq!(told(send("text/plain", "{}").await), is(415, "unsupported-media-type"));
        assert_eq!(told(send("application/json", &" ".repeat(BODY_LIMIT + 1)).await), is(413, "too-large"));
        let (_, kind, place) = send("application/json; charset=utf-8", r#"{"identities":[{"kind":"email"}]}"#).await;
        assert_eq!((kind.as_str(), place.as_str()), ("invalid", "/identities/0"));
        for (query, place) in [("limit=0", "?limit"), ("limit=201", "?limit"), ("limit=x", "?limit"), ("after=x", "?after"), ("colour=red", "?colour")] {
            let (status, _, at) = program.refused("GET", &format!("/api/customers?{query}"), None).await;
            assert_eq!(status, 422, "{query}");
            assert!(at == place || at == "?", "{query}: {at}");
        }
        let unauthorized = app.signed_out().send(Request::get("/api/orders"), Body::empty()).await;
        assert_eq!(unauthorized.headers["www-authenticate"], "Bearer");
        assert!(!unauthorized.headers.contains_key("set-cookie"));
    }

    async fn who_asks_too_often_is_told_when_to_come_back(app: TestApp) {
        let program = Program::with(&app, &[Scope::OrdersRead]).await;
        let mut answered = 0;
        let refused = loop {
            let answer = program.ask("GET", "/api/storefronts", None, None).await;
            if answer.status != 200 {
                break answer;
            }
            answered += 1;
        };
        assert_eq!((answered, refused.status.as_u16()), (200, 429));
        assert_eq!(problem(&refused).1, "too-many-requests");
        assert_eq!(refused.headers["retry-after"], "1");
        let other = Program::with(&app, &[Scope::OrdersRead]).await;
        assert_eq!(other.ask("GET", "/api/storefronts", None, None).await.status, 200);
        app.test.pass(Duration::from_secs(1));
        assert_eq!(program.ask("GET", "/api/storefronts", None, None).await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_is_described_and_every_description_is_one() {
    let app = TestApp::sqlite();
    let answer = app.signed_out().get("/api/openapi.json").await;
    let document: Json = serde_json::from_str(&answer.text).expect("the description is JSON");
    assert_eq!(document["openapi"], "3.1.0");
    let routes = wiring::routes();
    let of_table: std::collections::BTreeSet<(String, String, String)> = routes
        .table()
        .iter()
        .filter_map(|it| match it.needs {
            Needs::Token(scope) => {
                Some((it.method.as_str().to_lowercase(), it.path.to_owned(), scope.code().to_owned()))
            }
            _ => None,
        })
        .collect();
    let mut described = std::collections::BTreeSet::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, it) in methods.as_object().expect("methods") {
            let scope = it["security"][0]["token"][0].as_str().expect("a scope").to_owned();
            described.insert((method.clone(), path.clone(), scope));
            assert!(it["operationId"].is_string() && it["summary"].is_string(), "{method} {path}");
        }
    }
    assert_eq!(described, of_table);
    // What is referred to is there.
    for (at, _) in answer.text.match_indices("\"#/") {
        let pointer = answer.text[at + 2..].split('"').next().expect("the end of a text");
        assert!(document.pointer(pointer).is_some(), "nothing at {pointer}");
    }
}
