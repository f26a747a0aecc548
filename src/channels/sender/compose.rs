//! Writing a mail: what a message says, as the bytes that leave.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value as Json;
use url::Url;

use super::work::Work;
use crate::app::App;
use crate::base::{Error, Id, Result, Secrets, Timestamp};
use crate::channels::channel::{self, Channel};
use crate::channels::context::{self, Filling};
use crate::channels::delivery::{Delivery, Left};
use crate::channels::mail::{self, Mail, ascii_domain, dkim::Signer};
use crate::channels::message::{Content, Version};
use crate::channels::smtp::Route;
use crate::channels::templates::Compiled;
use crate::customers::Customer;
use crate::web::words;

/// What marks the address that undeliverable mail comes back to.
const BOUNCE: &str = "bounce";
/// What marks the address of the way out of marketing.
const WAY_OUT: &str = "unsubscribe";

/// A channel made ready: its secrets are open, here and nowhere else.
pub(in crate::channels) struct Desk {
    pub channel: Channel,
    pub route: Route,
    signer: Option<Signer>,
    secrets: Secrets,
    base: Url,
    domain: String,
}

/// A mail ready to leave.
pub(in crate::channels) struct Written {
    pub subject: String,
    pub return_path: String,
    pub to: String,
    pub raw: Vec<u8>,
}

/// What a message says, finished.
pub(in crate::channels) struct Text {
    pub subject: String,
    pub html: String,
    pub text: Option<String>,
}

impl Desk {
    pub fn new(app: &App, channel: Channel) -> Result<Desk> {
        let server = &channel.server;
        let password = channel::open_password(&app.secrets, &server.password)?;
        let domain = ascii_domain(&channel.from_address).unwrap_or_else(|| "localhost".to_owned());
        let route = Route {
            host: server.host.clone(),
            port: server.port,
            security: server.security,
            login: (!server.login.is_empty()).then(|| (server.login.clone(), password)),
            certificate: server.certificate.clone(),
            own: channel.built_in,
            hello: app.config.base_url.host_str().filter(|it| it.contains('.')).unwrap_or(&domain).to_owned(),
        };
        let signer = if channel.dkim_on && !channel.dkim_key.is_empty() {
            let key = channel::open_key(&app.secrets, &channel.dkim_key)?;
            Some(Signer::new(&channel.dkim_domain, &channel.dkim_selector, &key)?)
        } else {
            None
        };
        let (secrets, base) = (app.secrets.clone(), app.config.base_url.clone());
        Ok(Desk { channel, route, signer, secrets, base, domain })
    }

    /// The mail of a message.
    pub fn write(&self, work: &Work, text: Text, now: Timestamp) -> Result<Written, (Left, String)> {
        let to = recipient(&work.address).ok_or((Left::NoAddress, String::new()))?;
        let mut headers = vec![("Auto-Submitted", "auto-generated".to_owned())];
        let (mut html, mut plain) = (text.html, text.text);
        if work.purpose.is_marketing() {
            let way_out = way_out(&self.secrets, &self.base, work.delivery);
            show_way_out(&mut html, plain.as_mut(), &way_out, &work.language);
            headers.push(("List-Unsubscribe", format!("<{way_out}>")));
            headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
        }
        let plain = plain.unwrap_or_else(|| mail::of_html(&html));
        let it = Mail {
            from_name: &self.channel.from_name,
            from: &self.channel.from_address,
            to: &to,
            reply_to: &self.channel.reply_to,
            subject: &text.subject,
            text: &plain,
            html: &html,
            message_id: &message_id(work.delivery, &self.domain),
            date: now,
            headers: &headers,
        };
        let raw = mail::build(&it);
        let raw = match &self.signer {
            Some(signer) => signer.sign(&raw, now).map_err(|it| (Left::Unwritable, it.to_string()))?,
            None => raw,
        };
        Ok(Written { subject: text.subject, return_path: self.return_path(work.delivery), to, raw })
    }

