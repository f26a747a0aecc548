//! What the pages of imports show.

use askama::Template;
use sheet::Sniff;

use super::fields::Field;
use super::model::{Codes, Fault, Import, Kind, Plan, State, Use, date_order_code, numbers_code};
use super::shipped::ONLINE_RETAIL;
use crate::base::Timestamp;
use crate::catalog::Storefront;
use crate::orders::Status;
use crate::web::{Choice, Shell};

/// `/imports`
#[derive(Template)]
#[template(path = "imports/list.html")]
pub struct ListPage {
    shell: Shell,
    rows: Vec<ListRow>,
    more: String,
}

struct ListRow {
    href: String,
    file: String,
    number: i64,
    kind: String,
    state: String,
    tone: &'static str,
    counted: String,
    faulty: String,
    at: String,
}

impl ListPage {
    /// One row more than `limit` says that there are more.
    pub fn new(shell: Shell, mut imports: Vec<Import>, limit: usize) -> ListPage {
        let more = imports.len() > limit;
        imports.truncate(limit);
        let more = match imports.last() {
            Some(last) if more => format!("/imports?before={}", last.number),
            _ => String::new(),
        };
        let rows = imports.iter().map(|it| row(&shell, it)).collect();
        ListPage { shell, rows, more }
    }
}

fn row(shell: &Shell, it: &Import) -> ListRow {
    let (state, tone) = shown_state(it, shell.now);
    let total = it.rows_total.unwrap_or(it.rows_read).max(it.rows_read);
    ListRow {
        href: format!("/imports/{}", it.id),
        file: it.file_name.clone(),
        number: it.number,
        kind: shell.t(&format!("imports-kind-{}", it.plan.kind.code())),
        state: shell.t(&format!("imports-state-{}", state.code())),
        tone,
        counted: shell.locale.number(total),
        faulty: if it.rows_faulty > 0 { shell.locale.number(it.rows_faulty) } else { String::new() },
        at: shell.locale.date_time(it.created_at.ms()),
    }
}

/// The state as a person sees it: a worker that is gone has stopped.
fn shown_state(it: &Import, now: Timestamp) -> (State, &'static str) {
    let state = if it.state.works() && !it.is_at_work(now) { State::Stopped } else { it.state };
    let tone = match state {
        State::Done => "good",
        State::Failed => "bad",
        State::Stopped => "sun",
        State::Checking | State::Running => "accent",
        State::Mapping | State::Checked => "line",
    };
    (state, tone)
}

/// `/imports/new`
#[derive(Template)]
#[template(path = "imports/new.html")]
pub struct NewPage {
    shell: Shell,
    kinds: Vec<Choice>,
    alert: String,
}

impl NewPage {
    /// With this kind chosen; `alert` says what was wrong with the last try.
    pub fn new(shell: Shell, chosen: Kind, alert: String) -> NewPage {
        let kinds = Kind::ALL.map(|it| Choice {
            value: it.code().to_owned(),
            text: shell.t(&format!("imports-kind-{}", it.code())),
            chosen: it == chosen,
        });
        NewPage { shell, kinds: kinds.into(), alert }
    }
}

/// `/imports/{id}` while someone says which column means what.
#[derive(Template)]
#[template(path = "imports/mapping.html")]
pub struct MappingPage {
    shell: Shell,
    id: String,
    file: String,
    alert: String,
    dates_open: bool,
    numbers_open: bool,
    columns: Vec<Column>,
    encodings: Vec<Choice>,
    delimiters: Vec<Choice>,
    quotes: Vec<Choice>,
    headers: Vec<Choice>,
    dates: Vec<Choice>,
    numbers: Vec<Choice>,
    codes: Vec<Choice>,
    /// The web shops to choose from, where there are several.
    storefronts: Vec<Choice>,
    currency: String,
    zone: String,
}

struct Column {
    name: String,
    examples: String,
    uses: Vec<Choice>,
    skipped: bool,
}

/// Encodings that are offered; any other that was recognised is offered as well.
const ENCODINGS: &[&str] =
    &["utf-8", "windows-1252", "windows-1250", "iso-8859-2", "utf-16le", "utf-16be", "macintosh"];
/// How many rows of each column are shown.
const EXAMPLES: usize = 3;
/// How much of a cell is shown.
const EXAMPLE: usize = 40;

