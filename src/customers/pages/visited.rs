//! What someone did on a web shop, in the few words that a sentence of the history has room for.

use serde_json::Value as Json;

use crate::base::{Currency, money};
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
    let page = |field: &str| word(&properties[field]).or_else(|| word(&data["context"]["page"][field]));
    let found = match kind {
        // What the shop called by a name of its own is told by that name.
        "custom.tracked" => other(),
        // A page says what it is called, or the browser says it.
        "page.viewed" => page("title").or(found).or_else(other).or_else(|| page("path")),
        _ => found.or_else(other).or_else(|| page("path")),
    };
    found.unwrap_or_else(|| shell.t("customers-something"))
}

/// The page on which it happened, or the price of what it was about.
pub fn beside(shell: &Shell, entry: &Entry) -> String {
    if !VISITS.contains(&entry.kind.as_str()) {
        return String::new();
    }
    let properties = &entry.data["properties"];
    let found = match entry.kind.as_str() {
        "page.viewed" => word(&properties["url"]).or_else(|| word(&entry.data["context"]["page"]["url"])),
        kind if kind.starts_with("product.") => price(shell, properties),
        _ => None,
    };
    found.unwrap_or_default()
}

/// A price as it was told, in the currency that was named or else in the shop's.
fn price(shell: &Shell, properties: &Json) -> Option<String> {
    let e4 = money::e4(&word(&properties["price"])?)?;
    let named = properties["currency"].as_str().and_then(|it| tongue::currency(it.trim()));
    let currency = named.unwrap_or(shell.locale.home_currency);
    let minor = currency.code.parse::<Currency>().ok()?.from_e4(e4);
    Some(shell.locale.money(minor, currency.code))
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
