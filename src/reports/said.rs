//! Figures and facts in the reader's words.

use super::figures::{Figures, Totals};
use super::findings::Finding;
use super::period::{Question, Span, date_of};
use super::sheets::country_said;
use crate::web::{Shell, charts};

/// A figure at the top, with how it changed.
pub struct Tile {
    pub label: String,
    pub value: String,
    pub change: String,
    /// `incr`, `decr` or nothing.
    pub direction: &'static str,
    /// `good-t`, `bad-t` or nothing.
    pub tone: &'static str,
    pub spark: String,
}

/// A sentence, and where it leads.
pub struct Sentence {
    pub icon: &'static str,
    pub text: String,
    pub href: String,
    pub act: String,
}

/// How a figure changed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Change {
    /// There is nothing to compare with.
    Unknown,
    Same,
    /// By so much more, or less, as a share of what it was.
    Share(f64),
    /// In points of a percentage.
    Points(f64),
}

fn by_share(now: f64, before: Option<f64>) -> Change {
    match before {
        Some(before) if before > 0.0 => {
            let by = (now - before) / before;
            if by.abs() < 0.005 { Change::Same } else { Change::Share(by) }
        }
        _ => Change::Unknown,
    }
}

fn by_points(now: Option<f64>, before: Option<f64>) -> Change {
    let (Some(now), Some(before)) = (now, before) else { return Change::Unknown };
    let by = (now - before) * 100.0;
    if by.abs() < 0.05 { Change::Same } else { Change::Points(by) }
}

/// The words of a change, its arrow and its colour. More is good for all our figures.
fn change_said(shell: &Shell, change: Change) -> (String, &'static str, &'static str) {
    let (key, by, up) = match change {
        Change::Unknown => return (shell.t("reports-change-unknown"), "", ""),
        Change::Same => return (shell.t("reports-change-same"), "", ""),
        Change::Share(by) => {
            let key = if by > 0.0 { "reports-change-more" } else { "reports-change-less" };
            (key, share_said(shell, by.abs()), by > 0.0)
        }
        Change::Points(by) => {
            let key = if by > 0.0 { "reports-change-points-more" } else { "reports-change-points-less" };
            (key, shell.locale.decimal(by.abs(), 1), by > 0.0)
        }
    };
    let (direction, tone) = if up { ("incr", "good-t") } else { ("decr", "bad-t") };
    (shell.tn(key, [("by", &by)]), direction, tone)
}

fn share_said(shell: &Shell, share: f64) -> String {
    shell.locale.percent(share, if share < 0.1 { 1 } else { 0 })
}

/// The figures at the top.
pub fn tiles(shell: &Shell, figures: &Figures) -> Vec<Tile> {
    let (now, before) = (&figures.now, figures.before.as_ref());
    let was = |of: &dyn Fn(&Totals) -> f64| before.map(of);
    let spark = |of: &dyn Fn(&Totals) -> Option<f64>| {
        let values: Vec<Option<f64>> =
            figures.pieces.iter().map(|it| if it.known { of(&it.totals) } else { None }).collect();
        charts::sparkline(&values)
    };
    let average = |it: &Totals| it.average().map(|it| it as f64);
    let tile = |key: &str, value: String, change: Change, spark: String| {
        let (change, direction, tone) = change_said(shell, change);
        Tile { label: shell.t(key), value, change, direction, tone, spark }
    };
    let nothing = || shell.t("reports-nothing");
    let locale = &shell.locale;
    vec![
        tile(
            "reports-revenue",
            locale.money_round(now.revenue, locale.home_currency.code),
            by_share(now.revenue as f64, was(&|it| it.revenue as f64)),
            spark(&|it| Some(it.revenue as f64)),
        ),
        tile(
            "reports-orders",
            locale.number(now.orders),
            by_share(now.orders as f64, was(&|it| it.orders as f64)),
            spark(&|it| Some(it.orders as f64)),
        ),
        tile(
            "reports-customers",
            locale.number(now.customers),
            by_share(now.customers as f64, was(&|it| it.customers as f64)),
            spark(&|it| Some(it.customers as f64)),
        ),
        tile(
            "reports-repeat-rate",
            now.repeat_rate().map_or_else(nothing, |it| locale.percent(it, 1)),
            by_points(now.repeat_rate(), before.and_then(Totals::repeat_rate)),
            spark(&Totals::repeat_rate),
        ),
        tile(
            "reports-average",
            now.average().map_or_else(nothing, |it| locale.home_money(it)),
            average(now).map_or(Change::Unknown, |it| by_share(it, before.and_then(average))),
            spark(&average),
        ),
    ]
}

