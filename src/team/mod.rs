//! The team: staff members, what each may do, and how they sign in.

mod actions;
mod audit;
mod known;
mod log;
mod me;
mod me_security;
mod model;
mod passwords;
mod people;
mod policy;
mod recent;
mod second_step;
mod sessions;
mod sign_in;
mod store;
#[cfg(test)]
mod tests;
mod throttle;
mod tokens;

pub use actions::{add, clean_email, clean_name, reset_password};
pub use audit::audit;
pub use model::{Session, Staff};
pub use passwords::{Passwords, made_up};
pub use policy::{Act, Role, allows, least_role};
pub use recent::remember;
pub use sessions::{
    Age, Found, IDLE, Token, browser_name, end_session, end_sessions, end_stolen, find_session, make_stale,
    open_session, renew, rotate, sessions_of, settle, stale, touch, unseen,
};
pub use sign_in::{Opening, password_hint, signed_in};
pub use store::{NewStaff, all_staff, anyone, staff_by_email};
pub use tokens::{
    ApiToken, NewApiToken, Scope, api_secret, api_tokens, end_api_token, find_api_token, make_api_token,
    return_api_token, touch_api_token,
};

use crate::web::Routes;

/// The pages of signing in, of one's own profile, of the team and of the audit log.
pub fn routes() -> Routes {
    sign_in::routes().merge(me::routes()).merge(me_security::routes()).merge(people::routes()).merge(log::routes())
}
