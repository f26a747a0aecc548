//! Orders: what was bought, and what became of it.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::endpoint::{About, Asked, Done, Endpoints, NoBody, NoQuery};
use super::order_views::{DetailsView, KindView, Names, OrderView, StatusView, details};
use super::shapes::{Page, after, id as id_in, limit, text, unusable};
use crate::base::page::Paged;
use crate::base::{Conn, Currency, Id, Result, Tx};
use crate::catalog::{self, Storefront};
use crate::customers::{members, root_of};
use crate::orders::list::{self, Filter, Sorted};
use crate::orders::{self, LineKind, Order, OrderKind, Refund, Status};
use crate::settings;
use crate::team::Scope;

/// The operations.
pub fn endpoints(to: Endpoints) -> Endpoints {
    let about = |id, summary, text| About { id, section: "Orders", summary, text };
    let act = |to: Endpoints, path, id, summary, text, f| {
        to.write(Method::POST, path, Scope::OrdersWrite, about(id, summary, text), f)
    };
    let to = to
        .read(
            "/api/storefronts",
            Scope::OrdersRead,
            about("list_storefronts", "List storefronts", "The web shops that orders come through."),
            shops,
        )
        .read("/api/orders", Scope::OrdersRead, about("list_orders", "List orders", "The latest first."), all)
        .write(
            Method::POST,
            "/api/orders",
            Scope::OrdersWrite,
            about(
                "book_order",
                "Book an order",
                "Writes a sale down, with whom it belongs to. 201 if its number is new in its storefront; 200 if it is \
                 there already: then only lines that it does not have yet are added, and where it stands moves forward \
                 only.",
            ),
            super::booking::book,
        )
        .read(
            "/api/orders/{id}",
            Scope::OrdersRead,
            about("get_order", "Get an order", "With its lines, its history and its credits."),
            one,
        );
    let to = act(
        to,
        "/api/orders/{id}/cancellation",
        "cancel_order",
        "Cancel an order",
        "Calls a sale off: it counts in no figure any more. Not once goods have gone out or money has gone back.",
        cancel,
    );
    let to = act(
        to,
        "/api/orders/{id}/fulfilment",
        "fulfil_order",
        "Mark an order as sent",
        "Says that the goods have gone out.",
        fulfil,
    );
    to.write(
        Method::POST,
        "/api/orders/{id}/refunds",
        Scope::OrdersWrite,
        about(
            "refund_order",
            "Refund an order",
            "Gives back pieces of lines, or an amount without goods, by a credit of its own; never more than was paid. \
             Answers with the sale.",
        ),
        refund,
    )
}

/// A web shop.
#[derive(Serialize, ToSchema)]
#[schema(as = Storefront)]
struct StorefrontView {
    /// Its name for programs.
    #[schema(example = "main")]
    key: String,
    /// Its name for people.
    #[schema(example = "Main shop")]
    name: String,
    /// What it sells in.
    #[schema(example = "ZAR")]
    currency: String,
}

/// All web shops.
#[derive(Serialize, ToSchema)]
#[schema(as = Storefronts)]
struct StorefrontsView {
    rows: Vec<StorefrontView>,
}

