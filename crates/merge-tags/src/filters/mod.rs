//! What can be done to a value on its way into a message.

mod lists;
mod numbers;
mod texts;
mod times;

use std::borrow::Cow;

use crate::manner::{Escape, Manner};
use crate::render::RenderError;
use crate::value::Val;

pub(crate) use times::is_format;

/// One filter.
#[derive(Debug)]
pub(crate) struct Filter {
    pub(crate) name: &'static str,
    /// How many values it takes: the fewest, the most.
    pub(crate) takes: (usize, usize),
    /// The values it takes by name.
    pub(crate) options: &'static [&'static str],
    pub(crate) run: Run,
}

type Run = for<'a> fn(Val<'a>, &Given<'a, '_>) -> Result<Val<'a>, RenderError>;

/// What a filter is given beside the value.
pub(crate) struct Given<'a, 'm> {
    pub(crate) args: Vec<Val<'a>>,
    pub(crate) options: Vec<(&'a str, Val<'a>)>,
    pub(crate) manner: &'m Manner,
}

impl<'a> Given<'a, '_> {
    fn text(&self, at: usize) -> Cow<'_, str> {
        self.args.get(at).map(Val::shown).unwrap_or_default()
    }

    fn int(&self, at: usize, otherwise: i64) -> i64 {
        self.args.get(at).and_then(Val::int).unwrap_or(otherwise)
    }

    fn value(&self, at: usize) -> Val<'a> {
        self.args.get(at).cloned().unwrap_or(Val::Nil)
    }

    fn html(&self) -> bool {
        self.manner.escape == Escape::Html
    }

    /// More would come out than any one value may have.
    fn fits(&self, bytes: usize) -> Result<(), RenderError> {
        let most = self.manner.limits.bytes;
        if bytes > most { Err(RenderError::TooLong(most)) } else { Ok(()) }
    }
}

const fn filter(name: &'static str, least: usize, most: usize, run: Run) -> Filter {
    Filter { name, takes: (least, most), options: &[], run }
}

/// In the order of the alphabet.
static FILTERS: [Filter; 63] = [
    filter("abs", 0, 0, numbers::abs),
    filter("append", 1, 1, texts::append),
    filter("at_least", 1, 1, numbers::at_least),
    filter("at_most", 1, 1, numbers::at_most),
    filter("capitalize", 0, 0, texts::capitalize),
    filter("ceil", 0, 0, numbers::ceil),
    filter("compact", 0, 1, lists::compact),
    filter("concat", 1, 1, lists::concat),
    filter("date", 0, 1, times::date),
    Filter { name: "default", takes: (1, 1), options: &["allow_false"], run: lists::default },
    filter("divided_by", 1, 1, numbers::divided_by),
    filter("downcase", 0, 0, texts::downcase),
    filter("escape", 0, 0, texts::escape),
    filter("escape_once", 0, 0, texts::escape_once),
    filter("find", 1, 2, lists::find),
    filter("find_index", 1, 2, lists::find_index),
    filter("first", 0, 0, lists::first),
    filter("floor", 0, 0, numbers::floor),
    filter("has", 1, 2, lists::has),
    filter("join", 0, 1, lists::join),
    filter("last", 0, 0, lists::last),
    filter("lstrip", 0, 0, texts::lstrip),
    filter("map", 1, 1, lists::map),
    filter("minus", 1, 1, numbers::minus),
    filter("modulo", 1, 1, numbers::modulo),
    filter("money", 0, 1, numbers::money),
    filter("money_rounded", 0, 1, numbers::money_rounded),
    filter("newline_to_br", 0, 0, texts::newline_to_br),
    filter("number", 0, 1, numbers::number),
    filter("pluralize", 2, 2, numbers::pluralize),
    filter("plus", 1, 1, numbers::plus),
    filter("prepend", 1, 1, texts::prepend),
    filter("reject", 1, 2, lists::reject),
    filter("remove", 1, 1, texts::remove),
    filter("remove_first", 1, 1, texts::remove_first),
    filter("remove_last", 1, 1, texts::remove_last),
    filter("replace", 1, 2, texts::replace),
    filter("replace_first", 1, 2, texts::replace_first),
    filter("replace_last", 1, 2, texts::replace_last),
    filter("required", 0, 0, lists::unchanged),
    filter("reverse", 0, 0, lists::reverse),
    filter("round", 0, 1, numbers::round),
    filter("rstrip", 0, 0, texts::rstrip),
    filter("size", 0, 0, lists::size),
    filter("slice", 1, 2, lists::slice),
    filter("sort", 0, 1, lists::sort),
    filter("sort_natural", 0, 1, lists::sort_natural),
    filter("split", 1, 1, texts::split),
    filter("strip", 0, 0, texts::strip),
    filter("strip_html", 0, 0, texts::strip_html),
    filter("strip_newlines", 0, 0, texts::strip_newlines),
    filter("sum", 0, 1, lists::sum),
    filter("time", 0, 0, times::time),
    filter("times", 1, 1, numbers::times),
    filter("truncate", 0, 2, texts::truncate),
    filter("truncatewords", 0, 2, texts::truncatewords),
    filter("uniq", 0, 1, lists::uniq),
    filter("upcase", 0, 0, texts::upcase),
    filter("url_decode", 0, 0, texts::url_decode),
    filter("url_encode", 0, 0, texts::url_encode),
    filter("weekday", 0, 0, times::weekday),
    filter("where", 1, 2, lists::only),
    filter("without_currency", 0, 1, numbers::without_currency),
];

/// The filter of this name.
pub(crate) fn named(name: &str) -> Option<&'static Filter> {
    FILTERS.binary_search_by(|it| it.name.cmp(name)).ok().map(|at| &FILTERS[at])
}

/// The names of all filters, in the order of the alphabet.
pub fn filter_names() -> impl Iterator<Item = &'static str> {
    FILTERS.iter().map(|it| it.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_filter_is_found_by_its_name() {
        for it in &FILTERS {
            assert_eq!(named(it.name).map(|it| it.name), Some(it.name), "is it in order?");
        }
        assert!(named("upcas").is_none());
    }
}
