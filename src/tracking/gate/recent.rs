//! The last messages that came in, in memory only.

use std::collections::VecDeque;

use super::Came;
use crate::base::{Id, Say, Timestamp};
use crate::tracking::keys::Key;

/// How many are remembered.
const KEPT: usize = 50;

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept.
    Kept,
    /// It, or others of its request, were here before.
    Repeated,
    /// It cannot be kept.
    Refused(Say),
    /// The visitor's browser asked not to be followed.
    Declined,
}

/// A message that came in.
#[derive(Clone, Debug)]
pub struct Line {
    /// When.
    pub at: Timestamp,
    /// With which key.
    pub key: Id<Key>,
    /// What people call that key.
    pub key_name: String,
    /// What was called.
    pub name: String,
    /// The id that its sender gave it.
    pub id: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// The last messages, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Recent {
    /// Them.
    pub lines: VecDeque<Line>,
}

impl Recent {
    pub(super) fn note(&mut self, at: Timestamp, key: &Key, came: &Came<'_>) {
        let mut put = |name: &str, id: &str, outcome: Outcome| {
            if self.lines.len() == KEPT {
                self.lines.pop_back();
            }
            let (name, id) = (name.to_owned(), id.chars().take(40).collect());
            self.lines.push_front(Line { at, key: key.id, key_name: key.name.clone(), name, id, outcome });
        };
        // Of more than are remembered only the last.
        for (name, id) in &came.messages[came.messages.len().saturating_sub(KEPT)..] {
            put(name, id, came.outcome.clone());
        }
        for it in came.faults.iter().take(KEPT) {
            put(&it.name, &it.id, Outcome::Refused(it.why.clone()));
        }
    }
}
