//! Walking the index of an order, and testing row by row.

use super::asked::{Args, Lane, TESTED, Tests};
use super::{Filter, Key, Order, Sort};
use crate::base::{Conn, Result};

/// The rows of the first stretch.
const STRETCH: usize = 2_000;
/// The rows that a walk looks at before another way is tried.
pub const STEPS: usize = 8_000;
/// The rows that a walk looks at before it gives what it has.
pub const LONG_WAY: usize = 150_000;

/// Walks on until enough are found. Gives also where it stopped, if it did so before the end.
pub fn walk(
    db: &mut Conn<'_>,
    filter: &Filter,
    tests: &Tests,
    order: Order,
    after: Option<Key>,
    wanted: usize,
    steps: usize,
) -> Result<(Vec<i64>, Option<Key>)> {
    let lane = Lane::of(filter, order.sort);
    let (mut found, mut from, mut stretch, mut taken) = (Vec::new(), after, STRETCH, 0);
    loop {
        let way = Way { lane: &lane, tests, order, from: from.as_ref() };
        found.extend(way.tested(db, stretch, wanted - found.len())?);
        if found.len() >= wanted {
            return Ok((found, None));
        }
        let Some(end) = way.end(db, stretch)? else { return Ok((found, None)) };
        from = Some(end);
        taken += stretch;
        if taken >= steps {
            return Ok((found, from));
        }
        stretch *= 4;
    }
}

/// Tests the rows that were seen last: how many of how many stand the tests.
pub fn sample(db: &mut Conn<'_>, filter: &Filter, tests: &Tests, rows: usize) -> Result<(usize, usize)> {
    let lane = Lane::of(filter, Sort::Seen);
    let mut args = tests.args();
    let sql = format!(
        "SELECT COUNT(*), COUNT(CASE WHEN {} THEN 1 END)
           FROM (SELECT {TESTED} FROM customers
                  WHERE merged = 0 AND last_seen_at >= $1 AND last_seen_at <= $2{}
                  ORDER BY last_seen_at DESC, id DESC LIMIT {}) AS it",
        tests.sql,
        lane.sql(&mut args),
        args.add(&rows),
    );
    db.one(&sql, &args.0, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// One stretch of a walk: where it begins, and which way it goes.
struct Way<'w> {
    lane: &'w Lane<'w>,
    tests: &'w Tests,
    order: Order,
    from: Option<&'w Key>,
}

impl Way<'_> {
    /// The rows of this stretch that stand the tests.
    fn tested(&self, db: &mut Conn<'_>, stretch: usize, wanted: usize) -> Result<Vec<i64>> {
        let ends = self.ends();
        let mut args = self.tests.args();
        let sql = format!(
            "SELECT it.id
               FROM (SELECT {TESTED} FROM customers WHERE merged = 0{} {} LIMIT {}) AS it
              WHERE {} LIMIT {}",
            self.lane.sql(&mut args),
            self.range(&ends, &mut args),
            args.add(&stretch),
            self.tests.sql,
            args.add(&wanted),
        );
        db.all(&sql, &args.0, |row| row.get(0))
    }

    /// The key of the last row of this stretch; none if the index ends before.
    fn end(&self, db: &mut Conn<'_>, stretch: usize) -> Result<Option<Key>> {
        let (ends, skipped) = (self.ends(), stretch - 1);
        let mut args = Args(Vec::new());
        let sql = format!(
            "SELECT {}, id FROM customers WHERE merged = 0{} {} LIMIT 1 OFFSET {}",
            self.order.sort.key(),
            self.lane.sql(&mut args),
            self.range(&ends, &mut args),
            args.add(&skipped),
        );
        let text = self.order.sort == Sort::Name;
        db.first(&sql, &args.0, |row| {
            Ok(if text { Key::Text(row.get(0)?, row.get(1)?) } else { Key::Number(row.get(0)?, row.get(1)?) })
        })
    }

    /// Key and id of the row before the first, and the last key that counts.
    fn ends(&self) -> (i64, i64, i64) {
        let (least, greatest) = self.tests.bounds(self.order.sort);
        let (begin, stop) = if self.order.falling { (greatest, least) } else { (least, greatest) };
        match self.from {
            Some(Key::Number(key, id)) => (*key, *id, stop),
            _ => (begin, if self.order.falling { i64::MAX } else { i64::MIN }, stop),
        }
    }

    /// The range of the index and its order; the values join the arguments.
    fn range<'a>(&'a self, ends: &'a (i64, i64, i64), args: &mut Args<'a>) -> String {
        let key = self.order.sort.key();
        let (way, beyond, upto) = if self.order.falling { ("DESC", "<", ">=") } else { ("ASC", ">", "<=") };
        let range = match (self.order.sort, self.from) {
            (Sort::Name, Some(Key::Text(name, id))) => {
                format!("AND ({key}, id) {beyond} ({}, {})", args.add(name), args.add(id))
            }
            (Sort::Name, _) => String::new(),
            _ => {
                let (last, id, stop) = (args.add(&ends.0), args.add(&ends.1), args.add(&ends.2));
                // The key by itself bounds the index where the pair would not: on an expression.
                format!("AND ({key}, id) {beyond} ({last}, {id}) AND {key} {beyond}= {last} AND {key} {upto} {stop}")
            }
        };
        format!("{range} ORDER BY {key} {way}, id {way}")
    }
}
