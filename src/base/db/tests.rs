use std::time::Duration;

use futures::future::join_all;

use super::{Actor, Db, Options};
use crate::base::{Clock, Error, Event, Result, Tx};
use crate::both_engines;
use crate::testing::{NOON, TestDb};

const BY: Actor = Actor::SYSTEM;

fn set(tx: &mut Tx<'_>, name: &str, value: i64) -> Result<()> {
    let now = tx.now;
    tx.run(
        "INSERT INTO settings (name, value, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value",
        &[&name, &value.to_string(), &now],
    )?;
    Ok(())
}

fn get(db: &mut super::Conn<'_>, name: &str) -> Result<Option<i64>> {
    let text = db.first("SELECT value FROM settings WHERE name = $1", &[&name], |row| row.get::<String>(0))?;
    Ok(text.and_then(|it| it.parse().ok()))
}

both_engines! {
    /// Spending what exists once: each reads the balance, decides, and writes.
    async fn of_twenty_who_spend_the_last_points_exactly_one_wins(test: TestDb) {
        test.db.write(BY, |tx| set(tx, "points", 100)).await.unwrap();
        let spent = join_all((0..20).map(|_| {
            test.db.write(BY, |tx| {
                let balance = get(tx, "points")?.unwrap();
                if balance < 100 {
                    return Err(Error::conflict("not-enough"));
                }
                set(tx, "points", balance - 100)
            })
        }))
        .await;
        assert_eq!(spent.iter().filter(|it| it.is_ok()).count(), 1);
        assert!(spent.iter().all(|it| matches!(it, Ok(()) | Err(Error::Conflict(_)))), "{spent:?}");
        assert_eq!(test.db.read(|db| get(db, "points")).await.unwrap(), Some(0));
    }

    async fn an_action_that_fails_leaves_nothing_and_spoils_nobody_else(test: TestDb) {
        let results = join_all((0..30).map(|n| {
            test.db.write(BY, move |tx| {
                set(tx, &format!("n{n}"), n)?;
                if n % 3 == 0 { Err(Error::conflict("no")) } else { Ok(()) }
            })
        }))
        .await;
        for (n, result) in results.iter().enumerate() {
            let stored = test.db.read(move |db| get(db, &format!("n{n}"))).await.unwrap();
            assert_eq!(result.is_ok(), stored.is_some(), "{n}");
        }
    }

    /// As after a restart of a machine whose clock was set back.
    async fn ids_go_on_after_the_stored_ones_also_when_the_clock_was_set_back(test: TestDb) {
        let made = |db: Db| async move {
            db.write(BY, |tx| tx.record(&Event::new("thing.done", tx.now))).await.unwrap()
        };
        let before = made(test.db.clone()).await;
        let options = Options::new(test.db.place().clone());
        let clock = Clock::manual(NOON - Duration::from_secs(365 * 24 * 3_600));
        let again = Db::open(Options { clock, ..options }).unwrap();
        let after = made(again).await;
        assert!(after > before, "{after} after {before}");
    }

    async fn a_panic_in_an_action_is_an_error_and_the_writer_lives_on(test: TestDb) {
        let failed = test.db.write(BY, |tx| {
            set(tx, "half", 1)?;
            panic!("a bug");
            #[allow(unreachable_code)]
            Ok(())
        }).await;
        assert!(matches!(failed, Err(Error::Internal(_))));
        test.db.write(BY, |tx| set(tx, "whole", 1)).await.unwrap();
        assert_eq!(test.db.read(|db| get(db, "half")).await.unwrap(), None);
    }

    async fn parameters_are_bound_by_number_in_any_order_and_lists_are_rows(test: TestDb) {
        test.db.write(BY, |tx| { set(tx, "a", 1)?; set(tx, "b", 2)?; set(tx, "c", 3) }).await.unwrap();
        let names = test.db.read(|db| {
            db.all(
                "SELECT name FROM settings WHERE value <> $2 AND name IN {texts $1} ORDER BY name",
                &[&crate::base::db::list(&["a", "b", "c"]), &"2"],
                |row| row.get::<String>(0),
            )
        }).await.unwrap();
        assert_eq!(names, ["a", "c"]);
    }

    async fn a_reader_cannot_write(test: TestDb) {
        let tried = test.db.read(|db| {
            db.all("DELETE FROM settings RETURNING name", &[], |row| row.get::<String>(0))
        }).await;
        assert!(tried.is_err());
    }

    async fn what_is_told_is_heard_only_after_the_commit(test: TestDb) {
        let (_, mut heard) = test.db.live().listen(&["t".to_owned()], None);
        let _ = test.db.write(BY, |tx| {
            tx.tell("t", "changed", 1.into());
            Err::<(), _>(Error::conflict("no"))
        }).await;
        test.db.write(BY, |tx| { tx.tell("t", "changed", 2.into()); Ok(()) }).await.unwrap();
        assert_eq!(heard.next().await.unwrap().told.data, "2");
    }

    async fn the_clock_of_an_action_is_the_tests(test: TestDb) {
        let before = test.db.write(BY, |tx| Ok(tx.now)).await.unwrap();
        test.pass(Duration::from_secs(90));
        assert_eq!(test.db.write(BY, |tx| Ok(tx.now)).await.unwrap().since(before), Duration::from_secs(90));
    }
}

/// A database whose statements may take a second.
struct Hurried(TestDb);

fn hurried(options: Options) -> Options {
    Options { limit: Duration::from_secs(1), ..options }
}

impl Hurried {
    fn sqlite() -> Hurried {
        Hurried(TestDb::sqlite_with(hurried))
    }

    fn postgres() -> Option<Hurried> {
        TestDb::postgres_with(hurried).map(Hurried)
    }
}

both_engines! {
    async fn a_statement_that_takes_too_long_is_stopped_and_harms_nobody_else(test: Hurried) {
        let quick = (0..10).map(|n| test.0.db.write(BY, move |tx| set(tx, &format!("q{n}"), n)));
        let endless = test.0.db.write(BY, |tx| {
            set(tx, "half", 1)?;
            tx.run(
                "INSERT INTO settings (name, value, changed_at)
                 WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000)
                 SELECT 'endless', CAST(COUNT(*) AS TEXT), 0 FROM n",
                &[],
            )
        });
        let (quick, endless) = futures::join!(join_all(quick), endless);
        assert!(quick.iter().all(Result::is_ok), "{quick:?}");
        assert!(matches!(endless, Err(Error::Busy(_))), "{endless:?}");
        assert_eq!(test.0.db.read(|db| get(db, "half")).await.unwrap(), None);
        assert_eq!(test.0.db.read(|db| get(db, "q9")).await.unwrap(), Some(9));
    }
}
