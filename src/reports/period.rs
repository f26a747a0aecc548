//! What is asked: which days, which storefront, which country; and how days
//! are put together for a chart.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tongue::{Calendar, EthiopianDate};

use crate::base::{Error, Result};

/// A day of the shop's calendar, counted from 1970-01-01.
pub type Day = i64;

/// The day with this date.
pub fn day_of(date: Date) -> Day {
    let epoch = Date::constant(1970, 1, 1);
    i64::from((date - epoch).get_days())
}

/// The date of this day; the nearest end of time for what no calendar knows.
pub fn date_of(day: Day) -> Date {
    let days = day.clamp(-700_000, 2_900_000);
    Date::constant(1970, 1, 1).checked_add(days.days()).unwrap_or(Date::MAX)
}

/// Some days in a row, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Span {
    /// How many days.
    pub fn days(self) -> i64 {
        self.to - self.from + 1
    }

    /// Whether `day` is one of them.
    pub fn holds(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// As many days, just before.
    pub fn before(self) -> Span {
        Span { from: self.from - self.days(), to: self.from - 1 }
    }
}

/// How days are put together for a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grain {
    /// Each day by itself.
    Day,
    /// Seven days each, counted back from the last, so that the last is whole.
    Week,
    /// Months of the reader's calendar.
    Month,
}

impl Grain {
    /// So that a chart has at most about 90 points.
    pub fn of(span: Span) -> Grain {
        match span.days() {
            ..=92 => Grain::Day,
            93..=400 => Grain::Week,
            _ => Grain::Month,
        }
    }

    /// The span in pieces, in order, without gaps.
    pub fn cut(self, span: Span, calendar: Calendar) -> Vec<Span> {
        let mut pieces = Vec::new();
        match self {
            Grain::Day => pieces.extend((span.from..=span.to).map(|it| Span { from: it, to: it })),
            Grain::Week => {
                let mut to = span.to;
                while to >= span.from {
                    pieces.push(Span { from: (to - 6).max(span.from), to });
                    to -= 7;
                }
                pieces.reverse();
            }
            Grain::Month => {
                let mut from = span.from;
                while from <= span.to {
                    let next = Month::of(from, calendar).next().first_day(calendar);
                    pieces.push(Span { from, to: (next - 1).min(span.to) });
                    from = next;
                }
            }
        }
        pieces
    }
}

/// A month of the reader's calendar, counted one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub i64);

impl Month {
    /// The month that holds `day`.
    pub fn of(day: Day, calendar: Calendar) -> Month {
        let date = date_of(day);
        Month(match calendar {
            Calendar::Gregorian => i64::from(date.year()) * 12 + i64::from(date.month()) - 1,
            Calendar::Ethiopian => {
                let it = EthiopianDate::from_gregorian(date);
                i64::from(it.year()) * 13 + i64::from(it.month()) - 1
            }
        })
    }

    /// The month after.
    pub fn next(self) -> Month {
        Month(self.0 + 1)
    }

    /// Its first day.
    pub fn first_day(self, calendar: Calendar) -> Day {
        let parts = |months: i64| (self.0.div_euclid(months) as i16, self.0.rem_euclid(months) as i8 + 1);
        day_of(match calendar {
            Calendar::Gregorian => {
                let (year, month) = parts(12);
                Date::new(year, month, 1).unwrap_or(Date::MAX)
            }
            Calendar::Ethiopian => {
                let (year, month) = parts(13);
                EthiopianDate::new(year, month as u8, 1).and_then(EthiopianDate::to_gregorian).unwrap_or(Date::MAX)
            }
        })
    }
}

/// The periods that have a name in the address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Period {
    #[serde(rename = "7d")]
    Week,
    #[default]
    #[serde(rename = "30d")]
    Thirty,
    #[serde(rename = "90d")]
    Ninety,
    /// 52 whole weeks, so that the same weekdays are compared.
    #[serde(rename = "year")]
    Year,
    #[serde(rename = "all")]
    All,
    #[serde(rename = "custom")]
    Custom,
}

impl Period {
    /// Those with a button, in order.
    pub const NAMED: [Period; 5] = [Period::Week, Period::Thirty, Period::Ninety, Period::Year, Period::All];

    /// As in the address.
    pub fn code(self) -> &'static str {
        match self {
            Period::Week => "7d",
            Period::Thirty => "30d",
            Period::Ninety => "90d",
            Period::Year => "year",
            Period::All => "all",
            Period::Custom => "custom",
        }
    }

    fn parse(code: &str) -> Period {
        Period::NAMED.into_iter().chain([Period::Custom]).find(|it| it.code() == code).unwrap_or_default()
    }
}

/// The address as it came.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    period: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    storefront: String,
    #[serde(default)]
    country: String,
}

/// Two dates; a century at most.
fn read_span(from: &str, to: &str) -> Result<Span> {
    match (from.parse::<Date>().map(day_of), to.parse::<Date>().map(day_of)) {
        (Ok(from), Ok(to)) if from <= to && to - from < 36_525 => Ok(Span { from, to }),
        _ => Err(Error::invalid("reports-dates-wrong")),
    }
}

/// What the reports page is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// The name of the period.
    pub period: Period,
    /// Its days; for all of them, up to today.
    pub span: Span,
    /// Only orders of this storefront.
    pub storefront: Option<i64>,
    /// Only orders from this country.
    pub country: Option<String>,
    /// Whose months are meant: 1 for the Ethiopian calendar.
    pub ethiopian: bool,
}

