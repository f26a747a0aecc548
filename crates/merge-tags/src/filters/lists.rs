//! Filters of lists, and of any value.

use std::collections::HashSet;

use super::{Given, texts};
use crate::render::RenderError;
use crate::value::Val;

type Done<'a> = Result<Val<'a>, RenderError>;

pub(super) fn unchanged<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    Ok(it)
}

pub(super) fn default<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let allow_false = given.options.iter().any(|(name, it)| *name == "allow_false" && it.holds());
    let missing = match &it {
        Val::Bool(false) => !allow_false,
        Val::Nil => true,
        other => other.is_empty(),
    };
    Ok(if missing { given.value(0) } else { it })
}

pub(super) fn size<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    Ok(Val::Int(it.len().unwrap_or(0) as i64))
}

pub(super) fn first<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    Ok(it.at(0).unwrap_or(Val::Nil))
}

pub(super) fn last<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    Ok(it.at(-1).unwrap_or(Val::Nil))
}

pub(super) fn join<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let items = it.items();
    let between = if given.args.is_empty() { Val::text(" ") } else { given.value(0) };
    let mut parts = Vec::with_capacity(items.len() * 2);
    for item in &items {
        if !parts.is_empty() {
            parts.push(&between);
        }
        parts.push(item);
    }
    texts::together(&parts, given)
}

pub(super) fn reverse<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    let mut items = it.items();
    items.reverse();
    Ok(Val::list(items))
}

pub(super) fn concat<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let mut items = it.items();
    items.extend(given.value(0).items());
    Ok(Val::list(items))
}

pub(super) fn map<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let name = given.text(0);
    Ok(Val::list(it.items().iter().map(|it| it.get(&name).unwrap_or(Val::Nil)).collect()))
}

pub(super) fn compact<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let key = Key::of(given);
    Ok(Val::list(it.items().into_iter().filter(|it| !matches!(key.in_item(it), Val::Nil)).collect()))
}

/// By what items are compared: a value inside them, or themselves.
struct Key(Option<String>);

impl Key {
    fn of(given: &Given<'_, '_>) -> Key {
        Key((!given.args.is_empty()).then(|| given.text(0).into_owned()))
    }

    fn in_item<'a>(&self, item: &Val<'a>) -> Val<'a> {
        match &self.0 {
            Some(name) => item.get(name).unwrap_or(Val::Nil),
            None => item.clone(),
        }
    }
}

pub(super) fn sort<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let key = Key::of(given);
    let mut items: Vec<(Val<'a>, Val<'a>)> = it.items().into_iter().map(|it| (key.in_item(&it), it)).collect();
    items.sort_by(|one, other| one.0.order(&other.0));
    Ok(Val::list(items.into_iter().map(|it| it.1).collect()))
}

pub(super) fn sort_natural<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let key = Key::of(given);
    let mut items = it.items();
    items.sort_by_cached_key(|it| {
        let value = key.in_item(it);
        (matches!(value, Val::Nil), value.shown().to_lowercase())
    });
    Ok(Val::list(items))
}

pub(super) fn uniq<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let (key, mut seen) = (Key::of(given), HashSet::new());
    Ok(Val::list(it.items().into_iter().filter(|it| seen.insert(mark(&key.in_item(it)))).collect()))
}

/// A text that equal values share: what they show, and of which kind they are.
fn mark(it: &Val<'_>) -> String {
    match it {
        Val::Json(json) => json.to_string(),
        Val::Text(_) | Val::Html(_) => format!("\"{}", it.shown()),
        other => other.shown().into_owned(),
    }
}

/// Items with a value of this name that holds, or that is the one given.
fn fits(item: &Val<'_>, given: &Given<'_, '_>) -> bool {
    let value = item.get(&given.text(0)).unwrap_or(Val::Nil);
    if given.args.len() > 1 { value.same(&given.value(1)) } else { value.holds() }
}

pub(super) fn only<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(Val::list(it.items().into_iter().filter(|it| fits(it, given)).collect()))
}

pub(super) fn reject<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(Val::list(it.items().into_iter().filter(|it| !fits(it, given)).collect()))
}

pub(super) fn find<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(it.items().into_iter().find(|it| fits(it, given)).unwrap_or(Val::Nil))
}

pub(super) fn find_index<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(it.items().iter().position(|it| fits(it, given)).map_or(Val::Nil, |it| Val::Int(it as i64)))
}

pub(super) fn has<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(Val::Bool(it.items().iter().any(|it| fits(it, given))))
}

pub(super) fn sum<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let key = Key::of(given);
    let mut total = Val::Int(0);
    for item in it.items() {
        total = super::numbers::add(&total, &key.in_item(&item));
    }
    Ok(total)
}

/// A part of words or of a list, from a place that may count from the end.
pub(super) fn slice<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let list = matches!(it, Val::List(_) | Val::Range(..)) || matches!(it, Val::Json(json) if json.is_array());
    let length = if list { it.len().unwrap_or(0) } else { it.shown().chars().count() } as i64;
    let start = given.int(0, 0);
    let start = if start < 0 { start.saturating_add(length) } else { start };
    let many = given.int(1, 1).max(0) as usize;
    if start < 0 || start > length {
        return Ok(if list { Val::list(Vec::new()) } else { Val::text("") });
    }
    let start = start as usize;
    Ok(if list {
        Val::list(it.items().into_iter().skip(start).take(many).collect())
    } else {
        Val::text(it.shown().chars().skip(start).take(many).collect::<String>())
    })
}
