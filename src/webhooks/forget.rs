//! What is forgotten with time, and with a person.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use crate::base::db::ids;
use crate::base::jobs::Job;
use crate::base::{Conn, Id, Result, Timestamp, Tx};
use crate::customers::{Customer, Erased};

/// How long sends are kept.
pub const KEPT_FOR: Duration = Duration::from_secs(30 * 24 * 3_600);

/// Forgets sends that are kept long enough.
#[derive(Serialize, Deserialize)]
pub struct ForgetSends {}

impl Job for ForgetSends {
    const KIND: &'static str = "forget_sends";
    fn key(&self) -> Option<String> {
        Some(String::new())
    }
}

/// Forgets, and comes again while there is something to forget.
pub fn forget(tx: &mut Tx<'_>, _: ForgetSends) -> Result<()> {
    let long_ago = tx.now - KEPT_FOR;
    remove(tx, "made_at <= $1", &[&long_ago])?;
    let oldest = tx.first("SELECT MIN(made_at) FROM webhook_sends", &[], |row| row.get::<Option<Timestamp>>(0))?;
    match oldest.flatten() {
        Some(at) => tx.enqueue_at(&ForgetSends {}, at + KEPT_FOR),
        None => Ok(()),
    }
}

fn remove(tx: &mut Tx<'_>, which: &str, args: &[&dyn crate::base::db::Param]) -> Result<u64> {
    tx.run(
        &format!("DELETE FROM webhook_attempts WHERE send_id IN (SELECT id FROM webhook_sends WHERE {which})"),
        args,
    )?;
    tx.run(&format!("DELETE FROM webhook_sends WHERE {which}"), args)
}

/// Takes away what was or is to be told of a person who is erased.
pub fn eraser(tx: &mut Tx<'_>, who: &Erased) -> Result<Vec<(&'static str, i64)>> {
    let gone = remove(tx, "subject_id IN {ints $1}", &[&ids(&who.customers)])?;
    Ok(vec![("webhook_sends", gone as i64)])
}

/// What other programs were told of a person.
pub fn export(conn: &mut Conn<'_>, members: &[Id<Customer>]) -> Result<(&'static str, Json)> {
    let told = conn.all(
        "SELECT w.url, s.kind, s.made_at, s.state, s.body
           FROM webhook_sends s JOIN webhooks w ON w.id = s.webhook_id
          WHERE s.subject_id IN {ints $1}
          ORDER BY s.id DESC",
        &[&ids(members)],
        |row| {
            Ok(json!({
                "to": row.get::<String>(0)?,
                "event": row.get::<String>(1)?,
                "at": row.get::<Timestamp>(2)?.to_string(),
                "state": row.get::<String>(3)?,
                "body": row.get::<Option<Json>>(4)?,
            }))
        },
    )?;
    Ok(("told_to_other_programs", Json::Array(told)))
}
