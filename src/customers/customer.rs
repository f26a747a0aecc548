//! One person, as far as we know: the row, and who counts as whom.

use crate::base::{Conn, Error, Id, Result, Row, Timestamp, Tx, next_number};

/// One person, as far as we know. Fields that are shown are worked out from
/// all rows that count as this person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// Which row.
    pub id: Id<Customer>,
    /// Said aloud: 10482 is C-10482.
    pub number: i64,
    /// Itself, or the customer it was merged into.
    pub root: Id<Customer>,
    /// Whether it was merged into another, and so is in no list.
    pub merged: bool,
    /// The full name; empty where nobody told us.
    pub name: String,
    /// How they want to be called; empty where nobody told us.
    pub call_me: String,
    /// The address to write to.
    pub email: Option<String>,
    /// The number to call, in E.164.
    pub phone: Option<String>,
    /// Language code.
    pub language: Option<String>,
    /// ISO 3166 code, or the name as it was written where it is none.
    pub country: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Whether name and address were made up for a demonstration.
    pub made_up: bool,
    /// Since when we know them.
    pub created_at: Timestamp,
    /// Sales, net of cancelled ones.
    pub orders: i64,
    /// Minor units of the shop's currency, net of what came back.
    pub spent: i64,
    /// The first sale.
    pub first_order_at: Option<Timestamp>,
    /// The last sale.
    pub last_order_at: Option<Timestamp>,
    /// The last time they did anything.
    pub last_seen_at: Timestamp,
    /// Grows with every change by a person.
    pub version: i64,
}

/// The columns of a [`Customer`], in the order [`Customer::read`] wants them.
pub const COLUMNS: &str = "id, number, root_id, merged, name, call_me, email, phone, language, country, city,
       made_up, created_at, orders, spent, first_order_at, last_order_at, last_seen_at, version";

impl Customer {
    /// From a row that selected [`COLUMNS`].
    pub fn read(row: &Row<'_>) -> Result<Customer> {
        Ok(Customer {
            id: row.get(0)?,
            number: row.get(1)?,
            root: row.get(2)?,
            merged: row.get(3)?,
            name: row.get(4)?,
            call_me: row.get(5)?,
            email: row.get(6)?,
            phone: row.get(7)?,
            language: row.get(8)?,
            country: row.get(9)?,
            city: row.get(10)?,
            made_up: row.get(11)?,
            created_at: row.get(12)?,
            orders: row.get(13)?,
            spent: row.get(14)?,
            first_order_at: row.get(15)?,
            last_order_at: row.get(16)?,
            last_seen_at: row.get(17)?,
            version: row.get(18)?,
        })
    }

    /// What to call them on screen: the name, else the address, else the number.
    pub fn shown_name(&self) -> String {
        if !self.name.is_empty() {
            return self.name.clone();
        }
        self.email.clone().or_else(|| self.phone.clone()).unwrap_or_else(|| format!("C-{}", self.number))
    }
}

/// The customer with this id.
///
/// # Errors
/// `NotFound` if there is none.
pub fn find(conn: &mut Conn<'_>, id: Id<Customer>) -> Result<Customer> {
    conn.first(&format!("SELECT {COLUMNS} FROM customers WHERE id = $1"), &[&id], Customer::read)?
        .ok_or(Error::NotFound("customer"))
}

/// Who this row counts as now.
///
/// # Errors
/// `NotFound` if there is no such row.
pub fn root_of(conn: &mut Conn<'_>, id: Id<Customer>) -> Result<Id<Customer>> {
    conn.first("SELECT root_id FROM customers WHERE id = $1", &[&id], |row| row.get(0))?
        .ok_or(Error::NotFound("customer"))
}

