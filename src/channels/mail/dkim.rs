//! Signing mail (DKIM, RFC 6376), relaxed in headers and body, with an RSA key or an Ed25519 key (RFC 8463).

use data_encoding::BASE64;
use ring::digest::{Context, Digest, SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};

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

/// A new Ed25519 key, as PKCS#8.
pub fn new_key() -> Result<Vec<u8>> {
    let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(|_| Error::internal("no key was made"))?;
    Ok(made.as_ref().to_vec())
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
        let rsa = || RsaKeyPair::from_pkcs8(bytes).or_else(|_| RsaKeyPair::from_der(bytes)).ok().map(Key::Rsa);
        ed25519().or_else(rsa)
    }

    fn algorithm(&self) -> &'static str {
        match self {
            Key::Ed25519(_) => "ed25519-sha256",
            Key::Rsa(_) => "rsa-sha256",
        }
    }

    /// Both sign the hash of what is signed; RSA hashes by itself, Ed25519 signs the hash as its message.
    fn sign(&self, text: &[u8]) -> Result<Vec<u8>> {
        match self {
            Key::Ed25519(key) => Ok(key.sign(digest(&SHA256, text).as_ref()).as_ref().to_vec()),
            Key::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text, &mut signature)
                    .map_err(|_| Error::internal("a mail could not be signed"))?;
                Ok(signature)
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
    pub fn record(&self) -> String {
        match &self.key {
            Key::Ed25519(key) => format!("v=DKIM1; k=ed25519; p={}", BASE64.encode(key.public_key().as_ref())),
            Key::Rsa(key) => format!("v=DKIM1; k=rsa; p={}", BASE64.encode(&public_info(key.public().as_ref()))),
        }
    }

    /// The mail with its signature in front.
    pub fn sign(&self, mail: &[u8], at: Timestamp) -> Result<Vec<u8>> {
        let split = memchr::memmem::find(mail, b"\r\n\r\n").ok_or_else(|| Error::internal("a mail without a body"))?;
        let (head, body) = (&mail[..split + 2], &mail[split + 4..]);
        let body_hash = BASE64.encode(body_hash(body).as_ref());
        let fields = fields(head);
        let (mut names, mut signed) = (String::with_capacity(200), String::with_capacity(head.len() + 400));
        for name in SIGNED {
            for (_, value) in fields.iter().filter(|(it, _)| it == name).rev() {
                names.extend([name, ":"]);
                signed.extend([name, ":", value.as_str(), "\r\n"]);
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
        signed.extend(["dkim-signature:", &relaxed]);
        let signature = BASE64.encode(&self.key.sign(signed.as_bytes())?);
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

/// An RSA public key as `SubjectPublicKeyInfo`, which records hold; the library gives the bare PKCS#1 key.
fn public_info(pkcs1: &[u8]) -> Vec<u8> {
    const RSA: &[u8] = &[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
    let bits = tagged(0x03, &[&[0], pkcs1].concat());
    tagged(0x30, &[RSA, &bits].concat())
}

fn tagged(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut out = vec![tag];
    match length {
        0..128 => out.push(length as u8),
        128..256 => out.extend([0x81, length as u8]),
        _ => out.extend([0x82, (length >> 8) as u8, length as u8]),
    }
    out.extend_from_slice(content);
    out
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
