//! The door of deliveries: who may be written to, asked for many at once.

use std::collections::{HashMap, HashSet};

use super::ledger::{Permission, State};
use super::suppression::suppressed_among;
use crate::base::{Conn, Id, Result, db};
use crate::customers::customer::Customer;
use crate::customers::identity::normal;

/// Someone about to be written to.
#[derive(Clone, Copy, Debug)]
pub struct Addressed<'a> {
    /// Who it is, as far as we know.
    pub customer: Option<Id<Customer>>,
    /// The address in normal form.
    pub address: &'a str,
    /// For what.
    pub purpose: &'a str,
}

/// Whether each of them may be written to by `channel`, as [`super::may_send`] says for one. Nobody whom we do not
/// know has agreed to anything, but what serves an order needs no consent.
pub fn at_the_door(conn: &mut Conn<'_>, channel: &str, all: &[Addressed<'_>]) -> Result<Vec<Permission>> {
    let addresses: Vec<&str> = all.iter().map(|it| it.address).collect();
    let suppressed = suppressed_among(conn, &addresses)?;
    let suppressed: HashSet<String> = suppressed.into_iter().filter(|it| it.0 == channel).map(|it| it.1).collect();
    let customers: Vec<Id<Customer>> = all.iter().filter_map(|it| it.customer).collect();
    let mut decided: HashMap<(Id<Customer>, String), bool> = HashMap::new();
    conn.each(
        "SELECT c.id, s.purpose, s.state FROM customers c
           JOIN consent_states s ON s.customer_id = c.root_id AND s.channel = $2
          WHERE c.id IN {ints $1}",
        &[&db::ids(&customers), &channel],
        |row| {
            let state: String = row.get(2)?;
            decided.insert((row.get(0)?, row.get(1)?), State::parse(&state) == Some(State::Given));
            Ok(())
        },
    )?;
    let permission = |it: &Addressed<'_>| {
        if it.address.is_empty() {
            return Permission::NoAddress;
        }
        if suppressed.contains(it.address) {
            return Permission::Suppressed;
        }
        let said = it.customer.and_then(|id| decided.get(&(id, it.purpose.to_owned())));
        match said {
            Some(true) => Permission::Yes,
            Some(false) => Permission::Withdrawn,
            None if it.purpose == "service" => Permission::Yes,
            None => Permission::NeverGiven,
        }
    };
    Ok(all.iter().map(permission).collect())
}

/// An email address in the form in which addresses are compared; none if it is no address.
pub fn normal_email(written: &str) -> Option<String> {
    normal("email", written, None).map(|it| it.value)
}
