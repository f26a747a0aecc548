//! The history in sentences: for each kind of event an icon, a tone and the words.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::listing::channel;
use super::{person, visited};
use crate::base::page::from_cursor;
use crate::base::{Conn, Id, Result, Timestamp};
use crate::customers::customer::Customer;
use crate::customers::timeline::{Entry, History};
use crate::team::{self, Act};
use crate::web::Shell;

/// Around the words of a sentence that are a link; no person can write them.
const LINK: &str = "\u{e000}";
const END: &str = "\u{e001}";

/// The history of some days.
pub struct Story {
    pub days: Vec<Day>,
    /// The address of what is older, and the words for it.
    pub earlier: Option<(String, String)>,
}

/// What happened on one day, or in one month long ago.
pub struct Day {
    /// None where the part before ended within the same day.
    pub title: Option<(String, String)>,
    pub lines: Vec<Line>,
}

/// One sentence.
pub struct Line {
    pub icon: &'static str,
    pub tone: &'static str,
    /// Before the link, the link, behind it.
    pub before: String,
    pub link: Option<(String, String)>,
    pub after: String,
    /// What stands below, smaller.
    pub beside: String,
    /// What someone wrote, and the address that takes it away.
    pub note: Option<(String, Option<String>)>,
    pub machine: String,
    pub time: String,
}

/// The names that sentences need.
#[derive(Default)]
pub struct Names {
    staff: HashMap<i64, String>,
    customers: HashMap<String, String>,
}

/// Looks up who is named in these entries.
pub fn names(db: &mut Conn<'_>, entries: &[Entry]) -> Result<Names> {
    let mut names = Names::default();
    if entries.iter().any(|it| it.actor_kind == "staff") {
        names.staff = team::all_staff(db)?.into_iter().map(|it| (it.id.raw(), it.name)).collect();
    }
    for other in entries.iter().filter_map(|it| it.data["other"].as_str()) {
        let Ok(id) = other.parse::<Id<Customer>>() else { continue };
        let found = db.first("SELECT name, number FROM customers WHERE id = $1", &[&id], |row| {
            let (name, number): (String, i64) = (row.get(0)?, row.get(1)?);
            Ok(if name.is_empty() { person::number(number) } else { name })
        })?;
        if let Some(name) = found {
            names.customers.insert(other.to_owned(), name);
        }
    }
    Ok(names)
}

/// The history as it is shown. `more` makes the address of what is older than a cursor.
pub fn tell(
    shell: &Shell,
    history: &History,
    names: &Names,
    before: Option<&str>,
    home: Id<Customer>,
    more: impl Fn(&str) -> String,
) -> Story {
    let mut last = before.and_then(from_cursor::<(i64, i64)>).map(|(at, _)| mark(shell, Timestamp(at)));
    let mut days: Vec<Day> = Vec::new();
    for entry in &history.page.rows {
        let mark = mark(shell, entry.at);
        if last.as_ref() != Some(&mark) || days.is_empty() {
            let title = (last.as_ref() != Some(&mark)).then(|| mark.clone());
            days.push(Day { title, lines: Vec::new() });
            last = Some(mark);
        }
        if let Some(day) = days.last_mut() {
            day.lines.push(line(shell, entry, names, home));
        }
    }
    let earlier = history.page.next.as_deref().zip(history.goes_on_at).map(|(next, at)| {
        let month = shell.locale.month_year(at.0);
        (more(next), shell.tn("customers-show-earlier", [("month", &month)]))
    });
    Story { days, earlier }
}

/// How many days ago a line still stands under its own day.
const DAYS: i64 = 31;

fn days_ago(shell: &Shell, at: Timestamp) -> i64 {
    let (today, day) = (shell.locale.day_of(shell.now.0), shell.locale.day_of(at.0));
    day.until(today).map_or(0, |it| i64::from(it.get_days()))
}

/// The head over a line: its day, or its month where that is long ago.
fn mark(shell: &Shell, at: Timestamp) -> (String, String) {
    let long = || shell.locale.date_long(at.0);
    match days_ago(shell, at) {
        0 => (shell.t("customers-today"), long()),
        1 => (shell.t("customers-yesterday"), long()),
        2..DAYS => (shell.locale.weekday(at.0).to_owned(), shell.locale.day_month(at.0)),
        _ => (shell.locale.month_year(at.0), String::new()),
    }
}

