//! The roll says what the rows say, whatever happened to them.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRng, TestRunner};

use super::*;
use crate::base::db::EngineKind;
use crate::base::page::Paged;
use crate::both_engines;
use crate::customers::list::{Seen as LastSeen, Sort};
use crate::customers::{COLUMNS, NewConsent, State};
use crate::testing::TestDb;

#[derive(Clone, Debug)]
enum Act {
    Come { name: usize, at: u64 },
    Rename { who: usize, name: usize },
    Live { who: usize, country: usize },
    Buy { who: usize, at: u64, spent: i64 },
    Agree { who: usize, channel: usize, yes: bool },
    Merge { who: usize, other: usize },
    Part { who: usize },
    Erase { who: usize },
    Fail { who: usize },
}

/// So many days after noon.
fn day(n: u64) -> Timestamp {
    minute(24 * 60 * n)
}

const NAMES: [&str; 7] = [
    "Thandi Nkosi",
    "Thandiwe Dlamini",
    "",
    "Pieter van der Merwe-Labuschagne the Third",
    "Pieter van der Merwe-Labuschagne the Second",
    "አበበ በቂላ",
    "Zoë",
];
const COUNTRIES: [&str; 3] = ["ZA", "ET", ""];
const CHANNELS: [&str; 2] = ["email", "sms"];

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let who = 0..12_usize;
    let act = prop_oneof![
        4 => (0..NAMES.len(), 0..180_u64).prop_map(|(name, at)| Act::Come { name, at }),
        2 => (who.clone(), 0..NAMES.len()).prop_map(|(who, name)| Act::Rename { who, name }),
        2 => (who.clone(), 0..COUNTRIES.len()).prop_map(|(who, country)| Act::Live { who, country }),
        3 => (who.clone(), 0..180_u64, 0..5_000_i64).prop_map(|(who, at, spent)| Act::Buy { who, at, spent }),
        2 => (who.clone(), 0..2_usize, any::<bool>()).prop_map(|(who, channel, yes)| Act::Agree { who, channel, yes }),
        2 => (who.clone(), who.clone()).prop_map(|(who, other)| Act::Merge { who, other }),
        1 => who.clone().prop_map(|who| Act::Part { who }),
        1 => who.clone().prop_map(|who| Act::Erase { who }),
        1 => who.prop_map(|who| Act::Fail { who }),
    ];
    proptest::collection::vec(act, 4..30)
}

fn questions() -> impl Strategy<Value = (Filter, Order)> {
    let words = prop_oneof![4 => Just(""), 1 => Just("thandi"), 1 => Just("van mer"), 1 => Just("thnadi"),
                            1 => Just("በቂላ"), 1 => Just("th"), 1 => Just("C-10002"), 1 => Just("nobody")];
    let some = |of: &'static [&'static str]| proptest::option::weighted(0.3, proptest::sample::select(of));
    (
        words,
        some(&["ZA", "ET", "DE"]),
        some(&["email", "sms", "phone"]),
        proptest::option::weighted(0.2, 0..3_i64),
        proptest::option::weighted(0.2, 0..6_000_i64),
        proptest::option::weighted(0.2, proptest::sample::select(&LastSeen::ALL[..])),
        proptest::sample::select(&Sort::ALL[..]),
        any::<bool>(),
    )
        .prop_map(|(words, country, consent, orders, spent, seen, sort, falling)| {
            let filter = Filter {
                buyers: Vec::new(),
                words: words.into(),
                country: country.map(str::to_owned),
                language: None,
                consent: consent.map(str::to_owned),
                seen,
                orders,
                spent,
            };
            (filter, Order { sort, falling })
        })
}

/// Does it; who was erased or does not exist stays as they are.
fn act(tx: &mut Tx<'_>, people: &mut Vec<Id<Customer>>, it: &Act) -> Result<()> {
    let at = |who: usize| people.get(who % people.len().max(1)).copied();
    match *it {
        Act::Come { name, at } => {
            let id = format!("c{}", people.len());
            let seen = [shop(&id)];
            let come =
                customers::resolve(tx, &Arrival { identities: &seen, at: day(at), source: "shop:main", hints: &[] })?;
            customers::set_attribute(tx, come.customer, "name", NAMES[name], "shop:main", day(at))?;
            people.push(come.customer);
        }
        Act::Rename { who, name } => {
            if let Some(id) = at(who) {
                customers::set_attribute(tx, id, "name", NAMES[name], "shop:main", day(190))?;
            }
        }
        Act::Live { who, country } => {
            if let Some(id) = at(who) {
                customers::set_attribute(tx, id, "country", COUNTRIES[country], "shop:main", day(190))?;
            }
        }
        Act::Buy { who, at: days, spent } => {
            if let Some(id) = at(who) {
                customers::note_order(tx, id, day(days), 1, spent)?;
                customers::note_seen(tx, id, day(days + 1))?;
            }
        }
        Act::Agree { who, channel, yes } => {
            if let Some(id) = at(who) {
                let state = if yes { State::Given } else { State::Withdrawn };
                agree(tx, id, CHANNELS[channel], state)?;
            }
        }
        Act::Merge { who, other } => {
            if let (Some(one), Some(other)) = (at(who), at(other))
                && customers::root_of(tx, one)? != customers::root_of(tx, other)?
            {
                customers::merge(tx, one, other, "the same")?;
            }
        }
        Act::Part { who } => {
            if let Some(id) = at(who)
                && let Some(edge) = customers::edges(tx, id)?.iter().find(|it| it.reason == "the same")
            {
                customers::unmerge(tx, edge.id, "not the same")?;
            }
        }
        Act::Erase { who } => {
            if let Some(id) = at(who) {
                let root = customers::root_of(tx, id)?;
                let gone = customers::members(tx, root)?;
                customers::erase(tx, root, "asked", &[])?;
                people.retain(|it| !gone.contains(it));
            }
        }
        Act::Fail { who } => {
            if let Some(id) = at(who) {
                customers::note_order(tx, id, day(199), 50, 1)?;
                return Err(crate::base::Error::conflict("customers-erasure-none"));
            }
        }
    }
    Ok(())
}

