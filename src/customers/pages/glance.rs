//! A year at a glance: one column a week, drawn for a broad and for a narrow place.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::person;
use super::profile::end_of_today;
use crate::app::App;
use crate::base::{Id, Result};
use crate::customers::timeline::{self, WEEKS, Week};
use crate::customers::{Customer, find, members};
use crate::web::{Shell, Who};

/// The line on which the columns stand.
const GROUND: f64 = 38.5;

/// Both drawings, and the sentence that says the same.
pub struct Glance {
    pub sentence: String,
    pub drawings: Vec<Drawing>,
    /// Which series there are, for the key.
    pub returns: bool,
    pub others: bool,
    /// The same as a table: the weeks in which something was, the latest first.
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub csv: String,
}

/// One drawing.
pub struct Drawing {
    pub class: &'static str,
    pub width: u32,
    pub blocks: Vec<Block>,
    /// Where the weeks without anything are.
    pub empty: Vec<String>,
    pub months: Vec<(String, &'static str)>,
}

/// One block of a column.
pub struct Block {
    pub x: String,
    pub y: String,
    pub width: &'static str,
    pub height: String,
    pub color: &'static str,
}

/// Draws the weeks of the person `id`, the oldest first.
pub fn draw(shell: &Shell, id: Id<Customer>, weeks: &[Week]) -> Glance {
    let sum = |of: fn(&Week) -> usize| weeks.iter().map(of).sum::<usize>();
    let (orders, returns, others) = (sum(|it| it.orders), sum(|it| it.returns), sum(|it| it.others));
    let busiest = weeks.iter().max_by_key(|it| it.orders).filter(|it| it.orders > 0);
    let sentence = match busiest {
        None => shell.tn("customers-glance-none", [("others", &(returns + others))]),
        Some(week) => shell.tn(
            "customers-glance-sentence",
            [
                ("orders", &orders),
                ("returns", &returns),
                ("others", &others),
                ("date", &shell.locale.day_month(week.from.0)),
            ],
        ),
    };
    Glance {
        sentence,
        drawings: vec![drawing(shell, weeks, "broad", 744, "8"), drawing(shell, weeks, "narrow", 338, "4")],
        returns: returns > 0,
        others: others > 0,
        heads: heads(shell),
        rows: weeks.iter().rev().filter(|it| it.orders + it.returns + it.others > 0).map(|it| row(shell, it)).collect(),
        csv: format!("/customers/{id}/year.csv"),
    }
}

fn heads(shell: &Shell) -> Vec<String> {
    ["customers-glance-week", "customers-part-orders", "customers-glance-returns", "customers-glance-others"]
        .map(|it| shell.t(it))
        .into()
}

fn row(shell: &Shell, it: &Week) -> Vec<String> {
    let number = |n: usize| shell.locale.number(n as i64);
    vec![shell.locale.date(it.from.0), number(it.orders), number(it.returns), number(it.others)]
}

/// GET `/customers/{id}/year.csv`: every week, with the date as machines read it.
pub async fn as_csv(State(app): State<App>, who: Who, Path(id): Path<Id<Customer>>) -> Result<Response> {
    let end = end_of_today(&who);
    let (it, weeks) = app
        .db
        .read(move |db| {
            let it = find(db, id)?;
            let rows = members(db, it.root)?;
            Ok((it, timeline::year(db, &rows, end)?))
        })
        .await?;
    let shell = who.shell("");
    let mut out = sheet::Writer::new(Vec::new(), sheet::Delimiter::COMMA, true)?;
    out.row(heads(&shell))?;
    for week in &weeks {
        let day = shell.locale.day_of(week.from.0).to_string();
        out.row([day, week.orders.to_string(), week.returns.to_string(), week.others.to_string()])?;
    }
    let name = format!("attachment; filename=\"{}-year.csv\"", person::number(it.number));
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, out.finish()?).into_response())
}

fn drawing(shell: &Shell, weeks: &[Week], class: &'static str, width: u32, block: &'static str) -> Drawing {
    let step = f64::from(width) / WEEKS as f64;
    let mut it = Drawing { class, width, blocks: Vec::new(), empty: Vec::new(), months: Vec::new() };
    for (at, week) in weeks.iter().enumerate() {
        let x = at as f64 * step + 1.0;
        let mut ground = GROUND;
        let mut stack = |n: usize, first: f64, each: f64, color| {
            if n > 0 {
                let height = first + each * (n.min(4) - 1) as f64;
                let y = ground - height;
                it.blocks.push(Block {
                    x: format!("{x:.1}"),
                    y: format!("{y:.1}"),
                    width: block,
                    height: format!("{height:.1}"),
                    color,
                });
                ground = y - 1.5;
            }
        };
        stack(week.orders, 12.5, 3.0, "var(--c1)");
        stack(week.returns, 3.5, 1.0, "var(--c5)");
        stack(week.others, 3.5, 1.0, "var(--c0)");
        if ground == GROUND {
            it.empty.push(format!("{:.1}", x + block.parse::<f64>().unwrap_or(4.0) / 2.0));
        }
    }
    it.months = months(shell, weeks, step, if class == "narrow" { 2 } else { 1 });
    it
}

/// The name of each month (or each second one) at the week in which it begins.
fn months(shell: &Shell, weeks: &[Week], step: f64, every: usize) -> Vec<(String, &'static str)> {
    let names: Vec<_> = weeks.iter().map(|it| shell.locale.month_short(person::month(shell, it.from))).collect();
    let begins = (1..names.len()).filter(|at| names[*at] != names[at - 1] && *at + 3 < names.len());
    begins.step_by(every).map(|at| (format!("{:.1}", at as f64 * step + 1.0), names[at])).collect()
}
