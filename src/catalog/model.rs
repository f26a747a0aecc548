//! What can be bought: types, and which title to believe.

use crate::base::{Currency, Id, Timestamp};

/// A thing the shop sells, in one or more variants.
#[derive(Clone, Debug)]
pub struct Product {
    /// Its id.
    pub id: Id<Product>,
    /// As customers know it.
    pub title: String,
    /// The shelf it belongs on.
    pub category: Option<Category>,
    /// Grows with every change by a person, so that two who edit at once notice.
    pub version: i64,
}

/// A group of products.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its id.
    pub id: Id<Category>,
    /// Its name.
    pub name: String,
}

/// One form of a product: this size, that colour.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its id.
    pub id: Id<Variant>,
    /// The shop's own code for it.
    pub sku: String,
    /// What tells it from the others; empty where there is only one.
    pub title: String,
    /// The number under the bars.
    pub barcode: Option<String>,
    /// What it costs the customer, minor units: the price it last went for, unless someone set it.
    pub price: Option<i64>,
    /// Whether someone set the price.
    pub price_set: bool,
    /// What it costs the shop, minor units.
    pub cost: Option<i64>,
    /// The currency of price and cost.
    pub currency: Currency,
    /// Pieces sold, net of what came back.
    pub sold: i64,
    /// Earned with it in the shop's currency, minor units.
    pub revenue: i64,
    /// When it last went out.
    pub last_sold_at: Option<Timestamp>,
}

/// How far a title on an order line can be trusted to be the thing's name: 0
/// for none, up to 3. Files carry remarks in the same column ("damaged", "?",
/// "sold as 22467"), and those stand on lines that were not sold, or are written
/// as remarks are.
pub fn title_worth(title: &str, sold: bool) -> i64 {
    let letters = title.chars().filter(|it| it.is_alphabetic()).count();
    if letters < 2 {
        return 0;
    }
    // A name has a capital, or is in a script without capitals.
    let named = title.chars().any(|it| it.is_uppercase() || (it.is_alphabetic() && !it.is_lowercase()));
    1 + i64::from(named) + i64::from(sold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_on_a_line_that_was_sold_beats_a_remark() {
        let name = title_worth("REGENCY CAKESTAND 3 TIER", true);
        for remark in ["", "?", "??", "damages", "wonky bottom/broken", "sold as 22467", "Amazon"] {
            assert!(title_worth(remark, false) < name, "{remark}");
        }
        assert_eq!(title_worth("የጀበና ቡና", true), name);
        assert_eq!(title_worth("?", true), 0);
    }
}
