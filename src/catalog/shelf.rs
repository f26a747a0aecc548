//! What can be bought now, as a web shop shows it.

use super::model::{Product, Variant};
use super::products::matching;
use crate::base::db::Param;
use crate::base::page::{Paged, from_cursor};
use crate::base::{Conn, Currency, Error, Id, Result, Row, db};

/// A variant with a price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnShelf {
    /// What it is a form of.
    pub product: Id<Product>,
    /// Which form.
    pub variant: Id<Variant>,
    /// The name of the product.
    pub title: String,
    /// What tells this form from the others.
    pub form: String,
    /// The shop's own code.
    pub sku: String,
    /// The price of one, minor units.
    pub price: i64,
    /// Its currency.
    pub currency: Currency,
    /// The shelf it stands on.
    pub category: Option<String>,
    /// Pieces sold so far.
    pub sold: i64,
}

const COLUMNS: &str = "p.id, v.id, p.title, v.title, v.sku, v.price, v.currency, c.name, v.sold";
const FROM: &str = "variants v JOIN products p ON p.id = v.product_id LEFT JOIN categories c ON c.id = p.category_id";

fn read(row: &Row<'_>) -> Result<OnShelf> {
    Ok(OnShelf {
        product: row.get(0)?,
        variant: row.get(1)?,
        title: row.get(2)?,
        form: row.get(3)?,
        sku: row.get(4)?,
        price: row.get(5)?,
        currency: row.get(6)?,
        category: row.get(7)?,
        sold: row.get(8)?,
    })
}

/// One page of what can be bought and has all of `words` in its name or code, the best seller first.
pub fn shelf(db: &mut Conn<'_>, words: &str, cursor: Option<&str>, limit: usize) -> Result<Paged<OnShelf>> {
    let (matching, held) = matching(words);
    let (sold, last) = cursor.and_then(from_cursor::<(i64, i64)>).unwrap_or((i64::MAX, i64::MAX));
    let mut values: Vec<&dyn Param> = held.iter().map(|it| it as &dyn Param).collect();
    values.extend([&sold as &dyn Param, &last]);
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM}
          WHERE v.price > 0 AND {matching} AND (v.sold, v.id) < (${}, ${})
          ORDER BY v.sold DESC, v.id DESC
          LIMIT {}",
        values.len() - 1,
        values.len(),
        limit + 1
    );
    let rows = db.all(&sql, &values, read)?;
    Ok(Paged::cut(rows, limit, |last| (last.sold, last.variant.raw())))
}

/// One variant that can be bought.
///
/// # Errors
/// `NotFound` if there is none, or it has no price.
pub fn on_shelf(db: &mut Conn<'_>, id: Id<Variant>) -> Result<OnShelf> {
    of_ids(db, &[id])?.pop().ok_or(Error::NotFound("product"))
}

/// Those of these variants that can be bought, in no order.
pub fn of_ids(db: &mut Conn<'_>, ids: &[Id<Variant>]) -> Result<Vec<OnShelf>> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE v.price > 0 AND v.id IN {{ints $1}}");
    db.all(&sql, &[&db::ids(ids)], read)
}
