use axum::body::Body;
use axum::http::{Request, StatusCode};

use tower::ServiceExt;

use crate::app::App;
use crate::base::db::Options;
use crate::base::{Actor, Chance};
use crate::both_engines;
use crate::config::Config;
use crate::team::{self, Passwords, Role};
use crate::testing::{TestApp, TestDb};
use crate::web::{self, Needs, Routes};

both_engines! {
    async fn a_stranger_is_sent_to_the_door_and_a_page_that_is_not_there_says_so(app: TestApp) {
        let away = app.signed_out().get("/events?topics=jobs").await;
        assert_eq!(away.status, StatusCode::SEE_OTHER);
        assert_eq!(away.location.as_deref(), Some("/sign-in?next=%2Fevents%3Ftopics%3Djobs"));
        let gone = app.get("/nowhere").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        assert!(gone.headers.contains_key("content-security-policy"));
    }

    async fn assets_are_cached_for_ever(app: TestApp) {
        let css = app.signed_out().get(crate::web::assets::addresses().css).await;
        assert_eq!(css.status, StatusCode::OK);
        assert!(css.headers["cache-control"].to_str().unwrap().contains("immutable"));
    }

    async fn the_menus_of_pages_hold_what_one_may_open_and_are_kept_by_the_browser(app: TestApp) {
        let mut filled = Vec::new();
        for role in [Role::Owner, Role::Viewer] {
            let page = app.signed_in_as(role).get("/customers").await.text;
            let address = page.split(r#"data-menus=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
            let menus = app.get(&address).await;
            assert!(menus.headers["cache-control"].to_str().unwrap().contains("immutable"));
            for place in menus.text.split(r#"data-fills=""#).skip(1).map(|it| it.split('"').next().unwrap()) {
                assert!(page.contains(&format!(r#"id="{place}""#)), "nothing to fill with {place}");
            }
            filled.push(menus.text);
        }
        let [owner, viewer] = filled.try_into().unwrap();
        assert!(owner.contains(r#"data-href="/customers""#) && owner.contains(r#"data-href="/settings/team""#));
        assert!(viewer.contains(r#"data-href="/customers""#) && !viewer.contains("/settings/team"), "{viewer}");
        assert!(!owner.contains(r#"aria-hidden="true"></svg>"#), "an icon without a drawing: {owner}");
    }

    async fn a_form_with_files_must_begin_with_the_secret_of_the_session(app: TestApp) {
        let secret = app.csrf();
        let sent = |first: &str| {
            let body = format!(
                "--b\r\nContent-Disposition: form-data; name=\"{first}\"\r\n\r\n{secret}\r\n--b\r\n\
                 Content-Disposition: form-data; name=\"other\"\r\n\r\ntext\r\n--b--\r\n"
            );
            let request = Request::post("/sign-out").header("content-type", "multipart/form-data; boundary=b");
            (request, Body::from(body))
        };
        for first in ["other", "csrf\"; filename=\"x"] {
            let (request, body) = sent(first);
            assert_eq!(app.owner().send(request, body).await.status, StatusCode::FORBIDDEN, "{first}");
        }
        assert_eq!(app.get("/").await.status, StatusCode::OK, "nobody was signed out");
        let (request, body) = sent("csrf");
        assert_eq!(app.owner().send(request, body).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_stranger_comes_back_to_the_page_and_never_to_an_act_or_a_part(app: TestApp) {
        let away = app.signed_out().post("/sign-out", &[]).await;
        assert_eq!(away.location.as_deref(), Some("/sign-in"));
        let part = Request::get("/events?topics=jobs")
            .header("hx-request", "true")
            .header("hx-current-url", "https://shop.example/customers?q=x#top");
        let part = app.signed_out().send(part, Body::empty()).await;
        assert_eq!(part.headers["hx-redirect"], "/sign-in?next=%2Fcustomers%3Fq%3Dx");
    }

    async fn what_the_frame_refuses_is_told_as_a_page_of_ours(app: TestApp) {
        let odd = app.get("/events").await;
        assert_eq!(odd.status, StatusCode::NOT_FOUND);
        assert!(odd.text.contains("<!doctype html>"), "{}", odd.text);
    }

    async fn the_secret_of_a_form_reads_differently_on_every_page(app: TestApp) {
        let shown = |page: String| page.split(r#"name="csrf" value=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let [one, two] = [shown(app.get("/me").await.text), shown(app.get("/me").await.text)];
        assert_ne!(one, two);
        let raw = Request::post("/sign-out").header("x-csrf-token", "test-csrf");
        assert_eq!(app.owner().send(raw, Body::empty()).await.status, StatusCode::FORBIDDEN);
        for secret in [one, two] {
            let sent = Request::post("/settings/team").header("x-csrf-token", secret);
            assert_ne!(app.owner().send(sent, Body::empty()).await.status, StatusCode::FORBIDDEN);
        }
    }

    async fn under_https_no_cookie_travels_without_it(app: TestApp) {
        let config = Config { https: true, ..app.app.config.clone() };
        let secure = App::new(app.test.db.clone(), Chance::System, config, Passwords::cheap()).unwrap();
        let router = web::router(secure, crate::wiring::routes());
        let asked = Request::post("/language").header("content-type", "application/x-www-form-urlencoded");
        let answer = router.oneshot(asked.body(Body::from("language=zu")).unwrap()).await.unwrap();
        let cookies: Vec<_> = answer.headers().get_all("set-cookie").iter().map(|it| it.to_str().unwrap()).collect();
        assert_eq!(cookies.len(), 1);
        assert!(cookies.iter().all(|it| it.ends_with("; Secure")), "{cookies:?}");
        let plain = app.signed_out().post("/language", &[("language", "zu")]).await;
        assert!(!plain.headers["set-cookie"].to_str().unwrap().contains("Secure"), "{:?}", plain.headers);
    }

    /// Between the making of a page and the beginning of its stream, something happens.
    async fn a_page_hears_of_what_happened_before_it_listened(app: TestApp) {
        let page = app.get("/imports").await.text;
        let stream = page.split(r#"sse-connect=""#).nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
        app.test.db.write(Actor::SYSTEM, |tx| {
            tx.tell("imports", "progress", serde_json::json!({ "n": 1 }));
            Ok(())
        }).await.unwrap();
        let stopping = app.app.clone();
        let stop = tokio::spawn(async move {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            stopping.stop();
        });
        let told = app.get(&stream).await;
        assert!(told.text.contains(r#"data: {"n":1}"#), "{stream}: {}", told.text);
        stop.await.unwrap();
    }

    async fn a_stream_says_at_once_where_it_stands(app: TestApp) {
        let stopping = app.app.clone();
        let stop = tokio::spawn(async move {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            stopping.stop();
        });
        let told = app.get("/events?topics=jobs").await;
        assert!(told.text.starts_with(&format!("id: {}", app.test.db.live().mark(0))), "{}", told.text);
        stop.await.unwrap();
    }
}

/// A program whose only writer can keep four waiting.
struct Narrow(TestApp);

impl Narrow {
    fn sqlite() -> Narrow {
        Narrow(TestApp::over(TestDb::sqlite_with(narrow)))
    }

    fn postgres() -> Option<Narrow> {
        TestDb::postgres_with(narrow).map(|it| Narrow(TestApp::over(it)))
    }
}

fn narrow(options: Options) -> Options {
    Options { waiting: 4, writers: 1, ..options }
}

both_engines! {
    async fn when_too_many_wait_the_next_is_told_to_come_back_and_nothing_is_half_done(it: Narrow) {
        let Narrow(app) = it;
        let db = &app.test.db;
        // One is being done and does not end.
        let (go_on, held) = std::sync::mpsc::channel::<()>();
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        let (held, mut begun) = (std::sync::Mutex::new(held), Some(begun));
        let first = tokio::spawn({
            let db = db.clone();
            async move {
                db.write(Actor::SYSTEM, move |_| {
                    begun.take().map(|it| it.send(()));
                    let _ = held.lock().unwrap().recv();
                    Ok(())
                }).await
            }
        });
        has_begun.await.unwrap();
        // Four wait behind it.
        let waiting: Vec<_> = (0..4).map(|_| {
            let db = db.clone();
            tokio::spawn(async move { db.write(Actor::SYSTEM, |tx| team::audit(tx, "session.started", None, serde_json::json!({}))).await })
        }).collect();
        while db.waiting().1 < 4 {
            tokio::task::yield_now().await;
        }

        let new = [("name", "Sipho Dlamini"), ("email", "sipho@shop.example"), ("role", "staff")];
        let refused = app.post("/settings/team", &new).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(refused.headers["retry-after"], "2");
        assert!(refused.text.contains("<!doctype html>") && refused.text.contains("Nothing has changed."), "{}", refused.text);
        let team = app.get("/settings/team").await;
        assert_eq!(team.status, StatusCode::OK, "reading goes on");
        assert!(!team.text.contains("Sipho"));

        go_on.send(()).unwrap();
        first.await.unwrap().unwrap();
        for it in waiting {
            it.await.unwrap().unwrap();
        }
        assert_eq!(app.post("/settings/team", &new).await.status, StatusCode::OK);
        assert!(app.get("/settings/team").await.text.contains("Sipho"));
    }
}

#[tokio::test]
async fn a_handler_that_panics_is_an_error_page() {
    async fn broken() -> &'static str {
        panic!("a bug")
    }
    let app = TestApp::sqlite();
    let router = web::router(app.app.clone(), Routes::new().get("/broken", Needs::Nothing, broken));
    let asked = Request::get("/broken").body(Body::empty()).unwrap();
    let answer = router.oneshot(asked).await.unwrap();
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.headers().contains_key("content-security-policy"));
}

#[test]
fn a_word_about_a_very_long_name_still_fits_into_a_cookie() {
    let say = crate::base::Say::new("base-busy").with("name", "ኢ".repeat(10_000));
    let answer = web::done("/", say, Some("/undo".into()));
    assert!(answer.headers()["set-cookie"].len() < 2_000);
}
