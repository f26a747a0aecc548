//! The addresses that nothing is sent to: who wants no more mail, which address is dead, and why.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::listing::{CHANNELS, channel};
use super::person;
use crate::app::App;
use crate::base::{Conn, Error, Id, Result, Say, Tx};
use crate::customers::consent::{self, Suppression, Wanted};
use crate::team::{self, Act};
use crate::web::form::Form;
use crate::web::{self, Choice, Shell, Who, words};

const HERE: &str = "/customers/suppressions";
const PAGE: usize = 50;
/// The rows that the file reads at a time.
const SLICE: usize = 1_000;
/// The most addresses that are written down at once.
const AT_ONCE: usize = 5_000;
/// The wrong ones that are named.
const NAMED: usize = 5;

/// What the list is asked for, as it stands in the address.
#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    channel: String,
    after: Option<String>,
}

impl Asked {
    fn wanted(&self) -> Wanted {
        let channel = Some(self.channel.clone()).filter(|it| CHANNELS.contains(&it.as_str()));
        Wanted { words: self.q.chars().take(200).collect(), channel }
    }

    fn href(&self, after: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", self.q.as_str()), ("channel", &self.channel), ("after", after)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        format!("{HERE}?{}", query.finish())
    }
}

#[derive(Template)]
#[template(path = "customers/pages/stops.html")]
struct StopsPage {
    shell: Shell,
    counted: String,
    words: String,
    channel: String,
    channels: Vec<Choice>,
    rows: Vec<RowView>,
    more: Option<String>,
    everyone: bool,
}

#[derive(Template)]
#[template(path = "customers/pages/stops_rows.html")]
struct RowsPart {
    shell: Shell,
    rows: Vec<RowView>,
    more: Option<String>,
}

struct RowView {
    address: String,
    nameless: bool,
    channel: String,
    reason: String,
    machine: String,
    at: String,
    by: String,
    removal: String,
}

/// GET `/customers/suppressions`
pub async fn show(
    State(app): State<App>,
    who: Who,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let part = headers.contains_key("hx-request") && asked.after.is_some();
    let (wanted, after) = (asked.wanted(), asked.after.clone());
    let (page, count) = app
        .db
        .read(move |db| {
            let count = if part { 0 } else { consent::count_suppressions(db, &wanted)? };
            Ok((consent::suppressions(db, &wanted, after.as_deref(), PAGE)?, count))
        })
        .await?;
    let shell = who.shell("customers-stops");
    let rows = page.rows.iter().map(|it| row(&shell, it)).collect();
    let more = page.next.map(|it| asked.href(&it));
    if part {
        return web::part(&RowsPart { shell, rows, more });
    }
    web::page(&StopsPage {
        counted: shell.tn("customers-stops-counted", [("n", &count)]),
        channels: channels(&shell, &asked.channel, true),
        everyone: asked.q.trim().is_empty() && asked.channel.is_empty(),
        words: asked.q,
        channel: asked.channel,
        rows,
        more,
        shell,
    })
}

fn row(shell: &Shell, it: &Suppression) -> RowView {
    RowView {
        address: address(shell, it),
        nameless: it.is_nameless(),
        channel: channel(shell, &it.channel),
        reason: it.reason.clone(),
        machine: person::machine(it.at),
        at: shell.locale.date(it.at.0),
        by: by(shell, it),
        removal: format!("{HERE}/{}/removal", it.id),
    }
}

/// The address, or a word in its place where its owner was erased.
fn address(shell: &Shell, it: &Suppression) -> String {
    match it.channel.as_str() {
        _ if it.is_nameless() => shell.t("customers-stops-nameless"),
        "email" => person::email(shell, &it.value),
        _ => person::phone(shell, &it.value),
    }
}

/// Who said so.
fn by(shell: &Shell, it: &Suppression) -> String {
    let key = format!("actor-{}", it.actor_kind);
    match &it.staff {
        Some(name) => name.clone(),
        None if words::knows(&key) => shell.t(&key),
        None => it.actor_kind.clone(),
    }
}

fn channels(shell: &Shell, chosen: &str, any: bool) -> Vec<Choice> {
    let all = any.then(|| Choice {
        value: String::new(),
        text: shell.t("customers-stops-any-channel"),
        chosen: chosen.is_empty(),
    });
    let one = |it: &str| Choice { value: it.to_owned(), text: channel(shell, it), chosen: it == chosen };
    all.into_iter().chain(CHANNELS.iter().map(|it| one(it))).collect()
}

#[derive(Template)]
#[template(path = "customers/pages/stops_add.html")]
struct AddPage {
    shell: Shell,
    channels: Vec<Choice>,
    addresses: String,
    reason: String,
    addresses_error: String,
    reason_error: String,
}