fn line(shell: &Shell, entry: &Entry, names: &Names, home: Id<Customer>) -> Line {
    let near = days_ago(shell, entry.at) < DAYS;
    let Look { icon, tone, words } = look(&entry.kind);
    let (sentence, href) = sentence(shell, entry, words, names);
    let (before, link, after) = part(&sentence, href);
    let note = (entry.kind == "note.added").then(|| {
        let body = entry.data["body"].as_str().unwrap_or_default().to_owned();
        let removal = entry.thing.filter(|_| shell.may(Act::EditCustomers));
        (body, removal.map(|it| format!("/customers/{home}/notes/{}/removal", Id::<Entry>::from_raw(it))))
    });
    Line {
        icon,
        tone,
        before,
        link,
        after,
        beside: beside(shell, entry),
        note,
        machine: person::machine(entry.at),
        time: if near { shell.locale.time(entry.at.0) } else { shell.locale.day_month(entry.at.0) },
    }
}

/// How an event of some kind is told.
struct Look {
    icon: &'static str,
    tone: &'static str,
    /// The end of the key of its sentence.
    words: &'static str,
}

/// The registry of kinds. A kind that is not known yet is shown all the same.
fn look(kind: &str) -> Look {
    let (icon, tone, words) = match kind {
        "order.placed" => ("bag", "accent", "order-placed"),
        "order.extended" => ("plus", "accent", "order-extended"),
        "order.adjusted" => ("edit", "", "order-adjusted"),
        "order.paid" => ("card", "good", "order-paid"),
        "order.fulfilled" => ("truck", "good", "order-fulfilled"),
        "order.unfulfilled" => ("left", "", "order-unfulfilled"),
        "order.cancelled" => ("x", "bad", "order-cancelled"),
        "order.restored" => ("left", "", "order-restored"),
        "order.refunded" => ("refund", "plum", "order-refunded"),
        "order.refund_withdrawn" => ("left", "", "order-refund-withdrawn"),
        "order.noted" => ("note", "sun", "order-noted"),
        "order.note_removed" => ("note", "", "order-note-removed"),
        "note.added" => ("note", "sun", "note"),
        "customer.merged" => ("merge", "", "merged"),
        "customer.parted" => ("merge", "", "parted"),
        "consent.given" => ("check", "good", "consent-given"),
        "consent.withdrawn" => ("x", "bad", "consent-withdrawn"),
        "message.sent" => ("mail", "", "message-sent"),
        "message.failed" => ("mail", "bad", "message-failed"),
        "message.left_out" => ("mail", "sun", "message-left-out"),
        "message.bounced" => ("mail", "bad", "message-bounced"),
        "message.complained" => ("flag", "bad", "message-complained"),
        "message.unsubscribed" => ("x", "bad", "message-unsubscribed"),
        "page.viewed" => ("globe", "", "page-viewed"),
        "screen.viewed" => ("phone", "", "screen-viewed"),
        "customer.identified" => ("person", "good", "identified"),
        "customer.aliased" => ("merge", "", "aliased"),
        "group.joined" => ("people", "", "group-joined"),
        "products.searched" => ("search", "", "searched"),
        "product_list.viewed" => ("columns", "", "list-viewed"),
        "product_list.filtered" => ("filter", "", "list-filtered"),
        "product.viewed" => ("tag", "", "product-viewed"),
        "product.clicked" => ("tag", "", "product-clicked"),
        "product.shared" => ("out", "", "product-shared"),
        "product.reviewed" => ("star", "sun", "product-reviewed"),
        "promotion.viewed" => ("gift", "", "promotion-viewed"),
        "promotion.clicked" => ("gift", "", "promotion-clicked"),
        "cart.added" => ("cart", "accent", "cart-added"),
        "cart.removed" => ("cart", "", "cart-removed"),
        "cart.viewed" => ("cart", "", "cart-viewed"),
        "cart.shared" => ("out", "", "cart-shared"),
        "checkout.started" => ("card", "accent", "checkout-started"),
        "checkout.payment_entered" => ("card", "", "checkout-payment"),
        "checkout.completed" => ("check", "good", "checkout-completed"),
        "coupon.entered" => ("ticket", "", "coupon-entered"),
        "coupon.applied" => ("ticket", "good", "coupon-applied"),
        "coupon.denied" => ("ticket", "bad", "coupon-denied"),
        "coupon.removed" => ("ticket", "", "coupon-removed"),
        "wishlist.added" => ("star", "sun", "wishlist-added"),
        "wishlist.removed" => ("star", "", "wishlist-removed"),
        "custom.tracked" => ("flag", "", "tracked"),
        "checkout.step_viewed" | "checkout.step_completed" => ("card", "", "checkout-step"),
        _ => ("history", "", "other"),
    };
    Look { icon, tone, words }
}

