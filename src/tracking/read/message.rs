//! One message: checked, cleaned and given its meaning.

use ring::digest::{SHA256, digest};
use serde_json::{Map, Value as Json, json};

use super::time::{self, Told};
use super::traits::{self, plain};
use super::{Around, Call, MESSAGE, device_of, is_bot};
use crate::base::{Say, Timestamp};
use crate::customers::normal;
use crate::tracking::model::{Act, Fault, Message, Seen};
use crate::tracking::names;

/// No id and no name is longer than this, in bytes.
const LONGEST: usize = 250;

/// What is the same for all messages of a request.
pub struct Frame<'a> {
    pub around: &'a Around<'a>,
    pub call: Call,
    pub shared: Option<&'a Map<String, Json>>,
    pub sent_at: Option<Timestamp>,
}

type Object = Map<String, Json>;

/// An object out of its text.
pub fn object(text: &str) -> Result<Object, Say> {
    match serde_json::from_str(text) {
        Ok(Json::Object(it)) => Ok(it),
        Ok(_) => Err(Say::new("tracking-fault-object")),
        // Too deep, half a character, a number that no computer holds.
        Err(it) => Err(Say::new("tracking-fault-json").with("line", it.line()).with("column", it.column())),
    }
}

/// Understands one message.
pub fn understand(text: &str, frame: &Frame<'_>) -> Result<Message, Box<Fault>> {
    let mut found = Fault { at: 0, id: String::new(), name: String::new(), why: Say::new("tracking-fault-object") };
    read(text, frame, &mut found).map_err(|why| Box::new(Fault { why, ..found }))
}

fn read(text: &str, frame: &Frame<'_>, found: &mut Fault) -> Result<Message, Say> {
    if text.len() > MESSAGE {
        return Err(Say::new("tracking-fault-large").with("most", MESSAGE / 1_024));
    }
    let mut it = object(text)?;
    if text.contains("\\u0000") {
        it.values_mut().for_each(without_nul);
    }
    let id = word(&it, "messageId")?.unwrap_or_default();
    found.id.clone_from(&id);
    let kind = kind(&it, frame.call)?;
    let name = name(&it, kind)?;
    found.name = name.clone().unwrap_or_else(|| kind.to_owned());
    let (anonymous, user) = (someone(&it, "anonymousId", "anonymous")?, someone(&it, "userId", "external")?);
    if anonymous.is_none() && user.is_none() {
        return Err(Say::new("tracking-fault-nobody"));
    }
    let at = settle(&it, frame)?;
    let mut context = section(&mut it, "context")?.unwrap_or_default();
    for (key, value) in frame.shared.into_iter().flatten() {
        context.entry(key.clone()).or_insert_with(|| value.clone());
    }
    let properties = section(&mut it, "properties")?;
    let mut told = section(&mut it, "traits")?;
    if let Some(Json::Object(more)) = context.remove("traits")
        && kind == "identify"
    {
        let told = told.get_or_insert_default();
        more.into_iter().for_each(|(key, value)| _ = told.entry(key).or_insert(value));
    }
    context.remove("ip");
    let (act, stored) = meaning(&it, kind, name.as_deref())?;
    let mut said = told.as_ref().filter(|_| kind == "identify").map(traits::read).unwrap_or_default();
    if let (Act::Order(_), Some(properties)) = (&act, &properties) {
        // A guest says at the checkout where to write to.
        let reach = traits::read(properties);
        said.contacts = reach.contacts;
    }
    let seen = seen(kind, stored, properties.as_ref(), &context, frame.around);
    let data = data(&it, Parts { kind, name: name.as_deref(), told_at: at.1, properties, told, context, bot: seen.1 });
    Ok(Message {
        hash: (!id.is_empty()).then(|| hash(frame, &id)),
        id,
        kind: stored,
        act,
        anonymous,
        user,
        contacts: said.contacts,
        facts: said.facts,
        at: at.0,
        data,
        seen: seen.0,
        name: found.name.clone(),
    })
}

