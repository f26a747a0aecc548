//! Dates and times as a reader expects them.

use std::fmt::Write;

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
};

use crate::{Calendar, Clock, EthiopianDate, Lang, Locale, time_words};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const NO_BREAK: char = '\u{a0}';

/// How long ago something was, for a sentence in the message catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ago {
    /// Less than a minute.
    Now,
    /// 1 to 59 minutes.
    Minutes(u32),
    /// At least an hour, and today or less than six hours.
    Hours(u32),
    /// Some time on the day before.
    Yesterday,
    /// 2 to 6 days.
    Days(u32),
    /// Longer, or not yet: the date, without its year if that is this year.
    Date(String),
}

/// A day in the reader's calendar.
struct Shown {
    year: i16,
    month: u8,
    day: u8,
}

impl Locale {
    /// "20 Nov 2025"
    pub fn date(&self, ms: i64) -> String {
        self.date_of(self.day_of(ms))
    }

    /// Like [`Locale::date`], for a day that has no time.
    pub fn date_of(&self, date: Date) -> String {
        let mut out = String::with_capacity(48);
        self.write_date(&mut out, date, time_words::month_short);
        out
    }

    /// With the weekday, in full: "Thursday, 20 November 2025"
    pub fn date_long(&self, ms: i64) -> String {
        self.date_long_of(self.day_of(ms))
    }

    /// Like [`Locale::date_long`], for a day that has no time.
    pub fn date_long_of(&self, date: Date) -> String {
        let mut out = String::with_capacity(64);
        out.push_str(self.weekday_of(date));
        out.push_str(match (self.lang, self.calendar) {
            (Lang::Am, Calendar::Gregorian) => " ",
            (Lang::Am, Calendar::Ethiopian) => "፣ ",
            _ => ", ",
        });
        self.write_date(&mut out, date, time_words::month);
        out
    }

    /// "20 Nov"
    pub fn day_month(&self, ms: i64) -> String {
        self.day_month_of(self.day_of(ms))
    }

    /// Like [`Locale::day_month`], for a day that has no time.
    pub fn day_month_of(&self, date: Date) -> String {
        let Shown { month, day, .. } = self.shown(date);
        let month = self.month_short(month);
        if self.day_first() && self.lang != Lang::Am { format!("{day} {month}") } else { format!("{month} {day}") }
    }

    /// "November 2025"
    pub fn month_year(&self, ms: i64) -> String {
        self.month_year_of(self.day_of(ms))
    }

    /// Like [`Locale::month_year`], for a day that has no time.
    pub fn month_year_of(&self, date: Date) -> String {
        let Shown { year, month, .. } = self.shown(date);
        format!("{} {year}", self.month_name(month))
    }

    /// "14:05", "2:05 ከሰዓት", or hours from dawn on the Ethiopian clock
    pub fn time(&self, ms: i64) -> String {
        let mut out = String::with_capacity(24);
        self.write_time(&mut out, self.local(ms).time());
        out
    }

    /// "20 Nov 2025, 14:05"
    pub fn date_time(&self, ms: i64) -> String {
        let local = self.local(ms);
        let mut out = String::with_capacity(64);
        self.write_date(&mut out, local.date(), time_words::month_short);
        out.push_str(if matches!(self.lang, Lang::Am | Lang::Zu) { " " } else { ", " });
        self.write_time(&mut out, local.time());
        out
    }

