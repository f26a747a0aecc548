//! Making sure that what was deleted is gone from the disk.

use serde::{Deserialize, Serialize};

use super::{Db, Place};
use crate::base::error::Result;
use crate::base::jobs::Job;

/// Empties the write-ahead log, where deleted rows could still be read.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ForgetDeleted {}

impl Job for ForgetDeleted {
    const KIND: &'static str = "forget_deleted";
    fn key(&self) -> Option<String> {
        Some(String::new())
    }
}

impl Db {
    /// Moves the write-ahead log into the file and cuts it to nothing. The
    /// writer overwrites what it deletes, so after that it is nowhere.
    /// PostgreSQL keeps its own log, which its operator ages out.
    ///
    /// # Errors
    /// If a reader was in the way; try again.
    pub async fn forget_deleted(&self) -> Result<()> {
        let Place::File(path) = self.place().clone() else { return Ok(()) };
        tokio::task::spawn_blocking(move || super::sqlite::empty_log(&path))
            .await
            .map_err(|it| crate::base::Error::internal(it.to_string()))?
    }
}
