//! Stories of someone who buys in the demonstration, without a script.

use axum::body::Body;
use axum::http::Request;

use crate::base::{Actor, Id};
use crate::both_engines;
use crate::catalog::{self, Offered, Sales, Variant};
use crate::customers;
use crate::settings;
use crate::testing::{Answer, TestApp, TestView};

/// A demonstration with one thing to buy.
async fn demo(app: &TestApp) -> Id<Variant> {
    app.test
        .db
        .write(Actor::SYSTEM, |tx| {
            let mut shop = settings::shop(tx)?.expect("the test has a shop");
            shop.demo = true;
            settings::set_shop(tx, &shop)?;
            let mut sales = Sales::open(tx)?;
            let cup =
                Offered { sku: "JB-01", title: "Clay Cup", sold: true, price: Some(1_250), currency: sales.home() };
            let id = catalog::ensure_variant(tx, &mut sales, &cup)?;
            tx.run("UPDATE variants SET price = 1250 WHERE id = $1", &[&id])?;
            Ok(id)
        })
        .await
        .unwrap()
}

/// A browser that keeps cookies.
struct Browser<'a> {
    view: TestView<'a>,
    cookies: Vec<(String, String)>,
}

impl Browser<'_> {
    fn keep(&mut self, answer: &Answer) {
        for it in answer.headers.get_all("set-cookie") {
            let text = it.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = text.split_once('=').unwrap();
            self.cookies.retain(|(it, _)| it != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: String) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header("cookie", cookies.join("; "));
        let answer = self.view.send(request, Body::from(body)).await;
        self.keep(&answer);
        answer
    }

    async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), String::new()).await
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.send(request, form.finish()).await
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).and_then(|(_, it)| it.split_once(end)).map_or("", |(it, _)| it)
}

both_engines! {
    async fn someone_finds_a_cup_orders_it_and_finds_the_order_in_their_account(app: TestApp) {
        let cup = demo(&app).await;
        let mut browser = Browser { view: app.signed_out(), cookies: vec![("_indaba".into(), "anon-7".into())] };
        assert!(browser.get("/demo/shop?q=clay").await.text.contains("Clay Cup"));
        assert!(browser.get("/demo/shop?q=nothing-like-it").await.text.contains("Nothing has that name"));
        let page = browser.get(&format!("/demo/shop/p/{cup}")).await.text;
        assert!(page.contains("R\u{a0}12,50") && page.contains("Product Viewed"), "{page}");
        let id = cup.to_string();
        browser.post("/demo/shop/basket", &[("id", &id), ("pieces", "2"), ("more", "true")]).await;
        browser.post("/demo/shop/basket", &[("id", &id), ("pieces", "1"), ("more", "true")]).await;
        assert!(browser.get("/demo/shop/basket").await.text.contains("R\u{a0}37,50"));
        let page = browser.get("/demo/shop/checkout").await.text;
        let number = between(&page, "name=\"number\" value=\"", "\"").to_owned();
        let mark = between(&page, "name=\"mark\" value=\"", "\"").to_owned();
        let refused = browser.post("/demo/shop/checkout", &[("number", &number), ("mark", &mark), ("name", "Abeba"), ("email", "abeba")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("This is no email address") && refused.text.contains("value=\"Abeba\""));
        let fields = [("number", number.as_str()), ("mark", &mark), ("name", "Abeba Tesfaye"), ("email", "abeba@example.com"), ("country", "ET"), ("marketing", "on")];
        let kept = browser.cookies.clone();
        let placed = browser.post("/demo/shop/checkout", &fields).await;
        assert_eq!(placed.location.as_deref(), Some("/demo/shop/account"));
        let account = browser.get("/demo/shop/account").await.text;
        assert!(account.contains("Thank you, Abeba Tesfaye") && account.contains(&number) && account.contains("3 × Clay Cup"), "{account}");
        assert!(!browser.get("/demo/shop/account").await.text.contains("Thank you"), "it is said once");
        // A form that is sent twice orders once, also with the basket still full.
        browser.cookies = kept;
        browser.post("/demo/shop/checkout", &fields).await;
        let (orders, allowed) = app.test.db.read(move |db| {
            let orders = db.one("SELECT COUNT(*) FROM orders WHERE number = $1 AND total = 3750", &[&number], |row| row.get::<i64>(0))?;
            let who = db.one("SELECT customer_id FROM identities WHERE value = 'abeba@example.com'", &[], |row| row.get(0))?;
            let anonymous = db.one("SELECT customer_id FROM identities WHERE value = 'anon-7'", &[], |row| row.get(0))?;
            assert_eq!(customers::root_of(db, who)?, customers::root_of(db, anonymous)?, "the browser is hers");
            Ok((orders, customers::effective_consents(db, who)?))
        }).await.unwrap();
        assert_eq!((orders, allowed.len()), (1, 1));
        assert!(app.events().await.contains(&"order.placed".to_owned()));
    }

    async fn naming_the_order_of_someone_else_shows_nothing_of_it(app: TestApp) {
        let cup = demo(&app).await.to_string();
        let order = async |browser: &mut Browser<'_>, number: Option<&str>, email: &str| {
            browser.post("/demo/shop/basket", &[("id", &cup), ("pieces", "1"), ("more", "true")]).await;
            let page = browser.get("/demo/shop/checkout").await.text;
            let own = between(&page, "name=\"number\" value=\"", "\"").to_owned();
            let mark = between(&page, "name=\"mark\" value=\"", "\"");
            let fields = [("number", number.unwrap_or(&own)), ("mark", mark), ("name", "Abeba"), ("email", email)];
            let placed = browser.post("/demo/shop/checkout", &fields).await;
            (own, placed)
        };
        let mut first = Browser { view: app.signed_out(), cookies: Vec::new() };
        let (number, placed) = order(&mut first, None, "abeba@example.com").await;
        assert_eq!(placed.location.as_deref(), Some("/demo/shop/account"));
        for named in [number.as_str(), "D-2\r\nSet-Cookie: a=b"] {
            let mut second = Browser { view: app.signed_out(), cookies: Vec::new() };
            let (_, placed) = order(&mut second, Some(named), "thief@example.com").await;
            assert!(placed.status.as_u16() >= 400, "{} {named}", placed.status);
            assert!(!second.get("/demo/shop/account").await.text.contains(&number));
        }
        let orders = app.test.db.read(|db| db.one("SELECT COUNT(*) FROM orders", &[], |row| row.get::<i64>(0))).await;
        assert_eq!(orders.unwrap(), 1);
    }

    async fn the_storefront_is_there_in_a_demonstration_only(app: TestApp) {
        for path in ["/demo/shop", "/demo/shop/basket", "/demo/shop/checkout", "/demo/shop/account"] {
            assert_eq!(app.signed_out().get(path).await.status, 404, "{path}");
        }
    }
}
