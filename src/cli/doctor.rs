//! `indaba doctor`

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use indicatif::HumanBytes;

use super::fail::in_words;
use super::serve::runtime;
use super::{Common, Done, Failure};
use crate::base::backup::RESTORING;
use crate::base::db::{Conn, Db, EngineKind, MIGRATIONS, Options, Place, Steps, latest_step};
use crate::base::secrets::{KEY_FILE, Secrets};
use crate::base::{Blobs, Chance, Result, Timestamp, jobs};
use crate::config::{BlobPlace, Config};
use crate::imports::totals_check;
use crate::settings;

/// Look whether everything is as it should be, and say how to mend what is not
#[derive(Args)]
#[command(after_help = "Changes nothing, and can run beside a server. Ends with 1 when it found a fault.\n\n\
    Examples:\n  indaba doctor --data /srv/shop\n  indaba doctor --quick && echo fine")]
pub struct Doctor {
    /// Leave out reading the whole database
    #[arg(long)]
    quick: bool,
}

/// Less than this is a fault; less than ten times this is worth a word.
const LITTLE: u64 = 100 << 20;
/// Clocks that differ by less than this agree.
const AGREE: Duration = Duration::from_secs(60);
/// Reading a large database takes its time.
const LIMIT: Duration = Duration::from_secs(6 * 3_600);

/// The name under which a sealed word stands in the settings, to see whether the key is the right one.
pub const KEY_CHECK: &str = "key_check";

enum Finding {
    Fine(String),
    Note(String),
    /// What is wrong, and how to mend it.
    Fault(String, String),
}
use Finding::{Fault, Fine, Note};

#[derive(Default)]
struct Report {
    faults: usize,
}

impl Report {
    fn add(&mut self, about: &str, finding: Finding) {
        match finding {
            Fine(it) => tell!("ok     {about:<9} {it}"),
            Note(it) => tell!("note   {about:<9} {it}"),
            Fault(it, mend) => {
                self.faults += 1;
                tell!("FAULT  {about:<9} {it}\n       {:<9} → {mend}", "");
            }
        }
    }
}

