//! The pages of imports.

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Query, Request, State as Of};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use sheet::{Overrides, Sniff};

use super::forms::PlanForm;
use super::model::{Import, Kind, Plan, State};
use super::pages::{ListPage, MappingPage, NewPage, ShowPage, WorkPart};
use super::run::ForgetFile;
use super::{actions, plan, run, store};
use crate::app::App;
use crate::base::{Error, Id, Result, Say};
use crate::catalog::{self, Storefront};
use crate::team::{self, Act};
use crate::web::form::Form;
use crate::web::{self, Routes, Who};

/// No file is larger than this.
const LARGEST: u64 = 2 << 30;
/// Imports on one page.
const PAGE: usize = 50;
/// Faults shown on the page of an import; the file has them all.
const SHOWN: usize = 20;
/// Faults read at once for the file.
const CHUNK: usize = 2_000;

/// Where imports are reached.
pub fn routes() -> Routes {
    Routes::new()
        .get("/imports", Act::Import, list)
        .post("/imports", Act::Import, upload)
        .get("/imports/new", Act::Import, new)
        .get("/customers/import", Act::Import, || async { web::go("/imports/new?kind=customers") })
        .get("/orders/import", Act::Import, || async { web::go("/imports/new?kind=orders") })
        .get("/imports/{id}", Act::Import, show)
        .get("/imports/{id}/progress", Act::Import, progress)
        .get("/imports/{id}/faults.csv", Act::Import, faults)
        .post("/imports/{id}/format", Act::Import, set_format)
        .post("/imports/{id}/plan", Act::Import, set_plan)
        .post("/imports/{id}/mapping", Act::Import, map_again)
        .post("/imports/{id}/start", Act::Import, start)
        .post("/imports/{id}/stop", Act::Import, stop)
        .post("/imports/{id}/removal", Act::Import, remove)
}

#[derive(Deserialize)]
struct Before {
    before: Option<i64>,
}

async fn list(Of(app): Of<App>, who: Who, Query(asked): Query<Before>) -> Result<Response> {
    let rows = app.db.read(move |db| store::list(db, asked.before, PAGE + 1)).await?;
    let mut shell = who.shell("nav-imports");
    shell.topics = "imports".into();
    web::page(&ListPage::new(shell, rows, PAGE))
}

#[derive(Deserialize)]
struct Chosen {
    kind: Option<String>,
}

async fn new(who: Who, Query(chosen): Query<Chosen>) -> Result<Response> {
    let kind = chosen.kind.and_then(|it| Kind::parse(&it)).unwrap_or(Kind::Customers);
    web::page(&NewPage::new(who.shell("nav-imports"), kind, String::new()))
}

/// Takes a file in. The guard has seen that the form begins with the secret of the session.
async fn upload(Of(app): Of<App>, who: Who, mut request: Request) -> Result<Response> {
    DefaultBodyLimit::disable().apply(&mut request);
    let mut form = Multipart::from_request(request, &app).await.map_err(|_| Error::invalid("base-form-unreadable"))?;
    text(&mut form, "csrf").await?;
    let kind = Kind::parse(&text(&mut form, "kind").await?).ok_or_else(|| Error::invalid("base-form-unreadable"))?;
    match receive(&app, &who, kind, form).await {
        Ok(id) => Ok(web::go(&format!("/imports/{id}"))),
        Err(Error::Invalid(say)) => {
            let shell = who.shell("nav-imports");
            let alert = shell.say(&say);
            web::refused(&NewPage::new(shell, kind, alert))
        }
        Err(error) => Err(error),
    }
}

async fn receive(app: &App, who: &Who, kind: Kind, mut form: Multipart) -> Result<Id<Import>> {
    let unreadable = |_| Error::invalid("base-form-unreadable");
    let file = form.next_field().await.map_err(unreadable)?.filter(|it| it.name() == Some("file"));
    let file = file.ok_or_else(|| Error::invalid("imports-file-missing"))?;
    let file_name = tongue::clean_name(file.file_name().unwrap_or_default());
    let received = app.blobs.receive("imports", LARGEST, file).await?;
    let looked = look(app, &received.key, kind, &Overrides::default(), who).await;
    let plan = match looked {
        Ok((plan, _)) if received.size > 0 && !file_name.is_empty() => plan,
        other => {
            let forget = ForgetFile { blob_key: received.key };
            app.db.write(who.actor(), move |tx| tx.enqueue(&forget)).await?;
            other?;
            return Err(Error::invalid("imports-file-missing"));
        }
    };
    let new = store::NewImport { file_name, blob_key: received.key, size: received.size as i64, plan };
    app.db
        .write(who.actor(), move |tx| {
            let id = store::add(tx, &new)?;
            let about = format!("I-{}", store::find(tx, id)?.number);
            team::audit(tx, "import.received", Some(about), json!({ "kind": new.plan.kind }))?;
            tx.tell("imports", "changed", json!({}));
            Ok(id)
        })
        .await
}

