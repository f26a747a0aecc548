//! A unit of work: a connection for acting, with all that an action needs.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::ops::{Deref, DerefMut};

use serde_json::Value as Json;

use super::conn::Conn;
use super::value::Param;
use crate::base::error::Result;
use crate::base::events::Event;
use crate::base::id::{Id, IdMaker};
use crate::base::jobs::Job;
use crate::base::live::{News, Told};
use crate::base::time::Timestamp;

/// Who acts: shown in the audit log and kept with every event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// What kind of actor: `staff`, `job`, `import`, `shell`, `system`, …
    pub kind: &'static str,
    /// Which one, where there are several.
    pub id: Option<i64>,
}

impl Actor {
    /// The program itself.
    pub const SYSTEM: Actor = Actor { kind: "system", id: None };
    /// A person at the command line of the machine.
    pub const SHELL: Actor = Actor { kind: "shell", id: None };

    /// One actor of a kind.
    pub fn new<T>(kind: &'static str, id: Id<T>) -> Actor {
        Actor { kind, id: Some(id.raw()) }
    }
}

/// Looks at an event in the unit of work that records it, with the id it got; what is to be done because
/// of it, it enqueues. So that a feature hears of events elsewhere without anyone below knowing of it.
pub type Watcher = fn(&mut Tx<'_>, &Event<'_>, i64) -> Result<()>;

/// One unit of work. It may be run again, when PostgreSQL finds that two
/// crossed: so it reads what it decides on in here, and does nothing outside.
pub struct Tx<'c> {
    conn: Conn<'c>,
    /// The instant of this unit of work.
    pub now: Timestamp,
    /// Who acts.
    pub actor: Actor,
    pub(super) ids: &'c IdMaker,
    /// The number of this unit of work, once it is known.
    pub(super) serial: Option<i64>,
    pub(super) news: News,
    watchers: &'static [Watcher],
    known: HashMap<TypeId, Box<dyn Any>>,
}

impl<'c> Tx<'c> {
    pub(super) fn new(conn: Conn<'c>, now: Timestamp, actor: Actor, ids: &'c IdMaker) -> Tx<'c> {
        Tx { conn, now, actor, ids, serial: None, news: News::default(), watchers: &[], known: HashMap::new() }
    }

    pub(super) fn watched(self, watchers: &'static [Watcher]) -> Tx<'c> {
        Tx { watchers, ..self }
    }

    /// Runs a statement that changes something; gives the number of rows it changed.
    pub fn run(&mut self, sql: &str, args: &[&dyn Param]) -> Result<u64> {
        self.conn.run(sql, args)
    }

    /// Runs a statement once for each `width` of `args`; gives the number of rows it changed in all.
    pub fn run_each(&mut self, sql: &str, width: usize, args: &[&dyn Param]) -> Result<u64> {
        self.conn.run_each(sql, width, args)
    }

    /// A new id, later than every one before.
    pub fn new_id<T>(&self) -> Id<T> {
        Id::from_raw(self.ids.next(self.now))
    }

    /// The number of this unit of work, for columns named `serial`: by them, whoever keeps rows
    /// in memory finds what has changed, see [`Conn::horizon`].
    pub fn serial(&mut self) -> Result<i64> {
        if let Some(it) = self.serial {
            return Ok(it);
        }
        // The server gives every unit its number as it begins; the one writer of a file counts.
        let it = crate::base::next_number(self, "serial", 0)?;
        self.serial = Some(it);
        Ok(it)
    }

    /// Enqueues a job in this commit; it runs as soon as a worker is free.
    pub fn enqueue<J: Job>(&mut self, job: &J) -> Result<()> {
        let now = self.now;
        crate::base::jobs::enqueue(self, job, now)
    }

    /// Enqueues a job that runs no earlier than `at`.
    pub fn enqueue_at<J: Job>(&mut self, job: &J, at: Timestamp) -> Result<()> {
        crate::base::jobs::enqueue(self, job, at)
    }

    /// Tells open pages that listen to `topic`, once this commit is on disk.
    pub fn tell(&mut self, topic: impl Into<String>, event: &'static str, data: Json) {
        self.news.told.push(Told { topic: topic.into(), event, data: data.to_string() });
    }

    /// Wakes a worker once this commit is on disk.
    pub(in crate::base) fn brings_jobs(&mut self) {
        self.news.jobs = true;
    }

    /// A value that is looked up once in this unit of work, however often it is asked for: one for each type.
    pub fn once<T: Clone + 'static>(&mut self, find: impl FnOnce(&mut Conn<'c>) -> Result<T>) -> Result<T> {
        if let Some(it) = self.known.get(&TypeId::of::<T>()).and_then(|it| it.downcast_ref::<T>()) {
            return Ok(it.clone());
        }
        let it = find(&mut self.conn)?;
        self.known.insert(TypeId::of::<T>(), Box::new(it.clone()));
        Ok(it)
    }

    /// Lets everyone who watches look at an event that was just recorded.
    pub(in crate::base) fn watch(&mut self, event: &Event<'_>, id: i64) -> Result<()> {
        self.watchers.iter().try_for_each(|it| it(self, event, id))
    }

    /// Runs several statements that take no values; for migrations only.
    pub(super) fn script(&mut self, sql: &str) -> Result<()> {
        self.conn.batch(sql)
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Conn<'c>;
    fn deref(&self) -> &Conn<'c> {
        &self.conn
    }
}

impl<'c> DerefMut for Tx<'c> {
    fn deref_mut(&mut self) -> &mut Conn<'c> {
        &mut self.conn
    }
}
