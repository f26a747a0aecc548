//! What is wrong with a template, and where.

use std::fmt;

/// Something wrong with a template, at a place that a person can go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The letter in the line, from 1.
    pub column: usize,
    /// The byte in the source.
    pub offset: usize,
    /// What it is.
    pub kind: FaultKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// `{{` or `{%` without its end.
    NotClosed {
        /// What is open.
        open: &'static str,
    },
    /// A block without its end.
    BlockNotClosed {
        /// The tag that opened it.
        tag: String,
    },
    /// A tag that stands where nothing waits for it.
    Stray {
        /// The tag.
        tag: String,
    },
    /// No such tag.
    UnknownTag {
        /// What stands there.
        name: String,
        /// What was perhaps meant.
        meant: Option<String>,
    },
    /// A tag that would bring in text from elsewhere.
    FromElsewhere {
        /// The tag.
        tag: String,
    },
    /// No such filter.
    UnknownFilter {
        /// What stands there.
        name: String,
        /// What was perhaps meant.
        meant: Option<String>,
    },
    /// No such variable.
    UnknownVariable {
        /// What stands there.
        name: String,
        /// What was perhaps meant.
        meant: Option<String>,
    },
    /// A loop over what is no list.
    NotAList {
        /// What stands there.
        name: String,
    },
    /// A list or a group of values where one value is needed.
    NotOneValue {
        /// What stands there.
        name: String,
        /// A value inside it.
        meant: Option<String>,
    },
    /// Something else stands where one thing is needed.
    Unexpected {
        /// What stands there; empty for the end of the tag.
        found: String,
        /// What is needed.
        wanted: Wanted,
    },
    /// A filter with too few or too many values.
    WrongCount {
        /// The filter.
        filter: &'static str,
        /// The fewest it takes.
        least: usize,
        /// The most it takes.
        most: usize,
        /// How many there are.
        given: usize,
    },
    /// A filter with a named value that it does not take.
    UnknownOption {
        /// The filter or tag.
        filter: &'static str,
        /// The name.
        name: String,
    },
    /// A format of dates that means nothing.
    BadFormat {
        /// The format.
        format: String,
    },
    /// Blocks in blocks, too many of them.
    TooDeep {
        /// How many there may be.
        most: usize,
    },
}

/// What is needed at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A variable, a number or words in quotes.
    Value,
    /// The name of a variable.
    Name,
    /// The name of a filter.
    Filter,
    /// A comparison, `and` or `or`.
    Comparison,
    /// The end of the tag.
    End,
    /// `in`.
    In,
    /// `=`.
    Equals,
    /// `:`.
    Colon,
    /// `..`.
    Dots,
    /// `)`.
    Bracket,
    /// `]`.
    SquareBracket,
    /// The closing quote.
    Quote,
}

impl Wanted {
    /// The sign itself, if it is one.
    pub fn sign(self) -> Option<&'static str> {
        Some(match self {
            Wanted::In => "in",
            Wanted::Equals => "=",
            Wanted::Colon => ":",
            Wanted::Dots => "..",
            Wanted::Bracket => ")",
            Wanted::SquareBracket => "]",
            _ => return None,
        })
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Wanted::Value => "a variable, a number or words in quotes",
            Wanted::Name => "a name",
            Wanted::Filter => "the name of a filter",
            Wanted::Comparison => "a comparison, `and` or `or`",
            Wanted::End => "the end of the tag",
            Wanted::Quote => "the closing quote",
            sign => return write!(f, "`{}`", sign.sign().unwrap_or_default()),
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.kind)
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FaultKind::NotClosed { open } => {
                write!(f, "`{open}` is never closed with `{}`", if *open == "{{" { "}}" } else { "%}" })
            }
            FaultKind::BlockNotClosed { tag } => write!(f, "`{tag}` is never closed with `end{tag}`"),
            FaultKind::Stray { tag } => write!(f, "nothing waits for `{tag}` here"),
            FaultKind::UnknownTag { name, meant } => unknown(f, "tag", name, meant),
            FaultKind::FromElsewhere { tag } => write!(f, "`{tag}` does not exist: a template stands for itself"),
            FaultKind::UnknownFilter { name, meant } => unknown(f, "filter", name, meant),
            FaultKind::UnknownVariable { name, meant } => unknown(f, "variable", name, meant),
            FaultKind::NotAList { name } => write!(f, "`{name}` is no list to go through"),
            FaultKind::NotOneValue { name, meant } => {
                write!(f, "`{name}` is more than one value")?;
                did_you_mean(f, meant)
            }
            FaultKind::Unexpected { found, wanted } if found.is_empty() => write!(f, "{wanted} is missing"),
            FaultKind::Unexpected { found, wanted } => write!(f, "`{found}` stands where {wanted} is needed"),
            FaultKind::WrongCount { filter, least, most, given } if least == most => {
                write!(f, "`{filter}` takes {least} values, and here are {given}")
            }
            FaultKind::WrongCount { filter, least, most, given } => {
                write!(f, "`{filter}` takes {least} to {most} values, and here are {given}")
            }
            FaultKind::UnknownOption { filter, name } => write!(f, "`{filter}` does not take `{name}:`"),
            FaultKind::BadFormat { format } => write!(f, "`{format}` is no format of a date"),
            FaultKind::TooDeep { most } => write!(f, "blocks stand in each other more than {most} deep"),
        }
    }
}

fn unknown(f: &mut fmt::Formatter<'_>, what: &str, name: &str, meant: &Option<String>) -> fmt::Result {
    write!(f, "there is no {what} `{name}`")?;
    did_you_mean(f, meant)
}

fn did_you_mean(f: &mut fmt::Formatter<'_>, meant: &Option<String>) -> fmt::Result {
    meant.as_ref().map_or(Ok(()), |it| write!(f, "; did you mean `{it}`?"))
}

/// Collects faults, and knows lines and columns.
pub(crate) struct Faults<'s> {
    source: &'s str,
    pub(crate) found: Vec<Fault>,
}

/// More than a person reads at once.
const MOST: usize = 50;

impl<'s> Faults<'s> {
    pub(crate) fn new(source: &'s str) -> Faults<'s> {
        Faults { source, found: Vec::new() }
    }

    pub(crate) fn add(&mut self, offset: usize, kind: FaultKind) {
        if self.found.len() < MOST {
            let (line, column) = place(self.source, offset);
            self.found.push(Fault { line, column, offset, kind });
        }
    }

    pub(crate) fn in_order(mut self) -> Vec<Fault> {
        self.found.sort_by_key(|it| it.offset);
        self.found
    }
}

/// The line and the letter in it at which a byte stands, both from 1.
fn place(source: &str, offset: usize) -> (usize, usize) {
    let before = &source[..source.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |it| it + 1);
    (before.bytes().filter(|it| *it == b'\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The known name that a wrong one is most likely meant to be.
pub(crate) fn meant<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let slips = (name.chars().count() / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|it| (strsim::osa_distance(&name.to_lowercase(), it), it))
        .filter(|(far, _)| *far <= slips)
        .min()
        .map(|(_, it)| it.to_owned())
}
