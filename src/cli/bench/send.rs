//! Sending: messages that wait in the database to a server on this machine, beside a bare loop that hands over the
//! same ready bytes over as many lines with the same client.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use clap::Args;
use data_encoding::BASE64;
use serde_json::{Value as Json, json};
use tongue::Lang;

use super::shop::{open, profile};
use super::sink::{channel, sink};
use super::{Ground, Table, megabytes, per_second, percent};
use crate::app::App;
use crate::base::time::Stopwatch;
use crate::base::{Actor, Chance, Error, Id, Outside, Result, Tx};
use crate::channels::templates::{self, Kind, Wording};
use crate::channels::{
    self, Content, KeyKind, Limits, Line, NewMessage, Outcome, Purpose, Reason, Route, Security, Sender, Version,
};
use crate::cli::serve::runtime;
use crate::config::Config;
use crate::customers::{self, Arrival, Customer, Seen};
use crate::settings;

/// Flags of the bench.
#[derive(Args)]
#[command(after_help = "Prints what must be reached and what was, and ends with 1 when something was missed.\n\
    Works in a folder of its own inside the data folder, which it removes at the end.")]
pub struct Asked {
    /// How many messages, each to a customer of its own, twice
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    messages: usize,
    /// How many lines to the server
    #[arg(long, value_name = "N", default_value_t = 16)]
    lines: usize,
}

/// How often both sides take their turn.
const TURNS: usize = 2;
/// How many rows are made in a unit of work, and how many mails of the bare loop differ.
const SLICE: usize = 1_000;
/// How many things each of them ordered.
const LINES: usize = 3;

/// Runs the bench.
pub fn measure(asked: &Asked, ground: &Ground) -> Result<Table> {
    let runtime = runtime().map_err(Error::internal)?;
    runtime.block_on(async {
        let mut table = Table::default();
        let (port, taken) = sink().await?;
        let kinds = [("not signed", None), ("Ed25519", Some(KeyKind::Ed25519)), ("RSA 2048", Some(KeyKind::Rsa))];
        let mut ready = f64::NAN;
        for (name, kind) in kinds {
            let key = kind.map(channels::new_key).transpose()?;
            let large = kind == Some(KeyKind::Rsa);
            // To sign with a large key costs many times as much as to hand a mail over to a server that does nothing
            // with it. So beside what signs so stands a bare loop that signs too.
            let bare = Bare::new(key.as_deref(), large)?;
            let reached = both(asked, ground, port, &taken, key, &bare).await?;
            let what = if large { "a bare loop that signs too" } else { "a bare loop of ready bytes" };
            table.beside(&format!("{what}, {name}"), reached.bare, per_second);
            table.beside(&format!("messages out, {name}"), reached.ours, per_second);
            table.at_least("  beside the bare loop", reached.ours / reached.bare, 0.6, percent);
            if large {
                table.beside("  beside the loop of ready bytes, Ed25519", reached.ours / ready, percent);
            }
            table.at_most("  memory that it took more", reached.memory, 64.0, megabytes);
            ready = reached.bare;
        }
        Ok(table)
    })
}

/// What every mail of the bench says.
fn wording() -> Wording {
    Wording {
        subject: "Your order {{ order.number }}".into(),
        preheader: String::new(),
        kind: Kind::Html,
        body: "<html><body><h1>Thank you, {{ customer.first_name | default: \"friend\" }}</h1>\
               <p>Your order {{ order.number }} is on its way to you.</p><table>{% for it in order.lines %}\
               <tr><td>{{ it.title }}</td><td>{{ it.quantity }}</td></tr>{% endfor %}</table>\
               <p>Greetings from all of us at {{ shop.name }}.</p></body></html>"
            .into(),
        alternative:
            "Thank you, {{ customer.first_name | default: \"friend\" }}\n\nYour order {{ order.number }} is on its \
                      way to you.\n\nGreetings from all of us.\n"
                .into(),
    }
}

/// What is filled in.
fn data(n: usize) -> Json {
    let lines: Vec<Json> =
        (0..LINES).map(|it| json!({ "title": format!("Clay jebena no {it}"), "quantity": n + it })).collect();
    json!({ "order": { "number": n.to_string(), "lines": lines } })
}

/// The same mail, finished: HTML and text.
fn finished(n: usize) -> (String, String) {
    let rows: String =
        (0..LINES).map(|it| format!("<tr><td>Clay jebena no {it}</td><td>{}</td></tr>", n + it)).collect();
    let html = format!(
        "<html><body><h1>Thank you, Customer</h1><p>Your order {n} is on its way to you.</p><table>{rows}</table>\
         <p>Greetings from all of us at Jebena &amp; Kin.</p></body></html>"
    );
    let text = format!("Thank you, Customer\n\nYour order {n} is on its way to you.\n\nGreetings from all of us.\n");
    (html, text)
}

