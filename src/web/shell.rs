//! What all pages share: who is here, where they can go, the words and the files in use.

use super::words::{Language, Said};

/// The frame of a page. Every page struct has one in a field named `shell`.
pub struct Shell {
    pub language: Language,
    pub shop_name: String,
    pub staff_name: String,
    pub staff_initials: String,
    /// 1 to 6, see `hue_of`.
    pub staff_hue: u8,
    /// The role in the reader's words.
    pub role: String,
    pub nav: Vec<NavGroup>,
    pub shop_menu: Vec<NavItem>,
    pub csrf: String,
    pub assets: Assets,
    pub toast: Option<Toast>,
    pub keys_off: bool,
    /// The line over a shop that holds practice data.
    pub demo: Option<String>,
    /// What this page listens to, as in `imports,job:12`; empty for nothing.
    pub topics: String,
}

impl Shell {
    pub fn lang(&self) -> &'static str {
        self.language.tag()
    }

    pub fn t(&self, key: &str) -> String {
        self.language.say(key, &[])
    }

    /// In a template `shell.tn("list-counted", [("shown", shown), ("all", &all)])`: askama adds the `&` before the list,
    /// and wants one before each value that is not a reference already.
    pub fn tn(&self, key: &str, values: &[(&str, &dyn Said)]) -> String {
        self.language.say(key, values)
    }

    pub fn languages(&self) -> Vec<LanguageChoice> {
        let choice = |it: Language| LanguageChoice { tag: it.tag(), name: it.own_name(), current: it == self.language };
        Language::ALL.into_iter().map(choice).collect()
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
    /// Whether it has a place in the bar of a phone.
    pub short: bool,
    pub current: bool,
}

/// The pages at the left, with the one that is open marked by its key.
pub fn nav(open: &str) -> Vec<NavGroup> {
    let group = |key, items: &[NavItem]| NavGroup { key, items: items.to_vec() };
    vec![
        group("nav-know", &[item(open, "nav-customers", "/customers", "people", "c", true)]),
        group(
            "nav-sell",
            &[
                item(open, "nav-orders", "/orders", "bag", "o", true),
                item(open, "nav-products", "/products", "tag", "t", false),
            ],
        ),
        group("nav-learn", &[item(open, "nav-reports", "/reports", "chart", "r", true)]),
    ]
}

/// The pages behind the name of the shop. Leave out what this person may not open.
pub fn shop_menu(open: &str) -> Vec<NavItem> {
    vec![
        item(open, "nav-settings", "/settings", "settings", "", false),
        item(open, "nav-team", "/settings/team", "people", "", false),
        item(open, "nav-imports", "/imports", "import", "", false),
        item(open, "nav-jobs", "/jobs", "clock", "", false),
        item(open, "nav-audit", "/audit", "shield", "", false),
    ]
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

/// The colour of a face, always the same for the same name.
pub fn hue_of(name: &str) -> u8 {
    (name.bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())) % 6) as u8 + 1
}

/// The first letters of the first two words, in any script.
pub fn initials_of(name: &str) -> String {
    let first = |word: &str| word.chars().find(|it| it.is_alphanumeric());
    name.split_whitespace().filter_map(first).take(2).flat_map(char::to_uppercase).collect()
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
    fn a_face_has_letters_of_any_script() {
        assert_eq!(initials_of("Lindiwe  khumalo ka Zulu"), "LK");
        assert_eq!(initials_of("ሃና ግርማ"), "ሃግ");
        assert_eq!(initials_of("(Thabo)"), "T");
        assert_eq!(initials_of(""), "");
        assert!((1..=6).contains(&hue_of("Lindiwe Khumalo")));
    }

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
