//! Stories of webhooks, with a receiver of their own.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value as Json, json};

use super::deliver::SEALED_FOR;
use super::sign::{Secret, signature};
use super::store;
use crate::base::{Actor, Event, Id, Timestamp, Tx};
use crate::both_engines;
use crate::config::Config;
use crate::customers::{self, Arrival, NewConsent, Seen};
use crate::testing::{TestApp, TestDb};
use crate::wiring;

/// What came in: path, headers, body.
type Received = Arc<Mutex<Vec<(String, HeaderMap, String)>>>;

/// A program that is told; how it answers depends on where it is told.
struct Receiver {
    base: String,
    received: Received,
}

impl Receiver {
    async fn new() -> Receiver {
        let received = Received::default();
        let router = axum::Router::new().route("/{how}", post(answer).get(answer)).with_state(received.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Receiver { base, received }
    }

    fn got(&self) -> Vec<(String, HeaderMap, String)> {
        self.received.lock().expect("nobody panics with it").clone()
    }

    fn bodies(&self) -> Vec<Json> {
        self.got().iter().map(|it| serde_json::from_str(&it.2).expect("JSON")).collect()
    }
}

async fn answer(
    State(received): State<Received>,
    Path(how): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let text = String::from_utf8(body.to_vec()).expect("text");
    let before = {
        let mut all = received.lock().expect("nobody panics with it");
        all.push((how.clone(), headers, text));
        all.len() - 1
    };
    match how.as_str() {
        "later" if before == 0 => (StatusCode::INTERNAL_SERVER_ERROR, "not yet").into_response(),
        "broken" => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        "gone" => StatusCode::GONE.into_response(),
        "inside" => {
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, "http://169.254.169.254/latest")]).into_response()
        }
        "moved" => (StatusCode::FOUND, [(header::LOCATION, "/ok")]).into_response(),
        "flood" => "x".repeat(1 << 20).into_response(),
        "hang" => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            StatusCode::OK.into_response()
        }
        _ => "thank you".into_response(),
    }
}

/// A program that may call the machine it runs on.
struct Near(TestApp);

impl Near {
    fn over(test: TestDb) -> Near {
        Near(TestApp::over_with(test, |it| Config { private_networks: true, ..it }))
    }

    fn sqlite() -> Near {
        Near::over(TestDb::sqlite())
    }

    fn postgres() -> Option<Near> {
        TestDb::postgres().map(Near::over)
    }
}

/// Adds a webhook as an owner does; gives its address in the console, and its secret.
async fn hook(app: &TestApp, url: &str, kinds: &[&str]) -> (String, String) {
    let mut fields = vec![("url", url), ("description", "Till")];
    fields.extend(kinds.iter().map(|it| ("kind", *it)));
    let made = app.post("/settings/webhooks", &fields).await;
    assert_eq!(made.status, 200, "{}", made.text);
    (place(&made.text), told(&made.text))
}

fn told(text: &str) -> String {
    text.split("id=\"told\">").nth(1).and_then(|it| it.split('<').next()).expect("the secret").to_owned()
}

fn place(text: &str) -> String {
    let at = text.split("href=\"/settings/webhooks/").nth(1).and_then(|it| it.split('"').next()).expect("an address");
    format!("/settings/webhooks/{at}")
}

fn key(secret: &str) -> Secret {
    let text = secret.strip_prefix("whsec_").expect("it begins as all do");
    Secret(data_encoding::BASE64.decode(text.as_bytes()).expect("base64"))
}

/// Someone who said no to news; gives who.
fn say_no(tx: &mut Tx<'_>, email: &str) -> crate::base::Result<Id<customers::Customer>> {
    let seen = [Seen { kind: "email", scope: "", value: email, verified: false }];
    let it = customers::resolve(tx, &Arrival { identities: &seen, at: tx.now, source: "shop:main", hints: &[] })?;
    customers::record_consent(
        tx,
        &NewConsent {
            customer: it.customer,
            identity: None,
            purpose: "marketing",
            channel: "email",
            state: customers::State::Withdrawn,
            source: "shop:main",
            wording: "",
            evidence: None,
            at: tx.now,
        },
    )?;
    Ok(it.customer)
}

async fn someone_says_no(app: &TestApp) -> Id<customers::Customer> {
    app.test.db.write(Actor::SYSTEM, |tx| say_no(tx, "thandi@example.com")).await.expect("it is recorded")
}

