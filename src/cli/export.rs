//! `indaba export`

use std::io::{BufWriter, Write};
use std::process::ExitCode;
use std::sync::mpsc;

use clap::{Args, ValueEnum};
use sheet::{Delimiter, Writer};

use super::{Common, Done, Failure, Purpose, open};
use crate::base::db::Row;
use crate::base::{Conn, Currency, Error, Result, Timestamp};
use crate::settings;

/// Write all customers or all orders as CSV to standard output
#[derive(Args)]
#[command(
    after_help = "Examples:\n  indaba export customers > customers.csv\n  indaba export orders --data /srv/shop | gzip > orders.csv.gz"
)]
pub struct Export {
    /// What to write
    #[arg(value_enum)]
    what: What,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// One line for each person
    Customers,
    /// One line for each order
    Orders,
}

/// Lines on their way from the database to the file.
const AHEAD: usize = 1_000;

impl Export {
    pub fn run(&self, common: &Common) -> Done {
        let shop = open(&common.config()?, Purpose::Command)?;
        let (db, what) = (shop.app.db.clone(), self.what);
        let (sender, rows) = mpsc::sync_channel::<Vec<String>>(AHEAD);
        let reading = std::thread::spawn(move || {
            db.read_now(move |conn| {
                let mut send =
                    |cells: Vec<String>| sender.send(cells).map_err(|_| Error::internal("the reader went away"));
                match what {
                    What::Customers => customers(conn, &mut send),
                    What::Orders => orders(conn, &mut send),
                }
            })
        });
        let written = write(&rows);
        drop(rows);
        let read = reading.join().map_err(|_| Failure::Failed("The export broke off.".to_owned()))?;
        match written {
            // Whoever reads this, `head` perhaps, has enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
            Err(error) => Err(error.into()),
            Ok(()) => {
                read?;
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn write(rows: &mpsc::Receiver<Vec<String>>) -> std::io::Result<()> {
    let out = BufWriter::new(std::io::stdout().lock());
    let mut file = Writer::new(out, Delimiter::COMMA, false)?;
    for row in rows {
        file.row(&row)?;
    }
    file.finish()?.flush()
}

type Send<'a> = &'a mut dyn FnMut(Vec<String>) -> Result<()>;

fn customers(conn: &mut Conn<'_>, send: Send<'_>) -> Result<()> {
    let currency = settings::shop(conn)?.map(|it| it.currency);
    send(words(
        "number,name,email,phone,country,city,language,orders,spent,currency,first_order,last_order,last_seen,since",
    ))?;
    conn.each(
        "SELECT number, name, email, phone, country, city, language, orders, spent, first_order_at, last_order_at,
                last_seen_at, created_at
           FROM customers
          WHERE merged = 0 AND (visitor = 0 OR orders > 0)
          ORDER BY number",
        &[],
        |row| {
            let mut cells = vec![format!("C-{}", row.get::<i64>(0)?)];
            for at in 1..=6 {
                cells.push(row.get::<Option<String>>(at)?.unwrap_or_default());
            }
            cells.push(row.get::<i64>(7)?.to_string());
            cells.push(plain(row.get(8)?, currency.as_ref()));
            cells.push(currency.as_ref().map(|it| it.code().to_owned()).unwrap_or_default());
            for at in 9..=12 {
                cells.push(time(row, at)?);
            }
            send(cells)
        },
    )
}

fn orders(conn: &mut Conn<'_>, send: Send<'_>) -> Result<()> {
    send(words(
        "number,kind,status,placed,customer,email,country,lines,units,goods,discount,shipping,tax,total,refunded,currency",
    ))?;
    conn.each(
        "SELECT orders.number, orders.kind, orders.status, orders.placed_at, root.number, root.email, orders.country,
                orders.lines, orders.units, orders.goods, orders.discount, orders.shipping, orders.tax, orders.total,
                orders.refunded, orders.currency
           FROM orders
           LEFT JOIN customers ON customers.id = orders.customer_id
           LEFT JOIN customers AS root ON root.id = customers.root_id
          ORDER BY orders.placed_at, orders.id",
        &[],
        |row| {
            let currency: Currency = row.get(15)?;
            let mut cells = vec![row.get(0)?, row.get(1)?, row.get(2)?, time(row, 3)?];
            cells.push(row.get::<Option<i64>>(4)?.map(|it| format!("C-{it}")).unwrap_or_default());
            cells.push(row.get::<Option<String>>(5)?.unwrap_or_default());
            cells.push(row.get::<Option<String>>(6)?.unwrap_or_default());
            for at in 7..=8 {
                cells.push(row.get::<i64>(at)?.to_string());
            }
            for at in 9..=14 {
                cells.push(plain(row.get(at)?, Some(&currency)));
            }
            cells.push(currency.code().to_owned());
            send(cells)
        },
    )
}

fn words(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}

fn time(row: &Row, at: usize) -> Result<String> {
    Ok(row.get::<Option<Timestamp>>(at)?.map(|it| it.to_string()).unwrap_or_default())
}

/// An amount for machines: a point, no spaces, all decimals.
fn plain(minor: i64, currency: Option<&Currency>) -> String {
    let digits = currency.map_or(2, Currency::exponent) as usize;
    let (sign, minor) = (if minor < 0 { "-" } else { "" }, minor.unsigned_abs());
    if digits == 0 {
        return format!("{sign}{minor}");
    }
    let unit = 10_u64.pow(digits as u32);
    format!("{sign}{}.{:0digits$}", minor / unit, minor % unit)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn amounts_have_all_their_decimals() {
        let plain_in = |minor, code: &str| plain(minor, Some(&code.parse().unwrap()));
        assert_eq!(plain_in(123_405, "ZAR"), "1234.05");
        assert_eq!(plain_in(-5, "ZAR"), "-0.05");
        assert_eq!(plain_in(1_200, "JPY"), "1200");
        assert_eq!(plain_in(1_234_567, "KWD"), "1234.567");
    }
}
