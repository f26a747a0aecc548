//! The event log: what happened, `noun.past`, never changed.

use std::borrow::Cow;

use serde_json::Value as Json;

use super::db::{Param, Tx};
use super::error::Result;
use super::time::Timestamp;

/// Something that happened, about to be recorded.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// What happened: `order.placed`.
    pub kind: &'a str,
    /// Whose history it belongs to, if anyone's.
    pub subject: Option<i64>,
    /// The identity it came with, kept for ever, so that joining two histories can be undone.
    pub via: Option<i64>,
    /// The thing it is about: an order, a note, an import.
    pub thing: Option<i64>,
    /// When it happened, which may be long before it is recorded.
    pub at: Timestamp,
    /// What else is known, as JSON.
    pub data: Cow<'a, Json>,
}

impl<'a> Event<'a> {
    /// An event that happens now, in no one's history.
    pub fn new(kind: &'a str, at: Timestamp) -> Event<'a> {
        Event { kind, subject: None, via: None, thing: None, at, data: Cow::Owned(Json::Null) }
    }

    /// In this history.
    pub fn of<T>(mut self, subject: crate::base::Id<T>) -> Self {
        self.subject = Some(subject.raw());
        self
    }

    /// It came with this identity.
    pub fn via<T>(mut self, identity: Option<crate::base::Id<T>>) -> Self {
        self.via = identity.map(crate::base::Id::raw);
        self
    }

    /// About this thing.
    pub fn about<T>(mut self, thing: crate::base::Id<T>) -> Self {
        self.thing = Some(thing.raw());
        self
    }

    /// With what else is known.
    pub fn with(mut self, data: Json) -> Self {
        self.data = Cow::Owned(data);
        self
    }

    /// The same, where it is not given away: many events are told without a copy of each.
    pub fn with_ref(mut self, data: &'a Json) -> Self {
        self.data = Cow::Borrowed(data);
        self
    }
}

const INSERT: &str = "INSERT INTO events (id, kind, subject_id, via_id, thing_id, at, recorded_at, actor_kind,
                                            actor_id, data)";

impl Tx<'_> {
    /// Records events in this commit, in this order; gives their ids.
    pub fn record_all(&mut self, events: &[Event<'_>]) -> Result<Vec<i64>> {
        let ids: Vec<i64> = events.iter().map(|_| self.new_id::<()>().raw()).collect();
        let data: Vec<Option<String>> = events.iter().map(|it| written(&it.data)).collect::<Result<_>>()?;
        let (now, actor) = (self.now, self.actor);
        let mut args: Vec<&dyn Param> = Vec::with_capacity(events.len() * 10);
        for ((event, id), data) in events.iter().zip(&ids).zip(&data) {
            args.extend_from_slice(&[
                id,
                &event.kind,
                &event.subject,
                &event.via,
                &event.thing,
                &event.at,
                &now,
                &actor.kind,
                &actor.id,
                data,
            ]);
        }
        self.insert(INSERT, 10, "", &args)?;
        for (event, id) in events.iter().zip(&ids) {
            self.watch(event, *id)?;
        }
        Ok(ids)
    }

    /// Records an event in this commit; gives its id.
    pub fn record(&mut self, event: &Event<'_>) -> Result<i64> {
        let id = self.new_id::<()>().raw();
        let (now, actor) = (self.now, self.actor);
        let data = written(&event.data)?;
        self.run(
            "INSERT INTO events (id, kind, subject_id, via_id, thing_id, at, recorded_at, actor_kind, actor_id, data)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[
                &id,
                &event.kind,
                &event.subject,
                &event.via,
                &event.thing,
                &event.at,
                &now,
                &actor.kind,
                &actor.id,
                &data,
            ],
        )?;
        self.watch(event, id)?;
        Ok(id)
    }
}

/// The data of an event as it is kept; nothing where there is none.
fn written(data: &Json) -> Result<Option<String>> {
    if data.is_null() { Ok(None) } else { Ok(Some(serde_json::to_string(data)?)) }
}
