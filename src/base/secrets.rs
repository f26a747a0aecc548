//! Secrets at rest: sealed with the key of this installation, so that a copy
//! of the database alone tells nothing.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};

use super::error::{Error, Result};

/// Seals and opens with one key (AES-256-GCM).
pub struct Secrets {
    key: LessSafeKey,
}

impl Secrets {
    /// With this key.
    pub fn from_key(key: &[u8; 32]) -> Secrets {
        let key = UnboundKey::new(&AES_256_GCM, key).expect("a key of 32 bytes fits AES-256");
        Secrets { key: LessSafeKey::new(key) }
    }

    /// Encrypts `plain`. What was sealed for one purpose cannot be opened for another.
    pub fn seal(&self, purpose: &str, plain: &[u8]) -> Vec<u8> {
        // Always from the operating system: a nonce that repeats would give the key away.
        let mut nonce = [0; NONCE_LEN];
        SystemRandom::new().fill(&mut nonce).expect("the operating system gives random bytes");
        let mut sealed = plain.to_vec();
        self.key
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(purpose.as_bytes()), &mut sealed)
            .expect("secrets are far shorter than the limit of the cipher");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Decrypts what [`Secrets::seal`] made for the same purpose.
    ///
    /// # Errors
    /// If it was made with another key or for another purpose, or was changed.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        let broken =
            || Error::internal(format!("a secret for {purpose} cannot be opened with the key of this installation"));
        let (nonce, rest) = sealed.split_at_checked(NONCE_LEN).ok_or_else(broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| broken())?;
        let mut rest = rest.to_vec();
        let plain = self.key.open_in_place(nonce, Aad::from(purpose.as_bytes()), &mut rest).map_err(|_| broken())?;
        Ok(plain.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_with_its_key_for_its_purpose_and_unchanged() {
        let secrets = Secrets::from_key(&[7; 32]);
        let sealed = secrets.seal("totp", b"12345");
        assert_eq!(secrets.open("totp", &sealed).unwrap(), b"12345");
        assert_ne!(secrets.seal("totp", b"12345"), sealed, "no two seals are alike");
        assert!(secrets.open("other", &sealed).is_err());
        assert!(Secrets::from_key(&[8; 32]).open("totp", &sealed).is_err());
        let mut changed = sealed;
        *changed.last_mut().unwrap() ^= 1;
        assert!(secrets.open("totp", &changed).is_err());
        assert!(secrets.open("totp", b"short").is_err());
    }
}
