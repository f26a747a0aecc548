//! Live updates: what a commit tells open pages, kept for those who come back.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tokio::sync::{Notify, broadcast};

use super::chance::Chance;

/// Something an open page may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it is about: `import:…`, `customer:…`.
    pub topic: String,
    /// The name of the server-sent event.
    pub event: &'static str,
    /// JSON or ready HTML for one element.
    pub data: String,
}

/// What a commit brings to this process, once it is on disk.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// For open pages.
    pub told: Vec<Told>,
    /// Whether there are new jobs.
    pub jobs: bool,
}

/// One thing told, with its place in the stream.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// Grows by one; the `id` of the server-sent event.
    pub number: u64,
    /// What was told.
    pub told: Told,
}

/// How many past events are kept for pages that lost their line.
const KEPT: usize = 2_000;

/// The hub between commits and open pages of this process.
#[derive(Clone, Debug)]
pub struct Live {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    /// Tells this run of the program from the ones before, whose numbers mean nothing now.
    run: u32,
    kept: Mutex<VecDeque<Numbered>>,
    sender: broadcast::Sender<Numbered>,
    jobs: Notify,
}

/// What a page that comes back has missed.
#[derive(Debug)]
pub enum Missed {
    /// These, in order.
    These(Vec<Numbered>),
    /// More than is kept: the page must be loaded again.
    TooMuch,
}

impl Default for Live {
    fn default() -> Live {
        Live {
            inner: Arc::new(Inner {
                run: u32::from_le_bytes(Chance::System.bytes()),
                kept: Mutex::default(),
                sender: broadcast::channel(1_024).0,
                jobs: Notify::new(),
            }),
        }
    }
}

impl Live {
    /// A place in the stream, as an open page remembers it.
    pub fn mark(&self, number: u64) -> String {
        format!("{:08x}-{number}", self.inner.run)
    }

    /// The number of a mark; one that never comes, if the mark is of another run of the program.
    pub fn number_of(&self, mark: &str) -> u64 {
        let ours = mark.split_once('-').filter(|(run, _)| *run == format!("{:08x}", self.inner.run));
        ours.and_then(|(_, number)| number.parse().ok()).unwrap_or(u64::MAX)
    }

    /// The number of the last thing told.
    pub fn newest(&self) -> u64 {
        self.inner.kept.lock().expect("no one panics while telling").back().map_or(0, |it| it.number)
    }

    /// Spreads what a commit brings.
    pub fn publish(&self, news: News) {
        news.told.into_iter().for_each(|it| self.tell(it));
        if news.jobs {
            self.inner.jobs.notify_one();
        }
    }

    /// Returns when a commit of this process has brought jobs.
    pub async fn jobs(&self) {
        self.inner.jobs.notified().await;
    }

    /// Tells all open pages.
    pub fn tell(&self, told: Told) {
        let mut kept = self.inner.kept.lock().expect("no one panics while telling");
        let number = kept.back().map_or(1, |it| it.number + 1);
        let numbered = Numbered { number, told };
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back(numbered.clone());
        // Nobody listening is the normal case.
        let _ = self.inner.sender.send(numbered);
    }

    /// Listens from now on; with the last number seen, also what was missed.
    pub fn listen(&self, last_seen: Option<u64>) -> (Missed, broadcast::Receiver<Numbered>) {
        let kept = self.inner.kept.lock().expect("no one panics while telling");
        let receiver = self.inner.sender.subscribe();
        let missed = match last_seen {
            None => Missed::These(Vec::new()),
            Some(seen) => {
                let newest = kept.back().map_or(0, |it| it.number);
                let oldest = kept.front().map_or(1, |it| it.number);
                if seen > newest || seen + 1 < oldest {
                    // A number from before a restart, or a gap that cannot be filled.
                    Missed::TooMuch
                } else {
                    Missed::These(kept.iter().filter(|it| it.number > seen).cloned().collect())
                }
            }
        };
        (missed, receiver)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(n: usize) -> Told {
        Told { topic: "t".into(), event: "changed", data: n.to_string() }
    }

    #[test]
    fn a_page_that_comes_back_gets_what_it_missed() {
        let live = Live::default();
        for n in 0..5 {
            live.tell(told(n));
        }
        let (Missed::These(missed), _) = live.listen(Some(3)) else { panic!("the gap can be filled") };
        assert_eq!(missed.iter().map(|it| it.told.data.as_str()).collect::<Vec<_>>(), ["3", "4"]);
    }

    #[test]
    fn a_page_from_before_a_restart_is_told_to_load_again() {
        let (before, after) = (Live::default(), Live::default());
        for n in 0..9 {
            before.tell(told(n));
            after.tell(told(n));
        }
        let mark = before.mark(3);
        assert!(matches!(before.listen(Some(before.number_of(&mark))).0, Missed::These(it) if it.len() == 6));
        assert!(matches!(after.listen(Some(after.number_of(&mark))).0, Missed::TooMuch));
    }

    #[test]
    fn a_gap_that_cannot_be_filled_is_said() {
        let live = Live::default();
        for n in 0..KEPT + 10 {
            live.tell(told(n));
        }
        assert!(matches!(live.listen(Some(3)).0, Missed::TooMuch));
        assert!(matches!(live.listen(Some(99_999)).0, Missed::TooMuch));
    }
}
