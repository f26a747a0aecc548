//! Merge, act, part: as if the merge had never been. The same acts are played
//! into two shops; in one there are merges that are taken back, in the other
//! they never were. Then both must look the same, person by person.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use crate::base::Event;
use crate::customers::{Merge, NewConsent, State};
use crate::testing::TestDb;

const PEOPLE: usize = 4;

/// Something that happens; people by place.
#[derive(Clone, Debug)]
enum Step {
    Order { who: usize, spent: i64, at: u64 },
    Fact { who: usize, key: usize, value: u8, source: usize, at: u64 },
    Email { who: usize, n: u8 },
    Visit { who: usize, at: u64 },
    SignIn { who: usize, at: u64 },
    Consent { who: usize, given: bool, at: u64 },
    Edit { who: usize, value: u8 },
    Note { who: usize, n: u8 },
    Merge { keep: usize, other: usize },
    Part { which: usize },
}

fn step() -> impl Strategy<Value = Step> {
    let (who, at) = (0..PEOPLE, 0..6_u64);
    prop_oneof![
        2 => (who.clone(), 1..900_i64, at.clone()).prop_map(|(who, spent, at)| Step::Order { who, spent, at }),
        3 => (who.clone(), 0..3_usize, 0..5_u8, 0..4_usize, at.clone())
            .prop_map(|(who, key, value, source, at)| Step::Fact { who, key, value, source, at }),
        1 => (who.clone(), 0..4_u8).prop_map(|(who, n)| Step::Email { who, n }),
        2 => (who.clone(), at.clone()).prop_map(|(who, at)| Step::Visit { who, at }),
        1 => (who.clone(), at.clone()).prop_map(|(who, at)| Step::SignIn { who, at }),
        2 => (who.clone(), any::<bool>(), at).prop_map(|(who, given, at)| Step::Consent { who, given, at }),
        1 => (who.clone(), 0..5_u8).prop_map(|(who, value)| Step::Edit { who, value }),
        1 => (who.clone(), any::<u8>()).prop_map(|(who, n)| Step::Note { who, n }),
        4 => (who.clone(), who).prop_map(|(keep, other)| Step::Merge { keep, other }),
        2 => (0..8_usize).prop_map(|which| Step::Part { which }),
    ]
}

/// A shop in the middle of the play.
struct World {
    homes: Vec<Id<Customer>>,
    /// By the place of the step that made them.
    merges: BTreeMap<usize, Id<Merge>>,
}

fn begin(tx: &mut Tx<'_>) -> Result<World> {
    let homes = (0..PEOPLE)
        .map(|who| {
            named(tx, &[shop(&format!("s{who}")), email(&format!("p{who}@example.com"))], &format!("Person {who}"))
        })
        .collect::<Result<_>>()?;
    Ok(World { homes, merges: BTreeMap::new() })
}

fn come(tx: &mut Tx<'_>, seen: &[Seen<'_>], at: Timestamp, what: &str) -> Result<()> {
    let it = customers::resolve(tx, &Arrival { identities: seen, at, source: "sdk", hints: &[] })?;
    tx.record(&Event::new(what, at).of(it.customer).via(it.identity))?;
    Ok(())
}

impl World {
    /// Where a staff member's act lands that was meant for this person.
    fn target(&self, tx: &mut Tx<'_>, who: usize) -> Result<usize> {
        let root = customers::root_of(tx, self.homes[who])?;
        Ok(self.homes.iter().position(|it| *it == root).expect("roots are people, visitors never are"))
    }

    /// Plays a step whose target is settled.
    fn act(&mut self, tx: &mut Tx<'_>, at: usize, step: &Step) -> Result<()> {
        match step {
            Step::Order { who, spent, at } => {
                customers::note_order(tx, self.homes[*who], minute(*at), 1, *spent)?;
                come(tx, &[shop(&format!("s{who}"))], minute(*at), "order.placed")
            }
            Step::Fact { who, key, value, source, at } => {
                let key = ["name", "city", "country"][*key];
                let source = ["shop:main", "import:1", "sdk", "guess"][*source];
                customers::set_attribute(tx, self.homes[*who], key, &format!("Value {value}"), source, minute(*at))
            }
            Step::Email { who, n } => {
                let address = format!("more{n}.p{who}@example.com");
                come(tx, &[shop(&format!("s{who}")), email(&address)], minute(1), "email.told")
            }
            Step::Visit { who, at } => come(tx, &[device(&format!("d{who}"))], minute(*at), "page.viewed"),
            Step::SignIn { who, at } => {
                come(tx, &[shop(&format!("s{who}")), device(&format!("d{who}"))], minute(*at), "customer.signed_in")
            }
            Step::Consent { who, given, at } => {
                let state = if *given { State::Given } else { State::Withdrawn };
                let new = NewConsent {
                    customer: self.homes[*who],
                    identity: None,
                    purpose: "marketing",
                    channel: "email",
                    state,
                    source: "shop:main",
                    wording: "",
                    evidence: None,
                    at: minute(*at),
                };
                customers::record_consent(tx, &new).map(drop)
            }
            Step::Edit { who, value } => {
                let version = customers::find(tx, self.homes[*who])?.version;
                customers::edit(tx, self.homes[*who], version, &[("call_me", &format!("Friend {value}"))]).map(drop)
            }
            Step::Note { who, n } => customers::add_note(tx, self.homes[*who], &format!("Note {n}")).map(drop),
            Step::Merge { keep, other } => {
                let id = customers::merge(tx, self.homes[*keep], self.homes[*other], "same")?;
                self.merges.insert(at, id);
                Ok(())
            }
            Step::Part { .. } => unreachable!("the play takes merges back itself"),
        }
    }

