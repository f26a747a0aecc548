//! The import of the shipped orders, beside a bare loop that writes the same rows.

use std::path::Path;
use std::time::Duration;

use clap::Args;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::{Ground, Table, per_second, percent};
use crate::app::App;
use crate::base::db::{Options, Place, prepare_writer};
use crate::base::time::Stopwatch;
use crate::base::{Chance, Db, Error, Result};
use crate::cli::serve::runtime;
use crate::config::{BlobPlace, Config};
use crate::demo;
use crate::imports::{self, State};
use crate::team::Passwords;

/// Flags of this bench.
#[derive(Args)]
#[command(
    after_help = "Imports the shipped orders into a fresh shop, then copies every row they became with prepared \
    inserts into the same schema, with the same settings of the engine and as many rows to a commit. Prints the rate \
    of each and their ratio, and ends with 1 when one was missed.\n\
    Works in a folder of its own inside the data folder, which it removes at the end."
)]
pub struct Asked {
    /// Import the first 30,000 lines only
    #[arg(long)]
    small: bool,
}

/// No more memory than this.
const MEMORY: f64 = 300.0;
/// The part of the bare loop's rate that must be reached.
const RATE: f64 = 0.4;
/// Rows to a commit, as the import has order lines.
const ROWS: usize = imports::LINES as usize;
/// The tables that the import writes, in the order in which rows refer to each other.
const TABLES: &[&str] = &[
    "storefronts",
    "products",
    "variants",
    "customers",
    "identities",
    "attributes",
    "orders",
    "order_lines",
    "order_states",
    "events",
    "sales_days",
    "variant_days",
];

/// Runs the bench.
pub fn measure(asked: &Asked, config: &Config, ground: &Ground) -> Result<Table> {
    let folder = ground.folder.join("import");
    std::fs::create_dir(&folder)?;
    let (lines, ours) = import(asked.small, config, &folder)?;
    let memory = peak();
    let bare = copy(&folder.join("shop.sqlite"), &ground.folder.join("bare.sqlite"))?;
    let (ours, bare) = (lines / ours, lines / bare);
    let mut table = Table::default();
    table.beside("order lines through the import", ours, per_second);
    table.beside("the same rows through a bare loop", bare, per_second);
    table.at_least("the import, of the bare loop", ours / bare, RATE, percent);
    table.at_most("peak memory of the import", memory, MEMORY, super::megabytes);
    Ok(table)
}

/// Loads the demonstration; gives its lines, and the seconds it took.
fn import(small: bool, config: &Config, folder: &Path) -> Result<(f64, f64)> {
    let runtime = runtime().map_err(Error::internal)?;
    let config = Config {
        data: folder.to_owned(),
        database: None,
        blobs: BlobPlace::Folder(folder.join("blobs")),
        ..config.clone()
    };
    let db = Db::open(Options::new(Place::File(folder.join("shop.sqlite"))))?;
    let app = App::new(db, Chance::System, config, Passwords::strong())?;
    runtime.block_on(async {
        let (_, it) = demo::prepare(&app, small).await?;
        demo::begin(&app, &it).await?;
        let watch = Stopwatch::start();
        let done = imports::run(&app, it.id, |_| {}).await?;
        if done.state != State::Done {
            return Err(Error::internal("the import did not come to its end"));
        }
        Ok((done.rows_stored as f64, watch.elapsed().as_secs_f64()))
    })
}

/// Copies every row with prepared inserts; gives the seconds that the inserts took. Reading is not counted.
fn copy(from: &Path, to: &Path) -> Result<f64> {
    let source = Connection::open(from)?;
    // The schema; and then the settings of the engine that the program itself uses.
    drop(Db::open(Options::new(Place::File(to.to_owned())))?);
    let target = Connection::open(to)?;
    prepare_writer(&target, Duration::from_secs(10))?;
    let mut took = 0.0;
    for table in TABLES {
        took += copy_table(&source, &target, table)?;
    }
    Ok(took)
}

fn copy_table(source: &Connection, target: &Connection, table: &str) -> Result<f64> {
    let mut read = source.prepare(&format!("SELECT * FROM {table}"))?;
    let width = read.column_count();
    let places = vec!["?"; width].join(", ");
    let mut insert = target.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
    let mut rows = read.query([])?;
    let mut took = 0.0;
    loop {
        let mut slice: Vec<Vec<Value>> = Vec::with_capacity(ROWS);
        while slice.len() < ROWS {
            let Some(row) = rows.next()? else { break };
            slice.push((0..width).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?);
        }
        if slice.is_empty() {
            return Ok(took);
        }
        let watch = Stopwatch::start();
        target.execute_batch("BEGIN IMMEDIATE")?;
        for row in slice {
            insert.execute(params_from_iter(row))?;
        }
        target.execute_batch("COMMIT")?;
        took += watch.elapsed().as_secs_f64();
    }
}

/// The most memory that this process had at once, in megabytes.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
    line.and_then(|it| it.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()).unwrap_or(0.0) / 1_024.0
}
