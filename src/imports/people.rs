//! Rows of a customer file.

use sheet::Row;

use super::cells::{Cells, Told};
use super::countries::country;
use super::fields::Field;
use crate::base::{Say, Timestamp};

/// A customer, as one row says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonDraft {
    /// The index of the row.
    pub index: u64,
    /// The line of the file.
    pub line: u64,
    /// How the row begins.
    pub raw: String,
    /// The number the shop system knows them by.
    pub external: Option<String>,
    /// As written.
    pub email: Option<String>,
    /// As written.
    pub phone: Option<String>,
    /// Since when they are a customer, where the file says so.
    pub since: Option<Timestamp>,
    /// Attributes by key.
    pub facts: Vec<(String, String)>,
    /// Channel, and whether they agree to be written to there.
    pub consents: Vec<(&'static str, bool)>,
}

/// Reads a row.
pub fn person(cells: &mut Cells, row: &Row<'_>, raw: String) -> Told<PersonDraft> {
    let text = |field| Ok::<_, Say>(Some(cells.text(row, field)?).filter(|it| !it.is_empty()));
    let email = cells.raw(row, Field::Email);
    if let Some(email) = email {
        sheet::email(email).map_err(|it| cells.fault(Field::Email, it.code()))?;
    }
    let (external, phone) = (text(Field::CustomerId)?, text(Field::Phone)?);
    if external.is_none() && email.is_none() && phone.is_none() {
        return Err("imports-fault-nobody".into());
    }
    let mut facts = Vec::new();
    let mut fact = |key: &str, value: Option<String>| facts.extend(value.map(|it| (key.to_owned(), it)));
    fact("name", text(Field::Name)?);
    fact("country", text(Field::Country)?.as_deref().and_then(country));
    fact("city", text(Field::City)?);
    fact("language", text(Field::Language)?.as_deref().and_then(language));
    fact("tags", text(Field::Tags)?);
    let own = cells.attributes(row).into_iter().map(|(name, value)| (key(&name), value));
    facts.extend(own.filter(|(key, _)| !key.is_empty()));
    let mut consents = Vec::new();
    let channels = [("email", Field::ConsentEmail), ("sms", Field::ConsentSms), ("whatsapp", Field::ConsentWhatsapp)];
    for (channel, field) in channels {
        consents.extend(cells.yes(row, field)?.map(|it| (channel, it)));
    }
    let email = email.map(str::to_owned);
    let since = cells.time(row, Field::CreatedAt)?;
    Ok(PersonDraft { index: row.index, line: row.line, raw, external, email, phone, since, facts, consents })
}

/// The code of a language that was written as a code or, for ours, by name.
fn language(cell: &str) -> Option<String> {
    let word = cell.trim().to_lowercase();
    let ours = match word.as_str() {
        "english" => "en",
        "amharic" | "አማርኛ" => "am",
        "zulu" | "isizulu" => "zu",
        "xhosa" | "isixhosa" => "xh",
        _ => "",
    };
    let code = word.split(['-', '_']).next().unwrap_or_default();
    match (ours, code.len()) {
        ("", 2 | 3) if code.bytes().all(|it| it.is_ascii_lowercase()) => Some(code.to_owned()),
        ("", _) => None,
        _ => Some(ours.to_owned()),
    }
}

/// The name of a column as the key of an attribute: `Loyalty tier` is `loyalty_tier`. Keys are plain letters; a name
/// in another script becomes the letters' own numbers, so that two columns never share a key.
fn key(name: &str) -> String {
    let folded = tongue::fold(name);
    let mut key = String::new();
    for it in folded.chars().map(|it| if it.is_whitespace() { '_' } else { it }) {
        match it {
            'a'..='z' | '0'..='9' | '_' => key.push(it),
            it if it.is_alphanumeric() => key.push_str(&format!("u{:x}", u32::from(it))),
            _ => {}
        }
    }
    key.truncate(60);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_codes_or_names() {
        assert_eq!(language("en-ZA").as_deref(), Some("en"));
        assert_eq!(language("isiZulu").as_deref(), Some("zu"));
        assert_eq!(language("አማርኛ").as_deref(), Some("am"));
        assert_eq!(language("the usual"), None);
    }

    #[test]
    fn a_column_becomes_a_key() {
        assert_eq!(key("Loyalty Tier!"), "loyalty_tier");
        assert_eq!(key("ስም"), "u1235u121d");
    }
}
