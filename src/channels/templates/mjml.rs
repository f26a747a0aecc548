//! MJML into HTML, with the blanks left in. Nothing is ever read from files or from the network.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use mrml::prelude::parser::{Error, ParserOptions};
use mrml::prelude::render::RenderOptions;

use super::blanks::Blanked;
use super::model::{Part, Problem};
use crate::base::Say;

/// Elements in each other, at most: what reads and writes them calls itself for each.
const DEEP: usize = 64;

/// In these, only elements may stand; a blank needs one around it.
const HOLD_ELEMENTS: [&str; 6] = ["mj-body", "mj-wrapper", "mj-section", "mj-group", "mj-column", "mj-hero"];

/// The elements of MJML.
const KNOWN: [&str; 34] = [
    "mjml",
    "mj-head",
    "mj-body",
    "mj-accordion",
    "mj-accordion-element",
    "mj-accordion-text",
    "mj-accordion-title",
    "mj-all",
    "mj-attributes",
    "mj-breakpoint",
    "mj-button",
    "mj-carousel",
    "mj-carousel-image",
    "mj-class",
    "mj-column",
    "mj-divider",
    "mj-font",
    "mj-group",
    "mj-hero",
    "mj-image",
    "mj-include",
    "mj-navbar",
    "mj-navbar-link",
    "mj-preview",
    "mj-raw",
    "mj-section",
    "mj-social",
    "mj-social-element",
    "mj-spacer",
    "mj-style",
    "mj-table",
    "mj-text",
    "mj-title",
    "mj-wrapper",
];

/// Elements without an end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// A body with its blanks out, and the HTML made of it.
pub(super) struct Laid<'s> {
    pub blanked: Blanked<'s>,
    pub html: String,
}

/// Lays a body out.
pub(super) fn lay_out(source: &str) -> Result<Laid<'_>, Problem> {
    let mut open = Open::default();
    let blanked = Blanked::new(source, |so_far| {
        open.read(so_far);
        if open.wants_element() { ("<mj-raw>", "</mj-raw>") } else { ("", "") }
    });
    open.read(&blanked.text);
    let at = |offset: usize, say: Say| {
        let offset = blanked.in_source(offset);
        let before = &source[..source.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |it| it + 1);
        let (line, column) = (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1);
        Problem { part: Part::Body, line, column, say }
    };
    if open.deepest > DEEP {
        return Err(at(0, Say::new("templates-mjml-deep").with("most", DEEP)));
    }
    if let Some((offset, key)) = open.odd {
        let found: String = blanked.back(&blanked.text[offset..]).chars().take(60).collect();
        let found = found.trim_start_matches('<').split(['>', '<', '\n']).next().unwrap_or_default().trim().to_owned();
        return Err(at(offset, Say::new(key).with("found", found)));
    }
    // The parser is not ours: should it ever give up, one template is refused and nothing else is touched.
    let read = catch_unwind(|| mrml::parse_with_options(&blanked.text, &ParserOptions::default()));
    let tree = match read {
        Ok(Ok(it)) => it.element,
        Ok(Err(error)) => {
            let (offset, say) = said(&error, &blanked);
            return Err(at(offset, say));
        }
        Err(_) => return Err(at(0, Say::new("templates-mjml-unreadable"))),
    };
    // No fonts from elsewhere: each would tell someone who reads which mail.
    let options = RenderOptions { disable_comments: true, social_icon_origin: None, fonts: HashMap::new() };
    match catch_unwind(AssertUnwindSafe(|| tree.render(&options))) {
        Ok(Ok(html)) => Ok(Laid { html, blanked }),
        _ => Err(at(0, Say::new("templates-mjml-unreadable"))),
    }
}

/// What stands there, as it was written.
fn there(blanked: &Blanked<'_>, start: usize, end: usize) -> String {
    blanked.back(blanked.text.get(start..end).unwrap_or_default()).chars().take(40).collect()
}

fn element(blanked: &Blanked<'_>, start: usize, end: usize) -> Say {
    Say::new("templates-mjml-element").with("found", there(blanked, start, end).trim_matches(['<', '>']))
}

