//! The languages of the product and their plural rules.

/// A language that the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// English, as in South Africa.
    #[default]
    En,
    /// Amharic.
    Am,
    /// isiZulu.
    Zu,
    /// isiXhosa.
    Xh,
}

/// Which form of a counted phrase is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plural {
    /// The form for one, and in some languages for none.
    One,
    /// The form for all other numbers.
    Other,
}

impl Lang {
    /// All languages, in the order in which to offer them.
    pub const ALL: [Lang; 4] = [Lang::En, Lang::Am, Lang::Zu, Lang::Xh];

    /// The two-letter code: "en".
    pub const fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Am => "am",
            Lang::Zu => "zu",
            Lang::Xh => "xh",
        }
    }

    /// The language with its country, as in `<html lang>` and CLDR: "en-ZA".
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en-ZA",
            Lang::Am => "am-ET",
            Lang::Zu => "zu-ZA",
            Lang::Xh => "xh-ZA",
        }
    }

    /// What its speakers call it: "isiZulu".
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Am => "አማርኛ",
            Lang::Zu => "isiZulu",
            Lang::Xh => "isiXhosa",
        }
    }

    /// Reads a code or tag in any case, whatever country or script follows: "am", "zu-ZA", "EN_gb".
    pub fn parse(text: &str) -> Option<Lang> {
        let code = text.trim().split(['-', '_']).next()?;
        Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// The plural form that goes with a whole number.
    pub const fn plural(self, n: i64) -> Plural {
        match (self, n) {
            (_, 1 | -1) | (Lang::Am | Lang::Zu, 0) => Plural::One,
            _ => Plural::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_found_by_its_code_and_its_tag() {
        for lang in Lang::ALL {
            assert_eq!(Lang::parse(lang.code()), Some(lang));
            assert_eq!(Lang::parse(lang.tag()), Some(lang));
        }
        assert_eq!(Lang::parse(" EN_gb "), Some(Lang::En));
        assert_eq!(Lang::parse("amh"), None);
        assert_eq!(Lang::parse(""), None);
    }

    #[test]
    fn none_is_singular_in_amharic_and_zulu_only() {
        let of = |n| Lang::ALL.map(|lang| lang.plural(n));
        use Plural::{One, Other};
        assert_eq!(of(0), [Other, One, One, Other]);
        assert_eq!(of(1), [One; 4]);
        assert_eq!(of(2), [Other; 4]);
        assert_eq!(of(101), [Other; 4]);
    }
}
