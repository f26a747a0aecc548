//! Stories of a database that goes away, changes or is held by others while work is done.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::join_all;

use super::{Options, Place};
use crate::base::{Actor, Error, Result, Tx};
use crate::both_engines;
use crate::testing::TestDb;

const BY: Actor = Actor::SYSTEM;

fn count(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    tx.run(
        "INSERT INTO counters (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = counters.last + 1",
        &[&name],
    )?;
    Ok(())
}

async fn counted(test: &TestDb, name: &str) -> Option<i64> {
    let name = name.to_owned();
    let found = test
        .db
        .read(move |db| db.first("SELECT last FROM counters WHERE name = $1", &[&name], |row| row.get::<i64>(0)));
    found.await.unwrap()
}

both_engines! {
    /// As when PostgreSQL restarts: again and again, every connection is cut in the middle of the work.
    async fn what_was_acknowledged_while_lines_were_cut_is_there_exactly_once(test: TestDb) {
        let test = Arc::new(test);
        let cutting = test.clone();
        let cutter = std::thread::spawn(move || {
            (0..12).map(|_| {
                std::thread::sleep(Duration::from_millis(40));
                cutting.cut_lines().unwrap_or(0)
            }).sum::<i64>()
        });
        let writers = join_all((0..8).map(|writer| {
            let test = test.clone();
            async move {
                let mut told = Vec::new();
                for n in 0..60 {
                    let name = format!("{writer}-{n}");
                    let by = name.clone();
                    told.push((name, test.db.write(BY, move |tx| { count(tx, "all")?; count(tx, &by) }).await));
                }
                told
            }
        }));
        let told = writers.await;
        let cut = cutter.join().unwrap();
        assert!(cut > 0 || test.cut_lines().is_none(), "no line was cut, so nothing was shown");
        let mut acknowledged = 0;
        for (name, result) in told.into_iter().flatten() {
            match result {
                Ok(()) => {
                    acknowledged += 1;
                    assert_eq!(counted(&test, &name).await, Some(1), "{name}");
                }
                Err(Error::Busy(_)) => assert_eq!(counted(&test, &name).await, None, "{name} was refused"),
                Err(error) => panic!("{name}: {error:?}"),
            }
        }
        assert_eq!(counted(&test, "all").await, Some(acknowledged));
        assert!(acknowledged > 400, "the work went on: {acknowledged} of 480");
    }

    async fn a_dead_line_is_replaced_before_anyone_notices(test: TestDb) {
        test.db.write(BY, |tx| count(tx, "n")).await.unwrap();
        for _ in 0..3 {
            test.cut_lines();
            join_all((0..20).map(|_| counted(&test, "n"))).await;
            test.cut_lines();
            test.db.write(BY, |tx| count(tx, "n")).await.unwrap();
        }
        assert_eq!(counted(&test, "n").await, Some(4));
    }

    async fn a_line_that_dies_during_a_read_is_no_fault_of_ours(test: TestDb) {
        let test = Arc::new(test);
        let cutting = test.clone();
        let read = test.db.read(move |db| {
            if cutting.cut_lines().is_none() {
                return Ok(0);
            }
            db.one("SELECT COUNT(*) FROM counters", &[], |row| row.get::<i64>(0))
        });
        match read.await {
            Ok(0) => assert!(test.cut_lines().is_none()),
            other => assert!(matches!(&other, Err(Error::Busy(say)) if say.key == "base-database-away"), "{other:?}"),
        }
    }

    /// PostgreSQL would answer its commit with a rollback, and say so only in passing.
    async fn an_action_that_goes_on_after_a_failed_statement_is_not_acknowledged(test: TestDb) {
        test.db.write(BY, |tx| count(tx, "taken")).await.unwrap();
        let told = test.db.write(BY, |tx| {
            count(tx, "before")?;
            let _ = tx.run("INSERT INTO counters (name, last) VALUES ('taken', 1)", &[]);
            Ok(())
        }).await;
        assert!(matches!(told, Err(Error::Internal(_))), "{told:?}");
        assert_eq!(counted(&test, "before").await, None);
    }

    async fn a_statement_outlives_a_change_of_the_schema(test: TestDb) {
        let all = || test.db.read(|db| db.all("SELECT * FROM counters", &[], |row| row.get::<String>(0)));
        for _ in 0..40 {
            test.db.write(BY, |tx| count(tx, "n")).await.unwrap();
            all().await.unwrap();
        }
        test.change_schema("ALTER TABLE counters ADD COLUMN later BIGINT");
        test.db.write(BY, |tx| tx.all("SELECT * FROM counters", &[], |row| row.get::<String>(0))).await.unwrap();
        // A read is not repeated, so each of its threads may fail once.
        let mut failed = 0;
        for _ in 0..40 {
            failed += usize::from(all().await.is_err());
        }
        assert!(failed <= 4, "{failed} of 40");
    }

    async fn what_the_database_says_of_a_person_stays_out_of_the_log(test: TestDb) {
        test.db.write(BY, |tx| count(tx, "abebe@example.com")).await.unwrap();
        let told = test.db.write(BY, |tx| {
            tx.run("INSERT INTO counters (name, last) VALUES ($1, 1)", &[&"abebe@example.com"]).map(drop)
        }).await.unwrap_err();
        assert!(told.is_unique_violation(), "{told:?}");
        let Error::Internal(cause) = told else { panic!("it is ours to explain") };
        assert!(!format!("{cause:#}").contains("abebe"), "{cause:#}");
    }
}

