//! What we build is read back by a parser that is not ours.

use mail_parser::MessageParser;
use proptest::prelude::*;

use super::*;
use crate::base::Timestamp;

fn mail<'a>(subject: &'a str, text: &'a str, html: &'a str) -> Mail<'a> {
    Mail {
        from_name: "Jebena & Kin",
        from: "hello@jebena.example",
        to: "abebe@example.org",
        subject,
        text,
        html,
        message_id: "1a2b@jebena.example",
        date: Timestamp(1_763_632_800_000),
        ..Mail::default()
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(|it| it.trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
        .trim_end()
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_mail_says_in_every_language_what_was_meant() {
    for (subject, body) in [
        ("Thank you, Thandi", "Your order is on its way."),
        ("እናመሰግናለን፣ አበበ፤ ትእዛዝዎ ደርሶናል እና በቅርቡ እንልካለን", "ትእዛዝዎ በመንገድ ላይ ነው።"),
        ("Siyabonga — u‑oda wakho usendleleni", "I‑oda lakho lisendleleni."),
        ("A \"quoted\" = subject =?UTF-8?Q?trick?=", "Ends with a dot\n.\n.. and = signs, =_boundary"),
    ] {
        let html = format!("<p>{body}</p>");
        let raw = build(&mail(subject, body, &html));
        assert!(raw.is_ascii() && raw.split(|it| *it == b'\n').all(|it| it.len() <= 998));
        let read = MessageParser::default().parse(&raw).expect("a mail");
        assert_eq!(read.subject(), Some(subject));
        assert_eq!(lines(&read.body_text(0).unwrap()), lines(body));
        assert_eq!(read.body_html(0).unwrap().trim_end().replace('\r', ""), html);
        assert_eq!(read.from().unwrap().first().unwrap().name(), Some("Jebena & Kin"));
        assert_eq!(read.message_id(), Some("1a2b@jebena.example"));
        assert_eq!(read.date().unwrap().to_timestamp(), 1_763_632_800);
    }
}

#[test]
fn nobody_writes_a_header_of_their_own_through_a_name_or_a_subject() {
    let it = Mail {
        from_name: "Evil\r\nBcc: all@example.org",
        reply_to: "a@example.org\r\nX-Evil: yes",
        ..mail("Hello\r\nBcc: all@example.org\r\n\r\nbody", "text", "")
    };
    let raw = String::from_utf8(build(&it)).unwrap();
    let head = raw.split("\r\n\r\n").next().unwrap();
    assert!(!head.lines().any(|it| it.starts_with("Bcc:") || it.starts_with("X-Evil:")), "{head}");
}

proptest! {
    #[test]
    fn whatever_is_written_is_read(subject in "\\PC{0,200}", text in "(\\PC{0,60}\n){0,8}") {
        let raw = build(&mail(&subject, &text, "<p>x</p>"));
        prop_assert!(raw.is_ascii());
        let read = MessageParser::default().parse(&raw).expect("a mail");
        prop_assert_eq!(read.subject().unwrap_or_default().split_whitespace().collect::<Vec<_>>(), subject.split_whitespace().collect::<Vec<_>>());
        prop_assert_eq!(lines(&read.body_text(0).unwrap_or_default()), lines(&text));
    }
}

#[test]
fn html_becomes_text_that_can_be_read() {
    let text = of_html("<h1>Thank you</h1><p>Your <b>order</b> is <a href=\"https://shop.example/o/1\">here</a>.</p>");
    assert!(text.contains("Thank you") && text.contains("https://shop.example/o/1"), "{text}");
}

/// The signature of a mail, as it is written in it.
fn signature(signer: &dkim::Signer) -> String {
    let headers = [("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned())];
    let it = Mail { headers: &headers, ..mail("Thank you", "Your order  is on its way. \n\n", "") };
    let signed = String::from_utf8(signer.sign(&build(&it), Timestamp(1_763_632_800_000)).unwrap()).unwrap();
    let written = signed.split("\r\n b=").nth(1).unwrap().split("\r\nFrom").next().unwrap();
    written.split_whitespace().collect()
}

/// The bytes that dkimpy, a verifier that is not ours, found good, with the key of RFC 8463 (appendix A.2).
#[test]
fn a_signature_is_the_one_that_another_program_found_good() {
    let seed = data_encoding::BASE64.decode(b"nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=").unwrap();
    let head = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    let signer = dkim::Signer::new("jebena.example", "s1", &[&head[..], &seed].concat()).unwrap();
    assert_eq!(signer.record().unwrap(), "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    assert_eq!(
        signature(&signer),
        "RNAuWSudyCN5irFJkfIv+hykk90uK6aF2rhCMe3T0Ojp/TzSp5oZwWxZiLojAZggw9L3dR+zQLgZbDrTo4DTDA=="
    );
}

/// The same with an RSA key that openssl made; it also gave the public half.
#[test]
fn a_signature_with_an_rsa_key_is_the_one_that_another_program_found_good() {
    let key = dkim::read_pem(include_str!("tests/rsa.pem")).unwrap();
    let signer = dkim::Signer::new("jebena.example", "s1", &key).unwrap();
    let public: String = include_str!("tests/rsa-public.pem").lines().filter(|it| !it.starts_with('-')).collect();
    assert_eq!(signer.record().unwrap(), format!("v=DKIM1; k=rsa; p={public}"));
    assert_eq!(signature(&signer), include_str!("tests/rsa-signature").trim());
}

#[test]
fn a_key_that_nobody_trusts_any_more_is_refused() {
    let refused = dkim::read_pem(include_str!("tests/rsa1024.pem"));
    assert!(matches!(refused, Err(crate::base::Error::Invalid(_))), "1,024 bits");
}
