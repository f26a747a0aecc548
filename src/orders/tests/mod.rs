//! Stories of orders, on both engines.

mod acts;
mod booking;
mod pages;
mod products;

use crate::base::{Actor, Id, Result, Timestamp, Tx};
use crate::catalog::{self, Offered, Sales};
use crate::customers::Customer;
use crate::orders::{self, Booked, Booking, LineDraft, LineKind, OrderKind};
use crate::testing::{NOON, TestApp};

/// A line of cups: code, pieces, price of one in minor units.
fn goods(sku: &str, quantity: i64, price: i64, source_line: i64) -> LineDraft {
    LineDraft {
        kind: LineKind::Goods,
        variant: None,
        sku: sku.into(),
        title: format!("Cup {sku}"),
        quantity,
        unit_price_e4: price * 100,
        discount: 0,
        tax: 0,
        total: quantity * price,
        source_line: Some(source_line),
    }
}

fn postage(price: i64, source_line: i64) -> LineDraft {
    LineDraft { kind: LineKind::Shipping, title: "Postage".into(), ..goods("POST", 1, price, source_line) }
}

/// An order of the main storefront, placed at noon.
#[derive(Clone)]
struct Sample {
    number: &'static str,
    kind: OrderKind,
    customer: Option<Id<Customer>>,
    import_id: Option<i64>,
    at: Timestamp,
    lines: Vec<LineDraft>,
}

impl Sample {
    fn sale(number: &'static str, lines: Vec<LineDraft>) -> Sample {
        Sample { number, kind: OrderKind::Sale, customer: None, import_id: None, at: NOON, lines }
    }

    fn book(&self, tx: &mut Tx<'_>) -> Result<Booked> {
        let mut sales = Sales::open(tx)?;
        let storefront = catalog::ensure_storefront(tx, "main", "Main shop", sales.home())?;
        let mut lines = self.lines.clone();
        for line in &mut lines {
            if line.kind == LineKind::Goods {
                let offered = Offered {
                    sku: &line.sku,
                    title: &line.title,
                    sold: line.quantity > 0,
                    price: Some(line.unit_price_e4 / 100),
                    currency: sales.home(),
                };
                line.variant = Some(catalog::ensure_variant(tx, &mut sales, &offered)?);
            }
        }
        let booking = Booking {
            storefront,
            place: None,
            number: self.number.into(),
            kind: self.kind,
            customer: self.customer,
            identity: None,
            currency: sales.home(),
            placed_at: self.at,
            country: Some("ZA".into()),
            source: "import".into(),
            import_id: self.import_id,
            lines,
        };
        let booked = orders::book(tx, &booking, &mut sales)?;
        sales.write(tx)?;
        Ok(booked)
    }
}

async fn book(app: &TestApp, sample: Sample) -> Booked {
    app.test.db.write(Actor::SYSTEM, move |tx| sample.book(tx)).await.expect("the order is booked")
}

/// A customer with nothing but a name.
async fn customer(app: &TestApp, name: &'static str) -> Id<Customer> {
    app.test
        .db
        .write(Actor::SYSTEM, move |tx| {
            let (id, now) = (tx.new_id::<Customer>(), tx.now);
            tx.run(
                "INSERT INTO customers (id, number, root_id, name, created_at, own_last_seen_at, last_seen_at)
                 VALUES ($1, (SELECT COALESCE(MAX(number), 10480) + 1 FROM customers), $1, $2, $3, $3, $3)",
                &[&id, &name, &now],
            )?;
            Ok(id)
        })
        .await
        .expect("a customer")
}

/// A row of whole numbers.
async fn numbers(app: &TestApp, sql: &'static str, width: usize) -> Vec<Vec<i64>> {
    app.test
        .db
        .read(move |db| db.all(sql, &[], |row| (0..width).map(|at| row.get(at)).collect()))
        .await
        .expect("numbers")
}
