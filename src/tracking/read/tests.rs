use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use crate::tracking::model::Act;

const NOW: Timestamp = Timestamp(1_700_000_000_000);

fn around(from_browser: bool) -> Around<'static> {
    Around { received: NOW, browser: "", key: Some(Id::from_raw(7)), from_browser }
}

fn batch(messages: &Json) -> Understood {
    let text = json!({ "batch": messages }).to_string();
    body(text.as_bytes(), Call::Batch).expect("a batch").understand(&around(false))
}

fn why(message: &Json) -> String {
    let mut it = batch(&json!([message]));
    assert!(it.messages.is_empty(), "{message} was understood");
    it.faults.remove(0).why.key
}

fn good(message: &Json) -> Message {
    let mut it = batch(&json!([message]));
    assert_eq!(it.faults, [], "{message}");
    it.messages.remove(0)
}

#[test]
fn the_good_messages_of_a_batch_are_kept_and_the_bad_are_named() {
    let all = batch(&json!([
        { "type": "track", "event": "A", "userId": "u1", "messageId": "m0" },
        { "type": "track", "userId": "u1", "messageId": "m1" },
        7,
        { "type": "page", "anonymousId": "a1", "messageId": "m3" },
    ]));
    assert_eq!(all.messages.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["m0", "m3"]);
    let faults: Vec<_> = all.faults.iter().map(|it| (it.at, it.id.as_str(), it.why.key.as_str())).collect();
    assert_eq!(faults, [(1, "m1", "tracking-fault-no-event"), (2, "", "tracking-fault-object")]);
}

#[test]
fn each_wrong_field_has_an_answer_of_its_own() {
    let track = |field: &str, value: Json| {
        let mut it = json!({ "type": "track", "event": "A", "userId": "u1" });
        it[field] = value;
        it
    };
    for (field, value, key) in [
        ("type", json!("dance"), "tracking-fault-type"),
        ("type", json!(7), "tracking-fault-word"),
        ("type", json!(null), "tracking-fault-no-type"),
        ("event", json!(["A"]), "tracking-fault-word"),
        ("event", json!(""), "tracking-fault-no-event"),
        ("event", json!("x".repeat(300)), "tracking-fault-long"),
        ("userId", json!({}), "tracking-fault-word"),
        ("userId", json!("undefined"), "tracking-fault-nobody"),
        ("userId", json!(null), "tracking-fault-nobody"),
        ("anonymousId", json!([1]), "tracking-fault-word"),
        ("messageId", json!(true), "tracking-fault-word"),
        ("properties", json!("none"), "tracking-fault-section"),
        ("properties", json!([1]), "tracking-fault-section"),
        ("context", json!(3), "tracking-fault-section"),
        ("traits", json!("x"), "tracking-fault-section"),
        ("timestamp", json!("tomorrow"), "tracking-fault-time"),
        ("timestamp", json!({}), "tracking-fault-time"),
        ("properties", json!({ "note": "x".repeat(MESSAGE) }), "tracking-fault-large"),
    ] {
        assert_eq!(why(&track(field, value.clone())), key, "{field}: {value}");
    }
    assert_eq!(why(&json!({ "type": "group", "userId": "u" })), "tracking-fault-no-group");
    assert_eq!(why(&json!({ "type": "alias", "userId": "u" })), "tracking-fault-alias");
    assert_eq!(why(&json!({ "type": "alias", "anonymousId": "a", "previousId": "b" })), "tracking-fault-alias");
}

#[test]
fn what_programs_write_carelessly_is_understood_all_the_same() {
    let it = good(
        &json!({ "type": "TRACK", "event": 7, "userId": 42, "anonymousId": null, "properties": [], "context": null }),
    );
    assert_eq!((it.user.as_deref(), it.name.as_str(), it.kind), (Some("42"), "7", "custom.tracked"));
    let it = good(&json!({ "type": "page", "anonymousId": "a\u{0}b", "properties": { "k\u{0}": "v\u{0}" } }));
    assert_eq!((it.anonymous.as_deref(), it.data["properties"]["k"].as_str()), (Some("ab"), Some("v")));
}

#[test]
fn what_was_sent_is_kept_whole_but_for_the_address_of_the_visitor() {
    let it = good(&json!({
        "type": "track", "event": "Signed Up", "userId": "u1", "timestamp": "1999-01-01T00:00:00Z",
        "properties": { "plan": "gold", "deep": { "er": [1, 2.5, null] } },
        "context": { "ip": "203.0.113.9", "locale": "zu-ZA" },
    }));
    assert_eq!(
        it.data,
        json!({
            "name": "Signed Up", "properties": { "plan": "gold", "deep": { "er": [1, 2.5, null] } },
            "context": { "locale": "zu-ZA" }, "told_at": "1999-01-01T00:00:00Z",
        })
    );
    assert_eq!(it.at, NOW);
}

