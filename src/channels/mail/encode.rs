//! Building a mail: headers and bodies in seven bits, whatever is in them, so that no server on the way has a
//! reason to change a byte that was signed.

use std::borrow::Cow;
use std::fmt::Write;

use data_encoding::BASE64;

use crate::base::Timestamp;

/// What a mail is built from.
#[derive(Clone, Debug, Default)]
pub struct Mail<'a> {
    /// The name of the sender; may be empty.
    pub from_name: &'a str,
    /// Their address.
    pub from: &'a str,
    /// The recipient.
    pub to: &'a str,
    /// Where answers go; empty for the sender.
    pub reply_to: &'a str,
    /// The subject.
    pub subject: &'a str,
    /// The text part.
    pub text: &'a str,
    /// The HTML part; a mail without is text alone.
    pub html: &'a str,
    /// What makes it one of its kind in the world: `ID@DOMAIN`.
    pub message_id: &'a str,
    /// When it was written.
    pub date: Timestamp,
    /// Headers of our own, by name; values in ASCII.
    pub headers: &'a [(&'a str, String)],
}

/// The longest line before it is folded.
const LINE: usize = 76;

/// The mail as bytes.
pub fn build(it: &Mail<'_>) -> Vec<u8> {
    let mut out = String::with_capacity(1_024 + it.text.len() * 2 + it.html.len() * 2);
    header(&mut out, "From", &mailbox(it.from_name, it.from));
    header(&mut out, "To", &mailbox("", it.to));
    if !it.reply_to.is_empty() {
        header(&mut out, "Reply-To", &mailbox("", it.reply_to));
    }
    header(&mut out, "Subject", &unstructured(it.subject));
    header(&mut out, "Date", &date(it.date));
    header(&mut out, "Message-ID", &format!("<{}>", it.message_id));
    for (name, value) in it.headers {
        header(&mut out, name, &visible(value));
    }
    out.push_str("MIME-Version: 1.0\r\n");
    if it.html.is_empty() {
        part(&mut out, "text/plain", it.text);
        return out.into_bytes();
    }
    let boundary = boundary(it);
    let _ = write!(out, "Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"\r\n\r\n");
    for (kind, body) in [("text/plain", it.text), ("text/html", it.html)] {
        let _ = write!(out, "--{boundary}\r\n");
        part(&mut out, kind, body);
    }
    let _ = write!(out, "--{boundary}--\r\n");
    out.into_bytes()
}

/// In seven bits: `=_` stands in no quoted text and no base64 of ours, so no body can hold it.
fn boundary(it: &Mail<'_>) -> String {
    let id = it.message_id.split('@').next().unwrap_or_default();
    format!("=_{}", id.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
}

fn header(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push_str(": ");
    let mut at = name.len() + 2;
    for (n, word) in value.split(' ').enumerate() {
        // Folded between words only; a value that was folded already brings its own breaks.
        if n > 0 {
            if at + word.len() >= LINE && !word.is_empty() {
                out.push_str("\r\n ");
                at = 1;
            } else {
                out.push(' ');
                at += 1;
            }
        }
        out.push_str(word);
        at += word.len();
    }
    out.push_str("\r\n");
}

/// Without what could end a header and begin another.
fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect())
}

fn plain(text: &str) -> bool {
    text.bytes().all(|it| it == b' ' || it.is_ascii_graphic()) && !text.contains("=?")
}

fn unstructured(text: &str) -> String {
    let text = visible(text);
    let text = text.trim();
    let fits = text.split(' ').all(|it| it.len() < LINE);
    if plain(text) && fits { text.to_owned() } else { encoded_words(text) }
}

fn mailbox(name: &str, address: &str) -> String {
    let (name, address) = (visible(name), visible(address));
    let name = name.trim();
    if name.is_empty() {
        return format!("<{address}>");
    }
    if !plain(name) || name.len() > 60 {
        return format!("{} <{address}>", encoded_words(name));
    }
    let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{quoted}\" <{address}>")
}

/// Encoded words (RFC 2047) of whole characters, each at most 75 long.
fn encoded_words(text: &str) -> String {
    const BYTES: usize = 42;
    let mut words: Vec<String> = Vec::new();
    let mut piece = String::new();
    for it in text.chars() {
        if piece.len() + it.len_utf8() > BYTES {
            words.push(std::mem::take(&mut piece));
        }
        piece.push(it);
    }
    words.push(piece);
    let words: Vec<String> = words.iter().map(|it| format!("=?UTF-8?B?{}?=", BASE64.encode(it.as_bytes()))).collect();
    words.join(" ")
}

/// `Thu, 20 Nov 2025 10:00:00 +0000`
fn date(at: Timestamp) -> String {
    let zoned = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC);
    jiff::fmt::rfc2822::to_string(&zoned).unwrap_or_default()
}

fn part(out: &mut String, kind: &str, body: &str) {
    let _ = write!(out, "Content-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: ");
    let foreign = if body.is_ascii() { 0 } else { body.bytes().filter(|it| !it.is_ascii()).count() };
    if foreign * 6 > body.len() {
        out.push_str("base64\r\n\r\n");
        base64(out, body);
    } else if foreign == 0 && body.lines().all(|it| it.len() <= 900) && !body.contains("=_") {
        out.push_str("7bit\r\n\r\n");
        seven_bits(out, body);
    } else {
        out.push_str("quoted-printable\r\n\r\n");
        quoted(out, body);
    }
}

fn base64(out: &mut String, body: &str) {
    let text = body.lines().collect::<Vec<_>>().join("\r\n") + "\r\n";
    for line in text.as_bytes().chunks(57) {
        BASE64.encode_append(line, out);
        out.push_str("\r\n");
    }
}

fn seven_bits(out: &mut String, body: &str) {
    for line in body.lines() {
        if line.bytes().any(|it| it.is_ascii_control()) {
            out.extend(line.chars().map(|it| if it.is_control() && it != '\t' { ' ' } else { it }));
        } else {
            out.push_str(line);
        }
        out.push_str("\r\n");
    }
}

/// Quoted-printable (RFC 2045), with soft breaks before the 76th character.
fn quoted(out: &mut String, body: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for line in body.lines() {
        let (bytes, mut at) = (line.as_bytes(), 0);
        for (n, it) in bytes.iter().enumerate() {
            let last = n + 1 == bytes.len();
            let bare = (it.is_ascii_graphic() && *it != b'=') || (matches!(it, b' ' | b'\t') && !last);
            let width = if bare { 1 } else { 3 };
            if at + width > LINE - 1 {
                out.push_str("=\r\n");
                at = 0;
            }
            if bare {
                out.push(char::from(*it));
            } else {
                out.push('=');
                out.push(char::from(HEX[usize::from(it >> 4)]));
                out.push(char::from(HEX[usize::from(it & 15)]));
            }
            at += width;
        }
        out.push_str("\r\n");
    }
}

/// The domain of an address as servers know it, in ASCII.
pub fn ascii_domain(address: &str) -> Option<String> {
    let (_, domain) = address.rsplit_once('@')?;
    match url::Host::parse(domain).ok()? {
        url::Host::Domain(it) => Some(it),
        url::Host::Ipv4(it) => Some(format!("[{it}]")),
        url::Host::Ipv6(it) => Some(format!("[IPv6:{it}]")),
    }
}
