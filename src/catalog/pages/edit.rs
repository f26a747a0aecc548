//! Changing a product: its name, shelf, barcodes, prices and costs. Two who change the same one both see both.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::base::{Currency, Error, Id, Result, Say};
use crate::catalog::{self, Details, Edited, Product, Variant, VariantDetails, categories, edit, undo_edit, variants};
use crate::team;
use crate::web::{self, Shell, Who, form::Form};

/// A way back that is longer is not offered: it travels in a cookie.
const LONGEST_WAY_BACK: usize = 1_800;

#[derive(Template)]
#[template(path = "catalog/pages/edit.html")]
struct EditPage {
    shell: Shell,
    id: Id<Product>,
    name: String,
    form: ProductForm,
    variants: Vec<VariantView>,
    categories: Vec<String>,
    error: String,
    /// Field, what is there now, what was wanted.
    crossed: Vec<(String, String, String)>,
}

struct VariantView {
    id: Id<Variant>,
    sku: String,
    title: String,
    barcode: String,
    price: String,
    cost: String,
    price_label: String,
    cost_label: String,
}

/// What the form sends; of each variant one of every list.
#[derive(Clone, Default, Deserialize)]
pub struct ProductForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    variant: Vec<Id<Variant>>,
    #[serde(default)]
    name: Vec<String>,
    #[serde(default)]
    barcode: Vec<String>,
    #[serde(default)]
    price: Vec<String>,
    #[serde(default)]
    cost: Vec<String>,
}

impl ProductForm {
    fn of(it: &Product, own: &[Variant]) -> ProductForm {
        let details = Details::of(it, own);
        let each = |text: fn(&Variant) -> String| own.iter().map(text).collect();
        ProductForm {
            title: details.title,
            category: details.category,
            version: it.version,
            variant: own.iter().map(|it| it.id).collect(),
            name: each(|it| it.title.clone()),
            barcode: each(|it| it.barcode.clone().unwrap_or_default()),
            price: each(|it| plain(it.price, it.currency)),
            cost: each(|it| plain(it.cost, it.currency)),
        }
    }

    /// As it is meant, with the amounts in the currency of each variant.
    fn read(&self, own: &[Variant]) -> Result<Details> {
        let n = self.variant.len();
        if [self.name.len(), self.barcode.len(), self.price.len(), self.cost.len()].iter().any(|it| *it != n) {
            return Err(Error::invalid("base-form-unreadable"));
        }
        let variant = |at: usize| {
            let it = own.iter().find(|it| it.id == self.variant[at]).ok_or(Error::NotFound("variant"))?;
            Ok(VariantDetails {
                id: it.id,
                title: self.name[at].clone(),
                barcode: self.barcode[at].clone(),
                price: amount(&self.price[at], it.currency)?,
                cost: amount(&self.cost[at], it.currency)?,
                price_set: it.price_set,
            })
        };
        let variants = (0..n).map(variant).collect::<Result<_>>()?;
        Ok(Details { title: self.title.clone(), category: self.category.clone(), variants })
    }
}

fn amount(text: &str, currency: Currency) -> Result<Option<i64>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| {
        let shown: String = tongue::clean_name(text).chars().take(60).collect();
        Error::invalid(Say::new("catalog-not-an-amount").with("text", shown))
    };
    sheet::money_minor(text, currency.exponent() as u8, sheet::Numbers::Unsure).map(Some).map_err(wrong)
}

/// An amount as it is typed: 1234.50.
fn plain(minor: Option<i64>, currency: Currency) -> String {
    let Some(minor) = minor else { return String::new() };
    let digits = currency.exponent() as usize;
    let unit = 10_i64.pow(currency.exponent());
    if digits == 0 { minor.to_string() } else { format!("{}.{:0digits$}", minor / unit, (minor % unit).abs()) }
}

async fn read(app: &App, id: Id<Product>) -> Result<(Product, Vec<Variant>, Vec<String>)> {
    app.db.read(move |db| Ok((catalog::find(db, id)?, variants(db, id)?, categories(db)?))).await
}

/// GET `/products/{id}/edit`
pub async fn show(State(app): State<App>, who: Who, Path(id): Path<Id<Product>>) -> Result<Response> {
    let (it, own, shelves) = read(&app, id).await?;
    let form = ProductForm::of(&it, &own);
    web::page(&page(&who, &it, &own, shelves, form))
}

