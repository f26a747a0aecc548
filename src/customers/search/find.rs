//! What a search comes to, for the list and the palette.
//!
//! Names cost as much as the rarest word of the search: few people are named
//! one by one; many are left to the list, which asks of each row it passes
//! whether it has the words and soon has a page full.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Conn, Id, Result, db};
use crate::customers::customer::Customer;
use crate::customers::identity::{backwards, normal, shop_country};

use super::index::{PART, weight};

/// The most people that are named one by one. At a million customers this is
/// where naming and asking row by row cost about the same, 6 ms.
const NAMED: i64 = 6_000;
/// The most words that one part of a name may stand for.
const WORDS: usize = 1_500;
/// The most people found by an address.
const BY_ADDRESS: usize = 50;
/// Slips are forgiven where fewer people than this have the word as it is written.
const ENOUGH: i64 = 20;

/// Whom a search is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// By number, phone or email: roots, the best first.
    pub exact: Vec<Id<Customer>>,
    /// By name.
    pub names: Names,
}

/// Who has the names searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// Nobody.
    #[default]
    Nobody,
    /// These, and nobody else; roots.
    These(Vec<Id<Customer>>),
    /// Whoever has one word of each group; too many to name.
    Having(Vec<Vec<i64>>),
}

impl Found {
    /// Whether nobody can be meant.
    pub fn is_nobody(&self) -> bool {
        self.exact.is_empty() && self.names == Names::Nobody
    }

    /// The condition that a row of `customers` (named `table`) is meant, with its
    /// parameters numbered from `$next` on: JSON lists for `{ints …}`.
    pub fn condition(&self, table: &str, next: usize) -> (String, Vec<String>) {
        match &self.names {
            Names::Having(groups) if self.exact.is_empty() => having(groups, table, next),
            Names::Having(groups) => {
                let (sql, mut lists) = having(groups, table, next + 1);
                lists.insert(0, db::ids(&self.exact));
                (format!("({table}.id IN {{ints ${next}}} OR ({sql}))"), lists)
            }
            Names::These(ids) => {
                let all: BTreeSet<_> = self.exact.iter().chain(ids).copied().collect();
                let all: Vec<_> = all.into_iter().collect();
                (format!("{table}.id IN {{ints ${next}}}"), vec![db::ids(&all)])
            }
            Names::Nobody => (format!("{table}.id IN {{ints ${next}}}"), vec![db::ids(&self.exact)]),
        }
    }
}

fn having(groups: &[Vec<i64>], table: &str, next: usize) -> (String, Vec<String>) {
    // The plus keeps the planner at the few words of a row instead of the many rows of a word.
    let probe = |at: usize| {
        format!(
            "EXISTS (SELECT 1 FROM search_postings p
                      WHERE p.customer_id = {table}.id AND +p.word_id IN {{ints ${}}})",
            next + at
        )
    };
    let sql: Vec<String> = (0..groups.len()).map(probe).collect();
    (sql.join(" AND "), groups.iter().map(|it| db::list(it)).collect())
}

/// Whom `text` may mean: a name or a part of it, a phone in any writing or its
/// last digits, an email or its beginning, or a customer's number. Several
/// words must all be there.
pub fn search(conn: &mut Conn<'_>, text: &str) -> Result<Found> {
    // No one searches for a novel; what is folded costs by its length.
    let text: String = text.trim().chars().take(200).collect();
    let mut exact = Vec::new();
    by_number(conn, &text, &mut exact)?;
    by_phone(conn, &text, &mut exact)?;
    by_email(conn, &text, &mut exact)?;
    let names = if text.contains('@') { Names::Nobody } else { by_name(conn, &text)? };
    Ok(Found { exact, names })
}

fn push(found: &mut Vec<Id<Customer>>, more: Vec<Id<Customer>>) {
    for it in more {
        if !found.contains(&it) && found.len() < BY_ADDRESS {
            found.push(it);
        }
    }
}

fn by_number(conn: &mut Conn<'_>, text: &str, found: &mut Vec<Id<Customer>>) -> Result<()> {
    let digits = text.strip_prefix(['C', 'c']).map_or(text, |it| it.trim_start_matches(['-', ' ', '\u{2011}']));
    if digits.is_empty() || digits.len() > 15 || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return Ok(());
    }
    let Ok(number) = digits.parse::<i64>() else { return Ok(()) };
    let one = conn.all("SELECT root_id FROM customers WHERE number = $1", &[&number], |row| row.get(0))?;
    push(found, one);
    Ok(())
}

fn by_phone(conn: &mut Conn<'_>, text: &str, found: &mut Vec<Id<Customer>>) -> Result<()> {
    let written = |it: char| it.is_ascii_digit() || matches!(it, '+' | ' ' | '(' | ')' | '-' | '.' | '/' | '\u{a0}');
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 4 || !text.chars().all(written) {
        return Ok(());
    }
    let country = shop_country(conn)?;
    if let Some(whole) = normal("phone", text, country.as_deref()) {
        let same = by_range(conn, "value", &whole.value, &whole.value)?;
        push(found, same);
    }
    let begun = match (text.starts_with('+'), digits.strip_prefix("00")) {
        (true, _) => Some(format!("+{digits}")),
        (false, Some(rest)) => Some(format!("+{rest}")),
        (false, None) => None,
    };
    if let Some(begun) = begun {
        let same = by_range(conn, "value", &begun, &db::after(&begun))?;
        push(found, same);
        return Ok(());
    }
    // The last digits as they are; and without the zero that goes where the country is written.
    for end in [digits.as_str(), digits.trim_start_matches('0')] {
        let tail = backwards(end);
        if tail.len() >= 4 {
            let same = by_range(conn, "tail", &tail, &db::after(&tail))?;
            push(found, same);
        }
    }
    Ok(())
}

