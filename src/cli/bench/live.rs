//! Open pages: how soon each hears of what happens, and what each costs.
//!
//! The pages are a process of their own, so that the memory of the server is its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::shop::{open, profile, sign_in};
use super::{Ground, Table, kilobytes, milliseconds, per_second};
use crate::app::App;
use crate::base::{Actor, Clock, Error, Result};
use crate::cli::serve::runtime;
use crate::cli::{Done, Failure};
use crate::config::Config;
use crate::{settings, web, wiring};

/// The limits: milliseconds until the last of a hundred hears, kilobytes of an open page.
const HEARD: f64 = 150.0;
const STREAM: f64 = 20.0;
/// What the pages listen to.
const TOPIC: &str = "visitors";
/// How many doors are knocked at together.
const TOGETHER: usize = 100;

/// Flags of the bench of open pages.
#[derive(Args)]
#[command(
    after_help = "Every page hears of every update, each of which is a commit of its own. Prints what must be reached\n\
    and what was, and ends with 1 when something was missed."
)]
pub struct Live {
    /// How many pages are open
    #[arg(long, value_name = "N", default_value_t = 2_000)]
    streams: usize,
    /// How many updates there are in a second
    #[arg(long, value_name = "N", default_value_t = 50)]
    updates: u64,
    /// For how long
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    seconds: u64,
    /// Be the pages that listen to this server
    #[arg(long, hide = true)]
    listen_to: Option<SocketAddr>,
    /// With this cookie
    #[arg(long, hide = true, default_value = "")]
    cookie: String,
}

impl Live {
    /// Whether this process is to be the pages.
    pub fn listens(&self) -> bool {
        self.listen_to.is_some()
    }
}

/// Runs the bench.
pub fn measure(asked: &Live, ground: &Ground) -> Result<Table, Failure> {
    let app = open(Config::in_folder(ground.folder.clone()))?;
    app.db.write_now(Actor::SYSTEM, |tx| settings::set_shop(tx, &profile()))?;
    let cookie = sign_in(&app)?;
    web::health::recorder();
    runtime()?.block_on(run(asked, app, cookie))
}

async fn run(asked: &Live, app: App, cookie: String) -> Result<Table, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let at = listener.local_addr()?;
    let router = web::router(app.clone(), wiring::routes()).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(axum::serve(listener, router).into_future());
    let before = resident()?;
    let (mut pages, said) = Pages::start(asked, at, &cookie)?;
    let mut said = tokio::task::spawn_blocking(move || {
        let mut said = said.lines();
        (said.next(), said)
    })
    .await
    .map_err(Error::internal)?;
    if said.0.is_none() {
        return Err(Failure::Failed("The pages could not be opened.".to_owned()));
    }
    let each = (resident()? - before) / asked.streams as f64;
    let commits = update(asked, &app).await?;
    let last = tokio::task::spawn_blocking(move || said.1.next()).await.map_err(Error::internal)?;
    pages.end();
    let line = last.transpose()?.unwrap_or_default();
    let figures: Vec<f64> = line.split_whitespace().filter_map(|it| it.parse().ok()).collect();
    let &[half, most, all, heard] = figures.as_slice() else {
        return Err(Failure::Failed("The pages did not say what they heard.".to_owned()));
    };
    let mut table = Table::default();
    table.beside("updates, each a commit", commits as f64 / asked.seconds as f64, per_second);
    table.beside("heard by pages", heard / asked.seconds as f64, per_second);
    table.beside("heard: half within", half, milliseconds);
    table.at_most("heard: 99 of 100 within", most, HEARD, milliseconds);
    table.beside("heard: all within", all, milliseconds);
    let missed = (commits * asked.streams as u64) as f64 - heard;
    table.at_most("updates that a page did not hear of", missed, 0.0, |it| format!("{it:.0}"));
    table.at_most("memory of an open page", each, STREAM, kilobytes);
    Ok(table)
}

/// Tells of something again and again; gives how often.
async fn update(asked: &Live, app: &App) -> Result<u64> {
    let mut every = tokio::time::interval(Duration::from_secs(1) / asked.updates.max(1) as u32);
    let all = asked.updates * asked.seconds;
    for _ in 0..all {
        every.tick().await;
        app.db
            .write(Actor::SYSTEM, |tx| {
                let at = Clock::System.now().0;
                tx.tell(TOPIC, "changed", json!({ "at": at }));
                Ok(())
            })
            .await?;
    }
    app.db
        .write(Actor::SYSTEM, |tx| {
            tx.tell(TOPIC, "changed", json!({ "end": true }));
            Ok(())
        })
        .await?;
    Ok(all)
}

