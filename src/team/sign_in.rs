//! Signing in: email and password, then the second step if there is one, then
//! a password of one's own if someone else chose it. A session begins only at
//! the end; until then a sealed proof in the form carries what was proven.

use std::time::Duration;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::audit::audit;
use super::model::Staff;
use super::sessions::{self, Token, open_session};
use super::throttle::{self, Limit, Taken};
use super::{actions, known, passwords, second_step, store};
use crate::app::App;
use crate::base::{Actor, Error, Id, Result, Say, Timestamp, Tx};
use crate::web::form::Form;
use crate::web::{self, Caller, Needs, Routes, Shell, Stranger, Who};

/// How long one may take between the steps.
const PROOF_LASTS: Duration = Duration::from_secs(10 * 60);

/// The routes of signing in and out.
pub fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", Needs::Nothing, show)
        .post("/sign-in", Needs::Nothing, with_password)
        .post("/sign-in/code", Needs::Nothing, with_code)
        .post("/sign-in/password", Needs::Nothing, with_new_password)
        .post("/sign-out", Needs::SignIn, sign_out)
}

/// What someone has shown so far.
#[derive(Serialize, Deserialize)]
struct Proof {
    staff: Id<Staff>,
    /// Of the password that was shown: the proof ends when it is changed.
    mark: String,
    code: bool,
    until: Timestamp,
}

fn mark_of(hash: &str) -> String {
    BASE64URL_NOPAD.encode(&digest(&SHA256, hash.as_bytes()).as_ref()[..16])
}

impl Proof {
    fn seal(&self, app: &App) -> String {
        BASE64URL_NOPAD.encode(&app.secrets.seal("sign-in", json!(self).to_string().as_bytes()))
    }

    fn open(app: &App, sealed: &str) -> Option<Proof> {
        let bytes = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
        let proof: Proof = serde_json::from_slice(&app.secrets.open("sign-in", &bytes).ok()?).ok()?;
        (app.clock().now() < proof.until).then_some(proof)
    }
}

#[derive(Template)]
#[template(path = "team/sign_in.html")]
struct SignInPage {
    shell: Shell,
    email: String,
    next: String,
    error: String,
}

#[derive(Template)]
#[template(path = "team/sign_in_code.html")]
struct CodePage {
    shell: Shell,
    proof: String,
    next: String,
    error: String,
}

#[derive(Template)]
#[template(path = "team/sign_in_password.html")]
struct NewPasswordPage {
    shell: Shell,
    proof: String,
    next: String,
    error: String,
    hint: String,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    next: String,
}

async fn show(State(app): State<App>, stranger: Stranger, Query(asked): Query<Asked>) -> Result<Response> {
    if !app.db.read(store::anyone).await? {
        return Ok(web::go("/start"));
    }
    let shell = stranger.shell(&app);
    web::page(&SignInPage { shell, email: String::new(), next: asked.next, error: String::new() })
}

#[derive(Deserialize)]
struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

async fn with_password(State(app): State<App>, stranger: Stranger, Form(sent): Form<SignInForm>) -> Result<Response> {
    let email = sent.email.trim().to_lowercase();
    let again = |status: StatusCode, say: Say| {
        let shell = stranger.shell(&app);
        let error = shell.say(&say);
        let page = SignInPage { shell, email: sent.email.clone(), next: sent.next.clone(), error };
        with_status(web::page(&page)?, status)
    };
    let asked = email.clone();
    let found = app.db.read(move |db| store::staff_by_email(db, &asked)).await?;
    let whose = found.as_ref().map(|(staff, _)| staff.id);
    let limits = known::password_limits(&app, &stranger.caller, &email, whose);
    if let Some(say) = too_many(&app, &stranger.caller, limits).await? {
        return again(StatusCode::TOO_MANY_REQUESTS, say);
    }
    let hash = found.as_ref().map(|(_, hash)| hash.clone());
    let fits = app.passwords.fits(sent.password.clone(), hash).await?;
    match found {
        Some((staff, hash)) if fits && staff.disabled_at.is_none() => {
            let until = app.clock().now() + PROOF_LASTS;
            let proof = Proof { staff: staff.id, mark: mark_of(&hash), code: false, until };
            go_on(&app, &stranger, staff, proof, &sent.next).await
        }
        _ => again(StatusCode::UNPROCESSABLE_ENTITY, "team-sign-in-wrong".into()),
    }
}