both_engines! {
    async fn what_happens_is_told_once_signed_and_to_whom_it_concerns(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        let (_, secret) = hook(app, &format!("{}/ok", there.base), &["consent.withdrawn"]).await;
        hook(app, &format!("{}/orders", there.base), &["order.placed"]).await;
        let customer = someone_says_no(app).await;
        app.run_jobs().await;
        app.run_jobs().await;
        let got = there.got();
        assert_eq!(got.len(), 1, "{got:?}");
        let (_, headers, body) = &got[0];
        let told: Json = serde_json::from_str(body).unwrap();
        assert_eq!((told["type"].as_str(), told["at"].as_str()), (Some("consent.withdrawn"), Some("2025-11-20T10:00:00Z")));
        assert_eq!(told["customer"], json!({ "id": customer, "number": "C-10001" }));
        assert_eq!((told["data"]["purpose"].as_str(), told["data"]["channel"].as_str()), (Some("marketing"), Some("email")));
        let text = |name: &str| headers[name].to_str().unwrap();
        let at = Timestamp(text("webhook-timestamp").parse::<i64>().unwrap() * 1_000);
        assert_eq!(text("webhook-signature"), signature(&[key(&secret)], text("webhook-id"), at, body));
        assert_eq!(text("content-type"), "application/json");
    }

    async fn nothing_is_told_of_a_unit_of_work_that_fails(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        hook(app, &format!("{}/ok", there.base), &[]).await;
        let failed = app.test.db.write(Actor::SYSTEM, |tx| {
            say_no(tx, "thandi@example.com")?;
            Err::<(), _>(crate::base::Error::invalid("base-form-unreadable"))
        });
        assert!(failed.await.is_err());
        app.run_jobs().await;
        assert!(there.got().is_empty());
    }

    async fn many_events_at_once_each_come_once(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        hook(app, &format!("{}/ok", there.base), &[]).await;
        app.test.db.write(Actor::SYSTEM, |tx| {
            let events: Vec<_> = (0..100).map(|n| Event::new("order.noted", tx.now).with(json!({ "n": n }))).collect();
            tx.record_all(&events).map(drop)
        }).await.unwrap();
        let jobs = app.test.db.read(|db| db.one("SELECT COUNT(*) FROM jobs WHERE kind = 'send_webhooks'", &[], |row| row.get::<i64>(0)));
        assert_eq!(jobs.await.unwrap(), 1, "one job a unit of work");
        app.run_jobs().await;
        let mut numbers: Vec<i64> = there.bodies().iter().map(|it| it["data"]["n"].as_i64().unwrap()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..100).collect::<Vec<_>>());
    }

    async fn what_fails_is_told_again_under_the_same_id(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        let (page, _) = hook(app, &format!("{}/later", there.base), &[]).await;
        someone_says_no(app).await;
        app.run_jobs().await;
        assert_eq!(there.got().len(), 1);
        assert!(app.get(&page).await.text.contains("Will try again"));
        app.test.pass(Duration::from_secs(4));
        app.run_jobs().await;
        assert_eq!(there.got().len(), 1, "not before its time");
        app.test.pass(Duration::from_secs(1));
        app.run_jobs().await;
        let got = there.got();
        assert_eq!(got.len(), 2);
        assert_eq!((&got[0].1["webhook-id"], &got[0].2), (&got[1].1["webhook-id"], &got[1].2));
        assert_ne!(got[0].1["webhook-timestamp"], got[1].1["webhook-timestamp"]);
        let shown = app.get(&page).await.text;
        assert!(shown.contains("Delivered") && shown.contains("Answered 500") && shown.contains("not yet") && shown.contains("Answered 200"), "{shown}");
    }

    async fn after_three_days_it_is_given_up_and_can_be_sent_again(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        let (page, _) = hook(app, &format!("{}/broken", there.base), &[]).await;
        someone_says_no(app).await;
        for _ in 0..20 {
            app.run_jobs().await;
            app.test.pass(Duration::from_secs(25 * 3_600));
        }
        assert_eq!(there.got().len(), 13);
        // The session has ended of the long wait; the owner signs in again.
        let shown = app.signed_in_as(crate::team::Role::Owner).get(&page).await.text;
        assert!(shown.contains("Given up"), "{shown}");
        let again = shown.split("action=\"").find_map(|it| it.split_once("/again\"").map(|it| it.0)).expect("a way to send it again").to_owned();
        app.signed_in_as(crate::team::Role::Owner).post(&format!("{again}/again"), &[]).await;
        app.run_jobs().await;
        assert_eq!(there.got().len(), 14);
    }

    async fn one_that_wants_no_more_is_told_nothing_more(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        hook(app, &format!("{}/gone", there.base), &[]).await;
        someone_says_no(app).await;
        app.run_jobs().await;
        someone_says_no(app).await;
        app.run_jobs().await;
        assert_eq!(there.got().len(), 1);
        assert!(app.get("/settings/webhooks").await.text.contains("Nobody is told yet"));
        assert!(app.get("/audit").await.text.contains("Webhook ended"));
    }

    async fn one_that_fails_on_and_on_is_paused_and_goes_on_when_asked(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        let (page, _) = hook(app, &format!("{}/broken", there.base), &[]).await;
        for _ in 0..110 {
            someone_says_no(app).await;
        }
        app.run_jobs().await;
        assert!(app.get("/settings/webhooks").await.text.contains("Failing"));
        app.test.pass(Duration::from_secs(25 * 3_600));
        app.run_jobs().await;
        let shown = app.get(&page).await.text;
        assert!(shown.contains("tries failed in a row") && shown.contains("Given up"), "{shown}");
        let before = there.got().len();
        someone_says_no(app).await;
        app.test.pass(Duration::from_secs(3_600));
        app.run_jobs().await;
        assert_eq!(there.got().len(), before, "nothing is sent while it is paused");
        app.post(&format!("{page}/change"), &[]).await;
        app.post(&page, &[("url", &format!("{}/ok", there.base)), ("description", "")]).await;
        app.post(&format!("{page}/resume"), &[]).await;
        app.run_jobs().await;
        assert!(there.got().len() >= before + 111, "what waited is told");
        assert!(app.get("/settings/webhooks").await.text.contains(">On<"));
    }

    async fn answers_that_are_none_are_tries_that_failed(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        for (how, said) in [("hang", "no answer in time"), ("flood", "larger than"), ("moved", "sent on to another address")] {
            let (page, _) = hook(app, &format!("{}/{how}", there.base), &["consent.withdrawn"]).await;
            someone_says_no(app).await;
            app.run_jobs().await;
            let shown = app.get(&page).await.text;
            assert!(shown.contains(said) && shown.contains("Will try again"), "{how}: {shown}");
            app.post(&format!("{page}/end"), &[]).await;
        }
        let nobody = "http://127.0.0.1:1/hook";
        let (page, _) = hook(app, nobody, &[]).await;
        someone_says_no(app).await;
        app.run_jobs().await;
        assert!(app.get(&page).await.text.contains("Will try again"));
    }

    async fn both_secrets_sign_for_a_day_after_a_change(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        let (page, first) = hook(app, &format!("{}/ok", there.base), &[]).await;
        let changed = app.post(&format!("{page}/secret"), &[]).await;
        let second = told(&changed.text);
        assert_ne!(first, second);
        let signed = async |secrets: &[Secret]| {
            someone_says_no(app).await;
            app.run_jobs().await;
            let (_, headers, body) = there.got().pop().expect("it was told");
            let text = |name: &str| headers[name].to_str().unwrap().to_owned();
            let at = Timestamp(text("webhook-timestamp").parse::<i64>().unwrap() * 1_000);
            assert_eq!(text("webhook-signature"), signature(secrets, &text("webhook-id"), at, &body));
        };
        signed(&[key(&second), key(&first)]).await;
        app.test.pass(Duration::from_secs(24 * 3_600));
        signed(&[key(&second)]).await;
        let kept = app.test.db.read(|db| db.all("SELECT secret FROM webhooks", &[], |row| row.get::<Vec<u8>>(0))).await.unwrap();
        assert!(kept.iter().all(|it| !it.windows(32).any(|part| part == key(&second).0)), "it is sealed");
    }

    async fn a_trial_says_what_came_back(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        let (page, _) = hook(app, &format!("{}/ok", there.base), &["order.placed"]).await;
        app.post(&format!("{page}/trial"), &[]).await;
        assert_eq!(there.bodies()[0]["type"], "ping");
        let shown = app.get(&page).await.text;
        assert!(shown.contains("<code>ping</code>") && shown.contains("Delivered"), "{shown}");
        let (broken, _) = hook(app, &format!("{}/broken", there.base), &[]).await;
        app.post(&format!("{broken}/trial"), &[]).await;
        assert!(app.get(&broken).await.text.contains("Answered 503"));
        assert_eq!(app.run_jobs().await, 0, "a trial is not tried again");
    }

    async fn whoever_pauses_or_ends_can_take_it_back(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        let (page, _) = hook(app, &format!("{}/ok", there.base), &[]).await;
        app.post(&format!("{page}/pause"), &[]).await;
        someone_says_no(app).await;
        app.run_jobs().await;
        assert!(there.got().is_empty());
        app.post(&format!("{page}/resume"), &[]).await;
        app.run_jobs().await;
        assert_eq!(there.got().len(), 1);
        app.post(&format!("{page}/end"), &[]).await;
        assert_eq!(app.get(&page).await.status, 404);
        someone_says_no(app).await;
        app.post(&format!("{page}/return"), &[]).await;
        someone_says_no(app).await;
        app.run_jobs().await;
        assert_eq!(there.got().len(), 2, "what happened while it was ended is not told");
    }

    async fn what_was_told_of_a_person_goes_with_them(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        hook(app, &format!("{}/ok", there.base), &[]).await;
        let customer = someone_says_no(app).await;
        app.run_jobs().await;
        let exported = app.test.db.read(move |db| customers::export(db, customer, wiring::EXPORTERS)).await.unwrap();
        assert_eq!(exported["told_to_other_programs"][0]["event"], "consent.withdrawn");
        // One more waits.
        someone_says_no(app).await;
        app.test.db.write(Actor::SYSTEM, move |tx| customers::erase(tx, customer, "asked", wiring::ERASERS)).await.unwrap();
        let left = app.test.db.read(|db| {
            let sends: i64 = db.one("SELECT COUNT(*) FROM webhook_sends", &[], |row| row.get(0))?;
            let tries: i64 = db.one("SELECT COUNT(*) FROM webhook_attempts", &[], |row| row.get(0))?;
            Ok((sends, tries))
        });
        assert_eq!(left.await.unwrap(), (0, 0));
        app.run_jobs().await;
        assert_eq!(there.got().len(), 1);
    }

    async fn sends_are_forgotten_after_a_month(near: Near) {
        let (app, there) = (&near.0, Receiver::new().await);
        hook(app, &format!("{}/ok", there.base), &[]).await;
        someone_says_no(app).await;
        app.run_jobs().await;
        app.test.pass(Duration::from_secs(31 * 24 * 3_600));
        app.run_jobs().await;
        let left = app.test.db.read(|db| db.one("SELECT COUNT(*) FROM webhook_sends", &[], |row| row.get::<i64>(0)));
        assert_eq!(left.await.unwrap(), 0);
    }
}

