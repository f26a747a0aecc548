//! What a storefront tells, and who tells it.

use serde_json::Value as Json;

use super::keys::Key;
use super::names::OrderAct;
use crate::base::{Id, Say, Timestamp};
use crate::catalog::Storefront;

/// Who tells, and how far that can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The key it came with; none for our own doors.
    pub key: Option<Id<Key>>,
    /// Where the ids of customers are unique: the key of the web shop, or nothing.
    pub scope: String,
    /// The web shop.
    pub storefront: Option<Id<Storefront>>,
    /// Whether whoever tells has a secret; a browser has none, so anyone can tell anything with its key.
    pub trusted: bool,
    /// Whether an order it tells of is booked.
    pub orders: bool,
}

/// What a message does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Something happened, nothing else follows.
    Happened,
    /// Someone says who they are: emails, phones and facts by key.
    Identified,
    /// An older id is the same person.
    Aliased {
        /// The older id.
        previous: String,
    },
    /// Something about an order.
    Order(OrderAct),
}

/// A message that was understood.
#[derive(Clone, Debug)]
pub struct Message {
    /// By which it is known again; none where the sender gave no id.
    pub hash: Option<(i64, i64)>,
    /// The id that the sender gave.
    pub id: String,
    /// As which it is kept: `page.viewed`.
    pub kind: &'static str,
    /// What it does.
    pub act: Act,
    /// The device.
    pub anonymous: Option<String>,
    /// The id that the shop gave the customer.
    pub user: Option<String>,
    /// The email addresses and phones it tells of: kind and value.
    pub contacts: Vec<(&'static str, String)>,
    /// What it says about the customer.
    pub facts: Vec<(String, String)>,
    /// When it happened, as far as can be told.
    pub at: Timestamp,
    /// What is kept of it.
    pub data: Json,
    /// What it says about a visit; none where nobody was on a page.
    pub seen: Option<Seen>,
    /// What was called, for the list of what came in.
    pub name: String,
}

/// What a message says about where its sender was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whether a page was opened.
    pub page: bool,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Where they came from.
    pub referrer: String,
    /// The campaign, by its parts.
    pub source: String,
    /// Its medium.
    pub medium: String,
    /// Its name.
    pub campaign: String,
    /// `desktop`, `phone`, `tablet` or nothing.
    pub device: &'static str,
    /// Whether it is no person.
    pub bot: bool,
}

/// A message that cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it stood in the batch.
    pub at: usize,
    /// The id that the sender gave it, where it could be read.
    pub id: String,
    /// What was called, where it could be read.
    pub name: String,
    /// Why.
    pub why: Say,
}

/// What became of the messages of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// New ones.
    pub kept: usize,
    /// Those that were here before.
    pub repeated: usize,
}
