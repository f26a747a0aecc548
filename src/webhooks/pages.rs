//! The pages of webhooks: the list, one with its sends, and what is done there.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::actions::{self, Wanted};
use super::deliver;
use super::model::{Send, Webhook};
use super::page::{HookLine, HookPage, HooksPage, hook_page, kind_choices};
use super::sign::Secret;
use super::store;
use crate::app::App;
use crate::base::{Error, Id, Result, Say, Tx};
use crate::team::{self, Act};
use crate::web::form::Form;
use crate::web::{self, Routes, Shell, Who};

const HERE: &str = "/settings/webhooks";
/// How many sends a page shows.
const SENDS: usize = 30;

/// The routes.
pub fn routes() -> Routes {
    let may = Act::ManageApi;
    Routes::new()
        .get(HERE, may, list)
        .post(HERE, may, make)
        .get("/settings/webhooks/{id}", may, show)
        .post("/settings/webhooks/{id}", may, change)
        .post("/settings/webhooks/{id}/trial", may, trial)
        .post("/settings/webhooks/{id}/secret", may, rotate)
        .post("/settings/webhooks/{id}/pause", may, pause)
        .post("/settings/webhooks/{id}/resume", may, resume)
        .post("/settings/webhooks/{id}/end", may, end)
        .post("/settings/webhooks/{id}/return", may, bring_back)
        .post("/settings/webhooks/{id}/sends/{send}/again", may, again)
}

#[derive(Clone, Default, Deserialize)]
struct HookForm {
    #[serde(default)]
    url: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    kind: Vec<String>,
}

fn page_of(id: Id<Webhook>) -> String {
    format!("{HERE}/{id}")
}

async fn list(State(app): State<App>, who: Who) -> Result<Response> {
    web::page(&hooks(&app, &who, &HookForm::default(), String::new()).await?)
}

async fn hooks(app: &App, who: &Who, form: &HookForm, error: String) -> Result<HooksPage> {
    let found = app
        .db
        .read(|db| {
            let all = store::listening(db)?;
            all.into_iter().map(|it| Ok((store::waiting(db, it.id)?, it))).collect::<Result<Vec<_>>>()
        })
        .await?;
    let shell = who.shell("nav-webhooks");
    let hooks = found.into_iter().map(|(waiting, it)| HookLine::of(&shell, it, waiting)).collect();
    let (url, description) = (form.url.clone(), form.description.clone());
    Ok(HooksPage { hooks, kinds: kind_choices(&form.kind), url, description, error, shell })
}

#[derive(Template)]
#[template(path = "webhooks/secret.html")]
struct SecretPage {
    shell: Shell,
    id: Id<Webhook>,
    said: String,
    secret: String,
    /// That the one before is good for a while.
    before: bool,
}

async fn make(State(app): State<App>, who: Who, Form(form): Form<HookForm>) -> Result<Response> {
    let wanted = match Wanted::read(&app, &form.url, &form.description, &form.kind) {
        Err(Error::Invalid(say)) => {
            let error = who.shell("").say(&say);
            return web::refused(&hooks(&app, &who, &form, error).await?);
        }
        other => other?,
    };
    let (secret, by, it) = (Secret::new(&app.chance), who.staff().id, app.clone());
    let shown = secret.shown();
    let id = app.db.write(who.actor(), move |tx| actions::make(tx, &it, by, &wanted, &secret)).await?;
    let shell = who.shell("nav-webhooks");
    web::page(&SecretPage { id, said: shell.t("webhooks-made"), secret: shown, before: false, shell })
}

#[derive(Default, Deserialize)]
struct Asked {
    after: Option<String>,
}

async fn show(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Webhook>>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    web::page(&one(&app, &who, id, asked.after, None, String::new()).await?)
}

async fn one(
    app: &App,
    who: &Who,
    id: Id<Webhook>,
    after: Option<String>,
    form: Option<HookForm>,
    error: String,
) -> Result<HookPage> {
    let (it, waiting, sends, more, by) = app
        .db
        .read(move |db| {
            let it = store::find(db, id)?;
            let page = store::sends(db, id, after.as_deref(), SENDS)?;
            let waiting = store::waiting(db, id)?;
            let by = team::all_staff(db)?.into_iter().find(|person| person.id == it.made_by).map(|it| it.name);
            let sends = page.rows.into_iter().map(|it| Ok((store::attempts(db, it.id)?, it)));
            Ok((it, waiting, sends.collect::<Result<Vec<_>>>()?, page.next, by.unwrap_or_default()))
        })
        .await?;
    if it.ended_at.is_some() {
        return Err(Error::NotFound("webhook"));
    }
    let mut page = hook_page(who.shell("nav-webhooks"), it, &by, waiting, sends, more);
    if let Some(form) = form {
        page.kinds = kind_choices(&form.kind);
        (page.url, page.description, page.error) = (form.url, form.description, error);
    }
    Ok(page)
}

