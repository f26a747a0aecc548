//! A large shop, written past the program: with its schema and indexes, but without its actions.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use rusqlite::{Connection, params};

use super::chance::Dice;
use super::names::person;
use crate::base::{Result, Timestamp};

/// Ids and numbers of the first of each.
pub const CUSTOMER: i64 = 1_000_001;
const NUMBER: i64 = 10_001;
const ORDER: i64 = 5_000_000_001;
const EVENT: i64 = 10_000_000_001;
const VARIANTS: usize = 3_000;
const DAY: i64 = 86_400_000;
/// How far back the shop's history goes.
const DAYS: i64 = 730;
/// One event in so many is an order.
const ORDERS: usize = 10;
/// Tables whose indexes are made once all rows are there.
const LARGE: &str = "'events', 'orders', 'order_lines', 'customers', 'identities', 'consent_states',
                     'variant_days'";

/// How large the shop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub customers: usize,
    pub events: usize,
}

/// What the orders and events of one customer come to.
#[derive(Clone, Copy, Default)]
struct Tally {
    orders: i64,
    spent: i64,
    first: i64,
    last: i64,
    seen: i64,
}

/// Fills the fresh database at `path`. `say` hears of each part.
pub fn fill(path: &Path, size: Size, now: Timestamp, say: impl Fn(&str)) -> Result<()> {
    let db = Connection::open(path)?;
    db.busy_timeout(std::time::Duration::from_secs(10))?;
    for (name, value) in [("synchronous", "OFF"), ("foreign_keys", "OFF"), ("temp_store", "FILE")] {
        db.pragma_update(None, name, value)?;
    }
    db.pragma_update(None, "cache_size", -500_000)?;
    db.pragma_update(None, "wal_autocheckpoint", 50_000)?;
    let indexes = take_indexes(&db)?;
    let begin = now.0 - DAYS * DAY;
    let mut tallies = vec![Tally { seen: begin, ..Tally::default() }; size.customers];
    say("the catalogue");
    catalogue(&db)?;
    say("events and orders");
    happenings(&db, size, begin, now.0, &mut tallies)?;
    say("customers");
    customers(&db, begin, &tallies)?;
    for (name, sql) in indexes {
        say(&name);
        db.execute_batch(&sql)?;
    }
    say("statistics");
    db.execute_batch("PRAGMA analysis_limit = 1000; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")?;
    Ok(())
}

