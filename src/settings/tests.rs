use axum::http::StatusCode;

use crate::base::Actor;
use crate::base::jobs::enqueue_raw;
use crate::both_engines;
use crate::team::{self, Role};
use crate::testing::TestApp;

const SHOP: [(&str, &str); 8] = [
    ("name", "Jebena & Kin"),
    ("language", "am"),
    ("country", "ET"),
    ("currency", "ETB"),
    ("zone", "Africa/Addis_Ababa"),
    ("owner", "Selam Bekele"),
    ("email", "selam@shop.example"),
    ("password", "a long enough password"),
];

/// As it is before anyone came.
async fn empty(app: &TestApp) {
    app.test
        .db
        .write(Actor::SYSTEM, |tx| {
            for table in ["session_tokens", "sessions", "staff", "settings", "audit"] {
                tx.run(&format!("DELETE FROM {table}"), &[])?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

fn with(name: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    SHOP.iter().map(|it| if it.0 == name { (name, value) } else { *it }).collect()
}

both_engines! {
    async fn until_the_first_start_every_page_leads_there(app: TestApp) {
        empty(&app).await;
        let visitor = app.signed_out();
        for path in ["/", "/me", "/sign-in", "/settings"] {
            assert_eq!(visitor.get(path).await.location.as_deref(), Some("/start"), "{path}");
        }
        assert!(visitor.get("/start").await.text.contains("Set up your shop"));
    }

    async fn three_steps_open_a_shop(app: TestApp) {
        empty(&app).await;
        let visitor = app.signed_out();
        let second = visitor.get("/start?step=2&name=Jebena&language=am&country=ET").await;
        assert!(second.text.contains("Africa/Addis_Ababa\""), "the zone of the country is suggested");
        assert!(second.text.contains(r#"<option value="ETB" selected>"#));
        let third = visitor.get("/start?step=3&name=Jebena&language=am&country=ET&currency=ETB&zone=Africa/Addis_Ababa").await;
        assert!(third.text.contains("new-password"));
        let opened = visitor.post("/start", &SHOP).await;
        assert_eq!(opened.location.as_deref(), Some("/"), "{}", opened.text);
        assert!(opened.headers["set-cookie"].to_str().unwrap().contains("HttpOnly"));
        let shop = app.test.db.read(crate::settings::shop).await.unwrap().unwrap();
        assert_eq!((shop.name.as_str(), shop.zone.as_str()), ("Jebena & Kin", "Africa/Addis_Ababa"));
        let staff = app.test.db.read(team::all_staff).await.unwrap();
        assert_eq!((staff[0].role, staff[0].name.as_str()), (Role::Owner, "Selam Bekele"));
        assert_eq!(visitor.get("/start").await.location.as_deref(), Some("/"));
        assert_eq!(visitor.post("/start", &with("email", "other@shop.example")).await.location.as_deref(), Some("/"));
        assert_eq!(app.test.db.read(team::all_staff).await.unwrap().len(), 1);
    }

    async fn a_step_with_a_fault_is_shown_again_with_what_to_mend(app: TestApp) {
        empty(&app).await;
        let visitor = app.signed_out();
        let nameless = visitor.get("/start?step=3&name=%20&currency=ETB&zone=UTC").await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nameless.text.contains("A name is missing"));
        let nowhere = visitor.get("/start?step=3&name=J&currency=ETB&zone=Mars").await;
        assert!(nowhere.text.contains("There is no time zone Mars"));
        for (name, value, said) in [("password", "short", "Too short"), ("email", "nobody", "no email address"), ("owner", "", "A name is missing")] {
            let answer = visitor.post("/start", &with(name, value)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains(said), "{name}: {}", answer.text);
        }
        assert!(!app.test.db.read(team::anyone).await.unwrap());
    }

    async fn of_two_first_starts_at_once_one_wins(app: TestApp) {
        empty(&app).await;
        let (one, other) = (app.signed_out(), app.signed_out());
        let form = with("email", "other@shop.example");
        let (a, b) = tokio::join!(one.post("/start", &SHOP), other.post("/start", &form));
        let opened = [&a, &b].iter().filter(|it| it.headers.contains_key("set-cookie")).count();
        assert_eq!(opened, 1, "{} {}", a.text, b.text);
        assert_eq!(app.test.db.read(team::all_staff).await.unwrap().len(), 1);
    }

    async fn a_setting_saves_by_itself_and_stands_in_the_log(app: TestApp) {
        let saved = app.post("/settings/shop/zone", &[("value", "africa/addis ababa")]).await;
        assert_eq!(saved.location.as_deref(), Some("/settings"));
        assert!(app.get("/settings").await.text.contains(r#"value="Africa/Addis_Ababa""#));
        assert!(app.get("/audit?act=shop.changed").await.text.contains("Shop settings changed"));
        let wrong = app.post("/settings/shop/name", &[("value", "")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(app.post("/settings/shop/nonsense", &[("value", "x")]).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_setting_that_is_saved_answers_with_itself_and_the_time(app: TestApp) {
        let send = |name: &'static str, value: &'static str| {
            let app = &app;
            async move {
                let request = axum::http::Request::post(format!("/settings/shop/{name}"))
                    .header("content-type", "application/x-www-form-urlencoded")
                    .header("hx-request", "true");
                app.owner().send(request, format!("csrf={}&value={value}", app.csrf()).into()).await
            }
        };
        let saved = send("name", "Jebena").await;
        assert_eq!(saved.status, StatusCode::OK);
        assert!(saved.text.contains("Saved 12:00") && saved.text.contains(r#"value="Jebena""#), "{}", saved.text);
        assert!(!saved.text.contains("<html"), "the setting alone");
        let wrong = send("zone", "Africa/Wakanda").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("Wakanda") && !wrong.text.contains("Saved"), "{}", wrong.text);
    }

    async fn the_currency_is_free_until_the_first_order_and_locked_from_then_on(app: TestApp) {
        assert_eq!(app.post("/settings/shop/currency", &[("value", "etb")]).await.status, StatusCode::SEE_OTHER);
        app.test.db.write(Actor::SYSTEM, |tx| {
            let home = "ETB".parse().unwrap();
            let storefront = crate::catalog::ensure_storefront(tx, "main", "Main", home)?;
            let (id, now) = (tx.new_id::<()>(), tx.now);
            tx.run(
                "INSERT INTO orders (id, storefront_id, number, number_key, kind, status, currency, placed_at, source, created_at)
                 VALUES ($1, $2, '1', '1', 'sale', 'placed', 'ETB', $3, 'import', $3)",
                &[&id, &storefront, &now],
            )
        }).await.unwrap();
        let page = app.get("/settings").await.text;
        assert!(page.contains(r#"value="ETB" disabled"#), "{page}");
        let refused = app.post("/settings/shop/currency", &[("value", "ZAR")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        let shop = app.test.db.read(crate::settings::shop).await.unwrap().unwrap();
        assert_eq!(shop.currency.code(), "ETB");
        assert_eq!(app.post("/settings/shop/currency", &[("value", "ETB")]).await.status, StatusCode::SEE_OTHER);
    }

    async fn the_log_names_a_country_in_the_language_of_its_reader(app: TestApp) {
        app.post("/settings/shop/country", &[("value", "ET")]).await;
        app.post("/settings/shop/language", &[("value", "zu")]).await;
        let page = app.get("/audit?act=shop.changed").await.text;
        assert!(page.contains("Country: Ethiopia") && page.contains("isiZulu"), "{page}");
        app.post("/me/set/language", &[("value", "am")]).await;
        let page = app.get("/audit?act=shop.changed").await.text;
        assert!(page.contains("ኢትዮጵያ") && !page.contains("&#34;ET"), "{page}");
    }

    async fn parked_jobs_are_shown_tried_again_and_discarded(app: TestApp) {
        assert!(app.get("/jobs").await.text.contains("Nothing is waiting"));
        app.test.db.write(Actor::SYSTEM, |tx| {
            let now = tx.now;
            for _ in 0..2 {
                enqueue_raw(tx, "fold_laundry", "{}", None, now)?;
            }
            tx.run("UPDATE jobs SET attempts = 12, parked_at = $1, last_error = '<b>no iron</b>'", &[&now])
        }).await.unwrap();
        let parked = app.test.db.read(crate::base::jobs::parked).await.unwrap();
        let page = app.get("/jobs").await.text;
        assert!(page.contains("fold laundry") && page.contains("&#60;b&#62;no iron"), "{page}");
        app.post(&format!("/jobs/{}/retry", parked[0].id), &[]).await;
        app.post(&format!("/jobs/{}/discard", parked[1].id), &[]).await;
        assert_eq!(app.post(&format!("/jobs/{}/discard", parked[1].id), &[]).await.status, StatusCode::NOT_FOUND);
        let (parked, waiting) = app.test.db.read(|db| Ok((crate::base::jobs::parked(db)?, crate::base::jobs::waiting(db)?))).await.unwrap();
        assert!(parked.is_empty());
        assert_eq!(waiting, [("fold_laundry".to_owned(), 1)]);
        assert!(app.get("/audit?act=job.discarded").await.text.contains("Job discarded"));
    }
}
