//! Whose each event is.

use super::*;
use crate::both_engines;
use crate::customers::{open_duplicates, timeline::VISITS};

/// What one visitor does: looks around, says who they are, and goes on.
fn journey() -> Vec<Json> {
    vec![
        json!({ "type": "page", "anonymousId": "a1", "messageId": "1", "timestamp": ago(50) }),
        json!({ "type": "track", "event": "Product Viewed", "anonymousId": "a1", "messageId": "2", "timestamp": ago(40) }),
        json!({ "type": "identify", "anonymousId": "a1", "userId": "u1", "messageId": "3", "timestamp": ago(30),
                "traits": { "name": "Thandi Nkosi", "email": "thandi@example.com" } }),
        json!({ "type": "page", "anonymousId": "a1", "userId": "u1", "messageId": "4", "timestamp": ago(20) }),
        json!({ "type": "track", "event": "Gone", "userId": "u1", "messageId": "5", "timestamp": ago(10) }),
    ]
}

const STORY: [&str; 5] = ["page.viewed", "product.viewed", "customer.identified", "page.viewed", "custom.tracked"];

both_engines! {
    async fn what_a_visitor_did_stands_in_the_history_of_who_they_turned_out_to_be(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        for message in journey() {
            batch(&app, &key, json!([message])).await;
        }
        assert_eq!(people(&app).await, 1);
        let who = person(&app, "external", "u1").await;
        assert_eq!(story(&app, who).await, STORY);
        let it = app.test.db.read(move |db| customers::find(db, who)).await.unwrap();
        assert_eq!((it.name.as_str(), it.email.as_deref()), ("Thandi Nkosi", Some("thandi@example.com")));
    }

    async fn in_whatever_order_it_comes_it_is_one_person_with_one_history(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        let orders = [[4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [3, 1, 0, 2, 4], [1, 4, 2, 3, 0]];
        for (n, order) in orders.iter().enumerate() {
            let text = json!(journey()).to_string();
            // The same journey of another person.
            let text = text.replace("\"a1\"", &format!("\"a{n}x\"")).replace("\"u1\"", &format!("\"u{n}x\""))
                .replace("thandi@", &format!("t{n}@")).replace("\"messageId\":\"", &format!("\"messageId\":\"{n}-"));
            let all: Vec<Json> = serde_json::from_str(&text).unwrap();
            for at in order {
                batch(&app, &key, json!([all[*at]])).await;
            }
        }
        assert_eq!(people(&app).await, orders.len());
        for who in [person(&app, "external", "u0x").await, person(&app, "external", "u1x").await,
                    person(&app, "external", "u2x").await, person(&app, "external", "u3x").await] {
            assert_eq!(story(&app, who).await, STORY);
        }
    }

    async fn two_who_share_a_device_stay_two(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        batch(&app, &key, json!([
            { "type": "identify", "anonymousId": "shared", "userId": "mother", "timestamp": ago(60) },
            { "type": "track", "event": "A", "anonymousId": "shared", "userId": "mother", "timestamp": ago(50) },
            { "type": "identify", "anonymousId": "shared", "userId": "son", "timestamp": ago(40) },
            { "type": "track", "event": "B", "anonymousId": "shared", "userId": "son", "timestamp": ago(30) },
        ])).await;
        assert_eq!(people(&app).await, 2);
        let (mother, son) = (person(&app, "external", "mother").await, person(&app, "external", "son").await);
        assert_eq!(story(&app, mother).await.len(), 2);
        assert_eq!(story(&app, son).await.len(), 2);
        // Who signs out gets a device of their own.
        batch(&app, &key, json!([{ "type": "page", "anonymousId": "fresh" }])).await;
        assert_eq!(people(&app).await, 3);
        let open = app.test.db.read(|db| open_duplicates(db, None, 10)).await.unwrap();
        assert!(open.rows.is_empty(), "a device says nothing about two people");
    }

    async fn an_alias_joins_a_visitor_to_who_they_are(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        batch(&app, &key, json!([{ "type": "page", "anonymousId": "old", "timestamp": ago(9) }])).await;
        batch(&app, &key, json!([{ "type": "alias", "userId": "u1", "previousId": "old", "timestamp": ago(5) }])).await;
        batch(&app, &key, json!([{ "type": "page", "anonymousId": "old", "timestamp": ago(1) }])).await;
        assert_eq!(people(&app).await, 1);
        assert_eq!(story(&app, person(&app, "external", "u1").await).await, ["page.viewed", "customer.aliased", "page.viewed"]);
    }

    async fn of_two_who_are_known_only_a_secret_says_that_they_are_one(app: TestApp) {
        let (browser, server) = (key(&app, KeyKind::Browser).await, key(&app, KeyKind::Server).await);
        for user in ["old", "new"] {
            batch(&app, &server, json!([{ "type": "track", "event": "A", "userId": user, "timestamp": ago(9) }])).await;
        }
        let alias = json!([{ "type": "alias", "userId": "new", "previousId": "old" }]);
        batch(&app, &browser, alias.clone()).await;
        assert_eq!(people(&app).await, 2);
        let open = app.test.db.read(|db| open_duplicates(db, None, 10)).await.unwrap();
        assert_eq!(open.rows[0].reasons[0].key, "customers-duplicate-said");
        batch(&app, &server, alias).await;
        assert_eq!(people(&app).await, 1);
        assert_eq!(person(&app, "external", "old").await, person(&app, "external", "new").await);
    }

    async fn an_alias_of_a_server_holds_for_what_comes_later_too(app: TestApp) {
        let server = key(&app, KeyKind::Server).await;
        batch(&app, &server, json!([{ "type": "alias", "userId": "new", "previousId": "old" }])).await;
        batch(&app, &server, json!([{ "type": "track", "event": "A", "userId": "old" }])).await;
        assert_eq!(people(&app).await, 1);
    }

    async fn ids_of_one_storefront_mean_nothing_to_another(app: TestApp) {
        let storefront = app.test.db.write(Actor::SYSTEM, |tx| {
            crate::catalog::ensure_storefront(tx, "tea", "Tea", "ZAR".parse().expect("a currency"))
        }).await.unwrap();
        let (tea, all) = (key_with(&app, KeyKind::Server, |it| it.storefront = Some(storefront)).await, key(&app, KeyKind::Server).await);
        for key in [&tea, &all] {
            batch(&app, key, json!([{ "type": "track", "event": "A", "userId": "1042" }])).await;
        }
        assert_eq!(people(&app).await, 2);
    }

    async fn ids_that_mean_nobody_join_nobody(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        for (n, id) in ["undefined", "null", "anonymous"].iter().enumerate() {
            batch(&app, &key, json!([{ "type": "page", "anonymousId": format!("a{n}"), "userId": id }])).await;
        }
        assert_eq!(people(&app).await, 3);
        let refused = tell(&app, &key, "/v1/page", &json!({ "userId": "null" })).await;
        assert_eq!(refused.status, 400, "{}", refused.text);
    }

    async fn who_is_erased_leaves_no_trace(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        batch(&app, &key, json!(journey())).await;
        batch(&app, &key, json!([{ "type": "track", "event": "Product Added", "anonymousId": "a1",
                                   "properties": { "sku": "CUP", "name": "Engraved for Thandi", "price": 5 } }])).await;
        let who = person(&app, "external", "u1").await;
        let held = app.test.db.read(move |db| customers::export(db, who, crate::wiring::EXPORTERS)).await.unwrap();
        assert!(held["tracking"]["visits"][0]["pages"] == json!(2) && held["tracking"]["carts"][0].is_object(), "{held}");
        app.test.db.write(Actor::SYSTEM, move |tx| customers::erase(tx, who, "asked", crate::wiring::ERASERS)).await.unwrap();
        for table in ["events", "visits", "carts", "identities", "customers"] {
            let left = app.test.db.read(move |db| {
                db.one(&format!("SELECT COUNT(*) FROM {table}"), &[], |row| row.get::<i64>(0))
            });
            assert_eq!(left.await.unwrap(), 0, "{table}");
        }
    }

    async fn the_history_is_told_in_sentences(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        batch(&app, &key, json!([
            { "type": "page", "anonymousId": "a1", "userId": "u1", "properties": { "title": "Cups & pots", "url": "https://s.example/cups" } },
            { "type": "track", "event": "Products Searched", "anonymousId": "a1", "properties": { "query": "<b>teapot</b>" } },
            { "type": "track", "event": "Product Added", "anonymousId": "a1", "properties": { "name": "Blue cup", "sku": "CUP" } },
            { "type": "track", "event": "Asked For Help", "anonymousId": "a1" },
        ])).await;
        let page = app.get(&format!("/customers/{}", person(&app, "external", "u1").await)).await.text;
        for words in ["Looked at the page Cups &#38; pots", "Searched for “&#60;b&#62;teapot", "Put Blue cup in the cart", "Asked For Help"] {
            assert!(page.contains(words), "{words} in {page}");
        }
        let visits = app.get(&format!("/customers/{}?show=visits", person(&app, "external", "u1").await)).await.text;
        assert!(visits.contains("Blue cup"));
    }
}

#[test]
fn the_history_knows_every_kind_that_a_visitor_can_make() {
    let others = ["customer.identified", "customer.aliased", "group.joined"];
    let mine: std::collections::BTreeSet<_> =
        crate::tracking::names::all_kinds().into_iter().filter(|it| !others.contains(it)).collect();
    assert_eq!(mine, VISITS.iter().copied().collect());
}
