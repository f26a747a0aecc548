//! Rendering a template with data, within limits.

use std::borrow::Cow;

use serde_json::Value as Json;
use thiserror::Error;

use crate::filters::Given;
use crate::html::{Place, is_harmless, push_escaped, push_markup};
use crate::manner::{Escape, Manner};
use crate::tree::{Compare, Expr, Filtered, For, Literal, Node, Path, Step, Template, Test};
use crate::value::Val;

/// Why a message did not come about.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RenderError {
    /// More steps than allowed: a loop without end.
    #[error("the template takes more than {0} steps")]
    TooManySteps(u64),
    /// More bytes than allowed.
    #[error("the template makes more than {0} bytes")]
    TooLong(usize),
    /// A value without which there is to be no message.
    #[error("`{0}` is required, and is missing")]
    Missing(String),
}

type Done<T> = Result<T, RenderError>;

/// What fills the blanks: values, by the name that a path begins with.
pub trait Values {
    /// The value of this name, if there is one.
    fn named(&self, name: &str) -> Option<&Json>;
}

impl Values for Json {
    fn named(&self, name: &str) -> Option<&Json> {
        self.get(name)
    }
}

impl Template {
    /// The message with its blanks filled in. What is missing is empty.
    ///
    /// # Errors
    /// Where a limit is reached, or a value is missing that the template requires.
    pub fn render(&self, data: &dyn Values, manner: &Manner) -> Result<String, RenderError> {
        let mut renderer = Renderer::new(data, manner, self.source.len());
        renderer.block(&self.body)?;
        Ok(renderer.out)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Flow {
    Next,
    Break,
    Continue,
}

/// Where a loop stands.
struct Turn {
    index: usize,
    length: usize,
}

pub(crate) struct Renderer<'a> {
    data: &'a dyn Values,
    pub(crate) manner: &'a Manner,
    out: String,
    /// Variables of loops, the innermost last.
    locals: Vec<(&'a str, Val<'a>)>,
    assigned: Vec<(&'a str, Val<'a>)>,
    counters: Vec<(&'a str, i64)>,
    cycles: Vec<(&'a str, usize)>,
    turns: Vec<Turn>,
    steps: u64,
}

impl<'a> Renderer<'a> {
    fn new(data: &'a dyn Values, manner: &'a Manner, size: usize) -> Renderer<'a> {
        Renderer {
            data,
            manner,
            out: String::with_capacity((size + size / 8).min(manner.limits.bytes)),
            locals: Vec::new(),
            assigned: Vec::new(),
            counters: Vec::new(),
            cycles: Vec::new(),
            turns: Vec::new(),
            steps: 0,
        }
    }

    pub(crate) fn spend(&mut self, steps: u64) -> Done<()> {
        self.steps += steps;
        let most = self.manner.limits.steps;
        if self.steps > most { Err(RenderError::TooManySteps(most)) } else { Ok(()) }
    }

    fn fits(&self, bytes: usize) -> Done<()> {
        let most = self.manner.limits.bytes;
        if bytes > most { Err(RenderError::TooLong(most)) } else { Ok(()) }
    }

    fn block(&mut self, nodes: &'a [Node]) -> Done<Flow> {
        for node in nodes {
            let flow = self.node(node)?;
            if flow != Flow::Next {
                return Ok(flow);
            }
        }
        Ok(Flow::Next)
    }

    fn node(&mut self, node: &'a Node) -> Done<Flow> {
        self.spend(1)?;
        match node {
            Node::Text(text) => {
                self.out.push_str(text);
                self.fits(self.out.len())?;
            }
            Node::Output(it, place) => {
                let value = self.filtered(it)?;
                self.write(&value, *place)?;
            }
            Node::If(branches, otherwise) => {
                for (test, body) in branches {
                    if self.test(test)? {
                        return self.block(body);
                    }
                }
                return self.block(otherwise);
            }
            Node::Case(subject, branches, otherwise) => return self.case(subject, branches, otherwise),
            Node::For(it) => self.each(it)?,
            Node::Assign(name, it) => {
                let value = self.filtered(it)?;
                self.assign(name, value);
            }
            Node::Capture(name, body) => return self.capture(name, body),
            Node::Count(name, by) => self.count(name, *by)?,
            Node::Cycle(group, values) => self.cycle(group, values)?,
            Node::Break => return Ok(Flow::Break),
            Node::Continue => return Ok(Flow::Continue),
        }
        Ok(Flow::Next)
    }

    fn case(&mut self, subject: &'a Expr, branches: &'a [(Vec<Expr>, Vec<Node>)], otherwise: &'a [Node]) -> Done<Flow> {
        let subject = self.value(subject)?;
        for (wanted, body) in branches {
            for it in wanted {
                self.spend(1 + subject.weight())?;
                if self.value(it)?.same(&subject) {
                    return self.block(body);
                }
            }
        }
        self.block(otherwise)
    }

    fn assign(&mut self, name: &'a str, value: Val<'a>) {
        match self.assigned.iter_mut().find(|it| it.0 == name) {
            Some(it) => it.1 = value,
            None => self.assigned.push((name, value)),
        }
    }

    fn capture(&mut self, name: &'a str, body: &'a [Node]) -> Done<Flow> {
        let before = std::mem::take(&mut self.out);
        let flow = self.block(body);
        let made = std::mem::replace(&mut self.out, before);
        let value = match self.manner.escape {
            Escape::Html => Val::Html(Cow::Owned(made)),
            Escape::Text => Val::Text(Cow::Owned(made)),
        };
        self.assign(name, value);
        flow
    }

    fn count(&mut self, name: &'a str, by: i64) -> Done<()> {
        let at = self.counters.iter().position(|it| it.0 == name).unwrap_or_else(|| {
            self.counters.push((name, 0));
            self.counters.len() - 1
        });
        let counter = &mut self.counters[at].1;
        // `increment` shows, then counts; `decrement` counts, then shows.
        let shown = if by < 0 { counter.saturating_add(by) } else { *counter };
        *counter = counter.saturating_add(by);
        self.write(&Val::Int(shown), Place::default())
    }

    fn cycle(&mut self, group: &'a str, values: &'a [Expr]) -> Done<()> {
        let at = self.cycles.iter().position(|it| it.0 == group).unwrap_or_else(|| {
            self.cycles.push((group, 0));
            self.cycles.len() - 1
        });
        let turn = self.cycles[at].1;
        self.cycles[at].1 = turn + 1;
        let value = self.value(&values[turn % values.len()])?;
        self.write(&value, Place::default())
    }

    fn each(&mut self, it: &'a For) -> Done<()> {
        let over = as_list(self.value(&it.over)?);
        let length = loop_length(&over);
        let offset = self.count_of(it.offset.as_ref(), 0)?.min(length);
        let length = (length - offset).min(self.count_of(it.limit.as_ref(), usize::MAX)?);
        if length == 0 {
            self.block(&it.none)?;
            return Ok(());
        }
        self.turns.push(Turn { index: 0, length });
        let (depth, locals) = (self.turns.len() - 1, self.locals.len());
        self.locals.push(("forloop", Val::Loop(depth)));
        self.locals.push((&it.name, Val::Nil));
        for index in 0..length {
            self.spend(1)?;
            self.turns[depth].index = index;
            let place = offset + if it.reversed { length - 1 - index } else { index };
            self.locals[locals + 1].1 = loop_item(&over, place);
            if self.block(&it.body)? == Flow::Break {
                break;
            }
        }
        self.locals.truncate(locals);
        self.turns.pop();
        Ok(())
    }

    fn count_of(&mut self, it: Option<&'a Expr>, otherwise: usize) -> Done<usize> {
        let Some(it) = it else { return Ok(otherwise) };
        Ok(self.value(it)?.int().map_or(otherwise, |it| it.max(0) as usize))
    }

    fn test(&mut self, test: &'a Test) -> Done<bool> {
        self.spend(1)?;
        Ok(match test {
            Test::Is(it) => self.value(it)?.holds(),
            Test::And(one, other) => self.test(one)? && self.test(other)?,
            Test::Or(one, other) => self.test(one)? || self.test(other)?,
            Test::Not(it) => !self.test(it)?,
            Test::Compare(left, how, right) => {
                let (left, right) = (self.value(left)?, self.value(right)?);
                self.spend(left.weight() + right.weight())?;
                match how {
                    Compare::Equal => left.same(&right),
                    Compare::NotEqual => !left.same(&right),
                    Compare::Contains => left.contains(&right),
                    Compare::Less => left.compare(&right).is_some_and(|it| it.is_lt()),
                    Compare::More => left.compare(&right).is_some_and(|it| it.is_gt()),
                    Compare::AtMost => left.compare(&right).is_some_and(|it| it.is_le()),
                    Compare::AtLeast => left.compare(&right).is_some_and(|it| it.is_ge()),
                }
            }
        })
    }

    fn filtered(&mut self, it: &'a Filtered) -> Done<Val<'a>> {
        let mut value = self.value(&it.base)?;
        for call in &it.calls {
            if call.filter.name == "required" {
                if value.is_blank() {
                    return Err(RenderError::Missing(said(&it.base)));
                }
                continue;
            }
            let args = call.args.iter().map(|it| self.value(it)).collect::<Done<Vec<_>>>()?;
            let mut options = Vec::with_capacity(call.options.len());
            for (name, it) in &call.options {
                options.push((&**name, self.value(it)?));
            }
            self.spend(1 + value.weight() + args.iter().map(Val::weight).sum::<u64>())?;
            value = (call.filter.run)(value, &Given { args, options, manner: self.manner })?;
            self.spend(value.weight())?;
            if let Val::Text(text) | Val::Html(text) = &value {
                self.fits(text.len())?;
            }
        }
        Ok(value)
    }

    fn value(&mut self, it: &'a Expr) -> Done<Val<'a>> {
        Ok(match it {
            Expr::Literal(it) => match it {
                Literal::Nil => Val::Nil,
                Literal::Bool(it) => Val::Bool(*it),
                Literal::Int(it) => Val::Int(*it),
                Literal::Float(it) => Val::Float(*it),
                Literal::Text(it) => Val::Text(Cow::Borrowed(it)),
                Literal::Html(it) => Val::Html(Cow::Borrowed(it)),
                Literal::Empty => Val::Empty,
                Literal::Blank => Val::Blank,
            },
            Expr::Path(it) => self.path(it)?,
            Expr::Range(from, to) => {
                let (from, to) = (self.value(from)?.int().unwrap_or(0), self.value(to)?.int().unwrap_or(0));
                Val::Range(from, to)
            }
        })
    }

    fn path(&mut self, path: &'a Path) -> Done<Val<'a>> {
        let mut value = self.root(&path.root)?;
        for step in &path.steps {
            let found = match step {
                Step::Name(name) => self.inside(&value, name),
                Step::Index(index) => match self.value(index)? {
                    Val::Int(it) => value.at(it),
                    Val::Nil => None,
                    name => self.inside(&value, &name.shown()),
                },
            };
            match found {
                Some(it) => value = it,
                None => return Ok(Val::Nil),
            }
        }
        Ok(value)
    }

    fn root(&mut self, name: &str) -> Done<Val<'a>> {
        let named = |list: &[(&'a str, Val<'a>)]| list.iter().rev().find(|it| it.0 == name).map(|it| it.1.clone());
        let found = named(&self.locals)
            .or_else(|| named(&self.assigned))
            .or_else(|| self.data.named(name).map(Val::from))
            .or_else(|| self.counters.iter().find(|it| it.0 == name).map(|it| Val::Int(it.1)))
            .unwrap_or(Val::Nil);
        if let Val::Text(Cow::Owned(it)) | Val::Html(Cow::Owned(it)) = &found {
            // It was copied.
            self.spend(it.len() as u64 / 64)?;
        }
        Ok(found)
    }

    fn inside(&self, value: &Val<'a>, name: &str) -> Option<Val<'a>> {
        let Val::Loop(depth) = value else { return value.get(name) };
        let Turn { index, length } = self.turns.get(*depth)?;
        Some(match name {
            "index" => Val::Int(*index as i64 + 1),
            "index0" => Val::Int(*index as i64),
            "rindex" => Val::Int((length - index) as i64),
            "rindex0" => Val::Int((length - index) as i64 - 1),
            "first" => Val::Bool(*index == 0),
            "last" => Val::Bool(index + 1 == *length),
            "length" => Val::Int(*length as i64),
            "parentloop" => Val::Loop(depth.checked_sub(1)?),
            _ => return None,
        })
    }

    fn write(&mut self, value: &Val<'a>, place: Place) -> Done<()> {
        let shown = value.shown();
        self.spend(shown.len() as u64 / 64)?;
        if self.manner.escape == Escape::Text {
            self.out.push_str(&shown);
        } else if place.link && !is_harmless(&shown, matches!(value, Val::Html(_))) {
            self.out.push('#');
        } else if matches!(value, Val::Html(_)) {
            push_markup(&mut self.out, &shown, place);
        } else {
            push_escaped(&mut self.out, &shown, place);
        }
        self.fits(self.out.len())
    }
}

/// What a message without it says is missing.
fn said(it: &Expr) -> String {
    match it {
        Expr::Path(path) => path.said(),
        _ => String::new(),
    }
}

/// A group of values is a list of pairs.
fn as_list(over: Val<'_>) -> Val<'_> {
    let Val::Json(Json::Object(it)) = over else { return over };
    let pair = |(name, value)| Val::list(vec![Val::Text(Cow::Borrowed(name)), Val::from(value)]);
    Val::list(it.iter().map(|(name, value)| pair((name.as_str(), value))).collect())
}

fn loop_length(over: &Val<'_>) -> usize {
    match over {
        Val::Json(_) | Val::List(_) | Val::Range(..) => over.len().unwrap_or(0),
        Val::Text(it) | Val::Html(it) => usize::from(!it.is_empty()),
        _ => 0,
    }
}

fn loop_item<'a>(over: &Val<'a>, place: usize) -> Val<'a> {
    match over {
        Val::Text(_) | Val::Html(_) => over.clone(),
        list => list.at(place as i64).unwrap_or(Val::Nil),
    }
}
