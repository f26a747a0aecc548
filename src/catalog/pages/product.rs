//! One product: how it sells, in which variants, and who bought it lately.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::ToSpan;
use jiff::civil::Date;

use super::bars::{self, Bars, Month};
use crate::app::App;
use crate::base::{Id, Result};
use crate::catalog::{self, Product, Variant, products};
use crate::team::Act;
use crate::web::{self, Figure, Shell, Who};

/// The months that the chart goes back.
const MONTHS: i32 = 13;

#[derive(Template)]
#[template(path = "catalog/pages/product.html")]
struct ProductPage {
    shell: Shell,
    id: Id<Product>,
    title: String,
    category: Option<String>,
    figures: Vec<Figure>,
    variants: Vec<VariantView>,
    charts: Vec<Bars>,
    chart_said: String,
    heads: Vec<String>,
    months: Vec<Vec<String>>,
    csv: String,
}

struct VariantView {
    sku: String,
    title: String,
    barcode: String,
    price: String,
    cost: String,
    sold: String,
    revenue: String,
}

/// GET `/products/of/{variant}`: the page of a variant's product.
pub async fn of_variant(State(app): State<App>, _: Who, Path(id): Path<Id<Variant>>) -> Result<Response> {
    let product = app.db.read(move |db| products::of_variant(db, id)).await?;
    Ok(web::go(&format!("/products/{product}")))
}

/// GET `/products/{id}`
pub async fn show(State(app): State<App>, who: Who, Path(id): Path<Id<Product>>) -> Result<Response> {
    let shell = who.shell("nav-products");
    let from = first_month(&shell);
    let (product, variants, sold) = app
        .db
        .read(move |db| Ok((catalog::find(db, id)?, products::variants(db, id)?, products::by_month(db, id, from)?)))
        .await?;
    let months = months(from, &sold);
    let drawn: Vec<Month> = months
        .iter()
        .map(|(month, (_, revenue))| Month {
            label: month_short(&shell, *month),
            value: *revenue,
            said: shell.locale.money_round(*revenue, shell.locale.home_currency.code),
        })
        .collect();
    let year: i64 = months.iter().skip(1).map(|(_, (_, revenue))| revenue).sum();
    web::page(&ProductPage {
        id,
        title: product.title,
        category: product.category.map(|it| it.name),
        figures: figures(&shell, &variants),
        variants: variants.iter().map(|it| variant(&shell, it)).collect(),
        charts: vec![bars::draw(&drawn, "chart broad", 760, 1), bars::draw(&drawn, "chart narrow", 340, 3)],
        chart_said: shell.tn("catalog-chart-said", [("amount", &shell.locale.home_money(year))]),
        months: months
            .iter()
            .rev()
            .map(|(month, (units, revenue))| {
                let month = shell.locale.month_year_of(*month);
                vec![month, shell.locale.number(*units), shell.locale.home_money(*revenue)]
            })
            .collect(),
        heads: heads(&shell),
        csv: format!("/products/{id}/months.csv"),
        shell,
    })
}

fn heads(shell: &Shell) -> Vec<String> {
    ["catalog-month", "catalog-col-sold", "catalog-col-revenue"].map(|it| shell.t(it)).into()
}

/// The months of the chart: from the first to this one.
fn first_month(shell: &Shell) -> Date {
    shell.locale.day_of(shell.now.0).first_of_month().saturating_sub((MONTHS - 1).months())
}

/// GET `/products/{id}/months.csv`: what the chart shows, as machines read it.
pub async fn as_csv(State(app): State<App>, who: Who, Path(id): Path<Id<Product>>) -> Result<Response> {
    let shell = who.shell("");
    let from = first_month(&shell);
    let sold = app.db.read(move |db| catalog::find(db, id).and_then(|_| products::by_month(db, id, from))).await?;
    let digits = who.shop().currency.exponent() as usize;
    let unit = 10_i64.pow(who.shop().currency.exponent());
    let mut out = sheet::Writer::new(Vec::new(), sheet::Delimiter::COMMA, true)?;
    out.row(heads(&shell))?;
    for (month, (units, revenue)) in months(from, &sold) {
        let (sign, all) = (if revenue < 0 { "-" } else { "" }, revenue.abs());
        let amount = match digits {
            0 => format!("{sign}{all}"),
            _ => format!("{sign}{}.{:0digits$}", all / unit, all % unit),
        };
        out.row([month.strftime("%Y-%m").to_string(), units.to_string(), amount])?;
    }
    let name = format!("attachment; filename=\"product-{id}-months.csv\"");
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, out.finish()?).into_response())
}

/// Every month from `from` on, those without a sale too.
fn months(from: Date, sold: &BTreeMap<Date, (i64, i64)>) -> Vec<(Date, (i64, i64))> {
    (0..MONTHS)
        .map(|n| from.saturating_add(n.months()))
        .map(|month| (month, sold.get(&month).copied().unwrap_or_default()))
        .collect()
}

/// The name of a month where there is little room.
fn month_short(shell: &Shell, month: Date) -> String {
    let day = shell.locale.day_month_of(month);
    day.split(|it: char| it.is_whitespace() || it.is_ascii_digit()).find(|it| !it.is_empty()).unwrap_or("").to_owned()
}

fn figures(shell: &Shell, variants: &[Variant]) -> Vec<Figure> {
    let sold: i64 = variants.iter().map(|it| it.sold).sum();
    let revenue: i64 = variants.iter().map(|it| it.revenue).sum();
    let last = variants.iter().filter_map(|it| it.last_sold_at).max();
    let each = if sold > 0 { shell.locale.home_money(revenue / sold) } else { String::new() };
    let figure = |key: &str, value: String, beside: String| Figure { label: shell.t(key), value, beside };
    vec![
        figure("catalog-col-revenue", shell.locale.home_money(revenue), String::new()),
        figure("catalog-col-sold", shell.locale.number(sold), String::new()),
        figure("catalog-each", each, String::new()),
        figure("catalog-col-last", last.map(|at| shell.locale.date(at.0)).unwrap_or_default(), String::new()),
    ]
}

fn variant(shell: &Shell, it: &Variant) -> VariantView {
    let money = |minor: Option<i64>| minor.map(|it_| shell.locale.money(it_, it.currency.code())).unwrap_or_default();
    VariantView {
        sku: it.sku.clone(),
        title: it.title.clone(),
        barcode: it.barcode.clone().unwrap_or_default(),
        price: money(it.price),
        cost: money(it.cost),
        sold: shell.locale.number(it.sold),
        revenue: shell.locale.home_money(it.revenue),
    }
}
