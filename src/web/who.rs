//! Who asks: the session behind a request, and the shell of the page that answers.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use tongue::{Lang, Locale};

use super::shell::{Shell, Toast};
use super::{assets, nav, words};
use crate::app::App;
use crate::base::db::Actor;
use crate::base::{Error, Result, Say, Timestamp};
use crate::settings::ShopProfile;
use crate::team::{Act, Session, Staff};

/// A signed-in staff member, as found by the guard. Handlers take it as an argument.
#[derive(Clone)]
pub struct Who {
    inner: Arc<Inner>,
}

struct Inner {
    session: Session,
    /// The secret of its forms, as this page shows it.
    csrf: String,
    shop: ShopProfile,
    locale: Locale,
    now: Timestamp,
    /// The last that this page need not hear of.
    heard: String,
    toast: Option<(Say, Option<String>)>,
}

impl Who {
    pub(super) fn new(
        session: Session,
        csrf: String,
        shop: ShopProfile,
        now: Timestamp,
        heard: String,
        toast: Option<(Say, Option<String>)>,
    ) -> Who {
        let locale = locale(&session.staff, &shop);
        Who { inner: Arc::new(Inner { session, csrf, shop, locale, now, heard, toast }) }
    }

    /// The staff member.
    pub fn staff(&self) -> &Staff {
        &self.inner.session.staff
    }

    /// The session.
    pub fn session(&self) -> &Session {
        &self.inner.session
    }

    /// The shop.
    pub fn shop(&self) -> &ShopProfile {
        &self.inner.shop
    }

    /// How this person reads dates, numbers and money.
    pub fn locale(&self) -> &Locale {
        &self.inner.locale
    }

    /// The same person after they changed something about themselves.
    pub fn with_staff(&self, staff: Staff) -> Who {
        let it = &*self.inner;
        let session = Session { staff, ..it.session.clone() };
        Who::new(session, it.csrf.clone(), it.shop.clone(), it.now, it.heard.clone(), None)
    }

    /// The instant of the request.
    pub fn now(&self) -> Timestamp {
        self.inner.now
    }

    /// As the one who acts.
    pub fn actor(&self) -> Actor {
        Actor::new("staff", self.staff().id)
    }

    /// Whether this person may do `act`.
    pub fn may(&self, act: Act) -> bool {
        self.staff().may(act)
    }

    /// Refuses if this person may not do `act`, and says who can.
    pub fn must(&self, act: Act) -> Result<()> {
        if self.may(act) { Ok(()) } else { Err(forbidden(act)) }
    }

    /// The frame of a page; `open` is the key of its place in the navigation.
    pub fn shell(&self, open: &str) -> Shell {
        let it = &*self.inner;
        let staff = &it.session.staff;
        let lang = it.locale.lang;
        Shell {
            locale: it.locale.clone(),
            now: it.now,
            staff: Some(staff.clone()),
            shop_name: it.shop.name.clone(),
            staff_name: staff.name.clone(),
            staff_initials: tongue::initials(&staff.name),
            staff_hue: tongue::hue(&staff.name),
            role: words::say(lang, &format!("role-{}", staff.role.code()), &[]),
            nav: nav::nav(open, staff.role),
            shop_menu: nav::shop_menu(open, staff.role),
            below: nav::below(open, staff.role),
            menus: assets::menus(lang, staff.role),
            csrf: it.csrf.clone(),
            assets: assets::addresses(),
            toast: it
                .toast
                .as_ref()
                .map(|(say, undo)| Toast { text: words::say_it(lang, say), undo_href: undo.clone() }),
            keys_off: staff.keys_off,
            demo: it.shop.demo,
            topics: String::new(),
            heard: it.heard.clone(),
        }
    }
}

fn locale(staff: &Staff, shop: &ShopProfile) -> Locale {
    let home = tongue::currency(shop.currency.code()).or_else(|| tongue::currency("ZAR")).expect("ZAR is a currency");
    Locale::new(staff.language, shop.time_zone(), home).with_calendar(staff.calendar).with_clock(staff.clock)
}

/// The refusal of `act`, which says who can.
pub fn forbidden(act: Act) -> Error {
    Error::Forbidden(Say::new("base-forbidden").with("role", crate::team::least_role(act).code()))
}

/// The frame of a page before anyone has signed in.
pub fn stranger_shell(app: &App, lang: Lang, shop: Option<&ShopProfile>, csrf: String) -> Shell {
    let zone = shop.map_or(jiff::tz::TimeZone::UTC, ShopProfile::time_zone);
    let home = tongue::currency("ZAR").expect("ZAR is a currency");
    Shell {
        locale: Locale::new(lang, zone, home),
        now: app.clock().now(),
        staff: None,
        shop_name: shop.map(|it| it.name.clone()).unwrap_or_default(),
        staff_name: String::new(),
        staff_initials: String::new(),
        staff_hue: 1,
        role: String::new(),
        nav: Vec::new(),
        shop_menu: Vec::new(),
        below: Vec::new(),
        menus: "",
        csrf,
        assets: assets::addresses(),
        toast: None,
        keys_off: false,
        demo: false,
        topics: String::new(),
        heard: String::new(),
    }
}

impl FromRequestParts<App> for Who {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Who> {
        parts.extensions.get::<Who>().cloned().ok_or(Error::SignedOut)
    }
}
