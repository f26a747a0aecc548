//! Where in HTML a value lands, and what that asks of it.

/// What a value must mind at its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// It begins an address.
    pub(crate) link: bool,
    /// It stands in a tag without quotes around it.
    pub(crate) bare: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Text,
    /// Just after `<`.
    Open,
    /// In a tag, between attributes.
    Tag,
    /// In the name of an attribute.
    Name,
    /// After `=`.
    Equals,
    /// In a value: its quote, or 0 without; whether nothing has been written of it.
    Value {
        quote: u8,
        fresh: bool,
    },
    /// In a comment or the like, up to `>`.
    Remark,
}

/// Follows the text of a template through HTML.
pub(crate) struct Tracker {
    state: State,
    name: String,
}

const LINKS: [&str; 8] = ["href", "src", "action", "formaction", "background", "poster", "data", "xlink:href"];

impl Tracker {
    pub(crate) fn new() -> Tracker {
        Tracker { state: State::Text, name: String::new() }
    }

    pub(crate) fn feed(&mut self, text: &str) {
        for byte in text.bytes() {
            self.state = self.after(byte);
        }
    }

    fn after(&mut self, byte: u8) -> State {
        let space = byte.is_ascii_whitespace();
        match (self.state, byte) {
            (State::Text, b'<') => State::Open,
            (State::Text, _) => State::Text,
            (State::Open, b'!' | b'?') => State::Remark,
            (State::Open, b'/') => State::Tag,
            (State::Open, _) if byte.is_ascii_alphabetic() => {
                // The name of the tag is taken for one of an attribute, which does no harm.
                self.name.clear();
                State::Name
            }
            (State::Open, b'<') => State::Open,
            (State::Open, _) => State::Text,
            // A comment for one kind of program holds markup: it ends like a tag, and so does every other.
            (State::Remark, b'>') => State::Text,
            (State::Remark, _) => State::Remark,
            (State::Tag | State::Name | State::Equals, b'>') => State::Text,
            (State::Tag, b'/') => State::Tag,
            (State::Tag, _) if space => State::Tag,
            (State::Name, b'=') | (State::Tag, b'=') => State::Equals,
            (State::Tag, _) => {
                self.name.clear();
                self.name.push(char::from(byte.to_ascii_lowercase()));
                State::Name
            }
            (State::Name, _) if space => State::Tag,
            (State::Name, _) => {
                self.name.push(char::from(byte.to_ascii_lowercase()));
                State::Name
            }
            (State::Equals, b'"' | b'\'') => State::Value { quote: byte, fresh: true },
            (State::Equals, _) if space => State::Equals,
            (State::Equals, _) => State::Value { quote: 0, fresh: false },
            (State::Value { quote: 0, .. }, b'>') => State::Text,
            (State::Value { quote: 0, .. }, _) if space => State::Tag,
            (State::Value { quote, .. }, _) if byte == quote => State::Tag,
            (State::Value { quote, fresh }, _) => State::Value { quote, fresh: fresh && space },
        }
    }

    /// The place of a value that comes now.
    pub(crate) fn place(&mut self) -> Place {
        let link = LINKS.contains(&self.name.as_str());
        match self.state {
            State::Text | State::Open | State::Remark => Place::default(),
            State::Value { quote, fresh } => Place { link: link && fresh, bare: quote == 0 },
            State::Equals => {
                self.state = State::Value { quote: 0, fresh: true };
                Place { link, bare: true }
            }
            State::Tag | State::Name => Place { link: false, bare: true },
        }
    }
}

/// The text with the five signs written out that mean something in HTML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    push_escaped(&mut out, text, Place::default());
    out
}

pub(crate) fn push_escaped(out: &mut String, text: &str, place: Place) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let written = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'=' | b'`' | b'/' if place.bare => {
                out.push_str(&text[from..at]);
                out.push_str("&#");
                out.push_str(match byte {
                    b' ' => "32",
                    b'\t' => "9",
                    b'\n' => "10",
                    b'\r' => "13",
                    b'\x0c' => "12",
                    b'=' => "61",
                    b'/' => "47",
                    _ => "96",
                });
                out.push(';');
                from = at + 1;
                continue;
            }
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(written);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// Markup as it is, but for a place where it could break out of a value that has no quotes.
pub(crate) fn push_markup(out: &mut String, markup: &str, place: Place) {
    if !place.bare {
        return out.push_str(markup);
    }
    for (number, part) in markup.split('&').enumerate() {
        if number > 0 {
            out.push('&');
        }
        push_escaped(out, part, place);
    }
}

/// Like [`escape`], but what is written out already stays.
pub(crate) fn escape_once(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (number, part) in text.split('&').enumerate() {
        if number > 0 {
            out.push_str(if is_entity(part) { "&" } else { "&amp;" });
        }
        push_escaped(&mut out, part, Place::default());
    }
    out
}

fn is_entity(after: &str) -> bool {
    let Some(name) = after.split(';').next().filter(|it| it.len() < after.len() && it.len() < 32) else { return false };
    match name.strip_prefix('#') {
        Some(number) => !number.is_empty() && number.bytes().all(|it| it.is_ascii_alphanumeric()),
        None => !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric()),
    }
}

/// Text without its tags, and without what no reader sees.
pub(crate) fn strip_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let unseen = [("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->")];
        let end = unseen
            .iter()
            .find(|(start, _)| rest.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start)))
            .map_or(">", |it| it.1);
        let Some(close) = find_ignoring_case(rest, end) else {
            // Never closed: it stays as it is, and is escaped where it is shown.
            break;
        };
        rest = &rest[close + end.len()..];
    }
    out.push_str(rest);
    out
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).position(|it| it.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// Whether an address leads to the web, to mail or to a phone, and not into a program.
pub(crate) fn is_harmless(address: &str, markup: bool) -> bool {
    let plain: String = address.chars().filter(|it| !it.is_control() && !it.is_whitespace()).take(64).collect();
    let head = plain.split(['/', '?', '#']).next().unwrap_or_default();
    if markup && head.contains('&') {
        return false;
    }
    match head.split_once(':') {
        None => true,
        Some((scheme, _)) => ["http", "https", "mailto", "tel", "sms", "whatsapp", "cid"]
            .iter()
            .any(|it| scheme.eq_ignore_ascii_case(it)),
    }
}