impl MappingPage {
    /// The file as it begins; `alert` says what was wrong with the last try.
    pub fn new(shell: Shell, it: &Import, sniff: &Sniff, storefronts: &[Storefront], alert: String) -> MappingPage {
        let plan = &it.plan;
        let amounts = [Field::UnitPrice, Field::LineTotal].iter().any(|it| plan.column(*it).is_some());
        MappingPage {
            id: it.id.to_string(),
            file: it.file_name.clone(),
            alert,
            dates_open: plan.dates_open,
            numbers_open: amounts && plan.numbers == sheet::Numbers::Unsure,
            columns: columns(&shell, plan, sniff),
            encodings: encodings(plan),
            delimiters: choices(&shell, "delimiter", &["comma", "semicolon", "tab", "pipe"], delimiter(plan)),
            quotes: choices(&shell, "quote", &["double", "single", "none"], quote(plan)),
            headers: choices(&shell, "header", &["yes", "no"], if plan.format.header { "yes" } else { "no" }),
            dates: choices(&shell, "dates", &["dmy", "mdy", "ymd"], date_order_code(plan.dates)),
            numbers: choices(&shell, "numbers", &["point", "comma", "unsure"], numbers_code(plan.numbers)),
            codes: match plan.kind {
                Kind::Customers => Vec::new(),
                Kind::Orders => choices(&shell, "codes", &["plain", "online_retail"], codes(plan.codes)),
            },
            storefronts: storefront_choices(plan, storefronts),
            currency: plan.currency.code().to_owned(),
            zone: plan.zone.clone(),
            shell,
        }
    }
}

/// With one web shop there is nothing to choose.
fn storefront_choices(plan: &Plan, all: &[Storefront]) -> Vec<Choice> {
    if all.len() < 2 {
        return Vec::new();
    }
    let choice =
        |it: &Storefront| Choice { value: it.key.clone(), text: it.name.clone(), chosen: it.key == plan.storefront };
    all.iter().map(choice).collect()
}

fn columns(shell: &Shell, plan: &Plan, sniff: &Sniff) -> Vec<Column> {
    let options: Vec<(&str, String)> = Field::of(plan.kind)
        .iter()
        .map(|it| (it.code(), shell.t(&format!("imports-field-{}", it.code()))))
        .chain([("attribute", shell.t("imports-use-attribute"))].into_iter().filter(|_| plan.kind == Kind::Customers))
        .collect();
    let column = |(at, name): (usize, &String)| {
        let used = match plan.uses.get(at) {
            Some(Use::Field(field)) => field.code(),
            Some(Use::Attribute) => "attribute",
            _ => "",
        };
        let choice = |(value, text): (&str, String)| Choice { chosen: value == used, value: value.to_owned(), text };
        let nothing = choice(("", shell.t("imports-use-nothing")));
        Column {
            name: name.clone(),
            examples: examples(sniff, at),
            uses: std::iter::once(nothing).chain(options.iter().cloned().map(choice)).collect(),
            skipped: used.is_empty(),
        }
    };
    plan.names.iter().enumerate().map(column).collect()
}

fn examples(sniff: &Sniff, column: usize) -> String {
    let cells = sniff.rows.iter().filter_map(|row| row.get(column)).map(|it| tongue::clean_name(it));
    let short =
        |it: String| if it.chars().count() > EXAMPLE { it.chars().take(EXAMPLE).chain(['…']).collect() } else { it };
    cells.filter(|it| !it.is_empty()).take(EXAMPLES).map(short).collect::<Vec<_>>().join(" · ")
}

/// Choices whose words have the keys `imports-NAME-VALUE`.
fn choices(shell: &Shell, name: &str, values: &[&str], chosen: &str) -> Vec<Choice> {
    let choice = |it: &&str| Choice {
        value: value_of(name, it),
        text: shell.t(&format!("imports-{name}-{}", it.replace('_', "-"))),
        chosen: *it == chosen,
    };
    values.iter().map(choice).collect()
}

/// Delimiters are sent as themselves.
fn value_of(name: &str, code: &str) -> String {
    let value = match (name, code) {
        ("delimiter", "comma") => ",",
        ("delimiter", "semicolon") => ";",
        ("delimiter", "pipe") => "|",
        _ => code,
    };
    value.to_owned()
}

fn delimiter(plan: &Plan) -> &'static str {
    match plan.format.delimiter.as_char() {
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "pipe",
        _ => "comma",
    }
}

fn quote(plan: &Plan) -> &'static str {
    match plan.format.quote {
        sheet::Quote::Double => "double",
        sheet::Quote::Single => "single",
        sheet::Quote::None => "none",
    }
}

fn codes(it: Codes) -> &'static str {
    match it {
        Codes::Plain => "plain",
        Codes::OnlineRetail => "online_retail",
    }
}

