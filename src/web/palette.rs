//! The answer to what is typed into the palette: records, group by group. The features bring the finders.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::respond;
use super::routes::{Needs, Routes};
use super::shell::Shell;
use super::who::Who;
use crate::app::App;
use crate::base::{Conn, Result};

/// What is typed, without the sign in front that asks for one kind only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question<'q> {
    /// `#` orders, `@` people; none for all.
    pub sign: Option<char>,
    /// What to look for.
    pub words: &'q str,
}

impl<'q> Question<'q> {
    /// From what was typed; none if that is too little to look for.
    pub fn read(typed: &'q str) -> Option<Question<'q>> {
        let typed = typed.trim();
        let sign = typed.chars().next().filter(|it| matches!(it, '#' | '@' | '>'));
        let words = typed[sign.map_or(0, char::len_utf8)..].trim();
        let enough = words.chars().count() >= if sign.is_some() { 1 } else { 2 };
        (enough && sign != Some('>')).then_some(Question { sign, words })
    }

    /// Whether records of this sign are wanted.
    pub fn asks_for(&self, sign: char) -> bool {
        self.sign.is_none_or(|it| it == sign)
    }
}

/// One record.
pub struct Found {
    pub icon: &'static str,
    pub href: String,
    pub text: String,
    pub small: String,
}

/// Records of one kind; at most eight.
pub struct Group {
    pub label: String,
    pub items: Vec<Found>,
}

/// Finds records of one kind, if the reader may see them.
pub type Finder = fn(&App, &mut Conn<'_>, &Question<'_>, &Shell) -> Result<Option<Group>>;

#[derive(Template)]
#[template(path = "web/components/found.html")]
struct FoundPart {
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    q: String,
}

/// The palette over these finders, in the order in which their groups are shown.
pub fn routes(finders: &'static [Finder]) -> Routes {
    let find = move |State(app): State<App>, who: Who, Query(typed): Query<Typed>| async move {
        answer(&app, who, typed.q, finders).await
    };
    Routes::new().get("/palette", Needs::SignIn, find)
}

async fn answer(app: &App, who: Who, typed: String, finders: &'static [Finder]) -> Result<Response> {
    let finding = app.clone();
    let groups = app
        .db
        .read(move |db| {
            let Some(question) = Question::read(&typed) else { return Ok(Vec::new()) };
            let shell = who.shell("");
            let mut groups = Vec::new();
            for finder in finders {
                groups.extend(finder(&finding, db, &question, &shell)?);
            }
            Ok(groups)
        })
        .await?;
    respond::part(&FoundPart { groups })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_asks_for_one_kind() {
        assert_eq!(Question::read(" @ thandi "), Some(Question { sign: Some('@'), words: "thandi" }));
        assert!(Question::read("#1").is_some_and(|it| it.asks_for('#') && !it.asks_for('@')));
        assert!(Question::read("thandi").is_some_and(|it| it.asks_for('#') && it.asks_for('@')));
        for nothing in ["", "t", "@", "> theme"] {
            assert_eq!(Question::read(nothing), None, "{nothing}");
        }
    }
}
