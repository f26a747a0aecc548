//! The numbers behind each chart as a table: for the page in the reader's way,
//! for a file in plain numbers and dates.

use sheet::{Delimiter, Writer};

use super::figures::{Figures, Totals, share};
use super::kept::Answer;
use super::period::{Day, Month, Question, date_of};
use crate::base::{Currency, Result};
use crate::web::Shell;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Day(Day),
    Month(Day),
    Count(i64),
    Money(i64),
    Share(f64),
    /// Nothing is known.
    Empty,
}

/// A table: the first cell of a row names it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// The charts of the page, as in the address of their files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    Figures,
    Days,
    Products,
    Countries,
    Cohorts,
    Months,
}

impl Chart {
    /// All of them, in the order of the page.
    pub const ALL: [Chart; 6] =
        [Chart::Figures, Chart::Days, Chart::Products, Chart::Countries, Chart::Cohorts, Chart::Months];

    /// As in the address.
    pub fn code(self) -> &'static str {
        match self {
            Chart::Figures => "figures",
            Chart::Days => "days",
            Chart::Products => "products",
            Chart::Countries => "countries",
            Chart::Cohorts => "cohorts",
            Chart::Months => "months",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Chart> {
        Chart::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// A country as it is said; unknown ones have a word too.
pub fn country_said(shell: &Shell, country: &str) -> String {
    if country.is_empty() { shell.t("reports-country-unknown") } else { shell.country(country) }
}

/// The table of a chart.
pub fn sheet(shell: &Shell, question: &Question, answer: &Answer, chart: Chart) -> Sheet {
    match chart {
        Chart::Figures => totals(shell, &answer.figures),
        Chart::Days => days(shell, &answer.figures),
        Chart::Products => products(shell, answer),
        Chart::Countries => countries(shell, &answer.figures),
        Chart::Cohorts => cohorts(shell, &answer.figures),
        Chart::Months => months(shell, question, &answer.figures),
    }
}

fn heads(shell: &Shell, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| shell.t(key)).collect()
}

/// How a figure is taken from the totals.
type Value<'a> = &'a dyn Fn(&Totals) -> Cell;

fn totals(shell: &Shell, figures: &Figures) -> Sheet {
    let average = |it: &Totals| it.average().map_or(Cell::Empty, Cell::Money);
    let rate = |it: &Totals| it.repeat_rate().map_or(Cell::Empty, Cell::Share);
    let lines: [(&str, Value<'_>); 6] = [
        ("reports-revenue", &|it| Cell::Money(it.revenue)),
        ("reports-orders", &|it| Cell::Count(it.orders)),
        ("reports-customers", &|it| Cell::Count(it.customers)),
        ("reports-repeat-rate", &rate),
        ("reports-average", &average),
        ("reports-returned", &|it| Cell::Money(it.returned)),
    ];
    let row = |(key, value): &(&str, Value<'_>)| {
        vec![Cell::Text(shell.t(key)), value(&figures.now), figures.before.as_ref().map_or(Cell::Empty, value)]
    };
    Sheet {
        heads: heads(shell, &["reports-figure", "reports-this-period", "reports-before"]),
        rows: lines.iter().map(row).collect(),
    }
}

fn days(shell: &Shell, figures: &Figures) -> Sheet {
    let single = figures.pieces.iter().all(|it| it.span.days() == 1);
    let mut keys = if single { vec!["reports-day"] } else { vec!["reports-first-day", "reports-last-day"] };
    keys.extend(["reports-revenue", "reports-orders", "reports-customers", "reports-revenue-before"]);
    let row = |(at, it): (usize, &super::figures::Piece)| {
        let before = figures.pieces_before.get(at).filter(|it| it.known);
        let known = |cell: Cell| if it.known { cell } else { Cell::Empty };
        let mut cells = vec![Cell::Day(it.span.from)];
        if !single {
            cells.push(Cell::Day(it.span.to));
        }
        cells.extend([
            known(Cell::Money(it.totals.revenue)),
            known(Cell::Count(it.totals.orders)),
            known(Cell::Count(it.totals.customers)),
            before.map_or(Cell::Empty, |it| Cell::Money(it.totals.revenue)),
        ]);
        cells
    };
    Sheet { heads: heads(shell, &keys), rows: figures.pieces.iter().enumerate().map(row).collect() }
}

fn products(shell: &Shell, answer: &Answer) -> Sheet {
    let row = |it: &super::products::ProductLine| {
        vec![Cell::Text(it.title.clone()), Cell::Count(it.units), Cell::Money(it.revenue), Cell::Money(it.before)]
    };
    let keys = ["reports-product", "reports-pieces", "reports-revenue", "reports-revenue-before"];
    Sheet { heads: heads(shell, &keys), rows: answer.products.best.iter().map(row).collect() }
}

fn countries(shell: &Shell, figures: &Figures) -> Sheet {
    let row = |it: &super::figures::CountryLine| {
        vec![
            Cell::Text(country_said(shell, &it.country)),
            Cell::Count(it.orders),
            Cell::Money(it.revenue),
            share(it.revenue, figures.now.revenue).map_or(Cell::Empty, Cell::Share),
            if figures.before.is_some() { Cell::Money(it.before) } else { Cell::Empty },
        ]
    };
    let keys = ["reports-country", "reports-orders", "reports-revenue", "reports-share", "reports-revenue-before"];
    Sheet { heads: heads(shell, &keys), rows: figures.countries.iter().map(row).collect() }
}

fn cohorts(shell: &Shell, figures: &Figures) -> Sheet {
    let mut heads = heads(shell, &["reports-first-order", "reports-new"]);
    let width = figures.cohorts.iter().map(|it| it.back.len()).max().unwrap_or(0);
    heads.extend((1..=width).map(|it| shell.tn("reports-months-later", [("count", &it)])));
    let row = |it: &super::figures::Cohort| {
        let back = it.back.iter().map(|back| share(*back, it.customers).map_or(Cell::Empty, Cell::Share));
        let mut cells = vec![Cell::Month(it.first_day), Cell::Count(it.customers)];
        cells.extend(back);
        cells.resize(width + 2, Cell::Empty);
        cells
    };
    Sheet { heads, rows: figures.cohorts.iter().map(row).collect() }
}

fn months(shell: &Shell, _: &Question, figures: &Figures) -> Sheet {
    let row = |it: &super::figures::MonthLine| {
        vec![Cell::Month(it.first_day), Cell::Count(it.new), Cell::Count(it.returning)]
    };
    let keys = ["reports-month", "reports-new", "reports-returning"];
    Sheet { heads: heads(shell, &keys), rows: figures.months.iter().map(row).collect() }
}

/// A cell as the reader expects it.
pub fn shown(shell: &Shell, cell: &Cell) -> String {
    let locale = &shell.locale;
    match cell {
        Cell::Text(it) => it.clone(),
        Cell::Day(it) => locale.date_of(date_of(*it)),
        Cell::Month(it) => locale.month_year_of(date_of(*it)),
        Cell::Count(it) => locale.number(*it),
        Cell::Money(it) => locale.home_money(*it),
        Cell::Share(it) => locale.percent(*it, 1),
        Cell::Empty => String::new(),
    }
}

/// A cell as a program expects it.
fn plain(cell: &Cell, currency: Currency) -> String {
    match cell {
        Cell::Text(it) => it.clone(),
        Cell::Day(it) => date_of(*it).to_string(),
        Cell::Month(it) => date_of(*it).to_string(),
        Cell::Count(it) => it.to_string(),
        Cell::Money(it) => plain_money(*it, currency.exponent()),
        Cell::Share(it) => format!("{it:.4}"),
        Cell::Empty => String::new(),
    }
}

fn plain_money(minor: i64, exponent: u32) -> String {
    let (sign, minor) = (if minor < 0 { "-" } else { "" }, minor.unsigned_abs());
    let unit = 10u64.pow(exponent);
    match exponent {
        0 => format!("{sign}{minor}"),
        digits => format!("{sign}{}.{:0width$}", minor / unit, minor % unit, width = digits as usize),
    }
}

/// The table as a file that any spreadsheet opens.
pub fn csv(sheet: &Sheet, currency: Currency) -> Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new(), Delimiter::COMMA, true)?;
    writer.row(&sheet.heads)?;
    for row in &sheet.rows {
        writer.row(row.iter().map(|it| plain(it, currency)))?;
    }
    Ok(writer.finish()?)
}

/// The number of a month in its year, from 1.
pub fn month_number(first_day: Day, question: &Question) -> u8 {
    let months = if question.ethiopian { 13 } else { 12 };
    Month::of(first_day, question.calendar()).0.rem_euclid(months) as u8 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_in_a_file_is_a_plain_number() {
        assert_eq!(plain_money(-1_205, 2), "-12.05");
        assert_eq!(plain_money(7, 3), "0.007");
        assert_eq!(plain_money(500, 0), "500");
    }
}
