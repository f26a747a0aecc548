//! The text part of a mail, made of its HTML while the blanks are out: once, and not for each message.

use super::blanks::{Bit, Blanked};

/// What of the HTML nobody reads.
const UNSEEN: [&str; 4] = ["head", "style", "script", "title"];

/// What a letter must wait for before it is written.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

/// The text of some HTML that was made of `blanked`.
pub(super) fn from_html(html: &str, blanked: &Blanked<'_>) -> String {
    let mut writer = Writer { blanked, out: String::with_capacity(html.len() / 2), gap: Gap::None, links: Vec::new() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        writer.text(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = after(rest, "-->");
            continue;
        }
        let Some(end) = rest.find('>') else {
            rest = "";
            break;
        };
        let tag = Tag::read(&rest[1..end]);
        rest = &rest[end + 1..];
        if UNSEEN.contains(&tag.name.as_str()) && !tag.closing {
            rest = after(rest, &format!("</{}>", tag.name));
        } else if !tag.closing && tag.is_hidden() {
            rest = beyond(rest, &tag.name);
        } else {
            writer.tag(&tag);
        }
    }
    writer.text(rest);
    writer.out.trim().to_owned()
}

fn after<'t>(text: &'t str, end: &str) -> &'t str {
    text.find(end).map_or("", |it| &text[it + end.len()..])
}

/// What follows the end of an element that was just opened, others of its name inside it left out.
fn beyond<'t>(text: &'t str, name: &str) -> &'t str {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut rest, mut deep) = (text, 1);
    while deep > 0 {
        let Some(end) = rest.find(&close) else { return "" };
        deep += rest[..end].matches(&open).count();
        deep -= 1;
        rest = &rest[end + close.len()..];
    }
    rest
}

struct Tag<'t> {
    name: String,
    closing: bool,
    attributes: &'t str,
}

impl<'t> Tag<'t> {
    fn read(inner: &'t str) -> Tag<'t> {
        let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |it| (true, it));
        let end = inner.find(|it: char| it.is_whitespace() || it == '/').unwrap_or(inner.len());
        Tag { name: inner[..end].to_ascii_lowercase(), closing, attributes: &inner[end..] }
    }

    fn attribute(&self, name: &str) -> Option<&'t str> {
        let start = self.attributes.find(&format!(" {name}="))? + name.len() + 2;
        let rest = &self.attributes[start..];
        let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        rest[1..].split(quote).next()
    }

    fn is_hidden(&self) -> bool {
        self.attribute("style").is_some_and(|it| it.replace(' ', "").contains("display:none"))
    }
}

struct Writer<'b> {
    blanked: &'b Blanked<'b>,
    out: String,
    gap: Gap,
    /// Where the words of each open link begin, and where it leads.
    links: Vec<(usize, String)>,
}

impl Writer<'_> {
    fn tag(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "br" => self.out.push('\n'),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "table" | "blockquote" => {
                self.gap = self.gap.max(Gap::Paragraph);
            }
            "li" if !tag.closing => {
                self.gap = self.gap.max(Gap::Line);
                self.word("- ");
            }
            "div" | "tr" | "section" | "li" => self.gap = self.gap.max(Gap::Line),
            // What holds a part of MJML.
            "td" if tag.attribute("style").is_some_and(|it| it.contains("font-size:0px")) => {
                self.gap = self.gap.max(Gap::Paragraph);
            }
            "td" | "th" => self.gap = self.gap.max(Gap::Space),
            "hr" => {
                self.gap = Gap::Paragraph;
                self.word("---");
                self.gap = Gap::Paragraph;
            }
            "img" => {
                let alt = tag.attribute("alt").unwrap_or_default();
                self.text(alt);
            }
            "a" if tag.closing => self.link_ends(),
            "a" => {
                let to = tag.attribute("href").unwrap_or_default();
                self.links.push((self.out.len(), decoded(to)));
            }
            _ => {}
        }
    }

    /// Behind the words of a link stands where it leads, unless they say so themselves.
    fn link_ends(&mut self) {
        let Some((from, to)) = self.links.pop() else { return };
        let said = self.out.get(from..).unwrap_or_default().trim();
        if to.is_empty() || to == "#" || said == to || to.strip_prefix("mailto:") == Some(said) {
            return;
        }
        if said.is_empty() { self.word(&to) } else { self.out.push_str(&format!(" ({to})")) }
    }

    fn text(&mut self, text: &str) {
        let blanked = self.blanked;
        for bit in blanked.bits(text) {
            match bit {
                Bit::Mark(number) if blanked.blank(number).starts_with("{%") => self.control(&blanked.mark(number)),
                Bit::Mark(number) => self.word(&blanked.mark(number)),
                Bit::Text(text) => self.words(&decoded(text)),
            }
        }
    }

    /// What shows nothing leaves the gap to what comes next, inside it or behind. A loop is not to repeat the
    /// empty line before it.
    fn control(&mut self, mark: &str) {
        if self.gap == Gap::Paragraph {
            self.gap = Gap::Line;
            if !self.out.is_empty() {
                self.out.push('\n');
            }
        }
        self.out.push_str(mark);
    }

    fn words(&mut self, text: &str) {
        let is_space = |it: char| it.is_whitespace() && it != '\u{a0}';
        if text.starts_with(is_space) {
            self.gap = self.gap.max(Gap::Space);
        }
        for (number, word) in text.split(is_space).filter(|it| !it.is_empty()).enumerate() {
            if number > 0 {
                self.gap = self.gap.max(Gap::Space);
            }
            self.word(word);
        }
        if text.ends_with(is_space) {
            self.gap = self.gap.max(Gap::Space);
        }
    }

    fn word(&mut self, word: &str) {
        // Signs that only take room in HTML.
        let word = word.trim_matches(|it| matches!(it, '\u{200b}' | '\u{200c}' | '\u{feff}'));
        if word.is_empty() {
            return;
        }
        let at_start = self.out.is_empty() || self.out.ends_with('\n');
        match self.gap {
            Gap::None => {}
            Gap::Space if at_start || self.out.ends_with(' ') => {}
            Gap::Space => self.out.push(' '),
            Gap::Line if at_start => {}
            Gap::Line => self.out.push('\n'),
            Gap::Paragraph if self.out.is_empty() || self.out.ends_with("\n\n") => {}
            Gap::Paragraph => self.out.push_str(if at_start { "\n" } else { "\n\n" }),
        }
        self.gap = Gap::None;
        self.out.push_str(word);
    }
}

/// With the signs that HTML writes out.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest.find(';').filter(|it| *it < 12).map(|end| (&rest[1..end], end + 1));
        match entity.and_then(|(name, length)| Some((sign(name)?, length))) {
            Some((sign, length)) => {
                out.push(sign);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn sign(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "copy" => '©',
        "times" => '×',
        "middot" => '·',
        "bull" => '•',
        "zwnj" => '\u{200c}',
        "euro" => '€',
        "pound" => '£',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
