use super::*;

#[test]
fn what_goes_wrong_while_filling_in_is_said() {
    let error = |body: &str| made(Kind::Plain, body).render(&order()).unwrap_err();
    assert_eq!(error("{% for i in (1..999999999) %}{% endfor %}"), RenderError::TooManySteps(200_000));
    assert_eq!(
        error("{% assign x = 'ab' %}{% for i in (1..40) %}{% assign x = x | append: x %}{% endfor %}{{ x }}"),
        RenderError::TooLong(512 * 1024)
    );
    let missing = error("{{ order.invoice | required }}");
    assert_eq!(unwritable(&missing).to_string(), "templates-value-missing name=order.invoice");
}

#[test]
fn dates_and_money_follow_the_shop_and_the_language() {
    let wording = Wording {
        subject: "{{ 'now' | date: 'long' }}".into(),
        kind: Kind::Plain,
        body: "{{ 123456 | money }} {{ 'now' | time }}".into(),
        ..Wording::default()
    };
    let say = |lang| {
        let out = Compiled::new(&wording, lang, Clock::manual(NOON)).unwrap().render(&order()).unwrap();
        format!("{} / {}", out.subject, out.text.trim()).replace('\u{a0}', "~")
    };
    assert_eq!(say(Lang::En), "Thursday, 20 November 2025 / R~1~234,56 12:00");
    assert_eq!(say(Lang::Zu), "ULwesine, Novemba 20, 2025 / R~1,234.56 12:00");
}

#[test]
fn a_subject_stays_one_line() {
    let wording = Wording {
        subject: "Hello {{ customer.call_me }}".into(),
        kind: Kind::Plain,
        body: "x".into(),
        ..Wording::default()
    };
    let it = Compiled::new(&wording, Lang::En, Clock::manual(NOON)).unwrap();
    let out = it.render(&json!({ "customer": { "call_me": "Hana\r\nBcc: all@shop.example" } })).unwrap();
    assert_eq!(out.subject, "Hello Hana Bcc: all@shop.example");
}

#[test]
fn problems_are_told_part_by_part_with_their_place() {
    let wording = Wording {
        subject: "{{ customer.frist_name }}".into(),
        preheader: "{{ x".into(),
        kind: Kind::Plain,
        body: "a\n  {{ order.number | upcas }}".into(),
        alternative: "{{ order.number }}".into(),
    };
    let told = |marketing| -> Vec<String> {
        let problems = wording.problems(Lang::En, marketing);
        problems.iter().map(|it| format!("{} {}:{} {}", it.part.code(), it.line, it.column, it.say)).collect()
    };
    let always = [
        "subject 1:4 templates-fault-variable-meant name=customer.frist_name meant=customer.first_name",
        "preheader 1:1 templates-fault-not-closed open={{ close=}}",
        "body 2:21 templates-fault-filter-meant name=upcas meant=upcase",
    ];
    assert_eq!(told(false), always);
    // News know of no order.
    assert_eq!(told(true)[3], "alternative 1:4 templates-fault-variable name=order");
    let empty = Wording::default().problems(Lang::En, false);
    assert_eq!(
        empty.iter().map(|it| it.say.key.as_str()).collect::<Vec<_>>(),
        ["templates-missing-subject", "templates-missing-body"]
    );
}

#[test]
fn every_variable_of_the_list_has_words_and_may_be_inserted() {
    for it in VARIABLES {
        assert!(crate::web::words::knows(&it.said()), "{}", it.said());
        let wording = Wording { subject: "x".into(), kind: Kind::Plain, body: it.inserted(), ..Wording::default() };
        assert_eq!(wording.problems(Lang::En, false), [], "{}", it.inserted());
    }
}
