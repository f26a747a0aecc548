//! Every setting by name, as text, with where it came from.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::Wrong;

/// A setting that exists.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// Its name in the file; in the environment it is `INDABA_NAME`.
    pub name: &'static str,
    /// What it is when nobody says anything; empty for nothing.
    pub default: &'static str,
    /// Whether it is masked wherever settings are shown.
    pub secret: bool,
    /// What it means, for the person who reads `indaba config`.
    pub means: &'static str,
}

macro_rules! described {
    ($($name:literal $default:literal $(($secret:ident))? $means:literal)*) => {
        /// Every setting, in the order in which it is shown.
        pub const DESCRIBED: &[Described] = &[$(
            Described { name: $name, default: $default, secret: described!(@$($secret)?), means: $means },
        )*];
    };
    (@secret) => { true };
    (@) => { false };
}

described! {
    "data" "indaba-data"
        "The folder of the database file, the files that were brought in, and the key file."
    "database" "" (secret)
        "postgres://name:password@server/database; empty for the embedded database in the data folder."
    "listen" "127.0.0.1:7300"
        "The address and port where the console listens."
    "base_url" ""
        "The address under which people reach the console; empty for http:// and `listen`. With https:// cookies are for HTTPS only."
    "trusted_proxies" ""
        "Addresses or networks, with commas between, whose X-Forwarded-For is believed."
    "mail_listen" ""
        "The address and port where mail that could not be delivered comes back, such as 0.0.0.0:25; empty for nowhere."
    "workers" "2"
        "How many jobs run at once."
    "log" "info"
        "What is logged: error, warn, info, debug, or by part of the program as in `indaba=debug,warn`."
    "log_format" "human"
        "human, or json for one JSON object a line."
    "metrics_token" "" (secret)
        "Opens /metrics to other machines that send it as `Authorization: Bearer …`; empty for this machine only."
    "private_networks" "false"
        "Whether addresses inside private networks may be called, for a shop system that runs beside this one."
    "secret_key" "" (secret)
        "32 bytes in base64 that seal secrets; empty for the key file in the data folder. Older keys after a comma still open."
    "blobs" ""
        "The folder of files, or s3://BUCKET/PREFIX; empty for `blobs` in the data folder."
    "blobs_endpoint" ""
        "The address of an S3-compatible store; empty for Amazon's own."
    "blobs_region" "us-east-1"
        "The region of the bucket."
    "blobs_access_key" "" (secret)
        "The name of the key that opens the bucket."
    "blobs_secret_key" "" (secret)
        "The key that opens the bucket."
}

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// This file.
    File(PathBuf),
    /// This environment variable.
    Environment(String),
    /// A flag of the command line.
    Flag,
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => out.write_str("default"),
            Origin::File(path) => write!(out, "{}", path.display()),
            Origin::Environment(name) => out.write_str(name),
            Origin::Flag => out.write_str("flag"),
        }
    }
}

/// A value with where it came from.
#[derive(Clone, Debug)]
pub struct Found {
    /// The value as text.
    pub value: String,
    /// Where it came from.
    pub origin: Origin,
}

/// What the process was started with.
pub struct Given<'a> {
    /// Flags that name a setting.
    pub flags: Vec<(&'static str, String)>,
    /// The settings file that was asked for; none for `indaba.toml` in the data folder, if it is there.
    pub file: Option<&'a Path>,
    /// The environment.
    pub environment: Vec<(String, String)>,
}

/// Variables that begin like ours and are no settings: for tests, benches and scripts.
const NOT_SETTINGS: &[&str] = &["INDABA_CONFIG", "INDABA_BIN"];
const NOT_SETTINGS_OF: &[&str] = &["INDABA_TEST_", "INDABA_BENCH_"];

/// Every setting with its value.
#[derive(Clone, Debug)]
pub struct Settings {
    found: BTreeMap<&'static str, Found>,
}

impl Settings {
    /// What was given, over the defaults.
    ///
    /// # Errors
    /// If the file cannot be read, or names a setting that does not exist.
    pub fn read(given: Given<'_>) -> Result<Settings, Wrong> {
        let mut settings = Settings::defaults();
        let environment = from_environment(&given.environment)?;
        // The file may lie in the data folder, which a flag or a variable may name.
        let data = given
            .flags
            .iter()
            .find(|(name, _)| *name == "data")
            .map(|(_, value)| value.as_str())
            .or_else(|| environment.iter().find(|(it, _, _)| it.name == "data").map(|(_, value, _)| value.as_str()))
            .unwrap_or(settings.text("data"));
        let usual = Path::new(data).join("indaba.toml");
        if let Some(path) = given.file.or(usual.exists().then_some(&usual)) {
            let text = std::fs::read_to_string(path)
                .map_err(|error| Wrong(format!("the settings file {} cannot be read: {error}", path.display())))?;
            settings.take_file(path, &text)?;
        }
        for (setting, value, variable) in environment {
            settings.set(setting.name, value, Origin::Environment(variable));
        }
        for (name, value) in given.flags {
            settings.set(name, value, Origin::Flag);
        }
        Ok(settings)
    }

