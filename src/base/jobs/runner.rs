//! The workers: claim, do, settle.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use futures::FutureExt;
use futures::future::join_all;
use tokio::sync::{oneshot, watch};

use super::Job;
use super::store::{self, Claimed};
use crate::base::chance::Chance;
use crate::base::db::{Actor, Db, Tx};
use crate::base::error::{Error, Result};
use crate::base::time::Timestamp;

/// How long a claimed job is ours before another worker may take it.
const LEASE: Duration = Duration::from_secs(60);
/// How many jobs one worker takes at once.
const HANDFUL: usize = 64;
/// The longest that an idle worker sleeps.
const NAP: Duration = Duration::from_secs(1);
/// Waits between tries: two seconds, doubled each time, at most an hour.
const FIRST_WAIT: Duration = Duration::from_secs(2);
const LONGEST_WAIT: Duration = Duration::from_secs(3_600);

const WORKER: Actor = Actor { kind: "job", id: None };

type Inside = dyn Fn(&mut Tx<'_>, &str) -> Result<()> + Send + Sync;
type Outside<S> = dyn Fn(S, String) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync;

enum Work<S> {
    Inside(Arc<Inside>),
    Outside(Arc<Outside<S>>),
}

struct Entry<S> {
    tries: u32,
    work: Work<S>,
}

/// Which function does which kind of job. `S` is what jobs that call the outside get.
pub struct Registry<S> {
    kinds: HashMap<&'static str, Entry<S>>,
}

impl<S> Default for Registry<S> {
    fn default() -> Self {
        Registry { kinds: HashMap::new() }
    }
}

impl<S: Clone + Send + Sync + 'static> Registry<S> {
    /// A job that only changes the database: it happens exactly once.
    pub fn inside<J: Job>(&mut self, run: fn(&mut Tx<'_>, J) -> Result<()>) -> &mut Self {
        let work: Arc<Inside> = Arc::new(move |tx, payload| run(tx, serde_json::from_str(payload)?));
        self.kinds.insert(J::KIND, Entry { tries: J::TRIES, work: Work::Inside(work) });
        self
    }

    /// A job that calls the outside or takes long: it may happen again after a crash.
    pub fn outside<J, F>(&mut self, run: fn(S, J) -> F) -> &mut Self
    where
        J: Job,
        F: Future<Output = Result<()>> + Send + 'static,
    {
        let work: Arc<Outside<S>> = Arc::new(move |state, payload| {
            let job = serde_json::from_str::<J>(&payload);
            Box::pin(async move { run(state, job?).await })
        });
        self.kinds.insert(J::KIND, Entry { tries: J::TRIES, work: Work::Outside(work) });
        self
    }

    /// The kinds that have a runner.
    pub fn kinds(&self) -> Vec<&'static str> {
        self.kinds.keys().copied().collect()
    }
}

/// Runs jobs with several workers until it is told to stop.
#[derive(Clone)]
pub struct Runner<S> {
    db: Db,
    state: S,
    registry: Arc<Registry<S>>,
    stop: watch::Receiver<bool>,
    lease: Duration,
}

