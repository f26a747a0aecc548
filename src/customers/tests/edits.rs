//! Staff members change customers, and names are what people send.

use super::*;
use crate::base::Error;
use crate::both_engines;
use crate::customers::Edited;
use crate::testing::TestDb;

both_engines! {
    async fn of_two_who_edit_one_customer_the_second_sees_both_versions(test: TestDb) {
        let id = write(&test.db, |tx| named(tx, &[shop("1")], "Thandi Nkosi")).await;
        let seen = read(&test.db, move |db| customers::find(db, id)).await.version;
        let first = write(&test.db, move |tx| customers::edit(tx, id, seen, &[("name", "Thandiwe Nkosi"), ("email", "T@Example.com ")])).await;
        let Edited::Saved(saved) = first else { panic!("{first:?}") };
        assert_eq!((saved.name.as_str(), saved.email.as_deref()), ("Thandiwe Nkosi", Some("t@example.com")));

        let second = write(&test.db, move |tx| customers::edit(tx, id, seen, &[("name", "Tandi Nkosi"), ("city", "Durban")])).await;
        let Edited::Crossed(crossed) = second else { panic!("{second:?}") };
        assert_eq!(crossed.differ[0], ("name".into(), "Thandiwe Nkosi".into(), "Tandi Nkosi".into()));
        assert_eq!(crossed.say().key, "customers-edit-crossed");
        let after = read(&test.db, move |db| customers::find(db, id)).await;
        assert_eq!((after.name.as_str(), after.city), ("Thandiwe Nkosi", None));
    }

    async fn what_cannot_be_used_is_refused_and_nothing_changes(test: TestDb) {
        let id = write(&test.db, |tx| named(tx, &[shop("1")], "Thandi Nkosi")).await;
        for (key, value, wrong) in [
            ("email", "thandi(at)example", "customers-email-unusable"),
            ("phone", "12", "customers-phone-unusable"),
            ("phone", "000 000 0000", "customers-phone-unusable"),
            ("Bad Key", "x", "customers-field-unusable"),
        ] {
            let refused = test.db.write(STAFF, move |tx| {
                customers::edit(tx, id, 0, &[("name", "Someone Else"), (key, value)])
            }).await;
            assert!(matches!(&refused, Err(Error::Invalid(say)) if say.key == wrong), "{refused:?}");
        }
        let long = "x".repeat(10_000);
        let refused = test.db.write(STAFF, move |tx| customers::edit(tx, id, 0, &[("name", &long)])).await;
        assert!(matches!(&refused, Err(Error::Invalid(say)) if say.key == "customers-name-too-long"), "{refused:?}");
        let note = "x".repeat(10_000);
        assert!(test.db.write(STAFF, move |tx| customers::add_note(tx, id, &note)).await.is_err());
        assert_eq!(read(&test.db, move |db| customers::find(db, id)).await.name, "Thandi Nkosi");
    }

    async fn hostile_names_are_names(test: TestDb) {
        for (n, (sent, shown, search)) in [
            ("<script>alert(1)</script>", "<script>alert(1)</script>", "script"),
            ("\u{202e}evil\u{2066} \0Name", "evil Name", "evil"),
            ("አበበ በቂላ", "አበበ በቂላ", "ቂላ"),
            ("=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")", "hyperlink"),
            ("Robert'); DROP TABLE customers;--", "Robert'); DROP TABLE customers;--", "drop table"),
        ].into_iter().enumerate() {
            let id = write(&test.db, move |tx| named(tx, &[shop(&format!("c{n}"))], sent)).await;
            assert_eq!(read(&test.db, move |db| customers::find(db, id)).await.name, shown);
            assert_eq!(found(&test, search).await, [id], "{search}");
        }
        let id = write(&test.db, |tx| named(tx, &[shop("long")], &"ab ".repeat(3_334))).await;
        assert_eq!(read(&test.db, move |db| customers::find(db, id)).await.name.chars().count(), 200);
    }

    async fn a_note_comes_back_when_it_was_taken_away(test: TestDb) {
        let counts = write(&test.db, |tx| {
            let id = named(tx, &[shop("1")], "Thandi")?;
            let note = customers::add_note(tx, id, "  Likes the blue cups.  ")?;
            customers::remove_note(tx, note)?;
            let gone = customers::notes(tx, id)?.len();
            customers::restore_note(tx, note)?;
            let back = customers::notes(tx, id)?;
            assert_eq!((back[0].body.as_str(), back[0].author), ("Likes the blue cups.", Some(7)));
            Ok((gone, back.len()))
        }).await;
        assert_eq!(counts, (0, 1));
    }
}
