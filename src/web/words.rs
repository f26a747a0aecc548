//! The words of the console in four languages, from the catalogues beside this file.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language of the console. The tag is what HTML and the address say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Amharic,
    Zulu,
    Xhosa,
}

impl Language {
    pub const ALL: [Self; 4] = [Self::English, Self::Amharic, Self::Zulu, Self::Xhosa];

    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en-ZA",
            Self::Amharic => "am-ET",
            Self::Zulu => "zu-ZA",
            Self::Xhosa => "xh-ZA",
        }
    }

    /// Its name as its speakers write it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Amharic => "አማርኛ",
            Self::Zulu => "isiZulu",
            Self::Xhosa => "isiXhosa",
        }
    }

    /// The language of `zu-ZA`, `zu` or `ZU_za`; anything else is `None`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let wanted = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|it| it.tag()[..2].eq_ignore_ascii_case(wanted))
    }

    fn catalogue(self) -> &'static str {
        match self {
            Self::English => include_str!("words/en.ftl"),
            Self::Amharic => include_str!("words/am.ftl"),
            Self::Zulu => include_str!("words/zu.ftl"),
            Self::Xhosa => include_str!("words/xh.ftl"),
        }
    }

    /// The sentence for `key`, in English where this language has none.
    pub fn say(self, key: &str, values: &[(&str, &dyn Said)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, value.said());
        }
        [self, Self::English].iter().find_map(|it| it.find(key, &args)).unwrap_or_else(|| {
            debug_assert!(false, "no words for {key}");
            key.to_owned()
        })
    }

    fn find(self, key: &str, args: &FluentArgs) -> Option<String> {
        let bundle = &bundles()[self as usize];
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors);
        debug_assert!(errors.is_empty(), "{key} in {}: {errors:?}", self.tag());
        Some(text.into_owned())
    }
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
    BUNDLES.get_or_init(|| Language::ALL.map(bundle))
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = language.tag().parse().expect("the tags of our languages are well formed");
    let resource = FluentResource::try_new(language.catalogue().to_owned())
        .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", language.tag()));
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // None of our languages runs from right to left, so the marks that would keep values apart only cost bytes.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => |value, _| number(value, '\u{a0}', ','),
        Language::Xhosa => |value, _| number(value, '\u{a0}', '.'),
        Language::Zulu | Language::Amharic => |value, _| number(value, ',', '.'),
    }));
    bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{}: {errors:?}", language.tag()));
    bundle
}

/// Numbers inside sentences look like all others: 4 118 or 4,118.
fn number(value: &FluentValue, between: char, point: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let text = number.value.abs().to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut shown = String::new();
    if number.value < 0.0 {
        shown.push('\u{2212}');
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

    fn keys(language: Language) -> BTreeSet<&'static str> {
        let named = |line: &'static str| line.split_once(" =").map(|(key, _)| key);
        language
            .catalogue()
            .lines()
            .filter(|it| it.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(named)
            .collect()
    }

    #[test]
    fn every_language_has_words_for_the_same_things() {
        for language in Language::ALL {
            assert_eq!(keys(language), keys(Language::English), "{}", language.tag());
        }
    }

    #[test]
    fn numbers_in_sentences_follow_the_language() {
        let value = FluentValue::from(1_234_567.5);
        assert_eq!(number(&value, '\u{a0}', ',').unwrap(), "1\u{a0}234\u{a0}567,5");
        assert_eq!(number(&FluentValue::from(-900), ',', '.').unwrap(), "\u{2212}900");
    }

    #[test]
    fn a_hyphen_between_prefix_and_word_never_breaks_the_line() {
        for language in [Language::Zulu, Language::Xhosa] {
            for line in language.catalogue().lines() {
                let said = line.split_once('=').map_or(line, |(_, said)| said);
                let plain =
                    !line.starts_with('#') && said.contains('-') && !said.contains("->") && !said.contains(" -");
                assert!(!plain, "{}: {line}", language.tag());
            }
        }
    }
}
