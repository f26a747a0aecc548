use super::*;

fn refused(kind: Kind, body: &str) -> (usize, usize, String) {
    let problem = compiled(kind, body).expect_err(body);
    (problem.line, problem.column, problem.say.to_string())
}

#[test]
fn the_ready_made_messages_are_right_in_every_language() {
    for lang in Lang::ALL {
        for wording in [ready::thank_you(lang), ready::welcome(lang)] {
            assert_eq!(wording.problems(lang, false), [], "{lang:?}");
            assert!(!wording.body.contains('@'), "a word was forgotten in {lang:?}");
            let out = Compiled::new(&wording, lang, Clock::manual(NOON)).unwrap().render(&order()).unwrap();
            assert!(out.html.len() < 40 * 1024, "{} bytes", out.html.len());
            assert!(out.html.contains("Jebena &amp; Kin") && out.text.contains("Jebena & Kin"));
            assert!(out.html.contains(&format!("lang=\"{}\"", lang.tag())));
        }
    }
}

#[test]
fn a_message_has_a_text_part_that_reads_like_the_message() {
    let wording = ready::thank_you(Lang::En);
    let out = Compiled::new(&wording, Lang::En, Clock::manual(NOON)).unwrap().render(&order()).unwrap();
    assert_eq!(out.subject, "Thank you for your order 20418");
    assert_eq!(
        out.text,
        "Jebena & Kin\n\nThank you\n\nHello Hana,\n\nWe have your order 20418 of 20 Nov 2025 and are getting it \
         ready.\n\n1 × <b>Jebena</b> R 450,00\n2 × Sidama R 120,00\nDiscount −R 5,00\nTotal R 570,00\n\nIf anything \
         is not right, just answer this message.\n\nWith thanks,\nJebena & Kin\n\nYou get this message because an \
         order was placed at Jebena & Kin with this address. It is about that order only.\n"
    );
    assert!(out.html.contains("1 × &lt;b&gt;Jebena&lt;/b&gt;"), "a name is text, whatever it says");
    assert!(out.html.contains("<title>Thank you for your order 20418</title>"));
}

#[test]
fn blanks_may_stand_between_the_elements_of_a_layout() {
    let body = "<mjml><mj-body>{% if a %}<mj-section>{% for i in x %}<mj-column>{% if i < 3 %}<mj-text>a {{ i }}</mj-text>\
                {% endif %}<mj-button href=\"{{ u | default: \"https://x/?a=1&b=2\" }}\">Go {{ u }}</mj-button></mj-column>\
                {% endfor %}</mj-section>{% endif %}</mj-body></mjml>";
    let it = made(Kind::Mjml, body);
    let out = it.render(&json!({ "a": 1, "x": [1, 2, 3], "u": "javascript:alert(1)" })).unwrap();
    assert_eq!(out.html.matches("href=\"#\"").count(), 3, "{}", out.html);
    assert!(out.html.contains(">a 1<") && out.html.contains(">a 2<") && !out.html.contains(">a 3<"));
    assert!(!out.html.contains("javascript:alert(1)\""));
    let out = it.render(&json!({ "a": 1, "x": [1] })).unwrap();
    assert!(out.html.contains("href=\"https://x/?a=1&amp;b=2\"") && out.text.contains("(https://x/?a=1&b=2)"));
    assert!(!it.render(&json!({})).unwrap().html.contains("<a "));
}

#[test]
fn a_hostile_layout_is_refused_with_its_place() {
    let at = |body: &str| refused(Kind::Mjml, body);
    for include in ["path=\"/etc/passwd\"", "path=\"https://a.example/b\" type=\"html\"", "path=\"../../a.mjml\""] {
        let (line, column, said) = at(&format!("<mjml><mj-body>\n  <mj-include {include} /></mj-body></mjml>"));
        assert_eq!((line, said.as_str()), (2, "templates-mjml-include"), "{include}");
        assert!(column >= 3);
    }
    assert_eq!(
        at("<mjml><mj-body>\n {{ a }} <mj-sectio></mj-sectio></mj-body></mjml>"),
        (2, 10, "templates-mjml-element found=mj-sectio".into())
    );
    assert_eq!(
        at("<mjml><mj-body><mj-section>\n words</mj-section></mj-body></mjml>"),
        (2, 2, "templates-mjml-text found=words".into())
    );
    assert_eq!(at("<mjml><mj-body>").2, "templates-mjml-end");
    let deep = format!("<mjml><mj-body>{}</mj-body></mjml>", "<mj-wrapper>".repeat(50_000));
    assert_eq!(at(&deep).2, "templates-mjml-deep most=64");
    let nested = format!("<mjml><mj-body><mj-raw>{}</mj-raw></mj-body></mjml>", "<b>".repeat(30_000));
    assert_eq!(at(&nested).2, "templates-mjml-deep most=64");
    for odd in [
        "",
        "hello",
        "<mjml",
        "</mjml>",
        "<!--",
        "<mjml><mj-body><mj-section x=1/></mj-body></mjml>",
        "{{ a }}",
        "<p>x</p>",
    ] {
        at(odd);
    }
}

#[test]
fn html_and_text_are_taken_as_they_are() {
    let it = made(
        Kind::Html,
        "<html><body class=x><style>p{}</style><p>Hello {{ customer.call_me }}</p>{% for i in (1..2) %}<li>{{ i }}</li>{% endfor %}<img src=\"https://a/b.png\" alt=\"A pot\"></body></html>",
    );
    let out = it.render(&order()).unwrap();
    assert!(out.html.contains("<p>Hello Hana</p><li>1</li><li>2</li>"));
    assert_eq!(out.text, "Hello Hana\n\n- 1\n- 2\nA pot\n");
    let out = made(Kind::Plain, "Hello {{ customer.call_me }},\n\n5 < 6 & {{ shop.name }}").render(&order()).unwrap();
    assert!(out.html.contains("Hello Hana,\n\n5 &lt; 6 &amp; Jebena &amp; Kin"), "{}", out.html);
    assert_eq!(out.text, "Hello Hana,\n\n5 < 6 & Jebena & Kin\n");
}

#[test]
fn the_line_beside_the_subject_is_in_the_html_and_nowhere_to_be_seen() {
    let wording = Wording {
        subject: "Hi".into(),
        preheader: "For {{ customer.call_me }} & all".into(),
        kind: Kind::Mjml,
        body: "<mjml><mj-body><mj-section><mj-column><mj-text>Body</mj-text></mj-column></mj-section></mj-body></mjml>"
            .into(),
        alternative: String::new(),
    };
    let out = Compiled::new(&wording, Lang::Zu, Clock::manual(NOON)).unwrap().render(&order()).unwrap();
    assert!(out.html.contains("mso-hide:all\">For Hana &amp; all</div>"));
    assert_eq!(out.text, "Body\n");
    assert!(out.html.contains("<html lang=\"zu-ZA\""), "{}", &out.html[..80]);
}
