//! One's own password and second step.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

use super::model::Staff;
use super::second_step::{self, StepSecret};
use super::sessions::{self, Token};
use super::sign_in::{password_hint, set_cookie, too_many_codes, too_many_passwords};
use super::{actions, store};
use crate::app::App;
use crate::base::{Error, Result, Say, Tx};
use crate::web::form::Form;
use crate::web::{self, Caller, Needs, Routes, Shell, Who};

/// The routes of password and second step.
pub fn routes() -> Routes {
    Routes::new()
        .get("/me/password", Needs::SignIn, show_password)
        .post("/me/password", Needs::SignIn, change_password)
        .get("/me/second-step", Needs::SignIn, show_step)
        .post("/me/second-step", Needs::SignIn, switch_on)
        .post("/me/second-step/off", Needs::SignIn, switch_off)
        .post("/me/second-step/codes", Needs::SignIn, renew_codes)
}

#[derive(Template)]
#[template(path = "team/me_password.html")]
struct PasswordPage {
    shell: Shell,
    hint: String,
    old_error: String,
    new_error: String,
}

async fn show_password(who: Who) -> Result<Response> {
    web::page(&password_page(&who, None, None))
}

fn password_page(who: &Who, old: Option<&Say>, new: Option<&Say>) -> PasswordPage {
    let shell = who.shell("nav-me");
    let said = |it: Option<&Say>| it.map(|it| shell.say(it)).unwrap_or_default();
    PasswordPage { hint: password_hint(&shell), old_error: said(old), new_error: said(new), shell }
}

#[derive(Deserialize)]
struct PasswordForm {
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
}

async fn change_password(
    State(app): State<App>,
    who: Who,
    caller: Caller,
    Form(sent): Form<PasswordForm>,
) -> Result<Response> {
    if let Some(say) = wrong_password(&app, who.staff(), &caller, &sent.old).await? {
        return web::refused(&password_page(&who, Some(&say), None));
    }
    if sent.old == sent.new {
        return web::refused(&password_page(&who, None, Some(&"team-password-same".into())));
    }
    let hash = match app.passwords.hash(sent.new, &app.chance).await {
        Err(Error::Invalid(say)) => return web::refused(&password_page(&who, None, Some(&say))),
        other => other?,
    };
    let (staff, here, token) = (who.staff().clone(), who.session().id, Token::new(&app.chance));
    let fresh = token.clone();
    app.db
        .write(who.actor(), move |tx| {
            actions::change_password(tx, &staff, &hash, Some(here))?;
            sessions::renew(tx, here, &fresh)
        })
        .await?;
    let mut response = web::done("/me", "team-password-changed", None);
    set_cookie(&mut response, &web::sign_in_cookie(&app, &token));
    Ok(response)
}

/// The sentence that refuses a password which is not that of `staff`. As few tries as to sign in.
async fn wrong_password(app: &App, staff: &Staff, caller: &Caller, password: &str) -> Result<Option<Say>> {
    if let Some(say) = too_many_passwords(app, staff, caller).await? {
        return Ok(Some(say));
    }
    let id = staff.id;
    let hash = app.db.read(move |db| store::password_hash(db, id)).await?;
    let fits = app.passwords.fits(password.to_owned(), hash).await?;
    Ok((!fits).then(|| "team-password-wrong".into()))
}

#[derive(Template)]
#[template(path = "team/second_step.html")]
struct StepPage {
    shell: Shell,
    on: bool,
    /// The picture of the secret, made by us.
    picture: String,
    typed: String,
    sealed: String,
    error: String,
    /// How many recovery codes are left, and what was wrong with the code that was to renew them.
    left: String,
    code_error: String,
}

#[derive(Template)]
#[template(path = "team/recovery_codes.html")]
struct CodesPage {
    shell: Shell,
    said: String,
    codes: Vec<String>,
}

async fn show_step(State(app): State<App>, who: Who) -> Result<Response> {
    web::page(&step_page(&app, &who, StepSecret::new(&app.chance), None).await?)
}

fn purpose(who: &Who) -> String {
    format!("second-step-offer:{}", who.session().id)
}