/// A loop that hands over mails and does nothing else, or signs them and does nothing else.
struct Bare {
    ready: Arc<Vec<Vec<u8>>>,
    signing: Option<Arc<RsaKeyPair>>,
}

impl Bare {
    /// With this key it hands over bytes that were signed before, or signs each.
    fn new(key: Option<&[u8]>, signs: bool) -> Result<Bare> {
        let before = key.filter(|_| !signs);
        let ready = (0..SLICE).map(finished).map(|(html, text)| channels::sample(&html, &text, before));
        let signing = key.filter(|_| signs).map(RsaKeyPair::from_pkcs8).transpose().map_err(Error::internal)?;
        Ok(Bare { ready: Arc::new(ready.collect::<Result<_>>()?), signing: signing.map(Arc::new) })
    }
}

/// So many mails that leave when nothing else is done; gives how long they took.
async fn hand_over(messages: usize, lines: usize, port: u16, bare: &Bare) -> Result<Duration> {
    let route = Route {
        host: "127.0.0.1".into(),
        port,
        security: Security::None,
        login: None,
        certificate: String::new(),
        own: true,
        hello: "bench.example".into(),
    };
    let outside = Outside::new(true)?;
    let each = messages / lines;
    let watch = Stopwatch::start();
    let lines = (0..lines).map(|_| {
        let (route, ready, outside) = (route.clone(), bare.ready.clone(), outside.clone());
        let signing = bare.signing.clone();
        tokio::spawn(async move {
            let opened =
                Line::open(&outside, &route, Limits { messages: u32::MAX, ..Limits::default() }, |_, _| {}).await;
            let mut line = opened.map_err(|it| Error::internal(it.say))?;
            for n in 0..each {
                let mail = &ready[n % ready.len()];
                let signed = signing.as_ref().map(|it| sign(it, mail)).transpose()?;
                let mail = signed.as_ref().unwrap_or(mail);
                let (outcome, _) = line.hand_over(&route, "hello@shop.example", "c@example.org", mail).await;
                if !matches!(outcome, Outcome::Accepted(_)) {
                    return Err(Error::internal(format!("{outcome:?}")));
                }
            }
            Ok(())
        })
    });
    for it in futures::future::join_all(lines).await {
        it.map_err(Error::internal)??;
    }
    Ok(watch.elapsed())
}

/// A mail with the signature of all its bytes in front: the least that signing can be.
fn sign(key: &RsaKeyPair, mail: &[u8]) -> Result<Vec<u8>> {
    let mut signature = vec![0; key.public_modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), mail, &mut signature)
        .map_err(|_| Error::internal("a mail could not be signed"))?;
    Ok([b"DKIM-Signature: b=", BASE64.encode(&signature).as_bytes(), b"\r\n", mail].concat())
}

/// What both sides did in a second, and what ours took for it, in megabytes.
struct Reached {
    ours: f64,
    bare: f64,
    memory: f64,
}

/// Sends all messages, and as many over a bare loop. Both take turns, because machines are quick and slow by the minute.
async fn both(
    asked: &Asked,
    ground: &Ground,
    port: u16,
    taken: &AtomicUsize,
    signing: Option<Vec<u8>>,
    beside: &Bare,
) -> Result<Reached> {
    let folder = ground.folder.join(format!("send-{}", u32::from_le_bytes(Chance::System.bytes())));
    std::fs::create_dir(&folder)?;
    let app = open(Config::in_folder(folder.clone()))?;
    let version = prepare(&app, port, asked.lines, signing.clone()).await?;
    let customers = customers(&app, asked.messages).await?;
    let limits = Limits { messages: u32::MAX, ..Limits::default() };
    let sender = Sender::new(app.clone()).with_limits(limits).take_over().await?;
    let each = asked.messages;
    let (mut ours, mut bare, mut memory, mut arrived) = (Duration::ZERO, Duration::ZERO, 0.0_f64, 0);
    for turn in 0..TURNS {
        bare += hand_over(each, asked.lines, port, beside).await?;
        post_all(&app, &customers, version, turn).await?;
        let before = taken.load(Ordering::Relaxed);
        let (took, most) = run(sender.clone()).await?;
        (ours, memory) = (ours + took, memory.max(most));
        arrived += taken.load(Ordering::Relaxed) - before;
    }
    let sent = each * TURNS;
    let sql = "SELECT COUNT(*), (SELECT COUNT(*) FROM attempts WHERE outcome = 'accepted'),
                      (SELECT COUNT(*) FROM events WHERE kind = 'message.sent')
                 FROM deliveries WHERE state = 'sent' AND maybe_twice = 0 AND accepted_at IS NOT NULL";
    let rows = app.db.read_long(move |db| {
        db.one(sql, &[], |row| Ok([row.get::<usize>(0)?, row.get::<usize>(1)?, row.get::<usize>(2)?]))
    });
    let rows = rows.await?;
    if arrived != sent || rows != [sent; 3] {
        return Err(Error::internal(format!("of {sent} messages {arrived} arrived; rows: {rows:?}")));
    }
    drop((app, sender));
    std::fs::remove_dir_all(folder)?;
    let rate = |time: Duration| sent as f64 / time.as_secs_f64();
    Ok(Reached { ours: rate(ours), bare: rate(bare), memory })
}

