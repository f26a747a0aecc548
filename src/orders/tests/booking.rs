use super::*;
use crate::both_engines;

const DAYS: &str = "SELECT sales, units, gross, refunded, revenue FROM sales_days ORDER BY day, country";

both_engines! {
    async fn an_order_is_booked_with_its_lines_its_step_its_event_and_all_figures(app: TestApp) {
        let thandi = customer(&app, "Thandi Nkosi").await;
        let sale = Sample {
            customer: Some(thandi),
            ..Sample::sale("20418", vec![goods("JB-01", 2, 450, 2), goods("JB-02", 1, 1_200, 3), postage(300, 4)])
        };
        let booked = book(&app, sale).await;
        assert!(booked.new && booked.added_lines == 3);

        let found = app.test.db.read(move |db| orders::find(db, booked.id)).await.unwrap();
        assert_eq!((found.sums.goods, found.sums.shipping, found.sums.total, found.sums.units), (2_100, 300, 2_400, 3));
        assert_eq!(numbers(&app, DAYS, 5).await, [[1, 3, 2_400, 0, 2_400]]);
        assert_eq!(numbers(&app, "SELECT sold, revenue, price FROM variants ORDER BY sku", 3).await, [
            [2, 900, 450],
            [1, 1_200, 1_200]
        ]);
        assert_eq!(numbers(&app, "SELECT units, revenue FROM variant_days ORDER BY revenue", 2).await, [
            [2, 900],
            [1, 1_200]
        ]);
        assert_eq!(numbers(&app, "SELECT orders, spent, own_orders FROM customers", 3).await, [[1, 2_400, 1]]);
        assert_eq!(app.events().await, ["order.placed"]);
        let data: serde_json::Value = app
            .test
            .db
            .read(|db| db.one("SELECT data FROM events", &[], |row| row.get(0)))
            .await
            .unwrap();
        assert_eq!(data["items"], serde_json::json!(["Cup JB-02", "Cup JB-01"]));
        assert_eq!((&data["number"], &data["total"], &data["lines"]), (&"20418".into(), &2_400.into(), &3.into()));
    }

    async fn an_order_that_comes_twice_is_there_once_and_one_that_goes_on_grows(app: TestApp) {
        let first = Sample { import_id: Some(7), ..Sample::sale("489434", vec![goods("A", 1, 100, 2), goods("B", 1, 50, 3)]) };
        book(&app, first.clone()).await;
        let again = book(&app, Sample { import_id: Some(8), ..first.clone() }).await;
        assert!(!again.new && again.added_lines == 0, "the same file again");

        // Later in the first file: an equal line, but another line of the file.
        let later = Sample { lines: vec![goods("A", 1, 100, 90)], ..first.clone() };
        assert_eq!(book(&app, later.clone()).await.added_lines, 1);
        assert_eq!(book(&app, later).await.added_lines, 0);
        assert_eq!(book(&app, Sample { import_id: Some(9), ..first.clone() }).await.added_lines, 0);
        assert_eq!(numbers(&app, "SELECT lines, total FROM orders", 2).await, [[3, 250]]);
        assert_eq!(numbers(&app, DAYS, 5).await, [[1, 3, 250, 0, 250]]);

        // Another file with other line numbers holds the same order and one line more.
        let other = vec![goods("A", 1, 100, 502), goods("A", 1, 100, 503), goods("B", 1, 50, 504), goods("C", 1, 7, 505)];
        let grown = book(&app, Sample { import_id: Some(10), lines: other, ..first }).await;
        assert_eq!(grown.added_lines, 1);
        assert_eq!(numbers(&app, "SELECT position FROM order_lines ORDER BY position", 1).await, [[1], [2], [3], [4]]);
        assert_eq!(app.events().await, ["order.placed", "order.extended", "order.extended"]);
    }

    async fn credits_take_from_the_figures_and_adjustments_stand_apart(app: TestApp) {
        let abebe = customer(&app, "Abebe").await;
        let sale = Sample { customer: Some(abebe), ..Sample::sale("489434", vec![goods("A", 10, 100, 2)]) };
        book(&app, sale.clone()).await;
        book(&app, Sample { number: "C489449", kind: OrderKind::Credit, lines: vec![goods("A", -3, 100, 3)], ..sale }).await;
        let debt = LineDraft { kind: LineKind::BadDebt, ..goods("B", 1, -5_000, 4) };
        book(&app, Sample { number: "A506401", kind: OrderKind::Adjustment, ..Sample::sale("", vec![debt]) }).await;

        assert_eq!(numbers(&app, DAYS, 5).await, [[1, 7, 1_000, 300, -4_300]]);
        assert_eq!(numbers(&app, "SELECT CAST(SUM(total) AS BIGINT) FROM orders", 1).await, [[-4_300]]);
        assert_eq!(numbers(&app, "SELECT orders, spent FROM customers", 2).await, [[1, 700]]);
        assert_eq!(numbers(&app, "SELECT sold, revenue FROM variants WHERE sku = 'A'", 2).await, [[7, 700]]);
        assert_eq!(app.events().await, ["order.placed", "order.refunded", "order.adjusted"]);
    }

    async fn an_order_is_found_by_its_number_in_any_writing(app: TestApp) {
        book(&app, Sample::sale("20418", vec![goods("A", 1, 100, 2)])).await;
        book(&app, Sample { kind: OrderKind::Credit, ..Sample::sale("C489449", vec![goods("A", -1, 100, 3)]) }).await;
        for (text, number) in [("#20418", "20418"), (" 204", "20418"), ("c489449", "C489449"), ("C-489 449", "C489449")] {
            let found = app.test.db.read(move |db| orders::find_by_number(db, text, 5)).await.unwrap();
            assert_eq!(found.iter().map(|it| it.number.as_str()).collect::<Vec<_>>(), [number], "{text}");
        }
        for text in ["", "#", "C4", "999"] {
            let found = app.test.db.read(move |db| orders::find_by_number(db, text, 5)).await.unwrap();
            assert_eq!(found.len(), usize::from(text == "C4"), "{text}");
        }
    }

    async fn erasing_a_person_leaves_their_orders_to_the_figures(app: TestApp) {
        let thandi = customer(&app, "Thandi Nkosi").await;
        let sale = Sample { customer: Some(thandi), ..Sample::sale("20418", vec![goods("A", 2, 100, 2)]) };
        book(&app, sale).await;
        let mine = app.test.db.read(move |db| orders::of_customer(db, &[thandi], None, 10)).await.unwrap();
        assert_eq!(mine.len(), 1);
        let erased = app.test.db.write(Actor::SYSTEM, move |tx| orders::erase(tx, &[thandi])).await.unwrap();
        assert_eq!(erased, 1);
        let mine = app.test.db.read(move |db| orders::of_customer(db, &[thandi], None, 10)).await.unwrap();
        assert!(mine.is_empty());
        assert_eq!(numbers(&app, DAYS, 5).await, [[1, 2, 200, 0, 200]]);
    }

    async fn the_day_of_a_sale_is_the_shop_s_and_the_best_title_wins(app: TestApp) {
        // 23:30 UTC is the next day in Johannesburg.
        let late = Timestamp(1_763_681_400_000);
        let remark = LineDraft { title: "damaged".into(), quantity: -4, total: 0, unit_price_e4: 0, ..goods("A", 1, 0, 2) };
        book(&app, Sample { at: late, ..Sample::sale("1", vec![remark, goods("A", 1, 100, 3)]) }).await;
        assert_eq!(numbers(&app, "SELECT day FROM sales_days", 1).await, [[20_413]]);
        let title: String =
            app.test.db.read(|db| db.one("SELECT title FROM products", &[], |row| row.get(0))).await.unwrap();
        assert_eq!(title, "Cup A");
    }
}
