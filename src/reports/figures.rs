//! What the orders come to for a question: a function from values to values.

use tongue::Calendar;

use super::history::{History, Kind, Purchase};
use super::period::{Day, Grain, Month, Question, Span};

/// How many months the tables of months go back.
const MONTHS: i64 = 12;

/// What some days come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The sum of all orders: sales less credits, and adjustments; minor units.
    pub revenue: i64,
    /// Sales alone.
    pub sold: i64,
    /// Credits, as a positive amount.
    pub returned: i64,
    /// How many sales.
    pub orders: i64,
    /// How many customers bought; guests are not known, so not counted.
    pub customers: i64,
    /// How many of them had bought before these days, or bought at least twice in them.
    pub repeats: i64,
    /// Of the revenue, what came from customers who had bought before these days.
    pub returning_revenue: i64,
}

impl Totals {
    /// The share of customers who came back; none without customers.
    pub fn repeat_rate(&self) -> Option<f64> {
        share(self.repeats, self.customers)
    }

    /// Minor units an order, to the nearest; none without orders.
    pub fn average(&self) -> Option<i64> {
        (self.orders > 0).then(|| (self.revenue as f64 / self.orders as f64).round() as i64)
    }

    /// The share of what was sold that went back; none without sales.
    pub fn returned_share(&self) -> Option<f64> {
        share(self.returned, self.sold)
    }

    fn add(&mut self, it: &Purchase) {
        self.revenue += it.total;
        match it.kind {
            Kind::Sale => {
                self.orders += 1;
                self.sold += it.total;
            }
            Kind::Credit => self.returned -= it.total,
            Kind::Adjustment => {}
        }
    }
}

/// A share of a whole; none of nothing.
pub fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// One point of the chart by day, week or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its days.
    pub span: Span,
    /// Whether any of its days lies between the shop's first order and its last.
    pub known: bool,
    /// What they come to.
    pub totals: Totals,
}

/// What one country brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryLine {
    /// As the orders say it; empty where none is known.
    pub country: String,
    /// In the period, and in the period before.
    pub revenue: i64,
    pub before: i64,
    /// Sales in the period.
    pub orders: i64,
}

/// Customers of one month: first seen in it, or known before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthLine {
    /// Its first day.
    pub first_day: Day,
    pub new: i64,
    pub returning: i64,
}

/// The customers whose first order was in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// The first day of the month.
    pub first_day: Day,
    /// How many they are.
    pub customers: i64,
    /// How many of them bought one month later, two, …; as far as months have begun.
    pub back: Vec<i64>,
}

/// All that the page shows, except products.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The period.
    pub now: Totals,
    /// The period before; none if the shop had not begun to sell by its first day.
    pub before: Option<Totals>,
    /// The period in pieces.
    pub pieces: Vec<Piece>,
    /// The period before in as many pieces, where the two lie side by side.
    pub pieces_before: Vec<Piece>,
    /// By revenue, the largest first.
    pub countries: Vec<CountryLine>,
    /// The months up to the end of the period, the earliest first.
    pub months: Vec<MonthLine>,
    /// The same months, as months of first orders.
    pub cohorts: Vec<Cohort>,
    /// Whether the last of these months was still running on the last day that has orders.
    pub running: bool,
    /// The day with the highest revenue.
    pub best: Option<(Day, Totals)>,
    /// The days from the first order to the last, whatever was asked.
    pub extent: Option<Span>,
}

/// The figures that answer `question`. A filter acts as if there were no other orders.
pub fn figures(history: &History, question: &Question) -> Figures {
    let Some(extent) = history.extent() else { return Figures::default() };
    let span = question.span;
    let before = span.before();
    let compared = extent.from <= before.from;
    let calendar = question.calendar();
    let grain = Grain::of(span);
    let mut now = Tally::new(span, grain.cut(span, calendar), extent);
    let pieces_before = if compared && grain != Grain::Month { grain.cut(before, calendar) } else { Vec::new() };
    let mut then = Tally::new(before, pieces_before, extent);
    let mut months = Months::new(span.to.min(extent.to), extent, calendar);
    let mut countries = vec![CountryTotals::default(); history.countries.len()];
    let mut kept: Vec<&Purchase> = Vec::new();
    for of_one in history.purchases.chunk_by(|a, b| a.customer == b.customer) {
        kept.clear();
        kept.extend(of_one.iter().filter(|it| asked(history, question, it)));
        for it in &kept {
            let country = &mut countries[it.country as usize];
            let day = Day::from(it.day);
            if span.holds(day) {
                country.add(it);
            } else if before.holds(day) {
                country.before += it.total;
            }
        }
        now.take(&kept);
        then.take(&kept);
        if of_one[0].customer != 0 {
            months.take(&kept);
        }
    }
    let best = now.days.iter().enumerate().max_by_key(|(at, it)| (it.revenue, std::cmp::Reverse(*at)));
    Figures {
        best: best.filter(|(_, it)| it.revenue > 0).map(|(at, it)| (span.from + at as i64, *it)),
        now: now.totals,
        before: compared.then_some(then.totals),
        pieces: now.pieces,
        pieces_before: then.pieces,
        countries: country_lines(history, countries),
        running: months.running,
        cohorts: months.cohorts(),
        months: months.lines(),
        extent: Some(extent),
    }
}

fn asked(history: &History, question: &Question, it: &Purchase) -> bool {
    question.storefront.is_none_or(|id| history.storefronts[it.storefront as usize] == id)
        && question.country.as_ref().is_none_or(|country| history.countries[it.country as usize] == *country)
}

