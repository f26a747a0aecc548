//! Schemas of the description as people read them: their fields, and an example.

use serde_json::{Map, Value as Json, json};

use super::reference::Field;

/// No schema lies deeper.
const DEEPEST: usize = 6;

/// The schema itself, wherever it stands.
fn found<'d>(document: &'d Json, schema: &'d Json) -> &'d Json {
    let Some(name) = schema["$ref"].as_str().and_then(|it| it.strip_prefix("#/components/schemas/")) else {
        return schema;
    };
    &document["components"]["schemas"][name]
}

/// The one schema that is meant where null is allowed too.
fn meant<'d>(document: &'d Json, schema: &'d Json) -> &'d Json {
    let schema = found(document, schema);
    let choices = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
    let some = choices.and_then(|all| all.iter().find(|it| it["type"] != "null"));
    some.map_or(schema, |it| found(document, it))
}

/// An example of a schema, as JSON.
pub fn pretty(document: &Json, schema: &Json) -> String {
    serde_json::to_string_pretty(&example(document, schema, 0)).unwrap_or_default()
}

fn example(document: &Json, schema: &Json, depth: usize) -> Json {
    let schema = meant(document, schema);
    if depth > DEEPEST {
        return Json::Null;
    }
    if let Some(given) = [&schema["example"], &schema["examples"][0]].into_iter().find(|it| !it.is_null()) {
        return given.clone();
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let mut whole = Map::new();
        for part in parts {
            if let Json::Object(fields) = example(document, part, depth + 1) {
                whole.extend(fields);
            }
        }
        return Json::Object(whole);
    }
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    let kinds = &schema["type"];
    let is = |kind: &str| kinds == kind || kinds.as_array().is_some_and(|all| all.contains(&json!(kind)));
    if is("object") {
        let fields = schema["properties"].as_object().into_iter().flatten();
        return fields.map(|(name, it)| (name.clone(), example(document, it, depth + 1))).collect();
    }
    if is("array") {
        return json!([example(document, &schema["items"], depth + 1)]);
    }
    // A field that may be empty and has no example is shown empty.
    if is("null") {
        return Json::Null;
    }
    match () {
        () if is("string") => json!(""),
        () if is("boolean") => json!(false),
        () if is("integer") => json!(1),
        () => Json::Null,
    }
}

/// What is said of something, as HTML: what stands between backticks is code.
pub fn said(text: &str) -> String {
    let plain = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut html = String::with_capacity(plain.len());
    for (at, part) in plain.split('`').enumerate() {
        match at % 2 {
            0 => html.push_str(part),
            _ => html.push_str(&format!("<code>{part}</code>")),
        }
    }
    html
}

/// The fields of a schema, those of the things inside it below them.
pub fn fields(document: &Json, schema: &Json) -> Vec<Field> {
    let mut all = Vec::new();
    gather(document, schema, "", 0, &mut all);
    all
}

fn gather(document: &Json, schema: &Json, within: &str, depth: usize, all: &mut Vec<Field>) {
    let schema = meant(document, schema);
    let required = |name: &str| schema["required"].as_array().is_some_and(|it| it.contains(&json!(name)));
    for (name, it) in schema["properties"].as_object().into_iter().flatten() {
        let inner = meant(document, it);
        let said_of = if it["description"].is_null() { &inner["description"] } else { &it["description"] };
        all.push(Field {
            name: format!("{within}{name}"),
            kind: kind(document, it),
            required: required(name),
            html: said(said_of.as_str().unwrap_or_default()),
        });
        if depth < DEEPEST {
            let (inner, mark) = if inner["items"].is_null() { (inner, ".") } else { (&inner["items"], "[].") };
            gather(document, inner, &format!("{within}{name}{mark}"), depth + 1, all);
        }
    }
}

/// What a value is, in a word.
pub fn kind(document: &Json, schema: &Json) -> String {
    let schema = meant(document, schema);
    if let Some(choices) = schema["enum"].as_array() {
        return choices.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(", ");
    }
    let kinds = match &schema["type"] {
        Json::Array(all) => all.iter().filter_map(Json::as_str).find(|it| *it != "null").unwrap_or_default(),
        one => one.as_str().unwrap_or_default(),
    };
    match (kinds, schema["format"].as_str()) {
        ("string", Some("date-time")) => "time".to_owned(),
        ("string", Some("date")) => "day".to_owned(),
        ("string", _) => "text".to_owned(),
        ("integer", _) => "whole number".to_owned(),
        ("boolean", _) => "true or false".to_owned(),
        ("array", _) => "list".to_owned(),
        _ => "object".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn what_is_said_shows_code_and_nothing_else_as_markup() {
        assert_eq!(said("send `a<b>` & go"), "send <code>a&lt;b&gt;</code> &amp; go");
        assert_eq!(said("<script>"), "&lt;script&gt;");
    }
}
