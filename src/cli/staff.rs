//! `indaba staff`

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};

use super::{Common, Done, Failure, Purpose, open};
use crate::base::{Actor, Error};
use crate::team::{self, NewStaff};

/// People who sign in
#[derive(Subcommand)]
pub enum Staff {
    Add(Add),
    Reset(Reset),
}

impl Staff {
    pub fn run(&self, common: &Common) -> Done {
        match self {
            Staff::Add(it) => it.run(common),
            Staff::Reset(it) => it.run(common),
        }
    }
}

/// Add someone, and print a password to begin with
#[derive(Args)]
#[command(after_help = "Example:\n  indaba staff add thandi@shop.example --name \"Thandi Nkosi\" --role manager")]
pub struct Add {
    /// Their email address, with which they sign in
    email: String,
    /// As they are called on screen
    #[arg(long)]
    name: String,
    /// What they may do
    #[arg(long, value_enum, default_value_t = Role::Staff)]
    role: Role,
}

/// What a staff member is to the shop.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Role {
    /// Looks, changes nothing
    Viewer,
    /// Serves customers
    Staff,
    /// Runs the shop
    Manager,
    /// May do everything
    Owner,
}

impl From<Role> for team::Role {
    fn from(it: Role) -> team::Role {
        match it {
            Role::Viewer => team::Role::Viewer,
            Role::Staff => team::Role::Staff,
            Role::Manager => team::Role::Manager,
            Role::Owner => team::Role::Owner,
        }
    }
}

impl Add {
    fn run(&self, common: &Common) -> Done {
        let shop = open(&common.config()?, Purpose::Command)?;
        let password = team::made_up(&shop.app.chance);
        let hash = shop.app.passwords.hash_now(&password, &shop.app.chance)?;
        let (name, email, role) = (self.name.clone(), self.email.clone(), self.role.into());
        let added = shop.app.db.write_now(Actor::SHELL, move |tx| {
            let language = crate::settings::shop(tx)?.map(|it| it.lang()).unwrap_or_default();
            let new =
                NewStaff { name: &name, email: &email, role, password_hash: &hash, password_expired: true, language };
            team::add(tx, &new)
        });
        match added {
            Err(Error::Conflict(_)) => {
                let email = self.email.trim();
                Err(Failure::Failed(format!("{email} is there already. `indaba staff reset` gives a new password.")))
            }
            other => {
                other?;
                tell!("Sign in: {} / {password}", self.email.trim().to_lowercase());
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

/// Give someone a new password, and print it
#[derive(Args)]
#[command(
    after_help = "The second step is switched off too, and every session of theirs ends. The new password must be\n\
    changed at the next sign-in.\n\nExample:\n  indaba staff reset thandi@shop.example"
)]
pub struct Reset {
    /// Their email address
    email: String,
}

impl Reset {
    fn run(&self, common: &Common) -> Done {
        let shop = open(&common.config()?, Purpose::Command)?;
        let password = team::made_up(&shop.app.chance);
        let hash = shop.app.passwords.hash_now(&password, &shop.app.chance)?;
        let email = self.email.clone();
        let staff = shop.app.db.write_now(Actor::SHELL, move |tx| team::reset_password(tx, &email, &hash))?;
        tell!("Sign in: {} / {password}", staff.email);
        Ok(ExitCode::SUCCESS)
    }
}
