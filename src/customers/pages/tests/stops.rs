//! The addresses that nothing is sent to.

use super::*;
use crate::customers::is_suppressed;

const LIST: &str = "/customers/suppressions";

async fn add(app: &TestApp, channel: &str, addresses: &str) -> crate::testing::Answer {
    app.post(LIST, &[("channel", channel), ("addresses", addresses), ("reason", "Asked for it on the phone")]).await
}

async fn stopped(app: &TestApp, channel: &'static str, value: &'static str) -> bool {
    app.test.db.read(move |db| is_suppressed(db, channel, value)).await.unwrap()
}

both_engines! {
    async fn addresses_are_pasted_shown_searched_and_exported(app: TestApp) {
        assert!(app.get(LIST).await.text.contains("No address is on this list"));
        let added = add(&app, "email", "Thandi@Example.com\nhana@example.com, hana@example.com;zodwa@shop.example").await;
        assert_eq!(added.location.as_deref(), Some(LIST), "{}", added.text);
        add(&app, "sms", "082 555 0101").await;
        let page = app.get(LIST).await.text;
        assert!(page.contains("4 addresses") && page.contains("thandi@example.com"), "{page}");
        assert!(page.contains("Asked for it on the phone") && page.contains("Nomvula Dube"), "why and by whom");
        assert!(stopped(&app, "email", "thandi@example.com").await && stopped(&app, "sms", "+27825550101").await);
        for (query, n) in [
            ("q=example.com", 2), ("q=THANDI", 1), ("q=082%20555%200101", 1), ("q=0101", 1), ("channel=sms", 1),
            ("channel=email&q=0101", 0), ("q=%25", 0),
        ] {
            let page = app.get(&format!("{LIST}?{query}")).await.text;
            assert_eq!(page.matches("/removal\"").count(), n, "{query}");
        }
        let csv = app.post(&format!("{LIST}/export"), &[("q", "example.com")]).await.text;
        assert!(csv.contains("Address,Channel,Why,Since,By"), "{csv}");
        assert_eq!(csv.trim().lines().count(), 3, "{csv}");
        assert!(app.get("/audit?act=suppression.added").await.text.contains("nothing is sent to: added"));
    }

    async fn what_is_no_address_keeps_all_of_them_out_and_is_named(app: TestApp) {
        let refused = add(&app, "email", "thandi@example.com\nnot an address\n12").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("2 are no addresses") && refused.text.contains("not an address"), "{}", refused.text);
        assert!(refused.text.contains("thandi@example.com"), "what was written stays in the form");
        assert!(!stopped(&app, "email", "thandi@example.com").await);
        for fields in [
            [("channel", "email"), ("addresses", " ,\n"), ("reason", "x")],
            [("channel", "email"), ("addresses", "a@example.com"), ("reason", " ")],
            [("channel", "pigeon"), ("addresses", "a@example.com"), ("reason", "x")],
        ] {
            assert_eq!(app.post(LIST, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        }
    }

    async fn adding_is_undone_wholly_and_touches_nothing_else(app: TestApp) {
        add(&app, "email", "first@example.com").await;
        add(&app, "email", "first@example.com\nsecond@example.com\nthird@example.com").await;
        let undo = last_undo(&app).await;
        assert_eq!(app.post(&undo, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(stopped(&app, "email", "first@example.com").await, "that one was there before");
        assert!(!stopped(&app, "email", "second@example.com").await && !stopped(&app, "email", "third@example.com").await);
        assert_eq!(app.post(&undo, &[]).await.status, StatusCode::NOT_FOUND, "once");
    }

    async fn one_is_taken_off_with_a_reason_and_put_back(app: TestApp) {
        add(&app, "email", "thandi@example.com").await;
        let page = app.get(LIST).await.text;
        let removal = page.split("href=\"").find(|it| it.contains("/removal\"")).unwrap().split('"').next().unwrap().to_owned();
        assert!(app.get(&removal).await.text.contains("thandi@example.com"));
        assert_eq!(app.post(&removal, &[("reason", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(stopped(&app, "email", "thandi@example.com").await);
        app.post(&removal, &[("reason", "She asked for the newsletter again")]).await;
        assert!(!stopped(&app, "email", "thandi@example.com").await);
        let undo = last_undo(&app).await;
        app.post(&undo, &[]).await;
        assert!(stopped(&app, "email", "thandi@example.com").await);
        app.post(&undo, &[]).await;
        let rows = "SELECT COUNT(*) FROM suppressions WHERE lifted_at IS NULL";
        assert_eq!(app.test.db.read(move |db| db.one(rows, &[], |row| row.get::<i64>(0))).await.unwrap(), 1);
    }

    async fn a_person_s_page_says_where_nothing_is_sent(app: TestApp) {
        let ids = people(&app, SOME).await;
        app.post(&format!("/customers/{}/identities", ids[0]), &[("value", "082 555 4417")]).await;
        let page = format!("/customers/{}", ids[0]);
        assert!(!app.get(&page).await.text.contains("No Email"));
        add(&app, "email", "lindiwe@example.com").await;
        add(&app, "sms", "+27 82 555 4417").await;
        let text = app.get(&page).await.text;
        assert!(text.contains("No Email") && text.contains("No SMS") && !text.contains("No WhatsApp"), "{text}");
        let viewer = app.signed_in_as(Role::Viewer).get(&page).await.text;
        assert!(viewer.contains("No Email") && !viewer.contains("suppressions?q="), "no whole address for a viewer");
        assert_eq!(app.signed_in_as(Role::Viewer).get(LIST).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_long_list_goes_on_without_a_gap(app: TestApp) {
        let many: Vec<String> = (0..120).map(|n| format!("n{n}@example.com")).collect();
        add(&app, "email", &many.join("\n")).await;
        let (mut seen, mut at) = (0, LIST.to_owned());
        for _ in 0..3 {
            let page = app.get(&at).await.text;
            seen += page.matches("/removal\"").count();
            let Some((_, rest)) = page.split_once("hx-get=\"") else { break };
            at = rest.split('"').next().unwrap().replace("&#38;", "&");
        }
        assert_eq!(seen, 120);
    }
}
