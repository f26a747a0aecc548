//! The shop that a bench works with, and someone in it.

use crate::app::App;
use crate::base::db::{Db, Options};
use crate::base::{Actor, Chance, Result};
use crate::config::Config;
use crate::settings::ShopProfile;
use crate::team::{self, NewStaff, Passwords, Role, Token};
use crate::{web, wiring};

/// Opens the shop of a bench, with the program over it.
pub fn open(config: Config) -> Result<App> {
    let db = Db::open(Options { watchers: wiring::WATCHERS, ..Options::new(config.place()) })?;
    App::new(db, Chance::System, config, Passwords::strong())
}

/// Who the shop of a bench is.
pub fn profile() -> ShopProfile {
    ShopProfile {
        name: "Jebena & Kin".into(),
        language: "en".into(),
        currency: "ZAR".parse().expect("a currency"),
        zone: "Africa/Johannesburg".into(),
        country: "ZA".into(),
        demo: false,
    }
}

/// The cookie of an owner who has just signed in.
pub fn sign_in(app: &App) -> Result<String> {
    let token = Token::new(&app.chance);
    let (kept, email) = (token.clone(), format!("{}@bench.example", app.chance.below(u64::MAX)));
    app.db.write_now(Actor::SYSTEM, move |tx| {
        let new = NewStaff {
            name: "Nomvula Dube",
            email: &email,
            role: Role::Owner,
            password_hash: "none",
            password_expired: false,
            language: tongue::Lang::En,
        };
        let id = team::add(tx, &new)?;
        team::open_session(tx, id, &kept, "bench", "Bench", "127.0.0.1")
    })?;
    Ok(format!("{}={}", web::session_cookie(app), token.0))
}
