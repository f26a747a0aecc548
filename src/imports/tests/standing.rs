//! Where the orders of a file stand, and which web shop they belong to.

use super::*;
use crate::catalog;
use crate::orders;

const HEAD: &str = "Order,Date,SKU,Product,Qty,Price,Email,Order status\n";

/// One order of one jebena at 100,00 for each number and state.
fn file(orders: &[(&str, &str)]) -> String {
    let row = |(number, state): &(&str, &str)| {
        format!("{number},2025-01-02 10:00,A1,Clay jebena,1,100.00,thandi@example.org,{state}\n")
    };
    HEAD.to_owned() + &orders.iter().map(row).collect::<String>()
}

async fn statuses(app: &TestApp) -> Vec<(String, String)> {
    let sql = "SELECT number, status FROM orders WHERE kind = 'sale' ORDER BY number";
    app.test.db.read(move |db| db.all(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))).await.unwrap()
}

async fn status_of(app: &TestApp, number: &str) -> String {
    statuses(app).await.into_iter().find(|it| it.0 == number).expect("the order is here").1
}

async fn revenue(app: &TestApp) -> i64 {
    count(app, "SELECT CAST(COALESCE(SUM(revenue), 0) AS BIGINT) FROM sales_days").await
}

async fn order(app: &TestApp, number: &'static str) -> Id<orders::Order> {
    app.test.db.read(move |db| Ok(orders::find_by_number(db, number, 1)?[0].id)).await.unwrap()
}

