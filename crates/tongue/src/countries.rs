//! Countries and territories by ISO 3166 code, with their names in our languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::country_names::NAMES;
use crate::{Lang, fold, sort_key};

/// The name of a country in a language; none for what is no code. `EU` has one: some data names nothing closer.
pub fn country_name(lang: Lang, code: &str) -> Option<&'static str> {
    let at = NAMES.binary_search_by_key(&code, |it| it.0).ok()?;
    Some(NAMES[at].1[column(lang)])
}

/// The code of a country that was written as its code in any case, or by its name in any of our languages.
pub fn country_code(written: &str) -> Option<&'static str> {
    static WRITTEN: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
        let named = NAMES.iter().flat_map(|(code, names)| names.iter().map(|it| (fold(it), *code)));
        named.chain(NAMES.iter().map(|(code, _)| (fold(code), *code))).collect()
    });
    WRITTEN.get(&fold(written)).copied()
}

/// Code and name of every country, by name as a reader of the language looks for it.
pub fn countries(lang: Lang) -> Vec<(&'static str, &'static str)> {
    let mut all: Vec<_> = NAMES.iter().map(|(code, names)| (*code, names[column(lang)])).collect();
    all.sort_by_cached_key(|(_, name)| sort_key(stem(lang, name)));
    all
}

const fn column(lang: Lang) -> usize {
    match lang {
        Lang::En => 0,
        Lang::Am => 1,
        Lang::Zu => 2,
        Lang::Xh => 3,
    }
}

/// The name without the prefix that isiZulu and isiXhosa give nearly all: from its own capital on.
fn stem(lang: Lang, name: &str) -> &str {
    match lang {
        Lang::En | Lang::Am => name,
        Lang::Zu | Lang::Xh => {
            let capital = name.char_indices().skip(1).find(|(_, it)| it.is_uppercase());
            capital.map_or(name, |(at, _)| &name[at..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_whole() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(NAMES.len() > 240);
        for (code, names) in NAMES {
            assert!(code.len() == 2 && code.bytes().all(|it| it.is_ascii_uppercase()), "{code}");
            assert!(names.iter().all(|it| !it.is_empty() && it.trim() == *it), "{code}");
            for lang in Lang::ALL {
                assert_eq!(country_code(country_name(lang, code).unwrap()), Some(*code));
            }
        }
    }

    #[test]
    fn a_country_has_its_name_in_each_language() {
        let of = |code| Lang::ALL.map(|it| country_name(it, code).unwrap());
        assert_eq!(of("GB"), ["United Kingdom", "ዩናይትድ ኪንግደም", "i\u{2011}United Kingdom", "E\u{2011}United Kingdom"]);
        assert_eq!(of("ZA"), ["South Africa", "ደቡብ አፍሪካ", "iNingizimu Afrika", "EMzantsi Afrika"]);
        for none in ["", "gb", "XX", "ZZ", "Channel Islands"] {
            assert_eq!(country_name(Lang::En, none), None, "{none}");
        }
    }

    #[test]
    fn names_are_in_the_order_of_the_reader() {
        let at = |lang, code| countries(lang).iter().position(|it| it.0 == code).unwrap();
        for lang in Lang::ALL {
            assert_eq!(countries(lang).len(), NAMES.len());
        }
        assert!(at(Lang::En, "AF") < at(Lang::En, "AX") && at(Lang::En, "AX") < at(Lang::En, "AL"));
        // iNingizimu Afrika stands with N, EMelika and EJamani with M and J.
        assert!(at(Lang::Zu, "NP") < at(Lang::Zu, "ZA") && at(Lang::Zu, "ZA") < at(Lang::Zu, "NO"));
        assert!(at(Lang::Xh, "DE") < at(Lang::Xh, "KE") && at(Lang::Xh, "KE") < at(Lang::Xh, "US"));
    }
}