/// A short field, which must be the next one.
async fn text(form: &mut Multipart, name: &str) -> Result<String> {
    let unreadable = || Error::invalid("base-form-unreadable");
    let mut field = form.next_field().await.map_err(|_| unreadable())?.ok_or_else(unreadable)?;
    let mut text = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|_| unreadable())? {
        text.extend_from_slice(&piece);
        if text.len() > 1_000 {
            return Err(unreadable());
        }
    }
    if field.name() != Some(name) {
        return Err(unreadable());
    }
    String::from_utf8(text).map_err(|_| unreadable())
}

/// How a file seems to be written, and its first rows.
async fn look(app: &App, key: &str, kind: Kind, known: &Overrides, who: &Who) -> Result<(Plan, Sniff)> {
    let file = app.blobs.file(key).await?.ok_or_else(|| Error::conflict("imports-file-gone"))?;
    let (shop, known) = (who.shop().clone(), *known);
    let looked = tokio::task::spawn_blocking(move || {
        let head = plan::head(&mut run::unpacked(file)?)?;
        let sniff = sheet::sniff_with(&head, &known);
        let (limit, found) = (sheet::Options::default().columns, sniff.columns);
        if found > limit {
            return Err(Error::Invalid(Say::new("imports-row-too-wide").with("limit", limit).with("found", found)));
        }
        Ok::<_, Error>((plan::guess(kind, &head, &known, &shop), sniff))
    });
    let (mut plan, sniff) = looked.await.map_err(Error::internal)??;
    if let Some(first) = plan::first(&storefronts(app).await?) {
        plan.belongs_to(first);
    }
    Ok((plan, sniff))
}

/// The web shops that a file can belong to.
async fn storefronts(app: &App) -> Result<Vec<Storefront>> {
    app.db.read(catalog::storefronts).await
}

async fn find(app: &App, id: Id<Import>) -> Result<Import> {
    app.db.read(move |db| store::find(db, id)).await
}

async fn show(Of(app): Of<App>, who: Who, Path(id): Path<Id<Import>>) -> Result<Response> {
    let (it, faults) = with_faults(&app, id).await?;
    let mut shell = who.shell("nav-imports");
    if it.state == State::Mapping {
        let known = overrides(&it.plan);
        let (_, sniff) = look(&app, &it.blob_key, it.plan.kind, &known, &who).await?;
        return web::page(&MappingPage::new(shell, &it, &sniff, &storefronts(&app).await?, String::new()));
    }
    if it.state.works() {
        shell.topics = format!("import:{id}");
    }
    web::page(&ShowPage::new(shell, &it, &faults))
}

async fn with_faults(app: &App, id: Id<Import>) -> Result<(Import, Vec<super::model::Fault>)> {
    app.db.read(move |db| Ok((store::find(db, id)?, store::faults(db, id, -1, SHOWN)?))).await
}

/// The part of the page that changes while a worker is at it; when it is done, the whole page is another.
async fn progress(Of(app): Of<App>, who: Who, Path(id): Path<Id<Import>>) -> Result<Response> {
    let (it, faults) = with_faults(&app, id).await?;
    if !it.is_at_work(who.now()) {
        return Ok(([("hx-refresh", "true")], "").into_response());
    }
    web::part(&WorkPart::new(who.shell("nav-imports"), &it, &faults))
}

fn overrides(plan: &Plan) -> Overrides {
    let format = plan.format;
    Overrides {
        encoding: Some(format.encoding),
        delimiter: Some(format.delimiter),
        quote: Some(format.quote),
        header: Some(format.header),
    }
}

