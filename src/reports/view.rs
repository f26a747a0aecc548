//! The reports page: figures, put into charts and words.

use askama::Template;

use super::figures::{Figures, share};
use super::findings;
use super::kept::{Answer, Reading};
use super::period::{Grain, Period, Question, Span, date_of, day_of};
use super::said::{self, Sentence, Tile};
use super::sheets::{self, Chart, country_said};
use crate::web::charts::{self, Bar, HeatCell, HeatRow, Line, LineDrawing, Size, Stack, StackDrawing};
use crate::web::shell::heat;
use crate::web::{Choice, Shell, Tab};

/// How many bars a chart shows; the table has the rest.
const BARS: usize = 8;

/// The page.
#[derive(Template)]
#[template(path = "reports/home.html")]
pub struct HomePage {
    shell: Shell,
    dates: String,
    periods: Vec<Tab>,
    form: FilterForm,
    asked: Vec<(String, String)>,
    files: Vec<(String, String)>,
    state: State,
}

/// What there is to show.
enum State {
    /// The shop has no orders at all.
    FirstTime {
        may_import: bool,
    },
    /// Nothing in these days; where there is something, and in which words.
    Nothing {
        last: Option<(String, String)>,
    },
    Figures(Box<Body>),
}

struct FilterForm {
    period: &'static str,
    from: String,
    to: String,
    storefronts: Vec<Choice>,
    countries: Vec<Choice>,
}

struct Body {
    tiles: Vec<Tile>,
    totals: Panel,
    as_of: String,
    /// Which days these are, where that is not plain, and the way to those left out.
    end: Option<(String, Option<String>)>,
    elsewhere: Vec<String>,
    finding: String,
    line: Lines,
    line_key: bool,
    line_title: String,
    sentences: Vec<Sentence>,
    products: (Vec<Bar>, Panel),
    countries: (Vec<Bar>, Panel),
    heat: (Vec<String>, Vec<HeatRow>, Panel),
    running: bool,
    months: (StackDrawing, Panel),
}

/// The line, drawn for a screen and for a phone.
struct Lines {
    broad: LineDrawing,
    narrow: LineDrawing,
    panel: Panel,
}

/// What stands below a chart: its sentence, its table and its file.
struct Panel {
    said: String,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    csv: String,
}

/// Puts the page together.
pub fn home(shell: Shell, question: &Question, reading: &Reading, answer: &Answer) -> HomePage {
    let figures = &answer.figures;
    let nothing = figures.now.orders == 0 && figures.now.revenue == 0 && figures.now.returned == 0;
    let state = match figures.extent {
        None => State::FirstTime { may_import: shell.may(crate::team::Act::Import) },
        Some(extent) if nothing => State::Nothing { last: last_days(&shell, question, extent) },
        Some(_) => State::Figures(Box::new(body(&shell, question, reading, answer))),
    };
    HomePage {
        dates: said::dates_said(&shell, question, figures),
        periods: periods(&shell, question),
        form: form(&shell, question, reading),
        asked: asked(&shell, question, reading),
        files: files(&shell, question),
        state,
        shell,
    }
}

fn periods(shell: &Shell, question: &Question) -> Vec<Tab> {
    let tab = |it: Period| Tab {
        href: question.address("/reports", it),
        text: shell.t(match it {
            Period::Week => "reports-7-days",
            Period::Thirty => "reports-30-days",
            Period::Ninety => "reports-90-days",
            Period::Year => "reports-year",
            Period::All | Period::Custom => "reports-all",
        }),
        current: it == question.period,
        count: String::new(),
    };
    Period::NAMED.into_iter().map(tab).collect()
}

