//! Values while a template is rendered.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::rc::Rc;

use serde_json::Value as Json;

/// A range of more is not made into a list.
const RANGE: usize = 10_000;

#[derive(Clone, Debug)]
pub(crate) enum Val<'a> {
    Nil,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Cow<'a, str>),
    /// Markup: the merchant's own, or made of escaped parts.
    Html(Cow<'a, str>),
    /// A list or a group of values in the data.
    Json(&'a Json),
    List(Rc<[Val<'a>]>),
    Range(i64, i64),
    /// `forloop` of the loop at this depth.
    Loop(usize),
    Empty,
    Blank,
}

impl<'a> From<&'a Json> for Val<'a> {
    fn from(json: &'a Json) -> Val<'a> {
        match json {
            Json::Null => Val::Nil,
            Json::Bool(it) => Val::Bool(*it),
            Json::Number(it) => it.as_i64().map_or_else(|| Val::Float(it.as_f64().unwrap_or(0.0)), Val::Int),
            Json::String(it) => Val::Text(Cow::Borrowed(it)),
            Json::Array(_) | Json::Object(_) => Val::Json(json),
        }
    }
}

impl<'a> Val<'a> {
    pub(crate) fn text(it: impl Into<String>) -> Val<'a> {
        Val::Text(Cow::Owned(it.into()))
    }

    pub(crate) fn list(it: Vec<Val<'a>>) -> Val<'a> {
        Val::List(it.into())
    }

    /// As in Liquid, only nothing and `false` are not so.
    pub(crate) fn holds(&self) -> bool {
        !matches!(self, Val::Nil | Val::Bool(false))
    }

    /// Nothing that a reader would see.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Val::Nil | Val::Bool(false) | Val::Blank => true,
            Val::Text(it) | Val::Html(it) => it.trim().is_empty(),
            other => other.is_empty(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Val::Text(it) | Val::Html(it) => it.is_empty(),
            Val::Json(Json::Object(it)) => it.is_empty(),
            Val::Json(_) | Val::List(_) => self.len() == Some(0),
            Val::Empty => true,
            _ => false,
        }
    }

    /// How many letters, items or values it has.
    pub(crate) fn len(&self) -> Option<usize> {
        Some(match self {
            Val::Text(it) | Val::Html(it) => it.chars().count(),
            Val::Json(Json::Array(it)) => it.len(),
            Val::Json(Json::Object(it)) => it.len(),
            Val::List(it) => it.len(),
            Val::Range(from, to) => to.saturating_sub(*from).saturating_add(1).max(0) as usize,
            _ => return None,
        })
    }

    /// How much work it is to go through it.
    pub(crate) fn weight(&self) -> u64 {
        match self {
            Val::Text(it) | Val::Html(it) => it.len() as u64 / 64,
            Val::Json(_) | Val::List(_) | Val::Range(..) => self.len().unwrap_or(0).min(RANGE) as u64,
            _ => 0,
        }
    }

    /// As a reader sees it; a group of values is nothing to see.
    pub(crate) fn shown(&self) -> Cow<'_, str> {
        match self {
            Val::Text(it) | Val::Html(it) => Cow::Borrowed(it),
            Val::Bool(true) => Cow::Borrowed("true"),
            Val::Bool(false) => Cow::Borrowed("false"),
            Val::Int(it) => Cow::Owned(it.to_string()),
            Val::Float(it) => Cow::Owned(shown_float(*it)),
            Val::Range(from, to) => Cow::Owned(format!("{from}..{to}")),
            Val::List(it) => Cow::Owned(it.iter().map(|it| it.shown().into_owned()).collect()),
            Val::Json(Json::Array(it)) => Cow::Owned(it.iter().map(|it| Val::from(it).shown().into_owned()).collect()),
            Val::Nil | Val::Json(_) | Val::Loop(_) | Val::Empty | Val::Blank => Cow::Borrowed(""),
        }
    }

    /// As a number, if it is one or reads like one.
    pub(crate) fn number(&self) -> Option<Val<'static>> {
        match self {
            Val::Int(it) => Some(Val::Int(*it)),
            Val::Float(it) => Some(Val::Float(*it)),
            Val::Text(it) | Val::Html(it) => {
                let plain = it.trim();
                let number = |it: &str| {
                    it.parse()
                        .map(Val::Int)
                        .ok()
                        .or_else(|| it.parse().ok().filter(|it: &f64| it.is_finite()).map(Val::Float))
                };
                number(plain)
            }
            _ => None,
        }
    }

    pub(crate) fn int(&self) -> Option<i64> {
        match self.number()? {
            Val::Int(it) => Some(it),
            Val::Float(it) => Some(it as i64),
            _ => None,
        }
    }

    pub(crate) fn float(&self) -> Option<f64> {
        match self.number()? {
            Val::Int(it) => Some(it as f64),
            Val::Float(it) => Some(it),
            _ => None,
        }
    }

    /// The items of a list; one value is a list of itself, nothing is an empty one.
    pub(crate) fn items(&self) -> Vec<Val<'a>> {
        match self {
            Val::Nil => Vec::new(),
            Val::Json(Json::Array(it)) => it.iter().map(Val::from).collect(),
            Val::List(it) => it.to_vec(),
            Val::Range(from, to) if self.len() <= Some(RANGE) => (*from..=*to).map(Val::Int).collect(),
            one => vec![one.clone()],
        }
    }

    /// The value of this name inside, if there is one.
    pub(crate) fn get(&self, name: &str) -> Option<Val<'a>> {
        if let Val::Json(Json::Object(map)) = self
            && let Some(it) = map.get(name)
        {
            return Some(Val::from(it));
        }
        match name {
            "size" => self.len().map(|it| Val::Int(it as i64)),
            "first" => self.at(0),
            "last" => self.at(-1),
            _ => None,
        }
    }

    /// The item at this place; below nothing counts from the end.
    pub(crate) fn at(&self, index: i64) -> Option<Val<'a>> {
        let length = match self {
            Val::Json(Json::Array(_)) | Val::List(_) => self.len()? as i64,
            Val::Range(from, to) => {
                let it = if index < 0 { to.checked_add(index)?.checked_add(1)? } else { from.checked_add(index)? };
                return (*from..=*to).contains(&it).then_some(Val::Int(it));
            }
            _ => return None,
        };
        let index = usize::try_from(if index < 0 { length.checked_add(index)? } else { index }).ok()?;
        match self {
            Val::Json(Json::Array(it)) => it.get(index).map(Val::from),
            Val::List(it) => it.get(index).cloned(),
            _ => None,
        }
    }

    pub(crate) fn contains(&self, wanted: &Val<'_>) -> bool {
        match self {
            Val::Text(it) | Val::Html(it) => !matches!(wanted, Val::Nil) && it.contains(&*wanted.shown()),
            Val::Json(Json::Object(it)) => it.contains_key(&*wanted.shown()),
            Val::Json(Json::Array(it)) => it.iter().any(|it| Val::from(it).same(wanted)),
            Val::List(it) => it.iter().any(|it| it.same(wanted)),
            _ => false,
        }
    }

    pub(crate) fn same(&self, other: &Val<'_>) -> bool {
        match (self, other) {
            (Val::Empty, it) | (it, Val::Empty) => it.is_empty(),
            (Val::Blank, it) | (it, Val::Blank) => it.is_blank(),
            (Val::Nil, Val::Nil) => true,
            (Val::Bool(one), Val::Bool(other)) => one == other,
            (Val::Text(one) | Val::Html(one), Val::Text(other) | Val::Html(other)) => one == other,
            (Val::Json(one), Val::Json(other)) => one == other,
            (Val::Range(a, b), Val::Range(c, d)) => (a, b) == (c, d),
            (Val::Int(_) | Val::Float(_), Val::Int(_) | Val::Float(_)) => self.compare(other) == Some(Ordering::Equal),
            (Val::List(_) | Val::Json(_), Val::List(_) | Val::Json(_)) => {
                let (one, other) = (self.items(), other.items());
                one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one.same(other))
            }
            _ => false,
        }
    }

    /// Which comes first, where that means something.
    pub(crate) fn compare(&self, other: &Val<'_>) -> Option<Ordering> {
        match (self, other) {
            (Val::Int(one), Val::Int(other)) => Some(one.cmp(other)),
            (Val::Int(_) | Val::Float(_), Val::Int(_) | Val::Float(_)) => self.float()?.partial_cmp(&other.float()?),
            (Val::Text(one) | Val::Html(one), Val::Text(other) | Val::Html(other)) => Some(one.cmp(other)),
            _ => None,
        }
    }

    /// An order of everything: numbers, then words, then the rest; nothing is last.
    pub(crate) fn order(&self, other: &Val<'_>) -> Ordering {
        let rank = |it: &Val<'_>| match it {
            Val::Int(_) | Val::Float(_) => 0,
            Val::Text(_) | Val::Html(_) => 1,
            Val::Nil => 3,
            _ => 2,
        };
        self.compare(other).unwrap_or_else(|| rank(self).cmp(&rank(other)))
    }
}

/// Without the noise of the last digits, and always with a point, as merchants know it.
fn shown_float(it: f64) -> String {
    let rounded = (it * 1e10).round() / 1e10;
    if rounded.is_finite() { format!("{rounded:?}") } else { format!("{it:?}") }
}