    /// A mail that shows that the channel works, outside of all messages.
    pub fn test(&self, to: &str, (subject, text): (String, String), now: Timestamp) -> Result<Written> {
        let to = recipient(to).ok_or_else(|| Error::invalid("channels-from-unusable"))?;
        let it = Mail {
            from_name: &self.channel.from_name,
            from: &self.channel.from_address,
            to: &to,
            subject: &subject,
            text: &text,
            message_id: &format!("test-{}@{}", now.0, self.domain),
            date: now,
            headers: &[("Auto-Submitted", "auto-generated".to_owned())],
            ..Mail::default()
        };
        let raw = mail::build(&it);
        let raw = match &self.signer {
            Some(signer) => signer.sign(&raw, now)?,
            None => raw,
        };
        Ok(Written { return_path: self.channel.from_address.clone(), subject, to, raw })
    }

    fn return_path(&self, delivery: Id<Delivery>) -> String {
        match self.channel.bounce_domain.as_str() {
            "" => self.channel.from_address.clone(),
            domain => bounce_address(&self.secrets, delivery, domain),
        }
    }
}

/// The id of the mail in the world: the same for every try of one delivery.
pub(in crate::channels) fn message_id(delivery: Id<Delivery>, domain: &str) -> String {
    format!("{delivery}@{domain}")
}

/// `bounce+ID-MARK@DOMAIN`.
pub(in crate::channels) fn bounce_address(secrets: &Secrets, delivery: Id<Delivery>, domain: &str) -> String {
    let id = delivery.to_string();
    format!("bounce+{id}-{}@{domain}", secrets.mark(BOUNCE, &id))
}

/// The delivery that such an address is about, if we made it.
pub(in crate::channels) fn bounced(secrets: &Secrets, address: &str) -> Option<Id<Delivery>> {
    let local = address.split('@').next()?.to_lowercase();
    let (id, mark) = local.strip_prefix("bounce+")?.split_once('-')?;
    if secrets.is_mark(BOUNCE, id, mark) { id.parse().ok() } else { None }
}

/// The address of the page where one says no to more of this.
pub(in crate::channels) fn way_out(secrets: &Secrets, base: &Url, delivery: Id<Delivery>) -> Url {
    let id = delivery.to_string();
    let mut url = base.clone();
    url.set_path(&format!("/u/{id}-{}", secrets.mark(WAY_OUT, &id)));
    url
}

/// The delivery that such an address is about, if we made it.
pub(in crate::channels) fn leaving(secrets: &Secrets, token: &str) -> Option<Id<Delivery>> {
    let (id, mark) = token.split_once('-')?;
    if secrets.is_mark(WAY_OUT, id, mark) { id.parse().ok() } else { None }
}

/// Marketing without a way out is not sent: where the text shows none, it stands below.
fn show_way_out(html: &mut String, plain: Option<&mut String>, way_out: &Url, language: &str) {
    let lang = tongue::Lang::parse(language).unwrap_or(tongue::Lang::En);
    let said = words::say(lang, "channels-way-out", &[]);
    if !html.is_empty() && !html.contains(way_out.as_str()) {
        let line = format!("<p style=\"font-size:12px;color:#666\"><a href=\"{way_out}\">{said}</a></p>");
        let at = html.rfind("</body>").unwrap_or(html.len());
        html.insert_str(at, &line);
    }
    if let Some(plain) = plain.filter(|it| !it.contains(way_out.as_str())) {
        plain.push_str(&format!("\n\n{said}: {way_out}\n"));
    }
}

/// An address as servers take it: its domain in ASCII.
fn recipient(address: &str) -> Option<String> {
    let (local, _) = address.rsplit_once('@')?;
    ascii_domain(address).map(|domain| format!("{local}@{domain}"))
}

/// A template, and what it is filled in with.
struct Blanks {
    compiled: Arc<Compiled>,
    filling: Filling,
}

