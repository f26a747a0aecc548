//! The program at rest: how soon it is there, and how much memory it holds.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context;
use clap::Args;

use super::{Table, megabytes, milliseconds};
use crate::base::time::Stopwatch;
use crate::base::{Actor, Conn, Error, Id, Result};
use crate::cli::{Failure, Purpose, open};
use crate::config::Config;
use crate::team::{self, Staff, Token};
use crate::web;

/// The limits: milliseconds until it answers, megabytes that it holds.
const START: f64 = 1_000.0;
const RESIDENT: f64 = 80.0;
/// How long to wait for a program that does not come.
const PATIENCE: Duration = Duration::from_secs(30);

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

/// The program as a process of its own; it ends with the value.
struct Server {
    process: Child,
    at: SocketAddr,
}

impl Server {
    fn start(config: &Config) -> Result<Server> {
        // A door that is free now; nobody else looks for one in the next moment.
        let at = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let process = Command::new(std::env::current_exe()?)
            .args(["serve", "--listen", &at.to_string(), "--data"])
            .arg(&config.data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Server { process, at })
    }

    fn wait(&self, watch: Stopwatch) -> Result<()> {
        while self.get("/ready", "").is_err() {
            if watch.elapsed() > PATIENCE {
                return Err(Error::internal("the program did not start; try `indaba serve` with this folder"));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(())
    }

    fn get(&self, path: &str, cookie: &str) -> Result<Vec<u8>> {
        let mut line = TcpStream::connect(self.at)?;
        let host = self.at;
        write!(line, "GET {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        line.read_to_end(&mut answer)?;
        if answer.starts_with(b"HTTP/1.1 200") { Ok(answer) } else { Err(Error::internal(format!("{path} failed"))) }
    }

    /// A figure of the process, in megabytes.
    fn memory(&self, name: &str) -> Result<f64> {
        let path = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(path).context("this system does not tell how much memory is used")?;
        let line = status.lines().find_map(|it| it.strip_prefix(name)?.strip_prefix(':'));
        let kilobytes = line.and_then(|it| it.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.map(|it| it / 1_024.0).ok_or_else(|| Error::internal(format!("no {name} in /proc")))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
