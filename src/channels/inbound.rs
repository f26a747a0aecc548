//! What comes back: mail to the address that each delivery names for it. Stored as it came, understood after, in a
//! job; believed only where the address carries our mark.

use data_encoding::{BASE64, HEXLOWER};
use mail_parser::{Message as Parsed, MessageParser, MimeHeaders};
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::net::TcpListener;

use super::delivery::{Delivery, State};
use super::sender::{compose, settle};
use super::smtp::{Door, Listener, Taken, is_enhanced};
use crate::app::App;
use crate::base::jobs::Job;
use crate::base::{Actor, Event, Id, Result, Timestamp, Tx};
use crate::customers::Customer;

/// A mail that came in.
#[derive(Clone, Copy, Debug)]
pub struct Inbound;

/// So many bounces that may pass, over so long, make one that does not.
const SOFT: i64 = 3;
const SOFT_DAYS: i64 = 3 * 86_400_000;

/// Looks at one mail that came in.
#[derive(Serialize, Deserialize)]
pub struct UnderstandInbound {
    id: Id<Inbound>,
}

impl Job for UnderstandInbound {
    const KIND: &'static str = "understand_inbound";
}

/// Takes what is addressed with a mark of ours, and nothing else.
#[derive(Clone)]
struct Returned(App);

impl Door for Returned {
    fn knows(&self, recipient: &str) -> bool {
        compose::bounced(&self.0.secrets, recipient).is_some()
    }

    async fn take(&self, mail: Taken) -> bool {
        let secrets = self.0.secrets.clone();
        let stored = self.0.db.write(Actor::SYSTEM, move |tx| {
            mail.recipients.iter().try_for_each(|it| match compose::bounced(&secrets, it) {
                Some(delivery) => store(tx, delivery, it, &mail),
                None => Ok(()),
            })
        });
        stored
            .await
            .inspect_err(|error| tracing::error!(error = format!("{error:?}"), "a bounce was not stored"))
            .is_ok()
    }
}

/// Listens for what comes back, until the program stops.
///
/// # Errors
/// If the port is taken.
pub async fn listen(app: &App, at: std::net::SocketAddr) -> std::io::Result<()> {
    let listener = TcpListener::bind(at).await?;
    tokio::spawn(Listener { size: 1 << 20, ..Listener::default() }.serve(
        listener,
        Returned(app.clone()),
        app.stopping(),
    ));
    Ok(())
}

fn store(tx: &mut Tx<'_>, delivery: Id<Delivery>, recipient: &str, mail: &Taken) -> Result<()> {
    let mut content = recipient.to_lowercase().into_bytes();
    content.push(0);
    content.extend_from_slice(&mail.raw);
    let fingerprint = HEXLOWER.encode(digest(&SHA256, &content).as_ref());
    let (id, now) = (tx.new_id::<Inbound>(), tx.now);
    let new = tx.run(
        "INSERT INTO inbound (id, fingerprint, recipient, sender, raw, at, delivery_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (fingerprint) DO NOTHING",
        &[&id, &fingerprint, &recipient, &mail.sender, &BASE64.encode(&mail.raw), &now, &delivery],
    )?;
    if new == 1 { tx.enqueue(&UnderstandInbound { id }) } else { Ok(()) }
}

/// What a mail that came back says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is no such mailbox, and never will be.
    Hard(String),
    /// It could not be delivered this time.
    Soft(String),
    /// The recipient called it spam.
    Complaint,
    /// The mailbox has it.
    Delivered,
    /// An answer of a machine, or word of a delay.
    Reply,
    /// Nothing that we understand.
    Unknown,
}

impl Verdict {
    fn code(&self) -> &'static str {
        match self {
            Verdict::Hard(_) => "hard",
            Verdict::Soft(_) => "soft",
            Verdict::Complaint => "complaint",
            Verdict::Delivered => "delivered",
            Verdict::Reply => "reply",
            Verdict::Unknown => "unknown",
        }
    }
}

/// Understands a mail that came back.
pub fn understand(raw: &[u8]) -> Verdict {
    let Some(mail) = MessageParser::default().parse(raw) else { return Verdict::Unknown };
    if let Some(report) = part(&mail, "feedback-report") {
        return match word(&report, "feedback-type").as_str() {
            "abuse" | "fraud" => Verdict::Complaint,
            "not-spam" => Verdict::Reply,
            _ => Verdict::Unknown,
        };
    }
    if let Some(report) = part(&mail, "delivery-status") {
        return of_status(&report);
    }
    let automatic = mail.header("Auto-Submitted").and_then(|it| it.as_text()).is_some_and(|it| it.trim() != "no");
    if automatic || mail.header("X-Autoreply").is_some() { Verdict::Reply } else { Verdict::Unknown }
}

