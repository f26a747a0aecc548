//! The list: search, filters, order, and all that is left as a file.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use futures::stream;
use serde_json::json;

use super::ask::{Ask, SORTS, sort_code};
use super::said::{self, Chip};
use crate::app::App;
use crate::base::{Id, Result};
use crate::catalog::{self, Product, Storefront};
use crate::orders::list::{self, COUNT_LIMIT, Listed, Sorted};
use crate::orders::{OrderKind, Status};
use crate::team::{self, Act};
use crate::web::{self, Choice, Shell, Who};

const PAGE: usize = 50;
/// The rows that an export reads at once.
const SLICE: usize = 500;

#[derive(Template)]
#[template(path = "orders/pages/list.html")]
struct ListPage {
    shell: Shell,
    counted: String,
    number: String,
    statuses: Vec<Choice>,
    kinds: Vec<Choice>,
    storefronts: Vec<Choice>,
    countries: Vec<Choice>,
    buyers: Vec<Choice>,
    from: String,
    to: String,
    sorts: Vec<Choice>,
    product: Option<String>,
    /// What is asked in words, each with the address of the list without it.
    asked: Vec<(String, String)>,
    by_time: Head,
    by_total: Head,
    fields: Vec<(&'static str, String)>,
    rows: Vec<RowView>,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "orders/pages/rows.html")]
struct RowsPart {
    shell: Shell,
    rows: Vec<RowView>,
    more: Option<String>,
}

struct Head {
    href: String,
    sorted: &'static str,
}

struct RowView {
    href: String,
    number: String,
    placed: String,
    buyer: Option<(String, String)>,
    country: String,
    pieces: String,
    standing: Chip,
    total: String,
}

/// GET `/orders`
pub async fn show(State(app): State<App>, who: Who, RawQuery(query): RawQuery, headers: HeaderMap) -> Result<Response> {
    let ask = Ask::read(query.as_deref());
    let part = headers.contains_key("hx-request") && ask.after.is_some();
    let (asked, zone) = (ask.clone(), who.locale().zone.clone());
    let (page, around) = app
        .db
        .read(move |db| {
            let page = list::page(db, &asked.filter, asked.sorted, asked.after.as_deref(), PAGE, &zone)?;
            if part {
                return Ok((page, None));
            }
            let product = asked.filter.product.map(|id| catalog::find(db, id)).transpose()?;
            let around = Around {
                count: list::count(db, &asked.filter, &zone)?,
                storefronts: catalog::storefronts(db)?,
                countries: list::countries(db)?,
                product,
            };
            Ok((page, Some(around)))
        })
        .await?;
    let shell = who.shell("nav-orders");
    let rows: Vec<RowView> = page.rows.iter().map(|it| view(&shell, it)).collect();
    let more = page.next.map(|after| ask.with(|it| it.after = Some(after)).href());
    match around {
        Some(around) => web::page(&whole(shell, &ask, around, rows, more)),
        None => web::part(&RowsPart { shell, rows, more }),
    }
}

/// What stands around the rows.
struct Around {
    count: i64,
    storefronts: Vec<Storefront>,
    countries: Vec<String>,
    product: Option<Product>,
}

