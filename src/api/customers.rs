//! Customers: looking them up, writing them down, changing what is known.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::endpoint::{About, Asked, Done, Endpoints, NoQuery};
use super::identities::{IdentityView, NewIdentity, seen};
use super::shapes::{MoneyView, Page, after, limit, unusable};
use crate::base::page::Paged;
use crate::base::{Conn, Currency, Error, Id, Result, Say, Tx};
use crate::customers::list::{Filter, Order, Sort};
use crate::customers::{self, Arrival, Customer, attributes, find, identities, known_by, list, resolve, root_of};
use crate::settings;
use crate::team::Scope;

/// The source of what programs say of customers.
pub const SOURCE: &str = "api";
/// The most attributes that one request may bring.
const ATTRIBUTES: usize = 100;

/// The operations.
pub fn endpoints(to: Endpoints) -> Endpoints {
    let about = |id, summary, text| About { id, section: "Customers", summary, text };
    to.read(
        "/api/customers",
        Scope::CustomersRead,
        about(
            "list_customers",
            "List customers",
            "The latest first. With `email`, `phone` or `external` it gives whom that identity belongs to: none, one, \
             or several where it is shared. Other filters can be joined.",
        ),
        all,
    )
    .write(
        Method::POST,
        "/api/customers",
        Scope::CustomersWrite,
        about(
            "put_customer",
            "Create or update a customer",
            "Finds whom the identities belong to, or writes down a new customer, and keeps the attributes. 201 if \
             nobody had known them. The strongest identity decides: a verified one, then ids that a system gave out, \
             then an email or phone that is one person's only.",
        ),
        put,
    )
    .read(
        "/api/customers/{id}",
        Scope::CustomersRead,
        about("get_customer", "Get a customer", "With attributes and identities."),
        one,
    )
    .write(
        Method::PATCH,
        "/api/customers/{id}",
        Scope::CustomersWrite,
        about(
            "change_customer",
            "Change what is known of a customer",
            "Only the attributes that are sent change; null takes one back. What the team wrote by hand counts for more \
             than what programs say. With `version`, nothing is changed if someone changed the customer since.",
        ),
        change,
    )
}

/// A customer.
#[derive(Serialize, ToSchema)]
#[schema(as = Customer)]
pub struct CustomerView {
    /// The id, also in the address of the console.
    #[schema(example = "1hm8x2v4c0g01")]
    id: String,
    /// The number that people say aloud.
    #[schema(example = "C-10482")]
    number: String,
    /// The full name; empty where nobody told us.
    #[schema(example = "Thandi Nkosi")]
    name: String,
    /// How they want to be called; empty where nobody told us.
    #[schema(example = "Thandi")]
    call_me: String,
    /// The address to write to.
    #[schema(example = "thandi@example.com")]
    email: Option<String>,
    /// The number to call, in E.164.
    #[schema(example = "+27825550101")]
    phone: Option<String>,
    /// Language code.
    #[schema(example = "zu")]
    language: Option<String>,
    /// ISO 3166 code, or the name as it was written where it is none.
    #[schema(example = "ZA")]
    country: Option<String>,
    /// City.
    #[schema(example = "Durban")]
    city: Option<String>,
    /// Sales, net of cancelled ones.
    #[schema(example = 3)]
    orders: i64,
    /// What they spent, net of what came back.
    spent: MoneyView,
    /// The first sale.
    #[schema(schema_with = super::shapes::maybe_time)]
    first_order_at: Option<String>,
    /// The last sale.
    #[schema(schema_with = super::shapes::maybe_time)]
    last_order_at: Option<String>,
    /// The last time they did anything.
    #[schema(schema_with = super::shapes::time)]
    last_seen_at: String,
    /// Since when the shop knows them.
    #[schema(schema_with = super::shapes::time)]
    created_at: String,
    /// Grows with every change by a person or a program.
    #[schema(example = 2)]
    version: i64,
}