/// Finds for all messages that are written by a template what it is to be filled in with.
///
/// # Errors
/// If the database is away.
pub(super) async fn prepare(app: &App, taken: &mut [Work]) -> Result<()> {
    let wanted: Vec<(usize, Option<Id<Customer>>, Id<Version>)> = taken
        .iter()
        .enumerate()
        .filter_map(|(at, it)| match &it.content {
            Content::Template { version, .. } => Some((at, it.customer, *version)),
            Content::Ready { .. } => None,
        })
        .collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let with = app.clone();
    let found = app.db.read(move |db| {
        // A version that does not compile any more leaves its message out, not the others.
        let compiled: Vec<Option<Arc<Compiled>>> =
            wanted.iter().map(|it| with.templates.compiled(db, it.2).ok()).collect();
        let said = said_of_customers(&compiled);
        let customers: Vec<Id<Customer>> = wanted.iter().filter_map(|it| it.1).collect();
        let mut known = context::of_customers(db, &customers, said.as_ref())?.into_iter();
        let nobody = context::of_nobody(db)?;
        let mut found = Vec::with_capacity(wanted.len());
        for ((at, customer, _), compiled) in wanted.into_iter().zip(compiled) {
            let known = customer.and_then(|_| known.next()).unwrap_or_else(|| nobody.clone());
            found.push((at, known, compiled));
        }
        Ok(found)
    });
    for (at, known, compiled) in found.await? {
        taken[at].known = compiled.map(|it| (it, known));
    }
    Ok(())
}

/// What these say of customers; none if that is anything.
fn said_of_customers(all: &[Option<Arc<Compiled>>]) -> Option<BTreeSet<String>> {
    let mut said = BTreeSet::new();
    let mut last: Option<&Arc<Compiled>> = None;
    for it in all.iter().flatten() {
        // Most stand beside others of their kind.
        if last.is_none_or(|last| !Arc::ptr_eq(last, it)) {
            said.extend(it.of_customers()?.iter().cloned());
            last = Some(it);
        }
    }
    Some(said)
}

/// What a message says, finished: a template is filled in with what is known now.
pub(super) fn content(work: &mut Work, desk: &Desk) -> Result<Text, (Left, String)> {
    let way_out = work.purpose.is_marketing().then(|| way_out(&desk.secrets, &desk.base, work.delivery));
    let data = std::mem::take(&mut work.data);
    let blanks = work.known.take().and_then(|(compiled, known)| {
        let data = serde_json::from_str(&data).ok()?;
        Some(Blanks { compiled, filling: known.with(data) })
    });
    // Whoever settles needs it no more.
    fill(work.content.take(), blanks, way_out)
}

/// What a message says, for staff who look at it: without the way out, which is for its reader alone.
///
/// # Errors
/// If the database is away.
pub(in crate::channels) async fn shown(
    app: &App,
    customer: Option<Id<Customer>>,
    it: &Content,
) -> Result<Option<Text>> {
    let blanks = match it {
        Content::Ready { .. } => None,
        Content::Template { version, data } => {
            let (with, version, data) = (app.clone(), *version, data.clone());
            let found = app.db.read(move |db| {
                let known = match customer {
                    Some(it) => context::of_customers(db, &[it], None)?.remove(0),
                    None => context::of_nobody(db)?,
                };
                let compiled = with.templates.compiled(db, version)?;
                Ok(Blanks { compiled, filling: known.with(data) })
            });
            Some(found.await?)
        }
    };
    Ok(fill(it.clone(), blanks, None).ok())
}

fn fill(content: Content, blanks: Option<Blanks>, way_out: Option<Url>) -> Result<Text, (Left, String)> {
    if let Content::Ready { subject, html, text } = content {
        return Ok(Text { subject, html, text });
    }
    let Blanks { compiled, mut filling } = blanks.ok_or((Left::Unwritable, String::new()))?;
    if let Some(way_out) = way_out {
        filling.set("unsubscribe_url", Json::String(way_out.into()));
    }
    let it = compiled.render(&filling).map_err(|it| (Left::Unwritable, it.to_string()))?;
    Ok(Text { subject: it.subject, html: it.html, text: Some(it.text) })
}
