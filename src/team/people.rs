//! The team page: who works here and as what.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::model::Staff;
use super::policy::{Act, Role};
use super::store::{self, NewStaff};
use super::{actions, passwords, recent};
use crate::app::App;
use crate::base::{Error, Id, Result, Say};
use crate::web::form::Form;
use crate::web::{self, Choice, Routes, Shell, Who};

/// The routes of the team page.
pub fn routes() -> Routes {
    let may = Act::ManageTeam;
    Routes::new()
        .get("/settings/team", may, show)
        .post("/settings/team", may, add)
        .post("/settings/team/{id}/role", may, change_role)
        .post("/settings/team/{id}/role/{role}", may, change_role_back)
        .post("/settings/team/{id}/disable", may, disable)
        .post("/settings/team/{id}/enable", may, enable)
        .post("/settings/team/{id}/password", may, reset_password)
}

#[derive(Template)]
#[template(path = "team/people.html")]
struct PeoplePage {
    shell: Shell,
    people: Vec<Person>,
    new_name: String,
    new_email: String,
    roles: Vec<Choice>,
    error: String,
}

struct Person {
    id: Id<Staff>,
    name: String,
    initials: String,
    hue: u8,
    email: String,
    roles: Vec<Choice>,
    role_label: String,
    me: bool,
    disabled: bool,
    second_step: bool,
    seen: String,
}

#[derive(Template)]
#[template(path = "team/told_password.html")]
struct ToldPasswordPage {
    shell: Shell,
    lead: String,
    email: String,
    password: String,
}

fn roles(shell: &Shell, chosen: Role) -> Vec<Choice> {
    let choice = |it: Role| Choice {
        value: it.code().to_owned(),
        text: shell.t(&format!("role-{}", it.code())),
        chosen: it == chosen,
    };
    Role::ALL.into_iter().map(choice).collect()
}

async fn show(State(app): State<App>, who: Who) -> Result<Response> {
    web::page(&people_page(&app, &who, &NewForm::default(), None).await?)
}

async fn people_page(app: &App, who: &Who, new: &NewForm, wrong: Option<&Say>) -> Result<PeoplePage> {
    let (staff, seen) = app.db.read(|db| Ok((store::all_staff(db)?, store::last_seen(db)?))).await?;
    let shell = who.shell("nav-team");
    let person = |it: Staff| {
        let last = seen.iter().find(|(id, _)| *id == it.id);
        Person {
            id: it.id,
            initials: tongue::initials(&it.name),
            hue: tongue::hue(&it.name),
            roles: roles(&shell, it.role),
            role_label: shell.tn("team-role-of", [("name", &it.name)]),
            me: it.id == who.staff().id,
            disabled: it.disabled_at.is_some(),
            second_step: it.second_step,
            seen: last.map_or_else(
                || shell.t("team-not-signed-in"),
                |(_, at)| shell.tn("team-seen", [("time", &shell.locale.date_time(at.ms()))]),
            ),
            name: it.name,
            email: it.email,
        }
    };
    let people = staff.into_iter().map(person).collect();
    let role = Role::parse(&new.role).unwrap_or(Role::Staff);
    let (roles, error) = (roles(&shell, role), wrong.map(|it| shell.say(it)).unwrap_or_default());
    Ok(PeoplePage { people, new_name: new.name.clone(), new_email: new.email.clone(), roles, error, shell })
}

#[derive(Default, Deserialize)]
struct NewForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
}

async fn add(State(app): State<App>, who: Who, Form(sent): Form<NewForm>) -> Result<Response> {
    let role = Role::parse(&sent.role).ok_or_else(|| Error::invalid("base-form-unreadable"))?;
    let password = passwords::made_up(&app.chance);
    let hash = app.passwords.hash(password.clone(), &app.chance).await?;
    let (name, email, language) = (sent.name.clone(), sent.email.clone(), who.shop().lang());
    let added = app
        .db
        .write(who.actor(), move |tx| {
            let new =
                NewStaff { name: &name, email: &email, role, password_hash: &hash, password_expired: true, language };
            let id = actions::add(tx, &new)?;
            store::staff(tx, id)
        })
        .await;
    match added {
        Err(Error::Invalid(say) | Error::Conflict(say)) => {
            web::refused(&people_page(&app, &who, &sent, Some(&say)).await?)
        }
        other => tell_password(&who, &other?, "team-added", password),
    }
}

