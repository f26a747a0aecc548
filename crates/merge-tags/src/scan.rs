//! Cutting a template into text and tags.

use crate::fault::{FaultKind, Faults};

/// A piece of a template.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Piece<'s> {
    /// Text as it stands.
    Text(&'s str),
    /// What stands between `{{` and `}}`, and the byte where it begins.
    Output(&'s str, usize),
    /// The name of a tag, what follows it, and the bytes where both begin.
    Tag { name: &'s str, rest: &'s str, at: usize, rest_at: usize },
}

/// One `{{ … }}` or `{% … %}` as it stands in a source, from its first byte to the one after its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The bytes.
    pub range: std::ops::Range<usize>,
}

/// Where the tags of a source are, whatever they say; for whoever must keep them whole. Not those inside
/// `{% raw %}`, which are text, but its own two.
pub fn tags(source: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    cut(source, &mut Faults::new(source), |it| {
        if let Cut::Tag { open, end, .. } = it {
            found.push(Tag { range: open..end });
        }
    });
    found
}

/// Cuts a template into its pieces; those that cannot be read are told and left out.
pub(crate) fn scan<'s>(source: &'s str, faults: &mut Faults<'_>) -> Vec<Piece<'s>> {
    let mut pieces = Vec::new();
    let mut trim_next = false;
    cut(source, faults, |it| match it {
        Cut::Text(text) => {
            let text = if trim_next { text.trim_start() } else { text };
            trim_next = trim_next && text.is_empty();
            pieces.push(Piece::Text(text));
        }
        Cut::Tag { inner, at, output, trim_before, trim_after, .. } => {
            if trim_before && let Some(Piece::Text(text)) = pieces.last_mut() {
                *text = text.trim_end();
            }
            trim_next = trim_after;
            if output {
                pieces.push(Piece::Output(inner, at));
            } else if inner.trim_start().starts_with("liquid") && inner.trim_start()["liquid".len()..].starts_with('\n')
            {
                lines_of_tags(inner, at, &mut pieces);
            } else {
                pieces.extend(tag(inner, at));
            }
        }
    });
    pieces.retain(|it| !matches!(it, Piece::Text("")));
    pieces
}

enum Cut<'s> {
    Text(&'s str),
    Tag { inner: &'s str, at: usize, open: usize, end: usize, output: bool, trim_before: bool, trim_after: bool },
}

fn cut<'s>(source: &'s str, faults: &mut Faults<'_>, mut take: impl FnMut(Cut<'s>)) {
    let mut from = 0;
    while let Some(open) = next_open(source, from) {
        if from < open {
            take(Cut::Text(&source[from..open]));
        }
        let output = source[open..].starts_with("{{");
        let (mark, close) = if output { ("{{", "}}") } else { ("{%", "%}") };
        let start = open + 2;
        // Where another one opens before this one closes, this one was forgotten.
        let stop = next_open(source, start).unwrap_or(source.len());
        let Some(length) = source[start..stop].find(close) else {
            faults.add(open, FaultKind::NotClosed { open: mark });
            from = stop;
            continue;
        };
        let (inner, end) = (&source[start..start + length], start + length + 2);
        let trim_before = inner.starts_with('-');
        let inner = inner.strip_prefix('-').unwrap_or(inner);
        let trim_after = inner.ends_with('-');
        let inner = inner.strip_suffix('-').unwrap_or(inner);
        let at = start + usize::from(trim_before);
        let name = inner.trim();
        take(Cut::Tag { inner, at, open, end, output, trim_before, trim_after });
        from = end;
        if !output && (name == "raw" || name == "comment") {
            from = swallow(source, from, name, open, faults, &mut take);
        }
    }
    if from < source.len() {
        take(Cut::Text(&source[from..]));
    }
}

fn next_open(source: &str, from: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    (from..bytes.len().saturating_sub(1)).find(|it| bytes[*it] == b'{' && matches!(bytes[it + 1], b'{' | b'%'))
}

/// Goes to the end of what is not to be read: `raw` is text, `comment` is nothing. Gives where to go on.
fn swallow<'s>(
    source: &'s str,
    from: usize,
    name: &str,
    open: usize,
    faults: &mut Faults<'_>,
    take: &mut impl FnMut(Cut<'s>),
) -> usize {
    let (mut at, mut depth) = (from, 1);
    while let Some(found) = source[at..].find("{%").map(|it| it + at) {
        let Some(end) = source[found + 2..].find("%}").map(|it| it + found + 4) else { break };
        let inner = &source[found + 2..end - 2];
        let said = inner.trim_matches('-').trim();
        if said == name && name == "comment" {
            depth += 1;
        } else if said.strip_prefix("end") == Some(name) {
            depth -= 1;
        }
        if depth == 0 {
            if name == "raw" {
                take(Cut::Text(&source[from..found]));
            }
            take(Cut::Tag {
                inner: said,
                at: found + 2,
                open: found,
                end,
                output: false,
                trim_before: inner.starts_with('-'),
                trim_after: inner.ends_with('-'),
            });
            return end;
        }
        at = end;
    }
    faults.add(open, FaultKind::BlockNotClosed { tag: name.to_owned() });
    source.len()
}

/// The tag in `inner`; none if it is a remark.
fn tag(inner: &str, at: usize) -> Option<Piece<'_>> {
    let name_at = inner.len() - inner.trim_start().len();
    let said = &inner[name_at..];
    if said.starts_with('#') {
        return None;
    }
    let length = said.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(said.len());
    Some(Piece::Tag { name: &said[..length], rest: &said[length..], at: at + name_at, rest_at: at + name_at + length })
}

/// `{% liquid … %}`: a tag on each line.
fn lines_of_tags<'s>(inner: &'s str, at: usize, pieces: &mut Vec<Piece<'s>>) {
    let mut offset = 0;
    for (number, line) in inner.trim_start().split_inclusive('\n').enumerate() {
        let lead = inner.len() - inner.trim_start().len();
        if number > 0 && !line.trim().is_empty() {
            pieces.extend(tag(line.trim_end(), at + lead + offset));
        }
        offset += line.len();
    }
}
