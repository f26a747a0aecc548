//! Whoever comes while others are being written shares the next unit of work: one look for all, one commit for all.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tokio::sync::{Semaphore, oneshot};

use super::limits::Hold;
use crate::base::db::{Actor, EngineKind};
use crate::base::{Db, Error, Result, Say};
use crate::tracking::model::Taken;
use crate::tracking::take::{Incoming, take};

/// Units of work under way on the embedded engine: while one is written and another waits, the next is gathered. On a
/// server two would cross, since both count what their keys brought.
const TURNS: u32 = 3;
/// No unit takes more messages, unless one request alone brings more.
const MOST: usize = 1_000;
/// No more requests wait.
const WAITING: usize = 4_096;

const ACTOR: Actor = Actor { kind: "tracking", id: None };

struct Waiting {
    incoming: Incoming,
    answer: oneshot::Sender<Result<Taken>>,
    /// Given back when the request is answered, not when its sender goes away.
    _hold: Option<Hold>,
}

pub struct Gather {
    waiting: Arc<Mutex<VecDeque<Waiting>>>,
    turns: Arc<Semaphore>,
}

impl Default for Gather {
    fn default() -> Gather {
        Gather { waiting: Arc::default(), turns: Arc::new(Semaphore::new(TURNS as usize)) }
    }
}

impl Gather {
    pub async fn take(&self, db: &Db, incoming: Incoming, hold: Option<Hold>) -> Result<Taken> {
        let (answer, mut answered) = oneshot::channel();
        let share = if db.engine() == EngineKind::Postgres { TURNS } else { 1 };
        {
            let mut waiting = self.waiting.lock().expect("no one panics while waiting");
            if waiting.len() >= WAITING {
                return Err(Error::Busy(Say::new("base-busy")));
            }
            waiting.push_back(Waiting { incoming, answer, _hold: hold });
        }
        loop {
            tokio::select! {
                biased;
                it = &mut answered => return it.map_err(|_| Error::internal("a unit of work was lost"))?,
                turn = self.turns.clone().acquire_many_owned(share) => {
                    let turn = turn.map_err(Error::internal)?;
                    let mine = self.next();
                    if mine.is_empty() {
                        drop(turn);
                        return answered.await.map_err(|_| Error::internal("a unit of work was lost"))?;
                    }
                    // A task of its own: if this sender goes away, the others still want an answer.
                    let db = db.clone();
                    tokio::spawn(async move {
                        write(&db, mine).await;
                        drop(turn);
                    });
                }
            }
        }
    }

    /// Those whose turn it is.
    fn next(&self) -> Vec<Waiting> {
        let mut waiting = self.waiting.lock().expect("no one panics while waiting");
        let (mut messages, mut count) = (0, 0);
        for it in waiting.iter() {
            messages += it.incoming.messages.len();
            if count > 0 && messages > MOST {
                break;
            }
            count += 1;
        }
        waiting.drain(..count).collect()
    }
}

async fn write(db: &Db, mine: Vec<Waiting>) {
    let (all, answers): (Vec<Incoming>, Vec<_>) =
        mine.into_iter().map(|it| (it.incoming, (it.answer, it._hold))).unzip();
    let all = Arc::new(all);
    let shared = all.clone();
    match db.write_many(ACTOR, move |tx| take(tx, &shared)).await {
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
                let shared = all.clone();
                let alone = move |tx: &mut crate::base::Tx<'_>| take(tx, &shared[at..=at]);
                let taken = db.write(ACTOR, alone).await;
                let _ = answer.send(taken.map(|it| it.first().copied().unwrap_or_default()));
                drop(hold);
            }
        }
    }
}
