//! Where one can go, by what one may do. The lists that are shown only when they are opened (the palette, the menu of
//! the shop, the map of the keys) are one part for each language and role, which browsers keep.

use askama::Template;
use tongue::Lang;

use super::icons;
use super::words;
use crate::team::{Act, Role, allows};

/// Pages that belong together.
pub struct NavGroup {
    pub key: &'static str,
    pub items: Vec<NavItem>,
}

/// A page that one can go to.
#[derive(Clone)]
pub struct NavItem {
    pub key: &'static str,
    pub href: &'static str,
    pub icon: &'static str,
    /// The second key after G, or nothing.
    pub key_hint: &'static str,
    /// Whether it has a place in the bar of a phone.
    pub short: bool,
    pub current: bool,
}

/// The pages at the left that this person may open, with the open one marked by its key.
pub fn nav(open: &str, role: Role) -> Vec<NavGroup> {
    let group = |key, items: Vec<(Act, NavItem)>| NavGroup {
        key,
        items: items.into_iter().filter(|(act, _)| allows(role, *act)).map(|(_, item)| item).collect(),
    };
    let groups = vec![
        // Without a head: it belongs to none of the verbs.
        group("", vec![(Act::SeeCustomers, item(open, "nav-today", "/", "home", "n", true))]),
        group("nav-know", vec![(Act::SeeCustomers, item(open, "nav-customers", "/customers", "people", "c", true))]),
        group(
            "nav-sell",
            vec![
                (Act::SeeOrders, item(open, "nav-orders", "/orders", "bag", "o", true)),
                (Act::SeeOrders, item(open, "nav-products", "/products", "tag", "t", false)),
            ],
        ),
        group(
            "nav-reach",
            vec![
                (Act::SeeMessages, item(open, "nav-messages", "/messages", "mail", "m", false)),
                (Act::SeeMessages, item(open, "templates-title", "/templates", "edit", "", false)),
            ],
        ),
        group("nav-learn", vec![(Act::SeeReports, item(open, "nav-reports", "/reports", "chart", "r", true))]),
    ];
    groups.into_iter().filter(|it| !it.items.is_empty()).collect()
}

/// The pages behind the name of the shop that this person may open.
pub fn shop_menu(open: &str, role: Role) -> Vec<NavItem> {
    let items = [
        (Act::ManageSettings, item(open, "nav-settings", "/settings", "settings", "", false)),
        (Act::ManageTeam, item(open, "nav-team", "/settings/team", "people", "", false)),
        (Act::ManageSettings, item(open, "catalog-shops", "/settings/storefronts", "bag", "", false)),
        (Act::ManageChannels, item(open, "nav-channels", "/settings/channels", "mail", "", false)),
        (Act::ManageSettings, item(open, "thanks-title", "/settings/thanks", "mail", "", false)),
        (Act::Import, item(open, "nav-imports", "/imports", "import", "", false)),
        (Act::ManageApi, item(open, "nav-api", "/settings/api", "key", "", false)),
        (Act::ManageApi, item(open, "nav-webhooks", "/settings/webhooks", "link", "", false)),
        (Act::ManageTracking, item(open, "tracking-title", "/settings/tracking", "globe", "", false)),
        (Act::ManageJobs, item(open, "nav-jobs", "/jobs", "clock", "", false)),
        (Act::SeeAudit, item(open, "nav-audit", "/audit", "shield", "", false)),
    ];
    items.into_iter().filter(|(act, _)| allows(role, *act)).map(|(_, item)| item).collect()
}

/// The pages below others that this person may open.
pub fn below(open: &str, role: Role) -> Vec<NavItem> {
    let items = [
        (Act::EditCustomers, item(open, "customers-new", "/customers/new", "plus", "", false)),
        (Act::MergeCustomers, item(open, "customers-duplicates", "/customers/duplicates", "merge", "", false)),
        (Act::SeeContacts, item(open, "customers-stops", "/customers/suppressions", "mail", "", false)),
        (Act::EraseCustomers, item(open, "customers-erasures", "/customers/erasures", "trash", "", false)),
        (Act::Import, item(open, "imports-new", "/imports/new", "import", "", false)),
    ];
    items.into_iter().filter(|(act, _)| allows(role, *act)).map(|(_, item)| item).collect()
}

fn item(
    open: &str,
    key: &'static str,
    href: &'static str,
    icon: &'static str,
    key_hint: &'static str,
    short: bool,
) -> NavItem {
    NavItem { key, href, icon, key_hint, short, current: key == open }
}

/// What all menus of pages are filled from.
#[derive(Template)]
#[template(path = "web/menus.html")]
struct MenusPart {
    lang: Lang,
    nav: Vec<NavGroup>,
    shop_menu: Vec<NavItem>,
    below: Vec<NavItem>,
}

impl MenusPart {
    fn t(&self, key: &str) -> String {
        words::say(self.lang, key, &[])
    }
}

/// The part that all menus of pages are filled from, for everyone of this role who reads this language.
pub(super) fn menus(lang: Lang, role: Role) -> String {
    let part = MenusPart { lang, nav: nav("", role), shop_menu: shop_menu("", role), below: below("", role) };
    part.render().expect("it has words only")
}
