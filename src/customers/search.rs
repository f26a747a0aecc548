//! Whom a search means by number, phone or email; and the words of names in it, for the roll.

use crate::base::{Conn, Id, Result, db};

use super::customer::Customer;
use super::identity::{backwards, normal, shop_country};

/// The most people found by an address.
const BY_ADDRESS: usize = 50;
/// Beginnings of an email that are shorter find too many to be of use.
const PART: usize = 3;

/// Whom a search is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// By number, phone or email: roots, the best first.
    pub exact: Vec<Id<Customer>>,
    /// The words that a name must all have.
    pub words: Vec<String>,
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
    let words = if text.contains('@') { Vec::new() } else { tongue::words(&text) };
    Ok(Found { exact, words })
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
