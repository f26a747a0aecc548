//! What was answered to a request with an Idempotency-Key: written in the commit
//! of its act, so that the same request comes to the same, however often it is sent.

use std::time::Duration;

use axum::http::Method;
use ring::digest::{Context, SHA256};
use serde::{Deserialize, Serialize};

use crate::base::jobs::Job;
use crate::base::{Id, Result, Timestamp, Tx};
use crate::customers::Erased;
use crate::team::ApiToken;

/// How long answers are kept.
pub const KEPT_FOR: Duration = Duration::from_secs(24 * 3_600);

/// A request that carries a key.
#[derive(Clone, Debug)]
pub struct Asking {
    token: Id<ApiToken>,
    key: String,
    hash: Vec<u8>,
}

impl Asking {
    /// Of the request that asks for it.
    pub fn new(token: Id<ApiToken>, key: String, method: &Method, path: &str, body: &[u8]) -> Asking {
        let mut hash = Context::new(&SHA256);
        for part in [method.as_str().as_bytes(), b" ", path.as_bytes(), b"\n", body] {
            hash.update(part);
        }
        Asking { token, key, hash: hash.finish().as_ref().to_vec() }
    }
}

/// What becomes of a request.
#[derive(Clone, Debug)]
pub enum Kept {
    /// It was done just now.
    Fresh {
        /// What was answered.
        status: i64,
        /// What was answered.
        body: String,
    },
    /// It was done before; the answer is gone if it told of someone who was erased.
    Again {
        /// What was answered.
        status: i64,
        /// What was answered.
        body: Option<String>,
    },
    /// The key came with another request before.
    Other,
}

/// Does the act, unless it was done under this key before. Of two at once, the unique key lets one win.
pub fn once(
    tx: &mut Tx<'_>,
    asking: Option<&Asking>,
    act: impl FnOnce(&mut Tx<'_>) -> Result<(i64, String)>,
) -> Result<Kept> {
    let Some(it) = asking else {
        let (status, body) = act(tx)?;
        return Ok(Kept::Fresh { status, body });
    };
    let (now, long_ago) = (tx.now, tx.now - KEPT_FOR);
    tx.run("DELETE FROM api_answers WHERE token_id = $1 AND key = $2 AND at <= $3", &[&it.token, &it.key, &long_ago])?;
    let fresh = tx.run(
        "INSERT INTO api_answers (token_id, key, request_hash, status, at) VALUES ($1, $2, $3, 0, $4)
         ON CONFLICT (token_id, key) DO NOTHING",
        &[&it.token, &it.key, &it.hash, &now],
    )? == 1;
    if !fresh {
        return tx.one(
            "SELECT request_hash, status, body FROM api_answers WHERE token_id = $1 AND key = $2",
            &[&it.token, &it.key],
            |row| {
                let same = row.get::<Vec<u8>>(0)? == it.hash;
                Ok(if same { Kept::Again { status: row.get(1)?, body: row.get(2)? } } else { Kept::Other })
            },
        );
    }
    let (status, body) = act(tx)?;
    tx.run(
        "UPDATE api_answers SET status = $3, body = $4 WHERE token_id = $1 AND key = $2",
        &[&it.token, &it.key, &status, &body],
    )?;
    tx.enqueue_at(&ForgetAnswers {}, now + KEPT_FOR)?;
    Ok(Kept::Fresh { status, body })
}

/// Forgets what was kept long enough.
#[derive(Serialize, Deserialize)]
pub struct ForgetAnswers {}

impl Job for ForgetAnswers {
    const KIND: &'static str = "forget_answers";
    fn key(&self) -> Option<String> {
        Some(String::new())
    }
}

/// Forgets, and comes again when the next is due.
pub fn forget(tx: &mut Tx<'_>, _: ForgetAnswers) -> Result<()> {
    let long_ago = tx.now - KEPT_FOR;
    tx.run("DELETE FROM api_answers WHERE at <= $1", &[&long_ago])?;
    let oldest = tx.first("SELECT MIN(at) FROM api_answers", &[], |row| row.get::<Option<Timestamp>>(0))?.flatten();
    match oldest {
        Some(at) => tx.enqueue_at(&ForgetAnswers {}, at + KEPT_FOR),
        None => Ok(()),
    }
}

/// Drops the answers that name someone who is erased; that the acts were done stays known.
pub fn erase(tx: &mut Tx<'_>, who: &Erased) -> Result<u64> {
    let ids = who.customers.iter().map(|it| format!("\"{it}\""));
    let texts = who.texts.iter().map(|it| serde_json::to_string(it).unwrap_or_default().trim_matches('"').to_owned());
    let mut dropped = 0;
    for text in ids.chain(texts) {
        let escaped = text.replace('!', "!!").replace('%', "!%").replace('_', "!_");
        let like = format!("%{escaped}%");
        dropped += tx.run("UPDATE api_answers SET body = NULL WHERE body LIKE $1 ESCAPE '!'", &[&like])?;
    }
    Ok(dropped)
}
