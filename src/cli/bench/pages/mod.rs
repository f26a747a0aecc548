//! Pages of a large shop: how long the server takes while many ask at once.

mod chance;
mod drive;
mod names;
mod seed;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use clap::Args;

use self::chance::Dice;
use self::drive::Browser;
use self::seed::{CUSTOMER, Size};
use super::shop::{open, profile, sign_in};
use super::{Table, milliseconds, per_second};
use crate::app::App;
use crate::base::db::{Db, Options, Place};
use crate::base::time::Stopwatch;
use crate::base::{Actor, Conn, Error, Id, Result};
use crate::cli::open::make_folder;
use crate::cli::serve::runtime;
use crate::config::Config;
use crate::settings;
use crate::{web, wiring};

/// The limits, in milliseconds.
const PAGE: f64 = 25.0;
const REPORTS: f64 = 250.0;

/// Flags of the bench of pages.
#[derive(Args)]
#[command(
    after_help = "Makes a large shop in the folder `bench-pages` of the data folder the first time, which takes\n\
    some minutes and 5 GB at full size, and keeps it. Prints what must be reached and what\n\
    was, and ends with 1 when something was missed."
)]
pub struct Pages {
    /// How many customers the shop has
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    customers: usize,
    /// How many events their histories have; one in ten is an order
    #[arg(long, value_name = "N", default_value_t = 20_000_000)]
    events: usize,
    /// How many connections ask at once
    #[arg(long, value_name = "N", default_value_t = 32)]
    connections: usize,
    /// How long each waits before it asks again
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 250)]
    pause: u64,
    /// How long each page is asked for
    #[arg(long, value_name = "SECONDS", default_value_t = 5)]
    seconds: u64,
}

/// Runs the bench in the folder `data`.
pub fn measure(asked: &Pages, data: &Path) -> Result<Table> {
    let app = shop(asked, data)?;
    let runtime = runtime().map_err(Error::internal)?;
    let browser = Browser { cookie: sign_in(&app)?, router: web::router(app.clone(), wiring::routes()) };
    web::health::recorder();
    let people = app.db.read_now(Sample::read)?;
    runtime.block_on(async {
        let mut table = Table::default();
        let first = browser.get("/customers").await?;
        table.beside("customers: the first to ask", first.as_secs_f64() * 1_000.0, milliseconds);
        for (what, pages) in people.pages() {
            line(&mut table, what, &browser, &pages, PAGE, asked).await?;
        }
        let first = browser.get("/reports").await?;
        table.beside("reports: the first to ask", first.as_secs_f64() * 1_000.0, milliseconds);
        let pages = ["", "?period=30d", "?period=90d", "?period=year", "?period=all", "?country=ET"];
        line(&mut table, "reports home", &browser, &pages.map(|it| format!("/reports{it}")), REPORTS, asked).await?;
        Ok(table)
    })
}

/// Asks for some pages, first as people do, then without a pause.
async fn line(
    table: &mut Table,
    what: &str,
    browser: &Browser,
    pages: &[String],
    limit: f64,
    asked: &Pages,
) -> Result<()> {
    for page in pages {
        // Once to warm up: the pages of the file, the prepared statements.
        browser.get(page).await?;
    }
    let (pause, time) = (Duration::from_millis(asked.pause), Duration::from_secs(asked.seconds));
    let times = browser.ask(pages, asked.connections, pause, time).await?;
    table.beside(&format!("{what}: half within"), times.within(0.5), milliseconds);
    table.at_most(&format!("{what}: 99 of 100 within"), times.within(0.99), limit, milliseconds);
    let time = time / 2;
    let times = browser.ask(pages, asked.connections, Duration::ZERO, time).await?;
    table.beside(&format!("{what}: without a pause"), times.count() as f64 / time.as_secs_f64(), per_second);
    Ok(())
}

/// The shop in the folder, made first if it is not there at this size.
fn shop(asked: &Pages, data: &Path) -> Result<App> {
    let folder = data.join("bench-pages");
    make_folder(&folder)?;
    let size = Size { customers: asked.customers.max(1_000), events: asked.events.max(10_000) };
    let config = Config::in_folder(folder);
    let Place::File(path) = config.place() else { return Err(Error::internal("the bench works in a file")) };
    // Written last, so that a shop that was not finished is made again.
    let (mark, made) = (config.data.join("made"), format!("{} {}\n", size.customers, size.events));
    if std::fs::read_to_string(&mark).is_ok_and(|it| it == made) {
        return open(config);
    }
    for end in ["sqlite", "sqlite-wal", "sqlite-shm"] {
        let _ = std::fs::remove_file(path.with_extension(end));
    }
    drop(Db::open(Options::new(config.place()))?);
    let watch = Stopwatch::start();
    tell!("Making a shop of {} customers and {} events", size.customers, size.events);
    let now = crate::base::Clock::System.now();
    seed::fill(&path, size, now, |part| tell!("{:>5} s  {part}", watch.elapsed().as_secs()))?;
    let app = open(config)?;
    app.db.write_now(Actor::SYSTEM, move |tx| settings::set_shop(tx, &profile()))?;
    std::fs::write(&mark, made)?;
    tell!("{:>5} s  ready\n", watch.elapsed().as_secs());
    Ok(app)
}