    /// All that can be seen of each person.
    fn seen(&self, tx: &mut Tx<'_>) -> Result<Vec<Json>> {
        (0..PEOPLE).map(|who| self.person(tx, self.homes[who])).collect()
    }

    fn person(&self, tx: &mut Tx<'_>, home: Id<Customer>) -> Result<Json> {
        let root = customers::root_of(tx, home)?;
        let it = customers::find(tx, root)?;
        let texts = |tx: &mut Tx<'_>, sql: &str| tx.all(sql, &[&root], |row| row.get::<String>(0));
        let own = "(customer_id = $1 OR customer_id IN (SELECT id FROM customers WHERE root_id = $1 AND merged = 1))";
        Ok(json!({
            "who": self.homes.iter().position(|it| *it == root),
            "shown": [it.name, it.call_me, it.email, it.phone, it.city, it.country],
            "figures": [it.orders, it.spent, it.first_order_at, it.last_order_at, it.last_seen_at],
            "events": texts(tx, &format!("SELECT kind || at FROM events WHERE kind NOT IN ('customer.merged', 'customer.parted')
                AND {} ORDER BY at, kind", own.replace("customer_id", "subject_id")))?,
            "own events": texts(tx, "SELECT kind || at FROM events WHERE subject_id = $1
                AND kind NOT IN ('customer.merged', 'customer.parted') ORDER BY at, kind")?,
            "identities": texts(tx, &format!("SELECT kind || value FROM identities WHERE {own} ORDER BY kind, value"))?,
            "attributes": texts(tx, &format!("SELECT key || value || source || at FROM attributes WHERE {own}
                ORDER BY key, value, source, at"))?,
            "consents": texts(tx, &format!("SELECT state || at FROM consents WHERE {own} ORDER BY at, state"))?,
            "state": texts(tx, "SELECT state || at FROM consent_states WHERE customer_id = $1 ORDER BY channel")?,
            "notes": texts(tx, &format!("SELECT body FROM notes WHERE {own} ORDER BY body"))?,
            "words": texts(tx, "SELECT words FROM customers WHERE id = $1")?,
        }))
    }
}

/// Plays with all merges; gives what is seen in the end, and the steps that
/// count: with their targets settled, without merges that were taken back.
fn play(tx: &mut Tx<'_>, steps: &[Step]) -> Result<(Vec<Json>, Vec<Step>)> {
    let mut world = begin(tx)?;
    let mut played: BTreeMap<usize, Step> = BTreeMap::new();
    for (at, step) in steps.iter().enumerate() {
        let settled = match step {
            Step::Edit { who, value } => Step::Edit { who: world.target(tx, *who)?, value: *value },
            Step::Note { who, n } => Step::Note { who: world.target(tx, *who)?, n: *n },
            Step::Merge { keep, other } => {
                let (keep, other) = (world.target(tx, *keep)?, world.target(tx, *other)?);
                if keep == other {
                    continue;
                }
                Step::Merge { keep, other }
            }
            Step::Part { which } => {
                let found = world.merges.iter().nth(*which).map(|(at, id)| (*at, *id));
                if let Some((made, id)) = found {
                    customers::unmerge(tx, id, "not the same")?;
                    world.merges.remove(&made);
                    played.remove(&made);
                }
                continue;
            }
            other => other.clone(),
        };
        world.act(tx, at, &settled)?;
        played.insert(at, settled);
    }
    Ok((world.seen(tx)?, played.into_values().collect()))
}

fn as_if_never(test: TestDb, reference: TestDb, steps: Vec<Step>) {
    let (seen, steps) = test.db.write_now(STAFF, move |tx| play(tx, &steps)).unwrap();
    let never = reference.db.write_now(STAFF, move |tx| {
        let mut world = begin(tx)?;
        for (at, step) in steps.iter().enumerate() {
            world.act(tx, at, step)?;
        }
        world.seen(tx)
    });
    pretty(&seen, &never.unwrap());
}

fn pretty(seen: &[Json], never: &[Json]) {
    for (seen, never) in seen.iter().zip(never) {
        assert_eq!(serde_json::to_string_pretty(seen).unwrap(), serde_json::to_string_pretty(never).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn a_merge_that_is_taken_back_leaves_no_mark(steps in prop::collection::vec(step(), 1..30)) {
        as_if_never(TestDb::sqlite(), TestDb::sqlite(), steps);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 0, ..ProptestConfig::default() })]
    #[test]
    fn nor_does_it_on_postgres(steps in prop::collection::vec(step(), 15..30)) {
        if let (Some(test), Some(reference)) = (TestDb::postgres(), TestDb::postgres()) {
            as_if_never(test, reference, steps);
        }
    }
}
