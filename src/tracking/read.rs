//! From what came over the line to messages. Pure: no clock, no database, and no input that breaks it.

mod device;
mod message;
mod time;
mod traits;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::model::{Fault, Message};
use crate::base::{Id, Say, Timestamp};
use crate::tracking::Key;

pub use device::{device_of, is_bot};
pub use traits::plain;

/// The most bytes of one message.
pub const MESSAGE: usize = 32 << 10;
/// The most bytes of a request; also when it is unpacked.
pub const BATCH: usize = 500 << 10;
/// The same of `/v1/import`.
pub const IMPORT: usize = 4 << 20;
/// The most messages in a request.
const MESSAGES: usize = 10_000;

/// By which address a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// One message of this type; of any where it names its own.
    One(Option<&'static str>),
    /// Many.
    Batch,
    /// Many of long ago.
    Import,
}

impl Call {
    /// The most that such a request may weigh.
    pub fn limit(self) -> usize {
        match self {
            // One that is too large is told so by itself.
            Call::One(_) => 2 * MESSAGE,
            Call::Batch => BATCH,
            Call::Import => IMPORT,
        }
    }
}

/// What is known of a request beside its body.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// When it came.
    pub received: Timestamp,
    /// What the browser says it is; empty where a server sends.
    pub browser: &'a str,
    /// The key it came with, so that the ids of one shop mean nothing to another.
    pub key: Option<Id<Key>>,
    /// Whether a browser sent it: then someone was on a page.
    pub from_browser: bool,
}

/// A body that was read, before anyone knows whose key it is.
pub struct Body<'a> {
    messages: Vec<&'a RawValue>,
    /// The context that all messages share.
    context: Option<&'a RawValue>,
    sent_at: Option<Timestamp>,
    /// The key that stands in it.
    pub key: Option<String>,
    call: Call,
}

/// Messages that were understood, and those that were not.
#[derive(Debug, Default)]
pub struct Understood {
    /// In the order in which they stood.
    pub messages: Vec<Message>,
    /// In the order in which they stood.
    pub faults: Vec<Fault>,
}

#[derive(Deserialize)]
struct Outer<'a> {
    #[serde(borrow, default)]
    batch: Option<&'a RawValue>,
    #[serde(borrow, default)]
    context: Option<&'a RawValue>,
    #[serde(borrow, default, rename = "sentAt")]
    sent_at: Option<&'a RawValue>,
    #[serde(borrow, default, rename = "writeKey")]
    key: Option<&'a RawValue>,
}

/// Takes a body apart, as far as its messages.
///
/// # Errors
/// A sentence that says where it is broken.
pub fn body(bytes: &[u8], call: Call) -> Result<Body<'_>, Say> {
    let text = std::str::from_utf8(bytes)
        .map_err(|it| Say::new("tracking-fault-utf8").with("at", it.valid_up_to()))?
        .trim_start_matches('\u{feff}');
    let broken =
        |it: serde_json::Error| Say::new("tracking-fault-json").with("line", it.line()).with("column", it.column());
    if call != Call::Import && !text.trim_start().starts_with('{') {
        return Err(Say::new("tracking-fault-object"));
    }
    let outer: Outer<'_> = match text.trim_start().starts_with('[') {
        // Some programs import a bare list.
        true => {
            Outer { batch: Some(serde_json::from_str(text).map_err(broken)?), context: None, sent_at: None, key: None }
        }
        false => serde_json::from_str(text).map_err(broken)?,
    };
    let messages = match call {
        Call::One(_) => vec![serde_json::from_str::<&RawValue>(text).map_err(broken)?],
        Call::Batch | Call::Import => {
            let batch = outer.batch.ok_or_else(|| Say::new("tracking-fault-batch"))?;
            serde_json::from_str::<Vec<&RawValue>>(batch.get()).map_err(|_| Say::new("tracking-fault-batch"))?
        }
    };
    if messages.len() > MESSAGES {
        return Err(Say::new("tracking-fault-many").with("most", MESSAGES));
    }
    let text_of = |it: Option<&RawValue>| it.and_then(|it| serde_json::from_str::<String>(it.get()).ok());
    Ok(Body {
        messages,
        context: outer.context.filter(|_| !matches!(call, Call::One(_))),
        sent_at: outer.sent_at.and_then(|it| time::read(&serde_json::from_str(it.get()).ok()?)),
        key: text_of(outer.key).filter(|it| it.len() <= 200),
        call,
    })
}

impl Body<'_> {
    /// How many messages there are, good or bad.
    pub fn len(&self) -> usize {
        self.messages.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// Understands each message by itself, so that a bad one costs none of the others.
    pub fn understand(&self, around: &Around<'_>) -> Understood {
        let shared = self.context.and_then(|it| message::object(it.get()).ok());
        let frame = message::Frame {
            around,
            call: self.call,
            shared: shared.as_ref(),
            sent_at: self.sent_at.filter(|_| self.call != Call::Import),
        };
        let mut all = Understood::default();
        for (at, raw) in self.messages.iter().enumerate() {
            match message::understand(raw.get(), &frame) {
                Ok(it) => all.messages.push(it),
                Err(it) => all.faults.push(Fault { at, ..*it }),
            }
        }
        all
    }
}

#[cfg(test)]
mod tests;
