//! The page of the keys: what each brings, what to paste where, and what came in just now.

mod key;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::gate::{Outcome, Recent};
use super::keys::{self, Key, KeyKind, NewKey};
use crate::app::App;
use crate::base::{Error, Id, Result, Say, Timestamp};
use crate::catalog::{self, Storefront};
use crate::customers::pages::ago;
use crate::team::Act;
use crate::web::form::Form;
use crate::web::{self, Choice, Routes, Shell, Who};

const HERE: &str = "/settings/tracking";

/// The routes of the pages.
pub fn routes() -> Routes {
    Routes::new()
        .get(HERE, Act::ManageTracking, show)
        .post(HERE, Act::ManageTracking, add)
        .get("/settings/tracking/came/{most}", Act::ManageTracking, came)
        .merge(key::routes())
}

#[derive(Template)]
#[template(path = "tracking/pages/keys.html")]
struct KeysPage {
    shell: Shell,
    keys: Vec<KeyLine>,
    recent: Vec<Line>,
    error: String,
    new_name: String,
    storefronts: Vec<Choice>,
    kinds: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "tracking/pages/recent.html")]
struct RecentPart {
    shell: Shell,
    recent: Vec<Line>,
}

#[derive(Template)]
#[template(path = "tracking/pages/secret.html")]
struct SecretPage {
    shell: Shell,
    name: String,
    secret: String,
    href: String,
}

/// A key in the list.
struct KeyLine {
    id: Id<Key>,
    name: String,
    kind: String,
    shown: String,
    last: String,
    kept: String,
    refused: String,
    ended: bool,
}

/// A message that came in.
struct Line {
    machine: String,
    at: String,
    name: String,
    id: String,
    key: String,
    outcome: String,
    icon: &'static str,
    tone: &'static str,
    why: String,
}

async fn show(State(app): State<App>, who: Who) -> Result<Response> {
    web::page(&page(&app, &who, &NewForm::default(), None).await?)
}

async fn page(app: &App, who: &Who, new: &NewForm, wrong: Option<&Say>) -> Result<KeysPage> {
    let (all, storefronts) = app.db.read(|db| Ok((keys::keys(db)?, catalog::storefronts(db)?))).await?;
    let mut shell = who.shell("tracking-title");
    shell.topics = "tracking".into();
    Ok(KeysPage {
        keys: all.iter().map(|it| key_line(app, &shell, it)).collect(),
        recent: lines(&shell, &app.tracking.recent()),
        error: wrong.map(|it| shell.say(it)).unwrap_or_default(),
        new_name: new.name.clone(),
        storefronts: storefront_choices(&shell, &storefronts, &new.storefront),
        kinds: kind_choices(&shell, &new.kind),
        shell,
    })
}

fn storefront_choices(shell: &Shell, all: &[Storefront], chosen: &str) -> Vec<Choice> {
    let every = Choice { value: String::new(), text: shell.t("tracking-every-storefront"), chosen: chosen.is_empty() };
    let one = |it: &Storefront| {
        let value = it.id.to_string();
        Choice { chosen: value == chosen, value, text: it.name.clone() }
    };
    std::iter::once(every).chain(all.iter().map(one)).collect()
}

fn kind_choices(shell: &Shell, chosen: &str) -> Vec<Choice> {
    let chosen = KeyKind::parse(chosen).unwrap_or(KeyKind::Browser);
    [KeyKind::Browser, KeyKind::Server]
        .map(|it| Choice {
            value: it.code().to_owned(),
            text: shell.t(&format!("tracking-kind-{}-long", it.code())),
            chosen: it == chosen,
        })
        .into()
}

fn key_line(app: &App, shell: &Shell, it: &Key) -> KeyLine {
    let beside = app.tracking.counted(it.id);
    KeyLine {
        id: it.id,
        name: it.name.clone(),
        kind: shell.t(&format!("tracking-kind-{}", it.kind.code())),
        shown: it.shown.clone(),
        last: last_used(shell, it.last_used_at),
        kept: shell.locale.number(it.counts.kept),
        refused: shell.locale.number(it.counts.refused + beside.refused),
        ended: it.ended_at.is_some(),
    }
}

fn last_used(shell: &Shell, at: Option<Timestamp>) -> String {
    match at {
        Some(at) => shell.tn("tracking-last-event", [("ago", &ago(shell, at))]),
        None => shell.t("tracking-no-event"),
    }
}

fn lines(shell: &Shell, recent: &Recent) -> Vec<Line> {
    let line = |it: &super::gate::CameLine| {
        let (key, icon, tone, why) = match &it.outcome {
            Outcome::Kept => ("tracking-came-kept", "check", "good-t", String::new()),
            Outcome::Repeated => ("tracking-came-repeated", "check", "mut", String::new()),
            Outcome::Declined => ("tracking-came-declined", "x", "mut", String::new()),
            Outcome::Refused(why) => ("tracking-came-refused", "warn", "bad-t", shell.say(why)),
        };
        Line {
            machine: it.at.to_string(),
            at: shell.locale.time(it.at.0),
            name: if it.name.is_empty() { "?".to_owned() } else { it.name.clone() },
            id: it.id.clone(),
            key: it.key_name.clone(),
            outcome: shell.t(key),
            icon,
            tone,
            why,
        }
    };
    recent.lines.iter().map(line).collect()
}

/// GET `/settings/tracking/came/{most}`: the list of what came in, for the page that listens.
async fn came(State(app): State<App>, who: Who, Path(most): Path<usize>) -> Result<Response> {
    let shell = who.shell("tracking-title");
    let mut recent = lines(&shell, &app.tracking.recent());
    recent.truncate(most);
    web::part(&RecentPart { shell, recent })
}

#[derive(Deserialize, Default)]
struct NewForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    storefront: String,
}

/// POST `/settings/tracking`
async fn add(State(app): State<App>, who: Who, Form(sent): Form<NewForm>) -> Result<Response> {
    let kind = KeyKind::parse(&sent.kind).ok_or_else(|| Error::invalid("base-form-unreadable"))?;
    let storefront = match sent.storefront.as_str() {
        "" => None,
        it => Some(it.parse::<Id<Storefront>>().map_err(|_| Error::invalid("base-form-unreadable"))?),
    };
    let secret = keys::new_secret(&app.chance, kind);
    let new = NewKey {
        name: sent.name.clone(),
        storefront,
        kind,
        origins: Vec::new(),
        ask_first: false,
        // What a browser says of orders anyone can make up.
        takes_orders: kind == KeyKind::Server,
    };
    let kept = secret.clone();
    let added = app.db.write(who.actor(), move |tx| keys::add_key(tx, &new, &kept)).await;
    app.tracking.keys_changed();
    match added {
        Err(Error::Invalid(say) | Error::Conflict(say)) => web::refused(&page(&app, &who, &sent, Some(&say)).await?),
        other => {
            let id = other?;
            let href = format!("{HERE}/{id}");
            if kind == KeyKind::Browser {
                return Ok(web::done(&href, Say::new("tracking-added").with("name", sent.name.trim()), None));
            }
            web::page(&SecretPage { shell: who.shell("tracking-title"), name: sent.name, secret, href })
        }
    }
}
