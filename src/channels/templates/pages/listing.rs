//! The list of templates.

use std::collections::HashMap;

use askama::Template as Page;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use tongue::Lang;

use crate::app::App;
use crate::base::{Conn, Id, Result};
use crate::channels::templates::{Template, store};
use crate::team::Act;
use crate::web::{self, Shell, Tab, Who};

#[derive(Page)]
#[template(path = "channels/templates/pages/list.html")]
struct ListPage {
    shell: Shell,
    words: String,
    tabs: Vec<Tab>,
    rows: Vec<Line>,
    /// Whether the shop has none at all.
    first: bool,
}

struct Line {
    href: String,
    name: String,
    /// What programs name it by, in words.
    key: String,
    purpose: String,
    languages: String,
    /// The words and the tone of its state.
    state: (String, &'static str),
    changed: String,
}

/// A template with the languages it is written in, and whether what is written differs from what is in use.
struct Found {
    template: Template,
    languages: Vec<Lang>,
    changed: bool,
}

/// GET `/templates?q=…&state=archived`
pub async fn show(State(app): State<App>, who: Who, RawQuery(query): RawQuery) -> Result<Response> {
    let asked: HashMap<String, String> =
        url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect();
    let words: String = asked.get("q").map(|it| it.trim().chars().take(100).collect()).unwrap_or_default();
    let archived = asked.get("state").is_some_and(|it| it == "archived");
    let all = app.db.read(find_all).await?;
    let shell = who.shell("templates-title");
    let count = |archived: bool| all.iter().filter(|it| it.template.archived_at.is_some() == archived).count();
    let tab = |key: &str, href: &str, of: bool| Tab {
        href: href.to_owned(),
        text: shell.t(key),
        current: of == archived,
        count: shell.locale.number(count(of) as i64),
    };
    let tabs =
        vec![tab("templates-all", "/templates", false), tab("templates-archived", "/templates?state=archived", true)];
    let sought = tongue::fold(&words);
    let fits = |it: &&Found| {
        it.template.archived_at.is_some() == archived && tongue::fold(&it.template.name).contains(&sought)
    };
    let rows = all.iter().filter(fits).map(|it| line(&shell, it)).collect();
    let first = all.is_empty();
    web::page(&ListPage { words, tabs, rows, first, shell })
}

fn find_all(conn: &mut Conn<'_>) -> Result<Vec<Found>> {
    let mut all = Vec::new();
    for template in store::templates(conn)? {
        let drafts = store::drafts(conn, template.id)?;
        let live = template.live.map(|it| store::wordings(conn, template.id, it)).transpose()?;
        let changed = live.is_some_and(|it| it != drafts);
        all.push(Found { languages: drafts.into_iter().map(|it| it.0).collect(), changed, template });
    }
    Ok(all)
}

fn line(shell: &Shell, it: &Found) -> Line {
    let names: Vec<&str> = it.languages.iter().map(|it| it.own_name()).collect();
    Line {
        href: format!("/templates/{}", it.template.id),
        name: it.template.name.clone(),
        key: shell.t1("templates-key", "key", &it.template.key),
        purpose: shell.t(purpose(it.template.marketing)),
        languages: names.join(", "),
        state: state(shell, &it.template, it.changed),
        changed: shell.locale.date_time(it.template.changed_at.ms()),
    }
}

/// What a template is for.
pub(super) fn purpose(marketing: bool) -> &'static str {
    if marketing { "templates-purpose-marketing" } else { "templates-purpose-service" }
}

/// The words and the tone of a template's state.
pub(super) fn state(shell: &Shell, it: &Template, changed: bool) -> (String, &'static str) {
    let (key, tone) = match (it.archived_at.is_some(), it.live, changed) {
        (true, ..) => ("templates-state-archived", ""),
        (_, None, _) => ("templates-state-draft", ""),
        (_, Some(_), true) => ("templates-state-changed", "sun"),
        (_, Some(_), false) => ("templates-state-live", "good"),
    };
    (shell.t(key), tone)
}

/// Where a template is, in one language.
pub(super) fn address(id: Id<Template>, lang: Lang) -> String {
    format!("/templates/{id}?lang={}", lang.code())
}
