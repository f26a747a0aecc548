//! Numbers, percentages and money as a reader expects them.

use crate::{Lang, Locale, exponent};

const NO_BREAK: &str = "\u{a0}";
/// Shown for what is no number, such as a rate of nothing.
const NOTHING: &str = "–";

impl Locale {
    /// "12 345"
    pub fn number(&self, n: i64) -> String {
        let mut out = String::with_capacity(32);
        if n < 0 {
            out.push('-');
        }
        self.push_whole(&mut out, n.unsigned_abs());
        out
    }

    /// With exactly so many digits behind the comma: "12 345,6". Shows a dash for what is no number.
    pub fn decimal(&self, n: f64, digits: u8) -> String {
        if !n.is_finite() {
            return NOTHING.to_owned();
        }
        let plain = format!("{:.*}", usize::from(digits.min(12)), n.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut out = String::with_capacity(plain.len() * 2 + 1);
        if n < 0.0 && plain.bytes().any(|it| matches!(it, b'1'..=b'9')) {
            out.push('-');
        }
        self.push_groups(&mut out, whole);
        if !fraction.is_empty() {
            out.push(self.decimal_mark());
            out.push_str(fraction);
        }
        out
    }

    /// A share as a percentage: 0.124 with one digit is "12,4%".
    pub fn percent(&self, share: f64, digits: u8) -> String {
        let mut out = self.decimal(share * 100.0, digits);
        if out != NOTHING {
            out.push('%');
        }
        out
    }

    /// An amount in minor units, with its currency: "R 1 148,50".
    pub fn money(&self, minor: i64, code: &str) -> String {
        let digits = exponent(code);
        let scale = 10u64.pow(digits.into());
        let (whole, rest) = (minor.unsigned_abs() / scale, minor.unsigned_abs() % scale);
        let mut out = self.money_head(minor < 0, code);
        self.push_whole(&mut out, whole);
        if digits > 0 {
            out.push(self.decimal_mark());
            push_digits(&mut out, rest, digits.into());
        }
        out
    }

    /// The amount to the nearest whole unit, where space is short: "R 1 149".
    pub fn money_round(&self, minor: i64, code: &str) -> String {
        let scale = 10u64.pow(exponent(code).into());
        let whole = (minor.unsigned_abs() + scale / 2) / scale;
        let mut out = self.money_head(minor < 0 && whole > 0, code);
        self.push_whole(&mut out, whole);
        out
    }

    /// An amount in the currency the shop counts in.
    pub fn home_money(&self, minor: i64) -> String {
        self.money(minor, self.home_currency.code)
    }

    fn money_head(&self, negative: bool, code: &str) -> String {
        let mut out = String::with_capacity(40);
        if negative {
            out.push('-');
        }
        let (symbol, space) = match (code, self.lang) {
            ("ZAR", Lang::En | Lang::Zu | Lang::Xh) => ("R", NO_BREAK),
            ("ETB", Lang::Am) => ("ብር", NO_BREAK),
            ("GBP", _) => ("£", ""),
            ("EUR", _) => ("€", ""),
            ("USD", _) => ("US$", ""),
            ("", _) => ("", ""),
            (code, _) => (code, NO_BREAK),
        };
        out.push_str(symbol);
        out.push_str(space);
        out
    }

    fn push_whole(&self, out: &mut String, n: u64) {
        if n < 1000 {
            return push_digits(out, n, 1);
        }
        self.push_whole(out, n / 1000);
        out.push_str(self.group_mark());
        push_digits(out, n % 1000, 3);
    }

    fn push_groups(&self, out: &mut String, digits: &str) {
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(self.group_mark());
            }
            out.push(digit);
        }
    }

    fn group_mark(&self) -> &'static str {
        match self.lang {
            Lang::En | Lang::Xh => NO_BREAK,
            Lang::Am | Lang::Zu => ",",
        }
    }

    fn decimal_mark(&self) -> char {
        if self.lang == Lang::En { ',' } else { '.' }
    }
}

/// Writes a number with at least so many digits.
fn push_digits(out: &mut String, n: u64, at_least: u32) {
    if n >= 10 || at_least > 1 {
        push_digits(out, n / 10, at_least.saturating_sub(1));
    }
    out.push(char::from(b'0' + (n % 10) as u8));
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::currency;

    fn in_all(shown: impl Fn(&Locale) -> String) -> [String; 4] {
        Lang::ALL.map(|lang| {
            let reader = Locale::new(lang, TimeZone::UTC, currency("ZAR").unwrap());
            shown(&reader).replace(NO_BREAK, "~")
        })
    }

    #[test]
    fn each_language_groups_its_own_way() {
        assert_eq!(in_all(|it| it.decimal(12345.6, 1)), ["12~345,6", "12,345.6", "12,345.6", "12~345.6"]);
        assert_eq!(in_all(|it| it.percent(0.124, 1)), ["12,4%", "12.4%", "12.4%", "12.4%"]);
        assert_eq!(in_all(|it| it.number(-1_234_007)), ["-1~234~007", "-1,234,007", "-1,234,007", "-1~234~007"]);
    }

    #[test]
    fn money_is_always_with_its_currency() {
        let shown = |code| in_all(|it| it.money(114_850, code));
        assert_eq!(shown("ZAR"), ["R~1~148,50", "ZAR~1,148.50", "R~1,148.50", "R~1~148.50"]);
        assert_eq!(shown("ETB"), ["ETB~1~148,50", "ብር~1,148.50", "ETB~1,148.50", "ETB~1~148.50"]);
        assert_eq!(shown("GBP")[0], "£1~148,50");
        assert_eq!(shown("USD")[2], "US$1,148.50");
        assert_eq!(shown("KES")[0], "KES~1~148,50");
        assert_eq!(shown("XOF")[0], "XOF~114~850");
        assert_eq!(shown("KWD")[0], "KWD~114,850");
        assert_eq!(shown("")[0], "1~148,50");
        assert_eq!(in_all(|it| it.home_money(-5))[0], "-R~0,05");
    }

    #[test]
    fn round_money_goes_to_the_nearest_unit() {
        let round = |minor| in_all(|it| it.money_round(minor, "ZAR"))[0].clone();
        assert_eq!([114_849, 114_850, -114_850].map(round), ["R~1~148", "R~1~149", "-R~1~149"]);
        assert_eq!(round(-49), "R~0");
    }

    #[test]
    fn odd_numbers_do_no_harm() {
        assert_eq!(in_all(|it| it.number(0))[0], "0");
        assert_eq!(in_all(|it| it.number(i64::MIN))[1], "-9,223,372,036,854,775,808");
        assert_eq!(in_all(|it| it.money(i64::MIN, "ZAR"))[1], "-ZAR~92,233,720,368,547,758.08");
        assert_eq!(in_all(|it| it.money_round(i64::MIN, "ZAR"))[1], "-ZAR~92,233,720,368,547,758");
        assert_eq!(in_all(|it| it.decimal(-0.04, 1))[0], "0,0");
        assert_eq!(in_all(|it| it.decimal(999.96, 1))[0], "1~000,0");
        assert_eq!(in_all(|it| it.decimal(12.5, 0))[0], "12");
        assert_eq!(in_all(|it| it.percent(f64::NAN, 1))[0], "–");
        assert_eq!(in_all(|it| it.decimal(f64::INFINITY, 1))[0], "–");
    }
}
