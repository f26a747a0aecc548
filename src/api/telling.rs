//! Telling of what customers did.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use utoipa::ToSchema;

use super::endpoint::{Asked, Done};
use super::orders::storefront;
use super::shapes::{instant, text, unusable};
use crate::base::{Error, Result, Say, Tx};
use crate::tracking::{self, Counts, Incoming, Source, read};
use crate::web::problem::POINTER;

/// The most events of a request.
const EVENTS: usize = 500;
/// The most characters of a name and of an id.
const LONGEST: usize = 250;

/// Events to be kept, all of them or none.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewEvents)]
pub struct NewEvents {
    /// The key of the storefront in which they happened.
    #[schema(example = "main")]
    storefront: Option<String>,
    /// What happened.
    #[schema(min_items = 1, max_items = 500)]
    events: Vec<NewEvent>,
}

/// Something that a customer did.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewEvent)]
struct NewEvent {
    /// What: one of the names of the e-commerce specification of Segment (`Product Viewed`, `Order Completed`, …), or any
    /// other.
    #[schema(example = "Product Viewed", min_length = 1, max_length = 250)]
    name: String,
    /// The id that the shop gave the customer: an identity of the kind `external`, with the key of the storefront as its
    /// scope. This or `anonymous` must be there.
    #[schema(example = "1042", min_length = 1, max_length = 250)]
    user: Option<String>,
    /// The id of a device, for someone who is not known yet.
    #[schema(min_length = 1, max_length = 250)]
    anonymous: Option<String>,
    /// By which the event is known again: the same id twice is the same event.
    #[schema(example = "4f1c7a", min_length = 1, max_length = 250)]
    id: Option<String>,
    /// When it happened; now unless said otherwise.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// What else is known.
    #[serde(default)]
    #[schema(value_type = Object, example = json!({ "sku": "JEB-01", "price": 269.50, "currency": "ZAR" }))]
    properties: Map<String, Json>,
}

/// What became of them.
#[derive(Serialize, ToSchema)]
#[schema(as = TakenEvents)]
pub struct TakenView {
    /// New ones.
    #[schema(example = 1)]
    kept: usize,
    /// Those that were here before.
    #[schema(example = 0)]
    repeated: usize,
}

/// Refuses what would be cut or dropped on the way.
fn check(tx: &Tx<'_>, it: &NewEvent, at: usize) -> Result<()> {
    let words = [
        ("name", Some(&it.name)),
        ("user", it.user.as_ref()),
        ("anonymous", it.anonymous.as_ref()),
        ("id", it.id.as_ref()),
    ];
    for (name, value) in words {
        value.map(|it| text(it, LONGEST, &format!("/events/{at}/{name}"))).transpose()?;
    }
    it.at.as_deref().map(|it| instant(it, &format!("/events/{at}/at"), tx.now)).transpose().map(drop)
}

/// Hands the events to the one way in.
pub fn tell(_: &Asked, tx: &mut Tx<'_>, _: &(), body: &NewEvents) -> Result<Done<TakenView>> {
    if body.events.is_empty() || body.events.len() > EVENTS {
        return Err(Error::invalid(Say::new("api-events-many").with("most", EVENTS).with(POINTER, "/events")));
    }
    let shop = match &body.storefront {
        Some(key) => Some(storefront(tx, Some(key))?),
        None => None,
    };
    let mut batch = Vec::with_capacity(body.events.len());
    for (at, it) in body.events.iter().enumerate() {
        check(tx, it, at)?;
        if it.user.is_none() && it.anonymous.is_none() {
            return Err(unusable("api-event-whose", &format!("/events/{at}")));
        }
        batch.push(json!({
            "type": "track",
            "event": it.name,
            "userId": it.user,
            "anonymousId": it.anonymous,
            "messageId": it.id,
            "timestamp": it.at,
            "properties": it.properties,
        }));
    }
    let text = json!({ "batch": batch }).to_string();
    let around = read::Around { received: tx.now, browser: "", key: None, from_browser: false };
    let understood = read::body(text.as_bytes(), read::Call::Batch).map_err(Error::Invalid)?.understand(&around);
    if let Some(fault) = understood.faults.into_iter().next() {
        return Err(Error::invalid(fault.why.with(POINTER, format!("/events/{}", fault.at))));
    }
    let source = Source {
        key: None,
        scope: shop.as_ref().map(|it| it.key.clone()).unwrap_or_default(),
        storefront: shop.map(|it| it.id),
        trusted: true,
        orders: true,
    };
    let incoming = Incoming { source: Arc::new(source), messages: understood.messages, beside: Counts::default() };
    let taken = tracking::take(tx, &[incoming])?.first().copied().unwrap_or_default();
    Ok(Done { made: taken.kept > 0, body: TakenView { kept: taken.kept, repeated: taken.repeated } })
}