/// All rows that count as `root`, itself first.
pub fn members(conn: &mut Conn<'_>, root: Id<Customer>) -> Result<Vec<Id<Customer>>> {
    let mut all = vec![root];
    conn.each("SELECT id FROM customers WHERE root_id = $1 AND merged = 1 ORDER BY id", &[&root], |row| {
        all.push(row.get(0)?);
        Ok(())
    })?;
    Ok(all)
}

/// Writes down a person of whom nothing is known yet.
pub(super) fn add(tx: &mut Tx<'_>, at: Timestamp) -> Result<Id<Customer>> {
    let id: Id<Customer> = tx.new_id();
    let number = next_number(tx, "customer", 10_000)?;
    let serial = tx.serial()?;
    tx.run(
        "INSERT INTO customers (id, number, root_id, created_at, own_last_seen_at, last_seen_at, serial)
         VALUES ($1, $2, $1, $3, $3, $3, $4)",
        &[&id, &number, &at, &serial],
    )?;
    Ok(id)
}

/// Counts an order, or takes one back, in the figures of `home` and of who it counts as.
///
/// `orders` and `spent` are differences; the instants of first and last order
/// move only when `orders` is positive.
pub fn note_order(tx: &mut Tx<'_>, home: Id<Customer>, at: Timestamp, orders: i64, spent: i64) -> Result<()> {
    let first = if orders > 0 { Some(at) } else { None };
    let (root, merged) = tx
        .first(
            "UPDATE customers
                SET own_orders = own_orders + $2,
                    own_spent = own_spent + $3,
                    own_first_order_at = CASE WHEN own_first_order_at < $4 THEN own_first_order_at
                                              ELSE COALESCE($4, own_first_order_at) END,
                    own_last_order_at = CASE WHEN own_last_order_at > $4 THEN own_last_order_at
                                             ELSE COALESCE($4, own_last_order_at) END,
                    own_last_seen_at = CASE WHEN own_last_seen_at < $5 THEN $5 ELSE own_last_seen_at END
              WHERE id = $1
          RETURNING root_id, merged",
            &[&home, &orders, &spent, &first, &at],
            |row| Ok((row.get::<Id<Customer>>(0)?, row.get::<bool>(1)?)),
        )?
        .ok_or(Error::NotFound("customer"))?;
    debug_assert!(merged || root == home);
    let serial = tx.serial()?;
    tx.run(
        "UPDATE customers
            SET orders = orders + $2,
                spent = spent + $3,
                first_order_at = CASE WHEN first_order_at < $4 THEN first_order_at
                                      ELSE COALESCE($4, first_order_at) END,
                last_order_at = CASE WHEN last_order_at > $4 THEN last_order_at
                                     ELSE COALESCE($4, last_order_at) END,
                last_seen_at = CASE WHEN last_seen_at < $5 THEN $5 ELSE last_seen_at END,
                serial = $6
          WHERE id = $1",
        &[&root, &orders, &spent, &first, &at, &serial],
    )?;
    Ok(())
}

/// Notes that they did something at `at`.
pub fn note_seen(tx: &mut Tx<'_>, home: Id<Customer>, at: Timestamp) -> Result<()> {
    let root = tx.first(
        "UPDATE customers SET own_last_seen_at = $2 WHERE id = $1 AND own_last_seen_at < $2 RETURNING root_id",
        &[&home, &at],
        |row| row.get::<Id<Customer>>(0),
    )?;
    if let Some(root) = root {
        let serial = tx.serial()?;
        tx.run(
            "UPDATE customers SET last_seen_at = $2, serial = $3 WHERE id = $1 AND last_seen_at < $2",
            &[&root, &at, &serial],
        )?;
    }
    Ok(())
}

/// Notes that something beside the row of `id` has changed that lists show or ask for.
pub(super) fn note_change(tx: &mut Tx<'_>, id: Id<Customer>) -> Result<()> {
    let serial = tx.serial()?;
    tx.run("UPDATE customers SET serial = $2 WHERE id = $1", &[&id, &serial])?;
    Ok(())
}
