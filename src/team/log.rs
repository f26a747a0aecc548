//! The audit page, and the same as CSV.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use sheet::Delimiter;

use super::audit::{self, Asked, Entry};
use super::model::Staff;
use super::policy::Act;
use super::store;
use crate::app::App;
use crate::base::{Conn, Error, Id, Result};
use crate::web::{self, Choice, Routes, Shell, Who, words};

const ROWS: usize = 50;
/// How many rows the export reads at a time.
const SLICE: usize = 1_000;

/// The routes of the audit page.
pub fn routes() -> Routes {
    Routes::new().get("/audit", Act::SeeAudit, show).get("/audit.csv", Act::SeeAudit, export)
}

#[derive(Default, Deserialize)]
struct Filter {
    #[serde(default)]
    act: String,
    #[serde(default)]
    who: String,
    after: Option<String>,
}

impl Filter {
    fn asked(&self) -> Asked {
        let actor = self.who.parse::<Id<Staff>>().ok().map(Id::raw);
        Asked { act: Some(self.act.clone()).filter(|it| !it.is_empty()), actor }
    }

    fn query(&self, after: Option<&str>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("act", self.act.as_str()), ("who", &self.who), ("after", after.unwrap_or(""))] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }
}

#[derive(Template)]
#[template(path = "team/log.html")]
struct LogPage {
    shell: Shell,
    lines: Vec<Line>,
    acts: Vec<Choice>,
    people: Vec<Choice>,
    filtered: bool,
    more: Option<String>,
    csv: String,
}

struct Line {
    at: String,
    machine: String,
    actor: String,
    act: String,
    about: String,
    data: String,
}

async fn show(State(app): State<App>, who: Who, Query(filter): Query<Filter>) -> Result<Response> {
    let (asked, after) = (filter.asked(), filter.after.clone());
    let (page, acts, people) = app
        .db
        .read(move |db| {
            let page = audit::page(db, &asked, after.as_deref(), ROWS)?;
            Ok((page, audit::acts(db)?, store::all_staff(db)?))
        })
        .await?;
    let shell = who.shell("nav-audit");
    let all = |key: &str, chosen| Choice { value: String::new(), text: shell.t(key), chosen };
    let mut act_choices = vec![all("team-log-all-acts", filter.act.is_empty())];
    act_choices.extend(acts.into_iter().map(|it| Choice {
        text: act_in_words(&shell, &it),
        chosen: it == filter.act,
        value: it,
    }));
    let mut people_choices = vec![all("team-log-all-people", filter.who.is_empty())];
    people_choices.extend(people.into_iter().map(|it| Choice {
        value: it.id.to_string(),
        chosen: it.id.to_string() == filter.who,
        text: it.name,
    }));
    let page = LogPage {
        lines: page.rows.iter().map(|it| line(&shell, it)).collect(),
        acts: act_choices,
        people: people_choices,
        filtered: !filter.act.is_empty() || !filter.who.is_empty() || filter.after.is_some(),
        more: page.next.map(|it| format!("/audit?{}", filter.query(Some(&it)))),
        csv: format!("/audit.csv?{}", filter.query(None)),
        shell,
    };
    web::page(&page)
}

fn line(shell: &Shell, it: &Entry) -> Line {
    Line {
        at: shell.locale.date_time(it.at.ms()),
        machine: it.at.to_string(),
        actor: it.actor.clone().unwrap_or_else(|| actor_in_words(shell, &it.actor_kind)),
        act: act_in_words(shell, &it.act),
        about: it.about.clone().unwrap_or_default(),
        data: it.data.as_deref().filter(|it| *it != "{}").map(|it| data_in_words(shell, it)).unwrap_or_default(),
    }
}

/// `staff.added` in words; a feature brings them under `audit-staff-added`.
fn act_in_words(shell: &Shell, act: &str) -> String {
    let key = format!("audit-{}", act.replace(['.', '_'], "-"));
    if words::knows(&key) { shell.t(&key) } else { act.to_owned() }
}

/// What a setting was set to, in words; anything else as it is stored.
fn data_in_words(shell: &Shell, data: &str) -> String {
    #[derive(Deserialize)]
    struct Set {
        setting: String,
        to: String,
    }
    let Ok(set) = serde_json::from_str::<Set>(data) else { return data.to_owned() };
    let key = format!("settings-shop-{}", set.setting);
    if !words::knows(&key) {
        return data.to_owned();
    }
    let value = match set.setting.as_str() {
        "country" => shell.country(&set.to),
        "language" => tongue::Lang::parse(&set.to).map_or(set.to, |it| it.own_name().to_owned()),
        _ => set.to,
    };
    shell.tn("audit-setting-to", [("setting", &shell.t(&key)), ("value", &value)])
}

fn actor_in_words(shell: &Shell, kind: &str) -> String {
    let key = format!("actor-{kind}");
    if words::knows(&key) { shell.t(&key) } else { kind.to_owned() }
}

async fn export(State(app): State<App>, Query(filter): Query<Filter>) -> Result<Response> {
    let asked = filter.asked();
    let csv = app.db.read_long(move |db| to_csv(db, &asked)).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
    ];
    Ok((headers, csv).into_response())
}

/// Names of columns and acts stay as they are stored, for whoever reads the file by program.
fn to_csv(db: &mut Conn<'_>, asked: &Asked) -> Result<Vec<u8>> {
    let mut out = sheet::Writer::new(Vec::new(), Delimiter::COMMA, true)?;
    out.row(["at", "actor_kind", "actor", "act", "about", "data"])?;
    let mut after: Option<String> = None;
    loop {
        let page = audit::page(db, asked, after.as_deref(), SLICE)?;
        for it in page.rows {
            let at = it.at.to_string();
            let (actor, about, data) =
                (it.actor.unwrap_or_default(), it.about.unwrap_or_default(), it.data.unwrap_or_default());
            out.row([at, it.actor_kind, actor, it.act, about, data])?;
        }
        after = page.next;
        if after.is_none() {
            return out.finish().map_err(Error::from);
        }
    }
}
