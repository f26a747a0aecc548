use jiff::{
    civil::{Date, DateTime, Time},
    tz::{Offset, TimeZone},
};

use crate::values::ValueFault;

/// In which order the numbers of a date are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    Dmy,
    Mdy,
    Ymd,
}

/// The order that these dates show, or nothing if all could be read in two ways.
pub fn guess_date_order<'a>(samples: impl IntoIterator<Item = &'a str>) -> Option<DateOrder> {
    let (mut dmy, mut mdy, mut ymd) = (0, 0, 0);
    for sample in samples {
        let Ok((parts, _)) = date_parts(without_weekday(sample.trim())) else {
            continue;
        };
        match parts {
            [Part::Number(_, 3..), _, _] => ymd += 1,
            [Part::Number(first, _), Part::Number(13.., _), _] if first <= 12 => mdy += 1,
            [Part::Number(13..=31, _), Part::Number(second, _), Part::Number(..)] if second <= 12 => dmy += 1,
            [Part::Number(32.., _), Part::Number(..), Part::Number(..)] => ymd += 1,
            _ => {}
        }
    }
    // One slip of the pen among many must not leave the question open.
    let all = dmy + mdy + ymd;
    [(dmy, DateOrder::Dmy), (mdy, DateOrder::Mdy), (ymd, DateOrder::Ymd)]
        .into_iter()
        .find(|(count, _)| all > 0 && count * 20 >= all * 19)
        .map(|(_, order)| order)
}

/// Milliseconds since 1970 in UTC. A time without a zone of its own is one in `zone`; a year that
/// stands first is a year in any `order`. Understood are ISO 8601, dates with `/`, `.`, `-` or an
/// English month, days as Excel counts them (from 1901 to 2099), and seconds or milliseconds
/// since 1970.
pub fn date_time(cell: &str, order: DateOrder, zone: &TimeZone) -> Result<i64, ValueFault> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Err(ValueFault::Blank);
    }
    if let Some(number) = plain_number(cell) {
        return counted(number, zone);
    }
    let (parts, rest) = date_parts(without_weekday(cell))?;
    let date = date_of(parts, order)?;
    let (time, offset) = clock(rest)?;
    let local = date.to_datetime(time);
    match offset {
        Some(offset) => in_zone(local, &offset.to_time_zone()),
        None => in_zone(local, zone),
    }
}

pub(crate) fn looks_like_date(cell: &str) -> bool {
    let cell = cell.trim();
    if plain_number(cell).is_some() {
        return false;
    }
    let known = |order| {
        !matches!(
            date_time(cell, order, &TimeZone::UTC),
            Err(ValueFault::NotADate | ValueFault::Blank | ValueFault::NoSuchDate)
        )
    };
    known(DateOrder::Dmy) || known(DateOrder::Mdy)
}

fn in_zone(local: DateTime, zone: &TimeZone) -> Result<i64, ValueFault> {
    // An hour that the clocks skipped is taken as the one after, as people mean it.
    let moment = zone.to_ambiguous_timestamp(local).compatible().map_err(|_| ValueFault::NoSuchDate)?;
    Ok(moment.as_millisecond())
}

fn plain_number(cell: &str) -> Option<(&str, &str)> {
    let (integral, fraction) = cell.split_once(['.', ',']).unwrap_or((cell, ""));
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    (!integral.is_empty() && digits(integral) && digits(fraction)).then_some((integral, fraction))
}

/// A moment that is counted instead of written.
fn counted((integral, fraction): (&str, &str), zone: &TimeZone) -> Result<i64, ValueFault> {
    let number: i64 = integral.parse().map_err(|_| ValueFault::NotADate)?;
    match (integral.len(), number) {
        (8, _) if fraction.is_empty() => compact(integral, "", zone),
        (14, _) if fraction.is_empty() => compact(&integral[..8], &integral[8..], zone),
        // Smaller numbers are years or quantities. In what is left, the 29 February 1900 that
        // Excel believes in is always in the past, so that day 25569 is the first of 1970.
        (1..=5, 367..1900 | 2101..=73_050) => {
            let milliseconds = (number - 25_569) * 86_400_000 + part_of(86_400_000, fraction);
            let (days, time) = (milliseconds.div_euclid(86_400_000), milliseconds.rem_euclid(86_400_000));
            let date = Date::constant(1970, 1, 1)
                .checked_add(jiff::Span::new().days(days))
                .map_err(|_| ValueFault::NoSuchDate)?;
            let midnight = in_zone(date.to_datetime(Time::midnight()), zone);
            let local = date.to_datetime(Time::midnight()).checked_add(jiff::Span::new().milliseconds(time));
            if time == 0 { midnight } else { in_zone(local.map_err(|_| ValueFault::NoSuchDate)?, zone) }
        }
        (9 | 10, _) => Ok(number * 1000 + part_of(1000, fraction)),
        (12 | 13, _) => Ok(number),
        _ => Err(ValueFault::NotADate),
    }
}

