//! What was taken and waits for a line: first to be written, then to be sent.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};

use tokio::sync::Notify;

use super::compose::Written;
use super::settle::Ended;
use super::work::Work;

/// So many are written in a row at most, by one line for all: what writing and signing need is then close at hand for all
/// but the first.
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
    written: VecDeque<Ready>,
    /// How many lines are writing for all.
    writing: usize,
    /// How many no line has begun to send.
    left: usize,
    /// When no more are left it is low: half of what there was when it was last filled.
    few: usize,
    closed: bool,
}

/// A message with its mail; or without, when it is settled what becomes of it.
pub(super) struct Ready {
    pub ended: Ended,
    pub mail: Option<Written>,
}

/// What a line is to do.
pub(super) enum Next<'a> {
    /// Write these, and give them to [`Store::shelve`].
    Write(Vec<Work>, Writing<'a>),
    Send(Box<Ready>),
}

/// A line is writing: until it is done nobody leaves, because there will be more to send.
pub(super) struct Writing<'a>(&'a Store);

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.0.shelf().writing -= 1;
        self.0.more.notify_waiters();
    }
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
        shelf.left += all.len();
        shelf.few = shelf.left / 2;
        shelf.waiting.extend(all);
        drop(shelf);
        self.more.notify_waiters();
    }

    /// Takes what was written, and before all others the rest of the row, which was not.
    pub fn shelve(&self, written: Vec<Ready>, rest: impl DoubleEndedIterator<Item = Work>) {
        let mut shelf = self.shelf();
        shelf.written.extend(written);
        rest.rev().for_each(|it| shelf.waiting.push_front(it));
        drop(shelf);
        self.more.notify_waiters();
    }

    /// Nothing will come any more.
    pub fn close(&self) {
        self.shelf().closed = true;
        self.more.notify_waiters();
    }

    /// What comes next; nothing once it is closed and empty.
    pub async fn take(&self) -> Option<Next<'_>> {
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
    fn now(&self) -> Option<Option<Next<'_>>> {
        let mut shelf = self.shelf();
        if let Some(it) = shelf.written.pop_front() {
            shelf.left -= 1;
            if shelf.left == shelf.few {
                self.low.notify_one();
            }
            return Some(Some(Next::Send(Box::new(it))));
        }
        let n = shelf.waiting.len();
        if n == 0 {
            return (shelf.closed && shelf.writing == 0).then_some(None);
        }
        shelf.writing += 1;
        Some(Some(Next::Write(shelf.waiting.drain(..n.min(ROW)).collect(), Writing(self))))
    }

    /// Waits until little is left.
    pub async fn low(&self) {
        while self.is_stocked() {
            self.low.notified().await;
        }
    }

    fn is_stocked(&self) -> bool {
        let shelf = self.shelf();
        shelf.left > shelf.few
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;
    use crate::base::{Id, Timestamp};
    use crate::channels::message::{Content, Purpose};

    fn work(n: i64) -> Work {
        Work {
            delivery: Id::from_raw(n),
            attempt: 1,
            unsure: 0,
            lease: Timestamp::default(),
            customer: None,
            address: "abebe@example.org".into(),
            purpose: Purpose::Transactional,
            language: "en".into(),
            content: Content::Ready { subject: String::new(), html: String::new(), text: None },
            known: None,
            data: String::new(),
            created_at: Timestamp::default(),
        }
    }

    fn row(store: &Store) -> (Vec<Work>, Writing<'_>) {
        match store.take().now_or_never() {
            Some(Some(Next::Write(row, writing))) => (row, writing),
            _ => panic!("there is nothing to write"),
        }
    }

    fn written(row: impl Iterator<Item = Work>) -> Vec<Ready> {
        row.map(|it| Ready { ended: Ended::untouched(it, Timestamp::default()), mail: None }).collect()
    }

    /// Which are there to be sent.
    fn sent(store: &Store) -> Vec<i64> {
        std::iter::from_fn(|| match store.take().now_or_never()? {
            Some(Next::Send(it)) => Some(it.ended.work.delivery.raw()),
            Some(Next::Write(..)) => panic!("all is written"),
            None => None,
        })
        .collect()
    }

    #[test]
    fn nobody_leaves_while_another_writes_and_little_is_left_when_half_has_begun_to_leave() {
        let store = Store::default();
        let most = ROW as i64;
        store.put((0..most + 8).map(work).collect());
        let ((first, one), (second, other)) = (row(&store), row(&store));
        assert_eq!((first.len(), second.len()), (ROW, 8));
        store.close();
        assert!(store.take().now_or_never().is_none(), "two lines are writing");
        assert!(store.low().now_or_never().is_none(), "none has begun to leave");
        store.shelve(written(second.into_iter()), std::iter::empty());
        drop(other);
        assert_eq!(sent(&store), (most..most + 8).collect::<Vec<_>>());
        assert!(store.take().now_or_never().is_none() && store.low().now_or_never().is_none());
        // Of its row the other wrote the first only.
        let mut first = first.into_iter();
        store.shelve(written(first.by_ref().take(1)), first);
        drop(one);
        assert!(matches!(store.take().now_or_never(), Some(Some(Next::Send(it))) if it.ended.work.delivery.raw() == 0));
        let (rest, last) = row(&store);
        store.shelve(written(rest.into_iter()), std::iter::empty());
        assert_eq!(sent(&store), (1..most).collect::<Vec<_>>());
        assert!(store.take().now_or_never().is_none(), "whoever writes may bring more");
        drop(last);
        assert!(matches!(store.take().now_or_never(), Some(None)), "closed and empty");
        assert!(store.low().now_or_never().is_some());
    }
}
