//! Reading a template: tags into blocks, every fault with its place.

use crate::expr::{Found, Reader};
use crate::fault::{Fault, FaultKind, Faults, Wanted, meant};
use crate::html::Tracker;
use crate::lex::Word;
use crate::scan::{Piece, scan};
use crate::tree::{Block, Expr, For, Literal, Node, Template, Test};

/// Blocks in each other, at most.
const DEEP: usize = 40;

const TAGS: [&str; 14] = [
    "if",
    "unless",
    "case",
    "for",
    "assign",
    "capture",
    "comment",
    "raw",
    "increment",
    "decrement",
    "cycle",
    "echo",
    "break",
    "continue",
];

const ENDS: [&str; 5] = ["endif", "endunless", "endcase", "endfor", "endcapture"];

const INSIDE: [&str; 3] = ["else", "elsif", "when"];

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the source.
    pub fn parse(source: &str) -> Result<Template, Vec<Fault>> {
        let mut faults = Faults::new(source);
        let pieces = scan(source, &mut faults);
        let mut parser = Parser { pieces, next: 0, faults, html: Tracker::new(), open: Vec::new(), broken_off: false };
        let mut body = Block::new();
        parser.block(&mut body, &[]);
        if parser.faults.found.is_empty() {
            Ok(Template { source: source.into(), body })
        } else {
            Err(parser.faults.in_order())
        }
    }
}

struct Parser<'s> {
    pieces: Vec<Piece<'s>>,
    next: usize,
    faults: Faults<'s>,
    html: Tracker,
    /// The ends of the blocks that are open, the innermost last.
    open: Vec<&'static str>,
    broken_off: bool,
}

/// A tag that ends a block or goes over to its next part.
struct Stop<'s> {
    name: &'s str,
    rest: &'s str,
    at: usize,
    rest_at: usize,
}

