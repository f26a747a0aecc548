//! The Ethiopian calendar, counted by Julian day numbers.

use jiff::{SignedDuration, civil::Date};

/// The Julian day number of 1 January 1970.
const UNIX_EPOCH: i64 = 2_440_588;
/// The Julian day number on which the count of Ethiopian years rests.
const ERA: i64 = 1_723_856;
/// Four years, one of them with a leap day.
const CYCLE: i64 = 1461;

/// A day in the Ethiopian calendar: twelve months of 30 days and ጳጉሜን of 5 or 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EthiopianDate {
    year: i16,
    month: u8,
    day: u8,
}

impl EthiopianDate {
    /// The day with these numbers, if there is one.
    pub fn new(year: i16, month: u8, day: u8) -> Option<EthiopianDate> {
        let days = match month {
            1..=12 => 30,
            13 if year.rem_euclid(4) == 3 => 6,
            13 => 5,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(EthiopianDate { year, month, day })
    }

    /// The same day, from the Gregorian calendar.
    pub fn from_gregorian(date: Date) -> EthiopianDate {
        let since = date.duration_since(Date::constant(1970, 1, 1)).as_secs() / 86_400 + UNIX_EPOCH - ERA;
        let r = since.rem_euclid(CYCLE);
        // The last day of a cycle is the leap day: it belongs to the year that r / 365 has just left.
        let leap = r / 1460;
        let n = r % 365 + 365 * leap;
        EthiopianDate {
            year: (4 * since.div_euclid(CYCLE) + r / 365 - leap) as i16,
            month: (n / 30 + 1) as u8,
            day: (n % 30 + 1) as u8,
        }
    }

    /// The same day in the Gregorian calendar; none beyond the years that a date can hold.
    pub fn to_gregorian(self) -> Option<Date> {
        let year = i64::from(self.year);
        let since = 365 * year + year.div_euclid(4) + 30 * i64::from(self.month - 1) + i64::from(self.day - 1);
        let days = ERA + since - UNIX_EPOCH;
        Date::constant(1970, 1, 1).checked_add(SignedDuration::from_secs(days * 86_400)).ok()
    }

    /// The year, as in ዓ.ም.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 13.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 30.
    pub const fn day(self) -> u8 {
        self.day
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};

    use super::*;

    #[test]
    fn known_days_agree_both_ways() {
        for (gregorian, (y, m, d)) in [
            (date(2025, 11, 20), (2018, 3, 11)),
            (date(2025, 9, 11), (2018, 1, 1)),
            (date(2023, 9, 11), (2015, 13, 6)),
            (date(2023, 9, 12), (2016, 1, 1)),
            (date(2024, 9, 10), (2016, 13, 5)),
        ] {
            let ethiopian = EthiopianDate::new(y, m, d).unwrap();
            assert_eq!(EthiopianDate::from_gregorian(gregorian), ethiopian);
            assert_eq!(ethiopian.to_gregorian(), Some(gregorian));
        }
    }

    #[test]
    fn each_day_from_1900_to_2100_comes_back_and_follows_the_one_before() {
        let mut before = EthiopianDate::from_gregorian(date(1899, 12, 31));
        for day in date(1900, 1, 1).series(1.day()).take_while(|it| it.year() <= 2100) {
            let it = EthiopianDate::from_gregorian(day);
            assert_eq!(EthiopianDate::new(it.year, it.month, it.day), Some(it), "{day} is a day that exists");
            assert_eq!(it.to_gregorian(), Some(day));
            assert!(before < it, "{before:?} comes before {it:?}");
            before = it;
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for (y, m, d) in [(2016, 13, 6), (2015, 13, 7), (2018, 0, 1), (2018, 14, 1), (2018, 1, 0), (2018, 1, 31)] {
            assert_eq!(EthiopianDate::new(y, m, d), None);
        }
        assert_eq!(EthiopianDate::new(i16::MAX, 1, 1).unwrap().to_gregorian(), None);
    }
}
