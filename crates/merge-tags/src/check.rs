//! Looking whether a template says only what is known.

use std::collections::BTreeMap;

use crate::fault::{Fault, FaultKind, Faults, meant};
use crate::tree::{Expr, Filtered, Node, Path, Step, Template, Test};

/// The variables that a template may use.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    root: BTreeMap<String, Shape>,
}

/// What a variable is.
#[derive(Clone, Debug, Default)]
struct Shape {
    inside: BTreeMap<String, Shape>,
    list: bool,
    /// Anything may be inside.
    open: bool,
}

impl Vocabulary {
    /// From paths: `customer.name`; `order.lines[].title` for what is in each item of a list;
    /// `customer.attributes.*` where names are not known before.
    pub fn new<'a>(paths: impl IntoIterator<Item = &'a str>) -> Vocabulary {
        let mut root = Shape::default();
        for path in paths {
            let mut at = &mut root;
            for name in path.split('.') {
                if name == "*" {
                    at.open = true;
                    break;
                }
                let (name, list) = name.strip_suffix("[]").map_or((name, false), |it| (it, true));
                at = at.inside.entry(name.to_owned()).or_default();
                at.list |= list;
            }
        }
        Vocabulary { root: root.inside }
    }
}

impl Template {
    /// Every variable that nobody knows, and every one used as what it is not.
    pub fn check(&self, known: &Vocabulary) -> Vec<Fault> {
        let mut checker = Checker { faults: Faults::new(&self.source), root: &known.root, scopes: Vec::new() };
        checker.block(&self.body);
        checker.faults.in_order()
    }
}

struct Checker<'a> {
    faults: Faults<'a>,
    root: &'a BTreeMap<String, Shape>,
    /// Names that the template gives itself, the latest last.
    scopes: Vec<(&'a str, Known<'a>)>,
}

