//! What several operations say: pages, amounts, instants, problems.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::base::page::{Paged, from_cursor};
use crate::base::{Currency, Error, Id, Result, Say, Timestamp};
use crate::web::problem::POINTER;

/// How many rows a page has unless the program says otherwise, and at most.
const USUAL: usize = 50;
const MOST: usize = 200;
/// How far a program's clock may be ahead of ours.
const AHEAD: std::time::Duration = std::time::Duration::from_secs(24 * 3_600);

/// Some rows, and where to go on.
#[derive(Serialize)]
pub struct Page<T> {
    rows: Vec<T>,
    next: Option<String>,
}

impl<T> Page<T> {
    /// A page of what was found, each row as the API says it.
    pub fn of<R>(page: Paged<R>, say: impl FnMut(R) -> T) -> Page<T> {
        Page { rows: page.rows.into_iter().map(say).collect(), next: page.next }
    }
}

impl<T: ToSchema> PartialSchema for Page<T> {
    fn schema() -> RefOr<Schema> {
        let next = ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::SchemaType::from_iter([Type::String, Type::Null]))
            .description(Some("Where the next page begins: send it as `after`. Null on the last page."));
        ObjectBuilder::new()
            .property("rows", ArrayBuilder::new().items(Ref::from_schema_name(T::name())))
            .property("next", next)
            .required("rows")
            .required("next")
            .into()
    }
}

impl<T: ToSchema> ToSchema for Page<T> {
    fn name() -> Cow<'static, str> {
        format!("{}Page", T::name()).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

/// The number of rows that is asked for.
pub fn limit(asked: Option<u32>) -> Result<usize> {
    match asked.map(|it| it as usize) {
        None => Ok(USUAL),
        Some(it) if (1..=MOST).contains(&it) => Ok(it),
        Some(_) => Err(Error::invalid(Say::new("api-limit").with("most", MOST).with(POINTER, "?limit"))),
    }
}

/// Where a page begins. A cursor that is none of ours is refused: a program would read the first page for ever.
pub fn after<K: DeserializeOwned>(cursor: Option<&str>) -> Result<Option<K>> {
    let Some(text) = cursor else { return Ok(None) };
    from_cursor(text).map(Some).ok_or_else(|| Error::invalid(Say::new("api-cursor").with(POINTER, "?after")))
}

/// An id that stands in a request.
pub fn id<T>(text: &str, pointer: &str) -> Result<Id<T>> {
    text.parse().map_err(|_| unusable("api-not-an-id", pointer))
}

/// An instant that stands in a request: RFC 3339, not before 1970, and no more than a day ahead.
pub fn instant(text: &str, pointer: &str, now: Timestamp) -> Result<Timestamp> {
    let ms = text.parse::<jiff::Timestamp>().ok().map(|it| it.as_millisecond());
    match ms.filter(|it| *it >= 0).map(Timestamp) {
        Some(it) if it <= now + AHEAD => Ok(it),
        Some(_) => Err(unusable("api-time-ahead", pointer)),
        None => Err(unusable("api-not-a-time", pointer)),
    }
}

/// A sentence about one place of a request.
pub fn unusable(key: &str, pointer: &str) -> Error {
    Error::invalid(Say::new(key).with(POINTER, pointer))
}

/// A text that must be there and may be so long.
pub fn text<'t>(text: &'t str, most: usize, pointer: &str) -> Result<&'t str> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(unusable("api-text-missing", pointer)),
        it if it > most => Err(Error::invalid(Say::new("api-text-long").with("most", most).with(POINTER, pointer))),
        _ => Ok(text),
    }
}

/// A short word of a program: `marketing`, `email`.
pub fn word<'t>(text: &'t str, pointer: &str) -> Result<&'t str> {
    let fits = text.len() <= 40
        && text.starts_with(|it: char| it.is_ascii_lowercase())
        && text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, b'_' | b'-'));
    if fits { Ok(text) } else { Err(unusable("api-not-a-word", pointer)) }
}

/// An amount of money.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Money)]
pub struct MoneyView {
    /// Whole minor units: cents, pence, santim. Negative for money that goes back.
    #[schema(example = 24950)]
    pub amount: i64,
    /// ISO 4217.
    #[schema(example = "ZAR")]
    pub currency: String,
}

impl MoneyView {
    /// So many minor units.
    pub fn new(amount: i64, currency: Currency) -> MoneyView {
        MoneyView { amount, currency: currency.to_string() }
    }
}

/// What is wrong with a request (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemView {
    /// The address that explains this kind of problem.
    #[schema(example = "https://desk.shop.example/api/reference#problem-invalid")]
    r#type: String,
    /// The kind in a few words.
    #[schema(example = "The request cannot be used")]
    title: String,
    /// The status once more.
    #[schema(example = 422)]
    status: u16,
    /// What happened this time, and how to mend it.
    detail: String,
    /// What is wrong where.
    #[schema(required = false)]
    errors: Option<Vec<FaultView>>,
}

/// What is wrong at one place of a request.
#[derive(Serialize, ToSchema)]
#[schema(as = Fault)]
pub struct FaultView {
    /// A JSON pointer into the body, or `?name` for a parameter.
    #[schema(example = "/lines/0/quantity")]
    pointer: String,
    /// What is wrong there.
    detail: String,
}

/// The schema of an instant.
pub fn time() -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::String).format(Some(date_time())).examples([INSTANT]).into()
}

/// The schema of an instant that may not be known.
pub fn maybe_time() -> RefOr<Schema> {
    let kinds = utoipa::openapi::schema::SchemaType::from_iter([Type::String, Type::Null]);
    ObjectBuilder::new().schema_type(kinds).format(Some(date_time())).examples([INSTANT]).into()
}

const INSTANT: &str = "2026-03-02T08:15:30Z";

fn date_time() -> utoipa::openapi::SchemaFormat {
    utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::DateTime)
}