impl CustomerView {
    /// As the API says it; `home` is the shop's currency.
    pub fn of(it: Customer, home: Currency) -> CustomerView {
        CustomerView {
            id: it.id.to_string(),
            number: format!("C-{}", it.number),
            name: it.name,
            call_me: it.call_me,
            email: it.email,
            phone: it.phone,
            language: it.language,
            country: it.country,
            city: it.city,
            orders: it.orders,
            spent: MoneyView::new(it.spent, home),
            first_order_at: it.first_order_at.map(|it| it.to_string()),
            last_order_at: it.last_order_at.map(|it| it.to_string()),
            last_seen_at: it.last_seen_at.to_string(),
            created_at: it.created_at.to_string(),
            version: it.version,
        }
    }
}

/// A customer with what is known of them.
#[derive(Serialize, ToSchema)]
#[schema(as = CustomerDetails)]
pub struct DetailsView {
    #[serde(flatten)]
    customer: CustomerView,
    /// What is known, by key.
    #[schema(example = json!({ "city": "Durban", "shoe_size": "39" }))]
    attributes: BTreeMap<String, String>,
    /// By what they are recognised.
    identities: Vec<IdentityView>,
}

/// The shop's currency.
pub fn home(db: &mut Conn<'_>) -> Result<Currency> {
    settings::shop(db)?.map(|it| it.currency).ok_or(Error::NotFound("shop"))
}

