//! Customers, identities and consents.

use serde_json::json;

use super::Program;
use crate::both_engines;
use crate::testing::TestApp;

both_engines! {
    async fn a_customer_is_written_down_once_and_found_again(app: TestApp) {
        let program = Program::new(&app).await;
        let new = json!({
            "identities": [{ "kind": "email", "value": "Thandi@Example.com" }, { "kind": "external", "value": "T-7" }],
            "attributes": { "name": "Thandi Nkosi", "city": "Durban", "shoe_size": "39" },
        });
        let first = program.ask("POST", "/api/customers", None, Some(&new)).await;
        assert_eq!(first.status, 201);
        let again = program.ask("POST", "/api/customers", None, Some(&new)).await;
        assert_eq!(again.status, 200);
        let it: serde_json::Value = serde_json::from_str(&again.text).unwrap();
        assert_eq!((it["name"].as_str(), it["email"].as_str()), (Some("Thandi Nkosi"), Some("thandi@example.com")));
        assert_eq!(it["attributes"], json!({ "name": "Thandi Nkosi", "city": "Durban", "shoe_size": "39" }));
        assert_eq!(it["number"], "C-10001");
        assert_eq!(it["spent"], json!({ "amount": 0, "currency": "ZAR" }));
        assert_eq!(it["created_at"], "2025-11-20T10:00:00Z");
        for query in ["email=THANDI@example.com", "external=T-7", "q=nkosi", "email=thandi@example.com&external=T-7"] {
            let found = program.get(&format!("/api/customers?{query}")).await;
            assert_eq!(found["rows"][0]["id"], it["id"], "{query}");
            assert_eq!((found["rows"].as_array().unwrap().len(), found["next"].is_null()), (1, true));
        }
        for query in ["email=nobody@example.com", "external=T-8", "phone=0825550101", "email=thandi@example.com&external=T-8"] {
            assert_eq!(program.get(&format!("/api/customers?{query}")).await["rows"], json!([]), "{query}");
        }
        // The same on her page, told as a program's word.
        let page = app.get(&format!("/customers/{}", it["id"].as_str().unwrap())).await;
        assert!(page.text.contains("Thandi Nkosi"), "{}", page.text);
    }

    async fn what_the_team_wrote_counts_more_than_what_programs_say(app: TestApp) {
        let program = Program::new(&app).await;
        let id = program.customer("thandi@example.com").await;
        let path = format!("/api/customers/{id}");
        let change = |name: &str| json!({ "attributes": { "name": name } });
        assert_eq!(program.ask("PATCH", &path, None, Some(&change("Thandi"))).await.status, 200);
        app.post(&format!("/customers/{id}/edit"), &[("name", "Thandiwe Nkosi"), ("version", "1")]).await;
        program.ask("PATCH", &path, None, Some(&change("T."))).await;
        assert_eq!(program.get(&path).await["name"], "Thandiwe Nkosi");
        let stale = json!({ "version": 1, "attributes": { "city": "Durban" } });
        assert_eq!(program.refused("PATCH", &path, Some(&stale)).await.1, "conflict");
        assert_eq!(program.get(&path).await["city"], json!(null));
        let back = json!({ "attributes": { "city": "Durban" } });
        program.ask("PATCH", &path, None, Some(&back)).await;
        assert_eq!(program.get(&path).await["city"], "Durban");
        program.ask("PATCH", &path, None, Some(&json!({ "attributes": { "city": null } }))).await;
        assert_eq!(program.get(&path).await["city"], json!(null));
    }

    async fn nothing_is_written_of_a_request_that_is_refused(app: TestApp) {
        let program = Program::new(&app).await;
        for (wrong, place) in [
            (json!({ "identities": [] }), None),
            (json!({ "identities": [{ "kind": "email", "value": "none" }] }), None),
            (json!({ "identities": [{ "kind": "email", "value": "a@example.com" }], "attributes": { "Shoe Size": "39" } }), None),
            (json!({ "identities": [{ "kind": "email", "value": "a@example.com" }], "attributes": { "city": "x".repeat(300) } }), None),
            (json!({ "identities": [{ "kind": "email", "value": "a@example.com", "sure": true }] }), Some("/identities/0/sure")),
            (json!({ "identities": [{ "kind": "email", "value": 7 }] }), Some("/identities/0/value")),
            (json!({ "identities": [{ "kind": "E-Mail", "value": "a@example.com" }] }), Some("/identities/0/kind")),
            (json!({ "identities": [{ "kind": "shop", "scope": "x".repeat(101), "value": "7" }] }), Some("/identities/0/scope")),
            (json!({ "identities": vec![json!({ "kind": "email", "value": "a@example.com" }); 21] }), Some("/identities")),
            (json!({ "identities": [{ "kind": "email", "value": "a\u{0}@example.com" }] }), Some("/identities/0/value")),
        ] {
            let (status, _, at) = program.refused("POST", "/api/customers", Some(&wrong)).await;
            assert_eq!(status, 422, "{wrong}");
            assert!(place.is_none_or(|it| it == at), "{wrong}: {at}");
        }
        assert_eq!(program.get("/api/customers").await["rows"], json!([]));
    }

    async fn identities_come_and_go(app: TestApp) {
        let program = Program::new(&app).await;
        let id = program.customer("thandi@example.com").await;
        let path = format!("/api/customers/{id}/identities");
        let phone = json!({ "kind": "phone", "value": "082 555 0101" });
        let made = program.ask("POST", &path, None, Some(&phone)).await;
        assert_eq!(made.status, 201);
        assert_eq!(program.ask("POST", &path, None, Some(&phone)).await.status, 200);
        let made: serde_json::Value = serde_json::from_str(&made.text).unwrap();
        assert_eq!(made["value"], "+27825550101");
        assert_eq!(program.get(&path).await["rows"].as_array().unwrap().len(), 2);
        let other = program.customer("sipho@example.com").await;
        let gone = format!("{path}/{}", made["id"].as_str().unwrap());
        let elsewhere = gone.replace(&id, &other);
        assert_eq!(program.refused("DELETE", &elsewhere, None).await.0, 404);
        assert_eq!(program.ask("DELETE", &gone, None, None).await.status, 200);
        assert_eq!(program.refused("DELETE", &gone, None).await.0, 404);
        assert_eq!(program.get(&format!("/api/customers/{id}")).await["phone"], json!(null));
    }

    async fn a_consent_needs_the_words_that_were_seen(app: TestApp) {
        let program = Program::new(&app).await;
        let id = program.customer("thandi@example.com").await;
        let path = format!("/api/customers/{id}/consents");
        let mut consent = json!({ "purpose": "marketing", "channel": "email", "state": "given" });
        assert_eq!(program.refused("POST", &path, Some(&consent)).await.2, "/wording");
        consent["wording"] = json!("Yes, send me news.");
        consent["source"] = json!("checkout");
        consent["at"] = json!("2025-11-01T08:00:00+02:00");
        let made = program.post(&path, &consent).await;
        assert_eq!((made["source"].as_str(), made["at"].as_str()), (Some("api:checkout"), Some("2025-11-01T06:00:00Z")));
        let no = json!({ "purpose": "marketing", "channel": "email", "state": "withdrawn" });
        program.post(&path, &no).await;
        let all = program.get(&path).await;
        assert_eq!(all["effective"][0]["state"], "withdrawn");
        assert_eq!(all["rows"].as_array().unwrap().len(), 2);
        let first = program.get(&format!("{path}?limit=1")).await;
        let rest = program.get(&format!("{path}?limit=1&after={}", first["next"].as_str().unwrap())).await;
        assert_eq!((first["rows"][0]["state"].as_str(), rest["rows"][0]["state"].as_str()), (Some("withdrawn"), Some("given")));
        for (field, value) in [("at", "2099-01-01T00:00:00Z"), ("at", "yesterday"), ("purpose", "Marketing"), ("identity", "1")] {
            let mut wrong = consent.clone();
            wrong[field] = json!(value);
            assert_eq!(program.refused("POST", &path, Some(&wrong)).await.2, format!("/{field}"), "{value}");
        }
        let events = program.get(&format!("/api/customers/{id}/events")).await;
        let kinds: Vec<_> = events["rows"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["consent.withdrawn", "consent.given"]);
    }
}
