//! Two are one, and two again.

use futures::future::join_all;

use super::*;
use crate::base::Error;
use crate::both_engines;
use crate::customers::{Decision, NewConsent, Permission, State};
use crate::testing::TestDb;

/// Two people who are one: who stays, and the other.
fn two(tx: &mut Tx<'_>) -> Result<(Id<Customer>, Id<Customer>)> {
    let keep = named(tx, &[shop("1"), email("thandi@example.com")], "Thandi Nkosi")?;
    let other = named(tx, &[shop("2"), phone("+27 82 555 0101")], "T. Nkosi")?;
    customers::note_order(tx, keep, minute(1), 1, 1_000)?;
    customers::note_order(tx, other, minute(2), 2, 500)?;
    Ok((keep, other))
}

fn consent(customer: Id<Customer>, state: State, at: Timestamp) -> NewConsent<'static> {
    NewConsent {
        customer,
        identity: None,
        purpose: "marketing",
        channel: "email",
        state,
        source: "staff",
        wording: "May we write to you?",
        evidence: None,
        at,
    }
}

both_engines! {
    async fn one_person_has_what_both_had(test: TestDb) {
        let (merged, other) = write(&test.db, |tx| {
            let (keep, other) = two(tx)?;
            let preview = customers::preview_merge(tx, keep, other)?;
            let phone = preview.fields.iter().find(|it| it.key == "phone").unwrap();
            assert_eq!((phone.keep.as_str(), phone.stays.as_str()), ("", "+27825550101"));
            assert_eq!((preview.totals.orders, preview.totals.spent), (3, 1_500));
            customers::merge(tx, keep, other, "They called from the same number")?;
            Ok((customers::find(tx, keep)?, customers::find(tx, other)?))
        }).await;
        assert_eq!((merged.orders, merged.spent), (3, 1_500));
        assert_eq!(merged.phone.as_deref(), Some("+27825550101"));
        assert!(other.merged && other.root == merged.id);
    }

    async fn of_two_merges_of_one_pair_at_once_one_wins(test: TestDb) {
        let (a, b) = write(&test.db, two).await;
        let tries = join_all([(a, b), (b, a), (a, b), (b, a)].map(|(keep, other)| {
            test.db.write(STAFF, move |tx| customers::merge(tx, keep, other, "same"))
        })).await;
        assert_eq!(tries.iter().filter(|it| it.is_ok()).count(), 1, "{tries:?}");
        let lost = |it: &&Result<_>| matches!(it, Err(Error::Conflict(say)) if say.key == "customers-merge-same");
        assert_eq!(tries.iter().filter(lost).count(), 3, "{tries:?}");
        let root = read(&test.db, move |db| customers::root_of(db, a)).await;
        assert_eq!(read(&test.db, move |db| customers::members(db, root)).await.len(), 2);
    }

    async fn two_partings_of_one_merge_at_once_are_one(test: TestDb) {
        let id = write(&test.db, |tx| {
            let (a, b) = two(tx)?;
            customers::merge(tx, a, b, "same")
        }).await;
        let tries = join_all((0..3).map(|_| test.db.write(STAFF, move |tx| customers::unmerge(tx, id, "not the same")))).await;
        assert_eq!(tries.iter().filter(|it| it.is_ok()).count(), 1, "{tries:?}");
    }

    async fn a_chain_is_parted_in_the_middle(test: TestDb) {
        let (a, b, c, parted) = write(&test.db, |tx| {
            let (a, b) = two(tx)?;
            let c = named(tx, &[shop("3")], "Thandi")?;
            let first = customers::merge(tx, b, c, "same")?;
            let second = customers::merge(tx, a, c, "same")?;
            assert!(customers::merge(tx, c, a, "a circle").is_err());
            customers::unmerge(tx, second, "not the same")?;
            let after: Vec<_> = [a, b, c].iter().map(|it| customers::root_of(tx, *it).unwrap()).collect();
            assert_eq!(after, [a, b, b]);
            customers::unmerge(tx, first, "not the same")?;
            Ok((a, b, c, [a, b, c].map(|it| customers::root_of(tx, it).unwrap())))
        }).await;
        assert_eq!(parted, [a, b, c]);
    }

    async fn a_visitor_goes_with_the_person_they_were(test: TestDb) {
        let (visitor, person) = write(&test.db, |tx| {
            let (keep, person) = two(tx)?;
            let id = customers::merge(tx, keep, person, "same")?;
            let visitor = arrive(tx, &[device("d")])?.customer;
            arrive(tx, &[shop("2"), device("d")])?;
            assert_eq!(customers::root_of(tx, visitor)?, keep);
            customers::unmerge(tx, id, "not the same")?;
            Ok((visitor, person))
        }).await;
        assert_eq!(read(&test.db, move |db| customers::root_of(db, visitor)).await, person);
    }

    async fn a_pair_that_was_kept_apart_is_not_suggested_again(test: TestDb) {
        let (first, then) = write(&test.db, |tx| {
            let a = named(tx, &[shop("1"), email("office@example.com")], "Thandi Nkosi")?;
            named(tx, &[shop("2"), email("office@example.com")], "Thandi Nkosi")?;
            let found = customers::duplicates_of(tx, a)?;
            assert_eq!(customers::decide(tx, found[0].id, Decision::Apart)?, None);
            assert!(matches!(customers::decide(tx, found[0].id, Decision::Merged), Err(Error::Conflict(_))));
            customers::suggest(tx, a)?;
            customers::sweep_duplicates(tx, customers::SweepDuplicates { after: None })?;
            Ok((found.len(), customers::duplicates_of(tx, a)?.len()))
        }).await;
        assert_eq!((first, then), (1, 0));
    }

    async fn near_names_with_the_same_end_of_a_phone_are_suggested(test: TestDb) {
        let found = write(&test.db, |tx| {
            let a = named(tx, &[shop("1"), phone("+27 82 555 0101")], "Thandiwe Nkosi")?;
            named(tx, &[shop("2"), phone("+27 83 555 0101")], "Thandiwe Nkozi")?;
            named(tx, &[shop("3"), phone("+27 83 555 9999")], "Thandiwe Nkosi")?;
            customers::suggest(tx, a)?;
            customers::duplicates_of(tx, a)
        }).await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].reasons[0].key, "customers-duplicate-near");
    }

    async fn a_no_counts_for_the_person_and_goes_with_who_said_it(test: TestDb) {
        let states = write(&test.db, |tx| {
            let (keep, other) = two(tx)?;
            customers::set_attribute(tx, other, "email", "x", "staff", minute(1))?;
            let may = |tx: &mut Tx<'_>| customers::may_send(tx, keep, "marketing", "email");
            let mut seen = vec![may(tx)?];
            customers::record_consent(tx, &consent(keep, State::Given, minute(5)))?;
            seen.push(may(tx)?);
            customers::record_consent(tx, &consent(other, State::Withdrawn, minute(5)))?;
            seen.push(may(tx)?);
            let id = customers::merge(tx, keep, other, "same")?;
            seen.push(may(tx)?);
            customers::unmerge(tx, id, "not the same")?;
            seen.push(may(tx)?);
            let stop = customers::suppress(tx, "email", "THANDI@example.com", "bounced")?;
            seen.push(may(tx)?);
            customers::lift(tx, stop, "")?;
            seen.push(may(tx)?);
            Ok(seen)
        }).await;
        use Permission::{NeverGiven, Suppressed, Withdrawn, Yes};
        assert_eq!(states, [NeverGiven, Yes, Yes, Withdrawn, Yes, Suppressed, Yes]);
    }
}