/// Reads the file afresh, as it is said to be written; the columns are guessed anew.
async fn set_format(
    Of(app): Of<App>,
    who: Who,
    Path(id): Path<Id<Import>>,
    Form(form): Form<PlanForm>,
) -> Result<Response> {
    let it = find(&app, id).await?;
    let (mut plan, _) = look(&app, &it.blob_key, it.plan.kind, &form.overrides(&it.plan), &who).await?;
    form.apply_places(&mut plan)?;
    form.apply_storefront(&mut plan, &storefronts(&app).await?)?;
    app.db.write(who.actor(), move |tx| actions::choose(tx, id, &plan)).await?;
    Ok(web::go(&format!("/imports/{id}")))
}

/// Says which column means what, and has the file checked.
async fn set_plan(
    Of(app): Of<App>,
    who: Who,
    Path(id): Path<Id<Import>>,
    Form(form): Form<PlanForm>,
) -> Result<Response> {
    let mut it = find(&app, id).await?;
    let shops = storefronts(&app).await?;
    form.apply_places(&mut it.plan)?;
    form.apply_storefront(&mut it.plan, &shops)?;
    form.apply_choices(&mut it.plan);
    it.plan.dates_open = false;
    let plan = it.plan.clone();
    let chosen = app
        .db
        .write(who.actor(), move |tx| {
            actions::choose(tx, id, &plan)?;
            actions::check_in_background(tx, id)
        })
        .await;
    match chosen {
        Ok(()) => Ok(web::go(&format!("/imports/{id}"))),
        Err(Error::Invalid(say)) => {
            let known = overrides(&it.plan);
            let (_, sniff) = look(&app, &it.blob_key, it.plan.kind, &known, &who).await?;
            let shell = who.shell("nav-imports");
            let alert = shell.say(&say);
            web::refused(&MappingPage::new(shell, &it, &sniff, &shops, alert))
        }
        Err(error) => Err(error),
    }
}

async fn map_again(Of(app): Of<App>, who: Who, Path(id): Path<Id<Import>>) -> Result<Response> {
    app.db
        .write(who.actor(), move |tx| {
            let plan = store::find(tx, id)?.plan;
            actions::choose(tx, id, &plan)
        })
        .await?;
    Ok(web::go(&format!("/imports/{id}")))
}

async fn start(Of(app): Of<App>, who: Who, Path(id): Path<Id<Import>>) -> Result<Response> {
    app.db
        .write(who.actor(), move |tx| {
            actions::start_in_background(tx, id)?;
            let it = store::find(tx, id)?;
            team::audit(tx, "import.started", Some(format!("I-{}", it.number)), json!({ "kind": it.plan.kind }))
        })
        .await?;
    Ok(web::go(&format!("/imports/{id}")))
}

async fn stop(Of(app): Of<App>, who: Who, Path(id): Path<Id<Import>>) -> Result<Response> {
    app.db.write(who.actor(), move |tx| actions::stop(tx, id)).await?;
    Ok(web::done(&format!("/imports/{id}"), "imports-stopped-said", None))
}

async fn remove(Of(app): Of<App>, who: Who, Path(id): Path<Id<Import>>) -> Result<Response> {
    app.db
        .write(who.actor(), move |tx| {
            let it = actions::remove(tx, id)?;
            tx.enqueue(&ForgetFile { blob_key: it.blob_key })
        })
        .await?;
    Ok(web::done("/imports", "imports-removed-said", None))
}

/// All rows that could not be used, as a table to mend them in; written as it is read, however many they are.
async fn faults(Of(app): Of<App>, who: Who, Path(id): Path<Id<Import>>) -> Result<Response> {
    let it = find(&app, id).await?;
    let shell = who.shell("nav-imports");
    let head = [shell.t("imports-line"), shell.t("imports-reason"), shell.t("imports-row")];
    let state = (app, shell, Some(head), Some(-1_i64));
    let pieces = futures::stream::try_unfold(state, move |(app, shell, head, after)| async move {
        let Some(from) = after else { return Ok::<_, Error>(None) };
        let rows = app.db.read_long(move |db| store::faults(db, id, from, CHUNK)).await?;
        let mut table = sheet::Writer::new(Vec::new(), sheet::Delimiter::COMMA, head.is_some())?;
        if let Some(head) = &head {
            table.row(head)?;
        }
        for row in &rows {
            table.row([row.line.to_string(), shell.say(&row.reason), row.raw.clone()])?;
        }
        let next = if rows.len() < CHUNK { None } else { rows.last().map(|it| it.index as i64) };
        Ok(Some((Bytes::from(table.finish()?), (app, shell, None, next))))
    });
    let name = format!("attachment; filename=\"import-{}-rows.csv\"", it.number);
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
