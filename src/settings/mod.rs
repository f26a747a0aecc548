//! The shop's own settings: small named values, and the profile that every page shows.

mod countries;
mod jobs;
mod page;
mod shop;
mod start;
#[cfg(test)]
mod tests;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tongue::Lang;

use crate::base::{Conn, Currency, Result, Tx};
use crate::web::Routes;

/// The pages of the first start, of the settings and of the jobs.
pub fn routes() -> Routes {
    start::routes().merge(page::routes()).merge(jobs::routes())
}

/// Who the shop is: asked for at the first start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopProfile {
    /// As customers know it.
    pub name: String,
    /// The language code of the shop: `en`, `am`, `zu`, `xh`.
    pub language: String,
    /// The currency of its figures.
    pub currency: Currency,
    /// The IANA name of its time zone: `Africa/Johannesburg`.
    pub zone: String,
    /// ISO 3166 code of its country; phones without a country code are read as from there.
    pub country: String,
    /// Whether the data is a demonstration, which the pages then say.
    #[serde(default)]
    pub demo: bool,
}

impl ShopProfile {
    /// The shop's language; English if the code is not known.
    pub fn lang(&self) -> Lang {
        Lang::parse(&self.language).unwrap_or_default()
    }

    /// The shop's time zone; UTC if the name is not known.
    pub fn time_zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }
}

/// The value of a setting; none if it was never set.
pub fn get<T: DeserializeOwned>(db: &mut Conn<'_>, name: &str) -> Result<Option<T>> {
    let text = db.first("SELECT value FROM settings WHERE name = $1", &[&name], |row| row.get::<String>(0))?;
    Ok(text.map(|it| serde_json::from_str(&it)).transpose()?)
}

/// Sets a value.
pub fn set<T: Serialize>(tx: &mut Tx<'_>, name: &str, value: &T) -> Result<()> {
    let (text, now, by) = (serde_json::to_string(value)?, tx.now, tx.actor.id);
    tx.run(
        "INSERT INTO settings (name, value, changed_at, changed_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT (name) DO UPDATE
            SET value = EXCLUDED.value, changed_at = EXCLUDED.changed_at, changed_by = EXCLUDED.changed_by",
        &[&name, &text, &now, &by],
    )?;
    Ok(())
}

/// The shop's profile; none before the first start was finished.
pub fn shop(db: &mut Conn<'_>) -> Result<Option<ShopProfile>> {
    get(db, "shop")
}

/// Changes the shop's profile.
pub fn set_shop(tx: &mut Tx<'_>, profile: &ShopProfile) -> Result<()> {
    set(tx, "shop", profile)
}
