//! The first start: three steps, from nothing to a shop with an owner. What
//! was answered stands in the address, so Back works and nothing is kept
//! before the last step.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;

use super::{ShopProfile, countries, set_shop, shop};
use crate::app::App;
use crate::base::{Actor, Error, Id, Result, Tx};
use crate::team::{self, NewStaff, Opening, Role, Staff};
use crate::web::form::Form;
use crate::web::{self, Choice, Needs, Routes, Shell, Stranger};

/// The routes of the first start.
pub fn routes() -> Routes {
    Routes::new().get("/start", Needs::Nothing, show).post("/start", Needs::Nothing, finish)
}

/// The answers so far.
#[derive(Clone, Default, Deserialize)]
struct Answers {
    #[serde(default)]
    step: u8,
    #[serde(default)]
    name: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    currency: String,
    #[serde(default)]
    zone: String,
}

#[derive(Default, Deserialize)]
struct Owner {
    #[serde(default)]
    owner: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

#[derive(Deserialize)]
struct Finish {
    #[serde(flatten)]
    answers: Answers,
    #[serde(flatten)]
    owner: Owner,
}

#[derive(Template)]
#[template(path = "settings/start.html")]
struct StartPage {
    shell: Shell,
    step: u8,
    answers: Answers,
    languages: Vec<Choice>,
    countries: Vec<Choice>,
    currencies: Vec<Choice>,
    zones: Vec<String>,
    faults: Faults,
    owner: String,
    email: String,
    password_hint: String,
    back: String,
}

/// What was wrong with each answer.
#[derive(Default)]
struct Faults {
    name: String,
    currency: String,
    zone: String,
    owner: String,
    email: String,
    password: String,
}

async fn show(State(app): State<App>, stranger: Stranger, Query(mut answers): Query<Answers>) -> Result<Response> {
    if app.db.read(team::anyone).await? {
        return Ok(web::go("/"));
    }
    let shell = stranger.shell(&app);
    if answers.step == 0 {
        answers = Answers { step: 1, language: stranger.lang.code().into(), country: "ZA".into(), ..answers };
    }
    let (step, faults) = allowed_step(&shell, &answers);
    let refused = step < answers.step;
    let page = page(shell, step, answers, &Owner::default(), faults);
    if refused { web::refused(&page) } else { web::page(&page) }
}

/// The step that may be shown: the one asked for, or the first with a fault before it.
fn allowed_step(shell: &Shell, answers: &Answers) -> (u8, Faults) {
    let name = shop::fault(shell, &shop::name(&answers.name));
    if answers.step > 1 && !name.is_empty() {
        return (1, Faults { name, ..Faults::default() });
    }
    let currency = shop::fault(shell, &shop::currency(&answers.currency));
    let zone = shop::fault(shell, &shop::zone(&answers.zone));
    if answers.step > 2 && !(currency.is_empty() && zone.is_empty()) {
        return (2, Faults { currency, zone, ..Faults::default() });
    }
    (answers.step.clamp(1, 3), Faults::default())
}

fn page(shell: Shell, step: u8, mut answers: Answers, owner: &Owner, faults: Faults) -> StartPage {
    let habits = countries::habits(&answers.country);
    if answers.currency.is_empty() {
        answers.currency = habits.currency.into();
    }
    if answers.zone.is_empty() {
        answers.zone = habits.zone.into();
    }
    let mut back = url::form_urlencoded::Serializer::new(String::new());
    back.append_pair("step", &(step - 1).to_string());
    for (name, value) in [
        ("name", &answers.name),
        ("language", &answers.language),
        ("country", &answers.country),
        ("currency", &answers.currency),
        ("zone", &answers.zone),
    ] {
        back.append_pair(name, value);
    }
    StartPage {
        step,
        languages: shop::languages(tongue::Lang::parse(&answers.language).unwrap_or_default()),
        countries: shell.all_countries(&answers.country),
        currencies: shop::currencies(&answers.currency),
        zones: if step == 2 { shop::zones() } else { Vec::new() },
        faults,
        owner: owner.owner.clone(),
        email: owner.email.clone(),
        password_hint: team::password_hint(&shell),
        back: format!("/start?{}", back.finish()),
        answers,
        shell,
    }
}

async fn finish(State(app): State<App>, stranger: Stranger, Form(sent): Form<Finish>) -> Result<Response> {
    if app.db.read(team::anyone).await? {
        return Ok(web::go("/"));
    }
    let Finish { answers, owner } = sent;
    let shell = stranger.shell(&app);
    let (step, faults) = allowed_step(&shell, &Answers { step: 3, ..answers.clone() });
    if step < 3 {
        return web::refused(&page(shell, step, answers, &owner, faults));
    }
    let hash = app.passwords.hash(owner.password.clone(), &app.chance).await;
    let faults = Faults {
        owner: shop::fault(&shell, &team::clean_name(&owner.owner)),
        email: shop::fault(&shell, &team::clean_email(&owner.email)),
        password: shop::fault(&shell, &hash),
        ..Faults::default()
    };
    if [&faults.owner, &faults.email, &faults.password].iter().any(|it| !it.is_empty()) {
        return web::refused(&page(shell, 3, answers, &owner, faults));
    }
    let (hash, profile) = (hash?, profile(&answers)?);
    let opening = Opening::new(&app, stranger.caller.clone());
    let token = opening.token.clone();
    let id = app
        .db
        .write(Actor::SYSTEM, move |tx| {
            let id = begin(tx, &profile, &owner, &hash)?;
            // From here on it is the owner who acts.
            tx.actor = Actor::new("staff", id);
            opening.open(tx, id)?;
            Ok(id)
        })
        .await?;
    team::signed_in(&app, id, &token, "/")
}

fn profile(answers: &Answers) -> Result<ShopProfile> {
    Ok(ShopProfile {
        name: shop::name(&answers.name)?,
        language: shop::language(&answers.language)?.code().to_owned(),
        currency: shop::currency(&answers.currency)?,
        zone: shop::zone(&answers.zone)?,
        country: shop::country(&answers.country)?,
        demo: false,
    })
}

/// Of two first starts at once, one wins: each looks whether someone is here in the act that adds them.
fn begin(tx: &mut Tx<'_>, profile: &ShopProfile, owner: &Owner, hash: &str) -> Result<Id<Staff>> {
    if team::anyone(tx)? {
        return Err(Error::conflict("settings-start-done"));
    }
    set_shop(tx, profile)?;
    let new = NewStaff {
        name: &owner.owner,
        email: &owner.email,
        role: Role::Owner,
        password_hash: hash,
        password_expired: false,
        language: profile.lang(),
    };
    let id = team::add(tx, &new)?;
    team::audit(tx, "shop.opened", Some(profile.name.clone()), json!({ "currency": profile.currency.code() }))?;
    Ok(id)
}
