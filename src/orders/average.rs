//! What a sale comes to on average: the yardstick beside one person's usual order.

use crate::base::{Conn, Result, Timestamp};

/// The days that say what is usual now.
const DAYS: i64 = 90;

/// The average sale of the last 90 days in `currency`, in minor units; none if nothing was sold.
pub fn average_sale(db: &mut Conn<'_>, currency: &str, now: Timestamp) -> Result<Option<i64>> {
    let since = now.0.div_euclid(86_400_000) - DAYS;
    let (gross, sales) = db.one(
        "SELECT CAST(COALESCE(SUM(gross), 0) AS BIGINT), CAST(COALESCE(SUM(sales), 0) AS BIGINT)
           FROM sales_days
          WHERE day >= $1 AND currency = $2",
        &[&since, &currency],
        |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)),
    )?;
    Ok((sales > 0).then(|| gross / sales))
}