impl Question {
    /// What an address asks on the day `today`; `extent` goes from the day of the first order to that of the last.
    ///
    /// Named periods are made of whole days that orders are known of, so that like is compared with like: they end
    /// yesterday, or with the last order before.
    ///
    /// # Errors
    /// If the days of a period of one's own cannot be read, or end before they begin.
    pub fn new(asked: &Asked, today: Day, extent: Option<Span>, calendar: Calendar) -> Result<Question> {
        let named = Period::parse(&asked.period);
        // A shop that opened today has no other day to show.
        let end = extent.map_or(today, |it| if it.from < today { it.to.min(today - 1) } else { today });
        let back = |days: i64| Span { from: end - days + 1, to: end };
        let named_span = match named {
            Period::Week => Some(back(7)),
            Period::Thirty => Some(back(30)),
            Period::Ninety => Some(back(90)),
            Period::Year => Some(back(364)),
            Period::All => Some(Span { from: extent.map_or(today, |it| it.from.min(today)), to: today }),
            Period::Custom => None,
        };
        let own_span = match (asked.from.trim(), asked.to.trim()) {
            ("", "") if named != Period::Custom => None,
            (from, to) => Some(read_span(from, to)?),
        };
        // The filter form sends both; days that differ from the named period's are meant.
        let (period, span) = match (named_span, own_span) {
            (Some(span), None) => (named, span),
            (Some(span), Some(own)) if span == own => (named, span),
            (_, Some(own)) => (Period::Custom, own),
            (None, None) => return Err(Error::invalid("reports-dates-wrong")),
        };
        Ok(Question {
            period,
            span,
            storefront: asked.storefront.parse::<crate::base::Id<()>>().ok().map(crate::base::Id::raw),
            country: (!asked.country.is_empty()).then(|| asked.country.clone()),
            ethiopian: calendar == Calendar::Ethiopian,
        })
    }

    /// The calendar of the months.
    pub fn calendar(&self) -> Calendar {
        if self.ethiopian { Calendar::Ethiopian } else { Calendar::Gregorian }
    }

    /// The address of the same question for another page or period.
    pub fn address(&self, page: &str, period: Period) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("period", period.code());
        if period == Period::Custom {
            query.append_pair("from", &date_of(self.span.from).to_string());
            query.append_pair("to", &date_of(self.span.to).to_string());
        }
        if let Some(it) = self.storefront {
            query.append_pair("storefront", &crate::base::Id::<()>::from_raw(it).to_string());
        }
        if let Some(it) = &self.country {
            query.append_pair("country", it);
        }
        format!("{page}?{}", query.finish())
    }

    /// The address of the page for other days.
    pub fn on(&self, span: Span) -> String {
        Question { span, ..self.clone() }.address("/reports", Period::Custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        day_of(text.parse().unwrap())
    }

    #[test]
    fn the_period_before_is_as_long_and_ends_the_day_before() {
        let span = Span { from: day("2025-10-22"), to: day("2025-11-20") };
        assert_eq!((span.days(), span.before().days()), (30, 30));
        assert_eq!(span.before().to, day("2025-10-21"));
    }

    #[test]
    fn pieces_cover_the_span_without_gaps() {
        let span = Span { from: day("2023-08-30"), to: day("2025-11-20") };
        for grain in [Grain::Day, Grain::Week, Grain::Month] {
            for calendar in [Calendar::Gregorian, Calendar::Ethiopian] {
                let pieces = grain.cut(span, calendar);
                assert_eq!(pieces.iter().map(|it| it.days()).sum::<i64>(), span.days());
                assert!(pieces.windows(2).all(|it| it[0].to + 1 == it[1].from));
            }
        }
    }

    #[test]
    fn months_follow_the_calendar_of_the_reader() {
        let month = Month::of(day("2025-11-20"), Calendar::Gregorian);
        assert_eq!(month.first_day(Calendar::Gregorian), day("2025-11-01"));
        let month = Month::of(day("2025-11-20"), Calendar::Ethiopian);
        assert_eq!(month.first_day(Calendar::Ethiopian), day("2025-11-10"));
        // Pagumen, the thirteenth, has six days before a leap year.
        let short = Month::of(day("2023-09-11"), Calendar::Ethiopian);
        assert_eq!(short.next().first_day(Calendar::Ethiopian), day("2023-09-12"));
    }

    #[test]
    fn named_periods_end_with_the_last_whole_day_that_is_known() {
        let today = day("2025-11-20");
        let end = |from: &str, to: &str| {
            let extent = Some(Span { from: day(from), to: day(to) });
            let asked = Asked { period: "7d".into(), ..Asked::default() };
            let span = Question::new(&asked, today, extent, Calendar::Gregorian).unwrap().span;
            assert_eq!(span.days(), 7);
            date_of(span.to).to_string()
        };
        assert_eq!(end("2025-01-01", "2025-11-20"), "2025-11-19", "today is not over");
        assert_eq!(end("2025-01-01", "2025-11-16"), "2025-11-16", "what came after the last order is not known");
        assert_eq!(end("2025-11-20", "2025-11-20"), "2025-11-20", "there is only today");
        assert_eq!(end("2025-01-01", "2026-03-01"), "2025-11-19", "what lies ahead is no day of these");
    }

    #[test]
    fn dates_that_cannot_be_are_refused() {
        let asked = |from: &str, to: &str| Asked {
            period: "custom".into(),
            from: from.into(),
            to: to.into(),
            ..Asked::default()
        };
        let read = |it: Asked| Question::new(&it, 20_000, None, Calendar::Gregorian);
        assert!(read(asked("2025-02-30", "2025-03-01")).is_err());
        assert!(read(asked("2025-03-02", "2025-03-01")).is_err());
        assert!(read(asked("", "")).is_err());
        assert_eq!(read(asked("2025-03-01", "2025-03-01")).unwrap().span.days(), 1);
    }
}
