//! Taking what is due: by comparing, and through the door where suppression and consent are asked.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value as Json, json};

use crate::base::db::{Param, ids};
use crate::base::{Conn, Event, Id, Result, Timestamp, Tx};
use crate::channels::channel::Channel;
use crate::channels::delivery::{Delivery, Left, State, TOO_LATE};
use crate::channels::message::{Content, Message, Purpose, Version};
use crate::channels::templates::Compiled;
use crate::customers::{self, Addressed, Customer, Permission};

/// A message that a sender has taken.
#[derive(Clone, Debug)]
pub(in crate::channels) struct Work {
    pub delivery: Id<Delivery>,
    pub message: Id<Message>,
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
    pub known: Option<(Arc<Compiled>, Json)>,
    /// The data of the message as it is kept: it is read when it is filled in, so that nobody waits for that here.
    pub data: String,
    pub created_at: Timestamp,
}

/// A row that is due.
struct Due {
    delivery: Id<Delivery>,
    message: Id<Message>,
    seen: Timestamp,
    sending: bool,
    attempts: u32,
    crashes: u32,
    unsure: u32,
    created_at: Timestamp,
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
    let due = due(tx, channel, limit)?;
    if due.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let until = tx.now + lease;
    let mut work = read(tx, &due, until)?;
    let (mut left, mut taken, mut given_up) = (Vec::new(), Vec::with_capacity(due.len()), Vec::new());
    let addressed: Vec<Addressed<'_>> = work.iter().map(|it| addressed(it)).collect();
    let permissions = customers::at_the_door(tx, "email", &addressed)?;
    let mut crashed = Vec::new();
    for ((it, due), permission) in work.drain(..).zip(&due).zip(permissions) {
        if due.sending {
            crashed.push((due.delivery, due.attempts, due.crashes));
        }
        let too_late = it.attempt == 1 && tx.now.since(due.created_at) > TOO_LATE;
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
    Ok((taken, due.len()))
}

fn due(tx: &mut Tx<'_>, channel: Id<Channel>, limit: usize) -> Result<Vec<Due>> {
    let (mut due, now) = (Vec::new(), tx.now);
    for rank in [0_i64, 1] {
        let more = limit - due.len();
        if more == 0 {
            break;
        }
        due.extend(tx.all(
            "SELECT id, message_id, due_at, state, attempts, crashes, unsure, created_at
               FROM deliveries
              WHERE channel_id = $1 AND rank = $2 AND due_at <= $3
              ORDER BY due_at, id
              LIMIT $4 {skip locked}",
            &[&channel, &rank, &now, &more],
            |row| {
                Ok(Due {
                    delivery: row.get(0)?,
                    message: row.get(1)?,
                    seen: row.get(2)?,
                    sending: row.get::<String>(3)? == State::Sending.code(),
                    attempts: row.get(4)?,
                    crashes: row.get(5)?,
                    unsure: row.get(6)?,
                    created_at: row.get(7)?,
                })
            },
        )?);
    }
    Ok(due)
}

fn read(conn: &mut Conn<'_>, due: &[Due], lease: Timestamp) -> Result<Vec<Work>> {
    let messages: Vec<Id<Message>> = due.iter().map(|it| it.message).collect();
    let mut found: HashMap<Id<Message>, Work> = HashMap::with_capacity(due.len());
    conn.each(
        "SELECT id, customer_id, address, purpose, marketing, language, version_id, data, subject, html, body, created_at
           FROM messages WHERE id IN {ints $1}",
        &[&ids(&messages)],
        |row| {
            let content = match row.get::<Option<Id<Version>>>(6)? {
                Some(version) => Content::Template { version, data: Json::Null },
                None => Content::Ready {
                    subject: row.get::<Option<String>>(8)?.unwrap_or_default(),
                    html: row.get::<Option<String>>(9)?.unwrap_or_default(),
                    text: row.get(10)?,
                },
            };
            let it = Work {
                delivery: Id::from_raw(0),
                message: row.get(0)?,
                attempt: 0,
                unsure: 0,
                lease,
                customer: row.get(1)?,
                address: row.get(2)?,
                purpose: Purpose::read(row.get(3)?, row.get(4)?),
                language: row.get(5)?,
                content,
                known: None,
                data: row.get::<Option<String>>(7)?.unwrap_or_default(),
                created_at: row.get(11)?,
            };
            found.insert(it.message, it);
            Ok(())
        },
    )?;
    // The same message may be due twice, once for each time that someone asked for it.
    let each_once = found.len() == due.len();
    let with = |it: &Due| {
        let work = if each_once { found.remove(&it.message) } else { found.get(&it.message).cloned() };
        let work = work.ok_or_else(|| crate::base::Error::internal("a delivery without its message"))?;
        Ok(Work { delivery: it.delivery, attempt: it.attempts + 1, unsure: it.unsure, ..work })
    };
    due.iter().map(with).collect()
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
    let mut data = json!({ "channel": "email", "purpose": it.purpose.consent() });
    if let Json::Object(more) = more {
        for (name, value) in more {
            data[name] = value;
        }
    }
    data
}
