//! The words of names: each once, with who has it.

use std::collections::HashMap;

use memchr::memmem::Finder;
use roaring::{MultiOps, RoaringBitmap};
use smallvec::SmallVec;

/// Parts that say less than this find only words that begin with them: anywhere in a word they would find too many.
const PART: usize = 3;
/// Slips are forgiven where fewer people than this have the word as it is written.
const ENOUGH: u64 = 20;

/// The words by which people are found.
#[derive(Default)]
pub(super) struct Words {
    known: HashMap<Box<str>, u32>,
    all: Vec<Word>,
    /// Numbers whose word nobody has any more.
    free: Vec<u32>,
    /// Everyone's words.
    of: Vec<SmallVec<[u32; 3]>>,
}

#[derive(Default)]
struct Word {
    text: Box<str>,
    /// Which letters it has, in 32 heaps: tells most words from one another at a glance.
    letters: u32,
    who: RoaringBitmap,
}

impl Words {
    /// Makes the words of `text` those of `place`. A word that nobody has any more leaves no trace.
    pub fn set(&mut self, place: u32, text: &str) {
        let at = place as usize;
        if self.of.len() <= at {
            self.of.resize(at + 1, SmallVec::new());
        }
        let new: SmallVec<[u32; 3]> = text.split_ascii_whitespace().map(|it| self.number(it)).collect();
        let old = std::mem::replace(&mut self.of[at], new.clone());
        for it in new.iter().filter(|it| !old.contains(it)) {
            self.all[*it as usize].who.insert(place);
        }
        for it in old.into_iter().filter(|it| !new.contains(it)) {
            self.leave(it, place);
        }
    }

    fn number(&mut self, text: &str) -> u32 {
        if let Some(it) = self.known.get(text) {
            return *it;
        }
        let number = self.free.pop().unwrap_or_else(|| {
            self.all.push(Word::default());
            self.all.len() as u32 - 1
        });
        self.known.insert(text.into(), number);
        self.all[number as usize] = Word { text: text.into(), letters: letters(text), who: RoaringBitmap::new() };
        number
    }

    fn leave(&mut self, number: u32, place: u32) {
        let word = &mut self.all[number as usize];
        word.who.remove(place);
        if word.who.is_empty() {
            self.known.remove(&word.text);
            *word = Word::default();
            self.free.push(number);
        }
    }

    /// Whoever has a word for each of these: one with that part, or where few have, one that is nearly it.
    pub fn having(&self, parts: &[String]) -> RoaringBitmap {
        let mut parts = parts.iter();
        let Some(first) = parts.next() else { return RoaringBitmap::new() };
        let mut who = self.meant(first);
        for part in parts {
            if who.is_empty() {
                break;
            }
            who &= self.meant(part);
        }
        who
    }

    fn meant(&self, part: &str) -> RoaringBitmap {
        let who = if weight(part) < PART {
            self.union(|it| it.text.starts_with(part))
        } else {
            let part = Finder::new(part);
            self.union(|it| part.find(it.text.as_bytes()).is_some())
        };
        if who.len() >= ENOUGH { who } else { who | self.nearly(part) }
    }

    /// Whoever has a word that is a slip of the finger away.
    fn nearly(&self, part: &str) -> RoaringBitmap {
        // A slip changes one letter for another at most, and two slips are the most that are forgiven.
        let ours = letters(part);
        self.union(|it| (it.letters ^ ours).count_ones() <= 4 && tongue::near(part, &it.text))
    }

    fn union(&self, is_meant: impl Fn(&Word) -> bool) -> RoaringBitmap {
        self.all.iter().filter(|it| !it.text.is_empty() && is_meant(it)).map(|it| &it.who).union()
    }
}

fn letters(word: &str) -> u32 {
    word.chars().fold(0, |letters, it| letters | 1 << (u32::from(it) % 32))
}

/// How much a part says: a letter of the Latin alphabet one, a syllable or letter of any other two.
fn weight(part: &str) -> usize {
    part.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum()
}