async fn step_page(app: &App, who: &Who, secret: StepSecret, wrong: Option<&Say>) -> Result<StepPage> {
    let shell = who.shell("nav-me");
    let error = wrong.map(|it| shell.say(it)).unwrap_or_default();
    let sealed = BASE64URL_NOPAD.encode(&app.secrets.seal(&purpose(who), &secret.0));
    let picture = secret.picture(&who.shop().name, &who.staff().email)?;
    let staff = who.staff().id;
    let left = app.db.read(move |db| second_step::codes_left(db, staff)).await?;
    let left = shell.tn("team-codes-left", [("count", &left)]);
    let (on, code_error) = (who.staff().second_step, String::new());
    Ok(StepPage { on, picture, typed: secret.typed(), sealed, error, left, code_error, shell })
}

#[derive(Deserialize)]
struct OnForm {
    #[serde(default)]
    secret: String,
    #[serde(default)]
    code: String,
}

async fn switch_on(State(app): State<App>, who: Who, Form(sent): Form<OnForm>) -> Result<Response> {
    if who.staff().second_step {
        return Ok(web::go("/me/second-step"));
    }
    let stale = || Error::Forbidden(Say::new("base-stale-form"));
    let sealed = BASE64URL_NOPAD.decode(sent.secret.as_bytes()).map_err(|_| stale())?;
    let secret = StepSecret(app.secrets.open(&purpose(&who), &sealed).map_err(|_| stale())?);
    let (it, staff, here, token) = (app.clone(), who.staff().clone(), who.session().id, Token::new(&app.chance));
    let (asked, fresh) = (secret.clone(), token.clone());
    let codes = app
        .db
        .write(who.actor(), move |tx| {
            let codes = second_step::switch_on(tx, &it.secrets, &it.chance, &staff, &asked, &sent.code)?;
            if codes.is_some() {
                sessions::end_sessions(tx, staff.id, Some(here))?;
                sessions::renew(tx, here, &fresh)?;
            }
            Ok(codes)
        })
        .await?;
    let Some(codes) = codes else {
        return web::refused(&step_page(&app, &who, secret, Some(&"team-code-wrong".into())).await?);
    };
    let mut response = web::page(&codes_page(&who, "team-step-added", codes))?;
    set_cookie(&mut response, &web::sign_in_cookie(&app, &token));
    Ok(response)
}

fn codes_page(who: &Who, said: &str, codes: Vec<String>) -> CodesPage {
    let shell = who.shell("nav-me");
    CodesPage { said: shell.t(said), codes, shell }
}

#[derive(Deserialize)]
struct CodeForm {
    #[serde(default)]
    code: String,
}

/// New recovery codes while the second step stays on, for whoever shows a code of the app.
async fn renew_codes(State(app): State<App>, who: Who, caller: Caller, Form(sent): Form<CodeForm>) -> Result<Response> {
    if !who.staff().second_step {
        return Ok(web::go("/me/second-step"));
    }
    let tired = too_many_codes(&app, who.staff(), &caller).await?;
    let (it, staff) = (app.clone(), who.staff().clone());
    let codes = match &tired {
        Some(_) => None,
        None => {
            let renew =
                move |tx: &mut Tx<'_>| second_step::renew_codes(tx, &it.secrets, &it.chance, &staff, &sent.code);
            app.db.write(who.actor(), renew).await?
        }
    };
    let Some(codes) = codes else {
        let page = step_page(&app, &who, StepSecret::new(&app.chance), None).await?;
        let code_error = page.shell.say(&tired.unwrap_or_else(|| "team-code-wrong".into()));
        return web::refused(&StepPage { code_error, ..page });
    };
    web::page(&codes_page(&who, "team-codes-renewed", codes))
}

#[derive(Deserialize)]
struct OffForm {
    #[serde(default)]
    password: String,
}

async fn switch_off(State(app): State<App>, who: Who, caller: Caller, Form(sent): Form<OffForm>) -> Result<Response> {
    if let Some(say) = wrong_password(&app, who.staff(), &caller, &sent.password).await? {
        return web::refused(&step_page(&app, &who, StepSecret::new(&app.chance), Some(&say)).await?);
    }
    let (staff, here, token) = (who.staff().clone(), who.session().id, Token::new(&app.chance));
    let fresh = token.clone();
    app.db
        .write(who.actor(), move |tx| {
            second_step::switch_off(tx, &staff)?;
            sessions::renew(tx, here, &fresh)
        })
        .await?;
    let mut response = web::done("/me", "team-step-removed", None);
    set_cookie(&mut response, &web::sign_in_cookie(&app, &token));
    Ok(response)
}
