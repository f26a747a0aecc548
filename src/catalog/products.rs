//! Reading products: one, the list, and how each sold by month.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::json;

use super::model::{Category, Product, Variant};
use crate::base::db::Param;
use crate::base::page::{Paged, from_cursor};
use crate::base::{Conn, Error, Id, Result, Timestamp};

/// The product with this id.
///
/// # Errors
/// `NotFound` if there is none.
pub fn find(db: &mut Conn<'_>, id: Id<Product>) -> Result<Product> {
    db.first(
        "SELECT p.id, p.title, c.id, c.name, p.version
           FROM products p LEFT JOIN categories c ON c.id = p.category_id
          WHERE p.id = $1",
        &[&id],
        |row| {
            let category = match row.get::<Option<Id<Category>>>(2)? {
                Some(id) => Some(Category { id, name: row.get(3)? }),
                None => None,
            };
            Ok(Product { id: row.get(0)?, title: row.get(1)?, category, version: row.get(4)? })
        },
    )?
    .ok_or(Error::NotFound("product"))
}

/// The product that a variant is a form of.
///
/// # Errors
/// `NotFound` if there is no such variant.
pub fn of_variant(db: &mut Conn<'_>, id: Id<Variant>) -> Result<Id<Product>> {
    db.first("SELECT product_id FROM variants WHERE id = $1", &[&id], |row| row.get(0))?
        .ok_or(Error::NotFound("variant"))
}

/// The variants of a product, by SKU.
pub fn variants(db: &mut Conn<'_>, product: Id<Product>) -> Result<Vec<Variant>> {
    db.all(
        "SELECT id, sku, title, barcode, price, cost, currency, sold, revenue, last_sold_at, price_set
           FROM variants
          WHERE product_id = $1
          ORDER BY sku",
        &[&product],
        |row| {
            Ok(Variant {
                id: row.get(0)?,
                sku: row.get(1)?,
                title: row.get(2)?,
                barcode: row.get(3)?,
                price: row.get(4)?,
                cost: row.get(5)?,
                currency: row.get(6)?,
                sold: row.get(7)?,
                revenue: row.get(8)?,
                last_sold_at: row.get(9)?,
                price_set: row.get::<i64>(10)? == 1,
            })
        },
    )
}

/// The names of all categories, in order.
pub fn categories(db: &mut Conn<'_>) -> Result<Vec<String>> {
    db.all("SELECT name FROM categories ORDER BY name_key, id", &[], |row| row.get(0))
}

/// Pieces and revenue of a product by month, from the month of `from` on, in the shop's currency.
pub fn by_month(db: &mut Conn<'_>, product: Id<Product>, from: Date) -> Result<BTreeMap<Date, (i64, i64)>> {
    let epoch = Date::constant(1970, 1, 1);
    let first = from.first_of_month();
    let day = i64::from((first - epoch).get_days());
    let shop = crate::settings::shop(db)?.map(|it| it.currency.to_string()).unwrap_or_default();
    let mut months = BTreeMap::new();
    db.each(
        "SELECT day, CAST(SUM(units) AS BIGINT), CAST(SUM(revenue) AS BIGINT)
           FROM variant_days
          WHERE variant_id IN (SELECT id FROM variants WHERE product_id = $1) AND day >= $2 AND currency = $3
          GROUP BY day",
        &[&product, &day, &shop],
        |row| {
            let date = epoch.saturating_add(jiff::Span::new().days(row.get::<i64>(0)?));
            let month: &mut (i64, i64) = months.entry(date.first_of_month()).or_default();
            month.0 += row.get::<i64>(1)?;
            month.1 += row.get::<i64>(2)?;
            Ok(())
        },
    )?;
    Ok(months)
}

/// In which order products stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    /// What earned most.
    #[default]
    Revenue,
    /// What sold most.
    Sold,
    /// By name.
    Title,
    /// What sold last.
    Last,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 4] = [Sort::Revenue, Sort::Sold, Sort::Title, Sort::Last];

    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Revenue => "revenue",
            Sort::Sold => "sold",
            Sort::Title => "title",
            Sort::Last => "last",
        }
    }

    /// From its code; the usual one where there is none.
    pub fn parse(code: &str) -> Sort {
        Sort::ALL.into_iter().find(|it| it.code() == code).unwrap_or_default()
    }
}