fn by_email(conn: &mut Conn<'_>, text: &str, found: &mut Vec<Id<Customer>>) -> Result<()> {
    let text = text.to_lowercase();
    if text.chars().count() < PART || text.contains(char::is_whitespace) {
        return Ok(());
    }
    let same = conn.all(
        "SELECT DISTINCT c.root_id
           FROM (SELECT customer_id FROM identities
                  WHERE value >= $1 AND value < $2 AND kind = 'email'
                  ORDER BY value
                  LIMIT $3) i
           JOIN customers c ON c.id = i.customer_id",
        &[&text, &db::after(&text), &BY_ADDRESS],
        |row| row.get(0),
    )?;
    push(found, same);
    Ok(())
}

/// Phones whose `column` (one of ours) lies between two texts, both included.
fn by_range(conn: &mut Conn<'_>, column: &str, from: &str, to: &str) -> Result<Vec<Id<Customer>>> {
    let kind = if column == "tail" { "tail IS NOT NULL" } else { "kind = 'phone'" };
    conn.all(
        &format!(
            "SELECT DISTINCT c.root_id
               FROM (SELECT customer_id FROM identities
                      WHERE {column} >= $1 AND {column} <= $2 AND {kind}
                      ORDER BY {column}
                      LIMIT $3) i
               JOIN customers c ON c.id = i.customer_id"
        ),
        &[&from, &to, &BY_ADDRESS],
        |row| row.get(0),
    )
}

fn by_name(conn: &mut Conn<'_>, text: &str) -> Result<Names> {
    let words: BTreeSet<String> = tongue::words(text).into_iter().collect();
    if words.is_empty() {
        return Ok(Names::Nobody);
    }
    let mut groups = Vec::new();
    for word in &words {
        let group = meant(conn, word)?;
        if group.is_empty() {
            return Ok(Names::Nobody);
        }
        groups.push(group);
    }
    // The rarest first: it decides what the search costs.
    groups.sort_by_key(|it| it.values().sum::<i64>());
    let rarest: i64 = groups[0].values().sum();
    let groups: Vec<Vec<i64>> = groups.into_iter().map(|it| it.into_keys().collect()).collect();
    if rarest > NAMED {
        return Ok(Names::Having(groups));
    }
    let (rest, lists) = having(&groups[1..], "c", 2);
    let and = if rest.is_empty() { String::new() } else { format!(" AND {rest}") };
    let sql = format!(
        "SELECT c.id
           FROM (SELECT DISTINCT customer_id AS id FROM search_postings WHERE word_id IN {{ints $1}}) c
          WHERE 1 = 1{and}"
    );
    let first = db::list(&groups[0]);
    let mut args: Vec<&dyn db::Param> = vec![&first];
    args.extend(lists.iter().map(|it| it as &dyn db::Param));
    let ids = conn.all(&sql, &args, |row| row.get(0))?;
    Ok(if ids.is_empty() { Names::Nobody } else { Names::These(ids) })
}

/// The words that a part of a name may stand for, with how many people have each.
fn meant(conn: &mut Conn<'_>, part: &str) -> Result<BTreeMap<i64, i64>> {
    let mut words = whole_and_parts(conn, part)?;
    if words.values().sum::<i64>() < ENOUGH {
        words.extend(slips(conn, part)?);
    }
    Ok(words)
}

fn whole_and_parts(conn: &mut Conn<'_>, part: &str) -> Result<BTreeMap<i64, i64>> {
    let to = db::after(part);
    // What says too little finds only words that begin with it.
    let rows = if weight(part) < PART {
        conn.all(
            "SELECT id, uses FROM search_words WHERE word >= $1 AND word < $2 ORDER BY word LIMIT $3",
            &[&part, &to, &WORDS],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
    } else {
        conn.all(
            "SELECT w.id, w.uses
               FROM (SELECT word_id FROM search_keys
                      WHERE key >= $1 AND key < $2 AND kind = 'e'
                      ORDER BY key
                      LIMIT $3) k
               JOIN search_words w ON w.id = k.word_id",
            &[&part, &to, &WORDS],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
    };
    Ok(rows.into_iter().collect())
}

/// Words that are a slip of the finger away.
fn slips(conn: &mut Conn<'_>, part: &str) -> Result<BTreeMap<i64, i64>> {
    let mut keys = tongue::deletions(part);
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    keys.push(part.to_owned());
    let near = conn.all(
        "SELECT w.id, w.uses, w.word
           FROM (SELECT DISTINCT word_id FROM search_keys WHERE key IN {texts $1}) k
           JOIN search_words w ON w.id = k.word_id",
        &[&db::list(&keys)],
        |row| Ok((row.get(0)?, row.get(1)?, row.get::<String>(2)?)),
    )?;
    Ok(near.into_iter().filter(|(_, _, word)| tongue::near(part, word)).map(|(id, uses, _)| (id, uses)).collect())
}