#[test]
fn an_identify_of_either_family_says_the_same() {
    let segment =
        good(&json!({ "type": "identify", "userId": "u", "traits": { "email": "t@example.com", "firstName": "T" } }));
    let rudder = good(
        &json!({ "type": "identify", "userId": "u", "context": { "traits": { "email": "t@example.com", "firstName": "T" } } }),
    );
    assert_eq!(segment.act, Act::Identified);
    assert_eq!((segment.contacts, segment.facts, segment.data), (rudder.contacts, rudder.facts, rudder.data));
}

#[test]
fn a_broken_body_is_told_where_it_is_broken() {
    let why = |bytes: &[u8]| body(bytes, Call::Batch).err().expect("it is broken");
    assert_eq!(why(b"{\"batch\": [").key, "tracking-fault-json");
    assert_eq!(why(b"{\"batch\": [{}, {]}").with[0], ("line".into(), "1".into()));
    assert_eq!(why(b"{\"batch\": \"\xff\"}").key, "tracking-fault-utf8");
    assert_eq!(why(b"[]").key, "tracking-fault-object");
    assert_eq!(why(b"{}").key, "tracking-fault-batch");
    assert_eq!(why(b"{\"batch\": 7}").key, "tracking-fault-batch");
    assert_eq!(why(b"").key, "tracking-fault-object");
}

#[test]
fn what_is_nested_without_end_costs_only_itself() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let text = format!(
        "{{\"batch\":[{{\"type\":\"track\",\"event\":\"A\",\"userId\":\"u\",\"properties\":{{\"x\":{deep}}}}},\
         {{\"type\":\"track\",\"event\":\"B\",\"userId\":\"u\"}}]}}"
    );
    let all = body(text.as_bytes(), Call::Batch).unwrap().understand(&around(false));
    assert_eq!((all.messages.len(), all.faults[0].why.key.as_str()), (1, "tracking-fault-json"));
    for open in ["[", "{\"a\":", "{\"batch\":["] {
        assert!(body(open.repeat(50_000).as_bytes(), Call::Batch).is_err());
    }
}

#[test]
fn the_same_id_from_another_shop_is_another_message() {
    let of = |key: i64| {
        let text = json!({ "type": "page", "anonymousId": "a", "messageId": "m" }).to_string();
        let around = Around { key: Some(Id::from_raw(key)), ..around(true) };
        body(text.as_bytes(), Call::One(Some("page"))).unwrap().understand(&around).messages.remove(0).hash
    };
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

#[test]
fn a_visit_knows_its_page_and_its_campaign() {
    let text = json!({
        "type": "page", "anonymousId": "a", "properties": { "title": "Cups", "url": "https://s.example/cups" },
        "context": { "page": { "title": "x", "referrer": "https://g.example" }, "campaign": { "source": "news", "name": "May" },
                     "userAgent": "Mozilla/5.0 (Linux; Android 12) Mobile" },
    });
    let text = text.to_string();
    let it = body(text.as_bytes(), Call::One(Some("page"))).unwrap().understand(&around(true)).messages.remove(0);
    let seen = it.seen.unwrap();
    assert_eq!((seen.title.as_str(), seen.url.as_str()), ("Cups", "https://s.example/cups"));
    assert_eq!(
        (seen.referrer.as_str(), seen.source.as_str(), seen.campaign.as_str()),
        ("https://g.example", "news", "May")
    );
    assert_eq!((seen.device, seen.bot, seen.page), ("phone", false, true));
    let quiet = good(&json!({ "type": "track", "event": "Paid", "userId": "u" }));
    assert_eq!(quiet.seen, None, "a server tells of someone who is on no page");
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        "\\PC{0,20}".prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let fields = prop_oneof![
            Just("type"),
            Just("event"),
            Just("userId"),
            Just("anonymousId"),
            Just("messageId"),
            Just("timestamp"),
            Just("context"),
            Just("properties"),
            Just("traits"),
            Just("page"),
            Just("products"),
            Just("email"),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::vec((fields.prop_map(str::to_owned), inner), 0..6)
                .prop_map(|all| Json::Object(all.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn every_message_is_kept_or_refused(messages in prop::collection::vec(any_json(), 0..8)) {
        let all = batch(&json!(messages));
        prop_assert_eq!(all.messages.len() + all.faults.len(), messages.len());
        for it in all.messages {
            prop_assert!(it.at <= NOW && (it.anonymous.is_some() || it.user.is_some()));
        }
    }

    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for call in [Call::One(None), Call::Batch, Call::Import] {
            if let Ok(it) = body(&bytes, call) {
                it.understand(&around(true));
            }
        }
    }
}
