//! Amounts as programs write them, exactly: never through a fraction of two.

use serde_json::{Map, Value as Json};

use super::read::plain;
use crate::base::{Currency, money};

/// A decimal as ten-thousandths; none where it is no number or out of bounds.
pub fn e4(value: &Json) -> Option<i64> {
    // A number is read back as the shortest text that means it, which is how it was written.
    money::e4(&plain(value)?)
}

/// The first of these fields that is an amount.
pub fn amount(it: &Map<String, Json>, fields: &[&str], currency: Currency) -> Option<i64> {
    fields.iter().find_map(|field| e4(it.get(*field)?)).map(|it| currency.from_e4(it))
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
            assert_eq!(e4(&value).map(|it| zar.from_e4(it)), Some(want), "{value}");
        }
        assert_eq!(e4(&json!(12.5)).map(|it| jpy.from_e4(it)), Some(13));
        for value in
            [json!("R 12"), json!("1,50"), json!(""), json!("."), json!(1e20), json!("1e5"), json!(true), json!([])]
        {
            assert_eq!(e4(&value), None, "{value}");
        }
    }
}
