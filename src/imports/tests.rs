//! Stories of imports, through the console and the jobs.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use super::book::{Memory, Stored, store_slice};
use super::model::{Import, Kind, Plan, State};
use super::slices::Slices;
use super::store::NewImport;
use super::{Check, ONLINE_RETAIL, actions, plan, run, shipped, store, totals_check};
use crate::base::{Actor, Id};
use crate::both_engines;
use crate::testing::{Answer, TestApp};

mod forgetting;
mod standing;

const PEOPLE: &str = "Name,Email,Phone,City,Accepts email marketing\n\
    Thandi Nkosi,thandi@example.org,+27 82 555 0101,Durban,yes\n\
    አበበ በቂላ,abebe@example.org,,አዲስ አበባ,no\n";

const ORDERS: &str = "Order,Date,SKU,Product,Qty,Price,Customer ID,Email,Country\n\
    1001,2025-01-02 10:00,A1,Clay jebena,2,149.50,C1,thandi@example.org,South Africa\n\
    1001,2025-01-02 10:00,B2,Finjal,6,20.00,C1,thandi@example.org,South Africa\n\
    1002,2025-01-03 11:30,A1,Clay jebena,1,149.50,,,ZA\n";

/// Sends a file as the browser does; gives the id of the import.
async fn upload(app: &TestApp, kind: &str, name: &str, bytes: &[u8]) -> Answer {
    let mut body = Vec::new();
    for (field, value) in [("csrf", app.csrf().as_str()), ("kind", kind)] {
        body.extend_from_slice(
            format!("--cut\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").as_bytes(),
        );
    }
    body.extend_from_slice(
        format!("--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").as_bytes(),
    );
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let request = Request::post("/imports").header("content-type", "multipart/form-data; boundary=cut");
    app.owner().send(request, Body::from(body)).await
}

async fn uploaded(app: &TestApp, kind: &str, bytes: impl AsRef<[u8]>) -> String {
    let answer = upload(app, kind, "few.csv", bytes.as_ref()).await;
    answer.location.unwrap_or_else(|| panic!("the file was not taken: {}", answer.text))
}

