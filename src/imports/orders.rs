//! Rows of an order file, and the orders they make together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sheet::Row;

use super::cells::{Cells, Told};
use super::countries::country;
use super::fields::Field;
use super::model::{Codes, Sum};
use super::{made_up, retail};
use crate::base::{Currency, Say, Timestamp};

pub use crate::orders::{LineKind, OrderKind, Said, Status};

/// An order is complete once so many rows have gone by without a line of it. Shop systems write the lines of an order
/// together; a few write two orders into each other.
const PATIENCE: u64 = 100;

/// Who ordered, as the file says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The number the shop system knows them by.
    pub external: Option<String>,
    /// As written.
    pub email: Option<String>,
    /// As written.
    pub phone: Option<String>,
    /// As written.
    pub name: Option<String>,
}

/// A line, read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineDraft {
    /// The line of the file; none for what the file says about the order as a whole.
    pub source: Option<u64>,
    /// What it is.
    pub kind: LineKind,
    /// The code, as written.
    pub sku: String,
    /// As written.
    pub title: String,
    /// Pieces.
    pub quantity: i64,
    /// Ten-thousandths of the currency's unit.
    pub unit_e4: i64,
    /// Minor units.
    pub discount: i64,
    /// Minor units.
    pub tax: i64,
    /// Minor units, with what rounding left over from the lines before.
    pub total: i64,
    /// The exact amount in millionths.
    pub exact: i64,
}

/// An order, gathered from its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderDraft {
    /// As the shop system says it.
    pub number: String,
    /// The time of its first row.
    pub at: Timestamp,
    /// The currency of its amounts.
    pub currency: Currency,
    /// Where it stands, where the file says so.
    #[serde(default)]
    pub said: Option<Said>,
    /// Who ordered; none for a guest.
    pub person: Option<Person>,
    /// Code, or the name as written where there is no code.
    pub country: Option<String>,
    /// Its lines in the order of the file.
    pub lines: Vec<LineDraft>,
    /// What it is in the books; decided when it is complete.
    pub kind: OrderKind,
    /// The index of its last row.
    pub last: u64,
}

impl OrderDraft {
    /// Rows of the file that it is made of.
    pub fn rows(&self) -> impl Iterator<Item = &LineDraft> {
        self.lines.iter().filter(|it| it.source.is_some())
    }

    /// Its rows and their amount; what stands for the order as a whole adds to the amount only.
    pub fn sum(&self) -> Sum {
        Sum { rows: self.rows().count() as i64, amount: self.lines.iter().map(|it| it.total).sum() }
    }

    /// Decides what kind of order it is, by the rules of its file.
    fn decide(&mut self, codes: Codes) {
        self.kind = match codes {
            Codes::OnlineRetail => retail::order_kind(self),
            Codes::Plain if self.sum().amount < 0 => OrderKind::Credit,
            Codes::Plain => OrderKind::Sale,
        };
    }
}

/// Gathers rows to orders.
pub struct Gatherer {
    cells: Cells,
    open: Vec<OrderDraft>,
    left_over: BTreeMap<Currency, i64>,
}

impl Gatherer {
    /// Goes on with the orders that were open and what rounding had left over.
    pub fn new(cells: Cells, open: Vec<OrderDraft>, left_over: BTreeMap<Currency, i64>) -> Gatherer {
        Gatherer { cells, open, left_over }
    }

