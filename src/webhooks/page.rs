//! What the pages of webhooks show.

use askama::Template;

use super::kinds::kinds;
use super::model::{Attempt, Paused, Send, State, Webhook};
use crate::base::Id;
use crate::web::{Choice, Shell};

/// The list, and the form of a new one.
#[derive(Template)]
#[template(path = "webhooks/list.html")]
pub struct HooksPage {
    pub shell: Shell,
    pub hooks: Vec<HookLine>,
    pub url: String,
    pub description: String,
    pub kinds: Vec<Choice>,
    pub error: String,
}

/// A webhook in the list.
pub struct HookLine {
    id: Id<Webhook>,
    url: String,
    description: String,
    kinds: String,
    standing: Standing,
    waiting: String,
}

/// How it goes: words and a tone.
pub struct Standing {
    text: String,
    tone: &'static str,
}

impl HookLine {
    /// As it is shown.
    pub fn of(shell: &Shell, it: Webhook, waiting: i64) -> HookLine {
        HookLine {
            id: it.id,
            standing: standing(shell, &it),
            kinds: match it.kinds.len() as i64 {
                0 => shell.t("webhooks-all-kinds"),
                n => shell.tn("webhooks-some-kinds", [("n", &n)]),
            },
            waiting: if waiting > 0 { shell.tn("webhooks-waiting", [("n", &waiting)]) } else { String::new() },
            url: it.url,
            description: it.description,
        }
    }
}

fn standing(shell: &Shell, it: &Webhook) -> Standing {
    let (key, tone) = match it.paused {
        Some((_, Paused::Staff)) => ("webhooks-is-paused", "sun"),
        Some((_, Paused::Failing)) => ("webhooks-is-given-up", "bad"),
        None if it.failures > 0 => ("webhooks-is-failing", "sun"),
        None => ("webhooks-is-on", "good"),
    };
    Standing { text: shell.t(key), tone }
}

/// The kinds to choose from.
pub fn kind_choices(chosen: &[String]) -> Vec<Choice> {
    let choice =
        |it: &str| Choice { value: it.to_owned(), text: it.to_owned(), chosen: chosen.iter().any(|c| c == it) };
    kinds().into_iter().map(choice).collect()
}

/// One webhook with its sends.
#[derive(Template)]
#[template(path = "webhooks/show.html")]
pub struct HookPage {
    shell: Shell,
    id: Id<Webhook>,
    host: String,
    standing: Standing,
    /// Why nothing is sent, where nothing is.
    note: String,
    paused: bool,
    waiting: String,
    made: String,
    old_until: String,
    pub url: String,
    pub description: String,
    pub kinds: Vec<Choice>,
    pub error: String,
    sends: Vec<SendLine>,
    more: Option<String>,
}

/// A send with its tries.
struct SendLine {
    id: Id<Send>,
    kind: String,
    at: String,
    state: String,
    tone: &'static str,
    tries: Vec<TryLine>,
    body: String,
    next: String,
    can_again: bool,
}

struct TryLine {
    at: String,
    outcome: String,
    answer: String,
}

/// As it is shown.
pub fn hook_page(
    shell: Shell,
    it: Webhook,
    by: &str,
    waiting: i64,
    sends: Vec<(Vec<Attempt>, Send)>,
    more: Option<String>,
) -> HookPage {
    let host = url::Url::parse(&it.url).ok().and_then(|it| it.host_str().map(str::to_owned)).unwrap_or_default();
    let note = match it.paused {
        Some((at, Paused::Failing)) => {
            shell.tn("webhooks-given-up-note", [("time", &shell.locale.date_time(at.ms())), ("n", &it.failures)])
        }
        Some((at, Paused::Staff)) => shell.tn("webhooks-paused-note", [("time", &shell.locale.date_time(at.ms()))]),
        None => String::new(),
    };
    let old = it.old_until.filter(|until| shell.now < *until);
    HookPage {
        id: it.id,
        host,
        standing: standing(&shell, &it),
        note,
        paused: it.paused.is_some(),
        waiting: if waiting > 0 { shell.tn("webhooks-waiting", [("n", &waiting)]) } else { String::new() },
        made: shell.tn("webhooks-made-by", [("name", &by), ("date", &shell.locale.date(it.made_at.ms()))]),
        old_until: old
            .map(|at| shell.tn("webhooks-old-secret", [("time", &shell.locale.date_time(at.ms()))]))
            .unwrap_or_default(),
        kinds: kind_choices(&it.kinds),
        url: it.url,
        description: it.description,
        error: String::new(),
        sends: sends.into_iter().map(|(tries, it)| send_line(&shell, it, tries)).collect(),
        more: more.map(|after| format!("/settings/webhooks/{}?after={after}", it.id)),
        shell,
    }
}

fn send_line(shell: &Shell, it: Send, tries: Vec<Attempt>) -> SendLine {
    let waits = it.state == State::Waiting;
    let (key, tone) = match it.state {
        State::Waiting if it.attempts == 0 => ("webhooks-state-waiting", ""),
        State::Waiting => ("webhooks-state-again", "sun"),
        State::Delivered => ("webhooks-state-delivered", "good"),
        State::GivenUp => ("webhooks-state-given-up", "bad"),
    };
    SendLine {
        id: it.id,
        kind: it.kind,
        at: shell.locale.date_time(it.made_at.ms()),
        state: shell.t(key),
        tone,
        next: if waits && it.attempts > 0 {
            shell.tn("webhooks-next", [("time", &shell.locale.date_time(it.next_at.ms()))])
        } else {
            String::new()
        },
        can_again: !waits || it.attempts > 0,
        tries: tries.into_iter().map(|it| try_line(shell, it)).collect(),
        body: it.body.unwrap_or_default(),
    }
}

fn try_line(shell: &Shell, it: Attempt) -> TryLine {
    let took = it.took_ms;
    TryLine {
        at: shell.locale.date_time(it.at.ms()),
        outcome: match (it.status, it.problem) {
            (Some(status), _) => shell.tn("webhooks-try-answered", [("status", &status.to_string()), ("ms", &took)]),
            (None, why) => shell.tn("webhooks-try-failed", [("why", &why.unwrap_or_default()), ("ms", &took)]),
        },
        answer: it.answer.unwrap_or_default(),
    }
}
