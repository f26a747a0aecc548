//! Filters of dates and times: in the shop's zone, with the names of the reader's language.

use jiff::civil::{Date, DateTime};
use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use tongue::Locale;

use super::Given;
use crate::manner::Manner;
use crate::render::RenderError;
use crate::value::Val;

type Done<'a> = Result<Val<'a>, RenderError>;

/// From here on a number counts milliseconds, and below it seconds: some day of 1973, and of 5138.
const MILLISECONDS_FROM: i64 = 100_000_000_000;

/// A format is no longer than this, whatever it says.
const LONGEST: usize = 200;

/// The moment that a value tells of, in milliseconds.
fn moment(it: &Val<'_>, manner: &Manner) -> Option<i64> {
    if let Some(number) = it.int().filter(|_| !matches!(it, Val::Float(_))) {
        return Some(if number.abs() < MILLISECONDS_FROM { number * 1000 } else { number });
    }
    let text = it.shown();
    match text.trim() {
        "" => None,
        "now" | "today" => Some(manner.now),
        text => text
            .parse::<Timestamp>()
            .ok()
            .or_else(|| {
                text.parse::<DateTime>()
                    .or_else(|_| text.parse::<Date>().map(|it| it.at(0, 0, 0, 0)))
                    .ok()?
                    .to_zoned(manner.locale.zone.clone())
                    .map(|it| it.timestamp())
                    .ok()
            })
            .map(|it| it.as_millisecond()),
    }
}

/// `date` with the signs of strftime, or with a name: `short`, `long`, `day`, `month`, `time`, `date_time`.
pub(super) fn date<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let Some(ms) = moment(&it, given.manner) else { return Ok(it) };
    let locale = &given.manner.locale;
    let format = given.text(0);
    Ok(match &*format {
        "" | "short" => Val::text(locale.date(ms)),
        "long" => Val::text(locale.date_long(ms)),
        "day" => Val::text(locale.day_month(ms)),
        "month" => Val::text(locale.month_year(ms)),
        "time" => Val::text(locale.time(ms)),
        "date_time" => Val::text(locale.date_time(ms)),
        format => written(format, ms, locale).map_or(it, Val::text),
    })
}

pub(super) fn time<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(moment(&it, given.manner).map_or(it, |ms| Val::text(given.manner.locale.time(ms))))
}

pub(super) fn weekday<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(moment(&it, given.manner).map_or(it, |ms| Val::text(given.manner.locale.weekday(ms))))
}

fn written(format: &str, ms: i64, locale: &Locale) -> Option<String> {
    if format.len() > LONGEST {
        return None;
    }
    let at = Timestamp::from_millisecond(ms).ok()?.to_zoned(locale.zone.clone());
    strtime::format(in_language(format, &at, ms, locale), &at).ok()
}

/// The signs that stand for names become the names themselves.
fn in_language(format: &str, at: &Zoned, ms: i64, locale: &Locale) -> String {
    let gregorian = locale.with_calendar(tongue::Calendar::Gregorian);
    let month = at.month().unsigned_abs();
    let mut out = String::with_capacity(format.len() * 2);
    let mut rest = format;
    while let Some(sign) = rest.find('%') {
        out.push_str(&rest[..sign]);
        rest = &rest[sign + 1..];
        let Some(letter) = rest.chars().next() else {
            out.push_str("%%");
            break;
        };
        let name = match letter {
            'A' => gregorian.weekday(ms),
            'a' => gregorian.weekday_short(ms),
            'B' => gregorian.month_name(month),
            'b' | 'h' => gregorian.month_short(month),
            _ => {
                out.push('%');
                out.push(letter);
                rest = &rest[letter.len_utf8()..];
                continue;
            }
        };
        // A name holds no sign that would be read again.
        out.push_str(&name.replace('%', "%%"));
        rest = &rest[1..];
    }
    out.push_str(rest);
    out
}

/// Whether a format of dates means something.
pub(crate) fn is_format(format: &str) -> bool {
    const NAMED: [&str; 7] = ["", "short", "long", "day", "month", "time", "date_time"];
    if NAMED.contains(&format) {
        return true;
    }
    let locale = Manner::text().locale.with_calendar(tongue::Calendar::Gregorian);
    let zone = TimeZone::UTC;
    format.contains('%') && written(format, 0, &Locale { zone, ..locale }).is_some()
}
