//! The storefront of the demonstration: real products at real prices, bought without paying. It uses the program as
//! any web shop would: its pages carry the tracking script, and its orders are booked.

mod account;
mod basket;
mod checkout;
mod frame;
mod pages;
mod picture;
#[cfg(test)]
mod tests;

use crate::base::{Conn, Result, Tx};
use crate::catalog;
use crate::settings::{self, ShopProfile};
use crate::tracking::{self, KeyKind, NewKey};
use crate::web::{Needs, Routes};

/// The routes of the storefront. They are there for everyone, in a demonstration only.
pub fn routes() -> Routes {
    let open = Needs::Nothing;
    Routes::new()
        .get("/demo/shop", open, pages::shelf)
        .get("/demo/shop/p/{id}", open, pages::product)
        .get("/demo/shop/basket", open, basket::show)
        .post("/demo/shop/basket", open, basket::change)
        .get("/demo/shop/checkout", open, checkout::show)
        .post("/demo/shop/checkout", open, checkout::place)
        .get("/demo/shop/account", open, account::show)
        .post("/demo/shop/account/leave", open, account::leave)
}

/// The storefront's name for machines.
pub const STOREFRONT: &str = "demo-shop";

/// The setting that holds the key of its tracking script.
const KEY: &str = "demo-shop-key";

/// Makes the storefront and the key with which its pages tell what visitors do, if they are not there.
pub fn open(tx: &mut Tx<'_>, shop: &ShopProfile, secret: &str) -> Result<()> {
    if key(tx)?.is_some() {
        return Ok(());
    }
    let storefront = catalog::ensure_storefront(tx, STOREFRONT, "Demo shop", shop.currency)?;
    let new = NewKey {
        name: "Demo shop".into(),
        storefront: Some(storefront),
        kind: KeyKind::Browser,
        origins: Vec::new(),
        ask_first: false,
        // They are booked as they are placed.
        takes_orders: false,
    };
    tracking::add_key(tx, &new, secret)?;
    settings::set(tx, KEY, &secret)
}

/// The key of the tracking script.
fn key(db: &mut Conn<'_>) -> Result<Option<String>> {
    settings::get(db, KEY)
}
