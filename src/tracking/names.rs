//! What the names of events mean: those of the Segment e-commerce specification, old and new, and of Google Analytics.

/// The kinds of events that are kept for what visitors do.
pub const CUSTOM: &str = "custom.tracked";

/// Name in small letters without anything between, and the kind it is kept as.
const NAMES: &[(&str, &str)] = &[
    // Looking.
    ("productssearched", "products.searched"),
    ("search", "products.searched"),
    ("productlistviewed", "product_list.viewed"),
    ("viewedproductcategory", "product_list.viewed"),
    ("productcategoryviewed", "product_list.viewed"),
    ("viewitemlist", "product_list.viewed"),
    ("productlistfiltered", "product_list.filtered"),
    ("productviewed", "product.viewed"),
    ("viewedproduct", "product.viewed"),
    ("viewitem", "product.viewed"),
    ("productclicked", "product.clicked"),
    ("clickedproduct", "product.clicked"),
    ("selectitem", "product.clicked"),
    ("productshared", "product.shared"),
    ("productreviewed", "product.reviewed"),
    ("promotionviewed", "promotion.viewed"),
    ("viewpromotion", "promotion.viewed"),
    ("promotionclicked", "promotion.clicked"),
    ("selectpromotion", "promotion.clicked"),
    // The cart.
    ("productadded", "cart.added"),
    ("addedproduct", "cart.added"),
    ("addedtocart", "cart.added"),
    ("addtocart", "cart.added"),
    ("wishlistproductaddedtocart", "cart.added"),
    ("productremoved", "cart.removed"),
    ("removedproduct", "cart.removed"),
    ("removefromcart", "cart.removed"),
    ("cartviewed", "cart.viewed"),
    ("viewedcart", "cart.viewed"),
    ("viewcart", "cart.viewed"),
    ("cartupdated", "cart.viewed"),
    ("cartshared", "cart.shared"),
    // The way to an order.
    ("checkoutstarted", "checkout.started"),
    ("startedcheckout", "checkout.started"),
    ("begincheckout", "checkout.started"),
    ("checkoutstepviewed", "checkout.step_viewed"),
    ("viewedcheckoutstep", "checkout.step_viewed"),
    ("checkoutstepcompleted", "checkout.step_completed"),
    ("completedcheckoutstep", "checkout.step_completed"),
    ("addshippinginfo", "checkout.step_completed"),
    ("paymentinfoentered", "checkout.payment_entered"),
    ("addpaymentinfo", "checkout.payment_entered"),
    ("ordercompleted", "checkout.completed"),
    ("completedorder", "checkout.completed"),
    ("purchase", "checkout.completed"),
    // Coupons and wish lists.
    ("couponentered", "coupon.entered"),
    ("couponapplied", "coupon.applied"),
    ("coupondenied", "coupon.denied"),
    ("couponremoved", "coupon.removed"),
    ("productaddedtowishlist", "wishlist.added"),
    ("addtowishlist", "wishlist.added"),
    ("productremovedfromwishlist", "wishlist.removed"),
];

/// What is to be done about an order that an event tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderAct {
    /// Book it.
    Book,
    /// Call it off.
    Cancel,
    /// Give all of its money back.
    Refund,
}

/// The kind as which a tracked event of this name is kept.
pub fn kind_of(name: &str) -> &'static str {
    let folded = folded(name);
    NAMES.iter().find(|(it, _)| *it == folded).map_or(CUSTOM, |(_, kind)| kind)
}

/// What an event of this name does to an order.
pub fn order_act(name: &str) -> Option<OrderAct> {
    match folded(name).as_str() {
        "ordercompleted" | "completedorder" | "purchase" => Some(OrderAct::Book),
        "ordercancelled" | "ordercanceled" | "cancelledorder" | "canceledorder" => Some(OrderAct::Cancel),
        "orderrefunded" | "refundedorder" | "refund" => Some(OrderAct::Refund),
        _ => None,
    }
}

/// Names are written `Product Added`, `product_added` and `productAdded`; all are one.
fn folded(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Every kind there is for what a storefront can tell; the glossary, the timeline and the tests know them all.
#[cfg(test)]
pub fn all_kinds() -> std::collections::BTreeSet<&'static str> {
    let others = ["page.viewed", "screen.viewed", "customer.identified", "customer.aliased", "group.joined", CUSTOM];
    NAMES.iter().map(|(_, kind)| *kind).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_name_however_it_is_written() {
        for name in ["Product Added", "product_added", "productAdded", "PRODUCT-ADDED", "Added Product", "add_to_cart"]
        {
            assert_eq!(kind_of(name), "cart.added", "{name}");
        }
        assert_eq!(kind_of("Signed Up"), CUSTOM);
        assert_eq!(order_act("order completed"), Some(OrderAct::Book));
        assert_eq!(order_act("Order Updated"), None);
    }

    #[test]
    fn every_kind_is_in_the_glossary() {
        let glossary = include_str!("../../docs/glossary.md");
        for kind in all_kinds() {
            assert!(glossary.contains(&format!("`{kind}`")), "the glossary does not know {kind}");
        }
    }
}
