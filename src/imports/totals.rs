//! Proof that nothing was lost: what the books say, counted in two ways.

use crate::base::{Conn, Result};

/// Two figures that must be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What is compared, for a person.
    pub what: String,
    /// Counted one way.
    pub one: i64,
    /// Counted the other way.
    pub other: i64,
}

impl Check {
    /// Whether they are one.
    pub fn agrees(&self) -> bool {
        self.one == self.other
    }
}

/// Compares what imports read with what is stored, and the orders with their lines and with the sales by day.
pub fn totals_check(db: &mut Conn<'_>) -> Result<Vec<Check>> {
    let mut checks = Vec::new();
    rows_of_imports(db, &mut checks)?;
    lines_of_imports(db, &mut checks)?;
    revenue(db, &mut checks)?;
    Ok(checks)
}

fn rows_of_imports(db: &mut Conn<'_>, checks: &mut Vec<Check>) -> Result<()> {
    db.each(
        "SELECT number, rows_total, rows_read, rows_stored + rows_explained + rows_faulty
           FROM imports WHERE state = 'done' ORDER BY number",
        &[],
        |row| {
            let (number, total, dealt) = (row.get::<i64>(0)?, row.get::<Option<i64>>(1)?, row.get::<i64>(3)?);
            let what = format!("import {number}: rows of the file, and rows stored, explained or faulty");
            checks.push(Check { what, one: total.unwrap_or(row.get(2)?), other: dealt });
            Ok(())
        },
    )
}

fn lines_of_imports(db: &mut Conn<'_>, checks: &mut Vec<Check>) -> Result<()> {
    let sum = |row: &crate::base::Row<'_>| row.get::<i64>(0);
    let said = db.one(
        "SELECT CAST(COALESCE(SUM(rows_stored), 0) AS BIGINT) FROM imports
          WHERE kind = 'orders' AND state IN ('running', 'stopped', 'done', 'failed')",
        &[],
        sum,
    )?;
    let there = db.one(
        "SELECT COUNT(*) FROM order_lines l JOIN orders o ON o.id = l.order_id
          WHERE l.source_line IS NOT NULL AND o.import_id IS NOT NULL",
        &[],
        sum,
    )?;
    checks.push(Check { what: "rows stored by imports, and order lines that came so".into(), one: said, other: there });
    Ok(())
}

fn revenue(db: &mut Conn<'_>, checks: &mut Vec<Check>) -> Result<()> {
    let rows = db.all(
        "SELECT currency, CAST(SUM(total) AS BIGINT) FROM orders WHERE status <> 'cancelled'
          GROUP BY currency ORDER BY currency",
        &[],
        |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)),
    )?;
    for (currency, orders) in rows {
        let lines = db.one(
            "SELECT CAST(COALESCE(SUM(l.total), 0) AS BIGINT)
               FROM order_lines l JOIN orders o ON o.id = l.order_id
              WHERE o.currency = $1 AND o.status <> 'cancelled'",
            &[&currency],
            |row| row.get::<i64>(0),
        )?;
        let days = db.one(
            "SELECT CAST(COALESCE(SUM(revenue), 0) AS BIGINT) FROM sales_days WHERE currency = $1",
            &[&currency],
            |row| row.get::<i64>(0),
        )?;
        let what = |other: &str| format!("{currency}: revenue of all orders, and of {other} (minor units)");
        checks.push(Check { what: what("their lines"), one: orders, other: lines });
        checks.push(Check { what: what("the sales by day"), one: orders, other: days });
    }
    Ok(())
}
