//! Mixed work for minutes: events in, pages out, open streams; nothing lost, nothing twice, memory flat.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use clap::Args;
use serde_json::{Value as Json, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::server::Server;
use super::shop::{open, profile, sign_in};
use super::sink::{channel, sink};
use super::{Ground, Table, megabytes, per_second};
use crate::base::time::Stopwatch;
use crate::base::{Actor, Error, Result};
use crate::cli::Failure;
use crate::cli::serve::runtime;
use crate::config::Config;
use crate::settings;
use crate::team::{self, NewApiToken, Scope};
use crate::tracking::{self, KeyKind, NewKey};

/// By how much memory may grow from the first fifth of the time to its end.
const GROWTH: f64 = 0.10;
/// Who sends, who reads, who listens.
const SENDERS: usize = 4;
const READERS: usize = 4;
const STREAMS: usize = 100;
/// How long the shop rests between two messages.
const MESSAGE: Duration = Duration::from_millis(25);
/// How long the last messages may take to leave.
const LAST: Duration = Duration::from_secs(20);
/// Events of one request, and how long a sender rests after it.
const BATCH: u64 = 20;
const REST: Duration = Duration::from_millis(40);
const PAGES: [&str; 6] = ["/", "/customers", "/customers?q=an", "/orders", "/products", "/reports"];

/// Flags of the long bench.
#[derive(Args)]
#[command(
    after_help = "Starts this program on a fresh shop and works on it from outside. Prints what must be reached and\n\
    what was, and ends with 1 when something was missed."
)]
pub struct Soak {
    /// For how long
    #[arg(long, value_name = "MINUTES", default_value_t = 10.0)]
    minutes: f64,
}

/// What was done so far.
#[derive(Default)]
struct Done {
    stop: AtomicBool,
    acknowledged: AtomicU64,
    posted: AtomicU64,
    pages: AtomicU64,
    heard: AtomicU64,
    errors: AtomicU64,
}

/// Runs the bench.
pub fn measure(asked: &Soak, ground: &Ground) -> Result<Table, Failure> {
    let (config, runtime) = (Config::in_folder(ground.folder.clone()), runtime()?);
    let (port, taken) = runtime.block_on(sink())?;
    let keys = prepare(&config, port)?;
    let server = Server::start(&config)?;
    server.wait(Stopwatch::start())?;
    let (time, done) = (Duration::from_secs_f64(asked.minutes * 60.0), Arc::new(Done::default()));
    let (begun, end) = runtime.block_on(work(&server, &keys, time, done.clone()))?;
    let posted = done.posted.load(Ordering::Relaxed);
    runtime.block_on(wait_for(&taken, posted));
    drop(server);
    let there = count(&config)?;
    let (sent, taken) = (count_sent(&config)?, taken.load(Ordering::Relaxed) as u64);
    let (acknowledged, seconds) = (done.acknowledged.load(Ordering::Relaxed), time.as_secs_f64());
    let mut table = Table::default();
    table.beside("events acknowledged", acknowledged as f64 / seconds, per_second);
    table.beside("messages posted", posted as f64 / seconds, per_second);
    table.beside("pages read", done.pages.load(Ordering::Relaxed) as f64 / seconds, per_second);
    table.beside("updates heard by open pages", done.heard.load(Ordering::Relaxed) as f64 / seconds, per_second);
    let whole = |it: f64| format!("{it:.0}");
    table.at_most("errors", done.errors.load(Ordering::Relaxed) as f64, 0.0, whole);
    table.at_most("acknowledged events that are not there once", acknowledged.abs_diff(there) as f64, 0.0, whole);
    let astray = posted.abs_diff(sent) + posted.abs_diff(taken);
    table.at_most("messages not sent once, or not written down as sent", astray as f64, 0.0, whole);
    table.beside("memory after a fifth of the time", begun, megabytes);
    table.at_most("memory at the end", end, begun * (1.0 + GROWTH) + 8.0, megabytes);
    Ok(table)
}

/// What opens the doors of the shop.
struct Keys {
    cookie: String,
    events: String,
    api: String,
}