/// A product in the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which.
    pub id: Id<Product>,
    /// Its name.
    pub title: String,
    /// The name as it is ordered.
    pub key: String,
    /// The first of its SKUs.
    pub sku: String,
    /// How many variants it has.
    pub variants: i64,
    /// Pieces sold.
    pub sold: i64,
    /// Earned, minor units of the shop's currency.
    pub revenue: i64,
    /// When it last sold.
    pub last_sold_at: Option<Timestamp>,
}

/// One page of the products whose name or code has all of `words`.
pub fn page(db: &mut Conn<'_>, words: &str, sort: Sort, cursor: Option<&str>, limit: usize) -> Result<Paged<Listed>> {
    let (column, way, than) = match sort {
        Sort::Revenue => ("revenue", "DESC", "<"),
        Sort::Sold => ("sold", "DESC", "<"),
        Sort::Last => ("last_sold", "DESC", "<"),
        Sort::Title => ("title_key", "ASC", ">"),
    };
    let (matching, held) = matching(words);
    let mut values: Vec<&dyn Param> = held.iter().map(|it| it as &dyn Param).collect();
    let (text, number, id);
    let from = match cursor.and_then(from_cursor::<(serde_json::Value, i64)>) {
        Some((key, last)) => {
            id = last;
            match (sort, key) {
                (Sort::Title, serde_json::Value::String(it)) => {
                    text = it;
                    values.push(&text);
                }
                (_, key) => {
                    number = key.as_i64().unwrap_or(i64::MAX);
                    values.push(&number);
                }
            }
            values.push(&id);
            format!("({column}, id) {than} (${}, ${})", values.len() - 1, values.len())
        }
        None => "1 = 1".to_owned(),
    };
    let sql = format!(
        "SELECT id, title, title_key, sku, variants, sold, revenue, last_sold
           FROM (SELECT p.id, p.title, p.title_key, MIN(v.sku) AS sku, COUNT(*) AS variants,
                        CAST(SUM(v.sold) AS BIGINT) AS sold, CAST(SUM(v.revenue) AS BIGINT) AS revenue,
                        COALESCE(MAX(v.last_sold_at), 0) AS last_sold
                   FROM products p JOIN variants v ON v.product_id = p.id
                  WHERE {matching}
                  GROUP BY p.id, p.title, p.title_key) AS listed
          WHERE {from}
          ORDER BY {column} {way}, id {way}
          LIMIT {}",
        limit + 1
    );
    let rows = db.all(&sql, &values, |row| {
        Ok(Listed {
            id: row.get(0)?,
            title: row.get(1)?,
            key: row.get(2)?,
            sku: row.get(3)?,
            variants: row.get(4)?,
            sold: row.get(5)?,
            revenue: row.get(6)?,
            last_sold_at: Some(row.get::<Timestamp>(7)?).filter(|it| it.0 > 0),
        })
    })?;
    Ok(Paged::cut(rows, limit, |last| {
        let key = match sort {
            Sort::Revenue => json!(last.revenue),
            Sort::Sold => json!(last.sold),
            Sort::Last => json!(last.last_sold_at.unwrap_or_default().0),
            Sort::Title => json!(last.key),
        };
        (key, last.id.raw())
    }))
}

/// How many products match.
pub fn count(db: &mut Conn<'_>, words: &str) -> Result<i64> {
    let (matching, held) = matching(words);
    let values: Vec<&dyn Param> = held.iter().map(|it| it as &dyn Param).collect();
    db.one(
        &format!("SELECT COUNT(DISTINCT p.id) FROM products p JOIN variants v ON v.product_id = p.id WHERE {matching}"),
        &values,
        |row| row.get(0),
    )
}

/// A condition that asks for each word in the name, or at the beginning of a SKU or barcode.
pub(super) fn matching(words: &str) -> (String, Vec<String>) {
    let (mut conditions, mut held) = (Vec::new(), Vec::new());
    for word in tongue::fold(words).split_whitespace().take(tongue::MAX_WORDS) {
        let word = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        held.push(format!("%{word}%"));
        held.push(format!("{}%", word.to_uppercase()));
        let (part, start) = (held.len() - 1, held.len());
        conditions.push(format!(
            "(p.title_key LIKE ${part} ESCAPE '\\' OR UPPER(v.sku) LIKE ${start} ESCAPE '\\'
              OR v.barcode LIKE ${start} ESCAPE '\\')"
        ));
    }
    if conditions.is_empty() { ("1 = 1".to_owned(), held) } else { (conditions.join(" AND "), held) }
}
