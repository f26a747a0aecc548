//! What the shop sells and where: products, variants, storefronts and places,
//! and how much of each was sold.

mod edit;
mod model;
mod pages;
mod products;
mod sales;
mod shelf;
mod storefronts;
mod variants;

pub use edit::{Details, Edited, VariantDetails, edit, undo_edit};
pub use model::{Category, Product, Variant};
pub use pages::{products as found_products, routes};
pub use products::{
    Listed as ListedProduct, Sort as ProductSort, categories, find, of_variant, page as product_page, variants,
};
pub use sales::{DayKey, DayMove, PieceMove, Sales};
pub use shelf::{OnShelf, of_ids, on_shelf, shelf};
pub use storefronts::{
    Place, Storefront, add_place, add_storefront, ensure_place, ensure_storefront, places, rename_place,
    rename_storefront, storefronts,
};
pub use variants::{Offered, ensure_variant, meet_variants};
