//! What stands before the database: who may send, how much at once, and who shares a unit of work.

mod gather;
mod limits;
mod recent;

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::keys::{self, Counts, Key};
use super::model::{Fault, Message, Source, Taken};
use crate::base::{Db, Id, Result, Timestamp};

pub use limits::{Hold, Wait};
pub use recent::{Line as CameLine, Outcome, Recent};

/// How long keys are believed before they are read again: another process may have ended one.
const FRESH: Duration = Duration::from_secs(5);

/// The gate of this process. Cheap to clone.
#[derive(Clone, Default)]
pub struct Gate {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    keys: Mutex<Keys>,
    limits: limits::Limits,
    gather: gather::Gather,
    recent: Mutex<Recent>,
    /// What keys brought that was only counted, until the next unit of work writes it down.
    beside: Mutex<HashMap<Id<Key>, Counts>>,
    telling: AtomicBool,
}

#[derive(Default)]
struct Keys {
    by_lookup: HashMap<String, Arc<Known>>,
    read_at: Option<Timestamp>,
}

/// A key that is in use, and the source that it is.
pub struct Known {
    /// The key.
    pub key: Key,
    /// Who tells with it.
    pub source: Arc<Source>,
}

impl Gate {
    /// The key that was sent, if it is in use.
    pub async fn key(&self, db: &Db, sent: &str) -> Result<Option<Arc<Known>>> {
        if sent.is_empty() || sent.len() > 200 {
            return Ok(None);
        }
        let (lookup, now) = (keys::lookup(sent), db.clock().now());
        {
            let known = self.inner.keys.lock().expect("no one panics while reading keys");
            // A clock that was set back must not keep an ended key alive.
            if known.read_at.is_some_and(|at| at <= now && now.since(at) < FRESH) {
                return Ok(known.by_lookup.get(&lookup).cloned());
            }
        }
        let read = db.read(keys::active_keys).await?;
        let by_lookup: HashMap<_, _> = read
            .into_iter()
            .map(|(lookup, key)| (lookup, Arc::new(Known { source: Arc::new(key.source()), key })))
            .collect();
        let found = by_lookup.get(&lookup).cloned();
        *self.inner.keys.lock().expect("no one panics while reading keys") = Keys { by_lookup, read_at: Some(now) };
        Ok(found)
    }

    /// Keys are read again when they are next asked for: one was made, changed or ended.
    pub fn keys_changed(&self) {
        self.inner.keys.lock().expect("no one panics while reading keys").read_at = None;
    }

    /// Room for a request of so many bytes, until what is given back is dropped; none while too much is under way.
    pub fn room(&self, bytes: usize) -> Option<Hold> {
        self.inner.limits.room(bytes)
    }

    /// Whether one more request may come from this address.
    pub fn address(&self, address: IpAddr) -> Result<(), Wait> {
        self.inner.limits.address(address)
    }

    /// Whether so many more events may come with this key.
    pub fn events(&self, key: &Key, events: usize) -> Result<(), Wait> {
        self.inner.limits.events(key.id, key.per_second, events)
    }

    /// Takes messages: when it returns, they are on disk. Whoever comes at the same time shares the commit.
    pub async fn take(
        &self,
        db: &Db,
        source: Arc<Source>,
        messages: Vec<Message>,
        hold: Option<Hold>,
    ) -> Result<Taken> {
        let key = source.key;
        let beside = key.and_then(|it| self.beside().remove(&it)).unwrap_or_default();
        let taken = self.inner.gather.take(db, super::Incoming { source, messages, beside }, hold).await;
        if let (Err(_), Some(key)) = (&taken, key) {
            // What could not be written down is counted with the next.
            self.count(key, beside);
        }
        taken
    }

    /// Counts what a key brought that is not kept.
    pub fn count(&self, key: Id<Key>, more: Counts) {
        let mut all = self.beside();
        let it = all.entry(key).or_default();
        it.refused += more.refused;
        it.declined += more.declined;
    }

    /// What was counted and is not written down yet.
    pub fn counted(&self, key: Id<Key>) -> Counts {
        self.beside().get(&key).copied().unwrap_or_default()
    }

    fn beside(&self) -> std::sync::MutexGuard<'_, HashMap<Id<Key>, Counts>> {
        self.inner.beside.lock().expect("no one panics while counting")
    }

    /// Remembers what came in, for those who look why something does not arrive.
    pub fn note(&self, db: &Db, key: &Key, came: &Came<'_>) {
        let now = db.clock().now();
        self.inner.recent.lock().expect("no one panics while noting").note(now, key, came);
        // Open pages are told once a second at most, however much comes.
        if !self.inner.telling.swap(true, Ordering::Relaxed) {
            let (gate, live) = (self.clone(), db.live().clone());
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(700)).await;
                gate.inner.telling.store(false, Ordering::Relaxed);
                let told = crate::base::live::Told { topic: "tracking".into(), event: "changed", data: "{}".into() };
                live.tell(told);
            });
        }
    }

    /// The last messages that came in, the newest first.
    pub fn recent(&self) -> Recent {
        self.inner.recent.lock().expect("no one panics while noting").clone()
    }

    /// Forgets what came in: it may name someone who is erased.
    pub fn forget_recent(&self) {
        *self.inner.recent.lock().expect("no one panics while noting") = Recent::default();
    }
}

/// What became of a request.
pub struct Came<'a> {
    /// What was understood.
    pub messages: &'a [(String, String)],
    /// What was not.
    pub faults: &'a [Fault],
    /// What became of the understood ones.
    pub outcome: Outcome,
}
