//! The demonstration: a shop with two years of real orders. Nothing is invented but names, addresses and the dates'
//! distance from today, and the pages say so.

pub mod shop;

use std::io::Write;
use std::path::Path;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use sheet::Overrides;

use crate::app::App;
use crate::base::{Actor, Error, Id, Result, Timestamp, Tx};
use crate::imports::{self, Import, Kind, NewImport, ONLINE_RETAIL, ONLINE_RETAIL_FILE, Plan, State};
use crate::settings::{self, ShopProfile};
use crate::team::{self, NewStaff, Role};
use crate::tracking;

/// The last day of the data.
const LAST_DAY: Date = date(2011, 8, 31);
/// The rows of the small demonstration, and the last day among them.
const SMALL: (u64, Date) = (30_000, date(2009, 12, 14));
/// Where the sign-in is kept for later starts, in the data folder.
const SIGN_IN: &str = "demo-sign-in.json";

/// Who signs in to the demonstration.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignIn {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
}

/// The shop, its owner and the import of its orders; made if they are not there.
pub async fn prepare(app: &App, small: bool) -> Result<(SignIn, Import)> {
    let sign_in = match app.db.read(settings::shop).await? {
        Some(shop) if shop.demo => kept_sign_in(&app.config.data)?,
        Some(_) => return Err(Error::conflict("imports-demo-other-shop")),
        None => set_up(app).await?,
    };
    open_storefront(app).await?;
    let there = app.db.read(|db| Ok(imports::list(db, None, 100)?.into_iter().find(is_ours))).await?;
    if let Some(it) = there {
        return Ok((sign_in, it));
    }
    let new = new_import(app.clock().now(), small)?;
    let id = app.db.write(Actor::SYSTEM, move |tx| imports::add(tx, &new)).await?;
    Ok((sign_in, find(app, id).await?))
}

/// The storefront, with the key of its tracking script.
async fn open_storefront(app: &App) -> Result<()> {
    let secret = tracking::new_secret(&app.chance, tracking::KeyKind::Browser);
    let shop = profile()?;
    app.db.write(Actor::SYSTEM, move |tx| shop::open(tx, &shop, &secret)).await
}

/// Begins to load, or goes on where an earlier start was broken off; false if all is there.
pub async fn begin(app: &App, it: &Import) -> Result<bool> {
    if it.state == State::Done {
        return Ok(false);
    }
    let id = it.id;
    app.db.write(Actor::SYSTEM, move |tx| imports::start(tx, id)).await?;
    Ok(true)
}

/// Whether the folder holds a demonstration, which may be thrown away.
pub fn is_demo(data: &Path) -> bool {
    data.join(SIGN_IN).exists()
}

fn is_ours(it: &Import) -> bool {
    it.blob_key == ONLINE_RETAIL
}

async fn find(app: &App, id: Id<Import>) -> Result<Import> {
    app.db.read(move |db| imports::find(db, id)).await
}

fn profile() -> Result<ShopProfile> {
    Ok(ShopProfile {
        name: "Online Retail demo".into(),
        language: "en".into(),
        currency: "GBP".parse().map_err(Error::internal)?,
        zone: "Europe/London".into(),
        country: "GB".into(),
        demo: true,
    })
}

/// A shop and its owner, with a password that is kept beside the data.
async fn set_up(app: &App) -> Result<SignIn> {
    let sign_in = SignIn { email: "owner@example.org".into(), password: team::made_up(&app.chance) };
    // Before the shop: a folder with a shop and no password would be of no use.
    keep_sign_in(&app.config.data, &sign_in)?;
    let hash = app.passwords.hash_now(&sign_in.password, &app.chance)?;
    let (shop, email) = (profile()?, sign_in.email.clone());
    app.db
        .write(Actor::SYSTEM, move |tx: &mut Tx<'_>| {
            settings::set_shop(tx, &shop)?;
            let owner = NewStaff {
                name: "Thandi Nkosi",
                email: &email,
                role: Role::Owner,
                password_hash: &hash,
                password_expired: false,
                language: tongue::Lang::En,
            };
            team::add(tx, &owner).map(drop)
        })
        .await?;
    Ok(sign_in)
}

fn keep_sign_in(data: &Path, it: &SignIn) -> Result<()> {
    let mut options = std::fs::File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(data.join(SIGN_IN))?;
    file.write_all(&serde_json::to_vec_pretty(it)?)?;
    Ok(file.sync_all()?)
}

fn kept_sign_in(data: &Path) -> Result<SignIn> {
    Ok(serde_json::from_slice(&std::fs::read(data.join(SIGN_IN))?)?)
}

fn new_import(now: Timestamp, small: bool) -> Result<NewImport> {
    let packed = imports::shipped(ONLINE_RETAIL).ok_or_else(|| Error::internal("the data is not shipped"))?;
    let head = imports::head(&mut flate2::read::MultiGzDecoder::new(packed))?;
    let shop = profile()?;
    let last = if small { SMALL.1 } else { LAST_DAY };
    let plan = Plan {
        storefront: "online-retail".into(),
        storefront_name: "Online Retail".into(),
        numbers: sheet::Numbers::Point,
        weeks: weeks(last, now),
        made_up: true,
        at_most: small.then_some(SMALL.0),
        ..imports::guess(Kind::Orders, &head, &Overrides::default(), &shop)
    };
    let (file_name, blob_key) = (ONLINE_RETAIL_FILE.to_owned(), ONLINE_RETAIL.to_owned());
    Ok(NewImport { file_name, blob_key, size: packed.len() as i64, plan })
}

/// How many whole weeks bring `last` into the seven days before today.
fn weeks(last: Date, now: Timestamp) -> i64 {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let today = jiff::Timestamp::from_millisecond(now.0).unwrap_or_default().to_zoned(zone).date();
    let days = last.until(today).map_or(0, |it| i64::from(it.get_days()));
    ((days - 1) / 7).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_of_the_data_was_in_the_last_seven() {
        for day in 0..30 {
            let now = Timestamp(1_763_632_800_000 + day * 86_400_000);
            let today = jiff::Timestamp::from_millisecond(now.0).unwrap().to_zoned(TimeZone::UTC).date();
            let moved = LAST_DAY.checked_add(jiff::Span::new().weeks(weeks(LAST_DAY, now))).unwrap();
            let ago = moved.until(today).unwrap().get_days();
            assert!((1..=7).contains(&ago), "{ago} days ago");
        }
    }
}
