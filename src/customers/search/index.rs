//! The words by which customers are found: each distinct word once, with its
//! keys, and who has it.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Id, Result, Tx};
use crate::customers::customer::Customer;

/// Parts that say less than this find too many to be of use.
pub(super) const PART: usize = 3;

/// How much a part says: a letter of the Latin alphabet one, a syllable or
/// letter of any other two.
pub(super) fn weight(part: &str) -> usize {
    part.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum()
}

/// Makes `words` the words by which `customer` is found. Words that nobody has
/// any more leave no trace.
pub fn index_names(tx: &mut Tx<'_>, customer: Id<Customer>, words: &BTreeSet<String>) -> Result<()> {
    let had: BTreeMap<String, i64> = tx
        .all(
            "SELECT w.word, w.id FROM search_postings p JOIN search_words w ON w.id = p.word_id
              WHERE p.customer_id = $1",
            &[&customer],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
        .into_iter()
        .collect();
    for (_, word) in had.iter().filter(|(word, _)| !words.contains(*word)) {
        take_away(tx, *word, customer)?;
    }
    for word in words.iter().filter(|it| !had.contains_key(*it)) {
        give(tx, word, customer)?;
    }
    Ok(())
}

fn give(tx: &mut Tx<'_>, word: &str, customer: Id<Customer>) -> Result<()> {
    let new: i64 = tx.new_id::<()>().raw();
    let id: i64 = tx.one(
        "INSERT INTO search_words (id, word, uses) VALUES ($1, $2, 1)
         ON CONFLICT (word) DO UPDATE SET uses = search_words.uses + 1
         RETURNING id",
        &[&new, &word],
        |row| row.get(0),
    )?;
    if id == new {
        for (key, kind) in keys(word) {
            tx.run("INSERT INTO search_keys (key, word_id, kind) VALUES ($1, $2, $3)", &[&key, &id, &kind])?;
        }
    }
    tx.run("INSERT INTO search_postings (word_id, customer_id) VALUES ($1, $2)", &[&id, &customer])?;
    Ok(())
}

fn take_away(tx: &mut Tx<'_>, word: i64, customer: Id<Customer>) -> Result<()> {
    tx.run("DELETE FROM search_postings WHERE word_id = $1 AND customer_id = $2", &[&word, &customer])?;
    let (text, uses) =
        tx.one("UPDATE search_words SET uses = uses - 1 WHERE id = $1 RETURNING word, uses", &[&word], |row| {
            Ok((row.get::<String>(0)?, row.get::<i64>(1)?))
        })?;
    if uses > 0 {
        return Ok(());
    }
    for (key, kind) in keys(&text) {
        tx.run("DELETE FROM search_keys WHERE key = $1 AND kind = $2 AND word_id = $3", &[&key, &kind, &word])?;
    }
    tx.run("DELETE FROM search_words WHERE id = $1", &[&word])?;
    Ok(())
}

/// The keys of a word: its endings (`e`, the whole word too), so that any part
/// of it is the beginning of a key; and what remains when a letter is left out (`d`).
pub fn keys(word: &str) -> BTreeSet<(String, &'static str)> {
    let mut keys = BTreeSet::from([(word.to_owned(), "e")]);
    let endings = word.char_indices().map(|(start, _)| &word[start..]);
    keys.extend(endings.filter(|it| weight(it) >= PART).map(|it| (it.to_owned(), "e")));
    keys.extend(tongue::deletions(word).into_iter().map(|it| (it, "d")));
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_part_of_a_word_begins_a_key() {
        let keys = keys("thandi");
        for part in ["tha", "han", "andi", "ndi", "thandi"] {
            assert!(keys.iter().any(|(key, kind)| *kind == "e" && key.starts_with(part)), "{part}");
        }
        assert!(keys.contains(&("thadi".into(), "d")));
        assert_eq!(super::keys("li").into_iter().collect::<Vec<_>>(), [("li".to_owned(), "e")]);
    }
}
