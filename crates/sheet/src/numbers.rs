use crate::values::ValueFault;

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbers {
    /// 1,234.50
    Point,
    /// 1.234,50
    Comma,
    /// Nobody knows: a number that both would understand differently is a fault.
    Unsure,
}

/// The decimal mark that these numbers use, as far as they show it.
pub fn guess_numbers<'a>(samples: impl IntoIterator<Item = &'a str>) -> Numbers {
    let (mut point, mut comma) = (0, 0);
    for sample in samples {
        let is = |numbers| parse(sample, numbers).is_ok();
        match (is(Numbers::Point), is(Numbers::Comma)) {
            (true, false) => point += 1,
            (false, true) => comma += 1,
            _ => {}
        }
    }
    match (point, comma) {
        _ if point > comma * 10 => Numbers::Point,
        _ if comma > point * 10 => Numbers::Comma,
        _ => Numbers::Unsure,
    }
}

/// A whole number; thousands may be grouped, and decimals may be written if they are zero.
pub fn whole(cell: &str) -> Result<i64, ValueFault> {
    match parse(cell, Numbers::Unsure) {
        // `1,234` is no whole number with a decimal comma, so it has only one meaning here.
        Err(ValueFault::AmbiguousNumber) => match (whole_as(cell, Numbers::Point), whole_as(cell, Numbers::Comma)) {
            (Ok(one), Ok(other)) if one != other => Err(ValueFault::AmbiguousNumber),
            (Ok(one), _) | (_, Ok(one)) => Ok(one),
            (fault, _) => fault,
        },
        Err(fault) => Err(fault),
        Ok(number) => number.scaled(0),
    }
}

fn whole_as(cell: &str, numbers: Numbers) -> Result<i64, ValueFault> {
    parse(cell, numbers)?.scaled(0)
}

/// A decimal number in exact millionths. Signs, brackets and currencies are understood.
pub fn decimal_e6(cell: &str, numbers: Numbers) -> Result<i64, ValueFault> {
    parse(cell, numbers)?.scaled(6)
}

/// An amount in the minor unit of a currency with so many decimals, or a fault if it is not exact.
pub fn money_minor(cell: &str, exponent: u8, numbers: Numbers) -> Result<i64, ValueFault> {
    parse(cell, numbers)?.scaled(exponent.into())
}

pub(crate) fn looks_like_number(cell: &str) -> bool {
    matches!(
        parse(cell, Numbers::Unsure),
        Ok(_) | Err(ValueFault::AmbiguousNumber | ValueFault::Shortened | ValueFault::OutOfRange)
    )
}

#[derive(Debug)]
struct Decimal {
    /// All digits, as if there were no mark.
    digits: i128,
    decimals: u32,
}

impl Decimal {
    fn scaled(self, exponent: u32) -> Result<i64, ValueFault> {
        let exact = if exponent >= self.decimals {
            10_i128.checked_pow(exponent - self.decimals).and_then(|by| self.digits.checked_mul(by))
        } else {
            let by = 10_i128.pow(self.decimals - exponent);
            if self.digits % by != 0 {
                return Err(ValueFault::TooPrecise);
            }
            Some(self.digits / by)
        };
        exact.and_then(|it| i64::try_from(it).ok()).ok_or(ValueFault::OutOfRange)
    }
}