/// Takes the indexes of the large tables away; gives their statements.
fn take_indexes(db: &Connection) -> Result<Vec<(String, String)>> {
    let sql = format!(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({LARGE})"
    );
    let indexes = db
        .prepare(&sql)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<Vec<(String, String)>, _>>()?;
    for (name, _) in &indexes {
        db.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    Ok(indexes)
}

fn catalogue(db: &Connection) -> Result<()> {
    db.execute_batch(
        "BEGIN; INSERT INTO storefronts (id, key, name, currency, created_at) VALUES (1, 'main', 'Main', 'ZAR', 0)",
    )?;
    let mut product = db.prepare("INSERT INTO products (id, title, title_key, created_at) VALUES (?1, ?2, ?3, 0)")?;
    let mut variant =
        db.prepare("INSERT INTO variants (id, product_id, sku, currency, created_at) VALUES (?1, ?1, ?2, 'ZAR', 0)")?;
    for at in 0..VARIANTS as i64 {
        let title = title(at as usize);
        product.execute(params![at + 1, title, tongue::sort_key(&title)])?;
        variant.execute(params![at + 1, format!("B{at}")])?;
    }
    Ok(db.execute_batch("COMMIT")?)
}

fn title(variant: usize) -> String {
    let things = ["Clay jebena", "Coffee set", "Woven basket", "Enamel mug", "Shweshwe apron", "Beaded bowl"];
    format!("{} {}", things[variant % things.len()], variant / things.len() + 1)
}

/// Events in the order of time, some of them orders.
fn happenings(db: &Connection, size: Size, begin: i64, end: i64, tallies: &mut [Tally]) -> Result<()> {
    let mut dice = Dice(7);
    let mut sums = Sums::default();
    db.execute_batch("BEGIN")?;
    let mut event = db.prepare(
        "INSERT INTO events (id, kind, subject_id, thing_id, at, recorded_at, actor_kind, data)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, 'system', ?6)",
    )?;
    let mut orders = Orders::new(db)?;
    for at in 0..size.events {
        let time = begin + ((end - begin) as f64 * (at as f64 / size.events as f64)) as i64;
        let who = dice.early(size.customers);
        let (customer, id) = (CUSTOMER + who as i64, EVENT + at as i64);
        let tally = &mut tallies[who];
        tally.seen = time;
        if at % ORDERS == 0 {
            let order = orders.add(&mut dice, customer, time, &mut sums)?;
            tally.orders += 1;
            tally.spent += order.total;
            tally.first = if tally.first == 0 { time } else { tally.first };
            tally.last = time;
            event.execute(params![id, "order.placed", customer, order.id, time, order.data])?;
        } else {
            let kind = ["product.viewed", "cart.changed", "email.opened", "visit.started"][dice.below(4)];
            let data = format!(r#"{{"page":"/products/{}"}}"#, dice.below(VARIANTS));
            event.execute(params![id, kind, customer, None::<i64>, time, data])?;
        }
        if at % 1_000_000 == 999_999 {
            db.execute_batch("COMMIT; BEGIN")?;
        }
    }
    sums.write(db)?;
    Ok(db.execute_batch("COMMIT")?)
}

struct Orders<'c> {
    order: rusqlite::Statement<'c>,
    line: rusqlite::Statement<'c>,
    count: i64,
}

struct Placed {
    id: i64,
    total: i64,
    data: String,
}

impl<'c> Orders<'c> {
    fn new(db: &'c Connection) -> Result<Orders<'c>> {
        Ok(Orders {
            order: db.prepare(
                "INSERT INTO orders (id, storefront_id, number, number_key, kind, customer_id, status, currency,
                                     placed_at, lines, units, goods, total, country, source, created_at)
                 VALUES (?1, 1, ?2, ?2, 'sale', ?3, 'placed', 'ZAR', ?4, 1, ?5, ?6, ?6, ?7, 'bench', ?4)",
            )?,
            line: db.prepare(
                "INSERT INTO order_lines (order_id, position, kind, variant_id, sku, title, quantity, unit_price_e4, total)
                 VALUES (?1, 1, 'goods', ?2, ?3, ?4, ?5, ?6, ?7)",
            )?,
            count: 0,
        })
    }

    fn add(&mut self, dice: &mut Dice, customer: i64, at: i64, sums: &mut Sums) -> Result<Placed> {
        self.count += 1;
        let (id, number) = (ORDER + self.count, self.count.to_string());
        let (variant, units) = (dice.early(VARIANTS), 1 + dice.below(3) as i64);
        let total = units * (50 + dice.below(850) as i64) * 100;
        let country = ["ZA", "ZA", "ZA", "ET", "GB", "DE"][dice.below(6)];
        let title = title(variant);
        self.order.execute(params![id, number, customer, at, units, total, country])?;
        self.line.execute(params![
            id,
            variant as i64 + 1,
            format!("B{variant}"),
            title,
            units,
            total * 100 / units,
            total
        ])?;
        sums.add(at.div_euclid(DAY), variant as i64 + 1, country, units, total);
        let data = format!(r#"{{"number":"{number}","total":{total},"currency":"ZAR","lines":1,"items":["{title}"]}}"#);
        Ok(Placed { id, total, data })
    }
}

/// What reports add up.
#[derive(Default)]
struct Sums {
    variants: HashMap<(i64, i64), (i64, i64)>,
    sales: BTreeMap<(i64, &'static str), (i64, i64, i64)>,
}

impl Sums {
    fn add(&mut self, day: i64, variant: i64, country: &'static str, units: i64, total: i64) {
        let sum = self.variants.entry((day, variant)).or_default();
        *sum = (sum.0 + units, sum.1 + total);
        let sum = self.sales.entry((day, country)).or_default();
        *sum = (sum.0 + 1, sum.1 + units, sum.2 + total);
    }

    fn write(self, db: &Connection) -> Result<()> {
        let mut insert = db.prepare("INSERT INTO variant_days VALUES (?1, ?2, 1, 'ZAR', ?3, ?4)")?;
        let mut variants: Vec<_> = self.variants.into_iter().collect();
        variants.sort_unstable();
        for ((day, variant), (units, total)) in variants {
            insert.execute(params![day, variant, units, total])?;
        }
        let mut insert = db.prepare(
            "INSERT INTO sales_days (day, storefront_id, currency, country, sales, units, gross, refunded, adjusted, revenue)
             VALUES (?1, 1, 'ZAR', ?2, ?3, ?4, ?5, 0, 0, ?5)",
        )?;
        for ((day, country), (sales, units, total)) in self.sales {
            insert.execute(params![day, country, sales, units, total])?;
        }
        Ok(())
    }
}

/// Who they are, by what they are found, and what they agreed to.
fn customers(db: &Connection, begin: i64, tallies: &[Tally]) -> Result<()> {
    let mut dice = Dice(11);
    db.execute_batch("BEGIN")?;
    let mut row = db.prepare(
        "INSERT INTO customers (id, number, root_id, name, name_key, email, phone, language, country, city, created_at,
             own_orders, own_spent, own_first_order_at, own_last_order_at, own_last_seen_at,
             orders, spent, first_order_at, last_order_at, last_seen_at, words)
         VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?;
    let mut attribute = db.prepare(
        "INSERT INTO attributes (id, customer_id, key, value, source, priority, at, actor_kind)
         VALUES (?1, ?1, 'name', ?2, 'bench', 0, ?3, 'system')",
    )?;
    let mut identity = db.prepare(
        "INSERT INTO identities (id, customer_id, kind, value, shown, tail, verified_at, source, created_at, last_seen_at)
         VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, 'bench', ?6, ?6)",
    )?;
    let mut consent = db.prepare("INSERT INTO consent_states VALUES (?1, 'marketing', ?2, ?3, ?4)")?;
    for (at, tally) in (0..).zip(tallies) {
        let (id, it) = (CUSTOMER + at, person(&mut dice));
        let (key, bought) = (tongue::sort_key(&it.name), tally.orders > 0);
        let email = format!("{}.{at}@example.com", tongue::words(&it.name).join("."));
        let phone = format!("+2782{:07}", (at * 7_919) % 10_000_000);
        let tail: String = phone.bytes().rev().filter(u8::is_ascii_digit).map(char::from).collect();
        let (first, last) = (bought.then_some(tally.first), bought.then_some(tally.last));
        row.execute(params![
            id,
            NUMBER + at,
            it.name,
            key,
            email,
            phone,
            it.language,
            it.country,
            it.city,
            begin,
            tally.orders,
            tally.spent,
            first,
            last,
            tally.seen,
            Vec::from_iter(BTreeSet::from_iter(tongue::words(&it.name))).join(" ")
        ])?;
        attribute.execute(params![id, it.name, begin])?;
        identity.execute(params![2 * id, id, "email", email, None::<&str>, begin])?;
        identity.execute(params![2 * id + 1, id, "phone", phone, tail, begin])?;
        for (channel, of_ten) in [("email", 6), ("sms", 2)] {
            if dice.below(10) < of_ten {
                let state = if dice.below(8) == 0 { "withdrawn" } else { "given" };
                consent.execute(params![id, channel, state, begin])?;
            }
        }
    }
    db.execute("INSERT INTO counters (name, last) VALUES ('customer', ?1)", [NUMBER + tallies.len() as i64])?;
    Ok(db.execute_batch("COMMIT")?)
}
