//! Searching customers.

use super::*;
use crate::both_engines;
use crate::customers::{Found, Names};
use crate::testing::TestDb;

async fn found(test: &TestDb, text: &'static str) -> Vec<Id<Customer>> {
    let Found { mut exact, names } = read(&test.db, move |db| customers::search(db, text)).await;
    match names {
        Names::Nobody => {}
        Names::These(ids) => exact.extend(ids),
        Names::Having(_) => panic!("{text} is not that common"),
    }
    exact.dedup();
    exact
}

both_engines! {
    async fn a_customer_is_found_by_whatever_one_remembers(test: TestDb) {
        let (thandi, elodie, abebe) = write(&test.db, |tx| {
            in_south_africa(tx)?;
            let thandi = named(tx, &[shop("1"), phone("082 555 0101"), email("thandi.n@example.co.za")], "Thandiwe O’Brien-Nkosi")?;
            let elodie = named(tx, &[shop("2")], "Élodie Ångström")?;
            let abebe = named(tx, &[shop("3"), phone("+251911234567")], "ዓለም ፀሐይ")?;
            Ok((thandi, elodie, abebe))
        }).await;
        for text in [
            "thandiwe", "THAN", "diwe", "nko", "obrien", "nkosi thandi", "thandwie", "thandive", "thanddiwe",
            "082 555 0101", "+27825550101", "0027 82 555 0101", "825550101", "5550101", "0101", "+27 82 5",
            "thandi.n@example.co.za", "THANDI.N@ex", "thandi.n", "C-10001", "c10001", "10001",
        ] {
            assert_eq!(found(&test, text).await, [thandi], "{text}");
        }
        assert_eq!(found(&test, "elodie angstrom").await, [elodie]);
        assert_eq!(found(&test, "አለም").await, [abebe]);
        for text in ["thandi elodie", "zzz", "", " ", "%", "_", "+27 99", "C-", "\u{202e}"] {
            assert_eq!(found(&test, text).await, [], "{text}");
        }
    }

    async fn who_was_merged_is_found_by_either_name_as_one(test: TestDb) {
        let (keep, edge) = write(&test.db, |tx| {
            in_south_africa(tx)?;
            let keep = named(tx, &[shop("1")], "Thandi Nkosi")?;
            let other = named(tx, &[shop("2"), phone("082 555 0101")], "Mrs Dlamini")?;
            Ok((keep, customers::merge(tx, keep, other, "married")?))
        }).await;
        for text in ["nkosi", "dlamini", "0825550101", "C-10002"] {
            assert_eq!(found(&test, text).await, [keep], "{text}");
        }
        write(&test.db, move |tx| customers::unmerge(tx, edge, "no")).await;
        assert_eq!(found(&test, "nkosi").await, [keep]);
        assert_ne!(found(&test, "dlamini").await, [keep]);
    }

    async fn a_name_that_many_have_is_left_to_the_list(test: TestDb) {
        let (rare, condition) = write(&test.db, |tx| {
            let mut rare = None;
            for n in 0..60 {
                let name = if n == 30 { "Thandi Rare" } else { "Thandi Common" };
                let id = named(tx, &[shop(&format!("c{n}"))], name)?;
                if n == 30 {
                    rare = Some(id);
                }
            }
            // As if a million had the words.
            tx.run("UPDATE search_words SET uses = uses + 100000 WHERE word <> 'rare'", &[])?;
            let common = customers::search(tx, "thandi common")?;
            let Names::Having(groups) = &common.names else { panic!("{common:?}") };
            assert_eq!(groups.len(), 2);
            let (sql, lists) = common.condition("c", 1);
            let args: Vec<&dyn crate::base::db::Param> = lists.iter().map(|it| it as _).collect();
            let count: i64 =
                tx.one(&format!("SELECT COUNT(*) FROM customers c WHERE merged = 0 AND {sql}"), &args, |row| row.get(0))?;
            assert_eq!(customers::search(tx, "thandi rare")?.names, Names::These(vec![rare.unwrap()]));
            Ok((rare, count))
        }).await;
        assert!(rare.is_some());
        assert_eq!(condition, 59);
    }
}
