//! The whole program as one value that every page and job gets.

use std::ops::Deref;
use std::sync::Arc;

use tokio::sync::watch;

use crate::base::{Blobs, Chance, Clock, Db, Outside, Rates, Result, Secrets, Turns};
use crate::channels::templates::Templates;
use crate::config::Config;
use crate::customers::Roll;
use crate::team::Passwords;
use crate::tracking::Gate;

/// How many requests each token of the API has a second, and at once.
const API_PER_SECOND: u32 = 50;
const API_AT_ONCE: u32 = 200;

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
    /// All customers, for lists and search.
    pub roll: Roll,
    /// What stands before the database for what visitors do.
    pub tracking: Gate,
    /// Templates of messages, made ready.
    pub templates: Templates,
    /// How this process runs.
    pub config: Config,
    /// Seals what must not be read from a copy of the database.
    pub secrets: Secrets,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// Files by key.
    pub blobs: Blobs,
    /// The one way out to the network.
    pub outside: Outside,
    /// Who works for which webhook.
    pub turns: Turns,
    /// How often each token of the API may ask.
    pub rates: Rates,
    stop: watch::Sender<bool>,
}

impl App {
    /// An app over an open database.
    ///
    /// # Errors
    /// If the key file or the store of files cannot be opened.
    pub fn new(db: Db, chance: Chance, config: Config, passwords: Passwords) -> Result<App> {
        let secrets = match &config.secret_key {
            Some(keys) => Secrets::from_text(keys, chance.clone())?,
            None => Secrets::in_folder(&config.data, chance.clone())?,
        };
        let blobs = Blobs::open(&config.blobs, chance.clone())?;
        let outside = Outside::new(config.private_networks)?;
        let templates = Templates::new(db.clock().clone());
        let stop = watch::Sender::new(false);
        Ok(App {
            inner: Arc::new(Inner {
                db,
                roll: Roll::default(),
                tracking: Gate::default(),
                templates,
                chance,
                config,
                secrets,
                passwords,
                blobs,
                outside,
                turns: Turns::default(),
                rates: Rates::new(API_PER_SECOND, API_AT_ONCE),
                stop,
            }),
        })
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        self.db.clock()
    }

    /// Asks everything that runs for long to come to its end.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Turns true when the program is to stop.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.inner
    }
}
