use axum::http::StatusCode;

use crate::both_engines;
use crate::testing::TestApp;

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
}
