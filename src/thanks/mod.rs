//! The message after an order: a reaction to `order.placed`.

mod data;
mod page;
mod send;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use data::{latest_order, order_data};
pub use page::routes;
pub use send::{CallOffThanks, SendThanks, call_off, send, watch};

use crate::base::{Conn, Result, Tx};
use crate::settings;

/// The template that is used unless another was chosen.
pub const READY_MADE: &str = "thank-you";

/// Whether an order is thanked for, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thanks {
    /// Whether at all.
    pub on: bool,
    /// The key of the template.
    pub template: String,
}

impl Default for Thanks {
    fn default() -> Thanks {
        Thanks { on: true, template: READY_MADE.to_owned() }
    }
}

/// How the shop has it.
pub fn thanks(conn: &mut Conn<'_>) -> Result<Thanks> {
    Ok(settings::get(conn, "thanks")?.unwrap_or_default())
}

/// Changes how the shop has it.
pub fn set_thanks(tx: &mut Tx<'_>, it: &Thanks) -> Result<()> {
    settings::set(tx, "thanks", it)
}
