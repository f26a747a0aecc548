//! What an `identify` says about a customer.

use serde_json::{Map, Value as Json};

/// No more facts are taken from one message.
const MOST: usize = 60;
/// No value is longer than this, in bytes.
const LONGEST: usize = 2_000;

/// Names of traits, and the fact they are.
const KNOWN: &[(&str, &str)] = &[
    ("name", "name"),
    ("fullname", "name"),
    ("firstname", "first_name"),
    ("lastname", "last_name"),
    ("username", "user_name"),
    ("nickname", "call_me"),
    ("language", "language"),
    ("locale", "language"),
    ("country", "country"),
    ("countrycode", "country"),
    ("city", "city"),
    ("birthday", "birthday"),
    ("dateofbirth", "birthday"),
];

/// Contacts and facts.
#[derive(Debug, Default)]
pub struct Said {
    pub contacts: Vec<(&'static str, String)>,
    pub facts: Vec<(String, String)>,
}

/// Reads the traits. What is no plain value is left in the event and is no fact.
pub fn read(traits: &Map<String, Json>) -> Said {
    let mut said = Said::default();
    for (name, value) in traits {
        match (folded(name).as_str(), value) {
            ("email" | "emailaddress", _) => said.contact("email", value),
            ("phone" | "phonenumber" | "mobile", _) => said.contact("phone", value),
            ("address", Json::Object(parts)) => {
                parts.iter().for_each(|(name, value)| match folded(name).as_str() {
                    "city" | "country" | "countrycode" => said.fact(name, value),
                    _ => {}
                });
            }
            ("id" | "userid" | "anonymousid", _) => {}
            _ => said.fact(name, value),
        }
    }
    said.facts.sort();
    said.facts.dedup_by(|a, b| a.0 == b.0);
    said.facts.truncate(MOST);
    said
}

impl Said {
    fn contact(&mut self, kind: &'static str, value: &Json) {
        if let Some(text) = plain(value).filter(|it| !it.is_empty() && it.len() <= 254) {
            self.contacts.push((kind, text));
        }
    }

    fn fact(&mut self, name: &str, value: &Json) {
        let Some(text) = plain(value) else { return };
        let folded = folded(name);
        let key = KNOWN.iter().find(|(it, _)| *it == folded).map_or_else(|| snake(name), |(_, key)| (*key).to_owned());
        // `en-ZA` is English.
        let text = if key == "language" { text.split(['-', '_']).next().unwrap_or_default().to_owned() } else { text };
        if !key.is_empty() && key.len() <= 64 && text.len() <= LONGEST {
            self.facts.push((key, text));
        }
    }
}

/// A plain value as text; programs send numbers where they mean words.
pub fn plain(value: &Json) -> Option<String> {
    match value {
        Json::String(it) => Some(it.trim().to_owned()),
        Json::Number(it) => Some(it.to_string()),
        Json::Bool(it) => Some(it.to_string()),
        _ => None,
    }
}

fn folded(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `shoeSize` and `Shoe Size` as `shoe_size`.
fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut small = false;
    for it in name.chars() {
        if it.is_alphanumeric() {
            if it.is_uppercase() && small {
                out.push('_');
            }
            small = it.is_lowercase() || it.is_numeric();
            out.extend(it.to_lowercase());
        } else if !out.ends_with('_') && !out.is_empty() {
            out.push('_');
            small = false;
        }
    }
    out.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn traits_are_contacts_and_facts() {
        let traits = json!({
            "email": " thandi@example.com ", "phone": 27825550101_i64, "firstName": "Thandi", "Last Name": "Nkosi",
            "address": { "city": "Durban", "country": "ZA", "street": "1 Long" }, "shoeSize": 6, "vip": true,
            "tags": ["a"], "id": "u1", "locale": "zu-ZA",
        });
        let said = read(traits.as_object().unwrap());
        assert_eq!(said.contacts, [("email", "thandi@example.com".into()), ("phone", "27825550101".into())]);
        let facts: Vec<_> = said.facts.iter().map(|(key, value)| format!("{key}={value}")).collect();
        assert_eq!(
            facts,
            [
                "city=Durban",
                "country=ZA",
                "first_name=Thandi",
                "language=zu",
                "last_name=Nkosi",
                "shoe_size=6",
                "vip=true"
            ]
        );
    }
}
