use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::both_engines;
use crate::testing::TestApp;
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

    async fn a_form_with_files_must_begin_with_the_secret_of_the_session(app: TestApp) {
        let sent = |first: &str| {
            let body = format!(
                "--b\r\nContent-Disposition: form-data; name=\"{first}\"\r\n\r\ntest-csrf\r\n--b\r\n\
                 Content-Disposition: form-data; name=\"other\"\r\n\r\ntext\r\n--b--\r\n"
            );
            let request = Request::post("/sign-out").header("content-type", "multipart/form-data; boundary=b");
            (request, Body::from(body))
        };
        for first in ["other", "csrf\"; filename=\"x"] {
            let (request, body) = sent(first);
            assert_eq!(app.owner().send(request, body).await.status, StatusCode::FORBIDDEN, "{first}");
        }
        assert_eq!(app.get("/").await.location.as_deref(), Some("/customers"), "nobody was signed out");
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

#[tokio::test]
async fn a_handler_that_panics_is_an_error_page() {
    async fn broken() -> &'static str {
        panic!("a bug")
    }
    let app = TestApp::sqlite();
    let router = web::router(app.app.clone(), Routes::new().get("/broken", Needs::Nothing, broken));
    let asked = Request::get("/broken").body(Body::empty()).unwrap();
    let answer = tower::ServiceExt::oneshot(router, asked).await.unwrap();
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.headers().contains_key("content-security-policy"));
}

#[test]
fn a_word_about_a_very_long_name_still_fits_into_a_cookie() {
    let say = crate::base::Say::new("base-busy").with("name", "ኢ".repeat(10_000));
    let answer = web::done("/", say, Some("/undo".into()));
    assert!(answer.headers()["set-cookie"].len() < 2_000);
}
