//! A staff member.

use tongue::{Calendar, Clock, Lang};

use super::policy::{Act, Role, allows};
use crate::base::{Id, Timestamp};

/// A person who works for the shop and signs in.
#[derive(Clone, Debug)]
pub struct Staff {
    /// Who.
    pub id: Id<Staff>,
    /// As they are called on screen.
    pub name: String,
    /// Their sign-in, in lower case.
    pub email: String,
    /// What they are to the shop.
    pub role: Role,
    /// The language of their console.
    pub language: Lang,
    /// The calendar of their dates.
    pub calendar: Calendar,
    /// The clock of their times.
    pub clock: Clock,
    /// Whether single-letter keys are switched off.
    pub keys_off: bool,
    /// Whether pictures wait for a tap and live numbers come seldom.
    pub data_saver: bool,
    /// Whether signing in takes a second step.
    pub second_step: bool,
    /// Whether the password must be changed before anything else.
    pub password_expired: bool,
    /// Since when.
    pub created_at: Timestamp,
    /// Since when they may no longer sign in.
    pub disabled_at: Option<Timestamp>,
}

impl Staff {
    /// Whether this person may do `act`.
    pub fn may(&self, act: Act) -> bool {
        allows(self.role, act)
    }
}

/// A signed-in browser.
#[derive(Clone, Debug)]
pub struct Session {
    /// Which.
    pub id: Id<Session>,
    /// Whose.
    pub staff: Staff,
    /// The secret that every form of this session carries.
    pub csrf: String,
    /// What the browser said it is.
    pub browser: String,
    /// The network address it signed in from.
    pub address: String,
    /// Since when.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// When its token was last changed.
    pub rotated_at: Timestamp,
}
