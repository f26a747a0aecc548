//! Products: what the shop sells.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::customers::home;
use super::endpoint::{About, Asked, Endpoints, NoQuery};
use super::shapes::{MoneyView, Page, after, limit};
use crate::base::{Conn, Currency, Id, Result};
use crate::catalog::{self, ListedProduct, Product, ProductSort, Variant};
use crate::team::Scope;

/// The operations.
pub fn endpoints(to: Endpoints) -> Endpoints {
    let about = |id, summary, text| About { id, section: "Products", summary, text };
    to.read("/api/products", Scope::ProductsRead, about("list_products", "List products", "By name."), all).read(
        "/api/products/{id}",
        Scope::ProductsRead,
        about("get_product", "Get a product", "With its variants."),
        one,
    )
}

/// A product in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = ListedProduct)]
struct ListedView {
    /// The id.
    #[schema(example = "1hm8x2v4c0g05")]
    id: String,
    /// As customers know it.
    #[schema(example = "Jebena, black clay")]
    title: String,
    /// The first of its SKUs.
    #[schema(example = "JEB-01")]
    sku: String,
    /// How many variants it has.
    #[schema(example = 2)]
    variants: i64,
    /// Pieces sold, net of what came back.
    #[schema(example = 41)]
    sold: i64,
    /// Earned with it.
    revenue: MoneyView,
    /// When it last sold.
    #[schema(schema_with = super::shapes::maybe_time)]
    last_sold_at: Option<String>,
}

impl ListedView {
    fn of(it: ListedProduct, home: Currency) -> ListedView {
        ListedView {
            id: it.id.to_string(),
            title: it.title,
            sku: it.sku,
            variants: it.variants,
            sold: it.sold,
            revenue: MoneyView::new(it.revenue, home),
            last_sold_at: it.last_sold_at.map(|it| it.to_string()),
        }
    }
}

/// One form of a product.
#[derive(Serialize, ToSchema)]
#[schema(as = Variant)]
struct VariantView {
    /// The id.
    #[schema(example = "1hm8x2v4c0g06")]
    id: String,
    /// The shop's own code for it.
    #[schema(example = "JEB-01-L")]
    sku: String,
    /// What tells it from the others; empty where there is only one.
    #[schema(example = "Large")]
    title: String,
    /// The number under the bars.
    barcode: Option<String>,
    /// What it costs the customer.
    price: Option<MoneyView>,
    /// What it costs the shop.
    cost: Option<MoneyView>,
    /// Pieces sold, net of what came back.
    sold: i64,
    /// When it last went out.
    #[schema(schema_with = super::shapes::maybe_time)]
    last_sold_at: Option<String>,
}

impl From<Variant> for VariantView {
    fn from(it: Variant) -> VariantView {
        let money = |amount: Option<i64>| amount.map(|amount| MoneyView::new(amount, it.currency));
        VariantView {
            id: it.id.to_string(),
            price: money(it.price),
            cost: money(it.cost),
            sku: it.sku,
            title: it.title,
            barcode: it.barcode,
            sold: it.sold,
            last_sold_at: it.last_sold_at.map(|it| it.to_string()),
        }
    }
}

/// A product with its variants.
#[derive(Serialize, ToSchema)]
#[schema(as = Product)]
struct ProductView {
    /// The id.
    #[schema(example = "1hm8x2v4c0g05")]
    id: String,
    /// As customers know it.
    #[schema(example = "Jebena, black clay")]
    title: String,
    /// The shelf it belongs on.
    #[schema(example = "Coffee")]
    category: Option<String>,
    /// Its forms, by SKU.
    variants: Vec<VariantView>,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Words of the name, or the beginning of a SKU or barcode.
    #[param(example = "jebena")]
    q: Option<String>,
    /// How many rows; 50 unless said otherwise.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

fn all(_: &Asked, db: &mut Conn<'_>, _: &(), query: &ListQuery) -> Result<Page<ListedView>> {
    let (wanted, home) = (limit(query.limit)?, home(db)?);
    after::<(String, i64)>(query.after.as_deref())?;
    let words = query.q.as_deref().unwrap_or_default();
    let page = catalog::product_page(db, words, ProductSort::Title, query.after.as_deref(), wanted)?;
    Ok(Page::of(page, |it| ListedView::of(it, home)))
}

fn one(_: &Asked, db: &mut Conn<'_>, id: &Id<Product>, _: &NoQuery) -> Result<ProductView> {
    let it = catalog::find(db, *id)?;
    let variants = catalog::variants(db, *id)?.into_iter().map(VariantView::from).collect();
    Ok(ProductView { id: it.id.to_string(), title: it.title, category: it.category.map(|it| it.name), variants })
}
