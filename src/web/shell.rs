//! What all pages share: who is here, where they can go, the words and the files in use.

use tongue::{Lang, Locale};

use super::nav::{NavGroup, NavItem};
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
    /// Pages that stand below one of those, for the list of all pages.
    pub below: Vec<NavItem>,
    /// Where the part lies that all menus of pages are filled from when they are opened; nothing for strangers.
    pub menus: &'static str,
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

    /// The address of the place in the shop's menu that the open page belongs to, or nothing.
    pub fn shop_place(&self) -> &'static str {
        self.shop_menu.iter().find(|it| it.current).map_or("", |it| it.href)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heat_runs_from_a_trace_to_half() {
        assert_eq!([heat(-1.0), heat(0.5), heat(9.0)], ["h6", "h30", "h52"]);
    }
}
