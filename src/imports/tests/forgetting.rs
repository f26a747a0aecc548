//! Files that wait while a person is erased: only what holds the person goes.

use std::io::Write;
use std::time::Duration;

use super::*;
use crate::customers::{self, Arrival, Customer, Seen};
use crate::testing::NOON;

/// Someone with an email, a phone and a number of the main shop.
async fn thandi(app: &TestApp) -> Id<Customer> {
    app.test
        .db
        .write(Actor::SYSTEM, |tx| {
            let seen = [
                Seen { kind: "email", scope: "", value: "thandi@example.org", verified: false },
                Seen { kind: "phone", scope: "", value: "+27825550101", verified: false },
                Seen { kind: "shop", scope: "main", value: "C1", verified: false },
            ];
            let hints = [("name", "Thandi Nkosi")];
            let arrival = Arrival { identities: &seen, at: NOON, source: "shop:main", hints: &hints };
            customers::resolve(tx, &arrival).map(|it| it.customer)
        })
        .await
        .expect("Thandi")
}

async fn erase(app: &TestApp, id: Id<Customer>) {
    app.test.db.write(Actor::SYSTEM, move |tx| customers::schedule_erasure(tx, id, "asked").map(drop)).await.unwrap();
    app.test.pass(Duration::from_secs(24 * 3_600));
    app.run_jobs().await;
    let gone = app.test.db.read(move |db| customers::find(db, id)).await;
    assert!(gone.is_err(), "the erasure was done");
}

/// The file of an import, as it lies there.
async fn file(app: &TestApp, address: &str) -> String {
    let key = find(app, address).await.blob_key;
    String::from_utf8(app.app.blobs.get(&key).await.unwrap().expect("the file").to_vec()).unwrap()
}

async fn finish(app: &TestApp, address: &str) -> Import {
    let it = find(app, address).await;
    let fields = guessed(&it);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    app.post(&format!("{address}/plan"), &fields).await;
    app.run_jobs().await;
    app.post(&format!("{address}/start"), &[]).await;
    app.run_jobs().await;
    find(app, address).await
}

