//! The list of products: search, order, and all of it as a file.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use futures::stream;

use crate::app::App;
use crate::base::Result;
use crate::catalog::products::{self, Listed, Sort};
use crate::team::Act;
use crate::web::{self, Choice, Shell, Who};

const PAGE: usize = 50;
/// The rows that an export reads at once.
const SLICE: usize = 500;

/// What the list is asked for.
#[derive(Clone, Default)]
struct Ask {
    words: String,
    sort: Sort,
    after: Option<String>,
}

impl Ask {
    fn read(query: Option<&str>) -> Ask {
        let mut it = Ask::default();
        for (name, value) in url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            match &*name {
                "q" => it.words = value.trim().chars().take(100).collect(),
                "sort" => it.sort = Sort::parse(&value),
                "after" => it.after = Some(value.into_owned()),
                _ => {}
            }
        }
        it
    }

    fn href(&self, sort: Sort, after: Option<&str>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if !self.words.is_empty() {
            query.append_pair("q", &self.words);
        }
        if sort != Sort::default() {
            query.append_pair("sort", sort.code());
        }
        query.extend_pairs(after.iter().map(|it| ("after", it)));
        let query = query.finish();
        if query.is_empty() { "/products".to_owned() } else { format!("/products?{query}") }
    }
}

#[derive(Template)]
#[template(path = "catalog/pages/list.html")]
struct ListPage {
    shell: Shell,
    counted: String,
    words: String,
    sort: &'static str,
    sorts: Vec<Choice>,
    heads: Vec<Head>,
    rows: Vec<RowView>,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "catalog/pages/rows.html")]
struct RowsPart {
    shell: Shell,
    rows: Vec<RowView>,
    more: Option<String>,
}

struct Head {
    text: String,
    href: String,
    sorted: &'static str,
    kind: &'static str,
}

struct RowView {
    href: String,
    title: String,
    sku: String,
    sold: String,
    revenue: String,
    last: String,
}

/// GET `/products`
pub async fn show(State(app): State<App>, who: Who, RawQuery(query): RawQuery, headers: HeaderMap) -> Result<Response> {
    let ask = Ask::read(query.as_deref());
    let part = headers.contains_key("hx-request") && ask.after.is_some();
    let asked = ask.clone();
    let (page, count) = app
        .db
        .read(move |db| {
            let page = products::page(db, &asked.words, asked.sort, asked.after.as_deref(), PAGE)?;
            Ok((page, if part { 0 } else { products::count(db, &asked.words)? }))
        })
        .await?;
    let shell = who.shell("nav-products");
    let rows = page.rows.iter().map(|it| view(&shell, it)).collect();
    let more = page.next.map(|after| ask.href(ask.sort, Some(&after)));
    if part {
        return web::part(&RowsPart { shell, rows, more });
    }
    web::page(&ListPage {
        counted: shell.tn("catalog-counted", [("n", &count)]),
        sort: ask.sort.code(),
        sorts: Sort::ALL
            .map(|it| Choice {
                value: it.code().to_owned(),
                text: shell.t(&format!("catalog-sort-{}", it.code())),
                chosen: it == ask.sort,
            })
            .into(),
        heads: [Sort::Title, Sort::Sold, Sort::Revenue, Sort::Last].map(|it| head(&shell, &ask, it)).into(),
        words: ask.words,
        rows,
        more,
        shell,
    })
}

fn head(shell: &Shell, ask: &Ask, sort: Sort) -> Head {
    Head {
        text: shell.t(&format!("catalog-col-{}", sort.code())),
        href: ask.href(sort, None),
        sorted: match (sort == ask.sort, sort) {
            (false, _) => "",
            (true, Sort::Title) => "ascending",
            (true, _) => "descending",
        },
        kind: if matches!(sort, Sort::Sold | Sort::Revenue) { "num" } else { "" },
    }
}

fn view(shell: &Shell, it: &Listed) -> RowView {
    RowView {
        href: format!("/products/{}", it.id),
        title: it.title.clone(),
        sku: match it.variants {
            1 => it.sku.clone(),
            n => shell.tn("catalog-variants-counted", [("n", &n)]),
        },
        sold: shell.locale.number(it.sold),
        revenue: shell.locale.home_money(it.revenue),
        last: it.last_sold_at.map(|at| shell.locale.date(at.0)).unwrap_or_default(),
    }
}

/// POST `/products/export`: all rows of the list as CSV, slice by slice.
pub async fn export(State(app): State<App>, who: Who, body: String) -> Result<Response> {
    let ask = Ask::read(Some(&body));
    let rows = stream::try_unfold(Some((true, None::<String>)), move |at| {
        let (app, who, ask) = (app.clone(), who.clone(), ask.clone());
        async move {
            let Some((first, after)) = at else { return Ok(None) };
            let page = app
                .db
                .read_long(move |db| products::page(db, &ask.words, ask.sort, after.as_deref(), SLICE))
                .await
                .map_err(std::io::Error::other)?;
            let text = lines(&who, first, &page.rows)?;
            Ok::<_, std::io::Error>(Some((text, page.next.map(|it| (false, Some(it))))))
        }
    });
    let name = "attachment; filename=\"products.csv\"";
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, axum::body::Body::from_stream(rows)).into_response())
}

/// Some rows as CSV: days and amounts for machines.
fn lines(who: &Who, first: bool, rows: &[Listed]) -> std::io::Result<Vec<u8>> {
    let mut out = sheet::Writer::new(Vec::new(), sheet::Delimiter::COMMA, first)?;
    if first {
        out.row(["title", "sku", "variants", "sold", "revenue", "currency", "last_sold"])?;
    }
    let currency = who.shop().currency;
    for it in rows {
        out.row([
            it.title.clone(),
            it.sku.clone(),
            it.variants.to_string(),
            it.sold.to_string(),
            currency.plain(it.revenue),
            currency.to_string(),
            it.last_sold_at.map(|at| who.locale().day_of(at.0).to_string()).unwrap_or_default(),
        ])?;
    }
    out.finish()
}
