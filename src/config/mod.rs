//! Settings of the installation: flags, environment variables, one TOML file,
//! defaults; the first that says something about a setting wins.

mod settings;
#[cfg(test)]
mod tests;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

use url::Url;

pub use settings::{DESCRIBED, Described, Found, Given, Origin, Settings};

pub use crate::base::blobs::{BlobPlace, Bucket};
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
    /// The address under which people reach the console.
    pub base_url: Url,
    /// Whether cookies are marked for HTTPS only; off for plain HTTP on loopback.
    pub https: bool,
    /// Where mail that could not be delivered comes back to.
    pub mail_listen: Option<SocketAddr>,
    /// Workers for jobs.
    pub workers: usize,
    /// What is logged, as in `info` or `indaba=debug,warn`.
    pub log: String,
    /// How a line of the log is written.
    pub log_format: LogFormat,
    /// Proxies whose word on a visitor's address is believed.
    pub trusted_proxies: Vec<Network>,
    /// Whether addresses inside private networks may be called.
    pub private_networks: bool,
    /// Opens `/metrics` to other machines.
    pub metrics_token: Option<String>,
    /// Keys that seal secrets, newest first; none for the key file in `data`.
    pub secret_key: Option<String>,
    /// Where blobs are kept.
    pub blobs: BlobPlace,
}

/// How a line of the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Human,
    /// One JSON object a line, for machines.
    Json,
}

/// A network: `10.0.0.0/8`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Whether `address` lies in it. An IPv4 address written as IPv6 is the IPv4 address.
    pub fn contains(&self, address: IpAddr) -> bool {
        let shared = |a: u128, b: u128, width: u32| {
            let rest = width - u32::from(self.bits);
            rest >= 128 || (a ^ b) >> rest == 0
        };
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(a), IpAddr::V4(b)) => shared(a.to_bits().into(), b.to_bits().into(), 32),
            (IpAddr::V6(a), IpAddr::V6(b)) => shared(a.to_bits(), b.to_bits(), 128),
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;
    fn from_str(text: &str) -> Result<Network, String> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let wrong = || format!("`{text}` is neither an address nor a network such as 10.0.0.0/8");
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), |it| it.parse().map_err(|_| wrong()))?;
        if bits > most { Err(wrong()) } else { Ok(Network { address, bits }) }
    }
}

/// What is wrong with the settings, in words for the person who wrote them.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Wrong(pub String);

impl Config {
    /// The defaults in the folder `data`.
    pub fn in_folder(data: PathBuf) -> Config {
        let folder = data.to_string_lossy().into_owned();
        let settings = Settings::from_flags([("data", folder)]);
        settings.and_then(|it| Config::from_settings(&it)).expect("the defaults are good")
    }

    /// What the settings say.
    ///
    /// # Errors
    /// If a value cannot be understood; the message names the setting and where it came from.
    pub fn from_settings(settings: &Settings) -> Result<Config, Wrong> {
        let data = PathBuf::from(settings.text("data"));
        let listen: SocketAddr = settings.parse("listen", "an address and a port, such as 127.0.0.1:7300")?;
        let base_url = match settings.optional("base_url") {
            None => format!("http://{listen}").parse().expect("an address and a port make a URL"),
            Some(_) => settings.parse::<Url>("base_url", "an address such as https://desk.shop.example")?,
        };
        let proxies = settings.text("trusted_proxies");
        let proxies = proxies.split(',').map(str::trim).filter(|it| !it.is_empty()).map(str::parse);
        let workers = settings.parse("workers", "a whole number")?;
        if !(1..=64).contains(&workers) {
            return Err(settings.wrong("workers", "a number from 1 to 64"));
        }
        Ok(Config {
            database: settings.database()?,
            listen,
            https: base_url.scheme() == "https",
            base_url,
            mail_listen: match settings.optional("mail_listen") {
                None => None,
                Some(_) => Some(settings.parse("mail_listen", "an address and a port, such as 127.0.0.1:2525")?),
            },
            workers,
            log: settings.text("log").to_owned(),
            log_format: match settings.text("log_format") {
                "human" => LogFormat::Human,
                "json" => LogFormat::Json,
                _ => return Err(settings.wrong("log_format", "human or json")),
            },
            trusted_proxies: proxies
                .collect::<Result<_, _>>()
                .map_err(|_| settings.wrong("trusted_proxies", "addresses or networks such as 10.0.0.0/8"))?,
            private_networks: settings.parse("private_networks", "true or false")?,
            metrics_token: settings.optional("metrics_token").map(str::to_owned),
            secret_key: settings.optional("secret_key").map(str::to_owned),
            blobs: settings.blobs(&data)?,
            data,
        })
    }

    /// Listens on another port of the same address.
    pub fn listen_on(&mut self, port: u16) {
        if self.base_url.port_or_known_default() == Some(self.listen.port()) && !self.https {
            // The address was made from the door, not written by someone.
            let _ = self.base_url.set_port(Some(port));
        }
        self.listen.set_port(port);
    }

    /// Where the shop's data lives.
    pub fn place(&self) -> Place {
        match &self.database {
            Some(url) => Place::Server(url.clone()),
            None => Place::File(self.data.join("shop.sqlite")),
        }
    }
}

impl Settings {
    fn database(&self) -> Result<Option<String>, Wrong> {
        let Some(url) = self.optional("database") else { return Ok(None) };
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Some(url.to_owned()));
        }
        Err(self.wrong("database", "an address such as postgres://name:password@server/database"))
    }

    fn blobs(&self, data: &std::path::Path) -> Result<BlobPlace, Wrong> {
        let Some(place) = self.optional("blobs") else { return Ok(BlobPlace::Folder(data.join("blobs"))) };
        let Some(bucket) = place.strip_prefix("s3://") else { return Ok(BlobPlace::Folder(place.into())) };
        let (name, prefix) = bucket.split_once('/').unwrap_or((bucket, ""));
        let needed = |setting: &str| {
            let missing = || Wrong(format!("`blobs` is in a bucket, so `{setting}` must be set too"));
            self.optional(setting).map(str::to_owned).ok_or_else(missing)
        };
        if name.is_empty() {
            return Err(self.wrong("blobs", "a folder, or s3://BUCKET/PREFIX"));
        }
        Ok(BlobPlace::Bucket(Bucket {
            name: name.to_owned(),
            prefix: prefix.trim_matches('/').to_owned(),
            endpoint: self.optional("blobs_endpoint").map(str::to_owned),
            region: self.text("blobs_region").to_owned(),
            access_key: needed("blobs_access_key")?,
            secret_key: needed("blobs_secret_key")?,
        }))
    }
}
