//! What a person can ask: to see what is held, and to be forgotten.

use super::*;
use crate::base::{Error, Event};
use crate::both_engines;
use crate::customers::{NewConsent, State};
use crate::imports::{self, Field, Use};
use crate::testing::TestApp;

/// Texts that only this person has.
const TRACES: &[&str] = &[
    "Zanele",
    "zanele",
    "Quarshie",
    "quarshie",
    "anele",
    "0825557788",
    "+27825557788",
    "8877555287",
    "visitor-7f3a",
    "allergic to peanuts",
    "Umgeni Road",
    "Mbali-the-cat",
    "shop-9911",
    "Sipho-the-dog",
    "Lwazi-the-parrot",
];

/// A person with something in every table, merged from two rows.
fn someone(tx: &mut Tx<'_>) -> Result<Id<Customer>> {
    arrive(tx, &[device("visitor-7f3a")])?;
    let id = named(
        tx,
        &[shop("shop-9911"), email("zanele.quarshie@example.com"), device("visitor-7f3a")],
        "Zanele Quarshie",
    )?;
    let other = named(tx, &[email("zq@example.org"), phone("0825557788")], "Zanele Quarshie-Dube")?;
    let merge = customers::merge(tx, id, other, "Zanele said so")?;
    customers::unmerge(tx, merge, "a slip by Zanele")?;
    customers::merge(tx, id, other, "Zanele said so again")?;
    customers::set_attribute(tx, id, "street", "12 Umgeni Road", "staff", minute(1))?;
    customers::set_attribute(tx, id, "cat", "Mbali-the-cat", "sdk", minute(1))?;
    let note = customers::add_note(tx, id, "Is allergic to peanuts, says Zanele")?;
    let second = customers::add_note(tx, id, "allergic to peanuts, twice")?;
    customers::remove_note(tx, second)?;
    customers::record_consent(
        tx,
        &NewConsent {
            customer: id,
            identity: None,
            purpose: "marketing",
            channel: "email",
            state: State::Given,
            source: "shop:main",
            wording: "Zanele, may we write to you?",
            evidence: Some("zanele.quarshie@example.com confirmed"),
            at: minute(2),
        },
    )?;
    customers::suppress(tx, "email", "zanele.quarshie@example.com", "Zanele complained")?;
    tx.record(&Event::new("page.viewed", minute(3)).of(id).about(note).with(serde_json::json!({ "q": "Zanele" })))?;
    named(tx, &[shop("77")], "Zanele Quarshie")?;
    customers::suggest(tx, id)?;
    Ok(id)
}

/// An order of theirs.
fn bought(tx: &mut Tx<'_>, id: Id<Customer>) -> Result<()> {
    tx.run("INSERT INTO storefronts (id, key, name, currency, created_at) VALUES (1, 'main', 'Main', 'ZAR', 0)", &[])?;
    tx.run(
        "INSERT INTO orders (id, storefront_id, number, number_key, kind, customer_id, status, currency, placed_at, total,
                             source, created_at)
         VALUES (1, 1, '1001', '1001', 'sale', $1, 'paid', 'ZAR', 0, 5000, 'test', 0)",
        &[&id],
    )?;
    tx.run(
        "INSERT INTO order_lines (order_id, position, kind, sku, title, quantity, unit_price_e4, discount, tax, total)
         VALUES (1, 1, 'goods', 'J1', 'Black clay jebena', 1, 500000, 0, 0, 5000)",
        &[],
    )
    .map(drop)
}

/// Everyone else of that name goes too, so that the words can.
fn forget_the_other(tx: &mut Tx<'_>) -> Result<()> {
    let other = arrive(tx, &[shop("77")])?.customer;
    customers::erase(tx, other, "", &[]).map(drop)
}

/// Every text in every table.
fn all_texts(db: &mut Conn<'_>) -> Result<String> {
    let columns = db.all(
        "SELECT table_name, column_name FROM information_schema.columns
          WHERE table_schema = current_schema() AND data_type = 'text'",
        &[],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
    )?;
    let mut all = String::new();
    for (table, column) in columns {
        db.each(&format!("SELECT COALESCE({column}, '') FROM {table}"), &[], |row| {
            all.push_str(&row.get::<String>(0)?);
            all.push('\n');
            Ok(())
        })?;
    }
    Ok(all)
}

/// All bytes of all files of the shop.
fn all_bytes(folder: &std::path::Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        match entry.file_type().unwrap().is_dir() {
            true => all.extend(all_bytes(&entry.path())),
            false => all.extend(std::fs::read(entry.path()).unwrap()),
        }
    }
    all
}

fn finds(all: &[u8], text: &str) -> bool {
    all.windows(text.len()).any(|it| it == text.as_bytes())
}

/// All files, and all texts where the database is none of them.
async fn whole_shop(test: &TestApp) -> Vec<u8> {
    let mut all = all_bytes(test.test.dir.path());
    if test.test.db.engine() == crate::base::db::EngineKind::Postgres {
        all.extend(test.test.db.read(all_texts).await.unwrap().into_bytes());
    }
    all
}

