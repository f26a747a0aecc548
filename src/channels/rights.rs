//! What a person may ask for: all that was sent to them, and that nothing of it names them any more.

use serde_json::{Value as Json, json};

use crate::base::db::{ids, list};
use crate::base::{Conn, Id, Result, Timestamp, Tx};
use crate::customers::{Customer, Erased};

/// The messages of the person, by their rows and by their address: `$1` and `$2`.
const THEIRS: &str = "SELECT id FROM messages WHERE customer_id IN {ints $1} OR address IN {texts $2}";

/// Takes the words and addresses out of what was sent to an erased person; that it was sent, and when, still counts.
pub fn erase(tx: &mut Tx<'_>, erased: &Erased) -> Result<Vec<(&'static str, i64)>> {
    let (customers, now) = (ids(&erased.customers), tx.now);
    let addresses: Vec<String> =
        erased.texts.iter().filter(|it| it.contains('@')).map(|it| it.to_lowercase()).collect();
    let addresses = list(&addresses);
    let messages: Vec<i64> = tx.all(THEIRS, &[&customers, &addresses], |row| row.get(0))?;
    let messages = list(&messages);
    let theirs = "SELECT id FROM deliveries WHERE message_id IN {ints $1}";
    let deliveries: Vec<i64> = tx.all(theirs, &[&messages], |row| row.get(0))?;
    let deliveries = list(&deliveries);
    tx.run(
        "UPDATE deliveries SET state = 'left_out', due_at = NULL, settled_at = $2
          WHERE id IN {ints $1} AND state IN ('waiting', 'sending')",
        &[&deliveries, &now],
    )?;
    tx.run(
        "UPDATE deliveries SET subject = '', answer = CASE WHEN state = 'left_out' THEN 'erased' ELSE '' END
          WHERE id IN {ints $1}",
        &[&deliveries],
    )?;
    tx.run("UPDATE attempts SET answer = '' WHERE delivery_id IN {ints $1}", &[&deliveries])?;
    let came_back = tx.run("DELETE FROM inbound WHERE delivery_id IN {ints $1}", &[&deliveries])?;
    let caught = tx.run("DELETE FROM caught WHERE recipient IN {texts $1}", &[&addresses])?;
    let sent = tx.run(
        "UPDATE messages SET customer_id = NULL, address = '', key = 'erased:' || CAST(id AS TEXT), data = NULL,
                             subject = NULL, html = NULL, body = NULL, reason_event = NULL, reason = $2
          WHERE id IN {ints $1}",
        &[&messages, &r#"{"key":"channels-reason-erased","with":[]}"#],
    )?;
    Ok(vec![("messages", sent as i64), ("inbound_mails", came_back as i64), ("caught_mails", caught as i64)])
}

/// All that was sent to these customer rows, the latest first.
pub fn export(conn: &mut Conn<'_>, customers: &[Id<Customer>]) -> Result<(&'static str, Json)> {
    let time = |it: Option<Timestamp>| it.map(|it| it.to_string());
    let messages = conn.all(
        "SELECT m.address, m.purpose, m.language, COALESCE(NULLIF(d.subject, ''), m.subject, ''), m.html, m.body, m.data,
                d.state, d.created_at, d.accepted_at, d.answer
           FROM messages m JOIN deliveries d ON d.message_id = m.id
          WHERE m.customer_id IN {ints $1}
          ORDER BY d.id DESC",
        &[&ids(customers)],
        |row| {
            Ok(json!({
                "to": row.get::<String>(0)?,
                "purpose": row.get::<String>(1)?,
                "language": row.get::<String>(2)?,
                "subject": row.get::<String>(3)?,
                "html": row.get::<Option<String>>(4)?,
                "text": row.get::<Option<String>>(5)?,
                "values": row.get::<Option<Json>>(6)?,
                "state": row.get::<String>(7)?,
                "written_at": row.get::<Timestamp>(8)?.to_string(),
                "sent_at": time(row.get(9)?),
                "answer": row.get::<String>(10)?,
            }))
        },
    )?;
    Ok(("messages", Json::Array(messages)))
}
