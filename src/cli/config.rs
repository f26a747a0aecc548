//! `indaba config`

use std::process::ExitCode;

use clap::Args;

use super::{Common, Done};
use crate::config::{Config, DESCRIBED};

/// Show every setting: its value, where it came from and what it means
#[derive(Args)]
#[command(after_help = "Each line can stand in indaba.toml, or in the environment as INDABA_NAME.\n\n\
    Examples:\n  indaba config\n  INDABA_LISTEN=0.0.0.0:80 indaba config --data /srv/shop")]
pub struct Show {}

impl Show {
    pub fn run(&self, common: &Common) -> Done {
        let settings = common.settings(Vec::new())?;
        for it in DESCRIBED {
            let found = settings.found(it.name);
            let value = match (found.value.is_empty(), it.secret) {
                (true, _) => "\"\"".to_owned(),
                (false, true) => "\"••••\"".to_owned(),
                (false, false) => toml::Value::String(found.value.clone()).to_string(),
            };
            tell!("# {}\n# from: {}\n{} = {value}\n", it.means, found.origin, it.name);
        }
        // Shown first, refused after: so that what is wrong can be seen.
        Config::from_settings(&settings)?;
        Ok(ExitCode::SUCCESS)
    }
}
