//! Setting up a channel: what is typed is checked, sealed and saved; a test shows each step of the way to the server.

use data_encoding::BASE64;
use serde_json::json;

use super::channel::{self, Channel, Security};
use super::mail::ascii_domain;
use super::mail::dkim::{self, KeyKind, Signer};
use super::sender::compose::Desk;
use super::smtp::{self, Limits, Line, Outcome};
use crate::app::App;
use crate::base::{Error, Id, Result, Say, Secrets, Tx};
use crate::customers::normal_email;
use crate::team;

/// What was typed about a channel.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    pub name: String,
    pub from_address: String,
    pub from_name: String,
    pub reply_to: String,
    pub host: String,
    pub port: String,
    pub security: String,
    pub login: String,
    /// Empty leaves the one that is there.
    pub password: String,
    pub certificate: String,
    pub bounce_domain: String,
    pub connections: String,
    pub per_minute: String,
    pub version: i64,
}

/// The same, as it can be used.
struct Checked {
    name: String,
    from: String,
    from_name: String,
    reply_to: String,
    host: String,
    port: i64,
    security: Security,
    certificate: String,
    bounce_domain: String,
    connections: i64,
    per_minute: i64,
}

fn number(typed: &str, usual: i64, range: std::ops::RangeInclusive<i64>, wrong: &str) -> Result<i64> {
    let typed = typed.trim();
    let it = if typed.is_empty() { usual } else { typed.parse().map_err(|_| Error::invalid(wrong))? };
    if range.contains(&it) { Ok(it) } else { Err(Error::invalid(wrong)) }
}

/// The certificates that were pasted, and nothing that came along with them, such as a private key.
fn certificate(pasted: &str) -> Result<String> {
    if pasted.trim().is_empty() {
        return Ok(String::new());
    }
    let found = smtp::certificates(pasted);
    if found.is_empty() {
        return Err(Error::invalid("channels-certificate-unusable"));
    }
    let mut pem = String::new();
    for it in found {
        let text = BASE64.encode(&it);
        pem.push_str("-----BEGIN CERTIFICATE-----\n");
        for line in text.as_bytes().chunks(64) {
            pem.push_str(&String::from_utf8_lossy(line));
            pem.push('\n');
        }
        pem.push_str("-----END CERTIFICATE-----\n");
    }
    Ok(pem)
}

impl Typed {
    fn check(&self) -> Result<Checked> {
        let name = tongue::clean_name(&self.name);
        let address = |it: &str| normal_email(it).filter(|it| ascii_domain(it).is_some() && it.is_ascii());
        let from = address(&self.from_address).ok_or_else(|| Error::invalid("channels-from-unusable"))?;
        let reply_to = match self.reply_to.trim() {
            "" => String::new(),
            it => address(it).ok_or_else(|| Error::invalid("channels-reply-to-unusable"))?,
        };
        let host = self.host.trim().to_lowercase();
        if host.is_empty() || host.len() > 253 || url::Host::parse(&host).is_err() {
            return Err(Error::invalid("channels-host-unusable"));
        }
        let bounce_domain = self.bounce_domain.trim().to_lowercase();
        if !bounce_domain.is_empty() && ascii_domain(&format!("x@{bounce_domain}")).as_deref() != Some(&bounce_domain) {
            return Err(Error::invalid("channels-bounce-domain-unusable"));
        }
        let certificate = certificate(&self.certificate)?;
        Ok(Checked {
            name: if name.is_empty() { from.clone() } else { name },
            from,
            from_name: tongue::clean_name(&self.from_name),
            reply_to,
            host,
            port: number(&self.port, 587, 1..=65_535, "channels-port-unusable")?,
            security: Security::parse(&self.security).unwrap_or(Security::StartTls),
            certificate,
            bounce_domain,
            connections: number(&self.connections, 4, 1..=50, "channels-connections-unusable")?,
            per_minute: number(&self.per_minute, 0, 0..=1_000_000, "channels-rate-unusable")?,
        })
    }
}

/// Adds a channel; what waited for one goes by it.
///
/// # Errors
/// `Invalid` with the field that cannot be used.
pub fn add(tx: &mut Tx<'_>, secrets: &Secrets, typed: &Typed) -> Result<Id<Channel>> {
    let (it, id, now) = (typed.check()?, tx.new_id::<Channel>(), tx.now);
    tx.run(
        "INSERT INTO channels (id, kind, name, from_address, created_at) VALUES ($1, 'email', $2, $3, $4)",
        &[&id, &it.name, &it.from, &now],
    )?;
    write(tx, secrets, id, typed, &it)?;
    team::audit(tx, "channel.added", Some(it.name), json!({ "host": it.host, "from": it.from }))?;
    channel::adopt(tx, id)?;
    Ok(id)
}

/// Changes a channel, and tries it again at once if it was in trouble.
///
/// # Errors
/// `Invalid` with the field that cannot be used; `Conflict` if someone else changed it meanwhile.
pub fn save(tx: &mut Tx<'_>, secrets: &Secrets, id: Id<Channel>, typed: &Typed) -> Result<()> {
    let it = typed.check()?;
    if channel::find(tx, id)?.version != typed.version {
        return Err(Error::conflict("channels-crossed"));
    }
    write(tx, secrets, id, typed, &it)?;
    team::audit(tx, "channel.changed", Some(it.name), json!({ "host": it.host, "from": it.from }))?;
    super::message::tell(tx)
}

