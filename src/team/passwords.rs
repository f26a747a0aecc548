//! Passwords: what is good enough, and their hashes (argon2id).

use std::sync::Arc;

use argon2::password_hash::PasswordVerifier;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use tokio::sync::Semaphore;

use crate::base::{Chance, Error, Result};

/// The least number of characters.
pub const SHORTEST: usize = 10;
/// The most: more would only feed the hash.
const LONGEST: usize = 256;
/// How many are hashed at once: each takes its memory and a core.
const AT_ONCE: usize = 4;

/// Hashes and checks passwords, a few at a time.
#[derive(Clone)]
pub struct Passwords {
    argon: Argon2<'static>,
    turns: Arc<Semaphore>,
}

impl Passwords {
    /// As strong as OWASP asks: 19 MiB, two rounds.
    pub fn strong() -> Passwords {
        Passwords::with(Params::DEFAULT)
    }

    /// For tests, which sign in often.
    #[cfg(test)]
    pub fn cheap() -> Passwords {
        Passwords::with(Params::new(Params::MIN_M_COST, 1, 1, None).expect("the least is allowed"))
    }

    fn with(params: Params) -> Passwords {
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Passwords { argon, turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// The hash of a password, on this thread: for the command line.
    ///
    /// # Errors
    /// `Invalid` if it is too short, too long or too easily guessed.
    pub fn hash_now(&self, password: &str, chance: &Chance) -> Result<String> {
        check(password)?;
        let hash = self.argon.hash_password_with_salt(password.as_bytes(), &chance.bytes::<16>());
        Ok(hash.map_err(Error::internal)?.to_string())
    }

    /// The hash of a password, beside the threads that answer requests.
    ///
    /// # Errors
    /// `Invalid` if it is too short, too long or too easily guessed.
    pub async fn hash(&self, password: String, chance: &Chance) -> Result<String> {
        let (it, chance) = (self.clone(), chance.clone());
        self.beside(move || it.hash_now(&password, &chance)).await
    }

    /// Whether a password fits a hash. Without a hash it takes as long and does not fit.
    pub async fn fits(&self, password: String, hash: Option<String>) -> Result<bool> {
        let it = self.clone();
        self.beside(move || {
            let known = hash.as_deref().and_then(|it| PasswordHash::new(it).ok());
            let fits = match known {
                Some(hash) => it.argon.verify_password(password.as_bytes(), &hash).is_ok(),
                None => {
                    let _ = it.argon.hash_password_with_salt(password.as_bytes(), &[0; 16]);
                    false
                }
            };
            Ok(fits)
        })
        .await
    }

    async fn beside<T: Send + 'static>(&self, f: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _turn = self.turns.acquire().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(f).await.map_err(Error::internal)?
    }
}

/// Whether a password is good enough: long, and not one letter again and again.
pub fn check(password: &str) -> Result<()> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Error::invalid(crate::base::Say::new("team-password-short").with("least", SHORTEST)));
    }
    if length > LONGEST {
        return Err(Error::invalid(crate::base::Say::new("team-password-long").with("most", LONGEST)));
    }
    let first = password.chars().next();
    if password.chars().all(|it| Some(it) == first) {
        return Err(Error::invalid("team-password-one-letter"));
    }
    Ok(())
}

/// A password to be told to someone once.
pub fn made_up(chance: &Chance) -> String {
    letters(&chance.bytes::<16>())
}

/// Random bytes as groups of four letters, none of which looks like another: five bits a byte.
pub(super) fn letters(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte & 31)]);
    bytes.chunks(4).map(|it| it.iter().map(letter).collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only_and_an_unknown_one_never() {
        let (passwords, chance) = (Passwords::cheap(), Chance::seeded(1));
        let hash = passwords.hash("a long password".into(), &chance).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$"), "{hash}");
        assert!(passwords.fits("a long password".into(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.fits("another password".into(), Some(hash)).await.unwrap());
        assert!(!passwords.fits("a long password".into(), None).await.unwrap());
        assert!(!passwords.fits("none".into(), Some("none".into())).await.unwrap());
    }

    #[test]
    fn short_endless_and_monotonous_passwords_are_refused() {
        for bad in ["", "shortpass", "ሰላምነውአማን", &"x".repeat(257), &"a".repeat(12)] {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert!(check("ሰላም ነው እንዴት ናችሁ").is_ok());
        assert!(check(&made_up(&Chance::seeded(2))).is_ok());
    }
}
