//! Stories of the page where the day begins.

use axum::body::Body;
use axum::http::Request;

use crate::base::Actor;
use crate::both_engines;
use crate::team::Role;
use crate::testing::TestApp;
use crate::tracking::{self, KeyKind, NewKey};

both_engines! {
    async fn who_looks_around_is_on_the_page_with_their_cart(app: TestApp) {
        assert!(app.get("/").await.text.contains("Nobody is on the shop."));
        let secret = tracking::new_secret(&app.app.chance, KeyKind::Server);
        let kept = secret.clone();
        app.test.db.write(Actor::SYSTEM, move |tx| {
            let new = NewKey {
                name: "Shop".into(), storefront: None, kind: KeyKind::Server, origins: Vec::new(), ask_first: false,
                takes_orders: true,
            };
            tracking::add_key(tx, &new, &kept).map(drop)
        }).await.unwrap();
        let events = r#"{"batch":[
            {"type":"page","messageId":"m1","anonymousId":"a1","context":{"page":{"url":"https://shop.example/cups","title":"Clay cups"}}},
            {"type":"track","messageId":"m2","anonymousId":"a1","event":"Product Added","properties":{"sku":"JB-01","name":"Clay Cup","price":12.5,"quantity":2,"currency":"ZAR"}}]}"#;
        let request = Request::post("/v1/batch").header("authorization", secret).header("content-type", "application/json");
        assert_eq!(app.signed_out().send(request, Body::from(events)).await.status, 200);
        let page = app.get("/").await.text;
        for words in ["1 visitor", "A visitor", "Clay cups", "2 pieces, R\u{a0}25,00"] {
            assert!(page.contains(words), "{words} in {page}");
        }
        let part = app.owner().send(Request::get("/").header("hx-request", "true").header("hx-target", "now"), Body::empty()).await.text;
        assert!(part.starts_with("<section") && part.contains("Clay cups"), "{part}");
        assert!(app.signed_in_as(Role::Viewer).get("/").await.text.contains("Clay cups"));
        app.test.pass(std::time::Duration::from_secs(6 * 60));
        assert!(app.get("/").await.text.contains("Nobody is on the shop."), "whoever left is gone");
    }
}
