//! What must hold for any text, number and day.

use jiff::tz::TimeZone;
use proptest::prelude::*;
use tongue::*;

fn reader(lang: Lang, zone: &str) -> Locale {
    Locale::new(lang, TimeZone::get(zone).unwrap(), currency("ZAR").unwrap())
}

fn a_lang() -> impl Strategy<Value = Lang> {
    prop::sample::select(Lang::ALL.to_vec())
}

/// Any text, and text of the scripts and signs that folding is about.
fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-zA-ZÀ-ɏ\u{300}-\u{36f}ሀ-፼'’‑ \u{200b}-\u{200f}\u{202a}-\u{202e}]{0,80}"]
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in a_text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folded_text_hides_nothing(text in a_text()) {
        let folded = fold(&text);
        let hidden = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c);
        let seen = folded.chars().any(hidden);
        prop_assert!(!seen);
        prop_assert_eq!(folded.trim(), &folded);
        prop_assert!(!folded.contains("  "));
    }

    #[test]
    fn words_are_bounded_and_found_again(text in a_text()) {
        let words = words(&text);
        prop_assert!(words.len() <= MAX_WORDS);
        prop_assert!(words.iter().all(|it| (1..=MAX_WORD).contains(&it.chars().count())));
        prop_assert_eq!(tongue::words(&words.join(" ")), words);
    }

    #[test]
    fn one_slip_is_near(word in "[a-d]{5,7}", at in 0usize..5, slip in 0..4) {
        let mut letters: Vec<char> = word.chars().collect();
        match slip {
            0 => { letters.remove(at); }
            1 => letters.insert(at, 'x'),
            2 => letters[at] = 'x',
            _ => { let last = letters.len() - 1; letters.swap(at, (at + 1).min(last)); }
        }
        let typed: String = letters.into_iter().collect();
        prop_assert!(near(&word, &typed) && near(&typed, &word));
    }

    #[test]
    fn clean_names_and_sort_keys_stay_as_they_are(text in a_text()) {
        let name = clean_name(&text);
        prop_assert!(name.chars().count() <= 200);
        prop_assert_eq!(clean_name(&name), name);
        let key = sort_key(&text);
        prop_assert!(key.chars().count() <= 60);
        prop_assert_eq!(sort_key(&key), key);
        prop_assert!((1..=6).contains(&hue(&text)));
        initials(&text);
    }

    #[test]
    fn no_digit_of_a_number_is_lost(n in any::<i64>(), lang in a_lang()) {
        let shown: String = reader(lang, "UTC").number(n).chars().filter(|c| !matches!(c, ',' | '\u{a0}')).collect();
        prop_assert_eq!(shown, n.to_string());
    }

    #[test]
    fn no_cent_is_lost(minor in any::<i64>(), lang in a_lang()) {
        let shown = reader(lang, "UTC").money(minor, "KES");
        let digits: String = shown.chars().filter(|c| c.is_ascii_digit()).collect();
        prop_assert_eq!(digits.parse::<u64>().unwrap(), minor.unsigned_abs());
        prop_assert_eq!(shown.starts_with('-'), minor < 0);
    }

    #[test]
    fn whole_decimals_look_like_numbers(n in -1_000_000_000_000i64..1_000_000_000_000, lang in a_lang()) {
        let reader = reader(lang, "UTC");
        prop_assert_eq!(reader.decimal(n as f64, 0), reader.number(n));
    }

    #[test]
    fn every_moment_lies_in_its_day(
        ms in -2_208_988_800_000i64..4_102_444_800_000,
        zone in prop::sample::select(vec!["Africa/Johannesburg", "Africa/Addis_Ababa", "Africa/Cairo", "America/Havana"]),
    ) {
        let reader = reader(Lang::En, zone);
        let day = reader.day_of(ms);
        prop_assert!(reader.start_of_day(day) <= ms);
        prop_assert!(ms < reader.start_of_day(day.tomorrow().unwrap()));
    }
}
