//! What a person can ask of the shop: to see all that is held about them, and
//! to be forgotten.

mod due;
mod erase;
mod export;

pub use due::{ErasePerson, ErasureDue, cancel_erasure, erasure_due, run_due_erasure, schedule_erasure};
pub use erase::{Erased, Eraser, Receipt, erase, erased, receipt, receipts};
pub use export::{Exporter, export};
