//! Stories of customers, on both engines.

mod edits;
mod finding;
mod merging;
mod parting;
mod recognising;
mod rights;
mod roll;

use std::time::Duration;

use crate::base::{Actor, Conn, Db, Id, Result, Timestamp, Tx};
use crate::customers::list::{self, Filter, Order};
use crate::customers::{self, Arrival, Customer, Resolved, Roll, Seen};
use crate::settings;
use crate::testing::{NOON, TestDb};

const STAFF: Actor = Actor { kind: "staff", id: Some(7) };

fn in_south_africa(tx: &mut Tx<'_>) -> Result<()> {
    let shop = settings::ShopProfile {
        name: "Jebena & Kin".into(),
        language: "en".into(),
        currency: "ZAR".parse().expect("a currency"),
        zone: "Africa/Johannesburg".into(),
        country: "ZA".into(),
        demo: false,
    };
    settings::set_shop(tx, &shop)
}

fn email(value: &str) -> Seen<'_> {
    Seen { kind: "email", scope: "", value, verified: false }
}

fn phone(value: &str) -> Seen<'_> {
    Seen { kind: "phone", scope: "", value, verified: false }
}

fn shop(value: &str) -> Seen<'_> {
    Seen { kind: "shop", scope: "main", value, verified: true }
}

fn device(value: &str) -> Seen<'_> {
    Seen { kind: "anonymous", scope: "", value, verified: false }
}

fn proven(seen: Seen<'_>) -> Seen<'_> {
    Seen { verified: true, ..seen }
}

/// So many minutes after noon.
fn minute(n: u64) -> Timestamp {
    NOON + Duration::from_secs(60 * n)
}

fn arrive(tx: &mut Tx<'_>, identities: &[Seen<'_>]) -> Result<Resolved> {
    customers::resolve(tx, &Arrival { identities, at: NOON, source: "shop:main", hints: &[] })
}

/// Someone new, or known, with this name.
fn named(tx: &mut Tx<'_>, identities: &[Seen<'_>], name: &str) -> Result<Id<Customer>> {
    let hints = [("name", name)];
    let arrival = Arrival { identities, at: NOON, source: "shop:main", hints: &hints };
    Ok(customers::resolve(tx, &arrival)?.customer)
}

async fn write<T: Send + 'static>(db: &Db, f: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static) -> T {
    db.write(STAFF, f).await.unwrap()
}

async fn read<T: Send + 'static>(db: &Db, f: impl FnOnce(&mut Conn<'_>) -> Result<T> + Send + 'static) -> T {
    db.read(f).await.unwrap()
}

/// Whom a search of the list finds.
async fn found(test: &TestDb, text: &'static str) -> Vec<Id<Customer>> {
    let filter = Filter { words: text.into(), ..Filter::default() };
    if text.trim().is_empty() {
        return Vec::new();
    }
    read(&test.db, move |db| {
        let listed = list::page(db, &Roll::default(), &filter, Order::default(), None, 50, NOON)?;
        Ok(listed.page.rows.iter().map(|it| it.id).collect())
    })
    .await
}