impl Doctor {
    pub fn run(&self, common: &Common) -> Done {
        let mut report = Report::default();
        let config = match common.config() {
            Ok(it) => it,
            Err(Failure::Asked(why) | Failure::Failed(why)) => {
                report.add("settings", Fault(why, "Correct it; `indaba config` shows every setting.".into()));
                return Ok(ExitCode::FAILURE);
            }
        };
        report.add("settings", doors(&config));
        if config.data.exists() {
            report.add("folder", folder(&config));
            report.add("disk", disk(&config.data));
        }
        self.database(&config, &mut report);
        if let BlobPlace::Folder(it) = &config.blobs
            && !it.exists()
        {
            report.add("files", Note("No file was brought in yet.".into()));
        } else {
            report.add("files", files(&config));
        }
        match report.faults {
            0 => tell!("\nNothing is wrong."),
            1 => tell!("\n1 fault."),
            n => tell!("\n{n} faults."),
        }
        Ok(if report.faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn database(&self, config: &Config, report: &mut Report) {
        let place = config.place();
        if let Place::File(file) = &place
            && !file.exists()
        {
            let told = format!("There is no shop in {} yet; the first start makes one.", config.data.display());
            return report.add("database", Note(told));
        }
        let options = Options { steps: Steps::None, limit: LIMIT, long_limit: LIMIT, ..Options::new(place) };
        let db = match Db::open(options).and_then(|db| db.read_now(latest_step).map(|step| (db, step))) {
            Ok((db, Some(step))) => {
                report.add("database", schema(step));
                db
            }
            Ok((_, None)) => return report.add("database", Note("It is empty; the first start makes a shop.".into())),
            Err(error) => {
                let mend = match config.database {
                    Some(_) => "See that the server runs, and that `database` names it with the right password.",
                    None => "If it is damaged, restore the last backup into a new folder: `indaba restore`.",
                };
                return report.add("database", Fault(in_words(&error), mend.into()));
            }
        };
        if db.engine() == EngineKind::Sqlite {
            let quick = self.quick;
            report.add("content", asked(&db, move |conn| content(conn, quick)));
        }
        report.add("restored", asked(&db, whole));
        report.add("clock", clock(&db, config));
        let secrets = match &config.secret_key {
            Some(keys) => Some(Secrets::from_text(keys, Chance::System)),
            None if config.data.join(KEY_FILE).exists() => Some(Secrets::in_folder(&config.data, Chance::System)),
            None => None,
        };
        report.add("key", asked(&db, move |conn| key(conn, secrets)));
        report.add("jobs", asked(&db, parked));
        report.add("totals", asked(&db, totals));
    }
}

/// Asks the database; that it does not answer is a fault too.
fn asked(db: &Db, ask: impl FnOnce(&mut Conn<'_>) -> Result<Finding> + Send + 'static) -> Finding {
    db.read_now(ask).unwrap_or_else(|error| {
        Fault(in_words(&error), "If this stays, bring the database up to date with `indaba migrate`.".into())
    })
}

fn doors(config: &Config) -> Finding {
    if !config.listen.ip().is_loopback() && !config.https {
        return Note(format!(
            "The console listens on {} without HTTPS: passwords can be read on the way. \
             Put a proxy with HTTPS before it and set `base_url`.",
            config.listen
        ));
    }
    Fine(format!("The console is at {}", config.base_url))
}

fn folder(config: &Config) -> Finding {
    let key = config.data.join(KEY_FILE);
    if let Ok(it) = key.metadata()
        && it.mode() & 0o077 != 0
    {
        let key = key.display();
        return Fault(format!("Others on this machine can read {key}."), format!("chmod 600 {key}"));
    }
    match config.data.metadata() {
        Ok(it) if it.mode() & 0o007 != 0 => {
            let data = config.data.display();
            Fault(format!("Others on this machine can look into {data}."), format!("chmod 700 {data}"))
        }
        Ok(_) => Fine(config.data.display().to_string()),
        Err(error) => Fault(error.to_string(), format!("See that {} can be read.", config.data.display())),
    }
}

fn disk(folder: &Path) -> Finding {
    match rustix::fs::statvfs(folder) {
        Ok(it) => {
            let free = it.f_bavail.saturating_mul(it.f_frsize);
            let told = format!("{} are free", HumanBytes(free));
            match free {
                0..LITTLE => Fault(
                    format!("Only {told} on the disk of {}.", folder.display()),
                    "Make room, or give the folder a larger disk; until then little can be saved.".into(),
                ),
                _ if free < 10 * LITTLE => Note(format!("{told}, which is not much.")),
                _ => Fine(told),
            }
        }
        Err(error) => Fault(error.to_string(), format!("See that {} can be read.", folder.display())),
    }
}

fn schema(step: i64) -> Finding {
    let newest = MIGRATIONS.last().map_or(0, |it| it.number);
    match step.cmp(&newest) {
        std::cmp::Ordering::Less => {
            Note(format!("It is at step {step} of {newest}; the next start brings it up to date."))
        }
        std::cmp::Ordering::Equal => Fine(format!("It answers, and is at step {step}")),
        std::cmp::Ordering::Greater => Fault(
            format!("It is at step {step}; this program knows {newest} only."),
            "Start the newer program that made it.".into(),
        ),
    }
}

fn content(conn: &mut Conn<'_>, quick: bool) -> Result<Finding> {
    let check = if quick { "PRAGMA quick_check" } else { "PRAGMA integrity_check" };
    let said = conn.all(check, &[], |row| row.get::<String>(0))?;
    let lost = if quick { None } else { conn.first("PRAGMA foreign_key_check", &[], |row| row.get::<String>(0))? };
    let mend = || "Stop the server, keep a copy of the folder, and restore the last backup into a new one.".to_owned();
    Ok(match (said.first().map(String::as_str), lost) {
        (Some("ok"), None) => Fine("The whole file is sound".into()),
        (_, Some(table)) => Fault(format!("Rows of {table} refer to others that are gone."), mend()),
        (first, None) => Fault(format!("It is damaged: {}", first.unwrap_or("no word from it")), mend()),
    })
}

fn whole(conn: &mut Conn<'_>) -> Result<Finding> {
    Ok(match settings::get::<bool>(conn, RESTORING)? {
        None => Fine("No restore was broken off".into()),
        Some(_) => Fault(
            "A restore into this database was broken off: only a part is here.".into(),
            "Empty the folder or database, and restore again.".into(),
        ),
    })
}

/// Compares the clock with the newest thing that was recorded, the server's clock and the file's time.
fn clock(db: &Db, config: &Config) -> Finding {
    let now = db.clock().now();
    let file = match config.place() {
        Place::File(it) => it.metadata().ok().map(|it| Timestamp(it.mtime() * 1_000)),
        Place::Server(_) => None,
    };
    let compared = db.read_now(move |conn| {
        let newest = conn.one(
            "SELECT MAX(at) FROM (SELECT MAX(recorded_at) AS at FROM events UNION ALL SELECT MAX(at) FROM audit) AS newest",
            &[],
            |row| row.get::<Option<Timestamp>>(0),
        )?;
        let server: Option<Timestamp> = match conn.engine() {
            EngineKind::Sqlite => None,
            EngineKind::Postgres => conn.one(
                "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
                &[],
                |row| row.get(0),
            )?,
        };
        Ok((newest, server))
    });
    let mend = || "Set the clock of this machine, and let it follow a time server.".to_owned();
    let Ok((newest, server)) = compared else {
        return Note("The clock could not be compared with the database.".into());
    };
    if let Some(server) = server
        && server.since(now).max(now.since(server)) > AGREE
    {
        return Fault(format!("This machine says {now}, the database server {server}."), mend());
    }
    for (what, at) in [("something was recorded", newest), ("the database file was changed", file)] {
        if let Some(at) = at
            && at.since(now) > AGREE
        {
            return Fault(format!("It is {now} here, but {what} at {at}, which is later."), mend());
        }
    }
    Fine(format!("It is {now}"))
}

fn key(conn: &mut Conn<'_>, secrets: Option<Result<Secrets>>) -> Result<Finding> {
    let Some(sealed) = settings::get::<String>(conn, KEY_CHECK)? else {
        return Ok(Note("Nothing was sealed yet.".into()));
    };
    let mend = "Put the key file of this shop back in its place, or set `secret_key`. If it is lost: \
                `indaba staff reset` for everyone who has a second step."
        .to_owned();
    let Some(secrets) = secrets else { return Ok(Fault("The key file is gone.".into(), mend)) };
    let opened = secrets.and_then(|it| opens(&it, &sealed));
    Ok(match opened {
        Ok(()) => Fine("It opens what was sealed".into()),
        Err(error) => Fault(in_words(&error), mend),
    })
}

fn opens(secrets: &Secrets, sealed: &str) -> Result<()> {
    let sealed = data_encoding::BASE64.decode(sealed.as_bytes()).map_err(crate::base::Error::internal)?;
    secrets.open(KEY_CHECK, &sealed).map(drop)
}

fn parked(conn: &mut Conn<'_>) -> Result<Finding> {
    let parked = jobs::parked(conn)?;
    Ok(match parked.first() {
        None => Fine("None was given up".into()),
        Some(it) => Fault(
            format!("{} given up, the last of kind {}: {}", parked.len(), it.kind, it.error),
            "Mend the cause, then try them again on the page Jobs.".into(),
        ),
    })
}

/// Every record of a file is stored or explained.
fn totals(conn: &mut Conn<'_>) -> Result<Finding> {
    let checks = totals_check(conn)?;
    Ok(match checks.iter().find(|it| !it.agrees()) {
        None => Fine(format!("Rows, lines and revenue agree in {} comparisons", checks.len())),
        Some(it) => Fault(
            format!("These must be equal: {}. They are {} and {}.", it.what, it.one, it.other),
            "If an import is being brought in, look again when it is done; otherwise restore the last backup.".into(),
        ),
    })
}

fn files(config: &Config) -> Finding {
    let tried = || -> Result<bool, Failure> {
        let blobs = Blobs::open(&config.blobs, Chance::System)?;
        let key = format!("doctor/{}", Chance::System.below(u64::MAX));
        runtime()?.block_on(async {
            blobs.put(&key, "well").await?;
            let back = blobs.get(&key).await?;
            blobs.delete(&key).await?;
            Ok(back.is_some_and(|it| it == "well"))
        })
    };
    let mend = || "See that this user may write there and that there is room; for a bucket, see its keys.".to_owned();
    match tried() {
        Ok(true) => Fine(format!("{} can be written and read", config.blobs)),
        Ok(false) => Fault(format!("{} does not give back what was put in", config.blobs), mend()),
        Err(failure) => Fault(failure.to_string(), mend()),
    }
}