/// So much of `whole` as these decimals say, rounded.
fn part_of(whole: i64, decimals: &str) -> i64 {
    let shown = &decimals[..decimals.len().min(15)];
    let unit = 10_i128.pow(shown.len() as u32);
    let digits: i128 = shown.parse().unwrap_or(0);
    ((digits * i128::from(whole) * 2 + unit) / (unit * 2)) as i64
}

fn compact(day: &str, time: &str, zone: &TimeZone) -> Result<i64, ValueFault> {
    let number = |it: &str| it.parse().unwrap_or(0);
    let date = date_of(
        [Part::Number(number(&day[..4]), 4), Part::Number(number(&day[4..6]), 2), Part::Number(number(&day[6..]), 2)],
        DateOrder::Ymd,
    )?;
    let time = match time {
        "" => Time::midnight(),
        it => time_of(number(&it[..2]), number(&it[2..4]), number(&it[4..]), 0)?,
    };
    in_zone(date.to_datetime(time), zone)
}

#[derive(Clone, Copy, Debug)]
enum Part {
    /// A number and how many digits it has.
    Number(u32, usize),
    Month(u32),
}

/// `Wed, 01 Dec 2010` without its `Wed,`.
fn without_weekday(cell: &str) -> &str {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = cell.split_at(letters);
    let is_day = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .iter()
        .any(|it| word.len() >= 3 && word[..3].eq_ignore_ascii_case(it));
    if is_day && !rest.is_empty() { rest.trim_start_matches(['.', ',', ' ']) } else { cell }
}

/// The three parts of a date, and what comes after it.
fn date_parts(cell: &str) -> Result<([Part; 3], &str), ValueFault> {
    let mut parts = [Part::Number(0, 0); 3];
    let mut rest = cell;
    for (position, part) in parts.iter_mut().enumerate() {
        if position > 0 {
            let after = rest.trim_start_matches(['/', '.', '-', ' ', ',']);
            if after.len() == rest.len() || rest.len() - after.len() > 3 {
                return Err(ValueFault::NotADate);
            }
            rest = after;
        }
        (*part, rest) = date_part(rest)?;
    }
    let months = parts.iter().filter(|it| matches!(it, Part::Month(_))).count();
    let ends = rest.is_empty() || rest.starts_with(['T', 't', ' ', ',', '\u{a0}', '\u{202f}']);
    if months > 1 || !ends { Err(ValueFault::NotADate) } else { Ok((parts, rest)) }
}

fn date_part(rest: &str) -> Result<(Part, &str), ValueFault> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=4).contains(&digits) {
        let number = rest[..digits].parse().map_err(|_| ValueFault::NotADate)?;
        return Ok((Part::Number(number, digits), &rest[digits..]));
    }
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = rest[..letters].to_ascii_lowercase();
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let month = MONTHS
        .iter()
        .position(|it| letters >= 3 && (it.starts_with(&word) || (word == "sept" && it.starts_with("sep"))));
    let month = month.ok_or(ValueFault::NotADate)?;
    Ok((Part::Month(month as u32 + 1), &rest[letters..]))
}

fn date_of(parts: [Part; 3], order: DateOrder) -> Result<Date, ValueFault> {
    use Part::{Month, Number};
    let (year, month, day) = match (parts, order) {
        ([Number(y, 4), Number(m, _) | Month(m), Number(d, _)], _) => ((y, 4), m, d),
        ([Number(d, _), Month(m), Number(y, n)], _) => ((y, n), m, d),
        ([Month(m), Number(d, _), Number(y, n)], _) => ((y, n), m, d),
        ([Number(y, n), Number(m, _), Number(d, 1 | 2)], DateOrder::Ymd) => ((y, n), m, d),
        ([Number(..), Number(..), Number(_, 4)], DateOrder::Ymd) => {
            return Err(ValueFault::AmbiguousDate);
        }
        ([Number(d, _), Number(m, _), Number(y, n)], DateOrder::Dmy) => ((y, n), m, d),
        ([Number(m, _), Number(d, _), Number(y, n)], DateOrder::Mdy) => ((y, n), m, d),
        _ => return Err(ValueFault::NotADate),
    };
    let year = match year {
        (y, 4) if y >= 1000 => y,
        (y, 2) if y < 70 => 2000 + y,
        (y, 2) => 1900 + y,
        _ => return Err(ValueFault::NotADate),
    };
    let small = |it: u32| i8::try_from(it).map_err(|_| ValueFault::NoSuchDate);
    Date::new(year as i16, small(month)?, small(day)?).map_err(|_| ValueFault::NoSuchDate)
}

