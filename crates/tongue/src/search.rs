//! Words for search, and words that are nearly the same.

use unicode_normalization::char::is_combining_mark;

use crate::fold::fold_while;

/// No text gives more search words than this.
pub const MAX_WORDS: usize = 12;
/// No search word has more characters than this.
pub const MAX_WORD: usize = 40;
const MAX_SORT_KEY: usize = 60;
/// Shorter words are only ever found as they are: too many others are near.
const MIN_FUZZY: usize = 4;
/// From here on, two slips are forgiven.
const LONG: usize = 8;

/// The folded words of a text, in its order: at most [`MAX_WORDS`], each cut to [`MAX_WORD`] characters.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut length = 0;
    fold_while(text, |c| {
        if c.is_alphanumeric() || is_combining_mark(c) {
            if length < MAX_WORD {
                word.push(c);
            }
            length += 1;
        } else if length > 0 {
            words.push(std::mem::take(&mut word));
            length = 0;
        }
        words.len() < MAX_WORDS
    });
    if length > 0 {
        words.push(word);
    }
    words
}

/// Whether two folded words are the same but for a slip of the finger: a character more, less,
/// other, or two swapped. One slip from four characters on, two from eight; the shorter word counts.
pub fn near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (one, other) = (a.chars().count(), b.chars().count());
    let slips = match one.min(other) {
        0..MIN_FUZZY => return false,
        MIN_FUZZY..LONG => 1,
        _ => 2,
    };
    one.abs_diff(other) <= slips && strsim::osa_distance(a, b) <= slips
}

/// The key by which names are put in order: folded, at most 60 characters.
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len().min(2 * MAX_SORT_KEY));
    let mut length = 0;
    fold_while(text, |c| {
        if length < MAX_SORT_KEY {
            key.push(c);
        }
        length += 1;
        length < MAX_SORT_KEY
    });
    key.truncate(key.trim_end().len());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_parted_at_what_is_no_letter() {
        assert_eq!(
            words("Thandi O’Brien-Nkosi <thandi@example.co.za>"),
            ["thandi", "obrien", "nkosi", "thandi", "example", "co", "za"]
        );
        assert_eq!(words("ሰላም፣ ዓለም።"), ["ሰላም", "አለም"]);
        assert_eq!(words("nge\u{2011}EFT #1042"), ["nge", "eft", "1042"]);
        assert_eq!(words("हिन्दी"), ["हिन्दी"]);
        assert_eq!(words(" … "), [""; 0]);
    }

    #[test]
    fn words_are_bounded() {
        assert_eq!(words(&"ab ".repeat(50)).len(), MAX_WORDS);
        assert_eq!(words(&"ሀ".repeat(100)), ["ሀ".repeat(MAX_WORD)]);
    }

    #[test]
    fn longer_words_forgive_more() {
        assert!(near("betty", "bety") && near("betty", "bettyy") && near("betty", "betti"));
        assert!(near("thandi", "thadni"), "swapped letters are one slip");
        assert!(!near("thandi", "thnadii"));
        assert!(near("johannesburg", "johanesbrug"));
        assert!(!near("johannesburg", "johnsberg"));
        assert!(near("ann", "ann") && !near("ann", "anna") && !near("ann", "ant"));
        assert!(near("ደስታለም", "ደስታላም"));
    }

    #[test]
    fn names_sort_whatever_their_case_and_accents() {
        let mut names = ["Zola", "élodie", "Eben", "ágnes", "ፀሐይ", "አበበ"];
        names.sort_by_cached_key(|it| sort_key(it));
        assert_eq!(names, ["ágnes", "Eben", "élodie", "Zola", "አበበ", "ፀሐይ"]);
        assert_eq!(sort_key(&"é".repeat(100)).chars().count(), MAX_SORT_KEY);
    }
}