fn write(tx: &mut Tx<'_>, secrets: &Secrets, id: Id<Channel>, typed: &Typed, it: &Checked) -> Result<()> {
    tx.run(
        "UPDATE channels SET name = $2, from_address = $3, from_name = $4, reply_to = $5, host = $6, port = $7,
                security = $8, login = $9, certificate = $10, bounce_domain = $11, connections = $12, per_minute = $13,
                version = version + 1, trouble = NULL, trouble_at = NULL, troubles = 0, retry_at = 0, tested_at = NULL
          WHERE id = $1",
        &[
            &id,
            &it.name,
            &it.from,
            &it.from_name,
            &it.reply_to,
            &it.host,
            &it.port,
            &it.security.code(),
            &typed.login.trim(),
            &it.certificate,
            &it.bounce_domain,
            &it.connections,
            &it.per_minute,
        ],
    )?;
    if !typed.password.is_empty() {
        let sealed = channel::seal_password(secrets, &typed.password);
        tx.run("UPDATE channels SET password = $2 WHERE id = $1", &[&id, &sealed])?;
    }
    Ok(())
}

/// Holds a channel, or lets it go on.
pub fn pause(tx: &mut Tx<'_>, id: Id<Channel>, paused: bool) -> Result<()> {
    let name = channel::find(tx, id)?.name;
    tx.run(
        "UPDATE channels SET state = $2, retry_at = 0 WHERE id = $1",
        &[&id, &if paused { "paused" } else { "on" }],
    )?;
    let act = if paused { "channel.paused" } else { "channel.resumed" };
    team::audit(tx, act, Some(name), json!({}))?;
    super::message::tell(tx)
}

/// A key to sign with: one that was pasted as PEM, or a new one of this kind.
///
/// # Errors
/// `Invalid` if what was pasted is no key.
pub async fn key(pasted: &str, kind: KeyKind) -> Result<Vec<u8>> {
    if !pasted.trim().is_empty() {
        return dkim::read_pem(pasted);
    }
    tokio::task::spawn_blocking(move || dkim::new_key(kind)).await.map_err(Error::internal)?
}

/// Keeps a key to sign with. It signs nothing before someone says so, because its public half must be
/// published first.
pub fn keep_key(tx: &mut Tx<'_>, secrets: &Secrets, id: Id<Channel>, key: &[u8]) -> Result<()> {
    let it = channel::find(tx, id)?;
    let domain = ascii_domain(&it.from_address).ok_or_else(|| Error::invalid("channels-from-unusable"))?;
    // A name that was never used, so that records of older keys may stay until their mail has arrived.
    let selector = format!("indaba{}", tx.now.0 / 1_000);
    tx.run(
        "UPDATE channels SET dkim_key = $2, dkim_domain = $3, dkim_selector = $4, dkim_on = 0, version = version + 1
          WHERE id = $1",
        &[&id, &channel::seal_key(secrets, key), &domain, &selector],
    )?;
    team::audit(tx, "channel.key_made", Some(it.name), json!({ "selector": selector }))
}

/// Signs from now on, or no more.
pub fn sign(tx: &mut Tx<'_>, id: Id<Channel>, on: bool) -> Result<()> {
    let name = channel::find(tx, id)?.name;
    let won = tx
        .run("UPDATE channels SET dkim_on = $2, version = version + 1 WHERE id = $1 AND dkim_key <> ''", &[&id, &on])?;
    if won == 0 {
        return Err(Error::conflict("channels-no-key"));
    }
    team::audit(tx, if on { "channel.signs" } else { "channel.signs_no_more" }, Some(name), json!({}))
}

/// The record to publish for the key of a channel: its name and its value.
pub fn record(secrets: &Secrets, it: &Channel) -> Result<Option<(String, String)>> {
    if it.dkim_key.is_empty() {
        return Ok(None);
    }
    let key = channel::open_key(secrets, &it.dkim_key)?;
    let signer = Signer::new(&it.dkim_domain, &it.dkim_selector, &key)?;
    Ok(Some((signer.record_name(), signer.record()?)))
}

/// A step on the way to the server: which, and what was seen there.
#[derive(Clone, Debug)]
pub struct Step {
    /// `dns`, `connection`, `tls`, `sign-in`, `accepted`.
    pub name: &'static str,
    /// What was seen.
    pub seen: String,
}

/// Sends a test through a channel as it is set up, and tells of each step; the error says at which it ended.
///
/// # Errors
/// If the channel cannot be read.
pub async fn try_out(
    app: &App,
    channel: Channel,
    to: &str,
    words: (String, String),
) -> Result<(Vec<Step>, Option<Say>)> {
    let desk = Desk::new(app, channel)?;
    let mut steps = Vec::new();
    let mut line =
        match Line::open(&app.outside, &desk.route, Limits::default(), |name, seen| steps.push(Step { name, seen }))
            .await
        {
            Ok(it) => it,
            Err(trouble) => return Ok((steps, Some(trouble.say))),
        };
    let written = desk.test(to, words, app.clock().now())?;
    let (outcome, _) = line.hand_over(&desk.route, &desk.channel.from_address, &written.to, &written.raw).await;
    line.close().await;
    Ok(match outcome {
        Outcome::Accepted(said) => {
            steps.push(Step { name: "accepted", seen: said.shown() });
            (steps, None)
        }
        Outcome::Trouble(it) => (steps, Some(it.say)),
        Outcome::Deferred(said) | Outcome::Refused(said) | Outcome::Lost(said) | Outcome::Unsure(said) => {
            (steps, Some(Say::new("channels-test-refused").with("said", said.shown())))
        }
    })
}