/// The mapping as it was guessed, as the page would send it.
fn guessed(it: &Import) -> Vec<(&'static str, String)> {
    let plan = &it.plan;
    let mut fields: Vec<(&'static str, String)> = plan
        .uses
        .iter()
        .map(|it| match it {
            super::Use::Field(field) => ("uses", field.code().to_owned()),
            super::Use::Attribute => ("uses", "attribute".to_owned()),
            super::Use::Nothing => ("uses", String::new()),
        })
        .collect();
    fields.extend([
        ("encoding", "utf-8".to_owned()),
        ("delimiter", ",".to_owned()),
        ("quote", "double".to_owned()),
        ("header", "yes".to_owned()),
        ("dates", "dmy".to_owned()),
        ("numbers", "point".to_owned()),
        ("currency", plan.currency.code().to_owned()),
        ("zone", plan.zone.clone()),
        ("codes", "plain".to_owned()),
    ]);
    fields
}

async fn find(app: &TestApp, address: &str) -> Import {
    let id: Id<Import> = address.rsplit('/').next().unwrap().parse().unwrap();
    app.test.db.read(move |db| store::find(db, id)).await.unwrap()
}

/// Through mapping and check to the end; gives the import and its page.
async fn imported(app: &TestApp, kind: &str, bytes: impl AsRef<[u8]>) -> (Import, String) {
    let address = uploaded(app, kind, bytes).await;
    let it = find(app, &address).await;
    let fields = guessed(&it);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = app.post(&format!("{address}/plan"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    app.run_jobs().await;
    assert_eq!(find(app, &address).await.state, State::Checked);
    app.post(&format!("{address}/start"), &[]).await;
    app.run_jobs().await;
    (find(app, &address).await, app.get(&address).await.text)
}

async fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.test.db.read(move |db| db.one(sql, &[], |row| row.get(0))).await.unwrap()
}

async fn books_agree(app: &TestApp) {
    let checks = app.test.db.read(totals_check).await.unwrap();
    let wrong: Vec<&Check> = checks.iter().filter(|it| !it.agrees()).collect();
    assert!(!checks.is_empty() && wrong.is_empty(), "{wrong:?}");
}

both_engines! {
    async fn people_come_in_through_the_mapping_and_are_there_once_however_often_they_come(app: TestApp) {
        let (it, page) = imported(&app, "customers", PEOPLE).await;
        assert_eq!((it.state, it.rows_stored, it.rows_faulty), (State::Done, 2, 0));
        assert!(page.contains("Imported 2"), "{page}");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM customers WHERE merged = 0").await, 2);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM consents").await, 1);
        let city = "SELECT COUNT(*) FROM customers WHERE city = 'አዲስ አበባ' AND name = 'አበበ በቂላ'";
        assert_eq!(count(&app, city).await, 1);

        let (again, _) = imported(&app, "customers", PEOPLE).await;
        assert_eq!((again.rows_stored, again.rows_explained), (0, 2), "{:?}", again.totals);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM customers").await, 2);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM consents").await, 1);
    }

    async fn orders_come_in_and_the_same_file_changes_nothing_the_second_time(app: TestApp) {
        let (it, page) = imported(&app, "orders", ORDERS).await;
        assert_eq!((it.rows_read, it.rows_stored, it.rows_faulty), (3, 3, 0));
        assert!(page.contains("Imported 3"), "{page}");
        assert_eq!(count(&app, "SELECT CAST(SUM(total) AS BIGINT) FROM orders").await, 56_850);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM orders WHERE customer_id IS NULL").await, 1);
        books_agree(&app).await;

        let (again, _) = imported(&app, "orders", ORDERS).await;
        assert_eq!((again.rows_stored, again.rows_explained), (0, 3));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM order_lines").await, 3);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM customers").await, 1);
        books_agree(&app).await;
    }

    async fn rows_that_cannot_be_used_are_listed_with_line_and_reason_and_stop_nobody(app: TestApp) {
        let mut text = String::from("Order,Date,SKU,Product,Qty,Price\n");
        for n in 0..5_000 {
            let price = if n % 2 == 0 { "10.00" } else { "ten" };
            text.push_str(&format!("{n},2025-01-02,A1,\"<b>Cup</b> =1+1\",1,{price}\n"));
        }
        let (it, page) = imported(&app, "orders", &text).await;
        assert_eq!((it.state, it.rows_stored, it.rows_faulty), (State::Done, 2_500, 2_500));
        assert!(page.contains("rows need a look") && !page.contains("<b>Cup"), "{page}");
        let file = app.get(&format!("/imports/{}/faults.csv", it.id)).await.text;
        assert_eq!(file.lines().count(), 2_501);
        assert!(file.lines().nth(1).unwrap().starts_with("3,Price: this is no number."), "{file}");
        books_agree(&app).await;
    }

    async fn an_import_can_be_stopped_and_goes_on_where_it_stood(app: TestApp) {
        let id = begun(&app, shipped_plan(12_000)).await;
        let mut slices = opened(&app, id).await;
        let memory = std::sync::Arc::new(Memory::default());
        for _ in 0..2 {
            assert!(stored(&app, id, &mut slices, &memory).await);
        }
        app.post(&format!("/imports/{id}/stop"), &[]).await;
        assert!(!stored(&app, id, &mut slices, &memory).await, "a stopped import stores nothing more");
        let page = app.get(&format!("/imports/{id}")).await.text;
        assert!(page.contains("Import the rest"), "{page}");

        app.post(&format!("/imports/{id}/start"), &[]).await;
        app.run_jobs().await;
        let it = app.test.db.read(move |db| store::find(db, id)).await.unwrap();
        assert_eq!((it.state, it.rows_stored), (State::Done, 12_000));
        as_if_undisturbed(&app, 12_000).await;
    }

    async fn a_worker_that_dies_between_slices_loses_and_doubles_nothing(app: TestApp) {
        let id = begun(&app, shipped_plan(14_000)).await;
        // Each worker stores one slice and is gone; what it remembered and had read ahead goes with it.
        for _ in 0..3 {
            app.test.db.write(Actor::SHELL, move |tx| actions::start(tx, id)).await.unwrap();
            let mut slices = opened(&app, id).await;
            assert!(stored(&app, id, &mut slices, &Default::default()).await);
            let _read_and_lost = slices.read().unwrap();
        }
        app.test.db.write(Actor::SHELL, move |tx| actions::start(tx, id)).await.unwrap();
        let it = run::run(&app.app, id, |_| {}).await.unwrap();
        assert_eq!((it.state, it.rows_read, it.rows_stored), (State::Done, 14_000, 14_000));
        as_if_undisturbed(&app, 14_000).await;
    }

    async fn of_two_workers_one_stores_each_slice(app: TestApp) {
        let id = begun(&app, shipped_plan(6_000)).await;
        let (mut one, mut other) = (opened(&app, id).await, opened(&app, id).await);
        let memory = std::sync::Arc::new(Memory::default());
        assert!(stored(&app, id, &mut one, &memory).await);
        assert!(!stored(&app, id, &mut other, &memory).await, "the other is late");
        let it = run::run(&app.app, id, |_| {}).await.unwrap();
        assert_eq!((it.state, it.rows_stored), (State::Done, 6_000));
        as_if_undisturbed(&app, 6_000).await;
    }

    async fn the_first_lines_of_the_real_data_come_to_their_own_sum(app: TestApp) {
        let id = begun(&app, shipped_plan(20_000)).await;
        let it = run::run(&app.app, id, |_| {}).await.unwrap();
        // Counted with another program.
        assert_eq!(it.totals.exact.values().sum::<i64>(), 349_735_500_000);
        assert_eq!(it.totals.booked.values().sum::<i64>(), 34_973_550);
        assert_eq!((it.rows_stored, it.rows_faulty), (20_000, 0));
        assert_eq!(count(&app, "SELECT CAST(SUM(total) AS BIGINT) FROM order_lines").await, 34_973_550);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM orders").await, 979);
        books_agree(&app).await;
        let page = app.get(&format!("/imports/{id}")).await.text;
        assert!(page.contains("CC BY 4.0") && page.contains("349\u{a0}735,50"), "{page}");
    }

    async fn files_that_are_no_tables_are_refused_in_words(app: TestApp) {
        for (bytes, word) in [
            (&b"PK\x03\x04workbook"[..], "workbook"),
            (b"%PDF-1.7", "no table"),
            (b"", "no table"),
        ] {
            let answer = upload(&app, "orders", "x.csv", bytes).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains(word), "{}", answer.text);
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM imports").await, 0);
    }

    async fn a_file_of_another_site_is_not_taken(app: TestApp) {
        let body = "--cut\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\nguess\r\n--cut--\r\n";
        let request = Request::post("/imports").header("content-type", "multipart/form-data; boundary=cut");
        let answer = app.owner().send(request, Body::from(body)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }

    async fn other_encodings_delimiters_and_dates_of_excel_are_understood(app: TestApp) {
        let text = "Bestellung;Datum;Artikel;Menge;Preis;Kunde\r\n\
            7;45658;Kännchen;2;1.234,50;a@example.org\r\n8;45659,5;Tässchen;1;2,00;b@example.org\r\n";
        let (bytes, _, _) = sheet_bytes(text);
        let address = uploaded(&app, "orders", bytes).await;
        let it = find(&app, &address).await;
        assert_eq!(it.plan.format.delimiter.as_char(), ';');
        assert_eq!(it.plan.numbers, sheet::Numbers::Comma);
        let uses = ["number", "date", "title", "quantity", "unit-price", "email"];
        let mut fields: Vec<(&str, &str)> = uses.iter().map(|it| ("uses", *it)).collect();
        fields.extend([
            ("encoding", "windows-1252"), ("delimiter", ";"), ("quote", "double"), ("header", "yes"),
            ("dates", "dmy"), ("numbers", "comma"), ("currency", "EUR"), ("zone", "Europe/Berlin"), ("codes", "plain"),
        ]);
        app.post(&format!("{address}/plan"), &fields).await;
        app.run_jobs().await;
        app.post(&format!("{address}/start"), &[]).await;
        app.run_jobs().await;
        assert_eq!(find(&app, &address).await.rows_stored, 2);
        assert_eq!(count(&app, "SELECT CAST(SUM(total) AS BIGINT) FROM orders").await, 247_100);
        // The first of January 2025 at midnight in Berlin.
        assert_eq!(count(&app, "SELECT MIN(placed_at) FROM orders").await, 1_735_686_000_000);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM order_lines WHERE title = 'Kännchen'").await, 1);
    }

    async fn monsters_are_rows_that_need_a_look(app: TestApp) {
        let mut text = b"Name,Email\n".to_vec();
        text.extend_from_slice(b"Big,\"");
        text.extend(std::iter::repeat_n(b'x', 10 << 20));
        text.extend_from_slice(b"\"\n");
        text.extend_from_slice(format!("Wide{}\n", ",x".repeat(400)).as_bytes());
        text.extend_from_slice(b"Bad \xff letters,bad@example.org\n");
        text.extend_from_slice("=cmd|' /C calc'!A0 \u{202e}<script>,safe@example.org\n".as_bytes());
        text.extend_from_slice(format!("{},long@example.org\n", "ኦ".repeat(10_000)).as_bytes());
        text.extend_from_slice(b"null,null\n");
        let (it, page) = imported(&app, "customers", text).await;
        assert_eq!(it.state, State::Done);
        assert_eq!(it.rows_stored, 1, "{:?} {page}", it.totals);
        assert!(!page.contains("<script>,safe"));
        let names = "SELECT COUNT(*) FROM customers WHERE name LIKE '%<script>%'";
        assert_eq!(count(&app, names).await, 1);
    }

    /// Two million of them run in `./test --long`.
    async fn however_many_rows_are_bad_each_is_told_and_the_good_ones_come_in(app: TestApp) {
        // Enough good ones at the beginning that the columns are guessed.
        let is_good = |n: &usize| *n <= 100 || n.is_multiple_of(1_000);
        let row = |n| if is_good(&n) { format!("Thandi,t{n}@example.org\n") } else { "null,null\n".into() };
        let text: String = std::iter::once("Name,Email\n".to_owned()).chain((1..=12_000).map(row)).collect();
        let (it, page) = imported(&app, "customers", text).await;
        assert_eq!((it.state, it.rows_stored, it.rows_faulty), (State::Done, 112, 11_888));
        assert!(page.len() < 100_000, "the page shows the first of them, not all: {}", page.len());
        let table = app.get(&format!("/imports/{}/faults.csv", it.id)).await.text;
        let lines: Vec<usize> = table.lines().skip(1).map(|it| it.split(',').next().unwrap().parse().unwrap()).collect();
        let wanted: Vec<usize> = (1..=12_000).filter(|n| !is_good(n)).map(|n| n + 1).collect();
        assert_eq!(lines, wanted);
    }

    async fn a_table_of_300_columns_can_be_mapped_and_imported(app: TestApp) {
        let wide = |first: &str, more: &dyn Fn(usize) -> String| {
            let more: Vec<String> = (0..298).map(more).collect();
            format!("{first},{}\n", more.join(","))
        };
        let text = wide("Name,Email", &|n| format!("Column {n}")) + &wide("Thandi,thandi@example.org", &|n| n.to_string());
        let address = uploaded(&app, "customers", &text).await;
        let page = app.get(&address).await.text;
        assert_eq!(page.matches(r#"name="uses""#).count(), 300, "{}", &page[..page.len().min(3_000)]);
        let (it, _) = imported(&app, "customers", &text).await;
        assert_eq!((it.rows_stored, it.rows_faulty), (1, 0), "{:?}", it.totals);
        let wider = upload(&app, "customers", "wide.csv", format!("Name,{}\n", ",".repeat(400)).as_bytes()).await;
        assert_eq!(wider.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wider.text.contains("300"), "{}", wider.text);
    }

    async fn a_file_without_a_header_waits_for_its_columns(app: TestApp) {
        let address = uploaded(&app, "customers", "Ann,ann@example.org\nBob,bob@example.org\n").await;
        let page = app.get(&address).await.text;
        assert!(page.contains("Ann · Bob"), "{page}");
        let sent = app.post(&format!("{address}/plan"), &[
            ("uses", ""), ("uses", ""), ("encoding", "utf-8"), ("delimiter", ","), ("quote", "double"),
            ("header", "no"), ("dates", "dmy"), ("numbers", "point"), ("currency", "ZAR"),
            ("zone", "Africa/Johannesburg"),
        ]).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(sent.text.contains("Say which column holds the customer number"), "{}", sent.text);
    }
}

fn sheet_bytes(text: &str) -> (Vec<u8>, (), ()) {
    // Windows-1252 has these letters at their Latin-1 places.
    (text.chars().map(|it| u8::try_from(u32::from(it)).unwrap()).collect(), (), ())
}

/// The shipped data, read as in the demonstration, to its first rows.
fn shipped_plan(rows: u64) -> Plan {
    let packed = shipped(ONLINE_RETAIL).unwrap();
    let head = plan::head(&mut flate2::read::MultiGzDecoder::new(packed)).unwrap();
    let shop = crate::settings::ShopProfile {
        name: "Gifts".into(),
        language: "en".into(),
        currency: "GBP".parse().unwrap(),
        zone: "Europe/London".into(),
        country: "GB".into(),
        demo: true,
    };
    let guessed = plan::guess(Kind::Orders, &head, &Default::default(), &shop);
    assert_eq!(guessed.codes, super::Codes::OnlineRetail);
    Plan { made_up: true, at_most: Some(rows), ..guessed }
}

/// An import of it that may run.
async fn begun(app: &TestApp, plan: Plan) -> Id<Import> {
    let new = NewImport { file_name: "real.csv.gz".into(), blob_key: ONLINE_RETAIL.into(), size: 1, plan };
    app.test
        .db
        .write(Actor::SHELL, move |tx| {
            let id = store::add(tx, &new)?;
            actions::start(tx, id)?;
            Ok(id)
        })
        .await
        .unwrap()
}

type Source = Box<dyn std::io::Read + Send>;

async fn opened(app: &TestApp, id: Id<Import>) -> Slices<Source> {
    let it = app.test.db.read(move |db| store::find(db, id)).await.unwrap();
    Slices::open(run::open(&app.app, &it).await.unwrap(), &it.plan, it.position).unwrap()
}

/// Stores the next slice; false if the import would not have it.
async fn stored(app: &TestApp, id: Id<Import>, slices: &mut Slices<Source>, memory: &std::sync::Arc<Memory>) -> bool {
    let (slice, memory) = (slices.read().unwrap(), memory.clone());
    let stored = app.test.db.write(Actor::SHELL, move |tx| store_slice(tx, id, &slice, &memory, false)).await.unwrap();
    matches!(stored, Stored::Done(..))
}

/// The books are those of an import that nobody disturbed.
async fn as_if_undisturbed(app: &TestApp, rows: u64) {
    let calm = TestApp::sqlite();
    let id = begun(&calm, shipped_plan(rows)).await;
    run::run(&calm.app, id, |_| {}).await.unwrap();
    for sql in [
        "SELECT COUNT(*) FROM customers",
        "SELECT COUNT(*) FROM identities",
        "SELECT COUNT(*) FROM orders",
        "SELECT COUNT(*) FROM order_lines",
        "SELECT COUNT(*) FROM variants",
        "SELECT CAST(SUM(total) AS BIGINT) FROM order_lines",
        "SELECT CAST(SUM(revenue) AS BIGINT) FROM sales_days",
        "SELECT CAST(SUM(spent) AS BIGINT) FROM customers",
    ] {
        assert_eq!(count(app, sql).await, count(&calm, sql).await, "{sql}");
    }
    books_agree(app).await;
}
