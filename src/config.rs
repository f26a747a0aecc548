//! Settings of the installation: one TOML file and environment variables.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::base::db::Place;

/// How this process runs.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of the database file, blobs and the key file.
    pub data: PathBuf,
    /// `postgres://…`; none for the embedded database in `data`.
    pub database: Option<String>,
    /// Where the console listens.
    pub listen: SocketAddr,
    /// Whether cookies are marked for HTTPS only; off for plain HTTP on loopback.
    pub https: bool,
    /// Workers for jobs.
    pub workers: usize,
}

impl Config {
    /// The defaults in the folder `data`.
    pub fn in_folder(data: PathBuf) -> Config {
        Config { data, database: None, listen: SocketAddr::from(([127, 0, 0, 1], 7300)), https: false, workers: 2 }
    }

    /// Where the shop's data lives.
    pub fn place(&self) -> Place {
        match &self.database {
            Some(url) => Place::Server(url.clone()),
            None => Place::File(self.data.join("shop.sqlite")),
        }
    }
}