/// Shows a password once, to be told to the person.
fn tell_password(who: &Who, staff: &Staff, key: &str, password: String) -> Result<Response> {
    let shell = who.shell("nav-team");
    let lead = shell.tn(key, [("name", &staff.name)]);
    web::page(&ToldPasswordPage { lead, email: staff.email.clone(), password, shell })
}

#[derive(Deserialize)]
struct RoleForm {
    #[serde(default)]
    role: String,
}

async fn change_role(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Staff>>,
    Form(sent): Form<RoleForm>,
) -> Result<Response> {
    give_role(&app, &who, id, &sent.role).await
}

async fn change_role_back(
    State(app): State<App>,
    who: Who,
    Path((id, role)): Path<(Id<Staff>, String)>,
) -> Result<Response> {
    give_role(&app, &who, id, &role).await
}

async fn give_role(app: &App, who: &Who, id: Id<Staff>, role: &str) -> Result<Response> {
    let role = Role::parse(role).ok_or_else(|| Error::invalid("base-form-unreadable"))?;
    let me = who.staff().id;
    let (say, undo) = app
        .db
        .write(who.actor(), move |tx| {
            let (staff, before) = actions::change_role(tx, id, role)?;
            let say = Say::new("team-role-changed").with("name", &staff.name).with("role", role.code());
            let undo = format!("/settings/team/{id}/role/{}", before.code());
            recent::remember(tx, me, &say, Some(&undo))?;
            Ok((say, undo))
        })
        .await?;
    // Who has just given away their own place cannot see this page, nor take it back.
    let (to, undo) = if id == me { ("/me", None) } else { ("/settings/team", Some(undo)) };
    Ok(web::done(to, say, undo))
}

async fn disable(State(app): State<App>, who: Who, Path(id): Path<Id<Staff>>) -> Result<Response> {
    let me = who.staff().id;
    let undo = format!("/settings/team/{id}/enable");
    let back = undo.clone();
    let say = app
        .db
        .write(who.actor(), move |tx| {
            let staff = actions::disable(tx, id)?;
            let say = Say::new("team-disabled").with("name", &staff.name);
            recent::remember(tx, me, &say, Some(&back))?;
            Ok(say)
        })
        .await?;
    Ok(web::done("/settings/team", say, Some(undo)))
}

async fn enable(State(app): State<App>, who: Who, Path(id): Path<Id<Staff>>) -> Result<Response> {
    let me = who.staff().id;
    let undo = format!("/settings/team/{id}/disable");
    let back = undo.clone();
    let say = app
        .db
        .write(who.actor(), move |tx| {
            let staff = actions::enable(tx, id)?;
            let say = Say::new("team-enabled").with("name", &staff.name);
            recent::remember(tx, me, &say, Some(&back))?;
            Ok(say)
        })
        .await?;
    Ok(web::done("/settings/team", say, Some(undo)))
}

async fn reset_password(State(app): State<App>, who: Who, Path(id): Path<Id<Staff>>) -> Result<Response> {
    if id == who.staff().id {
        // One's own is changed by who knows it.
        return Ok(web::go("/me/password"));
    }
    let password = passwords::made_up(&app.chance);
    let hash = app.passwords.hash(password.clone(), &app.chance).await?;
    let staff = app
        .db
        .write(who.actor(), move |tx| {
            let email = store::staff(tx, id)?.email;
            actions::reset_password(tx, &email, &hash)
        })
        .await?;
    tell_password(&who, &staff, "team-password-reset", password)
}
