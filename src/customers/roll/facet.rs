//! One property with few values: who has which.

use std::collections::HashMap;

use roaring::RoaringBitmap;

/// Who has which value; nobody more than one.
#[derive(Default)]
pub(super) struct Facet {
    known: HashMap<Box<str>, u32>,
    /// Who has the value, by its number.
    who: Vec<RoaringBitmap>,
    /// The number of everyone's value, and one more; 0 where they have none.
    of: Vec<u32>,
}

impl Facet {
    /// Makes `value` the one of `place`.
    pub fn set(&mut self, place: u32, value: Option<&str>) {
        let at = place as usize;
        if self.of.len() <= at {
            self.of.resize(at + 1, 0);
        }
        let new = value.filter(|it| !it.is_empty()).map_or(0, |it| self.number(it) + 1);
        let old = std::mem::replace(&mut self.of[at], new);
        if old == new {
            return;
        }
        if old > 0 {
            self.who[old as usize - 1].remove(place);
        }
        if new > 0 {
            self.who[new as usize - 1].insert(place);
        }
    }

    fn number(&mut self, value: &str) -> u32 {
        if let Some(it) = self.known.get(value) {
            return *it;
        }
        let number = self.who.len() as u32;
        self.known.insert(value.into(), number);
        self.who.push(RoaringBitmap::new());
        number
    }

    /// Whoever has the value.
    pub fn having(&self, value: &str) -> RoaringBitmap {
        self.known.get(value).map(|it| self.who[*it as usize].clone()).unwrap_or_default()
    }

    /// The values that someone has, in order.
    pub fn values(&self) -> Vec<String> {
        let had = self.known.iter().filter(|(_, number)| !self.who[**number as usize].is_empty());
        let mut values: Vec<String> = had.map(|(value, _)| value.to_string()).collect();
        values.sort_unstable();
        values
    }
}