impl<'s> Parser<'s> {
    /// Reads up to one of the tags in `until` and gives it; none at the end of the source.
    fn block(&mut self, body: &mut Block, until: &[&str]) -> Option<Stop<'s>> {
        while let Some(piece) = self.pieces.get(self.next).copied() {
            self.next += 1;
            match piece {
                Piece::Text(text) => {
                    self.html.feed(text);
                    body.push(Node::Text(text.into()));
                }
                Piece::Output(inner, at) => {
                    let node = Reader::new(inner, at).and_then(|mut it| it.filtered());
                    let place = self.html.place();
                    self.take(node.map(|it| Some(Node::Output(it, place))), body);
                }
                Piece::Tag { name, rest, at, rest_at } => {
                    let tag = Stop { name, rest, at, rest_at };
                    let closes = ENDS.contains(&name) || INSIDE.contains(&name);
                    // The end of a block further out: the one in hand was forgotten.
                    if until.contains(&name) || self.open.contains(&name) {
                        return Some(tag);
                    } else if closes {
                        self.faults.add(at, FaultKind::Stray { tag: name.to_owned() });
                    } else {
                        let node = self.tag(&tag);
                        self.take(node, body);
                    }
                }
            }
        }
        None
    }

    fn take(&mut self, node: Found<Option<Node>>, body: &mut Block) {
        match node {
            Ok(Some(node)) => body.push(node),
            Ok(None) => {}
            Err((at, kind)) => self.faults.add(at, kind),
        }
    }

    fn tag(&mut self, tag: &Stop<'s>) -> Found<Option<Node>> {
        match tag.name {
            "raw" | "endraw" | "comment" | "endcomment" => return Ok(None),
            "if" | "unless" | "case" | "for" | "capture" => return self.nested(tag),
            "break" => return Ok(Some(Node::Break)),
            "continue" => return Ok(Some(Node::Continue)),
            _ => {}
        }
        let mut reader = Reader::new(tag.rest, tag.rest_at)?;
        Ok(Some(match tag.name {
            "assign" => {
                let name = reader.name()?;
                reader.needs(Word::Sign("="), Wanted::Equals)?;
                Node::Assign(name.into(), reader.filtered()?)
            }
            "echo" => Node::Output(reader.filtered()?, self.html.place()),
            "increment" | "decrement" => {
                let name = reader.name()?;
                reader.end()?;
                Node::Count(name.into(), if tag.name == "increment" { 1 } else { -1 })
            }
            "cycle" => cycle(&mut reader, tag.rest)?,
            "include" | "render" | "section" | "layout" | "extends" => {
                return Err((tag.at, FaultKind::FromElsewhere { tag: tag.name.to_owned() }));
            }
            "" => return Err((tag.at, FaultKind::Unexpected { found: tag.rest.trim().into(), wanted: Wanted::Name })),
            name => {
                return Err((tag.at, FaultKind::UnknownTag { name: name.into(), meant: meant(name, TAGS) }));
            }
        }))
    }

    fn nested(&mut self, tag: &Stop<'s>) -> Found<Option<Node>> {
        if self.open.len() == DEEP {
            // The rest would only tell the same again, and so would every block around.
            self.next = self.pieces.len();
            self.broken_off = true;
            return Err((tag.at, FaultKind::TooDeep { most: DEEP }));
        }
        let end = match tag.name {
            "if" => "endif",
            "unless" => "endunless",
            "case" => "endcase",
            "for" => "endfor",
            _ => "endcapture",
        };
        self.open.push(end);
        let node = match tag.name {
            "if" | "unless" => Ok(self.condition(tag, end)),
            "case" => Ok(self.case(tag)),
            "for" => self.each(tag),
            _ => self.capture(tag),
        };
        self.open.pop();
        node.map(Some)
    }

    /// A part of the block `tag`; gives what came after it, if that is one of `until`.
    fn part(&mut self, tag: &Stop<'s>, body: &mut Block, until: &[&str]) -> Option<Stop<'s>> {
        let stop = self.block(body, until);
        if stop.as_ref().is_some_and(|it| until.contains(&it.name)) {
            return stop;
        }
        if !self.broken_off {
            self.faults.add(tag.at, FaultKind::BlockNotClosed { tag: tag.name.to_owned() });
        }
        if stop.is_some() {
            // It is read again by the block it belongs to.
            self.next -= 1;
        }
        None
    }

    fn condition(&mut self, tag: &Stop<'s>, end: &'static str) -> Node {
        let (mut branches, mut otherwise) = (Vec::new(), Block::new());
        let mut test = self.test(tag);
        if tag.name == "unless" {
            test = Test::Not(test.into());
        }
        loop {
            let mut body = Block::new();
            let stop = self.part(tag, &mut body, &["elsif", "else", end]);
            branches.push((test, body));
            match stop {
                Some(it) if it.name == "elsif" => test = self.test(&it),
                Some(it) if it.name == "else" => {
                    self.part(tag, &mut otherwise, &[end]);
                    break;
                }
                _ => break,
            }
        }
        Node::If(branches, otherwise)
    }

    /// The condition of a tag; where it cannot be read, that is told, and reading goes on.
    fn test(&mut self, tag: &Stop<'s>) -> Test {
        match Reader::new(tag.rest, tag.rest_at).and_then(|mut it| it.test()) {
            Ok(test) => test,
            Err((at, kind)) => {
                self.faults.add(at, kind);
                Test::Is(Expr::Literal(Literal::Nil))
            }
        }
    }

    fn case(&mut self, tag: &Stop<'s>) -> Node {
        let subject = Reader::new(tag.rest, tag.rest_at).and_then(|mut it| {
            let value = it.value()?;
            it.end().map(|()| value)
        });
        let subject = self.or_nothing(subject);
        let (mut branches, mut otherwise) = (Vec::new(), Block::new());
        // What stands before the first `when` is not shown.
        let mut stop = self.part(tag, &mut Block::new(), &["when", "else", "endcase"]);
        while let Some(it) = stop {
            match it.name {
                "when" => {
                    let wanted = self.wanted(&it);
                    let mut body = Block::new();
                    stop = self.part(tag, &mut body, &["when", "else", "endcase"]);
                    branches.push((wanted, body));
                }
                "else" => stop = self.part(tag, &mut otherwise, &["when", "else", "endcase"]),
                _ => break,
            }
        }
        Node::Case(subject, branches, otherwise)
    }

    /// The values of a `when`, between commas or `or`.
    fn wanted(&mut self, tag: &Stop<'s>) -> Vec<Expr> {
        let read = || {
            let mut reader = Reader::new(tag.rest, tag.rest_at)?;
            let mut wanted = vec![reader.value()?];
            while reader.takes(Word::Sign(",")) || reader.takes(Word::Name("or")) {
                wanted.push(reader.value()?);
            }
            reader.end().map(|()| wanted)
        };
        read().unwrap_or_else(|(at, kind)| {
            self.faults.add(at, kind);
            Vec::new()
        })
    }

    fn or_nothing(&mut self, it: Found<Expr>) -> Expr {
        it.unwrap_or_else(|(at, kind)| {
            self.faults.add(at, kind);
            Expr::Literal(Literal::Nil)
        })
    }

    fn each(&mut self, tag: &Stop<'s>) -> Found<Node> {
        let head = Reader::new(tag.rest, tag.rest_at).and_then(|mut it| for_head(&mut it));
        let (mut body, mut none) = (Block::new(), Block::new());
        if let Some(it) = self.part(tag, &mut body, &["else", "endfor"])
            && it.name == "else"
        {
            self.part(tag, &mut none, &["endfor"]);
        }
        Ok(Node::For(Box::new(For { body, none, ..head? })))
    }

    fn capture(&mut self, tag: &Stop<'s>) -> Found<Node> {
        let name = Reader::new(tag.rest, tag.rest_at).and_then(|mut it| {
            let name = match it.peek() {
                Word::Text(name) if !name.is_empty() => {
                    it.step();
                    name
                }
                _ => it.name()?,
            };
            it.end().map(|()| name)
        });
        let mut body = Block::new();
        self.part(tag, &mut body, &["endcapture"]);
        Ok(Node::Capture(name?.into(), body))
    }
}

