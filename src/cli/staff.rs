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
}

impl Staff {
    pub fn run(&self, common: &Common) -> Done {
        match self {
            Staff::Add(it) => it.run(common),
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
        let email = self.email.trim().to_lowercase();
        if !email.contains('@') || email.contains(char::is_whitespace) {
            return Err(Failure::Asked(format!("`{}` is no email address.", self.email)));
        }
        let shop = open(&common.config()?, Purpose::Command)?;
        let password = team::made_up(&shop.app.chance);
        let hash = shop.app.passwords.hash_now(&password, &shop.app.chance)?;
        let (name, role) = (self.name.trim().to_owned(), self.role.into());
        let added = email.clone();
        let result = shop.app.db.write_now(Actor::SHELL, move |tx| {
            let language = crate::settings::shop(tx)?.map(|it| it.lang()).unwrap_or_default();
            let new =
                NewStaff { name: &name, email: &added, role, password_hash: &hash, password_expired: true, language };
            team::add(tx, &new)
        });
        match result {
            Err(Error::Conflict(_)) => {
                Err(Failure::Failed(format!("{email} is there already. `indaba staff reset` gives a new password.")))
            }
            other => {
                other?;
                println!("Sign in: {email} / {password}");
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}
