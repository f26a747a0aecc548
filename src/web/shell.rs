//! What all pages share: who is here, where they can go, the words and the files in use.

use tongue::{Lang, Locale};

use super::words::{self, Said};
use crate::base::{Say, Timestamp};
use crate::team::{Act, Staff};

/// The frame of a page. Every page struct has one in a field named `shell`.
pub struct Shell {
    /// The reader's language, calendar, clock, zone and the shop's currency.
    pub locale: Locale,
    /// The instant of the request.
    pub now: Timestamp,
    /// Who reads.
    pub staff: Option<Staff>,
    pub shop_name: String,
    pub staff_name: String,
    pub staff_initials: String,
    /// 1 to 6, see `hue_of`.
    pub staff_hue: u8,
    /// The role in the reader's words.
    pub role: String,
    pub nav: Vec<NavGroup>,
    pub shop_menu: Vec<NavItem>,
    /// Pages that stand below one of those, for the palette and the list of all pages.
    pub below: Vec<NavItem>,
    pub csrf: String,
    pub assets: Assets,
    pub toast: Option<Toast>,
    pub keys_off: bool,
    /// The line over a shop that holds practice data.
    pub demo: bool,
    /// What this page listens to, as in `imports,job:12`; empty for nothing.
    pub topics: String,
    /// The last that it need not hear of: what was told between its making and its listening must not be lost.
    pub heard: String,
}

impl Shell {
    pub fn lang(&self) -> &'static str {
        self.locale.lang.tag()
    }

    /// The sentence with this key.
    pub fn t(&self, key: &str) -> String {
        words::say(self.locale.lang, key, &[])
    }

    /// `shell.tn("list-counted", [("shown", &30), ("all", &4118)])`
    pub fn tn<const N: usize>(&self, key: &str, values: [(&str, &dyn Said); N]) -> String {
        words::say(self.locale.lang, key, &values)
    }

    /// The sentence with this key and one value, for templates: `shell.t1("x-open", "name", name)`.
    pub fn t1(&self, key: &str, name: &str, value: impl Said) -> String {
        words::say(self.locale.lang, key, &[(name, &value)])
    }

    /// The sentence of an error or an act.
    pub fn say(&self, it: &Say) -> String {
        words::say_it(self.locale.lang, it)
    }

    /// Whether the page hears of what is new: it names something to listen to, and its reader does not save data.
    pub fn is_live(&self) -> bool {
        !self.topics.is_empty() && !self.staff.as_ref().is_some_and(|it| it.data_saver)
    }

    /// Whether the reader may do `act`, so that a page shows no button that would refuse.
    pub fn may(&self, act: Act) -> bool {
        self.staff.as_ref().is_some_and(|it| it.may(act))
    }

    pub fn languages(&self) -> Vec<LanguageChoice> {
        let choice = |it: Lang| LanguageChoice { tag: it.tag(), name: it.own_name(), current: it == self.locale.lang };
        Lang::ALL.into_iter().map(choice).collect()
    }
}

pub struct LanguageChoice {
    pub tag: &'static str,
    pub name: &'static str,
    pub current: bool,
}

pub struct NavGroup {
    pub key: &'static str,
    pub items: Vec<NavItem>,
}

#[derive(Clone)]
pub struct NavItem {
    pub key: &'static str,
    pub href: &'static str,
    pub icon: &'static str,
    /// The second key after G, or nothing.
    pub key_hint: &'static str,
    /// Whether it has a place in the bar of a phone, or in the menu behind the name of the shop.
    pub short: bool,
    pub current: bool,
}

/// The pages at the left that this person may open, with the open one marked by its key.
pub fn nav(open: &str, staff: &Staff) -> Vec<NavGroup> {
    let group = |key, items: Vec<(Act, NavItem)>| NavGroup {
        key,
        items: items.into_iter().filter(|(act, _)| staff.may(*act)).map(|(_, item)| item).collect(),
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
        group("nav-reach", vec![(Act::SeeMessages, item(open, "nav-messages", "/messages", "mail", "m", false))]),
        group("nav-learn", vec![(Act::SeeReports, item(open, "nav-reports", "/reports", "chart", "r", true))]),
    ];
    groups.into_iter().filter(|it| !it.items.is_empty()).collect()
}

