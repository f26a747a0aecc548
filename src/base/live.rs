//! Live updates: what a commit tells open pages, kept for those who come back.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::Notify;

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
#[derive(Debug)]
pub struct Numbered {
    /// Grows by one; the `id` of the server-sent event.
    pub number: u64,
    /// What was told.
    pub told: Told,
}

/// How many past events are kept for pages that lost their line.
const KEPT: usize = 2_000;
/// How far a page may fall behind before it is told to load again.
const BEHIND: usize = 128;

/// The hub between commits and open pages of this process.
#[derive(Clone, Debug)]
pub struct Live {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    /// Tells this run of the program from the ones before, whose numbers mean nothing now.
    run: u32,
    state: Mutex<State>,
    jobs: Notify,
}

#[derive(Debug, Default)]
struct State {
    kept: VecDeque<Arc<Numbered>>,
    /// Who listens to what, so that telling a few costs nothing to the many.
    pages: HashMap<String, Vec<Arc<Page>>>,
}

/// An open page. There are thousands, so it holds no more than it must.
#[derive(Debug, Default)]
struct Page {
    waiting: Mutex<Waiting>,
    news: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    told: VecDeque<Arc<Numbered>>,
    /// There was more than a page may fall behind.
    lost: bool,
}

impl Page {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().expect("no one panics while telling")
    }

    fn tell(&self, it: &Arc<Numbered>) {
        let mut waiting = self.waiting();
        if waiting.told.len() < BEHIND {
            waiting.told.push_back(it.clone());
        } else {
            waiting.lost = true;
        }
        drop(waiting);
        self.news.notify_one();
    }
}

/// What a page that comes back has missed.
#[derive(Debug)]
pub enum Missed {
    /// These, in order.
    These(Vec<Arc<Numbered>>),
    /// More than is kept: the page must be loaded again.
    TooMuch,
}

/// An open page that listens to its topics until this goes.
#[derive(Debug)]
pub struct Listener {
    live: Live,
    topics: Vec<String>,
    page: Arc<Page>,
}

impl Default for Live {
    fn default() -> Live {
        let run = u32::from_le_bytes(Chance::System.bytes());
        Live { inner: Arc::new(Inner { run, state: Mutex::default(), jobs: Notify::new() }) }
    }
}

impl Live {
    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().expect("no one panics while telling")
    }

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
        self.state().kept.back().map_or(0, |it| it.number)
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

    /// Tells all open pages that listen to its topic.
    pub fn tell(&self, told: Told) {
        let mut state = self.state();
        let number = state.kept.back().map_or(1, |it| it.number + 1);
        let numbered = Arc::new(Numbered { number, told });
        if state.kept.len() == KEPT {
            state.kept.pop_front();
        }
        state.kept.push_back(numbered.clone());
        // Nobody listening is the normal case.
        for page in state.pages.get(&numbered.told.topic).into_iter().flatten() {
            page.tell(&numbered);
        }
    }

    /// Listens to `topics` from now on; with the last number seen, also what was missed.
    pub fn listen(&self, topics: &[String], last_seen: Option<u64>) -> (Missed, Listener) {
        let page = Arc::new(Page::default());
        let mut state = self.state();
        for topic in topics {
            state.pages.entry(topic.clone()).or_default().push(page.clone());
        }
        let missed = state.missed(topics, last_seen);
        (missed, Listener { live: self.clone(), topics: topics.to_vec(), page })
    }
}

impl State {
    fn missed(&self, topics: &[String], last_seen: Option<u64>) -> Missed {
        let Some(seen) = last_seen else { return Missed::These(Vec::new()) };
        let newest = self.kept.back().map_or(0, |it| it.number);
        let oldest = self.kept.front().map_or(1, |it| it.number);
        if seen > newest || seen + 1 < oldest {
            // A number from before a restart, or a gap that cannot be filled.
            return Missed::TooMuch;
        }
        let since = self.kept.iter().skip_while(|it| it.number <= seen);
        Missed::These(since.filter(|it| topics.contains(&it.told.topic)).cloned().collect())
    }
}

impl Listener {
    /// The next thing told; none, once this page was too slow to hear all of it.
    pub async fn next(&mut self) -> Option<Arc<Numbered>> {
        loop {
            {
                let mut waiting = self.page.waiting();
                if waiting.lost {
                    return None;
                }
                if let Some(it) = waiting.told.pop_front() {
                    return Some(it);
                }
            }
            self.page.news.notified().await;
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut state = self.live.state();
        for topic in &self.topics {
            let Some(pages) = state.pages.get_mut(topic) else { continue };
            pages.retain(|it| !Arc::ptr_eq(it, &self.page));
            if pages.is_empty() {
                state.pages.remove(topic);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(n: usize) -> Told {
        Told { topic: "t".into(), event: "changed", data: n.to_string() }
    }

    fn topics() -> Vec<String> {
        vec!["t".to_owned()]
    }

    #[tokio::test]
    async fn a_page_hears_of_its_topics_only_and_one_that_is_too_slow_is_told_so() {
        let live = Live::default();
        let (_, mut page) = live.listen(&["a".to_owned(), "b".to_owned()], None);
        for topic in ["t", "b", "t", "a"] {
            live.tell(Told { topic: topic.into(), ..told(1) });
        }
        assert_eq!(page.next().await.unwrap().told.topic, "b");
        assert_eq!(page.next().await.unwrap().told.topic, "a");
        for n in 0..=BEHIND {
            live.tell(Told { topic: "a".into(), ..told(n) });
        }
        assert!(page.next().await.is_none(), "it cannot know what it missed");
        drop(page);
        assert!(live.state().pages.is_empty(), "who has gone is forgotten");
    }

    #[test]
    fn a_page_that_comes_back_gets_what_it_missed() {
        let live = Live::default();
        for n in 0..5 {
            live.tell(told(n));
        }
        let (Missed::These(missed), _) = live.listen(&topics(), Some(3)) else { panic!("the gap can be filled") };
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
        assert!(
            matches!(before.listen(&topics(), Some(before.number_of(&mark))).0, Missed::These(it) if it.len() == 6)
        );
        assert!(matches!(after.listen(&topics(), Some(after.number_of(&mark))).0, Missed::TooMuch));
    }

    #[test]
    fn a_gap_that_cannot_be_filled_is_said() {
        let live = Live::default();
        for n in 0..KEPT + 10 {
            live.tell(told(n));
        }
        assert!(matches!(live.listen(&topics(), Some(3)).0, Missed::TooMuch));
        assert!(matches!(live.listen(&topics(), Some(99_999)).0, Missed::TooMuch));
    }
}