/// Two files of people: one that was read and left a row that could not be used, and one that waits.
async fn brought_in(test: &TestApp) {
    let files =
        [("imports/read", "people.csv", "Sipho-the-dog"), ("imports/waits", "Zanele Quarshie.csv", "Lwazi-the-parrot")];
    for (key, name, trace) in files {
        let text = format!("Name,Email,Pet\nZanele Quarshie,not an address,{trace}\n");
        test.app.blobs.put(key, text.clone()).await.unwrap();
        let id = write(&test.test.db, move |tx| {
            let shop = crate::settings::shop(tx)?.unwrap();
            let mut plan = imports::guess(imports::Kind::Customers, text.as_bytes(), &Default::default(), &shop);
            plan.uses = vec![Use::Field(Field::Name), Use::Field(Field::Email), Use::Nothing];
            let size = text.len() as i64;
            imports::add(tx, &imports::NewImport { file_name: name.into(), blob_key: key.into(), size, plan })
        })
        .await;
        if key == "imports/read" {
            write(&test.test.db, move |tx| imports::start_in_background(tx, id)).await;
            test.run_jobs().await;
            let done = read(&test.test.db, move |db| imports::find(db, id)).await;
            assert_eq!((done.state, done.rows_faulty), (imports::State::Done, 1));
        }
    }
}

both_engines! {
    async fn who_is_erased_leaves_no_trace_in_the_whole_shop(test: TestApp) {
        let db = &test.test.db;
        let id = write(db, someone).await;
        brought_in(&test).await;
        let before = whole_shop(&test).await;
        for text in TRACES {
            assert!(finds(&before, text), "{text} is not even there before");
        }
        let due = write(db, move |tx| {
            forget_the_other(tx)?;
            customers::schedule_erasure(tx, id, "Zanele Quarshie asked us by phone")
        }).await;
        test.run_jobs().await;
        assert!(read(db, move |db| customers::erasure_due(db, id)).await.is_some(), "not before midnight");
        test.test.pass(due.due_at.since(test.test.clock.now()));
        test.run_jobs().await;

        let after = whole_shop(&test).await;
        for text in TRACES {
            assert!(!finds(&after, text), "{text} is still there");
        }
        let receipt = read(db, |db| customers::receipts(db, 1)).await.remove(0);
        assert_eq!(receipt.customer_number, due.number);
        assert_eq!(receipt.reason, "… asked us by phone");
        assert_eq!((receipt.counts["customers"], receipt.counts["notes"]), (2, 2));
        assert_eq!((receipt.counts["import_rows"], receipt.counts["import_files"]), (1, 1));
        assert!(read(db, |db| customers::is_suppressed(db, "email", "zanele.quarshie@example.com")).await, "the no stays");
    }

    async fn what_they_bought_stays_in_the_books_without_them(test: TestApp) {
        let db = &test.test.db;
        let id = write(db, someone).await;
        write(db, move |tx| {
            bought(tx, id)?;
            customers::schedule_erasure(tx, id, "")
        }).await;
        test.test.pass(Duration::from_secs(24 * 3_600));
        test.run_jobs().await;
        let order = read(db, |db| db.one("SELECT customer_id, total FROM orders", &[], |row| {
            Ok((row.get::<Option<i64>>(0)?, row.get::<i64>(1)?))
        })).await;
        assert_eq!(order, (None, 5_000));
    }

    async fn an_erasure_can_be_taken_back_until_midnight_and_is_written_down(test: TestApp) {
        let db = &test.test.db;
        let id = write(db, |tx| named(tx, &[shop("1")], "Thandi Nkosi")).await;
        let due = write(db, move |tx| customers::schedule_erasure(tx, id, "asked")).await;
        // Noon in Johannesburg; midnight is twelve hours away.
        assert_eq!(due.due_at, NOON + Duration::from_secs(12 * 3_600));
        let twice = db.write(STAFF, move |tx| customers::schedule_erasure(tx, id, "asked")).await;
        assert!(matches!(twice, Err(Error::Conflict(_))));
        let refused = db.write(STAFF, move |tx| {
            let other = named(tx, &[shop("2")], "T Nkosi")?;
            customers::merge(tx, other, id, "same")
        }).await;
        assert!(matches!(refused, Err(Error::Conflict(say)) if say.key == "customers-merge-erasing"));
        write(db, move |tx| customers::cancel_erasure(tx, id)).await;
        test.test.pass(Duration::from_secs(24 * 3_600));
        test.run_jobs().await;
        assert_eq!(read(db, move |db| customers::find(db, id)).await.name, "Thandi Nkosi");
        let acts = read(db, |db| db.all("SELECT act FROM audit ORDER BY id", &[], |row| row.get::<String>(0))).await;
        assert_eq!(acts.iter().filter(|it| it.starts_with("erasure.")).collect::<Vec<_>>(), ["erasure.asked", "erasure.cancelled"]);
    }

    async fn the_export_holds_all_that_is_known(test: TestApp) {
        let id = write(&test.test.db, |tx| {
            let id = someone(tx)?;
            bought(tx, id)?;
            Ok(id)
        }).await;
        let text = read(&test.test.db, move |db| customers::export(db, id, crate::wiring::EXPORTERS)).await.to_string();
        for trace in ["Zanele Quarshie", "+27825557788", "visitor-7f3a", "allergic to peanuts", "12 Umgeni Road", "page.viewed",
                      "Zanele, may we write to you?", "Mbali-the-cat", "shop-9911", "Black clay jebena", "1001"] {
            assert!(text.contains(trace), "{trace}");
        }
    }
}
