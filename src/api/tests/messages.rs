//! Messages.

use serde_json::{Value as Json, json};
use tongue::Lang;

use super::{Program, problem};
use crate::base::Actor;
use crate::both_engines;
use crate::channels::templates;
use crate::testing::TestApp;

both_engines! {
    async fn a_message_is_queued_once_and_can_be_followed(app: TestApp) {
        let program = Program::new(&app).await;
        let id = program.customer("thandi@example.com").await;
        program.ask("PATCH", &format!("/api/customers/{id}"), None, Some(&json!({ "attributes": { "language": "zu" } }))).await;
        let new = json!({ "customer": id, "subject": "Your order 1042\r\nBcc: x", "html": "<p>On its way</p>" });
        let first = program.ask("POST", "/api/messages", Some("m1"), Some(&new)).await;
        assert_eq!(first.status, 201, "{}", first.text);
        let again = program.ask("POST", "/api/messages", Some("m1"), Some(&new)).await;
        assert_eq!(first.text, again.text);
        let all = program.get("/api/messages").await;
        assert_eq!(all["rows"].as_array().unwrap().len(), 1);
        let it = &all["rows"][0];
        assert_eq!((it["to"].as_str(), it["language"].as_str(), it["state"].as_str()), (Some("thandi@example.com"), Some("zu"), Some("waiting")));
        assert_eq!((it["purpose"].as_str(), it["subject"].as_str()), (Some("service"), Some("Your order 1042  Bcc: x")));
        assert_eq!(it["customer"], json!(id));
        for query in [format!("customer={id}"), "to=THANDI@example.com".into()] {
            assert_eq!(program.get(&format!("/api/messages?{query}")).await["rows"].as_array().unwrap().len(), 1, "{query}");
        }
        assert_eq!(program.get("/api/messages?to=nobody@example.com").await["rows"], json!([]));
        let one = program.get(&format!("/api/messages/{}", it["id"].as_str().unwrap())).await;
        assert_eq!((one["deliveries"].as_array().map(Vec::len), one["deliveries"][0]["attempts"].clone()), (Some(1), json!([])));
    }

    async fn a_message_is_written_by_a_template_in_the_language_of_the_customer(app: TestApp) {
        app.test.db.write(Actor::SYSTEM, templates::add_ready_made).await.unwrap();
        let program = Program::new(&app).await;
        let id = program.customer("thandi@example.com").await;
        program.ask("PATCH", &format!("/api/customers/{id}"), None, Some(&json!({ "attributes": { "language": "zu" } }))).await;
        let welcome = app.test.db.read(|db| templates::find_by_key(db, "welcome")).await.unwrap().unwrap().id;
        for (new, language) in [
            (json!({ "customer": id, "template": "welcome" }), "zu"),
            (json!({ "customer": id, "template": welcome, "language": "am" }), "am"),
            (json!({ "to": "jo@example.com", "template": "thank-you", "data": { "order": { "number": "1042" } } }), "en"),
        ] {
            let made = program.ask("POST", "/api/messages", None, Some(&new)).await;
            assert_eq!(made.status, 201, "{}", made.text);
            let made: Json = serde_json::from_str(&made.text).unwrap();
            assert_eq!((made["language"].as_str(), made["state"].as_str()), (Some(language), Some("waiting")), "{new}");
            assert_eq!(made["purpose"], "service");
        }
    }

    async fn a_template_that_cannot_be_used_is_refused_by_name(app: TestApp) {
        let id = app.test.db.write(Actor::SYSTEM, |tx| {
            templates::add_ready_made(tx)?;
            templates::add(tx, "Not yet", false)
        }).await.unwrap();
        let news = app.test.db.write(Actor::SYSTEM, |tx| {
            let id = templates::add(tx, "News", true)?;
            let kind = templates::Kind::Plain;
            let wording = templates::Wording { subject: "News".into(), body: "New here".into(), kind, ..Default::default() };
            templates::save_draft(tx, id, Lang::En, &wording)?;
            templates::start_using(tx, id).map(|_| id)
        }).await.unwrap();
        let program = Program::new(&app).await;
        let to = "thandi@example.com";
        for (new, place, said) in [
            (json!({ "to": to, "template": "nothing" }), "/template", "no template"),
            (json!({ "to": to, "template": id }), "/template", "not in use"),
            (json!({ "to": to, "template": "thank-you" }), "/data", "order.number"),
            (json!({ "to": to, "template": "welcome", "html": "<p>Both</p>" }), "/html", "not both"),
            (json!({ "to": to, "subject": "x", "html": "y", "data": {} }), "/data", "template"),
            (json!({ "to": to, "template": news, "purpose": "service" }), "/purpose", "consent"),
            (json!({ "to": to }), "/subject", "empty"),
        ] {
            let answer = program.ask("POST", "/api/messages", None, Some(&new)).await;
            let (status, _, at) = problem(&answer);
            assert_eq!((status, at.as_str()), (422, place), "{new}: {}", answer.text);
            assert!(answer.text.contains(said), "{new}: {}", answer.text);
        }
        assert_eq!(program.get("/api/messages").await["rows"], json!([]));
        let made = program.ask("POST", "/api/messages", None, Some(&json!({ "to": to, "template": news }))).await;
        assert!(made.status == 201 && made.text.contains(r#""purpose":"marketing""#), "{}", made.text);
    }

    async fn a_message_that_cannot_be_sent_is_refused(app: TestApp) {
        let program = Program::new(&app).await;
        let new = json!({ "to": "thandi@example.com", "subject": "Hello", "html": "<p>Hello</p>" });
        for (field, value, place) in [
            ("to", json!("nobody"), "/to"),
            ("to", json!(null), "/to"),
            ("customer", json!("1"), "/customer"),
            ("subject", json!(" "), "/subject"),
            ("subject", json!("x".repeat(501)), "/subject"),
            ("html", json!(""), "/html"),
            ("purpose", json!("News & offers"), "/purpose"),
            ("language", json!("klingon"), "/language"),
        ] {
            let mut wrong = new.clone();
            wrong[field] = value.clone();
            let (status, _, at) = program.refused("POST", "/api/messages", Some(&wrong)).await;
            assert_eq!((status, at.as_str()), (422, place), "{field} {value}");
        }
        assert_eq!(program.get("/api/messages").await["rows"], json!([]));
    }
}