fn form(shell: &Shell, question: &Question, reading: &Reading) -> FilterForm {
    let every = |key: &str, chosen: bool| Choice { value: String::new(), text: shell.t(key), chosen };
    let mut storefronts = vec![every("reports-all-storefronts", question.storefront.is_none())];
    storefronts.extend(reading.storefronts.iter().map(|it| Choice {
        value: it.id.to_string(),
        text: it.name.clone(),
        chosen: question.storefront == Some(it.id.raw()),
    }));
    let mut countries = vec![every("reports-all-countries", question.country.is_none())];
    let known: Vec<&String> = reading.history.countries.iter().filter(|it| !it.is_empty()).collect();
    countries.extend(shell.countries(&known, question.country.as_deref()));
    FilterForm {
        period: question.period.code(),
        from: date_of(question.span.from).to_string(),
        to: date_of(question.span.to).to_string(),
        storefronts,
        countries,
    }
}

/// The filters in force, with the address that drops each.
fn asked(shell: &Shell, question: &Question, reading: &Reading) -> Vec<(String, String)> {
    let mut asked = Vec::new();
    if let Some(id) = question.storefront {
        let name = reading.storefronts.iter().find(|it| it.id.raw() == id).map(|it| it.name.clone());
        let without = Question { storefront: None, ..question.clone() }.address("/reports", question.period);
        asked.push((name.unwrap_or_else(|| shell.t("reports-storefront")), without));
    }
    if let Some(country) = &question.country {
        let without = Question { country: None, ..question.clone() }.address("/reports", question.period);
        asked.push((country_said(shell, country), without));
    }
    asked
}

fn files(shell: &Shell, question: &Question) -> Vec<(String, String)> {
    let file = |it: Chart| {
        let name = shell.t(match it {
            Chart::Figures => "reports-csv-figures",
            Chart::Days => "reports-csv-days",
            Chart::Products => "reports-csv-products",
            Chart::Countries => "reports-csv-countries",
            Chart::Cohorts => "reports-csv-cohorts",
            Chart::Months => "reports-csv-months",
        });
        (name, csv_href(question, it))
    };
    Chart::ALL.into_iter().map(file).collect()
}

fn csv_href(question: &Question, chart: Chart) -> String {
    question.address(&format!("/reports/csv/{}", chart.code()), question.period)
}

/// As many days as were asked for, up to the last order.
fn last_days(shell: &Shell, question: &Question, extent: Span) -> Option<(String, String)> {
    let last = Span { from: extent.to - question.span.days().min(extent.days()) + 1, to: extent.to };
    let day = shell.locale.date_of(date_of(extent.to));
    (!question.span.holds(extent.to)).then(|| (shell.tn("reports-none-last", [("day", &day)]), question.on(last)))
}

fn panel(shell: &Shell, question: &Question, answer: &Answer, chart: Chart, said: String) -> Panel {
    let sheet = sheets::sheet(shell, question, answer, chart);
    let rows = sheet.rows.iter().map(|row| row.iter().map(|it| sheets::shown(shell, it)).collect()).collect();
    Panel { said, heads: sheet.heads, rows, csv: csv_href(question, chart) }
}

fn body(shell: &Shell, question: &Question, reading: &Reading, answer: &Answer) -> Body {
    let figures = &answer.figures;
    let panel = |chart, said| panel(shell, question, answer, chart, said);
    let found = findings::findings(figures, &answer.products);
    let elsewhere = answer.elsewhere.iter().map(|it| {
        let amount = shell.locale.money(it.revenue, it.currency.code());
        shell.tn("reports-elsewhere", [("amount", &amount), ("orders", &it.orders)])
    });
    let grain = Grain::of(question.span);
    Body {
        tiles: said::tiles(shell, figures),
        totals: panel(Chart::Figures, String::new()),
        as_of: shell.tn("reports-as-of", [("time", &shell.locale.time(reading.history.as_of.0))]),
        end: end_said(shell, question, reading),
        elsewhere: elsewhere.collect(),
        finding: said::revenue_said(shell, figures),
        line: line(shell, question, figures, panel(Chart::Days, line_said(shell, figures))),
        line_key: !figures.pieces_before.is_empty(),
        line_title: shell.t(match grain {
            Grain::Day => "reports-by-day",
            Grain::Week => "reports-by-week",
            Grain::Month => "reports-by-month",
        }),
        sentences: found.iter().map(|it| said::sentence(shell, question, it)).collect(),
        products: (product_bars(shell, answer), panel(Chart::Products, shell.t("reports-products-said"))),
        countries: (country_bars(shell, question, figures), panel(Chart::Countries, shell.t("reports-countries-said"))),
        heat: heat_map(shell, figures, panel(Chart::Cohorts, shell.t("reports-cohorts-said"))),
        running: figures.running,
        months: months(shell, question, figures, panel(Chart::Months, months_said(shell, figures))),
    }
}

