//! Finding or making the variant that an order line is about.

use super::model::{Product, Variant, title_worth};
use super::sales::Sales;
use crate::base::db::list;
use crate::base::{Conn, Currency, Id, Result, Tx};

/// What a line says about the thing it sells.
#[derive(Clone, Copy, Debug)]
pub struct Offered<'a> {
    /// The shop's own code.
    pub sku: &'a str,
    /// What the line calls it; may be a remark or empty.
    pub title: &'a str,
    /// Whether the line was a real sale: a piece that went out for money.
    pub sold: bool,
    /// The price of one, minor units, where it is known.
    pub price: Option<i64>,
    /// Its currency.
    pub currency: Currency,
}

/// A variant that was met in this unit of work.
#[derive(Clone, Copy)]
pub(super) struct Known {
    id: Id<Variant>,
    product: Id<Product>,
    worth: i64,
}

/// The variant with this SKU, made if it is new. Its product takes the line's
/// title when that is the better one. `sales` remembers what it has seen, so
/// asking again for the same SKU costs next to nothing.
pub fn ensure_variant(tx: &mut Tx<'_>, sales: &mut Sales, it: &Offered<'_>) -> Result<Id<Variant>> {
    let known = match sales.skus.get(it.sku) {
        Some(known) => *known,
        None => match find(tx, it.sku)? {
            Some(known) => known,
            None => make(tx, it)?,
        },
    };
    let worth = title_worth(it.title, it.sold);
    let better = worth > known.worth;
    if better {
        retitle(tx, known.product, it.title, worth)?;
    }
    let now = Known { worth: known.worth.max(worth), ..known };
    match sales.skus.get_mut(it.sku) {
        Some(place) => *place = now,
        None => drop(sales.skus.insert(it.sku.to_owned(), now)),
    }
    Ok(known.id)
}

/// Lets `sales` know at once which of these SKUs there are, so that [`ensure_variant`] need not ask for each.
pub fn meet_variants(db: &mut Conn<'_>, sales: &mut Sales, skus: &[String]) -> Result<()> {
    db.each(
        "SELECT v.sku, v.id, v.product_id, p.title_worth
           FROM variants v JOIN products p ON p.id = v.product_id
          WHERE v.sku IN {texts $1}",
        &[&list(skus)],
        |row| {
            sales.skus.insert(row.get(0)?, Known { id: row.get(1)?, product: row.get(2)?, worth: row.get(3)? });
            Ok(())
        },
    )
}

fn find(tx: &mut Tx<'_>, sku: &str) -> Result<Option<Known>> {
    tx.first(
        "SELECT v.id, v.product_id, p.title_worth
           FROM variants v JOIN products p ON p.id = v.product_id
          WHERE v.sku = $1",
        &[&sku],
        |row| Ok(Known { id: row.get(0)?, product: row.get(1)?, worth: row.get(2)? }),
    )
}

fn make(tx: &mut Tx<'_>, it: &Offered<'_>) -> Result<Known> {
    let (product, id, now) = (tx.new_id::<Product>(), tx.new_id::<Variant>(), tx.now);
    let worth = title_worth(it.title, it.sold);
    // A product must be called something: its code until a line says better.
    let title = if worth == 0 { it.sku } else { it.title };
    let key = tongue::sort_key(title);
    tx.run(
        "INSERT INTO products (id, title, title_key, title_worth, created_at) VALUES ($1, $2, $3, $4, $5)",
        &[&product, &title, &key, &worth, &now],
    )?;
    tx.run(
        "INSERT INTO variants (id, product_id, sku, price, currency, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        &[&id, &product, &it.sku, &it.price, &it.currency, &now],
    )?;
    Ok(Known { id, product, worth })
}

fn retitle(tx: &mut Tx<'_>, product: Id<Product>, title: &str, worth: i64) -> Result<()> {
    let key = tongue::sort_key(title);
    tx.run(
        "UPDATE products SET title = $2, title_key = $3, title_worth = $4 WHERE id = $1",
        &[&product, &title, &key, &worth],
    )?;
    Ok(())
}