/// A part of a report. What goes on in the next line, which then begins with a blank, stands in one.
fn part(mail: &Parsed<'_>, subtype: &str) -> Option<String> {
    let found = mail.parts.iter().find(|it| {
        let of = |it: &str| it.eq_ignore_ascii_case(subtype) || it.eq_ignore_ascii_case(&format!("global-{subtype}"));
        it.content_type().is_some_and(|it| it.ctype().eq_ignore_ascii_case("message") && it.subtype().is_some_and(of))
    })?;
    let mut whole = String::new();
    for line in String::from_utf8_lossy(found.contents()).lines() {
        let goes_on = line.starts_with([' ', '\t']);
        whole.push_str(if goes_on { " " } else { "\n" });
        whole.push_str(line.trim());
    }
    Some(whole)
}

fn field<'a>(report: &'a str, name: &str) -> Option<&'a str> {
    let named = |it: &&'a str| it.split_once(':').is_some_and(|(it, _)| it.trim().eq_ignore_ascii_case(name));
    report.lines().find(named).and_then(|it| it.split_once(':')).map(|(_, it)| it.trim())
}

/// The same, in small letters.
fn word(report: &str, name: &str) -> String {
    field(report, name).unwrap_or_default().to_lowercase()
}

fn of_status(report: &str) -> Verdict {
    let status = field(report, "status").unwrap_or_default();
    let status = status.split(|it: char| it != '.' && !it.is_ascii_digit()).next().unwrap_or_default();
    let told = field(report, "diagnostic-code").map_or_else(|| status.to_owned(), reason);
    match word(report, "action").as_str() {
        "delivered" => Verdict::Delivered,
        "failed" if gone(status) => Verdict::Hard(told),
        "failed" => Verdict::Soft(told),
        "delayed" | "relayed" | "expanded" => Verdict::Reply,
        _ => Verdict::Unknown,
    }
}

