//! The list of what was sent, is to be sent, and was not.

use askama::Template;
use axum::extract::{RawQuery, State as Shared};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use futures::stream;
use serde_json::json;

use crate::app::App;
use crate::base::Result;
use crate::channels::channel::{Channel, channels};
use crate::channels::delivery::{Left, State};
use crate::channels::list::{self, Filter, Listed};
use crate::team::{self, Act};
use crate::web::{self, Choice, Shell, Tab, Who, words};

/// How many rows a page has.
const PAGE: usize = 50;
/// How many rows a download reads at once.
const SLICE: usize = 2_000;

/// The tabs: the end of their key, and what stands under them.
const TABS: [(&str, &[State]); 7] = [
    ("", &[]),
    ("waiting", &[State::Waiting, State::Sending]),
    ("sent", &[State::Sent, State::Delivered]),
    ("bounced", &[State::Bounced, State::Complained]),
    ("failed", &[State::Failed]),
    ("left-out", &[State::LeftOut]),
    ("cancelled", &[State::Cancelled]),
];

/// The whole question, as it stands in the address.
#[derive(Clone, Debug, Default)]
struct Ask {
    tab: String,
    filter: Filter,
    after: Option<String>,
}

impl Ask {
    fn read(query: Option<&str>) -> Ask {
        let mut it = Ask::default();
        for (name, value) in url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            let value = value.trim();
            match &*name {
                _ if value.is_empty() => {}
                "q" => it.filter.words = value.chars().take(100).collect(),
                "customer" => it.filter.customer = value.parse().ok(),
                "channel" => it.filter.channel = value.parse().ok(),
                "for" => {
                    it.filter.marketing = ["service", "marketing"].iter().position(|it| *it == value).map(|at| at == 1)
                }
                "state" => it.tab = value.to_owned(),
                "after" => it.after = Some(value.to_owned()),
                _ => {}
            }
        }
        it.filter.twice = it.tab == "twice";
        it.filter.states =
            TABS.iter().find(|(name, _)| *name == it.tab).map_or(Vec::new(), |(_, states)| states.to_vec());
        it
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = Vec::new();
        let mut put = |name, value: Option<String>| fields.extend(value.map(|it| (name, it)));
        put("q", Some(self.filter.words.clone()).filter(|it| !it.is_empty()));
        put("customer", self.filter.customer.map(|it| it.to_string()));
        put("channel", self.filter.channel.map(|it| it.to_string()));
        put("for", self.filter.marketing.map(|it| if it { "marketing" } else { "service" }.to_owned()));
        put("state", Some(self.tab.clone()).filter(|it| !it.is_empty()));
        fields
    }

    fn href(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.fields());
        query.extend_pairs(self.after.iter().map(|it| ("after", it)));
        let query = query.finish();
        if query.is_empty() { "/messages".to_owned() } else { format!("/messages?{query}") }
    }

    fn tab(&self, name: &str) -> String {
        Ask { tab: name.to_owned(), after: None, ..self.clone() }.href()
    }
}