/// Who and what is asked for.
struct Sample {
    /// Customers with long histories, and others.
    ids: Vec<i64>,
    /// Names that few have.
    rare: Vec<String>,
    emails: Vec<String>,
    phones: Vec<String>,
    numbers: Vec<i64>,
}

impl Sample {
    fn read(db: &mut Conn<'_>) -> Result<Sample> {
        let mut dice = Dice(3);
        let count =
            db.one("SELECT last FROM counters WHERE name = 'customer'", &[], |row| row.get::<usize>(0))? - 10_001;
        let busy = (20..120).map(|at| CUSTOMER + at);
        let ids: Vec<i64> = busy.chain((0..100).map(|_| CUSTOMER + dice.below(count) as i64)).collect();
        let rare = rare_names(db)?;
        let sql = "SELECT email, phone, number FROM customers WHERE id IN {ints $1}";
        let rows = db.all(sql, &[&crate::base::db::list(&ids)], |row| {
            Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<i64>(2)?))
        })?;
        Ok(Sample {
            rare,
            emails: rows.iter().map(|it| it.0.clone()).collect(),
            phones: rows.iter().map(|it| it.1.clone()).collect(),
            numbers: rows.iter().map(|it| it.2).collect(),
            ids,
        })
    }

    /// What is asked for, by the line of the table it stands in.
    fn pages(&self) -> Vec<(&'static str, Vec<String>)> {
        let list = |query: &str| format!("/customers?{query}");
        let search = |words: &str| {
            let words: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
            format!("/customers?q={words}")
        };
        let searches = |all: &[&str]| all.iter().map(|it| search(it)).collect::<Vec<_>>();
        let orders = ["sort=seen", "sort=name", "sort=-spent", "sort=-orders", "sort=-last-order", "sort=-created"];
        let filters = [
            "country=ET",
            "language=zu&sort=-spent",
            "consent=email",
            "consent=sms&country=BW",
            "seen=older",
            "orders=5",
            "spent=10000&sort=name",
            "country=DE&language=am&consent=email&seen=30d",
        ];
        let typo = |it: &String| search(&format!("{}{}", &it[..2], &it[3..]));
        let tail = |it: &String| search(&it[it.len() - 6..]);
        let start = |it: &String| search(it.split('@').next().unwrap_or_default());
        let palette = ["thandi", "nko", "dlam", "anna smith", "C-10482", "0820", "tigst", "ትዕግስት", "botha"];
        vec![
            ("customers", vec!["/customers".to_owned()]),
            ("customers, in each order", orders.map(list).to_vec()),
            ("customers, filtered", filters.map(list).to_vec()),
            ("search: names that many have", searches(&["thandi", "nkosi", "dlamini", "an", "sipho", "አበበ"])),
            ("search: names that few have", self.rare.iter().map(|it| search(it)).collect()),
            ("search: with a slip", self.rare.iter().filter(|it| it.is_ascii()).map(typo).collect()),
            (
                "search: two names",
                searches(&["thandi nkosi", "pieter botha", "tigist bekele", "sarah van der", "zoe mu"]),
            ),
            ("search: the end of a phone", self.phones.iter().map(tail).collect()),
            ("search: the beginning of an email", self.emails.iter().map(start).collect()),
            ("search: a number", self.numbers.iter().map(|it| search(&format!("C-{it}"))).collect()),
            ("one customer", self.ids.iter().map(|it| format!("/customers/{}", Id::<()>::from_raw(*it))).collect()),
            ("palette", palette.iter().map(|it| search(it).replace("/customers", "/palette")).collect()),
        ]
    }
}

/// Long words of names that at most one of many customers has.
fn rare_names(db: &mut Conn<'_>) -> Result<Vec<String>> {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    db.each("SELECT words FROM customers ORDER BY id LIMIT 50000", &[], |row| {
        for word in row.get::<String>(0)?.split(' ').filter(|it| it.chars().count() > 6) {
            *uses.entry(word.to_owned()).or_default() += 1;
        }
        Ok(())
    })?;
    Ok(uses.into_iter().filter(|(_, uses)| *uses == 1).map(|(word, _)| word).take(100).collect())
}
