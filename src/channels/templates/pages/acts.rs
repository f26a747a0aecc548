//! What is done with a template from its page.

use axum::extract::{Path, State};
use axum::response::Response;
use tongue::Lang;

use super::listing::address;
use super::{OrderSample, preview};
use crate::app::App;
use crate::base::{Error, Id, Result, Say};
use crate::channels::templates::{Template, acts, store};
use crate::channels::{self, Content, NewMessage, Purpose, Reason};
use crate::web::{self, Who};

fn page(id: Id<Template>) -> String {
    format!("/templates/{id}")
}

/// POST `/templates/{id}/live`
pub async fn start(State(app): State<App>, who: Who, Path(id): Path<Id<Template>>) -> Result<Response> {
    let (before, name) =
        app.db.write(who.actor(), move |tx| Ok((acts::start_using(tx, id)?, store::find(tx, id)?.name))).await?;
    let undo = format!("{}/live/{}", page(id), before.unwrap_or(0));
    Ok(web::done(&page(id), Say::new("templates-started").with("name", name), Some(undo)))
}

/// POST `/templates/{id}/live/{number}`: the version that was in use before; 0 for none.
pub async fn go_back(
    State(app): State<App>,
    who: Who,
    Path((id, number)): Path<(Id<Template>, i64)>,
) -> Result<Response> {
    let number = Some(number).filter(|it| *it > 0);
    let before = app.db.write(who.actor(), move |tx| acts::use_version(tx, id, number)).await?;
    let key = if number.is_some() { "templates-started" } else { "templates-stopped" };
    let undo = format!("{}/live/{}", page(id), before.live.unwrap_or(0));
    Ok(web::done(&page(id), Say::new(key).with("name", before.name), Some(undo)))
}

/// POST `/templates/{id}/versions/{number}`
pub async fn bring_back(
    State(app): State<App>,
    who: Who,
    Path((id, number)): Path<(Id<Template>, i64)>,
) -> Result<Response> {
    let kept = app.db.write(who.actor(), move |tx| acts::bring_back(tx, id, number)).await?;
    let undo = kept.map(|it| format!("{}/versions/{it}", page(id)));
    Ok(web::done(&page(id), Say::new("templates-brought-back").with("n", number), undo))
}

/// POST `/templates/{id}/archive`
pub async fn archive(State(app): State<App>, who: Who, Path(id): Path<Id<Template>>) -> Result<Response> {
    let it = app.db.write(who.actor(), move |tx| acts::archive(tx, id, true)).await?;
    let say = Say::new("templates-was-archived").with("name", it.name);
    Ok(web::done("/templates", say, Some(format!("{}/restore", page(id)))))
}

/// POST `/templates/{id}/restore`
pub async fn restore(State(app): State<App>, who: Who, Path(id): Path<Id<Template>>) -> Result<Response> {
    let it = app.db.write(who.actor(), move |tx| acts::archive(tx, id, false)).await?;
    let say = Say::new("templates-was-restored").with("name", it.name);
    Ok(web::done(&page(id), say, Some(format!("{}/archive", page(id)))))
}

/// POST `/templates/{id}/tests/{lang}`: what is written, sent to whoever asks.
pub async fn send_test(
    State(app): State<App>,
    who: Who,
    Path((id, lang)): Path<(Id<Template>, String)>,
    order: OrderSample,
) -> Result<Response> {
    let lang = Lang::parse(&lang).ok_or(Error::NotFound("template"))?;
    let (it, base, to) = (app.clone(), app.config.base_url.to_string(), who.staff().email.clone());
    let (mine, now, own) = (to.clone(), who.now(), who.shell("templates-title"));
    let mark = move |subject: &str| own.t1("templates-test-mark", "subject", subject);
    app.db
        .write(who.actor(), move |tx| {
            let template = store::find(tx, id)?;
            let wording = store::drafts(tx, id)?.into_iter().find(|has| has.0 == lang).map(|it| it.1);
            let wording = wording.ok_or_else(|| Error::invalid("templates-nothing-written"))?;
            let asked = preview::Asked::new(lang, String::new(), "");
            let sample = preview::sample(&it, tx, &asked, &base, order)?;
            let shown = preview::written(&it, &wording, lang, &sample).map_err(Error::Invalid)?;
            let message = NewMessage {
                customer: None,
                to: to.clone(),
                purpose: Purpose::Transactional,
                content: Content::Ready { subject: mark(&shown.subject), html: shown.html, text: Some(shown.text) },
                language: lang.code().to_owned(),
                key: format!("test:{id}:{}", now.ms()),
                reason: Reason::new(Say::new("templates-test-reason").with("name", template.name)),
            };
            channels::post(tx, &message).map(drop)
        })
        .await?;
    Ok(web::done(&address(id, lang), Say::new("templates-tested").with("to", mine), None))
}