    /// Flags over the defaults.
    pub fn from_flags<const N: usize>(flags: [(&'static str, String); N]) -> Result<Settings, Wrong> {
        let mut settings = Settings::defaults();
        for (name, value) in flags {
            settings.set(name, value, Origin::Flag);
        }
        Ok(settings)
    }

    fn defaults() -> Settings {
        let default = |it: &Described| Found { value: it.default.to_owned(), origin: Origin::Default };
        Settings { found: DESCRIBED.iter().map(|it| (it.name, default(it))).collect() }
    }

    /// Gives a setting another default.
    pub fn change_default(&mut self, name: &'static str, value: &str) {
        self.set(name, value.to_owned(), Origin::Default);
    }

    fn set(&mut self, name: &'static str, value: String, origin: Origin) {
        self.found.insert(name, Found { value, origin });
    }

    pub(super) fn take_file(&mut self, path: &Path, text: &str) -> Result<(), Wrong> {
        let table: toml::Table =
            text.parse().map_err(|error| Wrong(format!("{} is no TOML: {error}", path.display())))?;
        for (name, value) in table {
            let setting = described(&name).ok_or_else(|| unknown(&format!("{} sets", path.display()), &name))?;
            let value = as_text(&value)
                .ok_or_else(|| Wrong(format!("`{name}` in {} must be a plain value", path.display())))?;
            self.set(setting.name, value, Origin::File(path.to_owned()));
        }
        Ok(())
    }

    /// The value of a setting and where it came from.
    pub fn found(&self, name: &str) -> &Found {
        &self.found[name]
    }

    pub(super) fn text(&self, name: &str) -> &str {
        self.found[name].value.trim()
    }

    pub(super) fn optional(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|it| !it.is_empty())
    }

    pub(super) fn parse<T: FromStr>(&self, name: &str, wanted: &str) -> Result<T, Wrong> {
        self.text(name).parse().map_err(|_| self.wrong(name, wanted))
    }

    pub(super) fn wrong(&self, name: &str, wanted: &str) -> Wrong {
        let found = &self.found[name];
        let value = if described(name).is_some_and(|it| it.secret) { "what is there" } else { &found.value };
        Wrong(format!("`{name}` must be {wanted}, not `{value}` (from: {})", found.origin))
    }
}

fn described(name: &str) -> Option<&'static Described> {
    DESCRIBED.iter().find(|it| it.name == name)
}

type FromEnvironment = Vec<(&'static Described, String, String)>;

fn from_environment(environment: &[(String, String)]) -> Result<FromEnvironment, Wrong> {
    let ours = environment.iter().filter(|(name, _)| {
        name.starts_with("INDABA_")
            && !NOT_SETTINGS.contains(&name.as_str())
            && !NOT_SETTINGS_OF.iter().any(|it| name.starts_with(it))
    });
    ours.map(|(variable, value)| {
        let name = variable["INDABA_".len()..].to_lowercase();
        let setting = described(&name).ok_or_else(|| unknown("the environment sets", variable))?;
        Ok((setting, value.clone(), variable.clone()))
    })
    .collect()
}

fn unknown(who: &str, name: &str) -> Wrong {
    let plain = name.strip_prefix("INDABA_").unwrap_or(name).to_lowercase();
    let nearest = DESCRIBED.iter().min_by_key(|it| distance(it.name, &plain)).expect("there are settings");
    let nearest = if name.starts_with("INDABA_") {
        format!("INDABA_{}", nearest.name.to_uppercase())
    } else {
        nearest.name.into()
    };
    Wrong(format!("{who} `{name}`, which is no setting. Did you mean `{nearest}`? `indaba config` lists them all."))
}

/// How many letters must be changed, added or taken away to make one of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let replaced = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = replaced.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

fn as_text(value: &toml::Value) -> Option<String> {
    Some(match value {
        toml::Value::String(it) => it.clone(),
        toml::Value::Integer(it) => it.to_string(),
        toml::Value::Boolean(it) => it.to_string(),
        toml::Value::Array(items) => items.iter().map(as_text).collect::<Option<Vec<_>>>()?.join(","),
        _ => return None,
    })
}