#[derive(Clone, Default)]
struct CountryTotals {
    revenue: i64,
    before: i64,
    orders: i64,
}

impl CountryTotals {
    fn add(&mut self, it: &Purchase) {
        self.revenue += it.total;
        self.orders += i64::from(it.sale());
    }
}

fn country_lines(history: &History, totals: Vec<CountryTotals>) -> Vec<CountryLine> {
    let mut lines: Vec<CountryLine> = history
        .countries
        .iter()
        .zip(totals)
        .filter(|(_, it)| it.revenue != 0 || it.before != 0 || it.orders != 0)
        .map(|(country, it)| CountryLine {
            country: country.clone(),
            revenue: it.revenue,
            before: it.before,
            orders: it.orders,
        })
        .collect();
    lines.sort_by(|a, b| b.revenue.cmp(&a.revenue).then_with(|| a.country.cmp(&b.country)));
    lines
}

/// Adds up one span, as a whole, by day and by piece.
struct Tally {
    span: Span,
    totals: Totals,
    days: Vec<Totals>,
    pieces: Vec<Piece>,
    /// Which piece each day belongs to.
    piece_of: Vec<usize>,
}

impl Tally {
    fn new(span: Span, cut: Vec<Span>, extent: Span) -> Tally {
        let piece_of = cut.iter().enumerate().flat_map(|(at, it)| vec![at; it.days() as usize]).collect();
        let known = |it: Span| it.from <= extent.to && extent.from <= it.to;
        let pieces = cut.into_iter().map(|it| Piece { span: it, known: known(it), totals: Totals::default() });
        Tally {
            span,
            totals: Totals::default(),
            days: vec![Totals::default(); span.days() as usize],
            pieces: pieces.collect(),
            piece_of,
        }
    }

    /// Takes the purchases of one customer, or those of all guests, in the order of days.
    fn take(&mut self, purchases: &[&Purchase]) {
        let begin = purchases.partition_point(|it| Day::from(it.day) < self.span.from);
        let end = purchases.partition_point(|it| Day::from(it.day) <= self.span.to);
        let inside = &purchases[begin..end];
        let Some(one) = inside.first() else { return };
        let known = one.customer != 0;
        let first_sale = purchases.iter().find(|it| it.sale()).map(|it| Day::from(it.day));
        let had_bought = |by: Day| known && first_sale.is_some_and(|it| it < by);
        count(&mut self.totals, inside, known, had_bought(self.span.from));
        for it in inside {
            self.days[(Day::from(it.day) - self.span.from) as usize].add(it);
        }
        if self.pieces.is_empty() {
            return;
        }
        let piece = |it: &Purchase| self.piece_of[(Day::from(it.day) - self.span.from) as usize];
        for of_piece in inside.chunk_by(|a, b| piece(a) == piece(b)) {
            let piece = &mut self.pieces[self.piece_of[(Day::from(of_piece[0].day) - self.span.from) as usize]];
            count(&mut piece.totals, of_piece, known, had_bought(piece.span.from));
        }
    }
}

/// Counts what one customer did in some days.
fn count(totals: &mut Totals, purchases: &[&Purchase], known: bool, had_bought: bool) {
    let mut sales = 0;
    for it in purchases {
        totals.add(it);
        sales += i64::from(it.sale());
        if had_bought {
            totals.returning_revenue += it.total;
        }
    }
    if known && sales > 0 {
        totals.customers += 1;
        totals.repeats += i64::from(had_bought || sales > 1);
    }
}

/// Who bought in which month, by the month of their first order.
struct Months {
    calendar: Calendar,
    first: Month,
    count: usize,
    running: bool,
    lines: Vec<MonthLine>,
    back: Vec<Vec<i64>>,
}

impl Months {
    fn new(to: Day, extent: Span, calendar: Calendar) -> Months {
        let last = Month::of(to.max(extent.from), calendar);
        let first = Month((last.0 - MONTHS + 1).max(Month::of(extent.from, calendar).0));
        let count = (last.0 - first.0 + 1) as usize;
        let line =
            |at: usize| MonthLine { first_day: Month(first.0 + at as i64).first_day(calendar), new: 0, returning: 0 };
        Months {
            calendar,
            first,
            count,
            running: extent.to < last.next().first_day(calendar) - 1,
            lines: (0..count).map(line).collect(),
            back: (0..count).map(|at| vec![0; count - at]).collect(),
        }
    }

    fn take(&mut self, purchases: &[&Purchase]) {
        let sales = || purchases.iter().filter(|it| it.sale()).map(|it| Month::of(Day::from(it.day), self.calendar).0);
        let Some(first) = sales().next() else { return };
        let mut last = None;
        let mut hits = [false; MONTHS as usize];
        for month in sales() {
            let at = month - self.first.0;
            if last != Some(month) && (0..self.count as i64).contains(&at) {
                hits[at as usize] = true;
            }
            last = Some(month);
        }
        for (at, _) in hits.iter().enumerate().filter(|(_, hit)| **hit) {
            let begun = first - self.first.0;
            if begun == at as i64 {
                self.lines[at].new += 1;
            } else {
                self.lines[at].returning += 1;
            }
            if begun >= 0 {
                self.back[begun as usize][at - begun as usize] += 1;
            }
        }
    }

    fn lines(self) -> Vec<MonthLine> {
        self.lines
    }

    fn cohorts(&self) -> Vec<Cohort> {
        let cohort = |(line, back): (&MonthLine, &Vec<i64>)| Cohort {
            first_day: line.first_day,
            customers: back[0],
            back: back[1..].to_vec(),
        };
        self.lines.iter().zip(&self.back).map(cohort).collect()
    }
}
