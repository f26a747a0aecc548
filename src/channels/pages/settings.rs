//! Setting up the ways by which messages go out.

use askama::Template;
use axum::extract::{Path, State as Shared};
use axum::response::Response;
use serde::Deserialize;

use crate::app::App;
use crate::base::{Error, Id, Result, Say};
use crate::channels::KeyKind;
use crate::channels::channel::{self, Channel, Security};
use crate::channels::setup::{self, Step, Typed};
use crate::web::{self, Choice, Shell, Who, form::Form};

const HERE: &str = "/settings/channels";

#[derive(Template)]
#[template(path = "channels/pages/channels.html")]
struct ChannelsPage {
    shell: Shell,
    channels: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    from: String,
    state: String,
    tone: &'static str,
    trouble: String,
}

fn standing(shell: &Shell, it: &Channel) -> (String, &'static str) {
    match (it.paused, &it.trouble) {
        (true, _) => (shell.t("channels-paused"), "line"),
        (false, Some(_)) => (shell.t("channels-troubled"), "bad"),
        (false, None) if it.tested_at.is_none() && !it.built_in => (shell.t("channels-untried"), ""),
        (false, None) => (shell.t("channels-works"), "good"),
    }
}

/// GET `/settings/channels`
pub async fn list(Shared(app): Shared<App>, who: Who) -> Result<Response> {
    let channels = app.db.read(channel::channels).await?;
    let shell = who.shell("nav-channels");
    let line = |it: &Channel| {
        let (state, tone) = standing(&shell, it);
        Line {
            href: format!("{HERE}/{}", it.id),
            name: it.name.clone(),
            from: it.from_address.clone(),
            trouble: it.trouble.as_ref().map(|it| shell.say(it)).unwrap_or_default(),
            state,
            tone,
        }
    };
    web::page(&ChannelsPage { channels: channels.iter().map(line).collect(), shell })
}

#[derive(Template)]
#[template(path = "channels/pages/channel.html")]
struct ChannelPage {
    shell: Shell,
    /// Where the form sends.
    action: String,
    /// None while it is new.
    known: Option<Known>,
    error: String,
    /// Whether it is the catcher, which nobody sets up.
    locked: bool,
    typed: Typed,
    securities: Vec<Choice>,
}

/// What there is of a channel that is set up.
struct Known {
    id: String,
    name: String,
    state: String,
    tone: &'static str,
    paused: bool,
    pause_href: String,
    resume_href: String,
    built_in: bool,
    trouble: String,
    retry: String,
    /// What is done and what is missing: words, done, hint.
    checks: Vec<(String, bool, String)>,
    record: Option<(String, String)>,
    signs: bool,
    /// What kind of key can be made.
    key_kinds: Vec<Choice>,
    /// The steps of a test that was just made, and why it ended.
    steps: Vec<(String, String)>,
    failed: String,
}

fn typed(it: &Channel) -> Typed {
    Typed {
        name: it.name.clone(),
        from_address: it.from_address.clone(),
        from_name: it.from_name.clone(),
        reply_to: it.reply_to.clone(),
        host: it.server.host.clone(),
        port: it.server.port.to_string(),
        security: it.server.security.code().to_owned(),
        login: it.server.login.clone(),
        password: String::new(),
        certificate: it.server.certificate.clone(),
        bounce_domain: it.bounce_domain.clone(),
        connections: it.connections.to_string(),
        per_minute: if it.per_minute == 0 { String::new() } else { it.per_minute.to_string() },
        version: it.version,
    }
}

fn securities(shell: &Shell, chosen: &str) -> Vec<Choice> {
    let choice = |it: Security| Choice {
        value: it.code().to_owned(),
        text: shell.t(&format!("channels-security-{}", it.code())),
        chosen: it.code() == chosen,
    };
    Security::ALL.into_iter().map(choice).collect()
}

/// GET `/settings/channels/new`
pub async fn new(who: Who) -> Result<Response> {
    let usual =
        Typed { port: "587".into(), connections: "4".into(), from_name: who.shop().name.clone(), ..Typed::default() };
    web::page(&blank(&who, usual, None))
}

