//! Signing mail (DKIM, RFC 6376), relaxed in headers and body, with an RSA key or an Ed25519 key (RFC 8463).

use aws_lc_rs::digest::{Context, Digest, SHA256, digest};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use data_encoding::BASE64;
use serde::Deserialize;

use crate::base::{Error, Result, Say, Timestamp};

/// What is signed where it is there: whatever says who, to whom, what and how one gets out of it.
const SIGNED: &[&str] = &[
    "from",
    "to",
    "reply-to",
    "subject",
    "date",
    "message-id",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "auto-submitted",
    "feedback-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
];

/// Signs for one domain.
pub struct Signer {
    domain: String,
    selector: String,
    key: Key,
}

enum Key {
    Ed25519(Ed25519KeyPair),
    Rsa(RsaKeyPair),
}

/// What kind of key signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyKind {
    /// RSA of 2,048 bits, which every receiver reads.
    #[default]
    Rsa,
    /// Signs in a fortieth of the time; many receivers do not read it yet.
    Ed25519,
}

/// A new key, as PKCS#8. One of RSA takes some tenths of a second.
pub fn new_key(kind: KeyKind) -> Result<Vec<u8>> {
    let failed = |_| Error::internal("no key was made");
    match kind {
        KeyKind::Rsa => {
            let made = RsaKeyPair::generate(KeySize::Rsa2048).map_err(failed)?;
            Ok(AsDer::<Pkcs8V1Der<'_>>::as_der(&made).map_err(failed)?.as_ref().to_vec())
        }
        KeyKind::Ed25519 => Ok(Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(failed)?.as_ref().to_vec()),
    }
}

/// The bytes of a private key that someone pasted as PEM.
///
/// # Errors
/// `Invalid` if it is no private key that we can sign with.
pub fn read_pem(pem: &str) -> Result<Vec<u8>> {
    let unusable = || Error::Invalid(Say::new("channels-dkim-key-unusable"));
    let lines = pem.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with("-----"));
    let bytes = BASE64.decode(lines.collect::<String>().as_bytes()).map_err(|_| unusable())?;
    Key::read(&bytes).map(|_| bytes).ok_or_else(unusable)
}

impl Key {
    fn read(bytes: &[u8]) -> Option<Key> {
        let ed25519 = || Ed25519KeyPair::from_pkcs8_maybe_unchecked(bytes).ok().map(Key::Ed25519);
        let rsa = || RsaKeyPair::from_pkcs8(bytes).or_else(|_| RsaKeyPair::from_der(bytes)).ok();
        // Receivers need not read larger ones (RFC 8301, section 3.2).
        let rsa = || rsa().filter(|it| it.public_modulus_len() <= 4_096 / 8).map(Key::Rsa);
        ed25519().or_else(rsa)
    }

    fn algorithm(&self) -> &'static str {
        match self {
            Key::Ed25519(_) => "ed25519-sha256",
            Key::Rsa(_) => "rsa-sha256",
        }
    }

    /// Both sign the hash of what is signed. Ed25519 takes that as its message, with one hash more inside.
    fn sign(&self, hash: &Digest) -> Result<Vec<u8>> {
        let failed = |_| Error::internal("a mail could not be signed");
        match self {
            Key::Ed25519(key) => Ok(key.try_sign(hash.as_ref()).map_err(failed)?.as_ref().to_vec()),
            Key::Rsa(key) => {
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign_digest(&RSA_PKCS1_SHA256, hash, &mut signature).map_err(failed)?;
                Ok(signature)
            }
        }
    }

    /// The public half, as records hold it (RFC 8463, section 4; RFC 6376, section 3.6.1).
    fn public(&self) -> Result<Vec<u8>> {
        match self {
            Key::Ed25519(key) => Ok(key.public_key().as_ref().to_vec()),
            Key::Rsa(key) => {
                let der = AsDer::<PublicKeyX509Der<'_>>::as_der(key.public_key());
                Ok(der.map_err(|_| Error::internal("a key without a public half"))?.as_ref().to_vec())
            }
        }
    }
}

impl Signer {
    /// Signs for `domain` with this private key, whose public half is published under `selector`.
    pub fn new(domain: &str, selector: &str, key: &[u8]) -> Result<Signer> {
        let key = Key::read(key).ok_or_else(|| Error::internal("this is no key that mail is signed with"))?;
        Ok(Signer { domain: domain.to_owned(), selector: selector.to_owned(), key })
    }

    /// The name of the record to publish.
    pub fn record_name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// The record to publish.
    pub fn record(&self) -> Result<String> {
        let kind = match &self.key {
            Key::Ed25519(_) => "ed25519",
            Key::Rsa(_) => "rsa",
        };
        Ok(format!("v=DKIM1; k={kind}; p={}", BASE64.encode(&self.key.public()?)))
    }

