//! The roll: of every customer, what lists are filtered, searched and ordered by, in memory.
//!
//! An index serves one filter in one order; the team asks for any filters in any order, for a part
//! of a name with a slip in it, and how many there are. So the few figures that this is about lie
//! here side by side, some 120 bytes a customer, and are looked through: a million in a few
//! milliseconds. The database stays the truth: whoever looks first reads the rows that have
//! changed since the last time, whichever process changed them, see [`Conn::horizon`].

mod facet;
mod pick;
mod rows;
mod words;

use std::sync::{Arc, RwLock, RwLockReadGuard};

pub(super) use pick::{Picked, Question};
use rows::{Entry, Rows};

use crate::base::{Conn, Result, Row};

/// Everyone, in memory. Cheap to clone; each process has one.
#[derive(Clone, Default)]
pub struct Roll {
    inner: Arc<RwLock<Known>>,
}

/// What is known, and how far.
#[derive(Default)]
struct Known {
    /// Every unit of work below this number is in the rows; none before they are first read.
    upto: Option<i64>,
    rows: Rows,
}

const ROW: &str = "SELECT id, CASE WHEN merged = 1 OR (visitor = 1 AND orders = 0) THEN 1 ELSE 0 END, last_seen_at, spent, orders, COALESCE(last_order_at, 0), created_at, name_key,
                          country, language, words
                     FROM customers";

impl Roll {
    /// Reads what has changed since the last time, so that the next who looks need not wait for all of it.
    pub fn catch_up(&self, db: &mut Conn<'_>) -> Result<()> {
        let horizon = db.horizon()?;
        // The horizon itself tells nothing: behind a unit of work that takes its time, others come and go.
        let upto = self.known().upto;
        if let Some(upto) = upto
            && !has_changed(db, upto)?
        {
            return Ok(());
        }
        let mut known = self.inner.write().expect("no one panics while reading rows");
        // Asked again under the lock: another may have read on from a newer state than the one seen from here, and
        // what is read from before its horizon would put older rows back for good.
        match known.upto {
            None => known.read_all(db, horizon),
            Some(upto) if upto > horizon => Ok(()),
            Some(upto) => known.read_changes(db, upto, horizon),
        }
    }

    /// Whom the question means, as the database is seen from `db`.
    pub(super) fn pick(&self, db: &mut Conn<'_>, question: &Question<'_>) -> Result<Picked> {
        self.catch_up(db)?;
        Ok(self.known().rows.pick(question))
    }

    /// The countries that someone lives in.
    pub fn countries(&self, db: &mut Conn<'_>) -> Result<Vec<String>> {
        self.catch_up(db)?;
        Ok(self.known().rows.countries.values())
    }

    /// The languages that someone wants to be spoken to in.
    pub fn languages(&self, db: &mut Conn<'_>) -> Result<Vec<String>> {
        self.catch_up(db)?;
        Ok(self.known().rows.languages.values())
    }

    fn known(&self) -> RwLockReadGuard<'_, Known> {
        self.inner.read().expect("no one panics while reading rows")
    }
}

impl Known {
    fn read_all(&mut self, db: &mut Conn<'_>, horizon: i64) -> Result<()> {
        let mut rows = Rows::default();
        db.each(&format!("{ROW} WHERE merged = 0 AND (visitor = 0 OR orders > 0)"), &[], |row| {
            rows.put(&entry(row)?);
            Ok(())
        })?;
        let agreed = "SELECT customer_id, channel FROM consent_states WHERE purpose = 'marketing' AND state = 'given'";
        db.each(agreed, &[], |row| {
            rows.agreed(row.get(0)?, &row.get::<String>(1)?);
            Ok(())
        })?;
        *self = Known { upto: Some(horizon), rows };
        Ok(())
    }

    /// Reading a change twice does no harm. Of two states of a server's database with one horizon the older may be
    /// read later; the next who looks reads again from that horizon on, and so mends it.
    fn read_changes(&mut self, db: &mut Conn<'_>, upto: i64, horizon: i64) -> Result<()> {
        let rows = &mut self.rows;
        db.each(&format!("{ROW} WHERE serial >= $1"), &[&upto], |row| {
            if row.get::<bool>(1)? {
                rows.take(row.get(0)?)
            } else {
                rows.put(&entry(row)?)
            }
            Ok(())
        })?;
        db.each(
            "SELECT c.id, s.channel
               FROM customers c JOIN consent_states s ON s.customer_id = c.id
              WHERE c.serial >= $1 AND s.purpose = 'marketing' AND s.state = 'given'",
            &[&upto],
            |row| {
                rows.agreed(row.get(0)?, &row.get::<String>(1)?);
                Ok(())
            },
        )?;
        db.each("SELECT id FROM customers_gone WHERE serial >= $1", &[&upto], |row| {
            rows.take(row.get(0)?);
            Ok(())
        })?;
        self.upto = Some(horizon);
        Ok(())
    }
}

fn has_changed(db: &mut Conn<'_>, upto: i64) -> Result<bool> {
    for table in ["customers", "customers_gone"] {
        let sql = format!("SELECT 1 FROM {table} WHERE serial >= $1 LIMIT 1");
        if db.first(&sql, &[&upto], |row| row.get::<i64>(0))?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn entry(row: &Row<'_>) -> Result<Entry> {
    Ok(Entry {
        id: row.get(0)?,
        figures: [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?],
        name: row.get(7)?,
        country: row.get(8)?,
        language: row.get(9)?,
        words: row.get(10)?,
    })
}
