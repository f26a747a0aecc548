//! Carts, visits and orders.

use std::time::Duration;

use super::*;
use crate::both_engines;
use crate::orders::{self, Status};
use crate::tracking::{Cart, cart_of, count_visitors_now, visitors_now, visits_of};

async fn cart(app: &TestApp, who: Id<Customer>) -> Option<Cart> {
    let now = app.app.clock().now();
    app.test.db.read(move |db| cart_of(db, who, now)).await.expect("a cart")
}

fn cup(event: &str, seconds: i64, quantity: i64) -> Json {
    json!({ "type": "track", "event": event, "anonymousId": "a1", "timestamp": ago(seconds),
            "properties": { "sku": "CUP", "name": "Cup", "price": 19.99, "quantity": quantity, "currency": "ZAR" } })
}

both_engines! {
    async fn a_cart_is_what_was_put_in_and_not_taken_out(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        // The removal comes before what it removes from.
        for message in [cup("Product Removed", 10, 1), cup("Product Added", 20, 3), cup("product_added", 5, 1)] {
            batch(&app, &key, json!([message])).await;
        }
        let visitor = person(&app, "anonymous", "a1").await;
        let it = cart(&app, visitor).await.unwrap();
        assert_eq!((it.pieces, it.value, it.items[0].price), (3, 5_997, Some(1_999)));
        // Whoever signs in brings the cart along.
        batch(&app, &key, json!([{ "type": "identify", "anonymousId": "a1", "userId": "u1" }])).await;
        let known = person(&app, "external", "u1").await;
        assert_eq!(cart(&app, known).await.unwrap().pieces, 3);
        let page = app.get(&format!("/customers/{known}")).await.text;
        assert!(page.contains("On the shop now") && page.contains("Cup"), "{page}");
    }

    async fn an_order_empties_the_cart_and_is_booked_once(app: TestApp) {
        let key = key(&app, KeyKind::Server).await;
        batch(&app, &key, json!([cup("Product Added", 20, 3)])).await;
        let order = json!({ "type": "track", "event": "Order Completed", "anonymousId": "a1", "userId": "u1", "timestamp": ago(5),
            "properties": { "order_id": "1001", "total": 64.97, "shipping": 5, "currency": "ZAR", "email": "thandi@example.com",
                            "products": [{ "sku": "CUP", "name": "Cup", "price": 19.99, "quantity": 3 }] } });
        batch(&app, &key, json!([order])).await;
        batch(&app, &key, json!([order])).await;
        app.run_jobs().await;
        let who = person(&app, "email", "thandi@example.com").await;
        assert_eq!(person(&app, "external", "u1").await, who);
        assert_eq!(cart(&app, who).await, None);
        let all = app.test.db.read(|db| orders::find_by_number(db, "1001", 9)).await.unwrap();
        assert_eq!((all.len(), all[0].sums.total, all[0].sums.shipping, all[0].customer.is_some()), (1, 6_497, 500, true));
        let variants = app.test.db.read(|db| db.one("SELECT sold FROM variants WHERE sku = 'CUP'", &[], |row| row.get::<i64>(0)));
        assert_eq!(variants.await.unwrap(), 3);
        let story = story(&app, who).await;
        assert_eq!(story.iter().filter(|it| *it == "order.placed").count(), 1, "{story:?}");
    }

    async fn an_order_is_called_off_and_paid_back_even_when_the_word_comes_first(app: TestApp) {
        let key = key(&app, KeyKind::Server).await;
        let told = |event: &str, number: &str| json!([{ "type": "track", "event": event, "userId": "u1",
            "properties": { "order_id": number, "total": 20, "products": [{ "sku": "CUP", "price": 20 }] } }]);
        batch(&app, &key, told("Order Cancelled", "1")).await;
        app.run_jobs().await;
        batch(&app, &key, told("Order Completed", "1")).await;
        batch(&app, &key, told("Order Completed", "2")).await;
        app.run_jobs().await;
        batch(&app, &key, told("Order Refunded", "2")).await;
        app.test.pass(Duration::from_secs(700));
        app.run_jobs().await;
        let status = |number: &'static str| {
            let db = app.test.db.clone();
            async move { db.read(move |db| orders::find_by_number(db, number, 9)).await.unwrap()[0].status }
        };
        assert_eq!((status("1").await, status("2").await), (Status::Cancelled, Status::Refunded));
    }

    async fn a_page_cannot_make_up_orders_unless_the_shop_lets_it(app: TestApp) {
        let key = key_with(&app, KeyKind::Browser, |it| it.takes_orders = false).await;
        batch(&app, &key, json!([{ "type": "track", "event": "Order Completed", "anonymousId": "a1",
                                   "properties": { "order_id": "1", "total": 1_000_000 } }])).await;
        app.run_jobs().await;
        assert_eq!(app.events().await, ["checkout.completed"], "it is told, and no order");
    }

    async fn visits_end_with_half_an_hour_of_silence_and_programs_are_no_visitors(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        let page = |who: &str, seconds: i64, agent: &str| json!({ "type": "page", "anonymousId": who, "timestamp": ago(seconds),
            "properties": { "title": format!("Page {seconds}"), "url": "https://s.example/" },
            "context": { "userAgent": agent, "campaign": { "source": "news" } } });
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0 Safari/537.36";
        for seconds in [10, 7_200, 20, 7_000] {
            batch(&app, &key, json!([page("a1", seconds, chrome)])).await;
        }
        batch(&app, &key, json!([page("robot", 5, "Googlebot/2.1")])).await;
        let who = person(&app, "anonymous", "a1").await;
        let visits = app.test.db.read(move |db| visits_of(db, &[who], 9)).await.unwrap();
        assert_eq!(visits.iter().map(|it| it.pages).collect::<Vec<_>>(), [2, 2]);
        assert_eq!((visits[0].title.as_str(), visits[0].device.as_str(), visits[0].campaign[0].as_str()), ("Page 10", "desktop", "news"));
        let now = app.app.clock().now();
        let here = app.test.db.read(move |db| Ok((visitors_now(db, now, 9)?, count_visitors_now(db, now)?))).await.unwrap();
        assert_eq!((here.0.len(), here.0[0].customer, here.1), (1, who, 1));
        app.test.pass(Duration::from_secs(600));
        let later = app.app.clock().now();
        assert_eq!(app.test.db.read(move |db| visitors_now(db, later, 9)).await.unwrap(), []);
    }

    async fn an_open_page_is_told_at_once(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        batch(&app, &key, json!([{ "type": "page", "anonymousId": "a1" }])).await;
        let who = person(&app, "anonymous", "a1").await;
        let page = app.get(&format!("/customers/{who}")).await.text;
        assert!(page.contains(&format!("customer:{who}")), "the page listens");
        batch(&app, &key, json!([{ "type": "track", "event": "Waved", "anonymousId": "a1" }])).await;
        let story = app.get(&format!("/customers/{who}/story")).await.text;
        assert!(story.contains("Waved"), "{story}");
    }
}
