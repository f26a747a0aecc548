use std::borrow::Cow;

use thiserror::Error;

/// Why a cell is not the value it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ValueFault {
    #[error("there is nothing in the cell")]
    Blank,
    #[error("this is not a number")]
    NotANumber,
    #[error("the number can be read in two ways")]
    AmbiguousNumber,
    #[error("a spreadsheet has shortened the number")]
    Shortened,
    #[error("the number has too many decimals")]
    TooPrecise,
    #[error("the number is too large")]
    OutOfRange,
    #[error("this is not a date")]
    NotADate,
    #[error("day and month cannot be told apart")]
    AmbiguousDate,
    #[error("there is no such day or time")]
    NoSuchDate,
    #[error("this is neither yes nor no")]
    NotYesOrNo,
    #[error("this is not an email address")]
    NotAnEmail,
    #[error("the text is longer than {max} characters")]
    TooLong { max: usize },
}

impl ValueFault {
    /// A name to translate by.
    pub fn code(&self) -> &'static str {
        match self {
            ValueFault::Blank => "blank",
            ValueFault::NotANumber => "not_a_number",
            ValueFault::AmbiguousNumber => "ambiguous_number",
            ValueFault::Shortened => "shortened",
            ValueFault::TooPrecise => "too_precise",
            ValueFault::OutOfRange => "out_of_range",
            ValueFault::NotADate => "not_a_date",
            ValueFault::AmbiguousDate => "ambiguous_date",
            ValueFault::NoSuchDate => "no_such_date",
            ValueFault::NotYesOrNo => "not_yes_or_no",
            ValueFault::NotAnEmail => "not_an_email",
            ValueFault::TooLong { .. } => "too_long",
        }
    }
}

/// Yes or no, in English, Amharic, isiZulu and isiXhosa.
pub fn truthy(cell: &str) -> Result<bool, ValueFault> {
    const YES: &[&str] =
        &["1", "true", "t", "yes", "y", "on", "x", "✓", "✔", "አዎ", "አዎን", "እውነት", "yebo", "iqiniso", "ewe", "inyaniso"];
    const NO: &[&str] = &[
        "0",
        "false",
        "f",
        "no",
        "n",
        "off",
        "✗",
        "አይ",
        "አይደለም",
        "የለም",
        "ሐሰት",
        "ሀሰት",
        "ውሸት",
        "cha",
        "qha",
        "amanga",
        "hayi",
        "hhayi",
        "ubuxoki",
    ];
    let word = cell.trim().to_lowercase();
    match word.as_str() {
        "" => Err(ValueFault::Blank),
        it if YES.contains(&it) => Ok(true),
        it if NO.contains(&it) => Ok(false),
        _ => Err(ValueFault::NotYesOrNo),
    }
}

/// An address that could be one, trimmed. Only a message sent there can tell more.
pub fn email(cell: &str) -> Result<&str, ValueFault> {
    let address = cell.trim();
    if address.is_empty() {
        return Err(ValueFault::Blank);
    }
    let fine =
        address.len() <= 254 && address.rsplit_once('@').is_some_and(|(user, host)| is_user(user) && is_host(host));
    if fine { Ok(address) } else { Err(ValueFault::NotAnEmail) }
}

fn is_user(user: &str) -> bool {
    let strange = |it: char| it.is_whitespace() || it.is_control() || "@,;:<>()[]\"\\".contains(it);
    let dots = user.starts_with('.') || user.ends_with('.') || user.contains("..");
    (1..=64).contains(&user.len()) && !dots && !user.contains(strange)
}

fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|it| it.is_alphanumeric() || it == '-')
    };
    let last = host.rsplit('.').next().unwrap_or("");
    let is_top = last.chars().count() > 1 && !last.starts_with(|it: char| it.is_ascii_digit());
    host.contains('.') && is_top && host.split('.').all(is_label)
}

/// Text of at most so many characters, trimmed, without the control characters that no person
/// wrote and no database wants. Line ends and tabs stay.
pub fn text(cell: &str, max: usize) -> Result<Cow<'_, str>, ValueFault> {
    let trimmed = cell.trim();
    let unwanted = |it: char| it.is_control() && !matches!(it, '\n' | '\r' | '\t');
    let clean = if trimmed.contains(unwanted) {
        Cow::Owned(trimmed.replace(unwanted, "").trim().to_owned())
    } else {
        Cow::Borrowed(trimmed)
    };
    // Counting stops early: a cell may be a megabyte long.
    if clean.chars().nth(max).is_some() { Err(ValueFault::TooLong { max }) } else { Ok(clean) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_understood_in_four_languages() {
        for yes in ["1", " TRUE", "Yes", "አዎ", "Yebo", "ewe"] {
            assert_eq!(truthy(yes), Ok(true), "{yes}");
        }
        for no in ["0", "No", "አይ", "Cha", "HAYI", "false "] {
            assert_eq!(truthy(no), Ok(false), "{no}");
        }
        assert_eq!(truthy(" "), Err(ValueFault::Blank));
        assert_eq!(truthy("2"), Err(ValueFault::NotYesOrNo));
    }

    #[test]
    fn an_address_has_a_user_and_a_host_with_a_dot() {
        for good in ["ann@example.com", " o'neil+shop@mail.example.co.za ", "አበበ@example.et", "a@b-c.xn--p1ai"] {
            assert_eq!(email(good), Ok(good.trim()));
        }
        for bad in [
            "ann",
            "ann@",
            "@example.com",
            "a b@example.com",
            "a@example",
            "a@@example.com",
            "a@ex..com",
            "a@b.c",
            "a.@b.co",
            "a@1.2.3.4",
        ] {
            assert_eq!(email(bad), Err(ValueFault::NotAnEmail), "{bad}");
        }
        assert_eq!(email(""), Err(ValueFault::Blank));
    }

    #[test]
    fn text_is_trimmed_cleaned_and_bounded() {
        assert_eq!(text(" héllo ", 5).unwrap(), "héllo");
        assert_eq!(text("a\0b\u{7}c\nd", 9).unwrap(), "abc\nd");
        assert_eq!(text("123456", 5), Err(ValueFault::TooLong { max: 5 }));
        assert_eq!(text("", 0).unwrap(), "");
    }
}
