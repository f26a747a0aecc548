//! Messages out: channels, templates, deliveries with their attempts, and what comes back of them.

mod acts;
mod catcher;
mod channel;
pub mod context;
mod delivery;
mod inbound;
mod leaving;
pub mod list;
mod mail;
mod message;
mod pages;
mod rights;
mod sender;
mod setup;
mod smtp;
pub mod templates;
#[cfg(test)]
mod tests;

pub use acts::{call_off, cancel, send_again};
pub use catcher::catch_mail;
pub use channel::{Channel, Security, Server, channels, find as find_channel, seal_password};
pub use delivery::{Delivery, Left, State};
pub use inbound::{UnderstandInbound, listen, understand_inbound};
pub use mail::dkim::{KeyKind, new_key};
pub use message::{Content, Message, NewMessage, Posted, Purpose, Reason, Version, post, posted};
pub use rights::{erase, export};
pub use sender::Sender;
pub use setup::{keep_key, sign};
pub use smtp::{Limits, Line, Outcome, Route, Said, Trouble};

use crate::base::{Result, Timestamp};
use crate::web::Routes;

/// What senders and open pages listen to.
const TOPIC: &str = "messages";

/// The routes.
pub fn routes() -> Routes {
    pages::routes().merge(leaving::routes())
}

/// A finished mail with these parts, signed where there is a key, for whoever measures what handing over alone costs.
pub fn sample(html: &str, text: &str, key: Option<&[u8]>) -> Result<Vec<u8>> {
    let raw = mail::build(&mail::Mail {
        from_name: "Jebena & Kin",
        from: "hello@shop.example",
        to: "c@example.org",
        subject: "Your order",
        html,
        text,
        message_id: "0123456789abc@shop.example",
        headers: &[("Auto-Submitted", "auto-generated".to_owned())],
        ..mail::Mail::default()
    });
    match key {
        Some(key) => mail::dkim::Signer::new("shop.example", "indaba", key)?.sign(&raw, Timestamp::default()),
        None => Ok(raw),
    }
}
