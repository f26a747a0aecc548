//! Secrets at rest: sealed with a key that is not in the database.
//!
//! The key comes from the settings, or from a file that is made on first
//! start. Each purpose seals apart: what was sealed as one thing does not open
//! as another. The same keys mark what is given away and comes back later.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use data_encoding::{BASE32_NOPAD, BASE64};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::digest::{SHA256, digest};
use ring::hmac;
use subtle::ConstantTimeEq;

use super::chance::Chance;
use super::error::{Error, Result};

/// The first byte of everything sealed: how the rest is laid out.
const LAYOUT: u8 = 1;
const KEY_ID: usize = 4;
const HEAD: usize = 1 + KEY_ID + NONCE_LEN;

/// The name of the key file in the data folder.
pub const KEY_FILE: &str = "secret.key";

/// Seals and opens. Cheap to clone.
#[derive(Clone)]
pub struct Secrets {
    inner: Arc<Inner>,
}

struct Inner {
    /// The first seals; all open.
    keys: Vec<Key>,
    chance: Chance,
}

struct Key {
    id: [u8; KEY_ID],
    key: LessSafeKey,
    marks: hmac::Key,
}

impl Key {
    fn parse(text: &str) -> Result<Key> {
        let wrong = || Error::internal("a secret key must be 32 bytes in base64");
        let bytes = BASE64.decode(text.trim().as_bytes()).map_err(|_| wrong())?;
        let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &bytes).map_err(|_| wrong())?);
        let id = digest(&SHA256, &bytes).as_ref()[..KEY_ID].try_into().expect("a digest is longer");
        // A key of its own for marks, made from this one.
        let own = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &bytes), b"indaba marks");
        Ok(Key { id, key, marks: hmac::Key::new(hmac::HMAC_SHA256, own.as_ref()) })
    }
}

impl Secrets {
    /// With these keys in base64, separated by commas or lines; the first seals.
    pub fn from_text(text: &str, chance: Chance) -> Result<Secrets> {
        let lines = text.lines().filter(|it| !it.trim_start().starts_with('#'));
        let keys = lines.flat_map(|it| it.split(',')).map(str::trim).filter(|it| !it.is_empty());
        let keys = keys.map(Key::parse).collect::<Result<Vec<_>>>()?;
        if keys.is_empty() {
            return Err(Error::internal("there is no secret key"));
        }
        Ok(Secrets { inner: Arc::new(Inner { keys, chance }) })
    }

    /// With the keys of the key file in `folder`; makes the file if there is none.
    pub fn in_folder(folder: &Path, chance: Chance) -> Result<Secrets> {
        let path = folder.join(KEY_FILE);
        if !path.exists() {
            make_key_file(&path, &chance).with_context(|| format!("cannot make the key file {}", path.display()))?;
        }
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read the key file {}", path.display()))?;
        Secrets::from_text(&text, chance)
    }

    /// Seals `plain` for `purpose`.
    pub fn seal(&self, purpose: &str, plain: &[u8]) -> Vec<u8> {
        let Key { id, key, .. } = &self.inner.keys[0];
        let nonce: [u8; NONCE_LEN] = self.inner.chance.bytes();
        let mut sealed = plain.to_vec();
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(purpose.as_bytes()), &mut sealed)
            .expect("a secret is shorter than 64 GB");
        [&[LAYOUT], &id[..], &nonce, &sealed].concat()
    }

    /// A mark that only we can make: by it `text` is known again when it comes back, in addresses and links.
    pub fn mark(&self, purpose: &str, text: &str) -> String {
        mark(&self.inner.keys[0], purpose, text)
    }

    /// Whether `given` is a mark that we made on `text`, in large or small letters.
    pub fn is_mark(&self, purpose: &str, text: &str, given: &str) -> bool {
        let given = given.to_lowercase();
        self.inner.keys.iter().any(|it| mark(it, purpose, text).as_bytes().ct_eq(given.as_bytes()).into())
    }

    /// Opens what was sealed for `purpose`.
    ///
    /// # Errors
    /// If it was sealed with a key that is not here, for another purpose, or was changed.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        if sealed.len() < HEAD || sealed[0] != LAYOUT {
            return Err(Error::internal("this is nothing sealed"));
        }
        let (head, body) = sealed.split_at(HEAD);
        let (id, nonce) = head[1..].split_at(KEY_ID);
        let key = self.inner.keys.iter().find(|it| it.id == id).ok_or_else(|| {
            Error::internal("this was sealed with another key; put the key file of this database back in its place")
        })?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).expect("the length of a nonce");
        let mut body = body.to_vec();
        let plain = key
            .key
            .open_in_place(nonce, Aad::from(purpose.as_bytes()), &mut body)
            .map_err(|_| Error::internal("what was sealed has been changed, or was sealed for something else"))?;
        Ok(plain.to_vec())
    }
}

