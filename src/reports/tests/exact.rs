//! The same figures, worked out the slow and obvious way.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::base::Timestamp;
use crate::reports::figures::{Totals, figures};
use crate::reports::history::{History, Kind, Purchase};
use crate::reports::period::{Asked, Day, Grain, Month, Question, Span};

const TODAY: Day = 20_412;

fn purchase() -> impl Strategy<Value = Purchase> {
    (0..6i64, -500..5_000i64, 0..900i64, 0..2u32, 0..3u32, 0..10u8).prop_map(
        |(customer, amount, ago, storefront, country, kind)| {
            let (kind, total) = match kind {
                0 | 1 => (Kind::Credit, -amount.abs()),
                2 => (Kind::Adjustment, amount),
                _ => (Kind::Sale, amount.abs()),
            };
            Purchase { customer, total, day: (TODAY - ago) as i32, storefront, country, kind }
        },
    )
}

fn question() -> impl Strategy<Value = Question> {
    (0..950i64, 0..500i64, prop::option::of(0..2i64), prop::option::of(0..3usize), any::<bool>()).prop_map(
        |(ago, days, storefront, country, ethiopian)| Question {
            period: crate::reports::period::Period::Custom,
            span: Span { from: TODAY - ago - days, to: TODAY - ago },
            storefront: storefront.map(|it| it + 70),
            country: country.map(|it| ["", "ET", "ZA"][it].to_owned()),
            ethiopian,
        },
    )
}

fn history(mut purchases: Vec<Purchase>) -> History {
    purchases.sort_by_key(|it| (it.customer, it.day));
    History {
        purchases,
        storefronts: vec![70, 71],
        countries: ["", "ET", "ZA"].map(str::to_owned).into(),
        as_of: Timestamp(0),
    }
}

/// Those that the filters leave.
fn left<'a>(history: &'a History, question: &Question) -> Vec<&'a Purchase> {
    let fits = |it: &&Purchase| {
        question.storefront.is_none_or(|id| id == 70 + i64::from(it.storefront))
            && question.country.as_deref().is_none_or(|it_| it_ == history.countries[it.country as usize])
    };
    history.purchases.iter().filter(fits).collect()
}

fn slow_totals(all: &[&Purchase], span: Span) -> Totals {
    let inside: Vec<_> = all.iter().filter(|it| span.holds(it.day.into())).collect();
    let of = |kind: Kind| inside.iter().filter(|it| it.kind == kind).map(|it| it.total).sum::<i64>();
    let had_bought =
        |who: i64| who != 0 && all.iter().any(|it| it.customer == who && it.sale() && Day::from(it.day) < span.from);
    let buyers: BTreeSet<i64> =
        inside.iter().filter(|it| it.sale() && it.customer != 0).map(|it| it.customer).collect();
    let sales_of = |who: i64| inside.iter().filter(|it| it.sale() && it.customer == who).count();
    Totals {
        revenue: inside.iter().map(|it| it.total).sum(),
        sold: of(Kind::Sale),
        returned: -of(Kind::Credit),
        orders: inside.iter().filter(|it| it.sale()).count() as i64,
        customers: buyers.len() as i64,
        repeats: buyers.iter().filter(|it| had_bought(**it) || sales_of(**it) > 1).count() as i64,
        returning_revenue: inside.iter().filter(|it| had_bought(it.customer)).map(|it| it.total).sum(),
    }
}

proptest! {
    #[test]
    fn the_figures_equal_a_plain_recomputation(
        purchases in prop::collection::vec(purchase(), 1..80),
        question in question(),
    ) {
        let history = history(purchases);
        let found = figures(&history, &question);
        let all = left(&history, &question);
        let extent = history.extent().unwrap();

        prop_assert_eq!(found.now, slow_totals(&all, question.span));
        prop_assert_eq!(found.before.is_some(), extent.from <= question.span.before().from);
        if let Some(before) = found.before {
            prop_assert_eq!(before, slow_totals(&all, question.span.before()));
        }
        for piece in found.pieces.iter().chain(&found.pieces_before) {
            prop_assert_eq!(piece.totals, slow_totals(&all, piece.span));
        }
        // What the page shows adds up.
        prop_assert_eq!(found.pieces.iter().map(|it| it.totals.revenue).sum::<i64>(), found.now.revenue);
        prop_assert_eq!(found.pieces.iter().map(|it| it.totals.orders).sum::<i64>(), found.now.orders);
        prop_assert_eq!(found.countries.iter().map(|it| it.revenue).sum::<i64>(), found.now.revenue);
        prop_assert_eq!(found.countries.iter().map(|it| it.orders).sum::<i64>(), found.now.orders);
        if Grain::of(question.span) != Grain::Month && found.before.is_some() {
            prop_assert_eq!(found.pieces.len(), found.pieces_before.len());
        }
    }

    #[test]
    fn months_and_cohorts_equal_a_plain_recomputation(
        purchases in prop::collection::vec(purchase(), 1..80),
        question in question(),
    ) {
        let history = history(purchases);
        let found = figures(&history, &question);
        let calendar = question.calendar();
        let mut months: BTreeMap<i64, BTreeSet<Month>> = BTreeMap::new();
        for it in left(&history, &question).iter().filter(|it| it.sale() && it.customer != 0) {
            months.entry(it.customer).or_default().insert(Month::of(it.day.into(), calendar));
        }
        let first = |of: &BTreeSet<Month>| *of.iter().next().unwrap();
        for line in &found.months {
            let month = Month::of(line.first_day, calendar);
            let bought = months.values().filter(|it| it.contains(&month));
            let (new, returning): (Vec<_>, Vec<_>) = bought.partition(|it| first(it) == month);
            prop_assert_eq!((line.new, line.returning), (new.len() as i64, returning.len() as i64));
        }
        for cohort in &found.cohorts {
            let begun = Month::of(cohort.first_day, calendar);
            let members: Vec<_> = months.values().filter(|it| first(it) == begun).collect();
            prop_assert_eq!(cohort.customers, members.len() as i64);
            for (at, back) in cohort.back.iter().enumerate() {
                let later = Month(begun.0 + at as i64 + 1);
                prop_assert_eq!(*back, members.iter().filter(|it| it.contains(&later)).count() as i64);
            }
        }
    }

    #[test]
    fn any_address_is_answered_or_refused(period in ".{0,8}", from in ".{0,12}", to in ".{0,12}") {
        let asked: Asked = serde_json::from_value(serde_json::json!({ "period": period, "from": from, "to": to })).unwrap();
        let _ = Question::new(&asked, TODAY, None, tongue::Calendar::Gregorian);
    }
}