fn parse(cell: &str, numbers: Numbers) -> Result<Decimal, ValueFault> {
    let (negative, body) = strip(cell)?;
    let mark = match numbers {
        Numbers::Point => '.',
        Numbers::Comma => ',',
        Numbers::Unsure => mark_of(body)?,
    };
    let (integral, fraction) = body.split_once(mark).unwrap_or((body, ""));
    if !fraction.bytes().all(|it| it.is_ascii_digit()) || !is_grouped(integral) {
        return Err(ValueFault::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > 18 {
        return Err(ValueFault::TooPrecise);
    }
    let mut digits = 0_i128;
    for digit in integral.chars().chain(fraction.chars()).filter_map(|it| it.to_digit(10)) {
        let longer = digits.checked_mul(10).and_then(|it| it.checked_add(digit.into()));
        digits = longer.ok_or(ValueFault::OutOfRange)?;
    }
    Ok(Decimal { digits: if negative { -digits } else { digits }, decimals: fraction.len() as u32 })
}

/// The decimal mark of a number that stands alone.
fn mark_of(body: &str) -> Result<char, ValueFault> {
    let points = body.matches('.').count();
    let commas = body.matches(',').count();
    Ok(match (points, commas) {
        (_, 0) if points != 1 => {
            if points == 0 {
                '.'
            } else {
                ','
            }
        }
        (0, 2..) => '.',
        (1, 0) | (0, 1) => {
            let mark = if points == 1 { '.' } else { ',' };
            let (before, after) = body.split_once(mark).unwrap_or((body, ""));
            let could_group = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
            if could_group && before.bytes().all(|it| it.is_ascii_digit()) {
                return Err(ValueFault::AmbiguousNumber);
            }
            mark
        }
        // Both occur: what comes last are the decimals.
        _ => {
            if body.rfind('.') > body.rfind(',') {
                '.'
            } else {
                ','
            }
        }
    })
}

/// Digits, perhaps in groups of three with one and the same separator between them; the groups
/// before the last may have two, as in 12,34,567.
fn is_grouped(integral: &str) -> bool {
    let is_separator = |it: char| !it.is_ascii_digit();
    let Some(separator) = integral.chars().find(|it| is_separator(*it)) else {
        return true;
    };
    let usual = matches!(separator, ',' | '.' | '\'' | '’' | '_') || separator.is_whitespace();
    let mut groups = integral.split(separator).rev();
    let digits = |it: &str, few: usize, many: usize| {
        (few..=many).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit())
    };
    let last = groups.next().is_some_and(|it| digits(it, 3, 3));
    let groups: Vec<&str> = groups.collect();
    // Nobody groups what is less than a thousand: 0.850 has decimals.
    let first = groups.last().is_some_and(|it| digits(it, 1, 3) && !it.starts_with('0'));
    usual && last && first && groups.iter().rev().skip(1).all(|it| digits(it, 2, 3))
}

/// Takes off the sign, brackets and the currency; what is left begins and ends with a digit or a mark.
fn strip(cell: &str) -> Result<(bool, &str), ValueFault> {
    let mut rest = cell.trim();
    if rest.is_empty() {
        return Err(ValueFault::Blank);
    }
    let mut signs = Vec::new();
    if let Some(inner) = rest.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
        signs.push('-');
        rest = inner.trim();
    }
    let mut currencies = 0;
    loop {
        let is_number = |it: char| it.is_ascii_digit() || it == '.' || it == ',';
        let first = rest.chars().next().ok_or(ValueFault::NotANumber)?;
        let last = rest.chars().next_back().ok_or(ValueFault::NotANumber)?;
        if is_number(first) && is_number(last) && !rest.ends_with("..") && rest.contains(|it: char| it.is_ascii_digit())
        {
            break;
        }
        if is_sign(first) {
            signs.push(first);
            rest = rest[first.len_utf8()..].trim_start();
        } else if is_sign(last) {
            signs.push(last);
            rest = rest[..rest.len() - last.len_utf8()].trim_end();
        } else {
            rest = strip_currency(rest)?;
            currencies += 1;
        }
        if signs.len() > 1 || currencies > 1 {
            return Err(ValueFault::NotANumber);
        }
    }
    // Excel writes long numbers as 5.90123E+12, and the digits are gone.
    let letter = rest.find(['e', 'E']);
    let is_power = |at: usize| rest[at + 1..].trim_start_matches(['+', '-']).bytes().all(|it| it.is_ascii_digit());
    if letter
        .is_some_and(|at| is_power(at) && rest[..at].bytes().all(|it| it.is_ascii_digit() || it == b'.' || it == b','))
    {
        return Err(ValueFault::Shortened);
    }
    Ok((signs.iter().any(|it| *it != '+'), rest))
}

fn is_sign(it: char) -> bool {
    matches!(it, '-' | '+' | '−' | '–')
}

fn strip_currency(rest: &str) -> Result<&str, ValueFault> {
    let is_body = |it: char| it.is_ascii_digit() || is_sign(it);
    let start = rest.find(is_body).ok_or(ValueFault::NotANumber)?;
    let end = rest.rfind(is_body).ok_or(ValueFault::NotANumber)?;
    let after_end = end + rest[end..].chars().next().map_or(0, char::len_utf8);
    // `Rs.50` has the point of an abbreviation, `$.50` and `R.50` the mark of the number.
    let before = &rest[..start];
    if is_currency(before) {
        return Ok(&rest[start..]);
    }
    if let Some(unmarked) = before.strip_suffix('.').filter(|it| is_currency(it)) {
        return Ok(&rest[unmarked.len()..]);
    }
    let after = &rest[after_end..];
    if is_currency(after) { Ok(&rest[..after_end]) } else { Err(ValueFault::NotANumber) }
}