/// What is written down.
#[derive(Clone, Default, Deserialize)]
pub struct AddForm {
    #[serde(default)]
    channel: String,
    #[serde(default)]
    addresses: String,
    #[serde(default)]
    reason: String,
}

impl AddForm {
    /// One address a line, or with commas or semicolons between them; each once.
    fn addresses(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for it in self.addresses.split(['\n', '\r', ',', ';', '\t']).map(str::trim).filter(|it| !it.is_empty()) {
            if all.len() <= AT_ONCE {
                all.push(it.to_owned());
            }
        }
        all
    }
}

/// GET `/customers/suppressions/new`
pub async fn blank(who: Who) -> Result<Response> {
    web::page(&add_page(&who, AddForm { channel: "email".into(), ..AddForm::default() }))
}

fn add_page(who: &Who, form: AddForm) -> AddPage {
    let shell = who.shell("customers-stops");
    AddPage {
        channels: channels(&shell, &form.channel, false),
        addresses: form.addresses,
        reason: form.reason,
        addresses_error: String::new(),
        reason_error: String::new(),
        shell,
    }
}

/// POST `/customers/suppressions`
pub async fn add(State(app): State<App>, who: Who, Form(form): Form<AddForm>) -> Result<Response> {
    let all = form.addresses();
    let page = add_page(&who, form.clone());
    let (channel, n) = (form.channel.clone(), all.len());
    if !CHANNELS.contains(&channel.as_str()) {
        return Err(Error::invalid("base-form-unreadable"));
    }
    let fault = match n {
        0 => Some(Say::new("customers-stops-none-written")),
        _ if n > AT_ONCE => Some(Say::new("customers-stops-too-many").with("most", AT_ONCE)),
        _ => None,
    };
    if let Some(say) = fault {
        let addresses_error = page.shell.say(&say);
        return web::refused(&AddPage { addresses_error, ..page });
    }
    if form.reason.trim().is_empty() {
        let reason_error = page.shell.t("customers-stops-reason-missing");
        return web::refused(&AddPage { reason_error, ..page });
    }
    let (staff, reason) = (who.staff().id, form.reason.clone());
    let added = app.db.write(who.actor(), move |tx| write_down(tx, &channel, &all, &reason, staff)).await;
    match added {
        Ok((say, undo)) => Ok(web::done(HERE, say, undo)),
        Err(Error::Invalid(say)) => {
            let addresses_error = page.shell.say(&say);
            web::refused(&AddPage { addresses_error, ..page })
        }
        Err(error) => Err(error),
    }
}

/// All or none: an address that cannot be read would go on being written to. Gives what to say, and the way back.
fn write_down(
    tx: &mut Tx<'_>,
    channel: &str,
    all: &[String],
    reason: &str,
    staff: Id<team::Staff>,
) -> Result<(Say, Option<String>)> {
    let before: Id<Suppression> = tx.new_id();
    let (mut fresh, mut wrong) = (Vec::new(), Vec::new());
    for it in all {
        match consent::suppress(tx, channel, it, reason) {
            Ok(id) if id > before => fresh.push(id),
            Ok(_) => {}
            Err(Error::Invalid(_)) => wrong.push(tongue::clean_name(it).chars().take(60).collect::<String>()),
            Err(error) => return Err(error),
        }
    }
    if !wrong.is_empty() {
        let some = wrong.iter().take(NAMED).map(|it| format!("“{it}”")).collect::<Vec<_>>().join(", ");
        return Err(Error::Invalid(Say::new("customers-stops-wrong").with("n", wrong.len()).with("some", some)));
    }
    fresh.sort_unstable();
    fresh.dedup();
    let n = fresh.len();
    let say = Say::new("customers-stops-added").with("n", n);
    let (Some(first), Some(last)) = (fresh.first(), fresh.last()) else { return Ok((say, None)) };
    let undo = format!("{HERE}/withdrawal?first={first}&last={last}");
    team::remember(tx, staff, &say, Some(&undo))?;
    team::audit(tx, "suppression.added", None, json!({ "channel": channel, "addresses": n }))?;
    Ok((say, Some(undo)))
}

/// The first and the last of what was written down in one go.
#[derive(Deserialize)]
pub struct Batch {
    first: Id<Suppression>,
    last: Id<Suppression>,
}

/// POST `/customers/suppressions/withdrawal?first=…&last=…`
pub async fn withdraw(State(app): State<App>, who: Who, Query(it): Query<Batch>) -> Result<Response> {
    app.db
        .write(who.actor(), move |tx| {
            let n = consent::withdraw_suppressions(tx, it.first, it.last)?;
            if n == 0 {
                return Err(Error::NotFound("suppression"));
            }
            team::audit(tx, "suppression.withdrawn", None, json!({ "addresses": n }))
        })
        .await?;
    Ok(web::done(HERE, "shell-undone", None))
}

