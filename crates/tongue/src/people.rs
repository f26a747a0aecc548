//! Names of people and shops: cleaned, shortened and given a colour.

use unicode_segmentation::UnicodeSegmentation;

use crate::fold::{is_hidden, is_joiner};

const MAX_NAME: usize = 200;
const HUES: u32 = 6;

/// The first letters of the first two words that have any, as they are written: "Thandi Nkosi" gives "TN".
pub fn initials(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c == '፡');
    // A letter with its marks stays whole.
    words.filter_map(|word| word.graphemes(true).find(|it| it.starts_with(char::is_alphabetic))).take(2).collect()
}

/// The name as it may be kept: without control and direction characters, every run of space one
/// space, none at the ends, at most 200 characters. Empty if nothing can be seen.
pub fn clean_name(name: &str) -> String {
    let mut out = String::with_capacity(name.len().min(4 * MAX_NAME));
    let mut length = 0;
    let mut gap = false;
    for c in name.chars() {
        if c.is_whitespace() {
            gap = length > 0;
        } else if !is_hidden(c) && !(is_joiner(c) && (gap || length == 0)) {
            let wanted = 1 + usize::from(gap);
            if length + wanted > MAX_NAME {
                break;
            }
            if gap {
                out.push(' ');
            }
            out.push(c);
            length += wanted;
            gap = false;
        }
    }
    out
}

/// One of six colours, 1 to 6, always the same for the same name.
pub fn hue(name: &str) -> u8 {
    // FNV-1a, written out because it must never change with a library.
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    // The low bits of a short name say little; the high ones have seen all of it.
    ((hash ^ hash >> 16) % HUES) as u8 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_come_from_two_words_in_any_script() {
        for (name, expected) in [
            ("Thandi Nkosi", "TN"),
            ("አበበ በቂላ", "አበ"),
            ("Nomvula van der Merwe", "Nv"),
            ("Betty", "B"),
            ("eThekwini Traders", "eT"),
            ("E\u{301}lodie (Cape Town)", "E\u{301}C"),
            ("+27 82 555 0101", ""),
            ("🙂 Sipho", "S"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }

    #[test]
    fn a_clean_name_hides_nothing() {
        assert_eq!(clean_name("  Thandi \t\n Nkosi\u{a0} "), "Thandi Nkosi");
        assert_eq!(clean_name("evil\u{202e}gpj.exe\0\u{2066}"), "evilgpj.exe");
        assert_eq!(clean_name("\u{200b}\u{200d} \u{200d}"), "");
        assert_eq!(clean_name("👩\u{200d}🔧 Ama"), "👩\u{200d}🔧 Ama");
        assert_eq!(clean_name(&"ab ".repeat(100)).chars().count(), 200);
    }

    #[test]
    fn a_hue_stays_and_all_are_used() {
        assert_eq!(["Thandi Nkosi", "አበበ በቂላ", "Betty", ""].map(hue), [6, 1, 3, 4]);
        let mut used: Vec<_> = (0..100).map(|n| hue(&format!("Customer {n}"))).collect();
        used.sort_unstable();
        used.dedup();
        assert_eq!(used, [1, 2, 3, 4, 5, 6]);
    }
}
