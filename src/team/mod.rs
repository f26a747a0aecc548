//! The team: staff members, what each may do, and how they sign in.

mod audit;
mod model;
mod passwords;
mod policy;
mod recent;
mod sessions;
mod store;

pub use audit::{Asked, Entry, acts, audit, page};
pub use model::{Session, Staff};
pub use passwords::{Passwords, made_up};
pub use policy::{Act, Role, allows, least_role};
pub use recent::{Recent, recent, remember};
pub use sessions::{IDLE, Token, find_session, open_session};
pub use store::{NewStaff, add_staff, all_staff, anyone, end_session, staff_by_email};
