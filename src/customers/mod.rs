//! Customers: who they are, what we know, what they allow, and that two are one.
//!
//! What arrives is given to its *home*, the row that its identity came with, and
//! stays there for ever. Who a row counts as is its *root*. Ask
//! [`resolve`] whom something belongs to; read pages by root.

mod attributes;
mod consent;
mod customer;
mod duplicates;
mod edit;
pub mod figures;
mod identity;
pub mod list;
mod merge;
mod notes;
pub mod pages;
mod rights;
mod roll;
mod search;
mod shown;
#[cfg(test)]
mod tests;
pub mod timeline;

pub use customer::{COLUMNS, Customer, find, members, note_order, note_seen, root_of};
pub use identity::{
    Arrival, Identity, KINDS, Kind, Resolved, Seen, Strength, add_identity, identities, known_by, normal, normal_phone,
    recognise, remove_identity, resolve, return_identity, rule,
};

pub use attributes::{Attribute, SHOWN, attributes, set_attribute, set_attributes};
pub use edit::{Crossed, Edited, STAFF, edit, tell};
pub use shown::{Shown, Totals};

pub use consent::{
    Addressed, Consent, Effective, NewConsent, Permission, State, Suppression, at_the_door, consents,
    effective_consents, is_suppressed, lift, may_send, normal_email, record_consent, suppress,
};

pub use duplicates::{
    Decision, Duplicate, LookForDuplicates, SweepDuplicates, decide, duplicates_of, look_for_duplicates,
    open_duplicates, reopen, suggest, suggest_said, sweep_duplicates,
};
pub use merge::{Field, Merge, MergePreview, RECOGNISED, edge, edges, merge, merge_if_allowed, preview_merge, unmerge};

pub use notes::{LONGEST_NOTE, Note, add_note, note, notes, remove_note, restore_note};
pub use roll::Roll;
pub use search::{Found, search};

pub use rights::{
    ErasePerson, Erased, Eraser, ErasureDue, Exporter, Receipt, cancel_erasure, erase, erased, erasure_due, export,
    receipt, receipts, run_due_erasure, schedule_erasure,
};
