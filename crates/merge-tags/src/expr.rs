//! Reading values, filters and comparisons.

use crate::fault::{FaultKind, Wanted, meant};
use crate::filters::{self, Filter};
use crate::lex::{Word, words};
use crate::tree::{Call, Compare, Expr, Filtered, Literal, Path, Step, Test};

pub(crate) type Found<T> = Result<T, (usize, FaultKind)>;

/// Values in brackets in values, at most.
const DEEP: usize = 16;

/// Comparisons in one condition, at most.
const TESTS: usize = 64;

/// What stands in one tag, read from left to right.
pub(crate) struct Reader<'s> {
    words: Vec<(Word<'s>, usize)>,
    next: usize,
    deep: usize,
}

impl<'s> Reader<'s> {
    pub(crate) fn new(inner: &'s str, at: usize) -> Found<Reader<'s>> {
        Ok(Reader { words: words(inner, at)?, next: 0, deep: 0 })
    }

    pub(crate) fn peek(&self) -> Word<'s> {
        self.words[self.next].0
    }

    pub(crate) fn at(&self) -> usize {
        self.words[self.next].1
    }

    pub(crate) fn step(&mut self) -> Word<'s> {
        let word = self.peek();
        // The last one is the end, which stays.
        self.next = (self.next + 1).min(self.words.len() - 1);
        word
    }

    pub(crate) fn takes(&mut self, word: Word<'_>) -> bool {
        let found = self.peek() == word;
        if found {
            self.step();
        }
        found
    }

    pub(crate) fn wrong<T>(&self, wanted: Wanted) -> Found<T> {
        let found = match self.peek() {
            Word::Name(it) | Word::Text(it) => it.to_owned(),
            Word::Int(it) => it.to_string(),
            Word::Float(it) => it.to_string(),
            Word::Sign(it) => it.to_owned(),
            Word::End => String::new(),
        };
        Err((self.at(), FaultKind::Unexpected { found, wanted }))
    }

    pub(crate) fn needs(&mut self, word: Word<'_>, wanted: Wanted) -> Found<()> {
        if self.takes(word) { Ok(()) } else { self.wrong(wanted) }
    }

    pub(crate) fn end(&self) -> Found<()> {
        if self.peek() == Word::End { Ok(()) } else { self.wrong(Wanted::End) }
    }

    pub(crate) fn name(&mut self) -> Found<&'s str> {
        match self.peek() {
            Word::Name(name) => {
                self.step();
                Ok(name)
            }
            _ => self.wrong(Wanted::Name),
        }
    }

    /// A value with its filters, to the end of the tag.
    pub(crate) fn filtered(&mut self) -> Found<Filtered> {
        let base = self.value()?;
        let mut calls = Vec::new();
        while self.takes(Word::Sign("|")) {
            calls.push(self.call()?);
        }
        self.end()?;
        Ok(Filtered { base, calls })
    }

    fn call(&mut self) -> Found<Call> {
        let at = self.at();
        let Word::Name(name) = self.peek() else { return self.wrong(Wanted::Filter) };
        self.step();
        let filter = filters::named(name).ok_or_else(|| {
            (at, FaultKind::UnknownFilter { name: name.to_owned(), meant: meant(name, filters::filter_names()) })
        })?;
        let (mut args, mut options) = (Vec::new(), Vec::new());
        let args_at = self.at();
        if self.takes(Word::Sign(":")) {
            loop {
                match (self.peek(), self.words.get(self.next + 1).map(|it| it.0)) {
                    (Word::Name(option), Some(Word::Sign(":"))) => {
                        if !filter.options.contains(&option) {
                            let kind = FaultKind::UnknownOption { filter: filter.name, name: option.to_owned() };
                            return Err((self.at(), kind));
                        }
                        self.step();
                        self.step();
                        options.push((option.into(), self.value()?));
                    }
                    _ => args.push(self.value()?),
                }
                if !self.takes(Word::Sign(",")) {
                    break;
                }
            }
        }
        check_call(filter, &args, at, args_at)?;
        Ok(Call { filter, args, options })
    }

    /// A variable, a literal or a range.
    pub(crate) fn value(&mut self) -> Found<Expr> {
        let at = self.at();
        let literal = match self.peek() {
            Word::Name("nil" | "null") => Literal::Nil,
            Word::Name("true") => Literal::Bool(true),
            Word::Name("false") => Literal::Bool(false),
            Word::Name("empty") => Literal::Empty,
            Word::Name("blank") => Literal::Blank,
            Word::Name(root) => {
                self.step();
                let steps = self.steps()?;
                return Ok(Expr::Path(Path { root: root.into(), steps, at }));
            }
            Word::Text(text) if text.contains('<') => Literal::Html(text.into()),
            Word::Text(text) => Literal::Text(text.into()),
            Word::Int(it) => Literal::Int(it),
            Word::Float(it) => Literal::Float(it),
            Word::Sign("(") => return self.range(),
            _ => return self.wrong(Wanted::Value),
        };
        self.step();
        Ok(Expr::Literal(literal))
    }

    fn range(&mut self) -> Found<Expr> {
        self.deeper()?;
        self.step();
        let from = self.value()?;
        self.needs(Word::Sign(".."), Wanted::Dots)?;
        let to = self.value()?;
        self.needs(Word::Sign(")"), Wanted::Bracket)?;
        self.deep -= 1;
        Ok(Expr::Range(from.into(), to.into()))
    }

    fn steps(&mut self) -> Found<Vec<Step>> {
        let mut steps = Vec::new();
        loop {
            if self.takes(Word::Sign(".")) {
                steps.push(Step::Name(self.name()?.into()));
            } else if self.takes(Word::Sign("[")) {
                self.deeper()?;
                let index = self.value()?;
                self.needs(Word::Sign("]"), Wanted::SquareBracket)?;
                self.deep -= 1;
                steps.push(match index {
                    Expr::Literal(Literal::Text(name)) => Step::Name(name),
                    other => Step::Index(other),
                });
            } else {
                return Ok(steps);
            }
        }
    }

    fn deeper(&mut self) -> Found<()> {
        self.deep += 1;
        if self.deep > DEEP { Err((self.at(), FaultKind::TooDeep { most: DEEP })) } else { Ok(()) }
    }

    /// A whole condition. As in Liquid, `and` and `or` bind from the right.
    pub(crate) fn test(&mut self) -> Found<Test> {
        let mut left = vec![(self.comparison()?, true)];
        loop {
            let and = match self.peek() {
                Word::Name("and") => true,
                Word::Name("or") => false,
                Word::End => break,
                _ => return self.wrong(Wanted::Comparison),
            };
            if left.len() == TESTS {
                return Err((self.at(), FaultKind::TooDeep { most: TESTS }));
            }
            self.step();
            left.last_mut().expect("the one before").1 = and;
            left.push((self.comparison()?, true));
        }
        let (mut test, _) = left.pop().expect("at least one");
        while let Some((before, and)) = left.pop() {
            test = if and { Test::And(before.into(), test.into()) } else { Test::Or(before.into(), test.into()) };
        }
        Ok(test)
    }

    fn comparison(&mut self) -> Found<Test> {
        let left = self.value()?;
        let compare = match self.peek() {
            Word::Sign("==") => Compare::Equal,
            Word::Sign("!=" | "<>") => Compare::NotEqual,
            Word::Sign("<") => Compare::Less,
            Word::Sign(">") => Compare::More,
            Word::Sign("<=") => Compare::AtMost,
            Word::Sign(">=") => Compare::AtLeast,
            Word::Name("contains") => Compare::Contains,
            _ => return Ok(Test::Is(left)),
        };
        self.step();
        Ok(Test::Compare(left, compare, self.value()?))
    }
}

fn check_call(filter: &'static Filter, args: &[Expr], at: usize, args_at: usize) -> Found<()> {
    let (least, most) = filter.takes;
    if !(least..=most).contains(&args.len()) {
        return Err((at, FaultKind::WrongCount { filter: filter.name, least, most, given: args.len() }));
    }
    if filter.name == "date"
        && let [Expr::Literal(Literal::Text(format))] = args
        && !filters::is_format(format)
    {
        return Err((args_at, FaultKind::BadFormat { format: format.to_string() }));
    }
    Ok(())
}
