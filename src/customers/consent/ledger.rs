//! The ledger, and what it comes to.

use crate::base::{Conn, Error, Event, Id, Result, Row, Timestamp, Tx, db};
use crate::customers::customer::{Customer, find, members, note_change, root_of};
use crate::customers::identity::Identity;

use super::suppression::is_suppressed;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// They agreed.
    Given,
    /// They said no, or no longer.
    Withdrawn,
}

impl State {
    /// As it stands in the ledger.
    pub fn code(self) -> &'static str {
        match self {
            State::Given => "given",
            State::Withdrawn => "withdrawn",
        }
    }

    /// From the ledger.
    pub fn parse(code: &str) -> Option<State> {
        match code {
            "given" => Some(State::Given),
            "withdrawn" => Some(State::Withdrawn),
            _ => None,
        }
    }

    fn read(row: &Row<'_>, at: usize) -> Result<State> {
        let code: String = row.get(at)?;
        State::parse(&code).ok_or_else(|| Error::internal(format!("no consent state is called {code}")))
    }
}

/// A decision about to be written down.
#[derive(Clone, Copy, Debug)]
pub struct NewConsent<'a> {
    /// Whose.
    pub customer: Id<Customer>,
    /// The address it is about, where one is named.
    pub identity: Option<Id<Identity>>,
    /// For what: `marketing`, `service`, …
    pub purpose: &'a str,
    /// By what way: `email`, `sms`, `whatsapp`, `phone`, …
    pub channel: &'a str,
    /// What was decided.
    pub state: State,
    /// Where it was said: `staff`, `shop:main`, `import:12`.
    pub source: &'a str,
    /// The words the person saw.
    pub wording: &'a str,
    /// What proves it.
    pub evidence: Option<&'a str>,
    /// When they decided.
    pub at: Timestamp,
}

/// A decision in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Which.
    pub id: Id<Consent>,
    /// The row it came with.
    pub customer: Id<Customer>,
    /// The address it is about.
    pub identity: Option<Id<Identity>>,
    /// For what.
    pub purpose: String,
    /// By what way.
    pub channel: String,
    /// What was decided.
    pub state: State,
    /// When they decided.
    pub at: Timestamp,
    /// When we wrote it down.
    pub recorded_at: Timestamp,
    /// Where it was said.
    pub source: String,
    /// The words the person saw.
    pub wording: String,
    /// What proves it.
    pub evidence: Option<String>,
    /// What kind of actor wrote it down.
    pub actor_kind: String,
    /// Which one.
    pub actor_id: Option<i64>,
}

/// What the ledger comes to for one purpose on one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    /// For what.
    pub purpose: String,
    /// By what way.
    pub channel: String,
    /// What counts.
    pub state: State,
    /// Since when.
    pub at: Timestamp,
}

/// Writes a decision into the ledger.
pub fn record_consent(tx: &mut Tx<'_>, new: &NewConsent<'_>) -> Result<Id<Consent>> {
    let root = root_of(tx, new.customer)?;
    let (id, now, actor) = (tx.new_id::<Consent>(), tx.now, tx.actor);
    tx.run(
        "INSERT INTO consents (id, customer_id, identity_id, purpose, channel, state, at, recorded_at, source, wording,
                               evidence, actor_kind, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            &id,
            &new.customer,
            &new.identity,
            &new.purpose,
            &new.channel,
            &new.state.code(),
            &new.at,
            &now,
            &new.source,
            &new.wording,
            &new.evidence,
            &actor.kind,
            &actor.id,
        ],
    )?;
    refresh_states(tx, root)?;
    let kind = match new.state {
        State::Given => "consent.given",
        State::Withdrawn => "consent.withdrawn",
    };
    let data = serde_json::json!({ "purpose": new.purpose, "channel": new.channel, "source": new.source });
    tx.record(&Event::new(kind, new.at).of(new.customer).via(new.identity).about(id).with(data))?;
    Ok(id)
}

