//! One delivery: what was said, to whom, why, and each try with the server's words.

use askama::Template;
use axum::extract::{Path, State as Shared};
use axum::response::Response;

use super::listing::{beside, purpose, standing};
use crate::app::App;
use crate::base::{Conn, Error, Id, Result, Say};
use crate::channels::acts;
use crate::channels::delivery::{Delivery, State};
use crate::channels::list::{self, Attempt, Listed};
use crate::channels::message::{Content, Version};
use crate::channels::sender::compose;
use crate::customers::Customer;
use crate::team::Act;
use crate::web::{self, Shell, Who};

#[derive(Template)]
#[template(path = "channels/pages/show.html")]
struct ShowPage {
    shell: Shell,
    id: String,
    subject: String,
    state: String,
    tone: &'static str,
    beside: String,
    twice: bool,
    facts: Vec<(String, String)>,
    customer: Option<(String, String)>,
    attempts: Vec<AttemptView>,
    /// Other sendings of the same message.
    others: Vec<(String, String)>,
    /// Mail that came back about it: what it was, and when.
    returned: Vec<(String, String)>,
    has_words: bool,
    can_cancel: bool,
    can_again: bool,
}

struct AttemptView {
    n: String,
    at: String,
    outcome: String,
    answer: String,
    connection: String,
}

/// What a message said or will say, and why it was written.
struct Words {
    customer: Option<Id<Customer>>,
    content: Content,
    reason: Say,
}

fn words(conn: &mut Conn<'_>, id: Id<Delivery>) -> Result<Words> {
    conn.first(
        "SELECT m.customer_id, m.version_id, m.data, m.subject, m.html, m.body, m.reason
           FROM deliveries d JOIN messages m ON m.id = d.message_id WHERE d.id = $1",
        &[&id],
        |row| {
            let content = match row.get::<Option<Id<Version>>>(1)? {
                Some(version) => Content::Template { version, data: row.get::<Option<_>>(2)?.unwrap_or_default() },
                None => Content::Ready {
                    subject: row.get::<Option<String>>(3)?.unwrap_or_default(),
                    html: row.get::<Option<String>>(4)?.unwrap_or_default(),
                    text: row.get(5)?,
                },
            };
            let reason = serde_json::from_str(&row.get::<String>(6)?)?;
            Ok(Words { customer: row.get(0)?, content, reason })
        },
    )?
    .ok_or(Error::NotFound("delivery"))
}

/// GET `/messages/{id}`
pub async fn show(Shared(app): Shared<App>, who: Who, Path(id): Path<Id<Delivery>>) -> Result<Response> {
    let (it, words, attempts, others, returned) = app
        .db
        .read(move |db| {
            let it = list::find(db, id)?;
            let mut others = list::of_messages(db, &[it.message])?;
            others.retain(|other| other.id != it.id);
            let returned =
                db.all("SELECT verdict, at FROM inbound WHERE delivery_id = $1 ORDER BY id", &[&id], |row| {
                    Ok((row.get::<Option<String>>(0)?, row.get::<crate::base::Timestamp>(1)?))
                })?;
            Ok((it, words(db, id)?, list::attempts(db, id)?, others, returned))
        })
        .await?;
    let mut shell = who.shell("nav-messages");
    shell.topics = "messages".into();
    let time = |at: crate::base::Timestamp| shell.locale.date_time(at.0);
    let (state, tone) = standing(&shell, it.state);
    let mut facts = Vec::new();
    if shell.may(Act::SeeContacts) && !it.address.is_empty() {
        facts.push((shell.t("channels-to"), it.address.clone()));
    }
    facts.push((shell.t("channels-for"), purpose(&shell, &it.purpose)));
    facts.push((shell.t("channels-why"), shell.say(&words.reason)));
    facts.push((shell.t("channels-written"), time(it.created_at)));
    if let Some(at) = it.accepted_at {
        facts.push((shell.t("channels-accepted"), time(at)));
    }
    let editor = shell.may(Act::EditCustomers);
    let page = ShowPage {
        id: it.id.to_string(),
        subject: if it.subject.is_empty() { shell.t("channels-no-subject") } else { it.subject.clone() },
        beside: beside(&shell, &it),
        twice: it.twice,
        customer: it.customer.as_ref().map(|(id, number, name)| {
            (format!("/customers/{id}"), if name.is_empty() { format!("C-{number}") } else { name.clone() })
        }),
        attempts: attempts.iter().map(|it| attempt(&shell, it)).collect(),
        others: others.iter().map(|it| other(&shell, it)).collect(),
        returned: returned.iter().map(|(verdict, at)| (came_back(&shell, verdict.as_deref()), time(*at))).collect(),
        has_words: !it.address.is_empty(),
        can_cancel: editor && it.state == State::Waiting,
        can_again: editor && !it.state.is_open() && !it.address.is_empty(),
        state,
        tone,
        facts,
        shell,
    };
    web::page(&page)
}

fn attempt(shell: &Shell, it: &Attempt) -> AttemptView {
    AttemptView {
        n: shell.locale.number(it.n),
        at: shell.locale.date_time(it.began_at.0),
        outcome: shell.t(&format!("channels-outcome-{}", it.outcome)),
        answer: it.answer.clone(),
        connection: it.connection.clone(),
    }
}

fn other(shell: &Shell, it: &Listed) -> (String, String) {
    let (state, _) = standing(shell, it.state);
    (format!("/messages/{}", it.id), format!("{} · {state}", shell.locale.date_time(it.created_at.0)))
}

fn came_back(shell: &Shell, verdict: Option<&str>) -> String {
    shell.t(&format!("channels-verdict-{}", verdict.unwrap_or("unknown")))
}

/// GET `/messages/{id}/html`: what it says, for the frame on its page.
pub async fn html(Shared(app): Shared<App>, _who: Who, Path(id): Path<Id<Delivery>>) -> Result<Response> {
    let words = app.db.read(move |db| words(db, id)).await?;
    let text = compose::shown(&app, words.customer, &words.content).await?;
    Ok(super::framed(text.map_or_else(String::new, |it| it.html)))
}

/// POST `/messages/{id}/again`
pub async fn again(Shared(app): Shared<App>, who: Who, Path(id): Path<Id<Delivery>>) -> Result<Response> {
    let new = app.db.write(who.actor(), move |tx| acts::send_again(tx, id)).await?;
    Ok(web::done(&format!("/messages/{new}"), "channels-again-done", Some(format!("/messages/{new}/cancellation"))))
}

/// POST `/messages/{id}/cancellation`
pub async fn cancel(Shared(app): Shared<App>, who: Who, Path(id): Path<Id<Delivery>>) -> Result<Response> {
    app.db.write(who.actor(), move |tx| acts::cancel(tx, id)).await?;
    Ok(web::done(&format!("/messages/{id}"), "channels-cancelled-done", Some(format!("/messages/{id}/again"))))
}