    /// Takes a row; a row that cannot be used changes nothing.
    pub fn take(&mut self, row: &Row<'_>) -> Told<()> {
        let cells = &mut self.cells;
        let at = cells.time(row, Field::Date)?;
        let number = cells.text(row, Field::Number)?;
        if number.is_empty() || number.chars().count() > 100 {
            return Err(cells.fault(Field::Number, if number.is_empty() { "blank" } else { "too_long" }));
        }
        let currency = currency(cells, row)?;
        let known = self.open.iter().position(|it| it.number == number);
        let mut left_over = self.left_over.get(&currency).copied().unwrap_or(0);
        let line = line(cells, row, currency, &mut left_over)?;
        let extra = if known.is_none() { shipping(cells, row, currency, &mut left_over)? } else { None };
        if let Some(order) = known.map(|it| &mut self.open[it]) {
            if order.currency != currency {
                return Err(Say::new("imports-fault-two-currencies").with("number", number));
            }
            order.last = row.index;
            order.lines.push(line);
            if order.said.is_none() {
                order.said = said(cells, row);
            }
            self.left_over.insert(currency, left_over);
            return Ok(());
        }
        let at = at.ok_or_else(|| cells.fault(Field::Date, "blank"))?;
        let order = OrderDraft {
            number,
            at,
            currency,
            said: said(cells, row),
            person: person(cells, row)?,
            country: cells.raw(row, Field::Country).and_then(country),
            lines: std::iter::once(line).chain(extra).collect(),
            kind: OrderKind::Sale,
            last: row.index,
        };
        self.open.push(order);
        self.left_over.insert(currency, left_over);
        Ok(())
    }

    /// The orders that are complete when the reader stands at `index`; all at the end of the file.
    pub fn complete(&mut self, index: u64, ended: bool) -> Vec<OrderDraft> {
        let (mut done, open): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.open).into_iter().partition(|it| ended || it.last + PATIENCE < index);
        self.open = open;
        done.iter_mut().for_each(|it| it.decide(self.cells.plan().codes));
        done
    }

    /// What must be kept to go on later.
    pub fn carried(&self) -> (Vec<OrderDraft>, BTreeMap<Currency, i64>) {
        (self.open.clone(), self.left_over.clone())
    }
}

fn currency(cells: &Cells, row: &Row<'_>) -> Told<Currency> {
    match cells.raw(row, Field::Currency) {
        None => Ok(cells.plan().currency),
        Some(it) => it.to_uppercase().parse().map_err(|_| cells.fault(Field::Currency, "not_a_currency")),
    }
}

fn line(cells: &Cells, row: &Row<'_>, currency: Currency, left_over: &mut i64) -> Told<LineDraft> {
    let quantity = cells.whole(row, Field::Quantity)?.unwrap_or(1);
    let price = cells.decimal(row, Field::UnitPrice)?;
    let discount = cells.decimal(row, Field::Discount)?.unwrap_or(0);
    let tax = cells.decimal(row, Field::Tax)?.unwrap_or(0);
    let total = cells.decimal(row, Field::LineTotal)?;
    let too_large = || cells.fault(Field::UnitPrice, "out_of_range");
    let exact = match (total, price) {
        (Some(total), _) => total,
        (None, Some(price)) => {
            // A discount makes the amount smaller, however the file writes its sign.
            let goods = price.checked_mul(quantity).ok_or_else(too_large)?;
            goods - discount.abs() * goods.signum()
        }
        (None, None) => return Err(cells.fault(Field::UnitPrice, "blank")),
    };
    // One amount of this size is a slip of the keyboard, and sums of smaller ones stay exact.
    if exact.unsigned_abs() > 1_000_000_000_000_000 || quantity.unsigned_abs() > 1_000_000_000 {
        return Err(too_large());
    }
    let price = price.unwrap_or_else(|| exact.checked_div(quantity).unwrap_or(exact));
    let minor = minor(currency);
    let sku = cells.text(row, Field::Sku)?;
    let kind = match cells.plan().codes {
        Codes::OnlineRetail => retail::line_kind(&sku),
        Codes::Plain => LineKind::Goods,
    };
    Ok(LineDraft {
        source: Some(row.line),
        kind,
        sku,
        title: cells.text(row, Field::Title)?,
        quantity,
        unit_e4: rounded(price, 100),
        discount: rounded(discount.abs(), minor),
        tax: rounded(tax, minor),
        total: carried(exact, minor, left_over),
        exact,
    })
}

