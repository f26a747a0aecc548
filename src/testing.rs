//! What tests share: a fresh database on either engine, and a clock they own.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;

use crate::app::App;
use crate::base::db::{Db, Options, Place};
use crate::base::jobs::Runner;
use crate::base::{Actor, Chance, Clock, Timestamp};
use crate::config::Config;
use crate::settings::{self, ShopProfile};
use crate::team::{self, NewStaff, Passwords, Role, Token};
use crate::{web, wiring};

/// 20 November 2025, 12:00 in Johannesburg.
pub const NOON: Timestamp = Timestamp(1_763_632_800_000);

/// The time limit of statements in tests: far from anything that a busy machine needs.
const LIMIT: Duration = Duration::from_secs(60);

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A fresh database in a folder of its own, which goes when the value goes.
pub struct TestDb {
    /// The database.
    pub db: Db,
    /// Its clock.
    pub clock: Clock,
    /// Its folder, for blobs and keys.
    pub dir: tempfile::TempDir,
    server: Option<Server>,
}

/// The server of a test, and the name under which the test's connections stand there.
#[derive(Clone)]
struct Server {
    url: String,
    name: String,
}

impl Server {
    /// Runs SQL on a connection of its own; gives the first column of the first row.
    fn ask(&self, sql: &str) -> Option<i64> {
        let (url, sql) = (self.url.clone(), sql.to_owned());
        // The blocking client drives a runtime of its own.
        let asked = std::thread::spawn(move || {
            let mut client = postgres::Client::connect(&url, postgres::NoTls).expect("the test server answers");
            client.simple_query(&sql).expect("the test server obeys")
        });
        let told = asked.join().expect("the test server was asked");
        told.iter().find_map(|it| match it {
            postgres::SimpleQueryMessage::Row(row) => row.get(0)?.parse().ok(),
            _ => None,
        })
    }
}

impl TestDb {
    /// On the embedded engine.
    pub fn sqlite() -> TestDb {
        TestDb::sqlite_with(|it| it)
    }

    /// The same, opened in a way of its own.
    pub fn sqlite_with(change: impl FnOnce(Options) -> Options) -> TestDb {
        let dir = tempfile::tempdir().expect("a folder for the test");
        let place = Place::File(dir.path().join("shop.sqlite"));
        TestDb::open(place, dir, change, None)
    }

    /// On PostgreSQL, in a schema of its own; none if no server was given.
    ///
    /// # Panics
    /// In CI, where a missing server would silently skip half of the suite.
    pub fn postgres() -> Option<TestDb> {
        TestDb::postgres_with(|it| it)
    }

    /// The same, opened in a way of its own.
    #[expect(clippy::disallowed_methods, reason = "the test runner names its server in the environment")]
    pub fn postgres_with(change: impl FnOnce(Options) -> Options) -> Option<TestDb> {
        let Ok(url) = std::env::var("INDABA_TEST_POSTGRES") else {
            assert!(std::env::var("CI").is_err(), "CI must set INDABA_TEST_POSTGRES");
            return None;
        };
        // Chance, because process ids come again while schemas stay.
        let schema = format!("t{:x}", u64::from_le_bytes(Chance::System.bytes()));
        let mark = if url.contains('?') { '&' } else { '?' };
        let place = Place::Server(format!(
            "{url}{mark}sslmode=disable&application_name={schema}&options=-csearch_path%3D{schema}"
        ));
        let server = Server { url, name: schema };
        // A process with the same number may have left one behind.
        server.ask(&format!("DROP SCHEMA IF EXISTS {0} CASCADE; CREATE SCHEMA {0}", server.name));
        Some(TestDb::open(place, tempfile::tempdir().expect("a folder for the test"), change, Some(server)))
    }

    /// Cuts every connection to the server, as its restart does; gives how many. None on the embedded engine.
    pub fn cut_lines(&self) -> Option<i64> {
        let server = self.server.as_ref()?;
        server.ask(&format!(
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{}'",
            server.name
        ))
    }

    /// Changes the schema behind the program's back, as a newer version beside it does.
    pub fn change_schema(&self, sql: &str) {
        match (&self.server, self.db.place()) {
            (Some(server), _) => {
                server.ask(&format!("SET search_path = {}; {sql}", server.name));
            }
            (None, Place::File(path)) => {
                let conn = rusqlite::Connection::open(path).expect("the file opens");
                conn.execute_batch(sql).expect("the schema changes");
            }
            (None, Place::Server(_)) => unreachable!("a server has a name"),
        }
    }

    fn open(
        place: Place,
        dir: tempfile::TempDir,
        change: impl FnOnce(Options) -> Options,
        server: Option<Server>,
    ) -> TestDb {
        let clock = Clock::manual(NOON);
        let options = Options {
            clock: clock.clone(),
            writers: 4,
            limit: LIMIT,
            watchers: wiring::WATCHERS,
            ..Options::new(place)
        };
        TestDb { db: Db::open(change(options)).expect("the database opens"), clock, dir, server }
    }