/// Why, in the words of the server that refused: without the kind of its words (`smtp; …`), and with the codes that
/// each of its lines began with (`550-5.1.1 …`, `550 5.1.1 …`) once.
fn reason(diagnostic: &str) -> String {
    let words = diagnostic.split_once(';').filter(|(kind, _)| !kind.contains(' ')).map_or(diagnostic, |(_, it)| it);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((code, rest)) = words.split_at_checked(3).filter(|it| it.0.bytes().all(|it| it.is_ascii_digit())) else {
        return words;
    };
    let Some(enhanced) = rest.get(1..).and_then(|it| it.split(' ').next()).filter(|it| is_enhanced(it)) else {
        return words;
    };
    let (first, others) = (format!("{code}-{enhanced}"), format!("{code} {enhanced}"));
    let said = words.replace(&first, "").replace(&others, "");
    format!("{others} {}", said.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether the mailbox is the fault (RFC 3463): not a full one, not a policy, not the way there, and not our own address.
fn gone(status: &str) -> bool {
    let ours = matches!(status, "5.1.7" | "5.1.8");
    (status.starts_with("5.1.") && !ours) || status == "5.2.1" || status == "5.0.0" || status == "5.4.4"
}

/// Does what a mail that came back makes necessary.
pub fn understand_inbound(tx: &mut Tx<'_>, job: UnderstandInbound) -> Result<()> {
    let found = tx.first(
        "SELECT i.raw, i.delivery_id, m.address, m.customer_id, d.subject FROM inbound i
           JOIN deliveries d ON d.id = i.delivery_id
           JOIN messages m ON m.id = d.message_id
          WHERE i.id = $1 AND i.verdict IS NULL",
        &[&job.id],
        |row| {
            Ok((
                row.get::<String>(0)?,
                About { delivery: row.get(1)?, address: row.get(2)?, customer: row.get(3)?, subject: row.get(4)? },
            ))
        },
    )?;
    // It was understood before, or the person it was about is erased.
    let Some((raw, about)) = found else { return Ok(()) };
    let verdict = understand(&BASE64.decode(raw.as_bytes()).unwrap_or_default());
    tx.run("UPDATE inbound SET verdict = $2 WHERE id = $1", &[&job.id, &verdict.code()])?;
    match &verdict {
        Verdict::Hard(told) => {
            become_(tx, &about, State::Bounced, told)?;
            settle::suppress(tx, &about.address, "channels-suppressed-bounced")?;
        }
        Verdict::Soft(told) => {
            become_(tx, &about, State::Bounced, told)?;
            soft(tx, &about)?;
        }
        Verdict::Complaint => {
            become_(tx, &about, State::Complained, "")?;
            settle::suppress(tx, &about.address, "channels-suppressed-complained")?;
        }
        Verdict::Delivered => become_(tx, &about, State::Delivered, "")?,
        Verdict::Reply | Verdict::Unknown => {}
    }
    super::message::tell(tx)
}

struct About {
    delivery: Id<Delivery>,
    address: String,
    customer: Option<Id<Customer>>,
    subject: String,
}

fn become_(tx: &mut Tx<'_>, about: &About, state: State, told: &str) -> Result<()> {
    let told: String = told.chars().filter(|it| !it.is_control()).take(500).collect();
    let moved = tx.run(
        "UPDATE deliveries SET state = $2, due_at = NULL, answer = CASE WHEN $3 = '' THEN answer ELSE $3 END
          WHERE id = $1 AND state IN {texts $4}",
        &[&about.delivery, &state.code(), &told, &state.reached_from()],
    )?;
    let kind = match state {
        State::Bounced => "message.bounced",
        State::Complained => "message.complained",
        _ => return Ok(()),
    };
    if let Some(customer) = about.customer.filter(|_| moved == 1) {
        let now = tx.now;
        let event = Event { kind, ..Event::new("message.bounced", now) };
        let data = json!({ "channel": "email", "subject": about.subject, "answer": told });
        tx.record(&event.of(customer).about(about.delivery).with(data))?;
    }
    Ok(())
}

/// Counts a bounce that may pass; several of them over days are one that does not.
fn soft(tx: &mut Tx<'_>, about: &About) -> Result<()> {
    let now = tx.now;
    tx.run(
        "UPDATE deliveries SET soft_bounces = soft_bounces + 1, first_soft_at = COALESCE(first_soft_at, $2) WHERE id = $1",
        &[&about.delivery, &now],
    )?;
    let (count, first, last) = tx.one(
        "SELECT COUNT(*), MIN(d.first_soft_at), MAX(d.first_soft_at) FROM deliveries d
           JOIN messages m ON m.id = d.message_id
          WHERE m.address = $1 AND d.soft_bounces > 0",
        &[&about.address],
        |row| Ok((row.get::<i64>(0)?, row.get::<Option<Timestamp>>(1)?, row.get::<Option<Timestamp>>(2)?)),
    )?;
    let days = last.zip(first).map_or(0, |(last, first)| last.0 - first.0);
    if count >= SOFT && days >= SOFT_DAYS {
        settle::suppress(tx, &about.address, "channels-suppressed-bounced")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(kind: &str, body: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type={kind}; \
             boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/{kind}\r\n\r\n\
             {body}\r\n--b--\r\n"
        )
    }

    #[test]
    fn what_comes_back_is_understood() {
        let status = |action: &str, status: &str| {
            let body = format!(
                "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: {action}\r\n\
                 Status: {status}\r\nDiagnostic-Code: smtp; {status} Said so"
            );
            understand(report("delivery-status", &body).as_bytes())
        };
        assert_eq!(status("failed", "5.1.1"), Verdict::Hard("5.1.1 Said so".into()));
        assert_eq!(status("failed", "5.2.2"), Verdict::Soft("5.2.2 Said so".into()));
        assert_eq!(status("failed", "4.4.7"), Verdict::Soft("4.4.7 Said so".into()));
        assert_eq!(status("failed", "5.1.8"), Verdict::Soft("5.1.8 Said so".into()), "our own address is the fault");
        assert_eq!(status("delayed", "4.4.1"), Verdict::Reply);
        assert_eq!(status("delivered", "2.0.0"), Verdict::Delivered);
        let complaint = "Feedback-Type: abuse\r\nUser-Agent: Test/1\r\nVersion: 1";
        assert_eq!(understand(report("feedback-report", complaint).as_bytes()), Verdict::Complaint);
        assert_eq!(understand(b"From: a@b.example\r\nAuto-Submitted: auto-replied\r\n\r\nI am away."), Verdict::Reply);
        assert_eq!(understand(b"From: a@b.example\r\nSubject: Hello\r\n\r\nHi"), Verdict::Unknown);
        assert_eq!(understand(&[0xff; 100]), Verdict::Unknown);
    }

    #[test]
    fn a_reason_over_several_lines_is_one_sentence() {
        let body = "Reporting-MTA: dns; mx.example\r\n\r\nAction: failed\r\nStatus: 5.1.1 (no such mailbox)\r\n\
                    Diagnostic-Code: smtp; 550-5.1.1 <Gone@far.example>: Nobody of this\r\n    name 550-5.1.1  550\r\n    \
                    5.1.1 Ask us\r\n\r\n";
        let told = "550 5.1.1 <Gone@far.example>: Nobody of this name Ask us";
        assert_eq!(understand(report("delivery-status", body).as_bytes()), Verdict::Hard(told.into()));
        assert_eq!(reason("X-Postfix; unknown user: \"x\""), "unknown user: \"x\"");
        assert_eq!(reason("said: no; never"), "said: no; never");
        assert_eq!(reason("smtp; 550 No such user"), "550 No such user");
    }
}