/// Which call it is: named by the message, or by the address.
fn kind(it: &Object, call: Call) -> Result<&'static str, Say> {
    const KINDS: &[&str] = &["track", "page", "screen", "identify", "group", "alias"];
    let named = match it.get("type").or_else(|| it.get("action")) {
        None | Some(Json::Null) => None,
        Some(Json::String(it)) => Some(it.as_str()),
        Some(_) => return Err(wrong("type")),
    };
    match (call, named) {
        // The address decides.
        (Call::One(Some(kind)), _) => Ok(kind),
        (_, None) => Err(Say::new("tracking-fault-no-type")),
        (_, Some(named)) => KINDS
            .iter()
            .copied()
            .find(|it| it.eq_ignore_ascii_case(named.trim()))
            .ok_or_else(|| Say::new("tracking-fault-type").with("type", cut(named))),
    }
}

/// What was called: the name of a tracked event, of a page or a screen.
fn name(it: &Object, kind: &str) -> Result<Option<String>, Say> {
    match kind {
        "track" => {
            let name = word(it, "event")?.filter(|it| !it.is_empty());
            name.map(Some).ok_or_else(|| Say::new("tracking-fault-no-event"))
        }
        "page" | "screen" => Ok(word(it, "name")?.filter(|it| !it.is_empty())),
        _ => Ok(None),
    }
}

/// What follows from a message, and the kind as which it is kept.
fn meaning(it: &Object, kind: &str, name: Option<&str>) -> Result<(Act, &'static str), Say> {
    let name = name.unwrap_or_default();
    Ok(match kind {
        "page" => (Act::Happened, "page.viewed"),
        "screen" => (Act::Happened, "screen.viewed"),
        "identify" => (Act::Identified, "customer.identified"),
        "group" => {
            word(it, "groupId")?.filter(|it| !it.is_empty()).ok_or_else(|| Say::new("tracking-fault-no-group"))?;
            (Act::Happened, "group.joined")
        }
        "alias" => {
            if it.get("userId").is_none_or(Json::is_null) {
                return Err(Say::new("tracking-fault-alias"));
            }
            let previous = word(it, "previousId")?.filter(|it| normal("external", it, None).is_some());
            (Act::Aliased { previous: previous.ok_or_else(|| Say::new("tracking-fault-alias"))? }, "customer.aliased")
        }
        _ => (names::order_act(name).map_or(Act::Happened, Act::Order), names::kind_of(name)),
    })
}

/// A word or number of a message as text.
fn word(it: &Object, field: &'static str) -> Result<Option<String>, Say> {
    match it.get(field) {
        None | Some(Json::Null) => Ok(None),
        Some(value @ (Json::String(_) | Json::Number(_))) => {
            let text = plain(value).unwrap_or_default();
            if text.len() > LONGEST {
                return Err(Say::new("tracking-fault-long").with("field", field).with("most", LONGEST));
            }
            Ok(Some(text))
        }
        Some(_) => Err(wrong(field)),
    }
}

/// An id, unless it is one of those that programs send when they mean nobody.
fn someone(it: &Object, field: &'static str, kind: &str) -> Result<Option<String>, Say> {
    Ok(word(it, field)?.filter(|it| normal(kind, it, None).is_some()))
}

/// A part of a message that must be an object, taken out of it.
fn section(it: &mut Object, field: &'static str) -> Result<Option<Object>, Say> {
    match it.remove(field) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::Object(it)) => Ok(Some(it)),
        // An empty list is what some languages write for an empty object.
        Some(Json::Array(it)) if it.is_empty() => Ok(None),
        Some(_) => Err(Say::new("tracking-fault-section").with("field", field)),
    }
}

fn wrong(field: &'static str) -> Say {
    Say::new("tracking-fault-word").with("field", field)
}

fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}

/// When it happened, and what was told instead where that was put right.
fn settle(it: &Object, frame: &Frame<'_>) -> Result<(Timestamp, Option<String>), Say> {
    let mut told = None;
    for field in ["timestamp", "originalTimestamp"] {
        match it.get(field) {
            None | Some(Json::Null) => {}
            Some(value @ (Json::String(_) | Json::Number(_))) => {
                let at = time::read(value).ok_or_else(|| Say::new("tracking-fault-time").with("field", field))?;
                told = Some((at, plain(value).unwrap_or_default()));
                break;
            }
            Some(_) => return Err(Say::new("tracking-fault-time").with("field", field)),
        }
    }
    // A message of an import was not sent by the clock by which it happened.
    let own = if frame.call == Call::Import { None } else { it.get("sentAt").and_then(time::read) };
    let at = time::settle(Told {
        at: told.as_ref().map(|it| it.0),
        sent: own.or(frame.sent_at),
        received: frame.around.received,
    });
    let other = told.filter(|it| it.0 != at).map(|it| cut(&it.1));
    Ok((at, other))
}

