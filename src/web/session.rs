//! The session behind a request: its cookie, its token and their renewal.

use axum::http::{HeaderMap, header};
use axum::response::Response;
use axum_extra::extract::cookie::CookieJar;

use super::csrf;
use super::respond::{TOAST_COOKIE, carried};
use super::stranger::Caller;
use super::who::Who;
use crate::app::App;
use crate::base::{Actor, Result};
use crate::team::{self, Age, Found, Session, Token};

/// The name of the session cookie. With HTTPS it has the prefix that lets no
/// other host or path set it.
pub fn session_cookie(app: &App) -> &'static str {
    if app.config.https { "__Host-indaba" } else { "indaba" }
}

/// The name of the cookie by which a browser is known that someone has signed in with.
pub fn known_cookie(app: &App) -> &'static str {
    if app.config.https { "__Host-indaba-known" } else { "indaba-known" }
}

/// Who asks, and the cookie that their browser gets back.
#[derive(Default)]
pub(super) struct Seen {
    pub who: Option<Who>,
    pub cookie: Option<String>,
}

/// The session behind a request. Its token is replaced when it is due.
pub(super) async fn find(app: &App, headers: &HeaderMap, caller: Caller) -> Result<Seen> {
    let jar = CookieJar::from_headers(headers);
    let Some(cookie) = jar.get(session_cookie(app)) else { return Ok(Seen::default()) };
    let token = Token(cookie.value().to_owned());
    let toast = jar.get(TOAST_COOKIE).and_then(|it| carried(it.value()));
    let now = app.clock().now();
    // Before anything is read: what comes later is not in the page.
    let heard = app.db.live().mark(app.db.live().newest());
    let asked = token.clone();
    let (found, shop) =
        app.db.read(move |db| Ok((team::find_session(db, &asked, now)?, crate::settings::shop(db)?))).await?;
    match (found, shop) {
        (Found::Good { session, age }, Some(shop)) => {
            let fresh = keep(app, &session, token, age).await;
            let cookie = fresh.map(|it| sign_in_cookie(app, &it));
            let csrf = csrf::masked(&session.csrf, &app.chance);
            Ok(Seen { who: Some(Who::new(*session, csrf, shop, now, heard, toast)), cookie })
        }
        (Found::Stolen(id), _) => {
            app.db.write(Actor::SYSTEM, move |tx| team::end_stolen(tx, id, &caller.address)).await?;
            Ok(Seen { who: None, cookie: Some(sign_out_cookie(app)) })
        }
        _ => Ok(Seen::default()),
    }
}

/// Keeps a session alive: notes that a new token came back, replaces one when
/// that is due, or writes down that it was used. Gives the new token.
async fn keep(app: &App, session: &Session, token: Token, age: Age) -> Option<Token> {
    let (id, now, actor) = (session.id, app.clock().now(), Actor::new("staff", session.staff.id));
    let kept = match age {
        Age::New => app.db.write(actor, move |tx| team::settle(tx, id, &token)).await.map(|()| None),
        Age::InUse if team::stale(session, now) => {
            let (session, fresh) = (session.clone(), Token::new(&app.chance));
            let given = fresh.clone();
            let won = app.db.write(actor, move |tx| team::rotate(tx, &session, &given)).await;
            won.map(|it| it.then_some(fresh))
        }
        _ if team::unseen(session, now) => app.db.write(actor, move |tx| team::touch(tx, id)).await.map(|()| None),
        _ => Ok(None),
    };
    // Reading goes on while nothing can be written.
    kept.unwrap_or_else(|error| {
        tracing::warn!(error = format!("{error:?}"), "a session could not be kept up");
        None
    })
}

/// The cookie that signs a browser in. The server decides when it ends; the
/// browser only must not forget it earlier.
pub fn sign_in_cookie(app: &App, token: &Token) -> String {
    format!("{}={}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax", session_cookie(app), token.0)
}

/// The cookie that signs a browser out.
pub fn sign_out_cookie(app: &App) -> String {
    format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", session_cookie(app))
}

/// Whether the handler itself has signed someone in or out.
pub(super) fn sets_session(app: &App, response: &Response) -> bool {
    let name = session_cookie(app).as_bytes();
    let mut set = response.headers().get_all(header::SET_COOKIE).iter();
    set.any(|it| it.as_bytes().strip_prefix(name).is_some_and(|rest| rest.starts_with(b"=")))
}
