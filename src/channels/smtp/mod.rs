//! SMTP: lines to servers that take our mail, and a small server of our own that takes mail in.

mod client;
mod listener;
mod trust;

pub use client::{Limits, Line, Outcome, Route, Said, Trouble, is_enhanced};
pub use listener::{Door, Listener, Taken};
pub use trust::certificates;
