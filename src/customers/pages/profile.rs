//! One person on one page: who, what is usual, what happened, what we may do.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::glance::{self, Glance};
use super::story::{self, Names, Story};
use super::{listing, person};
use crate::app::App;
use crate::base::page::{cursor, from_cursor};
use crate::base::{Conn, Id, Result, Timestamp};
use crate::customers::figures::{Figures, figures};
use crate::customers::timeline::{self, History, Part, Week};
use crate::customers::{
    Attribute, Customer, Duplicate, Effective, ErasureDue, Identity, Merge, SHOWN, State as Agreed, attributes,
    consent::suppressed_among, duplicates_of, edges, effective_consents, erasure_due, find, identities, members,
};
use crate::team::Act;
use crate::web::{self, Figure, Shell, Tab, Who};

/// The lines of one part of the history.
const LINES: usize = 30;
/// The week's length; a year ends with the end of today.
const DAY: i64 = 86_400_000;

/// What the shop's average order is; the feature that keeps orders knows.
pub type ShopAverage = fn(&mut Conn<'_>, currency: &str, now: Timestamp) -> Result<Option<i64>>;

/// What the person `root`, of these rows, is doing on a shop; the feature that follows visitors knows.
pub type Shopping = fn(&mut Conn<'_>, root: Id<Customer>, rows: &[Id<Customer>], now: Timestamp) -> Result<Basket>;

/// What lies in someone's cart, and whether they are on a shop.
#[derive(Clone, Debug, Default)]
pub struct Basket {
    /// Name, pieces and price of one, minor units.
    pub items: Vec<(String, i64, Option<i64>)>,
    /// What they come to, minor units.
    pub value: i64,
    /// The currency's code.
    pub currency: String,
    /// When it was last touched.
    pub updated_at: Timestamp,
    /// Whether the way to an order was begun.
    pub checkout: bool,
    /// The page they are on now; none where they are on no shop.
    pub on: Option<String>,
}

/// The cart as it is shown.
struct BasketView {
    on: Option<String>,
    lines: Vec<(String, String)>,
    total: String,
    touched: String,
    checkout: bool,
}

/// What of the page is asked for.
#[derive(Deserialize, Default)]
pub struct Asked {
    show: Option<String>,
    before: Option<String>,
    newest: Option<String>,
}

#[derive(Template)]
#[template(path = "customers/pages/profile.html")]
struct ProfilePage {
    shell: Shell,
    it: Customer,
    name: String,
    /// Empty where it is the name.
    number: String,
    initials: String,
    hue: u8,
    language: String,
    place: String,
    seen: String,
    figures: Vec<Figure>,
    glance: Glance,
    parts: Vec<Tab>,
    story: Story,
    /// Where the bar that says what is new asks.
    newer: String,
    /// Whether what comes is shown at once, because the newest is what is shown.
    live: bool,
    basket: Option<BasketView>,
    duplicates: Vec<PairView>,
    agreements: Vec<Agreement>,
    identities: Vec<IdentityView>,
    details: Vec<(String, String)>,
    merged: Vec<MergedView>,
    erasure: Option<String>,
}

#[derive(Template)]
#[template(path = "customers/pages/story.html")]
struct StoryPart {
    shell: Shell,
    story: Story,
}

/// The history as it goes on into the past: from now on what comes is counted, not shown.
#[derive(Template)]
#[template(path = "customers/pages/older.html")]
struct OlderPart {
    shell: Shell,
    story: Story,
    newer: String,
}

#[derive(Template)]
#[template(path = "customers/pages/newer.html")]
struct NewerPart {
    shell: Shell,
    count: usize,
    href: String,
}

/// Two who may be one, as the card beside the history says it.
struct PairView {
    id: Id<Duplicate>,
    name: String,
    href: String,
    reasons: Vec<String>,
    beside: String,
}

/// One channel and whether we may use it for news and offers.
pub struct Agreement {
    pub icon: &'static str,
    pub channel: String,
    pub text: String,
    pub tone: &'static str,
    pub since: String,
}

struct IdentityView {
    id: Id<Identity>,
    icon: &'static str,
    kind: String,
    value: String,
    verified: Option<String>,
    /// By what ways nothing is sent there.
    stopped: Vec<String>,
}

struct MergedView {
    id: Id<Merge>,
    name: String,
    number: String,
    beside: String,
}

/// Everything that the page reads.
struct Read {
    figures: Figures,
    average: Option<i64>,
    weeks: Vec<Week>,
    basket: Basket,
    parts: Vec<Part>,
    history: History,
    names: Names,
    newest: (i64, i64),
    duplicates: Vec<(Duplicate, Customer)>,
    agreed: Vec<Effective>,
    identities: Vec<Identity>,
    /// Channel and address that nothing is sent to.
    stopped: Vec<(String, String)>,
    attributes: Vec<Attribute>,
    merged: Vec<(Merge, Customer)>,
    erasure: Option<ErasureDue>,
}

/// GET `/customers/{id}`
pub async fn show(
    app: App,
    who: Who,
    id: Id<Customer>,
    asked: Asked,
    headers: HeaderMap,
    (average, shopping): (ShopAverage, Shopping),
) -> Result<Response> {
    let it = app.db.read(move |db| find(db, id)).await?;
    if it.merged {
        return Ok(web::go(&format!("/customers/{}", it.root)));
    }
    let part = asked.show.as_deref().and_then(Part::parse).unwrap_or_default();
    let before = asked.before.clone();
    if before.is_some() && headers.contains_key("hx-request") {
        return older(&app, &who, id, part, before).await;
    }
    let (now, zone_end) = (who.now(), end_of_today(&who));
    let currency = who.shop().currency;
    let may_merge = who.may(Act::MergeCustomers);
    let read = app
        .db
        .read(move |db| {
            read(db, id, part, before.as_deref(), currency.code(), now, zone_end, may_merge, average, shopping)
        })
        .await?;
    let mut shell = who.shell("nav-customers");
    shell.topics = format!("customer:{id}");
    page(shell, it, part, asked.before.as_deref(), read)
}

async fn older(app: &App, who: &Who, id: Id<Customer>, part: Part, before: Option<String>) -> Result<Response> {
    let from = before.clone();
    let (history, names, newest) = app
        .db
        .read(move |db| {
            let rows = members(db, id)?;
            let history = timeline::page(db, &rows, part, from.as_deref(), LINES)?;
            let names = story::names(db, &history.page.rows)?;
            let newest = timeline::page(db, &rows, Part::Everything, None, 1)?;
            Ok((history, names, newest.page.rows.first().map_or((0, 0), |it| (it.at.0, it.id))))
        })
        .await?;
    let shell = who.shell("");
    let story = story::tell(&shell, &history, &names, before.as_deref(), id, |next| address(id, part, Some(next)));
    let newer = format!("/customers/{id}/newer?newest={}", cursor(&newest));
    web::part(&OlderPart { shell, story, newer })
}

/// GET `/customers/{id}/story?show=…`: the newest lines, for a page that shows them and hears that there are more.
pub async fn story(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Customer>>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let part = asked.show.as_deref().and_then(Part::parse).unwrap_or_default();
    let (history, names) = app
        .db
        .read(move |db| {
            let rows = members(db, id)?;
            let history = timeline::page(db, &rows, part, None, LINES)?;
            let names = story::names(db, &history.page.rows)?;
            Ok((history, names))
        })
        .await?;
    let shell = who.shell("");
    let story = story::tell(&shell, &history, &names, None, id, |next| address(id, part, Some(next)));
    web::part(&StoryPart { shell, story })
}

/// The cart, where there is something to say of it.
fn basket_view(shell: &Shell, it: &Basket) -> Option<BasketView> {
    if it.items.is_empty() && it.on.is_none() {
        return None;
    }
    let money = |minor: i64| shell.locale.money(minor, &it.currency);
    let line = |(name, pieces, price): &(String, i64, Option<i64>)| {
        let name = if *pieces == 1 { name.clone() } else { format!("{} × {name}", shell.locale.number(*pieces)) };
        (name, price.map(|price| money(price.saturating_mul(*pieces))).unwrap_or_default())
    };
    let some = !it.items.is_empty();
    Some(BasketView {
        on: it.on.clone(),
        lines: it.items.iter().map(line).collect(),
        total: if some { money(it.value) } else { String::new() },
        touched: if some {
            shell.tn("customers-cart-touched", [("ago", &person::ago(shell, it.updated_at))])
        } else {
            String::new()
        },
        checkout: it.checkout,
    })
}

/// GET `/customers/{id}/newer?newest=…`: the bar that says what came meanwhile.
pub async fn newer(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Customer>>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let newest = asked.newest.as_deref().and_then(from_cursor::<(i64, i64)>).unwrap_or((i64::MAX, i64::MAX));
    let count = app
        .db
        .read(move |db| {
            let rows = members(db, id)?;
            timeline::newer(db, &rows, newest)
        })
        .await?;
    web::part(&NewerPart { shell: who.shell(""), count, href: format!("/customers/{id}") })
}

/// The end of the reader's day: what a year ends with.
pub(super) fn end_of_today(who: &Who) -> Timestamp {
    let today = who.locale().day_of(who.now().0);
    Timestamp(who.locale().start_of_day(today) + DAY)
}

#[expect(clippy::too_many_arguments, reason = "one read for all that the page shows")]
fn read(
    db: &mut Conn<'_>,
    id: Id<Customer>,
    part: Part,
    before: Option<&str>,
    currency: &str,
    now: Timestamp,
    end: Timestamp,
    may_merge: bool,
    average: ShopAverage,
    shopping: Shopping,
) -> Result<Read> {
    let rows = members(db, id)?;
    let history = timeline::page(db, &rows, part, before, LINES)?;
    let newest = timeline::page(db, &rows, Part::Everything, None, 1)?;
    let mut duplicates = Vec::new();
    if may_merge {
        for pair in duplicates_of(db, id)? {
            let other = find(db, if pair.a == id { pair.b } else { pair.a })?;
            duplicates.push((pair, other));
        }
    }
    let mut merged = Vec::new();
    for edge in edges(db, id)? {
        let other = find(db, edge.merged)?;
        merged.push((edge, other));
    }
    let identities = identities(db, id)?;
    let stopped = suppressed_among(db, &identities.iter().map(|it| it.value.as_str()).collect::<Vec<_>>())?;
    Ok(Read {
        figures: figures(db, &rows, currency, now)?,
        average: average(db, currency, now)?,
        weeks: timeline::year(db, &rows, end)?,
        basket: shopping(db, id, &rows, now)?,
        parts: timeline::parts(db, &rows)?,
        names: story::names(db, &history.page.rows)?,
        newest: newest.page.rows.first().map_or((0, 0), |it| (it.at.0, it.id)),
        history,
        duplicates,
        agreed: effective_consents(db, id)?,
        identities,
        stopped,
        attributes: attributes(db, id)?,
        merged,
        erasure: erasure_due(db, id)?,
    })
}

fn address(id: Id<Customer>, part: Part, before: Option<&str>) -> String {
    let show = (part != Part::Everything).then(|| format!("show={}", part.code()));
    let query: Vec<String> = show.into_iter().chain(before.map(|it| format!("before={it}"))).collect();
    if query.is_empty() { format!("/customers/{id}") } else { format!("/customers/{id}?{}", query.join("&")) }
}

fn page(shell: Shell, it: Customer, part: Part, before: Option<&str>, read: Read) -> Result<Response> {
    let name = person::name(&shell, &it);
    let id = it.id;
    web::page(&ProfilePage {
        initials: tongue::initials(&name),
        hue: tongue::hue(&name),
        number: person::number_beside(&it, &name),
        name,
        language: it.language.as_deref().map(person::language).unwrap_or_default(),
        place: person::place(&shell, &it),
        seen: person::seen(&shell, it.last_seen_at),
        figures: in_words(&shell, &it, &read),
        glance: glance::draw(&shell, id, &read.weeks),
        parts: parts(&shell, id, part, &read.parts),
        story: story::tell(&shell, &read.history, &read.names, before, id, |next| address(id, part, Some(next))),
        newer: match before {
            None => format!("/customers/{id}/story?show={}", part.code()),
            Some(_) => format!("/customers/{id}/newer?newest={}", cursor(&read.newest)),
        },
        live: before.is_none(),
        basket: basket_view(&shell, &read.basket),
        duplicates: read.duplicates.iter().map(|(pair, other)| pair_view(&shell, pair, other)).collect(),
        agreements: agreements(&shell, &read.agreed),
        identities: read.identities.iter().map(|it| identity_view(&shell, it, &read.stopped)).collect(),
        details: details(&shell, &it, &read.attributes),
        merged: read.merged.iter().map(|(edge, other)| merged_view(&shell, edge, other)).collect(),
        erasure: read.erasure.map(|it| shell.locale.date_time(it.due_at.0)),
        it,
        shell,
    })
}

fn in_words(shell: &Shell, it: &Customer, read: &Read) -> Vec<Figure> {
    let money = |minor: i64| shell.locale.home_money(minor);
    let figure = |key: &str, value: String, beside: String| Figure { label: shell.t(key), value, beside };
    let none = || "–".to_owned();
    let since = it.first_order_at.map(|at| shell.locale.month_year(at.0));
    let spent = match &since {
        Some(since) => shell.tn("customers-orders-since", [("n", &it.orders), ("since", since)]),
        None => shell.t("customers-no-orders"),
    };
    let average = read.average.map(|it| shell.tn("customers-shop-average", [("amount", &money(it))]));
    let every = read.figures.every.map(|days| match days {
        0..14 => shell.tn("customers-every-days", [("n", &days)]),
        14..90 => shell.tn("customers-every-weeks", [("n", &((days + 3) / 7))]),
        _ => shell.tn("customers-every-months", [("n", &((days + 15) / 30))]),
    });
    let next = match (read.figures.every, read.figures.next) {
        (None, _) => shell.t("customers-every-unknown"),
        (Some(_), Some(at)) => shell.tn("customers-next-about", [("date", &shell.locale.day_month(at.0))]),
        (Some(_), None) => shell.t("customers-next-overdue"),
    };
    let last = read.figures.last.as_ref();
    let what = last.map(|it| it.items.first().cloned().unwrap_or_else(|| shell.locale.money(it.total, &it.currency)));
    vec![
        figure("customers-figure-spent", money(it.spent), spent),
        figure("customers-figure-usual", read.figures.usual.map_or_else(none, money), average.unwrap_or_default()),
        figure("customers-figure-every", every.unwrap_or_else(none), next),
        figure(
            "customers-figure-last",
            it.last_order_at.map_or_else(none, |at| shell.locale.date(at.0)),
            what.unwrap_or_default(),
        ),
    ]
}

fn parts(shell: &Shell, id: Id<Customer>, open: Part, there: &[Part]) -> Vec<Tab> {
    let tab = |part: &Part| Tab {
        href: address(id, *part, None),
        text: shell.t(&format!("customers-part-{}", part.code())),
        current: *part == open,
        count: String::new(),
    };
    there.iter().map(tab).collect()
}

fn pair_view(shell: &Shell, pair: &Duplicate, other: &Customer) -> PairView {
    PairView {
        id: pair.id,
        name: person::name(shell, other),
        href: format!("/customers/{}", other.id),
        reasons: pair.reasons.iter().map(|it| shell.say(it)).collect(),
        beside: shell
            .tn("customers-pair-figures", [("n", &other.orders), ("amount", &shell.locale.home_money(other.spent))]),
    }
}

/// What was agreed on each channel we know of.
pub fn agreements(shell: &Shell, agreed: &[Effective]) -> Vec<Agreement> {
    let icon = |channel: &str| match channel {
        "email" => "mail",
        "sms" => "sms",
        "whatsapp" => "whats",
        _ => "phone",
    };
    let one = |channel: &&'static str| {
        let state = agreed.iter().find(|it| it.purpose == "marketing" && it.channel == **channel);
        let (key, tone) = match state.map(|it| it.state) {
            Some(Agreed::Given) => ("customers-consent-yes", "good"),
            Some(Agreed::Withdrawn) => ("customers-consent-no", "bad"),
            None => ("customers-consent-unknown", ""),
        };
        Agreement {
            icon: icon(channel),
            channel: shell.t(&format!("customers-channel-{channel}")),
            text: shell.t(key),
            tone,
            since: state.map(|it| shell.locale.date(it.at.0)).unwrap_or_default(),
        }
    };
    listing::CHANNELS.iter().map(one).collect()
}

fn identity_view(shell: &Shell, it: &Identity, stopped: &[(String, String)]) -> IdentityView {
    let (icon, known) = match it.kind.as_str() {
        "email" => ("mail", true),
        "phone" => ("phone", true),
        "shop" => ("bag", true),
        "external" | "anonymous" => ("key", true),
        _ => ("key", false),
    };
    IdentityView {
        id: it.id,
        icon,
        kind: if known { shell.t(&format!("customers-kind-{}", it.kind)) } else { it.kind.clone() },
        value: person::identity(shell, &it.kind, &it.value),
        verified: it.verified_at.map(|at| shell.locale.date(at.0)),
        stopped: stopped
            .iter()
            .filter(|(_, value)| *value == it.value)
            .map(|(channel, _)| shell.tn("customers-stopped", [("channel", &listing::channel(shell, channel))]))
            .collect(),
    }
}

/// What is known, the places of their own first, then everything else that anyone told us.
fn details(shell: &Shell, it: &Customer, attributes: &[Attribute]) -> Vec<(String, String)> {
    let mut details = Vec::new();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|it| !it.is_empty()) {
            details.push((shell.t(&format!("customers-field-{key}")), value));
        }
    };
    put("number", Some(person::number_beside(it, &person::name(shell, it))));
    put("call_me", Some(it.call_me.clone()));
    put("email", it.email.as_deref().map(|it| person::email(shell, it)));
    put("phone", it.phone.as_deref().map(|it| person::phone(shell, it)));
    put("city", it.city.clone());
    put("country", it.country.as_deref().map(|it| shell.country(it)));
    put("language", it.language.as_deref().map(person::language));
    put("since", Some(shell.locale.date(it.created_at.0)));
    let mut last = "";
    for fact in attributes {
        let own =
            SHOWN.contains(&fact.key.as_str()) || matches!(fact.key.as_str(), "made_up" | "first_name" | "last_name");
        // The best of each key comes first.
        if !own && fact.key != last && !fact.value.is_empty() {
            details.push((fact.key.replace('_', " "), fact.value.clone()));
        }
        last = &fact.key;
    }
    details
}

fn merged_view(shell: &Shell, edge: &Merge, other: &Customer) -> MergedView {
    let date = shell.locale.date(edge.at.0);
    let by_person = edge.actor_kind == "staff";
    let key = if by_person { "customers-merged-on" } else { "customers-merged-recognised" };
    let name = person::name(shell, other);
    MergedView {
        id: edge.id,
        number: person::number_beside(other, &name),
        name,
        beside: shell.tn(key, [("date", &date)]),
    }
}