both_engines! {
    async fn a_customer_file_that_waits_loses_their_rows_and_no_others(app: TestApp) {
        let id = thandi(&app).await;
        let text = "Name,Email,Phone,Notes\n\
            Thandi Nkosi,Thandi@Example.org,,\"likes\ncoffee\"\n\
            Sipho Dube,sipho@example.org,,\"knows thandi@example.org\"\n\
            Thandi Nkosi,other@example.org,,someone of the same name\n\
            T. N.,,082 555 0101,\n\
            Thandi Nkosi,,,no address at all\n\
            Zodwa,zodwa@example.org,,\"=x, \"\"y\"\"\"\n";
        let address = uploaded(&app, "customers", text).await;
        erase(&app, id).await;
        let left = file(&app, &address).await;
        assert_eq!(
            left,
            "Name,Email,Phone,Notes\n,,,\"\n\"\n,,,\nThandi Nkosi,other@example.org,,someone of the same name\n\
             ,,,\n,,,\nZodwa,zodwa@example.org,,\"=x, \"\"y\"\"\"\n"
        );
        let done = finish(&app, &address).await;
        assert_eq!((done.state, done.rows_read, done.rows_stored, done.rows_faulty), (State::Done, 6, 2, 0));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM customers").await, 2);
    }

    async fn an_order_file_that_waits_keeps_the_orders_as_those_of_a_guest(app: TestApp) {
        let id = thandi(&app).await;
        let text = "Order,Date,SKU,Product,Qty,Price,Customer ID,Email,Street,Country\r\n\
            1,2025-01-02,A1,Jebena,1,100.00,C1,thandi@example.org,12 Umgeni Road,ZA\r\n\
            1,2025-01-02,B2,Finjal,1,20.00,C1,,12 Umgeni Road,ZA\r\n\
            2,2025-01-02,A1,Jebena,1,100.00,C11,lindiwe@example.org,3 Long Street,ZA\r\n";
        let address = uploaded(&app, "orders", text).await;
        erase(&app, id).await;
        let left = file(&app, &address).await;
        assert_eq!(
            left,
            "Order,Date,SKU,Product,Qty,Price,Customer ID,Email,Street,Country\r\n\
             1,2025-01-02,A1,Jebena,1,100.00,,,,ZA\r\n\
             1,2025-01-02,B2,Finjal,1,20.00,,,,ZA\r\n\
             2,2025-01-02,A1,Jebena,1,100.00,C11,lindiwe@example.org,3 Long Street,ZA\r\n"
        );
        let done = finish(&app, &address).await;
        assert_eq!((done.rows_stored, done.rows_faulty), (3, 0));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM orders WHERE customer_id IS NULL").await, 1);
        assert_eq!(count(&app, "SELECT CAST(SUM(revenue) AS BIGINT) FROM sales_days").await, 22_000);
        books_agree(&app).await;
    }

    async fn a_file_that_does_not_hold_them_is_not_touched(app: TestApp) {
        let id = thandi(&app).await;
        let text = "Name,Email\nSipho,sipho@example.org\nJo Thandi,jo.thandi@example.org\n";
        let address = uploaded(&app, "customers", text).await;
        let before = find(&app, &address).await;
        erase(&app, id).await;
        let after = find(&app, &address).await;
        assert_eq!((after.state, &after.blob_key, after.size), (before.state, &before.blob_key, before.size));
        assert_eq!(file(&app, &address).await, text);
    }

    async fn packed_files_of_other_encodings_and_rows_nobody_can_read_are_cleaned_too(app: TestApp) {
        let id = thandi(&app).await;
        let mut bytes = b"Name;Email;City\nThandi Nkosi;thandi@example.org;Caf\xe9\nZo\xeb;zoe@example.org;Caf\xe9\n".to_vec();
        bytes.extend_from_slice(b"thandi@example.org;1;2;3;4\nx;1;2;3;4\n");
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&bytes).unwrap();
        let address = uploaded(&app, "customers", packed.finish().unwrap()).await;
        erase(&app, id).await;
        let left = file(&app, &address).await;
        assert_eq!(left, "Name;Email;City\n;;\nZo\u{eb};zoe@example.org;Caf\u{e9}\n…;…;…;…\nx;1;2;3;4\n");
    }

    async fn an_import_that_was_stopped_goes_on_without_them(app: TestApp) {
        let mut text = "Name,Email\n".to_owned();
        for n in 0..2_500 {
            text.push_str(&format!("Person {n},p{n}@example.org\n"));
        }
        text.push_str("Thandi Nkosi,thandi@example.org\nLast,last@example.org\n");
        let id = thandi(&app).await;
        let address = uploaded(&app, "customers", text.as_bytes()).await;
        let it = find(&app, &address).await;
        app.test.db.write(Actor::SYSTEM, move |tx| actions::start(tx, it.id)).await.unwrap();
        let mut slices = Slices::open(run::open(&app.app, &find(&app, &address).await).await.unwrap(), &it.plan, find(&app, &address).await.position).unwrap();
        let slice = slices.read().unwrap();
        let import = it.id;
        app.test.db.write(Actor::SYSTEM, move |tx| store_slice(tx, import, &slice, &Memory::default(), false).map(drop)).await.unwrap();
        app.post(&format!("{address}/stop"), &[]).await;
        erase(&app, id).await;
        assert!(!file(&app, &address).await.contains("thandi"));
        app.post(&format!("{address}/start"), &[]).await;
        app.run_jobs().await;
        let done = find(&app, &address).await;
        assert_eq!((done.state, done.rows_read, done.rows_stored), (State::Done, 2_502, 2_501));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM identities WHERE value LIKE 'thandi%'").await, 0);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM identities WHERE value = 'last@example.org'").await, 1);
    }
}