/// The message's id as 128 bits, which no message of another key shares.
fn hash(frame: &Frame<'_>, id: &str) -> (i64, i64) {
    let key = frame.around.key.map_or(0, |it| it.raw());
    let bytes = [&key.to_be_bytes()[..], id.as_bytes()].concat();
    let hash = digest(&SHA256, &bytes);
    let part = |at: usize| {
        let mut eight = [0; 8];
        eight.copy_from_slice(&hash.as_ref()[at..at + 8]);
        i64::from_be_bytes(eight)
    };
    (part(0), part(8))
}

fn without_nul(value: &mut Json) {
    match value {
        Json::String(it) => it.retain(|it| it != '\0'),
        Json::Array(all) => all.iter_mut().for_each(without_nul),
        Json::Object(all) => {
            if all.keys().any(|it| it.contains('\0')) {
                *all = std::mem::take(all).into_iter().map(|(key, it)| (key.replace('\0', ""), it)).collect();
            }
            all.values_mut().for_each(without_nul);
        }
        _ => {}
    }
}

/// Where the sender was, if on a page or in an app; and whether it is no person.
fn seen(
    kind: &str,
    stored: &str,
    properties: Option<&Object>,
    context: &Object,
    around: &Around<'_>,
) -> (Option<Seen>, bool) {
    let nothing = Object::new();
    let page = context.get("page").and_then(Json::as_object);
    let browser = context.get("userAgent").and_then(Json::as_str).unwrap_or(around.browser);
    let bot = is_bot(browser);
    let viewed = stored == "page.viewed" || stored == "screen.viewed";
    let present = around.from_browser || viewed || page.is_some();
    // Who is told of from elsewhere is on no page.
    if !present || matches!(kind, "identify" | "alias" | "group") && !around.from_browser {
        return (None, bot);
    }
    let (own, page) = (properties.filter(|_| viewed).unwrap_or(&nothing), page.unwrap_or(&nothing));
    let text = |field: &str, most: usize| {
        let it = own.get(field).and_then(Json::as_str).filter(|it| !it.is_empty());
        clipped(it.or_else(|| page.get(field).and_then(Json::as_str)).unwrap_or_default(), most)
    };
    let campaign = context.get("campaign").and_then(Json::as_object).unwrap_or(&nothing);
    let part = |field: &str| clipped(campaign.get(field).and_then(Json::as_str).unwrap_or_default(), 100);
    let seen = Seen {
        page: viewed,
        title: text("title", 200),
        url: text("url", 500),
        referrer: text("referrer", 500),
        source: part("source"),
        medium: part("medium"),
        campaign: part("name"),
        device: device_of(browser),
        bot,
    };
    (Some(seen), bot)
}

fn clipped(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => text[..end].to_owned(),
        None => text.to_owned(),
    }
}

/// What a message was taken apart into.
struct Parts<'a> {
    kind: &'a str,
    name: Option<&'a str>,
    told_at: Option<String>,
    properties: Option<Object>,
    told: Option<Object>,
    context: Object,
    bot: bool,
}

/// What is kept: everything that was sent, but for what has a column of its own.
fn data(it: &Object, parts: Parts<'_>) -> Json {
    let mut data = Object::new();
    let mut put = |key: &str, value: Json| _ = data.insert(key.to_owned(), value);
    if let Some(name) = parts.name {
        put("name", json!(name));
    }
    if let Some(properties) = parts.properties.filter(|it| !it.is_empty()) {
        put("properties", Json::Object(properties));
    }
    if let Some(told) = parts.told.filter(|it| !it.is_empty()) {
        put("traits", Json::Object(told));
    }
    if !parts.context.is_empty() {
        put("context", Json::Object(parts.context));
    }
    if parts.bot {
        put("bot", json!(true));
    }
    if let Some(told) = parts.told_at {
        put("told_at", json!(told));
    }
    for (field, kind) in [("groupId", "group"), ("previousId", "alias"), ("category", "")] {
        if let Some(value) = it.get(field).filter(|value| (kind.is_empty() || kind == parts.kind) && !value.is_null()) {
            put(field, value.clone());
        }
    }
    Json::Object(data)
}