/// The time of day after a date, and how far it is from UTC if it says so.
fn clock(rest: &str) -> Result<(Time, Option<Offset>), ValueFault> {
    let rest = rest.trim_start_matches([' ', ',', 'T', 't', '\u{a0}', '\u{202f}']);
    if rest.is_empty() {
        return Ok((Time::midnight(), None));
    }
    let end = rest.find(|it: char| !it.is_ascii_digit() && !matches!(it, ':' | '.' | ',')).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let (hms, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let mut numbers = [0; 3];
    let mut count = 0;
    for part in hms.split(':') {
        let number = (1..=2).contains(&part.len()).then(|| part.parse().ok()).flatten();
        *numbers.get_mut(count).ok_or(ValueFault::NotADate)? = number.ok_or(ValueFault::NotADate)?;
        count += 1;
    }
    let (half, after) = half_of_day(after.trim_start());
    if (count < 2 && half.is_none()) || !decimals.bytes().all(|it| it.is_ascii_digit()) {
        return Err(ValueFault::NotADate);
    }
    let [hour, minute, second] = numbers;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return Err(ValueFault::NoSuchDate),
        Some(half) => hour % 12 + half,
        None => hour,
    };
    let shown = &decimals[..decimals.len().min(3)];
    let milliseconds = shown.parse::<u32>().map_or(0, |it| it * 10_u32.pow(3 - shown.len() as u32));
    Ok((time_of(hour, minute, second, milliseconds)?, offset(after.trim())?))
}

fn time_of(hour: u32, minute: u32, second: u32, milliseconds: u32) -> Result<Time, ValueFault> {
    if hour > 23 || minute > 59 || second > 60 {
        return Err(ValueFault::NoSuchDate);
    }
    // A leap second is as good as the one before.
    let (hour, minute, second) = (hour as i8, minute as i8, second.min(59) as i8);
    Time::new(hour, minute, second, milliseconds as i32 * 1_000_000).map_err(|_| ValueFault::NoSuchDate)
}

/// How many hours `am` or `pm` adds.
fn half_of_day(rest: &str) -> (Option<u32>, &str) {
    for (word, hours) in [("am", 0), ("pm", 12), ("a.m.", 0), ("p.m.", 12)] {
        if let Some(start) = rest.get(..word.len()).filter(|it| it.eq_ignore_ascii_case(word)) {
            return (Some(hours), &rest[start.len()..]);
        }
    }
    (None, rest)
}

