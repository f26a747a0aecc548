//! What the roll holds of each customer, column by column.

use std::collections::{BTreeMap, HashMap};

use roaring::RoaringBitmap;

use super::facet::Facet;
use super::words::Words;

/// How many figures there are: last seen, spent, orders, last order, known since.
pub const FIGURES: usize = 5;
/// The bytes of a name that lie beside the figures; of a longer one the rest lies apart.
pub const HEAD: usize = 16;

/// One customer, as read from the database.
pub struct Entry {
    pub id: i64,
    pub figures: [i64; FIGURES],
    /// As names are put in order.
    pub name: String,
    pub country: Option<String>,
    pub language: Option<String>,
    /// By which they are found, with a space between.
    pub words: String,
}

/// Everyone, each at a place of their own in every column.
#[derive(Default)]
pub struct Rows {
    places: HashMap<i64, u32>,
    /// Places that nobody has any more.
    free: Vec<u32>,
    pub(super) everyone: RoaringBitmap,
    pub(super) ids: Vec<i64>,
    pub(super) figures: [Vec<i64>; FIGURES],
    pub(super) heads: Vec<u128>,
    pub(super) tails: HashMap<u32, Box<[u8]>>,
    pub(super) countries: Facet,
    pub(super) languages: Facet,
    /// Who agreed to news, by channel.
    pub(super) agreed: BTreeMap<String, RoaringBitmap>,
    pub(super) words: Words,
}

impl Rows {
    /// Writes down what is known of someone now; what they agreed to comes after.
    pub fn put(&mut self, it: &Entry) {
        let place = self.place(it.id);
        let at = place as usize;
        self.everyone.insert(place);
        for (column, figure) in self.figures.iter_mut().zip(it.figures) {
            column[at] = figure;
        }
        let (head, tail) = parted(&it.name);
        self.heads[at] = head;
        if tail.is_empty() {
            self.tails.remove(&place);
        } else {
            self.tails.insert(place, tail.into());
        }
        self.countries.set(place, it.country.as_deref());
        self.languages.set(place, it.language.as_deref());
        self.words.set(place, &it.words);
        self.agreed.values_mut().for_each(|it| _ = it.remove(place));
    }

    /// Writes down that someone agreed to news on a channel.
    pub fn agreed(&mut self, id: i64, channel: &str) {
        let Some(place) = self.places.get(&id) else { return };
        match self.agreed.get_mut(channel) {
            Some(who) => _ = who.insert(*place),
            None => _ = self.agreed.insert(channel.to_owned(), RoaringBitmap::from_iter([*place])),
        }
    }

    /// Forgets someone.
    pub fn take(&mut self, id: i64) {
        let nobody = Entry {
            id,
            figures: [0; FIGURES],
            name: String::new(),
            country: None,
            language: None,
            words: String::new(),
        };
        if self.places.contains_key(&id) {
            self.put(&nobody);
            let place = self.places.remove(&id).expect("they were there");
            self.everyone.remove(place);
            self.free.push(place);
        }
    }

    /// The place of someone, if they are in lists.
    pub fn place_of(&self, id: i64) -> Option<u32> {
        self.places.get(&id).copied()
    }

    /// Whether every place is someone's.
    pub(super) fn is_full(&self) -> bool {
        self.free.is_empty()
    }

    fn place(&mut self, id: i64) -> u32 {
        if let Some(it) = self.places.get(&id) {
            return *it;
        }
        let place = self.free.pop().unwrap_or_else(|| {
            self.ids.push(0);
            self.heads.push(0);
            self.figures.iter_mut().for_each(|it| it.push(0));
            self.ids.len() as u32 - 1
        });
        self.ids[place as usize] = id;
        self.places.insert(id, place);
        place
    }
}

/// A name in two: its first bytes as a number that orders as they do, and the rest.
pub fn parted(name: &str) -> (u128, &[u8]) {
    let (first, rest) = name.as_bytes().split_at(name.len().min(HEAD));
    let mut head = [0; HEAD];
    head[..first.len()].copy_from_slice(first);
    (u128::from_be_bytes(head), rest)
}
