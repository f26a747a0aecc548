//! Filters of words.

use std::borrow::Cow;

use super::Given;
use crate::html;
use crate::render::RenderError;
use crate::value::Val;

type Done<'a> = Result<Val<'a>, RenderError>;

/// Puts parts together. As soon as one of them is markup the whole is, and the others are escaped in it.
pub(super) fn together<'a>(parts: &[&Val<'_>], given: &Given<'_, '_>) -> Done<'a> {
    let markup = given.html() && parts.iter().any(|it| matches!(it, Val::Html(_)));
    let mut out = String::new();
    for part in parts {
        let shown = part.shown();
        given.fits(out.len() + shown.len())?;
        if markup && !matches!(part, Val::Html(_)) {
            out.push_str(&html::escape(&shown));
        } else {
            out.push_str(&shown);
        }
    }
    Ok(if markup { Val::Html(Cow::Owned(out)) } else { Val::text(out) })
}

pub(super) fn append<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    together(&[&it, &given.value(0)], given)
}

pub(super) fn prepend<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    together(&[&given.value(0), &it], given)
}

fn changed<'a>(it: &Val<'a>, change: impl FnOnce(&str) -> String) -> Done<'a> {
    Ok(Val::text(change(&it.shown())))
}

pub(super) fn upcase<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    changed(&it, str::to_uppercase)
}

pub(super) fn downcase<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    changed(&it, str::to_lowercase)
}

pub(super) fn capitalize<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    changed(&it, |text| {
        let mut letters = text.chars();
        let first = letters.next().map(|it| it.to_uppercase().collect::<String>()).unwrap_or_default();
        first + &letters.as_str().to_lowercase()
    })
}

pub(super) fn strip<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    changed(&it, |text| text.trim().to_owned())
}

pub(super) fn lstrip<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    changed(&it, |text| text.trim_start().to_owned())
}

pub(super) fn rstrip<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    changed(&it, |text| text.trim_end().to_owned())
}

pub(super) fn strip_html<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    changed(&it, html::strip_tags)
}

pub(super) fn strip_newlines<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    changed(&it, |text| text.replace(['\n', '\r'], ""))
}

/// In text there is nothing to escape.
pub(super) fn escape<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    match it {
        Val::Html(_) => Ok(it),
        it if !given.html() => Ok(it),
        it => Ok(Val::Html(Cow::Owned(html::escape(&it.shown())))),
    }
}

pub(super) fn escape_once<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    match it {
        Val::Html(_) => Ok(it),
        it if !given.html() => Ok(it),
        it => Ok(Val::Html(Cow::Owned(html::escape_once(&it.shown())))),
    }
}

pub(super) fn newline_to_br<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    if !given.html() {
        return Ok(it);
    }
    let markup = escape(it, given)?;
    Ok(Val::Html(Cow::Owned(markup.shown().replace("\r\n", "\n").replace('\n', "<br>\n"))))
}

/// Replaces what is found at these places; where markup comes in, the words around it are escaped.
fn replaced<'a>(it: &Val<'a>, given: &Given<'a, '_>, which: fn(&str, &str) -> Vec<usize>) -> Done<'a> {
    let (text, wanted, with) = (it.shown(), given.text(0), given.value(1));
    if wanted.is_empty() {
        return Ok(it.clone());
    }
    let places = which(&text, &wanted);
    if places.is_empty() {
        return Ok(it.clone());
    }
    let with_length = with.shown().len();
    given.fits(text.len() + places.len().saturating_mul(with_length))?;
    let markup = matches!(it, Val::Html(_));
    let part = |from: usize, to: usize| {
        let part = text[from..to].to_owned();
        if markup { Val::Html(Cow::Owned(part)) } else { Val::text(part) }
    };
    let (mut parts, mut from) = (Vec::with_capacity(places.len() * 2 + 1), 0);
    for place in places {
        parts.push(part(from, place));
        parts.push(with.clone());
        from = place + wanted.len();
    }
    parts.push(part(from, text.len()));
    together(&parts.iter().collect::<Vec<_>>(), given)
}

fn everywhere(text: &str, wanted: &str) -> Vec<usize> {
    text.match_indices(wanted).map(|it| it.0).collect()
}

fn at_first(text: &str, wanted: &str) -> Vec<usize> {
    text.find(wanted).into_iter().collect()
}

fn at_last(text: &str, wanted: &str) -> Vec<usize> {
    text.rfind(wanted).into_iter().collect()
}

pub(super) fn replace<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    replaced(&it, given, everywhere)
}

pub(super) fn replace_first<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    replaced(&it, given, at_first)
}

pub(super) fn replace_last<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    replaced(&it, given, at_last)
}

pub(super) fn remove<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    replaced(&it, given, everywhere)
}

pub(super) fn remove_first<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    replaced(&it, given, at_first)
}

pub(super) fn remove_last<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    replaced(&it, given, at_last)
}

pub(super) fn split<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let (text, by) = (it.shown(), given.text(0));
    let mut parts: Vec<Val<'a>> = match &*by {
        "" => text.chars().map(Val::text).collect(),
        " " => text.split_whitespace().map(Val::text).collect(),
        by => text.split(by).map(Val::text).collect(),
    };
    while parts.last().is_some_and(Val::is_empty) {
        parts.pop();
    }
    Ok(Val::list(parts))
}

/// To so many letters, the sign for "and so on" included.
pub(super) fn truncate<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let (text, most, more) = (it.shown(), given.int(0, 50).max(0) as usize, ellipsis(given));
    if text.chars().count() <= most {
        return Ok(it.clone());
    }
    let keep = most.saturating_sub(more.chars().count());
    Ok(Val::text(text.chars().take(keep).collect::<String>() + &more))
}

pub(super) fn truncatewords<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let (text, most, more) = (it.shown(), given.int(0, 15).max(1) as usize, ellipsis(given));
    let words: Vec<&str> = text.split_whitespace().take(most + 1).collect();
    if words.len() <= most {
        return Ok(it.clone());
    }
    Ok(Val::text(words[..most].join(" ") + &more))
}

fn ellipsis<'g>(given: &'g Given<'_, '_>) -> Cow<'g, str> {
    if given.args.len() > 1 { given.text(1) } else { Cow::Borrowed("...") }
}

pub(super) fn url_encode<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    changed(&it, |text| {
        let mut out = String::with_capacity(text.len() * 3);
        for byte in text.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
                b' ' => out.push('+'),
                _ => {
                    for half in [byte >> 4, byte & 15] {
                        out.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
                    }
                    out.insert(out.len() - 2, '%');
                }
            }
        }
        out
    })
}

pub(super) fn url_decode<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    changed(&it, |text| {
        let (bytes, mut out, mut at) = (text.as_bytes(), Vec::with_capacity(text.len()), 0);
        while at < bytes.len() {
            let pair = bytes.get(at + 1..at + 3).filter(|it| bytes[at] == b'%' && it.iter().all(u8::is_ascii_hexdigit));
            let hex = pair.and_then(|it| std::str::from_utf8(it).ok()).and_then(|it| u8::from_str_radix(it, 16).ok());
            match (hex, bytes[at]) {
                (Some(byte), _) => out.push(byte),
                (None, b'+') => out.push(b' '),
                (None, byte) => out.push(byte),
            }
            at += if hex.is_some() { 3 } else { 1 };
        }
        String::from_utf8_lossy(&out).into_owned()
    })
}
