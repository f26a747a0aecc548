//! What is checked of a template, as a list of facts.

use tongue::Lang;

use crate::base::Say;
use crate::channels::templates::{Rendered, Wording};

/// A mail of more is cut by some programs.
const MOST_KB: usize = 40;

/// One fact.
pub struct Fact {
    /// Whether it is as it should be.
    pub good: bool,
    /// In words.
    pub say: Say,
    /// Where to go to mend it, if that is elsewhere.
    pub fix: Option<Lang>,
}

/// The facts of all languages together, and of the message in the one that is open.
pub fn facts(drafts: &[(Lang, Wording)], marketing: bool, shown: Option<&Rendered>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let fact = |good: bool, key: &str| {
        let key = if good { key.to_owned() } else { format!("{key}-not") };
        Fact { good, say: Say::new(&key), fix: None }
    };
    let missing: Vec<Lang> = Lang::ALL.into_iter().filter(|it| !drafts.iter().any(|has| has.0 == *it)).collect();
    let names: Vec<&str> = missing.iter().map(|it| it.own_name()).collect();
    let mut languages = fact(missing.is_empty(), "templates-check-languages");
    languages.say = languages.say.with("languages", names.join(", "));
    languages.fix = missing.first().copied();
    facts.push(languages);
    if marketing {
        let without = drafts.iter().find(|it| !it.1.body.contains("unsubscribe_url"));
        let mut it = fact(without.is_none(), "templates-check-unsubscribe");
        it.fix = without.map(|it| it.0);
        facts.push(it);
    }
    if let Some(shown) = shown {
        let size = shown.html.len().div_ceil(1024);
        let mut it = fact(size <= MOST_KB, "templates-check-size");
        it.say = it.say.with("size", size).with("most", MOST_KB);
        facts.push(it);
        let counted = |n: usize, key: &str| {
            let it = fact(n == 0, key);
            Fact { say: it.say.with("n", n), ..it }
        };
        facts.push(counted(odd_links(&shown.html), "templates-check-links"));
        facts.push(counted(tags(&shown.html, "<img").filter(|it| !it.contains("alt=")).count(), "templates-check-alt"));
        if tags(&shown.html, "<script").next().is_some() {
            facts.push(fact(false, "templates-check-scripts"));
        }
    }
    facts
}

/// The tags that begin so.
fn tags<'h>(html: &'h str, start: &'h str) -> impl Iterator<Item = &'h str> {
    html.match_indices(start).map(|(at, _)| html[at..].split('>').next().unwrap_or_default())
}

/// How many links lead nowhere from a mail: not to the web, to mail or to a phone.
fn odd_links(html: &str) -> usize {
    let to = |tag: &str| {
        let rest = tag.split_once("href=")?.1;
        let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        rest[1..].split(quote).next().map(str::to_owned)
    };
    let leads = |it: &str| ["https://", "http://", "mailto:", "tel:", "sms:"].iter().any(|start| it.starts_with(start));
    tags(html, "<a ").filter_map(to).filter(|it| !leads(it)).count()
}