    /// The name of the reader's month `n`, from 1; empty if there is no such month.
    pub fn month_name(&self, n: u8) -> &'static str {
        time_words::month(self.lang, self.calendar, n)
    }

    /// The short name of the reader's month `n`, from 1; empty if there is no such month.
    pub fn month_short(&self, n: u8) -> &'static str {
        time_words::month_short(self.lang, self.calendar, n)
    }

    /// "Thursday"
    pub fn weekday(&self, ms: i64) -> &'static str {
        self.weekday_of(self.day_of(ms))
    }

    /// Like [`Locale::weekday`], for a day that has no time.
    pub fn weekday_of(&self, date: Date) -> &'static str {
        time_words::weekday(self.lang, date.weekday().to_monday_one_offset().unsigned_abs())
    }

    /// "Thu"
    pub fn weekday_short(&self, ms: i64) -> &'static str {
        self.weekday_short_of(self.day_of(ms))
    }

    /// Like [`Locale::weekday_short`], for a day that has no time.
    pub fn weekday_short_of(&self, date: Date) -> &'static str {
        time_words::weekday_short(self.lang, date.weekday().to_monday_one_offset().unsigned_abs())
    }

    /// How long before `now_ms` it was; days are those of the reader's zone.
    pub fn ago(&self, now_ms: i64, then_ms: i64) -> Ago {
        let passed = now_ms.saturating_sub(then_ms);
        // Clocks of two machines differ by seconds: what seems to come just after is now.
        if passed.unsigned_abs() < MINUTE as u64 {
            return Ago::Now;
        }
        if (0..HOUR).contains(&passed) {
            return Ago::Minutes((passed / MINUTE) as u32);
        }
        let (today, then) = (self.day_of(now_ms), self.day_of(then_ms));
        let days = today.duration_since(then).as_hours() / 24;
        match days {
            // Six hours: late in the night, the evening is still hours ago.
            0 | 1 if passed > 0 && (days == 0 || passed < 6 * HOUR) => Ago::Hours((passed / HOUR) as u32),
            1 => Ago::Yesterday,
            2..=6 => Ago::Days(days as u32),
            _ if self.shown(today).year == self.shown(then).year => Ago::Date(self.day_month_of(then)),
            _ => Ago::Date(self.date_of(then)),
        }
    }

    /// The day in the reader's zone; always Gregorian, for reckoning.
    pub fn day_of(&self, ms: i64) -> Date {
        self.local(ms).date()
    }

    /// The first moment of a day in the reader's zone.
    pub fn start_of_day(&self, date: Date) -> i64 {
        match self.zone.to_timestamp(date.to_datetime(Time::midnight())) {
            Ok(start) => start.as_millisecond(),
            // Only at the ends of time itself.
            Err(_) if date.year() < 0 => Timestamp::MIN.as_millisecond(),
            Err(_) => Timestamp::MAX.as_millisecond(),
        }
    }

    fn local(&self, ms: i64) -> DateTime {
        let end = if ms < 0 { Timestamp::MIN } else { Timestamp::MAX };
        self.zone.to_datetime(Timestamp::from_millisecond(ms).unwrap_or(end))
    }

    fn shown(&self, date: Date) -> Shown {
        match self.calendar {
            Calendar::Gregorian => {
                Shown { year: date.year(), month: date.month().unsigned_abs(), day: date.day().unsigned_abs() }
            }
            Calendar::Ethiopian => {
                let it = EthiopianDate::from_gregorian(date);
                Shown { year: it.year(), month: it.month(), day: it.day() }
            }
        }
    }

    fn day_first(&self) -> bool {
        match self.calendar {
            Calendar::Gregorian => matches!(self.lang, Lang::En | Lang::Am),
            Calendar::Ethiopian => self.lang != Lang::Am,
        }
    }

    fn write_date(&self, out: &mut String, date: Date, name: fn(Lang, Calendar, u8) -> &'static str) {
        let Shown { year, month, day } = self.shown(date);
        let month = name(self.lang, self.calendar, month);
        let written = if self.day_first() {
            write!(out, "{day} {month} {year}")
        } else if self.calendar == Calendar::Ethiopian {
            write!(out, "{month} {day} ቀን {year}{NO_BREAK}ዓ.ም.")
        } else {
            write!(out, "{month} {day}, {year}")
        };
        debug_assert!(written.is_ok(), "a String takes all that is written");
    }

    fn write_time(&self, out: &mut String, time: Time) {
        let (hour, minute) = (time.hour().unsigned_abs(), time.minute());
        let written = match (self.clock, self.lang) {
            (Clock::Ethiopian, lang) => {
                let part = time_words::part_of_day(lang, hour);
                write!(out, "{}:{minute:02}{NO_BREAK}{part}", (hour + 5) % 12 + 1)
            }
            (Clock::Western, Lang::Am) => {
                let half = time_words::half_of_day(hour);
                write!(out, "{}:{minute:02}{NO_BREAK}{half}", (hour + 11) % 12 + 1)
            }
            (Clock::Western, _) => write!(out, "{hour:02}:{minute:02}"),
        };
        debug_assert!(written.is_ok(), "a String takes all that is written");
    }
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
