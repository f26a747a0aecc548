//! Whoever comes while others are being written shares the next unit of work: one look for all, one commit for all.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use tokio::sync::oneshot;

use super::limits::Hold;
use crate::base::db::{Actor, EngineKind};
use crate::base::{Db, Error, Result, Say, Tx};
use crate::tracking::model::Taken;
use crate::tracking::take::{Incoming, take};

/// Units of work under way on the embedded engine: while one is written, the next waits for the writer.
const UNITS: usize = 2;
/// On a server two would cross, since both count what their keys brought.
const UNITS_ON_A_SERVER: usize = 1;
/// No unit takes more messages, unless one request alone brings more.
const MOST: usize = 1_000;
/// No more requests wait.
const WAITING: usize = 4_096;

const ACTOR: Actor = Actor { kind: "tracking", id: None };

struct Waiting {
    incoming: Incoming,
    answer: oneshot::Sender<Result<Taken>>,
    /// Given back when the request is answered, not when its sender goes away.
    hold: Option<Hold>,
}

#[derive(Clone, Default)]
pub struct Gather {
    line: Arc<Mutex<Line>>,
}

/// Those who wait, and how many tasks write.
#[derive(Default)]
struct Line {
    waiting: VecDeque<Waiting>,
    writing: usize,
}

/// Where the answer of a request goes, and what is given back then.
type Answer = (oneshot::Sender<Result<Taken>>, Option<Hold>);

/// What is written together.
struct Unit {
    incoming: Vec<Incoming>,
    answers: Mutex<Vec<Answer>>,
}

impl Gather {
    pub async fn take(&self, db: &Db, incoming: Incoming, hold: Option<Hold>) -> Result<Taken> {
        let (answer, answered) = oneshot::channel();
        let units = if db.engine() == EngineKind::Postgres { UNITS_ON_A_SERVER } else { UNITS };
        if self.join(Waiting { incoming, answer, hold }, units)? {
            // A task of its own: if this sender goes away, the others still want an answer.
            tokio::spawn(Turn { gather: self.clone(), over: false }.write(db.clone()));
        }
        answered.await.map_err(|_| Error::internal("a unit of work was lost"))?
    }

    /// Joins those who wait. True if whoever did it is to write.
    fn join(&self, it: Waiting, units: usize) -> Result<bool> {
        let mut line = self.line();
        if line.waiting.len() >= WAITING {
            return Err(Error::Busy(Say::new("base-busy")));
        }
        line.waiting.push_back(it);
        let more = line.writing < units;
        line.writing += usize::from(more);
        Ok(more)
    }

    /// Those whose turn it is.
    fn next(&self) -> Unit {
        let mut line = self.line();
        let (mut messages, mut count) = (0, 0);
        for it in &line.waiting {
            messages += it.incoming.messages.len();
            if count > 0 && messages > MOST {
                break;
            }
            count += 1;
        }
        let (incoming, answers) = line.waiting.drain(..count).map(|it| (it.incoming, (it.answer, it.hold))).unzip();
        Unit { incoming, answers: Mutex::new(answers) }
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().expect("no one panics while waiting")
    }
}

/// The right to write, given back even where a task is torn down.
struct Turn {
    gather: Gather,
    over: bool,
}

impl Turn {
    /// Writes until nobody waits.
    async fn write(mut self, db: Db) {
        while !self.over {
            write(&db, &self.gather).await;
            self.end_if_nobody_waits();
        }
    }

    /// In one breath, so that nobody joins in between and waits for ever.
    fn end_if_nobody_waits(&mut self) {
        let mut line = self.gather.line();
        if line.waiting.is_empty() {
            line.writing -= 1;
            self.over = true;
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if !self.over {
            self.gather.line().writing -= 1;
        }
    }
}

/// Writes one unit. Whoever comes while it waits for the writer is in it too.
async fn write(db: &Db, gather: &Gather) {
    let unit: Arc<OnceLock<Unit>> = Arc::default();
    let (mine, from) = (unit.clone(), gather.clone());
    let written = db.write_many(ACTOR, move |tx| take(tx, &mine.get_or_init(|| from.next()).incoming)).await;
    // If it was never begun, those who wait are told so.
    let answers = unit.get_or_init(|| gather.next()).take_answers();
    match written {
        Ok(taken) => answers.into_iter().zip(taken).for_each(|((answer, _), it)| _ = answer.send(Ok(it))),
        Err(error) if answers.len() == 1 || matches!(error, Error::Busy(_)) => {
            let busy = || Error::Busy(Say::new("base-busy"));
            let is_busy = matches!(error, Error::Busy(_));
            let mut first = Some(error);
            for (answer, _) in answers {
                let error = first.take().filter(|_| !is_busy).unwrap_or_else(busy);
                let _ = answer.send(Err(error));
            }
        }
        // One of them cannot be written: the others shall not suffer for it.
        Err(error) => {
            tracing::warn!(error = format!("{error:?}"), "a shared unit of work failed; each is tried by itself");
            for (at, (answer, hold)) in answers.into_iter().enumerate() {
                let unit = unit.clone();
                let alone = move |tx: &mut Tx<'_>| match unit.get() {
                    Some(it) => take(tx, &it.incoming[at..=at]),
                    None => Ok(Vec::new()),
                };
                let taken = db.write(ACTOR, alone).await;
                let _ = answer.send(taken.map(|it| it.first().copied().unwrap_or_default()));
                drop(hold);
            }
        }
    }
}

impl Unit {
    fn take_answers(&self) -> Vec<Answer> {
        std::mem::take(&mut *self.answers.lock().expect("no one panics while waiting"))
    }
}
