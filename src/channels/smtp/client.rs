//! One line to a server. Every step has a time limit of its own, and what went wrong is told apart by how
//! far the message was: that decides whether it may be sent once more.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::{ClientId, Extension};
use lettre::transport::smtp::response::Response;
use serde::{Deserialize, Serialize};
use tokio::net::TcpStream;

use super::trust;
use crate::base::outside::CallError;
use crate::base::time::Stopwatch;
use crate::base::{Outside, Result, Say};
use crate::channels::channel::Security;

/// How long the steps may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Making a connection, and each command.
    pub step: Duration,
    /// The answer after the message was handed over: a server may look through it first.
    pub answer: Duration,
    /// How long a line may be unused before it is not trusted any more.
    pub idle: Duration,
    /// How many messages go over one line before it is made afresh.
    pub messages: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        let (step, answer, idle) = (Duration::from_secs(30), Duration::from_secs(120), Duration::from_secs(30));
        Limits { step, answer, idle, messages: 10_000 }
    }
}

impl Limits {
    /// The longest that handing over one message can take, from the first command to the answer.
    pub fn longest(&self) -> Duration {
        self.step * 5 + self.answer
    }
}

/// Where and how a server is reached. The password is open here, and nowhere else.
#[derive(Clone)]
pub struct Route {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is protected.
    pub security: Security,
    /// With what name and password we sign in, if at all.
    pub login: Option<(String, String)>,
    /// A certificate trusted beside those of the world, as PEM; or empty.
    pub certificate: String,
    /// Whether it is our own catcher, which listens on this machine.
    pub own: bool,
    /// How we call ourselves.
    pub hello: String,
}

/// What a server said: its code, its enhanced code (RFC 3463) where it gave one, and its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// As in 250.
    pub code: Option<u16>,
    /// As in 5.1.1.
    pub enhanced: Option<String>,
    /// In its words, or what went wrong on the line.
    pub text: String,
}

/// What became of one message on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it.
    Accepted(Said),
    /// Not now, says the server.
    Deferred(Said),
    /// Never, says the server, to this recipient or this message.
    Refused(Said),
    /// The line was lost before the message had been handed over: it did not arrive.
    Lost(Said),
    /// The line was lost after the message had been handed over, and before the answer: it may have arrived.
    Unsure(Said),
    /// The server wants nothing from us at all: that is no fault of the recipient.
    Trouble(Trouble),
}

/// What is wrong with a channel, and at which step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// `dns`, `private`, `connection`, `tls`, `certificate`, `certificate-name`, `certificate-dates`, `no-sign-in`, `sign-in`, `wants-sign-in`, `sender`.
    pub step: &'static str,
    /// In words for whoever set it up.
    pub say: Say,
}

impl Trouble {
    fn new(step: &'static str, route: &Route, said: &Said) -> Trouble {
        let say = Say::new(&format!("channels-trouble-{step}"))
            .with("host", &route.host)
            .with("port", format!("\u{2060}{}", route.port))
            .with("said", said.shown());
        Trouble { step, say }
    }
}

/// Whether a word is an enhanced code, as in 5.1.1.
pub fn is_enhanced(word: &str) -> bool {
    let numbers: Vec<&str> = word.split('.').collect();
    let number = |it: &&str| (1..=3).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit());
    numbers.len() == 3 && numbers.iter().all(number)
}

impl Said {
    fn of_response(it: &Response) -> Said {
        let lines: Vec<&str> = it.message().collect();
        Said::new(Some(u16::from(it.code())), &lines.join(" "))
    }

    fn of_error(it: &SmtpError) -> Said {
        let text = std::error::Error::source(it).map_or_else(|| it.to_string(), ToString::to_string);
        Said::new(it.status().map(u16::from), &text)
    }

    fn line(text: &str) -> Said {
        Said::new(None, text)
    }

    fn new(code: Option<u16>, text: &str) -> Said {
        let first = text.split_whitespace().next().unwrap_or_default();
        let enhanced = (code.is_some() && is_enhanced(first)).then(|| first.to_owned());
        let words = text.split(|it: char| it.is_whitespace() || it.is_control()).filter(|it| !it.is_empty());
        let text = words.collect::<Vec<_>>().join(" ").chars().take(500).collect();
        Said { code, enhanced, text }
    }

    /// As people see it: the code and the words.
    pub fn shown(&self) -> String {
        match self.code {
            Some(code) => format!("{code} {}", self.text),
            None => self.text.clone(),
        }
    }

    /// Whether the server says that there is no such mailbox, and not merely that it wants nothing of ours.
    pub fn no_such_mailbox(&self) -> bool {
        matches!(self.enhanced.as_deref(), Some("5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10" | "5.2.1"))
    }
}

