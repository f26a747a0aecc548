//! For whom a template is rendered, and how much of it at most.

use jiff::tz::TimeZone;
use tongue::{Lang, Locale, currency};

/// What happens to signs that mean something in HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escape {
    /// Values are escaped, and links checked.
    Html,
    /// Values are written as they are.
    Text,
}

/// How far a rendering may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Steps: tags, turns of loops, filters, and one for every 64 bytes that are made.
    pub steps: u64,
    /// Bytes that come out, and bytes of any one value.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { steps: 200_000, bytes: 512 * 1024 }
    }
}

/// How to render: for which reader, at what time, with what limits.
#[derive(Clone, Debug)]
pub struct Manner {
    /// HTML or text.
    pub escape: Escape,
    /// How far it may go.
    pub limits: Limits,
    /// The reader's way with dates, numbers and money, in the shop's zone and currency.
    pub locale: Locale,
    /// What `now` means, in milliseconds.
    pub now: i64,
}

impl Manner {
    /// HTML for a reader of English, at the beginning of time.
    pub fn html() -> Manner {
        let rand = currency("ZAR").expect("a currency of the standard");
        Manner {
            escape: Escape::Html,
            limits: Limits::default(),
            locale: Locale::new(Lang::En, TimeZone::UTC, rand),
            now: 0,
        }
    }

    /// The same as text.
    pub fn text() -> Manner {
        Manner { escape: Escape::Text, ..Manner::html() }
    }
}