    /// The mail with its signature in front.
    pub fn sign(&self, mail: &[u8], at: Timestamp) -> Result<Vec<u8>> {
        let split = memchr::memmem::find(mail, b"\r\n\r\n").ok_or_else(|| Error::internal("a mail without a body"))?;
        let (head, body) = (&mail[..split + 2], &mail[split + 4..]);
        let body_hash = BASE64.encode(body_hash(body).as_ref());
        let fields = fields(head);
        let (mut names, mut signed) = (String::with_capacity(200), Context::new(&SHA256));
        for name in SIGNED {
            for (_, value) in fields.iter().filter(|(it, _)| it == name).rev() {
                names.extend([name, ":"]);
                update(&mut signed, [name, ":", value, "\r\n"]);
            }
        }
        // Named once more than it is there: nobody may add a second sender.
        names.push_str("from");
        let tag = format!(
            "v=1; a={}; c=relaxed/relaxed; d={}; s={};\r\n t={}; h={};\r\n bh={body_hash};\r\n b=",
            self.key.algorithm(),
            self.domain,
            self.selector,
            at.0 / 1_000,
            names.replace(":list-unsubscribe:", ":\r\n  list-unsubscribe:"),
        );
        let mut relaxed = String::with_capacity(tag.len());
        relax_into(&mut relaxed, tag.as_bytes(), true);
        update(&mut signed, ["dkim-signature:", &relaxed]);
        let signature = BASE64.encode(&self.key.sign(&signed.finish())?);
        let mut out = Vec::with_capacity(mail.len() + 900);
        out.extend_from_slice(b"DKIM-Signature: ");
        out.extend_from_slice(tag.as_bytes());
        for (n, line) in signature.as_bytes().chunks(70).enumerate() {
            if n > 0 {
                out.extend_from_slice(b"\r\n  ");
            }
            out.extend_from_slice(line);
        }
        out.extend_from_slice(b"\r\n");
        out.extend_from_slice(mail);
        Ok(out)
    }
}

fn update<const N: usize>(hash: &mut Context, parts: [&str; N]) {
    parts.iter().for_each(|it| hash.update(it.as_bytes()));
}

/// The header fields that are signed, names in small letters and values relaxed.
fn fields(head: &[u8]) -> Vec<(&'static str, String)> {
    let mut fields: Vec<(Option<&'static str>, String)> = Vec::with_capacity(SIGNED.len());
    let mut rest = head;
    while !rest.is_empty() {
        let (line, next) = first_line(rest);
        rest = next;
        match (line.first(), fields.last_mut(), memchr::memchr(b':', line)) {
            (Some(b' ' | b'\t'), Some((name, value)), _) => relax_into(value, line, name.is_some()),
            (Some(_), _, Some(colon)) => {
                let name = line[..colon].trim_ascii();
                let name = SIGNED.iter().find(|it| name.eq_ignore_ascii_case(it.as_bytes())).copied();
                let mut value = String::with_capacity(if name.is_some() { line.len() } else { 0 });
                relax_into(&mut value, &line[colon + 1..], name.is_some());
                fields.push((name, value));
            }
            _ => {}
        }
    }
    fields.into_iter().filter_map(|(name, value)| Some((name?, value))).collect()
}

fn first_line(text: &[u8]) -> (&[u8], &[u8]) {
    let mut ends = memchr::memchr_iter(b'\n', text).filter(|at| *at > 0 && text[at - 1] == b'\r');
    match ends.next() {
        Some(at) => (&text[..at - 1], &text[at + 1..]),
        None => (text, &text[text.len()..]),
    }
}

/// Appends the words of `line` with one blank between two, if they are wanted.
fn relax_into(value: &mut String, line: &[u8], wanted: bool) {
    let words = line.split(|it| matches!(it, b' ' | b'\t' | b'\r' | b'\n')).filter(|it| wanted && !it.is_empty());
    for word in words {
        if !value.is_empty() {
            value.push(' ');
        }
        match std::str::from_utf8(word) {
            Ok(it) => value.push_str(it),
            Err(_) => value.push_str(&String::from_utf8_lossy(word)),
        }
    }
}

/// The hash of the relaxed body: runs of blanks are one, none at the end of a line, no empty lines at the end.
fn body_hash(body: &[u8]) -> Digest {
    match relaxed_already(body) {
        Some(body) => digest(&SHA256, body),
        None => relaxed_hash(body),
    }
}

/// What most bodies are: relaxed, but for empty lines at their end. That is found out in a tenth of the time that it
/// takes to go through their lines.
fn relaxed_already(body: &[u8]) -> Option<&[u8]> {
    let odd = [&b"\t"[..], b"  ", b" \r\n"].iter().any(|it| memchr::memmem::find(body, it).is_some());
    let mut body = Some(body).filter(|it| !odd && it.ends_with(b"\r\n"))?;
    while body.ends_with(b"\r\n\r\n") {
        body = &body[..body.len() - 2];
    }
    // A body of empty lines alone is nothing at all.
    Some(body).filter(|it| it.len() > 2)
}

fn relaxed_hash(body: &[u8]) -> Digest {
    let (mut hash, mut empty, mut rest) = (Context::new(&SHA256), 0, body);
    while !rest.is_empty() {
        let (line, next) = first_line(rest);
        rest = next;
        let Some(last) = line.iter().rposition(|it| !blank(*it)) else {
            empty += 1;
            continue;
        };
        for _ in 0..std::mem::take(&mut empty) {
            hash.update(b"\r\n");
        }
        hash_line(&mut hash, &line[..=last]);
        hash.update(b"\r\n");
    }
    hash.finish()
}

fn blank(it: u8) -> bool {
    matches!(it, b' ' | b'\t')
}

fn hash_line(hash: &mut Context, line: &[u8]) {
    let (mut from, mut at) = (0, 0);
    while let Some(next) = memchr::memchr2(b' ', b'\t', &line[at..]) {
        at += next;
        let run = line[at..].iter().take_while(|it| blank(**it)).count();
        if run > 1 || line[at] == b'\t' {
            hash.update(&line[from..at]);
            hash.update(b" ");
            from = at + run;
        }
        at += run;
    }
    hash.update(&line[from..]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_relaxed_already_is_known_for_what_it_is(body in "([ab.]{0,3}| {1,2}|\t|\r\n|\r|\n){0,12}") {
            let (quick, slow) = (body_hash(body.as_bytes()), relaxed_hash(body.as_bytes()));
            prop_assert_eq!(quick.as_ref(), slow.as_ref(), "{:?}", body);
        }
    }
}
