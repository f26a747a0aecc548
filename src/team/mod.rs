//! The team: staff members, what each may do, and how they sign in.

mod model;
mod policy;
mod sessions;
mod store;

pub use model::{Session, Staff};
pub use policy::{Act, Role, allows, least_role};
pub use sessions::{IDLE, Token, find_session, open_session};
pub use store::{NewStaff, add_staff, all_staff, anyone, end_session, staff_by_email};
