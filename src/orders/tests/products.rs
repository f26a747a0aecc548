//! Products, changed by hand.

use axum::http::StatusCode;

use super::*;
use crate::both_engines;
use crate::team::Role;

/// Sells a cup and gives the address of its product, and the id of its variant.
async fn cup(app: &TestApp) -> (String, String) {
    book(app, Sample::sale("1", vec![goods("JB-01", 2, 450, 1)])).await;
    let ids = numbers(app, "SELECT product_id, id FROM variants WHERE sku = 'JB-01'", 2).await;
    (format!("/products/{}", Id::<()>::from_raw(ids[0][0])), Id::<()>::from_raw(ids[0][1]).to_string())
}

/// What the form sends.
fn form<'a>(version: &'a str, variant: &'a str, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("version", version),
        ("title", "Cup JB-01"),
        ("category", ""),
        ("variant", variant),
        ("name", ""),
        ("barcode", ""),
        ("price", "4.50"),
        ("cost", ""),
    ];
    usual.iter().map(|it| changes.iter().find(|change| change.0 == it.0).copied().unwrap_or(*it)).collect()
}

async fn last_undo(app: &TestApp) -> String {
    let sql = "SELECT undo FROM recent_acts WHERE undo IS NOT NULL ORDER BY id DESC";
    app.test.db.read(move |db| db.one(sql, &[], |row| row.get(0))).await.expect("a way back")
}

both_engines! {
    async fn a_product_is_changed_stays_so_when_orders_come_and_can_be_undone(app: TestApp) {
        let (page, variant) = cup(&app).await;
        let shown = app.get(&format!("{page}/edit")).await.text;
        assert!(shown.contains("value=\"4.50\"") && shown.contains("JB-01") && shown.contains("Codes stay"), "{shown}");
        let changes = [
            ("title", "Clay cup"), ("category", "Cups"), ("name", "Large"), ("barcode", "600 1234 567 890"),
            ("price", "5,25"), ("cost", "2"),
        ];
        let saved = app.post(&format!("{page}/edit"), &form("0", &variant, &changes)).await;
        assert_eq!(saved.location.as_deref(), Some(page.as_str()), "{}", saved.text);
        let text = app.get(&page).await.text;
        for said in ["Clay cup", "Cups", "Large", "6001234567890", "5,25", "2,00"] {
            assert!(text.contains(said), "{said} is missing in {text}");
        }
        assert!(app.get("/audit?act=product.changed").await.text.contains("Product changed"));

        // A later sale calls it otherwise and for another price; what a person said stays.
        let later = Timestamp(NOON.0 + 86_400_000);
        book(&app, Sample { at: later, ..Sample::sale("2", vec![goods("JB-01", 1, 900, 1)]) }).await;
        let text = app.get(&page).await.text;
        assert!(text.contains("Clay cup") && text.contains("5,25"), "{text}");
        assert!(app.get("/products?q=clay").await.text.contains("Clay cup"));

        let undo = last_undo(&app).await;
        assert_eq!(app.post(&undo, &[]).await.status, StatusCode::SEE_OTHER);
        let text = app.get(&page).await.text;
        assert!(text.contains("Cup JB-01") && !text.contains("6001234567890") && !text.contains("5,25"), "{text}");
        assert_eq!(app.post(&undo, &[]).await.status, StatusCode::CONFLICT, "only what was changed last");
    }

    async fn a_price_that_is_emptied_follows_the_orders_again(app: TestApp) {
        let (page, variant) = cup(&app).await;
        app.post(&format!("{page}/edit"), &form("0", &variant, &[("price", "7")])).await;
        app.post(&format!("{page}/edit"), &form("1", &variant, &[("price", "")])).await;
        let later = Timestamp(NOON.0 + 86_400_000);
        book(&app, Sample { at: later, ..Sample::sale("2", vec![goods("JB-01", 1, 900, 1)]) }).await;
        assert_eq!(numbers(&app, "SELECT price, price_set FROM variants", 2).await, [[900, 0]]);
    }

    async fn two_who_change_one_product_both_see_both(app: TestApp) {
        let (page, variant) = cup(&app).await;
        app.post(&format!("{page}/edit"), &form("0", &variant, &[("title", "Clay cup"), ("cost", "2")])).await;
        let crossed = app.post(&format!("{page}/edit"), &form("0", &variant, &[("title", "Big cup"), ("cost", "3")])).await;
        assert_eq!(crossed.status, StatusCode::CONFLICT);
        for said in ["Someone else changed", "Clay cup", "Big cup", "2.00", "name=\"version\" value=\"1\""] {
            assert!(crossed.text.contains(said), "{said} is missing in {}", crossed.text);
        }
        assert!(app.get(&page).await.text.contains("Clay cup"), "nothing of the second is saved");
        app.post(&format!("{page}/edit"), &form("1", &variant, &[("title", "Big cup"), ("cost", "3")])).await;
        assert!(app.get(&page).await.text.contains("Big cup"));
    }

    async fn what_cannot_be_of_a_product_is_refused_in_words(app: TestApp) {
        let (page, variant) = cup(&app).await;
        for (field, value, said) in [
            ("title", " \u{200b} ", "name is missing"),
            ("barcode", "60<b>", "is no barcode"),
            ("price", "a lot", "is no amount"),
            ("price", "-5", "nothing or more"),
            ("cost", "99999999999999", "nothing or more"),
        ] {
            let refused = app.post(&format!("{page}/edit"), &form("0", &variant, &[(field, value)])).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}: {}", refused.text);
            assert!(refused.text.contains(said), "{said} is missing in {}", refused.text);
        }
        let other = app.post(&format!("{page}/edit"), &form("0", "0000000000001", &[])).await;
        assert_eq!(other.status, StatusCode::NOT_FOUND);
        assert_eq!(numbers(&app, "SELECT version, title_worth FROM products", 2).await, [[0, 3]]);
        let staff = app.signed_in_as(Role::Staff);
        assert_eq!(staff.get(&format!("{page}/edit")).await.status, StatusCode::FORBIDDEN);
        assert!(!staff.get(&page).await.text.contains(&format!("{page}/edit")));
    }

    async fn the_months_of_a_product_are_a_file_too(app: TestApp) {
        let (page, _) = cup(&app).await;
        assert!(app.get(&page).await.text.contains("/months.csv"));
        let csv = app.get(&format!("{page}/months.csv")).await.text;
        assert!(csv.lines().any(|it| it == "2025-11,2,9.00"), "{csv}");
        assert_eq!(csv.trim().lines().count(), 14, "the head and thirteen months");
    }
}
