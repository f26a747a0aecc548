//! Who asks before anyone has signed in: where they come from, and the shell of the pages they see.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, header};
use tongue::Lang;

use super::language::{has_chosen, language};
use super::respond::{TOAST_COOKIE, carried};
use super::session::known_cookie;
use super::shell::{Shell, Toast};
use super::who::stranger_shell;
use super::{visitor, words};
use crate::app::App;
use crate::base::Result;
use crate::settings::ShopProfile;

/// Where a request comes from. Handlers take it as an argument.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The network address.
    pub address: String,
    /// What tries to guess are counted by: the network of that address.
    pub network: String,
    /// What the browser says it is.
    pub browser: String,
    /// The mark that it got when someone signed in with it, see [`known_cookie`].
    pub mark: Option<String>,
}

impl Caller {
    /// From a request.
    pub fn new(app: &App, extensions: &Extensions, headers: &HeaderMap) -> Caller {
        let browser = headers.get(header::USER_AGENT).and_then(|it| it.to_str().ok()).unwrap_or_default();
        let address = visitor::address(extensions, headers, &app.config.trusted_proxies);
        let jar = axum_extra::extract::CookieJar::from_headers(headers);
        Caller {
            address: address.to_string(),
            network: visitor::network(address).to_string(),
            browser: browser.chars().take(300).collect(),
            mark: jar.get(known_cookie(app)).map(|it| it.value().to_owned()),
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Caller, Infallible> {
        Ok(Caller::new(app, &parts.extensions, &parts.headers))
    }
}

/// Someone who has not signed in. Handlers of open pages take it as an argument.
pub struct Stranger {
    /// Where they come from.
    pub caller: Caller,
    /// The language their browser asks for, or that they chose.
    pub lang: Lang,
    /// Whether they chose it here.
    pub chose: bool,
    /// The shop; none before the first start was finished.
    pub shop: Option<ShopProfile>,
    toast: Option<Toast>,
}

impl Stranger {
    /// The frame of a page.
    pub fn shell(&self, app: &App) -> Shell {
        let mut shell = stranger_shell(app, self.lang, self.shop.as_ref(), String::new());
        shell.toast = self.toast.clone();
        shell
    }
}

impl FromRequestParts<App> for Stranger {
    type Rejection = crate::base::Error;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Stranger> {
        let Ok(caller) = Caller::from_request_parts(parts, app).await;
        let (lang, chose) = (language(&parts.headers), has_chosen(&parts.headers));
        let jar = axum_extra::extract::CookieJar::from_headers(&parts.headers);
        let toast = jar.get(TOAST_COOKIE).and_then(|it| carried(it.value()));
        let toast = toast.map(|(say, _)| Toast { text: words::say_it(lang, &say), undo_href: None });
        Ok(Stranger { caller, lang, chose, shop: app.db.read(crate::settings::shop).await?, toast })
    }
}
