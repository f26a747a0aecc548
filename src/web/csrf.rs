//! The secret that every form brings back. It reads differently on every page:
//! pages are compressed, and a secret that always read the same could be told
//! from how well a page compresses that also shows what an attacker sent (BREACH).

use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;

use crate::base::Chance;

/// As long as a secret, so that no byte of it is used twice.
const PAD: usize = 32;

/// The secret as a page shows it.
pub fn masked(secret: &str, chance: &Chance) -> String {
    let pad = chance.bytes::<PAD>();
    BASE64URL_NOPAD.encode(&[&pad[..], &crossed(&pad, secret.as_bytes())].concat())
}

/// Whether this is the secret, as some page has shown it.
pub(super) fn is(secret: &str, shown: &[u8]) -> bool {
    let Ok(bytes) = BASE64URL_NOPAD.decode(shown) else { return false };
    let Some((pad, rest)) = bytes.split_at_checked(PAD) else { return false };
    crossed(pad, rest).ct_eq(secret.as_bytes()).into()
}

/// How long the secret is on a page.
pub(super) fn length(secret: &str) -> usize {
    BASE64URL_NOPAD.encode_len(PAD + secret.len())
}

fn crossed(pad: &[u8], text: &[u8]) -> Vec<u8> {
    text.iter().zip(pad.iter().cycle()).map(|(it, pad)| it ^ pad).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_never_reads_the_same_and_is_known_all_the_same() {
        let (chance, secret) = (Chance::System, "0123456789abcdefghijklmnopqrstuv");
        let [one, two] = [masked(secret, &chance), masked(secret, &chance)];
        assert!(is(secret, one.as_bytes()) && is(secret, two.as_bytes()));
        assert_eq!(one.len(), length(secret));
        let same = one.bytes().zip(two.bytes()).filter(|(one, two)| one == two).count();
        assert!(same < 20, "{one} {two}");
        for wrong in ["", secret, &one[1..], &masked("another", &chance), "%"] {
            assert!(!is(secret, wrong.as_bytes()), "{wrong}");
        }
    }
}