/// The person that `id` counts as, with what is known of them.
pub fn details(db: &mut Conn<'_>, id: Id<Customer>) -> Result<DetailsView> {
    let root = root_of(db, id)?;
    let customer = CustomerView::of(find(db, root)?, home(db)?);
    let mut known = BTreeMap::new();
    // The best of each key comes first.
    for it in attributes(db, root)? {
        known.entry(it.key).or_insert(it.value);
    }
    known.retain(|_, value| !value.is_empty());
    let identities = identities(db, root)?.into_iter().map(IdentityView::from).collect();
    Ok(DetailsView { customer, attributes: known, identities })
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Whose email this is.
    #[param(example = "thandi@example.com")]
    email: Option<String>,
    /// Whose phone this is, in any writing.
    phone: Option<String>,
    /// Whose id in another system this is.
    external: Option<String>,
    /// The system within which that id is unique, such as the key of a storefront.
    scope: Option<String>,
    /// The customer id in a storefront, as `storefront:id`.
    #[param(example = "main:1042")]
    shop: Option<String>,
    /// Any part of a name, an email, a phone or a number.
    q: Option<String>,
    /// ISO 3166 code of the country.
    country: Option<String>,
    /// Language code.
    language: Option<String>,
    /// Who agreed to news and offers on this channel.
    #[param(example = "email")]
    consent: Option<String>,
    /// How many rows; 50 unless said otherwise.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

impl ListQuery {
    /// The identities that are asked for: kind, scope, value.
    fn identities(&self) -> Vec<(&'static str, &str, &str)> {
        let scope = self.scope.as_deref().unwrap_or_default();
        let plain = [("email", "", &self.email), ("phone", "", &self.phone), ("external", scope, &self.external)];
        let mut all: Vec<_> =
            plain.into_iter().filter_map(|(kind, scope, value)| Some((kind, scope, value.as_deref()?))).collect();
        all.extend(self.shop.as_deref().map(|it| {
            let (scope, value) = it.split_once(':').unwrap_or(("", it));
            ("shop", scope, value)
        }));
        all
    }
}

fn all(asked: &Asked, db: &mut Conn<'_>, _: &(), query: &ListQuery) -> Result<Page<CustomerView>> {
    let (wanted, home) = (limit(query.limit)?, home(db)?);
    after::<serde_json::Value>(query.after.as_deref())?;
    let filter = Filter {
        words: query.q.clone().unwrap_or_default(),
        country: query.country.as_ref().map(|it| it.to_uppercase()),
        language: query.language.clone(),
        consent: query.consent.clone(),
        ..Filter::default()
    };
    let named = query.identities();
    if named.is_empty() {
        let (order, now) = (Order { sort: Sort::Created, falling: true }, asked.app.clock().now());
        let found = list::page(db, &asked.app.roll, &filter, order, query.after.as_deref(), wanted, now)?;
        return Ok(Page::of(found.page, |it| CustomerView::of(it, home)));
    }
    if !filter.is_empty() {
        return Err(unusable("api-look-up-alone", "?"));
    }
    let mut people: Option<BTreeSet<Id<Customer>>> = None;
    for (kind, scope, value) in named {
        let holders: BTreeSet<_> = known_by(db, kind, scope, value)?.into_iter().collect();
        people = Some(people.map_or(holders.clone(), |some| &some & &holders));
    }
    let rows = people.unwrap_or_default().into_iter().rev().take(wanted).map(|it| find(db, it));
    let rows = rows.collect::<Result<Vec<_>>>()?;
    Ok(Page::of(Paged { rows, next: None }, |it| CustomerView::of(it, home)))
}

fn one(_: &Asked, db: &mut Conn<'_>, id: &Id<Customer>, _: &NoQuery) -> Result<DetailsView> {
    details(db, *id)
}

/// A customer as a program knows them.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCustomer)]
struct NewCustomer {
    /// By what they are recognised; at least one.
    #[schema(min_items = 1, max_items = 20)]
    identities: Vec<NewIdentity>,
    /// What is known, by key: `name`, `first_name`, `last_name`, `call_me`, `language`, `country`, `city`, or any other
    /// word of lower-case letters, digits and underscores.
    #[serde(default)]
    #[schema(example = json!({ "name": "Thandi Nkosi", "language": "zu", "shoe_size": "39" }))]
    attributes: BTreeMap<String, Option<String>>,
}

fn put(_: &Asked, tx: &mut Tx<'_>, _: &(), body: &NewCustomer) -> Result<Done<DetailsView>> {
    let seen = seen(&body.identities)?;
    let country = body.attributes.get("country").and_then(Option::as_deref);
    let hints: Vec<_> = country.map(|it| ("country", it)).into_iter().collect();
    let arrival = Arrival { identities: &seen, at: tx.now, source: SOURCE, hints: &hints };
    let found = resolve(tx, &arrival)?;
    tell(tx, found.customer, &body.attributes)?;
    Ok(Done { made: found.created, body: details(tx, found.customer)? })
}

/// What is to change.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CustomerChange)]
struct Change {
    /// The version that the program saw; nothing is changed if it is no longer so.
    version: Option<i64>,
    /// What is known from now on, by key; null takes it back.
    #[schema(example = json!({ "city": "Cape Town", "shoe_size": null }))]
    attributes: BTreeMap<String, Option<String>>,
}

fn change(_: &Asked, tx: &mut Tx<'_>, id: &Id<Customer>, body: &Change) -> Result<Done<DetailsView>> {
    let root = root_of(tx, *id)?;
    let seen = find(tx, root)?;
    if body.version.is_some_and(|it| it != seen.version) {
        return Err(Error::conflict(Say::new("customers-edit-crossed").with("name", seen.shown_name())));
    }
    tell(tx, root, &body.attributes)?;
    Ok(Done::changed(details(tx, root)?))
}

/// Keeps what a program says of a customer.
fn tell(tx: &mut Tx<'_>, id: Id<Customer>, attributes: &BTreeMap<String, Option<String>>) -> Result<()> {
    if attributes.len() > ATTRIBUTES {
        return Err(unusable("api-too-many", "/attributes"));
    }
    let facts: Vec<_> = attributes.iter().map(|(key, value)| (key.as_str(), value.as_deref().unwrap_or(""))).collect();
    customers::tell(tx, id, &facts, SOURCE)?;
    note(tx, id)
}

/// Tells open pages that something about a customer has changed.
pub fn note(tx: &mut Tx<'_>, id: Id<Customer>) -> Result<()> {
    let root = root_of(tx, id)?;
    tx.tell(format!("customer:{root}"), "changed", json!({}));
    Ok(())
}