impl<S: Clone + Send + Sync + 'static> Runner<S> {
    /// A runner that stops when `stop` turns true.
    pub fn new(db: Db, state: S, registry: Registry<S>, stop: watch::Receiver<bool>) -> Runner<S> {
        Runner { db, state, registry: Arc::new(registry), stop, lease: LEASE }
    }

    /// With leases of another length, for tests.
    #[cfg(test)]
    pub fn with_lease(self, lease: Duration) -> Runner<S> {
        Runner { lease, ..self }
    }

    /// Works until told to stop; running jobs are given back then.
    pub async fn serve(self, workers: usize) {
        join_all((0..workers).map(|_| self.clone().work())).await;
    }

    async fn work(mut self) {
        while !*self.stop.borrow() {
            match self.handful().await {
                Ok(0) => self.rest().await,
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(error = format!("{error:?}"), "a worker cannot claim jobs");
                    self.rest().await;
                }
            }
        }
    }

    /// Runs all that is due and all that follows from it; for tests, which own the clock.
    pub async fn run_due(&self) -> Result<usize> {
        let mut ran = 0;
        loop {
            match self.handful().await? {
                0 => return Ok(ran),
                n => ran += n,
            }
        }
    }

    async fn rest(&mut self) {
        let due = self.db.read(store::next_due).await.ok().flatten();
        let now = self.db.clock().now();
        let nap = due.map_or(NAP, |at| at.since(now).clamp(Duration::from_millis(20), NAP));
        tokio::select! {
            () = tokio::time::sleep(nap) => {}
            () = self.db.live().jobs() => {}
            _ = self.stop.changed() => {}
        }
    }

    async fn handful(&self) -> Result<usize> {
        let lease = self.lease;
        let claimed = self.db.write_comparing(WORKER, move |tx| store::claim(tx, HANDFUL, lease)).await?;
        let count = claimed.len();
        // All at once, so that they share commits.
        join_all(claimed.into_iter().map(|job| self.one(job))).await;
        Ok(count)
    }

    async fn one(&self, job: Claimed) {
        let Some(entry) = self.registry.kinds.get(job.kind.as_str()) else {
            // Made by a newer program that was rolled back: it waits for its runner to come back.
            let told = format!("no runner for jobs of kind {}", job.kind);
            return self.failed(&job, 1, Error::internal(told)).await;
        };
        if job.attempts > entry.tries {
            // It was begun again and again and never came to an end of any kind: perhaps it ends the program.
            return self.failed(&job, 1, Error::internal("it was begun too often without ever ending")).await;
        }
        metrics::counter!("indaba_jobs_total", "kind" => job.kind.clone()).increment(1);
        let result = match &entry.work {
            Work::Inside(run) => self.inside(run.clone(), &job).await,
            Work::Outside(run) => self.outside(run.clone(), &job, entry.tries).await,
        };
        if let Err(error) = result {
            self.failed(&job, entry.tries, error).await;
        }
    }

    async fn inside(&self, run: Arc<Inside>, job: &Claimed) -> Result<()> {
        let job = job.clone();
        self.db
            .write(WORKER, move |tx| {
                // Whoever lost the lease does nothing: another worker has done it or will.
                if store::settle(tx, &job)? { run(tx, &job.payload) } else { Ok(()) }
            })
            .await
    }

    async fn outside(&self, run: Arc<Outside<S>>, job: &Claimed, tries: u32) -> Result<()> {
        let lease = Arc::new(AtomicI64::new(job.lease.0));
        let held = |lease: &AtomicI64| Claimed { lease: Timestamp(lease.load(Ordering::SeqCst)), ..job.clone() };
        let mut stop = self.stop.clone();
        let (end, ended) = oneshot::channel();
        let mut holding = std::pin::pin!(self.hold(job.id, lease.clone(), ended));
        let work = std::panic::AssertUnwindSafe(run(self.state.clone(), job.payload.clone())).catch_unwind();
        let result = tokio::select! {
            result = work => Some(result.unwrap_or_else(|_| Err(Error::internal("a job panicked")))),
            () = &mut holding => return Err(Error::internal("the lease was lost")),
            () = told(&mut stop) => None,
        };
        // A renewal on its way changes the lease by which the job is settled, so it comes to its end first.
        drop(end);
        holding.await;
        let job = held(&lease);
        let Some(result) = result else {
            return self.db.write(WORKER, move |tx| store::give_back(tx, &job)).await;
        };
        match result {
            Ok(()) => self.db.write(WORKER, move |tx| store::settle(tx, &job).map(drop)).await,
            Err(error) => {
                self.failed(&job, tries, error).await;
                Ok(())
            }
        }
    }

    /// Renews the lease until the job has `ended`; returns then, or when the lease is lost.
    async fn hold(&self, id: i64, lease: Arc<AtomicI64>, mut ended: oneshot::Receiver<()>) {
        while tokio::time::timeout(self.lease / 3, &mut ended).await.is_err() {
            let seen = Timestamp(lease.load(Ordering::SeqCst));
            let length = self.lease;
            let renewed = self
                .db
                .write_comparing(WORKER, move |tx| {
                    let until = tx.now + length;
                    Ok((store::renew(tx, id, seen, until)?, until))
                })
                .await;
            match renewed {
                Ok((true, until)) => lease.store(until.0, Ordering::SeqCst),
                Ok((false, _)) => return,
                // Busy or away: two more chances before the lease ends.
                Err(error) => tracing::warn!(error = format!("{error:?}"), "a lease could not be renewed"),
            }
        }
    }

    async fn failed(&self, job: &Claimed, tries: u32, error: Error) {
        let told = match &error {
            Error::Internal(cause) => format!("{cause:#}"),
            other => other.to_string(),
        };
        tracing::warn!(kind = job.kind, attempts = job.attempts, error = told, "a job failed");
        let (job, wait) = (job.clone(), wait(job.attempts, &Chance::System));
        let settled = self
            .db
            .write(WORKER, move |tx| {
                let at = tx.now + wait;
                if job.attempts >= tries { store::park(tx, &job, &told) } else { store::postpone(tx, &job, at, &told) }
            })
            .await;
        if let Err(error) = settled {
            // The lease ends by itself; the job runs again then.
            tracing::error!(error = format!("{error:?}"), "a failed job could not be put back");
        }
    }
}

/// Returns when `stop` turns true, and never if nobody is left to say so.
async fn told(stop: &mut watch::Receiver<bool>) {
    if stop.wait_for(|it| *it).await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Exponential back-off with jitter: between half of the wait and all of it,
/// so that those who failed together do not come back together.
fn wait(attempts: u32, chance: &Chance) -> Duration {
    let full = FIRST_WAIT.saturating_mul(1 << attempts.saturating_sub(1).min(16)).min(LONGEST_WAIT);
    let half = full.as_millis() as u64 / 2;
    Duration::from_millis(half + chance.below(half + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end_at_an_hour() {
        let chance = Chance::seeded(1);
        let first = wait(1, &chance);
        assert!(first >= FIRST_WAIT / 2 && first <= FIRST_WAIT, "{first:?}");
        let late = wait(40, &chance);
        assert!(late >= LONGEST_WAIT / 2 && late <= LONGEST_WAIT, "{late:?}");
    }
}
