//! What merchants know of Liquid, as it comes out here.

use merge_tags::{Manner, Template};
use serde_json::{Value, json};
use tongue::{Lang, Locale, currency};

fn data() -> Value {
    json!({
        "customer": { "name": "Hana Girma", "email": "hana@example.com", "orders": 3, "tags": ["gold", "coffee"] },
        "lines": [
            { "title": "Jebena", "price": 45000, "quantity": 1, "kind": "clay" },
            { "title": "Sidama", "price": 12050, "quantity": 2, "kind": "coffee" },
            { "title": "Guji", "price": 13000, "quantity": 1, "kind": "coffee" },
        ],
        "note": "one\ntwo",
        "nothing": null,
        "empty_text": "",
        "day": "2025-11-20T22:30:00Z",
    })
}

fn text(template: &str) -> String {
    let read = Template::parse(template).unwrap_or_else(|faults| panic!("{template}: {}", faults[0]));
    read.render(&data(), &Manner::text()).unwrap_or_else(|error| panic!("{template}: {error}"))
}

fn html(template: &str) -> String {
    Template::parse(template).unwrap().render(&data(), &Manner::html()).unwrap()
}

/// Each line: a template, an arrow, and what comes of it.
fn all(cases: &str) {
    for case in cases.lines().filter(|it| it.contains(" => ")) {
        let (template, expected) = case.trim().split_once(" => ").unwrap();
        assert_eq!(text(template), expected.trim_matches('|'), "{template}");
    }
}

