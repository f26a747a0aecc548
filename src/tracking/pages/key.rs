//! One key: its settings, and what to paste where.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::{HERE, last_used};
use crate::app::App;
use crate::base::{Error, Id, Result, Say};
use crate::team::Act;
use crate::tracking::keys::{self, Change, Key, KeyKind};
use crate::web::{self, Control, NewValue, Routes, Setting, Shell, Who};

/// The routes of one key.
pub fn routes() -> Routes {
    Routes::new()
        .get("/settings/tracking/{id}", Act::ManageTracking, show)
        .post("/settings/tracking/{id}/end", Act::ManageTracking, end)
        .post("/settings/tracking/{id}/return", Act::ManageTracking, bring_back)
        .post("/settings/tracking/{id}/set/{name}", Act::ManageTracking, set)
}

#[derive(Template)]
#[template(path = "tracking/pages/key.html")]
struct KeyPage {
    shell: Shell,
    id: Id<Key>,
    name: String,
    kind: String,
    shown: String,
    last: String,
    ended: bool,
    counts: Vec<(String, String)>,
    settings: Vec<Setting>,
    snippets: Vec<Snippet>,
}

/// Something to paste.
struct Snippet {
    title: String,
    text: String,
}

async fn show(State(app): State<App>, who: Who, Path(id): Path<Id<Key>>) -> Result<Response> {
    let key = app.db.read(move |db| keys::find_key(db, id)).await?;
    let shell = who.shell("tracking-title");
    let beside = app.tracking.counted(id);
    let number = |it: i64| shell.locale.number(it);
    let counts = [
        ("tracking-count-kept", key.counts.kept),
        ("tracking-count-repeated", key.counts.repeated),
        ("tracking-count-refused", key.counts.refused + beside.refused),
        ("tracking-count-declined", key.counts.declined + beside.declined),
    ];
    web::page(&KeyPage {
        id,
        name: key.name.clone(),
        kind: shell.t(&format!("tracking-kind-{}", key.kind.code())),
        shown: key.shown.clone(),
        last: last_used(&shell, key.last_used_at),
        ended: key.ended_at.is_some(),
        counts: counts.map(|(label, it)| (shell.t(label), number(it))).into(),
        settings: SETTINGS.iter().filter_map(|it| setting(&shell, &key, it)).collect(),
        snippets: snippets(&shell, &key, app.config.base_url.as_str().trim_end_matches('/')),
        shell,
    })
}

const SETTINGS: &[&str] = &["origins", "ask", "gpc", "orders", "pace"];

fn setting(shell: &Shell, key: &Key, name: &str) -> Option<Setting> {
    let browser = key.kind == KeyKind::Browser;
    let (name, control) = match name {
        "origins" if browser => ("origins", Control::Text(key.origins.join(", "))),
        "ask" if browser => ("ask", Control::Switch(key.ask_first)),
        "gpc" if browser => ("gpc", Control::Switch(key.honour_gpc)),
        "orders" => ("orders", Control::Switch(key.takes_orders)),
        "pace" => ("pace", Control::Text(key.per_second.to_string())),
        _ => return None,
    };
    let label = shell.t(&format!("tracking-set-{name}"));
    let hint = match (name, browser) {
        ("orders", true) => shell.t("tracking-set-orders-hint-browser"),
        _ => shell.t(&format!("tracking-set-{name}-hint")),
    };
    Some(Setting::new(format!("{HERE}/{}/set/{name}", key.id), name, label, control).hint(hint))
}

/// What to paste for a key, with host and key filled in.
fn snippets(shell: &Shell, key: &Key, host: &str) -> Vec<Snippet> {
    let mut all = Vec::new();
    let mut put = |title: String, text: String| all.push(Snippet { title, text });
    if key.kind == KeyKind::Browser {
        let ask = if key.ask_first { " data-consent=\"ask\"" } else { "" };
        let gpc = if key.honour_gpc { "" } else { " data-gpc=\"off\"" };
        put(
            shell.t("tracking-paste-page"),
            format!("<script async src=\"{host}/indaba.js\" data-key=\"{}\" data-auto{ask}{gpc}></script>", key.shown),
        );
        put(
            "@segment/analytics-next".into(),
            format!("AnalyticsBrowser.load({{ writeKey: \"{}\", cdnURL: \"{host}\" }})", key.shown),
        );
        return all;
    }
    let secret = shell.t("tracking-paste-secret");
    put("@segment/analytics-node".into(), format!("new Analytics({{ writeKey: \"{secret}\", host: \"{host}\" }})"));
    put(
        "@rudderstack/rudder-sdk-node".into(),
        format!("new RudderAnalytics(\"{secret}\", {{ dataPlaneUrl: \"{host}\" }})"),
    );
    put("segment-analytics-python".into(), format!("analytics.write_key = \"{secret}\"\nanalytics.host = \"{host}\""));
    put(
        "rudder-sdk-python".into(),
        format!("rudder_analytics.write_key = \"{secret}\"\nrudder_analytics.dataPlaneUrl = \"{host}\""),
    );
    put(
        "curl".into(),
        format!(
            "curl {host}/v1/track -u {secret}: -H 'content-type: application/json' \\\n  \
             -d '{{\"userId\": \"1042\", \"event\": \"Signed Up\"}}'"
        ),
    );
    all
}

/// POST `/settings/tracking/{id}/set/{name}`
async fn set(
    State(app): State<App>,
    who: Who,
    Path((id, _)): Path<(Id<Key>, String)>,
    new: NewValue,
) -> Result<Response> {
    let saved = match change(&new.name, &new.value) {
        Ok(change) => app.db.write(who.actor(), move |tx| keys::change_key(tx, id, &change)).await,
        Err(error) => Err(error),
    };
    app.tracking.keys_changed();
    let key = app.db.read(move |db| keys::find_key(db, id)).await?;
    let shell = who.shell("tracking-title");
    new.answer(setting(&shell, &key, &new.name), shell, &format!("{HERE}/{id}"), saved)
}

fn change(name: &str, value: &str) -> Result<Change> {
    let on = value == "on";
    Ok(match name {
        "origins" => Change::Origins(
            value.split([',', ' ', '\n', '\r']).filter(|it| !it.trim().is_empty()).map(str::to_owned).collect(),
        ),
        "ask" => Change::AskFirst(on),
        "gpc" => Change::HonourGpc(on),
        "orders" => Change::TakesOrders(on),
        "pace" => Change::PerSecond(value.trim().parse().map_err(|_| Error::invalid("tracking-pace-unreadable"))?),
        _ => return Err(Error::NotFound("setting")),
    })
}

/// POST `/settings/tracking/{id}/end`
async fn end(State(app): State<App>, who: Who, Path(id): Path<Id<Key>>) -> Result<Response> {
    let key = app.db.write(who.actor(), move |tx| keys::end_key(tx, id)).await?;
    app.tracking.keys_changed();
    let undo = format!("{HERE}/{id}/return");
    Ok(web::done(HERE, Say::new("tracking-ended").with("name", key.name), Some(undo)))
}

/// POST `/settings/tracking/{id}/return`
async fn bring_back(State(app): State<App>, who: Who, Path(id): Path<Id<Key>>) -> Result<Response> {
    let key = app.db.write(who.actor(), move |tx| keys::restore_key(tx, id)).await?;
    app.tracking.keys_changed();
    Ok(web::done(HERE, Say::new("tracking-restored").with("name", key.name), None))
}
