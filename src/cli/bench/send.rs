//! Sending: messages that wait in the database to a server on this machine, beside a bare loop that hands over the
//! same ready bytes over as many lines with the same client.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Args;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{Ground, Table, megabytes, per_second, percent};
use crate::app::App;
use crate::base::time::Stopwatch;
use crate::base::{Actor, Chance, Error, Id, Outside, Result, Tx};
use crate::channels::{
    self, Channel, Content, Limits, Line, NewMessage, Outcome, Purpose, Reason, Route, Security, Sender,
};
use crate::cli::serve::runtime;
use crate::config::Config;
use crate::customers::{self, Arrival, Customer, Seen};
use crate::settings::{self, ShopProfile};
use crate::team::Passwords;

/// Flags of the bench.
#[derive(Args)]
#[command(after_help = "Prints what must be reached and what was, and ends with 1 when something was missed.\n\
    Works in a folder of its own inside the data folder, which it removes at the end.")]
pub struct Asked {
    /// How many messages
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    messages: usize,
    /// How many lines to the server
    #[arg(long, value_name = "N", default_value_t = 8)]
    lines: usize,
}

/// How many customers get them.
const CUSTOMERS: usize = 1_000;

/// Runs the bench.
pub fn measure(asked: &Asked, ground: &Ground) -> Result<Table> {
    let runtime = runtime().map_err(Error::internal)?;
    runtime.block_on(async {
        let mut table = Table::default();
        let (port, taken) = sink().await?;
        let bare = bare(asked, port).await?;
        table.beside("a bare loop over the same lines", bare, per_second);
        for (name, signing) in
            [("not signed", None), ("signed, Ed25519", Some(String::new())), ("signed, RSA 2048", rsa())]
        {
            let signed = signing.is_some();
            if !signed && name.ends_with("2048") {
                continue;
            }
            let reached = ours(asked, ground, port, &taken, signing).await?;
            let share = reached.rate / bare;
            table.beside(&format!("messages out, {name}"), reached.rate, per_second);
            // To sign one mail costs more than to hand it over to a server that does nothing with it, so what is
            // judged is our own work; what signing leaves of it stands beside it.
            if signed {
                table.beside("  beside the bare loop", share, percent);
            } else {
                table.at_least("  beside the bare loop", share, 0.6, percent);
            }
            table.at_most("  memory that it took more", reached.memory, 64.0, megabytes);
        }
        Ok(table)
    })
}

/// A fresh RSA key of 2048 bits, where the machine has a program that makes one.
fn rsa() -> Option<String> {
    let made = std::process::Command::new("openssl").args(["genpkey", "-algorithm", "RSA"]).output().ok()?;
    String::from_utf8(made.stdout).ok().filter(|it| it.contains("PRIVATE KEY"))
}

/// A server that takes everything and keeps nothing, as cheaply as it can.
async fn sink() -> Result<(u16, Arc<AtomicUsize>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let taken = Arc::new(AtomicUsize::new(0));
    let count = taken.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            tokio::spawn(take(stream, count.clone()));
        }
    });
    Ok((port, taken))
}

async fn take(mut stream: TcpStream, count: Arc<AtomicUsize>) -> std::io::Result<()> {
    stream.write_all(b"220 sink\r\n").await?;
    let (mut buffer, mut filled, mut mail) = (vec![0; 256 << 10], 0, false);
    loop {
        let read = stream.read(&mut buffer[filled..]).await?;
        if read == 0 {
            return Ok(());
        }
        filled += read;
        let end: &[u8] = if mail { b"\r\n.\r\n" } else { b"\r\n" };
        if !buffer[..filled].ends_with(end) {
            continue;
        }
        let answer: &[u8] = match (mail, &buffer[..4.min(filled)]) {
            (true, _) => {
                count.fetch_add(1, Ordering::Relaxed);
                b"250 2.0.0 taken\r\n"
            }
            (false, b"DATA") => b"354 go on\r\n",
            (false, b"QUIT") => b"221 bye\r\n",
            (false, _) => b"250 ok\r\n",
        };
        mail = answer[0] == b'3';
        filled = 0;
        stream.write_all(answer).await?;
    }
}

fn html(n: usize) -> String {
    let rows: String = (0..12).map(|it| format!("<tr><td>Clay jebena no {it}</td><td>{}</td></tr>", n + it)).collect();
    format!(
        "<html><body><h1>Thank you, customer {n}</h1><p>Your order {n} is on its way to you.</p><table>{rows}</table>\
         <p>Greetings from all of us at Jebena &amp; Kin.</p></body></html>"
    )
}

fn text(n: usize) -> String {
    format!("Thank you, customer {n}\n\nYour order {n} is on its way to you.\n\nGreetings from all of us.\n")
}

