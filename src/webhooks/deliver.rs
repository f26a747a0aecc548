//! Delivering: claim, call, settle.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use futures::future::join_all;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use url::Url;

use super::forget::ForgetSends;
use super::model::{self, Attempt, Paused, Send, State, Webhook, is_hopeless};
use super::sign::{Secret, seconds, signature};
use super::store;
use crate::app::App;
use crate::base::jobs::Job;
use crate::base::outside::{Call, CallError};
use crate::base::time::Stopwatch;
use crate::base::{Actor, Conn, Id, Result, Timestamp, Tx};
use crate::team;

/// How many are on their way to one webhook at once.
const AT_ONCE: usize = 8;
/// How long an answer may take, and how long a send is ours meanwhile.
const PATIENCE: Duration = Duration::from_secs(if cfg!(test) { 1 } else { 15 });
const LEASE: Duration = Duration::from_secs(60);
/// The most bytes of an answer that are read, and the most characters that are kept.
const ANSWER: usize = 64 << 10;
const KEPT: usize = 500;
/// After so long other jobs have their turn.
const TURN: Duration = Duration::from_secs(20);
/// What secrets are sealed for.
pub const SEALED_FOR: &str = "webhook";

/// Delivers what is due to one webhook.
#[derive(Serialize, Deserialize)]
pub struct SendDue {
    /// Which.
    pub webhook: Id<Webhook>,
}

impl Job for SendDue {
    const KIND: &'static str = "send_webhooks";
}

/// A send that is ours for a minute.
pub struct Claimed {
    send: Send,
    url: String,
    body: String,
    secrets: Vec<Secret>,
}

/// Delivers what is due to one webhook: one job at a time, so that a slow receiver holds up nobody else.
pub async fn send_due(app: App, job: SendDue) -> Result<()> {
    let Some(turn) = app.turns.take(job.webhook.raw()) else { return Ok(()) };
    let (id, started) = (job.webhook, Stopwatch::start());
    loop {
        let it = app.clone();
        let claimed = app.db.write(Actor::SYSTEM, move |tx| claim(tx, &it, id)).await?;
        if claimed.is_empty() {
            if turn.is_over() {
                return Ok(());
            }
            continue;
        }
        for outcome in join_all(claimed.iter().map(|it| deliver(&app, it))).await {
            outcome?;
        }
        if started.elapsed() >= TURN {
            drop(turn);
            return app.db.write(Actor::SYSTEM, move |tx| tx.enqueue(&SendDue { webhook: id })).await;
        }
    }
}

fn claim(tx: &mut Tx<'_>, app: &App, id: Id<Webhook>) -> Result<Vec<Claimed>> {
    let webhook = store::find(tx, id)?;
    if webhook.paused.is_some() || webhook.ended_at.is_some() {
        return Ok(Vec::new());
    }
    let now = tx.now;
    let mut claimed = Vec::new();
    for send in store::due(tx, id, now, AT_ONCE)? {
        claimed.extend(take(tx, app, &webhook, send)?);
    }
    Ok(claimed)
}

/// Takes a send by comparing; with what is to be sent, which is written down the first time.
pub fn take(tx: &mut Tx<'_>, app: &App, webhook: &Webhook, mut send: Send) -> Result<Option<Claimed>> {
    let until = tx.now + LEASE;
    let taken = tx.run(
        "UPDATE webhook_sends SET next_at = $3, attempts = attempts + 1
          WHERE id = $1 AND next_at = $2 AND state = 'waiting'",
        &[&send.id, &send.next_at, &until],
    )?;
    if taken != 1 {
        return Ok(None);
    }
    send.attempts += 1;
    let body = match send.body.take() {
        Some(it) => it,
        None => match payload(tx, &send)? {
            Some(it) => {
                tx.run("UPDATE webhook_sends SET body = $2 WHERE id = $1", &[&send.id, &it])?;
                it
            }
            None => {
                store::end_send(tx, send.id, State::GivenUp, None)?;
                return Ok(None);
            }
        },
    };
    let mut secrets = vec![Secret(app.secrets.open(SEALED_FOR, &webhook.secret)?)];
    if let Some(old) = webhook.old_secret.as_ref().filter(|_| webhook.old_until.is_some_and(|it| tx.now < it)) {
        secrets.push(Secret(app.secrets.open(SEALED_FOR, old)?));
    }
    Ok(Some(Claimed { send, url: webhook.url.clone(), body, secrets }))
}

