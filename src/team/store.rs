//! The SQL of the team.

use tongue::{Calendar, Clock, Lang};

use super::model::{Session, Staff};
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
const STAFF_COLUMN_COUNT: usize = 13;

fn staff_from(row: &Row) -> Result<Staff> {
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
    pub name: &'a str,
    pub email: &'a str,
    pub role: Role,
    pub password_hash: &'a str,
    pub password_expired: bool,
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

pub fn all_staff(db: &mut Conn<'_>) -> Result<Vec<Staff>> {
    db.all(concat!("SELECT ", staff_columns!(), " FROM staff ORDER BY name, id"), &[], staff_from)
}

pub fn anyone(db: &mut Conn<'_>) -> Result<bool> {
    Ok(db.first("SELECT 1 FROM staff LIMIT 1", &[], |row| row.get::<i64>(0))?.is_some())
}

/// What a new session starts with.
pub struct NewSession<'a> {
    pub staff: Id<Staff>,
    pub token_hash: &'a [u8],
    pub csrf: &'a str,
    pub browser: &'a str,
    pub address: &'a str,
    pub expires_at: Timestamp,
}

pub fn add_session(tx: &mut Tx<'_>, new: &NewSession<'_>) -> Result<Id<Session>> {
    let id = tx.new_id::<Session>();
    let now = tx.now;
    tx.run(
        "INSERT INTO sessions (id, token_hash, rotated_at, staff_id, csrf, browser, address, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $3, $3, $8)",
        &[&id, &new.token_hash, &now, &new.staff, &new.csrf, &new.browser, &new.address, &new.expires_at],
    )?;
    Ok(id)
}

/// The session of a token, also of the one before the last rotation if that was after `old_until`.
pub fn session(db: &mut Conn<'_>, token_hash: &[u8], now: Timestamp, old_until: Timestamp) -> Result<Option<Session>> {
    db.first(
        concat!(
            "SELECT ",
            staff_columns!(),
            ", sessions.id, sessions.csrf, sessions.created_at, sessions.seen_at, sessions.rotated_at
               FROM sessions JOIN staff ON staff.id = sessions.staff_id
              WHERE (sessions.token_hash = $1 OR (sessions.old_token_hash = $1 AND sessions.rotated_at > $3))
                AND sessions.expires_at > $2
                AND staff.disabled_at IS NULL"
        ),
        &[&token_hash, &now, &old_until],
        |row| {
            Ok(Session {
                id: row.get(STAFF_COLUMN_COUNT)?,
                staff: staff_from(row)?,
                csrf: row.get(STAFF_COLUMN_COUNT + 1)?,
                created_at: row.get(STAFF_COLUMN_COUNT + 2)?,
                seen_at: row.get(STAFF_COLUMN_COUNT + 3)?,
                rotated_at: row.get(STAFF_COLUMN_COUNT + 4)?,
            })
        },
    )
}

pub fn end_session(tx: &mut Tx<'_>, id: Id<Session>) -> Result<u64> {
    tx.run("DELETE FROM sessions WHERE id = $1", &[&id])
}
