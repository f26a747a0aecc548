//! What lies in someone's cart: a fold over the cart events of all rows that count as them, since their last order.
//! Events may come late and in any order; the cart they come to is the same.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use super::goods::{Good, goods};
use super::money;
use crate::base::db::ids;
use crate::base::{Conn, Currency, Id, Result, Row, Timestamp, Tx};
use crate::customers::{Customer, members, root_of};
use crate::settings;

/// A cart that nobody has touched for so long is forgotten.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3_600);
/// The most events that a cart is worked out from; a program that plays with carts has more.
const EVENTS: usize = 2_000;
/// The most different things in a cart.
const ITEMS: usize = 200;

/// A cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cart {
    /// The person they count as.
    pub customer: Id<Customer>,
    /// What lies in it, by code.
    pub items: Vec<Item>,
    /// How many pieces.
    pub pieces: i64,
    /// What they come to, minor units.
    pub value: i64,
    /// The currency.
    pub currency: Currency,
    /// When it was last touched.
    pub updated_at: Timestamp,
    /// When the way to an order was begun.
    pub checkout_started_at: Option<Timestamp>,
}

/// One thing in a cart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The shop's code of it.
    pub sku: String,
    /// What it is called.
    pub name: String,
    /// How many.
    pub quantity: i64,
    /// The price of one, minor units.
    pub price: Option<i64>,
    /// The address of its picture.
    pub image: String,
    /// The address of its page.
    pub url: String,
}

/// What an event does to a cart. The order is that of events of the same instant: an order comes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Move {
    Holds(Vec<Good>),
    Added(Vec<Good>),
    Removed(Vec<Good>),
    Checkout,
    Ordered,
}

/// An event of a cart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Touch {
    at: Timestamp,
    what: Move,
    currency: Option<String>,
}

/// The kinds that change a cart.
pub const KINDS: &[&str] =
    &["cart.added", "cart.removed", "cart.viewed", "checkout.started", "checkout.completed", "order.placed"];

fn touch(kind: &str, at: Timestamp, data: &Json) -> Vec<Touch> {
    let nothing = Map::new();
    let properties = data.get("properties").and_then(Json::as_object).unwrap_or(&nothing);
    let currency = money::currency(properties).map(|it| it.code().to_owned());
    let found = goods(properties);
    let listed = properties.contains_key("products") || properties.contains_key("items");
    let moves = match kind {
        "cart.added" => vec![Move::Added(found)],
        "cart.removed" => vec![Move::Removed(found)],
        "cart.viewed" if listed => vec![Move::Holds(found)],
        "checkout.started" if listed => vec![Move::Holds(found), Move::Checkout],
        "checkout.started" => vec![Move::Checkout],
        "checkout.completed" | "order.placed" => vec![Move::Ordered],
        _ => Vec::new(),
    };
    moves.into_iter().map(|what| Touch { at, what, currency: currency.clone() }).collect()
}

/// What the events of a person come to; nothing where the cart is empty.
fn fold(customer: Id<Customer>, mut touches: Vec<Touch>, home: Currency) -> Option<Cart> {
    touches.sort_unstable();
    let mut items: BTreeMap<String, Good> = BTreeMap::new();
    let (mut currency, mut updated_at, mut checkout) = (home, Timestamp(0), None);
    for it in touches {
        if let Some(code) = it.currency.and_then(|it| it.parse().ok()) {
            currency = code;
        }
        updated_at = it.at;
        match it.what {
            Move::Holds(all) => {
                items.clear();
                all.into_iter().for_each(|good| put(&mut items, good));
            }
            Move::Added(all) => all.into_iter().for_each(|good| put(&mut items, good)),
            Move::Removed(all) => all.iter().for_each(|good| take(&mut items, good)),
            Move::Checkout => checkout = Some(it.at),
            Move::Ordered => {
                items.clear();
                checkout = None;
            }
        }
    }
    let items: Vec<Item> = items.into_values().map(|it| item(it, currency)).collect();
    let value = items.iter().map(|it| it.price.unwrap_or(0).saturating_mul(it.quantity)).fold(0, i64::saturating_add);
    let pieces = items.iter().map(|it| it.quantity).sum();
    (pieces > 0).then_some(Cart { customer, items, pieces, value, currency, updated_at, checkout_started_at: checkout })
}

