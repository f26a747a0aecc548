//! What can be done to the team. Each is one unit of work and stands in the audit log.

use serde_json::json;

use super::audit::audit;
use super::model::{Session, Staff};
use super::policy::Role;
use super::store::{self, NewStaff};
use super::{second_step, sessions};
use crate::base::{Error, Id, Result, Say, Tx};

/// The email as it is kept and compared: without space around it, in lower case.
///
/// # Errors
/// `Invalid` if no mail could be sent there.
pub fn clean_email(typed: &str) -> Result<String> {
    let email = typed.trim().to_lowercase();
    let good = email.len() <= 254
        && !email.contains(|it: char| it.is_whitespace() || it.is_control())
        && email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.len() > 2 && !host.contains('@'));
    if good { Ok(email) } else { Err(Error::invalid("team-email-wrong")) }
}

/// The name of a person, cleaned.
///
/// # Errors
/// `Invalid` if nothing of it can be seen.
pub fn clean_name(typed: &str) -> Result<String> {
    let name = tongue::clean_name(typed);
    if name.is_empty() { Err(Error::invalid("team-name-missing")) } else { Ok(name) }
}

/// Someone new works here.
///
/// # Errors
/// `Invalid` for a name or email that cannot be used, `Conflict` if the email is taken.
pub fn add(tx: &mut Tx<'_>, new: &NewStaff<'_>) -> Result<Id<Staff>> {
    let (name, email) = (clean_name(new.name)?, clean_email(new.email)?);
    if store::staff_by_email(tx, &email)?.is_some() {
        return Err(Error::conflict(Say::new("team-email-taken").with("email", &email)));
    }
    let id = store::add_staff(tx, &NewStaff { name: &name, email: &email, ..*new })?;
    audit(tx, "staff.added", Some(name), json!({ "email": email, "role": new.role.code() }))?;
    Ok(id)
}

/// Gives someone a password that another person chose. It must be changed at
/// the next sign-in; the second step goes, because who asks for this has often
/// lost the phone too; all their sessions end.
///
/// # Errors
/// `Invalid` if nobody here has this email.
pub fn reset_password(tx: &mut Tx<'_>, email: &str, hash: &str) -> Result<Staff> {
    let email = email.trim().to_lowercase();
    let nobody = || Error::invalid(Say::new("team-email-unknown").with("email", &email));
    let (staff, _) = store::staff_by_email(tx, &email)?.ok_or_else(nobody)?;
    store::set_password(tx, staff.id, hash, true)?;
    second_step::forget(tx, staff.id)?;
    sessions::end_sessions(tx, staff.id, None)?;
    audit(tx, "password.reset", Some(staff.name.clone()), json!({ "second_step": staff.second_step }))?;
    Ok(staff)
}

/// Someone chose a new password of their own: every other session of theirs ends.
pub fn change_password(tx: &mut Tx<'_>, staff: &Staff, hash: &str, kept: Option<Id<Session>>) -> Result<usize> {
    store::set_password(tx, staff.id, hash, false)?;
    let ended = sessions::end_sessions(tx, staff.id, kept)?;
    audit(tx, "password.changed", Some(staff.name.clone()), json!({ "sessions_ended": ended }))?;
    Ok(ended)
}

/// Changes what someone is to the shop; gives what they were.
///
/// # Errors
/// `Conflict` if no owner would be left.
pub fn change_role(tx: &mut Tx<'_>, id: Id<Staff>, role: Role) -> Result<(Staff, Role)> {
    let staff = store::staff(tx, id)?;
    let before = staff.role;
    if before == role {
        return Ok((staff, before));
    }
    keep_an_owner(tx, &staff)?;
    store::set_role(tx, id, role)?;
    sessions::make_stale(tx, id)?;
    audit(tx, "role.changed", Some(staff.name.clone()), json!({ "from": before.code(), "to": role.code() }))?;
    Ok((staff, before))
}

/// Someone no longer works here: they cannot sign in, and are signed out everywhere.
///
/// # Errors
/// `Conflict` if no owner would be left.
pub fn disable(tx: &mut Tx<'_>, id: Id<Staff>) -> Result<Staff> {
    let staff = store::staff(tx, id)?;
    if staff.disabled_at.is_none() {
        keep_an_owner(tx, &staff)?;
        let now = tx.now;
        store::set_disabled(tx, id, Some(now))?;
        sessions::end_sessions(tx, id, None)?;
        audit(tx, "staff.disabled", Some(staff.name.clone()), json!({}))?;
    }
    Ok(staff)
}

/// Someone works here again.
pub fn enable(tx: &mut Tx<'_>, id: Id<Staff>) -> Result<Staff> {
    let staff = store::staff(tx, id)?;
    if staff.disabled_at.is_some() {
        store::set_disabled(tx, id, None)?;
        audit(tx, "staff.enabled", Some(staff.name.clone()), json!({}))?;
    }
    Ok(staff)
}

/// Every write is serializable: of two owners who demote each other at once, one is refused.
fn keep_an_owner(tx: &mut Tx<'_>, staff: &Staff) -> Result<()> {
    let counts = staff.role == Role::Owner && staff.disabled_at.is_none();
    if counts && store::other_owners(tx, staff.id)? == 0 {
        return Err(Error::conflict(Say::new("team-last-owner").with("name", &staff.name)));
    }
    Ok(())
}