/// Postage that the file says once for the whole order, on its first row.
fn shipping(cells: &Cells, row: &Row<'_>, currency: Currency, left_over: &mut i64) -> Told<Option<LineDraft>> {
    let Some(exact) = cells.decimal(row, Field::Shipping)?.filter(|it| *it != 0) else { return Ok(None) };
    if exact.unsigned_abs() > 1_000_000_000_000_000 {
        return Err(cells.fault(Field::Shipping, "out_of_range"));
    }
    Ok(Some(LineDraft {
        source: None,
        kind: LineKind::Shipping,
        sku: String::new(),
        title: String::new(),
        quantity: 1,
        unit_e4: rounded(exact, 100),
        discount: 0,
        tax: 0,
        total: carried(exact, minor(currency), left_over),
        exact,
    }))
}

fn person(cells: &Cells, row: &Row<'_>) -> Told<Option<Person>> {
    let text = |field| Ok::<_, Say>(Some(cells.text(row, field)?).filter(|it| !it.is_empty()));
    let email = cells.raw(row, Field::Email);
    if let Some(email) = email {
        sheet::email(email).map_err(|it| cells.fault(Field::Email, it.code()))?;
    }
    let it = Person {
        external: text(Field::CustomerId)?,
        email: email.map(str::to_owned),
        phone: text(Field::Phone)?,
        name: text(Field::Name)?,
    };
    if cells.plan().made_up
        && let Some(external) = &it.external
    {
        let (name, email) = made_up::person(external, cells.raw(row, Field::Country).unwrap_or_default());
        return Ok(Some(Person { name: Some(name), email: Some(email), ..it }));
    }
    // A name alone is no one: there are many of each.
    Ok(if it.external.is_none() && it.email.is_none() && it.phone.is_none() { None } else { Some(it) })
}

/// Where the order stands, as shop systems call it; a word that none of them uses is kept as it is.
fn said(cells: &Cells, row: &Row<'_>) -> Option<Said> {
    let cell = cells.raw(row, Field::Status)?;
    let word = tongue::clean_name(cell).chars().take(60).collect();
    let status = match cell.to_lowercase().replace(['_', '-'], " ").as_str() {
        "placed" | "pending" | "open" | "new" | "processing" | "authorized" | "authorised" | "on hold" | "unpaid"
        | "unfulfilled" | "received" => Some(Status::Placed),
        "paid" | "captured" | "payment received" | "partially fulfilled" | "partial" => Some(Status::Paid),
        "fulfilled" | "shipped" | "complete" | "completed" | "delivered" | "closed" | "sent" | "dispatched"
        | "collected" => Some(Status::Fulfilled),
        "cancelled" | "canceled" | "voided" | "void" | "failed" | "expired" => Some(Status::Cancelled),
        "refunded" | "returned" => Some(Status::Refunded),
        "partially refunded" | "partly refunded" => Some(Status::PartlyRefunded),
        _ => None,
    };
    Some(Said { status, word })
}

/// Millionths in one minor unit.
fn minor(currency: Currency) -> i64 {
    10_i64.pow(6 - currency.exponent())
}

/// To the nearest whole; halves go up.
fn rounded(value: i64, unit: i64) -> i64 {
    (value + unit / 2).div_euclid(unit)
}

/// This line's amount in minor units. What rounding takes or adds is kept and goes into the next line, so that all
/// lines of a file add up to its exact sum, rounded once.
fn carried(exact: i64, unit: i64, left_over: &mut i64) -> i64 {
    let due = exact + *left_over;
    let total = rounded(due, unit);
    *left_over = due - total * unit;
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn rounded_lines_add_up_to_the_rounded_sum(lines in proptest::collection::vec(-9_999_999_i64..9_999_999, 0..200)) {
            let mut left_over = 0;
            let booked: i64 = lines.iter().map(|it| carried(*it, 10_000, &mut left_over)).sum();
            proptest::prop_assert_eq!(booked, rounded(lines.iter().sum(), 10_000));
        }
    }

    #[test]
    fn a_tenth_of_a_penny_touches_no_line_in_whole_pence() {
        let mut left_over = 0;
        let lines = [1_000, 12_500_000, 1_000, 990_000, 1_000, 1_000, 1_000];
        assert_eq!(lines.map(|it| carried(it, 10_000, &mut left_over)), [0, 1_250, 0, 99, 0, 0, 1]);
    }
}