fn agree(tx: &mut Tx<'_>, id: Id<Customer>, channel: &str, state: State) -> Result<()> {
    let at = tx.now;
    customers::record_consent(
        tx,
        &NewConsent {
            customer: id,
            identity: None,
            purpose: "marketing",
            channel,
            state,
            source: "form",
            wording: "",
            evidence: None,
            at,
        },
    )?;
    Ok(())
}

/// All pages, three a page, and how many the first said there are.
fn listed(db: &mut Conn<'_>, roll: &Roll, filter: &Filter, order: Order) -> Result<(Vec<Id<Customer>>, usize)> {
    let (mut ids, mut after, mut count) = (Vec::new(), None::<String>, None);
    loop {
        let it = list::page(db, roll, filter, order, after.as_deref(), 3, day(200))?;
        assert_eq!(*count.get_or_insert(it.count), it.count, "the count is the same on each page");
        let Paged { rows, next } = it.page;
        assert!(rows.len() <= 3);
        ids.extend(rows.iter().map(|it| it.id));
        match next {
            Some(next) => after = Some(next),
            None => return Ok((ids, count.unwrap_or_default())),
        }
    }
}

/// The same as the rows say it: everyone read, tested and put in order.
fn read_from_rows(db: &mut Conn<'_>, filter: &Filter, order: Order) -> Result<Vec<Id<Customer>>> {
    let all = db.all(
        &format!("SELECT {COLUMNS}, name_key, words FROM customers WHERE merged = 0 AND (visitor = 0 OR orders > 0)"),
        &[],
        |row| Ok((Customer::read(row)?, row.get::<String>(19)?, row.get::<String>(20)?)),
    )?;
    let agreed = match &filter.consent {
        None => None,
        Some(channel) => Some(db.all(
            "SELECT customer_id FROM consent_states WHERE purpose = 'marketing' AND state = 'given' AND channel = $1",
            &[channel],
            |row| row.get::<Id<Customer>>(0),
        )?),
    };
    let asked = tongue::words(&filter.words);
    let exact = customers::search(db, &filter.words)?.exact;
    let has = |words: &str, part: &String| {
        let long = part.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum::<usize>() >= 3;
        words.split(' ').any(|it| if long { it.contains(part) } else { it.starts_with(part) } || tongue::near(part, it))
    };
    let mut all: Vec<_> = all
        .into_iter()
        .filter(|(it, _, words)| {
            let ago = day(200).0 - it.last_seen_at.0;
            (filter.words.is_empty()
                || exact.contains(&it.id)
                || !asked.is_empty() && asked.iter().all(|part| has(words, part)))
                && filter.country.as_ref().is_none_or(|country| it.country.as_ref() == Some(country))
                && agreed.as_ref().is_none_or(|agreed| agreed.contains(&it.id))
                && filter.orders.is_none_or(|least| it.orders >= least)
                && filter.spent.is_none_or(|least| it.spent >= least)
                && filter.seen.is_none_or(|seen| match seen {
                    LastSeen::Week => ago <= 7 * 86_400_000,
                    LastSeen::Month => ago <= 30 * 86_400_000,
                    LastSeen::Quarter => ago <= 90 * 86_400_000,
                    LastSeen::Older => ago > 90 * 86_400_000,
                })
        })
        .collect();
    all.sort_by_key(|(it, key, _)| {
        let figure = match order.sort {
            Sort::Seen => it.last_seen_at.0,
            Sort::Spent => it.spent,
            Sort::Orders => it.orders,
            Sort::LastOrder => it.last_order_at.map_or(0, |it| it.0),
            Sort::Created => it.created_at.0,
            Sort::Name => 0,
        };
        let name = if order.sort == Sort::Name { key.clone() } else { String::new() };
        (figure, name.into_bytes(), it.id)
    });
    if order.falling {
        all.reverse();
    }
    Ok(all.into_iter().map(|it| it.0.id).collect())
}

