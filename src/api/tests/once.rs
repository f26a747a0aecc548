//! Doing it once.

use std::time::Duration;

use serde_json::json;

use super::{Program, problem};
use crate::base::Actor;
use crate::both_engines;
use crate::testing::TestApp;
use crate::{customers, wiring};

both_engines! {
    async fn the_same_request_under_the_same_key_is_done_once(app: TestApp) {
        let program = Program::new(&app).await;
        let id = program.customer("thandi@example.com").await;
        let path = format!("/api/customers/{id}/consents");
        let no = json!({ "purpose": "marketing", "channel": "email", "state": "withdrawn" });
        let first = program.ask("POST", &path, Some("k1"), Some(&no)).await;
        let again = program.ask("POST", &path, Some("k1"), Some(&no)).await;
        assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 201));
        assert_eq!(first.text, again.text);
        assert!(!first.headers.contains_key("idempotent-replay"));
        assert_eq!(again.headers["idempotent-replay"], "true");
        let other = json!({ "purpose": "marketing", "channel": "sms", "state": "withdrawn" });
        let (status, kind, _) = problem(&program.ask("POST", &path, Some("k1"), Some(&other)).await);
        assert_eq!((status, kind.as_str()), (422, "key-reused"));
        // Another program's key is another key.
        let neighbour = Program::new(&app).await;
        assert_eq!(neighbour.ask("POST", &path, Some("k1"), Some(&other)).await.status, 201);
        assert_eq!(program.get(&path).await["rows"].as_array().unwrap().len(), 2);
        // A refusal is no act: mended, the request goes under the same key.
        let wrong = json!({ "purpose": "marketing", "channel": "email", "state": "perhaps" });
        assert_eq!(program.ask("POST", &path, Some("k2"), Some(&wrong)).await.status, 422);
        assert_eq!(program.ask("POST", &path, Some("k2"), Some(&no)).await.status, 201);
        for key in ["", &"x".repeat(256), "\u{e9}"] {
            assert_eq!(program.ask("POST", &path, Some(key), Some(&no)).await.status, 422, "{key}");
        }
    }

    async fn of_many_at_once_under_one_key_one_acts(app: TestApp) {
        let program = Program::new(&app).await;
        let id = program.customer("thandi@example.com").await;
        let path = format!("/api/customers/{id}/consents");
        let no = json!({ "purpose": "marketing", "channel": "email", "state": "withdrawn" });
        let tries = (0..12).map(|_| program.ask("POST", &path, Some("same"), Some(&no)));
        let answers = futures::future::join_all(tries).await;
        assert!(answers.iter().all(|it| it.status == 201 && it.text == answers[0].text), "{answers:?}");
        assert_eq!(answers.iter().filter(|it| it.headers.contains_key("idempotent-replay")).count(), 11);
        assert_eq!(program.get(&path).await["rows"].as_array().unwrap().len(), 1);
    }

    async fn keys_are_forgotten_after_a_day(app: TestApp) {
        let program = Program::new(&app).await;
        let id = program.customer("thandi@example.com").await;
        let path = format!("/api/customers/{id}/consents");
        let no = json!({ "purpose": "marketing", "channel": "email", "state": "withdrawn" });
        program.ask("POST", &path, Some("k"), Some(&no)).await;
        app.test.pass(Duration::from_secs(23 * 3_600));
        assert!(program.ask("POST", &path, Some("k"), Some(&no)).await.headers.contains_key("idempotent-replay"));
        let kept = || app.test.db.read(|db| db.one("SELECT COUNT(*) FROM api_answers", &[], |row| row.get::<i64>(0)));
        app.run_jobs().await;
        assert_eq!(kept().await.unwrap(), 1);
        app.test.pass(Duration::from_secs(3_600));
        app.run_jobs().await;
        assert_eq!(kept().await.unwrap(), 0);
        assert!(!program.ask("POST", &path, Some("k"), Some(&no)).await.headers.contains_key("idempotent-replay"));
    }

    async fn a_kept_answer_forgets_whoever_is_erased(app: TestApp) {
        let program = Program::new(&app).await;
        let new = json!({ "identities": [{ "kind": "email", "value": "thandi@example.com" }] });
        let made = program.ask("POST", "/api/customers", Some("k"), Some(&new)).await;
        let id: serde_json::Value = serde_json::from_str(&made.text).unwrap();
        let id = id["id"].as_str().unwrap().parse().unwrap();
        app.test.db.write(Actor::SYSTEM, move |tx| customers::erase(tx, id, "asked", wiring::ERASERS)).await.unwrap();
        let left = app.test.db.read(|db| db.one("SELECT COUNT(*) FROM api_answers WHERE body IS NOT NULL", &[], |row| row.get::<i64>(0)));
        assert_eq!(left.await.unwrap(), 0);
        let (status, kind, _) = problem(&program.ask("POST", "/api/customers", Some("k"), Some(&new)).await);
        assert_eq!((status, kind.as_str()), (409, "conflict"));
    }
}
