//! A staff member changes a product: what they saw must still be so.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::{Category, Product, Variant};
use super::products::{find, variants};
use crate::base::{Error, Id, Result, Say, Tx};
use crate::team;

/// A name that a person gave is believed before any on a line of an order.
const GIVEN: i64 = 9;
/// No name is longer than this.
const LONGEST_TITLE: usize = 300;
/// No name of a category or variant is.
const LONGEST_NAME: usize = 80;
/// No barcode is.
const LONGEST_BARCODE: usize = 48;
/// No price is higher, in minor units.
const HIGHEST: i64 = 1_000_000_000_000;

/// What can be changed of a product. Its codes stay: files and shop systems know it by them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// As customers know it.
    pub title: String,
    /// The shelf it belongs on; empty for none.
    pub category: String,
    /// Its variants.
    pub variants: Vec<VariantDetails>,
}

/// What can be changed of a variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantDetails {
    /// Which.
    pub id: Id<Variant>,
    /// What tells it from the others.
    pub title: String,
    /// The number under the bars; empty for none.
    pub barcode: String,
    /// Minor units; none for what it last went for.
    pub price: Option<i64>,
    /// Minor units.
    pub cost: Option<i64>,
    /// Whether someone set the price: then orders leave it alone.
    pub price_set: bool,
}

impl Details {
    /// As a product stands.
    pub fn of(product: &Product, variants: &[Variant]) -> Details {
        let variant = |it: &Variant| VariantDetails {
            id: it.id,
            title: it.title.clone(),
            barcode: it.barcode.clone().unwrap_or_default(),
            price: it.price,
            cost: it.cost,
            price_set: it.price_set,
        };
        Details {
            title: product.title.clone(),
            category: product.category.as_ref().map(|it| it.name.clone()).unwrap_or_default(),
            variants: variants.iter().map(variant).collect(),
        }
    }

    /// Cleaned, if it can be so.
    fn checked(&self) -> Result<Details> {
        let title = tongue::clean_name(&self.title);
        match title.chars().count() {
            0 => return Err(Error::invalid("catalog-title-missing")),
            it if it > LONGEST_TITLE => {
                return Err(Error::invalid(Say::new("catalog-title-long").with("most", LONGEST_TITLE)));
            }
            _ => {}
        }
        let variants = self.variants.iter().map(VariantDetails::checked).collect::<Result<_>>()?;
        Ok(Details { title, category: name(&self.category)?, variants })
    }
}

impl VariantDetails {
    fn checked(&self) -> Result<VariantDetails> {
        let barcode: String = self.barcode.split_whitespace().collect();
        let plain = barcode.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
        if !plain || barcode.len() > LONGEST_BARCODE {
            let shown: String = tongue::clean_name(&self.barcode).chars().take(60).collect();
            return Err(Error::invalid(Say::new("catalog-barcode-unusable").with("text", shown)));
        }
        if [self.price, self.cost].into_iter().flatten().any(|it| !(0..=HIGHEST).contains(&it)) {
            return Err(Error::invalid("catalog-amount-range"));
        }
        Ok(VariantDetails { title: name(&self.title)?, barcode, ..self.clone() })
    }
}

fn name(text: &str) -> Result<String> {
    let name = tongue::clean_name(text);
    if name.chars().count() > LONGEST_NAME {
        return Err(Error::invalid(Say::new("catalog-name-long").with("most", LONGEST_NAME)));
    }
    Ok(name)
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// It was made; so it was before, and this is its version now.
    Saved { before: Details, version: i64 },
    /// Someone else changed the product meanwhile, to this; nothing was changed.
    Crossed { now: Details, version: i64 },
}

/// Changes a product. `version` is the one that the staff member saw.
///
/// # Errors
/// `Invalid` if a value cannot be used; `NotFound` if a variant is not one of its own. Then nothing is changed.
pub fn edit(tx: &mut Tx<'_>, id: Id<Product>, version: i64, wanted: &Details) -> Result<Edited> {
    let mut wanted = wanted.checked()?;
    let product = find(tx, id)?;
    let before = Details::of(&product, &variants(tx, id)?);
    if product.version != version {
        return Ok(Edited::Crossed { now: before, version: product.version });
    }
    for it in &mut wanted.variants {
        let was = before.variants.iter().find(|own| own.id == it.id).ok_or(Error::NotFound("variant"))?;
        it.price_set = if it.price == was.price { was.price_set } else { it.price.is_some() };
    }
    write(tx, id, &before, &wanted)?;
    Ok(Edited::Saved { before, version: version + 1 })
}

/// Makes a product again what it was before a change that gave it `version`.
///
/// # Errors
/// `Conflict` if someone changed it since.
pub fn undo_edit(tx: &mut Tx<'_>, id: Id<Product>, version: i64, before: &Details) -> Result<()> {
    let product = find(tx, id)?;
    let now = Details::of(&product, &variants(tx, id)?);
    if product.version != version {
        return Err(Error::conflict("catalog-edit-late"));
    }
    write(tx, id, &now, before)
}

fn write(tx: &mut Tx<'_>, id: Id<Product>, before: &Details, it: &Details) -> Result<()> {
    let category = category(tx, &it.category)?;
    let (key, given) = (tongue::sort_key(&it.title), i64::from(it.title != before.title) * GIVEN);
    tx.run(
        "UPDATE products
            SET title = $2, title_key = $3, title_worth = CASE WHEN $4 > title_worth THEN $4 ELSE title_worth END,
                category_id = $5, version = version + 1
          WHERE id = $1",
        &[&id, &it.title, &key, &given, &category],
    )?;
    for variant in &it.variants {
        let barcode = Some(variant.barcode.as_str()).filter(|it| !it.is_empty());
        tx.run(
            "UPDATE variants SET title = $3, barcode = $4, price = $5, cost = $6, price_set = $7
              WHERE id = $1 AND product_id = $2",
            &[&variant.id, &id, &variant.title, &barcode, &variant.price, &variant.cost, &i64::from(variant.price_set)],
        )?;
    }
    let changed = changed(before, it);
    if changed.is_empty() {
        return Ok(());
    }
    team::audit(tx, "product.changed", Some(it.title.clone()), json!({ "changed": changed }))
}

/// The category of this name, made if it is new.
fn category(tx: &mut Tx<'_>, name: &str) -> Result<Option<Id<Category>>> {
    if name.is_empty() {
        return Ok(None);
    }
    let key = tongue::sort_key(name);
    let known =
        tx.first("SELECT id FROM categories WHERE name_key = $1 ORDER BY id LIMIT 1", &[&key], |row| row.get(0))?;
    if let Some(known) = known {
        return Ok(Some(known));
    }
    let id = tx.new_id::<Category>();
    tx.run("INSERT INTO categories (id, name, name_key) VALUES ($1, $2, $3)", &[&id, &name, &key])?;
    Ok(Some(id))
}

/// What of a product another version has otherwise, in order.
fn changed(one: &Details, other: &Details) -> Vec<&'static str> {
    let any = |differs: fn(&VariantDetails, &VariantDetails) -> bool| {
        let pairs = one.variants.iter().filter_map(|it| Some((it, other.variants.iter().find(|own| own.id == it.id)?)));
        pairs.into_iter().any(|(a, b)| differs(a, b))
    };
    [
        ("title", one.title != other.title),
        ("category", one.category != other.category),
        ("variant", any(|a, b| a.title != b.title)),
        ("barcode", any(|a, b| a.barcode != b.barcode)),
        ("price", any(|a, b| a.price != b.price)),
        ("cost", any(|a, b| a.cost != b.cost)),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect()
}
