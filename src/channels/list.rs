//! The list of deliveries: what is asked, and the rows that answer.

use super::Channel;
use super::delivery::{Delivery, State};
use super::message::Message;
use crate::base::db::{Param, Value, after, list};
use crate::base::page::{Paged, from_cursor};
use crate::base::{Conn, Error, Id, Result, Row, Timestamp};
use crate::customers::Customer;

/// Which deliveries are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Where they stand; empty for all.
    pub states: Vec<State>,
    /// Those only that may have arrived twice.
    pub twice: bool,
    /// The beginning of an address, or a part of a name.
    pub words: String,
    /// Those of this customer only, by the row or whom it counts as.
    pub customer: Option<Id<Customer>>,
    /// By this channel only.
    pub channel: Option<Id<Channel>>,
    /// Marketing only, or all but.
    pub marketing: Option<bool>,
}

/// A delivery in the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which.
    pub id: Id<Delivery>,
    /// Its message.
    pub message: Id<Message>,
    /// Where it stands.
    pub state: State,
    /// Why it was left out, or what the server said.
    pub answer: String,
    /// Whether it may have arrived twice.
    pub twice: bool,
    /// To which address.
    pub address: String,
    /// To whom, as they count now.
    pub customer: Option<(Id<Customer>, i64, String)>,
    /// For what.
    pub purpose: String,
    /// The subject.
    pub subject: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is due.
    pub due_at: Option<Timestamp>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When the server took it.
    pub accepted_at: Option<Timestamp>,
}

const COLUMNS: &str =
    "d.id, d.message_id, d.state, d.answer, d.maybe_twice, m.address, r.id, r.number, r.name, m.purpose,
        COALESCE(NULLIF(d.subject, ''), m.subject, ''), d.attempts, d.due_at, d.created_at, d.accepted_at";
const TABLES: &str = "deliveries d JOIN messages m ON m.id = d.message_id
        LEFT JOIN customers c ON c.id = m.customer_id
        LEFT JOIN customers r ON r.id = c.root_id";

fn read(row: &Row<'_>) -> Result<Listed> {
    let state: String = row.get(2)?;
    let customer: Option<Id<Customer>> = row.get(6)?;
    Ok(Listed {
        id: row.get(0)?,
        message: row.get(1)?,
        state: State::parse(&state).ok_or_else(|| Error::internal("no such state of a delivery"))?,
        answer: row.get(3)?,
        twice: row.get(4)?,
        address: row.get(5)?,
        customer: match customer {
            Some(id) => Some((id, row.get(7)?, row.get(8)?)),
            None => None,
        },
        purpose: row.get(9)?,
        subject: row.get(10)?,
        attempts: row.get(11)?,
        due_at: row.get(12)?,
        created_at: row.get(13)?,
        accepted_at: row.get(14)?,
    })
}

/// What a filter asks of a row, without its state, and the values.
struct Asked {
    sql: String,
    values: Vec<Box<dyn Param>>,
}

/// A value that lives as long as the question.
struct Text(String);
impl Param for Text {
    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

impl Asked {
    fn new(filter: &Filter) -> Asked {
        let mut it = Asked { sql: String::from("1 = 1"), values: Vec::new() };
        let words = filter.words.trim().to_lowercase();
        if words.contains('@') {
            let (from, to) = (it.text(words.clone()), it.text(after(&words)));
            it.sql.push_str(&format!(" AND m.address >= {from} AND m.address < {to}"));
        } else if !words.is_empty() {
            let like = format!("%{}%", words.replace('!', "!!").replace('%', "!%").replace('_', "!_"));
            let like = it.text(like);
            it.sql.push_str(&format!(" AND (m.address LIKE {like} ESCAPE '!' OR r.words LIKE {like} ESCAPE '!')"));
        }
        if let Some(id) = filter.customer {
            let id = it.int(id.raw());
            it.sql.push_str(&format!(" AND r.id = (SELECT root_id FROM customers WHERE id = {id})"));
        }
        if let Some(id) = filter.channel {
            let id = it.int(id.raw());
            it.sql.push_str(&format!(" AND d.channel_id = {id}"));
        }
        if let Some(marketing) = filter.marketing {
            let marketing = it.int(i64::from(marketing));
            it.sql.push_str(&format!(" AND m.marketing = {marketing}"));
        }
        it
    }

