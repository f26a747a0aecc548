//! The page on which tokens are made and ended.

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use crate::app::App;
use crate::base::{Error, Id, Result, Say, Timestamp};
use crate::team::{self, Act, ApiToken, NewApiToken, Scope, Staff};
use crate::web::form::Form;
use crate::web::{self, Choice, Needs, Routes, Shell, Who};

const HERE: &str = "/settings/api";
const DAY: u64 = 24 * 3_600;

/// The routes.
pub fn routes() -> Routes {
    let may = Act::ManageApi;
    Routes::new().get(HERE, may, show).post(HERE, may, make).post("/settings/api/{id}/end", may, end).post(
        "/settings/api/{id}/return",
        may,
        bring_back,
    )
}

#[derive(Template)]
#[template(path = "api/tokens.html")]
struct TokensPage {
    shell: Shell,
    tokens: Vec<Line>,
    name: String,
    scopes: Vec<Choice>,
    ends: Vec<Choice>,
    error: String,
}

struct Line {
    id: Id<ApiToken>,
    name: String,
    shown: String,
    scopes: Vec<&'static str>,
    made: String,
    used: String,
    /// When it ends, and whether it has.
    ends: Option<String>,
    ended: bool,
}

#[derive(Template)]
#[template(path = "api/token_made.html")]
struct MadePage {
    shell: Shell,
    name: String,
    secret: String,
    example: String,
}

#[derive(Default, Deserialize)]
struct NewForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    scope: Vec<String>,
    #[serde(default)]
    ends: String,
}

/// After how many days a token may be made to end by itself.
const ENDS: [&str; 4] = ["", "30", "90", "365"];

async fn show(State(app): State<App>, who: Who) -> Result<Response> {
    web::page(&page(&app, &who, &NewForm::default(), String::new()).await?)
}

async fn page(app: &App, who: &Who, form: &NewForm, error: String) -> Result<TokensPage> {
    let (tokens, staff) = app.db.read(|db| Ok((team::api_tokens(db)?, team::all_staff(db)?))).await?;
    let shell = who.shell("nav-api");
    let scope = |it: Scope| Choice {
        value: it.code().to_owned(),
        text: shell.t(&format!("api-scope-{}", it.code().replace(':', "-"))),
        chosen: form.scope.iter().any(|code| code == it.code()),
    };
    let ends = |days: &str| Choice {
        value: days.to_owned(),
        text: match days.parse::<i64>() {
            Ok(n) => shell.tn("api-token-ends-after", [("n", &n)]),
            Err(_) => shell.t("api-token-ends-never"),
        },
        chosen: days == form.ends,
    };
    Ok(TokensPage {
        tokens: tokens.into_iter().map(|it| line(&shell, &staff, it)).collect(),
        name: form.name.clone(),
        scopes: offered().into_iter().map(scope).collect(),
        ends: ENDS.into_iter().map(ends).collect(),
        error,
        shell,
    })
}

/// The scopes that some operation asks for.
fn offered() -> Vec<Scope> {
    let routes = super::endpoints().routes;
    let asked = |scope: &Scope| routes.table().iter().any(|it| it.needs == Needs::Token(*scope));
    Scope::ALL.into_iter().filter(asked).collect()
}

fn line(shell: &Shell, staff: &[Staff], it: ApiToken) -> Line {
    let by = staff.iter().find(|person| person.id == it.made_by).map(|it| it.name.clone()).unwrap_or_default();
    let date = |at: Timestamp| shell.locale.date(at.ms());
    let ended = !it.is_good(shell.now);
    Line {
        id: it.id,
        shown: it.shown,
        scopes: it.scopes.iter().map(|it| it.code()).collect(),
        made: shell.tn("api-token-made-by", [("name", &by), ("date", &date(it.made_at))]),
        used: match it.used_at {
            Some(at) => shell.tn("api-token-used", [("time", &shell.locale.date_time(at.ms()))]),
            None => shell.t("api-token-unused"),
        },
        ends: it.expires_at.map(|at| {
            let key = if ended { "api-token-has-ended" } else { "api-token-ends-on" };
            shell.tn(key, [("date", &date(at))])
        }),
        ended,
        name: it.name,
    }
}

async fn make(State(app): State<App>, who: Who, Form(form): Form<NewForm>) -> Result<Response> {
    let scopes: Vec<Scope> = form.scope.iter().filter_map(|it| Scope::parse(it)).collect();
    let ends = form.ends.parse::<u64>().ok().filter(|_| ENDS.contains(&form.ends.as_str()));
    let expires_at = ends.map(|days| who.now() + Duration::from_secs(days * DAY));
    let secret = team::api_secret(&app.chance);
    let (kept, name, by) = (secret.clone(), form.name.clone(), who.staff().id);
    let made = app
        .db
        .write(who.actor(), move |tx| {
            team::make_api_token(tx, by, &kept, &NewApiToken { name: &name, scopes: &scopes, expires_at }).map(drop)
        })
        .await;
    match made {
        Ok(()) => {
            let base = app.config.base_url.join("/api/storefronts").map(String::from).unwrap_or_default();
            let example = format!("curl -H 'Authorization: Bearer {}' {base}", secret.0);
            let shell = who.shell("nav-api");
            web::page(&MadePage { shell, name: tongue::clean_name(&form.name), secret: secret.0, example })
        }
        Err(Error::Invalid(say)) => {
            let error = who.shell("").say(&say);
            web::refused(&page(&app, &who, &form, error).await?)
        }
        Err(error) => Err(error),
    }
}

async fn end(State(app): State<App>, who: Who, Path(id): Path<Id<ApiToken>>) -> Result<Response> {
    let (me, undo) = (who.staff().id, format!("{HERE}/{id}/return"));
    let back = undo.clone();
    let say = app
        .db
        .write(who.actor(), move |tx| {
            let say = Say::new("api-token-ended").with("name", team::end_api_token(tx, id)?.name);
            team::remember(tx, me, &say, Some(&back))?;
            Ok(say)
        })
        .await?;
    Ok(web::done(HERE, say, Some(undo)))
}

async fn bring_back(State(app): State<App>, who: Who, Path(id): Path<Id<ApiToken>>) -> Result<Response> {
    let say = app
        .db
        .write(who.actor(), move |tx| {
            Ok(Say::new("api-token-returned").with("name", team::return_api_token(tx, id)?.name))
        })
        .await?;
    Ok(web::done(HERE, say, Some(format!("{HERE}/{id}/end"))))
}
