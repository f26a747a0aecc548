//! What someone did on a web shop, in the few words that a sentence of the history has room for.

use serde_json::Value as Json;

use crate::customers::timeline::{Entry, VISITS};
use crate::web::Shell;

/// No name is shown longer.
const LONGEST: usize = 120;

/// What an event is about: a product, a page, a word that was searched for.
pub fn what(shell: &Shell, kind: &str, data: &Json) -> String {
    const FIELDS: &[&str] = &["title", "name", "query", "search_term", "coupon", "coupon_id", "category", "list_id"];
    let properties = &data["properties"];
    let listed = ["products", "items"].iter().find_map(|it| properties[*it].as_array());
    let named = |it: &Json| ["name", "title", "item_name", "sku"].iter().find_map(|field| word(&it[*field]));
    let products: Vec<String> = listed.into_iter().flatten().take(3).filter_map(named).collect();
    let found = match products.is_empty() {
        false => Some(products.join(", ")),
        true => FIELDS.iter().find_map(|field| word(&properties[*field])),
    };
    let other = || ["name", "groupId", "previousId"].iter().find_map(|field| word(&data[*field]));
    let address = || word(&properties["path"]).or_else(|| word(&data["context"]["page"]["path"]));
    // What the shop called by a name of its own is told by that name.
    let found = if kind == "custom.tracked" { other() } else { found.or_else(other).or_else(address) };
    found.unwrap_or_else(|| shell.t("customers-something"))
}

/// The page on which it happened.
pub fn beside(shell: &Shell, entry: &Entry) -> String {
    if !VISITS.contains(&entry.kind.as_str()) {
        return String::new();
    }
    let properties = &entry.data["properties"];
    let address = word(&properties["url"]).or_else(|| word(&entry.data["context"]["page"]["url"]));
    let price = properties["price"].as_f64().filter(|_| entry.kind.starts_with("product."));
    match (price, address) {
        (Some(price), _) => {
            let minor = (price * 100.0).round() as i64;
            match properties["currency"].as_str() {
                Some(code) => shell.locale.money(minor, code),
                None => shell.locale.home_money(minor),
            }
        }
        (None, Some(address)) if entry.kind == "page.viewed" => address,
        _ => String::new(),
    }
}

fn word(value: &Json) -> Option<String> {
    let text = match value {
        Json::String(it) => it.trim().to_owned(),
        Json::Number(it) => it.to_string(),
        _ => return None,
    };
    let short: String = text.chars().take(LONGEST).collect();
    (!short.is_empty()).then_some(short)
}
