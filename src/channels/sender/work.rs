//! Taking what is due: by comparing, and through the door where suppression and consent are asked.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value as Json, json};

use crate::base::db::{Param, Row, ids};
use crate::base::{Conn, Event, Id, Result, Timestamp, Tx};
use crate::channels::channel::Channel;
use crate::channels::context::Known;
use crate::channels::delivery::{Delivery, Left, State, TOO_LATE};
use crate::channels::message::{Content, Purpose, Version};
use crate::channels::templates::Compiled;
use crate::customers::{self, Addressed, Customer, Permission};

/// A message that a sender has taken.
#[derive(Clone, Debug)]
pub(in crate::channels) struct Work {
    pub delivery: Id<Delivery>,
    /// The number of this try, from 1.
    pub attempt: u32,
    /// How often a line was lost after the message had been handed over.
    pub unsure: u32,
    /// The end of the lease: proof that it is still ours.
    pub lease: Timestamp,
    pub customer: Option<Id<Customer>>,
    pub address: String,
    pub purpose: Purpose,
    pub language: String,
    pub content: Content,
    /// What a template is filled in with, once it was looked up.
    pub known: Option<(Arc<Compiled>, Known)>,
    /// The data of the message as it is kept: it is read when it is filled in, so that nobody waits for that here.
    pub data: String,
    pub created_at: Timestamp,
}

/// A row that is due, with its message.
struct Due {
    work: Work,
    seen: Timestamp,
    sending: bool,
    crashes: u32,
    queued_at: Timestamp,
}

/// How often a message may be in the hands of a program that ends before it is given up: perhaps it ends it.
const CRASHES: u32 = 10;

/// Takes up to `limit` deliveries of a channel, those for one person before those for many. Gives what is to be
/// sent, and how many rows were settled in one way or another.
pub(super) fn claim(
    tx: &mut Tx<'_>,
    channel: Id<Channel>,
    limit: usize,
    lease: Duration,
) -> Result<(Vec<Work>, usize)> {
    let due = due(tx, channel, limit, lease)?;
    let looked = due.len();
    if due.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let (mut left, mut taken, mut given_up) = (Vec::new(), Vec::with_capacity(due.len()), Vec::new());
    let addressed: Vec<Addressed<'_>> = due.iter().map(|it| addressed(&it.work)).collect();
    let permissions = customers::at_the_door(tx, "email", &addressed)?;
    let mut crashed = Vec::new();
    for (due, permission) in due.into_iter().zip(permissions) {
        let it = due.work;
        if due.sending {
            crashed.push((it.delivery, it.attempt - 1, due.crashes));
        }
        let too_late = it.attempt == 1 && tx.now.since(due.queued_at) > TOO_LATE;
        match reason(permission) {
            _ if due.crashes + u32::from(due.sending) >= CRASHES => given_up.push(it),
            Some(why) => left.push((it, why)),
            None if too_late => left.push((it, Left::TooLate)),
            None => taken.push((it, due.seen)),
        }
    }
    note_crashes(tx, &crashed)?;
    leave_out(tx, &left)?;
    give_up(tx, &given_up)?;
    let mut args: Vec<&dyn Param> = Vec::with_capacity(taken.len() * 3);
    for (it, seen) in &taken {
        args.extend_from_slice(&[&it.delivery, &it.lease, seen]);
    }
    let won = tx.run_each(
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, due_at = $2
          WHERE id = $1 AND due_at = $3 AND state IN ('waiting', 'sending')",
        3,
        &args,
    )?;
    // Whoever reads rows of a locked claim holds them; anything else is a fault of ours, and nothing is sent.
    if won != taken.len() as u64 {
        return Err(crate::base::Error::internal("a claim of deliveries was crossed by another"));
    }
    let taken: Vec<Work> = taken.into_iter().map(|it| it.0).collect();
    Ok((taken, looked))
}

fn due(tx: &mut Tx<'_>, channel: Id<Channel>, limit: usize, lease: Duration) -> Result<Vec<Due>> {
    let (mut due, now) = (Vec::new(), tx.now);
    for rank in [0_i64, 1] {
        let more = limit - due.len();
        if more == 0 {
            break;
        }
        let sql = format!(
            "{ROWS} WHERE d.channel_id = $1 AND d.rank = $2 AND d.due_at <= $3
              ORDER BY d.due_at, d.id
              LIMIT $4 {{unlocked d}}"
        );
        due.extend(tx.all(&sql, &[&channel, &rank, &now, &more], |row| read(row, now + lease))?);
    }
    Ok(due)
}