/// A shop whose mail goes to this port, with someone signed in.
fn prepare(config: &Config, port: u16) -> Result<Keys> {
    let app = open(config.clone())?;
    let secret = tracking::new_secret(&app.chance, KeyKind::Server);
    let kept = secret.clone();
    app.db.write_now(Actor::SYSTEM, move |tx| {
        settings::set_shop(tx, &profile())?;
        let new = NewKey {
            name: "Bench".into(),
            storefront: None,
            kind: KeyKind::Server,
            origins: Vec::new(),
            ask_first: false,
            takes_orders: true,
        };
        tracking::add_key(tx, &new, &kept)?;
        channel(tx, port, 4).map(drop)
    })?;
    let (cookie, api) = (sign_in(&app)?, team::api_secret(&app.chance));
    let kept = api.clone();
    app.db.write_now(Actor::SYSTEM, move |tx| {
        let by = team::all_staff(tx)?.first().ok_or_else(|| Error::internal("nobody works here"))?.id;
        let new = NewApiToken { name: "Bench", scopes: &[Scope::MessagesWrite], expires_at: None };
        team::make_api_token(tx, by, &kept, &new).map(drop)
    })?;
    Ok(Keys { cookie, events: secret, api: api.0 })
}

/// Waits until as many mails have arrived as were posted, or for so long that they will not.
async fn wait_for(taken: &AtomicUsize, posted: u64) {
    let watch = Stopwatch::start();
    while (taken.load(Ordering::Relaxed) as u64) < posted && watch.elapsed() < LAST {
        tokio::time::sleep(MESSAGE).await;
    }
    // What has arrived is written down in the next moment.
    tokio::time::sleep(Duration::from_secs(1)).await;
}

/// How many messages are written down as sent, each by one try.
fn count_sent(config: &Config) -> Result<u64> {
    let sql = "SELECT COUNT(*) FROM deliveries WHERE state = 'sent' AND attempts = 1 AND maybe_twice = 0";
    let sent = open(config.clone())?.db.read_now(|db| db.one(sql, &[], |row| row.get::<i64>(0)))?;
    Ok(sent.unsigned_abs())
}

/// How many different messages of this bench the log holds.
fn count(config: &Config) -> Result<u64> {
    let app = open(config.clone())?;
    let (all, different) = app.db.read_now(|db| {
        let mut seen = std::collections::HashSet::new();
        let mut all = 0_u64;
        db.each("SELECT data FROM events WHERE kind IN ('custom.tracked', 'page.viewed')", &[], |row| {
            let data: Json = serde_json::from_str(&row.get::<String>(0)?)?;
            all += 1;
            seen.insert(data["properties"]["n"].as_u64());
            Ok(())
        })?;
        Ok((all, seen.len() as u64))
    })?;
    // One that is there twice counts against it as one that is not there.
    Ok(different - (all - different))
}

/// All of it at once; gives the memory after a fifth of the time and at the end.
async fn work(server: &Server, keys: &Keys, time: Duration, done: Arc<Done>) -> Result<(f64, f64)> {
    let (at, mut tasks) = (server.at, Vec::new());
    for sender in 0..SENDERS as u64 {
        tasks.push(tokio::spawn(send(at, keys.events.clone(), sender, done.clone())));
    }
    tasks.push(tokio::spawn(post(at, keys.api.clone(), done.clone())));
    for _ in 0..READERS {
        tasks.push(tokio::spawn(read(at, keys.cookie.clone(), done.clone())));
    }
    for _ in 0..STREAMS {
        tasks.push(tokio::spawn(hear(at, keys.cookie.clone(), done.clone())));
    }
    tokio::time::sleep(time / 5).await;
    let begun = server.memory("RssAnon")?;
    tokio::time::sleep(time * 4 / 5).await;
    let end = server.memory("RssAnon")?;
    done.stop.store(true, Ordering::Relaxed);
    for it in tasks {
        if it.await.map_err(Error::internal)?.is_err() {
            done.errors.fetch_add(1, Ordering::Relaxed);
        }
    }
    Ok((begun, end))
}

/// Sends batch after batch on one line; each number once.
async fn send(at: SocketAddr, key: String, sender: u64, done: Arc<Done>) -> Result<()> {
    let mut line = connect(at).await?;
    let mut number = sender << 40;
    while !done.stop.load(Ordering::Relaxed) {
        let batch: Vec<Json> = (0..BATCH).map(|at| event(number + at)).collect();
        let body = json!({ "batch": batch }).to_string();
        number += BATCH;
        hand_in(&mut line, at, "/v1/batch", &key, &body).await?;
        match answer(&mut line).await? {
            200 => done.acknowledged.fetch_add(BATCH, Ordering::Relaxed),
            _ => done.errors.fetch_add(1, Ordering::Relaxed),
        };
        tokio::time::sleep(REST).await;
    }
    Ok(())
}

