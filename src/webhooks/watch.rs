//! Sees every event as it is recorded.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::deliver::SendDue;
use super::model::Webhook;
use super::store;
use crate::base::{Event, Id, Result, Tx};

/// Who wants to be told, looked up once in a unit of work; and for whom it has enqueued a job already.
#[derive(Clone)]
struct Listening {
    webhooks: Rc<Vec<Webhook>>,
    woken: Rc<RefCell<BTreeSet<Id<Webhook>>>>,
}

/// Writes a send for each webhook that wants this event into the commit that records it. Where there is no webhook,
/// it costs one look a unit of work.
pub fn watch(tx: &mut Tx<'_>, event: &Event<'_>, id: i64) -> Result<()> {
    let listening =
        tx.once(|conn| Ok(Listening { webhooks: Rc::new(store::listening(conn)?), woken: Rc::default() }))?;
    for webhook in listening.webhooks.iter().filter(|it| it.wants(event.kind)) {
        store::add_send(tx, webhook.id, Some(id), event.kind, event.subject)?;
        let first = listening.woken.borrow_mut().insert(webhook.id);
        if first && webhook.paused.is_none() {
            // Without a key: two units of work at once must not wait for each other.
            tx.enqueue(&SendDue { webhook: webhook.id })?;
        }
    }
    Ok(())
}
