//! Text made comparable: what people type alike becomes alike.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// The text as search compares it: lower case, without diacritics, apostrophes, control and
/// direction characters; hyphens of every kind as `-`, any run of space as one, none at the ends.
/// Letters that Amharic sounds alike and writes in several ways become one.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_while(text, |c| {
        out.push(c);
        true
    });
    out
}

/// Gives the folded characters one by one, until `emit` has had enough.
pub(crate) fn fold_while(text: &str, emit: impl FnMut(char) -> bool) {
    let mut folder = Folder { emit, started: false, gap: false, more: true };
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => folder.put(c),
            'A'..='Z' => folder.put(c.to_ascii_lowercase()),
            '\0'..='\x7f' => folder.take(c),
            // It would decompose into a space and an accent, yet stands for an apostrophe.
            '´' => {}
            '\u{1200}'..='\u{137f}' => folder.take(homophone(c)),
            _ => decompose_compatible(c, |part| part.to_lowercase().for_each(|it| folder.take(it))),
        }
        if !folder.more {
            return;
        }
    }
}

struct Folder<F> {
    emit: F,
    started: bool,
    gap: bool,
    more: bool,
}

impl<F: FnMut(char) -> bool> Folder<F> {
    fn take(&mut self, c: char) {
        if c.is_whitespace() || c == '፡' {
            self.gap = true;
        } else if is_hyphen(c) {
            self.put('-');
        } else if !is_apostrophe(c) && !is_hidden(c) && !is_joiner(c) && !is_diacritic(c) {
            match plain(c) {
                Some(letters) => letters.chars().for_each(|it| self.put(it)),
                None => self.put(c),
            }
        }
    }

    fn put(&mut self, c: char) {
        if self.gap && self.started {
            self.more = self.more && (self.emit)(' ');
        }
        self.more = self.more && (self.emit)(c);
        self.started = true;
        self.gap = false;
    }
}

/// Letters with a stroke, hook or ligature, which Unicode does not take apart.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ł' => "l",
        'ı' => "i",
        'ħ' => "h",
        'ŧ' => "t",
        'đ' | 'ð' | 'ɗ' => "d",
        'ɓ' => "b",
        'ƙ' => "k",
        'ς' => "σ",
        _ => return None,
    })
}

/// One form for Ethiopic letters that sound alike: in Amharic the three and more rows of h, the
/// two of s, ts and the glottal; with h and the glottal also the first and fourth order; and a
/// labialised letter with the plain one that stands for it (ጐ and ጎ).
fn homophone(c: char) -> char {
    let code = c as u32;
    let one = match code {
        0x1203 | 0x1210 | 0x1213 | 0x1280 | 0x1283 | 0x12b8 | 0x12bb => 0x1200,
        0x1211..=0x1216 => code - 0x10,
        0x1281..=0x1286 => code - 0x80,
        0x12b9..=0x12be => code - 0xb8,
        0x1207 | 0x1287 | 0x1288 | 0x12c0 => 0x1206,
        0x1217 => 0x128b,
        0x12c2..=0x12c5 => code - 0x38,
        0x1220..=0x1227 => code + 0x10,
        0x12a3 | 0x12d0 | 0x12d3 => 0x12a0,
        0x12d1..=0x12d6 => code - 0x30,
        0x1340..=0x1347 => code - 0x8,
        0x1248 => 0x1246,
        0x12b0 => 0x12ae,
        0x1310 => 0x130e,
        _ => return c,
    };
    char::from_u32(one).unwrap_or(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '\u{2b9}'..='\u{2bd}' | '\u{2c8}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{a78c}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{58a}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Marks above, below and through letters. The two classes that change a syllable stay: the
/// voicing of kana (8) and the virama of Indic scripts (9).
fn is_diacritic(c: char) -> bool {
    !matches!(canonical_combining_class(c), 0 | 8 | 9)
}

/// Characters that show nothing themselves and can make text look like other text.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// The joiners, and the signs that choose a picture: some scripts and emoji need them to look right.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_width_do_not_count() {
        assert_eq!(fold("ÉLODIE Ångström"), "elodie angstrom");
        assert_eq!(fold("e\u{301}"), "e");
        assert_eq!(fold("ＳＡＬＥ ½"), "sale 1⁄2");
        assert_eq!(fold("Straße Łódź Bjørn Đorđe Ɓetty"), "strasse lodz bjorn dorde betty");
        assert_eq!(fold("ΟΔΟΣ"), fold("οδος"));
    }

    #[test]
    fn amharic_letters_that_sound_alike_are_one() {
        for alike in [
            "ሀሃሐሓኀኃኸኻ",
            "ሁሑኁኹ",
            "ሂሒኂኺ",
            "ሄሔኄኼ",
            "ህሕኅኽ",
            "ሆሖኆኾኈዀ",
            "ሗኋዃ",
            "ኌዄ",
            "ሰሠ",
            "ሱሡ",
            "ሲሢ",
            "ሳሣ",
            "ሴሤ",
            "ስሥ",
            "ሶሦ",
            "ሷሧ",
            "አኣዐዓ",
            "ኡዑ",
            "ኢዒ",
            "ኤዔ",
            "እዕ",
            "ኦዖ",
            "ጸፀ",
            "ጹፁ",
            "ጺፂ",
            "ጻፃ",
            "ጼፄ",
            "ጽፅ",
            "ጾፆ",
            "ጎጐ",
            "ኮኰ",
            "ቆቈ",
        ] {
            let one = fold(&alike[..3]);
            assert!(alike.chars().all(|it| fold(it.encode_utf8(&mut [0; 4])) == one), "{alike}");
        }
        assert_eq!(fold("ዓለም ፀሐይ"), fold("አለም ጸሃይ"));
        assert_ne!(fold("ለ"), fold("ሉ"));
        assert_eq!(fold("ሰላም፡ዓለም"), "ሰላም አለም");
    }

    #[test]
    fn apostrophes_go_and_hyphens_are_one() {
        for written in ["O'Brien", "O’Brien", "OʼBrien", "O`Brien", "O´Brien", "O＇Brien"] {
            assert_eq!(fold(written), "obrien");
        }
        for written in ["i-oda", "i\u{2011}oda", "i–oda", "i－oda"] {
            assert_eq!(fold(written), "i-oda");
        }
    }

    #[test]
    fn hidden_characters_go_and_space_is_one() {
        assert_eq!(fold("\u{feff} Be\u{ad}t\0ty\u{202e}\t\u{a0}\nNkosi\u{200d} "), "betty nkosi");
        assert_eq!(fold("\u{202e}\u{2066}\0 "), "");
    }
}
