//! From an order to the message.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tongue::{Lang, Locale};

use super::{Thanks, data, thanks};
use crate::base::events::Event;
use crate::base::jobs::Job;
use crate::base::{Conn, Id, Result, Say, Tx};
use crate::channels::{self, Content, NewMessage, Purpose, Reason, templates};
use crate::customers::{self, Customer};
use crate::orders::{self, Order, OrderKind, Status};
use crate::settings;

/// Nobody is thanked for an order that is told of later than this: it came with old data.
const FRESH: Duration = Duration::from_secs(86_400);

/// Writes to whoever placed an order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendThanks {
    /// The order.
    pub order: Id<Order>,
    /// The event that told of it.
    pub event: i64,
}

impl Job for SendThanks {
    const KIND: &'static str = "send_thanks";

    fn key(&self) -> Option<String> {
        Some(format!("thanks:{}", self.order))
    }
}

/// Calls the thanks for an order off that still wait.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CallOffThanks {
    /// The order.
    pub order: Id<Order>,
}

impl Job for CallOffThanks {
    const KIND: &'static str = "call_off_thanks";

    fn key(&self) -> Option<String> {
        Some(format!("thanks-off:{}", self.order))
    }
}

/// Sees an order that is placed now, and has it thanked for; one that is cancelled now, and has its thanks called
/// off. What a file tells of happened long ago.
pub fn watch(tx: &mut Tx<'_>, event: &Event<'_>, id: i64) -> Result<()> {
    if tx.now.since(event.at) > FRESH {
        return Ok(());
    }
    match (event.kind, event.thing.map(Id::from_raw)) {
        ("order.placed", Some(order)) if tx.actor.kind != "import" => {
            let Known(it) = tx.once(|conn| thanks(conn).map(Known))?;
            if it.on { tx.enqueue(&SendThanks { order, event: id }) } else { Ok(()) }
        }
        ("order.cancelled", Some(order)) => tx.enqueue(&CallOffThanks { order }),
        _ => Ok(()),
    }
}

/// Nobody is thanked for what was cancelled meanwhile, unless the message has left.
pub fn call_off(tx: &mut Tx<'_>, job: CallOffThanks) -> Result<()> {
    match orders::find(tx, job.order) {
        Ok(it) if it.status == Status::Cancelled => {
            channels::call_off(tx, &key(it.id), "thanks-order-cancelled").map(drop)
        }
        Ok(_) | Err(crate::base::Error::NotFound(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The message that thanks for this order.
fn key(order: Id<Order>) -> String {
    format!("thanks:{order}")
}

/// How the shop has it, looked up once in a unit of work.
#[derive(Clone)]
struct Known(Thanks);

/// Posts the message, once for each order, in the language of whoever placed it. Where there is nobody to write
/// to, or nothing to write with, nothing is done.
pub fn send(tx: &mut Tx<'_>, job: SendThanks) -> Result<()> {
    let order = match orders::find(tx, job.order) {
        Ok(it) => it,
        Err(crate::base::Error::NotFound(_)) => return Ok(()),
        Err(error) => return Err(error),
    };
    let it = thanks(tx)?;
    let wanted = it.on && order.kind == OrderKind::Sale && order.import_id.is_none();
    if !wanted || order.status == Status::Cancelled {
        return Ok(());
    }
    let Some(shop) = settings::shop(tx)? else { return Ok(()) };
    let customer = order.customer.map(|it| root(tx, it)).transpose()?;
    let Some(to) = address(tx, &order, customer.as_ref())? else { return Ok(()) };
    let language = customer.as_ref().and_then(|it| it.language.as_deref()).and_then(Lang::parse);
    let Some((version, lang)) = templates::wording_for(tx, &it.template, language.unwrap_or(shop.lang()))? else {
        return Ok(());
    };
    let currency = tongue::currency(shop.currency.code()).unwrap_or_else(|| unreachable!("it was checked when set"));
    let locale = Locale::new(lang, shop.time_zone(), currency);
    let data = json!({ "order": data::order_data(tx, &order, &locale)? });
    let message = NewMessage {
        customer: order.customer,
        to,
        purpose: Purpose::Transactional,
        content: Content::Template { version, data },
        language: lang.code().to_owned(),
        key: key(order.id),
        reason: Reason::because(job.event, Say::new("thanks-reason").with("number", &order.number)),
    };
    channels::post(tx, &message).map(drop)
}

/// Who a row counts as.
fn root(conn: &mut Conn<'_>, id: Id<Customer>) -> Result<Customer> {
    let root = customers::root_of(conn, id)?;
    customers::find(conn, root)
}

/// The address that the order was placed with; else the one that the customer is known by.
fn address(conn: &mut Conn<'_>, order: &Order, customer: Option<&Customer>) -> Result<Option<String>> {
    let given =
        conn.first("SELECT shown FROM identities WHERE id = $1 AND kind = 'email'", &[&order.identity], |row| {
            row.get::<String>(0)
        })?;
    Ok(given.or_else(|| customer.and_then(|it| it.email.clone())))
}