fn for_head(reader: &mut Reader<'_>) -> Found<For> {
    let name = reader.name()?.into();
    reader.needs(Word::Name("in"), Wanted::In)?;
    let over = reader.value()?;
    let mut head =
        For { name, over, reversed: false, limit: None, offset: None, body: Block::new(), none: Block::new() };
    loop {
        reader.takes(Word::Sign(","));
        let at = reader.at();
        match reader.step() {
            Word::Name("reversed") => head.reversed = true,
            Word::Name(option) => {
                reader.needs(Word::Sign(":"), Wanted::Colon)?;
                let value = Some(reader.value()?);
                match option {
                    "limit" => head.limit = value,
                    "offset" => head.offset = value,
                    name => return Err((at, FaultKind::UnknownOption { filter: "for", name: name.to_owned() })),
                }
            }
            Word::End => return Ok(head),
            _ => return Err((at, FaultKind::Unexpected { found: String::new(), wanted: Wanted::End })),
        }
    }
}

fn cycle(reader: &mut Reader<'_>, rest: &str) -> Found<Node> {
    let mut values = vec![reader.value()?];
    let mut group = rest.trim().into();
    if reader.takes(Word::Sign(":")) {
        let named = values.pop().expect("the one before the colon");
        group = format!("{named:?}").into();
        values.push(reader.value()?);
    }
    while reader.takes(Word::Sign(",")) {
        values.push(reader.value()?);
    }
    reader.end()?;
    Ok(Node::Cycle(group, values))
}
