//! Jobs with four workers.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::{Ground, Measured, Table, per_second};
use crate::base::jobs::{Job, Registry, Runner};
use crate::base::time::Stopwatch;
use crate::base::{Actor, Db, Error, Result, Tx};
use crate::cli::serve::runtime;

const WORKERS: usize = 4;

/// Counts how often it ran.
#[derive(Serialize, Deserialize)]
struct Small {
    number: usize,
}

impl Job for Small {
    const KIND: &'static str = "bench_small";
}

fn small(tx: &mut Tx<'_>, job: Small) -> Result<()> {
    tx.run(
        "INSERT INTO counters (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = counters.last + 1",
        &[&format!("job {}", job.number)],
    )?;
    Ok(())
}

/// Runs the bench.
pub fn measure(asked: &Measured, ground: &Ground) -> Result<Table> {
    let runtime = runtime().map_err(Error::internal)?;
    let mut table = Table::default();
    let count = 10_000 * asked.seconds as usize;
    let ours = runtime.block_on(rate(&ground.file("jobs.sqlite")?, count))?;
    table.at_least("jobs with four workers, each exactly once", ours, 5_000.0, per_second);
    if let Some(url) = &asked.postgres {
        let (db, _schema) = ground.server(url)?;
        let theirs = runtime.block_on(rate(&db, count / 4))?;
        table.beside("PostgreSQL: the same", theirs, per_second);
    }
    Ok(table)
}

async fn rate(db: &Db, count: usize) -> Result<f64> {
    for first in (0..count).step_by(1_000) {
        db.write(Actor::SYSTEM, move |tx| {
            (first..(first + 1_000).min(count)).try_for_each(|number| tx.enqueue(&Small { number }))
        })
        .await?;
    }
    let (stop, stopping) = watch::channel(false);
    let mut registry = Registry::default();
    registry.inside(small);
    let watch = Stopwatch::start();
    let workers = tokio::spawn(Runner::new(db.clone(), (), registry, stopping).serve(WORKERS));
    let left = |db: &mut crate::base::Conn<'_>| db.first("SELECT 1 FROM jobs LIMIT 1", &[], |row| row.get::<i64>(0));
    while db.read(left).await?.is_some() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let took = watch.elapsed();
    stop.send_replace(true);
    workers.await.map_err(Error::internal)?;
    let once = db
        .read(|db| {
            db.one("SELECT COUNT(*) FROM counters WHERE name >= 'job ' AND last = 1", &[], |row| row.get::<usize>(0))
        })
        .await?;
    if once != count {
        return Err(Error::internal(format!("of {count} jobs {once} ran exactly once")));
    }
    Ok(count as f64 / took.as_secs_f64())
}