#[derive(Clone, Copy)]
enum Known<'a> {
    Shape(&'a Shape),
    /// An item of this list.
    Item(&'a Shape),
    /// One value, or who knows what.
    Anything,
}

const FORLOOP: [&str; 8] = ["first", "index", "index0", "last", "length", "parentloop", "rindex", "rindex0"];

impl<'a> Checker<'a> {
    fn block(&mut self, nodes: &'a [Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &'a Node) {
        match node {
            Node::Text(_) | Node::Count(..) | Node::Break | Node::Continue => {}
            Node::Output(it, _) => {
                let known = self.filtered(it);
                if it.calls.is_empty()
                    && let (Some(known), Expr::Path(path)) = (known, &it.base)
                {
                    self.is_one_value(known, path);
                }
            }
            Node::If(branches, otherwise) => {
                for (test, body) in branches {
                    self.test(test);
                    self.block(body);
                }
                self.block(otherwise);
            }
            Node::Case(subject, branches, otherwise) => {
                self.value(subject);
                for (wanted, body) in branches {
                    self.values(wanted);
                    self.block(body);
                }
                self.block(otherwise);
            }
            Node::For(it) => {
                let item = self.each(&it.over);
                self.values(it.limit.iter().chain(&it.offset));
                let before = self.scopes.len();
                self.scopes.push(("forloop", Known::Anything));
                self.scopes.push((&it.name, item));
                self.block(&it.body);
                // What was assigned inside stays known after it.
                self.scopes.drain(before..before + 2);
                self.block(&it.none);
            }
            Node::Assign(name, it) => {
                let known = self.filtered(it).unwrap_or(Known::Anything);
                self.scopes.push((name, known));
            }
            Node::Capture(name, body) => {
                self.block(body);
                self.scopes.push((name, Known::Anything));
            }
            Node::Cycle(_, values) => self.values(values),
        }
    }

    fn test(&mut self, test: &'a Test) {
        match test {
            Test::Is(it) => self.values([it]),
            Test::Compare(left, _, right) => self.values([left, right]),
            Test::And(one, other) | Test::Or(one, other) => {
                self.test(one);
                self.test(other);
            }
            Test::Not(it) => self.test(it),
        }
    }

    /// What is known of a value; nothing for sure once filters have had it, but for those that let it be.
    fn filtered(&mut self, it: &'a Filtered) -> Option<Known<'a>> {
        let mut known = self.value(&it.base);
        for call in &it.calls {
            self.values(call.args.iter().chain(call.options.iter().map(|it| &it.1)));
            let stays = matches!(
                call.filter.name,
                "required"
                    | "sort"
                    | "sort_natural"
                    | "where"
                    | "reject"
                    | "reverse"
                    | "uniq"
                    | "compact"
                    | "slice"
                    | "default"
            );
            known = match (known, call.filter.name) {
                (Some(Known::Shape(list)), "first" | "last" | "find") if list.list => Some(Known::Item(list)),
                (known, _) if stays => known,
                _ => Some(Known::Anything),
            };
        }
        known
    }

    fn each(&mut self, over: &'a Expr) -> Known<'a> {
        let Expr::Path(path) = over else {
            self.value(over);
            return Known::Anything;
        };
        match self.path(path) {
            Some(Known::Shape(shape)) if shape.list => Known::Item(shape),
            Some(Known::Shape(shape)) if shape.open => Known::Anything,
            Some(Known::Shape(_) | Known::Item(_)) => {
                self.faults.add(path.at, FaultKind::NotAList { name: path.said() });
                Known::Anything
            }
            Some(Known::Anything) | None => Known::Anything,
        }
    }

    fn values(&mut self, all: impl IntoIterator<Item = &'a Expr>) {
        for it in all {
            self.value(it);
        }
    }

    fn value(&mut self, it: &'a Expr) -> Option<Known<'a>> {
        match it {
            Expr::Literal(_) => Some(Known::Anything),
            Expr::Path(it) => self.path(it),
            Expr::Range(from, to) => {
                self.value(from);
                self.value(to);
                Some(Known::Anything)
            }
        }
    }

    /// What is known of a variable; none if it is told that there is none.
    fn path(&mut self, path: &'a Path) -> Option<Known<'a>> {
        for step in &path.steps {
            if let Step::Index(index) = step {
                self.value(index);
            }
        }
        let own = self.scopes.iter().rev().find(|it| *it.0 == *path.root).map(|it| it.1);
        if own.is_some() && &*path.root == "forloop" {
            return self.forloop(path);
        }
        let Some(mut known) = own.or_else(|| self.root.get(&*path.root).map(Known::Shape)) else {
            let names = self.root.keys().map(String::as_str).chain(self.scopes.iter().map(|it| it.0));
            // Rather `order.number` than nothing, where only `number` stands.
            let elsewhere = || {
                self.root
                    .iter()
                    .find(|it| it.1.inside.contains_key(&*path.root))
                    .map(|it| format!("{}.{}", it.0, path.root))
            };
            let meant = meant(&path.root, names).or_else(elsewhere);
            self.unknown(path, path.root.to_string(), meant);
            return None;
        };
        let mut said = path.root.to_string();
        for step in &path.steps {
            let Step::Name(name) = step else {
                known = match known {
                    Known::Shape(shape) if shape.list => Known::Item(shape),
                    _ => Known::Anything,
                };
                continue;
            };
            known = self.step(path, known, name, &said)?;
            said = format!("{said}.{name}");
        }
        Some(known)
    }

    fn step(&mut self, path: &Path, known: Known<'a>, name: &str, said: &str) -> Option<Known<'a>> {
        let (shape, item) = match known {
            Known::Anything => return Some(Known::Anything),
            Known::Shape(shape) => (shape, !shape.list),
            Known::Item(shape) => (shape, true),
        };
        if !item && matches!(name, "first" | "last") {
            return Some(Known::Item(shape));
        }
        if let Some(inner) = shape.inside.get(name).filter(|_| item) {
            return Some(Known::Shape(inner));
        }
        if name == "size" || shape.open {
            return Some(Known::Anything);
        }
        let meant = meant(name, shape.inside.keys().map(String::as_str)).filter(|_| item);
        self.unknown(path, format!("{said}.{name}"), meant.map(|it| format!("{said}.{it}")));
        None
    }

    fn forloop(&mut self, path: &'a Path) -> Option<Known<'a>> {
        for step in &path.steps {
            if let Step::Name(name) = step
                && !FORLOOP.contains(&&**name)
            {
                let meant = meant(name, FORLOOP).map(|it| format!("forloop.{it}"));
                self.unknown(path, format!("forloop.{name}"), meant);
                return None;
            }
        }
        Some(Known::Anything)
    }

    fn unknown(&mut self, path: &Path, name: String, meant: Option<String>) {
        self.faults.add(path.at, FaultKind::UnknownVariable { name, meant });
    }

    fn is_one_value(&mut self, known: Known<'a>, path: &Path) {
        let (shape, list) = match known {
            Known::Anything => return,
            Known::Shape(shape) => (shape, shape.list),
            Known::Item(shape) => (shape, false),
        };
        // A list of plain values is shown one after the other.
        if !shape.inside.is_empty() {
            let inner =
                shape.inside.iter().find(|it| it.1.inside.is_empty() && !it.1.list && !it.1.open).filter(|_| !list);
            let meant = inner.map(|it| format!("{}.{}", path.said(), it.0));
            self.faults.add(path.at, FaultKind::NotOneValue { name: path.said(), meant });
        }
    }
}
