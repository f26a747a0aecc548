use axum::http::StatusCode;

use super::*;
use crate::both_engines;
use crate::team::Role;

/// A sale to Thandi, one to a guest, and a credit of the file.
async fn shop(app: &TestApp) -> (Booked, Id<Customer>) {
    let thandi = customer(app, "Thandi Nkosi").await;
    let lines = vec![goods("JB-01", 2, 450, 2), goods("JB-02", 1, 1_200, 3), postage(300, 4)];
    let sale = Sample { customer: Some(thandi), ..Sample::sale("20418", lines) };
    let booked = book(app, sale).await;
    let guest = Sample { at: Timestamp(NOON.0 - 86_400_000), ..Sample::sale("20417", vec![goods("JB-01", 1, 450, 5)]) };
    book(app, guest).await;
    book(app, Sample { kind: OrderKind::Credit, ..Sample::sale("C489449", vec![goods("JB-02", -1, 1_200, 6)]) }).await;
    (booked, thandi)
}

both_engines! {
    async fn an_empty_shop_says_how_orders_come_in(app: TestApp) {
        for path in ["/orders", "/products"] {
            let page = app.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.text.contains("yet") && page.text.contains("href=\"/orders/import\""), "{path}");
        }
    }

    async fn the_list_finds_filters_sorts_and_goes_out_as_a_file(app: TestApp) {
        shop(&app).await;
        let all = app.get("/orders").await.text;
        assert!(all.contains("3 orders") && all.contains("Thandi Nkosi") && all.contains("Guest"), "{all}");
        let of = async |query: &str| {
            let page = app.get(&format!("/orders?{query}")).await.text;
            ["20418", "20417", "C489449"].into_iter().filter(|it| page.contains(&format!(">#{it}<"))).collect::<Vec<_>>()
        };
        assert_eq!(of("q=%2320418").await, ["20418"]);
        assert_eq!(of("q=c4894").await, ["C489449"]);
        assert_eq!(of("kind=credit").await, ["C489449"]);
        assert_eq!(of("who=guest&kind=sale").await, ["20417"]);
        assert_eq!(of("from=2025-11-20&to=2025-11-20").await, ["20418", "C489449"]);
        assert_eq!(of("to=2025-11-19").await, ["20417"]);
        assert_eq!(of("country=ZA&status=placed").await, ["20418", "20417"]);
        assert_eq!(of("q=%23&status=nonsense").await, [""; 0]);
        let dearest = app.get("/orders?sort=-total").await.text;
        assert!(dearest.find(">#20418<") < dearest.find(">#20417<"));

        let file = app.post("/orders/export", &[("kind", "sale")]).await;
        assert!(file.text.contains("20418,sale,placed,2025-11-20T12:00:00,C-10481,Thandi Nkosi,ZA,ZAR,3,3,24.00,0.00"));
        assert!(!file.text.contains("C489449"));
        let view = app.signed_in_as(Role::Viewer).post("/orders/export", &[]).await;
        assert_eq!(view.status, StatusCode::FORBIDDEN);
    }

    async fn the_palette_finds_orders_by_number_and_products_by_name_or_code(app: TestApp) {
        shop(&app).await;
        let found = async |typed: &str| app.get(&format!("/palette?q={typed}")).await.text;
        assert!(found("%23204").await.contains("#20418"));
        assert!(found("c489").await.contains("#C489449"));
        assert!(!found("%40204").await.contains("#20418"), "@ asks for people only");
        for typed in ["cup+jb", "jb-01"] {
            assert!(found(typed).await.contains("Cup JB-01"), "{typed}");
        }
    }

    async fn what_is_no_sale_says_what_it_is(app: TestApp) {
        let (sale, _) = shop(&app).await;
        let credit = app.test.db.read(|db| orders::find_by_number(db, "C489449", 1)).await.unwrap().remove(0);
        let page = app.get(&format!("/orders/{}", credit.id)).await.text;
        assert!(page.contains("A credit note: ") && page.contains("does not say from which sale"), "{page}");
        assert!(!app.get(&format!("/orders/{}", sale.id)).await.text.contains("A credit note: "));
    }

    async fn a_long_list_goes_on_without_a_gap(app: TestApp) {
        app.test
            .db
            .write(Actor::SYSTEM, |tx| {
                for n in 0..60_i64 {
                    let number: &'static str = Box::leak(format!("N{n}").into_boxed_str());
                    // Some at the same moment, so that only the id tells them apart.
                    let at = Timestamp(NOON.0 - (n / 3) * 60_000);
                    Sample { at, ..Sample::sale(number, vec![goods("A", 1, 100 + n, n)]) }.book(tx)?;
                }
                Ok(())
            })
            .await
            .unwrap();
        for sort in ["time", "-time", "total", "-total"] {
            let first = app.get(&format!("/orders?sort={sort}")).await.text;
            let href = first.split("more\"><a class=\"btn\" href=\"").nth(1).unwrap().split('"').next().unwrap();
            let second = app.get(&href.replace("&amp;", "&").replace("&#38;", "&")).await.text;
            let shown = |page: &str| page.matches("data-row").count();
            assert_eq!((shown(&first), shown(&second)), (50, 10), "{sort}");
        }
    }

    async fn one_order_is_sent_refunded_and_noted_by_hand(app: TestApp) {
        let (sale, _) = shop(&app).await;
        let here = format!("/orders/{}", sale.id);
        let page = app.get(&here).await.text;
        for words in ["#20418", "R\u{a0}24,00", "Cup JB-01", "Postage", "Thandi Nkosi", "2\u{2013}4", "Main shop"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let sent = app.post(&format!("{here}/fulfilment"), &[]).await;
        assert_eq!(sent.location.as_deref(), Some(here.as_str()));
        assert!(app.get(&here).await.text.contains("Goods sent"));

        let form = app.get(&format!("{here}/refunds")).await.text;
        assert!(form.contains("Up to R\u{a0}24,00 can go back."), "{form}");
        let fields = [("position", "1"), ("pieces", "1"), ("position", "2"), ("pieces", ""), ("reason", "<b>Cracked</b>")];
        let given = app.post(&format!("{here}/refunds"), &fields).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
        let page = app.get(&here).await.text;
        for words in ["Part of the money back", "#20418-R1", "Nomvula Dube", "1 came back"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("<b>Cracked"));
        let credit = page.split("<a class=\"num\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let credit_page = app.get(&credit).await.text;
        assert!(credit_page.contains("Credit note") && credit_page.contains("#20418<"), "{credit_page}");
        app.post(&format!("{credit}/withdrawal"), &[]).await;
        assert!(app.get(&here).await.text.contains("Refund taken back"));

        for (amount, words) in [("99", "more than was paid"), ("soon", "is not an amount"), ("0", "above zero")] {
            let refused = app.post(&format!("{here}/refunds"), &[("amount", amount)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{amount}");
            assert!(refused.text.contains(words), "{amount}: {}", refused.text);
        }
        app.post(&format!("{here}/notes"), &[("note", "Rang about Friday")]).await;
        assert!(app.get(&here).await.text.contains("Rang about Friday"));
        let gone = app.get("/orders/zzz").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    }

    async fn a_viewer_sees_an_order_and_no_button(app: TestApp) {
        let (sale, _) = shop(&app).await;
        let viewer = app.signed_in_as(Role::Viewer);
        let page = viewer.get(&format!("/orders/{}", sale.id)).await.text;
        assert!(page.contains("#20418") && !page.contains("/fulfilment") && !page.contains("/notes"), "{page}");
        let refused = viewer.post(&format!("/orders/{}/cancellation", sale.id), &[]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }

    async fn products_show_what_sold_and_to_whom(app: TestApp) {
        let (sale, _) = shop(&app).await;
        let list = app.get("/products").await.text;
        assert!(list.contains("2 products") && list.contains("R\u{a0}13,50"), "{list}");
        assert!(app.get("/products?q=jb-02").await.text.contains("1 product"));
        assert!(app.get("/products?q=cup+jb").await.text.contains("2 products"));
        assert!(app.get("/products?q=%25").await.text.contains("No product fits"));
        for sort in ["revenue", "sold", "title", "last"] {
            assert_eq!(app.get(&format!("/products?sort={sort}")).await.status, StatusCode::OK, "{sort}");
        }
        let file = app.post("/products/export", &[]).await.text;
        assert!(file.contains("Cup JB-01,JB-01,1,3,13.50,ZAR,2025-11-20"), "{file}");

        let order = app.get(&format!("/orders/{}", sale.id)).await.text;
        let of = order.split("/products/of/").nth(1).unwrap().split('"').next().unwrap();
        let there = app.get(&format!("/products/of/{of}")).await.location.unwrap();
        let page = app.get(&there).await.text;
        for words in ["Cup JB-01", "Sales by month", "R\u{a0}13,50 in twelve months", "<rect"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let part = app.get(&format!("{there}/orders")).await.text;
        assert!(part.contains("#20418") && part.contains("2 pieces"), "{part}");
        let product = there.rsplit('/').next().unwrap();
        assert!(app.get(&format!("/orders?product={product}")).await.text.contains("2 orders"));
    }

    async fn web_shops_and_places_are_added_and_renamed(app: TestApp) {
        shop(&app).await;
        let here = "/settings/storefronts";
        let page = app.get(here).await.text;
        assert!(page.contains("Main shop") && page.contains("2 orders, in ZAR"), "{page}");
        app.post(here, &[("name", "Addis"), ("currency", "etb")]).await;
        app.post("/settings/places", &[("name", "Florida Road")]).await;
        let page = app.get(here).await.text;
        assert!(page.contains("Addis") && page.contains("Florida Road"), "{page}");
        let id = page.split("/settings/places/").nth(1).unwrap().split('"').next().unwrap();
        app.post(&format!("/settings/places/{id}"), &[("name", "Durban, Florida Road")]).await;
        assert!(app.get(here).await.text.contains("Durban, Florida Road"));
        for (name, currency) in [("", "ZAR"), ("Addis", "ETB"), ("Other", "ZZZ"), ("Other", "rand")] {
            let refused = app.post(here, &[("name", name), ("currency", currency)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {currency}");
        }
    }

    async fn the_list_of_customers_finds_whoever_placed_an_order_by_its_number(app: TestApp) {
        let (thandi, lindiwe) = (customer(&app, "Thandi Nkosi").await, customer(&app, "Lindiwe 204 Khumalo").await);
        book(&app, Sample { customer: Some(thandi), ..Sample::sale("C-20418", vec![goods("A", 1, 500, 1)]) }).await;
        book(&app, Sample { customer: Some(lindiwe), ..Sample::sale("C-20519", vec![goods("A", 1, 500, 1)]) }).await;
        book(&app, Sample::sale("C-20420", vec![goods("A", 1, 500, 1)])).await;
        for (query, thandi, lindiwe) in [
            ("%23C-20418", true, false),
            ("c20418", true, false),
            ("C-204", true, false),
            ("c20", true, true),
            ("c2", false, false),
            ("C-20420", false, false),
            ("C-20418&country=FR", false, false),
            ("c-20418%40example.com", false, false),
        ] {
            let page = app.get(&format!("/customers?q={query}")).await.text;
            let has = |name: &str| page.contains(&format!("data-row>{name}"));
            assert_eq!((has("Thandi"), has("Lindiwe")), (thandi, lindiwe), "{query}");
        }
        assert!(app.get("/customers?q=c20418").await.text.contains("1 person"));
        let csv = app.post("/customers/export", &[("q", "c20418")]).await.text;
        assert_eq!(csv.trim().lines().count(), 2, "{csv}");
    }
}
