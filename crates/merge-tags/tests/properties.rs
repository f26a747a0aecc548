//! What must hold for every template.

use merge_tags::{Limits, Manner, Template, Vocabulary, escape, filter_names, tags};
use proptest::prelude::*;
use serde_json::{Value, json};

fn data() -> Value {
    json!({ "a": { "b": "<x & \"y\">", "c": [1, 2.5, "three", null, { "d": "javascript:" }] }, "n": -7, "t": "2025-11-20" })
}

/// Pieces that make templates, whole ones and broken ones.
fn pieces() -> impl Strategy<Value = String> {
    let filters: Vec<&str> = filter_names().collect();
    let value = prop::sample::select(
        &[
            "a", "a.b", "a.c", "a.c[0]", "a.c[4].d", "n", "t", "x", "'<b>'", "\"q\"", "-3", "1.5", "nil", "empty",
            "(1..3)",
        ][..],
    );
    let filter = (prop::sample::select(filters), prop::collection::vec(value.clone(), 0..3));
    let chain = (value.clone(), prop::collection::vec(filter, 0..3)).prop_map(|(value, filters)| {
        filters.into_iter().fold(value.to_owned(), |said, (name, args)| {
            if args.is_empty() { format!("{said} | {name}") } else { format!("{said} | {name}: {}", args.join(", ")) }
        })
    });
    prop_oneof![
        chain.clone().prop_map(|it| format!("{{{{ {it} }}}}")),
        chain.prop_map(|it| format!("{{% assign x = {it} %}}")),
        prop::sample::select(
            &[
                "{% if a.b %}",
                "{% if n < 3 and x contains 'q' %}",
                "{% elsif x %}",
                "{% else %}",
                "{% endif %}",
                "{% for x in a.c %}",
                "{% for i in (1..n) reversed %}",
                "{% endfor %}",
                "{% break %}",
                "{% case n %}",
                "{% when -7, 'q' %}",
                "{% endcase %}",
                "{% capture x %}",
                "{% endcapture %}",
                "{% cycle 1, 2 %}",
                "{% increment i %}",
                "{%- raw -%}",
                "{% endraw %}",
                "{% comment %}",
                "{% endcomment %}",
                "{{",
                "%}",
                "<a href=\"",
                "\">",
                "<p class=",
                " ",
                "\n",
                "ሰላም",
                "{% liquid\necho n\n%}",
            ][..]
        )
        .prop_map(str::to_owned),
    ]
}

fn templates() -> impl Strategy<Value = String> {
    prop::collection::vec(pieces(), 0..14).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end(source in "[{}%a-c|:.,'\"() \\[\\]<>=\n-]{0,80}|\\PC{0,60}") {
        match Template::parse(&source) {
            Ok(template) => drop(template.render(&data(), &Manner::html())),
            Err(faults) => {
                for fault in faults {
                    prop_assert!(fault.offset <= source.len());
                    prop_assert!(fault.line <= source.lines().count().max(1) + 1);
                    prop_assert!(!fault.to_string().is_empty());
                }
            }
        }
    }

    #[test]
    fn every_rendering_ends_within_its_limits(source in templates()) {
        let limits = Limits { steps: 5_000, bytes: 4_000 };
        if let Ok(template) = Template::parse(&source) {
            for manner in [Manner { limits, ..Manner::html() }, Manner { limits, ..Manner::text() }] {
                let once = template.render(&data(), &manner);
                prop_assert_eq!(&once, &template.render(&data(), &manner));
                if let Ok(out) = once {
                    prop_assert!(out.len() <= limits.bytes);
                }
            }
            template.check(&Vocabulary::new(["a.b", "a.c[].d", "n"]));
        }
    }

    /// Whatever the template: a value never brings a tag, an attribute or a program into HTML.
    #[test]
    fn no_value_becomes_markup(
        name in "\\PC{0,12}|[<>\"'&= /a-z:]{0,16}|javascript:[a-z]{0,3}",
        filters in prop::collection::vec(prop::sample::select(filter_names().filter(|it| *it != "required").collect::<Vec<_>>()), 0..4),
        place in 0..4usize,
    ) {
        let (before, after) = [("<p>", "</p>"), ("<p title=\"", "\">"), ("<a href='", "'>"), ("<p class=", ">")][place];
        let chain = filters.into_iter().fold("it".to_owned(), |said, name| format!("{said} | {name}"));
        if let Ok(template) = Template::parse(&format!("{before}{{{{ {chain} }}}}{after}")) {
            let out = template.render(&json!({ "it": name }), &Manner::html()).unwrap();
            let inner = &out[before.len()..out.len() - after.len()];
            // The break that a filter makes is ours.
            let inner = inner.replace("<br>", "");
            prop_assert!(!inner.contains(['<', '>', '"', '\'']), "{}", out);
            if place == 2 {
                prop_assert!(!inner.trim_start().to_lowercase().starts_with("javascript:"), "{}", out);
            }
            if place == 3 {
                prop_assert!(!inner.contains([' ', '=', '\n', '\t']), "{}", out);
            }
        }
    }

    #[test]
    fn text_without_tags_stays_as_it_is(source in "[^{]{0,60}") {
        prop_assert_eq!(Template::parse(&source).unwrap().render(&json!({}), &Manner::html()).unwrap(), source.clone());
        prop_assert!(tags(&source).is_empty());
    }

    #[test]
    fn a_value_is_shown_as_it_is_escaped(text in "\\PC{0,40}") {
        let out = Template::parse("{{ it }}").unwrap().render(&json!({ "it": text.clone() }), &Manner::html()).unwrap();
        prop_assert_eq!(out, escape(&text));
    }
}
