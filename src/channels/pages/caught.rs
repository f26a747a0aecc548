//! The mail that a demonstration caught.

use askama::Template;
use axum::extract::{Path, Query, State as Shared};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64;
use mail_parser::MessageParser;
use serde::Deserialize;

use crate::app::App;
use crate::base::db::after;
use crate::base::page::{Paged, from_cursor};
use crate::base::{Error, Id, Result, Timestamp};
use crate::channels::catcher::Caught;
use crate::web::{self, Shell, Who};

const PAGE: usize = 50;

#[derive(Deserialize, Default)]
pub struct Ask {
    #[serde(default)]
    q: String,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "channels/pages/caught_list.html")]
struct ListPage {
    shell: Shell,
    words: String,
    /// Address, subject, recipient, time.
    rows: Vec<(String, String, String, String)>,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "channels/pages/caught.html")]
struct CaughtPage {
    shell: Shell,
    id: String,
    subject: String,
    facts: Vec<(String, String)>,
    text: String,
    headers: String,
    source: String,
    has_html: bool,
}

/// Only a demonstration has a catcher.
fn in_demo(who: &Who) -> Result<()> {
    if who.shop().demo { Ok(()) } else { Err(Error::NotFound("page")) }
}

/// GET `/demo/mail`
pub async fn list(Shared(app): Shared<App>, who: Who, Query(ask): Query<Ask>) -> Result<Response> {
    in_demo(&who)?;
    let words = ask.q.trim().to_lowercase();
    let (from, to) = (words.clone(), after(&words));
    let before = ask.after.as_deref().and_then(from_cursor::<i64>).unwrap_or(i64::MAX);
    let rows = app.db.read(move |db| {
        db.all(
            "SELECT id, subject, recipient, at FROM caught
              WHERE recipient >= $1 AND recipient < $2 AND id < $3 ORDER BY id DESC LIMIT $4",
            &[&from, &to, &before, &(PAGE + 1)],
            |row| {
                Ok((row.get::<Id<Caught>>(0)?, row.get::<String>(1)?, row.get::<String>(2)?, row.get::<Timestamp>(3)?))
            },
        )
    });
    let page = Paged::cut(rows.await?, PAGE, |it| it.0.raw());
    let mut shell = who.shell("channels-caught");
    shell.topics = "messages".into();
    let row = |(id, subject, to, at): &(Id<Caught>, String, String, Timestamp)| {
        (format!("/demo/mail/{id}"), subject.clone(), to.clone(), shell.locale.date_time(at.0))
    };
    let more = page.next.map(|after| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &words).append_pair("after", &after);
        format!("/demo/mail?{}", query.finish())
    });
    web::page(&ListPage { rows: page.rows.iter().map(row).collect(), words: ask.q, more, shell })
}

async fn raw(app: &App, who: &Who, id: Id<Caught>) -> Result<Vec<u8>> {
    in_demo(who)?;
    let sql = "SELECT raw FROM caught WHERE id = $1";
    let raw = app.db.read(move |db| db.first(sql, &[&id], |row| row.get::<String>(0))).await?;
    BASE64.decode(raw.ok_or(Error::NotFound("mail"))?.as_bytes()).map_err(Error::internal)
}

/// GET `/demo/mail/{id}`
pub async fn show(Shared(app): Shared<App>, who: Who, Path(id): Path<Id<Caught>>) -> Result<Response> {
    let raw = raw(&app, &who, id).await?;
    let shell = who.shell("channels-caught");
    let mail = MessageParser::default().parse(&raw).ok_or(Error::NotFound("mail"))?;
    let source = String::from_utf8_lossy(&raw).into_owned();
    let headers = source.split("\r\n\r\n").next().unwrap_or_default().to_owned();
    let address = |it: Option<&mail_parser::Address<'_>>| {
        it.and_then(|it| it.first()).map(|it| {
            let (name, address) = (it.name().unwrap_or_default(), it.address().unwrap_or_default());
            if name.is_empty() { address.to_owned() } else { format!("{name} <{address}>") }
        })
    };
    let facts = vec![
        (shell.t("channels-from"), address(mail.from()).unwrap_or_default()),
        (shell.t("channels-to"), address(mail.to()).unwrap_or_default()),
    ];
    let page = CaughtPage {
        id: id.to_string(),
        subject: mail.subject().map(str::to_owned).unwrap_or_else(|| shell.t("channels-no-subject")),
        text: mail.body_text(0).unwrap_or_default().into_owned(),
        has_html: mail.html_body_count() > 0,
        facts,
        headers,
        source,
        shell,
    };
    web::page(&page)
}

/// GET `/demo/mail/{id}/html`: its HTML, for the frame on its page.
pub async fn html(Shared(app): Shared<App>, who: Who, Path(id): Path<Id<Caught>>) -> Result<Response> {
    let raw = raw(&app, &who, id).await?;
    let html = MessageParser::default().parse(&raw).and_then(|it| it.body_html(0).map(|it| it.into_owned()));
    Ok(super::framed(html.unwrap_or_default()))
}

/// GET `/demo/mail/{id}/source`: the mail as a file.
pub async fn source(Shared(app): Shared<App>, who: Who, Path(id): Path<Id<Caught>>) -> Result<Response> {
    let raw = raw(&app, &who, id).await?;
    let name = format!("attachment; filename=\"{id}.eml\"");
    Ok(([(header::CONTENT_TYPE, "message/rfc822".to_owned()), (header::CONTENT_DISPOSITION, name)], raw)
        .into_response())
}

/// POST `/demo/mail/clear`
pub async fn clear(Shared(app): Shared<App>, who: Who) -> Result<Response> {
    in_demo(&who)?;
    app.db.write(who.actor(), |tx| tx.run("DELETE FROM caught", &[])).await?;
    Ok(web::done("/demo/mail", "channels-caught-cleared", None))
}
