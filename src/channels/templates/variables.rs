//! What a template may name, in the order of the list in the editor. The one list of it: the editor's checks,
//! its help and the guide all read it.

/// Something that a template may name.
#[derive(Clone, Copy, Debug)]
pub struct Variable {
    /// As it is written: `customer.name`; `order.lines[].title` for what each item of a list has.
    pub path: &'static str,
    /// Whether only messages about an order have it.
    pub of_order: bool,
}

const fn always(path: &'static str) -> Variable {
    Variable { path, of_order: false }
}

const fn of_order(path: &'static str) -> Variable {
    Variable { path, of_order: true }
}

/// All of them.
pub const VARIABLES: [Variable; 40] = [
    always("customer.call_me"),
    always("customer.first_name"),
    always("customer.name"),
    always("customer.email"),
    always("customer.phone"),
    always("customer.language"),
    always("customer.city"),
    always("customer.country"),
    always("customer.number"),
    always("customer.orders_count"),
    always("customer.spent"),
    always("customer.first_order_at"),
    always("customer.last_order_at"),
    always("shop.name"),
    always("shop.email"),
    always("shop.currency"),
    always("shop.country"),
    always("shop.language"),
    always("shop.zone"),
    always("unsubscribe_url"),
    of_order("order.number"),
    of_order("order.placed_at"),
    of_order("order.placed_on"),
    of_order("order.status"),
    of_order("order.currency"),
    of_order("order.units"),
    of_order("order.total"),
    of_order("order.total_money"),
    of_order("order.goods_money"),
    of_order("order.shipping"),
    of_order("order.shipping_money"),
    of_order("order.discount"),
    of_order("order.discount_money"),
    of_order("order.tax_money"),
    of_order("order.storefront"),
    of_order("order.lines[].title"),
    of_order("order.lines[].sku"),
    of_order("order.lines[].quantity"),
    of_order("order.lines[].total_money"),
    of_order("order.lines[].price_money"),
];

impl Variable {
    /// The key of the sentence that says what it is.
    pub fn said(&self) -> String {
        format!("templates-var-{}", self.path.replace("[]", "").replace(['.', '_'], "-"))
    }

    /// What the editor inserts for it.
    pub fn inserted(&self) -> String {
        match self.path.split_once("[].") {
            Some((list, name)) => format!("{{% for line in {list} %}}{{{{ line.{name} }}}}{{% endfor %}}"),
            None if matches!(self.path, "customer.spent" | "order.total" | "order.shipping" | "order.discount") => {
                format!("{{{{ {} | money }}}}", self.path)
            }
            None if self.path.ends_with("_at") => format!("{{{{ {} | date: \"short\" }}}}", self.path),
            None => format!("{{{{ {} }}}}", self.path),
        }
    }
}

/// What a template for this purpose may name.
pub(super) fn known(marketing: bool) -> impl Iterator<Item = &'static str> {
    VARIABLES.iter().filter(move |it| !(marketing && it.of_order)).map(|it| it.path)
}