/// The ledger of the person `id` counts as, newest first.
pub fn consents(conn: &mut Conn<'_>, id: Id<Customer>) -> Result<Vec<Consent>> {
    let root = root_of(conn, id)?;
    let members = members(conn, root)?;
    conn.all(
        "SELECT id, customer_id, identity_id, purpose, channel, state, at, recorded_at, source, wording, evidence,
                actor_kind, actor_id
           FROM consents
          WHERE customer_id IN {ints $1}
          ORDER BY at DESC, id DESC",
        &[&db::ids(&members)],
        |row| {
            Ok(Consent {
                id: row.get(0)?,
                customer: row.get(1)?,
                identity: row.get(2)?,
                purpose: row.get(3)?,
                channel: row.get(4)?,
                state: State::read(row, 5)?,
                at: row.get(6)?,
                recorded_at: row.get(7)?,
                source: row.get(8)?,
                wording: row.get(9)?,
                evidence: row.get(10)?,
                actor_kind: row.get(11)?,
                actor_id: row.get(12)?,
            })
        },
    )
}

/// What the ledger of the person `id` counts as comes to.
pub fn effective_consents(conn: &mut Conn<'_>, id: Id<Customer>) -> Result<Vec<Effective>> {
    let root = root_of(conn, id)?;
    conn.all(
        "SELECT purpose, channel, state, at FROM consent_states WHERE customer_id = $1 ORDER BY purpose, channel",
        &[&root],
        |row| {
            Ok(Effective { purpose: row.get(0)?, channel: row.get(1)?, state: State::read(row, 2)?, at: row.get(3)? })
        },
    )
}

/// Works out anew what the ledger comes to: the latest decision of any row that
/// counts as `root`; at the same instant, no counts.
pub(in crate::customers) fn refresh_states(tx: &mut Tx<'_>, root: Id<Customer>) -> Result<()> {
    forget_states(tx, root)?;
    let members = members(tx, root)?;
    tx.run(
        "INSERT INTO consent_states (customer_id, purpose, channel, state, at)
         SELECT CAST($1 AS BIGINT), purpose, channel, state, at
           FROM (SELECT purpose, channel, state, at,
                        ROW_NUMBER() OVER (PARTITION BY purpose, channel
                                               ORDER BY at DESC, state = 'withdrawn' DESC, id DESC) AS place
                   FROM consents
                  WHERE customer_id IN {ints $2}) ranked
          WHERE place = 1",
        &[&root, &db::ids(&members)],
    )?;
    note_change(tx, root)
}

/// What the ledger came to for a row that is no root any more.
pub(in crate::customers) fn forget_states(tx: &mut Tx<'_>, customer: Id<Customer>) -> Result<()> {
    tx.run("DELETE FROM consent_states WHERE customer_id = $1", &[&customer])?;
    Ok(())
}

/// Whether something may be sent, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Yes,
    /// They never agreed.
    NeverGiven,
    /// They said no.
    Withdrawn,
    /// Nothing is sent to this address.
    Suppressed,
    /// We have no address for this channel.
    NoAddress,
}

/// Whether `customer` may be written to for `purpose` on `channel`. What serves
/// an order (`service`) needs no consent, but a no counts.
pub fn may_send(conn: &mut Conn<'_>, customer: Id<Customer>, purpose: &str, channel: &str) -> Result<Permission> {
    let root = root_of(conn, customer)?;
    let person = find(conn, root)?;
    let address = match channel {
        "email" => person.email,
        "sms" | "whatsapp" | "phone" => person.phone,
        _ => Some(String::new()),
    };
    let Some(address) = address else { return Ok(Permission::NoAddress) };
    if !address.is_empty() && is_suppressed(conn, channel, &address)? {
        return Ok(Permission::Suppressed);
    }
    let state = conn.first(
        "SELECT state FROM consent_states WHERE customer_id = $1 AND purpose = $2 AND channel = $3",
        &[&root, &purpose, &channel],
        |row| State::read(row, 0),
    )?;
    Ok(match state {
        Some(State::Given) => Permission::Yes,
        Some(State::Withdrawn) => Permission::Withdrawn,
        None if purpose == "service" => Permission::Yes,
        None => Permission::NeverGiven,
    })
}
