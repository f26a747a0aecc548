//! One channel at work: one hand takes from the database, several lines write and send, one hand settles.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::{Notify, mpsc};

use super::compose::{self, Desk};
use super::hands::Hands;
use super::pace::domain;
use super::settle::{End, Ended, settle};
use super::work::{Work, claim};
use super::{Own, SENDER};
use crate::app::App;
use crate::base::{Id, Result, Timestamp};
use crate::channels::delivery::Delivery;
use crate::channels::smtp::{Limits, Line, Outcome, Said, Trouble};

/// How many messages each line has in store: few, because they are what is unsure after a crash.
const STORE: usize = 64;
/// How many ends are written down at once at most.
const TOGETHER: usize = 512;

/// One run over what is due on one channel.
#[derive(Clone)]
pub(super) struct Pump {
    app: App,
    desk: Arc<Desk>,
    limits: Limits,
    own: Arc<Mutex<Own>>,
    hands: Option<Arc<Hands>>,
    /// What is wrong with the channel, found by whichever line came first.
    trouble: Arc<Mutex<Option<Trouble>>>,
    /// How many were taken and are not settled yet.
    open: Arc<AtomicUsize>,
    settled: Arc<Notify>,
}

/// How long one who waits for the last of the messages looks away from what is new.
const GLANCE: Duration = Duration::from_millis(250);

type Store = Arc<tokio::sync::Mutex<mpsc::Receiver<Work>>>;

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
            open: Arc::default(),
            settled: Arc::default(),
        }
    }

    /// Sends until nothing is due, the channel is in trouble, or the program stops. Gives how many it looked at.
    pub async fn run(self, connections: usize) -> Result<usize> {
        if let Some(hands) = &self.hands {
            hands.enter();
        }
        let (store, work) = mpsc::channel(connections * STORE / 2);
        let (ends, ended) = mpsc::channel(TOGETHER);
        let settling = tokio::spawn(self.clone().settle(ended));
        let work: Store = Arc::new(tokio::sync::Mutex::new(work));
        let mut lines = Vec::new();
        let (mut looked, mut error) = (0, None);
        while !*self.app.stopping().borrow() && self.is_well() && !ends.is_closed() {
            let taken = match self.claim(connections * STORE / 2).await {
                Ok((_, 0)) if self.open.load(Ordering::SeqCst) == 0 => break,
                Ok((_, 0)) => {
                    // A line that hangs does not hold up what is new.
                    let _ = tokio::time::timeout(GLANCE, self.settled.notified()).await;
                    continue;
                }
                Ok((mut taken, n)) => {
                    looked += n;
                    self.open.fetch_add(taken.len(), Ordering::SeqCst);
                    if let Err(it) = compose::prepare(&self.app, &mut taken).await {
                        // Nothing of it has left, so it goes back as it came.
                        self.give_back(taken, &ends).await;
                        error = Some(it);
                        break;
                    }
                    taken
                }
                Err(it) => {
                    error = Some(it);
                    break;
                }
            };
            while lines.len() < connections.min(taken.len().max(lines.len())) {
                lines.push(tokio::spawn(self.clone().line(work.clone(), ends.clone())));
            }
            for it in taken {
                // The lines live as long as there is work, so that nothing that was taken is left lying.
                if store.send(it).await.is_err() {
                    break;
                }
            }
        }
        drop((store, ends));
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

    fn is_well(&self) -> bool {
        self.trouble.lock().expect("no one panics here").is_none()
    }

    fn own<T>(&self, f: impl FnOnce(&mut Own) -> T) -> T {
        f(&mut self.own.lock().expect("no one panics here"))
    }

    async fn claim(&self, most: usize) -> Result<(Vec<Work>, usize)> {
        let (id, now) = (self.desk.channel.id, self.app.clock().now());
        let per_minute = self.desk.channel.per_minute;
        let most = self.own(|it| it.allowance.take(most, per_minute, now));
        if most == 0 {
            return Ok((Vec::new(), 0));
        }
        // Twice the time that one takes: whoever waits in the store longer than half of it goes back untouched.
        let lease = self.limits.longest() * 2;
        let claimed = self.app.db.write_comparing(SENDER, move |tx| claim(tx, id, most, lease)).await?;
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
    async fn line(self, store: Store, ends: mpsc::Sender<Ended>) {
        let mut line = self.own(|it| it.lines.pop());
        loop {
            let Some(work) = store.lock().await.recv().await else { break };
            let ended = self.one(&mut line, work).await;
            if ends.send(ended).await.is_err() {
                break;
            }
        }
        if let Some(line) = line.filter(Line::is_fit) {
            self.own(|it| it.lines.push(line));
        }
    }

    async fn one(&self, line: &mut Option<Line>, work: Work) -> Ended {
        let began = self.app.clock().now();
        let mut ended = Ended::untouched(work, began);
        if let Some(at) = self.not_now(&ended.work, began) {
            ended.end = End::Back(at);
            return ended;
        }
        let text = match compose::content(&mut ended.work, &self.desk) {
            Ok(it) => self.desk.write(&ended.work, it, began),
            Err(it) => Err(it),
        };
        let written = match text {
            Ok(it) => it,
            Err((why, details)) => {
                ended.end = End::Left(why, details);
                return ended;
            }
        };
        ended.subject = written.subject.clone();
        let outcome = self.send(line, ended.work.delivery, &written, &mut ended.connection).await;
        ended.ended = self.app.clock().now();
        self.note(&outcome, &ended.work.address, ended.ended);
        ended.end = End::Tried(outcome);
        ended
    }

    /// Whether this is to wait, and until when: the channel is in trouble, the lease too short, the domain slow.
    fn not_now(&self, work: &Work, now: Timestamp) -> Option<Timestamp> {
        if !self.is_well() || work.lease < now + self.limits.longest() {
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

    fn note(&self, outcome: &Outcome, address: &str, now: Timestamp) {
        match outcome {
            Outcome::Accepted(_) => self.own(|it| it.domains.took(domain(address))),
            Outcome::Deferred(_) => self.own(|it| it.domains.deferred(domain(address), now)),
            Outcome::Trouble(it) => {
                self.trouble.lock().expect("no one panics here").get_or_insert(it.clone());
            }
            Outcome::Refused(_) | Outcome::Lost(_) | Outcome::Unsure(_) => {}
        }
    }

    /// Writes down what became of messages, as many at once as there are.
    async fn settle(self, mut ended: mpsc::Receiver<Ended>) -> Result<()> {
        let id = self.desk.channel.id;
        let mut all = Vec::with_capacity(TOGETHER);
        while ended.recv_many(&mut all, TOGETHER).await > 0 {
            let batch: Arc<[Ended]> = std::mem::take(&mut all).into();
            let mut wait = Duration::from_millis(50);
            loop {
                let these = batch.clone();
                match self.app.db.write(SENDER, move |tx| settle(tx, id, &these)).await {
                    Ok(()) => {
                        self.open.fetch_sub(batch.len(), Ordering::SeqCst);
                        self.settled.notify_one();
                        break;
                    }
                    // What was sent must be written down: the lease gives time for that.
                    Err(error) if wait < Duration::from_secs(10) => {
                        tracing::warn!(error = format!("{error:?}"), "what was sent could not be written down yet");
                        tokio::time::sleep(wait).await;
                        wait *= 2;
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }
}
