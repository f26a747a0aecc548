//! What is wrong is told with its place; what takes too much comes to an end.

use merge_tags::{Escape, Limits, Manner, RenderError, Template, Vocabulary, tags};
use serde_json::json;

fn faults(source: &str) -> Vec<String> {
    Template::parse(source).map_or_else(|it| it.iter().map(ToString::to_string).collect(), |_| Vec::new())
}

#[test]
fn faults_are_told_by_line_and_letter() {
    let told = |source: &str, expected: &[&str]| assert_eq!(faults(source), expected, "{source}");
    told("Hello {{ name", &["1:7: `{{` is never closed with `}}`"]);
    told("{{ a\n{{ b }}", &["1:1: `{{` is never closed with `}}`"]);
    told("a\n  {% if x", &["2:3: `{%` is never closed with `%}`"]);
    told("ሰላም {{ | upcase }}", &["1:8: `|` stands where a variable, a number or words in quotes is needed"]);
    told("{{ a | upcas }}", &["1:8: there is no filter `upcas`; did you mean `upcase`?"]);
    told("{{ a | frobnicate }}", &["1:8: there is no filter `frobnicate`"]);
    told("{{ a | append }}", &["1:8: `append` takes 1 values, and here are 0"]);
    told("{{ a | truncate: 1, 2, 3 }}", &["1:8: `truncate` takes 0 to 2 values, and here are 3"]);
    told("{{ a | default: 1, allow_flase: true }}", &["1:20: `default` does not take `allow_flase:`"]);
    told("{{ a | date: '%J9' }}", &["1:12: `%J9` is no format of a date"]);
    told("{{ 'a }}", &["1:4: `'a` stands where the closing quote is needed"]);
    told("{{ a b }}", &["1:6: `b` stands where the end of the tag is needed"]);
    told("{{ }}", &["1:3: a variable, a number or words in quotes is missing"]);
    told("{{ “a” }}", &["1:4: `“` stands where a variable, a number or words in quotes is needed"]);
    told("{% fore x in y %}", &["1:4: there is no tag `fore`; did you mean `for`?"]);
    told("{% include 'x' %}", &["1:4: `include` does not exist: a template stands for itself"]);
    told("{% for x of y %}{% endfor %}", &["1:10: `of` stands where `in` is needed"]);
    told("{% for x in y limits:3 %}{% endfor %}", &["1:15: `for` does not take `limits:`"]);
    told("{% assign x 1 %}", &["1:13: `1` stands where `=` is needed"]);
    told("{% if a = 1 %}{% endif %}", &["1:9: `=` stands where a comparison, `and` or `or` is needed"]);
    told("{% if a %}x", &["1:4: `if` is never closed with `endif`"]);
    told("x{% endif %}", &["1:5: nothing waits for `endif` here"]);
    told("{% for a in b %}{% if a %}{% endfor %}", &["1:20: `if` is never closed with `endif`"]);
    told("{% raw %}{{", &["1:1: `raw` is never closed with `endraw`"]);
    told(
        "{{ a | upcas }}\n\n {% els %}",
        &["1:8: there is no filter `upcas`; did you mean `upcase`?", "3:5: there is no tag `els`"],
    );
}

#[test]
fn a_variable_that_nobody_knows_is_told_with_what_is_meant() {
    let known = Vocabulary::new([
        "customer.name",
        "customer.first_name",
        "customer.attributes.*",
        "customer.tags[]",
        "order.number",
        "order.lines[].title",
        "order.lines[].price",
        "unsubscribe_url",
    ]);
    let told = |source: &str| -> Vec<String> {
        Template::parse(source).unwrap().check(&known).iter().map(ToString::to_string).collect()
    };
    for good in [
        "{{ customer.name }}{{ customer.attributes.size.inner }}{{ unsubscribe_url }}{{ customer.tags }}",
        "{% for it in order.lines %}{{ forloop.index }}{{ it.title }}{% endfor %}{{ order.lines.size }}",
        "{% assign x = order.lines | sort: 'price' | first %}{{ x.title }}{{ order.lines[0].title }}",
        "{% assign all = order.lines %}{% for it in all %}{{ it.price | money }}{% endfor %}{{ order.lines.first.title }}",
        "{% capture a %}x{% endcapture %}{{ a }}{% for i in (1..3) %}{{ i }}{% endfor %}{{ order.lines | map: 'title' | join }}",
    ] {
        assert_eq!(told(good), [""; 0], "{good}");
    }
    let cases = [
        (
            "{{ customer.frist_name }}",
            "1:4: there is no variable `customer.frist_name`; did you mean `customer.first_name`?",
        ),
        ("{{ custmer.name }}", "1:4: there is no variable `custmer`; did you mean `customer`?"),
        ("{{ number }}", "1:4: there is no variable `number`; did you mean `order.number`?"),
        ("{% if order.totl %}{% endif %}", "1:7: there is no variable `order.totl`"),
        (
            "{% for it in order.lines %}{{ it.titel }}{% endfor %}",
            "1:31: there is no variable `it.titel`; did you mean `it.title`?",
        ),
        ("{% for it in order.lines %}{% endfor %}{{ it.title }}", "1:43: there is no variable `it`"),
        ("{% for it in customer %}{% endfor %}", "1:14: `customer` is no list to go through"),
        ("{{ order.lines }}", "1:4: `order.lines` is more than one value"),
        ("{{ customer }}", "1:4: `customer` is more than one value; did you mean `customer.first_name`?"),
        ("{{ customer.name.first_letter }}", "1:4: there is no variable `customer.name.first_letter`"),
        (
            "{% for it in order.lines %}{{ forloop.idex }}{% endfor %}",
            "1:31: there is no variable `forloop.idex`; did you mean `forloop.index`?",
        ),
        ("{{ 1 | plus: order.nmber }}", "1:14: there is no variable `order.nmber`; did you mean `order.number`?"),
    ];
    for (source, expected) in cases {
        assert_eq!(told(source), [expected], "{source}");
    }
}

