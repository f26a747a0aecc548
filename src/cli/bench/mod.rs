//! `indaba bench`: what the program must reach, measured here and now.
//!
//! Where it can, a bench compares two ways of doing the same in one run, on
//! the same disk: a ratio says the same on a slow machine as on a fast one.

mod db;
mod idle;
mod import;
mod ingest;
mod jobs;
mod live;
mod pages;
mod send;
mod server;
mod shop;
mod sink;
mod soak;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use indicatif::HumanCount;

use super::open::make_folder;
use super::{Common, Done, log};
use crate::base::Error;
use crate::base::Result;
use crate::base::db::{Db, Options, Place};

/// Measure what the program must reach; use a release build
#[derive(Subcommand)]
pub enum Bench {
    /// Actions and reads: group commit, batches, history, beside a bare loop
    Db(Measured),
    /// Jobs: how many in a second, each exactly once
    Jobs(Measured),
    /// An import of real orders, beside a bare loop that writes the same rows
    Import(import::Asked),
    /// What visitors do, over real HTTP, beside a bare loop that writes the same rows
    Ingest(Measured),
    /// Pages of a shop with a million customers, while many ask at once
    Pages(pages::Pages),
    /// Messages out to a server on this machine, beside a bare loop that hands over the same bytes
    Send(send::Asked),
    /// The program at rest: how soon it is there, how much memory it holds
    Idle(idle::Idle),
    /// Open pages: how soon each hears of what happens
    Live(live::Live),
    /// Mixed work for minutes: nothing lost, nothing twice, memory flat
    Soak(soak::Soak),
}

/// Flags of every bench.
#[derive(Args)]
#[command(after_help = "Prints what must be reached and what was, and ends with 1 when something was missed.\n\
    Works in a folder of its own inside the data folder, which it removes at the end.")]
pub struct Measured {
    /// Measure PostgreSQL beside it, in a schema of its own on this server
    #[arg(long, value_name = "URL", env = "INDABA_BENCH_POSTGRES")]
    postgres: Option<String>,
    /// How long each part runs
    #[arg(long, value_name = "SECONDS", default_value_t = 4)]
    seconds: u64,
}

impl Bench {
    pub fn run(&self, common: &Common) -> Done {
        let config = common.config()?;
        log::start(&config)?;
        make_folder(&config.data)?;
        let ground = Ground::new(&config.data)?;
        let table = match self {
            Bench::Db(it) => db::measure(it, &ground)?,
            Bench::Jobs(it) => jobs::measure(it, &ground)?,
            Bench::Import(it) => import::measure(it, &config, &ground)?,
            Bench::Ingest(it) => ingest::measure(it, &ground)?,
            Bench::Pages(it) => pages::measure(it, &config.data)?,
            Bench::Send(it) => send::measure(it, &ground)?,
            Bench::Idle(it) => idle::measure(it, &config)?,
            Bench::Live(it) if it.listens() => return live::listen(it),
            Bench::Live(it) => live::measure(it, &ground)?,
            Bench::Soak(it) => soak::measure(it, &ground)?,
        };
        table.print();
        Ok(if table.missed() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Where a bench works.
pub struct Ground {
    folder: PathBuf,
}

impl Ground {
    fn new(data: &Path) -> Result<Ground> {
        let folder = data.join(format!("bench-{}", std::process::id()));
        std::fs::create_dir(&folder)?;
        Ok(Ground { folder })
    }

    /// A fresh database of the embedded engine.
    fn file(&self, name: &str) -> Result<Db> {
        Db::open(Options::new(Place::File(self.folder.join(name))))
    }

    /// A fresh schema on a server.
    fn server(&self, url: &str) -> Result<(Db, Schema)> {
        let schema = Schema::make(url)?;
        let mark = if url.contains('?') { '&' } else { '?' };
        let place = Place::Server(format!("{url}{mark}options=-csearch_path%3D{}", schema.name));
        Ok((Db::open(Options::new(place))?, schema))
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A schema that goes when the value goes.
struct Schema {
    url: String,
    name: String,
}

impl Schema {
    fn make(url: &str) -> Result<Schema> {
        let name = format!("bench_{}", std::process::id());
        let it = Schema { url: url.to_owned(), name };
        it.run(&format!("CREATE SCHEMA {}", it.name))?;
        Ok(it)
    }

    fn run(&self, sql: &str) -> Result<()> {
        let (url, sql) = (self.url.clone(), sql.to_owned());
        // The blocking client drives a runtime of its own, so it never runs on a thread of ours.
        let ran = std::thread::spawn(move || crate::base::db::run_on_server(&url, &sql)).join();
        ran.map_err(|_| Error::internal("the bench could not talk to the server"))?
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        let _ = self.run(&format!("DROP SCHEMA {} CASCADE", self.name));
    }
}

/// What was measured.
#[derive(Default)]
pub struct Table {
    lines: Vec<(String, String, String, Option<bool>)>,
}

impl Table {
    /// A figure that must be at least `limit`.
    fn at_least(&mut self, what: &str, reached: f64, limit: f64, show: fn(f64) -> String) {
        self.lines.push((what.to_owned(), show(reached), format!("≥ {}", show(limit)), Some(reached >= limit)));
    }

    /// A figure that must be at most `limit`.
    fn at_most(&mut self, what: &str, reached: f64, limit: f64, show: fn(f64) -> String) {
        self.lines.push((what.to_owned(), show(reached), format!("≤ {}", show(limit)), Some(reached <= limit)));
    }

    /// A figure to read beside the others.
    fn beside(&mut self, what: &str, reached: f64, show: fn(f64) -> String) {
        self.lines.push((what.to_owned(), show(reached), String::new(), None));
    }

    fn missed(&self) -> usize {
        self.lines.iter().filter(|it| it.3 == Some(false)).count()
    }

    fn print(&self) {
        let wide = self.lines.iter().map(|it| it.0.chars().count()).max().unwrap_or(0);
        tell!("{:wide$}  {:>12}  {:>12}", "", "reached", "must be");
        for (what, reached, limit, good) in &self.lines {
            let word = match good {
                Some(true) => "ok",
                Some(false) => "MISSED",
                None => "",
            };
            tell!("{}", format!("{what:wide$}  {reached:>12}  {limit:>12}  {word}").trim_end());
        }
        tell!("\n{}, {} processors", os(), std::thread::available_parallelism().map_or(1, usize::from));
    }
}

fn os() -> String {
    std::fs::read_to_string("/proc/version")
        .map(|it| it.split_whitespace().take(3).collect::<Vec<_>>().join(" "))
        .unwrap_or_else(|_| std::env::consts::OS.to_owned())
}

fn per_second(it: f64) -> String {
    format!("{}/s", HumanCount(it.round() as u64))
}

fn times(it: f64) -> String {
    format!("{it:.1} ×")
}

fn percent(it: f64) -> String {
    format!("{:.0} %", it * 100.0)
}

fn milliseconds(it: f64) -> String {
    format!("{it:.1} ms")
}

fn kilobytes(it: f64) -> String {
    format!("{it:.1} KB")
}

fn megabytes(it: f64) -> String {
    format!("{it:.0} MB")
}