    fn states(mut self, filter: &Filter) -> Asked {
        if !filter.states.is_empty() {
            let states = filter.states.iter().map(|it| format!("'{}'", it.code())).collect::<Vec<_>>().join(", ");
            self.sql.push_str(&format!(" AND d.state IN ({states})"));
        }
        if filter.twice {
            self.sql.push_str(" AND d.maybe_twice = 1");
        }
        self
    }

    fn text(&mut self, it: String) -> String {
        self.values.push(Box::new(Text(it)));
        format!("${}", self.values.len())
    }

    fn int(&mut self, it: i64) -> String {
        self.values.push(Box::new(it));
        format!("${}", self.values.len())
    }

    fn args(&self) -> Vec<&dyn Param> {
        self.values.iter().map(|it| &**it).collect()
    }
}

/// A page of deliveries, the latest first.
pub fn page(conn: &mut Conn<'_>, filter: &Filter, cursor: Option<&str>, limit: usize) -> Result<Paged<Listed>> {
    let mut asked = Asked::new(filter).states(filter);
    let before = asked.int(cursor.and_then(from_cursor::<i64>).unwrap_or(i64::MAX));
    let most = asked.int(limit as i64 + 1);
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE {} AND d.id < {before} ORDER BY d.id DESC LIMIT {most}",
        asked.sql
    );
    let rows = conn.all(&sql, &asked.args(), read)?;
    Ok(Paged::cut(rows, limit, |it| it.id.raw()))
}

/// How many there are in each state, and how many may have arrived twice.
pub fn counts(conn: &mut Conn<'_>, filter: &Filter) -> Result<(Vec<(State, i64)>, i64)> {
    let asked = Asked::new(filter);
    // Without anything asked, the index of states answers alone.
    let tables = if asked.values.is_empty() { "deliveries d" } else { TABLES };
    let sql = format!("SELECT d.state, COUNT(*) FROM {tables} WHERE {} GROUP BY d.state", asked.sql);
    let counted = conn.all(&sql, &asked.args(), |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)))?;
    let counted = counted.into_iter().filter_map(|(code, n)| State::parse(&code).map(|it| (it, n))).collect();
    let sql = format!("SELECT COUNT(*) FROM {tables} WHERE {} AND d.maybe_twice = 1", asked.sql);
    let twice = conn.one(&sql, &asked.args(), |row| row.get(0))?;
    Ok((counted, twice))
}

/// One delivery.
///
/// # Errors
/// `NotFound` if there is none.
pub fn find(conn: &mut Conn<'_>, id: Id<Delivery>) -> Result<Listed> {
    conn.first(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.id = $1"), &[&id], read)?
        .ok_or(Error::NotFound("delivery"))
}

/// The deliveries of some messages, the latest first, for whoever shows them beside something else.
pub fn of_messages(conn: &mut Conn<'_>, messages: &[Id<Message>]) -> Result<Vec<Listed>> {
    let messages: Vec<i64> = messages.iter().map(|it| it.raw()).collect();
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.message_id IN {{ints $1}} ORDER BY d.id DESC");
    conn.all(&sql, &[&list(&messages)], read)
}

/// A try of a delivery.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Its number.
    pub n: i64,
    /// When it began.
    pub began_at: Timestamp,
    /// What became of it.
    pub outcome: String,
    /// What the server said.
    pub answer: String,
    /// The line it went over.
    pub connection: String,
}

/// The tries of a delivery, in order.
pub fn attempts(conn: &mut Conn<'_>, id: Id<Delivery>) -> Result<Vec<Attempt>> {
    conn.all(
        "SELECT n, began_at, outcome, answer, connection FROM attempts WHERE delivery_id = $1 ORDER BY n",
        &[&id],
        |row| {
            Ok(Attempt {
                n: row.get(0)?,
                began_at: row.get(1)?,
                outcome: row.get(2)?,
                answer: row.get(3)?,
                connection: row.get(4)?,
            })
        },
    )
}
