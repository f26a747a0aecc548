//! Stories of the reports page, on both engines.

use std::time::Duration;

use crate::base::{Actor, Id, Timestamp};
use crate::both_engines;
use crate::catalog::{self, Offered, Sales};
use crate::customers::Customer;
use crate::orders::{self, Booking, LineDraft, LineKind, OrderKind};
use crate::team::Role;
use crate::testing::{NOON, TestApp};

const DAY: Duration = Duration::from_secs(86_400);

/// An order of one cup, so many days ago, for so many cents.
#[derive(Clone)]
struct Bought {
    days_ago: u32,
    customer: Option<Id<Customer>>,
    total: i64,
    storefront: &'static str,
    country: &'static str,
    currency: &'static str,
}

fn bought(days_ago: u32, customer: Option<Id<Customer>>, total: i64) -> Bought {
    Bought { days_ago, customer, total, storefront: "main", country: "ZA", currency: "ZAR" }
}

async fn book(app: &TestApp, all: Vec<Bought>) {
    let booked = app.test.db.write(Actor::SYSTEM, move |tx| {
        let mut sales = Sales::open(tx)?;
        for (nth, it) in all.iter().enumerate() {
            let currency = it.currency.parse().expect("a currency");
            let storefront = catalog::ensure_storefront(tx, it.storefront, it.storefront, currency)?;
            let quantity = if it.total < 0 { -1 } else { 1 };
            let offered = Offered { sku: "C1", title: "Clay cup", sold: true, price: Some(it.total.abs()), currency };
            let variant = catalog::ensure_variant(tx, &mut sales, &offered)?;
            let line = LineDraft {
                kind: LineKind::Goods,
                variant: Some(variant),
                sku: "C1".into(),
                title: "Clay cup".into(),
                quantity,
                unit_price_e4: it.total.abs() * 100,
                discount: 0,
                tax: 0,
                total: it.total,
                source_line: None,
            };
            let booking = Booking {
                storefront,
                place: None,
                number: format!("{}-{nth}-{}", it.days_ago, it.total),
                kind: if it.total < 0 { OrderKind::Credit } else { OrderKind::Sale },
                customer: it.customer,
                identity: None,
                currency,
                placed_at: NOON - DAY * it.days_ago,
                country: Some(it.country.into()),
                source: "import".into(),
                import_id: None,
                lines: vec![line],
            };
            orders::book(tx, &booking, &mut sales)?;
        }
        sales.write(tx)
    });
    booked.await.expect("the orders are booked");
}

async fn customer(app: &TestApp) -> Id<Customer> {
    let made = app.test.db.write(Actor::SYSTEM, |tx| {
        let (id, now) = (tx.new_id::<Customer>(), tx.now);
        tx.run(
            "INSERT INTO customers (id, number, root_id, created_at, own_last_seen_at, last_seen_at)
             VALUES ($1, (SELECT COALESCE(MAX(number), 10480) + 1 FROM customers), $1, $2, $2, $2)",
            &[&id, &now],
        )?;
        Ok(id)
    });
    made.await.expect("a customer")
}

async fn alter(app: &TestApp, sql: &'static str) {
    app.test.db.write(Actor::SYSTEM, move |tx| tx.run(sql, &[])).await.expect("a change");
}

/// The values of the tiles, in order.
fn tiles(page: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(page);
    let value = scraper::Selector::parse(".tile .val").expect("a selector");
    page.select(&value).map(|it| it.text().collect::<String>().trim().replace('\u{a0}', " ")).collect()
}