/// The sentence, with the marks of its link, and where that leads.
fn sentence(shell: &Shell, entry: &Entry, words: &str, names: &Names) -> (String, Option<String>) {
    let (data, kind) = (&entry.data, entry.kind.as_str());
    let text = |name: &str| data[name].as_str().unwrap_or_default().to_owned();
    let staff = entry.actor_id.filter(|_| entry.actor_kind == "staff").and_then(|it| names.staff.get(&it));
    // Who it was decides about the whole sentence; a colleague without a name is told like nobody.
    let by = if staff.is_some() || entry.actor_kind != "staff" { entry.actor_kind.as_str() } else { "" };
    let who = staff.cloned().unwrap_or_default();
    let other = text("other");
    let name = names.customers.get(&other).cloned().unwrap_or_else(|| shell.t("customers-someone"));
    let href = match kind {
        _ if kind.starts_with("order.") => entry.thing.map(|it| format!("/orders/{}", Id::<Entry>::from_raw(it))),
        _ if kind.starts_with("message.") && shell.may(Act::SeeMessages) => {
            entry.thing.map(|it| format!("/messages/{}", Id::<Entry>::from_raw(it)))
        }
        // Whoever was merged leads back here.
        "customer.parted" => Some(format!("/customers/{other}")),
        _ => None,
    };
    let number = data["number"].as_str().map_or_else(|| data["number"].to_string(), str::to_owned);
    let said = shell.tn(
        &format!("customers-event-{words}"),
        [
            ("by", &by),
            ("who", &who),
            ("name", &name),
            ("number", &number),
            ("amount", &money(shell, entry)),
            ("channel", &channel(shell, &text("channel"))),
            ("kind", &kind),
            ("subject", &text("subject")),
            ("why", &text("why")),
            ("what", &visited::what(shell, kind, data)),
            ("link", &LINK),
            ("end", &END),
        ],
    );
    (said, href)
}

/// The sentence before its link, the link, and what follows.
fn part(sentence: &str, href: Option<String>) -> (String, Option<(String, String)>, String) {
    let parted = sentence.split_once(LINK).and_then(|(before, rest)| {
        let (linked, after) = rest.split_once(END)?;
        Some((before, linked, after))
    });
    match (parted, href) {
        (Some((before, linked, after)), Some(href)) => {
            (before.to_owned(), Some((href, linked.to_owned())), after.to_owned())
        }
        (Some((before, linked, after)), None) => (format!("{before}{linked}{after}"), None, String::new()),
        (None, _) => (sentence.to_owned(), None, String::new()),
    }
}

/// The amount of an order. What went back is written below zero in the books, and told as it was given.
fn money(shell: &Shell, entry: &Entry) -> String {
    let total = entry.data["total"].as_i64().unwrap_or(0);
    let minor = if entry.kind.starts_with("order.refund") { total.saturating_neg() } else { total };
    match entry.data["currency"].as_str() {
        Some(code) => shell.locale.money(minor, code),
        None => shell.locale.home_money(minor),
    }
}

/// The first things in an order, and how many more there are.
fn beside(shell: &Shell, entry: &Entry) -> String {
    if !entry.kind.starts_with("order.") {
        return visited::beside(shell, entry);
    }
    let items: Vec<&str> = entry.data["items"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let more = entry.data["lines"].as_i64().unwrap_or(0) - items.len() as i64;
    let items = items.join(", ");
    if more > 0 && !items.is_empty() {
        shell.tn("customers-items-more", [("items", &items), ("n", &more)])
    } else {
        items
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::web::words;

    #[test]
    fn every_event_of_a_person_has_a_sentence() {
        let glossary = include_str!("../../../docs/glossary.md");
        let (_, events) = glossary.split_once("## Events").expect("the glossary lists the events");
        let first_cells = events.lines().filter_map(|it| it.strip_prefix("| `")?.split('|').next());
        let kinds: BTreeSet<&str> =
            first_cells.flat_map(|it| it.split('`')).filter(|it| it.contains('.') && !it.contains(' ')).collect();
        assert!(kinds.len() > 10, "{kinds:?}");
        // An import is nobody's history.
        for kind in kinds.into_iter().filter(|it| *it != "import.finished").chain(["note.added"]) {
            let key = look(kind).words;
            assert_ne!(key, "other", "{kind} has no sentence");
            assert!(words::knows(&format!("customers-event-{key}")), "{kind}");
        }
    }

    #[test]
    fn a_sentence_is_parted_around_its_link() {
        let sentence = format!("Placed {LINK}order 7{END}, R 5");
        let (before, link, after) = part(&sentence, Some("/orders/7".into()));
        assert_eq!((before.as_str(), after.as_str()), ("Placed ", ", R 5"));
        assert_eq!(link, Some(("/orders/7".into(), "order 7".into())));
        assert_eq!(part(&sentence, None).0, "Placed order 7, R 5");
        assert_eq!(part("Plain", None).0, "Plain");
    }
}