/// What is told of an event; none if it is gone.
fn payload(conn: &mut Conn<'_>, send: &Send) -> Result<Option<String>> {
    if send.kind == PING {
        let it = json!({ "id": send.id, "type": PING, "at": send.made_at.to_string(), "data": {} });
        return Ok(Some(it.to_string()));
    }
    let told = conn.first(
        "SELECT e.id, e.kind, e.at, e.thing_id, e.data, c.root_id, r.number
           FROM webhook_sends s
           JOIN events e ON e.id = s.event_id
           LEFT JOIN customers c ON c.id = e.subject_id
           LEFT JOIN customers r ON r.id = c.root_id
          WHERE s.id = $1",
        &[&send.id],
        |row| {
            let root: Option<Id<Webhook>> = row.get(5)?;
            let number: Option<i64> = row.get(6)?;
            let customer = root.zip(number).map(|(id, number)| json!({ "id": id, "number": format!("C-{number}") }));
            let data = row.get::<Option<Json>>(4)?.filter(Json::is_object).unwrap_or_else(|| json!({}));
            Ok(json!({
                "id": row.get::<Id<Webhook>>(0)?,
                "type": row.get::<String>(1)?,
                "at": row.get::<Timestamp>(2)?.to_string(),
                "customer": customer,
                "thing": row.get::<Option<Id<Webhook>>>(3)?,
                "data": data,
            }))
        },
    )?;
    Ok(told.map(|it| it.to_string()))
}

/// The kind of a trial.
pub const PING: &str = "ping";

/// Calls with no transaction open, then writes down what became of it. Gives the try.
pub async fn deliver(app: &App, it: &Claimed) -> Result<Attempt> {
    let (at, watch) = (app.clock().now(), Stopwatch::start());
    let answered = call(app, it, at).await;
    let took_ms = watch.elapsed().as_millis() as i64;
    let (outcome, attempt) = match answered {
        Ok((status, answer)) => {
            let kept: String = answer.chars().filter(|it| *it != '\0').take(KEPT).collect();
            let attempt = Attempt { at, took_ms, status: Some(status), problem: None, answer: Some(kept) };
            (Outcome::of(status), attempt)
        }
        Err((lasting, why)) => {
            let attempt = Attempt { at, took_ms, status: None, problem: Some(why), answer: None };
            (if lasting { Outcome::Refused } else { Outcome::Later }, attempt)
        }
    };
    let (send, tried) = (it.send.clone(), attempt.clone());
    app.db.write(Actor::SYSTEM, move |tx| settle(tx, &send, &tried, outcome)).await?;
    Ok(attempt)
}

/// The status and the answer; or why there is none, and whether trying again would not help.
async fn call(app: &App, it: &Claimed, at: Timestamp) -> std::result::Result<(i64, String), (bool, String)> {
    let url: Url = it.url.parse().map_err(|_| (true, "this is no address".to_owned()))?;
    if model::is_ours(&url, &app.config.base_url) {
        return Err((true, "this is our own address".to_owned()));
    }
    let id = it.send.id.to_string();
    let mut headers = HeaderMap::new();
    let mut set = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    set("webhook-id", &id);
    set("webhook-timestamp", &seconds(at).to_string());
    set("webhook-signature", &signature(&it.secrets, &id, at, &it.body));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let call = Call { headers, time: PATIENCE, size: ANSWER, ..Call::post(url, it.body.clone()) };
    match app.outside.call(call).await {
        // Redirected, the body may be lost on the way: only the address itself can take it.
        Ok(answer) if answer.moved => Err((false, "it was sent on to another address; give that one".to_owned())),
        Ok(answer) => Ok((i64::from(answer.status.as_u16()), String::from_utf8_lossy(&answer.body).into_owned())),
        Err(error @ CallError::Refused(_)) => Err((true, error.to_string())),
        Err(error) => Err((false, error.to_string())),
    }
}

