//! Versions made ready, kept for the next message.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::compile::Compiled;
use super::store;
use crate::base::{Clock, Conn, Error, Id, Result};
use crate::channels::Version;

/// So many are kept.
const KEPT: usize = 256;

/// The templates that are in use, made ready. A version never changes, so that what is kept is never wrong.
pub struct Templates {
    clock: Clock,
    kept: Mutex<HashMap<Id<Version>, Arc<Compiled>>>,
}

impl Templates {
    /// None kept yet.
    pub fn new(clock: Clock) -> Templates {
        Templates { clock, kept: Mutex::default() }
    }

    /// A version, made ready.
    ///
    /// # Errors
    /// `NotFound` if there is no such version.
    pub fn compiled(&self, conn: &mut Conn<'_>, version: Id<Version>) -> Result<Arc<Compiled>> {
        if let Some(it) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&version) {
            return Ok(Arc::clone(it));
        }
        let (wording, lang) = store::version(conn, version)?;
        let compiled = Compiled::new(&wording, lang, self.clock.clone());
        let compiled = Arc::new(compiled.map_err(|it| Error::internal(format!("version {version}: {}", it.say)))?);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(version, Arc::clone(&compiled));
        Ok(compiled)
    }
}
