//! One at a time for each key, and once more if someone asked meanwhile.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Whose turn it is, within this process.
#[derive(Clone, Default)]
pub struct Turns {
    /// The keys that someone works for, and whether to look once more.
    held: Arc<Mutex<HashMap<i64, bool>>>,
}

/// The right to work for a key. Ends when it goes.
pub struct Turn {
    turns: Turns,
    key: i64,
    over: std::sync::atomic::AtomicBool,
}

impl Turns {
    /// The turn for `key`; none if someone has it, who will then look once more.
    pub fn take(&self, key: i64) -> Option<Turn> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        match held.get_mut(&key) {
            Some(again) => {
                *again = true;
                None
            }
            None => {
                held.insert(key, false);
                Some(Turn { turns: self.clone(), key, over: false.into() })
            }
        }
    }
}

impl Turn {
    /// Ends the turn, unless someone asked for it meanwhile: then there may be more to do.
    pub fn is_over(&self) -> bool {
        let mut held = self.turns.held.lock().unwrap_or_else(PoisonError::into_inner);
        match held.get_mut(&self.key) {
            Some(again) if *again => {
                *again = false;
                false
            }
            _ => {
                held.remove(&self.key);
                self.over.store(true, std::sync::atomic::Ordering::SeqCst);
                true
            }
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if !self.over.load(std::sync::atomic::Ordering::SeqCst) {
            self.turns.held.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_comes_meanwhile_is_not_forgotten() {
        let turns = Turns::default();
        let turn = turns.take(1).expect("nobody works yet");
        assert!(turns.take(2).is_some(), "another key is another's");
        assert!(turns.take(1).is_none());
        assert!(!turn.is_over(), "someone asked meanwhile");
        assert!(turn.is_over());
        let next = turns.take(1).expect("it is free again");
        drop(turn);
        assert!(turns.take(1).is_none(), "an old turn takes nobody's away");
        drop(next);
        assert!(turns.take(1).is_some());
    }
}
