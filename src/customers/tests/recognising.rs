//! Whom something that arrives belongs to.

use super::*;
use crate::base::Error;
use crate::both_engines;
use crate::testing::TestDb;

both_engines! {
    async fn someone_who_comes_again_is_recognised_however_they_write_it(test: TestDb) {
        let (one, again, other) = write(&test.db, |tx| {
            let one = arrive(tx, &[email("Thandi@Example.com"), phone("+27 82 555 0101")])?;
            let again = arrive(tx, &[phone("0027825550101")])?;
            let other = arrive(tx, &[email("sipho@example.com")])?;
            Ok((one, again, other))
        }).await;
        assert!(one.created && other.created && !again.created);
        assert_eq!(one.customer, again.customer);
        assert_ne!(one.customer, other.customer);
        let known = read(&test.db, move |db| customers::find(db, one.customer)).await;
        assert_eq!(known.email.as_deref(), Some("thandi@example.com"));
        assert_eq!(known.phone.as_deref(), Some("+27825550101"));
        assert_eq!(known.number, 10_001);
    }

    async fn what_means_nobody_recognises_nobody(test: TestDb) {
        let refused = test.db.write(STAFF, |tx| arrive(tx, &[email("null"), phone("0000000000"), device("undefined")])).await;
        assert!(matches!(refused, Err(Error::Invalid(say)) if say.key == "customers-nobody"));
        let (one, other) = write(&test.db, |tx| {
            Ok((arrive(tx, &[shop("1"), email("test@test.com")])?, arrive(tx, &[shop("2"), email("test@test.com")])?))
        }).await;
        assert_ne!(one.customer, other.customer);
    }

    async fn a_visitor_who_signs_in_brings_the_history_along(test: TestDb) {
        let (visitor, known, later) = write(&test.db, |tx| {
            let visitor = arrive(tx, &[device("a1")])?.customer;
            let known = named(tx, &[shop("1"), email("thandi@example.com")], "Thandi Nkosi")?;
            arrive(tx, &[shop("1"), device("a1")])?;
            let later = arrive(tx, &[device("a1")])?.customer;
            Ok((visitor, known, later))
        }).await;
        assert_eq!(later, visitor, "what the device does stays with the visitor's own row");
        let root = read(&test.db, move |db| customers::root_of(db, visitor)).await;
        assert_eq!(root, known, "and counts as the person");
        let edges = read(&test.db, move |db| customers::edges(db, known)).await;
        assert_eq!(edges[0].reason, customers::RECOGNISED);
    }

    async fn a_visitor_who_leaves_an_email_becomes_known(test: TestDb) {
        let (visitor, known) = write(&test.db, |tx| {
            Ok((arrive(tx, &[device("a1")])?, arrive(tx, &[device("a1"), email("thandi@example.com")])?))
        }).await;
        assert_eq!(visitor.customer, known.customer);
    }

    async fn a_shared_device_joins_nobody_and_suggests_nothing(test: TestDb) {
        let (mother, son, open) = write(&test.db, |tx| {
            let mother = arrive(tx, &[shop("1"), device("tablet")])?.customer;
            let son = arrive(tx, &[shop("2"), device("tablet")])?.customer;
            let open = customers::open_duplicates(tx, None, 10)?.rows.len();
            Ok((mother, son, open))
        }).await;
        assert_ne!(mother, son);
        assert_eq!(open, 0);
        assert_ne!(read(&test.db, move |db| customers::root_of(db, son)).await, mother);
    }

    async fn two_accounts_with_one_email_stay_two_and_are_a_question(test: TestDb) {
        let (a, b, found, guest) = write(&test.db, |tx| {
            let a = arrive(tx, &[shop("1"), email("office@example.com")])?.customer;
            let b = arrive(tx, &[shop("2"), email("office@example.com")])?.customer;
            let guest = arrive(tx, &[email("office@example.com")])?.customer;
            Ok((a, b, customers::duplicates_of(tx, a)?, guest))
        }).await;
        assert_ne!(a, b);
        assert!(found.iter().any(|it| (it.a, it.b) == (a, b) && it.reasons[0].key == "customers-duplicate-email"));
        assert!(guest != a && guest != b, "an email that two have is neither's");
    }

    async fn a_proven_email_is_one_persons(test: TestDb) {
        let (a, again, other) = write(&test.db, |tx| {
            let a = arrive(tx, &[proven(email("thandi@example.com"))])?.customer;
            let again = arrive(tx, &[proven(email("THANDI@example.com")), phone("082 555 0101")])?.customer;
            let other = arrive(tx, &[shop("9"), email("thandi@example.com")])?.customer;
            Ok((a, again, other))
        }).await;
        assert_eq!((a, a), (again, other));
    }

    async fn an_address_too_many_is_left_out_and_nothing_else_is(test: TestDb) {
        let kept = write(&test.db, |tx| {
            let mut home = None;
            for n in 0..15 {
                home = Some(arrive(tx, &[shop("1"), email(&format!("t{n}@example.com"))])?.customer);
            }
            let emails = customers::identities(tx, home.unwrap())?;
            Ok(emails.iter().filter(|it| it.kind == "email").count())
        }).await;
        assert_eq!(kept, 10);
    }

    async fn figures_are_counted_with_the_row_and_with_the_person(test: TestDb) {
        let it = write(&test.db, |tx| {
            let home = arrive(tx, &[shop("1")])?.customer;
            customers::note_order(tx, home, minute(20), 1, 5_000)?;
            customers::note_order(tx, home, minute(10), 1, 2_500)?;
            customers::note_order(tx, home, minute(30), 0, -500)?;
            customers::find(tx, home)
        }).await;
        assert_eq!((it.orders, it.spent), (2, 7_000));
        assert_eq!((it.first_order_at, it.last_order_at), (Some(minute(10)), Some(minute(20))));
        assert_eq!(it.last_seen_at, minute(30));
    }

    async fn the_better_source_is_shown_whoever_speaks_last(test: TestDb) {
        let it = write(&test.db, |tx| {
            let home = named(tx, &[shop("1")], "T Nkosi")?;
            customers::set_attribute(tx, home, "name", "Thandi Nkosi", customers::STAFF, minute(1))?;
            customers::set_attribute(tx, home, "name", "nkosi t", "import:4", minute(2))?;
            customers::set_attribute(tx, home, "city", "Durban", "import:4", minute(2))?;
            customers::set_attribute(tx, home, "city", "Cape Town", "import:5", minute(1))?;
            customers::find(tx, home)
        }).await;
        assert_eq!((it.name.as_str(), it.city.as_deref()), ("Thandi Nkosi", Some("Durban")));
    }
}
