//! The words and signs inside a tag.

use crate::fault::{FaultKind, Wanted};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Word<'s> {
    Name(&'s str),
    Text(&'s str),
    Int(i64),
    Float(f64),
    Sign(&'static str),
    End,
}

const SIGNS: [&str; 18] =
    ["==", "!=", "<>", "<=", ">=", "..", "<", ">", "=", "|", ":", ",", ".", "[", "]", "(", ")", "-"];

/// The words of a tag with the bytes where they begin; the last is [`Word::End`].
pub(crate) fn words(inner: &str, at: usize) -> Result<Vec<(Word<'_>, usize)>, (usize, FaultKind)> {
    let mut found = Vec::new();
    let mut rest = inner;
    loop {
        rest = rest.trim_start();
        let here = at + inner.len() - rest.len();
        let Some(first) = rest.chars().next() else {
            found.push((Word::End, at + inner.trim_end().len()));
            return Ok(found);
        };
        let (word, length) = match first {
            '"' | '\'' => text(rest, first)
                .ok_or((here, FaultKind::Unexpected { found: rest.trim_end().to_owned(), wanted: Wanted::Quote }))?,
            '0'..='9' => number(rest),
            '-' if rest[1..].starts_with(|it: char| it.is_ascii_digit()) => number(rest),
            _ if first.is_alphabetic() || first == '_' => name(rest),
            _ => match SIGNS.iter().find(|it| rest.starts_with(**it)) {
                Some(sign) => (Word::Sign(sign), sign.len()),
                None => {
                    return Err((here, FaultKind::Unexpected { found: first.to_string(), wanted: Wanted::Value }));
                }
            },
        };
        found.push((word, here));
        rest = &rest[length..];
    }
}

fn text(rest: &str, quote: char) -> Option<(Word<'_>, usize)> {
    let end = rest[1..].find(quote)?;
    Some((Word::Text(&rest[1..=end]), end + 2))
}

fn name(rest: &str) -> (Word<'_>, usize) {
    let ends = |it: char| !it.is_alphanumeric() && !matches!(it, '_' | '-') && !is_mark(it);
    let mut length = rest.find(ends).unwrap_or(rest.len());
    if rest[length..].starts_with('?') {
        length += 1;
    }
    (Word::Name(&rest[..length]), length)
}

/// Marks that belong to the letter before them.
fn is_mark(it: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&it) || ('\u{135d}'..='\u{135f}').contains(&it)
}

fn number(rest: &str) -> (Word<'_>, usize) {
    let sign = usize::from(rest.starts_with('-'));
    let digits = |from: usize| rest[from..].find(|it: char| !it.is_ascii_digit()).map_or(rest.len(), |it| it + from);
    let whole = digits(sign);
    let fraction = rest[whole..].starts_with('.').then(|| digits(whole + 1)).filter(|it| *it > whole + 1);
    let length = fraction.unwrap_or(whole);
    let said = &rest[..length];
    let word = match (fraction, said.parse()) {
        (None, Ok(it)) => Word::Int(it),
        _ => Word::Float(said.parse().unwrap_or(0.0)),
    };
    (word, length)
}
