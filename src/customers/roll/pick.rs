//! Whom a question means, and who of them comes first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::RangeInclusive;

use roaring::RoaringBitmap;

use super::rows::{Rows, parted};
use crate::customers::list::{Key, Order, Sort};

/// Who is asked for, in which order, and from where on.
pub struct Question<'q> {
    /// The words of names that are searched for, and who is meant whatever their name; none if nothing is.
    pub named: Option<(&'q [String], &'q [i64])>,
    pub country: Option<&'q str>,
    pub language: Option<&'q str>,
    /// Agreed to news on this channel.
    pub consent: Option<&'q str>,
    /// The figures that are asked for, and between which bounds.
    pub figures: Vec<(Sort, RangeInclusive<i64>)>,
    pub order: Order,
    /// The last of the page before.
    pub after: Option<&'q Key>,
    /// The most that are wanted.
    pub wanted: usize,
}

/// Who comes first, and how many there are in all.
pub struct Picked {
    pub ids: Vec<i64>,
    pub count: usize,
}

impl Rows {
    /// Whom the question means.
    pub fn pick(&self, asked: &Question<'_>) -> Picked {
        let some = self.some(asked);
        let tests: Vec<(&[i64], &RangeInclusive<i64>)> =
            asked.figures.iter().filter_map(|(sort, range)| Some((self.column(*sort)?, range))).collect();
        let stands = |it: &u32| tests.iter().all(|(column, range)| range.contains(&column[*it as usize]));
        let (first, count) = match &some {
            Some(some) => self.first(some.iter().filter(stands), asked),
            // Counting through all places is quicker than asking who has them, where each is someone's.
            None if self.is_full() => self.first((0..self.ids.len() as u32).filter(stands), asked),
            None => self.first(self.everyone.iter().filter(stands), asked),
        };
        Picked { ids: first.into_iter().map(|it| self.ids[it as usize]).collect(), count }
    }

    /// Those whom the filters leave that are no figures; none where there are no such filters.
    fn some(&self, asked: &Question<'_>) -> Option<RoaringBitmap> {
        let mut filters = Vec::new();
        if let Some((words, ids)) = asked.named {
            let mut who = self.words.having(words);
            who.extend(ids.iter().filter_map(|it| self.place_of(*it)));
            filters.push(who);
        }
        filters.extend(asked.country.map(|it| self.countries.having(it)));
        filters.extend(asked.language.map(|it| self.languages.having(it)));
        filters.extend(asked.consent.map(|it| self.agreed.get(it).cloned().unwrap_or_default()));
        filters.into_iter().reduce(|one, other| one & other)
    }

    fn column(&self, sort: Sort) -> Option<&[i64]> {
        let at = match sort {
            Sort::Seen => 0,
            Sort::Spent => 1,
            Sort::Orders => 2,
            Sort::LastOrder => 3,
            Sort::Created => 4,
            Sort::Name => return None,
        };
        Some(&self.figures[at])
    }

    /// The places that come first, and how many there are in all.
    fn first(&self, who: impl DoubleEndedIterator<Item = u32>, asked: &Question<'_>) -> (Vec<u32>, usize) {
        let (falling, wanted) = (asked.order.falling, asked.wanted);
        let id = |it: u32| self.ids[it as usize];
        let Some(column) = self.column(asked.order.sort) else {
            let after = match asked.after {
                Some(Key::Text(name, id)) => {
                    let (head, tail) = parted(name);
                    Some((head, (tail, *id)))
                }
                _ => None,
            };
            let head = |it: u32| self.heads[it as usize];
            let rest = |it: u32| (self.tails.get(&it).map_or(&[][..], |it| it), id(it));
            return in_order(who, head, rest, after, falling, wanted);
        };
        let after = match asked.after {
            Some(Key::Number(key, id)) => Some((*key, *id)),
            _ => None,
        };
        in_order(who, |it| column[it as usize], id, after, falling, wanted)
    }
}

/// The `wanted` that come first after `after` by `key`, and where that is the same by `rest`; and how many there are.
fn in_order<K: Ord + Copy, R: Ord>(
    who: impl DoubleEndedIterator<Item = u32>,
    key: impl Fn(u32) -> K,
    rest: impl Fn(u32) -> R,
    after: Option<(K, R)>,
    falling: bool,
    wanted: usize,
) -> (Vec<u32>, usize) {
    if falling {
        let after = after.map(|(key, rest)| (Reverse(key), Reverse(rest)));
        // Whoever came last has the greatest id, and often the greatest figure.
        rising(who.rev(), |it| Reverse(key(it)), |it| Reverse(rest(it)), after, wanted)
    } else {
        rising(who, key, rest, after, wanted)
    }
}

fn rising<K: Ord + Copy, R: Ord>(
    who: impl Iterator<Item = u32>,
    key: impl Fn(u32) -> K,
    rest: impl Fn(u32) -> R,
    after: Option<(K, R)>,
    wanted: usize,
) -> (Vec<u32>, usize) {
    // The last of those that come first is on top; once they are enough, its key is the bar.
    let mut first: BinaryHeap<(K, R, u32)> = BinaryHeap::with_capacity(wanted + 1);
    let (mut bar, mut count) = (None, 0);
    for place in who {
        count += 1;
        let key = key(place);
        // Nearly everyone ends here, so the rest is asked of few.
        if bar.is_some_and(|bar| key > bar) || after.as_ref().is_some_and(|it| key < it.0) {
            continue;
        }
        let it = (key, rest(place), place);
        let is_before = after.as_ref().is_some_and(|after| (&it.0, &it.1) <= (&after.0, &after.1));
        let is_beyond = bar.is_some() && first.peek().is_some_and(|last| it > *last);
        if is_before || is_beyond {
            continue;
        }
        first.push(it);
        if first.len() > wanted {
            first.pop();
        }
        if first.len() == wanted {
            bar = first.peek().map(|last| last.0);
        }
    }
    (first.into_sorted_vec().into_iter().map(|it| it.2).collect(), count)
}
