//! Messages out: channels, templates, deliveries with their attempts, and what comes back of them.

mod acts;
mod catcher;
mod channel;
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

pub use acts::{cancel, send_again};
pub use catcher::catch_mail;
pub use channel::{Channel, Security, Server, channels, find as find_channel, seal_password};
pub use delivery::{Delivery, Left, State};
pub use inbound::{UnderstandInbound, listen, understand_inbound};
pub use message::{Content, Message, NewMessage, Posted, Purpose, Reason, Version, post, posted};
pub use rights::{erase, export};
pub use sender::{Sender, release_all};
pub use smtp::Limits;

use crate::web::Routes;

/// What senders and open pages listen to.
const TOPIC: &str = "messages";

/// The routes.
pub fn routes() -> Routes {
    pages::routes().merge(leaving::routes())
}