fn shops(_: &Asked, db: &mut Conn<'_>, _: &(), _: &NoQuery) -> Result<StorefrontsView> {
    let view = |it: Storefront| StorefrontView { key: it.key, name: it.name, currency: it.currency.to_string() };
    Ok(StorefrontsView { rows: catalog::storefronts(db)?.into_iter().map(view).collect() })
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// The id of a customer.
    customer: Option<String>,
    /// The beginning of a number, in any writing.
    #[param(example = "1042")]
    number: Option<String>,
    /// Where they stand.
    #[param(inline)]
    status: Option<StatusView>,
    /// What they are in the books.
    #[param(inline)]
    kind: Option<KindView>,
    /// The key of a storefront.
    #[param(example = "main")]
    storefront: Option<String>,
    /// ISO 3166 code of the country that they went to.
    country: Option<String>,
    /// The first day, in the shop's time zone.
    #[param(format = Date)]
    from: Option<String>,
    /// The last day, in the shop's time zone.
    #[param(format = Date)]
    to: Option<String>,
    /// How many rows; 50 unless said otherwise.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

impl ListQuery {
    fn filter(&self, names: &Names) -> Result<Filter> {
        let day = |text: &Option<String>, pointer| {
            text.as_deref().map(|it| it.parse().map_err(|_| unusable("api-not-a-day", pointer))).transpose()
        };
        let shop = |key: &String| names.shops.iter().find(|it| it.key == *key).map(|it| it.id);
        let storefront = match &self.storefront {
            Some(key) => Some(shop(key).ok_or_else(|| unusable("api-no-storefront", "?storefront"))?),
            None => None,
        };
        Ok(Filter {
            number: self.number.clone().unwrap_or_default(),
            status: self.status.map(Status::from),
            kind: self.kind.map(|it| match it {
                KindView::Sale => OrderKind::Sale,
                KindView::Credit => OrderKind::Credit,
                KindView::Adjustment => OrderKind::Adjustment,
            }),
            storefront,
            country: self.country.as_ref().map(|it| it.to_uppercase()),
            from: day(&self.from, "?from")?,
            to: day(&self.to, "?to")?,
            ..Filter::default()
        })
    }
}

fn all(_: &Asked, db: &mut Conn<'_>, _: &(), query: &ListQuery) -> Result<Page<OrderView>> {
    let (wanted, names) = (limit(query.limit)?, Names::of(db)?);
    let before = after::<(i64, i64)>(query.after.as_deref())?;
    let filter = query.filter(&names)?;
    let Some(customer) = &query.customer else {
        let zone = settings::shop(db)?.map_or(jiff::tz::TimeZone::UTC, |it| it.time_zone());
        let page = list::page(db, &filter, Sorted::default(), query.after.as_deref(), wanted, &zone)?;
        return Ok(Page::of(page, |it| names.view(&it.order, it.buyer.map(|it| it.id))));
    };
    if filter != Filter::default() {
        return Err(unusable("api-look-up-alone", "?customer"));
    }
    let root = root_of(db, id_in(customer, "?customer")?)?;
    let rows = members(db, root)?;
    let before = before.map(|(at, id)| (crate::base::Timestamp(at), Id::from_raw(id)));
    let found = orders::of_customer(db, &rows, before, wanted + 1)?;
    let page = Paged::cut(found, wanted, |it| (it.placed_at, it.id.raw()));
    Ok(Page::of(page, |it| names.view(&it, Some(root))))
}

fn one(_: &Asked, db: &mut Conn<'_>, id: &Id<Order>, _: &NoQuery) -> Result<DetailsView> {
    details(db, *id)
}

/// What an act came to; open pages of the customer hear of it.
pub fn after_act(tx: &mut Tx<'_>, id: Id<Order>) -> Result<DetailsView> {
    if let Some(customer) = orders::find(tx, id)?.customer {
        super::customers::note(tx, customer)?;
    }
    details(tx, id)
}

fn cancel(_: &Asked, tx: &mut Tx<'_>, id: &Id<Order>, _: &NoBody) -> Result<Done<DetailsView>> {
    orders::cancel(tx, *id)?;
    Ok(Done::changed(after_act(tx, *id)?))
}

fn fulfil(_: &Asked, tx: &mut Tx<'_>, id: &Id<Order>, _: &NoBody) -> Result<Done<DetailsView>> {
    orders::fulfil(tx, *id)?;
    Ok(Done::changed(after_act(tx, *id)?))
}

/// What goes back: pieces of lines, or an amount; never both.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRefund)]
struct NewRefund {
    /// An amount without goods, minor units.
    #[schema(example = 5000, minimum = 1, maximum = 100_000_000_000_i64)]
    amount: Option<i64>,
    /// Pieces of lines.
    #[schema(max_items = 1000)]
    lines: Option<Vec<Pieces>>,
    /// Why, for the team.
    #[schema(example = "Arrived broken", max_length = 2000)]
    reason: Option<String>,
}

/// Pieces of a line that go back.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RefundedLine)]
struct Pieces {
    /// The position of the line.
    #[schema(example = 1, minimum = 1)]
    position: i64,
    /// How many pieces.
    #[schema(example = 1, minimum = 1)]
    quantity: i64,
}

fn refund(_: &Asked, tx: &mut Tx<'_>, id: &Id<Order>, body: &NewRefund) -> Result<Done<DetailsView>> {
    let what = match (body.amount, &body.lines) {
        (Some(amount), None) => Refund::Amount(amount),
        (None, Some(lines)) => Refund::Pieces(lines.iter().map(|it| (it.position, it.quantity)).collect()),
        _ => return Err(unusable("api-refund-what", "")),
    };
    let reason = body.reason.as_deref().map(|it| text(it, 2_000, "/reason")).transpose()?.unwrap_or_default();
    orders::refund(tx, *id, &what, reason)?;
    Ok(Done::made(after_act(tx, *id)?))
}

/// The storefront with this key, or the only one.
pub fn storefront(tx: &mut Tx<'_>, key: Option<&str>) -> Result<Storefront> {
    let mut shops = catalog::storefronts(tx)?;
    match key {
        Some(key) => {
            shops.into_iter().find(|it| it.key == key).ok_or_else(|| unusable("api-no-storefront", "/storefront"))
        }
        None if shops.len() == 1 => Ok(shops.remove(0)),
        None => Err(unusable("api-which-storefront", "/storefront")),
    }
}

/// A line's kind as a program may say it.
pub fn line_kind(code: Option<&str>, pointer: &str) -> Result<LineKind> {
    match code {
        None => Ok(LineKind::Goods),
        Some(code) => LineKind::parse(code)
            .filter(|it| {
                matches!(
                    it,
                    LineKind::Goods
                        | LineKind::Shipping
                        | LineKind::Fee
                        | LineKind::Discount
                        | LineKind::Sample
                        | LineKind::Voucher
                )
            })
            .ok_or_else(|| unusable("api-line-kind", pointer)),
    }
}

/// A currency that stands in a request.
pub fn currency(code: &str, pointer: &str) -> Result<Currency> {
    code.parse().map_err(|_| unusable("api-not-a-currency", pointer))
}
