//! Messages: what is said to whom and why. Each is written once, in the unit of work that makes it
//! necessary, together with the delivery that will carry it.

use serde_json::Value as Json;

use super::channel::{self, Channel};
use super::delivery::{Delivery, Left, State};
use crate::base::{Conn, Error, Id, Result, Say, Tx};
use crate::customers::{self, Customer};

/// A version of a template. It never changes, so that what was sent can be shown for ever.
#[derive(Clone, Copy, Debug)]
pub struct Version;

/// A message that was posted.
#[derive(Clone, Copy, Debug)]
pub struct Message;

/// What a message is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It serves something that the customer did: an order, a sign-in. It needs no consent, but a no counts.
    Transactional,
    /// It needs consent for this purpose: `marketing`, `newsletter`, …
    Marketing(String),
}

impl Purpose {
    /// The purpose as the ledger of consents names it.
    pub fn consent(&self) -> &str {
        match self {
            Purpose::Transactional => SERVICE,
            Purpose::Marketing(it) => it,
        }
    }

    /// Whether it needs a consent, and so a way out of it.
    pub fn is_marketing(&self) -> bool {
        matches!(self, Purpose::Marketing(_))
    }

    /// From its columns.
    pub(super) fn read(consent: String, marketing: bool) -> Purpose {
        if marketing { Purpose::Marketing(consent) } else { Purpose::Transactional }
    }
}

/// How the ledger of consents calls what serves an order.
const SERVICE: &str = "service";

/// What a message says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Finished.
    Ready {
        /// The subject.
        subject: String,
        /// The HTML.
        html: String,
        /// The text; made from the HTML where it is none.
        text: Option<String>,
    },
    /// Written when it is sent.
    Template {
        /// By this version of a template.
        version: Id<Version>,
        /// With these values.
        data: Json,
    },
}

impl Content {
    /// What it says, which it says no more.
    pub fn take(&mut self) -> Content {
        let nothing = Content::Ready { subject: String::new(), html: String::new(), text: None };
        std::mem::replace(self, nothing)
    }
}

/// Why a message is sent: shown beside it for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The event that led to it.
    pub event: Option<i64>,
    /// In words.
    pub say: Say,
}

impl Reason {
    /// A reason in words.
    pub fn new(say: impl Into<Say>) -> Reason {
        Reason { event: None, say: say.into() }
    }

    /// Because of this event.
    pub fn because(event: i64, say: impl Into<Say>) -> Reason {
        Reason { event: Some(event), say: say.into() }
    }
}

/// A message about to be posted.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// To whom: the row of the customer that it concerns, if it concerns one.
    pub customer: Option<Id<Customer>>,
    /// The address.
    pub to: String,
    /// What for.
    pub purpose: Purpose,
    /// What it says.
    pub content: Content,
    /// In which language (`am`, `en`, …).
    pub language: String,
    /// The same key twice is the same message: `thanks:ORDER`.
    pub key: String,
    /// Why.
    pub reason: Reason,
}

/// What became of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The message.
    pub message: Id<Message>,
    /// Its first delivery.
    pub delivery: Id<Delivery>,
    /// False if a message with this key was there before; then nothing was changed.
    pub new: bool,
}

/// The channel that messages leave by when nobody chose another: looked up once in a unit of work.
#[derive(Clone, Copy)]
struct UsualChannel(Option<Id<Channel>>);

/// Says to senders and open pages that there is something to send, once in a unit of work.
#[derive(Clone)]
struct Told;

/// Queues a message with its delivery in this unit of work. Where nothing can ever be delivered, it is
/// left out at once, with the reason.
///
/// # Errors
/// `Invalid` if the key is empty or longer than 200 characters.
pub fn post(tx: &mut Tx<'_>, new: &NewMessage) -> Result<Posted> {
    if new.key.is_empty() || new.key.len() > 200 {
        return Err(Error::invalid("channels-key-unusable"));
    }
    let (message, now) = (tx.new_id::<Message>(), tx.now);
    let address = customers::normal_email(&new.to);
    let (version, data, subject, html, body) = match &new.content {
        Content::Ready { subject, html, text } => {
            (None, None, Some(clean(subject)), Some(clean(html)), text.as_deref().map(clean))
        }
        Content::Template { version, data } => (Some(*version), Some(data.to_string()), None, None, None),
    };
    let inserted = tx.run(
        "INSERT INTO messages (id, key, customer_id, address, purpose, marketing, language, version_id, data, subject,
                               html, body, reason_event, reason, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT (key) DO NOTHING",
        &[
            &message,
            &new.key,
            &new.customer,
            &address.as_deref().unwrap_or_default(),
            &new.purpose.consent(),
            &new.purpose.is_marketing(),
            &new.language,
            &version,
            &data,
            &subject,
            &html,
            &body,
            &new.reason.event,
            &serde_json::to_string(&new.reason.say)?,
            &now,
        ],
    )?;
    if inserted == 0 {
        return posted(tx, &new.key)?.ok_or_else(|| Error::internal("a message with this key is there and is not"));
    }
    let left = address.is_none().then_some(Left::NoAddress);
    let delivery = add_delivery(tx, message, new.purpose.is_marketing(), None, left)?;
    Ok(Posted { message, delivery, new: true })
}

/// What was posted under a key before.
pub fn posted(conn: &mut Conn<'_>, key: &str) -> Result<Option<Posted>> {
    conn.first(
        "SELECT m.id, MIN(d.id) FROM messages m JOIN deliveries d ON d.message_id = m.id
          WHERE m.key = $1 GROUP BY m.id",
        &[&key],
        |row| Ok(Posted { message: row.get(0)?, delivery: row.get(1)?, new: false }),
    )
}

/// Queues one sending of a message.
pub(super) fn add_delivery(
    tx: &mut Tx<'_>,
    message: Id<Message>,
    marketing: bool,
    again_of: Option<Id<Delivery>>,
    left: Option<Left>,
) -> Result<Id<Delivery>> {
    let UsualChannel(channel) = tx.once(|db| channel::usual(db).map(UsualChannel))?;
    let (id, now) = (tx.new_id::<Delivery>(), tx.now);
    let state = if left.is_some() { State::LeftOut } else { State::Waiting };
    let due = left.is_none().then_some(now);
    let settled = left.is_some().then_some(now);
    tx.run(
        "INSERT INTO deliveries (id, message_id, channel_id, state, rank, due_at, answer, again_of, created_at, settled_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            &message,
            &channel,
            &state.code(),
            &i64::from(marketing),
            &due,
            &left.map_or("", Left::code),
            &again_of,
            &now,
            &settled,
        ],
    )?;
    tell(tx)?;
    Ok(id)
}

/// Wakes the senders and the open pages when this unit of work is on disk.
pub(super) fn tell(tx: &mut Tx<'_>) -> Result<()> {
    let mut first = false;
    tx.once(|_| {
        first = true;
        Ok(Told)
    })?;
    if first {
        tx.tell(super::TOPIC, "changed", Json::Null);
    }
    Ok(())
}

/// PostgreSQL keeps no zero bytes, and nobody wants any in a mail.
fn clean(text: &str) -> String {
    text.replace('\0', "")
}