both_engines! {
    async fn orders_come_in_as_what_became_of_them(app: TestApp) {
        let text = file(&[
            ("1", "Cancelled"), ("2", "refunded"), ("3", "Shipped"), ("4", "paid"), ("5", "Awaiting pick-up"), ("6", ""),
            ("7", "partially_refunded"),
        ]);
        let (it, page) = imported(&app, "orders", &text).await;
        assert_eq!((it.rows_stored, it.rows_faulty), (7, 0), "an unknown word costs nobody their order");
        let stand = ["cancelled", "refunded", "fulfilled", "paid", "placed", "placed", "placed"];
        assert_eq!(statuses(&app).await.into_iter().map(|it| it.1).collect::<Vec<_>>(), stand);
        books_agree(&app).await;
        assert_eq!(revenue(&app).await, 50_000, "neither what is off nor what went back");
        assert_eq!(count(&app, "SELECT spent FROM customers").await, 50_000);
        assert_eq!(count(&app, "SELECT orders FROM customers").await, 6, "what is off is no order");
        assert_eq!(count(&app, "SELECT sold FROM variants").await, 5);
        // The file says no day of its own: what went back went back on the day of the order.
        assert_eq!(count(&app, "SELECT COUNT(*) FROM sales_days").await, 1);
        for kind in ["order.cancelled", "order.refunded", "order.fulfilled", "order.paid"] {
            assert_eq!(app.events().await.iter().filter(|it| *it == kind).count(), 1, "{kind}");
        }
        for said in ["Where the orders stand", "Cancelled", "2 orders have a state that cannot be acted on"] {
            assert!(page.contains(said), "{said} is missing in {page}");
        }
        let fifth = app.get(&format!("/orders/{}", order(&app, "5").await)).await.text;
        assert!(fifth.contains("The file says “Awaiting pick-up”"), "{fifth}");

        let (again, _) = imported(&app, "orders", &text).await;
        assert_eq!((again.rows_stored, again.rows_explained), (0, 7));
        assert!(again.totals.standings.is_empty(), "{:?}", again.totals.standings);
        assert_eq!(revenue(&app).await, 50_000);
        books_agree(&app).await;
    }

    async fn a_later_file_moves_an_order_on_and_an_old_one_takes_nothing_back(app: TestApp) {
        let old = file(&[("1", "pending"), ("2", "pending"), ("3", "paid"), ("4", "Lost in the post")]);
        imported(&app, "orders", &old).await;
        assert_eq!(revenue(&app).await, 40_000);
        let new = file(&[("1", "shipped"), ("2", "cancelled"), ("3", "refunded"), ("4", "delivered")]);
        let (it, page) = imported(&app, "orders", &new).await;
        assert_eq!((it.rows_stored, it.rows_explained), (0, 4));
        assert!(page.contains("where the order stands has moved on"), "{page}");
        let stand = ["fulfilled", "cancelled", "refunded", "fulfilled"];
        assert_eq!(statuses(&app).await.into_iter().map(|it| it.1).collect::<Vec<_>>(), stand);
        assert_eq!(revenue(&app).await, 20_000);
        books_agree(&app).await;
        for text in [&old, &new] {
            imported(&app, "orders", text).await;
            assert_eq!(statuses(&app).await.into_iter().map(|it| it.1).collect::<Vec<_>>(), stand);
        }
        books_agree(&app).await;
    }

    async fn a_check_says_which_orders_will_move_on_and_moves_none(app: TestApp) {
        imported(&app, "orders", file(&[("1", "pending"), ("2", "shipped")])).await;
        let address = uploaded(&app, "orders", file(&[("1", "shipped"), ("2", "shipped"), ("3", "cancelled")])).await;
        let it = find(&app, &address).await;
        let fields = guessed(&it);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        app.post(&format!("{address}/plan"), &fields).await;
        app.run_jobs().await;
        let it = find(&app, &address).await;
        let rows = |key: &str| it.totals.explained.get(key).map(|it| it.rows);
        assert_eq!((it.state, rows("moved"), rows("already")), (State::Checked, Some(1), Some(1)));
        assert_eq!(it.totals.standings.get("cancelled").map(|it| it.rows), Some(1));
        assert_eq!(status_of(&app, "1").await, "placed");
    }

    async fn what_the_team_undid_is_not_done_again_by_the_same_word(app: TestApp) {
        let text = file(&[("1", "cancelled"), ("2", "shipped"), ("3", "paid")]);
        imported(&app, "orders", &text).await;
        let first = order(&app, "1").await;
        app.post(&format!("/orders/{first}/restoration"), &[]).await;
        app.test.db.write(Actor::SYSTEM, move |tx| {
            let (first, second) = (orders::find_by_number(tx, "1", 1)?[0].clone(), orders::find_by_number(tx, "2", 1)?[0].id);
            if first.status == orders::Status::Cancelled {
                orders::restore(tx, first.id)?;
            }
            orders::unfulfil(tx, second)?;
            let third = orders::find_by_number(tx, "3", 1)?[0].id;
            orders::refund(tx, third, &orders::Refund::Amount(1_000), "").map(drop)
        }).await.unwrap();
        imported(&app, "orders", &text).await;
        assert_eq!([status_of(&app, "1").await, status_of(&app, "2").await], ["placed", "placed"]);
        // A sale of which money went back here is not called off by a file; a refund takes what is left.
        imported(&app, "orders", file(&[("3", "cancelled")])).await;
        assert_eq!(status_of(&app, "3").await, "partly_refunded");
        imported(&app, "orders", file(&[("3", "refunded")])).await;
        assert_eq!(status_of(&app, "3").await, "refunded");
        assert_eq!(revenue(&app).await, 20_000);
        books_agree(&app).await;
    }

    async fn an_order_that_goes_back_goes_back_whole_with_postage_and_discount(app: TestApp) {
        let text = "Order,Date,SKU,Product,Qty,Price,Discount,Shipping,Financial status\n\
            9,2025-01-02,A1,Jebena,3,33.33,10.00,5.50,Refunded\n9,2025-01-02,B2,Finjal,2,7.25,,,\n\
            10,2025-01-02,A1,Jebena,1,0,,,Refunded\n";
        imported(&app, "orders", text).await;
        assert_eq!((status_of(&app, "9").await, revenue(&app).await), ("refunded".to_owned(), 0));
        assert_eq!(status_of(&app, "10").await, "placed", "nothing was paid, nothing goes back");
        assert_eq!(count(&app, "SELECT CAST(SUM(sold) AS BIGINT) FROM variants WHERE sku = 'B2'").await, 0);
        assert_eq!(count(&app, "SELECT refunded - total FROM orders WHERE number = '9'").await, 0);
        books_agree(&app).await;
    }

    async fn a_file_belongs_to_the_web_shop_that_is_chosen(app: TestApp) {
        let add = |name: &'static str| {
            app.test.db.write(Actor::SYSTEM, move |tx| catalog::add_storefront(tx, name, "ZAR".parse().unwrap()))
        };
        add("Zulu market").await.unwrap();
        let address = uploaded(&app, "orders", ORDERS).await;
        assert_eq!(find(&app, &address).await.plan.storefront, "zulu-market", "the only one there is");
        assert!(!app.get(&address).await.text.contains("name=\"storefront\""), "nothing to choose");
        add("Addis market").await.unwrap();
        let page = app.get(&address).await.text;
        assert!(page.contains("<option value=\"zulu-market\" selected>Zulu market"), "{page}");

        let it = find(&app, &address).await;
        let mut fields = guessed(&it);
        fields.push(("storefront", "nowhere".to_owned()));
        let send = |fields: Vec<(&'static str, String)>| {
            let (app, address) = (&app, address.clone());
            async move {
                let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                app.post(&format!("{address}/plan"), &fields).await
            }
        };
        assert_eq!(send(fields.clone()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        fields.pop();
        fields.push(("storefront", "addis-market".to_owned()));
        assert_eq!(send(fields).await.status, StatusCode::SEE_OTHER);
        app.run_jobs().await;
        app.post(&format!("{address}/start"), &[]).await;
        app.run_jobs().await;
        let sql = "SELECT COUNT(*) FROM orders o JOIN storefronts s ON s.id = o.storefront_id WHERE s.key = 'addis-market'";
        assert_eq!(count(&app, sql).await, 2);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM identities WHERE kind = 'shop' AND scope = 'addis-market'").await, 1);
    }
}
