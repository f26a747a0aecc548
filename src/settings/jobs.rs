//! The jobs page: what waits, and what was given up until a person says otherwise.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::json;

use crate::app::App;
use crate::base::jobs::{self, Parked};
use crate::base::{Error, Id, Result};
use crate::team::{self, Act};
use crate::web::{self, Routes, Shell, Who, words};

/// The routes of the jobs page.
pub fn routes() -> Routes {
    let may = Act::ManageJobs;
    Routes::new().get("/jobs", may, show).post("/jobs/{id}/retry", may, retry).post("/jobs/{id}/discard", may, discard)
}

#[derive(Template)]
#[template(path = "settings/jobs.html")]
struct JobsPage {
    shell: Shell,
    parked: Vec<ParkedLine>,
    waiting: Vec<(String, String)>,
}

struct ParkedLine {
    id: Id<Parked>,
    kind: String,
    reason: String,
    tries: String,
    at: String,
}

async fn show(State(app): State<App>, who: Who) -> Result<Response> {
    let (parked, waiting) = app.db.read(|db| Ok((jobs::parked(db)?, jobs::waiting(db)?))).await?;
    let shell = who.shell("nav-jobs");
    let line = |it: Parked| ParkedLine {
        id: it.id,
        kind: in_words(&shell, &it.kind),
        reason: it.error,
        tries: shell.tn("settings-job-tries", [("count", &it.attempts)]),
        at: shell.locale.date_time(it.parked_at.ms()),
    };
    let parked = parked.into_iter().map(line).collect();
    let waiting = waiting.into_iter().map(|(kind, n)| (in_words(&shell, &kind), shell.locale.number(n))).collect();
    web::page(&JobsPage { parked, waiting, shell })
}

/// `deliver_message` in words; a feature brings them under `job-kind-deliver-message`.
fn in_words(shell: &Shell, kind: &str) -> String {
    let key = format!("job-kind-{}", kind.replace('_', "-"));
    if words::knows(&key) { shell.t(&key) } else { kind.replace('_', " ") }
}

async fn retry(State(app): State<App>, who: Who, Path(id): Path<Id<Parked>>) -> Result<Response> {
    app.db
        .write(who.actor(), move |tx| {
            if !jobs::retry(tx, id)? {
                return Err(Error::NotFound("job"));
            }
            team::audit(tx, "job.retried", Some(id.to_string()), json!({}))
        })
        .await?;
    Ok(web::done("/jobs", "settings-job-retried", None))
}

async fn discard(State(app): State<App>, who: Who, Path(id): Path<Id<Parked>>) -> Result<Response> {
    app.db
        .write(who.actor(), move |tx| {
            let gone = jobs::parked(tx)?.into_iter().find(|it| it.id == id).ok_or(Error::NotFound("job"))?;
            jobs::discard(tx, id)?;
            team::audit(tx, "job.discarded", Some(gone.kind), json!({ "job": id, "reason": gone.error }))
        })
        .await?;
    Ok(web::done("/jobs", "settings-job-discarded", None))
}
