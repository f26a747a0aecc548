//! Migrations: numbered, run once, in order, each with its row in one commit.

use super::tx::Tx;
use super::{Conn, EngineKind};
use crate::base::error::{Error, Result};

/// One step of the schema.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Its number; steps run in this order.
    pub number: i64,
    /// What it does, in a few words.
    pub name: &'static str,
    sql: &'static str,
}

macro_rules! migrations {
    ($($number:literal $name:literal),* $(,)?) => {
        /// Every step, in order. A step that has run anywhere is never edited.
        pub const MIGRATIONS: &[Migration] = &[$(
            Migration {
                number: $number,
                name: $name,
                sql: include_str!(concat!("../../../migrations/", $name, ".sql")),
            },
        )*];
    };
}

migrations! {
    1 "0001_base",
    2 "0002_team",
    3 "0003_customers",
    4 "0004_orders",
    5 "0005_imports",
    6 "0006_tracking",
    7 "0007_channels",
    8 "0008_templates",
    9 "0009_api",
    10 "0010_webhooks",
}

/// How far the schema is brought when a database is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// Up to date.
    All,
    /// As it was after this step: for a backup that was made then.
    UpTo(i64),
    /// Not at all: for looking only.
    None,
}

/// Every table that a step ever made, in an order in which each comes after those it refers to.
pub fn tables() -> Vec<&'static str> {
    let made = MIGRATIONS.iter().flat_map(|it| it.sql.lines());
    let names = made.filter_map(|it| it.strip_prefix("CREATE TABLE ")?.split_whitespace().next());
    std::iter::once("migrations").chain(names).collect()
}

/// The number of the last step that ran; none in a database that is not ours.
pub fn latest_step(conn: &mut Conn<'_>) -> Result<Option<i64>> {
    let there = match conn.engine() {
        EngineKind::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrations'",
        EngineKind::Postgres => "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE oid = to_regclass('migrations')",
    };
    if conn.one(there, &[], |row| row.get::<i64>(0))? == 0 {
        return Ok(None);
    }
    latest(conn).map(Some)
}

/// Runs what has not run yet.
///
/// # Errors
/// If the database is newer than this program, or a step fails; a step that
/// fails leaves nothing behind.
pub(super) fn migrate(tx: &mut Tx<'_>, steps: Steps) -> Result<()> {
    let most = match steps {
        Steps::All => i64::MAX,
        Steps::UpTo(number) => number,
        Steps::None => return Ok(()),
    };
    tx.script(
        "CREATE TABLE IF NOT EXISTS migrations (
             number BIGINT NOT NULL PRIMARY KEY,
             name TEXT NOT NULL,
             ran_at BIGINT NOT NULL
         )",
    )?;
    loop {
        // Under the lock, so that two programs that start at once do not both run a step.
        begin(tx)?;
        match step(tx, most) {
            Ok(true) => tx.script("COMMIT")?,
            Ok(false) => {
                tx.script("COMMIT")?;
                return go_on_after_the_newest(tx, steps);
            }
            Err(error) => {
                tx.script("ROLLBACK")?;
                return Err(error);
            }
        }
    }
}

/// Lets new ids come after every stored one. The clock alone would not do: set back between two runs, it would have
/// ids made twice, in tables whose rows no index compares with each other.
fn go_on_after_the_newest(tx: &mut Tx<'_>, steps: Steps) -> Result<()> {
    // Whoever restores an older step makes no ids.
    if steps != Steps::All {
        return Ok(());
    }
    let newest: Vec<_> = with_ids().iter().map(|it| format!("SELECT MAX(id) AS id FROM {it}")).collect();
    let newest = format!("SELECT MAX(id) FROM ({}) AS newest", newest.join(" UNION ALL "));
    if let Some(stored) = tx.one(&newest, &[], |row| row.get::<Option<i64>>(0))? {
        tx.ids.go_on_after(stored);
    }
    Ok(())
}

/// The tables whose rows have ids.
fn with_ids() -> Vec<&'static str> {
    let made = MIGRATIONS.iter().flat_map(|it| it.sql.split("CREATE TABLE ").skip(1));
    made.filter(|it| it.contains("\n    id BIGINT PRIMARY KEY")).filter_map(|it| it.split_whitespace().next()).collect()
}

fn begin(tx: &mut Tx<'_>) -> Result<()> {
    match tx.engine() {
        EngineKind::Sqlite => tx.script("BEGIN IMMEDIATE"),
        EngineKind::Postgres => tx.script("BEGIN; LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE"),
    }
}

fn step(tx: &mut Tx<'_>, most: i64) -> Result<bool> {
    let last = latest(tx)?;
    if last > MIGRATIONS.last().map_or(0, |it| it.number) {
        return Err(Error::internal(format!(
            "this database was made by a newer Indaba (its schema is at step {last}); start the newer program"
        )));
    }
    let Some(next) = MIGRATIONS.iter().find(|it| it.number > last && it.number <= most) else { return Ok(false) };
    tx.script(&in_dialect(next.sql, tx.engine()))?;
    let now = tx.now;
    tx.run("INSERT INTO migrations (number, name, ran_at) VALUES ($1, $2, $3)", &[&next.number, &next.name, &now])?;
    Ok(true)
}

/// The number of the last step that ran.
fn latest(conn: &mut Conn<'_>) -> Result<i64> {
    conn.one("SELECT COALESCE(MAX(number), 0) FROM migrations", &[], |row| row.get(0))
}

/// The few words in which the engines' table definitions differ.
fn in_dialect(sql: &str, engine: EngineKind) -> String {
    match engine {
        // The rowid itself: one index less.
        EngineKind::Sqlite => sql.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY").replace(" BYTES", " BLOB"),
        // Compared byte by byte, as SQLite does: paging depends on it.
        EngineKind::Postgres => sql
            .replace(" TEXT", " TEXT COLLATE \"C\"")
            .replace(" BYTES", " BYTEA")
            .replace(" WITHOUT ROWID", "")
            .replace(" REAL", " DOUBLE PRECISION"),
    }
}

/// The whole schema as the engine tells it, for `db/schema.sql`.
pub fn schema_text(conn: &mut Conn<'_>) -> Result<String> {
    let parts = conn.all(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name",
        &[],
        |row| row.get::<String>(0),
    )?;
    Ok(parts.iter().map(|it| format!("{it};\n")).collect::<Vec<_>>().join("\n"))
}