fn said(error: &Error, blanked: &Blanked<'_>) -> (usize, Say) {
    let text = &blanked.text;
    let with_found = |key, start, end| (start, Say::new(key).with("found", there(blanked, start, end)));
    match error {
        Error::UnexpectedElement { position: it, .. } => (it.start, element(blanked, it.start, it.end)),
        Error::UnexpectedToken { position: it, .. } => with_found("templates-mjml-text", it.start, it.end),
        Error::MissingAttribute { name, position, .. } => {
            (position.start, Say::new("templates-mjml-missing").with("name", name))
        }
        Error::InvalidAttribute { position: it, .. } | Error::InvalidFormat { position: it, .. } => {
            with_found("templates-mjml-attribute", it.start, it.end)
        }
        Error::IncludeLoaderError { position, .. } => (position.start, Say::new("templates-mjml-include")),
        Error::EndOfStream { .. } => (text.len(), Say::new("templates-mjml-end")),
        Error::ParserError { source, .. } => {
            let at = source.pos();
            let lines = text.split_inclusive('\n').take(at.row.saturating_sub(1) as usize).map(str::len).sum::<usize>();
            (lines + at.col.saturating_sub(1) as usize, Say::new("templates-mjml-unreadable"))
        }
        Error::NoRootNode => (0, Say::new("templates-mjml-none")),
        Error::SizeLimit { .. } => (0, Say::new("templates-too-long")),
    }
}

/// The elements that are open, as far as a text has been read.
#[derive(Default)]
struct Open {
    read: usize,
    names: Vec<String>,
    deepest: usize,
    /// Whether the text so far ends inside a tag.
    in_tag: bool,
    /// The first thing that the parser would pass over in silence, and the key of what to say of it.
    odd: Option<(usize, &'static str)>,
}

impl Open {
    fn wants_element(&self) -> bool {
        !self.in_tag && self.names.last().is_some_and(|it| HOLD_ELEMENTS.contains(&it.as_str()))
    }

    /// Reads on to the end of `text`, which begins with what was read before.
    fn read(&mut self, text: &str) {
        self.in_tag = false;
        while let Some(at) = text[self.read..].find('<').map(|it| it + self.read) {
            self.between(text, at);
            let rest = &text[at..];
            let comment = rest.starts_with("<!--");
            let Some(end) = rest.find(if comment { "-->" } else { ">" }) else {
                // The tag goes on behind a blank: it is read as a whole then.
                self.in_tag = true;
                self.read = at;
                return;
            };
            self.read = at + end + 1;
            if !comment {
                self.tag(&rest[1..end], at);
            }
        }
        self.between(text, text.len());
        self.read = text.len();
    }

    /// What stands between tags, up to `at`.
    fn between(&mut self, text: &str, at: usize) {
        let said = &text[self.read..at];
        let holds_elements = self.names.last().is_some_and(|it| HOLD_ELEMENTS.contains(&it.as_str()));
        if holds_elements && !said.trim().is_empty() && self.odd.is_none() {
            let lead = said.len() - said.trim_start().len();
            self.odd = Some((self.read + lead, "templates-mjml-text"));
        }
    }

    fn tag(&mut self, inner: &str, at: usize) {
        let name_end = |it: &str| it.find(|it: char| it.is_whitespace() || it == '/').unwrap_or(it.len());
        if let Some(closing) = inner.strip_prefix('/') {
            let name = closing.trim();
            if let Some(at) = self.names.iter().rposition(|it| it == name) {
                self.names.truncate(at);
            }
            return;
        }
        let name = inner[..name_end(inner)].to_ascii_lowercase();
        if name.starts_with("mj") && !KNOWN.contains(&name.as_str()) && self.odd.is_none() {
            self.odd = Some((at, "templates-mjml-element"));
        }
        let opens = !inner.ends_with('/') && !inner.starts_with(['!', '?']) && !VOID.contains(&name.as_str());
        if opens && !name.is_empty() {
            self.names.push(name);
            self.deepest = self.deepest.max(self.names.len());
        }
    }
}
