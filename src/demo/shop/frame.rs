//! What all pages of the storefront share: who looks, in which language, with what in the basket.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;

use super::account::{ACCOUNT, Account};
use super::basket::{BASKET, Basket};
use crate::app::App;
use crate::base::{Error, Result};
use crate::settings::ShopProfile;
use crate::web::{Shell, Stranger};

/// The cookie in which the tracking script keeps the id of this browser.
const TRACKED: &str = "_indaba";

/// Someone in the storefront. Handlers take it as an argument; there is none outside a demonstration.
pub struct Shopper {
    /// The frame of the page.
    pub frame: Frame,
    /// What lies in the basket.
    pub basket: Basket,
    /// What was ordered with this browser.
    pub account: Account,
    /// By what the tracking script knows this browser.
    pub tracked: Option<String>,
    /// The shop.
    pub shop: ShopProfile,
}

/// The frame of a page of the storefront.
pub struct Frame {
    /// Words, dates and money.
    pub shell: Shell,
    /// Pieces in the basket.
    pub pieces: i64,
    /// What was looked for.
    pub words: String,
    /// The key of the tracking script.
    pub key: Option<String>,
    /// What the page tells the tracking script: the name of an event and its properties as JSON.
    pub told: Option<(&'static str, String)>,
}

impl FromRequestParts<App> for Shopper {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Shopper> {
        let stranger = Stranger::from_request_parts(parts, app).await?;
        let shop = stranger.shop.clone().filter(|it| it.demo).ok_or(Error::NotFound("page"))?;
        let jar = CookieJar::from_headers(&parts.headers);
        let value = |name: &str| jar.get(name).map(|it| it.value().to_owned());
        let basket = value(BASKET).map(|it| Basket::parse(&it)).unwrap_or_default();
        let account = value(ACCOUNT).and_then(|it| Account::open(app, &it)).unwrap_or_default();
        let frame = Frame {
            shell: stranger.shell(app),
            pieces: basket.pieces(),
            words: String::new(),
            key: app.db.read(super::key).await?,
            told: None,
        };
        let tracked = value(TRACKED).filter(|it| !it.is_empty() && it.len() <= 64);
        Ok(Shopper { frame, basket, account, tracked, shop })
    }
}