fn is_currency(word: &str) -> bool {
    const SIGNS: &[&str] = &[
        "$", "£", "€", "¥", "₹", "₦", "₵", "₽", "₺", "₴", "₪", "₩", "₫", "₱", "฿", "₿", "R", "Br", "ብር", "KSh", "Ksh",
        "KES", "USh", "TSh", "Sh", "Rs", "Rs.", "kr", "kr.", "Kč", "zł", "Ft", "lei", "Fr", "Fr.", "N", "GH₵", "FCFA",
        "US$", "A$", "C$", "NZ$", "HK$", "S$", "R$", "Z$", "N$",
    ];
    let word = word.trim();
    SIGNS.contains(&word) || (word.len() == 3 && word.bytes().all(|it| it.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Numbers::{Comma, Point, Unsure};

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (cell, numbers, e6) in [
            ("1 234,50", Comma, 1_234_500_000),
            ("1\u{a0}234,50", Comma, 1_234_500_000),
            ("1,234.50", Point, 1_234_500_000),
            ("R 12,50", Comma, 12_500_000),
            ("R12,50", Unsure, 12_500_000),
            ("£3.10", Point, 3_100_000),
            ("(12.00)", Point, -12_000_000),
            ("($1,200.00)", Unsure, -1_200_000_000),
            ("12.00-", Point, -12_000_000),
            ("-£3", Unsure, -3_000_000),
            ("£-3", Unsure, -3_000_000),
            ("−3", Unsure, -3_000_000),
            ("ZAR 5", Unsure, 5_000_000),
            ("5 ብር", Unsure, 5_000_000),
            ("Rs.50", Point, 50_000_000),
            ("$.50", Point, 500_000),
            ("12.", Point, 12_000_000),
            ("1'234.50", Unsure, 1_234_500_000),
            ("12,34,567.00", Unsure, 1_234_567_000_000),
            ("1.234.567", Unsure, 1_234_567_000_000),
            ("0.125", Unsure, 125_000),
            ("0.0000010", Point, 1),
            ("+7", Unsure, 7_000_000),
        ] {
            assert_eq!(decimal_e6(cell, numbers), Ok(e6), "{cell}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_reason() {
        for (cell, numbers, fault) in [
            ("", Unsure, ValueFault::Blank),
            ("n/a", Unsure, ValueFault::NotANumber),
            ("A12", Unsure, ValueFault::NotANumber),
            ("1\u{202f}234 567,5", Unsure, ValueFault::NotANumber),
            ("12%", Unsure, ValueFault::NotANumber),
            ("1-2", Unsure, ValueFault::NotANumber),
            ("12,50", Point, ValueFault::NotANumber),
            ("1.2.3", Unsure, ValueFault::NotANumber),
            (".", Unsure, ValueFault::NotANumber),
            ("£", Unsure, ValueFault::NotANumber),
            ("--3", Unsure, ValueFault::NotANumber),
            ("1,234", Unsure, ValueFault::AmbiguousNumber),
            ("1.234", Unsure, ValueFault::AmbiguousNumber),
            ("5.90123E+12", Point, ValueFault::Shortened),
            ("0.1234567", Point, ValueFault::TooPrecise),
            ("99999999999999", Point, ValueFault::OutOfRange),
            ("99999999999999999999999999999999999999999999999999", Point, ValueFault::OutOfRange),
        ] {
            assert_eq!(decimal_e6(cell, numbers), Err(fault), "{cell}");
        }
    }

    #[test]
    fn money_is_exact_or_a_fault() {
        assert_eq!(money_minor("£3.10", 2, Point), Ok(310));
        assert_eq!(money_minor("3.1000", 2, Point), Ok(310));
        assert_eq!(money_minor("3.105", 2, Point), Err(ValueFault::TooPrecise));
        assert_eq!(money_minor("1500", 0, Point), Ok(1500));
        assert_eq!(money_minor("1,234", 3, Comma), Ok(1234));
        assert_eq!(money_minor("5", 60, Point), Err(ValueFault::OutOfRange));
    }

    #[test]
    fn whole_numbers_may_be_grouped_and_have_zero_decimals() {
        for (cell, number) in [
            ("42", 42),
            ("-7", -7),
            ("1,234", 1234),
            ("1 234", 1234),
            ("6.0", 6),
            ("6,00", 6),
            ("12.345.678", 12_345_678),
        ] {
            assert_eq!(whole(cell), Ok(number), "{cell}");
        }
        assert_eq!(whole("9223372036854775807"), Ok(i64::MAX));
        assert_eq!(whole("9223372036854775808"), Err(ValueFault::OutOfRange));
        assert_eq!(whole("1.5"), Err(ValueFault::TooPrecise));
        assert_eq!(whole("1.000"), Err(ValueFault::AmbiguousNumber));
    }

    #[test]
    fn the_decimal_mark_shows_in_the_samples() {
        assert_eq!(guess_numbers(["1,234", "3.10", "12"]), Point);
        assert_eq!(guess_numbers(["1.234", "3,10", "12"]), Comma);
        assert_eq!(guess_numbers(["1,234", "12", "x"]), Unsure);
        assert_eq!(guess_numbers(["1.5", "1,5"]), Unsure);
    }
}
