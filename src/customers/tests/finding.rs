//! Searching customers.

use super::*;
use crate::both_engines;
use crate::testing::TestDb;

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
}