fn whole(shell: Shell, ask: &Ask, around: Around, rows: Vec<RowView>, more: Option<String>) -> ListPage {
    let filter = &ask.filter;
    let counted = match around.count {
        it if it > COUNT_LIMIT => shell.tn("orders-counted-more", [("n", &COUNT_LIMIT)]),
        it => shell.tn("orders-counted", [("n", &it)]),
    };
    let statuses = Status::ALL.iter().map(|it| (it.code().to_owned(), shell.t(&said::key("orders-status", it.code()))));
    let kinds = OrderKind::ALL.iter().map(|it| (it.code().to_owned(), shell.t(&said::key("orders-kind", it.code()))));
    let buyers = ["customer", "guest"].map(|it| (it.to_owned(), shell.t(&said::key("orders-who", it))));
    let storefronts = around.storefronts.iter().map(|it| (it.id.to_string(), it.name.clone()));
    let countries = shell.countries(&around.countries, None).into_iter().map(|it| (it.value, it.text));
    let chosen_buyer = filter.guests.map(|it| if it { "guest" } else { "customer" }.to_owned());
    ListPage {
        counted,
        number: filter.number.clone(),
        statuses: choices(shell.t("orders-any-status"), statuses, filter.status.map(|it| it.code().to_owned())),
        kinds: choices(shell.t("orders-any-kind"), kinds, filter.kind.map(|it| it.code().to_owned())),
        storefronts: choices(shell.t("orders-any-storefront"), storefronts, filter.storefront.map(|it| it.to_string())),
        countries: choices(shell.t("orders-any-country"), countries, filter.country.clone()),
        buyers: choices(shell.t("orders-any-buyer"), buyers, chosen_buyer),
        from: filter.from.map(|it| it.to_string()).unwrap_or_default(),
        to: filter.to.map(|it| it.to_string()).unwrap_or_default(),
        sorts: SORTS
            .map(|code| Choice {
                value: code.to_owned(),
                text: shell.t(&format!("orders-sort-{}", code.trim_start_matches('-').to_owned() + side(code))),
                chosen: sort_code(ask.sorted) == code,
            })
            .into(),
        asked: in_words(&shell, ask, &around),
        product: filter.product.map(|it| it.to_string()),
        by_time: head(ask, false),
        by_total: head(ask, true),
        fields: ask.fields(),
        rows,
        more,
        shell,
    }
}

fn side(code: &str) -> &'static str {
    if code.starts_with('-') { "-down" } else { "-up" }
}

/// The head of a column that the list can be sorted by: turns the order round if it is in use.
fn head(ask: &Ask, by_total: bool) -> Head {
    let now = ask.sorted;
    let used = now.by_total == by_total;
    let falling = !(used && now.falling);
    Head {
        href: ask.with(|it| it.sorted = Sorted { by_total, falling }).href(),
        sorted: match (used, now.falling) {
            (true, true) => "descending",
            (true, false) => "ascending",
            (false, _) => "",
        },
    }
}

fn choices(any: String, all: impl IntoIterator<Item = (String, String)>, chosen: Option<String>) -> Vec<Choice> {
    let mut choices = vec![Choice { value: String::new(), text: any, chosen: chosen.is_none() }];
    for (value, text) in all {
        let chosen = chosen.as_ref() == Some(&value);
        choices.push(Choice { value, text, chosen });
    }
    choices
}

fn in_words(shell: &Shell, ask: &Ask, around: &Around) -> Vec<(String, String)> {
    let filter = &ask.filter;
    let mut asked = Vec::new();
    let mut add = |text: String, change: &dyn Fn(&mut Ask)| asked.push((text, ask.with(change).href()));
    if !filter.number.is_empty() {
        add(shell.tn("orders-asked-number", [("number", &filter.number)]), &|it| it.filter.number.clear());
    }
    if let Some(it) = filter.status {
        add(shell.t(&said::key("orders-status", it.code())), &|it| it.filter.status = None);
    }
    if let Some(it) = filter.kind {
        add(shell.t(&said::key("orders-kind", it.code())), &|it| it.filter.kind = None);
    }
    if let Some(it) = filter.storefront.and_then(|id| around.storefronts.iter().find(|it| it.id == id)) {
        add(it.name.clone(), &|it| it.filter.storefront = None);
    }
    if let Some(it) = &filter.country {
        add(shell.country(it), &|it| it.filter.country = None);
    }
    if let Some(day) = filter.from {
        let date = shell.locale.date_of(day);
        add(shell.tn("orders-asked-from", [("date", &date)]), &|it| it.filter.from = None);
    }
    if let Some(day) = filter.to {
        let date = shell.locale.date_of(day);
        add(shell.tn("orders-asked-to", [("date", &date)]), &|it| it.filter.to = None);
    }
    if let Some(guests) = filter.guests {
        add(shell.t(if guests { "orders-who-guest" } else { "orders-who-customer" }), &|it| it.filter.guests = None);
    }
    if let Some(product) = &around.product {
        add(product.title.clone(), &|it| it.filter.product = None);
    }
    asked
}

