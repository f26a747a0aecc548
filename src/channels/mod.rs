//! Messages out: channels, templates, deliveries with their attempts, and what comes back of them.

mod channel;
pub mod context;
mod delivery;
mod mail;
mod message;
mod sender;
mod smtp;
pub mod templates;

pub use channel::{Channel, Security, Server, channels, find as find_channel, seal_password};
pub use delivery::{Delivery, Left, State};
pub use message::{Content, Message, NewMessage, Posted, Purpose, Reason, Version, post, posted};
pub use sender::{Sender, release_all};
pub use smtp::Limits;

use crate::web::Routes;

/// What senders and open pages listen to.
const TOPIC: &str = "messages";

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