/// Sends all that is due; gives how long that took, and how much more memory was held meanwhile.
async fn run(sender: Sender) -> Result<(Duration, f64)> {
    let (memory, mut most) = (resident(), 0.0_f64);
    let sending = tokio::spawn(async move {
        let watch = Stopwatch::start();
        sender.run_due().await.map(|_| watch.elapsed())
    });
    while !sending.is_finished() {
        tokio::time::sleep(Duration::from_millis(20)).await;
        most = most.max(resident() - memory);
    }
    Ok((sending.await.map_err(Error::internal)??, most))
}

/// A shop with a channel and a template; gives the version in use.
async fn prepare(app: &App, port: u16, lines: usize, signing: Option<Vec<u8>>) -> Result<Id<Version>> {
    let secrets = app.secrets.clone();
    app.db
        .write(Actor::SYSTEM, move |tx| {
            settings::set_shop(tx, &profile())?;
            let id = channel(tx, port, lines)?;
            if let Some(key) = &signing {
                channels::keep_key(tx, &secrets, id, key)?;
                channels::sign(tx, id, true)?;
            }
            let template = templates::add(tx, "Bench", false)?;
            templates::save_draft(tx, template, Lang::En, &wording())?;
            templates::start_using(tx, template)?;
            templates::version_for(tx, "bench", "en")?.ok_or_else(|| Error::internal("the template is not in use"))
        })
        .await
}

/// So many customers, one for each message.
async fn customers(app: &App, n: usize) -> Result<Vec<Id<Customer>>> {
    let mut all = Vec::with_capacity(n);
    for first in (0..n).step_by(SLICE) {
        let last = (first + SLICE).min(n);
        let made = move |tx: &mut Tx<'_>| (first..last).map(|n| customer(tx, n)).collect::<Result<Vec<_>>>();
        all.extend(app.db.write(Actor::SYSTEM, made).await?);
    }
    Ok(all)
}

fn customer(tx: &mut Tx<'_>, n: usize) -> Result<Id<Customer>> {
    let email = format!("c{n}@example.org");
    let identities = [Seen { kind: "email", scope: "", value: &email, verified: true }];
    let hints = [("name", "Customer of the bench")];
    let arrival = Arrival { identities: &identities, at: tx.now, source: "bench", hints: &hints };
    Ok(customers::resolve(tx, &arrival)?.customer)
}

/// Posts a message to each customer.
async fn post_all(app: &App, customers: &[Id<Customer>], version: Id<Version>, turn: usize) -> Result<()> {
    for (n, to) in customers.chunks(SLICE).enumerate() {
        let (first, to) = (n * SLICE, to.to_vec());
        let post = move |tx: &mut Tx<'_>| {
            (first..).zip(&to).try_for_each(|(n, to)| post(tx, *to, version, n, format!("bench:{turn}:{n}")))
        };
        app.db.write(Actor::SYSTEM, post).await?;
    }
    Ok(())
}

fn post(tx: &mut Tx<'_>, customer: Id<Customer>, version: Id<Version>, n: usize, key: String) -> Result<()> {
    let new = NewMessage {
        customer: Some(customer),
        to: format!("c{n}@example.org"),
        purpose: Purpose::Transactional,
        content: Content::Template { version, data: data(n) },
        language: "en".into(),
        key,
        reason: Reason::new("channels-test-text"),
    };
    channels::post(tx, &new).map(drop)
}

/// The memory that this process holds, in megabytes.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
    line.and_then(|it| it.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}