fn encodings(plan: &Plan) -> Vec<Choice> {
    let now = plan.format.encoding.name().to_lowercase();
    let other = (!ENCODINGS.contains(&now.as_str())).then_some(now.as_str());
    let choice = |it: &str| Choice { value: it.to_owned(), text: it.to_uppercase(), chosen: it == now };
    ENCODINGS.iter().copied().chain(other).map(choice).collect()
}

/// `/imports/{id}` from the check to the report.
#[derive(Template)]
#[template(path = "imports/show.html")]
pub struct ShowPage {
    shell: Shell,
    view: View,
}

impl ShowPage {
    /// As it stands.
    pub fn new(shell: Shell, it: &Import, faults: &[Fault]) -> ShowPage {
        let view = View::new(&shell, it, faults);
        ShowPage { shell, view }
    }
}

/// The part of it that changes while a worker is at it.
#[derive(Template)]
#[template(path = "imports/work.html")]
pub struct WorkPart {
    shell: Shell,
    view: View,
}

impl WorkPart {
    /// As it stands.
    pub fn new(shell: Shell, it: &Import, faults: &[Fault]) -> WorkPart {
        let view = View::new(&shell, it, faults);
        WorkPart { shell, view }
    }
}

struct View {
    id: String,
    file: String,
    title: String,
    state: String,
    tone: &'static str,
    /// A worker is at it.
    works: bool,
    /// It was checked and can be stored.
    checked: bool,
    /// It can go on.
    can_go_on: bool,
    /// Its rows have amounts.
    money: bool,
    error: String,
    label: String,
    counted: String,
    done: i64,
    total: i64,
    rate: String,
    left: String,
    counts: Vec<(String, String)>,
    sums: Vec<SumRow>,
    all: SumRow,
    exact: Vec<String>,
    /// Where the orders stand: state, how many, how much.
    standings: Vec<(String, String, String)>,
    standing_note: String,
    faults: Vec<(String, String, String)>,
    faults_said: String,
    import_said: String,
    source_said: String,
}

struct SumRow {
    kind: String,
    line: String,
    rows: String,
    amount: String,
}

impl View {
    fn new(shell: &Shell, it: &Import, faults: &[Fault]) -> View {
        let (state, tone) = shown_state(it, shell.now);
        let total = it.rows_total.unwrap_or(0);
        let (rate, left) = pace(shell, it);
        let counted = match total {
            0 => shell.tn("job-so-far", [("done", &it.rows_read)]),
            _ => shell.tn("job-counted", [("done", &it.rows_read), ("all", &total)]),
        };
        let moved = it.totals.explained.get("moved").map_or(0, |it| it.rows);
        let to_store = it.rows_stored + moved;
        View {
            id: it.id.to_string(),
            file: it.file_name.clone(),
            title: shell.tn(&format!("imports-title-{}", state.code()), [("n", &it.rows_stored)]),
            state: shell.t(&format!("imports-state-{}", state.code())),
            tone,
            works: it.is_at_work(shell.now),
            checked: state == State::Checked,
            can_go_on: matches!(state, State::Stopped | State::Failed) && !it.blob_key.is_empty(),
            money: it.plan.kind == Kind::Orders,
            error: it.error.as_ref().map(|say| shell.say(say)).unwrap_or_default(),
            label: shell.t(&format!("imports-state-{}", state.code())),
            counted,
            done: it.rows_read,
            total,
            rate,
            left,
            counts: counts(shell, it),
            sums: sums(shell, it),
            all: all(shell, it),
            exact: exact(shell, it),
            standings: standings(shell, it),
            standing_note: match it.totals.standings.get("said") {
                Some(said) => shell.tn("imports-standing-note", [("n", &said.rows)]),
                None => String::new(),
            },
            faults: faults
                .iter()
                .map(|it| (shell.locale.number(it.line as i64), shell.say(&it.reason), it.raw.clone()))
                .collect(),
            faults_said: if it.rows_faulty > 0 {
                shell.tn("imports-faults-said", [("n", &it.rows_faulty)])
            } else {
                String::new()
            },
            import_said: shell.tn("imports-import", [("n", &to_store)]),
            source_said: match it.blob_key.as_str() {
                ONLINE_RETAIL => shell.tn("imports-source-online-retail", [("weeks", &it.plan.weeks)]),
                _ => String::new(),
            },
        }
    }
}

