//! The reports page and its files.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::kept::{self, Kept};
use super::period::{Asked, Question, date_of, day_of};
use super::sheets::{self, Chart};
use super::view;
use crate::app::App;
use crate::base::{Error, Result};
use crate::team::Act;
use crate::web::{self, Routes, Who};

/// The routes of the reports; they share what was read.
pub fn routes() -> Routes {
    let page = Kept::default();
    let file = page.clone();
    Routes::new().get("/reports", Act::SeeReports, move |state, who, query| home(page.clone(), state, who, query)).get(
        "/reports/csv/{chart}",
        Act::SeeReports,
        move |state, who, path, query| csv(file.clone(), state, who, path, query),
    )
}

/// What the address asks, and the orders that answer it.
async fn ask(kept: &Kept, app: &App, who: &Who, asked: &Asked) -> Result<(Question, std::sync::Arc<kept::Reading>)> {
    let reading = kept.reading(app, who.shop()).await?;
    let today = day_of(who.locale().day_of(who.now().0));
    let question = Question::new(asked, today, reading.history.extent(), who.locale().calendar)?;
    Ok((question, reading))
}

async fn home(kept: Kept, State(app): State<App>, who: Who, Query(asked): Query<Asked>) -> Result<Response> {
    let (question, reading) = ask(&kept, &app, &who, &asked).await?;
    let answer = kept::answer(&app, who.shop(), &reading, &question).await?;
    web::page(&view::home(who.shell("nav-reports"), &question, &reading, &answer))
}

async fn csv(
    kept: Kept,
    State(app): State<App>,
    who: Who,
    Path(chart): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let chart = Chart::parse(&chart).ok_or(Error::NotFound("chart"))?;
    let (question, reading) = ask(&kept, &app, &who, &asked).await?;
    let answer = kept::answer(&app, who.shop(), &reading, &question).await?;
    let sheet = sheets::sheet(&who.shell("nav-reports"), &question, &answer, chart);
    let body = sheets::csv(&sheet, who.shop().currency)?;
    let (from, to) = (date_of(question.span.from), date_of(question.span.to));
    let name = format!("attachment; filename=\"{}-{from}-{to}.csv\"", chart.code());
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], body)
        .into_response())
}