/// 80 bits in letters that survive mail servers.
fn mark(key: &Key, purpose: &str, text: &str) -> String {
    let tag = hmac::sign(&key.marks, format!("{purpose}\0{text}").as_bytes());
    BASE32_NOPAD.encode(&tag.as_ref()[..10]).to_lowercase()
}

/// Readable by its owner only, and whole or not there at all.
fn make_key_file(path: &Path, chance: &Chance) -> std::io::Result<()> {
    let unfinished = path.with_extension(format!("new{}", std::process::id()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&unfinished)?;
    writeln!(
        file,
        "# Seals the secrets in the database. Keep a copy apart from the backups.\n\
         # To change it, put a new line above: the first key seals, all open.\n{}",
        BASE64.encode(&chance.bytes::<32>())
    )?;
    file.sync_all()?;
    match std::fs::hard_link(&unfinished, path) {
        // Another process was quicker; its key counts.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
        other => other?,
    }
    std::fs::remove_file(&unfinished)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(keys: &str) -> Secrets {
        Secrets::from_text(keys, Chance::seeded(7)).unwrap()
    }
    fn key(seed: u64) -> String {
        BASE64.encode(&Chance::seeded(seed).bytes::<32>())
    }

    #[test]
    fn what_was_sealed_opens_for_the_same_purpose_only() {
        let secrets = secrets(&key(1));
        let sealed = secrets.seal("totp:1", b"hello");
        assert!(!sealed.windows(5).any(|it| it == b"hello"));
        assert_eq!(secrets.open("totp:1", &sealed).unwrap(), b"hello");
        assert!(secrets.open("totp:2", &sealed).is_err());
    }

    #[test]
    fn nothing_that_was_changed_opens() {
        let secrets = secrets(&key(1));
        let sealed = secrets.seal("x", b"hello");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(secrets.open("x", &changed).is_err(), "byte {at}");
            assert!(secrets.open("x", &sealed[..at]).is_err(), "{at} bytes");
        }
    }

    #[test]
    fn a_mark_is_known_again_for_its_text_and_purpose_only() {
        let old = secrets(&key(1));
        let mark = old.mark("bounce", "abc");
        assert_eq!(mark.len(), 16);
        let now = secrets(&format!("{},{}", key(2), key(1)));
        assert!(now.is_mark("bounce", "abc", &mark.to_uppercase()));
        assert!(!now.is_mark("bounce", "abd", &mark) && !now.is_mark("other", "abc", &mark));
        assert!(!secrets(&key(2)).is_mark("bounce", "abc", &mark));
    }

    #[test]
    fn an_older_key_still_opens_and_the_newest_seals() {
        let sealed = secrets(&key(1)).seal("x", b"old");
        let both = secrets(&format!("{},{}", key(2), key(1)));
        assert_eq!(both.open("x", &sealed).unwrap(), b"old");
        let error = secrets(&key(2)).open("x", &sealed).unwrap_err();
        assert!(format!("{error:?}").contains("another key"), "{error:?}");
        assert_eq!(secrets(&key(2)).open("x", &both.seal("x", b"new")).unwrap(), b"new");
    }

    #[test]
    fn the_key_file_is_made_once_and_is_for_its_owner_only() {
        let dir = tempfile::tempdir().unwrap();
        let first = Secrets::in_folder(dir.path(), Chance::System).unwrap();
        let again = Secrets::in_folder(dir.path(), Chance::System).unwrap();
        assert_eq!(again.open("x", &first.seal("x", b"same")).unwrap(), b"same");
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::MetadataExt::mode(&dir.path().join(KEY_FILE).metadata().unwrap());
            assert_eq!(mode & 0o777, 0o600);
        }
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
