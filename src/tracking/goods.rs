//! The products that an event names, as the Segment specification and Google Analytics write them.

use serde_json::{Map, Value as Json};

use super::money;
use super::read::plain;

/// No event names more.
const MOST: usize = 200;

/// A product in an event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Good {
    /// The shop's code of it; what else identifies it where there is none.
    pub sku: String,
    /// What it is called.
    pub name: String,
    /// The price of one, ten-thousandths of the currency's unit.
    pub price_e4: Option<i64>,
    /// How many; none where that was not said.
    pub quantity: Option<i64>,
    /// The address of its picture.
    pub image: String,
    /// The address of its page.
    pub url: String,
}

/// All products that an event names: in a list, or the one it is about.
pub fn goods(properties: &Map<String, Json>) -> Vec<Good> {
    let listed = ["products", "items"].iter().find_map(|it| properties.get(*it)?.as_array());
    match listed {
        Some(all) => all.iter().filter_map(Json::as_object).filter_map(good).take(MOST).collect(),
        None => good(properties).into_iter().collect(),
    }
}

fn good(it: &Map<String, Json>) -> Option<Good> {
    let text = |fields: &[&str], most: usize| {
        let found = fields.iter().find_map(|field| it.get(*field).and_then(plain).filter(|it| !it.is_empty()));
        found.unwrap_or_default().chars().take(most).collect::<String>()
    };
    let name = text(&["name", "product_name", "item_name", "title"], 200);
    let mut sku = text(&["sku", "product_id", "productId", "item_id", "id", "variant_id"], 64);
    if sku.is_empty() {
        sku = tongue::fold(&name).chars().take(64).collect();
    }
    if sku.is_empty() {
        return None;
    }
    let quantity = it.get("quantity").and_then(money::e4).map(|it| (it / 10_000).clamp(0, 1_000_000));
    let price_e4 = ["price", "unit_price", "item_price"].iter().find_map(|field| money::e4(it.get(*field)?));
    Some(Good {
        name: if name.is_empty() { sku.clone() } else { name },
        sku,
        price_e4: price_e4.filter(|it| *it >= 0),
        quantity,
        image: web_address(&text(&["image_url", "imageUrl", "image"], 500)),
        url: web_address(&text(&["url", "product_url"], 500)),
    })
}

/// Only what a page may link to: anyone can write into an event.
fn web_address(text: &str) -> String {
    if text.starts_with("https://") || text.starts_with("http://") { text.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn both_families_name_products() {
        let segment =
            json!({ "products": [{ "product_id": 7, "sku": "CUP", "name": "Cup", "price": "19.99", "quantity": 2 }] });
        let google = json!({ "items": [{ "item_id": "CUP", "item_name": "Cup", "price": 19.99, "quantity": "2" }] });
        let one = json!({ "sku": "CUP", "name": "Cup", "price": 19.99, "quantity": 2, "url": "javascript:alert(1)" });
        for it in [&segment, &google, &one] {
            let found = goods(it.as_object().unwrap());
            assert_eq!(found.len(), 1, "{it}");
            assert_eq!((found[0].sku.as_str(), found[0].price_e4, found[0].quantity), ("CUP", Some(199_900), Some(2)));
            assert_eq!(found[0].url, "");
        }
        assert_eq!(goods(json!({ "products": [7, {}, "x"] }).as_object().unwrap()), []);
    }
}
