//! Consents: what customers agreed to.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::customers::{SOURCE, note};
use super::endpoint::{About, Asked, Done, Endpoints};
use super::shapes::{after, id as id_in, instant, limit, text, unusable, word};
use crate::base::page::Paged;
use crate::base::{Conn, Error, Id, Result, Tx};
use crate::customers::{
    Consent, Customer, Identity, NewConsent, State, consents, effective_consents, identities, record_consent, root_of,
};
use crate::team::Scope;

/// The operations.
pub fn endpoints(to: Endpoints) -> Endpoints {
    let about = |id, summary, text| About { id, section: "Consents", summary, text };
    to.read(
        "/api/customers/{id}/consents",
        Scope::CustomersRead,
        about(
            "list_consents",
            "List a customer's consents",
            "What counts now, and the ledger from which it follows, the latest decision first.",
        ),
        all,
    )
    .write(
        Method::POST,
        "/api/customers/{id}/consents",
        Scope::CustomersWrite,
        about(
            "record_consent",
            "Record a consent",
            "Writes down that the customer agreed, or said no, with the words they saw. Nothing in the ledger is changed.",
        ),
        record,
    )
}

/// What a customer decided, as a program may say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ConsentState)]
enum Decision {
    /// They agreed.
    Given,
    /// They said no, or no longer.
    Withdrawn,
}

impl From<State> for Decision {
    fn from(it: State) -> Decision {
        match it {
            State::Given => Decision::Given,
            State::Withdrawn => Decision::Withdrawn,
        }
    }
}

/// What counts now for a purpose on a channel.
#[derive(Serialize, ToSchema)]
#[schema(as = EffectiveConsent)]
struct EffectiveView {
    /// For what.
    #[schema(example = "marketing")]
    purpose: String,
    /// By what way.
    #[schema(example = "email")]
    channel: String,
    /// What counts.
    state: Decision,
    /// Since when.
    #[schema(schema_with = super::shapes::time)]
    at: String,
}

/// A decision in the ledger.
#[derive(Serialize, ToSchema)]
#[schema(as = Consent)]
struct ConsentView {
    /// The id.
    id: String,
    /// For what.
    #[schema(example = "marketing")]
    purpose: String,
    /// By what way.
    #[schema(example = "email")]
    channel: String,
    /// What was decided.
    state: Decision,
    /// When they decided.
    #[schema(schema_with = super::shapes::time)]
    at: String,
    /// When it was written down.
    #[schema(schema_with = super::shapes::time)]
    recorded_at: String,
    /// Where it was said.
    #[schema(example = "api:checkout")]
    source: String,
    /// The words the person saw.
    #[schema(example = "Yes, send me news and offers by email.")]
    wording: String,
    /// What proves it.
    evidence: Option<String>,
    /// The address it is about, where one was named.
    identity: Option<String>,
}

impl From<Consent> for ConsentView {
    fn from(it: Consent) -> ConsentView {
        ConsentView {
            id: it.id.to_string(),
            purpose: it.purpose,
            channel: it.channel,
            state: it.state.into(),
            at: it.at.to_string(),
            recorded_at: it.recorded_at.to_string(),
            source: it.source,
            wording: it.wording,
            evidence: it.evidence,
            identity: it.identity.map(|it| it.to_string()),
        }
    }
}

/// What a customer agreed to.
#[derive(Serialize, ToSchema)]
#[schema(as = Consents)]
struct ConsentsView {
    /// What counts now.
    effective: Vec<EffectiveView>,
    /// The ledger, the latest decision first.
    rows: Vec<ConsentView>,
    /// Where the next page of the ledger begins. Null on the last page.
    next: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LedgerQuery {
    /// How many rows of the ledger; 50 unless said otherwise.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

fn all(_: &Asked, db: &mut Conn<'_>, id: &Id<Customer>, query: &LedgerQuery) -> Result<ConsentsView> {
    let before = after::<(i64, i64)>(query.after.as_deref())?.unwrap_or((i64::MAX, i64::MAX));
    let wanted = limit(query.limit)?;
    let mut ledger = consents(db, *id)?;
    ledger.retain(|it| (it.at.0, it.id.raw()) < before);
    let page = Paged::cut(ledger, wanted, |it| (it.at, it.id.raw()));
    let effective = effective_consents(db, *id)?.into_iter().map(|it| EffectiveView {
        purpose: it.purpose,
        channel: it.channel,
        state: it.state.into(),
        at: it.at.to_string(),
    });
    Ok(ConsentsView {
        effective: effective.collect(),
        rows: page.rows.into_iter().map(ConsentView::from).collect(),
        next: page.next,
    })
}

/// A decision to be written down.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewConsent)]
struct Recorded {
    /// For what: `marketing` for news and offers, `service` for what serves an order, or any other word.
    #[schema(example = "marketing", pattern = "^[a-z][a-z0-9_-]{0,39}$")]
    purpose: String,
    /// By what way: `email`, `sms`, `whatsapp`, `phone`, or any other word.
    #[schema(example = "email", pattern = "^[a-z][a-z0-9_-]{0,39}$")]
    channel: String,
    /// What was decided.
    state: Decision,
    /// The words the person saw. Agreeing needs them.
    #[schema(example = "Yes, send me news and offers by email.", max_length = 2000)]
    wording: Option<String>,
    /// Where it was said.
    #[schema(example = "checkout", pattern = "^[a-z][a-z0-9_-]{0,39}$")]
    source: Option<String>,
    /// What proves it, such as an address of a stored form.
    #[schema(max_length = 2000)]
    evidence: Option<String>,
    /// The id of the identity that it is about.
    identity: Option<String>,
    /// When they decided; now unless said otherwise.
    #[schema(format = DateTime)]
    at: Option<String>,
}

fn record(_: &Asked, tx: &mut Tx<'_>, id: &Id<Customer>, body: &Recorded) -> Result<Done<ConsentView>> {
    let root = root_of(tx, *id)?;
    let (purpose, channel) = (word(&body.purpose, "/purpose")?, word(&body.channel, "/channel")?);
    let state = match body.state {
        Decision::Given => State::Given,
        Decision::Withdrawn => State::Withdrawn,
    };
    let wording = match body.wording.as_deref().map(str::trim).filter(|it| !it.is_empty()) {
        Some(it) => text(it, 2_000, "/wording")?,
        None if state == State::Given => return Err(unusable("api-consent-wording", "/wording")),
        None => "",
    };
    let source = match &body.source {
        Some(it) => format!("{SOURCE}:{}", word(it, "/source")?),
        None => SOURCE.to_owned(),
    };
    let evidence = body.evidence.as_deref().map(|it| text(it, 2_000, "/evidence")).transpose()?;
    let at = body.at.as_deref().map(|it| instant(it, "/at", tx.now)).transpose()?.unwrap_or(tx.now);
    let identity = body.identity.as_deref().map(|it| id_in::<Identity>(it, "/identity")).transpose()?;
    if identity.is_some_and(|it| !identities(tx, root).is_ok_and(|all| all.iter().any(|own| own.id == it))) {
        return Err(unusable("api-identity-elsewhere", "/identity"));
    }
    let new = NewConsent { customer: root, identity, purpose, channel, state, source: &source, wording, evidence, at };
    let made = record_consent(tx, &new)?;
    note(tx, root)?;
    let it = consents(tx, root)?.into_iter().find(|it| it.id == made).ok_or(Error::NotFound("consent"))?;
    Ok(Done::made(it.into()))
}
