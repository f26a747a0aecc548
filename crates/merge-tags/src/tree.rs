//! A template, read.

use crate::filters::Filter;
use crate::html::Place;

/// A template, read once and rendered any number of times.
#[derive(Debug)]
pub struct Template {
    pub(crate) source: Box<str>,
    pub(crate) body: Block,
}

pub(crate) type Block = Vec<Node>;

#[derive(Debug)]
pub(crate) enum Node {
    Text(Box<str>),
    Output(Filtered, Place),
    If(Vec<(Test, Block)>, Block),
    Case(Expr, Vec<(Vec<Expr>, Block)>, Block),
    For(Box<For>),
    Assign(Box<str>, Filtered),
    Capture(Box<str>, Block),
    /// `increment` with 1, `decrement` with -1.
    Count(Box<str>, i64),
    /// Its group, by which turns are counted.
    Cycle(Box<str>, Vec<Expr>),
    Break,
    Continue,
}

#[derive(Debug)]
pub(crate) struct For {
    pub(crate) name: Box<str>,
    pub(crate) over: Expr,
    pub(crate) reversed: bool,
    pub(crate) limit: Option<Expr>,
    pub(crate) offset: Option<Expr>,
    pub(crate) body: Block,
    pub(crate) none: Block,
}

#[derive(Debug)]
pub(crate) enum Test {
    Is(Expr),
    Compare(Expr, Compare, Expr),
    And(Box<Test>, Box<Test>),
    Or(Box<Test>, Box<Test>),
    Not(Box<Test>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compare {
    Equal,
    NotEqual,
    Less,
    More,
    AtMost,
    AtLeast,
    Contains,
}

/// A value and the filters it goes through.
#[derive(Debug)]
pub(crate) struct Filtered {
    pub(crate) base: Expr,
    pub(crate) calls: Vec<Call>,
}

#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) filter: &'static Filter,
    pub(crate) args: Vec<Expr>,
    pub(crate) options: Vec<(Box<str>, Expr)>,
}

#[derive(Debug)]
pub(crate) enum Expr {
    Literal(Literal),
    Path(Path),
    Range(Box<Expr>, Box<Expr>),
}

#[derive(Debug, PartialEq)]
pub(crate) enum Literal {
    Nil,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Box<str>),
    /// Words with markup, which the merchant wrote.
    Html(Box<str>),
    Empty,
    Blank,
}

#[derive(Debug)]
pub(crate) struct Path {
    pub(crate) root: Box<str>,
    pub(crate) steps: Vec<Step>,
    /// Where it begins.
    pub(crate) at: usize,
}

#[derive(Debug)]
pub(crate) enum Step {
    Name(Box<str>),
    Index(Expr),
}

impl Path {
    /// As it is written, as far as it is names.
    pub(crate) fn said(&self) -> String {
        let mut said = self.root.to_string();
        for step in &self.steps {
            match step {
                Step::Name(name) => {
                    said.push('.');
                    said.push_str(name);
                }
                Step::Index(_) => said.push_str("[]"),
            }
        }
        said
    }
}
