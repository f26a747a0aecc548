//! Orders: what was sold to whom, what came back, and what became of it.

mod acts;
mod average;
mod book;
mod export;
mod figures;
mod follow;
pub mod list;
mod model;
mod page;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{Refund, add_note, cancel, fulfil, refund, remove_note, restore, unfulfil, withdraw_refund};
pub use average::average_sale;
pub use book::book;
pub use export::export;
pub use follow::{Followed, Said, follow, followed_when_new, would_follow};
pub use model::{
    Booked, Booking, Line, LineDraft, LineKind, Order, OrderKind, State, Status, Step, Sums, number_key, share,
    standing,
};
pub use pages::{orders, routes};
pub use store::{
    buyers_by_number, credits, erase, find, find_by_number, lines, of_customer, of_number, returned, states,
};
