//! How one reader wants to see things.

use jiff::tz::TimeZone;

use crate::{Currency, Lang};

/// The calendar in which a reader sees dates. Storage and exports are always Gregorian.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// The calendar of storage, and of most of the world.
    #[default]
    Gregorian,
    /// Thirteen months, new year in September.
    Ethiopian,
}

/// The clock in which a reader sees times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Clock {
    /// Hours count from midnight, in 24 or 12 hours as the language has it.
    #[default]
    Western,
    /// Hours count from dawn: 07:00 is 1:00 in the morning.
    Ethiopian,
}

/// All that formatting depends on: one reader's language, calendar, clock, time zone and currency.
///
/// Language, calendar and clock are separate choices. Cloning is cheap.
#[derive(Clone, Debug, PartialEq)]
pub struct Locale {
    /// The language of names, and the country's way with numbers.
    pub lang: Lang,
    /// The calendar of dates.
    pub calendar: Calendar,
    /// The clock of times.
    pub clock: Clock,
    /// Where days begin and end.
    pub zone: TimeZone,
    /// The currency the shop counts in.
    pub home_currency: Currency,
}

impl Locale {
    /// A reader with the Gregorian calendar and the western clock.
    pub fn new(lang: Lang, zone: TimeZone, home_currency: Currency) -> Locale {
        Locale { lang, calendar: Calendar::default(), clock: Clock::default(), zone, home_currency }
    }

    /// The same reader with another calendar, to show a day in both.
    pub fn with_calendar(&self, calendar: Calendar) -> Locale {
        Locale { calendar, ..self.clone() }
    }

    /// The same reader with another clock, where a team mixes clocks.
    pub fn with_clock(&self, clock: Clock) -> Locale {
        Locale { clock, ..self.clone() }
    }
}
