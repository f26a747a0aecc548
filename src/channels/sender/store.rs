//! What was taken and waits for a line.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};

use tokio::sync::Notify;

use super::work::Work;

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
    closed: bool,
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

    /// Nothing will come any more.
    pub fn close(&self) {
        self.shelf().closed = true;
        self.more.notify_waiters();
    }

    /// The next; none once it is closed and empty.
    pub async fn take(&self) -> Option<Work> {
        loop {
            // Before it looks, so that nothing that comes meanwhile is missed.
            let mut more = std::pin::pin!(self.more.notified());
            more.as_mut().enable();
            {
                let mut shelf = self.shelf();
                let next = shelf.waiting.pop_front();
                if next.is_some() && shelf.waiting.len() == shelf.few {
                    self.low.notify_one();
                }
                if next.is_some() || shelf.closed {
                    return next;
                }
            }
            more.await;
        }
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
