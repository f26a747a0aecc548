//! The way out of marketing: one page, no sign-in. Opening it changes nothing, so that programs that look at
//! links do not unsubscribe anyone; the button does, and so does the one click of a mail program (RFC 8058).

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use tongue::Lang;

use super::delivery::Delivery;
use super::sender::compose;
use crate::app::App;
use crate::base::{Actor, Conn, Error, Event, Id, Result, Say, Tx};
use crate::customers::{self, Customer, NewConsent, State as Decision};
use crate::web::{self, Caller, Needs, Routes, Shell, Stranger, form::Form};

/// The routes of the way out.
pub fn routes() -> Routes {
    Routes::new().get("/u/{token}", Needs::Open, show).post("/u/{token}", Needs::Open, leave)
}

/// Who speaks, as the ledger of consents knows them.
const VISITOR: Actor = Actor { kind: "customer", id: None };

#[derive(Template)]
#[template(path = "channels/leaving.html")]
struct LeavingPage {
    shell: Shell,
    /// Where the form sends; empty when there is nothing to leave any more.
    action: String,
    address: String,
    said_no: bool,
}

/// What a way out is about.
struct About {
    delivery: Id<Delivery>,
    customer: Option<Id<Customer>>,
    address: String,
    purpose: String,
    language: String,
    subject: String,
}

fn about(conn: &mut Conn<'_>, delivery: Id<Delivery>) -> Result<Option<About>> {
    conn.first(
        "SELECT d.id, m.customer_id, m.address, m.purpose, m.language, d.subject
           FROM deliveries d JOIN messages m ON m.id = d.message_id
          WHERE d.id = $1 AND m.address <> '' AND m.marketing = 1",
        &[&delivery],
        |row| {
            Ok(About {
                delivery: row.get(0)?,
                customer: row.get(1)?,
                address: row.get(2)?,
                purpose: row.get(3)?,
                language: row.get(4)?,
                subject: row.get(5)?,
            })
        },
    )
}

fn said_no(conn: &mut Conn<'_>, about: &About) -> Result<bool> {
    let Some(customer) = about.customer else {
        return customers::is_suppressed(conn, "email", &about.address);
    };
    let said = customers::effective_consents(conn, customer)?;
    Ok(said.iter().any(|it| it.purpose == about.purpose && it.channel == "email" && it.state == Decision::Withdrawn))
}

/// GET `/u/{token}`
async fn show(State(app): State<App>, mut stranger: Stranger, Path(token): Path<String>) -> Result<Response> {
    // A forged one and one of an erased person look the same: there is nothing to leave.
    let delivery = compose::leaving(&app.secrets, &token);
    let found = app.db.read(move |db| {
        let Some(about) = delivery.map(|it| about(db, it)).transpose()?.flatten() else { return Ok(None) };
        let said_no = said_no(db, &about)?;
        Ok(Some((about, said_no)))
    });
    let Some((about, said_no)) = found.await? else {
        let shell = stranger.shell(&app);
        return web::page(&LeavingPage { shell, action: String::new(), address: String::new(), said_no: true });
    };
    // In the language in which they were written to, unless they chose one here.
    if let Some(lang) = Lang::parse(&about.language).filter(|_| !stranger.chose) {
        stranger.lang = lang;
    }
    let shell = stranger.shell(&app);
    let address = masked(&about.address);
    web::page(&LeavingPage { shell, action: format!("/u/{token}"), address, said_no })
}

/// An address that whoever stands behind the reader does not learn.
fn masked(address: &str) -> String {
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    let first: String = local.chars().take(2).collect();
    format!("{first}…@{domain}")
}

#[derive(Deserialize)]
struct LeaveForm {
    /// `back` takes it back.
    #[serde(default)]
    act: String,
    /// What a mail program sends.
    #[serde(default, rename = "List-Unsubscribe")]
    one_click: String,
}

/// POST `/u/{token}`: no to more of this, or the no taken back. A mail program sends `List-Unsubscribe=One-Click`.
async fn leave(
    State(app): State<App>,
    caller: Caller,
    Path(token): Path<String>,
    Form(form): Form<LeaveForm>,
) -> Result<Response> {
    let Some(delivery) = compose::leaving(&app.secrets, &token) else { return Err(Error::NotFound("page")) };
    let back = form.act == "back";
    let evidence = format!("{} · {}", caller.network, caller.browser);
    app.db
        .write(VISITOR, move |tx| {
            let Some(about) = about(tx, delivery)? else { return Ok(()) };
            if said_no(tx, &about)? != back { Ok(()) } else { decide(tx, &about, back, &evidence) }
        })
        .await?;
    if !form.one_click.is_empty() {
        // No redirect: RFC 8058 asks for none.
        return Ok("unsubscribed\n".into_response());
    }
    let say = if back { "channels-came-back" } else { "channels-left" };
    Ok(web::done(&format!("/u/{token}"), Say::new(say), None))
}

fn decide(tx: &mut Tx<'_>, about: &About, back: bool, evidence: &str) -> Result<()> {
    let now = tx.now;
    let Some(customer) = about.customer else {
        // Nobody we know: the address is all there is.
        return if back { Ok(()) } else { customers::suppress(tx, "email", &about.address, evidence).map(drop) };
    };
    let new = NewConsent {
        customer,
        identity: None,
        purpose: &about.purpose,
        channel: "email",
        state: if back { Decision::Given } else { Decision::Withdrawn },
        source: "unsubscribe",
        wording: &about.subject,
        evidence: Some(evidence),
        at: now,
    };
    customers::record_consent(tx, &new)?;
    if !back {
        let data = json!({ "channel": "email", "purpose": about.purpose, "subject": about.subject });
        tx.record(&Event::new("message.unsubscribed", now).of(customer).about(about.delivery).with(data))?;
    }
    Ok(())
}
