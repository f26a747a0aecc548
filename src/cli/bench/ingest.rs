//! What visitors do, over real HTTP, beside a bare loop that inserts the same rows into the same schema.

mod load;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, params};

use self::load::{Load, Sent};
use super::{Ground, Measured, Table, milliseconds, per_second, percent, times};
use crate::app::App;
use crate::base::db::{Db, prepare_writer};
use crate::base::time::Stopwatch;
use crate::base::{Actor, Chance, Error, Result, Timestamp};
use crate::cli::serve::runtime;
use crate::config::Config;
use crate::settings::{self, ShopProfile};
use crate::team::Passwords;
use crate::tracking::{self, KeyKind, NewKey};
use crate::{web, wiring};

/// Messages in a batch.
pub const BATCH: usize = 100;
/// Connections that send batches.
const BATCHERS: usize = 8;
/// Connections that send one message after the other.
const SINGLES: usize = 64;
/// How many visitors there are.
pub const VISITORS: u64 = 5_000;
/// How many rows the bare loop commits at once: as many as our units of work hold at most.
const AT_ONCE: i64 = 1_000;
/// How often both sides take their turn.
const TURNS: u32 = 4;
/// An acknowledgement must be there within this, 99 times of 100.
const PATIENCE: f64 = 50.0;

/// Runs the bench.
pub fn measure(asked: &Measured, ground: &Ground) -> Result<Table> {
    let time = Duration::from_secs(asked.seconds);
    let mut table = Table::default();
    let ours = Program::start(ground.file("ours.sqlite")?, ground)?;
    let mut bare = Bare::new(ground)?;
    // Once to warm up: visitors are known, statements prepared, the log file has its size.
    ours.load.batches(1, Duration::ZERO, VISITORS.div_ceil(load::TOGETHER) as usize)?;
    ours.load.batches(BATCHERS, time / 4, 1)?;
    let (mut batches, mut singles, mut waits) = (0.0, 0.0, Vec::new());
    let (mut bare_many, mut bare_one) = (0.0, 0.0);
    for _ in 0..TURNS {
        let turn = time / TURNS;
        batches += ours.load.batches(BATCHERS, turn, 1)?.rate() / f64::from(TURNS);
        bare_many += bare.rate(turn, AT_ONCE)? / f64::from(TURNS);
        let sent = ours.load.singles(SINGLES, turn)?;
        singles += sent.rate() / f64::from(TURNS);
        waits.extend(sent.waits);
        bare_one += bare.rate(turn, 1)? / f64::from(TURNS);
    }
    ours.is_whole()?;
    table.beside("events in batches of 100, 8 connections", batches, per_second);
    table.beside("the same rows in a bare loop, 1 000 a commit", bare_many, per_second);
    table.at_least("batches against the bare loop", batches / bare_many, 0.5, percent);
    table.beside("one event a request, 64 connections", singles, per_second);
    table.beside("the same rows in a bare loop, one a commit", bare_one, per_second);
    table.at_least("one by one against the bare loop", singles / bare_one, 3.0, times);
    table.beside("acknowledged: half within", within(&mut waits, 0.5), milliseconds);
    table.at_most("acknowledged: 99 of 100 within", within(&mut waits, 0.99), PATIENCE, milliseconds);
    if let Some(url) = &asked.postgres {
        let (db, _schema) = ground.server(url)?;
        let server = Program::start(db, ground)?;
        server.load.batches(1, Duration::ZERO, VISITORS.div_ceil(load::TOGETHER) as usize)?;
        let sent = server.load.batches(BATCHERS, time, 1)?;
        table.beside("PostgreSQL: events in batches of 100", sent.rate(), per_second);
        let mut sent = server.load.singles(SINGLES, time)?;
        table.beside("PostgreSQL: one event a request", sent.rate(), per_second);
        table.beside("PostgreSQL: 99 of 100 within", within(&mut sent.waits, 0.99), milliseconds);
        server.is_whole()?;
    }
    Ok(table)
}

/// The time within which this share was there, in milliseconds.
fn within(waits: &mut [Duration], share: f64) -> f64 {
    waits.sort_unstable();
    let at = ((waits.len() as f64 * share).ceil() as usize).clamp(1, waits.len().max(1)) - 1;
    waits.get(at).map_or(f64::MAX, |it| it.as_secs_f64() * 1_000.0)
}

