//! Identities: by what a customer is recognised.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::customers::{SOURCE, note};
use super::endpoint::{About, Asked, Done, Endpoints, NoBody, NoQuery};
use super::shapes::{text, unusable, word};
use crate::base::{Conn, Error, Id, Result, Say, Tx};
use crate::customers::{Customer, Identity, Seen, add_identity, identities, remove_identity, root_of};
use crate::team::Scope;
use crate::web::problem::POINTER;

/// The operations.
pub fn endpoints(to: Endpoints) -> Endpoints {
    let about = |id, summary, text| About { id, section: "Identities", summary, text };
    to.read(
        "/api/customers/{id}/identities",
        Scope::CustomersRead,
        about("list_identities", "List a customer's identities", "All of them, by kind and age."),
        all,
    )
    .write(
        Method::POST,
        "/api/customers/{id}/identities",
        Scope::CustomersWrite,
        about(
            "add_identity",
            "Add an identity",
            "One that the customer has already stays as it is. It may belong to someone else too: then the team is shown \
             that the two may be the same person.",
        ),
        add,
    )
    .write(
        Method::DELETE,
        "/api/customers/{id}/identities/{identity}",
        Scope::CustomersWrite,
        about(
            "remove_identity",
            "Remove an identity",
            "It was wrong: the customer is no longer recognised by it. What came with it stays. Answers with those left.",
        ),
        remove,
    )
}

/// By what a customer is recognised.
#[derive(Serialize, ToSchema)]
#[schema(as = Identity)]
pub struct IdentityView {
    /// The id.
    #[schema(example = "1hm8x2v4c0g02")]
    id: String,
    /// `email`, `phone`, `external`, `shop`, `anonymous`, or any other word.
    #[schema(example = "email")]
    kind: String,
    /// The system within which the value is unique; empty for the whole world.
    #[schema(example = "")]
    scope: String,
    /// In the form in which values are compared.
    #[schema(example = "thandi@example.com")]
    value: String,
    /// Since when it is proven to be theirs.
    #[schema(schema_with = super::shapes::maybe_time)]
    verified_at: Option<String>,
    /// Where it came from.
    #[schema(example = "api")]
    source: String,
    /// Since when the shop has it.
    #[schema(schema_with = super::shapes::time)]
    created_at: String,
    /// When something last came with it.
    #[schema(schema_with = super::shapes::time)]
    last_seen_at: String,
}

impl From<Identity> for IdentityView {
    fn from(it: Identity) -> IdentityView {
        IdentityView {
            id: it.id.to_string(),
            kind: it.kind,
            scope: it.scope,
            value: it.value,
            verified_at: it.verified_at.map(|it| it.to_string()),
            source: it.source,
            created_at: it.created_at.to_string(),
            last_seen_at: it.last_seen_at.to_string(),
        }
    }
}

/// An identity that a customer comes with.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewIdentity)]
pub struct NewIdentity {
    /// `email`, `phone`, `external` (an id that another system gave out), `shop` (the customer id of a storefront),
    /// `anonymous` (a device), or any other word.
    #[schema(example = "email", pattern = "^[a-z][a-z0-9_-]{0,39}$")]
    pub kind: String,
    /// The system within which the value is unique, such as the key of a storefront for `shop`.
    #[serde(default)]
    #[schema(example = "", max_length = 100)]
    pub scope: String,
    /// As it was written.
    #[schema(example = "thandi@example.com", min_length = 1, max_length = 254)]
    pub value: String,
    /// Whether the sender has proven that it is theirs.
    #[serde(default)]
    pub verified: bool,
}

/// The most identities that come at once.
const AT_ONCE: usize = 20;
/// The longest scope and value.
const SCOPE: usize = 100;
const VALUE: usize = 254;

/// As customers are recognised by them.
pub fn seen(all: &[NewIdentity]) -> Result<Vec<Seen<'_>>> {
    if all.len() > AT_ONCE {
        return Err(unusable("api-too-many", "/identities"));
    }
    for (at, it) in all.iter().enumerate() {
        let place = |name: &str| format!("/identities/{at}/{name}");
        word(&it.kind, &place("kind"))?;
        if it.scope.chars().count() > SCOPE {
            return Err(Error::invalid(Say::new("api-text-long").with("most", SCOPE).with(POINTER, place("scope"))));
        }
        text(&it.value, VALUE, &place("value"))?;
    }
    let all = all.iter().map(|it| Seen { kind: &it.kind, scope: &it.scope, value: &it.value, verified: it.verified });
    Ok(all.collect())
}

/// An identity to be added.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AddedIdentity)]
struct Added {
    /// `email`, `phone`, `external`, or any other word.
    #[schema(example = "phone", pattern = "^[a-z][a-z0-9_-]{0,39}$")]
    kind: String,
    /// As it was written.
    #[schema(example = "+27 82 555 0101", min_length = 1, max_length = 254)]
    value: String,
}

/// All identities of a customer.
#[derive(Serialize, ToSchema)]
#[schema(as = Identities)]
struct IdentitiesView {
    rows: Vec<IdentityView>,
}

fn of(db: &mut Conn<'_>, id: Id<Customer>) -> Result<IdentitiesView> {
    Ok(IdentitiesView { rows: identities(db, id)?.into_iter().map(IdentityView::from).collect() })
}

fn all(_: &Asked, db: &mut Conn<'_>, id: &Id<Customer>, _: &NoQuery) -> Result<IdentitiesView> {
    of(db, *id)
}

fn add(_: &Asked, tx: &mut Tx<'_>, id: &Id<Customer>, body: &Added) -> Result<Done<IdentityView>> {
    word(&body.kind, "/kind")?;
    let before = identities(tx, *id)?;
    let added = add_identity(tx, *id, &body.kind, &body.value, SOURCE)?;
    if let Some(it) = before.into_iter().find(|it| it.id == added) {
        return Ok(Done::changed(it.into()));
    }
    note(tx, *id)?;
    let it = identities(tx, *id)?.into_iter().find(|it| it.id == added).ok_or(Error::NotFound("identity"))?;
    Ok(Done::made(it.into()))
}

fn remove(
    _: &Asked,
    tx: &mut Tx<'_>,
    (id, identity): &(Id<Customer>, Id<Identity>),
    _: &NoBody,
) -> Result<Done<IdentitiesView>> {
    let root = root_of(tx, *id)?;
    if !identities(tx, root)?.iter().any(|it| it.id == *identity) {
        return Err(Error::NotFound("identity"));
    }
    remove_identity(tx, *identity)?;
    note(tx, root)?;
    Ok(Done::changed(of(tx, root)?))
}
