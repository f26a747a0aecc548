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
