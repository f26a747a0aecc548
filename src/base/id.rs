//! Ids: 63-bit, ordered by time, typed by what they identify, and shown in
//! addresses as short base32.

use std::cmp::Ordering as Order;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::time::Timestamp;

/// The id of a `T`.
pub struct Id<T>(i64, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// The id with this number, as it stands in the database.
    pub const fn from_raw(raw: i64) -> Id<T> {
        Id(raw, PhantomData)
    }

    /// The number that stands in the database.
    pub const fn raw(self) -> i64 {
        self.0
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Order> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Order {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

/// Crockford's base32: no i, l, o or u, so that it can be read aloud.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'0'; 13];
        let mut rest = self.0 as u64;
        let mut at = text.len();
        loop {
            at -= 1;
            text[at] = DIGITS[(rest & 31) as usize];
            rest >>= 5;
            if rest == 0 {
                break;
            }
        }
        out.write_str(std::str::from_utf8(&text[at..]).expect("base32 is ASCII"))
    }
}

/// A text that is no id.
#[derive(Debug, thiserror::Error)]
#[error("this is not an id")]
pub struct NotAnId;

impl<T> FromStr for Id<T> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.is_empty() || text.len() > 13 {
            return Err(NotAnId);
        }
        let mut raw: i64 = 0;
        for byte in text.bytes() {
            let digit = DIGITS.iter().position(|it| *it == byte).ok_or(NotAnId)? as i64;
            raw = raw.checked_mul(32).and_then(|it| it.checked_add(digit)).ok_or(NotAnId)?;
        }
        Ok(Id::from_raw(raw))
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// 2020-01-01 UTC: the beginning of time for ids, which leaves 139 years.
const EPOCH_MS: i64 = 1_577_836_800_000;
const SEQUENCE_BITS: u32 = 15;
const NODE_BITS: u32 = 6;

/// Makes ids: 42 bits of milliseconds, 6 of the node, 15 of a sequence. They
/// never repeat within a node, also when the clock jumps back.
#[derive(Debug)]
pub struct IdMaker {
    node: AtomicI64,
    last: AtomicI64,
}

impl IdMaker {
    /// How many processes can make ids for the same database.
    pub const NODES: u8 = 1 << NODE_BITS;

    /// A maker for one of up to 64 processes on the same database.
    pub fn new(node: u8) -> IdMaker {
        let maker = IdMaker { node: AtomicI64::new(0), last: AtomicI64::new(0) };
        maker.be(node);
        maker
    }

    /// Makes its ids as `node` from now on.
    pub fn be(&self, node: u8) {
        self.node.store(i64::from(node % IdMaker::NODES), Ordering::SeqCst);
    }

    /// Makes only ids later than `stored`, whoever made that: the clock may have been set back since.
    pub fn go_on_after(&self, stored: i64) {
        // From the next millisecond on: another node's id says nothing of how far our own sequence was.
        let tick = ((stored >> (SEQUENCE_BITS + NODE_BITS)) + 1) << SEQUENCE_BITS;
        self.last.fetch_max(tick, Ordering::SeqCst);
    }

    /// The next number: later than every one before.
    pub fn next(&self, now: Timestamp) -> i64 {
        let floor = (now.0 - EPOCH_MS).max(0) << SEQUENCE_BITS;
        let previous = self
            .last
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| Some((last + 1).max(floor)))
            .expect("the update always gives a value");
        let tick = (previous + 1).max(floor);
        let sequence = tick & ((1 << SEQUENCE_BITS) - 1);
        let node = self.node.load(Ordering::SeqCst);
        ((tick >> SEQUENCE_BITS) << (SEQUENCE_BITS + NODE_BITS)) | (node << SEQUENCE_BITS) | sequence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_when_the_clock_jumps_back() {
        let maker = IdMaker::new(3);
        let mut last = 0;
        for ms in [2_000_000_000_000, 2_000_000_000_000, 1_900_000_000_000, 2_000_000_000_001] {
            for _ in 0..40_000 {
                let id = maker.next(Timestamp(ms));
                assert!(id > last);
                last = id;
            }
        }
    }

    #[test]
    fn ids_go_on_after_those_of_other_nodes() {
        let now = Timestamp(2_000_000_000_000);
        let (mine, other) = (IdMaker::new(3), IdMaker::new(9));
        let made: Vec<i64> = (0..100).map(|_| mine.next(now)).collect();
        let stored = other.next(now);
        let again = IdMaker::new(3);
        again.go_on_after(stored);
        assert!(again.next(Timestamp(1_900_000_000_000)) > stored.max(made[99]));
    }

    proptest::proptest! {
        #[test]
        fn an_id_survives_its_address(raw in 0..i64::MAX) {
            let id: Id<()> = Id::from_raw(raw);
            proptest::prop_assert_eq!(id.to_string().parse::<Id<()>>().unwrap(), id);
        }

        #[test]
        fn any_text_is_an_id_or_refused(text in ".{0,20}") {
            let _ = text.parse::<Id<()>>();
        }
    }
}