#[derive(Deserialize)]
struct CodeForm {
    #[serde(default)]
    proof: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

async fn with_code(State(app): State<App>, stranger: Stranger, Form(sent): Form<CodeForm>) -> Result<Response> {
    let Some((mut proof, staff)) = proven(&app, &sent.proof).await? else {
        return too_late(&app, &stranger, sent.next);
    };
    let again = |status: StatusCode, say: Say| {
        let shell = stranger.shell(&app);
        let error = shell.say(&say);
        let page = CodePage { shell, proof: sent.proof.clone(), next: sent.next.clone(), error };
        with_status(web::page(&page)?, status)
    };
    if let Some(say) = too_many(&app, &stranger.caller, known::code_limits(staff.id)).await? {
        return again(StatusCode::TOO_MANY_REQUESTS, say);
    }
    let (it, asked, typed) = (app.clone(), staff.clone(), sent.code.clone());
    let actor = Actor::new("staff", staff.id);
    let good = app.db.write(actor, move |tx| second_step::accept(tx, &it.secrets, &asked, &typed)).await?;
    if !good {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "team-code-wrong".into());
    }
    proof.code = true;
    go_on(&app, &stranger, staff, proof, &sent.next).await
}

#[derive(Deserialize)]
struct NewPasswordForm {
    #[serde(default)]
    proof: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

async fn with_new_password(
    State(app): State<App>,
    stranger: Stranger,
    Form(sent): Form<NewPasswordForm>,
) -> Result<Response> {
    let Some((mut proof, mut staff)) = proven(&app, &sent.proof).await? else {
        return too_late(&app, &stranger, sent.next);
    };
    if !staff.password_expired || (staff.second_step && !proof.code) {
        return too_late(&app, &stranger, sent.next);
    }
    let again = |say: &Say| {
        let shell = stranger.shell(&app);
        let (error, hint) = (shell.say(say), password_hint(&shell));
        web::refused(&NewPasswordPage { shell, proof: sent.proof.clone(), next: sent.next.clone(), error, hint })
    };
    let id = staff.id;
    let before = app.db.read(move |db| store::password_hash(db, id)).await?;
    if app.passwords.fits(sent.password.clone(), before).await? {
        return again(&"team-password-same".into());
    }
    let hash = match app.passwords.hash(sent.password.clone(), &app.chance).await {
        Err(Error::Invalid(say)) => return again(&say),
        other => other?,
    };
    let (whose, seen, kept) = (staff.clone(), proof.mark.clone(), hash.clone());
    app.db
        .write(Actor::new("staff", id), move |tx| {
            still(tx, whose.id, &seen)?;
            actions::change_password(tx, &whose, &kept, None)
        })
        .await?;
    proof.mark = mark_of(&hash);
    staff.password_expired = false;
    go_on(&app, &stranger, staff, proof, &sent.next).await
}

/// Asks for what is still missing, or opens the session.
async fn go_on(app: &App, stranger: &Stranger, staff: Staff, proof: Proof, next: &str) -> Result<Response> {
    let (shell, next) = (stranger.shell(app), next.to_owned());
    if staff.second_step && !proof.code {
        return web::page(&CodePage { shell, proof: proof.seal(app), next, error: String::new() });
    }
    if staff.password_expired {
        let (proof, hint) = (proof.seal(app), password_hint(&shell));
        return web::page(&NewPasswordPage { shell, proof, next, error: String::new(), hint });
    }
    let to = if web::ours(&next) { next } else { "/".to_owned() };
    let caller = stranger.caller.clone();
    let opening = Opening::new(app, caller);
    let (token, id) = (opening.token.clone(), staff.id);
    let tried = known::password_limits(app, &stranger.caller, &staff.email, Some(id));
    app.db
        .write(Actor::new("staff", id), move |tx| {
            still(tx, id, &proof.mark)?;
            throttle::succeed(tx, &tried)?;
            throttle::succeed(tx, &known::code_limits(id))?;
            opening.open(tx, id)
        })
        .await?;
    signed_in(app, id, &token, &to)
}

/// What a good password is, below the field.
pub fn password_hint(shell: &Shell) -> String {
    shell.tn("team-password-hint", [("least", &passwords::SHORTEST)])
}

/// A session about to begin.
pub struct Opening {
    /// The secret for the cookie.
    pub token: Token,
    csrf: String,
    caller: Caller,
}

impl Opening {
    /// With new secrets.
    pub fn new(app: &App, caller: Caller) -> Opening {
        let csrf = BASE64URL_NOPAD.encode(&app.chance.bytes::<24>());
        Opening { token: Token::new(&app.chance), csrf, caller }
    }