#[derive(Template)]
#[template(path = "channels/pages/list.html")]
struct ListPage {
    shell: Shell,
    tabs: Vec<Tab>,
    words: String,
    purposes: Vec<Choice>,
    channels: Vec<Choice>,
    hidden: Vec<(&'static str, String)>,
    fields: Vec<(&'static str, String)>,
    asked: bool,
    /// What is wrong with a channel, if anything; or that there is none.
    troubles: Vec<String>,
    demo: bool,
    rows: Vec<RowView>,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "channels/pages/rows.html")]
struct RowsPart {
    shell: Shell,
    rows: Vec<RowView>,
    more: Option<String>,
}

struct RowView {
    href: String,
    subject: String,
    to: String,
    to_href: String,
    address: String,
    purpose: String,
    state: String,
    tone: &'static str,
    beside: String,
    twice: bool,
    at: String,
}

/// The chip of a state: words and tone.
pub fn standing(shell: &Shell, state: State) -> (String, &'static str) {
    let tone = match state {
        State::Waiting | State::Sending => "sun",
        State::Sent | State::Delivered => "good",
        State::Bounced | State::Complained | State::Failed => "bad",
        State::LeftOut => "plum",
        State::Cancelled => "line",
    };
    (shell.t(&format!("channels-state-{}", state.code().replace('_', "-"))), tone)
}

/// What stands beside a state: why, or when it is tried again.
pub fn beside(shell: &Shell, it: &Listed) -> String {
    match (it.state, Left::parse(&it.answer), it.due_at) {
        (State::LeftOut, Some(why), _) => shell.t(&format!("channels-why-{}", why.code().replace('_', "-"))),
        (State::Waiting, _, Some(due)) if it.attempts > 0 => {
            shell.tn("channels-again-at", [("time", &shell.locale.date_time(due.0)), ("n", &it.attempts)])
        }
        (State::Cancelled, _, _) if words::knows(&it.answer) => shell.t(&it.answer),
        (State::Failed | State::Bounced, _, _) => it.answer.clone(),
        _ => String::new(),
    }
}

/// For what a message is, in words.
pub fn purpose(shell: &Shell, code: &str) -> String {
    match code {
        "service" => shell.t("channels-for-service"),
        "marketing" => shell.t("channels-for-marketing"),
        other => other.to_owned(),
    }
}

fn view(shell: &Shell, it: &Listed) -> RowView {
    let (state, tone) = standing(shell, it.state);
    let name = it
        .customer
        .as_ref()
        .map(|(_, number, name)| if name.is_empty() { format!("C-{number}") } else { name.clone() });
    let address = if shell.may(Act::SeeContacts) { it.address.clone() } else { String::new() };
    RowView {
        href: format!("/messages/{}", it.id),
        subject: if it.subject.is_empty() { shell.t("channels-no-subject") } else { it.subject.clone() },
        to: name.unwrap_or_else(|| address.clone()),
        to_href: it.customer.as_ref().map(|it| format!("/customers/{}", it.0)).unwrap_or_default(),
        address,
        purpose: purpose(shell, &it.purpose),
        state,
        tone,
        beside: beside(shell, it),
        twice: it.twice,
        at: shell.locale.date_time(it.accepted_at.unwrap_or(it.created_at).0),
    }
}

/// GET `/messages`
pub async fn show(
    Shared(app): Shared<App>,
    who: Who,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let ask = Ask::read(query.as_deref());
    let asked = ask.clone();
    let part = headers.contains_key("hx-request") && ask.after.is_some();
    let (page, around) = app
        .db
        .read(move |db| {
            let page = list::page(db, &asked.filter, asked.after.as_deref(), PAGE)?;
            let around = if part { None } else { Some((list::counts(db, &asked.filter)?, channels(db)?)) };
            Ok((page, around))
        })
        .await?;
    let mut shell = who.shell("nav-messages");
    shell.topics = "messages".into();
    let rows: Vec<RowView> = page.rows.iter().map(|it| view(&shell, it)).collect();
    let more = page.next.map(|after| Ask { after: Some(after), ..ask.clone() }.href());
    match around {
        None => web::part(&RowsPart { shell, rows, more }),
        Some((counts, channels)) => web::page(&whole(shell, &ask, counts, &channels, rows, more)),
    }
}

fn whole(
    shell: Shell,
    ask: &Ask,
    (counts, twice): (Vec<(State, i64)>, i64),
    channels: &[Channel],
    rows: Vec<RowView>,
    more: Option<String>,
) -> ListPage {
    let of = |states: &[State]| -> i64 {
        counts.iter().filter(|(it, _)| states.is_empty() || states.contains(it)).map(|it| it.1).sum()
    };
    let tab = |name: &str, count: i64| Tab {
        href: ask.tab(name),
        text: shell.t(&format!("channels-tab-{}", if name.is_empty() { "all" } else { name })),
        current: ask.tab == name,
        count: shell.locale.number(count),
    };
    let mut tabs: Vec<Tab> = TABS.iter().map(|(name, states)| tab(name, of(states))).collect();
    if twice > 0 || ask.tab == "twice" {
        tabs.push(tab("twice", twice));
    }
    let choice = |value: &str, text: String, chosen: bool| Choice { value: value.to_owned(), text, chosen };
    let marketing = ask.filter.marketing;
    let purposes = vec![
        choice("", shell.t("channels-for-any"), marketing.is_none()),
        choice("service", shell.t("channels-for-service"), marketing == Some(false)),
        choice("marketing", shell.t("channels-for-marketing"), marketing == Some(true)),
    ];
    let mut by_channel = vec![choice("", shell.t("channels-any-channel"), ask.filter.channel.is_none())];
    by_channel.extend(
        channels.iter().map(|it| choice(&it.id.to_string(), it.name.clone(), ask.filter.channel == Some(it.id))),
    );
    let mut troubles: Vec<String> =
        channels.iter().filter_map(|it| it.trouble.as_ref()).map(|it| shell.say(it)).collect();
    troubles
        .extend(channels.iter().filter(|it| it.paused).map(|it| shell.tn("channels-is-paused", [("name", &it.name)])));
    if channels.is_empty() {
        troubles.push(shell.t("channels-none-yet"));
    }
    let fields = ask.fields();
    ListPage {
        asked: !fields.is_empty(),
        hidden: fields.iter().filter(|(name, _)| matches!(*name, "state" | "customer")).cloned().collect(),
        words: ask.filter.words.clone(),
        demo: channels.iter().any(|it| it.built_in),
        tabs,
        purposes,
        channels: by_channel,
        fields,
        troubles,
        rows,
        more,
        shell,
    }
}

/// POST `/messages/export`: all rows of the list as CSV, slice by slice.
pub async fn export(Shared(app): Shared<App>, who: Who, body: String) -> Result<Response> {
    let ask = Ask::read(Some(&body));
    let about = ask.tab(&ask.tab);
    app.db.write(who.actor(), move |tx| team::audit(tx, "messages.exported", None, json!({ "list": about }))).await?;
    let rows = stream::try_unfold(Some((true, None::<String>)), move |at| {
        let (app, who, ask) = (app.clone(), who.clone(), ask.clone());
        async move {
            let Some((first, after)) = at else { return Ok(None) };
            let page = app.db.read_long(move |db| list::page(db, &ask.filter, after.as_deref(), SLICE)).await;
            let page = page.map_err(std::io::Error::other)?;
            let text = lines(&who, first, &page.rows)?;
            Ok::<_, std::io::Error>(Some((text, page.next.map(|it| (false, Some(it))))))
        }
    });
    let name = "attachment; filename=\"messages.csv\"";
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, axum::body::Body::from_stream(rows)).into_response())
}

fn lines(who: &Who, first: bool, rows: &[Listed]) -> std::io::Result<Vec<u8>> {
    const HEADS: [&str; 10] =
        ["delivery", "state", "maybe_twice", "to", "customer", "purpose", "subject", "written_at", "sent_at", "answer"];
    let mut out = sheet::Writer::new(Vec::new(), sheet::Delimiter::COMMA, first)?;
    if first {
        out.row(HEADS)?;
    }
    let time = |it: crate::base::Timestamp| {
        let at = jiff::Timestamp::from_millisecond(it.0).unwrap_or_default();
        at.to_zoned(who.locale().zone.clone()).datetime().to_string()
    };
    for it in rows {
        out.row([
            it.id.to_string(),
            it.state.code().to_owned(),
            u8::from(it.twice).to_string(),
            it.address.clone(),
            it.customer.as_ref().map(|it| format!("C-{}", it.1)).unwrap_or_default(),
            it.purpose.clone(),
            it.subject.clone(),
            time(it.created_at),
            it.accepted_at.map(time).unwrap_or_default(),
            it.answer.clone(),
        ])?;
    }
    out.finish()
}