both_engines! {
    async fn nothing_is_told_inside_private_networks_or_to_ourselves(app: TestApp) {
        let there = Receiver::new().await;
        let ours = app.app.config.base_url.join("/v1/batch").unwrap();
        for wrong in ["", "other.example", "ftp://other.example/", ours.as_str()] {
            let refused = app.post("/settings/webhooks", &[("url", wrong)]).await;
            assert_eq!(refused.status, 422, "{wrong}");
        }
        for url in [format!("{}/ok", there.base), "http://169.254.169.254/latest".into(), "http://[::1]/hook".into(), "http://localhost/hook".into()] {
            let (page, _) = hook(&app, &url, &["consent.withdrawn"]).await;
            someone_says_no(&app).await;
            app.run_jobs().await;
            let shown = app.get(&page).await.text;
            assert!(shown.contains("private network") && shown.contains("Given up"), "{url}: {shown}");
            app.post(&format!("{page}/end"), &[]).await;
        }
        assert!(there.got().is_empty());
        // Made before the address became our own.
        app.test.db.write(Actor::SYSTEM, {
            let (app, ours) = (app.app.clone(), ours.to_string());
            move |tx| {
                let by = crate::team::all_staff(tx)?[0].id;
                let sealed = app.secrets.seal(SEALED_FOR, b"secret");
                store::add(tx, by, &ours, "", "", &sealed)
            }
        }).await.unwrap();
        someone_says_no(&app).await;
        app.run_jobs().await;
        let page = place(&app.get("/settings/webhooks").await.text);
        assert!(app.get(&page).await.text.contains("this is our own address"));
    }
}
