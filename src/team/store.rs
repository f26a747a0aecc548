//! The SQL of the team.

use tongue::{Calendar, Clock, Lang};

use super::model::Staff;
use super::policy::Role;
use crate::base::db::{Conn, Row, Tx};
use crate::base::{Error, Id, Result, Timestamp};

/// The columns of a [`Staff`], in the order that [`staff_from`] reads them.
macro_rules! staff_columns {
    () => {
        "staff.id, staff.name, staff.email, staff.role, staff.language, staff.calendar, staff.clock, staff.keys_off,
         staff.data_saver, CASE WHEN staff.totp_secret IS NULL THEN 0 ELSE 1 END, staff.password_expired,
         staff.created_at, staff.disabled_at"
    };
}
pub(super) use staff_columns;
pub(super) const STAFF_COLUMN_COUNT: usize = 13;

pub(super) fn staff_from(row: &Row) -> Result<Staff> {
    Ok(Staff {
        id: row.get(0)?,
        name: row.get(1)?,
        email: row.get(2)?,
        role: Role::parse(&row.get::<String>(3)?).ok_or_else(|| Error::internal("a staff member has no known role"))?,
        language: Lang::parse(&row.get::<String>(4)?).unwrap_or_default(),
        calendar: if row.get::<String>(5)? == "ethiopian" { Calendar::Ethiopian } else { Calendar::Gregorian },
        clock: if row.get::<String>(6)? == "ethiopian" { Clock::Ethiopian } else { Clock::Western },
        keys_off: row.get(7)?,
        data_saver: row.get(8)?,
        second_step: row.get(9)?,
        password_expired: row.get(10)?,
        created_at: row.get(11)?,
        disabled_at: row.get(12)?,
    })
}

/// What a new staff member starts with.
pub struct NewStaff<'a> {
    /// As they are called on screen.
    pub name: &'a str,
    /// Their sign-in.
    pub email: &'a str,
    /// What they are to the shop.
    pub role: Role,
    /// From [`super::Passwords`].
    pub password_hash: &'a str,
    /// Whether someone else chose it, so that it must be changed at the first sign-in.
    pub password_expired: bool,
    /// The language of their console.
    pub language: Lang,
}

pub fn add_staff(tx: &mut Tx<'_>, new: &NewStaff<'_>) -> Result<Id<Staff>> {
    let id = tx.new_id::<Staff>();
    let now = tx.now;
    tx.run(
        "INSERT INTO staff (id, name, email, role, password_hash, password_expired, language, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &id,
            &new.name,
            &new.email,
            &new.role.code(),
            &new.password_hash,
            &new.password_expired,
            &new.language.code(),
            &now,
        ],
    )?;
    Ok(id)
}

pub fn staff_by_email(db: &mut Conn<'_>, email: &str) -> Result<Option<(Staff, String)>> {
    db.first(
        concat!("SELECT ", staff_columns!(), ", staff.password_hash FROM staff WHERE email = $1"),
        &[&email],
        |row| Ok((staff_from(row)?, row.get(STAFF_COLUMN_COUNT)?)),
    )
}

pub fn staff(db: &mut Conn<'_>, id: Id<Staff>) -> Result<Staff> {
    db.first(concat!("SELECT ", staff_columns!(), " FROM staff WHERE id = $1"), &[&id], staff_from)?
        .ok_or(Error::NotFound("staff member"))
}

/// The hash of the password of a staff member who may sign in.
pub fn password_hash(db: &mut Conn<'_>, id: Id<Staff>) -> Result<Option<String>> {
    db.first("SELECT password_hash FROM staff WHERE id = $1 AND disabled_at IS NULL", &[&id], |row| row.get(0))
}

pub fn set_password(tx: &mut Tx<'_>, id: Id<Staff>, hash: &str, expired: bool) -> Result<()> {
    tx.run("UPDATE staff SET password_hash = $1, password_expired = $2 WHERE id = $3", &[&hash, &expired, &id])?;
    Ok(())
}

pub fn set_role(tx: &mut Tx<'_>, id: Id<Staff>, role: Role) -> Result<()> {
    tx.run("UPDATE staff SET role = $1 WHERE id = $2", &[&role.code(), &id])?;
    Ok(())
}

pub fn set_disabled(tx: &mut Tx<'_>, id: Id<Staff>, at: Option<Timestamp>) -> Result<()> {
    tx.run("UPDATE staff SET disabled_at = $1 WHERE id = $2", &[&at, &id])?;
    Ok(())
}

/// How many owners can sign in, apart from this one.
pub fn other_owners(db: &mut Conn<'_>, id: Id<Staff>) -> Result<i64> {
    db.one("SELECT COUNT(*) FROM staff WHERE role = 'owner' AND disabled_at IS NULL AND id <> $1", &[&id], |row| {
        row.get(0)
    })
}

/// When each staff member was last seen.
pub fn last_seen(db: &mut Conn<'_>) -> Result<Vec<(Id<Staff>, Timestamp)>> {
    db.all("SELECT staff_id, MAX(seen_at) FROM sessions GROUP BY staff_id", &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// What a staff member decides about their own console.
pub fn set_preferences(tx: &mut Tx<'_>, it: &Staff) -> Result<()> {
    let calendar = if it.calendar == Calendar::Ethiopian { "ethiopian" } else { "gregorian" };
    let clock = if it.clock == Clock::Ethiopian { "ethiopian" } else { "western" };
    tx.run(
        "UPDATE staff SET name = $1, language = $2, calendar = $3, clock = $4, keys_off = $5, data_saver = $6 WHERE id = $7",
        &[&it.name, &it.language.code(), &calendar, &clock, &it.keys_off, &it.data_saver, &it.id],
    )?;
    Ok(())
}

pub fn all_staff(db: &mut Conn<'_>) -> Result<Vec<Staff>> {
    db.all(concat!("SELECT ", staff_columns!(), " FROM staff ORDER BY name, id"), &[], staff_from)
}

pub fn anyone(db: &mut Conn<'_>) -> Result<bool> {
    Ok(db.first("SELECT 1 FROM staff LIMIT 1", &[], |row| row.get::<i64>(0))?.is_some())
}
