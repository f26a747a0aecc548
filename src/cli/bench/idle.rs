//! The program at rest: how soon it is there, and how much memory it holds.

use std::time::Duration;

use clap::Args;

use super::server::Server;
use super::{Table, megabytes, milliseconds};
use crate::base::time::Stopwatch;
use crate::base::{Actor, Conn, Id};
use crate::cli::{Failure, Purpose, open};
use crate::config::Config;
use crate::team::{self, Staff, Token};
use crate::web;

/// The limits: milliseconds until it answers, megabytes that it holds.
const START: f64 = 1_000.0;
const RESIDENT: f64 = 80.0;

/// Flags of the bench at rest.
#[derive(Args)]
#[command(
    after_help = "Starts this program on the shop in the data folder, opens its pages, and lets it rest. Make the \
    shop with `indaba demo` first. Prints what must be reached and what was, and ends with 1 when something was missed."
)]
pub struct Idle {
    /// How long it rests before its memory is looked at
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    seconds: u64,
}

/// Runs the bench.
pub fn measure(asked: &Idle, config: &Config) -> Result<Table, Failure> {
    let (cookie, pages) = prepare(config)?;
    let watch = Stopwatch::start();
    let server = Server::start(config)?;
    server.wait(watch)?;
    let start = watch.elapsed();
    let before = server.memory("VmRSS")?;
    for _ in 0..3 {
        pages.iter().try_for_each(|page| server.get(page, &cookie).map(drop))?;
    }
    std::thread::sleep(Duration::from_secs(asked.seconds));
    let mut table = Table::default();
    table.at_most("start on an existing database", start.as_secs_f64() * 1_000.0, START, milliseconds);
    table.beside("resident once it answers", before, megabytes);
    table.at_most("resident after its pages were opened", server.memory("VmRSS")?, RESIDENT, megabytes);
    table.beside("of it, pages of files, which the system can take back", server.memory("RssFile")?, megabytes);
    Ok(table)
}

/// Someone signed in, and what they open.
fn prepare(config: &Config) -> Result<(String, Vec<String>), Failure> {
    let shop = open(config, Purpose::Command)?;
    let found = shop.app.db.read_now(|db: &mut Conn<'_>| {
        let owner =
            db.first("SELECT id FROM staff WHERE role = 'owner' LIMIT 1", &[], |row| row.get::<Id<Staff>>(0))?;
        let sql = "SELECT id FROM customers WHERE merged = 0 ORDER BY orders DESC LIMIT 20";
        Ok((owner, db.all(sql, &[], |row| row.get::<Id<()>>(0))?))
    })?;
    let (Some(owner), customers) = found else {
        return Err(Failure::Asked(format!(
            "There is no shop in {}. Make one with `indaba demo`, and name its folder with --data.",
            config.data.display()
        )));
    };
    let token = Token::new(&shop.app.chance);
    let kept = token.clone();
    shop.app
        .db
        .write_now(Actor::SHELL, move |tx| team::open_session(tx, owner, &kept, "bench", "Bench", "127.0.0.1"))?;
    let fixed = ["/customers", "/customers?q=an", "/orders", "/products", "/reports", "/palette?q=an", "/settings"];
    let pages = fixed.map(str::to_owned).into_iter().chain(customers.iter().map(|it| format!("/customers/{it}")));
    Ok((format!("{}={}", web::session_cookie(&shop.app), token.0), pages.collect()))
}