fn view(shell: &Shell, it: &Listed) -> RowView {
    let order = &it.order;
    RowView {
        href: format!("/orders/{}", order.id),
        number: said::number(order),
        placed: shell.locale.date_time(order.placed_at.0),
        buyer: it.buyer.as_ref().map(|it| (format!("/customers/{}", it.id), said::name(&it.name, it.number))),
        country: order.country.as_deref().map(|it| shell.country(it)).unwrap_or_default(),
        pieces: shell.locale.number(order.sums.units),
        standing: said::standing(shell, order),
        total: said::money(shell, order, order.sums.total),
    }
}

/// POST `/orders/export`: all rows of the list as CSV, slice by slice.
pub async fn export(State(app): State<App>, who: Who, body: String) -> Result<Response> {
    let ask = Ask::read(Some(&body));
    let about = ask.with(|_| ()).href();
    app.db.write(who.actor(), move |tx| team::audit(tx, "orders.exported", None, json!({ "list": about }))).await?;
    let rows = stream::try_unfold(Some((true, None::<String>)), move |at| {
        let (app, who, ask) = (app.clone(), who.clone(), ask.clone());
        async move {
            let Some((first, after)) = at else { return Ok(None) };
            let zone = who.locale().zone.clone();
            let page = app
                .db
                .read_long(move |db| list::page(db, &ask.filter, ask.sorted, after.as_deref(), SLICE, &zone))
                .await
                .map_err(std::io::Error::other)?;
            let text = lines(&who, first, &page.rows)?;
            Ok::<_, std::io::Error>(Some((text, page.next.map(|it| (false, Some(it))))))
        }
    });
    let name = "attachment; filename=\"orders.csv\"";
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, axum::body::Body::from_stream(rows)).into_response())
}

/// Some rows as CSV: times and amounts for machines.
fn lines(who: &Who, first: bool, rows: &[Listed]) -> std::io::Result<Vec<u8>> {
    const HEADS: [&str; 12] = [
        "number",
        "kind",
        "status",
        "placed_at",
        "customer",
        "name",
        "country",
        "currency",
        "lines",
        "pieces",
        "total",
        "refunded",
    ];
    let mut out = sheet::Writer::new(Vec::new(), sheet::Delimiter::COMMA, first)?;
    if first {
        out.row(HEADS)?;
    }
    for Listed { order, buyer } in rows {
        let placed = jiff::Timestamp::from_millisecond(order.placed_at.0).unwrap_or_default();
        out.row([
            order.number.clone(),
            order.kind.code().to_owned(),
            order.status.code().to_owned(),
            placed.to_zoned(who.locale().zone.clone()).datetime().to_string(),
            buyer.as_ref().map(|it| format!("C-{}", it.number)).unwrap_or_default(),
            buyer.as_ref().map(|it| it.name.clone()).unwrap_or_default(),
            order.country.clone().unwrap_or_default(),
            order.currency.to_string(),
            order.sums.lines.to_string(),
            order.sums.units.to_string(),
            order.currency.plain(order.sums.total),
            order.currency.plain(order.refunded),
        ])?;
    }
    out.finish()
}

#[derive(Template)]
#[template(path = "orders/pages/of_product.html")]
struct OfProductPart {
    shell: Shell,
    rows: Vec<(String, String, String, String, String)>,
}

/// GET `/products/{id}/orders`: the latest orders with a product, for its page.
pub async fn of_product(State(app): State<App>, who: Who, Path(id): Path<Id<Product>>) -> Result<Response> {
    let found = app.db.read(move |db| list::with_product(db, id, 10)).await?;
    let shell = who.shell("nav-products");
    let rows = found
        .iter()
        .map(|(order, pieces, total)| {
            (
                format!("/orders/{}", order.id),
                said::number(order),
                shell.locale.date(order.placed_at.0),
                shell.tn("orders-pieces", [("n", pieces)]),
                said::money(&shell, order, *total),
            )
        })
        .collect();
    web::part(&OfProductPart { shell, rows })
}
