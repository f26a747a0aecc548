//! Pairs that may be the same person, with reasons, until someone decides.

mod look;
mod pairs;

pub use look::{LookForDuplicates, SweepDuplicates, look_for_duplicates, suggest, sweep_duplicates};
pub use pairs::{Decision, Duplicate, decide, duplicates_of, kept_apart, open_duplicates, reopen, suggest_said};
pub(super) use pairs::{decide_pair, suggest_pair};
