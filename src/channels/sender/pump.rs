//! One channel at work: one hand takes from the database, several lines write and send, one hand settles.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::{Notify, mpsc};

use super::compose::{self, Desk};
use super::hands::{Accepted, Hands};
use super::pace::domain;
use super::settle::{End, Ended};
use super::store::{Next, Ready, Store};
use super::work::{Work, claim};
use super::{Own, SENDER};
use crate::app::App;
use crate::base::time::Stopwatch;
use crate::base::{Id, Result, Timestamp, Tx};
use crate::channels::channel;
use crate::channels::delivery::{Delivery, Left};
use crate::channels::smtp::{Limits, Line, Outcome, Said, Trouble};

/// How many messages are taken at once for each line, at first; and at most, where it is noted which of them have begun
/// to leave. Where it is not they stay few, because they are what is unsure after a crash.
const FIRST: usize = 16;
const MOST: usize = 128;
/// How many are taken at once on one channel at most, whatever the number of its lines.
const AT_ONCE: usize = 2_048;
/// Where it is not noted which have begun to leave: how many times as many as are taken at once are under way at most.
const UNDER_WAY: usize = 4;
/// Lines that use up half of the store within this get more the next time; those that take longer than that get less,
/// so that what is urgent waits for little.
const QUICK: Duration = Duration::from_millis(100);
const SLOW: Duration = Duration::from_secs(1);

/// One run over what is due on one channel.
#[derive(Clone)]
pub(super) struct Pump {
    pub(super) app: App,
    pub(super) desk: Arc<Desk>,
    limits: Limits,
    own: Arc<Mutex<Own>>,
    pub(super) hands: Option<Arc<Hands>>,
    /// What is wrong with the channel, found by whichever line came first.
    trouble: Arc<Mutex<Option<Trouble>>>,
    /// Whether what was sent cannot be written down at the moment.
    pub(super) stuck: Arc<AtomicBool>,
    /// How many were taken and are not settled yet.
    pub(super) open: Arc<AtomicUsize>,
    pub(super) settled: Arc<Notify>,
}

/// When a line ends a row of mails that it writes for all: others wait for the processor, and each line may write one.
const ROW_TIME: Duration = Duration::from_millis(2);
const ROW_BYTES: usize = 256 << 10;

/// How long one who waits for the last of the messages looks away from what is new.
const GLANCE: Duration = Duration::from_millis(250);

impl Pump {
    pub fn new(app: App, desk: Desk, limits: Limits, own: Arc<Mutex<Own>>, hands: Option<Arc<Hands>>) -> Pump {
        {
            let mut own = own.lock().expect("no one panics here");
            if own.version != desk.channel.version {
                // The lines lead to where it was set up before.
                own.lines.clear();
                own.version = desk.channel.version;
            }
        }
        Pump {
            app,
            desk: Arc::new(desk),
            limits,
            own,
            hands,
            trouble: Arc::default(),
            stuck: Arc::default(),
            open: Arc::default(),
            settled: Arc::default(),
        }
    }

    /// Sends until nothing is due, the channel is in trouble, or the program stops. Gives how many it looked at.
    pub async fn run(self, connections: usize) -> Result<usize> {
        if let Some(hands) = &self.hands {
            hands.enter();
        }
        let mut most = self.bound(connections, self.own(|it| it.most).unwrap_or(connections * FIRST));
        let store = Arc::new(Store::default());
        // Whoever settles rests for a moment, and nobody shall wait for that.
        let (ends, ended) = mpsc::channel(self.together() * 2);
        let settling = tokio::spawn(self.clone().settle(ended));
        let mut lines = Vec::new();
        let mut looked = 0;
        let mut fetched = self.fetch(most, &ends).await;
        let error = loop {
            let taken = match fetched {
                Err(it) => break Some(it),
                Ok((_, 0)) if self.open.load(Ordering::SeqCst) == 0 => break None,
                Ok((_, 0)) => {
                    // A line that hangs does not hold up what is new.
                    let _ = tokio::time::timeout(GLANCE, self.settled.notified()).await;
                    Vec::new()
                }
                Ok((taken, n)) => {
                    looked += n;
                    taken
                }
            };
            while lines.len() < connections.min(taken.len().max(lines.len())) {
                lines.push(tokio::spawn(self.clone().line(store.clone(), ends.clone())));
            }
            let (full, watch) = (taken.len() >= most, Stopwatch::start());
            store.put(taken);
            if *self.app.stopping().borrow() || !self.is_well() || ends.is_closed() {
                break None;
            }
            // While the lines are at work the next are looked for.
            fetched = self.fetch(most, &ends).await;
            tokio::select! {
                () = store.low() => {}
                () = ends.closed() => {}
            }
            if full {
                most = self.next_most(most, connections, watch.elapsed());
                self.own(|it| it.most = Some(most));
            }
        };
        store.close();
        drop(ends);
        for it in lines {
            let _ = it.await;
        }
        let settled = settling.await.map_err(crate::base::Error::internal)?;
        if let Some(hands) = &self.hands {
            hands.leave(settled.is_ok() && self.open.load(Ordering::SeqCst) == 0);
        }
        match error {
            Some(it) => Err(it),
            None => settled.map(|()| looked),
        }
    }