/// What is to be done after a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// The other side has it.
    Delivered,
    /// The other side wants no more.
    Gone,
    /// It may never be sent there.
    Refused,
    /// It is tried again.
    Later,
}

impl Outcome {
    fn of(status: i64) -> Outcome {
        match status {
            200..=299 => Outcome::Delivered,
            410 => Outcome::Gone,
            _ => Outcome::Later,
        }
    }
}

fn settle(tx: &mut Tx<'_>, send: &Send, attempt: &Attempt, outcome: Outcome) -> Result<()> {
    // Whoever it told of may have been erased meanwhile.
    if tx.first("SELECT 1 FROM webhook_sends WHERE id = $1", &[&send.id], |row| row.get::<i64>(0))?.is_none() {
        return Ok(());
    }
    store::add_attempt(tx, send.id, attempt)?;
    match (outcome, model::wait(send.attempts).filter(|_| send.kind != PING)) {
        (Outcome::Delivered, _) => {
            store::end_send(tx, send.id, State::Delivered, attempt.status)?;
            let well = "UPDATE webhooks SET failures = 0, failing_since = NULL WHERE id = $1 AND failures > 0";
            tx.run(well, &[&send.webhook])?;
        }
        (Outcome::Gone, _) => {
            store::end_send(tx, send.id, State::GivenUp, attempt.status)?;
            end_gone(tx, send.webhook)?;
        }
        (Outcome::Later, Some(wait)) => {
            let next = tx.now + wait;
            tx.run(
                "UPDATE webhook_sends SET next_at = $2, status = $3 WHERE id = $1",
                &[&send.id, &next, &attempt.status],
            )?;
            tx.enqueue_at(&SendDue { webhook: send.webhook }, next)?;
            failed(tx, send.webhook)?;
        }
        (Outcome::Refused, _) | (Outcome::Later, None) => {
            store::end_send(tx, send.id, State::GivenUp, attempt.status)?;
            failed(tx, send.webhook)?;
        }
    }
    let topic = format!("webhook:{}", send.webhook);
    tx.tell(topic, "changed", json!({}));
    let later = tx.now + super::forget::KEPT_FOR;
    tx.enqueue_at(&ForgetSends {}, later)
}

/// Counts a try that failed; a webhook that fails on and on is paused, and the log says so.
fn failed(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<()> {
    let now = tx.now;
    tx.run(
        "UPDATE webhooks SET failures = failures + 1, failing_since = COALESCE(failing_since, $2) WHERE id = $1",
        &[&id, &now],
    )?;
    let it = store::find(tx, id)?;
    let hopeless = it.failing_since.is_some_and(|since| is_hopeless(it.failures, since, now));
    if hopeless && it.paused.is_none() && it.ended_at.is_none() {
        let why = Paused::Failing.code();
        tx.run("UPDATE webhooks SET paused_at = $2, paused_why = $3 WHERE id = $1", &[&id, &now, &why])?;
        team::audit(tx, "webhook.paused", Some(it.url), json!({ "failures": it.failures }))?;
    }
    Ok(())
}

/// The other side said that it wants no more.
fn end_gone(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<()> {
    let (now, it) = (tx.now, store::find(tx, id)?);
    if it.ended_at.is_none() {
        tx.run("UPDATE webhooks SET ended_at = $2, ended_why = 'gone' WHERE id = $1", &[&id, &now])?;
        team::audit(tx, "webhook.ended", Some(it.url), json!({ "status": 410 }))?;
    }
    Ok(())
}
