//! What each row is tested for.

use std::collections::BTreeSet;

use super::few::{FEW, NOT_MANY};
use super::{Filter, Sort};
use crate::base::db::{Param, list};
use crate::base::{Conn, Result, Timestamp};
use crate::customers::search::{Names, search};

/// What each row is tested for, with the first arguments of every statement that does.
pub(super) struct Tests {
    /// The condition on a row called `it`.
    pub sql: String,
    pub seen: (i64, i64),
    pub orders: i64,
    pub spent: i64,
    pub country: Option<String>,
    pub language: Option<String>,
    pub consent: Option<String>,
    /// What the condition of the search is about, where it can mean many.
    lists: Vec<String>,
    /// Everyone whom the search can mean, where they are few.
    pub found: Option<Vec<i64>>,
    /// For each word of the search, the words of the index that it may stand for, where these mean many.
    pub groups: Vec<Vec<i64>>,
}

/// The columns that are tested.
pub(super) const TESTED: &str = "id, last_seen_at, orders, spent, country, language";
const TESTS: &str = "it.last_seen_at >= $1 AND it.last_seen_at <= $2
                AND it.orders >= $3 AND it.spent >= $4
                AND (CAST($5 AS TEXT) IS NULL OR it.country = $5)
                AND (CAST($6 AS TEXT) IS NULL OR it.language = $6)
                AND (CAST($7 AS TEXT) IS NULL
                     OR EXISTS (SELECT 1 FROM consent_states s
                                 WHERE s.customer_id = it.id AND s.purpose = 'marketing' AND s.channel = $7
                                   AND s.state = 'given'))";

impl Tests {
    pub fn new(db: &mut Conn<'_>, filter: &Filter, now: Timestamp) -> Result<Tests> {
        let (mut sql, mut lists, mut found, mut groups) = (TESTS.to_owned(), Vec::new(), None, Vec::new());
        if !filter.words.trim().is_empty() {
            let asked = search(db, &filter.words)?;
            if let Names::Having(words) = &asked.names {
                let (condition, values) = asked.condition("it", 8);
                sql.push_str("\n                AND ");
                sql.push_str(&condition);
                lists = values;
                if asked.exact.is_empty() {
                    found = all_of(db, words)?;
                    groups.clone_from(words);
                }
            } else {
                let names = if let Names::These(names) = &asked.names { names.as_slice() } else { &[] };
                let all: BTreeSet<i64> = asked.exact.iter().chain(names).map(|it| it.raw()).collect();
                found = Some(all.into_iter().collect());
            }
        }
        Ok(Tests {
            sql,
            seen: filter.seen.map_or((i64::MIN, i64::MAX), |it| it.range(now)),
            orders: filter.orders.unwrap_or(i64::MIN),
            spent: filter.spent.unwrap_or(i64::MIN),
            country: filter.country.clone(),
            language: filter.language.clone(),
            consent: filter.consent.clone(),
            lists,
            found,
            groups,
        })
    }

    pub fn args(&self) -> Args<'_> {
        let mut args = Args(vec![
            &self.seen.0,
            &self.seen.1,
            &self.orders,
            &self.spent,
            &self.country,
            &self.language,
            &self.consent,
        ]);
        for it in &self.lists {
            args.add(it);
        }
        args
    }

    /// The least and the greatest key that the filters leave.
    pub fn bounds(&self, sort: Sort) -> (i64, i64) {
        match sort {
            Sort::Seen => self.seen,
            Sort::Orders => (self.orders, i64::MAX),
            Sort::Spent => (self.spent, i64::MAX),
            Sort::Name | Sort::LastOrder | Sort::Created => (i64::MIN, i64::MAX),
        }
    }
}

/// The people who have a word of each group, if these are few: two words that many have are often
/// a name that few have.
fn all_of(db: &mut Conn<'_>, groups: &[Vec<i64>]) -> Result<Option<Vec<i64>>> {
    let Some((rarest, others)) = groups.split_first().filter(|(_, others)| !others.is_empty()) else {
        return Ok(None);
    };
    let Some(mut people) = having(db, rarest)? else { return Ok(None) };
    for words in others {
        let Some(theirs) = having(db, words)? else { return Ok(None) };
        people.retain(|it| theirs.binary_search(it).is_ok());
    }
    Ok((people.len() <= FEW).then_some(people))
}

/// The people who have one of these words, in order; none if they are many.
fn having(db: &mut Conn<'_>, words: &[i64]) -> Result<Option<Vec<i64>>> {
    let sql = "SELECT customer_id FROM search_postings WHERE word_id IN {ints $1} LIMIT $2";
    let mut people: Vec<i64> = db.all(sql, &[&list(words), &(NOT_MANY + 1)], |row| row.get(0))?;
    if people.len() > NOT_MANY {
        return Ok(None);
    }
    people.sort_unstable();
    people.dedup();
    Ok(Some(people))
}

/// The values of a statement, in order.
pub(super) struct Args<'a>(pub Vec<&'a dyn Param>);

impl<'a> Args<'a> {
    /// Adds a value; gives its place in the statement.
    pub fn add(&mut self, value: &'a dyn Param) -> String {
        self.0.push(value);
        format!("${}", self.0.len())
    }
}

/// The part of an index that is walked.
pub(super) enum Lane<'f> {
    All,
    Country(&'f String),
    Language(&'f String),
}

impl Lane<'_> {
    /// Those who live somewhere or speak something have lanes of their own in order of when they were seen.
    pub fn of(filter: &Filter, sort: Sort) -> Lane<'_> {
        match (sort, &filter.country, &filter.language) {
            (Sort::Seen, Some(country), _) => Lane::Country(country),
            (Sort::Seen, None, Some(language)) => Lane::Language(language),
            _ => Lane::All,
        }
    }
}

impl<'f> Lane<'f> {
    /// The condition; its value joins the arguments.
    pub fn sql(&self, args: &mut Args<'f>) -> String {
        match self {
            Lane::All => String::new(),
            Lane::Country(it) => format!(" AND country = {}", args.add(*it)),
            Lane::Language(it) => format!(" AND language = {}", args.add(*it)),
        }
    }
}
