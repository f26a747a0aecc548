//! The hand that writes down what became of messages, and that does not let go of it while the database says no.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::mpsc;

use super::SENDER;
use super::pump::Pump;
use super::settle::{Ended, settle};
use crate::base::time::Stopwatch;
use crate::base::{Error, Result};

/// How many ends are written down at once at most; and how many where it is not noted meanwhile what became of each.
const TOGETHER: usize = 3_000;
const FEW: usize = 256;
/// How long the first of them waits for others, where it is noted.
const MOMENT: Duration = Duration::from_millis(120);
/// How long it waits between two tries, at first and at most.
const SHORT: Duration = Duration::from_millis(50);
const LONG: Duration = Duration::from_secs(10);
/// So often a message is refused, while the database takes other things, until it is the fault itself: where others
/// beside it were written down, and where none was.
const TRIES: u32 = 3;
const ALONE: u32 = 8;
/// No more than so many are faulty at once: where more cannot be written down it is not them.
const FAULTY: usize = 16;

impl Pump {
    pub(super) fn together(&self) -> usize {
        if self.hands.is_some() { TOGETHER } else { FEW }
    }

    /// Writes down what became of messages, many at once.
    pub(super) async fn settle(self, mut ended: mpsc::Receiver<Ended>) -> Result<()> {
        let mut all = Vec::with_capacity(self.together());
        while self.gather(&mut ended, &mut all).await {
            let n = all.len();
            self.write_down(std::mem::take(&mut all).into()).await?;
            self.open.fetch_sub(n, Ordering::SeqCst);
            self.settled.notify_one();
        }
        Ok(())
    }

    /// Waits for what is to be written down; false if nothing will come any more. Where it is noted meanwhile what
    /// became of each, it waits a moment for more: every commit writes whole pages.
    async fn gather(&self, ended: &mut mpsc::Receiver<Ended>, all: &mut Vec<Ended>) -> bool {
        let together = self.together();
        if ended.recv_many(all, together).await == 0 {
            return false;
        }
        if self.hands.is_some() {
            let watch = Stopwatch::start();
            while all.len() + ended.len() < together.min(self.open.load(Ordering::SeqCst)) && watch.elapsed() < MOMENT {
                tokio::time::sleep(MOMENT / 8).await;
            }
            while all.len() < together && !ended.is_empty() {
                ended.recv_many(all, together - all.len()).await;
            }
        }
        true
    }

    /// Until it is written down what was sent nothing more leaves, or a full disk would make thousands of messages of
    /// which nobody knows that they were sent. Gives up where the program stops: then the notes tell it to the next.
    async fn write_down(&self, mut batch: Arc<[Ended]>) -> Result<()> {
        let (mut wait, mut refused, mut some, mut stopping) = (SHORT, 0, false, self.app.stopping());
        while let Err(error) = self.write(batch.clone()).await {
            self.stuck.store(true, Ordering::SeqCst);
            tracing::warn!(error = format!("{error:?}"), "what was sent could not be written down yet");
            let (left, well) = match error {
                Error::Busy(_) => (batch.to_vec(), false),
                _ => self.one_by_one(&batch).await,
            };
            some |= left.len() < batch.len();
            refused = if well { refused + 1 } else { 0 };
            if is_them(left.len(), some, refused) {
                self.give_up(&left, &error);
                break;
            }
            if *stopping.borrow() {
                return Err(error);
            }
            batch = left.into();
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                _ = stopping.changed() => {}
            }
            wait = (wait * 2).min(LONG);
        }
        self.stuck.store(false, Ordering::SeqCst);
        Ok(())
    }

    async fn write(&self, batch: Arc<[Ended]>) -> Result<()> {
        let id = self.desk.channel.id;
        self.app.db.write(SENDER, move |tx| settle(tx, id, &batch)).await
    }

    /// Writes each down for itself. Gives those that are left, and whether the database was well all the time, so that
    /// it is them.
    async fn one_by_one(&self, batch: &[Ended]) -> (Vec<Ended>, bool) {
        let (mut left, stopping) = (Vec::new(), self.app.stopping());
        for (n, it) in batch.iter().enumerate() {
            let well = match self.write(Arc::new([it.clone()])).await {
                Ok(()) => continue,
                Err(Error::Busy(_)) => false,
                Err(_) => !*stopping.borrow() && self.is_database_well().await,
            };
            if !well {
                left.extend_from_slice(&batch[n..]);
                return (left, false);
            }
            left.push(it.clone());
        }
        (left, true)
    }

    /// Whether something else can be written that changes nothing.
    async fn is_database_well(&self) -> bool {
        let id = self.desk.channel.id;
        let write = self
            .app
            .db
            .write(SENDER, move |tx| tx.run("UPDATE channels SET retry_at = retry_at WHERE id = $1", &[&id]));
        write.await.is_ok()
    }

    /// These go out again when their lease ends, and are listed.
    fn give_up(&self, left: &[Ended], error: &Error) {
        if let Some(hands) = self.hands.as_ref().filter(|_| !left.is_empty()) {
            hands.keep();
        }
        for it in left {
            let (delivery, error) = (it.work.delivery.to_string(), format!("{error:?}"));
            tracing::error!(delivery, error, "what became of a message cannot be written down");
        }
    }
}

/// Whether so many that are left are faulty themselves, and not the database: `some` beside them were written down, and
/// they were refused so often while it took other things.
fn is_them(left: usize, some: bool, refused: u32) -> bool {
    match left {
        0 => true,
        1..=FAULTY => refused >= if some { TRIES } else { ALONE },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_takes_nothing_is_not_taken_for_faulty_messages() {
        assert!(is_them(0, true, 0), "all were written down one by one");
        for refused in [0, TRIES, ALONE, u32::MAX] {
            assert!(!is_them(FAULTY + 1, true, refused), "too many of them");
            for left in [1, FAULTY] {
                assert_eq!(is_them(left, true, refused), refused >= TRIES);
                assert_eq!(is_them(left, false, refused), refused >= ALONE, "nothing of its kind was written down");
            }
        }
    }
}
