//! A number of its own for every program that acts on a server. The number stands in the ids that the program makes:
//! two with the same one would sooner or later make an id twice.
//!
//! Nobody hands the numbers out. A program takes a free one when it starts, for a while, and takes it again and again
//! before that is over; who is killed gives it back by not doing so. The time is the server's, so that the clocks of
//! the programs need not agree. (A lock of the session would end by itself, but not every server that speaks
//! PostgreSQL's language has them, and none keeps them when it restarts.)

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use crossbeam_channel::{RecvTimeoutError, Sender};
use data_encoding::HEXLOWER;

use super::postgres::Line;
use crate::base::chance::Chance;
use crate::base::error::{Error, Result};
use crate::base::id::IdMaker;

/// A number is taken for so long.
const TAKEN: Duration = Duration::from_secs(120);
/// It is taken again so often.
const AGAIN: Duration = Duration::from_secs(30);
/// The longest that the server may take to answer.
const LIMIT: Duration = Duration::from_secs(20);
const NOW: &str = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

/// A number that is ours until this value goes.
pub(super) struct Held {
    going: Option<Sender<()>>,
    keeper: Option<JoinHandle<()>>,
}

/// Takes a free number on the server at `url`; `ids` are made with it from now on.
///
/// # Errors
/// If there is none, or the server cannot be reached.
pub(super) fn take(url: &str, ids: &Arc<IdMaker>) -> Result<Held> {
    let mut number = Number::new(url, ids);
    let (going, gone) = crossbeam_channel::bounded::<()>(0);
    let (told, taken) = crossbeam_channel::bounded(1);
    // The blocking client drives a runtime of its own, so it never runs on a thread of ours.
    let keeper = std::thread::Builder::new().name("node".to_owned()).spawn(move || {
        let first = number.take();
        let goes_on = first.is_ok();
        let _ = told.send(first);
        while goes_on && gone.recv_timeout(AGAIN) == Err(RecvTimeoutError::Timeout) {
            if let Err(error) = number.keep() {
                tracing::warn!(error = format!("{error:?}"), "the number of this program could not be kept up");
            }
        }
        number.give_back();
    })?;
    let held = Held { going: Some(going), keeper: Some(keeper) };
    taken.recv().map_err(Error::internal)??;
    Ok(held)
}

impl Drop for Held {
    /// Waits until it is given back: many short commands in a row would else use up all numbers.
    fn drop(&mut self) {
        drop(self.going.take());
        if let Some(it) = self.keeper.take() {
            let _ = it.join();
        }
    }
}

struct Number {
    line: Line,
    holder: String,
    ids: Arc<IdMaker>,
}

impl Number {
    fn new(url: &str, ids: &Arc<IdMaker>) -> Number {
        let holder = HEXLOWER.encode(&Chance::System.bytes::<16>());
        Number { line: Line::new(url, LIMIT, false), holder, ids: ids.clone() }
    }

    /// The table is of this server only: as the numbers, it has no place in a backup.
    fn take(&mut self) -> Result<()> {
        let (holder, most, time) = (&self.holder, IdMaker::NODES, TAKEN.as_millis());
        // One transaction, and under the lock of the migrations nobody else takes one meanwhile.
        let (_, taken) = self.line.begin(&format!(
            "LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE;
             CREATE TABLE IF NOT EXISTS nodes (
                 node BIGINT NOT NULL PRIMARY KEY,
                 holder TEXT NOT NULL,
                 until BIGINT NOT NULL
             );
             INSERT INTO nodes (node, holder, until)
             SELECT number, '{holder}', {NOW} + {time}
               FROM generate_series(0, {most} - 1) AS number
              WHERE NOT EXISTS (SELECT 1 FROM nodes WHERE node = number AND until > {NOW})
              ORDER BY number
              LIMIT 1
             ON CONFLICT (node) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until
             RETURNING node"
        ))?;
        let taken = taken.and_then(|it| it.parse().ok()).ok_or_else(|| {
            Error::internal(format!(
                "{most} Indabas work on this database already, and more cannot; stop one, or wait two minutes if some \
                 were killed"
            ))
        })?;
        self.ids.be(taken);
        Ok(())
    }

    /// Takes it again, or another one if it was given to someone else meanwhile.
    fn keep(&mut self) -> Result<()> {
        let (holder, time) = (&self.holder, TAKEN.as_millis());
        let (_, kept) = self
            .line
            .begin(&format!("UPDATE nodes SET until = {NOW} + {time} WHERE holder = '{holder}' RETURNING node"))?;
        if kept.is_some() {
            return Ok(());
        }
        tracing::warn!("the server was away for so long that this program takes a new number");
        self.take()
    }

    fn give_back(&mut self) {
        let _ = self.line.begin(&format!("DELETE FROM nodes WHERE holder = '{}'", self.holder));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::db::{Db, Options, Place};
    use crate::base::{Actor, Id};
    use crate::testing::TestDb;

    fn server() -> Option<(TestDb, String)> {
        let test = TestDb::postgres()?;
        let Place::Server(url) = test.db.place().clone() else { unreachable!("it is a server") };
        Some((test, url))
    }

    async fn ids(db: &Db) -> Vec<i64> {
        let made = db.write(Actor::SYSTEM, |tx| Ok((0..500).map(|_| tx.new_id::<()>()).collect::<Vec<Id<()>>>()));
        made.await.unwrap().into_iter().map(Id::raw).collect()
    }

    async fn numbers(test: &TestDb) -> Vec<i64> {
        test.db.read(|db| db.all("SELECT node FROM nodes ORDER BY node", &[], |row| row.get(0))).await.unwrap()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn programs_on_one_server_have_different_numbers_and_never_make_the_same_id() {
        let Some((test, url)) = server() else { return };
        let other = Db::open(Options { clock: test.clock.clone(), ..Options::new(Place::Server(url)) }).unwrap();
        assert_eq!(numbers(&test).await, [0, 1]);
        // At the very same instant, by a clock that stands still.
        let (mut mine, theirs) = (ids(&test.db).await, ids(&other).await);
        mine.retain(|it| theirs.contains(it));
        assert_eq!(mine, [0; 0], "made twice");
        drop(other);
        assert_eq!(numbers(&test).await, [0], "who goes gives it back at once");
    }

    /// As after a server that was away for minutes, or a machine that slept.
    #[test]
    fn who_lost_its_number_to_another_takes_a_free_one() {
        let Some((test, url)) = server() else { return };
        let makers = [Arc::new(IdMaker::new(0)), Arc::new(IdMaker::new(0))];
        let [mut one, mut two] = [&makers[0], &makers[1]].map(|it| Number::new(&url, it));
        one.take().unwrap();
        test.change_schema("UPDATE nodes SET until = 0 WHERE node = 1");
        two.take().unwrap();
        one.keep().unwrap();
        two.keep().unwrap();
        let node = |it: &IdMaker| it.next(crate::testing::NOON) >> 15 & 63;
        assert_eq!((node(&makers[0]), node(&makers[1])), (2, 1));
    }

    #[test]
    fn when_no_number_is_free_a_program_is_refused_in_words() {
        let Some((test, url)) = server() else { return };
        test.change_schema("INSERT INTO nodes SELECT number, 'x', 9e15 FROM generate_series(1, 63) AS number");
        let refused = Db::open(Options::new(Place::Server(url))).err().expect("there are 64");
        assert!(format!("{refused:?}").contains("64 Indabas work on this database already"), "{refused:?}");
    }
}
