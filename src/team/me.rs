//! One's own profile: how the console speaks, where one is signed in, what one did lately.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::response::Response;
use serde_json::json;
use tongue::{Calendar, Clock, Lang};

use super::audit::audit;
use super::model::{Session, Staff};
use super::{actions, recent, second_step, sessions, sign_in, store};
use crate::app::App;
use crate::base::{Error, Id, Result};
use crate::web::{self, Choice, Control, Needs, NewValue, Routes, Setting, Shell, Who};

/// The routes of the profile.
pub fn routes() -> Routes {
    Routes::new()
        .get("/me", Needs::SignIn, show)
        .post("/me/set/{name}", Needs::SignIn, set)
        .post("/me/sessions/{id}/end", Needs::SignIn, end_session)
        .post("/me/sessions/end", Needs::SignIn, end_others)
}

#[derive(Template)]
#[template(path = "team/me.html")]
struct MePage {
    shell: Shell,
    email: String,
    language: Vec<Setting>,
    comfort: Vec<Setting>,
    second_step: bool,
    codes_left: String,
    sessions: Vec<SessionLine>,
    others: bool,
    recent: Vec<RecentLine>,
}

struct SessionLine {
    id: Id<Session>,
    browser: String,
    place: String,
    seen: String,
    here: bool,
}

struct RecentLine {
    say: String,
    at: String,
    machine: String,
    undo: Option<String>,
}

