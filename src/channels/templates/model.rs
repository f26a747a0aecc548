//! Templates and what they say in each language.

use merge_tags::{Fault, Vocabulary};
use tongue::Lang;

use super::compile;
use super::variables;
use crate::base::{Id, Say, Timestamp};

/// What messages are written by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Which.
    pub id: Id<Template>,
    /// By this it is asked for.
    pub key: String,
    /// What staff members call it.
    pub name: String,
    /// Whether it needs consent.
    pub marketing: bool,
    /// The version in use, by its number.
    pub live: Option<i64>,
    /// When it was put away.
    pub archived_at: Option<Timestamp>,
    /// When anything of it last changed.
    pub changed_at: Timestamp,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// MJML, which becomes HTML that every mail program shows alike.
    #[default]
    Mjml,
    /// HTML.
    Html,
    /// Text.
    Plain,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 3] = [Kind::Mjml, Kind::Html, Kind::Plain];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Mjml => "mjml",
            Kind::Html => "html",
            Kind::Plain => "plain",
        }
    }

    /// From how it is stored.
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// What a template says in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The subject.
    pub subject: String,
    /// What mail programs show beside the subject.
    pub preheader: String,
    /// How the body is written.
    pub kind: Kind,
    /// The body.
    pub body: String,
    /// The text part, where it is written by hand.
    pub alternative: String,
}

/// The longest subject or preheader, in letters; and the longest body, in bytes.
const LONGEST_LINE: usize = 300;
const LONGEST_BODY: usize = 200_000;

impl Wording {
    /// Whether nothing is written yet.
    pub fn is_empty(&self) -> bool {
        [&self.subject, &self.preheader, &self.body, &self.alternative].iter().all(|it| it.trim().is_empty())
    }

    /// Everything that is wrong with it, part by part.
    pub fn problems(&self, lang: Lang, marketing: bool) -> Vec<Problem> {
        let known = Vocabulary::new(variables::known(marketing));
        let mut found = Vec::new();
        let parts = [
            (Part::Subject, &self.subject),
            (Part::Preheader, &self.preheader),
            (Part::Body, &self.body),
            (Part::Alternative, &self.alternative),
        ];
        for (part, source) in parts {
            if matches!(part, Part::Subject | Part::Body) && source.trim().is_empty() {
                found.push(Problem::at_start(part, format!("templates-missing-{}", part.code()).as_str()));
            }
            let too_long = match part {
                Part::Subject | Part::Preheader => source.chars().count() > LONGEST_LINE,
                Part::Body | Part::Alternative => source.len() > LONGEST_BODY,
            };
            if too_long {
                found.push(Problem::at_start(part, "templates-too-long"));
                continue;
            }
            let faults = merge_tags::Template::parse(source).map_or_else(|it| it, |it| it.check(&known));
            found.extend(faults.iter().map(|it| Problem::of(part, it)));
        }
        if found.is_empty()
            && let Err(problem) = compile::compile(self, lang)
        {
            found.push(problem);
        }
        found
    }
}

/// A part of a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The subject.
    Subject,
    /// The preheader.
    Preheader,
    /// The body.
    Body,
    /// The text part.
    Alternative,
}

impl Part {
    /// Its field.
    pub fn code(self) -> &'static str {
        match self {
            Part::Subject => "subject",
            Part::Preheader => "preheader",
            Part::Body => "body",
            Part::Alternative => "alternative",
        }
    }
}

/// Something wrong with a wording, where a person can go to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In which part.
    pub part: Part,
    /// The line, from 1.
    pub line: usize,
    /// The letter in it, from 1.
    pub column: usize,
    /// What is wrong.
    pub say: Say,
}

impl Problem {
    pub(super) fn at_start(part: Part, say: impl Into<Say>) -> Problem {
        Problem { part, line: 1, column: 1, say: say.into() }
    }

    pub(super) fn of(part: Part, fault: &Fault) -> Problem {
        Problem { part, line: fault.line, column: fault.column, say: super::said::fault(&fault.kind) }
    }
}