#[derive(Template)]
#[template(path = "customers/pages/stops_remove.html")]
struct RemovePage {
    shell: Shell,
    id: Id<Suppression>,
    facts: Vec<(String, String)>,
    reason: String,
    error: String,
}

/// Why something may be sent there again.
#[derive(Default, Deserialize)]
pub struct RemovalForm {
    #[serde(default)]
    reason: String,
}

/// GET `/customers/suppressions/{id}/removal`
pub async fn ask_removal(State(app): State<App>, who: Who, Path(id): Path<Id<Suppression>>) -> Result<Response> {
    let it = app.db.read(move |db| consent::suppression(db, id)).await?;
    web::page(&remove_page(&who, &it, String::new(), String::new()))
}

fn remove_page(who: &Who, it: &Suppression, reason: String, error: String) -> RemovePage {
    let shell = who.shell("customers-stops");
    let facts = vec![
        (shell.t("customers-stops-address"), address(&shell, it)),
        (shell.t("customers-consent-channel"), channel(&shell, &it.channel)),
        (shell.t("customers-stops-why"), it.reason.clone()),
        (shell.t("customers-stops-since"), shell.locale.date(it.at.0)),
        (shell.t("customers-stops-by"), by(&shell, it)),
    ];
    RemovePage { id: it.id, facts, reason, error, shell }
}

/// POST `/customers/suppressions/{id}/removal`
pub async fn remove(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Suppression>>,
    Form(form): Form<RemovalForm>,
) -> Result<Response> {
    if form.reason.trim().is_empty() {
        let it = app.db.read(move |db| consent::suppression(db, id)).await?;
        let error = who.shell("").t("customers-stops-reason-missing");
        return web::refused(&remove_page(&who, &it, form.reason, error));
    }
    let (staff, say) = (who.staff().id, Say::new("customers-stops-removed"));
    let undo = format!("{HERE}/{id}/return");
    let (told, back) = (say.clone(), undo.clone());
    app.db
        .write(who.actor(), move |tx| {
            let it = consent::suppression(tx, id)?;
            consent::lift(tx, id, &form.reason)?;
            team::remember(tx, staff, &told, Some(&back))?;
            team::audit(tx, "suppression.lifted", None, json!({ "channel": it.channel }))
        })
        .await?;
    Ok(web::done(HERE, say, Some(undo)))
}

/// POST `/customers/suppressions/{id}/return`
pub async fn bring_back(State(app): State<App>, who: Who, Path(id): Path<Id<Suppression>>) -> Result<Response> {
    app.db
        .write(who.actor(), move |tx| {
            let it = consent::suppression(tx, id)?;
            consent::restore_suppression(tx, id)?;
            team::audit(tx, "suppression.restored", None, json!({ "channel": it.channel }))
        })
        .await?;
    Ok(web::done(HERE, "shell-undone", None))
}

/// POST `/customers/suppressions/export`: everything that the list shows, as a file.
pub async fn export(State(app): State<App>, who: Who, Form(asked): Form<Asked>) -> Result<Response> {
    let about = json!({ "list": asked.href("") });
    app.db.write(who.actor(), move |tx| team::audit(tx, "suppressions.exported", None, about.clone())).await?;
    let (shell, wanted) = (who.shell(""), asked.wanted());
    let csv = app.db.read_long(move |db| to_csv(db, &shell, &wanted)).await?;
    let name = "attachment; filename=\"suppressions.csv\"";
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, csv).into_response())
}

fn to_csv(db: &mut Conn<'_>, shell: &Shell, wanted: &Wanted) -> Result<Vec<u8>> {
    let mut out = sheet::Writer::new(Vec::new(), sheet::Delimiter::COMMA, true)?;
    let heads = ["address", "channel", "why", "since", "by"];
    out.row(heads.map(|it| match it {
        "channel" => shell.t("customers-consent-channel"),
        it => shell.t(&format!("customers-stops-{it}")),
    }))?;
    let mut after: Option<String> = None;
    loop {
        let page = consent::suppressions(db, wanted, after.as_deref(), SLICE)?;
        for it in &page.rows {
            let at = shell.locale.day_of(it.at.0).to_string();
            out.row([it.value.clone(), it.channel.clone(), it.reason.clone(), at, by(shell, it)])?;
        }
        after = page.next;
        if after.is_none() {
            return Ok(out.finish()?);
        }
    }
}

/// Whether the page offers to change anything.
impl StopsPage {
    fn may_change(&self) -> bool {
        self.shell.may(Act::EditCustomers)
    }
}

impl RowsPart {
    fn may_change(&self) -> bool {
        self.shell.may(Act::EditCustomers)
    }
}
