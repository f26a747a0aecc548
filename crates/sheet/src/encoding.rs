use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The encoding of a file that begins with these bytes.
pub(crate) fn guess_encoding(head: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    if let Some(encoding) = unmarked_utf16(head) {
        return encoding;
    }
    if mostly_utf8(head) {
        return UTF_8;
    }
    if western(head) {
        return WINDOWS_1252;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Tables are full of digits, commas and line ends, of which UTF-16 makes every other byte zero.
fn unmarked_utf16(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    let (mut even, mut odd) = (0, 0);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let (many, few) = (pairs * 3 / 10, pairs / 20);
    if pairs < 2 {
        None
    } else if odd > many && even <= few {
        Some(UTF_16LE)
    } else if even > many && odd <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A few broken bytes in a long UTF-8 text do not make it another encoding: their rows are
/// reported, instead of every accent in the file being misread.
fn mostly_utf8(head: &[u8]) -> bool {
    let (mut good, mut broken) = (0, 0);
    let mut chunks = head.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        good += chunk.valid().chars().filter(|it| !it.is_ascii()).count();
        let cut_off = chunks.peek().is_none() && chunk.invalid().len() < 4 && chunk.invalid().first() >= Some(&0xC2);
        let at_end = cut_off && good > 0;
        broken += usize::from(!at_end && !chunk.invalid().is_empty());
    }
    broken == 0 || good >= 20 * broken
}

/// A handful of pound signs, euro signs and accents is too little for statistics. Where nothing
/// else occurs, and never two in a row, it is the encoding of Western Excel.
fn western(head: &[u8]) -> bool {
    const USUAL: &[u8] = b"\x80\x85\x91\x92\x93\x94\x96\x97\xA0\xA3\xA9\xAE\xB0\
        \xC0\xC4\xC9\xD6\xDC\xDF\xE0\xE1\xE2\xE3\xE4\xE7\xE8\xE9\xEA\xEB\xED\xEE\xEF\xF1\xF3\xF4\xF5\xF6\xFA\xFC";
    let high = head.iter().filter(|it| !it.is_ascii()).count();
    high * 50 < head.len().max(1000)
        && head.iter().all(|it| it.is_ascii() || USUAL.contains(it))
        && head.windows(2).all(|it| it[0].is_ascii() || it[1].is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_decide_before_anything_else() {
        assert_eq!(guess_encoding(b"\xEF\xBB\xBFa,b"), UTF_8);
        assert_eq!(guess_encoding(b"\xFF\xFEa\0"), UTF_16LE);
        assert_eq!(guess_encoding(b"\xFE\xFF\0a"), UTF_16BE);
    }

    #[test]
    fn utf16_is_known_without_a_mark() {
        assert_eq!(guess_encoding(b"a\0,\0b\0\n\x001\0,\x002\0"), UTF_16LE);
        assert_eq!(guess_encoding(b"\0a\0,\0b\0\n\x001\0,\x002"), UTF_16BE);
    }

    #[test]
    fn western_excel_is_known_by_its_accents() {
        assert_eq!(guess_encoding(b"caf\xe9,\xa33.10\n"), WINDOWS_1252);
        assert_eq!(guess_encoding(b"Zo\xeb,na\xefve\n"), WINDOWS_1252);
    }

    #[test]
    fn a_long_text_in_another_script_is_guessed() {
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("Имя,Город\nАнна Петрова,Москва\nИван Смирнов,Казань\n");
        assert_eq!(guess_encoding(&bytes), encoding_rs::WINDOWS_1251);
    }

    #[test]
    fn utf8_may_be_cut_off_or_slightly_broken() {
        assert_eq!(guess_encoding(&"ስም,ከተማ".as_bytes()[..8]), UTF_8);
        let mut long = "አበበ,አዲስ አበባ\n".repeat(20).into_bytes();
        long.extend(b"\xe9t\xe9\n");
        assert_eq!(guess_encoding(&long), UTF_8);
    }
}
