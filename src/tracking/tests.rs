//! Stories of what visitors do, on both engines, through the doors that SDKs use.

mod doors;
mod people;
mod shopping;

use std::io::Write;

use axum::body::Body;
use axum::http::Request;
use data_encoding::BASE64;
use serde_json::{Value as Json, json};

use super::{KeyKind, NewKey, add_key, new_secret};
use crate::base::{Actor, Id, Timestamp};
use crate::customers::{self, Customer};
use crate::testing::{Answer, NOON, TestApp};

/// Makes a key; gives what is sent.
async fn key(app: &TestApp, kind: KeyKind) -> String {
    key_with(app, kind, |_| {}).await
}

async fn key_with(app: &TestApp, kind: KeyKind, change: impl FnOnce(&mut NewKey)) -> String {
    let mut new = NewKey {
        name: "Shop".into(),
        storefront: None,
        kind,
        origins: Vec::new(),
        ask_first: false,
        takes_orders: true,
    };
    change(&mut new);
    let secret = new_secret(&app.app.chance, kind);
    let kept = secret.clone();
    app.test.db.write(Actor::SYSTEM, move |tx| add_key(tx, &new, &kept)).await.expect("a key is made");
    app.app.tracking.keys_changed();
    secret
}

fn basic(key: &str) -> String {
    format!("Basic {}", BASE64.encode(format!("{key}:").as_bytes()))
}

/// Sends bytes with headers, as a stranger.
async fn send(app: &TestApp, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
    let mut request =
        Request::post(path).header("content-type", "application/json").header("content-length", body.len());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    app.signed_out().send(request, Body::from(body)).await
}

/// Sends JSON with a key.
async fn tell(app: &TestApp, key: &str, path: &str, body: &Json) -> Answer {
    send(app, path, &[("authorization", &basic(key))], body.to_string().into_bytes()).await
}

/// Sends a batch, which must be taken.
async fn batch(app: &TestApp, key: &str, messages: Json) {
    let answer = tell(app, key, "/v1/batch", &json!({ "batch": messages })).await;
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (200, r#"{"success":true}"#));
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("memory takes all");
    packer.finish().expect("memory takes all")
}

/// The instant so many seconds before now, as programs write it.
fn ago(seconds: i64) -> String {
    Timestamp(NOON.0 - seconds * 1_000).to_string()
}

/// Who an identity counts as.
async fn person(app: &TestApp, kind: &'static str, value: &'static str) -> Id<Customer> {
    let found = app.test.db.read(move |db| {
        db.all(
            "SELECT DISTINCT c.root_id FROM identities i JOIN customers c ON c.id = i.customer_id
              WHERE i.kind = $1 AND i.value = $2",
            &[&kind, &value],
            |row| row.get(0),
        )
    });
    let found: Vec<Id<Customer>> = found.await.expect("identities");
    assert_eq!(found.len(), 1, "{kind} {value} is one person's");
    found[0]
}

/// How many people there are.
async fn people(app: &TestApp) -> usize {
    app.test
        .db
        .read(|db| db.one("SELECT COUNT(*) FROM customers WHERE merged = 0", &[], |row| row.get(0)))
        .await
        .expect("a count")
}

/// The kinds of events in the history of a person, by time, without those of merges.
async fn story(app: &TestApp, who: Id<Customer>) -> Vec<String> {
    app.test
        .db
        .read(move |db| {
            let rows = customers::members(db, who)?;
            let page = customers::timeline::page(db, &rows, customers::timeline::Part::Everything, None, 1_000)?;
            let kinds = page.page.rows.into_iter().rev().map(|it| it.kind);
            Ok(kinds.filter(|it| !it.starts_with("customer.merged")).collect())
        })
        .await
        .expect("a history")
}
