//! Writing down what became of messages, many in one unit of work.

use std::collections::HashSet;

use serde_json::json;

use super::hands::Accepted;
use super::work::{Work, leave_out, told};
use crate::base::db::{Param, ids};
use crate::base::{Error, Event, Id, Result, Timestamp, Tx};
use crate::channels::channel::Channel;
use crate::channels::delivery::{Delivery, Left, PATIENCE, wait};
use crate::channels::smtp::{Outcome, Said, Trouble};
use crate::customers;
use crate::settings;
use crate::web::words;

/// What became of a message that was taken.
#[derive(Clone, Debug)]
pub(super) enum End {
    /// A server said something, or the line was lost.
    Tried(Outcome),
    /// Nothing was begun: it goes back, to be due then.
    Back(Timestamp),
    /// It is not sent, for this reason and with these details.
    Left(Left, String),
}

/// One message with what became of it.
#[derive(Clone, Debug)]
pub(super) struct Ended {
    pub work: Work,
    pub subject: String,
    pub connection: String,
    pub began: Timestamp,
    pub ended: Timestamp,
    pub end: End,
}

impl Ended {
    /// Nothing was begun with it: it is due again now.
    pub fn untouched(work: Work, now: Timestamp) -> Ended {
        Ended { work, subject: String::new(), connection: String::new(), began: now, ended: now, end: End::Back(now) }
    }

    /// A server took it, as was noted.
    pub fn accepted(it: &Accepted, work: Work) -> Ended {
        Ended {
            work,
            subject: it.subject.clone(),
            connection: it.connection.clone(),
            began: it.began,
            ended: it.ended,
            end: End::Tried(Outcome::Accepted(it.said.clone())),
        }
    }
}

/// Writes down how these ended.
pub(super) fn settle(tx: &mut Tx<'_>, channel: Id<Channel>, all: &[Ended]) -> Result<()> {
    let mut accepted = Vec::with_capacity(all.len());
    let mut trouble = None;
    let erased = erased(tx, all)?;
    for it in all.iter().filter(|it| !erased.contains(&it.work.delivery)) {
        match &it.end {
            End::Tried(Outcome::Accepted(said)) => accepted.push((it, said)),
            End::Tried(Outcome::Trouble(what)) => {
                trouble = Some(what);
                put_back(tx, &it.work, tx.now)?;
            }
            End::Back(at) => put_back(tx, &it.work, *at)?,
            End::Left(why, details) => left(tx, it, *why, details)?,
            End::Tried(Outcome::Deferred(said)) => again(tx, it, "deferred", said, false)?,
            End::Tried(Outcome::Lost(said)) => again(tx, it, "lost", said, false)?,
            End::Tried(Outcome::Unsure(said)) => again(tx, it, "unsure", said, true)?,
            End::Tried(Outcome::Refused(said)) => refused(tx, it, said)?,
        }
    }
    sent(tx, &accepted)?;
    match trouble {
        Some(it) => in_trouble(tx, channel, it)?,
        None if !accepted.is_empty() => {
            tx.run(
                "UPDATE channels SET trouble = NULL, trouble_at = NULL, troubles = 0, retry_at = 0
                  WHERE id = $1 AND trouble IS NOT NULL",
                &[&channel],
            )?;
        }
        None => {}
    }
    crate::channels::message::tell(tx)
}

/// Writes down those of these that a server took.
pub(super) fn settle_sent(tx: &mut Tx<'_>, all: &[Ended]) -> Result<()> {
    let erased = erased(tx, all)?;
    let accepted: Vec<(&Ended, &Said)> = all
        .iter()
        .filter(|it| !erased.contains(&it.work.delivery))
        .filter_map(|it| match &it.end {
            End::Tried(Outcome::Accepted(said)) => Some((it, said)),
            _ => None,
        })
        .collect();
    sent(tx, &accepted)
}

/// Those whose recipient was erased while they were on their way: nothing is written of those any more.
fn erased(tx: &mut Tx<'_>, all: &[Ended]) -> Result<HashSet<Id<Delivery>>> {
    let these: Vec<Id<Delivery>> = all.iter().map(|it| it.work.delivery).collect();
    let erased = "SELECT id FROM deliveries WHERE id IN {ints $1} AND state = 'left_out' AND answer = 'erased'";
    Ok(tx.all(erased, &[&ids(&these)], |row| row.get(0))?.into_iter().collect())
}

/// The server took them: that is a fact, whoever has them meanwhile.
fn sent(tx: &mut Tx<'_>, accepted: &[(&Ended, &Said)]) -> Result<()> {
    let texts: Vec<String> = accepted.iter().map(|(_, said)| said.shown()).collect();
    let mut args: Vec<&dyn Param> = Vec::with_capacity(accepted.len() * 4);
    for ((it, _), text) in accepted.iter().zip(&texts) {
        args.extend_from_slice(&[&it.work.delivery, text, &it.subject, &it.ended]);
    }
    tx.run_each(
        "UPDATE deliveries SET state = 'sent', due_at = NULL, answer = $2, subject = $3, accepted_at = $4,
                               settled_at = $4
          WHERE id = $1 AND state IN ('waiting', 'sending')",
        4,
        &args,
    )?;
    let codes: Vec<Option<i64>> = accepted.iter().map(|(_, said)| said.code.map(i64::from)).collect();
    let mut args: Vec<&dyn Param> = Vec::with_capacity(accepted.len() * 9);
    for (((it, said), text), code) in accepted.iter().zip(&texts).zip(&codes) {
        let work = &it.work;
        args.extend_from_slice(&[
            &work.delivery,
            &work.attempt,
            &it.began,
            &it.ended,
            &"accepted",
            code,
            &said.enhanced,
            text,
            &it.connection,
        ]);
    }
    tx.insert(ATTEMPT, 9, "ON CONFLICT (delivery_id, n) DO NOTHING", &args)?;
    let events: Vec<Event<'_>> = accepted
        .iter()
        .filter_map(|(it, _)| {
            let customer = it.work.customer?;
            let data = told(&it.work, json!({ "subject": it.subject }));
            Some(Event::new("message.sent", it.ended).of(customer).about(it.work.delivery).with(data))
        })
        .collect();
    tx.record_all(&events).map(drop)
}

