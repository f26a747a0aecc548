use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::tables::{self, Cell};
use super::{make, restore, verify};
use crate::base::blobs::{BlobPlace, Blobs};
use crate::base::db::{Db, Options};
use crate::base::{Actor, Chance, Event, Id, Result, Tx};
use crate::both_engines;
use crate::testing::TestDb;

fn blobs(test: &TestDb) -> Blobs {
    Blobs::open(&BlobPlace::Folder(test.dir.path().join("blobs")), Chance::System).unwrap()
}

/// Three rows that belong together: a backup has all of them or none.
fn act(tx: &mut Tx<'_>) -> Result<()> {
    let at = tx.now;
    let last: i64 = tx.one(
        "INSERT INTO counters (name, last) VALUES ('n', 1)
         ON CONFLICT (name) DO UPDATE SET last = counters.last + 1 RETURNING last",
        &[],
        |row| row.get(0),
    )?;
    tx.record(&Event::new("order.placed", at).about(Id::<()>::from_raw(last)))?;
    let bytes = last.to_le_bytes().to_vec();
    let staff = tx.new_id::<()>();
    let email = format!("{last}@ሱቅ.example");
    tx.run(
        "INSERT INTO staff (id, name, email, role, password_hash, totp_secret, created_at)
         VALUES ($1, 'Zoë \"=1+1\"', $2, 'viewer', '', $3, $4)",
        &[&staff, &email, &bytes, &at],
    )?;
    Ok(())
}

async fn everything(db: &Db) -> Vec<(String, Vec<String>)> {
    db.read(|conn| {
        let mut all = Vec::new();
        for table in tables::present(conn)?.into_iter().filter(|it| *it != "migrations") {
            let columns = tables::columns(conn, table)?;
            let mut rows = conn.all(&format!("SELECT {} FROM {table}", columns.join(", ")), &[], |row| {
                let cells = (0..columns.len()).map(|at| row.get::<Cell>(at)).collect::<Result<Vec<_>>>()?;
                Ok(format!("{cells:?}"))
            })?;
            rows.sort();
            all.push((table.to_owned(), rows));
        }
        Ok(all)
    })
    .await
    .unwrap()
}

fn rows<'a>(all: &'a [(String, Vec<String>)], table: &str) -> &'a [String] {
    &all.iter().find(|(name, _)| name == table).unwrap().1
}

async fn restored(file: &std::path::Path, into: &TestDb) -> Result<super::Restored> {
    let (file, options) = (file.to_owned(), Options::new(into.db.place().clone()));
    let (blobs, runtime) = (blobs(into), tokio::runtime::Handle::current());
    tokio::task::spawn_blocking(move || restore(&file, options, &blobs, &runtime, |_| {})).await.unwrap()
}

both_engines! {
    async fn a_backup_during_writes_restores_into_either_engine_as_it_was_at_one_instant(test: TestDb) {
        for _ in 0..20 {
            test.db.write(Actor::SYSTEM, act).await.unwrap();
        }
        blobs(&test).put("imports/ab/abc", vec![7_u8; 300_000]).await.unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let writer = tokio::spawn({
            let (db, stop) = (test.db.clone(), stop.clone());
            async move {
                while !stop.load(Ordering::SeqCst) {
                    db.write(Actor::SYSTEM, act).await.unwrap();
                }
            }
        });
        let file = test.dir.path().join("backup.gz");
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        let made = make(&test.db, &blobs(&test), None, &file).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        stop.store(true, Ordering::SeqCst);
        writer.await.unwrap();
        assert_eq!(verify(&file).unwrap().totals, made.totals);

        let before = everything(&test.db).await;
        for into in [Some(TestDb::sqlite()), TestDb::postgres()].into_iter().flatten() {
            restored(&file, &into).await.unwrap();
            let after = everything(&into.db).await;
            let counted = rows(&after, "events").len();
            assert!(counted >= 20 && counted <= rows(&before, "events").len());
            // All of an action or nothing of it, and exactly the rows that were there then.
            assert_eq!(rows(&after, "staff").len(), counted);
            assert!(rows(&after, "counters")[0].contains(&format!("Int({counted})")), "{:?}", rows(&after, "counters"));
            for table in ["events", "staff"] {
                assert!(rows(&after, table).iter().all(|it| rows(&before, table).contains(it)), "{table}");
            }
            assert_eq!(blobs(&into).get("imports/ab/abc").await.unwrap().unwrap(), vec![7_u8; 300_000]);
            // Made again from there, it is the same shop.
            let again = into.dir.path().join("again.gz");
            make(&into.db, &blobs(&into), None, &again).await.unwrap();
            let third = TestDb::sqlite();
            restored(&again, &third).await.unwrap();
            assert_eq!(everything(&third.db).await, after);
            // Never over a shop that is there.
            assert!(restored(&file, &third).await.is_err());
            assert_eq!(everything(&third.db).await, after);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_was_cut_off_or_changed_is_refused_before_anything_is_touched() {
    let test = TestDb::sqlite();
    for _ in 0..200 {
        test.db.write(Actor::SYSTEM, act).await.unwrap();
    }
    let file = test.dir.path().join("backup.gz");
    make(&test.db, &blobs(&test), None, &file).await.unwrap();
    assert!(make(&test.db, &blobs(&test), None, &file).await.is_err(), "never over an older one");
    let whole = std::fs::read(&file).unwrap();
    let bad = test.dir.path().join("bad.gz");
    for broken in
        [whole[..whole.len() / 2].to_vec(), whole[..whole.len() - 9].to_vec(), b"hello".to_vec(), Vec::new(), {
            let mut it = whole.clone();
            let at = it.len() / 2;
            it[at] ^= 1;
            it
        }]
    {
        std::fs::write(&bad, broken).unwrap();
        assert!(verify(&bad).is_err());
        let into = TestDb::sqlite();
        assert!(restored(&bad, &into).await.is_err());
        assert!(everything(&into.db).await.iter().all(|(_, rows)| rows.is_empty()));
    }
    assert!(!test.dir.path().join("backup.gz.part").exists());
}