/// Why the days of a named period end before today.
fn end_said(shell: &Shell, question: &Question, reading: &Reading) -> Option<(String, Option<String>)> {
    let last = reading.history.extent()?.to;
    let today = day_of(shell.locale.day_of(shell.now.0));
    if matches!(question.period, Period::All | Period::Custom) || question.span.to >= today {
        return None;
    }
    if last >= today {
        let only = question.on(Span { from: today, to: today });
        return Some((shell.t("reports-whole-days"), Some(only)));
    }
    let day = shell.locale.date_of(date_of(last));
    (last < today - 1).then(|| (shell.tn("reports-ends-with-last", [("day", &day)]), None))
}

fn line_said(shell: &Shell, figures: &Figures) -> String {
    let locale = &shell.locale;
    let total = locale.home_money(figures.now.revenue);
    match figures.best {
        Some((day, best)) => {
            let (day, best) = (locale.date_of(date_of(day)), locale.home_money(best.revenue));
            shell.tn("reports-line-said", [("total", &total), ("best", &best), ("day", &day)])
        }
        None => shell.tn("reports-line-said-short", [("total", &total)]),
    }
}

fn line(shell: &Shell, question: &Question, figures: &Figures, panel: Panel) -> Lines {
    let locale = &shell.locale;
    let code = locale.home_currency.code;
    let unit = 10f64.powi(tongue::exponent(code).into());
    let grain = Grain::of(question.span);
    let value = |it: &super::figures::Piece| it.known.then(|| it.totals.revenue as f64 / unit);
    let values: Vec<Option<f64>> = figures.pieces.iter().map(value).collect();
    let before: Vec<Option<f64>> = figures.pieces_before.iter().map(value).collect();
    let name = |span: Span| match grain {
        Grain::Day | Grain::Week => locale.day_month_of(date_of(span.from)),
        Grain::Month => locale.month_year_of(date_of(span.from)),
    };
    let names: Vec<String> = figures.pieces.iter().map(|it| name(it.span)).collect();
    let exact = |(at, it): (usize, &super::figures::Piece)| {
        let (day, amount) = (name(it.span), locale.home_money(it.totals.revenue));
        match (it.known, figures.pieces_before.get(at)) {
            (false, _) => shell.tn("reports-exact-none", [("day", &day)]),
            (true, Some(was)) => {
                let before = locale.home_money(was.totals.revenue);
                shell.tn("reports-exact-before", [("day", &day), ("amount", &amount), ("before", &before)])
            }
            (true, None) => shell.tn("reports-exact", [("day", &day), ("amount", &amount)]),
        }
    };
    let exact: Vec<String> = figures.pieces.iter().enumerate().map(exact).collect();
    let format = |it: f64| locale.money_round((it * unit).round() as i64, code);
    let it = Line { values: &values, before: &before, names: &names, exact: &exact, format: &format };
    // A finger points at no single day: the phone's drawing leaves the exact words to the table.
    let narrow = Line { exact: &[], ..it };
    Lines { broad: charts::line(&it, Size::BROAD), narrow: charts::line(&narrow, Size::NARROW), panel }
}

fn product_bars(shell: &Shell, answer: &Answer) -> Vec<Bar> {
    let best = &answer.products.best;
    let longest = best.first().map_or(0, |it| it.revenue) as f64;
    let bar = |it: &super::products::ProductLine| Bar {
        label: it.title.clone(),
        href: format!("/products/{}", it.id),
        percent: charts::percent(it.revenue as f64, longest),
        value: shell.locale.money_round(it.revenue, shell.locale.home_currency.code),
        beside: shell.tn("reports-pieces-short", [("count", &it.units)]),
    };
    best.iter().take(BARS).map(bar).collect()
}

