//! What no feature can forget: these tests walk every route of the program.
//! Each was seen to fail, on a router that is wrong on purpose.

use std::collections::BTreeSet;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use axum::routing::{get, post};
use scraper::{Html, Selector};
use tower::ServiceExt;

use super::{Needs, RouteInfo, csrf, session_cookie};
use crate::base::{Actor, Chance};
use crate::team::{self, Act, Role, Token};
use crate::testing::TestApp;
use crate::{both_engines, web, wiring};

const CSRF: &str = "sweep-csrf";

/// The address of a route, with something in the place of every id.
fn address(path: &str) -> String {
    let filled = path.split('/').map(|it| if it.starts_with('{') { "1" } else { it });
    filled.collect::<Vec<_>>().join("/")
}

/// Whether a route is for strangers.
fn is_open(route: &RouteInfo) -> bool {
    matches!(route.needs, Needs::Nothing | Needs::Open)
}

/// Someone of a role, by the cookie of their session.
async fn cookie_of(app: &TestApp, role: Role) -> String {
    let token = Token::new(&app.app.chance);
    let kept = token.clone();
    let email = format!("sweep-{}@shop.example", role.code());
    app.test
        .db
        .write(Actor::SYSTEM, move |tx| {
            let new = team::NewStaff {
                name: "Sweeper",
                email: &email,
                role,
                password_hash: "none",
                password_expired: false,
                language: tongue::Lang::En,
            };
            let id = team::add(tx, &new)?;
            team::open_session(tx, id, &kept, CSRF, "Sweep", "127.0.0.1")
        })
        .await
        .expect("someone signs in");
    format!("{}={}", session_cookie(&app.app), token.0)
}

struct Sent<'a> {
    cookie: Option<&'a str>,
    csrf: Option<&'a str>,
    site: &'a str,
}

