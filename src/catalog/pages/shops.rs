//! Settings: the web shops that sell, and the places that hand over.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use crate::app::App;
use crate::base::{Currency, Error, Id, Result, Say};
use crate::catalog::{self, Place, Storefront};
use crate::web::{self, Shell, Who, form::Form};

const HERE: &str = "/settings/storefronts";

#[derive(Template)]
#[template(path = "catalog/pages/shops.html")]
struct ShopsPage {
    shell: Shell,
    error: String,
    storefronts: Vec<(String, String, String)>,
    places: Vec<(String, String)>,
    currency: String,
}

#[derive(Deserialize)]
pub struct NameForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    currency: String,
}

/// GET `/settings/storefronts`
pub async fn show(State(app): State<App>, who: Who) -> Result<Response> {
    web::page(&shops(&app, &who, String::new()).await?)
}

async fn shops(app: &App, who: &Who, error: String) -> Result<ShopsPage> {
    let (storefronts, places) = app.db.read(|db| Ok((catalog::storefronts(db)?, catalog::places(db)?))).await?;
    let shell = who.shell("catalog-shops");
    let said = |it: &Storefront| {
        let orders = shell.tn("catalog-storefront-orders", [("n", &it.orders), ("currency", &it.currency.to_string())]);
        (it.id.to_string(), it.name.clone(), orders)
    };
    Ok(ShopsPage {
        storefronts: storefronts.iter().map(said).collect(),
        places: places.iter().map(|it| (it.id.to_string(), it.name.clone())).collect(),
        currency: who.shop().currency.to_string(),
        error,
        shell,
    })
}

/// Goes back with a word, or shows the page again with what was wrong.
async fn answer(app: &App, who: &Who, done: Result<Say>) -> Result<Response> {
    match done {
        Ok(say) => Ok(web::done(HERE, say, None)),
        Err(Error::Invalid(say) | Error::Conflict(say)) => {
            let error = who.shell("catalog-shops").say(&say);
            web::refused(&shops(app, who, error).await?)
        }
        Err(error) => Err(error),
    }
}

/// POST `/settings/storefronts`
pub async fn add(State(app): State<App>, who: Who, Form(form): Form<NameForm>) -> Result<Response> {
    let done = app
        .db
        .write(who.actor(), move |tx| {
            let currency: Currency =
                form.currency.trim().to_uppercase().parse().map_err(|_| Error::invalid("catalog-currency-unknown"))?;
            if tongue::currency(currency.code()).is_none() {
                return Err(Error::invalid("catalog-currency-unknown"));
            }
            catalog::add_storefront(tx, &form.name, currency)?;
            Ok(Say::new("catalog-added").with("name", form.name.trim()))
        })
        .await;
    answer(&app, &who, done).await
}

/// POST `/settings/storefronts/{id}`
pub async fn rename(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Storefront>>,
    Form(form): Form<NameForm>,
) -> Result<Response> {
    let done = app
        .db
        .write(who.actor(), move |tx| {
            let before = catalog::rename_storefront(tx, id, &form.name)?;
            Ok(Say::new("catalog-renamed").with("before", before).with("name", form.name.trim()))
        })
        .await;
    answer(&app, &who, done).await
}

/// POST `/settings/places`
pub async fn add_place(State(app): State<App>, who: Who, Form(form): Form<NameForm>) -> Result<Response> {
    let done = app
        .db
        .write(who.actor(), move |tx| {
            catalog::add_place(tx, &form.name)?;
            Ok(Say::new("catalog-added").with("name", form.name.trim()))
        })
        .await;
    answer(&app, &who, done).await
}

/// POST `/settings/places/{id}`
pub async fn rename_place(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Place>>,
    Form(form): Form<NameForm>,
) -> Result<Response> {
    let done = app
        .db
        .write(who.actor(), move |tx| {
            let before = catalog::rename_place(tx, id, &form.name)?;
            Ok(Say::new("catalog-renamed").with("before", before).with("name", form.name.trim()))
        })
        .await;
    answer(&app, &who, done).await
}
