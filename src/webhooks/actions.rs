//! What staff do with webhooks. Each act is audited; each has a reverse, but a new secret.

use std::time::Duration;

use serde_json::json;
use url::Url;

use super::deliver::{PING, SEALED_FOR, SendDue};
use super::kinds::kinds;
use super::model::{Paused, Send, State, Webhook, address};
use super::sign::Secret;
use super::store;
use crate::app::App;
use crate::base::{Error, Id, Result, Say, Tx};
use crate::team::{self, Staff};

/// How long the secret before is good after it was changed.
const CHANGE_OVER: Duration = Duration::from_secs(24 * 3_600);
/// No description is longer.
const LONGEST: usize = 200;

/// What a webhook is to be.
#[derive(Clone, Debug)]
pub struct Wanted {
    url: Url,
    description: String,
    kinds: String,
}

impl Wanted {
    /// From what a person typed; `chosen` is empty for all kinds.
    ///
    /// # Errors
    /// `Invalid` if the address cannot be used.
    pub fn read(app: &App, url: &str, description: &str, chosen: &[String]) -> Result<Wanted> {
        let url = address(url, &app.config.base_url)?;
        let description = tongue::clean_name(description);
        if description.chars().count() > LONGEST {
            return Err(Error::invalid(Say::new("webhooks-description-long").with("most", LONGEST)));
        }
        let kinds: Vec<_> = kinds().into_iter().filter(|it| chosen.iter().any(|other| other == it)).collect();
        Ok(Wanted { url, description, kinds: kinds.join(" ") })
    }
}

/// Makes one.
pub fn make(tx: &mut Tx<'_>, app: &App, by: Id<Staff>, it: &Wanted, secret: &Secret) -> Result<Id<Webhook>> {
    let sealed = app.secrets.seal(SEALED_FOR, &secret.0);
    let id = store::add(tx, by, it.url.as_str(), &it.description, &it.kinds, &sealed)?;
    team::audit(tx, "webhook.made", Some(it.url.to_string()), json!({ "kinds": it.kinds }))?;
    Ok(id)
}

/// Changes where it is, what it is for and what it wants.
pub fn change(tx: &mut Tx<'_>, id: Id<Webhook>, it: &Wanted) -> Result<()> {
    there(tx, id)?;
    tx.run(
        "UPDATE webhooks SET url = $2, description = $3, kinds = $4 WHERE id = $1",
        &[&id, &it.url.as_str(), &it.description, &it.kinds],
    )?;
    team::audit(tx, "webhook.changed", Some(it.url.to_string()), json!({ "kinds": it.kinds }))
}

/// Gives it a new secret; the one before is good for a day more.
pub fn rotate(tx: &mut Tx<'_>, app: &App, id: Id<Webhook>, secret: &Secret) -> Result<Webhook> {
    let it = there(tx, id)?;
    let (sealed, until) = (app.secrets.seal(SEALED_FOR, &secret.0), tx.now + CHANGE_OVER);
    tx.run(
        "UPDATE webhooks SET old_secret = secret, old_until = $3, secret = $2 WHERE id = $1",
        &[&id, &sealed, &until],
    )?;
    team::audit(tx, "webhook.secret_changed", Some(it.url.clone()), json!({}))?;
    Ok(it)
}

/// Sends nothing until someone says otherwise; what happens meanwhile waits.
pub fn pause(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<Webhook> {
    let (it, now, why) = (there(tx, id)?, tx.now, Paused::Staff.code());
    tx.run("UPDATE webhooks SET paused_at = $2, paused_why = $3 WHERE id = $1", &[&id, &now, &why])?;
    team::audit(tx, "webhook.paused", Some(it.url.clone()), json!({}))?;
    Ok(it)
}

/// Sends again, also what waited.
pub fn resume(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<Webhook> {
    let it = there(tx, id)?;
    tx.run(
        "UPDATE webhooks SET paused_at = NULL, paused_why = NULL, failures = 0, failing_since = NULL WHERE id = $1",
        &[&id],
    )?;
    tx.enqueue(&SendDue { webhook: id })?;
    team::audit(tx, "webhook.resumed", Some(it.url.clone()), json!({}))?;
    Ok(it)
}

/// Ends it: it is told nothing any more.
pub fn end(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<Webhook> {
    let (it, now) = (there(tx, id)?, tx.now);
    tx.run("UPDATE webhooks SET ended_at = $2, ended_why = 'staff' WHERE id = $1", &[&id, &now])?;
    team::audit(tx, "webhook.ended", Some(it.url.clone()), json!({}))?;
    Ok(it)
}

/// Takes the end back; what happened meanwhile it is not told.
pub fn bring_back(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<Webhook> {
    let it = store::find(tx, id)?;
    tx.run("UPDATE webhooks SET ended_at = NULL, ended_why = NULL WHERE id = $1", &[&id])?;
    tx.enqueue(&SendDue { webhook: id })?;
    team::audit(tx, "webhook.returned", Some(it.url.clone()), json!({}))?;
    Ok(it)
}

/// Writes a trial down, to be delivered at once.
pub fn trial(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<(Webhook, Send)> {
    let it = there(tx, id)?;
    let send = store::add_send(tx, id, None, PING, None)?;
    Ok((it, store::send(tx, send)?))
}

/// Sends something once more, from the beginning of its tries.
///
/// # Errors
/// `Conflict` if it is on its way.
pub fn again(tx: &mut Tx<'_>, id: Id<Webhook>, send: Id<Send>) -> Result<()> {
    there(tx, id)?;
    let it = store::send(tx, send)?;
    if it.webhook != id {
        return Err(Error::NotFound("send"));
    }
    if it.state == State::Waiting && it.attempts == 0 {
        return Err(Error::conflict("webhooks-send-waits"));
    }
    let now = tx.now;
    tx.run(
        "UPDATE webhook_sends SET state = 'waiting', attempts = 0, next_at = $2, ended_at = NULL WHERE id = $1",
        &[&send, &now],
    )?;
    tx.enqueue(&SendDue { webhook: id })
}

fn there(tx: &mut Tx<'_>, id: Id<Webhook>) -> Result<Webhook> {
    let it = store::find(tx, id)?;
    if it.ended_at.is_some() { Err(Error::NotFound("webhook")) } else { Ok(it) }
}
