//! What a customer's page shows of what they are doing on a shop.

use super::visits::{self, visits_of};
use super::{Cart, cart_of};
use crate::base::{Conn, Id, Result, Timestamp};
use crate::customers::Customer;
use crate::customers::pages::Basket;

/// The cart of a person, and the page they are on now.
pub fn shopping(conn: &mut Conn<'_>, root: Id<Customer>, rows: &[Id<Customer>], now: Timestamp) -> Result<Basket> {
    let latest = visits_of(conn, rows, 1)?;
    let here = latest.first().filter(|it| !it.bot && it.last_at + visits::NOW > now);
    let on = here.map(|it| if it.title.is_empty() { it.url.clone() } else { it.title.clone() });
    let cart = cart_of(conn, root, now)?;
    Ok(match cart {
        None => Basket { on, ..Basket::default() },
        Some(Cart { items, value, currency, updated_at, checkout_started_at, .. }) => Basket {
            items: items.into_iter().map(|it| (it.name, it.quantity, it.price)).collect(),
            value,
            currency: currency.code().to_owned(),
            updated_at,
            checkout: checkout_started_at.is_some(),
            on,
        },
    })
}
