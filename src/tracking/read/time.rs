//! When something happened, by clocks that may be wrong.

use std::time::Duration;

use serde_json::Value as Json;

use crate::base::Timestamp;

/// A clock that is off by less than this is right: the line takes its time.
const LINE: i64 = 10_000;
/// Nothing happens later than this after it was told.
const AHEAD: Duration = Duration::from_secs(60);
/// 2000-01-01: no web shop tells of what was before.
const EARLIEST: Timestamp = Timestamp(946_684_800_000);

/// An instant, as programs write it: RFC 3339, a date and time without zone (then UTC), or seconds or milliseconds
/// since 1970.
pub fn read(value: &Json) -> Option<Timestamp> {
    match value {
        Json::String(text) => text_time(text.trim()),
        Json::Number(it) => it.as_i64().or_else(|| it.as_f64().map(|it| it as i64)).and_then(number_time),
        _ => None,
    }
}

fn text_time(text: &str) -> Option<Timestamp> {
    if text.len() > 64 {
        return None;
    }
    if let Ok(it) = text.parse::<jiff::Timestamp>() {
        return Some(Timestamp(it.as_millisecond()));
    }
    if let Ok(it) = text.parse::<jiff::civil::DateTime>() {
        let utc = it.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        return Some(Timestamp(utc.timestamp().as_millisecond()));
    }
    text.parse::<i64>().ok().and_then(number_time)
}

fn number_time(it: i64) -> Option<Timestamp> {
    match it {
        ..=0 => None,
        // Seconds until the year 5138.
        1..100_000_000_000 => Some(Timestamp(it * 1_000)),
        _ => Some(Timestamp(it)),
    }
}

/// What clocks said.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// When it happened, by the sender's clock.
    pub at: Option<Timestamp>,
    /// When it was sent, by the sender's clock.
    pub sent: Option<Timestamp>,
    /// When it came, by ours.
    pub received: Timestamp,
}

/// When it happened: the sender's time, put right by how far their clock is off. What is absurd happened when it came.
pub fn settle(told: Told) -> Timestamp {
    let Some(at) = told.at else { return told.received };
    let off = told.sent.map_or(0, |sent| told.received.0.saturating_sub(sent.0));
    // Who says that it was sent before it happened has no clock to go by.
    let sane = told.sent.is_some_and(|sent| at <= sent + AHEAD);
    let right = if sane && off.abs() > LINE { Timestamp(at.0.saturating_add(off)) } else { at };
    if right < EARLIEST || right > told.received + AHEAD { told.received } else { right.min(told.received) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const NOW: Timestamp = Timestamp(1_700_000_000_000);

    fn settled(at: i64, sent: Option<i64>) -> i64 {
        settle(Told { at: Some(Timestamp(at)), sent: sent.map(Timestamp), received: NOW }).0 - NOW.0
    }

    #[test]
    fn a_clock_that_is_off_is_put_right() {
        let hour = 3_600_000;
        assert_eq!(settled(NOW.0 - 5_000, Some(NOW.0 - 40)), -5_000, "a good clock is believed");
        assert_eq!(settled(NOW.0 + hour - 5_000, Some(NOW.0 + hour)), -5_000, "an hour fast");
        assert_eq!(settled(NOW.0 - hour - 5_000, Some(NOW.0 - hour)), -5_000, "an hour slow");
        assert_eq!(settled(5_000, Some(65_000)), -60_000, "a clock that began in 1970");
        assert_eq!(settled(NOW.0 - 400 * 24 * hour, None), -400 * 24 * hour, "what was long ago was long ago");
    }

    #[test]
    fn what_is_absurd_happened_when_it_came() {
        for at in [i64::MIN, -1, 0, 5, NOW.0 + 3_600_000, i64::MAX] {
            assert_eq!(settled(at, None), 0, "{at}");
        }
    }

    #[test]
    fn times_are_read_as_programs_write_them() {
        let want = Some(Timestamp(1_577_934_245_006));
        for it in [
            json!("2020-01-02T03:04:05.006Z"),
            json!("2020-01-02T05:04:05.006+02:00"),
            json!("2020-01-02T03:04:05.006000+00:00"),
            json!("2020-01-02T03:04:05.006"),
            json!("2020-01-02 03:04:05.006"),
            json!(1_577_934_245_006_i64),
            json!("1577934245006"),
        ] {
            assert_eq!(read(&it), want, "{it}");
        }
        assert_eq!(read(&json!(1_577_934_245)), Some(Timestamp(1_577_934_245_000)));
        for it in [json!("yesterday"), json!(""), json!(true), json!(null), json!([]), json!(-5), json!("9".repeat(99))]
        {
            assert_eq!(read(&it), None, "{it}");
        }
    }

    proptest! {
        #[test]
        fn nothing_happens_in_the_future(at in any::<i64>(), sent in any::<Option<i64>>()) {
            prop_assert!(settled(at, sent) <= 0);
        }
    }
}