fn blank(who: &Who, typed: Typed, error: Option<&Say>) -> ChannelPage {
    let shell = who.shell("nav-channels");
    ChannelPage {
        action: HERE.to_owned(),
        known: None,
        locked: false,
        error: error.map(|it| shell.say(it)).unwrap_or_default(),
        securities: securities(&shell, &typed.security),
        typed,
        shell,
    }
}

/// POST `/settings/channels`
pub async fn add(Shared(app): Shared<App>, who: Who, Form(form): Form<Typed>) -> Result<Response> {
    let (secrets, new) = (app.secrets.clone(), form.clone());
    match app.db.write(who.actor(), move |tx| setup::add(tx, &secrets, &new)).await {
        Ok(id) => Ok(web::done(&format!("{HERE}/{id}"), "channels-added", None)),
        Err(Error::Invalid(say)) => web::refused(&blank(&who, form, Some(&say))),
        Err(error) => Err(error),
    }
}

fn whole(
    app: &App,
    who: &Who,
    it: &Channel,
    typed: Typed,
    tested: Option<(Vec<Step>, Option<Say>)>,
) -> Result<ChannelPage> {
    let shell = who.shell("nav-channels");
    let (state, tone) = standing(&shell, it);
    let record = setup::record(&app.secrets, it)?;
    let check = |key: &str, done: bool| {
        let hint = if done { String::new() } else { shell.t(&format!("channels-check-{key}-hint")) };
        (shell.t(&format!("channels-check-{key}")), done, hint)
    };
    let checks = vec![
        check("tested", it.tested_at.is_some()),
        check("encrypted", it.server.security != Security::None),
        check("signs", it.dkim_on),
        check("bounces", !it.bounce_domain.is_empty()),
    ];
    let (steps, failed) = tested.unwrap_or_default();
    let known = Known {
        id: it.id.to_string(),
        name: it.name.clone(),
        paused: it.paused,
        pause_href: format!("{HERE}/{}/pause", it.id),
        resume_href: format!("{HERE}/{}/resumption", it.id),
        built_in: it.built_in,
        trouble: it.trouble.as_ref().map(|it| shell.say(it)).unwrap_or_default(),
        retry: if it.retry_at > shell.now && it.trouble.is_some() {
            shell.tn("channels-retry-at", [("time", &shell.locale.time(it.retry_at.0))])
        } else {
            String::new()
        },
        checks: if it.built_in { Vec::new() } else { checks },
        record,
        signs: it.dkim_on,
        key_kinds: ["rsa", "ed25519"]
            .map(|it| Choice { value: it.into(), text: shell.t(&format!("channels-key-{it}")), chosen: it == "rsa" })
            .into(),
        steps: steps.into_iter().map(|it| (shell.t(&format!("channels-step-{}", it.name)), it.seen)).collect(),
        failed: failed.map(|it| shell.say(&it)).unwrap_or_default(),
        state,
        tone,
    };
    Ok(ChannelPage {
        action: format!("{HERE}/{}", it.id),
        known: Some(known),
        locked: it.built_in,
        error: String::new(),
        securities: securities(&shell, &typed.security),
        typed,
        shell,
    })
}

async fn found(app: &App, id: Id<Channel>) -> Result<Channel> {
    app.db.read(move |db| channel::find(db, id)).await
}

/// The page again, with what was typed and why it was not taken.
async fn refused(app: &App, who: &Who, id: Id<Channel>, typed: Option<Typed>, why: &Say) -> Result<Response> {
    let it = found(app, id).await?;
    let mut page = whole(app, who, &it, typed.unwrap_or_else(|| self::typed(&it)), None)?;
    page.error = page.shell.say(why);
    web::refused(&page)
}

/// GET `/settings/channels/{id}`
pub async fn edit(Shared(app): Shared<App>, who: Who, Path(id): Path<Id<Channel>>) -> Result<Response> {
    let it = found(&app, id).await?;
    web::page(&whole(&app, &who, &it, typed(&it), None)?)
}