    /// Begins it.
    pub fn open(&self, tx: &mut Tx<'_>, staff: Id<Staff>) -> Result<()> {
        let Opening { token, csrf, caller } = self;
        open_session(tx, staff, token, csrf, &caller.browser, &caller.address)?;
        audit(tx, "session.started", None, json!({ "address": caller.address }))
    }
}

/// Goes to `to`, signed in with a browser that is known from now on.
pub fn signed_in(app: &App, staff: Id<Staff>, token: &Token, to: &str) -> Result<Response> {
    let mut response = web::go(to);
    set_cookie(&mut response, &web::sign_in_cookie(app, token));
    set_cookie(&mut response, &known::cookie(app, staff));
    Ok(response)
}

/// Adds a cookie to an answer.
pub(super) fn set_cookie(response: &mut Response, cookie: &str) {
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::try_from(cookie).expect("plain text"));
}

async fn sign_out(State(app): State<App>, who: Who) -> Result<Response> {
    let (id, address) = (who.session().id, who.session().address.clone());
    app.db
        .write(who.actor(), move |tx| {
            sessions::end_session(tx, id)?;
            audit(tx, "session.ended", None, json!({ "address": address }))
        })
        .await?;
    let mut response = web::done("/sign-in", "team-signed-out", None);
    set_cookie(&mut response, &web::sign_out_cookie(&app));
    Ok(response)
}

/// Whose proof it is, if it is still good.
async fn proven(app: &App, sealed: &str) -> Result<Option<(Proof, Staff)>> {
    let Some(proof) = Proof::open(app, sealed) else { return Ok(None) };
    let id = proof.staff;
    let found = app.db.read(move |db| Ok(store::password_hash(db, id)?.zip(store::staff(db, id).ok()))).await?;
    Ok(found.filter(|(hash, _)| mark_of(hash) == proof.mark).map(|(_, staff)| (proof, staff)))
}

/// Refuses if the password was changed, or the person sent away, since it was shown.
fn still(tx: &mut Tx<'_>, staff: Id<Staff>, mark: &str) -> Result<()> {
    let hash = store::password_hash(tx, staff)?;
    if hash.is_some_and(|it| mark_of(&it) == mark) { Ok(()) } else { Err(Error::invalid("team-sign-in-late")) }
}

fn too_late(app: &App, stranger: &Stranger, next: String) -> Result<Response> {
    let shell = stranger.shell(app);
    let error = shell.t("team-sign-in-late");
    web::refused(&SignInPage { shell, email: String::new(), next, error })
}

/// Counts a try of someone signed in to show their password again.
pub(super) async fn too_many_passwords(app: &App, staff: &Staff, caller: &Caller) -> Result<Option<Say>> {
    too_many(app, caller, known::again_limits(staff.id)).await
}

/// Counts a try of someone signed in to show a code again.
pub(super) async fn too_many_codes(app: &App, staff: &Staff, caller: &Caller) -> Result<Option<Say>> {
    too_many(app, caller, known::code_limits(staff.id)).await
}

/// Counts a try; the sentence that asks to wait if there were too many.
async fn too_many(app: &App, caller: &Caller, limits: Vec<Limit>) -> Result<Option<Say>> {
    let address = caller.address.clone();
    let taken = app
        .db
        .write(Actor::SYSTEM, move |tx| {
            let taken = throttle::take(tx, &limits)?;
            if let Taken::Wait { first: true, .. } = taken {
                audit(tx, "sign_in.guessed", None, json!({ "address": address }))?;
            }
            Ok(taken)
        })
        .await?;
    Ok(match taken {
        Taken::Yes => None,
        Taken::Wait { time, .. } => {
            Some(Say::new("team-sign-in-wait").with("minutes", time.as_secs().div_ceil(60).max(1)))
        }
    })
}

fn with_status(mut response: Response, status: StatusCode) -> Result<Response> {
    *response.status_mut() = status;
    Ok(response)
}
