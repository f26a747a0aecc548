//! Telling of what customers did.

use serde_json::json;

use super::{Program, storefront};
use crate::both_engines;
use crate::testing::TestApp;

both_engines! {
    async fn what_customers_did_is_kept_once_and_stands_in_their_history(app: TestApp) {
        storefront(&app).await;
        let program = Program::new(&app).await;
        let told = json!({ "storefront": "main", "events": [
            { "name": "Product Viewed", "user": "1042", "id": "e1", "at": "2025-11-20T09:00:00Z", "properties": { "sku": "JEB-01" } },
            { "name": "Voted For Colour", "user": "1042", "id": "e2" },
        ] });
        let first = program.ask("POST", "/api/events", None, Some(&told)).await;
        assert_eq!((first.status.as_u16(), first.text.as_str()), (201, r#"{"kept":2,"repeated":0}"#));
        let again = program.ask("POST", "/api/events", None, Some(&told)).await;
        assert_eq!((again.status.as_u16(), again.text.as_str()), (200, r#"{"kept":0,"repeated":2}"#));
        let found = program.get("/api/customers").await;
        let id = found["rows"][0]["id"].as_str().expect("someone").to_owned();
        assert_eq!(found["rows"].as_array().unwrap().len(), 1);
        let by_id = program.get("/api/customers?external=1042&scope=main").await;
        assert_eq!(by_id["rows"][0]["id"], found["rows"][0]["id"]);
        let events = program.get(&format!("/api/customers/{id}/events")).await;
        assert_eq!(events["rows"].as_array().unwrap().len(), 2);
        assert_eq!(events["rows"][1]["at"], "2025-11-20T09:00:00Z");
    }

    async fn of_events_that_cannot_be_kept_none_is(app: TestApp) {
        let program = Program::new(&app).await;
        let good = json!({ "name": "Product Viewed", "user": "1042" });
        for (wrong, place) in [
            (json!({ "events": [] }), "/events"),
            (json!({ "events": vec![good.clone(); 501] }), "/events"),
            (json!({ "events": [good, { "name": "Product Viewed" }] }), "/events/1"),
            (json!({ "events": [good, { "name": "", "user": "1042" }] }), "/events/1/name"),
            (json!({ "events": [{ "name": "Seen", "user": "", "anonymous": "a1" }] }), "/events/0/user"),
            (json!({ "events": [{ "name": "Seen", "user": "1042", "id": "x".repeat(251) }] }), "/events/0/id"),
            (json!({ "events": [good, { "name": "Seen", "user": "1042", "at": "2099-01-01T00:00:00Z" }] }), "/events/1/at"),
            (json!({ "storefront": "other", "events": [good] }), "/storefront"),
        ] {
            let (status, _, at) = program.refused("POST", "/api/events", Some(&wrong)).await;
            assert_eq!((status, at.as_str()), (422, place), "{wrong}");
        }
        assert_eq!(program.get("/api/customers").await["rows"], json!([]));
    }
}
