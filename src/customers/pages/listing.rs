//! The list: search, filters, order, columns, and everyone who is left as a file.

use askama::Template;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use futures::stream;
use serde_json::json;

use super::ask::{Ask, Column, sort_code};
use super::person;
use crate::app::App;
use crate::base::page::Paged;
use crate::base::{Conn, Id, Result, Timestamp};
use crate::customers::customer::Customer;
use crate::customers::list::{self, Filter, Listed, Order, Seen, Sort};
use crate::team::{self, Act};
use crate::web::{self, Choice, Shell, Who};

const PAGE: usize = 50;
/// The rows that an export reads at once.
const SLICE: usize = 500;
/// The channels that one can agree to.
pub const CHANNELS: [&str; 4] = ["email", "sms", "whatsapp", "phone"];

#[derive(Template)]
#[template(path = "customers/pages/list.html")]
struct ListPage {
    shell: Shell,
    counted: String,
    words: String,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
    consents: Vec<Choice>,
    seen: Vec<Choice>,
    orders: String,
    spent: String,
    sorts: Vec<Choice>,
    /// What is asked in words, each with the address of the list without it.
    asked: Vec<(String, String)>,
    heads: Vec<Head>,
    columns: Vec<Choice>,
    /// The rest of the address, where only the columns change.
    beside_columns: Vec<(&'static str, String)>,
    /// The columns, where only the filters change.
    chosen_columns: Option<String>,
    fields: Vec<(&'static str, String)>,
    rows: Vec<RowView>,
    more: Option<String>,
    everyone: bool,
    width: usize,
}

#[derive(Template)]
#[template(path = "customers/pages/rows.html")]
struct RowsPart {
    shell: Shell,
    rows: Vec<RowView>,
    more: Option<String>,
    width: usize,
}

struct Head {
    text: String,
    href: Option<String>,
    sorted: &'static str,
    kind: &'static str,
}

struct RowView {
    href: String,
    name: String,
    initials: String,
    hue: u8,
    beside: String,
    cells: Vec<Cell>,
}

struct Cell {
    label: String,
    text: String,
    kind: &'static str,
}

/// Who is found by the number of an order; the feature that keeps orders knows.
pub type Buyers = fn(&mut Conn<'_>, words: &str) -> Result<Vec<Id<Customer>>>;

/// The filter, with those who are found by what they ordered.
fn with_buyers(db: &mut Conn<'_>, filter: &Filter, buyers: Buyers) -> Result<Filter> {
    Ok(Filter { buyers: buyers(db, &filter.words)?, ..filter.clone() })
}

/// GET `/customers`
pub async fn show(app: App, who: Who, query: Option<String>, headers: HeaderMap, buyers: Buyers) -> Result<Response> {
    let ask = Ask::read(query.as_deref(), unit(&who));
    let part = headers.contains_key("hx-request") && ask.after.is_some();
    let (asked, now, roll) = (ask.clone(), who.now(), app.roll.clone());
    let (Listed { page, count }, countries, languages) = app
        .db
        .read(move |db| {
            let filter = with_buyers(db, &asked.filter, buyers)?;
            let listed = list::page(db, &roll, &filter, asked.order, asked.after.as_deref(), PAGE, now)?;
            Ok((listed, roll.countries(db)?, roll.languages(db)?))
        })
        .await?;
    let shell = who.shell("nav-customers");
    let (rows, more) = views(&shell, &ask, page);
    let width = ask.columns.len() + 1;
    if part {
        return web::part(&RowsPart { shell, rows, more, width });
    }
    let asked = in_words(&shell, &ask);
    web::page(&ListPage {
        counted: shell.tn("customers-counted", [("n", &count)]),
        words: ask.filter.words.clone(),
        countries: country_choices(&shell, countries, ask.filter.country.as_deref()),
        languages: choices(
            &shell,
            "customers-any-language",
            &languages,
            ask.filter.language.as_deref(),
            person::language,
        ),
        consents: choices(&shell, "customers-any-consent", &CHANNELS, ask.filter.consent.as_deref(), |it| {
            shell.tn("customers-agreed-to", [("channel", &channel(&shell, it))])
        }),
        seen: choices(
            &shell,
            "customers-any-time",
            &Seen::ALL.map(Seen::code),
            ask.filter.seen.map(Seen::code),
            |it| shell.t(&format!("customers-seen-{it}")),
        ),
        orders: ask.filter.orders.map(|it| it.to_string()).unwrap_or_default(),
        spent: ask.filter.spent.map(|it| (it / unit(&who)).to_string()).unwrap_or_default(),
        sorts: sorts(&shell, ask.order),
        everyone: asked.is_empty(),
        asked,
        heads: heads(&shell, &ask),
        columns: Column::ALL
            .into_iter()
            .map(|it| Choice {
                value: it.code().to_owned(),
                text: column_name(&shell, it),
                chosen: ask.columns.contains(&it),
            })
            .collect(),
        beside_columns: ask.fields().into_iter().filter(|(name, _)| *name != "cols").collect(),
        chosen_columns: ask.fields().into_iter().find(|(name, _)| *name == "cols").map(|(_, value)| value),
        fields: ask.fields(),
        rows,
        more,
        width,
        shell,
    })
}

/// Minor units in one of the shop's currency.
fn unit(who: &Who) -> i64 {
    10_i64.pow(who.shop().currency.exponent())
}

/// The name of a channel in a sentence.
pub fn channel(shell: &Shell, code: &str) -> String {
    if CHANNELS.contains(&code) { shell.t(&format!("customers-channel-{code}")) } else { code.to_owned() }
}

fn choices<S: AsRef<str>>(
    shell: &Shell,
    any: &str,
    all: &[S],
    chosen: Option<&str>,
    text: impl Fn(&str) -> String,
) -> Vec<Choice> {
    let mut choices = vec![Choice { value: String::new(), text: shell.t(any), chosen: chosen.is_none() }];
    // What was asked for stays chosen, also when nobody has it.
    let asked = chosen.filter(|it| !all.iter().any(|one| one.as_ref() == *it));
    for value in all.iter().map(AsRef::as_ref).chain(asked) {
        choices.push(Choice { value: value.to_owned(), text: text(value), chosen: chosen == Some(value) });
    }
    choices
}

fn country_choices(shell: &Shell, mut codes: Vec<String>, chosen: Option<&str>) -> Vec<Choice> {
    if let Some(it) = chosen.filter(|it| !codes.iter().any(|code| code == it)) {
        codes.push(it.to_owned());
    }
    let any = Choice { value: String::new(), text: shell.t("customers-any-country"), chosen: chosen.is_none() };
    [any].into_iter().chain(shell.countries(&codes, chosen)).collect()
}

fn sorts(shell: &Shell, chosen: Order) -> Vec<Choice> {
    let both = |sort| [true, false].map(|falling| Order { sort, falling });
    let choice = |order: Order| Choice {
        value: sort_code(order),
        text: shell.t(&format!("customers-sort-{}-{}", order.sort.code(), if order.falling { "down" } else { "up" })),
        chosen: order == chosen,
    };
    Sort::ALL.into_iter().flat_map(both).map(choice).collect()
}

fn column_name(shell: &Shell, column: Column) -> String {
    shell.t(&format!("customers-col-{}", column.code()))
}

fn heads(shell: &Shell, ask: &Ask) -> Vec<Head> {
    let head = |text, sort: Option<Sort>, figure| Head {
        text,
        href: sort.map(|it| ask.sorted_by(it)),
        sorted: match sort {
            Some(it) if it == ask.order.sort && ask.order.falling => "descending",
            Some(it) if it == ask.order.sort => "ascending",
            _ => "",
        },
        kind: if figure { "num" } else { "" },
    };
    let mut heads = vec![head(shell.t("customers-col-name"), Some(Sort::Name), false)];
    heads.extend(ask.columns.iter().map(|it| head(column_name(shell, *it), it.sort(), it.is_figure())));
    heads
}

/// What is asked, each with the address of the list without it.
fn in_words(shell: &Shell, ask: &Ask) -> Vec<(String, String)> {
    let filter = &ask.filter;
    let mut asked = Vec::new();
    if !filter.words.is_empty() {
        let text = shell.tn("customers-asked-words", [("words", &filter.words)]);
        asked.push((text, ask.with(|it| it.filter.words.clear()).href()));
    }
    if let Some(it) = &filter.country {
        asked.push((shell.country(it), ask.with(|it| it.filter.country = None).href()));
    }
    if let Some(it) = &filter.language {
        asked.push((person::language(it), ask.with(|it| it.filter.language = None).href()));
    }
    if let Some(it) = &filter.consent {
        let text = shell.tn("customers-agreed-to", [("channel", &channel(shell, it))]);
        asked.push((text, ask.with(|it| it.filter.consent = None).href()));
    }
    if let Some(it) = filter.seen {
        let text = shell.t(&format!("customers-seen-{}", it.code()));
        asked.push((text, ask.with(|it| it.filter.seen = None).href()));
    }
    if let Some(n) = filter.orders {
        let text = shell.tn("customers-asked-orders", [("n", &n)]);
        asked.push((text, ask.with(|it| it.filter.orders = None).href()));
    }
    if let Some(it) = filter.spent {
        let text = shell.tn("customers-asked-spent", [("amount", &shell.locale.home_money(it))]);
        asked.push((text, ask.with(|it| it.filter.spent = None).href()));
    }
    asked
}

fn views(shell: &Shell, ask: &Ask, page: Paged<Customer>) -> (Vec<RowView>, Option<String>) {
    let labels: Vec<String> = ask.columns.iter().map(|it| column_name(shell, *it)).collect();
    let view = |it: &Customer| {
        let name = person::name(shell, it);
        let beside = if ask.columns.contains(&Column::Email) { None } else { it.email.as_deref() };
        RowView {
            href: format!("/customers/{}", it.id),
            initials: tongue::initials(&name),
            hue: tongue::hue(&name),
            beside: beside
                .filter(|it| *it != name)
                .map_or_else(|| person::number_beside(it, &name), |it| person::email(shell, it)),
            name,
            cells: ask
                .columns
                .iter()
                .zip(&labels)
                .map(|(column, label)| Cell {
                    label: label.clone(),
                    text: cell(shell, it, *column),
                    kind: if column.is_figure() { "num" } else { "" },
                })
                .collect(),
        }
    };
    let rows = page.rows.iter().map(view).collect();
    (rows, page.next.map(|after| ask.with(|it| it.after = Some(after)).href()))
}

fn cell(shell: &Shell, it: &Customer, column: Column) -> String {
    let date = |at: Timestamp| shell.locale.date(at.0);
    match column {
        Column::Number => person::number(it.number),
        Column::Email => it.email.as_deref().map(|it| person::email(shell, it)).unwrap_or_default(),
        Column::Phone => it.phone.as_deref().map(|it| person::phone(shell, it)).unwrap_or_default(),
        Column::Place => person::place(shell, it),
        Column::Language => it.language.as_deref().map(person::language).unwrap_or_default(),
        Column::Seen => person::ago(shell, it.last_seen_at),
        Column::Orders => shell.locale.number(it.orders),
        Column::Spent => shell.locale.home_money(it.spent),
        Column::LastOrder => it.last_order_at.map(date).unwrap_or_default(),
        Column::Created => date(it.created_at),
    }
}

/// POST `/customers/export`: all rows of the list, slice by slice, as they would be shown.
pub async fn export(app: App, who: Who, body: String, buyers: Buyers) -> Result<Response> {
    let ask = Ask::read(Some(&body), unit(&who));
    let about = ask.with(|_| ()).href();
    app.db.write(who.actor(), move |tx| team::audit(tx, "customers.exported", None, json!({ "list": about }))).await?;
    let head = (0, None::<String>);
    let rows = stream::try_unfold(Some(head), move |at| {
        let (app, who, ask) = (app.clone(), who.clone(), ask.clone());
        async move {
            let Some((slice, after)) = at else { return Ok(None) };
            let (filter, order, now, roll) = (ask.filter.clone(), ask.order, who.now(), app.roll.clone());
            let page = app
                .db
                .read_long(move |db| {
                    let filter = with_buyers(db, &filter, buyers)?;
                    Ok(list::page(db, &roll, &filter, order, after.as_deref(), SLICE, now)?.page)
                })
                .await
                .map_err(std::io::Error::other)?;
            let next = page.next.clone().map(|it| (slice + 1, Some(it)));
            let text = lines(&who, &ask, slice == 0, &page.rows)?;
            Ok::<_, std::io::Error>(Some((text, next)))
        }
    });
    let name = "attachment; filename=\"customers.csv\"";
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, axum::body::Body::from_stream(rows)).into_response())
}

/// Some rows as CSV: times and amounts for machines, addresses whole.
fn lines(who: &Who, ask: &Ask, first: bool, rows: &[Customer]) -> std::io::Result<Vec<u8>> {
    let shell = who.shell("");
    let mut out = sheet::Writer::new(Vec::new(), sheet::Delimiter::COMMA, first)?;
    if first {
        let heads = ask.columns.iter().map(|it| column_name(&shell, *it));
        out.row([shell.t("customers-col-name")].into_iter().chain(heads))?;
    }
    for row in rows {
        let cells = ask.columns.iter().map(|it| plain_cell(&shell, row, *it));
        out.row([row.name.clone()].into_iter().chain(cells))?;
    }
    out.finish()
}

fn plain_cell(shell: &Shell, it: &Customer, column: Column) -> String {
    let date = |at: Timestamp| shell.locale.day_of(at.0).to_string();
    match column {
        Column::Email => it.email.clone().unwrap_or_default(),
        Column::Phone => it.phone.clone().unwrap_or_default(),
        Column::Language => it.language.clone().unwrap_or_default(),
        Column::Seen => date(it.last_seen_at),
        Column::Orders => it.orders.to_string(),
        Column::Spent => amount(it.spent, tongue::exponent(shell.locale.home_currency.code)),
        Column::LastOrder => it.last_order_at.map(date).unwrap_or_default(),
        Column::Created => date(it.created_at),
        Column::Number | Column::Place => cell(shell, it, column),
    }
}

/// Minor units as a plain decimal: 1234.50.
fn amount(minor: i64, digits: u8) -> String {
    let unit = 10_u64.pow(digits.into());
    let (sign, all) = (if minor < 0 { "-" } else { "" }, minor.unsigned_abs());
    match digits {
        0 => format!("{sign}{all}"),
        _ => format!("{sign}{}.{:0width$}", all / unit, all % unit, width = usize::from(digits)),
    }
}