both_engines! {
    async fn a_new_shop_is_told_what_this_is_for_and_how_to_begin(app: TestApp) {
        let page = app.get("/reports").await;
        assert!(page.text.contains("Nothing sold yet") && page.text.contains("href=\"/orders/import\""), "{}", page.text);
        // Whoever may not import is not sent there.
        let viewer = app.signed_in_as(Role::Viewer).get("/reports").await;
        assert!(!viewer.text.contains("href=\"/orders/import\""), "{}", viewer.text);
    }

    async fn figures_add_up_and_agree_with_the_sales_by_day(app: TestApp) {
        let (hana, sipho) = (customer(&app).await, customer(&app).await);
        let orders = vec![
            bought(70, Some(hana), 10_000),
            bought(40, Some(sipho), 5_000),
            bought(3, Some(hana), 20_000),
            bought(2, Some(sipho), 7_000),
            bought(2, Some(sipho), 1_000),
            bought(1, None, 4_000),
            bought(1, Some(hana), -2_000),
        ];
        book(&app, orders).await;

        let page = app.get("/reports").await;
        assert_eq!(tiles(&page.text), ["R 300", "4", "2", "100,0%", "R 75,00"]);
        assert!(page.text.contains("Clay cup") && page.text.contains("role=\"img\""));
        let kept = app.test.db.read(|db| {
            db.one("SELECT CAST(SUM(revenue) AS BIGINT) FROM sales_days WHERE day > 20412 - 30", &[], |row| row.get::<i64>(0))
        });
        assert_eq!(kept.await.unwrap(), 30_000);
        let csv = app.get("/reports/csv/days?period=30d").await;
        let revenue: f64 = csv.text.lines().skip(1).filter_map(|it| it.split(',').nth(1)?.parse::<f64>().ok()).sum();
        assert!((revenue - 300.0).abs() < 0.001, "{}", csv.text);
        assert!(csv.headers["content-disposition"].to_str().unwrap().contains("days-2025-10-21-2025-11-19.csv"));
    }

    async fn people_who_were_merged_count_as_one(app: TestApp) {
        let (hana, twin) = (customer(&app).await, customer(&app).await);
        book(&app, vec![bought(60, Some(hana), 1_000), bought(2, Some(hana), 1_000), bought(1, Some(twin), 1_000)]).await;
        assert_eq!(tiles(&app.get("/reports").await.text)[2..4], ["2", "50,0%"]);
        alter(&app, "UPDATE customers SET merged = 1, root_id = (SELECT MIN(id) FROM customers)
                    WHERE id = (SELECT MAX(id) FROM customers)").await;
        assert_eq!(tiles(&app.get("/reports").await.text)[2..4], ["1", "100,0%"]);
    }

    async fn what_was_cancelled_counts_nowhere(app: TestApp) {
        book(&app, vec![bought(2, None, 1_000), bought(1, None, 9_000)]).await;
        alter(&app, "UPDATE orders SET status = 'cancelled' WHERE total = 9000").await;
        assert_eq!(tiles(&app.get("/reports").await.text)[..2], ["R 10", "1"]);
    }

    async fn other_currencies_are_named_and_never_added(app: TestApp) {
        let abroad = Bought { storefront: "addis", currency: "ETB", country: "ET", ..bought(1, None, 50_000) };
        book(&app, vec![bought(1, None, 1_000), abroad]).await;
        let page = app.get("/reports").await;
        assert_eq!(tiles(&page.text)[..2], ["R 10", "1"]);
        assert!(page.text.contains("Not included: ETB\u{a0}500,00 from one order"), "{}", page.text);
    }

    async fn filters_stand_in_the_address_and_can_be_dropped(app: TestApp) {
        let abroad = Bought { country: "ET", ..bought(1, None, 3_000) };
        let second = Bought { storefront: "second", ..bought(2, None, 500) };
        book(&app, vec![bought(1, None, 1_000), abroad, second]).await;
        let page = app.get("/reports?country=ET").await;
        assert_eq!(tiles(&page.text)[..2], ["R 30", "1"]);
        assert!(page.text.contains("href=\"/reports?period=30d\""), "the filter can be dropped");
        assert!(page.text.contains("Clay cup"), "products of one country come from the lines");
        let id = app.test.db.read(|db| {
            db.one("SELECT id FROM storefronts WHERE key = 'second'", &[], |row| row.get::<Id<()>>(0))
        });
        let page = app.get(&format!("/reports?storefront={}", id.await.unwrap())).await;
        assert_eq!(tiles(&page.text)[..2], ["R 5", "1"]);
    }

    async fn days_without_orders_say_so_and_lead_to_the_last_that_have_some(app: TestApp) {
        book(&app, vec![bought(50, None, 1_000), bought(45, None, 1_000)]).await;
        let page = app.get("/reports").await;
        assert_eq!(tiles(&page.text)[..2], ["R 20", "2"]);
        assert!(page.text.contains("The last order was on 6 Oct 2025"), "{}", page.text);
        let page = app.get("/reports?period=custom&from=2025-11-14&to=2025-11-20").await;
        assert!(page.text.contains("No orders in these days"), "{}", page.text);
        let page_of = scraper::Html::parse_document(&page.text);
        let link = scraper::Selector::parse(".empty a").unwrap();
        let href = page_of.select(&link).next().unwrap().attr("href").unwrap().to_owned();
        assert_eq!(href, "/reports?period=custom&from=2025-10-01&to=2025-10-06");
        assert_eq!(tiles(&app.get(&href).await.text)[..2], ["R 20", "2"]);
    }

    async fn today_is_not_over_so_it_counts_from_tomorrow(app: TestApp) {
        book(&app, vec![bought(2, None, 1_000), bought(0, None, 500)]).await;
        let page = app.get("/reports").await;
        assert_eq!(tiles(&page.text)[..2], ["R 10", "1"]);
        let href = "/reports?period=custom&amp;from=2025-11-20&amp;to=2025-11-20";
        assert!(page.text.contains("today counts from tomorrow") && page.text.contains("See today"), "{}", page.text);
        assert!(page.text.contains(href) || page.text.contains(&href.replace("&amp;", "&#38;")), "{}", page.text);
        let page = app.get("/reports?period=custom&from=2025-11-20&to=2025-11-20").await;
        assert_eq!(tiles(&page.text)[..2], ["R 5", "1"]);
    }

    async fn dates_that_cannot_be_are_refused_in_words(app: TestApp) {
        book(&app, vec![bought(1, None, 1_000)]).await;
        let page = app.get("/reports?period=custom&from=2025-11-20&to=2025-11-01").await;
        assert_eq!(page.status, 422);
        assert!(page.text.contains("These dates cannot be used"), "{}", page.text);
        assert_eq!(app.get("/reports/csv/nonsense").await.status, 404);
    }

    async fn every_period_and_every_file_opens(app: TestApp) {
        let hana = customer(&app).await;
        book(&app, (0..30).map(|it| bought(it * 25, Some(hana), 1_000)).collect()).await;
        for period in ["7d", "30d", "90d", "year", "all", "custom&from=2024-01-01&to=2025-06-30"] {
            let page = app.get(&format!("/reports?period={period}")).await;
            assert_eq!(page.status, 200, "{period}");
            assert!(!page.text.contains("NaN"), "{period}");
        }
        for chart in ["figures", "days", "products", "countries", "cohorts", "months"] {
            let file = app.get(&format!("/reports/csv/{chart}?period=year")).await;
            assert_eq!(file.status, 200, "{chart}");
            assert!(file.text.lines().count() > 1, "{chart}");
        }
    }

    async fn names_that_would_run_in_a_spreadsheet_are_made_safe(app: TestApp) {
        book(&app, vec![bought(1, None, 1_000)]).await;
        alter(&app, "UPDATE products SET title = '=HYPERLINK(1)<u>'").await;
        assert!(app.get("/reports/csv/products").await.text.contains("'=HYPERLINK"));
        assert!(!app.get("/reports").await.text.contains("<u>"));
    }
}

/// The instant the tests begin at, as the pages show it.
#[test]
fn the_tests_begin_at_noon_of_day_20412() {
    assert_eq!(NOON, Timestamp((20_412 * 24 + 10) * 3_600_000));
}
