//! What an import is: its kind, where it stands, how its file is read, and what it counted.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sheet::{DateOrder, Format, Numbers};

use super::fields::Field;
use super::orders::{LineKind, OrderDraft, OrderKind};
use crate::base::{Currency, Id, Say, Timestamp};
use crate::catalog::Storefront;
use crate::orders::Followed;

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One row is a line of an order.
    Orders,
    /// One row is a customer.
    Customers,
}

impl Kind {
    /// Both.
    pub const ALL: [Kind; 2] = [Kind::Customers, Kind::Orders];

    /// As stored, and as the end of its key in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Orders => "orders",
            Kind::Customers => "customers",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Someone says which column means what.
    Mapping,
    /// The file is read without storing anything.
    Checking,
    /// That has been done.
    Checked,
    /// Rows are stored.
    Running,
    /// Someone stopped it; it can go on.
    Stopped,
    /// Every row was dealt with.
    Done,
    /// It could not go on; the error says why.
    Failed,
}

impl State {
    const ALL: [State; 7] =
        [State::Mapping, State::Checking, State::Checked, State::Running, State::Stopped, State::Done, State::Failed];

    /// As stored, and as the end of its key in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            State::Mapping => "mapping",
            State::Checking => "checking",
            State::Checked => "checked",
            State::Running => "running",
            State::Stopped => "stopped",
            State::Done => "done",
            State::Failed => "failed",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Whether a worker is at it.
    pub fn works(self) -> bool {
        matches!(self, State::Checking | State::Running)
    }
}

/// Codes that are no products, and what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Codes {
    /// Every code is a product.
    #[default]
    Plain,
    /// POST, DOT, M, D and the others of the Online Retail data; `C…` invoices are credits, `A…` are bad debt.
    OnlineRetail,
}

/// What a column is used for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// Nothing.
    #[default]
    Nothing,
    /// A field of the order or the customer.
    Field(Field),
    /// An attribute of the customer, named as the column.
    Attribute,
}

/// How a file is read: chosen on the mapping page, guessed at first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// What the rows are.
    pub kind: Kind,
    /// Encoding, delimiter, quotes, header.
    pub format: Format,
    /// The names of the columns, or their numbers if the file has no header.
    pub names: Vec<String>,
    /// What each column is used for.
    pub uses: Vec<Use>,
    /// The order of day, month and year, where dates do not show it.
    #[serde(with = "date_order")]
    pub dates: DateOrder,
    /// Whether the dates of the file leave it open, so that a person must say.
    pub dates_open: bool,
    /// The decimal mark.
    #[serde(with = "numbers")]
    pub numbers: Numbers,
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// The time zone of times that name none.
    pub zone: String,
    /// The country of phone numbers that name none.
    pub country: String,
    /// The key of the storefront that orders belong to, and within which customer numbers are unique.
    pub storefront: String,
    /// The name of that storefront.
    pub storefront_name: String,
    /// Codes that are no products.
    pub codes: Codes,
    /// All dates are moved by so many weeks; only for the demonstration.
    #[serde(default)]
    pub weeks: i64,
    /// Names and addresses are made up from the customer number; only for the demonstration.
    #[serde(default)]
    pub made_up: bool,
    /// Read no more than so many rows; only for the small demonstration.
    #[serde(default)]
    pub at_most: Option<u64>,
}

impl Plan {
    /// Its orders and customer numbers are those of this web shop.
    pub fn belongs_to(&mut self, it: &Storefront) {
        self.storefront = it.key.clone();
        self.storefront_name = it.name.clone();
    }

    /// The column that holds `field`.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.uses.iter().position(|it| *it == Use::Field(field))
    }

    /// What is missing or said twice, as a sentence.
    pub fn fault(&self) -> Option<Say> {
        let has = |field| self.column(field).is_some();
        for field in Field::of(self.kind) {
            if self.uses.iter().filter(|it| **it == Use::Field(*field)).count() > 1 {
                return Some(Say::new("imports-twice").with("field", field.code()));
            }
        }
        match self.kind {
            Kind::Orders if !has(Field::Number) => Some("imports-needs-number".into()),
            Kind::Orders if !has(Field::Date) => Some("imports-needs-date".into()),
            Kind::Orders if !has(Field::LineTotal) && !has(Field::UnitPrice) => Some("imports-needs-price".into()),
            Kind::Customers if ![Field::CustomerId, Field::Email, Field::Phone].into_iter().any(has) => {
                Some("imports-needs-person".into())
            }
            _ => None,
        }
    }
}