fn page(who: &Who, it: &Product, own: &[Variant], categories: Vec<String>, form: ProductForm) -> EditPage {
    let shell = who.shell("nav-products");
    let view = |one: &Variant| {
        let at = form.variant.iter().position(|id| *id == one.id);
        let sent = |list: &[String]| at.and_then(|at| list.get(at)).cloned().unwrap_or_default();
        let currency = one.currency.to_string();
        VariantView {
            id: one.id,
            sku: one.sku.clone(),
            title: sent(&form.name),
            barcode: sent(&form.barcode),
            price: sent(&form.price),
            cost: sent(&form.cost),
            price_label: shell.tn("catalog-price-in", [("currency", &currency)]),
            cost_label: shell.tn("catalog-cost-in", [("currency", &currency)]),
        }
    };
    EditPage {
        id: it.id,
        name: it.title.clone(),
        variants: own.iter().map(view).collect(),
        categories,
        error: String::new(),
        crossed: Vec::new(),
        form,
        shell,
    }
}

/// A change on its way back.
#[derive(Serialize, Deserialize)]
struct Before {
    version: i64,
    details: Details,
}

/// POST `/products/{id}/edit`
pub async fn save(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Product>>,
    Form(form): Form<ProductForm>,
) -> Result<Response> {
    let (sent, staff) = (form.clone(), who.staff().id);
    let edited = app
        .db
        .write(who.actor(), move |tx| {
            let own = variants(tx, id)?;
            let wanted = sent.read(&own)?;
            let edited = edit(tx, id, sent.version, &wanted)?;
            let Edited::Saved { before, version } = &edited else { return Ok((edited, None)) };
            let before = Before { version: *version, details: before.clone() };
            let was = BASE64URL_NOPAD.encode(&serde_json::to_vec(&before)?);
            let undo = format!("/products/{id}/edit/undo?was={was}");
            let undo = (undo.len() <= LONGEST_WAY_BACK).then_some(undo);
            team::remember(tx, staff, &"catalog-edit-saved".into(), undo.as_deref())?;
            Ok((edited, undo))
        })
        .await;
    match edited {
        Ok((Edited::Saved { .. }, undo)) => Ok(web::done(&format!("/products/{id}"), "catalog-edit-saved", undo)),
        Ok((Edited::Crossed { now, version }, _)) => both_versions(&app, &who, id, &now, version, form).await,
        Err(Error::Invalid(say)) => {
            let (it, own, shelves) = read(&app, id).await?;
            let page = page(&who, &it, &own, shelves, form);
            let error = page.shell.say(&say);
            web::refused(&EditPage { error, ..page })
        }
        Err(error) => Err(error),
    }
}

/// The form as it was sent, beside what someone else wrote meanwhile. Sending it again is a choice.
async fn both_versions(
    app: &App,
    who: &Who,
    id: Id<Product>,
    now: &Details,
    version: i64,
    form: ProductForm,
) -> Result<Response> {
    let (it, own, shelves) = read(app, id).await?;
    let there = ProductForm::of(&it, &own);
    let page = page(who, &it, &own, shelves, ProductForm { version, ..form.clone() });
    let shell = &page.shell;
    let mut rows = vec![
        (shell.t("catalog-name"), now.title.clone(), form.title.trim().to_owned()),
        (shell.t("catalog-category"), now.category.clone(), form.category.trim().to_owned()),
    ];
    for (at, one) in own.iter().enumerate() {
        let Some(sent) = form.variant.iter().position(|id| *id == one.id) else { continue };
        for (key, theirs, yours) in [
            ("catalog-variant-name", &there.name, &form.name),
            ("catalog-barcode", &there.barcode, &form.barcode),
            ("catalog-price", &there.price, &form.price),
            ("catalog-cost", &there.cost, &form.cost),
        ] {
            let field = format!("{} · {}", one.sku, shell.t(key));
            rows.push((field, theirs[at].clone(), yours.get(sent).cloned().unwrap_or_default()));
        }
    }
    rows.retain(|(_, theirs, yours)| theirs != yours);
    let error = shell.t("catalog-edit-crossed");
    let mut response = web::page(&EditPage { error, crossed: rows, ..page })?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// A change on its way back, as the address holds it.
#[derive(Deserialize)]
pub struct Undo {
    #[serde(default)]
    was: String,
}

/// POST `/products/{id}/edit/undo?was=…`
pub async fn undo(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Product>>,
    Query(it): Query<Undo>,
) -> Result<Response> {
    let unreadable = || Error::invalid("base-form-unreadable");
    let was = BASE64URL_NOPAD.decode(it.was.as_bytes()).map_err(|_| unreadable())?;
    let was: Before = serde_json::from_slice(&was).map_err(|_| unreadable())?;
    app.db.write(who.actor(), move |tx| undo_edit(tx, id, was.version, &was.details)).await?;
    Ok(web::done(&format!("/products/{id}"), "shell-undone", None))
}