fn offset(zone: &str) -> Result<Option<Offset>, ValueFault> {
    // `+02:00[Africa/Johannesburg]`: the offset says enough.
    let zone = zone.split('[').next().unwrap_or(zone).trim();
    let sign = match zone.chars().next() {
        None => return Ok(None),
        _ if ["Z", "UTC", "GMT"].iter().any(|it| it.eq_ignore_ascii_case(zone)) => {
            return Ok(Some(Offset::UTC));
        }
        Some('+') => 1,
        Some('-' | '−') => -1,
        Some(_) => return Err(ValueFault::NotADate),
    };
    let digits: String = zone.chars().skip(1).filter(|it| *it != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return Err(ValueFault::NotADate);
    }
    let number = |it: &str| it.parse::<i32>().unwrap_or(0);
    let (hours, minutes) = (number(&digits[..2]), number(&digits[2..]));
    if hours > 15 || minutes > 59 {
        return Err(ValueFault::NoSuchDate);
    }
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).map(Some).map_err(|_| ValueFault::NoSuchDate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{Dmy, Mdy, Ymd};

    /// 2010-12-01T08:26:00Z.
    const INVOICE: i64 = 1_291_191_960_000;
    const DAY: i64 = INVOICE - (8 * 60 + 26) * 60_000;

    fn utc(cell: &str, order: DateOrder) -> Result<i64, ValueFault> {
        date_time(cell, order, &TimeZone::UTC)
    }

    #[test]
    fn the_same_moment_is_read_from_many_writings() {
        for (cell, order) in [
            ("2010-12-01T08:26:00", Dmy),
            ("2010-12-01T08:26:00Z", Mdy),
            ("2010-12-01 08:26", Ymd),
            ("2010-12-01T10:26:00+02:00", Dmy),
            ("2010-12-01 10:26:00 +0200", Dmy),
            ("2010-12-01T10:26:00.000+02:00[Africa/Johannesburg]", Dmy),
            ("2010-12-01T03:26-05", Dmy),
            ("2010/12/1 8:26", Mdy),
            ("1/12/2010 8:26", Dmy),
            ("12/1/2010 8:26", Mdy),
            ("12/1/10 8:26 AM", Mdy),
            ("01.12.2010, 08:26:00", Dmy),
            ("10-12-01 08:26", Ymd),
            ("1 Dec 2010 8:26 a.m.", Mdy),
            ("December 1, 2010 08:26", Dmy),
            ("Wed, 01 Dec 2010 08:26:00 GMT", Dmy),
            ("01-Dec-2010 08:26", Mdy),
            ("20101201082600", Dmy),
            ("1291191960", Dmy),
            ("1291191960000", Dmy),
            ("40513.3513888889", Dmy),
            ("40513,3513888889", Dmy),
        ] {
            assert_eq!(utc(cell, order), Ok(INVOICE), "{cell}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_the_zone_of_the_shop() {
        for (cell, order) in
            [("12/1/2010", Mdy), ("01.12.2010", Dmy), ("20101201", Dmy), ("40513", Dmy), ("2010-12-01", Dmy)]
        {
            assert_eq!(utc(cell, order), Ok(DAY), "{cell}");
            let addis = TimeZone::fixed(Offset::constant(3));
            assert_eq!(date_time(cell, order, &addis), Ok(DAY - 3 * 3_600_000), "{cell}");
        }
    }

    #[test]
    fn excel_counts_a_day_that_never_was() {
        assert_eq!(utc("40513.35", Dmy), Ok(DAY + 30_240_000));
        assert_eq!(utc("25569", Dmy), Ok(0));
        assert_eq!(utc("367", Dmy), utc("1901-01-01", Dmy));
        assert_eq!(utc("73050", Dmy), utc("2099-12-31", Dmy));
        assert_eq!(utc("40512.99999999999", Dmy), Ok(DAY), "rounding may reach the next day");
    }

    #[test]
    fn what_is_no_date_is_refused_with_its_reason() {
        for (cell, order, fault) in [
            ("", Dmy, ValueFault::Blank),
            ("soon", Dmy, ValueFault::NotADate),
            ("2010", Dmy, ValueFault::NotADate),
            ("12", Dmy, ValueFault::NotADate),
            ("12.2010", Dmy, ValueFault::NotADate),
            ("-5", Dmy, ValueFault::NotADate),
            ("2010-12-01 8", Dmy, ValueFault::NotADate),
            ("2010-12-01T08:26 Mars", Dmy, ValueFault::NotADate),
            ("12/31/2010", Dmy, ValueFault::NoSuchDate),
            ("2010-02-29", Dmy, ValueFault::NoSuchDate),
            ("2010-12-01 24:00", Dmy, ValueFault::NoSuchDate),
            ("20101301", Dmy, ValueFault::NoSuchDate),
            ("1/2/2010", Ymd, ValueFault::AmbiguousDate),
            ("99999999999999999999", Dmy, ValueFault::NotADate),
        ] {
            assert_eq!(utc(cell, order), Err(fault), "{cell}");
        }
    }

    #[test]
    fn the_order_shows_as_soon_as_a_day_is_past_the_twelfth() {
        assert_eq!(guess_date_order(["1/12/2010 8:26", "13/12/2010 9:00"]), Some(Dmy));
        assert_eq!(guess_date_order(["12/1/2010 8:26", "12/13/2010 9:00"]), Some(Mdy));
        assert_eq!(guess_date_order(["2010-12-01", "x", ""]), Some(Ymd));
        assert_eq!(guess_date_order(["1/12/2010", "2/11/2010"]), None);
        assert_eq!(guess_date_order(["13/1/2010", "1/13/2010"]), None);
        assert_eq!(guess_date_order([]), None);
    }
}