impl From<Response> for Said {
    fn from(it: Response) -> Said {
        Said::of_response(&it)
    }
}

/// An open line.
pub struct Line {
    smtp: AsyncSmtpConnection,
    /// Told beside each attempt: the server and how protected the line was.
    pub name: String,
    limits: Limits,
    sent: u32,
    used: Stopwatch,
}

/// Why a step did not come to its end.
enum Broken {
    Said(Said),
    Line(Said),
    /// What is wrong with the certificate of the server, as a step of [`Trouble`].
    Certificate(&'static str, Said),
}

impl Broken {
    fn said(self) -> Said {
        match self {
            Broken::Said(it) | Broken::Line(it) | Broken::Certificate(_, it) => it,
        }
    }

    /// What is wrong where the line could not be encrypted.
    fn of_tls(&self) -> &'static str {
        if let Broken::Certificate(step, _) = self { step } else { "tls" }
    }

    /// What is wrong where we could not sign in: only a clear no means the password.
    fn of_sign_in(&self) -> &'static str {
        match self {
            Broken::Said(it) if wants_sign_in(it) => "wants-sign-in",
            Broken::Said(it) if permanent(it) => "sign-in",
            _ => "connection",
        }
    }
}

async fn timed<T>(limit: Duration, step: impl Future<Output = std::result::Result<T, SmtpError>>) -> Result<T, Broken> {
    match tokio::time::timeout(limit, step).await {
        Ok(Ok(it)) => Ok(it),
        Ok(Err(error)) if error.status().is_some() => Err(Broken::Said(Said::of_error(&error))),
        Ok(Err(error)) => match trust::refused(&error) {
            Some((step, why)) => Err(Broken::Certificate(step, Said::line(&why))),
            None => Err(Broken::Line(Said::of_error(&error))),
        },
        Err(_) => Err(Broken::Line(Said::line(&format!("no answer in {} s", limit.as_secs_f32())))),
    }
}

impl Line {
    /// Opens a line: finds the server, connects, encrypts, signs in. `reached` hears of each step that went well.
    pub async fn open(
        outside: &Outside,
        route: &Route,
        limits: Limits,
        mut reached: impl FnMut(&'static str, String),
    ) -> Result<Line, Trouble> {
        let fail = |step, said: Said| Trouble::new(step, route, &said);
        let addresses = find(outside, route).await.map_err(|(step, why)| fail(step, Said::line(&why)))?;
        let shown: Vec<String> = addresses.iter().map(|it| it.ip().to_string()).collect();
        reached("dns", shown.join(", "));
        let stream = connect(&addresses, limits.step).await.map_err(|it| fail("connection", Said::line(&it)))?;
        let address = stream.peer_addr().map_or_else(|_| route.host.clone(), |it| it.to_string());
        let hello = ClientId::Domain(route.hello.clone());
        let tls = match route.security {
            Security::None => None,
            _ => Some(trust::parameters(route).map_err(|it| fail("tls", Said::of_error(&it)))?),
        };
        let mut smtp = if let (Security::Tls, Some(tls)) = (route.security, &tls) {
            // The address is one of those that were checked.
            let at = stream.peer_addr().map_err(|it| fail("connection", Said::line(&it.to_string())))?;
            drop(stream);
            let open = AsyncSmtpConnection::connect_tokio1(at, Some(limits.step), &hello, Some(tls.clone()), None);
            let smtp = timed(limits.step * 2, open).await.map_err(|it| fail(it.of_tls(), it.said()))?;
            reached("connection", address.clone());
            smtp
        } else {
            let open = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello);
            let mut smtp = timed(limits.step, open).await.map_err(|it| fail("connection", it.said()))?;
            reached("connection", address.clone());
            if let Some(tls) = &tls {
                let encrypted = timed(limits.step, smtp.starttls(tls.clone(), &hello)).await;
                encrypted.map_err(|it| fail(it.of_tls(), it.said()))?;
            }
            smtp
        };
        if tls.is_some() {
            let shown = smtp.certificate_chain().map_err(|it| fail("tls", Said::of_error(&it)))?;
            trust::believed(route, shown).map_err(|it| {
                let (step, why) = trust::fault(&it);
                fail(step, Said::line(&why))
            })?;
            reached("tls", String::new());
        }
        if let Some((name, password)) = &route.login {
            let ways = [Mechanism::Plain, Mechanism::Login];
            if smtp.server_info().get_auth_mechanism(&ways).is_none() {
                return Err(fail("no-sign-in", Said::default()));
            }
            let credentials = Credentials::new(name.clone(), password.clone());
            let signed_in = timed(limits.step, smtp.auth(&ways, &credentials)).await;
            let said = signed_in.map_err(|it| fail(it.of_sign_in(), it.said()))?;
            reached("sign-in", Said::of_response(&said).shown());
        }
        let protection = if tls.is_some() { "TLS" } else { "open" };
        let name = format!("{}:{} ({address}, {protection})", route.host, route.port);
        Ok(Line { smtp, name, limits, sent: 0, used: Stopwatch::start() })
    }

