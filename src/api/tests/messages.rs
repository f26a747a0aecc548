//! Messages.

use serde_json::json;

use super::Program;
use crate::both_engines;
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