fn put(items: &mut BTreeMap<String, Good>, good: Good) {
    let more = good.quantity.unwrap_or(1);
    if more <= 0 || (items.len() >= ITEMS && !items.contains_key(&good.sku)) {
        return;
    }
    let before = items.get(&good.sku).and_then(|it| it.quantity).unwrap_or(0);
    items.insert(good.sku.clone(), Good { quantity: Some(before + more), ..good });
}

fn take(items: &mut BTreeMap<String, Good>, good: &Good) {
    let Some(there) = items.get_mut(&good.sku) else { return };
    let left = good.quantity.map_or(0, |gone| there.quantity.unwrap_or(0) - gone);
    if left > 0 {
        there.quantity = Some(left);
    } else {
        items.remove(&good.sku);
    }
}

fn item(it: Good, currency: Currency) -> Item {
    Item {
        price: it.price_e4.map(|it| currency.from_e4(it)),
        sku: it.sku,
        name: it.name,
        quantity: it.quantity.unwrap_or(0),
        image: it.image,
        url: it.url,
    }
}

/// Works out the carts of these people anew and writes them down. `rows` may be any rows that count as them.
pub fn refresh(tx: &mut Tx<'_>, rows: &[Id<Customer>]) -> Result<()> {
    let mut roots = Vec::new();
    for row in rows {
        let root = root_of(tx, *row)?;
        if !roots.contains(&root) {
            roots.push(root);
            refresh_root(tx, root)?;
        }
    }
    Ok(())
}

fn refresh_root(tx: &mut Tx<'_>, root: Id<Customer>) -> Result<()> {
    let all = members(tx, root)?;
    tx.run("DELETE FROM carts WHERE customer_id IN {ints $1}", &[&ids(&all)])?;
    let Some(it) = work_out(tx, root, &all)? else { return Ok(()) };
    tx.run(
        "INSERT INTO carts (customer_id, items, pieces, value, currency, updated_at, checkout_started_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            &root,
            &serde_json::to_string(&it.items)?,
            &it.pieces,
            &it.value,
            &it.currency,
            &it.updated_at,
            &it.checkout_started_at,
        ],
    )?;
    Ok(())
}

fn work_out(tx: &mut Tx<'_>, root: Id<Customer>, rows: &[Id<Customer>]) -> Result<Option<Cart>> {
    let since = tx.now - KEPT;
    let mut touches = Vec::new();
    for row in rows {
        // The newest first, so that of too many the old ones are left out.
        tx.each(
            "SELECT kind, at, data FROM events
              WHERE subject_id = $1 AND at > $2 AND kind IN {texts $3}
              ORDER BY at DESC, id DESC
              LIMIT $4",
            &[row, &since, &crate::base::db::list(KINDS), &EVENTS],
            |row| {
                let data: Option<Json> = row.get(2)?;
                touches.extend(touch(&row.get::<String>(0)?, row.get(1)?, &data.unwrap_or_default()));
                Ok(())
            },
        )?;
    }
    if touches.is_empty() {
        return Ok(None);
    }
    let home = tx.once(|db| Ok(HomeCurrency(settings::shop(db)?.map(|it| it.currency))))?;
    Ok(home.0.and_then(|home| fold(root, touches, home)))
}

/// The shop's currency, looked up once in a unit of work.
#[derive(Clone)]
struct HomeCurrency(Option<Currency>);

const COLUMNS: &str = "customer_id, items, pieces, value, currency, updated_at, checkout_started_at";