fn country_bars(shell: &Shell, question: &Question, figures: &Figures) -> Vec<Bar> {
    let longest = figures.countries.first().map_or(0, |it| it.revenue) as f64;
    let bar = |it: &super::figures::CountryLine| Bar {
        label: country_said(shell, &it.country),
        href: match it.country.as_str() {
            "" => String::new(),
            country => {
                let only = Question { country: Some(country.to_owned()), ..question.clone() };
                only.address("/reports", question.period)
            }
        },
        percent: charts::percent(it.revenue as f64, longest),
        value: shell.locale.money_round(it.revenue, shell.locale.home_currency.code),
        beside: share(it.revenue, figures.now.revenue).map_or_else(String::new, |it| shell.locale.percent(it, 1)),
    };
    figures.countries.iter().filter(|it| it.revenue > 0).take(BARS).map(bar).collect()
}

fn heat_map(shell: &Shell, figures: &Figures, panel: Panel) -> (Vec<String>, Vec<HeatRow>, Panel) {
    let rates = figures.cohorts.iter().flat_map(|row| row.back.iter().filter_map(|it| share(*it, row.customers)));
    let highest = rates.fold(0.0, f64::max);
    let width = panel.heads.len() - 2;
    let row = |it: &super::figures::Cohort| {
        let mut cells: Vec<HeatCell> = it
            .back
            .iter()
            .map(|back| match share(*back, it.customers) {
                None => HeatCell { text: String::new(), tint: String::new(), exact: String::new() },
                Some(rate) => HeatCell {
                    text: shell.locale.percent(rate, 0),
                    tint: heat(if highest > 0.0 { rate / highest } else { 0.0 }),
                    exact: shell.tn("reports-cohort-exact", [("count", back), ("all", &it.customers)]),
                },
            })
            .collect();
        cells.resize_with(width, || HeatCell { text: String::new(), tint: String::new(), exact: String::new() });
        HeatRow {
            label: shell.locale.month_year_of(date_of(it.first_day)),
            size: shell.locale.number(it.customers),
            cells,
        }
    };
    let mut heads = panel.heads[..2].to_vec();
    heads.extend(
        (1..=width as i64).map(|it| {
            if it == 1 { shell.tn("reports-months-later", [("count", &it)]) } else { shell.locale.number(it) }
        }),
    );
    (heads, figures.cohorts.iter().map(row).collect(), panel)
}

fn months_said(shell: &Shell, figures: &Figures) -> String {
    let (new, returning) = figures.months.iter().fold((0, 0), |sum, it| (sum.0 + it.new, sum.1 + it.returning));
    shell.tn("reports-months-said", [("new", &new), ("returning", &returning)])
}

fn months(shell: &Shell, question: &Question, figures: &Figures, panel: Panel) -> (StackDrawing, Panel) {
    let bars: Vec<Vec<f64>> = figures.months.iter().map(|it| vec![it.returning as f64, it.new as f64]).collect();
    let name = |it: &super::figures::MonthLine| {
        shell.locale.month_short(sheets::month_number(it.first_day, question)).to_owned()
    };
    let names: Vec<String> = figures.months.iter().map(name).collect();
    let exact = |it: &super::figures::MonthLine| {
        let month = shell.locale.month_year_of(date_of(it.first_day));
        shell.tn("reports-month-exact", [("month", &month), ("new", &it.new), ("returning", &it.returning)])
    };
    let exact: Vec<String> = figures.months.iter().map(exact).collect();
    let format = |it: f64| shell.locale.number(it.round() as i64);
    let it = Stack { bars: &bars, names: &names, exact: &exact, tones: &["k1", "k2"], format: &format };
    (charts::stack(&it, Size::THIRD), panel)
}
