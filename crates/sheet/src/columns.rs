use std::cmp::Reverse;

use crate::{
    dates::looks_like_date,
    numbers::looks_like_number,
    values::{email, truthy},
};

/// A field that a column may hold.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec<'a> {
    pub key: &'a str,
    /// Other names for it, the likelier first, in any case and with any punctuation.
    pub synonyms: &'a [&'a str],
    pub kind: Kind,
}

/// What the values of a field look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Email,
    Phone,
    Number,
    Date,
    YesNo,
}

/// Which column holds each field, by its name and by what its cells look like. A column is given
/// to one field at most; the same input always gives the same answer.
pub fn guess_columns(headers: &[String], samples: &[Vec<String>], fields: &[FieldSpec<'_>]) -> Vec<Option<usize>> {
    let width = samples.iter().map(Vec::len).max().unwrap_or(0).max(headers.len());
    let mut claims = Vec::new();
    for (field, spec) in fields.iter().enumerate() {
        for column in 0..width {
            let name = headers.get(column).map_or(0, |header| likeness_of_name(header, spec));
            let claim = judged_by_cells(name, spec.kind, fit(samples, column, spec.kind));
            if claim > 0 {
                claims.push((Reverse(claim), field, column));
            }
        }
    }
    claims.sort_unstable();
    let mut columns = vec![None; fields.len()];
    let mut taken = vec![false; width];
    for (_, field, column) in claims {
        if columns[field].is_none() && !taken[column] {
            columns[field] = Some(column);
            taken[column] = true;
        }
    }
    columns
}

/// 0 for another name, up to 1000 for the very name.
fn likeness_of_name(header: &str, spec: &FieldSpec<'_>) -> u32 {
    let words = words(header);
    let joined = words.concat();
    if joined.is_empty() {
        return 0;
    }
    let names = std::iter::once(&spec.key).chain(spec.synonyms);
    let likeness = |(rank, name): (usize, &&str)| {
        let wanted = self::words(name);
        let rank = rank.min(100) as u32;
        if wanted.is_empty() {
            0
        } else if wanted.concat() == joined {
            1000 - rank
        } else if wanted.iter().all(|it| words.contains(it)) {
            // The more of the header is accounted for, the better.
            500 + 200 * wanted.len() as u32 / words.len() as u32 - rank
        } else {
            0
        }
    };
    names.enumerate().map(likeness).max().unwrap_or(0)
}

fn judged_by_cells(name: u32, kind: Kind, fit: Option<u32>) -> u32 {
    match (kind, fit) {
        (_, None) | (Kind::Text, _) => name,
        // Only an address is telling enough to do without a name.
        (Kind::Email, Some(80..)) if name == 0 => 300,
        (_, Some(50..)) if name > 0 => name + 50,
        // A few odd cells are faults of rows; nearly all odd is another column.
        (_, Some(20..)) => name / 2,
        _ => 0,
    }
}

/// How many of a hundred cells with anything in them look like values of this kind.
fn fit(samples: &[Vec<String>], column: usize, kind: Kind) -> Option<u32> {
    let cells = || samples.iter().filter_map(|row| row.get(column)).filter(|it| !it.trim().is_empty());
    let all = cells().count();
    let fitting = cells().filter(|cell| looks_like(cell, kind)).count();
    (all > 0).then(|| (fitting * 100 / all) as u32)
}

fn looks_like(cell: &str, kind: Kind) -> bool {
    match kind {
        Kind::Text => true,
        Kind::Email => email(cell).is_ok(),
        Kind::Phone => {
            let digits = cell.bytes().filter(u8::is_ascii_digit).count();
            (6..=16).contains(&digits) && cell.chars().all(|it| it.is_ascii_digit() || " +-().'/\u{a0}".contains(it))
        }
        Kind::Number => looks_like_number(cell),
        Kind::Date => looks_like_date(cell) || looks_like_number(cell),
        Kind::YesNo => truthy(cell).is_ok(),
    }
}

/// `customerE-Mail_Adresse 2` as `customer`, `e`, `mail`, `adresse`, `2`.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before_small = false;
    for it in name.chars() {
        let new_hump = it.is_uppercase() && before_small;
        if (new_hump || !it.is_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if it.is_alphanumeric() {
            word.extend(it.to_lowercase().map(without_accent));
        }
        before_small = it.is_lowercase() || it.is_numeric();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn without_accent(it: char) -> char {
    match it {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: &[FieldSpec<'static>] = &[
        FieldSpec { key: "email", synonyms: &["e-mail", "email address", "correo"], kind: Kind::Email },
        FieldSpec { key: "name", synonyms: &["full name", "customer name"], kind: Kind::Text },
        FieldSpec { key: "phone", synonyms: &["mobile", "tel", "téléphone"], kind: Kind::Phone },
        FieldSpec { key: "total", synonyms: &["amount"], kind: Kind::Number },
        FieldSpec { key: "ordered_at", synonyms: &["date", "order date", "InvoiceDate"], kind: Kind::Date },
    ];

    fn guess(headers: &[&str], rows: &[&[&str]]) -> Vec<Option<usize>> {
        let owned = |it: &[&str]| it.iter().map(|cell| cell.to_string()).collect::<Vec<_>>();
        let rows: Vec<_> = rows.iter().map(|row| owned(row)).collect();
        guess_columns(&owned(headers), &rows, FIELDS)
    }

    #[test]
    fn columns_are_found_whatever_their_case_and_punctuation() {
        let found = guess(&["Invoice-Date", "E_MAIL", "Telephone", "CustomerName", "Amount"], &[]);
        assert_eq!(found, [Some(1), Some(3), Some(2), Some(4), Some(0)]);
        assert_eq!(guess(&["TÉLÉPHONE"], &[])[2], Some(0));
    }

    #[test]
    fn the_very_name_goes_before_one_that_contains_it() {
        let found = guess(&["Billing Name", "Name", "Company Name"], &[]);
        assert_eq!(found[1], Some(1));
        assert_eq!(guess(&["Total (ZAR)", "x"], &[])[3], Some(0));
    }

    #[test]
    fn addresses_are_known_by_their_look_and_other_columns_are_not_taken_for_them() {
        assert_eq!(guess(&["contact", "x"], &[&["ann@example.com", "1"]])[0], Some(0));
        let found = guess(&["Email", "login"], &[&["yes", "ann@example.com"], &["no", "bob@example.com"]]);
        assert_eq!(found[0], Some(1));
        assert_eq!(guess(&[], &[&["Ann", "ann@example.com"]])[0], Some(1));
    }

    #[test]
    fn no_column_is_given_twice_and_the_answer_is_always_the_same() {
        let headers = ["name", "name", "date", "order date"];
        let first = guess(&headers, &[]);
        assert_eq!(first, [None, Some(0), None, None, Some(2)]);
        assert!((0..20).all(|_| guess(&headers, &[]) == first));
    }
}
