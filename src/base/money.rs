//! Money: whole minor units and a currency; never a fraction, never a float.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// Currencies whose minor unit is not a hundredth (ISO 4217, list one).
const ODD_EXPONENTS: &[(&str, u32)] = &[
    ("BHD", 3),
    ("BIF", 0),
    ("CLF", 4),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("UYI", 0),
    ("UYW", 4),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
];

impl Currency {
    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a currency code is ASCII")
    }

    /// How many decimal digits the minor unit has: 2 for most.
    pub fn exponent(&self) -> u32 {
        ODD_EXPONENTS.iter().find(|(code, _)| *code == self.code()).map_or(2, |(_, exponent)| *exponent)
    }

    /// Minor units as a plain decimal for a file: 1234.50.
    pub fn plain(&self, minor: i64) -> String {
        let digits = self.exponent();
        let unit = 10_u64.pow(digits);
        let (sign, all) = (if minor < 0 { "-" } else { "" }, minor.unsigned_abs());
        match digits {
            0 => format!("{sign}{all}"),
            _ => format!("{sign}{}.{:0width$}", all / unit, all % unit, width = digits as usize),
        }
    }

    /// Ten-thousandths of the unit as minor units, rounded half away from zero.
    pub fn from_e4(&self, e4: i64) -> i64 {
        let exponent = self.exponent();
        if exponent >= 4 {
            return e4.saturating_mul(10_i64.pow(exponent - 4));
        }
        let unit = 10_i64.pow(4 - exponent);
        let half = unit / 2 * e4.signum();
        (e4 + half) / unit
    }
}

/// More than this is a mistake, or an attack on the figures: a thousand million units.
const MOST_E4: i64 = 10_000_000_000_000;

/// A decimal as programs write it, in ten-thousandths and exactly: never through a fraction of two. None where it is
/// no number or out of bounds.
pub fn e4(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
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

/// A text that is no currency code.
#[derive(Debug, thiserror::Error)]
#[error("a currency is three capital letters, such as ZAR")]
pub struct NotACurrency;

impl FromStr for Currency {
    type Err = NotACurrency;
    fn from_str(text: &str) -> Result<Self, NotACurrency> {
        let code: [u8; 3] = text.as_bytes().try_into().map_err(|_| NotACurrency)?;
        if code.iter().all(u8::is_ascii_uppercase) { Ok(Currency(code)) } else { Err(NotACurrency) }
    }
}
impl TryFrom<String> for Currency {
    type Error = NotACurrency;
    fn try_from(text: String) -> Result<Self, NotACurrency> {
        text.parse()
    }
}
impl From<Currency> for String {
    fn from(it: Currency) -> String {
        it.code().to_owned()
    }
}
impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}
impl fmt::Debug for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

/// An amount in minor units (cents, pence, santim) of a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Minor units; negative for money that goes back.
    pub minor: i64,
    /// What they are units of.
    pub currency: Currency,
}

impl Money {
    /// An amount in minor units.
    pub fn new(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, e4};

    #[test]
    fn amounts_in_files_are_plain() {
        let plain = |code: &str, minor| code.parse::<Currency>().unwrap().plain(minor);
        assert_eq!([plain("ZAR", -5), plain("ZAR", 123_450), plain("JPY", 7)], ["-0.05", "1234.50", "7"]);
    }

    #[test]
    fn ten_thousandths_become_minor_units() {
        let of = |e4, code: &str| code.parse::<Currency>().unwrap().from_e4(e4);
        assert_eq!([of(12_500, "GBP"), of(12_549, "GBP"), of(12_550, "GBP")], [125, 125, 126]);
        assert_eq!([of(12_500, "JPY"), of(12_500, "KWD"), of(-12_500, "GBP")], [1, 1_250, -125]);
        assert_eq!([of(125_000, "JPY"), of(-25_050, "GBP"), of(7, "CLF")], [13, -251, 7]);
    }

    #[test]
    fn decimals_are_read_exactly() {
        for (text, want) in [("19.99", 199_900), ("1.005", 10_050), ("-2.5", -25_000), ("4503599.63", 45_035_996_300)] {
            assert_eq!(e4(text), Some(want), "{text}");
        }
        for text in ["R 12", "1,50", "", ".", "1e5", "100000000000000000000"] {
            assert_eq!(e4(text), None, "{text}");
        }
    }
}
