//! By what we recognise a customer, and whom something that arrives belongs to.

mod kinds;
mod recognise;
mod resolve;
mod store;

pub use kinds::{KINDS, Kind, Strength, backwards, normal, normal_phone, rule};
pub use recognise::recognise;
pub use resolve::{Arrival, Resolved, Seen, resolve};
pub use store::{Identity, add_identity, identities, known_by, remove_identity, return_identity};
pub(super) use store::{of_rows, shop_country};