/// POST `/settings/channels/{id}`
pub async fn save(
    Shared(app): Shared<App>,
    who: Who,
    Path(id): Path<Id<Channel>>,
    Form(form): Form<Typed>,
) -> Result<Response> {
    let (secrets, new) = (app.secrets.clone(), form.clone());
    match app.db.write(who.actor(), move |tx| setup::save(tx, &secrets, id, &new)).await {
        Ok(()) => Ok(web::done(&format!("{HERE}/{id}"), "channels-saved", None)),
        Err(Error::Invalid(say) | Error::Conflict(say)) => refused(&app, &who, id, Some(form), &say).await,
        Err(error) => Err(error),
    }
}

/// POST `/settings/channels/{id}/pause`
pub async fn pause(Shared(app): Shared<App>, who: Who, Path(id): Path<Id<Channel>>) -> Result<Response> {
    app.db.write(who.actor(), move |tx| setup::pause(tx, id, true)).await?;
    Ok(web::done(&format!("{HERE}/{id}"), "channels-paused-done", Some(format!("{HERE}/{id}/resumption"))))
}

/// POST `/settings/channels/{id}/resumption`
pub async fn resume(Shared(app): Shared<App>, who: Who, Path(id): Path<Id<Channel>>) -> Result<Response> {
    app.db.write(who.actor(), move |tx| setup::pause(tx, id, false)).await?;
    Ok(web::done(&format!("{HERE}/{id}"), "channels-resumed-done", Some(format!("{HERE}/{id}/pause"))))
}

/// POST `/settings/channels/{id}/test`: sends a test to the staff member, and shows each step of the way.
pub async fn test(Shared(app): Shared<App>, who: Who, Path(id): Path<Id<Channel>>) -> Result<Response> {
    let it = found(&app, id).await?;
    let shell = who.shell("nav-channels");
    let words = (shell.tn("channels-test-subject", [("name", &it.name)]), shell.t("channels-test-text"));
    let tested = setup::try_out(&app, it, &who.staff().email, words).await?;
    if tested.1.is_none() {
        let done = "UPDATE channels SET tested_at = $2, trouble = NULL, trouble_at = NULL, troubles = 0, retry_at = 0
                     WHERE id = $1";
        app.db.write(who.actor(), move |tx| tx.run(done, &[&id, &tx.now.clone()])).await?;
    }
    let it = found(&app, id).await?;
    web::page(&whole(&app, &who, &it, typed(&it), Some(tested))?)
}

#[derive(Deserialize)]
pub struct KeyForm {
    #[serde(default)]
    pem: String,
    /// Of the key that is made where none is pasted.
    #[serde(default)]
    kind: KeyKind,
}

/// POST `/settings/channels/{id}/key`
pub async fn key(
    Shared(app): Shared<App>,
    who: Who,
    Path(id): Path<Id<Channel>>,
    Form(form): Form<KeyForm>,
) -> Result<Response> {
    let key = match setup::key(&form.pem, form.kind).await {
        Err(Error::Invalid(say)) => return refused(&app, &who, id, None, &say).await,
        other => other?,
    };
    let secrets = app.secrets.clone();
    match app.db.write(who.actor(), move |tx| setup::keep_key(tx, &secrets, id, &key)).await {
        Ok(()) => Ok(web::done(&format!("{HERE}/{id}"), "channels-key-kept", None)),
        Err(Error::Invalid(say)) => refused(&app, &who, id, None, &say).await,
        Err(error) => Err(error),
    }
}

#[derive(Deserialize)]
pub struct SigningForm {
    #[serde(default)]
    on: String,
}

/// POST `/settings/channels/{id}/signing`
pub async fn signing(
    Shared(app): Shared<App>,
    who: Who,
    Path(id): Path<Id<Channel>>,
    Form(form): Form<SigningForm>,
) -> Result<Response> {
    let on = form.on == "on";
    app.db.write(who.actor(), move |tx| setup::sign(tx, id, on)).await?;
    Ok(web::done(&format!("{HERE}/{id}"), if on { "channels-signs-done" } else { "channels-signs-no-more" }, None))
}