/// A file that was brought in.
#[derive(Clone, Debug)]
pub struct Import {
    /// Which.
    pub id: Id<Import>,
    /// Said aloud: I-12.
    pub number: i64,
    /// The name of the file.
    pub file_name: String,
    /// Where the file lies.
    pub blob_key: String,
    /// Its size in bytes.
    pub size: i64,
    /// How it is read.
    pub plan: Plan,
    /// Where it stands.
    pub state: State,
    /// Where to go on.
    pub position: Position,
    /// Rows of the file, once counted.
    pub rows_total: Option<i64>,
    /// Rows dealt with: stored, explained and faulty together.
    pub rows_read: i64,
    /// Rows stored.
    pub rows_stored: i64,
    /// Rows that change nothing, with a reason.
    pub rows_explained: i64,
    /// Rows that could not be used.
    pub rows_faulty: i64,
    /// What came of it.
    pub totals: Totals,
    /// Why it failed.
    pub error: Option<Say>,
    /// When the file came.
    pub created_at: Timestamp,
    /// When storing began, the last time.
    pub started_at: Option<Timestamp>,
    /// When a worker last got on with it.
    pub touched_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// A worker that was silent for so long is gone.
const SILENCE: Duration = Duration::from_secs(60);

impl Import {
    /// Whether a worker is at it, as far as can be told.
    pub fn is_at_work(&self, now: Timestamp) -> bool {
        self.state.works() && now.since(self.touched_at) < SILENCE
    }

    /// Rows a second since the present run began, and how long the rest will take.
    pub fn pace(&self, now: Timestamp) -> Option<(i64, Duration)> {
        let (total, started) = (self.rows_total?, self.started_at?);
        let (done, took) = (self.rows_read - self.position.began_with, now.since(started).as_millis() as i64);
        if done <= 0 || took <= 0 {
            return None;
        }
        let left = (total - self.rows_read).max(0);
        Some((done * 1_000 / took, Duration::from_millis((left * took / done) as u64)))
    }
}

/// Where an import goes on, with everything it carries from slice to slice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// The index of the next record.
    pub index: u64,
    /// How many slices are done; a worker that sees another number has been overtaken.
    pub slices: u64,
    /// Orders whose last line may still come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<super::orders::OrderDraft>,
    /// What rounding has left over, by currency: millionths that the next line takes along.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub left_over: BTreeMap<Currency, i64>,
    /// Whether storing has begun: how the file is read cannot change any more.
    #[serde(default)]
    pub began: bool,
    /// Rows dealt with when the present run began: what its rate is counted from.
    #[serde(default)]
    pub began_with: i64,
}

/// Lines and money of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// Rows of the file.
    pub rows: i64,
    /// Minor units.
    pub amount: i64,
}

impl Sum {
    /// One more row.
    pub fn add(&mut self, amount: i64) {
        self.rows += 1;
        self.amount += amount;
    }

    fn join(&mut self, other: Sum) {
        self.rows += other.rows;
        self.amount += other.amount;
    }
}

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// What was stored: by kind of order and kind of line, as `sale goods`; customers by `customer new` and `customer changed`.
    pub stored: BTreeMap<String, Sum>,
    /// What changes nothing, by reason: `already`, `blank`.
    pub explained: BTreeMap<String, Sum>,
    /// The file's own sum of all lines that can be read, in millionths of the currency, by currency.
    pub exact: BTreeMap<Currency, i64>,
    /// The same in minor units, as the lines were booked or were already there.
    pub booked: BTreeMap<Currency, i64>,
    /// Orders stored, by kind.
    pub orders: BTreeMap<String, i64>,
    /// Orders that the file brought where they stand, by that, and their amount; `said` where the word is not known.
    #[serde(default)]
    pub standings: BTreeMap<String, Sum>,
    /// Customers that were new.
    pub customers: i64,
    /// Products that were new.
    pub products: i64,
}

