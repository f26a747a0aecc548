//! What a person allows us: what counts now, how it came about, and what they say today.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value as Json;

use super::acts::{page_of, remember};
use super::listing::{self, channel};
use super::person;
use super::profile::{Agreement, agreements};
use crate::app::App;
use crate::base::{Error, Id, Result, Say};
use crate::customers::{
    Consent, Customer, NewConsent, State as Agreed, consents, effective_consents, find, record_consent,
};
use crate::team::Act;
use crate::web::form::Form;
use crate::web::{self, Choice, Shell, Who};

#[derive(Template)]
#[template(path = "customers/pages/consents.html")]
struct ConsentsPage {
    shell: Shell,
    it: Customer,
    name: String,
    agreements: Vec<Agreement>,
    ledger: Vec<LedgerLine>,
    channels: Vec<Choice>,
    states: Vec<Choice>,
    reason: String,
    error: String,
}

struct LedgerLine {
    machine: String,
    at: String,
    sentence: String,
    given: bool,
    /// Who said it where, and the import it came with.
    source: String,
    import: Option<String>,
}

#[derive(Deserialize, Default)]
pub struct ConsentForm {
    channel: String,
    /// Nothing is chosen before someone chooses.
    #[serde(default)]
    state: String,
    reason: String,
}

/// GET `/customers/{id}/consents`
pub async fn show(State(app): State<App>, who: Who, Path(id): Path<Id<Customer>>) -> Result<Response> {
    web::page(&page(&app, &who, id, ConsentForm::default(), String::new()).await?)
}

async fn page(app: &App, who: &Who, id: Id<Customer>, form: ConsentForm, error: String) -> Result<ConsentsPage> {
    let (it, agreed, ledger) =
        app.db.read(move |db| Ok((find(db, id)?, effective_consents(db, id)?, consents(db, id)?))).await?;
    let shell = who.shell("nav-customers");
    let choice =
        |code: &str, text: String, chosen: &str| Choice { value: code.to_owned(), text, chosen: code == chosen };
    Ok(ConsentsPage {
        name: person::name(&shell, &it),
        agreements: agreements(&shell, &agreed),
        ledger: ledger.iter().map(|it| line(&shell, it)).collect(),
        channels: listing::CHANNELS.iter().map(|it| choice(it, channel(&shell, it), &form.channel)).collect(),
        states: [Agreed::Given, Agreed::Withdrawn]
            .map(|it| choice(it.code(), shell.t(&format!("customers-consent-{}", it.code())), &form.state))
            .into(),
        reason: form.reason,
        error,
        it,
        shell,
    })
}

fn line(shell: &Shell, it: &Consent) -> LedgerLine {
    let given = it.state == Agreed::Given;
    let key = if given { "customers-consent-gave" } else { "customers-consent-withdrew" };
    let evidence = [it.wording.as_str(), it.evidence.as_deref().unwrap_or_default()];
    let evidence = evidence.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    // An import writes down which one it was, and the line.
    let row: Json = it.evidence.as_deref().and_then(|it| serde_json::from_str(it).ok()).unwrap_or_default();
    let kind = it.source.split(':').next().unwrap_or_default();
    let may = shell.may(Act::Import);
    LedgerLine {
        machine: person::machine(it.at),
        at: shell.locale.date_time(it.at.0),
        sentence: shell.tn(key, [("channel", &channel(shell, &it.channel)), ("purpose", &it.purpose)]),
        given,
        source: shell.tn(
            "customers-consent-source",
            [("source", &kind), ("evidence", &evidence), ("line", &row["line"].as_i64().unwrap_or_default())],
        ),
        import: row["import"].as_i64().filter(|_| may).map(|it| format!("/imports/{}", Id::<()>::from_raw(it))),
    }
}

/// POST `/customers/{id}/consents`: the other way round is one press away.
pub async fn record(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Customer>>,
    Form(form): Form<ConsentForm>,
) -> Result<Response> {
    who.must(Act::EditCustomers)?;
    if !listing::CHANNELS.contains(&form.channel.as_str()) {
        return Err(Error::invalid("base-form-unreadable"));
    }
    let Some(state) = Agreed::parse(&form.state) else {
        let error = who.shell("").t("customers-consent-state-missing");
        return web::refused(&page(&app, &who, id, form, error).await?);
    };
    let reason = form.reason.trim().to_owned();
    if reason.is_empty() || reason.chars().count() > 500 {
        let error = who.shell("").t("customers-consent-reason-missing");
        return web::refused(&page(&app, &who, id, form, error).await?);
    }
    let say = Say::new(match state {
        Agreed::Given => "customers-consent-saved-given",
        Agreed::Withdrawn => "customers-consent-saved-withdrawn",
    });
    let (staff, told, channel) = (who.staff().id, say.clone(), form.channel);
    app.db
        .write(who.actor(), move |tx| {
            let at = tx.now;
            let new = NewConsent {
                customer: id,
                identity: None,
                purpose: "marketing",
                channel: &channel,
                state,
                source: "staff",
                wording: "",
                evidence: Some(&reason),
                at,
            };
            record_consent(tx, &new)?;
            remember(tx, staff, id, &told, None)
        })
        .await?;
    Ok(web::done(&page_of(id), say, None))
}