    /// The same database once more, as another process opens it.
    pub fn again(&self) -> Db {
        let options = Options {
            clock: self.clock.clone(),
            node: 1,
            watchers: wiring::WATCHERS,
            ..Options::new(self.db.place().clone())
        };
        Db::open(options).expect("the database opens twice")
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

/// The whole program on a fresh database, with someone signed in.
pub struct TestApp {
    /// The program.
    pub app: App,
    /// Its database and clock.
    pub test: TestDb,
    router: axum::Router,
    session: Option<(Token, String)>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Where it sends the browser, if anywhere.
    pub location: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The page.
    pub text: String,
}

impl TestApp {
    /// On the embedded engine, with an owner signed in.
    pub fn sqlite() -> TestApp {
        TestApp::over(TestDb::sqlite())
    }

    /// On PostgreSQL, with an owner signed in; none if no server was given.
    pub fn postgres() -> Option<TestApp> {
        TestDb::postgres().map(TestApp::over)
    }

    /// Over a database that is there already, with an owner signed in.
    pub fn over(test: TestDb) -> TestApp {
        TestApp::over_with(test, |it| it)
    }

    /// The same, with settings of its own.
    pub fn over_with(test: TestDb, change: impl FnOnce(Config) -> Config) -> TestApp {
        let config = change(Config::in_folder(test.dir.path().to_owned()));
        let app =
            App::new(test.db.clone(), Chance::seeded(1), config, Passwords::cheap()).expect("the key file is made");
        let router = web::router(app.clone(), wiring::routes());
        let mut it = TestApp { app, test, router, session: None };
        let session = std::thread::scope(|scope| scope.spawn(|| it.prepare()).join().expect("the shop was set up"));
        it.session = Some(session);
        it
    }

    /// A shop called Jebena & Kin, and its owner.
    fn prepare(&self) -> (Token, String) {
        self.test
            .db
            .write_now(Actor::SYSTEM, |tx| {
                settings::set_shop(
                    tx,
                    &ShopProfile {
                        name: "Jebena & Kin".into(),
                        language: "en".into(),
                        currency: "ZAR".parse().expect("a currency"),
                        zone: "Africa/Johannesburg".into(),
                        country: "ZA".into(),
                        demo: false,
                    },
                )
            })
            .expect("the shop is set up");
        self.sign_in_now(Role::Owner)
    }

    fn sign_in_now(&self, role: Role) -> (Token, String) {
        let token = Token::new(&self.app.chance);
        let (kept, email) =
            (token.clone(), format!("{}{}@shop.example", role.code(), COUNT.fetch_add(1, Ordering::Relaxed)));
        self.test
            .db
            .write_now(Actor::SYSTEM, move |tx| {
                let new = NewStaff {
                    name: "Nomvula Dube",
                    email: &email,
                    role,
                    password_hash: "none",
                    password_expired: false,
                    language: tongue::Lang::En,
                };
                let id = team::add(tx, &new)?;
                team::open_session(tx, id, &kept, "test-csrf", "Test", "127.0.0.1")
            })
            .expect("someone signs in");
        (token, "test-csrf".into())
    }

    /// The same program with someone of this role signed in.
    pub fn signed_in_as(&self, role: Role) -> TestView<'_> {
        let session =
            std::thread::scope(|scope| scope.spawn(|| self.sign_in_now(role)).join().expect("someone signed in"));
        TestView { app: self, session: Some(session) }
    }

    /// The same program with nobody signed in.
    pub fn signed_out(&self) -> TestView<'_> {
        TestView { app: self, session: None }
    }

    /// The program as the owner sees it.
    pub fn owner(&self) -> TestView<'_> {
        TestView { app: self, session: self.session.clone() }
    }

    /// The secret of the owner's forms, as one page shows it.
    pub fn csrf(&self) -> String {
        web::csrf::masked("test-csrf", &self.app.chance)
    }

    /// Asks for a page as the owner.
    pub async fn get(&self, path: &str) -> Answer {
        self.owner().get(path).await
    }

    /// Sends a form as the owner; the secret of the session is added.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.owner().post(path, fields).await
    }

    /// Runs all jobs that are due and all that follows from them.
    pub async fn run_jobs(&self) -> usize {
        let runner = Runner::new(self.test.db.clone(), self.app.clone(), wiring::jobs(), self.app.stopping());
        runner.run_due().await.expect("jobs run")
    }

    /// The kinds of all events so far, in order.
    pub async fn events(&self) -> Vec<String> {
        self.test
            .db
            .read(|db| db.all("SELECT kind FROM events ORDER BY id", &[], |row| row.get(0)))
            .await
            .expect("the log can be read")
    }
}

/// The program as seen by someone.
pub struct TestView<'a> {
    app: &'a TestApp,
    session: Option<(Token, String)>,
}

impl TestView<'_> {
    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form; the secret of the session is added.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        if let Some((_, csrf)) = &self.session {
            form.append_pair("csrf", &web::csrf::masked(csrf, &self.app.app.chance));
        }
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.send(request, Body::from(form.finish())).await
    }

    /// Sends any request; adds the session.
    pub async fn send(&self, mut request: axum::http::request::Builder, body: Body) -> Answer {
        if let Some((token, _)) = &self.session {
            request = request.header("cookie", format!("{}={}", web::session_cookie(&self.app.app), token.0));
        }
        let request = request.header("host", "shop.example").body(body).expect("a request");
        let response = self.app.router.clone().oneshot(request).await.expect("a router never fails");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        let location = parts.headers.get("location").map(|it| it.to_str().expect("text").to_owned());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, location, headers: parts.headers, text }
    }
}
