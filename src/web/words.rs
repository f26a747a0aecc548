//! The words of the console in four languages, from the catalogues beside this file.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use tongue::Lang;
use unic_langid::LanguageIdentifier;

use crate::base::Say;

/// The features that bring words, each with one catalogue a language in `src/NAME/words/`.
macro_rules! catalogues {
    ($($feature:literal),* $(,)?) => {
        const CATALOGUES: &[[&str; 4]] = &[$([
            include_str!(concat!("../", $feature, "/words/en.ftl")),
            include_str!(concat!("../", $feature, "/words/am.ftl")),
            include_str!(concat!("../", $feature, "/words/zu.ftl")),
            include_str!(concat!("../", $feature, "/words/xh.ftl")),
        ]),*];
    };
}

catalogues! {
    "web",
    "team",
    "settings",
    "customers",
    "customers/pages",
    "catalog",
    "orders",
    "imports",
    "reports",
    "tracking",
    "channels",
    "channels/templates",
    "thanks",
    "api",
    "webhooks",
    "demo",
    "home",
}

/// The sentence for `key`, in English where this language has none.
pub fn say(lang: Lang, key: &str, values: &[(&str, &dyn Said)]) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in values {
        args.set(*name, value.said());
    }
    [lang, Lang::En].iter().find_map(|it| find(*it, key, &args)).unwrap_or_else(|| {
        debug_assert!(false, "no words for {key}");
        key.to_owned()
    })
}

/// The sentence of an error or an act. Values that are whole numbers choose plural forms;
/// a phone (+27…) is none, though it would parse as one.
pub fn say_it(lang: Lang, it: &Say) -> String {
    let numbers: Vec<Option<i64>> = it.with.iter().map(|(_, value)| whole(value)).collect();
    let values: Vec<(&str, &dyn Said)> = it
        .with
        .iter()
        .zip(&numbers)
        .map(|((name, text), number)| (name.as_str(), number.as_ref().map_or(text as &dyn Said, |it| it as &dyn Said)))
        .collect();
    say(lang, &it.key, &values)
}

fn whole(value: &str) -> Option<i64> {
    value.parse().ok().filter(|_| !value.starts_with('+'))
}

/// Whether the English catalogue has this key.
pub fn knows(key: &str) -> bool {
    bundles()[Lang::En as usize].has_message(key)
}

fn find(lang: Lang, key: &str, args: &FluentArgs) -> Option<String> {
    let bundle = &bundles()[lang as usize];
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors);
    debug_assert!(errors.is_empty(), "{key} in {}: {errors:?}", lang.tag());
    Some(text.into_owned())
}

/// What can stand in a sentence by name.
pub trait Said {
    fn said(&self) -> FluentValue<'_>;
}

impl Said for str {
    fn said(&self) -> FluentValue<'_> {
        self.into()
    }
}
impl Said for String {
    fn said(&self) -> FluentValue<'_> {
        self.as_str().into()
    }
}
impl<T: Said + ?Sized> Said for &T {
    fn said(&self) -> FluentValue<'_> {
        (**self).said()
    }
}
macro_rules! said_as_number {
    ($($number:ty),*) => {$(
        impl Said for $number {
            fn said(&self) -> FluentValue<'_> {
                (*self as f64).into()
            }
        }
    )*};
}
said_as_number!(u8, u16, u32, u64, usize, i32, i64, f64);

fn bundles() -> &'static [FluentBundle<FluentResource>; 4] {
    static BUNDLES: OnceLock<[FluentBundle<FluentResource>; 4]> = OnceLock::new();
    BUNDLES.get_or_init(|| Lang::ALL.map(bundle))
}

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = lang.tag().parse().expect("the tags of our languages are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // None of our languages runs from right to left, so the marks that would keep values apart only cost bytes.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::En => |value, _| number(value, '\u{a0}', ','),
        Lang::Xh => |value, _| number(value, '\u{a0}', '.'),
        Lang::Zu | Lang::Am => |value, _| number(value, ',', '.'),
    }));
    for catalogue in CATALOGUES {
        let resource = FluentResource::try_new(catalogue[lang as usize].to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", lang.tag()));
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{}: {errors:?}", lang.tag()));
    }
    bundle
}

/// Numbers inside sentences look like all others: 4 118 or 4,118.
fn number(value: &FluentValue, between: char, point: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let text = number.value.abs().to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut shown = String::new();
    if number.value < 0.0 {
        shown.push('-');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            shown.push(between);
        }
        shown.push(digit);
    }
    if let Some(rest) = rest {
        shown.push(point);
        shown.push_str(rest);
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn lines(lang: Lang) -> impl Iterator<Item = &'static str> {
        CATALOGUES.iter().flat_map(move |it| it[lang as usize].lines())
    }

    fn keys(lang: Lang) -> BTreeSet<&'static str> {
        let named = |line: &'static str| line.split_once(" =").map(|(key, _)| key);
        lines(lang).filter(|it| it.starts_with(|c: char| c.is_ascii_lowercase())).filter_map(named).collect()
    }

    #[test]
    fn every_language_has_words_for_the_same_things() {
        for lang in Lang::ALL {
            assert_eq!(keys(lang), keys(Lang::En), "{}", lang.tag());
        }
    }

    #[test]
    fn numbers_in_sentences_follow_the_language() {
        let value = FluentValue::from(1_234_567.5);
        assert_eq!(number(&value, '\u{a0}', ',').unwrap(), "1\u{a0}234\u{a0}567,5");
        assert_eq!(number(&FluentValue::from(-900), ',', '.').unwrap(), "-900");
    }

    #[test]
    fn a_hyphen_between_prefix_and_word_never_breaks_the_line() {
        for lang in [Lang::Zu, Lang::Xh] {
            for line in lines(lang) {
                let said = line.split_once('=').map_or(line, |(_, said)| said);
                let plain =
                    !line.starts_with('#') && said.contains('-') && !said.contains("->") && !said.contains(" -");
                assert!(!plain, "{}: {line}", lang.tag());
            }
        }
    }
}
