//! The command line.

/// Says a line on standard output. Whoever has stopped reading, as `head` does, has heard enough.
macro_rules! tell {
    ($($it:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($it)*);
    }};
}

mod backup;
mod bench;
mod config;
mod demo;
mod doctor;
mod export;
mod fail;
mod import;
mod locks;
mod log;
mod migrate;
mod open;
mod serve;
mod staff;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

pub use fail::{Done, Failure};
pub use open::{Purpose, open};

use crate::config::{Config, Given, Origin, Settings};

/// One program in which an online shop knows, serves and wins back its customers.
#[derive(Parser)]
#[command(name = "indaba", version, max_term_width = 100)]
#[command(after_help = "Settings also come from INDABA_… variables and from indaba.toml in the data folder.\n\
    `indaba config` shows each with its meaning. Ends with 0 when all went well, 1 when\n\
    something failed or was found wrong, 2 when it was asked wrongly.")]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Flags of every command.
#[derive(Args, Clone, Debug, Default)]
pub struct Common {
    /// The folder of the shop's data
    #[arg(long, global = true, value_name = "DIR", help_heading = "Settings")]
    pub data: Option<String>,
    /// The settings file [default: indaba.toml in the data folder]
    #[arg(long, global = true, value_name = "FILE", env = "INDABA_CONFIG", help_heading = "Settings")]
    pub config: Option<PathBuf>,
    /// postgres://… instead of the embedded database
    #[arg(long, global = true, value_name = "URL", help_heading = "Settings")]
    pub database: Option<String>,
    /// What is logged: error, warn, info, debug
    #[arg(long, global = true, value_name = "LEVEL", help_heading = "Settings")]
    pub log: Option<String>,
    /// Whether only what went wrong is logged, unless someone says otherwise.
    #[arg(skip)]
    quiet: bool,
}

impl Common {
    /// The settings, with further flags of the command.
    pub fn settings(&self, more: Vec<(&'static str, String)>) -> Result<Settings, Failure> {
        let own = [("data", &self.data), ("database", &self.database), ("log", &self.log)];
        let mut flags: Vec<_> = own.into_iter().filter_map(|(name, it)| Some((name, it.clone()?))).collect();
        flags.extend(more);
        let given = Given { flags, file: self.config.as_deref(), environment: std::env::vars().collect() };
        let mut settings = Settings::read(given)?;
        if self.quiet && settings.found("log").origin == Origin::Default {
            settings.change_default("log", "warn");
        }
        Ok(settings)
    }

    /// How this process runs.
    pub fn config(&self) -> Result<Config, Failure> {
        Ok(Config::from_settings(&self.settings(Vec::new())?)?)
    }
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Import(import::Import),
    Export(export::Export),
    Migrate(migrate::Migrate),
    Config(config::Show),
    Doctor(doctor::Doctor),
    Backup(backup::Backup),
    Restore(backup::Restore),
    #[command(subcommand)]
    Staff(staff::Staff),
    #[command(subcommand)]
    Bench(bench::Bench),
}

/// Runs the command that was asked for.
pub fn run() -> ExitCode {
    let Cli { mut common, command } = Cli::parse();
    if !matches!(command, Command::Serve(_)) {
        common.quiet = true;
    }
    let done = match command {
        Command::Serve(it) => it.run(&common),
        Command::Demo(it) => it.run(&common),
        Command::Import(it) => it.run(&common),
        Command::Migrate(it) => it.run(&common),
        Command::Config(it) => it.run(&common),
        Command::Export(it) => it.run(&common),
        Command::Doctor(it) => it.run(&common),
        Command::Backup(it) => it.run(&common),
        Command::Restore(it) => it.run(&common),
        Command::Bench(it) => it.run(&common),
        Command::Staff(it) => it.run(&common),
    };
    done.unwrap_or_else(|failure| {
        eprintln!("{failure}");
        failure.code()
    })
}
