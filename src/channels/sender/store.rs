//! What was taken and waits for a line: first to be written, then to be sent.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};

use tokio::sync::Notify;

use super::compose::Written;
use super::settle::Ended;
use super::work::Work;

/// So many are written in a row, by one line for all: what writing and signing need is then close at hand for all but
/// the first. Few enough that a channel of long mails holds little of them.
const ROW: usize = 32;

/// A store that lines take from, filled many at a time, so that nobody is woken for each message.
#[derive(Default)]
pub(super) struct Store {
    shelf: Mutex<Shelf>,
    /// There is more, or there will never be.
    more: Notify,
    /// Little is left.
    low: Notify,
}

#[derive(Default)]
struct Shelf {
    waiting: VecDeque<Work>,
    /// At so many it is low: half of what there was when it was last filled.
    few: usize,
    written: VecDeque<Ready>,
    /// How many lines are writing for all.
    writing: usize,
    closed: bool,
}

/// A message with its mail; or without, when it is settled what becomes of it.
pub(super) struct Ready {
    pub ended: Ended,
    pub mail: Option<Written>,
}

/// What a line is to do.
pub(super) enum Next {
    /// Write these, and give them to [`Store::shelve`].
    Write(Vec<Work>),
    Send(Box<Ready>),
}

impl Store {
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().expect("no one panics here")
    }

    /// Puts these behind what is there.
    pub fn put(&self, all: Vec<Work>) {
        if all.is_empty() {
            return;
        }
        let mut shelf = self.shelf();
        shelf.waiting.extend(all);
        shelf.few = shelf.waiting.len() / 2;
        drop(shelf);
        self.more.notify_waiters();
    }

    /// Takes back what was to be written.
    pub fn shelve(&self, all: Vec<Ready>) {
        let mut shelf = self.shelf();
        shelf.written.extend(all);
        shelf.writing -= 1;
        drop(shelf);
        self.more.notify_waiters();
    }

    /// Nothing will come any more.
    pub fn close(&self) {
        self.shelf().closed = true;
        self.more.notify_waiters();
    }

    /// What comes next; nothing once it is closed and empty.
    pub async fn take(&self) -> Option<Next> {
        loop {
            if let Some(it) = self.now() {
                return it;
            }
            // Before it looks again, so that nothing that comes meanwhile is missed.
            let mut more = std::pin::pin!(self.more.notified());
            more.as_mut().enable();
            if let Some(it) = self.now() {
                return it;
            }
            more.await;
        }
    }

    /// What comes next if there is something, or that nothing will come.
    fn now(&self) -> Option<Option<Next>> {
        let mut shelf = self.shelf();
        if let Some(it) = shelf.written.pop_front() {
            return Some(Some(Next::Send(Box::new(it))));
        }
        let n = shelf.waiting.len();
        if n == 0 {
            return (shelf.closed && shelf.writing == 0).then_some(None);
        }
        let row: Vec<Work> = shelf.waiting.drain(..n.min(ROW)).collect();
        shelf.writing += 1;
        if n > shelf.few && shelf.waiting.len() <= shelf.few {
            self.low.notify_one();
        }
        Some(Some(Next::Write(row)))
    }

    /// Waits until little is left.
    pub async fn low(&self) {
        while self.is_stocked() {
            self.low.notified().await;
        }
    }

    fn is_stocked(&self) -> bool {
        let shelf = self.shelf();
        shelf.waiting.len() > shelf.few
    }
}
