//! What visitors do on the storefronts, told by any SDK that speaks the Segment protocol and by our own
//! script: page views, searches, carts, orders.
//!
//! A request goes through [`Gate`] (who, how much), `read` (pure: bytes to messages), and [`take`] (one unit of work
//! for all who wait). What was answered is on disk.

mod alias;
mod carts;
mod erase;
mod gate;
mod goods;
mod ingest;
mod keys;
mod model;
mod money;
mod names;
mod orders;
mod pages;
pub mod read;
mod script;
mod shopping;
mod take;
#[cfg(test)]
mod tests;
mod visits;
mod watch;

use crate::app::App;
use crate::base::jobs::Registry;
use crate::web::Routes;

pub use carts::{Cart, Item, cart_of, carts_of};
pub use erase::{eraser, exporter};
pub use gate::{Gate, Known};
pub use keys::{
    Change, Counts, Key, KeyKind, NewKey, add_key, change_key, end_key, find_key, keys, new_secret, restore_key,
};
pub use model::{Act, Fault, Message, Seen, Source, Taken};
pub use names::OrderAct;
pub use shopping::shopping;
pub use take::{ForgetSeen, Incoming, SOURCE, take};
pub use visits::{Visit, Visitor, count_visitors_now, visitors_now, visits_of};
pub use watch::watch;

/// The routes.
pub fn routes() -> Routes {
    ingest::routes().merge(script::routes()).merge(pages::routes())
}

/// The jobs.
pub fn jobs(jobs: &mut Registry<App>) {
    jobs.inside(orders::follow_order);
    jobs.inside(take::forget_seen);
}
