#![no_main]

//! Anything at all as a template: it is read to its end, and what it makes stays within the limits.

use libfuzzer_sys::fuzz_target;
use merge_tags::{Limits, Manner, Template, Vocabulary, tags};
use serde_json::json;

fuzz_target!(|source: &str| {
    for tag in tags(source) {
        assert!(source[tag.range].starts_with("{"));
    }
    let template = match Template::parse(source) {
        Ok(template) => template,
        Err(faults) => {
            assert!(!faults.is_empty(), "refused, and nobody says why");
            assert!(faults.iter().all(|it| it.offset <= source.len() && !it.to_string().is_empty()));
            return;
        }
    };
    template.check(&Vocabulary::new(["a.b", "a.c[].d", "n"]));
    let data = json!({
        "a": { "b": "<x & \"y\">", "c": [1, 2.5, "three", null, { "d": "javascript:x" }, [[]]] },
        "n": -7,
        "t": "2025-11-20T10:00:00Z",
    });
    let limits = Limits { steps: 20_000, bytes: 20_000 };
    for manner in [Manner { limits, ..Manner::html() }, Manner { limits, ..Manner::text() }] {
        if let Ok(out) = template.render(&data, &manner) {
            assert!(out.len() <= limits.bytes);
        }
    }
});