#[test]
fn values_and_paths() {
    all(r#"
        Hello {{ customer.name }}! => Hello Hana Girma!
        {{customer["name"]}} => Hana Girma
        {{ lines[0].title }} {{ lines[-1].title }} {{ lines.first.title }} {{ lines.last["title"] }} => Jebena Guji Jebena Guji
        {{ lines.size }} {{ customer.name.size }} => 3 10
        ({{ nobody.name }}{{ lines[9].title }}{{ nothing }}{{ customer }}) => ()
        {{ customer.tags }} => goldcoffee
        {{ "it's" }} {{ 12 }} {{ -3.50 }} {{ true }} {{ nil }} => it's 12 -3.5 true |
        {% assign key = 'title' %}{{ lines[1][key] }} => Sidama
        {{ (1..4) | join: '-' }} => 1-2-3-4
    "#);
}

#[test]
fn conditions() {
    all(r#"
        {% if customer.orders > 2 %}often{% else %}rarely{% endif %} => often
        {% if customer.orders == 1 %}a{% elsif customer.orders >= 3 %}b{% else %}c{% endif %} => b
        {% unless customer.orders < 3 %}yes{% endunless %} => yes
        {% unless nothing %}a{% else %}b{% endunless %} => a
        {% if customer.tags contains "gold" %}gold{% endif %} => gold
        {% if customer.name contains "Gir" and lines.size != 0 %}yes{% endif %} => yes
        {% if nothing %}x{% endif %}{% if empty_text %}set{% endif %} => set
        {% if empty_text == empty and nothing == blank and customer.name != blank %}yes{% endif %} => yes
        {% if nothing == nil %}nil{% endif %} => nil
        {% if true or false and false %}from the right{% endif %} => from the right
        {% if "b" > "a" %}after{% endif %}{% if nothing > 1 %}never{% endif %} => after
        {% case customer.orders %}{% when 1 %}one{% when 2, 3 %}few{% else %}many{% endcase %} => few
        {% case customer.name %}{% when "x" or "Hana Girma" %}it is{% endcase %} => it is
    "#);
}

#[test]
fn loops() {
    all(r#"
        {% for it in lines %}{{ forloop.index }}/{{ forloop.length }} {{ it.title }}{% unless forloop.last %}, {% endunless %}{% endfor %} => 1/3 Jebena, 2/3 Sidama, 3/3 Guji
        {% for it in lines limit:1 offset:1 %}{{ it.title }}{% endfor %} => Sidama
        {% for it in lines reversed %}{{ it.title }} {% endfor %} => Guji Sidama Jebena |
        {% for i in (1..10) %}{% if i == 3 %}{% continue %}{% endif %}{% if i > 5 %}{% break %}{% endif %}{{ i }}{% endfor %} => 1245
        {% for it in nothing %}x{% else %}none{% endfor %} => none
        {% for a in (1..2) %}{% for b in (1..2) %}{{ forloop.parentloop.index }}{{ b }} {% endfor %}{% endfor %} => 11 12 21 22 |
        {% for pair in lines[0] %}{{ pair[0] }}={{ pair[1] }};{% endfor %} => kind=clay;price=45000;quantity=1;title=Jebena;
        {% for i in (1..4) %}{% cycle 'odd', 'even' %} {% endfor %} => odd even odd even |
        {% for i in (1..2) %}{% cycle 'a': 1, 2 %}{% cycle 'b': 1, 2 %}{% endfor %} => 1122
        {% assign it = 'before' %}{% for it in (1..2) %}{% endfor %}{{ it }} => before
        {% for i in (1..3) %}{% assign last = i %}{% endfor %}{{ last }} => 3
    "#);
}

#[test]
fn variables_text_and_space() {
    all(r#"
        {% assign total = 0 %}{% for it in lines %}{% assign sum = it.price | times: it.quantity %}{% assign total = total | plus: sum %}{% endfor %}{{ total }} => 82100
        {% capture who %}Dear {{ customer.name }}{% endcapture %}[{{ who }}] => [Dear Hana Girma]
        {% increment n %}{% increment n %}{% decrement m %} => 01-1
        a{% comment %} {{ broken {% if %} {% comment %}x{% endcomment %} {% endcomment %}b => ab
        a{% # a remark %}b => ab
        {% raw %}{{ as it is }} {% if %}{% endraw %} => {{ as it is }} {% if %}
        [  {{- 'x' -}}  ] => [x]
        [  {%- if true -%}  y  {%- endif -%}  ] => [y]
        {% echo customer.name | upcase %} => HANA GIRMA
    "#);
    assert_eq!(text("{% liquid\n assign x = 2\n if x == 2\n echo 'two'\n endif\n%}!"), "two!");
}

#[test]
fn filters_of_words() {
    all(r#"
        {{ customer.name | upcase }} {{ 'ABC' | downcase }} {{ 'hELLO you' | capitalize }} => HANA GIRMA abc Hello you
        {{ customer.name | append: '!' | prepend: 'Oh ' }} => Oh Hana Girma!
        {{ customer.name | split: ' ' | first }} => Hana
        {{ 'a,b,,c,,' | split: ',' | size }} => 4
        {{ 'a-b-c' | replace: '-', '+' }} {{ 'a-b-c' | replace_first: '-' }} {{ 'a-b-c' | replace_last: '-', '!' }} => a+b+c ab-c a-b!c
        {{ 'a-b-c' | remove: '-' }} {{ 'a-b-c' | remove_first: '-' }} {{ 'a-b-c' | remove_last: '-' }} => abc ab-c a-bc
        [{{ '  x ' | strip }}] [{{ '  x ' | lstrip }}] [{{ '  x ' | rstrip }}] => [x] [x ] [  x]
        {{ 'Ground control to Major Tom.' | truncate: 20 }} => Ground control to...
        {{ 'Ground control' | truncate: 7, '…' }} {{ 'short' | truncate: 7 }} => Ground… short
        {{ 'one two three' | truncatewords: 2 }} {{ 'one two' | truncatewords: 2, '!' }} => one two... one two
        {{ 'ሰላም ሃና' | slice: 0, 3 }} {{ 'Hana' | slice: -2, 2 }} {{ 'Hana' | slice: 1 }} => ሰላም na a
        {{ note | strip_newlines }} => onetwo
        {{ '<p>Hi <b>you</b></p><script>x</script>' | strip_html }} => Hi you
        {{ 'a b&c/d' | url_encode }} {{ 'a+b%26c%2' | url_decode }} => a+b%26c%2Fd a b&c%2
        {{ nothing | default: 'friend' }} {{ empty_text | default: 'x' }} {{ false | default: 1 }} {{ false | default: 1, allow_false: true }} => friend x 1 false
    "#);
}

#[test]
fn filters_of_lists() {
    all(r#"
        {{ lines | map: 'title' | join: ', ' }} => Jebena, Sidama, Guji
        {{ lines | sort: 'title' | map: 'title' | join }} => Guji Jebena Sidama
        {{ 'b,A,a,B' | split: ',' | sort | join: '' }} {{ 'b,A,a,B' | split: ',' | sort_natural | join: '' }} => ABab AabB
        {{ 'a,b,a' | split: ',' | uniq | join: '' }} {{ lines | uniq: 'kind' | size }} => ab 2
        {{ lines | where: 'kind', 'coffee' | map: 'title' | join: '+' }} => Sidama+Guji
        {{ lines | reject: 'kind', 'coffee' | map: 'title' | first }} => Jebena
        {{ lines | find: 'title', 'Guji' | map: 'price' | first }} {{ lines | find_index: 'title', 'Guji' }} {{ lines | has: 'kind', 'tea' }} => 13000 2 false
        {{ lines | sum: 'quantity' }} {{ lines | map: 'nope' | compact | size }} => 4 0
        {{ customer.tags | concat: customer.tags | reverse | join: ' ' }} => coffee gold coffee gold
        {{ lines | slice: 1, 2 | map: 'title' | join: ' ' }} => Sidama Guji
    "#);
}

#[test]
fn filters_of_numbers() {
    all(r#"
        {{ 4 | plus: 2 }} {{ 4 | minus: 6 }} {{ 3 | times: 2.5 }} {{ "7" | plus: 1 }} => 6 -2 7.5 8
        {{ 20 | divided_by: 7 }} {{ -7 | divided_by: 2 }} {{ 20 | divided_by: 8.0 }} [{{ 1 | divided_by: 0 }}] => 2 -4 2.5 []
        {{ 7 | modulo: 3 }} {{ -7 | modulo: 3 }} {{ 0.1 | plus: 0.2 }} => 1 2 0.3
        {{ 1.2 | ceil }} {{ 1.8 | floor }} {{ 1.5 | round }} {{ 3.14159 | round: 2 }} {{ -4 | abs }} => 2 1 2 3.14 4
        {{ 4 | at_least: 5 }} {{ 4 | at_most: 3 }} => 5 3
        {{ 9223372036854775807 | plus: 1 }} => 9.223372036854776e18
        {{ 1 | pluralize: 'item', 'items' }} {{ 2 | pluralize: 'item', 'items' }} => item items
    "#);
}

#[test]
fn money_numbers_and_dates_are_as_the_reader_writes_them() {
    let template = "{{ 114850 | money }}|{{ 114850 | money: 'ETB' }}|{{ 12345.678 | number: 1 }}|{{ 114850 | money_rounded }}|\
                    {{ 114850 | without_currency }}|{{ day | date: 'long' }}|{{ day | date: '%-d %B %Y %H:%M' }}|{{ day | time }}|{{ 'R 5' | money }}";
    let said = |lang| {
        let zone = jiff::tz::TimeZone::get("Africa/Johannesburg").unwrap();
        let locale = Locale::new(lang, zone, currency("ZAR").unwrap());
        let manner = Manner { locale, ..Manner::text() };
        Template::parse(template).unwrap().render(&data(), &manner).unwrap().replace('\u{a0}', " ")
    };
    assert_eq!(
        said(Lang::En),
        "R 1 148,50|ETB 1 148,50|12 345,7|R 1 149|1 148,50|Friday, 21 November 2025|21 November 2025 00:30|00:30|R 5"
    );
    assert_eq!(
        said(Lang::Am),
        "ZAR 1,148.50|ብር 1,148.50|12,345.7|ZAR 1,149|1,148.50|ዓርብ 21 ኖቬምበር 2025|21 ኖቬምበር 2025 00:30|12:30 ጥዋት|R 5"
    );
}

#[test]
fn what_data_bring_is_text_in_html() {
    let data = json!({ "name": "<b>O'Neil & \"Sons\"</b>", "lines": ["<i>", "&"], "note": "a<b>\nc", "done": "&lt;" });
    let html = |template: &str| Template::parse(template).unwrap().render(&data, &Manner::html()).unwrap();
    let escaped = "&lt;b&gt;O&#39;Neil &amp; &quot;Sons&quot;&lt;/b&gt;";
    assert_eq!(html("<p>{{ name }}</p>"), format!("<p>{escaped}</p>"));
    assert_eq!(html("{{ name | escape }}{{ name | escape | escape_once }}"), format!("{escaped}{escaped}"));
    assert_eq!(html("{{ done | escape_once }}{{ done }}"), "&lt;&amp;lt;");
    assert_eq!(html("{% capture it %}<u>{{ name }}</u>{% endcapture %}{{ it }}"), format!("<u>{escaped}</u>"));
    // The merchant's own markup stays, what it holds together is escaped.
    assert_eq!(html("{{ lines | join: '<br>' }}"), "&lt;i&gt;<br>&amp;");
    assert_eq!(html("{{ name | prepend: '<u>' | append: '</u>' }}"), format!("<u>{escaped}</u>"));
    assert_eq!(html("{{ note | newline_to_br }}"), "a&lt;b&gt;<br>\nc");
    assert_eq!(html("{{ note | replace: 'c', '<hr>' }}"), "a&lt;b&gt;\n<hr>");
    assert_eq!(html("{{ '<u>' | append: name | upcase }}").find('<'), None);
    assert_eq!(html("{% for it in lines %}{{ it }}{% endfor %}{{ lines }}"), "&lt;i&gt;&amp;&lt;i&gt;&amp;");
}

#[test]
fn nothing_is_escaped_in_text() {
    assert_eq!(text("{{ \"<Tom & 'Co'>\" | escape }} {{ note | newline_to_br }}"), "<Tom & 'Co'> one\ntwo");
}

#[test]
fn a_link_from_data_leads_to_the_web_to_mail_or_to_a_phone() {
    let led = |address: &str, template: &str| {
        Template::parse(template).unwrap().render(&json!({ "it": address }), &Manner::html()).unwrap()
    };
    let link = "<a title='{{ it }}' href=\"{{ it }}\">";
    for good in
        ["https://a.example/b?c=d", "HTTP://a", "mailto:a@b.example", "tel:+27", "/orders/1", "?a=b:c", "#top", ""]
    {
        assert_eq!(led(good, "<a href=\"{{ it }}\">"), format!("<a href=\"{good}\">"));
    }
    for bad in
        ["javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "\u{1}vbscript:x", "data:text/html,x"]
    {
        assert!(led(bad, link).ends_with("href=\"#\">"), "{bad}");
        assert_eq!(led(bad, "<img src='{% if it %}{{ it }}{% endif %}'>"), "<img src='#'>");
        assert_eq!(led(bad, "<a href={{ it }}>"), "<a href=#>");
    }
    assert_eq!(led("&#106;avascript:x", "<a href='{{ it | escape_once }}'>"), "<a href='#'>");
    // Behind an address of the merchant's own, anything is only a part of it.
    assert_eq!(led("javascript:x", "<a href='https://a/?q={{ it }}'>"), "<a href='https://a/?q=javascript:x'>");
    assert_eq!(led("javascript:x", "<p>{{ it }}</p>"), "<p>javascript:x</p>");
    // Without quotes, a value cannot become an attribute of its own.
    assert_eq!(led("a onload=x", "<p class={{ it }}>"), "<p class=a&#32;onload&#61;x>");
}

#[test]
fn html_and_text_differ_only_in_what_is_escaped() {
    assert_eq!(html("{{ customer.name }} {{ lines.size }}"), text("{{ customer.name }} {{ lines.size }}"));
}

#[test]
fn what_is_said_of_a_variable_is_known() {
    let members = |source: &str| {
        Template::parse(source).unwrap().members("c").map(|it| it.into_iter().collect::<Vec<_>>().join(" "))
    };
    let some = |source: &str, names: &str| assert_eq!(members(source).as_deref(), Some(names), "{source}");
    some("Hello {{ d.name }}", "");
    some("{{ c.name | default: c.email }} {{ c.name }}", "email name");
    some("{% if c.a == 1 and c.b > c.d %}{{ c.e }}{% elsif c.f %}{% else %}{{ c.g }}{% endif %}", "a b d e f g");
    some("{% for x in c.list limit: c.n %}{{ x.y }}{% else %}{{ c.none }}{% endfor %}", "list n none");
    some("{% case c.kind %}{% when c.one %}{{ c.two }}{% else %}{{ c.three }}{% endcase %}", "kind one three two");
    some("{% assign x = c.a %}{% capture y %}{{ c.b }}{% endcapture %}{% cycle c.e, c.f %}{{ d[c.g] }}", "a b e f g");
    some("{{ c['a'] }}", "a");
    some("{% for n in (c.from..c.to) %}{% endfor %}{{ c.deep.inside }}", "deep from to");
    for whole in [
        "{{ c }}",
        "{% assign x = c %}{{ x.name }}",
        "{% for x in c %}{% endfor %}",
        "{{ c[d.name] }}",
        "{% if c.size > 0 %}{% endif %}",
    ] {
        assert_eq!(members(whole), None, "{whole}");
        assert_eq!(members(&format!("{whole}{{{{ c.name }}}}")), None, "{whole}");
    }
}
