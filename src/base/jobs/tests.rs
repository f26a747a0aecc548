use std::time::Duration;

use futures::future::join_all;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::{Job, Registry, Runner};
use crate::base::{Actor, Db, Error, Result, Timestamp, Tx};
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

#[derive(Serialize, Deserialize)]
struct Call {
    how: String,
}
impl Job for Call {
    const KIND: &'static str = "call";
    const TRIES: u32 = 3;
}

async fn call((): (), job: Call) -> Result<()> {
    match job.how.as_str() {
        "slow" => tokio::time::sleep(Duration::from_millis(200)).await,
        "panic" => panic!("a bug"),
        _ => {}
    }
    Ok(())
}

fn calling(db: &Db) -> Runner<()> {
    let mut registry = Registry::default();
    registry.outside(call);
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

    /// The writer is slow just when the lease is to be renewed and the job ends.
    async fn a_job_that_ends_while_its_lease_is_renewed_is_done_once(test: TestDb) {
        test.db.write(Actor::SYSTEM, |tx| tx.enqueue(&Call { how: "slow".into() })).await.unwrap();
        let runner = calling(&test.db).with_lease(Duration::from_millis(300));
        let running = tokio::spawn(async move { runner.run_due().await.unwrap() });
        tokio::time::sleep(Duration::from_millis(60)).await;
        test.pass(Duration::from_millis(250));
        let slow = (0..4).map(|_| test.db.write(Actor::SYSTEM, |_| {
            std::thread::sleep(Duration::from_millis(300));
            Ok(())
        }));
        join_all(slow).await;
        assert_eq!(running.await.unwrap(), 1);
        test.pass(Duration::from_secs(3_600));
        assert_eq!(calling(&test.db).run_due().await.unwrap(), 0, "it was done");
    }

    async fn a_job_that_panics_is_put_back_and_the_worker_lives_on(test: TestDb) {
        test.db.write(Actor::SYSTEM, |tx| {
            tx.enqueue(&Call { how: "panic".into() })?;
            tx.enqueue(&Call { how: "well".into() })
        }).await.unwrap();
        assert_eq!(calling(&test.db).run_due().await.unwrap(), 2);
        let left = test.db.read(crate::base::jobs::waiting).await.unwrap();
        assert_eq!(left, [("call".to_owned(), 1)]);
    }

    async fn a_job_that_ends_the_program_each_time_is_parked_in_the_end(test: TestDb) {
        test.db.write(Actor::SYSTEM, |tx| tx.enqueue(&Call { how: "well".into() })).await.unwrap();
        for _ in 0..Call::TRIES {
            test.db.write(Actor::SYSTEM, |tx| super::super::store::claim(tx, 9, Duration::from_secs(60))).await.unwrap();
            test.pass(Duration::from_secs(61));
        }
        assert_eq!(calling(&test.db).run_due().await.unwrap(), 1);
        assert_eq!(test.db.read(crate::base::jobs::parked).await.unwrap().len(), 1);
    }

    async fn jobs_and_ids_go_on_after_the_clock_was_set_back(test: TestDb) {
        let before = test.db.write(Actor::SYSTEM, |tx| Ok(tx.new_id::<()>())).await.unwrap();
        test.clock.set(Timestamp(test.clock.now().ms() - 3_600_000));
        let after = test.db.write(Actor::SYSTEM, |tx| {
            tx.enqueue(&CountUp { name: "n".into() })?;
            Ok(tx.new_id::<()>())
        }).await.unwrap();
        assert!(after > before);
        assert_eq!(runner(&test.db).run_due().await.unwrap(), 1);
        assert_eq!(counted(&test.db, "n").await, 1);
    }
}
