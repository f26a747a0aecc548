//! `indaba migrate`

use std::process::ExitCode;

use clap::Args;

use super::{Common, Done, Purpose, open};
use crate::base::db::{Db, MIGRATIONS, Options, Place, schema_text};
use crate::base::{Error, Result};

/// Bring the database up to date; a command that needs this does it by itself
#[derive(Args)]
#[command(after_help = "Examples:\n  indaba migrate --data /srv/shop\n  indaba migrate --print-schema > db/schema.sql")]
pub struct Migrate {
    /// Print the schema that the steps lead to, and touch no database
    #[arg(long)]
    print_schema: bool,
}

impl Migrate {
    pub fn run(&self, common: &Common) -> Done {
        if self.print_schema {
            tell!("{}", schema()?.trim_end());
            return Ok(ExitCode::SUCCESS);
        }
        let config = common.config()?;
        open(&config, Purpose::Command)?;
        tell!("The database is at step {}.", MIGRATIONS.last().map_or(0, |it| it.number));
        Ok(ExitCode::SUCCESS)
    }
}

/// The whole schema, as the embedded engine tells it.
pub fn schema() -> Result<String> {
    let folder = std::env::temp_dir().join(format!("indaba-schema-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let schema =
        Db::open(Options::new(Place::File(folder.join("schema.sqlite")))).and_then(|db| db.read_now(schema_text));
    std::fs::remove_dir_all(&folder).map_err(Error::from)?;
    Ok(format!(
        "-- The schema after every step in migrations/, on SQLite.\n-- Written by `indaba migrate --print-schema`.\n\n{}",
        schema?
    ))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_in_the_repository_is_the_one_the_steps_lead_to() {
        let written =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/db/schema.sql")).unwrap_or_default();
        let now = super::schema().unwrap();
        assert!(written == now, "db/schema.sql is old; run `cargo run -- migrate --print-schema > db/schema.sql`");
    }
}
