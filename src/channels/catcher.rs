//! The catcher of the demonstration: a mail server on this machine that keeps all mail and sends none on.

use data_encoding::BASE64;
use mail_parser::MessageParser;
use tokio::net::TcpListener;

use super::smtp::{Door, Listener, Taken};
use crate::app::App;
use crate::base::{Actor, Error, Id, Result, Tx};
use crate::settings;

/// The most mails that are kept; the oldest go.
const KEPT: i64 = 5_000;

/// A mail that was caught.
#[derive(Clone, Copy, Debug)]
pub struct Caught;

/// Takes everything, for everyone.
#[derive(Clone)]
struct All(App);

impl Door for All {
    fn knows(&self, _: &str) -> bool {
        true
    }

    async fn take(&self, mail: Taken) -> bool {
        let kept = self.0.db.write(Actor::SYSTEM, move |tx| keep(tx, &mail)).await;
        kept.inspect_err(|error| tracing::error!(error = format!("{error:?}"), "a mail could not be caught")).is_ok()
    }
}

/// Keeps a mail, once for each of its recipients.
fn keep(tx: &mut Tx<'_>, mail: &Taken) -> Result<()> {
    let now = tx.now;
    let subject = MessageParser::default().parse(&mail.raw).and_then(|it| it.subject().map(str::to_owned));
    let subject = subject.unwrap_or_default().replace('\0', "");
    let raw = BASE64.encode(&mail.raw);
    for recipient in &mail.recipients {
        let id = tx.new_id::<Caught>();
        tx.run(
            "INSERT INTO caught (id, recipient, sender, subject, raw, at) VALUES ($1, $2, $3, $4, $5, $6)",
            &[&id, &recipient.to_lowercase(), &mail.sender, &subject, &raw, &now],
        )?;
    }
    let oldest: Option<Id<Caught>> =
        tx.first("SELECT id FROM caught ORDER BY id DESC LIMIT 1 OFFSET $1", &[&KEPT], |row| row.get(0))?;
    if let Some(oldest) = oldest {
        tx.run("DELETE FROM caught WHERE id <= $1", &[&oldest])?;
    }
    Ok(())
}

/// Opens the catcher on a free port of this machine, and leads the channel of the demonstration there.
///
/// # Errors
/// If no port is free.
pub async fn catch_mail(app: &App) -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    app.db.write(Actor::SYSTEM, move |tx| lead_to(tx, port)).await?;
    tokio::spawn(Listener::default().serve(listener, All(app.clone()), app.stopping()));
    Ok(())
}

fn lead_to(tx: &mut Tx<'_>, port: u16) -> Result<()> {
    let port = i64::from(port);
    let there = tx.run(
        "UPDATE channels SET port = $1, version = version + 1, trouble = NULL, trouble_at = NULL, troubles = 0, retry_at = 0
          WHERE built_in = 1",
        &[&port],
    )?;
    if there > 0 {
        return Ok(());
    }
    let shop = settings::shop(tx)?.ok_or_else(|| Error::internal("there is no shop yet"))?;
    let (id, now) = (tx.new_id::<super::Channel>(), tx.now);
    tx.run(
        "INSERT INTO channels (id, kind, name, from_address, from_name, built_in, host, port, security, created_at)
         VALUES ($1, 'email', $2, 'hello@shop.example', $2, 1, '127.0.0.1', $3, 'none', $4)",
        &[&id, &shop.name, &port, &now],
    )?;
    super::channel::adopt(tx, id)
}