fn pace(shell: &Shell, it: &Import) -> (String, String) {
    let Some((rate, left)) = it.pace(shell.now).filter(|_| it.state.works()) else { return Default::default() };
    let seconds = left.as_secs().max(1);
    let left = match seconds {
        0..90 => shell.tn("job-left-seconds", [("count", &seconds)]),
        _ => shell.tn("job-left-minutes", [("count", &seconds.div_ceil(60))]),
    };
    (shell.tn("imports-rate", [("n", &rate)]), left)
}

fn counts(shell: &Shell, it: &Import) -> Vec<(String, String)> {
    let number = |n: i64| shell.locale.number(n);
    let mut counts = vec![
        (shell.t("imports-rows-read"), number(it.rows_read)),
        (shell.t("imports-rows-stored"), number(it.rows_stored)),
        (shell.t("imports-rows-explained"), number(it.rows_explained)),
        (shell.t("imports-rows-faulty"), number(it.rows_faulty)),
    ];
    let orders: i64 = it.totals.orders.values().sum();
    if it.plan.kind == Kind::Orders {
        counts.push((shell.t("imports-orders"), number(orders)));
    }
    if it.position.began {
        counts.push((shell.t("imports-new-customers"), number(it.totals.customers)));
        if it.plan.kind == Kind::Orders {
            counts.push((shell.t("imports-new-products"), number(it.totals.products)));
        }
    }
    counts
}

/// Lines and money by kind. What brings no rows of its own, as postage that is said once for an order, shows no count.
fn sums(shell: &Shell, it: &Import) -> Vec<SumRow> {
    let money = |minor: i64| match it.plan.kind {
        Kind::Customers => String::new(),
        Kind::Orders => shell.locale.money(minor, it.plan.currency.code()),
    };
    let stored = it.totals.stored.iter().map(|(key, sum)| {
        let (kind, line) = key.split_once(' ').unwrap_or((key, ""));
        SumRow {
            kind: shell.t(&format!("imports-order-{kind}")),
            line: shell.t(&format!("imports-line-{}", line.replace('_', "-"))),
            rows: shell.locale.number(sum.rows),
            amount: money(sum.amount),
        }
    });
    let explained = it.totals.explained.iter().map(|(key, sum)| SumRow {
        kind: shell.t("imports-order-nothing"),
        line: shell.t(&format!("imports-explained-{key}")),
        rows: shell.locale.number(sum.rows),
        amount: money(sum.amount),
    });
    let faulty = (it.rows_faulty > 0).then(|| SumRow {
        kind: shell.t("imports-order-nothing"),
        line: shell.t("imports-rows-faulty"),
        rows: shell.locale.number(it.rows_faulty),
        amount: String::new(),
    });
    stored.chain(explained).chain(faulty).collect()
}

/// Where the file says that orders stand, in the order of their way.
fn standings(shell: &Shell, it: &Import) -> Vec<(String, String, String)> {
    let found = |code: &str| it.totals.standings.get(code).copied();
    let known = Status::ALL.iter().filter_map(|status| {
        let word = shell.t(&format!("orders-status-{}", status.code().replace('_', "-")));
        Some((word, found(status.code())?))
    });
    let said = found("said").map(|sum| (shell.t("imports-standing-said"), sum));
    let money = |minor| shell.locale.money(minor, it.plan.currency.code());
    known.chain(said).map(|(word, sum)| (word, shell.locale.number(sum.rows), money(sum.amount))).collect()
}

fn all(shell: &Shell, it: &Import) -> SumRow {
    let amount: i64 = it.totals.stored.values().chain(it.totals.explained.values()).map(|it| it.amount).sum();
    SumRow {
        kind: shell.t("imports-rows-read"),
        line: String::new(),
        rows: shell.locale.number(it.rows_read),
        amount: match it.plan.kind {
            Kind::Customers => String::new(),
            Kind::Orders => shell.locale.money(amount, it.plan.currency.code()),
        },
    }
}

/// The file's own sum beside what the books have, by currency.
fn exact(shell: &Shell, it: &Import) -> Vec<String> {
    let said = it.totals.exact.iter().map(|(currency, exact)| {
        let digits = if exact % 10_000 == 0 {
            2
        } else if exact % 1_000 == 0 {
            3
        } else {
            6
        };
        let booked = it.totals.booked.get(currency).copied().unwrap_or(0);
        let own = shell.locale.decimal(*exact as f64 / 1e6, digits);
        let booked = shell.locale.money(booked, currency.code());
        shell.tn("imports-exact", [("exact", &own), ("currency", &currency.code()), ("booked", &booked)])
    });
    said.collect()
}