/// How many the list shows.
async fn everyone(db: &Db, roll: &Roll) -> usize {
    let roll = roll.clone();
    read(db, move |db| Ok(list::page(db, &roll, &Filter::default(), Order::default(), None, 50, NOON)?.page.rows.len()))
        .await
}

both_engines! {
    async fn the_roll_says_what_the_rows_say(test: TestDb) {
        let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(Default::default()));
        let followed = Roll::default();
        write(&test.db, in_south_africa).await;
        let mut people = Vec::new();
        for _ in 0..12 {
            for it in acts().new_tree(&mut runner).unwrap().current() {
                let known = people.clone();
                let done = test.db.write(STAFF, move |tx| {
                    let mut known = known.clone();
                    act(tx, &mut known, &it)?;
                    Ok(known)
                }).await;
                if let Ok(after) = done {
                    people = after;
                }
            }
            for _ in 0..12 {
                let (filter, order) = questions().new_tree(&mut runner).unwrap().current();
                let (roll, asked) = (followed.clone(), format!("{filter:?} {order:?}"));
                let (ours, afresh, rows) = read(&test.db, move |db| {
                    let ours = listed(db, &roll, &filter, order)?;
                    let afresh = listed(db, &Roll::default(), &filter, order)?;
                    Ok((ours, afresh, read_from_rows(db, &filter, order)?))
                }).await;
                assert_eq!(ours.0, rows, "{asked}");
                assert_eq!(ours, afresh, "{asked}");
                assert_eq!(ours.1, rows.len(), "{asked}");
            }
            let (roll, mut rows) = (followed.clone(), Vec::new());
            let (places, all) = read(&test.db, move |db| {
                let all = db.all("SELECT DISTINCT country FROM customers WHERE merged = 0 AND (visitor = 0 OR orders > 0) AND country > ''", &[], |row| row.get::<String>(0))?;
                Ok((roll.countries(db)?, all))
            }).await;
            rows.extend(all);
            rows.sort();
            assert_eq!(places, rows);
        }
    }

    async fn many_who_look_at_once_never_put_an_older_state_back(test: TestDb) {
        let roll = Roll::default();
        let people = write(&test.db, |tx| {
            (0..8).map(|n| named(tx, &[shop(&format!("c{n}"))], "Thandi")).collect::<Result<Vec<_>>>()
        }).await;
        let order = Order { sort: Sort::Spent, falling: true };
        let all = (0..8_usize).map(|n| {
            let (db, roll, id) = (test.db.clone(), roll.clone(), people[n]);
            tokio::spawn(async move {
                for _ in 0..60 {
                    write(&db, move |tx| customers::note_order(tx, id, NOON, 1, 100)).await;
                    let roll = roll.clone();
                    read(&db, move |db| list::page(db, &roll, &Filter::default(), order, None, 50, NOON).map(drop)).await;
                }
            })
        });
        futures::future::join_all(all).await.into_iter().for_each(|it| it.unwrap());
        let (roll, asked) = (roll.clone(), Filter { spent: Some(6_000), ..Filter::default() });
        let count = read(&test.db, move |db| Ok(list::page(db, &roll, &asked, order, None, 50, NOON)?.count)).await;
        assert_eq!(count, 8, "what each spent is there once all have ended");
    }

    async fn what_changed_behind_a_slow_unit_of_work_is_seen_too(test: TestDb) {
        // The one writer of a file has no others behind it.
        if test.db.engine() == EngineKind::Sqlite {
            return;
        }
        let (roll, other) = (Roll::default(), test.again());
        let (begun, wait) = std::sync::mpsc::channel();
        let (go, told) = std::sync::mpsc::channel::<()>();
        let slow = tokio::task::spawn_blocking(move || {
            other.write_now(STAFF, move |_| {
                begun.send(()).expect("the test waits");
                told.recv().expect("the test goes on");
                Ok(())
            })
        });
        wait.recv().expect("it has begun");
        for n in 1..4 {
            write(&test.db, move |tx| named(tx, &[shop(&format!("c{n}"))], "Thandi")).await;
            assert_eq!(everyone(&test.db, &roll).await, n);
        }
        go.send(()).expect("it waits");
        slow.await.unwrap().unwrap();
    }

    async fn what_another_process_changed_is_seen_too(test: TestDb) {
        let roll = Roll::default();
        write(&test.db, |tx| named(tx, &[shop("1")], "Thandi")).await;
        assert_eq!(everyone(&test.db, &roll).await, 1);
        // As another process does it: past the threads of this one.
        let other = test.again();
        write(&other, |tx| named(tx, &[shop("2")], "Sipho")).await;
        assert_eq!(everyone(&test.db, &roll).await, 2);
    }
}
