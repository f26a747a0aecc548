//! One template: what it says in each language, what is wrong with it, and how it looks.

use askama::Template as Page;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use tongue::Lang;

use super::listing::address;
use super::preview::{self, Asked};
use super::{OrderSample, checks, listing};
use crate::app::App;
use crate::base::{Conn, Error, Id, Result, Say};
use crate::channels::templates::{Kind, Made, Part, Problem, Rendered, Template, VARIABLES, Wording, acts, store};
use crate::team::Act;
use crate::web::{self, Choice, Shell, Who, form::Form};

#[derive(Page)]
#[template(path = "channels/templates/pages/editor.html")]
struct EditorPage {
    shell: Shell,
    view: View,
}

/// What changes while someone writes.
#[derive(Page)]
#[template(path = "channels/templates/pages/side.html")]
struct SidePart {
    shell: Shell,
    view: View,
}

struct View {
    id: String,
    name: String,
    state: (String, &'static str),
    archived: bool,
    /// Puts it away, or takes it out again.
    put_href: String,
    /// Whether what is written is not what is in use.
    to_start: bool,
    lang: &'static str,
    tag: &'static str,
    languages: Vec<Language>,
    wording: Wording,
    kinds: Vec<Choice>,
    problems: Vec<ProblemView>,
    groups: Vec<Group>,
    facts: Vec<FactView>,
    preview: Preview,
    versions: Vec<VersionView>,
    saved: String,
}

struct Language {
    href: String,
    name: &'static str,
    current: bool,
    wrong: bool,
    empty: bool,
}

struct ProblemView {
    field: &'static str,
    part: String,
    place: String,
    line: usize,
    column: usize,
    text: String,
}

struct Group {
    label: String,
    items: Vec<(String, String, String)>,
}

struct FactView {
    good: bool,
    text: String,
    fix: Option<String>,
}

struct Preview {
    who: String,
    looks: Vec<Choice>,
    look: String,
    with: String,
    src: String,
    subject: String,
    text: String,
    trouble: String,
}

struct VersionView {
    href: String,
    name: String,
    made: String,
    changes: Vec<String>,
    live: bool,
    current: bool,
}

/// What is read for the page in one go.
struct Found {
    template: Template,
    drafts: Vec<(Lang, Wording)>,
    versions: Vec<(Made, Vec<(Lang, Wording)>)>,
    sample: preview::Sample,
}

/// So many versions are shown.
const VERSIONS: usize = 8;

fn find(
    app: &App,
    conn: &mut Conn<'_>,
    id: Id<Template>,
    asked: &Asked,
    base: &str,
    order: OrderSample,
) -> Result<Found> {
    let template = store::find(conn, id)?;
    let drafts = store::drafts(conn, id)?;
    let mut versions = Vec::new();
    // One more, to be compared with.
    for made in store::versions(conn, id)?.into_iter().take(VERSIONS + 1) {
        let wordings = store::wordings(conn, id, made.number)?;
        versions.push((made, wordings));
    }
    let sample = preview::sample(app, conn, asked, base, order)?;
    Ok(Found { template, drafts, versions, sample })
}

async fn viewed(
    app: &App,
    who: &Who,
    id: Id<Template>,
    asked: Asked,
    saved: bool,
    order: OrderSample,
) -> Result<(Shell, View)> {
    let (it, ask, base) = (app.clone(), asked.clone(), app.config.base_url.to_string());
    let found = app.db.read(move |db| find(&it, db, id, &ask, &base, order)).await?;
    let shell = who.shell("templates-title");
    let view = seen(app, &shell, found, &asked, saved);
    Ok((shell, view))
}

fn seen(app: &App, shell: &Shell, found: Found, asked: &Asked, saved: bool) -> View {
    let Found { template, drafts, versions, sample } = found;
    let wording = drafts.iter().find(|it| it.0 == asked.lang).map(|it| it.1.clone()).unwrap_or_default();
    let live = versions.iter().find(|it| Some(it.0.number) == template.live).map(|it| &it.1);
    let to_start = live != Some(&drafts) && !drafts.is_empty();
    let problems = if wording.is_empty() { Vec::new() } else { wording.problems(asked.lang, template.marketing) };
    let shown = preview::written(app, &wording, asked.lang, &sample);
    let facts = checks::facts(&drafts, template.marketing, shown.as_ref().ok());
    let kind = |it: Kind| Choice {
        value: it.code().to_owned(),
        text: shell.t(&format!("templates-kind-{}", it.code())),
        chosen: it == wording.kind,
    };
    View {
        id: template.id.to_string(),
        state: listing::state(shell, &template, live.is_some() && to_start),
        archived: template.archived_at.is_some(),
        put_href: format!(
            "/templates/{}/{}",
            template.id,
            if template.archived_at.is_some() { "restore" } else { "archive" }
        ),
        to_start: to_start && template.archived_at.is_none(),
        lang: asked.lang.code(),
        tag: asked.lang.tag(),
        languages: languages(&template, &drafts, asked.lang),
        kinds: Kind::ALL.map(kind).into(),
        problems: problems.iter().map(|it| problem(shell, it)).collect(),
        groups: groups(shell, template.marketing),
        facts: facts.into_iter().map(|it| fact(shell, template.id, it)).collect(),
        preview: look(shell, template.id, asked, &sample, shown),
        versions: made(shell, &template, &versions, &drafts),
        saved: if saved {
            shell.t1("templates-saved-at", "time", shell.locale.time(shell.now.ms()))
        } else {
            String::new()
        },
        name: template.name,
        wording,
    }
}

fn languages(template: &Template, drafts: &[(Lang, Wording)], open: Lang) -> Vec<Language> {
    let language = |lang: Lang| {
        let wording = drafts.iter().find(|it| it.0 == lang).map(|it| &it.1);
        Language {
            href: address(template.id, lang),
            name: lang.own_name(),
            current: lang == open,
            wrong: wording.is_some_and(|it| !it.problems(lang, template.marketing).is_empty()),
            empty: wording.is_none(),
        }
    };
    Lang::ALL.map(language).into()
}

fn problem(shell: &Shell, it: &Problem) -> ProblemView {
    ProblemView {
        field: it.part.code(),
        part: shell.t(&format!("templates-{}", it.part.code())),
        place: shell.tn("templates-place", [("line", &it.line.to_string()), ("column", &it.column.to_string())]),
        line: it.line,
        column: it.column,
        text: shell.say(&it.say),
    }
}

fn groups(shell: &Shell, marketing: bool) -> Vec<Group> {
    let group = |start: &str, label: &str| Group {
        label: shell.t(label),
        items: VARIABLES
            .iter()
            .filter(|it| it.path.starts_with(start) && !(marketing && it.of_order))
            .map(|it| (it.path.to_owned(), it.inserted(), shell.t(&it.said())))
            .collect(),
    };
    let all = [
        group("customer.", "templates-insert-customer"),
        group("order.", "templates-insert-order"),
        group("shop.", "templates-insert-shop"),
        group("unsubscribe", "templates-insert-other"),
    ];
    all.into_iter().filter(|it| !it.items.is_empty()).collect()
}

fn fact(shell: &Shell, id: Id<Template>, it: checks::Fact) -> FactView {
    FactView { good: it.good, text: shell.say(&it.say), fix: it.fix.filter(|_| !it.good).map(|lang| address(id, lang)) }
}

fn look(
    shell: &Shell,
    id: Id<Template>,
    asked: &Asked,
    sample: &preview::Sample,
    shown: std::result::Result<Rendered, Say>,
) -> Preview {
    let choice = |it: &str| Choice {
        value: it.to_owned(),
        text: shell.t(&format!("templates-preview-{it}")),
        chosen: it == asked.look,
    };
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    // The instant makes the frame load afresh.
    query.append_pair("lang", asked.lang.code()).append_pair("who", &asked.who).append_pair("look", &asked.look);
    query.append_pair("at", &shell.now.ms().to_string());
    let with = match &sample.name {
        _ if sample.not_found => shell.t("templates-preview-nobody"),
        Some(name) => shell.t1("templates-preview-with", "name", name.as_str()),
        None => String::new(),
    };
    let (subject, text, trouble) = match shown {
        Ok(it) => (it.subject, it.text, String::new()),
        Err(say) => (String::new(), String::new(), shell.say(&say)),
    };
    Preview {
        who: asked.who.clone(),
        looks: ["desktop", "phone", "dark", "text"].map(choice).into(),
        look: asked.look.clone(),
        src: format!("/templates/{id}/preview?{}", query.finish()),
        with,
        subject,
        text,
        trouble,
    }
}

fn made(
    shell: &Shell,
    template: &Template,
    versions: &[(Made, Vec<(Lang, Wording)>)],
    drafts: &[(Lang, Wording)],
) -> Vec<VersionView> {
    let version = |at: usize, (it, wordings): &(Made, Vec<(Lang, Wording)>)| {
        let when = shell.locale.date_time(it.at.ms());
        VersionView {
            href: format!("/templates/{}/versions/{}", template.id, it.number),
            name: shell.t1("templates-version", "n", it.number),
            made: match &it.by {
                Some(by) => shell.tn("templates-version-by", [("when", &when), ("who", by)]),
                None => when,
            },
            changes: changes(shell, versions.get(at + 1).map(|it| it.1.as_slice()), wordings),
            live: template.live == Some(it.number),
            current: wordings == drafts,
        }
    };
    versions.iter().take(VERSIONS).enumerate().map(|(at, it)| version(at, it)).collect()
}

/// What a version changed, language by language.
fn changes(shell: &Shell, before: Option<&[(Lang, Wording)]>, after: &[(Lang, Wording)]) -> Vec<String> {
    let Some(before) = before else { return vec![shell.t("templates-version-first")] };
    let of = |all: &[(Lang, Wording)], lang: Lang| all.iter().find(|it| it.0 == lang).map(|it| it.1.clone());
    let mut said = Vec::new();
    for lang in Lang::ALL {
        let name = lang.own_name();
        match (of(before, lang), of(after, lang)) {
            (Some(_), None) => said.push(shell.t1("templates-version-removed", "language", name)),
            (before, Some(after)) if before.as_ref() != Some(&after) => {
                let parts = changed_parts(&before.unwrap_or_default(), &after);
                let parts: Vec<String> = parts.iter().map(|it| shell.t(&format!("templates-{}", it.code()))).collect();
                let parts = parts.join(", ");
                said.push(shell.tn("templates-version-change", [("language", &name), ("parts", &parts)]));
            }
            _ => {}
        }
    }
    if said.is_empty() { vec![shell.t("templates-version-same")] } else { said }
}

fn changed_parts(before: &Wording, after: &Wording) -> Vec<Part> {
    let mut parts = Vec::new();
    if before.subject != after.subject {
        parts.push(Part::Subject);
    }
    if before.preheader != after.preheader {
        parts.push(Part::Preheader);
    }
    if (before.kind, &before.body) != (after.kind, &after.body) {
        parts.push(Part::Body);
    }
    if before.alternative != after.alternative {
        parts.push(Part::Alternative);
    }
    parts
}

/// GET `/templates/{id}?lang=zu&who=Lindiwe&look=phone`
pub async fn show(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Template>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    order: OrderSample,
) -> Result<Response> {
    let asked = Asked::read(query.as_deref(), who.shop().lang());
    let (shell, view) = viewed(&app, &who, id, asked, false, order).await?;
    if headers.get("hx-target").is_some_and(|it| it == "side") {
        return web::part(&SidePart { shell, view });
    }
    web::page(&EditorPage { shell, view })
}

/// What the form of a wording sends; what the preview is asked for comes with it.
#[derive(Deserialize)]
pub struct Sent {
    #[serde(default)]
    subject: String,
    #[serde(default)]
    preheader: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    alternative: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    look: String,
}

/// POST `/templates/{id}/drafts/{lang}`
pub async fn save(
    State(app): State<App>,
    who: Who,
    Path((id, lang)): Path<(Id<Template>, String)>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
    order: OrderSample,
) -> Result<Response> {
    let lang = Lang::parse(&lang).ok_or(Error::NotFound("template"))?;
    let wording = Wording {
        subject: sent.subject,
        preheader: sent.preheader,
        kind: Kind::parse(&sent.kind).ok_or_else(|| Error::invalid("base-form-unreadable"))?,
        body: sent.body,
        alternative: sent.alternative,
    };
    app.db.write(who.actor(), move |tx| acts::save_draft(tx, id, lang, &wording)).await?;
    if !headers.contains_key("hx-request") {
        return Ok(web::done(&address(id, lang), "templates-saved", None));
    }
    let asked = Asked::new(lang, sent.who.trim().chars().take(100).collect(), &sent.look);
    let (shell, view) = viewed(&app, &who, id, asked, true, order).await?;
    web::part(&SidePart { shell, view })
}