/// The program, on threads and a port of its own.
struct Program {
    app: App,
    load: Load,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Program {
    fn start(db: Db, ground: &Ground) -> Result<Program> {
        let runtime = runtime().map_err(Error::internal)?;
        let config = Config::in_folder(ground.folder.clone());
        let app = App::new(db, Chance::System, config, Passwords::strong())?;
        let secret = tracking::new_secret(&app.chance, KeyKind::Server);
        let kept = secret.clone();
        app.db.write_now(Actor::SYSTEM, move |tx| {
            settings::set_shop(
                tx,
                &ShopProfile {
                    name: "Bench".into(),
                    language: "en".into(),
                    currency: "ZAR".parse().map_err(Error::internal)?,
                    zone: "Africa/Johannesburg".into(),
                    country: "ZA".into(),
                    demo: false,
                },
            )?;
            let new = NewKey {
                name: "Bench".into(),
                storefront: None,
                kind: KeyKind::Server,
                origins: Vec::new(),
                ask_first: false,
                takes_orders: false,
            };
            tracking::add_key(tx, &new, &kept).map(drop)
        })?;
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
        let address = listener.local_addr()?;
        let router = web::router(app.clone(), wiring::routes()).into_make_service_with_connect_info::<SocketAddr>();
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Program { app, load: Load::new(address, &secret), runtime: Some(runtime) })
    }

    /// Every event that was acknowledged is there, once.
    fn is_whole(&self) -> Result<()> {
        let there: u64 = self.app.db.read_now(|db| {
            db.one("SELECT COUNT(*) FROM events WHERE kind <> 'customer.merged'", &[], |row| row.get::<i64>(0))
        })? as u64;
        let sent = self.load.acknowledged();
        if there == sent { Ok(()) } else { Err(Error::internal(format!("of {sent} events {there} are there"))) }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(it) = self.runtime.take() {
            it.shutdown_background();
        }
    }
}

/// The bare loop: one thread, one connection, both statements prepared once.
struct Bare {
    conn: Connection,
    next: i64,
    data: Arc<str>,
}

const EVENT: &str =
    "INSERT INTO events (id, kind, subject_id, via_id, thing_id, at, recorded_at, actor_kind, actor_id, data)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const SEEN: &str = "INSERT INTO tracking_seen (hash_a, hash_b, at) VALUES (?1, ?2, ?3)";

impl Bare {
    fn new(ground: &Ground) -> Result<Bare> {
        // The same schema, with the same indexes to keep.
        drop(ground.file("bare.sqlite")?);
        let conn = Connection::open(ground.folder.join("bare.sqlite"))?;
        prepare_writer(&conn, Duration::from_secs(10))?;
        let mut bare = Bare { conn, next: 1, data: load::kept_data().into() };
        bare.commit(20_000)?;
        Ok(bare)
    }

    fn commit(&mut self, rows: i64) -> Result<()> {
        self.conn.execute_batch("BEGIN IMMEDIATE")?;
        {
            let mut event = self.conn.prepare_cached(EVENT)?;
            let mut seen = self.conn.prepare_cached(SEEN)?;
            let none = None::<i64>;
            for id in self.next..self.next + rows {
                // Spread over all, as the hashes of ids are.
                let hash = id.wrapping_mul(-7_046_029_254_386_353_131);
                seen.execute(params![hash, id, id])?;
                let who = hash.rem_euclid(VISITORS as i64);
                event.execute(params![id, "page.viewed", who, who, none, id, id, "tracking", none, &*self.data])?;
            }
        }
        self.next += rows;
        Ok(self.conn.execute_batch("COMMIT")?)
    }

    fn rate(&mut self, time: Duration, rows: i64) -> Result<f64> {
        let (watch, first) = (Stopwatch::start(), self.next);
        while watch.elapsed() < time {
            self.commit(rows)?;
        }
        Ok((self.next - first) as f64 / watch.elapsed().as_secs_f64())
    }
}

impl Sent {
    /// Events a second.
    fn rate(&self) -> f64 {
        self.events as f64 / self.took.as_secs_f64()
    }
}

/// The instant in the messages.
fn written(at: Timestamp) -> String {
    at.to_string()
}