/// Those of these that a sender has taken.
pub(super) fn held(conn: &mut Conn<'_>, deliveries: &[Id<Delivery>]) -> Result<Vec<Work>> {
    let sql = format!("{ROWS} WHERE d.state = 'sending' AND d.id IN {{ints $1}}");
    // It was counted as a try when it was taken.
    let read =
        |row: &Row<'_>| read(row, Timestamp::default()).map(|it| Work { attempt: it.work.attempt - 1, ..it.work });
    conn.all(&sql, &[&ids(deliveries)], read)
}

/// Deliveries with their messages, as [`read`] reads them.
const ROWS: &str =
    "SELECT d.id, d.due_at, d.state, d.attempts, d.crashes, d.unsure, d.created_at, m.customer_id, m.address,
            m.purpose, m.marketing, m.language, m.created_at, m.version_id, m.data, m.subject, m.html, m.body
       FROM deliveries d JOIN messages m ON m.id = d.message_id";

fn read(row: &Row<'_>, lease: Timestamp) -> Result<Due> {
    let version: Option<Id<Version>> = row.get(13)?;
    let content = match version {
        Some(version) => Content::Template { version, data: Json::Null },
        None => Content::Ready {
            subject: row.get::<Option<String>>(15)?.unwrap_or_default(),
            html: row.get::<Option<String>>(16)?.unwrap_or_default(),
            text: row.get(17)?,
        },
    };
    let work = Work {
        delivery: row.get(0)?,
        attempt: row.get::<u32>(3)? + 1,
        unsure: row.get(5)?,
        lease,
        customer: row.get(7)?,
        address: row.get(8)?,
        purpose: Purpose::read(row.get(9)?, row.get(10)?),
        language: row.get(11)?,
        content,
        known: None,
        data: row.get::<Option<String>>(14)?.unwrap_or_default(),
        created_at: row.get(12)?,
    };
    let sending = row.get::<String>(2)? == State::Sending.code();
    Ok(Due { work, seen: row.get(1)?, sending, crashes: row.get(4)?, queued_at: row.get(6)? })
}

fn addressed(it: &Work) -> Addressed<'_> {
    Addressed { customer: it.customer, address: &it.address, purpose: it.purpose.consent() }
}

fn reason(permission: Permission) -> Option<Left> {
    match permission {
        Permission::Yes => None,
        Permission::NeverGiven => Some(Left::NeverGiven),
        Permission::Withdrawn => Some(Left::Withdrawn),
        Permission::Suppressed => Some(Left::Suppressed),
        Permission::NoAddress => Some(Left::NoAddress),
    }
}

/// The program ended while these were being sent: whether they arrived, nobody knows. They are sent, and listed.
pub(super) fn note_crashes(tx: &mut Tx<'_>, crashed: &[(Id<Delivery>, u32, u32)]) -> Result<()> {
    let now = tx.now;
    for (delivery, attempt, _) in crashed {
        tx.run(
            "INSERT INTO attempts (delivery_id, n, began_at, ended_at, outcome, answer, connection)
             VALUES ($1, $2, $3, $3, 'crashed', '', '') ON CONFLICT (delivery_id, n) DO NOTHING",
            &[delivery, attempt, &now],
        )?;
        tx.run("UPDATE deliveries SET crashes = crashes + 1, maybe_twice = 1 WHERE id = $1", &[delivery])?;
    }
    Ok(())
}

/// Settles what is not sent, with the reason, on the customer's history too.
pub(super) fn leave_out(tx: &mut Tx<'_>, left: &[(Work, Left)]) -> Result<()> {
    let now = tx.now;
    for (it, why) in left {
        tx.run(
            "UPDATE deliveries SET state = 'left_out', due_at = NULL, answer = $2, settled_at = $3
              WHERE id = $1 AND state IN ('waiting', 'sending')",
            &[&it.delivery, &why.code(), &now],
        )?;
        if let Some(customer) = it.customer {
            let data = told(it, json!({ "why": why.code() }));
            tx.record(&Event::new("message.left_out", now).of(customer).about(it.delivery).with(data))?;
        }
    }
    Ok(())
}

fn give_up(tx: &mut Tx<'_>, given_up: &[Work]) -> Result<()> {
    let now = tx.now;
    for it in given_up {
        tx.run(
            "UPDATE deliveries SET state = 'failed', due_at = NULL, settled_at = $2
              WHERE id = $1 AND state IN ('waiting', 'sending')",
            &[&it.delivery, &now],
        )?;
        if let Some(customer) = it.customer {
            let data = told(it, Json::Null);
            tx.record(&Event::new("message.failed", now).of(customer).about(it.delivery).with(data))?;
        }
    }
    Ok(())
}

/// What events tell of a message: for what it was, on which channel, and more.
pub(super) fn told(it: &Work, more: Json) -> Json {
    let mut data = match more {
        Json::Object(more) => more,
        _ => Map::new(),
    };
    data.insert("channel".to_owned(), "email".into());
    data.insert("purpose".to_owned(), it.purpose.consent().into());
    Json::Object(data)
}
