//! The whole program as one value that every page and job gets.

use std::ops::Deref;
use std::sync::Arc;

use crate::base::{Chance, Clock, Db, Secrets};
use crate::config::Config;
use crate::team::Passwords;

/// Everything a page or a job may need. Cheap to clone.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

/// The parts of an [`App`].
pub struct Inner {
    /// The shop's database.
    pub db: Db,
    /// Where random bytes come from.
    pub chance: Chance,
    /// How this process runs.
    pub config: Config,
    /// Seals what must not be read from a copy of the database.
    pub secrets: Secrets,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
}

impl App {
    /// An app over an open database.
    pub fn new(db: Db, chance: Chance, config: Config, secrets: Secrets, passwords: Passwords) -> App {
        App { inner: Arc::new(Inner { db, chance, config, secrets, passwords }) }
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        self.db.clock()
    }
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.inner
    }
}
