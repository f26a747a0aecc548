//! The rules of identity kinds: normal form, strength, limits, and the values that mean nobody.

use phonenumber::Mode;
use tongue::clean_name;

/// How far an identity of a kind can be trusted to mean one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A device. It never joins two people who are known.
    Device,
    /// An address that several people may share. It means a person only while it is one person's.
    Contact,
    /// Given out by a system to one person.
    Strong,
}

/// The rule of one kind of identity.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name.
    pub name: &'static str,
    /// How far it can be trusted.
    pub strength: Strength,
    /// The most of this kind that one customer row may have.
    pub limit: i64,
}

/// The kinds that have rules of their own. Kinds are open: any other is a contact.
pub const KINDS: &[Kind] = &[
    Kind { name: "shop", strength: Strength::Strong, limit: 20 },
    Kind { name: "external", strength: Strength::Strong, limit: 20 },
    Kind { name: "email", strength: Strength::Contact, limit: 10 },
    Kind { name: "phone", strength: Strength::Contact, limit: 10 },
    Kind { name: "anonymous", strength: Strength::Device, limit: 1_000 },
];

const OTHER: Kind = Kind { name: "", strength: Strength::Contact, limit: 50 };

/// The rule for `kind`.
pub fn rule(kind: &str) -> Kind {
    KINDS.iter().copied().find(|it| it.name == kind).unwrap_or(OTHER)
}

/// A value in the form in which values are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normal {
    /// The normal form.
    pub value: String,
    /// As it was written, without what cannot be seen.
    pub shown: String,
    /// The digits backwards; phones only.
    pub tail: Option<String>,
}

/// No identity is longer than this.
const LONGEST: usize = 254;

/// What forms and programs send when they mean nobody.
const NOBODY: &[&str] = &[
    "null",
    "(null)",
    "nil",
    "undefined",
    "none",
    "nan",
    "n/a",
    "na",
    "unknown",
    "anonymous",
    "guest",
    "test",
    "user",
    "customer",
    "example",
    "false",
    "true",
    "0",
    "-1",
    "-",
    "[object object]",
    "00000000-0000-0000-0000-000000000000",
    "test@test.com",
    "test@example.com",
    "none@none.com",
    "no@email.com",
    "noemail@noemail.com",
    "null@null.com",
    "a@a.com",
    "example@example.com",
    "noreply@noreply.com",
    "n/a@n/a.com",
    "email@email.com",
    "user@example.com",
];

/// The normal form of what was written; none if it is no such identity or means nobody.
/// `country` (ISO 3166) reads phones that were written without their country.
pub fn normal(kind: &str, written: &str, country: Option<&str>) -> Option<Normal> {
    // Room for the marks around it, none for a novel.
    if written.len() > 4 * LONGEST {
        return None;
    }
    let shown = clean_name(written);
    if shown.is_empty() || means_nobody(&shown) {
        return None;
    }
    match kind {
        "email" => email(&shown).map(|value| Normal { value, shown, tail: None }),
        "phone" => phone(&shown, country).map(|value| Normal { tail: Some(backwards(&value)), value, shown }),
        _ => Some(Normal { value: shown.clone(), shown, tail: None }),
    }
}

fn means_nobody(text: &str) -> bool {
    let text = text.to_lowercase();
    NOBODY.contains(&text.as_str()) || text.chars().all(|it| matches!(it, '0' | '-' | ' ' | '.'))
}

fn email(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let text = text.trim_start_matches("mailto:");
    let (local, domain) = text.rsplit_once('@')?;
    let plain = |it: char| !it.is_whitespace() && !it.is_control() && !matches!(it, '<' | '>' | ',' | ';' | '"' | '\\');
    let fits = !local.is_empty()
        && local.chars().count() <= 64
        && !local.contains('@')
        && domain.contains('.')
        && domain.split('.').all(|it| !it.is_empty())
        && text.chars().all(plain)
        && text.len() <= LONGEST;
    fits.then(|| text.to_owned())
}

fn phone(text: &str, country: Option<&str>) -> Option<String> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if !(7..=18).contains(&digits) || text.chars().any(|it| it == '@') {
        return None;
    }
    let international = match text.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None => text.to_owned(),
    };
    let home = country.and_then(|it| it.to_uppercase().parse().ok());
    let number = phonenumber::parse(home, &international).ok()?;
    let value = number.format().mode(Mode::E164).to_string();
    let national = number.national().to_string();
    let real = (4..=14).contains(&national.len()) && !one_digit(&national) && !is_row(&national);
    real.then_some(value)
}

/// A phone in the form in which phones are compared, read as from `country`.
pub fn normal_phone(written: &str, country: &str) -> Option<String> {
    normal("phone", written.trim(), Some(country)).map(|it| it.value)
}

fn one_digit(digits: &str) -> bool {
    let mut all = digits.bytes();
    let first = all.next();
    all.all(|it| Some(it) == first)
}

/// Whether the digits are the keypad read off in order.
fn is_row(digits: &str) -> bool {
    "12345678901234567890".contains(digits) || "98765432109876543210".contains(digits)
}

/// The digits of a phone backwards, so that its last ones are a prefix.
pub fn backwards(phone: &str) -> String {
    phone.chars().rev().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(kind: &str, written: &str) -> Option<String> {
        normal(kind, written, Some("ZA")).map(|it| it.value)
    }

    #[test]
    fn a_phone_is_one_phone_however_it_is_written() {
        for written in ["082 555 0101", "+27 82 555 0101", "0027825550101", "(082) 555-0101", "27 (0)82 555 0101"] {
            if let Some(found) = value("phone", written) {
                assert!(found == "+27825550101" || written.starts_with("27"), "{written}: {found}");
            } else {
                panic!("{written}");
            }
        }
        assert_eq!(normal("phone", "0911 234567", Some("ET")).unwrap().value, "+251911234567");
        assert_eq!(normal("phone", "082 555 0101", Some("ZA")).unwrap().tail.unwrap(), "10105552872");
    }

    #[test]
    fn an_email_is_compared_in_lower_case() {
        assert_eq!(value("email", "  Thandi.NKOSI@Example.CO.ZA ").unwrap(), "thandi.nkosi@example.co.za");
        assert_eq!(value("email", "MAILTO:mailto:thandi@example.co.za").unwrap(), "thandi@example.co.za");
        assert_eq!(value("email", "MAILTO:@example.co.za"), None);
        for bad in ["thandi", "@example.com", "a b@example.com", "a@b", "a@b..c", "<a@b.c>", "a@b@c.d"] {
            assert_eq!(value("email", bad), None, "{bad}");
        }
    }

    #[test]
    fn what_means_nobody_is_no_identity() {
        for (kind, written) in [
            ("email", "test@test.com"),
            ("email", "NULL"),
            ("phone", "000 000 0000"),
            ("phone", "+27000000000"),
            ("phone", "1234567890"),
            ("shop", "undefined"),
            ("anonymous", "N/A"),
            ("external", " 0 "),
            ("external", "\u{202e}\u{200b}"),
            ("anonymous", &"x".repeat(10_000)),
        ] {
            assert_eq!(value(kind, written), None, "{kind} {written}");
        }
        assert_eq!(value("shop", "0042").unwrap(), "0042");
    }
}