/// The status and the text of the answer to a request; of a stream only the status.
async fn ask(router: &Router, route: &RouteInfo, sent: &Sent<'_>) -> (StatusCode, String, String) {
    let mut request = Request::builder().method(route.method.clone()).uri(address(route.path));
    request = request.header("host", "shop.example").header("sec-fetch-site", sent.site);
    if let Some(cookie) = sent.cookie {
        request = request.header("cookie", cookie);
    }
    if let Some(csrf) = sent.csrf {
        request = request.header("x-csrf-token", csrf);
    }
    let body = Body::from("a=b");
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(body).expect("a request");
    let response = router.clone().oneshot(request).await.expect("a router never fails");
    let header = |name: &str| response.headers().get(name).and_then(|it| it.to_str().ok()).unwrap_or("").to_owned();
    let (status, to, kind) = (response.status(), header("location"), header("content-type"));
    if !kind.starts_with("text/html") {
        return (status, to, String::new());
    }
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a body");
    (status, to, String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether a route is for people: programs with tokens have sweeps of their own, where the API is tested.
fn is_for_people(route: &RouteInfo) -> bool {
    !matches!(route.needs, Needs::Token(_))
}

/// The routes that let a stranger in although they need something.
async fn open_to_strangers(router: &Router, table: &[RouteInfo]) -> Vec<String> {
    let mut open = Vec::new();
    for route in table.iter().filter(|it| !is_open(it) && is_for_people(it)) {
        for cookie in [None, Some("indaba=forged")] {
            let (status, to, _) = ask(router, route, &Sent { cookie, csrf: Some("x"), site: "same-origin" }).await;
            let sent_away = status == StatusCode::SEE_OTHER && to.starts_with("/sign-in");
            if !sent_away {
                open.push(format!("{} {}: {status}", route.method, route.path));
            }
        }
    }
    open
}

/// The routes that `role` can use although the policy says no.
async fn open_to(router: &Router, table: &[RouteInfo], role: Role, cookie: &str) -> Vec<String> {
    let mut open = Vec::new();
    for route in table {
        let Needs::May(act) = route.needs else { continue };
        if team::allows(role, act) {
            continue;
        }
        let csrf = csrf::masked(CSRF, &Chance::System);
        let sent = Sent { cookie: Some(cookie), csrf: Some(&csrf), site: "same-origin" };
        let (status, _, _) = ask(router, route, &sent).await;
        if status != StatusCode::FORBIDDEN {
            open.push(format!("{} {} as {}: {status}", route.method, route.path, role.code()));
        }
    }
    open
}

/// The acts that can be forged from another site, or without the secret of the session.
async fn forgeable(router: &Router, table: &[RouteInfo], cookie: &str) -> Vec<String> {
    let mut forged = Vec::new();
    let csrf = csrf::masked(CSRF, &Chance::System);
    for route in table.iter().filter(|it| it.method == Method::POST && it.needs != Needs::Open && is_for_people(it)) {
        let mut tries = vec![Sent { cookie: Some(cookie), csrf: Some(&csrf), site: "cross-site" }];
        if route.needs != Needs::Nothing {
            tries.push(Sent { cookie: Some(cookie), csrf: None, site: "same-origin" });
            // Not even as it is stored, in which form no page ever shows it.
            tries.push(Sent { cookie: Some(cookie), csrf: Some(CSRF), site: "same-origin" });
            tries.push(Sent { cookie: Some(cookie), csrf: Some("forged"), site: "same-origin" });
        }
        for sent in tries {
            let (status, _, _) = ask(router, route, &sent).await;
            if status != StatusCode::FORBIDDEN {
                forged.push(format!("{} from {} with {:?}: {status}", route.path, sent.site, sent.csrf));
            }
        }
    }
    forged
}

/// What is wrong with a page, as a browser would have to guess.
fn faults(text: &str) -> Vec<String> {
    let page = Html::parse_document(text);
    let select = |what: &str| Selector::parse(what).expect("a selector");
    let mut faults: Vec<String> = page.errors.iter().map(ToString::to_string).collect();
    let mut ids = BTreeSet::new();
    for it in page.select(&select("[id]")) {
        let id = it.value().id().unwrap_or_default().to_owned();
        if !ids.insert(id.clone()) {
            faults.push(format!("two things are called {id}"));
        }
    }
    for (attribute, by_hash) in [("hx-target", true), ("for", false), ("list", false), ("aria-labelledby", false)] {
        for it in page.select(&select(&format!("[{attribute}]"))) {
            let named = it.value().attr(attribute).unwrap_or_default();
            let wanted = if by_hash { named.strip_prefix('#') } else { Some(named) };
            if let Some(id) = wanted.filter(|it| !ids.contains(*it)) {
                faults.push(format!("{attribute} names {id}, which is not there"));
            }
        }
    }
    if page.select(&select("h1")).count() != 1 {
        faults.push("a page has one h1".to_owned());
    }
    if page.select(&select("[style], [onclick], [onchange], [onsubmit]")).next().is_some() {
        faults.push("an inline style or script, which the policy forbids".to_owned());
    }
    for form in page.select(&select("form[method=post]")) {
        if form.select(&select("[name=csrf]")).next().is_none() {
            faults.push(format!("the form to {:?} carries no secret", form.value().attr("action")));
        }
    }
    faults
}

both_engines! {
    async fn strangers_get_in_nowhere(app: TestApp) {
        let routes = wiring::routes();
        let table = routes.table().to_vec();
        let guarded = table.iter().filter(|it| !is_open(it)).count();
        assert!(guarded > 25, "the sweep walks the routes of the program, not {guarded}");
        let router = web::router(app.app.clone(), routes);
        assert_eq!(open_to_strangers(&router, &table).await, [""; 0]);
    }

    async fn every_role_can_use_only_what_the_policy_says(app: TestApp) {
        let routes = wiring::routes();
        let table = routes.table().to_vec();
        let router = web::router(app.app.clone(), routes);
        for role in Role::ALL {
            let cookie = cookie_of(&app, role).await;
            assert_eq!(open_to(&router, &table, role, &cookie).await, [""; 0]);
        }
    }

    async fn no_act_can_be_forged(app: TestApp) {
        let routes = wiring::routes();
        let table = routes.table().to_vec();
        assert!(table.iter().filter(|it| it.method == Method::POST).count() > 15, "there are acts");
        let router = web::router(app.app.clone(), routes);
        let cookie = cookie_of(&app, Role::Owner).await;
        assert_eq!(forgeable(&router, &table, &cookie).await, [""; 0]);
    }

    async fn every_page_is_well_formed(app: TestApp) {
        let routes = wiring::routes();
        let table = routes.table().to_vec();
        let router = web::router(app.app.clone(), routes);
        let cookie = cookie_of(&app, Role::Owner).await;
        let mut pages = 0;
        for route in table.iter().filter(|it| it.method == Method::GET && !it.path.contains('{') && it.path != "/events") {
            for cookie in [Some(cookie.as_str()), None] {
                let (status, _, text) = ask(&router, route, &Sent { cookie, csrf: None, site: "none" }).await;
                if !text.is_empty() {
                    pages += 1;
                    assert_eq!(faults(&text), [""; 0], "{} ({status})", route.path);
                }
            }
        }
        assert!(pages > 7, "the sweep sees pages, not {pages}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_router_without_a_guard_would_be_found() {
    let app = TestApp::sqlite();
    let cookie = cookie_of(&app, Role::Viewer).await;
    let wrong =
        Router::new().route("/secrets", get(|| async { "all of them" })).route("/acts", post(|| async { "done" }));
    let table = [
        RouteInfo { method: Method::GET, path: "/secrets", needs: Needs::May(Act::ManageTeam) },
        RouteInfo { method: Method::POST, path: "/acts", needs: Needs::SignIn },
    ];
    assert_eq!(open_to_strangers(&wrong, &table).await.len(), 4);
    assert_eq!(open_to(&wrong, &table, Role::Viewer, &cookie).await, ["GET /secrets as viewer: 200 OK"]);
    assert_eq!(forgeable(&wrong, &table, &cookie).await.len(), 4);
}

#[test]
fn a_page_with_faults_would_be_found() {
    let wrong = r##"<!doctype html><html lang="en"><head><title>x</title></head><body><p id="a"><div id="a"></p>
        <label for="gone">x</label><b hx-target="#nowhere" style="color:red">x</b><form method="post" action="/x"></form></body></html>"##;
    let found = faults(wrong).join("; ");
    for fault in
        ["two things are called a", "names gone", "names nowhere", "one h1", "inline style", "carries no secret"]
    {
        assert!(found.contains(fault), "{fault} in {found}");
    }
    let unclosed = "<!doctype html><title>x</title><h1>x</h1><ul><li>x</b></ul>";
    assert!(!faults(unclosed).is_empty(), "the parser tells what it had to guess");
}
