//! Writing templates through the front door.

use crate::base::Actor;
use crate::both_engines;
use crate::channels::templates;
use crate::team::Role;
use crate::testing::TestApp;

/// Makes a template through its form; gives its address.
async fn make(app: &TestApp, name: &str, purpose: &str) -> String {
    let answer = app.post("/templates", &[("name", name), ("purpose", purpose)]).await;
    answer.location.unwrap_or_else(|| panic!("{}", answer.text))
}

/// Keeps what is written.
async fn write(app: &TestApp, at: &str, lang: &str, subject: &str, body: &str) {
    let answer =
        app.post(&format!("{at}/drafts/{lang}"), &[("subject", subject), ("kind", "plain"), ("body", body)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

both_engines! {
    async fn a_template_is_written_taken_into_use_and_brought_back(app: TestApp) {
        let at = make(&app, "Back in stock", "service").await;
        write(&app, &at, "en", "It is back", "Hello {{ customer.call_me }}").await;
        let shown = app.get(&at).await.text;
        assert!(shown.contains("Back in stock") && shown.contains("Draft") && shown.contains("Not written yet"), "{shown}");
        assert!(shown.contains("sandbox title=\"Preview\""), "the preview stands in a frame that may do nothing");

        assert_eq!(app.post(&format!("{at}/live"), &[]).await.status, 303);
        let key = "back-in-stock";
        let first = app.test.db.read(move |db| templates::version_for(db, key, "zu")).await.unwrap();
        assert!(first.is_some(), "who speaks isiZulu gets English, for want of better");

        write(&app, &at, "zu", "Ibuyile", "Sawubona {{ customer.call_me }}").await;
        write(&app, &at, "en", "It is back!", "Hello {{ customer.call_me }}").await;
        assert!(app.get(&at).await.text.contains("In use, with changes"));
        assert_eq!(app.test.db.read(move |db| templates::version_for(db, key, "zu")).await.unwrap(), first, "not yet");
        app.post(&format!("{at}/live"), &[]).await;
        assert_ne!(app.test.db.read(move |db| templates::version_for(db, key, "zu")).await.unwrap(), first);
        let shown = app.get(&at).await.text;
        assert!(shown.contains("English: Subject") && shown.contains("isiZulu: Subject, Message"), "{shown}");

        app.post(&format!("{at}/versions/1"), &[]).await;
        let shown = app.get(&at).await.text;
        assert!(shown.contains("value=\"It is back\"") && shown.contains("In use, with changes"), "{shown}");
        app.post(&format!("{at}/live/1"), &[]).await;
        assert_eq!(app.test.db.read(move |db| templates::version_for(db, key, "en")).await.unwrap(), first);
    }

    async fn faults_are_told_with_line_and_letter_and_keep_a_template_from_use(app: TestApp) {
        let at = make(&app, "Wrong", "service").await;
        write(&app, &at, "en", "Hello {{ customer.frist_name }}", "one\n  {% if order.total > 5 %}\ntwo").await;
        let shown = app.get(&at).await.text;
        assert!(shown.contains("Subject, Line 1, letter 10"), "{shown}");
        assert!(shown.contains("Did you mean “customer.first_name”?"), "{shown}");
        assert!(shown.contains("data-goto=\"f-body\" data-line=\"2\" data-column=\"6\""), "{shown}");
        assert!(shown.contains("something to fix"));
        let refused = app.post(&format!("{at}/live"), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Something is to be fixed in English first."), "{}", refused.text);
        assert_eq!(app.test.db.read(|db| templates::version_for(db, "wrong", "en")).await.unwrap(), None);
    }

    async fn a_preview_shows_the_message_and_may_do_nothing_else(app: TestApp) {
        app.test.db.write(Actor::SYSTEM, templates::add_ready_made).await.unwrap();
        let page = app.get("/templates").await.text;
        assert!(page.contains("In the API: thank-you"), "{page}");
        let at = page.split("href=\"").find(|it| it.starts_with("/templates/") && it.contains("Thank you")).unwrap();
        let at = at.split('"').next().unwrap().to_owned();
        let answer = app.get(&format!("{at}/preview?lang=am")).await;
        assert!(answer.text.contains("እናመሰግናለን") && answer.text.contains("Jebena &amp; Kin"), "{}", answer.text);
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
        let text = app.get(&format!("{at}?lang=en&look=text")).await.text;
        assert!(text.contains("1 × Jebena"));
    }

    async fn a_test_goes_to_whoever_asks(app: TestApp) {
        let at = make(&app, "News", "marketing").await;
        write(&app, &at, "en", "News", "Hello {{ customer.call_me | default: 'there' }}").await;
        let shown = app.get(&at).await.text;
        assert!(shown.contains("The link to stop these messages is missing"), "{shown}");
        assert_eq!(app.post(&format!("{at}/tests/en"), &[]).await.status, 303);
        let sent = app
            .test
            .db
            .read(|db| {
                db.all("SELECT address, subject, html FROM messages", &[], |row| {
                    Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<String>(2)?))
                })
            })
            .await
            .unwrap();
        assert_eq!(sent.len(), 1);
        assert!(sent[0].0.starts_with("owner") && sent[0].1 == "Test: News" && sent[0].2.contains("Hello there"));
    }

    async fn a_template_is_put_away_and_taken_out_again(app: TestApp) {
        let at = make(&app, "Old", "service").await;
        write(&app, &at, "en", "Old", "Old").await;
        app.post(&format!("{at}/live"), &[]).await;
        app.post(&format!("{at}/archive"), &[]).await;
        assert!(!app.get("/templates").await.text.contains(&at));
        assert!(app.get("/templates?state=archived").await.text.contains(&at));
        assert_eq!(app.test.db.read(|db| templates::version_for(db, "old", "en")).await.unwrap(), None);
        app.post(&format!("{at}/restore"), &[]).await;
        assert!(app.test.db.read(|db| templates::version_for(db, "old", "en")).await.unwrap().is_some());
        assert_eq!(app.post("/templates", &[("name", "Old")]).await.status, 422, "the name is taken");
        assert_eq!(app.post("/templates", &[("name", "  ")]).await.status, 422);
    }

    async fn staff_may_look_and_managers_may_write(app: TestApp) {
        let at = make(&app, "Looked at", "service").await;
        let staff = app.signed_in_as(Role::Staff);
        let shown = staff.get(&at).await;
        assert!(shown.status == 200 && !shown.text.contains("Save draft"), "{}", shown.text);
        assert_eq!(staff.post(&format!("{at}/drafts/en"), &[("kind", "plain")]).await.status, 403);
        assert_eq!(app.signed_in_as(Role::Viewer).get(&at).await.status, 403);
    }
}
