//! A staff member changes a customer: what they saw must still be so.

use crate::base::{Error, Id, Result, Say, Tx};

use super::attributes::{self, SHOWN};
use super::customer::{Customer, find, root_of};
use super::duplicates::LookForDuplicates;
use super::identity::{self, add_identity};
use super::shown::refresh;

/// No name is longer than this.
const LONGEST_NAME: usize = 200;
/// The source of what the team says.
pub const STAFF: &str = "staff";

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// It was made.
    Saved(Customer),
    /// Someone else changed the customer meanwhile; nothing was changed.
    Crossed(Crossed),
}

/// Two versions of one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossed {
    /// As it is now.
    pub now: Customer,
    /// Field by field where the two differ: key, what is there, what was wanted.
    pub differ: Vec<(String, String, String)>,
}

impl Crossed {
    /// The sentence that goes with both versions.
    pub fn say(&self) -> Say {
        Say::new("customers-edit-crossed").with("name", self.now.shown_name())
    }
}

/// Changes what is known of the person `id` counts as. `version` is the one
/// that the staff member saw; an empty value takes a fact back.
///
/// # Errors
/// `Invalid` if a value cannot be used; then nothing is changed.
pub fn edit(tx: &mut Tx<'_>, id: Id<Customer>, version: i64, changes: &[(&str, &str)]) -> Result<Edited> {
    let root = root_of(tx, id)?;
    let seen = find(tx, root)?;
    if seen.version != version {
        return Ok(Edited::Crossed(crossed(seen, changes)));
    }
    tell(tx, root, changes, STAFF)?;
    Ok(Edited::Saved(find(tx, root)?))
}

/// Writes down what `source` says of the person `id` counts as; an empty value takes a fact back.
///
/// # Errors
/// `Invalid` if a value cannot be used; then nothing is changed.
pub fn tell(tx: &mut Tx<'_>, id: Id<Customer>, facts: &[(&str, &str)], source: &str) -> Result<()> {
    let (root, now) = (root_of(tx, id)?, tx.now);
    if facts.is_empty() {
        return Ok(());
    }
    for (key, value) in facts {
        check(key, value)?;
        let value = match *key {
            "email" | "phone" if !value.trim().is_empty() => {
                let identity = add_identity(tx, root, key, value, source)?;
                value_of(tx, identity)?
            }
            _ => (*value).to_owned(),
        };
        attributes::write(tx, root, &[(*key, value.as_str())], source, now)?;
    }
    tx.run("UPDATE customers SET version = version + 1 WHERE id = $1", &[&root])?;
    refresh(tx, root)?;
    tx.enqueue(&LookForDuplicates { customer: root })
}

/// Refuses what is too long to be kept, instead of cutting it.
pub(super) fn check(key: &str, value: &str) -> Result<()> {
    let length = value.chars().count();
    let named = SHOWN.contains(&key);
    if key.is_empty()
        || key.len() > 60
        || !key.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
    {
        return Err(Error::invalid("customers-field-unusable"));
    }
    if named && length > LONGEST_NAME {
        return Err(Error::invalid(Say::new("customers-name-too-long").with("limit", LONGEST_NAME)));
    }
    if length > attributes::LONGEST {
        return Err(Error::invalid(Say::new("customers-value-too-long").with("limit", attributes::LONGEST)));
    }
    Ok(())
}

fn value_of(tx: &mut Tx<'_>, id: Id<identity::Identity>) -> Result<String> {
    tx.one("SELECT value FROM identities WHERE id = $1", &[&id], |row| row.get(0))
}

fn crossed(now: Customer, changes: &[(&str, &str)]) -> Crossed {
    let there = |key: &str| match key {
        "name" => now.name.clone(),
        "call_me" => now.call_me.clone(),
        "email" => now.email.clone().unwrap_or_default(),
        "phone" => now.phone.clone().unwrap_or_default(),
        "language" => now.language.clone().unwrap_or_default(),
        "country" => now.country.clone().unwrap_or_default(),
        "city" => now.city.clone().unwrap_or_default(),
        _ => String::new(),
    };
    let differ = changes
        .iter()
        .map(|(key, wanted)| ((*key).to_owned(), there(key), attributes::clean(key, wanted)))
        .filter(|(_, there, wanted)| there != wanted)
        .collect();
    Crossed { now, differ }
}
