//! Opens the shop for a command.

use std::path::Path;

use anyhow::Context;

use super::locks::{self, Held};
use super::{Failure, log};
use crate::app::App;
use crate::base::backup::RESTORING;
use crate::base::db::{Db, Options, Place};
use crate::base::{Chance, Result};
use crate::config::Config;
use crate::settings;
use crate::team::Passwords;
use crate::wiring;

/// What the shop is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To serve it: alone on the embedded database.
    Serve,
    /// For one command, perhaps beside a server.
    Command,
}

/// The open shop. Its lock is held until it goes.
pub struct Opened {
    /// The shop.
    pub app: App,
    _held: Option<Held>,
}

/// Opens the shop, making its folder and database when they are not there yet.
pub fn open(config: &Config, purpose: Purpose) -> Result<Opened, Failure> {
    log::start(config)?;
    make_folder(&config.data)?;
    let chance = Chance::System;
    let place = config.place();
    let (node, held) = match (purpose, &place) {
        (Purpose::Serve, Place::File(_)) => (locks::SERVER, Some(locks::serving(&config.data)?)),
        (Purpose::Command, Place::File(_)) => {
            locks::number(&config.data, &chance).map(|(it, held)| (it, Some(held)))?
        }
        // Those on a server may be on other machines: they agree there.
        (_, Place::Server(_)) => (0, None),
    };
    let db = Db::open(Options { node, watchers: wiring::WATCHERS, ..Options::new(place) })?;
    if db.read_now(|conn| settings::get::<bool>(conn, RESTORING))?.is_some() {
        return Err(Failure::Failed(
            "A restore into this database was broken off: only a part of the shop is here.\n\
             Empty the folder or database, and restore again."
                .to_owned(),
        ));
    }
    Ok(Opened { app: App::new(db, chance, config.clone(), Passwords::strong())?, _held: held })
}

/// For the owner's eyes only: it holds the key file and everything about the customers.
pub fn make_folder(path: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).with_context(|| format!("cannot make the data folder {}", path.display()))?;
    Ok(())
}
