#![no_main]

//! Anything at all, typed into a search box: it is cut into words, and each is looked for with its slips.

use libfuzzer_sys::fuzz_target;
use tongue::{MAX_WORD, MAX_WORDS, fold, near, sort_key, words};

fuzz_target!(|bytes: &[u8]| {
    let typed = String::from_utf8_lossy(bytes);
    let folded = fold(&typed);
    assert_eq!(fold(&folded), folded, "folding twice changes something");
    assert!(sort_key(&typed).len() <= folded.len());

    let found = words(&typed);
    assert!(found.len() <= MAX_WORDS);
    assert_eq!(words(&found.join(" ")), found, "a word is not found by itself");
    for word in &found {
        assert!((1..=MAX_WORD).contains(&word.chars().count()));
        for (at, _) in word.char_indices() {
            let slip: String = word.char_indices().filter(|it| it.0 != at).map(|it| it.1).collect();
            assert!(near(word, &slip) || slip.chars().count() < 4, "{slip} is not near {word}");
        }
    }
});