    /// Whether it is fit for another message.
    pub fn is_fit(&self) -> bool {
        !self.smtp.has_broken() && self.sent < self.limits.messages && self.used.elapsed() < self.limits.idle
    }

    /// Hands one message over. After anything but an answer of the server the line is of no use any more.
    pub async fn hand_over(&mut self, route: &Route, from: &str, to: &str, mail: &[u8]) -> (Outcome, bool) {
        let outcome = self.steps(route, from, to, mail).await;
        self.sent += 1;
        self.used = Stopwatch::start();
        let fit = match &outcome {
            Outcome::Accepted(_) => true,
            Outcome::Lost(_) | Outcome::Unsure(_) | Outcome::Trouble(_) => false,
            // 421: the server is closing this line.
            Outcome::Deferred(it) | Outcome::Refused(it) => it.code != Some(421) && self.reset().await,
        };
        (outcome, fit && self.is_fit())
    }

    async fn steps(&mut self, route: &Route, from: &str, to: &str, mail: &[u8]) -> Outcome {
        let step = self.limits.step;
        let utf8 = !to.is_ascii();
        if utf8 && !self.smtp.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Outcome::Refused(Said::line("the server takes no address with letters beyond ASCII"));
        }
        let mail_from = format!("MAIL FROM:<{from}>{}\r\n", if utf8 { " SMTPUTF8" } else { "" });
        match timed(step, self.smtp.command(mail_from)).await {
            Ok(_) => {}
            Err(Broken::Said(said)) if permanent(&said) => {
                let step = if wants_sign_in(&said) { "wants-sign-in" } else { "sender" };
                return Outcome::Trouble(Trouble::new(step, route, &said));
            }
            Err(Broken::Said(said)) => return Outcome::Deferred(said),
            Err(lost) => return Outcome::Lost(lost.said()),
        }
        for command in [format!("RCPT TO:<{to}>\r\n"), "DATA\r\n".to_owned()] {
            match timed(step, self.smtp.command(command)).await {
                Ok(_) => {}
                Err(Broken::Said(said)) if wants_sign_in(&said) => {
                    return Outcome::Trouble(Trouble::new("wants-sign-in", route, &said));
                }
                Err(Broken::Said(said)) if permanent(&said) => return Outcome::Refused(said),
                Err(Broken::Said(said)) => return Outcome::Deferred(said),
                Err(lost) => return Outcome::Lost(lost.said()),
            }
        }
        match timed(self.limits.answer, self.smtp.message(mail)).await {
            Ok(response) => Outcome::Accepted(response.into()),
            Err(Broken::Said(said)) if permanent(&said) => Outcome::Refused(said),
            Err(Broken::Said(said)) => Outcome::Deferred(said),
            Err(lost) => Outcome::Unsure(lost.said()),
        }
    }

    async fn reset(&mut self) -> bool {
        timed(self.limits.step, self.smtp.command("RSET\r\n")).await.is_ok()
    }

    /// Says goodbye.
    pub async fn close(mut self) {
        let _ = tokio::time::timeout(Duration::from_secs(2), self.smtp.quit()).await;
    }
}

fn permanent(said: &Said) -> bool {
    said.code.is_some_and(|it| it >= 500)
}

/// Whether a server takes nothing before we sign in, or before the line is encrypted (RFC 4954, RFC 3207).
fn wants_sign_in(said: &Said) -> bool {
    matches!(said.code, Some(530 | 538))
}

async fn find(outside: &Outside, route: &Route) -> Result<Vec<SocketAddr>, (&'static str, String)> {
    if route.own {
        return Ok(vec![SocketAddr::from(([127, 0, 0, 1], route.port))]);
    }
    outside.addresses(&route.host, route.port).await.map_err(|it| match it {
        CallError::Refused(why) => ("private", why),
        CallError::Away(why) => ("dns", why),
        other => ("dns", other.to_string()),
    })
}

async fn connect(addresses: &[SocketAddr], limit: Duration) -> Result<TcpStream, String> {
    let mut last = String::from("no address");
    for it in addresses {
        match tokio::time::timeout(limit, TcpStream::connect(it)).await {
            Ok(Ok(stream)) => {
                // Commands are short and each waits for its answer.
                let _ = stream.set_nodelay(true);
                return Ok(stream);
            }
            Ok(Err(error)) => last = format!("{it}: {error}"),
            Err(_) => last = format!("{it}: no answer in {} s", limit.as_secs_f32()),
        }
    }
    Err(last)
}