#[test]
fn loops_without_end_come_to_one() {
    let render = |source: &str| Template::parse(source).unwrap().render(&json!({}), &Manner::html());
    let steps = Err(RenderError::TooManySteps(200_000));
    assert_eq!(render("{% for i in (1..999999999999) %}{% endfor %}"), steps);
    assert_eq!(render("{% for i in (1..9999) %}{% for j in (1..9999) %}x{% endfor %}{% endfor %}"), steps);
    assert_eq!(render("{% for i in (-9223372036854775807..9223372036854775807) %}{% continue %}{% endfor %}"), steps);
}

#[test]
fn ten_megabytes_never_come_about() {
    let data = json!({ "big": "x".repeat(100_000) });
    let render = |source: &str| Template::parse(source).unwrap().render(&data, &Manner::html());
    let long = Err(RenderError::TooLong(512 * 1024));
    assert_eq!(render("{% for i in (1..100) %}{{ big }}{% endfor %}"), long);
    assert_eq!(render("{% assign x = 'ab' %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}"), long);
    assert_eq!(render("{{ big | replace: 'x', big }}"), long);
    assert_eq!(render("{{ big | split: '' | join: big }}"), Err(RenderError::TooManySteps(200_000)).or(long.clone()));
    let doubled = "{% assign x = 'a,b' | split: ',' %}{% for i in (1..60) %}{% assign x = x | concat: x %}{% endfor %}";
    assert_eq!(render(doubled), Err(RenderError::TooManySteps(200_000)));
    let manner = Manner { limits: Limits { steps: 10, bytes: 5 }, escape: Escape::Text, ..Manner::html() };
    assert_eq!(Template::parse("123456").unwrap().render(&json!({}), &manner), Err(RenderError::TooLong(5)));
}

#[test]
fn blocks_do_not_stand_in_each_other_without_end() {
    let nested = |deep: usize| "{% if a %}".repeat(deep) + &"{% endif %}".repeat(deep);
    assert!(faults(&nested(40)).is_empty());
    assert_eq!(faults(&nested(41))[0], "1:404: blocks stand in each other more than 40 deep");
    assert!(!faults(&nested(100_000)).is_empty());
    assert!(!faults(&format!("{{{{ a{} }}}}", "[a".repeat(100_000))).is_empty());
    assert!(!faults(&format!("{{{{ {} }}}}", "(".repeat(100_000))).is_empty());
    assert!(!faults(&format!("{{% if a{} %}}", " and a".repeat(100_000))).is_empty());
    assert!(!faults(&"{{".repeat(200_000)).is_empty());
    assert!(!faults(&"{% endif %}".repeat(50_000)).is_empty());
}

#[test]
fn a_message_without_a_required_value_does_not_come_about() {
    let template = Template::parse("Order {{ order.number | required }}").unwrap();
    let render = |data| template.render(&data, &Manner::text());
    assert_eq!(render(json!({ "order": { "number": 42 } })).unwrap(), "Order 42");
    for missing in [json!({}), json!({ "order": { "number": "  " } }), json!({ "order": { "number": null } })] {
        assert_eq!(render(missing), Err(RenderError::Missing("order.number".into())));
    }
}

#[test]
fn tags_are_found_whole() {
    let source = "a{{ b }}c{%- if '}' -%}d{% raw %}{{ e }}{% endraw %}{{ open";
    let found: Vec<&str> = tags(source).into_iter().map(|it| &source[it.range]).collect();
    assert_eq!(found, ["{{ b }}", "{%- if '}' -%}", "{% raw %}", "{% endraw %}"]);
}