impl Totals {
    /// Together with what another slice counted.
    pub fn join(&mut self, other: &Totals) {
        for (key, it) in &other.stored {
            self.stored.entry(key.clone()).or_default().join(*it);
        }
        for (key, it) in &other.explained {
            self.explained.entry(key.clone()).or_default().join(*it);
        }
        for (key, it) in &other.exact {
            *self.exact.entry(*key).or_default() += it;
        }
        for (key, it) in &other.booked {
            *self.booked.entry(*key).or_default() += it;
        }
        for (key, it) in &other.orders {
            *self.orders.entry(key.clone()).or_default() += it;
        }
        for (key, it) in &other.standings {
            self.standings.entry(key.clone()).or_default().join(*it);
        }
        self.customers += other.customers;
        self.products += other.products;
    }

    /// Counts an order with these lines as stored: kind, whether it is a row of the file, amount.
    pub fn count_order(&mut self, kind: OrderKind, new: bool, lines: impl Iterator<Item = (LineKind, bool, i64)>) {
        if new {
            *self.orders.entry(kind.code().to_owned()).or_default() += 1;
        }
        for (line, is_row, amount) in lines {
            let sum = self.stored.entry(format!("{} {}", kind.code(), line.code())).or_default();
            sum.rows += i64::from(is_row);
            sum.amount += amount;
        }
    }

    /// Adds an order to the sums of the file.
    pub fn count_sums(&mut self, order: &OrderDraft) {
        *self.exact.entry(order.currency).or_default() += order.lines.iter().map(|it| it.exact).sum::<i64>();
        *self.booked.entry(order.currency).or_default() += order.lines.iter().map(|it| it.total).sum::<i64>();
    }

    /// Counts an order that the file brought where it stands.
    pub fn count_standing(&mut self, order: &OrderDraft, followed: Followed) {
        let key = match followed {
            Followed::Stays => return,
            Followed::Moved(status) => status.code(),
            Followed::Noted => "said",
        };
        self.standings.entry(key.to_owned()).or_default().add(order.sum().amount);
    }

    /// Counts rows that change nothing.
    pub fn explain(&mut self, reason: &str, sum: Sum) {
        if sum.rows > 0 {
            self.explained.entry(reason.to_owned()).or_default().join(sum);
        }
    }

    /// Counts a customer: `new`, `changed`.
    pub fn count_customer(&mut self, what: &str) {
        self.stored.entry(format!("customer {what}")).or_default().add(0);
    }

    /// Rows of the stored kinds.
    pub fn rows_stored(&self) -> i64 {
        self.stored.values().map(|it| it.rows).sum()
    }

    /// Rows of the explained kinds.
    pub fn rows_explained(&self) -> i64 {
        self.explained.values().map(|it| it.rows).sum()
    }
}

/// A record that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How many records come before it.
    pub index: u64,
    /// The line of the file.
    pub line: u64,
    /// Why, for a person.
    pub reason: Say,
    /// How the record begins.
    pub raw: String,
}

mod date_order {
    use serde::{Deserialize, Deserializer, Serializer};
    use sheet::DateOrder;

    pub fn serialize<S: Serializer>(it: &DateOrder, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(super::date_order_code(*it))
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateOrder, D::Error> {
        Ok(super::parse_date_order(&String::deserialize(from)?))
    }
}

mod numbers {
    use serde::{Deserialize, Deserializer, Serializer};
    use sheet::Numbers;

    pub fn serialize<S: Serializer>(it: &Numbers, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(super::numbers_code(*it))
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Numbers, D::Error> {
        Ok(super::parse_numbers(&String::deserialize(from)?))
    }
}

/// The order of dates as stored and in forms.
pub fn date_order_code(it: DateOrder) -> &'static str {
    match it {
        DateOrder::Dmy => "dmy",
        DateOrder::Mdy => "mdy",
        DateOrder::Ymd => "ymd",
    }
}

/// From its code; day first if it is none.
pub fn parse_date_order(code: &str) -> DateOrder {
    match code {
        "mdy" => DateOrder::Mdy,
        "ymd" => DateOrder::Ymd,
        _ => DateOrder::Dmy,
    }
}

/// The decimal mark as stored and in forms.
pub fn numbers_code(it: Numbers) -> &'static str {
    match it {
        Numbers::Point => "point",
        Numbers::Comma => "comma",
        Numbers::Unsure => "unsure",
    }
}

/// From its code; unsure if it is none.
pub fn parse_numbers(code: &str) -> Numbers {
    match code {
        "point" => Numbers::Point,
        "comma" => Numbers::Comma,
        _ => Numbers::Unsure,
    }
}