/// The open pages, as a process.
struct Pages(Child);

impl Pages {
    fn start(asked: &Live, at: SocketAddr, cookie: &str) -> Result<(Pages, BufReader<ChildStdout>)> {
        let mut process = Command::new(std::env::current_exe()?)
            .args(["bench", "live", "--listen-to", &at.to_string(), "--cookie", cookie])
            .args(["--streams", &asked.streams.to_string()])
            .stdout(Stdio::piped())
            .spawn()?;
        let said = process.stdout.take().ok_or_else(|| Error::internal("the pages cannot speak"))?;
        Ok((Pages(process), BufReader::new(said)))
    }

    fn end(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        self.end();
    }
}

/// What this process holds of its own, in kilobytes: without the pages of files, its program among them, which are
/// read when they are first used, however many pages are open.
fn resident() -> Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|it| it.strip_prefix("RssAnon:"));
    line.and_then(|it| it.split_whitespace().next()?.parse().ok()).ok_or_else(|| Error::internal("no RssAnon in /proc"))
}

/// Is the pages: says when all are open, listens to the end, and says how late everything was.
pub fn listen(asked: &Live) -> Done {
    let at = asked.listen_to.ok_or_else(|| Error::internal("there is no server to listen to"))?;
    let times = runtime()?.block_on(async {
        let doors = Arc::new(Semaphore::new(TOGETHER));
        let open = Arc::new(Semaphore::new(0));
        let pages: Vec<_> = (0..asked.streams)
            .map(|_| tokio::spawn(page(at, asked.cookie.clone(), doors.clone(), open.clone())))
            .collect();
        let all = open.acquire_many(asked.streams as u32).await.map_err(Error::internal)?;
        tell!("open");
        drop(all);
        let mut times = Vec::new();
        for it in pages {
            times.extend(it.await.map_err(Error::internal)??);
        }
        Ok::<_, Error>(times)
    });
    let mut times: Vec<i64> = times?;
    times.sort_unstable();
    let within = |share: f64| times.get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1)));
    let [half, most, all] = [0.5, 0.99, 1.0].map(|it| within(it).copied().unwrap_or(0));
    tell!("{half} {most} {all} {}", times.len());
    Ok(ExitCode::SUCCESS)
}

/// One page: opens its stream, and gives how late each update was, in milliseconds.
async fn page(at: SocketAddr, cookie: String, doors: Arc<Semaphore>, open: Arc<Semaphore>) -> Result<Vec<i64>> {
    let door = doors.acquire().await.map_err(Error::internal)?;
    let mut line = TcpStream::connect(at).await?;
    let ask = format!("GET /events?topics={TOPIC} HTTP/1.1\r\nhost: {at}\r\ncookie: {cookie}\r\n\r\n");
    line.write_all(ask.as_bytes()).await?;
    let (mut kept, mut piece, mut times, mut begun) = (Vec::new(), vec![0; 1_024], Vec::new(), false);
    let mut door = Some(door);
    loop {
        let read = line.read(&mut piece).await?;
        if read == 0 {
            return Err(Error::internal("a page lost its line"));
        }
        kept.extend_from_slice(&piece[..read]);
        if !begun && kept.windows(4).any(|it| it == b"\r\n\r\n") {
            if !kept.starts_with(b"HTTP/1.1 200") {
                return Err(Error::internal("a page was not let in"));
            }
            (begun, door) = (true, None);
            open.add_permits(1);
        }
        let text = String::from_utf8_lossy(&kept);
        let now = Clock::System.now().0;
        let told = text.match_indices("\"at\":").filter_map(|(at, found)| {
            let digits: String = text[at + found.len()..].chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<i64>().ok()
        });
        times.extend(told.map(|at| now - at));
        if text.contains("\"end\"") {
            drop(door);
            return Ok(times);
        }
        // What follows the last whole line comes with the next piece.
        let rest = kept.iter().rposition(|it| *it == b'\n').map_or(0, |it| it + 1);
        kept.drain(..rest);
    }
}