    /// How many are taken the next time, if the lines took so long for half of the store.
    fn next_most(&self, most: usize, connections: usize, took: Duration) -> usize {
        match took {
            it if it < QUICK => self.bound(connections, most * 4),
            it if it > SLOW => self.bound(connections, most / 2),
            _ => most,
        }
    }

    fn bound(&self, connections: usize, most: usize) -> usize {
        let each = if self.hands.is_some() { MOST } else { FIRST };
        most.clamp(connections, (connections * each).min(AT_ONCE.max(connections)))
    }

    /// Takes what is due, ready to be filled in, and how many rows it looked at.
    async fn fetch(&self, most: usize, ends: &mpsc::Sender<Ended>) -> Result<(Vec<Work>, usize)> {
        let (mut taken, looked) = self.claim(most).await?;
        self.open.fetch_add(taken.len(), Ordering::SeqCst);
        if let Err(it) = compose::prepare(&self.app, &mut taken).await {
            // Nothing of it has left, so it goes back as it came.
            self.give_back(taken, ends).await;
            return Err(it);
        }
        Ok((taken, looked))
    }

    fn is_well(&self) -> bool {
        !self.stuck.load(Ordering::SeqCst) && self.trouble.lock().expect("no one panics here").is_none()
    }

    fn own<T>(&self, f: impl FnOnce(&mut Own) -> T) -> T {
        f(&mut self.own.lock().expect("no one panics here"))
    }