const ATTEMPT: &str =
    "INSERT INTO attempts (delivery_id, n, began_at, ended_at, outcome, code, enhanced, answer, connection)";

fn attempt(tx: &mut Tx<'_>, it: &Ended, outcome: &str, said: &Said) -> Result<()> {
    let code = said.code.map(i64::from);
    let args: [&dyn Param; 9] = [
        &it.work.delivery,
        &it.work.attempt,
        &it.began,
        &it.ended,
        &outcome,
        &code,
        &said.enhanced,
        &said.shown(),
        &it.connection,
    ];
    tx.insert(ATTEMPT, 9, "ON CONFLICT (delivery_id, n) DO NOTHING", &args)
}

/// Nothing was tried, so nothing is counted.
fn put_back(tx: &mut Tx<'_>, work: &Work, at: Timestamp) -> Result<()> {
    tx.run(
        "UPDATE deliveries SET state = 'waiting', attempts = attempts - 1, due_at = $2
          WHERE id = $1 AND state = 'sending' AND due_at = $3",
        &[&work.delivery, &at, &work.lease],
    )?;
    Ok(())
}

fn left(tx: &mut Tx<'_>, it: &Ended, why: Left, details: &str) -> Result<()> {
    if !details.is_empty() {
        attempt(tx, it, "unwritable", &Said { text: details.to_owned(), ..Said::default() })?;
    }
    leave_out(tx, &[(it.work.clone(), why)])
}

/// It is tried again, later each time, until that makes no sense any more. What may have arrived is sent once more
/// only, and listed.
fn again(tx: &mut Tx<'_>, it: &Ended, outcome: &str, said: &Said, unsure: bool) -> Result<()> {
    attempt(tx, it, outcome, said)?;
    let (work, now) = (&it.work, tx.now);
    let over = now.since(work.created_at) > PATIENCE && work.attempt > 3;
    if over || (unsure && work.unsure >= 1) {
        return failed(tx, it, said, unsure);
    }
    tx.run(
        "UPDATE deliveries SET state = 'waiting', due_at = $2, answer = $3, subject = $4, unsure = unsure + $5,
                               maybe_twice = CASE WHEN $5 > 0 THEN 1 ELSE maybe_twice END
          WHERE id = $1 AND state = 'sending' AND due_at = $6",
        &[&work.delivery, &(now + wait(work.attempt)), &said.shown(), &it.subject, &i64::from(unsure), &work.lease],
    )?;
    Ok(())
}

fn failed(tx: &mut Tx<'_>, it: &Ended, said: &Said, unsure: bool) -> Result<()> {
    let (work, now) = (&it.work, tx.now);
    let won = tx.run(
        "UPDATE deliveries SET state = 'failed', due_at = NULL, answer = $2, subject = $3, settled_at = $4,
                               unsure = unsure + $5
          WHERE id = $1 AND state = 'sending'",
        &[&work.delivery, &said.shown(), &it.subject, &now, &i64::from(unsure)],
    )?;
    if let Some(customer) = work.customer.filter(|_| won == 1) {
        let data = told(work, json!({ "subject": it.subject, "answer": said.shown() }));
        tx.record(&Event::new("message.failed", now).of(customer).about(work.delivery).with(data))?;
    }
    Ok(())
}

/// The server wants nothing for this recipient. Where there is no such mailbox, nothing is sent there any more.
fn refused(tx: &mut Tx<'_>, it: &Ended, said: &Said) -> Result<()> {
    attempt(tx, it, "refused", said)?;
    failed(tx, it, said, false)?;
    if said.no_such_mailbox() {
        match suppress(tx, &it.work.address, "channels-suppressed-no-mailbox") {
            // It was looked at before anything was written. What is no address at the door of the list is none here.
            Err(Error::Invalid(_)) => {}
            other => other?,
        }
    }
    Ok(())
}

/// Nothing is sent to this address any more; `why` is the key of a sentence in the shop's language.
pub(in crate::channels) fn suppress(tx: &mut Tx<'_>, address: &str, why: &str) -> Result<()> {
    let lang = settings::shop(tx)?.and_then(|it| tongue::Lang::parse(&it.language)).unwrap_or(tongue::Lang::En);
    customers::suppress(tx, "email", address, &words::say(lang, why, &[])).map(drop)
}

/// The channel rests, longer each time, and says why. The recipients have nothing to do with it.
fn in_trouble(tx: &mut Tx<'_>, channel: Id<Channel>, it: &Trouble) -> Result<()> {
    let now = tx.now;
    let troubles: u32 = tx.one("SELECT troubles FROM channels WHERE id = $1", &[&channel], |row| row.get(0))?;
    let retry = now + wait(troubles + 1);
    // Several lines find the same trouble at once: that is one.
    tx.run(
        "UPDATE channels SET trouble = $2, trouble_at = COALESCE(trouble_at, $3), troubles = troubles + 1, retry_at = $4
          WHERE id = $1 AND retry_at <= $3",
        &[&channel, &serde_json::to_string(&it.say)?, &now, &retry],
    )?;
    Ok(())
}
