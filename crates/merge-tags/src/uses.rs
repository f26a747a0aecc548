//! What a template says of a variable.

use std::collections::BTreeSet;

use crate::tree::{Expr, Filtered, Node, Path, Step, Template, Test};

impl Template {
    /// The members of a variable that the template names; none if it may name any, because it uses the variable as a
    /// whole or looks into it by a value. So whoever brings the data need bring no more than these.
    ///
    /// ```
    /// let template = merge_tags::Template::parse("{{ customer.name }} of {{ customer.city }}, {{ shop.name }}").unwrap();
    /// assert_eq!(template.members("customer").unwrap().into_iter().collect::<Vec<_>>(), ["city", "name"]);
    /// ```
    pub fn members(&self, variable: &str) -> Option<BTreeSet<&str>> {
        let mut looker = Looker { variable, found: Some(BTreeSet::new()) };
        looker.block(&self.body);
        looker.found
    }
}

struct Looker<'a, 'b> {
    variable: &'b str,
    found: Option<BTreeSet<&'a str>>,
}

impl<'a> Looker<'a, '_> {
    fn block(&mut self, nodes: &'a [Node]) {
        nodes.iter().for_each(|it| self.node(it));
    }

    fn node(&mut self, node: &'a Node) {
        match node {
            Node::Text(_) | Node::Count(..) | Node::Break | Node::Continue => {}
            Node::Output(it, _) | Node::Assign(_, it) => self.filtered(it),
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
                self.value(&it.over);
                self.values(it.limit.iter().chain(&it.offset));
                self.block(&it.body);
                self.block(&it.none);
            }
            Node::Capture(_, body) => self.block(body),
            Node::Cycle(_, values) => self.values(values),
        }
    }

    fn test(&mut self, test: &'a Test) {
        match test {
            Test::Is(it) => self.value(it),
            Test::Compare(left, _, right) => self.values([left, right]),
            Test::And(one, other) | Test::Or(one, other) => {
                self.test(one);
                self.test(other);
            }
            Test::Not(it) => self.test(it),
        }
    }

    fn filtered(&mut self, it: &'a Filtered) {
        self.value(&it.base);
        for call in &it.calls {
            self.values(call.args.iter().chain(call.options.iter().map(|it| &it.1)));
        }
    }

    fn values(&mut self, all: impl IntoIterator<Item = &'a Expr>) {
        all.into_iter().for_each(|it| self.value(it));
    }

    fn value(&mut self, it: &'a Expr) {
        match it {
            Expr::Literal(_) => {}
            Expr::Path(it) => self.path(it),
            Expr::Range(from, to) => self.values([&**from, &**to]),
        }
    }

    fn path(&mut self, path: &'a Path) {
        for step in &path.steps {
            if let Step::Index(it) = step {
                self.value(it);
            }
        }
        if *path.root != *self.variable {
            return;
        }
        match (path.steps.first(), &mut self.found) {
            (Some(Step::Name(name)), found) if !of_the_whole(name) => _ = found.as_mut().map(|it| it.insert(name)),
            (_, found) => *found = None,
        }
    }
}

/// What is asked of a group itself.
fn of_the_whole(name: &str) -> bool {
    matches!(name, "size" | "first" | "last")
}
