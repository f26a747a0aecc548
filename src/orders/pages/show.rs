//! One order: what was bought, what became of it, and what can be done.

use askama::Template;
use axum::extract::{Path, State as Held};
use axum::response::Response;

use super::said::{self, Chip};
use crate::app::App;
use crate::base::{Id, Result};
use crate::orders::page::{self, Whole};
use crate::orders::{Line, Order, OrderKind, State, Status, Step};
use crate::team::Act;
use crate::web::{self, Shell, Who};

#[derive(Template)]
#[template(path = "orders/pages/order.html")]
struct OrderPage {
    shell: Shell,
    id: Id<Order>,
    number: String,
    standing: Chip,
    total: String,
    /// What it is, where it is no sale.
    plainly: Option<String>,
    facts: Vec<(&'static str, String)>,
    path: Vec<Stop>,
    lines: Vec<LineView>,
    sums: Vec<(String, String)>,
    refunded: Option<String>,
    history: Vec<Told>,
    buyer: Option<BuyerView>,
    sale: Option<(String, String)>,
    credits: Vec<CreditView>,
    source: Vec<(String, String)>,
    import: Option<(String, String)>,
    can_fulfil: bool,
    can_refund: bool,
    can_cancel: bool,
    can_restore: bool,
    can_withdraw: bool,
}

/// A stop on the way of a sale.
struct Stop {
    text: String,
    class: &'static str,
    at: String,
}

struct LineView {
    title: String,
    href: Option<String>,
    sku: String,
    kind: String,
    quantity: String,
    returned: Option<String>,
    price: String,
    discount: String,
    total: String,
}

/// A step as a sentence.
struct Told {
    icon: &'static str,
    tone: &'static str,
    text: String,
    note: String,
    credit: Option<(String, String)>,
    by: String,
    machine: String,
    at: String,
    removal: Option<String>,
}

struct BuyerView {
    href: String,
    name: String,
    initials: String,
    hue: u8,
    made_up: bool,
    facts: Vec<(String, String)>,
}

struct CreditView {
    href: String,
    number: String,
    total: String,
    at: String,
    off: bool,
}

/// GET `/orders/{id}`
pub async fn show(Held(app): Held<App>, who: Who, Path(id): Path<Id<Order>>) -> Result<Response> {
    let it = app.db.read(move |db| page::whole(db, id)).await?;
    let shell = who.shell("nav-orders");
    let order = &it.order;
    let may = shell.may(Act::EditOrders);
    web::page(&OrderPage {
        id: order.id,
        number: said::number(order),
        standing: said::standing(&shell, order),
        total: said::money(&shell, order, order.sums.total),
        plainly: plainly(&shell, order),
        facts: facts(&shell, &it),
        path: path(&shell, &it),
        lines: it.lines.iter().map(|line| line_view(&shell, &it, line)).collect(),
        sums: sums(&shell, order),
        refunded: (order.refunded > 0).then(|| said::money(&shell, order, order.refunded)),
        history: it.states.iter().rev().map(|state| told(&shell, &it, state, may)).collect(),
        buyer: buyer(&shell, &it),
        sale: it.sale.as_ref().map(|sale| (format!("/orders/{}", sale.id), said::number(sale))),
        credits: it.credits.iter().map(|credit| credit_view(&shell, credit)).collect(),
        source: source(&shell, &it),
        import: it.import.as_ref().zip(order.import_id).map(|((number, file), id)| {
            let said = shell.tn("orders-import", [("number", &number.to_string()), ("file", file)]);
            (format!("/imports/{}", Id::<()>::from_raw(id)), said)
        }),
        can_fulfil: may && order.can_fulfil(),
        can_refund: may && order.left() > 0,
        can_cancel: may && order.can_cancel(),
        can_restore: may && order.kind == OrderKind::Sale && order.status == Status::Cancelled,
        can_withdraw: may && order.sale.is_some() && order.status != Status::Cancelled,
        shell,
    })
}

fn plainly(shell: &Shell, it: &Order) -> Option<String> {
    let key = match (it.kind, it.sale) {
        (OrderKind::Sale, _) => return None,
        (OrderKind::Credit, Some(_)) => "orders-credit-plainly",
        (OrderKind::Credit, None) => "orders-credit-plainly-alone",
        (OrderKind::Adjustment, _) => "orders-adjustment-plainly",
    };
    Some(shell.t(key))
}

fn facts(shell: &Shell, it: &Whole) -> Vec<(&'static str, String)> {
    let mut facts = vec![("clock", shell.locale.date_time(it.order.placed_at.0)), ("bag", it.storefront.clone())];
    facts.extend(it.place.iter().map(|place| ("pin", place.clone())));
    facts.extend(it.order.country.iter().map(|country| ("globe", shell.country(country))));
    facts
}

/// The way of a sale: placed, paid, sent; or where it ended.
fn path(shell: &Shell, it: &Whole) -> Vec<Stop> {
    if it.order.kind != OrderKind::Sale {
        return Vec::new();
    }
    let at = |step: Step| it.states.iter().rev().find(|state| state.step == step);
    let day = |state: &State| shell.locale.date(state.at.0);
    let stop = |key: &str, class, state: Option<&State>| Stop {
        text: shell.t(key),
        class,
        at: state.map(day).unwrap_or_default(),
    };
    let sent = at(Step::Fulfilled)
        .filter(|sent| it.states.iter().all(|later| later.step != Step::Unfulfilled || later.position < sent.position));
    let mut path = vec![stop("orders-status-placed", "done", at(Step::Placed))];
    if let Some(paid) = at(Step::Paid) {
        path.push(stop("orders-status-paid", "done", Some(paid)));
    }
    if it.order.status == Status::Cancelled {
        path.push(stop("orders-status-cancelled", "bad", at(Step::Cancelled)));
        return path;
    }
    path.push(stop("orders-status-fulfilled", if sent.is_some() { "done" } else { "" }, sent));
    match it.order.status {
        Status::Refunded => path.push(stop("orders-status-refunded", "bad", at(Step::Refunded))),
        Status::PartlyRefunded => path.push(stop("orders-status-partly-refunded", "on", at(Step::Refunded))),
        _ => {}
    }
    // Without a step under way, the last one that was reached is where it stands.
    if !path.iter().any(|stop| matches!(stop.class, "on" | "bad"))
        && let Some(last) = path.iter_mut().rfind(|stop| stop.class == "done")
    {
        last.class = "on";
    }
    path
}

fn line_view(shell: &Shell, it: &Whole, line: &Line) -> LineView {
    let what = &line.what;
    let money = |minor| said::money(shell, &it.order, minor);
    let kind = said::line_kind(shell, what.kind);
    let title = match what.title.trim() {
        "" if line.position == 0 => shell.t("orders-line-amount"),
        "" if what.sku.is_empty() => shell.t("orders-line-untitled"),
        "" => what.sku.clone(),
        title => title.to_owned(),
    };
    LineView {
        href: what.variant.map(|id| format!("/products/of/{id}")),
        title,
        sku: what.sku.clone(),
        kind: if line.position == 0 { String::new() } else { kind },
        quantity: shell.locale.number(what.quantity),
        returned: it.returned.get(&line.position).map(|n| shell.tn("orders-went-back", [("n", n)])),
        price: if line.position == 0 { String::new() } else { price(shell, &it.order, what.unit_price_e4) },
        discount: if what.discount == 0 { String::new() } else { money(-what.discount) },
        total: money(what.total),
    }
}

/// A unit price, with as many digits as it has: 1,25 or 1,2550.
fn price(shell: &Shell, order: &Order, e4: i64) -> String {
    let digits = order.currency.exponent();
    let per = 10_i64.pow(4_u32.saturating_sub(digits));
    if digits > 4 || e4 % per == 0 {
        return said::money(shell, order, e4 / per * 10_i64.pow(digits.saturating_sub(4)));
    }
    shell.locale.decimal(e4 as f64 / 10_000.0, 4)
}

/// The sums under the lines; those of nothing are left out, but for the total.
fn sums(shell: &Shell, order: &Order) -> Vec<(String, String)> {
    let it = &order.sums;
    let plain = it.discount == 0 && it.shipping == 0 && it.tax == 0;
    [("orders-sum-goods", it.goods, plain), ("orders-sum-discount", -it.discount, false)]
        .into_iter()
        .chain([("orders-sum-shipping", it.shipping, false), ("orders-sum-tax", it.tax, false)])
        .filter(|(_, amount, hide)| *amount != 0 && !hide)
        .map(|(key, amount, _)| (shell.t(key), said::money(shell, order, amount)))
        .collect()
}

fn told(shell: &Shell, it: &Whole, state: &State, may: bool) -> Told {
    let (icon, tone) = match state.step {
        Step::Placed => ("bag", "accent"),
        Step::Paid => ("card", "good"),
        Step::Fulfilled => ("truck", "good"),
        Step::Unfulfilled | Step::Restored | Step::RefundWithdrawn => ("left", ""),
        Step::Cancelled => ("x", "bad"),
        Step::Refunded => ("refund", "plum"),
        Step::Note => ("note", "sun"),
        Step::Said => ("import", ""),
    };
    let key = match (state.step, it.order.kind) {
        (Step::Placed, OrderKind::Adjustment) => "orders-step-adjusted".to_owned(),
        (Step::Refunded, OrderKind::Credit) => "orders-step-credited".to_owned(),
        (Step::Cancelled, OrderKind::Credit) => "orders-step-refund-withdrawn".to_owned(),
        (step, _) => said::key("orders-step", step.code()),
    };
    let credit = state.credit.and_then(|id| it.credits.iter().find(|credit| credit.id == id));
    let name = state.actor_id.filter(|_| state.actor_kind == "staff").and_then(|id| it.staff.get(&id));
    Told {
        icon,
        tone,
        text: if state.step == Step::Said { shell.tn(&key, [("word", &state.note)]) } else { shell.t(&key) },
        note: if state.step == Step::Said { String::new() } else { state.note.clone() },
        credit: credit.map(|credit| (format!("/orders/{}", credit.id), said::money(shell, credit, -credit.sums.total))),
        by: name.cloned().unwrap_or_default(),
        machine: state.at.to_string(),
        at: shell.locale.date_time(state.at.0),
        removal: (may && state.step == Step::Note)
            .then(|| format!("/orders/{}/notes/{}/removal", it.order.id, state.position)),
    }
}

fn buyer(shell: &Shell, it: &Whole) -> Option<BuyerView> {
    let (buyer, orders, spent) = it.buyer.as_ref()?;
    let name = said::name(&buyer.name, buyer.number);
    Some(BuyerView {
        href: format!("/customers/{}", buyer.id),
        initials: tongue::initials(&name),
        hue: tongue::hue(&name),
        name,
        made_up: buyer.made_up,
        facts: vec![
            (shell.t("orders-buyer-number"), said::name("", buyer.number)),
            (shell.t("orders-buyer-orders"), shell.locale.number(*orders)),
            (shell.t("orders-buyer-spent"), shell.locale.home_money(*spent)),
        ],
    })
}

fn credit_view(shell: &Shell, it: &Order) -> CreditView {
    CreditView {
        href: format!("/orders/{}", it.id),
        number: said::number(it),
        total: said::money(shell, it, it.sums.total),
        at: shell.locale.date(it.placed_at.0),
        off: it.status == Status::Cancelled,
    }
}

fn source(shell: &Shell, it: &Whole) -> Vec<(String, String)> {
    let mut source = vec![(shell.t("orders-storefront"), it.storefront.clone())];
    source.extend(it.place.iter().map(|place| (shell.t("orders-place"), place.clone())));
    let lines = said::ranges(it.lines.iter().filter_map(|line| line.what.source_line));
    if !lines.is_empty() {
        source.push((shell.t("orders-file-lines"), lines));
    }
    source
}