/// Posts message after message, each to be sent once.
async fn post(at: SocketAddr, token: String, done: Arc<Done>) -> Result<()> {
    let mut line = connect(at).await?;
    let (authorization, mut number) = (format!("Bearer {token}"), 0_u64);
    while !done.stop.load(Ordering::Relaxed) {
        number += 1;
        let body = json!({
            "to": format!("c{}@example.org", number % 499),
            "subject": format!("Your order {number}"), "html": format!("<p>Your order {number} is on its way.</p>"),
        });
        hand_in(&mut line, at, "/api/messages", &authorization, &body.to_string()).await?;
        match answer(&mut line).await? {
            200..300 => done.posted.fetch_add(1, Ordering::Relaxed),
            _ => done.errors.fetch_add(1, Ordering::Relaxed),
        };
        tokio::time::sleep(MESSAGE).await;
    }
    Ok(())
}

/// A line on which nothing waits for more to come.
async fn connect(at: SocketAddr) -> Result<BufReader<TcpStream>> {
    let line = TcpStream::connect(at).await?;
    line.set_nodelay(true)?;
    Ok(BufReader::new(line))
}

async fn hand_in(
    line: &mut BufReader<TcpStream>,
    at: SocketAddr,
    path: &str,
    authorization: &str,
    body: &str,
) -> Result<()> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {at}\r\nauthorization: {authorization}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    line.get_mut().write_all(head.as_bytes()).await?;
    line.get_mut().write_all(body.as_bytes()).await?;
    Ok(())
}

/// Every batch has someone who looks at a page.
fn event(number: u64) -> Json {
    let kind = if number.is_multiple_of(BATCH) { "page" } else { "track" };
    json!({
        "type": kind, "messageId": format!("soak-{number}"), "anonymousId": format!("visitor-{}", number % 997),
        "event": "Wish Made", "properties": { "n": number, "thing": "Clay Cup", "price": 12.5 },
    })
}

/// Reads pages in turn on one line.
async fn read(at: SocketAddr, cookie: String, done: Arc<Done>) -> Result<()> {
    let mut line = connect(at).await?;
    for page in PAGES.iter().cycle() {
        if done.stop.load(Ordering::Relaxed) {
            break;
        }
        let head = format!("GET {page} HTTP/1.1\r\nhost: {at}\r\ncookie: {cookie}\r\n\r\n");
        line.get_mut().write_all(head.as_bytes()).await?;
        match answer(&mut line).await? {
            200 => done.pages.fetch_add(1, Ordering::Relaxed),
            _ => done.errors.fetch_add(1, Ordering::Relaxed),
        };
        tokio::time::sleep(REST * 5).await;
    }
    Ok(())
}

/// Reads one answer with a length or in chunks; gives its status.
async fn answer(line: &mut BufReader<TcpStream>) -> Result<u16> {
    let (mut status, mut length, mut chunked) = (0, 0, false);
    loop {
        let mut head = String::new();
        if line.read_line(&mut head).await? == 0 {
            return Err(Error::internal("the server hung up"));
        }
        let head = head.trim_end().to_ascii_lowercase();
        if let Some(it) = head.strip_prefix("http/1.1 ") {
            status = it.get(..3).and_then(|it| it.parse().ok()).unwrap_or(0);
        } else if let Some(it) = head.strip_prefix("content-length: ") {
            length = it.parse().map_err(Error::internal)?;
        } else if head == "transfer-encoding: chunked" {
            chunked = true;
        } else if head.is_empty() {
            break;
        }
    }
    if !chunked {
        skip(line, length).await?;
        return Ok(status);
    }
    loop {
        let mut size = String::new();
        line.read_line(&mut size).await?;
        let size = usize::from_str_radix(size.trim(), 16).map_err(Error::internal)?;
        skip(line, size + 2).await?;
        if size == 0 {
            return Ok(status);
        }
    }
}

async fn skip(line: &mut BufReader<TcpStream>, length: usize) -> Result<()> {
    let mut rest = line.take(length as u64);
    let read = tokio::io::copy(&mut rest, &mut tokio::io::sink()).await?;
    if read == length as u64 { Ok(()) } else { Err(Error::internal("the server hung up")) }
}

/// Listens as an open page does, again whenever the stream ends.
async fn hear(at: SocketAddr, cookie: String, done: Arc<Done>) -> Result<()> {
    while !done.stop.load(Ordering::Relaxed) {
        let mut line = TcpStream::connect(at).await?;
        let head = format!(
            "GET /events?topics=visitors HTTP/1.1\r\nhost: {at}\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
        );
        line.write_all(head.as_bytes()).await?;
        let mut piece = vec![0; 4_096];
        while !done.stop.load(Ordering::Relaxed) {
            match line.read(&mut piece).await? {
                0 => break,
                n => {
                    let told = piece[..n].windows(6).filter(|it| *it == b"event:").count();
                    done.heard.fetch_add(told as u64, Ordering::Relaxed);
                }
            }
        }
    }
    Ok(())
}