    async fn claim(&self, most: usize) -> Result<(Vec<Work>, usize)> {
        let (id, version, now) = (self.desk.channel.id, self.desk.channel.version, self.app.clock().now());
        let per_minute = self.desk.channel.per_minute;
        let most = match self.hands {
            Some(_) => most,
            None => most.min((most * UNDER_WAY).saturating_sub(self.open.load(Ordering::SeqCst))),
        };
        let most = self.own(|it| it.allowance.take(most, per_minute, now));
        if most == 0 {
            return Ok((Vec::new(), 0));
        }
        // Twice the time that one takes: whoever waits in the store longer than half of it goes back untouched.
        let lease = self.limits.longest() * 2;
        let claim = move |tx: &mut Tx<'_>| match channel::stands(tx, id, version)? {
            true => claim(tx, id, most, lease),
            // Somebody paused it or set it up anew: this run comes to its end.
            false => Ok((Vec::new(), 0)),
        };
        let claimed = self.app.db.write_comparing(SENDER, claim).await?;
        self.own(|it| it.allowance.give_back(most - claimed.0.len()));
        Ok(claimed)
    }

    async fn give_back(&self, taken: Vec<Work>, ends: &mpsc::Sender<Ended>) {
        let now = self.app.clock().now();
        for it in taken {
            // Whoever settles hears of all of them, or is gone, and then the lease ends.
            let _ = ends.send(Ended::untouched(it, now)).await;
        }
    }

    /// One line: takes from the store, writes, sends.
    async fn line(self, store: Arc<Store>, ends: mpsc::Sender<Ended>) {
        let mut line = self.own(|it| it.lines.pop());
        while let Some(next) = store.take().await {
            match next {
                Next::Write(row, _writing) => self.write_row(&store, row),
                Next::Send(ready) => {
                    let ended = self.one(&mut line, *ready).await;
                    if ends.send(ended).await.is_err() {
                        break;
                    }
                }
            }
        }
        if let Some(line) = line.filter(Line::is_fit) {
            self.own(|it| it.lines.push(line));
        }
    }

    /// Writes mails for all lines, until it has taken its time or they are large together.
    fn write_row(&self, store: &Store, row: Vec<Work>) {
        let (watch, mut row, mut written, mut bytes) = (Stopwatch::start(), row.into_iter(), Vec::new(), 0);
        for it in row.by_ref() {
            let ready = self.write_mail(it);
            bytes += ready.mail.as_ref().map_or(0, |it| it.raw.len());
            written.push(ready);
            if bytes > ROW_BYTES || watch.elapsed() > ROW_TIME {
                break;
            }
        }
        store.shelve(written, row);
    }

    /// The mail of a message, where it is to be sent now.
    fn write_mail(&self, work: Work) -> Ready {
        let now = self.app.clock().now();
        let mut ended = Ended::untouched(work, now);
        if let Some(at) = self.not_now(&ended.work, now) {
            ended.end = End::Back(at);
            return Ready { ended, mail: None };
        }
        let write =
            || compose::content(&mut ended.work, &self.desk).and_then(|it| self.desk.write(&ended.work, it, now));
        // What a template brings about in a library is no reason to stop the line.
        let text = catch_unwind(AssertUnwindSafe(write)).unwrap_or_else(|_| Err((Left::Unwritable, String::new())));
        match text {
            Ok(mail) => {
                ended.subject.clone_from(&mail.subject);
                Ready { ended, mail: Some(mail) }
            }
            Err((why, details)) => {
                ended.end = End::Left(why, details);
                Ready { ended, mail: None }
            }
        }
    }

    async fn one(&self, line: &mut Option<Line>, Ready { mut ended, mail }: Ready) -> Ended {
        let Some(mail) = mail else { return ended };
        ended.began = self.app.clock().now();
        if let Some(at) = self.not_now(&ended.work, ended.began) {
            ended.end = End::Back(at);
            return ended;
        }
        let outcome = self.send(line, ended.work.delivery, &mail, &mut ended.connection).await;
        ended.ended = self.app.clock().now();
        self.heed(&outcome, &ended.work.address, ended.ended);
        self.note(&outcome, &ended);
        ended.end = End::Tried(outcome);
        ended
    }

    /// Notes what became of a message, until it is in the database.
    fn note(&self, outcome: &Outcome, it: &Ended) {
        let Some(hands) = &self.hands else { return };
        let delivery = it.work.delivery;
        let noted = match outcome {
            Outcome::Accepted(said) => hands.accepted(Accepted {
                delivery,
                began: it.began,
                ended: it.ended,
                said: said.clone(),
                subject: it.subject.clone(),
                connection: it.connection.clone(),
            }),
            Outcome::Unsure(_) => Ok(()),
            _ => hands.not_arrived(delivery),
        };
        if let Err(error) = noted {
            tracing::error!(%error, "what became of a message cannot be noted; after a crash it counts as unsure");
        }
    }

    /// Whether this is to wait, and until when: the program stops, the channel is in trouble, the lease too short, the
    /// domain slow.
    fn not_now(&self, work: &Work, now: Timestamp) -> Option<Timestamp> {
        let stops = *self.app.stopping().borrow();
        if stops || !self.is_well() || work.lease < now + self.limits.longest() {
            return Some(now);
        }
        self.own(|it| it.domains.resting(domain(&work.address), now))
    }

    async fn send(
        &self,
        line: &mut Option<Line>,
        id: Id<Delivery>,
        it: &compose::Written,
        connection: &mut String,
    ) -> Outcome {
        let route = &self.desk.route;
        // A line that was unused for a while may have been closed at the other end, which shows only when it is used:
        // then the message goes over a fresh one, because nothing of it has left.
        for _ in 0..2 {
            let (mut open, fresh) = match line.take().filter(Line::is_fit) {
                Some(it) => (it, false),
                None => match Line::open(&self.app.outside, route, self.limits, |_, _| {}).await {
                    Ok(it) => (it, true),
                    Err(trouble) => return Outcome::Trouble(trouble),
                },
            };
            connection.clone_from(&open.name);
            if let Some(Err(error)) = self.hands.as_ref().map(|it| it.begin(id)) {
                tracing::error!(%error, "what leaves cannot be noted, so it does not leave");
                return Outcome::Lost(Said { text: error.to_string(), ..Said::default() });
            }
            let (outcome, fit) = open.hand_over(route, &it.return_path, &it.to, &it.raw).await;
            if fit {
                *line = Some(open);
            }
            if fresh || !matches!(outcome, Outcome::Lost(_)) {
                return outcome;
            }
        }
        Outcome::Lost(Said::default())
    }

    /// Learns from what a server said how fast to go on, and whether at all.
    fn heed(&self, outcome: &Outcome, address: &str, now: Timestamp) {
        match outcome {
            Outcome::Accepted(_) => self.own(|it| it.domains.took(domain(address))),
            Outcome::Deferred(_) => self.own(|it| it.domains.deferred(domain(address), now)),
            Outcome::Trouble(it) => {
                self.trouble.lock().expect("no one panics here").get_or_insert(it.clone());
            }
            Outcome::Refused(_) | Outcome::Lost(_) | Outcome::Unsure(_) => {}
        }
    }
}