/// The pages behind the name of the shop that this person may open.
pub fn shop_menu(open: &str, staff: &Staff) -> Vec<NavItem> {
    let items = [
        (Act::ManageSettings, item(open, "nav-settings", "/settings", "settings", "", true)),
        (Act::ManageTeam, item(open, "nav-team", "/settings/team", "people", "", true)),
        (Act::ManageSettings, item(open, "catalog-shops", "/settings/storefronts", "bag", "", false)),
        (Act::ManageChannels, item(open, "nav-channels", "/settings/channels", "mail", "", false)),
        (Act::SeeMessages, item(open, "templates-title", "/templates", "edit", "", false)),
        (Act::ManageSettings, item(open, "thanks-title", "/settings/thanks", "mail", "", false)),
        (Act::Import, item(open, "nav-imports", "/imports", "import", "", true)),
        (Act::ManageApi, item(open, "nav-api", "/settings/api", "key", "", false)),
        (Act::ManageApi, item(open, "nav-webhooks", "/settings/webhooks", "link", "", false)),
        (Act::ManageTracking, item(open, "tracking-title", "/settings/tracking", "globe", "", false)),
        (Act::ManageJobs, item(open, "nav-jobs", "/jobs", "clock", "", true)),
        (Act::SeeAudit, item(open, "nav-audit", "/audit", "shield", "", true)),
    ];
    items.into_iter().filter(|(act, _)| staff.may(*act)).map(|(_, item)| item).collect()
}

/// The pages below others that this person may open.
pub fn below(open: &str, staff: &Staff) -> Vec<NavItem> {
    let items = [
        (Act::EditCustomers, item(open, "customers-new", "/customers/new", "plus", "", false)),
        (Act::MergeCustomers, item(open, "customers-duplicates", "/customers/duplicates", "merge", "", false)),
        (Act::SeeContacts, item(open, "customers-stops", "/customers/suppressions", "mail", "", false)),
        (Act::EraseCustomers, item(open, "customers-erasures", "/customers/erasures", "trash", "", false)),
        (Act::Import, item(open, "imports-new", "/imports/new", "import", "", false)),
    ];
    items.into_iter().filter(|(act, _)| staff.may(*act)).map(|(_, item)| item).collect()
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

/// Addresses of our own files, with a hash in the name.
#[derive(Clone, Copy)]
pub struct Assets {
    pub css: &'static str,
    pub js: &'static str,
    pub htmx: &'static str,
    /// Of the storefront of the demonstration.
    pub shop_css: &'static str,
    pub shop_js: &'static str,
    pub icon: &'static str,
}

#[derive(Clone)]
pub struct Toast {
    pub text: String,
    pub undo_href: Option<String>,
}

/// One of several in a select, among radios or columns.
pub struct Choice {
    pub value: String,
    pub text: String,
    pub chosen: bool,
}

/// One of several addresses of the same page.
pub struct Tab {
    pub href: String,
    pub text: String,
    pub current: bool,
    pub count: String,
}

/// A figure and the yardstick below it.
pub struct Figure {
    pub label: String,
    pub value: String,
    pub beside: String,
}

/// The tint of a heat map cell for a share of the largest: `h6` to `h52`, so that ink stays readable.
pub fn heat(share: f64) -> String {
    format!("h{}", 6 + 2 * (share.clamp(0.0, 1.0) * 23.0).round() as u8)
}

/// A page with the icons it uses, and no others, at the place marked for them.
/// `parts`: icons that may come later, inside parts.
pub fn with_icons(html: &str, parts: &[&str]) -> String {
    const PLACE: &str = "<!--icons-->";
    let used = |name: &str| parts.contains(&name) || html.contains(&format!("#i-{name}\""));
    let mut sprite = String::from(r#"<svg class="sprite" aria-hidden="true" focusable="false"><defs>"#);
    for (name, drawing) in include_str!("icons.txt").lines().filter_map(|it| it.split_once('\t')) {
        if used(name) {
            sprite.push_str(&format!(r#"<symbol id="i-{name}" viewBox="0 0 20 20">{drawing}</symbol>"#));
        }
    }
    sprite.push_str("</defs></svg>");
    html.replacen(PLACE, &sprite, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_carries_only_the_icons_it_uses() {
        let page = with_icons("<body><!--icons--><use href=\"#i-bag\"/>", &["check"]);
        assert!(page.contains("id=\"i-bag\"") && page.contains("id=\"i-check\""));
        assert_eq!(page.matches("<symbol").count(), 2, "{page}");
    }

    #[test]
    fn heat_runs_from_a_trace_to_half() {
        assert_eq!([heat(-1.0), heat(0.5), heat(9.0)], ["h6", "h30", "h52"]);
    }
}
