//! Finding customers by any part of a name, with a slip of the finger, by any
//! writing of a phone, by email, and by the number that is said aloud.

mod find;
mod index;

pub use find::{Found, Names, search};
pub use index::{index_names, keys};
