use std::fmt;

use encoding_rs::{Encoding, UTF_8};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// How a table is written. Serialises as short words, so that it can be kept and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    #[serde(serialize_with = "encoding_name", deserialize_with = "encoding_of_name")]
    pub encoding: &'static Encoding,
    pub delimiter: Delimiter,
    pub quote: Quote,
    /// Whether the first record names the columns.
    pub header: bool,
}

impl Default for Format {
    fn default() -> Self {
        Format { encoding: UTF_8, delimiter: Delimiter::COMMA, quote: Quote::Double, header: true }
    }
}

/// The character between two cells: ASCII, and nothing that could be part of a word or end a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delimiter(u8);

impl Delimiter {
    pub const COMMA: Delimiter = Delimiter(b',');
    pub const SEMICOLON: Delimiter = Delimiter(b';');
    pub const TAB: Delimiter = Delimiter(b'\t');
    pub const PIPE: Delimiter = Delimiter(b'|');

    pub fn new(it: char) -> Option<Delimiter> {
        let usable = it == '\t' || (it.is_ascii_punctuation() && it != '"' && it != '\'');
        usable.then_some(Delimiter(it as u8))
    }

    pub fn as_char(self) -> char {
        self.0 as char
    }

    pub(crate) fn byte(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Delimiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            b'\t' => f.write_str("tab"),
            other => write!(f, "{}", other as char),
        }
    }
}

impl Serialize for Delimiter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Delimiter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let mut chars = word.chars();
        let found = match (word.as_str(), chars.next(), chars.next()) {
            ("tab", ..) => Some(Delimiter::TAB),
            (_, Some(only), None) => Delimiter::new(only),
            _ => None,
        };
        found.ok_or_else(|| D::Error::custom(format!("`{word}` cannot stand between cells")))
    }
}

/// What a cell may be wrapped in so that it can hold delimiters and line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quote {
    Double,
    Single,
    None,
}

impl Quote {
    pub(crate) fn byte(self) -> Option<u8> {
        match self {
            Quote::Double => Some(b'"'),
            Quote::Single => Some(b'\''),
            Quote::None => None,
        }
    }
}

fn encoding_name<S: Serializer>(it: &&'static Encoding, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&it.name().to_ascii_lowercase())
}

fn encoding_of_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static Encoding, D::Error> {
    let name = String::deserialize(deserializer)?;
    Encoding::for_label_no_replacement(name.as_bytes())
        .ok_or_else(|| D::Error::custom(format!("`{name}` is no known encoding")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_kept_as_short_words() {
        let format =
            Format { encoding: encoding_rs::UTF_16LE, delimiter: Delimiter::TAB, quote: Quote::None, header: false };
        let kept = serde_json::to_string(&format).unwrap();
        assert_eq!(kept, r#"{"encoding":"utf-16le","delimiter":"tab","quote":"none","header":false}"#);
        assert_eq!(serde_json::from_str::<Format>(&kept).unwrap(), format);
    }

    #[test]
    fn a_letter_a_quote_or_a_line_end_cannot_be_a_delimiter() {
        for bad in ["\"a\"", "\"\\n\"", "\"\\\"\"", "\"é\"", "\"\"", "\",,\""] {
            assert!(serde_json::from_str::<Delimiter>(bad).is_err(), "{bad}");
        }
        assert_eq!(serde_json::from_str::<Delimiter>("\"^\"").unwrap().as_char(), '^');
    }
}