/// The bytes that leave when nothing else is done.
async fn bare(asked: &Asked, port: u16) -> Result<f64> {
    let route = Route {
        host: "127.0.0.1".into(),
        port,
        security: Security::None,
        login: None,
        certificate: String::new(),
        own: true,
        hello: "bench.example".into(),
    };
    let ready: Arc<Vec<Vec<u8>>> = Arc::new((0..1_000).map(|n| channels::sample(&html(n), &text(n))).collect());
    let outside = Outside::new(true)?;
    let each = asked.messages / asked.lines;
    let watch = Stopwatch::start();
    let lines = (0..asked.lines).map(|_| {
        let (route, ready, outside) = (route.clone(), ready.clone(), outside.clone());
        tokio::spawn(async move {
            let opened =
                Line::open(&outside, &route, Limits { messages: u32::MAX, ..Limits::default() }, |_, _| {}).await;
            let mut line = opened.map_err(|it| Error::internal(it.say))?;
            for n in 0..each {
                let mail = &ready[n % ready.len()];
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
    Ok((each * asked.lines) as f64 / watch.elapsed().as_secs_f64())
}

struct Reached {
    rate: f64,
    memory: f64,
}

async fn ours(
    asked: &Asked,
    ground: &Ground,
    port: u16,
    taken: &AtomicUsize,
    signing: Option<String>,
) -> Result<Reached> {
    let folder = ground.folder.join(format!("send-{}", u32::from_le_bytes(Chance::System.bytes())));
    std::fs::create_dir(&folder)?;
    let config = Config::in_folder(folder.clone());
    let db = crate::base::Db::open(crate::base::db::Options::new(config.place()))?;
    let app = App::new(db, Chance::System, config, Passwords::strong())?;
    prepare(&app, port, asked.lines, signing).await?;
    let customers = customers(&app).await?;
    for first in (0..asked.messages).step_by(1_000) {
        let (customers, last) = (customers.clone(), (first + 1_000).min(asked.messages));
        app.db.write(Actor::SYSTEM, move |tx| (first..last).try_for_each(|n| post(tx, &customers, n))).await?;
    }
    let (before, memory) = (taken.load(Ordering::Relaxed), resident());
    let watch = Stopwatch::start();
    let sender = Sender::new(app.clone()).with_limits(Limits { messages: u32::MAX, ..Limits::default() });
    let mut most = 0.0_f64;
    let sending = tokio::spawn(async move { sender.run_due().await });
    while !sending.is_finished() {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        most = most.max(resident() - memory);
    }
    sending.await.map_err(Error::internal)??;
    let took = watch.elapsed();
    let arrived = taken.load(Ordering::Relaxed) - before;
    let sql = "SELECT COUNT(*), (SELECT COUNT(*) FROM attempts WHERE outcome = 'accepted'),
                      (SELECT COUNT(*) FROM events WHERE kind = 'message.sent')
                 FROM deliveries WHERE state = 'sent' AND maybe_twice = 0 AND accepted_at IS NOT NULL";
    let rows = app.db.read_long(move |db| {
        db.one(sql, &[], |row| Ok([row.get::<usize>(0)?, row.get::<usize>(1)?, row.get::<usize>(2)?]))
    });
    let rows = rows.await?;
    if arrived != asked.messages || rows != [asked.messages; 3] {
        let told = format!("of {} messages {arrived} arrived; rows: {rows:?}", asked.messages);
        return Err(Error::internal(told));
    }
    drop(app);
    std::fs::remove_dir_all(folder)?;
    Ok(Reached { rate: asked.messages as f64 / took.as_secs_f64(), memory: most })
}

async fn prepare(app: &App, port: u16, lines: usize, signing: Option<String>) -> Result<()> {
    let secrets = app.secrets.clone();
    app.db
        .write(Actor::SYSTEM, move |tx| {
            settings::set_shop(
                tx,
                &ShopProfile {
                    name: "Jebena & Kin".into(),
                    language: "en".into(),
                    currency: "ZAR".parse().map_err(Error::internal)?,
                    zone: "Africa/Johannesburg".into(),
                    country: "ZA".into(),
                    demo: false,
                },
            )?;
            let (id, now) = (tx.new_id::<Channel>(), tx.now);
            tx.run(
                "INSERT INTO channels (id, kind, name, from_address, from_name, built_in, host, port, security,
                                       connections, created_at)
                 VALUES ($1, 'email', 'Bench', 'hello@shop.example', 'Jebena & Kin', 1, '127.0.0.1', $2, 'none', $3, $4)",
                &[&id, &i64::from(port), &lines, &now],
            )?;
            if let Some(key) = &signing {
                channels::keep_key(tx, &secrets, id, key)?;
                channels::sign(tx, id, true)?;
            }
            Ok(())
        })
        .await
}

async fn customers(app: &App) -> Result<Vec<Id<Customer>>> {
    app.db
        .write(Actor::SYSTEM, |tx| {
            (0..CUSTOMERS)
                .map(|n| {
                    let email = format!("c{n}@example.org");
                    let identities = [Seen { kind: "email", scope: "", value: &email, verified: true }];
                    let arrival = Arrival { identities: &identities, at: tx.now, source: "bench", hints: &[] };
                    Ok(customers::resolve(tx, &arrival)?.customer)
                })
                .collect()
        })
        .await
}

fn post(tx: &mut Tx<'_>, customers: &[Id<Customer>], n: usize) -> Result<()> {
    let at = n % customers.len();
    let new = NewMessage {
        customer: Some(customers[at]),
        to: format!("c{at}@example.org"),
        purpose: Purpose::Transactional,
        content: Content::Ready { subject: format!("Your order {n}"), html: html(n), text: Some(text(n)) },
        language: "en".into(),
        key: format!("bench:{n}"),
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
