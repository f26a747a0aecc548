//! The pages: tokens, and the reference.

use axum::body::Body;
use axum::http::Request;

use crate::both_engines;
use crate::team::Role;
use crate::testing::TestApp;

both_engines! {
    async fn an_owner_makes_a_token_sees_it_once_and_ends_it(app: TestApp) {
        let made = app.post("/settings/api", &[("name", "Till in Durban"), ("scope", "orders:read"), ("scope", "orders:write"), ("ends", "30")]).await;
        assert_eq!(made.status, 200, "{}", made.text);
        let secret = made.text.split("id=\"told\">").nth(1).and_then(|it| it.split('<').next()).expect("the secret").to_owned();
        let list = app.get("/settings/api").await;
        assert!(list.text.contains("Till in Durban") && !list.text.contains(&secret), "{}", list.text);
        assert!(list.text.contains(&secret[..8]) && list.text.contains("orders:write") && list.text.contains("Ends on 20 Dec 2025"));
        let ask = async || {
            let request = Request::get("/api/storefronts").header("authorization", format!("Bearer {secret}"));
            app.signed_out().send(request, Body::empty()).await.status.as_u16()
        };
        assert_eq!(ask().await, 200);
        let end = list.text.split("action=\"").find_map(|it| it.split_once("/end\"").map(|it| it.0)).expect("a way to end it").to_owned();
        assert_eq!(app.post(&format!("{end}/end"), &[]).await.location.as_deref(), Some("/settings/api"));
        assert_eq!(ask().await, 401);
        app.post(&format!("{end}/return"), &[]).await;
        assert_eq!(ask().await, 200);
        let log = app.get("/audit").await;
        assert!(["Token made", "Token ended", "Token works again"].iter().all(|it| log.text.contains(it)), "{}", log.text);
        assert!(!log.text.contains(&secret));
    }

    async fn a_token_without_a_name_or_scope_is_not_made(app: TestApp) {
        for fields in [vec![("name", ""), ("scope", "orders:read")], vec![("name", "Till")], vec![("name", "Till"), ("scope", "everything")]] {
            let refused = app.post("/settings/api", &fields).await;
            assert_eq!(refused.status, 422, "{fields:?}");
        }
        assert!(app.get("/settings/api").await.text.contains("No tokens yet"));
        assert_eq!(app.signed_in_as(Role::Manager).get("/settings/api").await.status, 403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reference_tells_of_every_operation_and_holds_nothing_of_the_shop() {
    let app = TestApp::sqlite();
    let page = app.signed_out().get("/api/reference").await;
    assert_eq!(page.status, 200);
    for route in super::super::endpoints().routes.table() {
        assert!(page.text.contains(route.path), "{}", route.path);
    }
    for (kind, ..) in crate::web::problem::KINDS {
        assert!(page.text.contains(&format!("id=\"problem-{kind}\"")), "{kind}");
    }
    assert!(!page.text.contains("Jebena &#38; Kin"));
    assert!(!page.text.contains("-d 'null'") && !page.text.contains("<pre class=\"block\" tabindex=\"0\">null"));
}
