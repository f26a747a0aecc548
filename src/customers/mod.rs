//! Customers: people, as far as we know them.

use crate::base::{Id, Result, Timestamp, Tx};

/// One person, as far as we know.
#[derive(Clone, Debug)]
pub struct Customer {
    /// Which row.
    pub id: Id<Customer>,
}

/// One thing by which we recognise a customer.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Which row.
    pub id: Id<Identity>,
}

/// Adds to the figures of a customer's own row and of who it counts as.
pub fn note_order(tx: &mut Tx<'_>, home: Id<Customer>, at: Timestamp, orders: i64, spent: i64) -> Result<()> {
    tx.run(
        "UPDATE customers SET own_orders = own_orders + $2, own_spent = own_spent + $3 WHERE id = $1",
        &[&home, &orders, &spent],
    )?;
    tx.run(
        "UPDATE customers
            SET orders = orders + $2, spent = spent + $3,
                last_order_at = CASE WHEN COALESCE(last_order_at, 0) < $4 THEN $4 ELSE last_order_at END
          WHERE id = (SELECT root_id FROM customers WHERE id = $1)",
        &[&home, &orders, &spent, &at],
    )?;
    Ok(())
}
