//! Amounts as programs write them, exactly: never through a fraction of two.

use serde_json::{Map, Value as Json};

use super::read::plain;
use crate::base::Currency;

/// More than this is a mistake, or an attack on the figures: a thousand million units.
const MOST_E4: i64 = 10_000_000_000_000;

/// A decimal as ten-thousandths; none where it is no number or out of bounds.
pub fn e4(value: &Json) -> Option<i64> {
    // A number is read back as the shortest text that means it, which is how it was written.
    let text = plain(value)?;
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !plain(whole) || !plain(part) || whole.len() > 12 {
        return None;
    }
    let units: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let four: i64 = format!("{part:0<5}")[..4].parse().ok()?;
    let up = i64::from(part.as_bytes().get(4).is_some_and(|it| *it >= b'5'));
    let all = units.checked_mul(10_000)?.checked_add(four + up)?;
    (all <= MOST_E4).then_some(sign * all)
}

/// Ten-thousandths as minor units, rounded half away from zero.
pub fn minor(e4: i64, currency: Currency) -> i64 {
    let exponent = currency.exponent();
    if exponent >= 4 {
        return e4.saturating_mul(10_i64.pow(exponent - 4));
    }
    let unit = 10_i64.pow(4 - exponent);
    let half = unit / 2 * e4.signum();
    (e4 + half) / unit
}

/// The first of these fields that is an amount.
pub fn amount(it: &Map<String, Json>, fields: &[&str], currency: Currency) -> Option<i64> {
    fields.iter().find_map(|field| e4(it.get(*field)?)).map(|it| minor(it, currency))
}

/// The currency that is named, if it is one.
pub fn currency(it: &Map<String, Json>) -> Option<Currency> {
    let code = it.get("currency")?.as_str()?.trim().to_uppercase();
    tongue::currency(&code)?;
    code.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn amounts_are_read_exactly() {
        let zar: Currency = "ZAR".parse().unwrap();
        let jpy: Currency = "JPY".parse().unwrap();
        for (value, want) in [
            (json!(19.99), 1_999),
            (json!(0.1), 10),
            (json!(1.005), 101),
            (json!("1.005"), 101),
            (json!(-2.5), -250),
            (json!(120), 12_000),
            (json!("19.9"), 1_990),
            (json!(4_503_599.63), 450_359_963),
        ] {
            assert_eq!(e4(&value).map(|it| minor(it, zar)), Some(want), "{value}");
        }
        assert_eq!(e4(&json!(12.5)).map(|it| minor(it, jpy)), Some(13));
        for value in
            [json!("R 12"), json!("1,50"), json!(""), json!("."), json!(1e20), json!("1e5"), json!(true), json!([])]
        {
            assert_eq!(e4(&value), None, "{value}");
        }
    }
}
