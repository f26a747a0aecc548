//! Permission to write to someone: a ledger of what was given and withdrawn,
//! what it comes to, and the addresses that nothing is sent to.

mod door;
mod ledger;
mod suppression;

pub use door::{Addressed, at_the_door, normal_email};
pub use ledger::{
    Consent, Effective, NewConsent, Permission, State, consents, effective_consents, may_send, record_consent,
};
pub(super) use ledger::{forget_states, refresh_states};
pub(super) use suppression::forget_address;
pub use suppression::{
    Suppression, Wanted, count_suppressions, is_suppressed, lift, restore_suppression, suppress, suppressed_among,
    suppression, suppressions, withdraw_suppressions,
};
