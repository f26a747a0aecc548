//! What tests share: a fresh database on either engine, and a clock they own.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::base::db::{Db, Options, Place};
use crate::base::{Clock, Timestamp};

/// 20 November 2025, 12:00 in Johannesburg.
pub const NOON: Timestamp = Timestamp(1_763_632_800_000);

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A fresh database in a folder of its own, which goes when the value goes.
pub struct TestDb {
    /// The database.
    pub db: Db,
    /// Its clock.
    pub clock: Clock,
    /// Its folder, for blobs and keys.
    pub dir: tempfile::TempDir,
}

impl TestDb {
    /// On the embedded engine.
    pub fn sqlite() -> TestDb {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let place = Place::File(dir.path().join("shop.sqlite"));
        TestDb::open(place, dir)
    }

    /// On PostgreSQL, in a schema of its own; none if no server was given.
    ///
    /// # Panics
    /// In CI, where a missing server would silently skip half of the suite.
    #[expect(clippy::disallowed_methods, reason = "the test runner names its server in the environment")]
    pub fn postgres() -> Option<TestDb> {
        let Ok(url) = std::env::var("INDABA_TEST_POSTGRES") else {
            assert!(std::env::var("CI").is_err(), "CI must set INDABA_TEST_POSTGRES");
            return None;
        };
        let schema = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let (admin, create) = (url.clone(), format!("CREATE SCHEMA {schema}"));
        std::thread::spawn(move || {
            let mut client = postgres::Client::connect(&admin, postgres::NoTls).expect("the test server answers");
            client.batch_execute(&create).expect("a schema for the test");
        })
        .join()
        .expect("the schema was made");
        let mark = if url.contains('?') { '&' } else { '?' };
        let place = Place::Server(format!("{url}{mark}sslmode=disable&options=-csearch_path%3D{schema}"));
        Some(TestDb::open(place, tempfile::tempdir().expect("a folder for the test")))
    }

    fn open(place: Place, dir: tempfile::TempDir) -> TestDb {
        let clock = Clock::manual(NOON);
        let options = Options { clock: clock.clone(), writers: 4, ..Options::new(place) };
        TestDb { db: Db::open(options).expect("the database opens"), clock, dir }
    }

    /// Lets time pass.
    pub fn pass(&self, time: Duration) {
        self.clock.advance(time);
    }
}

/// Runs one test on both engines: `both_engines! { async fn name(test: TestDb) { … } }`.
/// With another type than `TestDb`, that type's `sqlite()` and `postgres()` are used.
#[macro_export]
macro_rules! both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($test:ident: $type:ty) $body:block)*) => { $(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn run($test: $type) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                run(<$type>::sqlite()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                if let Some(test) = <$type>::postgres() {
                    run(test).await;
                }
            }
        }
    )* };
}
