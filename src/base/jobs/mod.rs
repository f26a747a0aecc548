//! Jobs: durable work to do, enqueued by the commit that makes it necessary.
//!
//! A job that only changes the database runs *inside* the transaction that
//! removes it, so it happens exactly once. A job that calls the outside runs
//! with no transaction open, holds a lease meanwhile, and may run again after
//! a crash. A job that keeps failing is parked, and a page shows it.

mod runner;
mod store;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::db::Tx;
use super::error::Result;
use super::time::Timestamp;

pub use runner::{Registry, Runner};
pub use store::{Parked, discard, enqueue_raw, parked, release_all, retry, waiting};

/// A unit of work that survives a crash.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Says what it will do: `deliver_message`. Never changed once released.
    const KIND: &'static str;
    /// How often it is tried before it is parked.
    const TRIES: u32 = 12;
    /// Two waiting jobs with the same key are one; none for no such limit.
    fn key(&self) -> Option<String> {
        None
    }
}

pub(super) fn enqueue<J: Job>(tx: &mut Tx<'_>, job: &J, at: Timestamp) -> Result<()> {
    let payload = serde_json::to_string(job)?;
    store::enqueue_raw(tx, J::KIND, &payload, job.key().as_deref(), at)
}