async fn change(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Webhook>>,
    Form(form): Form<HookForm>,
) -> Result<Response> {
    let wanted = match Wanted::read(&app, &form.url, &form.description, &form.kind) {
        Err(Error::Invalid(say)) => {
            let error = who.shell("").say(&say);
            return web::refused(&one(&app, &who, id, None, Some(form), error).await?);
        }
        other => other?,
    };
    app.db.write(who.actor(), move |tx| actions::change(tx, id, &wanted)).await?;
    Ok(web::done(&page_of(id), "webhooks-changed", None))
}

/// Delivers a trial while the person waits, and says what came back.
async fn trial(State(app): State<App>, who: Who, Path(id): Path<Id<Webhook>>) -> Result<Response> {
    let it = app.clone();
    let claimed = app
        .db
        .write(who.actor(), move |tx| {
            let (webhook, send) = actions::trial(tx, id)?;
            deliver::take(tx, &it, &webhook, send)
        })
        .await?
        .ok_or(Error::NotFound("send"))?;
    let tried = deliver::deliver(&app, &claimed).await?;
    let say = match (tried.status, tried.problem) {
        (Some(status @ 200..=299), _) => Say::new("webhooks-trial-well").with("status", status),
        (Some(status), _) => Say::new("webhooks-trial-badly").with("status", status),
        (None, _) => Say::new("webhooks-trial-away"),
    };
    Ok(web::done(&page_of(id), say, None))
}

async fn rotate(State(app): State<App>, who: Who, Path(id): Path<Id<Webhook>>) -> Result<Response> {
    let (secret, it) = (Secret::new(&app.chance), app.clone());
    let shown = secret.shown();
    app.db.write(who.actor(), move |tx| actions::rotate(tx, &it, id, &secret).map(drop)).await?;
    let shell = who.shell("nav-webhooks");
    web::page(&SecretPage { id, said: shell.t("webhooks-secret-changed"), secret: shown, before: true, shell })
}

/// Does one act, says so, and keeps the way back.
async fn act(
    app: &App,
    who: &Who,
    id: Id<Webhook>,
    said: &'static str,
    undo: &'static str,
    f: fn(&mut Tx<'_>, Id<Webhook>) -> Result<Webhook>,
) -> Result<(Say, String)> {
    let (me, back) = (who.staff().id, format!("{}/{undo}", page_of(id)));
    let kept = back.clone();
    let say = app
        .db
        .write(who.actor(), move |tx| {
            let it = f(tx, id)?;
            let host = url::Url::parse(&it.url).ok().and_then(|it| it.host_str().map(str::to_owned));
            let say = Say::new(said).with("name", host.unwrap_or_default());
            team::remember(tx, me, &say, Some(&kept))?;
            Ok(say)
        })
        .await?;
    Ok((say, back))
}

async fn pause(State(app): State<App>, who: Who, Path(id): Path<Id<Webhook>>) -> Result<Response> {
    let (say, undo) = act(&app, &who, id, "webhooks-paused", "resume", actions::pause).await?;
    Ok(web::done(&page_of(id), say, Some(undo)))
}

async fn resume(State(app): State<App>, who: Who, Path(id): Path<Id<Webhook>>) -> Result<Response> {
    let (say, undo) = act(&app, &who, id, "webhooks-resumed", "pause", actions::resume).await?;
    Ok(web::done(&page_of(id), say, Some(undo)))
}

async fn end(State(app): State<App>, who: Who, Path(id): Path<Id<Webhook>>) -> Result<Response> {
    let (say, undo) = act(&app, &who, id, "webhooks-ended", "return", actions::end).await?;
    Ok(web::done(HERE, say, Some(undo)))
}

async fn bring_back(State(app): State<App>, who: Who, Path(id): Path<Id<Webhook>>) -> Result<Response> {
    let (say, undo) = act(&app, &who, id, "webhooks-returned", "end", actions::bring_back).await?;
    Ok(web::done(&page_of(id), say, Some(undo)))
}

async fn again(State(app): State<App>, who: Who, Path((id, send)): Path<(Id<Webhook>, Id<Send>)>) -> Result<Response> {
    app.db.write(who.actor(), move |tx| actions::again(tx, id, send)).await?;
    Ok(web::done(&page_of(id), "webhooks-sent-again", None))
}
