//! Orders and products.

use serde_json::json;

use super::{Program, storefront};
use crate::both_engines;
use crate::testing::TestApp;

fn order(number: &str) -> serde_json::Value {
    json!({
        "number": number,
        "identities": [{ "kind": "email", "value": "thandi@example.com" }],
        "attributes": { "name": "Thandi Nkosi" },
        "country": "ZA",
        "placed_at": "2025-11-19T08:00:00Z",
        "lines": [
            { "sku": "JEB-01", "title": "Jebena", "quantity": 2, "unit_price": 26950, "discount": 2000, "tax": 6769 },
            { "kind": "shipping", "title": "Courier", "unit_price": 9900 },
        ],
    })
}

both_engines! {
    async fn an_order_is_booked_once_with_its_buyer_and_its_products(app: TestApp) {
        storefront(&app).await;
        let program = Program::new(&app).await;
        let first = program.ask("POST", "/api/orders", None, Some(&order("1042"))).await;
        assert_eq!(first.status, 201, "{}", first.text);
        assert_eq!(program.ask("POST", "/api/orders", None, Some(&order("1042"))).await.status, 200);
        let it: serde_json::Value = serde_json::from_str(&first.text).unwrap();
        assert_eq!(it["total"], json!({ "amount": 61800, "currency": "ZAR" }));
        assert_eq!((it["goods"].as_i64(), it["discount"].as_i64(), it["shipping"].as_i64()), (Some(53900), Some(2000), Some(9900)));
        assert_eq!((it["storefront"].as_str(), it["status"].as_str(), it["left"].as_i64()), (Some("main"), Some("placed"), Some(61800)));
        let buyer = program.get("/api/customers?email=thandi@example.com").await["rows"][0].clone();
        assert_eq!((buyer["id"].clone(), buyer["orders"].as_i64(), buyer["spent"]["amount"].as_i64()), (it["customer"].clone(), Some(1), Some(61800)));
        let of_buyer = program.get(&format!("/api/orders?customer={}", buyer["id"].as_str().unwrap())).await;
        assert_eq!(of_buyer["rows"][0]["id"], it["id"]);
        let products = program.get("/api/products?q=jebena").await;
        let product = program.get(&format!("/api/products/{}", products["rows"][0]["id"].as_str().unwrap())).await;
        assert_eq!((product["title"].as_str(), product["variants"][0]["sku"].as_str()), (Some("Jebena"), Some("JEB-01")));
        for (query, count) in [("number=1042", 1), ("status=placed", 1), ("status=paid", 0), ("kind=credit", 0), ("country=za", 1), ("from=2025-11-19&to=2025-11-19", 1), ("to=2025-11-18", 0), ("storefront=main", 1)] {
            let found = program.get(&format!("/api/orders?{query}")).await;
            assert_eq!(found["rows"].as_array().unwrap().len(), count, "{query}");
        }
        let placed = program.get("/api/events?kind=order.placed").await;
        assert_eq!((placed["rows"][0]["thing"].clone(), placed["rows"][0]["customer"].clone()), (it["id"].clone(), it["customer"].clone()));
    }

    async fn an_order_goes_its_way(app: TestApp) {
        storefront(&app).await;
        let program = Program::new(&app).await;
        let mut paid = order("1042");
        paid["status"] = json!("paid");
        let id = program.post("/api/orders", &paid).await["id"].as_str().unwrap().to_owned();
        let sent = program.ask("POST", &format!("/api/orders/{id}/fulfilment"), None, None).await;
        assert_eq!(sent.status, 200, "{}", sent.text);
        assert_eq!(program.refused("POST", &format!("/api/orders/{id}/cancellation"), None).await.1, "conflict");
        let refunds = format!("/api/orders/{id}/refunds");
        let part = program.post(&refunds, &json!({ "lines": [{ "position": 1, "quantity": 1 }], "reason": "Broken" })).await;
        assert_eq!((part["status"].as_str(), part["refunded"].as_i64(), part["lines"][0]["returned"].as_i64()), (Some("partly_refunded"), Some(25950), Some(1)));
        assert_eq!(program.refused("POST", &refunds, Some(&json!({ "amount": 100_000 }))).await.1, "conflict");
        for wrong in [json!({}), json!({ "amount": 5, "lines": [] }), json!({ "amount": 0 }), json!({ "amount": -5 }), json!({ "lines": [{ "position": 1, "quantity": i64::MAX }] }), json!({ "amount": i64::MAX })] {
            let (status, ..) = program.refused("POST", &refunds, Some(&wrong)).await;
            assert!([409, 422].contains(&status), "{wrong}: {status}");
        }
        let whole = program.post(&refunds, &json!({ "amount": 35850 })).await;
        assert_eq!((whole["status"].as_str(), whole["credits"].as_array().map(Vec::len)), (Some("refunded"), Some(2)));
        let steps: Vec<_> = whole["steps"].as_array().unwrap().iter().map(|it| (it["step"].as_str().unwrap(), it["by"].as_str().unwrap())).collect();
        assert_eq!(steps, [("placed", "api"), ("paid", "api"), ("fulfilled", "api"), ("refunded", "api"), ("refunded", "api")]);
        assert_eq!(app.get(&format!("/orders/{id}")).await.status, 200);
    }

    async fn an_order_that_cannot_be_is_refused_whole(app: TestApp) {
        let program = Program::new(&app).await;
        assert_eq!(program.refused("POST", "/api/orders", Some(&order("1"))).await.2, "/storefront");
        storefront(&app).await;
        for (field, value, place) in [
            ("number", json!("  "), "/number"),
            ("number", json!("x".repeat(101)), "/number"),
            ("storefront", json!("other"), "/storefront"),
            ("customer", json!("1"), "/customer"),
            ("currency", json!("rand"), "/currency"),
            ("country", json!("South Africa"), "/country"),
            ("placed_at", json!("soon"), "/placed_at"),
            ("lines", json!([]), "/lines"),
            ("lines", json!([{ "unit_price": 1, "quantity": 0 }]), "/lines/0/quantity"),
            ("lines", json!([{ "unit_price": 1, "quantity": -1 }]), "/lines/0/quantity"),
            ("lines", json!([{ "unit_price": i64::MAX, "quantity": 2 }]), "/lines/0/unit_price"),
            ("lines", json!([{ "unit_price": 100, "discount": 101 }]), "/lines/0/discount"),
            ("lines", json!([{ "unit_price": 1, "kind": "bad_debt" }]), "/lines/0/kind"),
            ("lines", json!([{ "unit_price": 1.5 }]), "/lines/0/unit_price"),
            ("status", json!("lost"), "/status"),
        ] {
            let mut wrong = order("2");
            wrong[field] = value.clone();
            let (status, _, at) = program.refused("POST", "/api/orders", Some(&wrong)).await;
            assert_eq!((status, at.as_str()), (422, place), "{field} {value}");
        }
        assert_eq!(program.get("/api/orders").await["rows"], json!([]));
        assert_eq!(program.get("/api/customers").await["rows"], json!([]));
        assert_eq!(program.get("/api/products").await["rows"], json!([]));
    }
}
