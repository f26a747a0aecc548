//! Events: what happened.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::{IntoParams, ToSchema};

use super::endpoint::{About, Asked, Endpoints};
use super::shapes::{Page, after, limit};
use crate::base::page::{Paged, cursor};
use crate::base::{Conn, Id, Result, Row, Timestamp};
use crate::customers::{Customer, members, root_of};
use crate::team::Scope;

/// How many events are looked at for one page: few of them may be of the kind that is asked for.
const LOOK: usize = 5_000;

/// The operations.
pub fn endpoints(to: Endpoints) -> Endpoints {
    let about = |id, summary, text| About { id, section: "Events", summary, text };
    to.read(
        "/api/events",
        Scope::EventsRead,
        about(
            "list_events",
            "List events",
            "All that happened, in the order in which it was recorded, the latest first.",
        ),
        all,
    )
    .write(
        Method::POST,
        "/api/events",
        Scope::EventsWrite,
        about(
            "tell_events",
            "Tell of events",
            "Keeps what customers did, up to 500 events at once, all of them or none. Whom they belong to follows from \
             `user` or `anonymous`. Names of the e-commerce specification of Segment become views, carts and orders; \
             others are kept as they are. 201 if one of them was new.",
        ),
        super::telling::tell,
    )
    .read(
        "/api/customers/{id}/events",
        Scope::EventsRead,
        about("list_customer_events", "List a customer's events", "By when they happened, the latest first."),
        of_customer,
    )
}

/// Something that happened.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
pub struct EventView {
    /// The id.
    #[schema(example = "1hm8x2v4c0g0a")]
    pub id: String,
    /// What: `noun.past`.
    #[schema(example = "order.placed")]
    pub kind: String,
    /// When it happened.
    #[schema(schema_with = super::shapes::time)]
    pub at: String,
    /// When it was recorded.
    #[schema(schema_with = super::shapes::time)]
    pub recorded_at: String,
    /// Whose history it belongs to: who they count as now.
    #[schema(example = "1hm8x2v4c0g01")]
    pub customer: Option<String>,
    /// The thing it is about: an order, a consent.
    #[schema(example = "1hm8x2v4c0g09")]
    pub thing: Option<String>,
    /// What else is known.
    #[schema(value_type = Object, example = json!({ "number": "1042", "total": 24950, "currency": "ZAR" }))]
    pub data: Json,
}

/// The columns of an [`EventView`], of `events e LEFT JOIN customers c ON c.id = e.subject_id`.
pub const COLUMNS: &str = "e.id, e.kind, e.at, e.recorded_at, c.root_id, e.thing_id, e.data";

/// From a row that selected [`COLUMNS`].
pub fn read(row: &Row<'_>) -> Result<EventView> {
    let data: Option<Json> = row.get(6)?;
    Ok(EventView {
        id: row.get::<Id<EventView>>(0)?.to_string(),
        kind: row.get(1)?,
        at: row.get::<Timestamp>(2)?.to_string(),
        recorded_at: row.get::<Timestamp>(3)?.to_string(),
        customer: row.get::<Option<Id<Customer>>>(4)?.map(|it| it.to_string()),
        thing: row.get::<Option<Id<EventView>>>(5)?.map(|it| it.to_string()),
        data: data.filter(Json::is_object).unwrap_or_else(|| Json::Object(serde_json::Map::new())),
    })
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Only events of this kind.
    #[param(example = "order.placed")]
    kind: Option<String>,
    /// How many rows; 50 unless said otherwise.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

fn all(_: &Asked, db: &mut Conn<'_>, _: &(), query: &ListQuery) -> Result<Page<EventView>> {
    let (wanted, before) = (limit(query.limit)?, after::<i64>(query.after.as_deref())?.unwrap_or(i64::MAX));
    // The lowest id that is looked at: below it the next page begins, however few were found.
    let lowest = db.first(
        "SELECT id FROM events WHERE id < $1 ORDER BY id DESC LIMIT 1 OFFSET $2",
        &[&before, &(LOOK - 1)],
        |row| row.get::<i64>(0),
    )?;
    let mut rows = db.all(
        &format!(
            "SELECT {COLUMNS}
               FROM events e LEFT JOIN customers c ON c.id = e.subject_id
              WHERE e.id < $1 AND e.id >= $2 AND (CAST($3 AS TEXT) IS NULL OR e.kind = $3)
              ORDER BY e.id DESC
              LIMIT $4"
        ),
        &[&before, &lowest.unwrap_or(0), &query.kind, &(wanted + 1)],
        |row| Ok((row.get::<i64>(0)?, read(row)?)),
    )?;
    let next = match (rows.len() > wanted, lowest) {
        (true, _) => Some(rows[wanted - 1].0),
        (false, lowest) => lowest,
    };
    rows.truncate(wanted);
    Ok(Page::of(Paged { rows, next: next.map(|it| cursor(&it)) }, |it| it.1))
}

fn of_customer(_: &Asked, db: &mut Conn<'_>, id: &Id<Customer>, query: &ListQuery) -> Result<Page<EventView>> {
    let root = root_of(db, *id)?;
    let before = after::<(i64, i64)>(query.after.as_deref())?.unwrap_or((i64::MAX, i64::MAX));
    let wanted = limit(query.limit)?;
    let mut all = Vec::new();
    // Each row's history is read by itself, by its index.
    for member in members(db, root)? {
        all.extend(db.all(
            &format!(
                "SELECT {COLUMNS}, e.at
                   FROM events e LEFT JOIN customers c ON c.id = e.subject_id
                  WHERE e.subject_id = $1 AND (e.at, e.id) < ($2, $3) AND (CAST($4 AS TEXT) IS NULL OR e.kind = $4)
                  ORDER BY e.at DESC, e.id DESC
                  LIMIT $5"
            ),
            &[&member, &before.0, &before.1, &query.kind, &(wanted + 1)],
            |row| Ok(((row.get::<i64>(7)?, row.get::<i64>(0)?), read(row)?)),
        )?);
    }
    all.sort_by_key(|it| std::cmp::Reverse(it.0));
    Ok(Page::of(Paged::cut(all, wanted, |it| it.0), |it| it.1))
}