/// The finding beside the title of the line: how much in all, and how it changed.
pub fn revenue_said(shell: &Shell, figures: &Figures) -> String {
    let total = shell.locale.money_round(figures.now.revenue, shell.locale.home_currency.code);
    let before = figures.before.as_ref().map(|it| it.revenue as f64);
    match by_share(figures.now.revenue as f64, before) {
        Change::Share(by) if by > 0.0 => {
            shell.tn("reports-finding-more", [("total", &total), ("by", &share_said(shell, by))])
        }
        Change::Share(by) => shell.tn("reports-finding-less", [("total", &total), ("by", &share_said(shell, -by))]),
        Change::Same => shell.tn("reports-finding-same", [("total", &total)]),
        _ => total,
    }
}

/// The days that were asked for, and what they are compared with.
pub fn dates_said(shell: &Shell, question: &Question, figures: &Figures) -> String {
    let Span { from, to } = question.span;
    let near = date_of(from).year() == shell.locale.day_of(shell.now.0).year();
    let said = |day| {
        let date = date_of(day);
        if near { shell.locale.day_month_of(date) } else { shell.locale.date_of(date) }
    };
    let (from, to) = (said(from), said(to));
    match figures.before {
        Some(_) => shell.tn("reports-dates-against", [("from", &from), ("to", &to), ("days", &question.span.days())]),
        None => shell.tn("reports-dates", [("from", &from), ("to", &to)]),
    }
}

/// A fact as a sentence.
pub fn sentence(shell: &Shell, question: &Question, finding: &Finding) -> Sentence {
    let locale = &shell.locale;
    let money = |it: i64| locale.money_round(it, locale.home_currency.code);
    let rate = |it: i64| locale.percent(it as f64 / 1_000.0, 1);
    let of_country = |country: &str| {
        Question { country: Some(country.to_owned()), ..question.clone() }.address("/reports", question.period)
    };
    let (icon, text, href, act) = match finding {
        Finding::Country { country, more, by } => {
            let key = if *more { "reports-found-country-more" } else { "reports-found-country-less" };
            let text = shell.tn(key, [("country", &country_said(shell, country)), ("by", &money(*by))]);
            ("pin", text, of_country(country), "reports-act-country")
        }
        Finding::Largest { country, thousandths } => {
            let values = [("country", &country_said(shell, country) as _), ("share", &rate(*thousandths) as _)];
            ("pin", shell.tn("reports-found-largest", values), of_country(country), "reports-act-country")
        }
        Finding::BestDay { day, revenue, orders } => {
            let said = locale.date_long_of(date_of(*day));
            let text =
                shell.tn("reports-found-day", [("day", &said), ("amount", &money(*revenue)), ("orders", orders)]);
            ("star", text, question.on(Span { from: *day, to: *day }), "reports-act-day")
        }
        Finding::Risen { product, by } => {
            let text = shell.tn("reports-found-product", [("product", &product.title), ("by", &money(*by))]);
            ("tag", text, format!("/products/{}", product.id), "reports-act-product")
        }
        Finding::BestProduct { product } => {
            let values = [("product", &product.title as _), ("amount", &money(product.revenue) as _)];
            let href = format!("/products/{}", product.id);
            ("tag", shell.tn("reports-found-best-product", values), href, "reports-act-product")
        }
        Finding::Returning { thousandths } => {
            let text = shell.tn("reports-found-returning", [("share", &rate(*thousandths))]);
            ("people", text, "/customers".to_owned(), "reports-act-customers")
        }
        Finding::Returned { thousandths, before } => {
            let text = match before {
                Some(it) => {
                    shell.tn("reports-found-returned-before", [("share", &rate(*thousandths)), ("before", &rate(*it))])
                }
                None => shell.tn("reports-found-returned", [("share", &rate(*thousandths))]),
            };
            ("refund", text, "/orders".to_owned(), "reports-act-orders")
        }
    };
    Sentence { icon, text, href, act: shell.t(act) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_said_only_against_something() {
        assert_eq!(by_share(10.0, None), Change::Unknown);
        assert_eq!(by_share(10.0, Some(0.0)), Change::Unknown);
        assert_eq!(by_share(100.2, Some(100.0)), Change::Same);
        assert_eq!(by_share(150.0, Some(100.0)), Change::Share(0.5));
        assert_eq!(by_points(Some(0.5), Some(0.5)), Change::Same);
        assert_eq!(by_points(Some(0.5), None), Change::Unknown);
    }
}
