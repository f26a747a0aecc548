//! What a webhook is, and the rules of trying again.

use std::time::Duration;

use url::Url;

use crate::base::{Error, Id, Result, Timestamp};
use crate::team::Staff;

/// An address that is told of events.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// Which.
    pub id: Id<Webhook>,
    /// Where.
    pub url: String,
    /// What it is for, in the words of who made it.
    pub description: String,
    /// The kinds that it wants; none for all.
    pub kinds: Vec<String>,
    /// Its secret, sealed.
    pub secret: Vec<u8>,
    /// The one before, sealed, while it is good.
    pub old_secret: Option<Vec<u8>>,
    /// Until when.
    pub old_until: Option<Timestamp>,
    /// Who made it.
    pub made_by: Id<Staff>,
    /// When.
    pub made_at: Timestamp,
    /// Tries that failed since one went well.
    pub failures: i64,
    /// The first of them.
    pub failing_since: Option<Timestamp>,
    /// Since when nothing is sent, and why.
    pub paused: Option<(Timestamp, Paused)>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

impl Webhook {
    /// Whether it wants events of this kind.
    pub fn wants(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|it| it == kind)
    }
}

/// Why nothing is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paused {
    /// Someone said so.
    Staff,
    /// It failed too often in a row.
    Failing,
}

impl Paused {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Paused::Staff => "staff",
            Paused::Failing => "failing",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Paused {
        if code == "failing" { Paused::Failing } else { Paused::Staff }
    }
}

/// Where a send stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is still to be delivered.
    Waiting,
    /// The other side has it.
    Delivered,
    /// It is not tried any more.
    GivenUp,
}

impl State {
    /// As stored, and as the end of its key in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Delivered => "delivered",
            State::GivenUp => "given_up",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Result<State> {
        [State::Waiting, State::Delivered, State::GivenUp]
            .into_iter()
            .find(|it| it.code() == code)
            .ok_or_else(|| Error::internal(format!("no send is {code}")))
    }
}

/// One event on its way to one webhook.
#[derive(Clone, Debug)]
pub struct Send {
    /// Which; the receiver knows it by this id.
    pub id: Id<Send>,
    /// To whom.
    pub webhook: Id<Webhook>,
    /// What kind of event; `ping` for a trial.
    pub kind: String,
    /// Where it stands.
    pub state: State,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next.
    pub next_at: Timestamp,
    /// What is sent; none before the first try, and after it was forgotten.
    pub body: Option<String>,
    /// Since when it waits.
    pub made_at: Timestamp,
}

/// A try to deliver it.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// When.
    pub at: Timestamp,
    /// How long it took.
    pub took_ms: i64,
    /// What was answered.
    pub status: Option<i64>,
    /// Why there was no answer.
    pub problem: Option<String>,
    /// The beginning of the answer.
    pub answer: Option<String>,
}

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

/// How long to wait after each try that failed, in seconds: three days in all.
const WAITS: &[u64] =
    &[5, 30, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, 20 * HOUR, 24 * HOUR];

/// How long to wait after the try with this number, from 1; none if that was the last.
pub fn wait(attempt: i64) -> Option<Duration> {
    let at = usize::try_from(attempt).ok()?.checked_sub(1)?;
    WAITS.get(at).map(|it| Duration::from_secs(*it))
}

/// A webhook is paused once so many tries have failed in a row, and none went well for so long.
const FAILURES: i64 = 100;
const FAILING: Duration = Duration::from_secs(24 * HOUR);

/// Whether a webhook has failed so often and so long that nobody seems to be there.
pub fn is_hopeless(failures: i64, since: Timestamp, now: Timestamp) -> bool {
    failures >= FAILURES && now.since(since) >= FAILING
}

/// An address that may be told: the web, and not ourselves.
///
/// # Errors
/// `Invalid` with the reason.
pub fn address(text: &str, ourselves: &Url) -> Result<Url> {
    let url: Url = text.trim().parse().map_err(|_| Error::invalid("webhooks-url-unusable"))?;
    let web = matches!(url.scheme(), "http" | "https") && url.host().is_some();
    if !web || text.trim().len() > 2_000 || !url.username().is_empty() || url.password().is_some() {
        return Err(Error::invalid("webhooks-url-unusable"));
    }
    if is_ours(&url, ourselves) {
        return Err(Error::invalid("webhooks-url-ours"));
    }
    Ok(url)
}

/// Whether an address is our own: what it is told would make it tell again.
pub fn is_ours(url: &Url, ourselves: &Url) -> bool {
    let host = |it: &Url| it.host_str().map(|it| it.trim_end_matches('.').to_ascii_lowercase());
    host(url) == host(ourselves) && url.port_or_known_default() == ourselves.port_or_known_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trying_again_takes_about_three_days() {
        let whole: Duration = (1..).map_while(wait).sum();
        let days = whole.as_secs_f64() / 86_400.0;
        assert!((2.7..3.3).contains(&days), "{days}");
        assert!((1..12).all(|it| wait(it) < wait(it + 1)), "waits grow");
        assert_eq!((wait(0), wait(13)), (None, None));
    }

    #[test]
    fn a_webhook_is_given_up_only_after_many_failures_and_a_day() {
        let (since, day) = (Timestamp(0), Timestamp(86_400_000));
        assert!(is_hopeless(100, since, day));
        assert!(!is_hopeless(99, since, day) && !is_hopeless(100, since, Timestamp(day.0 - 1)));
    }

    #[test]
    fn our_own_address_is_known_in_any_writing() {
        let ours: Url = "https://desk.shop.example".parse().unwrap();
        for it in
            ["https://desk.shop.example/v1/batch", "https://DESK.shop.example.:443/x", "https://desk.shop.example"]
        {
            assert!(address(it, &ours).is_err(), "{it}");
        }
        for it in ["", "desk", "ftp://other.example", "https://", "https://a:b@other.example", "javascript:alert(1)"] {
            assert!(address(it, &ours).is_err(), "{it}");
        }
        assert!(address(" https://other.example/hook?x=1 ", &ours).is_ok());
        assert!(address("https://desk.shop.example:8443/", &ours).is_ok());
    }
}
