//! The settings page: the shop's profile, and where the rest is set.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde_json::json;

use super::{ShopProfile, set_shop, shop};
use crate::app::App;
use crate::base::{Conn, Error, Result, Tx};
use crate::team::{self, Act};
use crate::web::{self, Control, NewValue, Routes, Setting, Shell, Who};

/// The routes of the settings page.
pub fn routes() -> Routes {
    Routes::new().get("/settings", Act::ManageSettings, show).post("/settings/shop/{name}", Act::ManageSettings, set)
}

#[derive(Template)]
#[template(path = "settings/settings.html")]
struct SettingsPage {
    shell: Shell,
    shop: Vec<Setting>,
    zones: Vec<String>,
}

async fn show(State(app): State<App>, who: Who) -> Result<Response> {
    let locked = app.db.read(orders_exist).await?;
    let shell = who.shell("nav-settings");
    let line = |name| setting(who.shop(), locked, &shell, name);
    let shop = ["name", "language", "country", "zone", "currency"].into_iter().filter_map(line).collect();
    web::page(&SettingsPage { shop, zones: shop::zones(), shell })
}

/// Figures that were booked in one currency cannot be read in another.
fn orders_exist(db: &mut Conn<'_>) -> Result<bool> {
    Ok(db.first("SELECT 1 FROM orders LIMIT 1", &[], |row| row.get::<i64>(0))?.is_some())
}

fn setting(it: &ShopProfile, locked: bool, shell: &Shell, name: &str) -> Option<Setting> {
    let (name, control) = match name {
        "name" => ("name", Control::Text(it.name.clone())),
        "language" => ("language", Control::Choose(shop::languages(it.lang()))),
        "country" => ("country", Control::Choose(shell.all_countries(&it.country))),
        "zone" => ("zone", Control::Listed(it.zone.clone(), "zones")),
        "currency" if locked => ("currency", Control::Locked(it.currency.code().to_owned())),
        "currency" => ("currency", Control::Choose(shop::currencies(it.currency.code()))),
        _ => return None,
    };
    let label = shell.t(&format!("settings-shop-{name}"));
    let hint = match (name, locked) {
        ("currency", true) => shell.t("settings-currency-locked"),
        _ => shell.t(&format!("settings-shop-{name}-hint")),
    };
    Some(Setting::new(format!("/settings/shop/{name}"), name, label, control).hint(hint))
}

async fn set(State(app): State<App>, who: Who, new: NewValue) -> Result<Response> {
    let asked = new.clone();
    let saved = app.db.write(who.actor(), move |tx| change(tx, &asked.name, &asked.value)).await;
    let locked = app.db.read(orders_exist).await?;
    let shell = who.shell("nav-settings");
    let (now, saved) = match saved {
        Ok(it) => (it, Ok(())),
        Err(error) => (who.shop().clone(), Err(error)),
    };
    new.answer(setting(&now, locked, &shell, &new.name), shell, "/settings", saved)
}

/// Changes one thing about the shop.
fn change(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<ShopProfile> {
    let before = super::shop(tx)?.ok_or(Error::NotFound("shop"))?;
    let mut it = before.clone();
    match name {
        "name" => it.name = shop::name(value)?,
        "language" => it.language = shop::language(value)?.code().to_owned(),
        "country" => it.country = shop::country(value)?,
        "zone" => it.zone = shop::zone(value)?,
        "currency" => {
            it.currency = shop::currency(value)?;
            if it.currency != before.currency && orders_exist(tx)? {
                return Err(Error::conflict("settings-currency-locked"));
            }
        }
        _ => return Err(Error::NotFound("setting")),
    }
    if it != before {
        set_shop(tx, &it)?;
        team::audit(tx, "shop.changed", Some(it.name.clone()), json!({ "setting": name, "to": value.trim() }))?;
    }
    Ok(it)
}
