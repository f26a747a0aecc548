//! Joining two customers into one person, and parting them again exactly.
//!
//! A merge is an edge. Every row keeps what came with it: identities, events,
//! attributes, consents, notes and its own figures. Only `root_id` moves, and
//! what is shown of a root is worked out from all rows that count as it. So to
//! part them is to take the edge away and to work it out again.

mod edges;
mod preview;

pub use edges::{Merge, RECOGNISED, edge, edges, merge, merge_if_allowed, unmerge};
pub(super) use edges::{join, may_join};
pub use preview::{Field, MergePreview, preview_merge};
