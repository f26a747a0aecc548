//! `indaba backup` and `indaba restore`

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use indicatif::{HumanBytes, HumanCount, ProgressBar};

use super::open::make_folder;
use super::serve::runtime;
use super::{Common, Done, Failure, locks, log};
use crate::base::backup::{self, Totals};
use crate::base::db::{Db, Options, Place, Steps};
use crate::base::secrets::KEY_FILE;
use crate::base::{Blobs, Chance};
use crate::config::Config;

/// A large shop takes its time.
const LIMIT: Duration = Duration::from_secs(24 * 3_600);

/// Write everything into one file, while the shop is served
#[derive(Args)]
#[command(
    after_help = "The file holds the whole shop as it was at one instant, and can be restored into the embedded\n\
    database or PostgreSQL. It is read back and compared before this ends well.\n\
    The key file is not in it unless --with-key is given: keep a copy of it in another place.\n\n\
    Examples:\n  indaba backup /mnt/backups --data /srv/shop\n  indaba backup shop.gz --with-key"
)]
pub struct Backup {
    /// The file to write, or a folder, where it gets a name by date
    #[arg(value_name = "FILE|DIR")]
    to: PathBuf,
    /// Put the key file into it: whoever has the backup can then open all secrets
    #[arg(long)]
    with_key: bool,
}

impl Backup {
    pub fn run(&self, common: &Common) -> Done {
        let config = common.config()?;
        log::start(&config)?;
        if let Place::File(file) = config.place()
            && !file.exists()
        {
            return Err(Failure::Failed(format!("There is no shop in {}.", config.data.display())));
        }
        let db = Db::open(Options { steps: Steps::None, long_limit: LIMIT, ..Options::new(config.place()) })?;
        let blobs = Blobs::open(&config.blobs, Chance::System)?;
        let to = if self.to.is_dir() { self.to.join(name(&db)) } else { self.to.clone() };
        if to.exists() {
            return Err(Failure::Asked(format!("{} is there already; a backup never replaces another.", to.display())));
        }
        let key = if self.with_key { Some(key(&config)?) } else { None };
        let made = runtime()?.block_on(backup::make(&db, &blobs, key, &to))?;
        if backup::verify(&to)?.totals != made.totals {
            return Err(Failure::Failed(format!("{} does not hold what was written into it.", to.display())));
        }
        tell!("{}: {}, {}, read back and compared", to.display(), held(made.totals), HumanBytes(made.size));
        if !self.with_key && config.secret_key.is_none() {
            tell!("Keep a copy of {} too, in another place.", config.data.join(KEY_FILE).display());
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn name(db: &Db) -> String {
    let now = db.clock().now().to_string();
    format!("indaba-{}.backup.gz", now.split('.').next().unwrap_or(&now).trim_end_matches('Z').replace(':', ""))
}

fn key(config: &Config) -> Result<String, Failure> {
    if let Some(keys) = &config.secret_key {
        return Ok(keys.replace(',', "\n"));
    }
    Ok(std::fs::read_to_string(config.data.join(KEY_FILE))?)
}

fn held(it: Totals) -> String {
    let (rows, blobs) = (HumanCount(it.rows), HumanCount(it.blobs));
    format!("{} tables with {rows} rows, {blobs} files with {}", it.tables, HumanBytes(it.bytes))
}

/// Bring a shop back from a backup, into an empty folder or database
#[derive(Args)]
#[command(
    after_help = "The backup is read to its end before anything is touched. A restore that was broken off is never\n\
    served; empty the folder or database and begin again.\n\n\
    Examples:\n  indaba restore shop.gz --data /srv/shop\n  \
    indaba restore shop.gz --database postgres://indaba@db.shop.example/indaba\n  indaba restore shop.gz --check"
)]
pub struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    from: PathBuf,
    /// Only see whether the backup is whole
    #[arg(long)]
    check: bool,
}

impl Restore {
    pub fn run(&self, common: &Common) -> Done {
        let config = common.config()?;
        log::start(&config)?;
        if self.check {
            let found = backup::verify(&self.from)?;
            let heading = &found.heading;
            tell!("Whole: made {} by {}, {}", heading.made_at, heading.made_by, held(found.totals));
            return Ok(ExitCode::SUCCESS);
        }
        make_folder(&config.data)?;
        let _alone = locks::serving(&config.data)?;
        let blobs = Blobs::open(&config.blobs, Chance::System)?;
        let runtime = runtime()?;
        let bar = if std::io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        let options = Options { limit: LIMIT, ..Options::new(config.place()) };
        let restored = backup::restore(&self.from, options, &blobs, runtime.handle(), |done| {
            bar.set_message(format!("{} rows", HumanCount(done.rows)));
            bar.tick();
        })?;
        bar.finish_and_clear();
        tell!("Restored as of {}: {}", restored.heading.made_at, held(restored.totals));
        if config.secret_key.is_none() {
            put_key(&config.data, restored.heading.key.as_deref())?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn put_key(data: &Path, key: Option<&str>) -> Result<(), Failure> {
    let path = data.join(KEY_FILE);
    match (key, path.exists()) {
        (Some(key), false) => {
            let mut options = std::fs::File::options();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&path)?;
            std::io::Write::write_all(&mut file, key.as_bytes())?;
            file.sync_all()?;
        }
        (None, false) => tell!(
            "The key file is not in this backup. Put your copy of it at {} before the first start;\n\
             without it nobody with a second step can sign in until `indaba staff reset`.",
            path.display()
        ),
        (_, true) => {}
    }
    Ok(())
}
