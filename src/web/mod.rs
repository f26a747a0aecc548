//! What all pages share: routes, the guard, the shell, parts, words and assets.

pub mod assets;
mod bearer;
pub mod charts;
mod countries;
pub mod csrf;
pub mod form;
mod guard;
pub mod health;
mod icons;
mod language;
mod live;
mod nav;
pub mod palette;
pub mod problem;
mod respond;
mod routes;
mod session;
mod setting;
pub mod shell;
mod stranger;
#[cfg(test)]
mod sweeps;
#[cfg(test)]
mod tests;
pub mod visitor;
mod who;
pub mod words;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use axum::middleware::{self, Next};
use axum::response::Response;
use tower::{Layer, ServiceExt};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

pub use bearer::Bearer;
pub use language::language;
pub use problem::Problem;
pub use respond::{done, go, ours, page, page_with, part, refused};
pub use routes::{Needs, RouteInfo, Routes};
pub use session::{known_cookie, session_cookie, sign_in_cookie, sign_out_cookie};
pub use setting::{Control, NewValue, Setting};
pub use shell::{Choice, Figure, Shell, Tab, Toast};
pub use stranger::{Caller, Stranger};
pub use visitor::Visitor;
pub use who::{Who, stranger_shell};

use crate::app::App;

/// The routes of the frame itself.
pub fn routes() -> Routes {
    Routes::new()
        .get("/assets/{name}", Needs::Nothing, assets::show)
        .get(LIVE, Needs::SignIn, live::stream)
        .post("/language", Needs::Nothing, language::choose)
        .merge(health::routes())
}

/// Where open pages listen.
const LIVE: &str = "/events";

/// How hard pages are pressed: as Brotli, which browsers ask for over HTTPS, a tenth smaller than as gzip for half a
/// millisecond more. Harder takes much longer for little.
const PRESSED: i32 = 5;

/// The router of the whole program: every route behind the guard.
pub fn router(app: App, routes: Routes) -> Router {
    let (router, table) = routes.into_parts();
    let state = (app.clone(), Arc::new(table));
    router
        .fallback(|| async { crate::base::Error::NotFound("page") })
        .layer(middleware::from_fn_with_state(state, guard::guard))
        .layer(middleware::from_fn(press))
        .layer(middleware::from_fn(health::measure))
        .with_state(app)
}

/// Presses what is shown, for those who can open it. A live stream is not pressed, and would hold the room for it for as
/// long as its page is open.
async fn press(request: Request, next: Next) -> Response {
    if request.uri().path() == LIVE || !request.headers().contains_key(header::ACCEPT_ENCODING) {
        return next.run(request).await;
    }
    let press = CompressionLayer::new().quality(CompressionLevel::Precise(PRESSED));
    let Ok(response) = press.layer(next).oneshot(request).await;
    response.map(Body::new)
}