#[tokio::test]
async fn a_database_that_another_process_holds_is_busy_and_so_for_all_who_wait() {
    let test = TestDb::sqlite_with(|it| Options { limit: Duration::from_millis(300), ..it });
    let Place::File(path) = test.db.place().clone() else { unreachable!("it is a file") };
    let other = rusqlite::Connection::open(path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let watch = crate::base::time::Stopwatch::start();
    for told in join_all((0..20).map(|_| test.db.write(BY, |tx| count(tx, "n")))).await {
        assert!(matches!(&told, Err(Error::Busy(say)) if say.key == "base-busy"), "{told:?}");
    }
    assert!(watch.elapsed() < Duration::from_secs(3), "{:?}", watch.elapsed());
    other.execute_batch("ROLLBACK").unwrap();
    test.db.write(BY, |tx| count(tx, "n")).await.unwrap();
}

/// Where a line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Break {
    /// Nowhere.
    Never,
    /// Before the next commit reaches the server.
    BeforeCommit,
    /// When the server has committed, before it can say so.
    AfterCommit,
    /// Before the next commit, and no line is to be had any more.
    ForGood,
}

/// Stands between the program and its server, and breaks one line at the worst moment.
#[derive(Clone)]
struct Between {
    address: SocketAddr,
    breaks: Arc<Mutex<Break>>,
}

impl Between {
    fn new(server: String) -> Between {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let it = Between { address: listener.local_addr().unwrap(), breaks: Arc::new(Mutex::new(Break::Never)) };
        let breaks = it.breaks.clone();
        std::thread::spawn(move || {
            for program in listener.incoming().map_while(Result::ok) {
                if *breaks.lock().unwrap() != Break::ForGood {
                    Between::join(program, TcpStream::connect(&server).unwrap(), &breaks);
                }
            }
        });
        it
    }

    fn join(program: TcpStream, server: TcpStream, breaks: &Arc<Mutex<Break>>) {
        let quiet = Arc::new(Mutex::new(false));
        let (from, to, listens) = (server.try_clone().unwrap(), program.try_clone().unwrap(), quiet.clone());
        std::thread::spawn(move || pass(from, to, |_| !*listens.lock().unwrap()));
        let breaks = breaks.clone();
        std::thread::spawn(move || {
            pass(program, server, |sent| {
                let mut breaks = breaks.lock().unwrap();
                if *breaks == Break::Never || !sent.windows(7).any(|it| it == b"COMMIT\0") {
                    return true;
                }
                let after = *breaks == Break::AfterCommit;
                *quiet.lock().unwrap() = true;
                if *breaks != Break::ForGood {
                    *breaks = Break::Never;
                }
                after
            });
        });
    }
}

/// Passes on what comes for as long as `goes`, then ends both lines.
fn pass(mut from: TcpStream, mut to: TcpStream, mut goes: impl FnMut(&[u8]) -> bool) {
    let mut piece = [0; 8_192];
    while let Ok(size @ 1..) = from.read(&mut piece) {
        if !goes(&piece[..size]) || to.write_all(&piece[..size]).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

/// A database behind such a line; none without a server.
fn between() -> Option<(TestDb, Between)> {
    let mut made = None;
    let test = TestDb::postgres_with(|options| {
        let Place::Server(url) = &options.place else { unreachable!("it is a server") };
        let mut url: url::Url = url.parse().unwrap();
        let it = Between::new(format!("{}:{}", url.host_str().unwrap(), url.port().unwrap_or(5432)));
        url.set_ip_host(it.address.ip()).unwrap();
        url.set_port(Some(it.address.port())).unwrap();
        made = Some(it);
        Options { place: Place::Server(url.into()), writers: 1, ..options }
    })?;
    made.map(|it| (test, it))
}

/// Counts with a line that breaks; gives what was told, and how often it was run.
async fn counted_while(test: &TestDb, line: &Between, breaks: Break) -> (Result<()>, u32) {
    let runs = Arc::new(AtomicU32::new(0));
    let ran = runs.clone();
    test.db.write(BY, |_| Ok(())).await.unwrap();
    *line.breaks.lock().unwrap() = breaks;
    let told = test.db.write(BY, move |tx| {
        ran.fetch_add(1, Ordering::SeqCst);
        count(tx, "n")
    });
    (told.await, runs.load(Ordering::SeqCst))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_whose_answer_was_lost_is_done_once() {
    let Some((test, line)) = between() else { return };
    let (told, runs) = counted_while(&test, &line, Break::AfterCommit).await;
    told.unwrap();
    assert_eq!((counted(&test, "n").await, runs), (Some(1), 1), "the server is asked what became of it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_that_was_lost_on_its_way_is_done_again() {
    let Some((test, line)) = between() else { return };
    let (told, runs) = counted_while(&test, &line, Break::BeforeCommit).await;
    told.unwrap();
    assert_eq!((counted(&test, "n").await, runs), (Some(1), 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_nobody_can_say_what_became_of_a_commit_the_person_is_told_to_look() {
    let Some((test, line)) = between() else { return };
    let (told, _) = counted_while(&test, &line, Break::ForGood).await;
    assert!(matches!(&told, Err(Error::Busy(say)) if say.key == "base-perhaps-saved"), "{told:?}");
    // The line comes back, and so does the work.
    *line.breaks.lock().unwrap() = Break::Never;
    test.db.write(BY, |tx| count(tx, "n")).await.unwrap();
    assert_eq!(counted(&test, "n").await, Some(1));
}