fn read(row: &Row<'_>) -> Result<Cart> {
    let items: String = row.get(1)?;
    Ok(Cart {
        customer: row.get(0)?,
        items: serde_json::from_str(&items)?,
        pieces: row.get(2)?,
        value: row.get(3)?,
        currency: row.get(4)?,
        updated_at: row.get(5)?,
        checkout_started_at: row.get(6)?,
    })
}

/// What lies in the cart of the person `customer` counts as; nothing where it is empty or long forgotten.
pub fn cart_of(conn: &mut Conn<'_>, customer: Id<Customer>, now: Timestamp) -> Result<Option<Cart>> {
    let root = root_of(conn, customer)?;
    let sql = format!("SELECT {COLUMNS} FROM carts WHERE customer_id = $1 AND updated_at > $2");
    conn.first(&sql, &[&root, &(now - KEPT)], read)
}

/// The carts of these people.
pub fn carts_of(conn: &mut Conn<'_>, roots: &[Id<Customer>], now: Timestamp) -> Result<Vec<Cart>> {
    let sql = format!("SELECT {COLUMNS} FROM carts WHERE customer_id IN {{ints $1}} AND updated_at > $2");
    conn.all(&sql, &[&ids(roots), &(now - KEPT)], read)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn zar() -> Currency {
        "ZAR".parse().unwrap()
    }

    fn told(kind: &str, at: i64, properties: Json) -> Vec<Touch> {
        touch(kind, Timestamp(at), &json!({ "properties": properties }))
    }

    fn cart(touches: Vec<Vec<Touch>>) -> Option<Cart> {
        fold(Id::from_raw(1), touches.concat(), zar())
    }

    fn cup(quantity: i64) -> Json {
        json!({ "sku": "CUP", "name": "Cup", "price": 19.99, "quantity": quantity })
    }

    #[test]
    fn what_is_added_and_not_removed_lies_in_the_cart() {
        let it = cart(vec![
            told("cart.added", 1, cup(2)),
            told("cart.added", 2, json!({ "sku": "POT", "price": 100 })),
            told("cart.removed", 3, cup(1)),
            told("checkout.started", 4, json!({})),
        ])
        .unwrap();
        assert_eq!((it.pieces, it.value, it.items.len()), (2, 11_999, 2));
        assert_eq!((it.updated_at, it.checkout_started_at), (Timestamp(4), Some(Timestamp(4))));
    }

    #[test]
    fn an_order_empties_it_and_a_view_says_what_is_in_it() {
        let ordered = vec![told("cart.added", 1, cup(2)), told("order.placed", 2, json!({}))];
        assert_eq!(cart(ordered.clone()), None);
        let again =
            [ordered, vec![told("cart.viewed", 3, json!({ "products": [cup(5)], "currency": "USD" }))]].concat();
        let it = cart(again).unwrap();
        assert_eq!((it.pieces, it.currency.code()), (5, "USD"));
        assert_eq!(cart(vec![told("cart.added", 1, cup(1)), told("cart.removed", 2, json!({ "sku": "CUP" }))]), None);
        assert_eq!(cart(vec![told("cart.removed", 1, cup(1)), told("cart.added", 2, cup(0))]), None);
    }

    fn any_touch() -> impl Strategy<Value = Vec<Touch>> {
        let kind = prop::sample::select(KINDS.to_vec());
        let sku = prop::sample::select(vec!["A", "B", "C"]);
        (kind, sku, 1_i64..6, 0_i64..4).prop_map(|(kind, sku, at, quantity)| {
            told(kind, at, json!({ "products": [{ "sku": sku, "quantity": quantity, "price": 1 }] }))
        })
    }

    proptest! {
        #[test]
        fn the_cart_is_the_same_in_whatever_order_events_come(
            touches in prop::collection::vec(any_touch(), 0..25),
            order in any::<u64>(),
        ) {
            let mut other = touches.clone();
            let mut state = order;
            for at in (1..other.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                other.swap(at, (state >> 33) as usize % (at + 1));
            }
            prop_assert_eq!(cart(touches), cart(other));
        }
    }
}