async fn show(State(app): State<App>, who: Who) -> Result<Response> {
    let (id, now) = (who.staff().id, who.now());
    let (sessions, recent, left) = app
        .db
        .read(move |db| {
            let sessions = sessions::sessions_of(db, id, now)?;
            Ok((sessions, recent::recent(db, id, now)?, second_step::codes_left(db, id)?))
        })
        .await?;
    let shell = who.shell("nav-me");
    let lines =
        |names: &[&'static str]| names.iter().filter_map(|it| setting(who.staff(), &shell, it)).collect::<Vec<_>>();
    let page = MePage {
        email: who.staff().email.clone(),
        language: lines(&["name", "language", "calendar", "clock"]),
        comfort: lines(&["keys", "data-saver"]),
        second_step: who.staff().second_step,
        codes_left: shell.tn("team-codes-left", [("count", &left)]),
        others: sessions.len() > 1,
        sessions: sessions.iter().map(|it| session_line(it, who.session().id, &shell)).collect(),
        recent: recent
            .into_iter()
            .map(|it| RecentLine {
                say: shell.say(&it.say),
                at: shell.locale.time(it.at.ms()),
                machine: it.at.to_string(),
                undo: it.undo,
            })
            .collect(),
        shell,
    };
    web::page(&page)
}

fn session_line(it: &Session, here: Id<Session>, shell: &Shell) -> SessionLine {
    let browser = match sessions::browser_name(&it.browser) {
        ("", _) => shell.t("team-browser-unknown"),
        (browser, "") => browser.to_owned(),
        (browser, system) => shell.tn("team-browser-on", [("browser", &browser), ("system", &system)]),
    };
    let seen = shell.tn("team-seen", [("time", &shell.locale.date_time(it.seen_at.ms()))]);
    SessionLine { id: it.id, browser, place: it.address.clone(), seen, here: it.id == here }
}

/// The setting with this name, as it is now.
fn setting(staff: &Staff, shell: &Shell, name: &str) -> Option<Setting> {
    let choice = |value: &str, text: String, chosen: bool| Choice { value: value.to_owned(), text, chosen };
    let (name, control) = match name {
        "name" => ("name", Control::Text(staff.name.clone())),
        "language" => {
            let of = |it: Lang| choice(it.code(), it.own_name().to_owned(), it == staff.language);
            ("language", Control::Choose(Lang::ALL.into_iter().map(of).collect()))
        }
        "calendar" => {
            let ethiopian = staff.calendar == Calendar::Ethiopian;
            let gregorian = choice("gregorian", shell.t("team-calendar-gregorian"), !ethiopian);
            let other = choice("ethiopian", shell.t("team-calendar-ethiopian"), ethiopian);
            ("calendar", Control::Choose(vec![gregorian, other]))
        }
        "clock" => {
            let ethiopian = staff.clock == Clock::Ethiopian;
            let western = choice("western", shell.t("team-clock-western"), !ethiopian);
            let other = choice("ethiopian", shell.t("team-clock-ethiopian"), ethiopian);
            ("clock", Control::Choose(vec![western, other]))
        }
        "keys" => ("keys", Control::Switch(!staff.keys_off)),
        "data-saver" => ("data-saver", Control::Switch(staff.data_saver)),
        _ => return None,
    };
    let hint = match name {
        "calendar" => shell.tn("team-today-is", [("day", &shell.locale.date(shell.now.ms()))]),
        "clock" => shell.tn("team-now-is", [("time", &shell.locale.time(shell.now.ms()))]),
        "keys" => shell.t("team-set-keys-hint"),
        "data-saver" => shell.t("team-set-data-saver-hint"),
        _ => String::new(),
    };
    let label = shell.t(&format!("team-set-{name}"));
    Some(Setting::new(format!("/me/set/{name}"), name, label, control).hint(hint))
}

async fn set(State(app): State<App>, who: Who, new: NewValue) -> Result<Response> {
    let mut wanted = who.staff().clone();
    let on = new.value == "on";
    match new.name.as_str() {
        "name" => match actions::clean_name(&new.value) {
            Ok(it) => wanted.name = it,
            refused => return answer(&who, &wanted, &new, refused.map(drop)),
        },
        "language" => wanted.language = Lang::parse(&new.value).ok_or(Error::invalid("base-form-unreadable"))?,
        "calendar" if new.value == "ethiopian" => wanted.calendar = Calendar::Ethiopian,
        "calendar" => wanted.calendar = Calendar::Gregorian,
        "clock" if new.value == "ethiopian" => wanted.clock = Clock::Ethiopian,
        "clock" => wanted.clock = Clock::Western,
        "keys" => wanted.keys_off = !on,
        "data-saver" => wanted.data_saver = on,
        _ => return Err(Error::NotFound("setting")),
    }
    let saved = wanted.clone();
    app.db.write(who.actor(), move |tx| store::set_preferences(tx, &saved)).await?;
    answer(&who, &wanted, &new, Ok(()))
}

fn answer(who: &Who, staff: &Staff, new: &NewValue, saved: Result<()>) -> Result<Response> {
    let shell = who.with_staff(staff.clone()).shell("nav-me");
    let worked = saved.is_ok();
    let mut response = new.answer(setting(staff, &shell, &new.name), shell, "/me", saved)?;
    // Another language, name or key changes the whole page, not only this line.
    if worked && matches!(new.name.as_str(), "language" | "name" | "keys") && new.scripted {
        response.headers_mut().insert("hx-refresh", HeaderValue::from_static("true"));
    }
    Ok(response)
}

async fn end_session(State(app): State<App>, who: Who, Path(id): Path<Id<Session>>) -> Result<Response> {
    let (mine, here, now) = (who.staff().id, who.session().id, who.now());
    app.db
        .write(who.actor(), move |tx| {
            let found = sessions::sessions_of(tx, mine, now)?.into_iter().find(|it| it.id == id);
            let ended = found.ok_or(Error::NotFound("session"))?;
            sessions::end_session(tx, id)?;
            audit(tx, "session.ended", None, json!({ "address": ended.address }))
        })
        .await?;
    if id == here {
        let mut response = web::done("/sign-in", "team-signed-out", None);
        sign_in::set_cookie(&mut response, &web::sign_out_cookie(&app));
        return Ok(response);
    }
    Ok(web::done("/me", "team-session-ended", None))
}

async fn end_others(State(app): State<App>, who: Who) -> Result<Response> {
    let (mine, here) = (who.staff().id, who.session().id);
    app.db
        .write(who.actor(), move |tx| {
            let ended = sessions::end_sessions(tx, mine, Some(here))?;
            audit(tx, "session.ended", None, json!({ "others": ended }))
        })
        .await?;
    Ok(web::done("/me", "team-sessions-ended", None))
}
