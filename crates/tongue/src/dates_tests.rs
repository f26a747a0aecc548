use jiff::{civil::date, tz::TimeZone};

use super::*;
use crate::currency;

/// 20 November 2025, 14:05 in Johannesburg.
const THEN: i64 = 1_763_640_300_000;
const DAY: i64 = 24 * HOUR;

fn reader(lang: Lang) -> Locale {
    Locale::new(lang, TimeZone::get("Africa/Johannesburg").unwrap(), currency("ZAR").unwrap())
}

fn in_all(shown: impl Fn(&Locale) -> String) -> [String; 4] {
    Lang::ALL.map(|lang| shown(&reader(lang)).replace(NO_BREAK, "~"))
}

#[test]
fn each_language_writes_dates_its_own_way() {
    assert_eq!(in_all(|it| it.date(THEN)), ["20 Nov 2025", "20 ኖቬም 2025", "Nov 20, 2025", "Nov 20, 2025"]);
    assert_eq!(
        in_all(|it| it.date_long(THEN)),
        ["Thursday, 20 November 2025", "ሐሙስ 20 ኖቬምበር 2025", "ULwesine, Novemba 20, 2025", "Lwesine, Novemba 20, 2025"]
    );
    assert_eq!(in_all(|it| it.day_month(THEN)), ["20 Nov", "ኖቬም 20", "Nov 20", "Nov 20"]);
    assert_eq!(in_all(|it| it.month_year(THEN)), ["November 2025", "ኖቬምበር 2025", "Novemba 2025", "Novemba 2025"]);
    assert_eq!(in_all(|it| it.weekday_short(THEN).into()), ["Thu", "ሐሙስ", "Sin", "Sin"]);
}

#[test]
fn each_language_writes_times_its_own_way() {
    assert_eq!(in_all(|it| it.time(THEN)), ["14:05", "2:05~ከሰዓት", "14:05", "14:05"]);
    assert_eq!(in_all(|it| it.time(THEN - 14 * HOUR)), ["00:05", "12:05~ጥዋት", "00:05", "00:05"]);
    assert_eq!(
        in_all(|it| it.date_time(THEN)),
        ["20 Nov 2025, 14:05", "20 ኖቬም 2025 2:05~ከሰዓት", "Nov 20, 2025 14:05", "Nov 20, 2025, 14:05"]
    );
}

#[test]
fn the_ethiopian_calendar_speaks_every_language() {
    let ethiopian = |it: &Locale| it.with_calendar(Calendar::Ethiopian);
    assert_eq!(
        in_all(|it| ethiopian(it).date(THEN)),
        ["11 Hidar 2018", "ኅዳር 11 ቀን 2018~ዓ.ም.", "11 Hidar 2018", "11 Hidar 2018"]
    );
    assert_eq!(in_all(|it| ethiopian(it).day_month(THEN))[..2], ["11 Hidar", "ኅዳር 11"]);
    assert_eq!(in_all(|it| ethiopian(it).month_year(THEN))[..2], ["Hidar 2018", "ኅዳር 2018"]);
    assert_eq!(
        in_all(|it| ethiopian(it).date_long(THEN))[..2],
        ["Thursday, 11 Hidar 2018", "ሐሙስ፣ ኅዳር 11 ቀን 2018~ዓ.ም."]
    );
}

#[test]
fn the_ethiopian_clock_counts_from_dawn() {
    let hours = [0, 6, 7, 12, 14, 18, 23].map(|hour| THEN + (hour - 14) * HOUR - 5 * MINUTE);
    let shown = |lang| {
        let reader = reader(lang).with_clock(Clock::Ethiopian);
        hours.map(|ms| reader.time(ms).replace(NO_BREAK, " "))
    };
    assert_eq!(
        shown(Lang::Am),
        ["6:00 ከሌሊቱ", "12:00 ከጠዋቱ", "1:00 ከጠዋቱ", "6:00 ከቀኑ", "8:00 ከቀኑ", "12:00 ከምሽቱ", "5:00 ከምሽቱ"]
    );
    assert_eq!(shown(Lang::En)[2], "1:00 in the morning");
}

#[test]
fn months_are_those_of_the_readers_calendar() {
    let reader = reader(Lang::En);
    assert_eq!([0, 1, 12, 13].map(|n| reader.month_short(n)), ["", "Jan", "Dec", ""]);
    let ethiopian = reader.with_calendar(Calendar::Ethiopian);
    assert_eq!([1, 13, 14].map(|n| ethiopian.month_short(n)), ["Meskerem", "Pagumen", ""]);
}

#[test]
fn the_longer_ago_the_less_exact() {
    let reader = reader(Lang::En);
    let ago = |ms| reader.ago(THEN, THEN - ms);
    assert_eq!(ago(0), Ago::Now);
    assert_eq!(ago(-30_000), Ago::Now);
    assert_eq!(ago(MINUTE), Ago::Minutes(1));
    assert_eq!(ago(HOUR - 1), Ago::Minutes(59));
    assert_eq!(ago(HOUR), Ago::Hours(1));
    assert_eq!(ago(14 * HOUR), Ago::Hours(14));
    assert_eq!(ago(15 * HOUR), Ago::Yesterday);
    assert_eq!(ago(2 * DAY), Ago::Days(2));
    assert_eq!(ago(6 * DAY), Ago::Days(6));
    assert_eq!(ago(7 * DAY), Ago::Date("13 Nov".into()));
    assert_eq!(ago(365 * DAY), Ago::Date("20 Nov 2024".into()));
    assert_eq!(ago(-3 * HOUR), Ago::Date("20 Nov".into()));
    assert_eq!(ago(-2 * DAY), Ago::Date("22 Nov".into()));
}

#[test]
fn after_midnight_the_evening_is_hours_ago() {
    let reader = reader(Lang::En);
    let past_midnight = reader.start_of_day(date(2025, 11, 20)) + 30 * MINUTE;
    assert_eq!(reader.ago(past_midnight, past_midnight - 2 * HOUR), Ago::Hours(2));
    assert_eq!(reader.ago(past_midnight, past_midnight - 6 * HOUR), Ago::Yesterday);
}

#[test]
fn days_begin_where_the_reader_is() {
    let reader = reader(Lang::En);
    let start = reader.start_of_day(date(2025, 11, 20));
    assert_eq!(start, THEN - 14 * HOUR - 5 * MINUTE);
    assert_eq!(reader.day_of(start), date(2025, 11, 20));
    assert_eq!(reader.day_of(start - 1), date(2025, 11, 19));
}

#[test]
fn a_day_may_begin_after_midnight_where_clocks_go_forward() {
    let cairo = Locale { zone: TimeZone::get("Africa/Cairo").unwrap(), ..reader(Lang::En) };
    let start = cairo.start_of_day(date(2025, 4, 25));
    assert_eq!(cairo.time(start), "01:00");
    assert_eq!(cairo.day_of(start - 1), date(2025, 4, 24));
}

#[test]
fn no_moment_is_too_far() {
    for lang in Lang::ALL {
        for calendar in [Calendar::Gregorian, Calendar::Ethiopian] {
            let reader = reader(lang).with_calendar(calendar);
            for ms in [i64::MIN, i64::MAX] {
                assert!(!reader.date_time(ms).is_empty());
                reader.start_of_day(reader.day_of(ms));
            }
            reader.ago(i64::MAX, i64::MIN);
            reader.ago(i64::MIN, i64::MAX);
        }
    }
}
