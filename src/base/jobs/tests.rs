use std::time::Duration;

use futures::future::join_all;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::{Job, Registry, Runner};
use crate::base::{Actor, Db, Error, Result, Tx};
use crate::both_engines;
use crate::testing::TestDb;

#[derive(Serialize, Deserialize)]
struct CountUp {
    name: String,
}
impl Job for CountUp {
    const KIND: &'static str = "count_up";
    const TRIES: u32 = 3;
}

fn count_up(tx: &mut Tx<'_>, job: CountUp) -> Result<()> {
    if job.name == "bad" {
        return Err(Error::internal("it never works"));
    }
    tx.run(
        "INSERT INTO counters (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = counters.last + 1",
        &[&job.name],
    )?;
    Ok(())
}

fn runner(db: &Db) -> Runner<()> {
    let mut registry = Registry::default();
    registry.inside(count_up);
    Runner::new(db.clone(), (), registry, watch::channel(false).1)
}

async fn counted(db: &Db, name: &'static str) -> i64 {
    db.read(move |db| db.first("SELECT last FROM counters WHERE name = $1", &[&name], |row| row.get(0)))
        .await
        .unwrap()
        .unwrap_or(0)
}

both_engines! {
    async fn four_workers_run_every_job_exactly_once(test: TestDb) {
        test.db.write(Actor::SYSTEM, |tx| {
            (0..500).try_for_each(|_| tx.enqueue(&CountUp { name: "n".into() }))
        }).await.unwrap();
        let ran: usize = join_all((0..4).map(|_| { let it = runner(&test.db); async move { it.run_due().await.unwrap() } }))
            .await.into_iter().sum();
        assert_eq!(ran, 500);
        assert_eq!(counted(&test.db, "n").await, 500);
    }

    async fn a_job_of_an_action_that_failed_does_not_exist(test: TestDb) {
        let _ = test.db.write(Actor::SYSTEM, |tx| {
            tx.enqueue(&CountUp { name: "n".into() })?;
            Err::<(), _>(Error::conflict("no"))
        }).await;
        assert_eq!(runner(&test.db).run_due().await.unwrap(), 0);
    }

    async fn a_job_that_keeps_failing_is_parked_and_can_be_tried_again(test: TestDb) {
        test.db.write(Actor::SYSTEM, |tx| tx.enqueue(&CountUp { name: "bad".into() })).await.unwrap();
        let runner = runner(&test.db);
        for _ in 0..CountUp::TRIES {
            assert_eq!(runner.run_due().await.unwrap(), 1);
            assert_eq!(runner.run_due().await.unwrap(), 0, "it waits before the next try");
            test.pass(Duration::from_secs(3_600));
        }
        assert_eq!(runner.run_due().await.unwrap(), 0);
        let parked = test.db.read(crate::base::jobs::parked).await.unwrap();
        assert_eq!(parked.len(), 1);
        assert_eq!(parked[0].error, "it never works");
        let id = parked[0].id;
        assert!(test.db.write(Actor::SYSTEM, move |tx| crate::base::jobs::retry(tx, id)).await.unwrap());
        assert_eq!(runner.run_due().await.unwrap(), 1);
    }
}
