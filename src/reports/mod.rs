//! How the shop is doing: figures that are added up from the orders, and
//! sentences that are worked out from the figures. Reads every table, writes none.

mod figures;
mod findings;
mod history;
mod kept;
mod period;
mod products;
mod said;
mod sheets;
#[cfg(test)]
mod tests;
mod view;
mod web;

pub use figures::{Figures, Totals, figures};
pub use history::{History, Purchase};
pub use period::{Question, Span};
pub use web::routes;
