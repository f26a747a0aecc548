//! The pages of products, storefronts and places.

mod bars;
mod edit;
mod found;
mod listing;
mod product;
mod shops;

pub use found::products;

use crate::team::Act;
use crate::web::Routes;

/// Every address of the catalogue, with what it needs.
pub fn routes() -> Routes {
    Routes::new()
        .get("/products", Act::SeeOrders, listing::show)
        .post("/products/export", Act::SeeOrders, listing::export)
        .get("/products/{id}", Act::SeeOrders, product::show)
        .get("/products/{id}/months.csv", Act::SeeOrders, product::as_csv)
        .get("/products/{id}/edit", Act::EditProducts, edit::show)
        .post("/products/{id}/edit", Act::EditProducts, edit::save)
        .post("/products/{id}/edit/undo", Act::EditProducts, edit::undo)
        .get("/products/of/{variant}", Act::SeeOrders, product::of_variant)
        .get("/settings/storefronts", Act::ManageSettings, shops::show)
        .post("/settings/storefronts", Act::ManageSettings, shops::add)
        .post("/settings/storefronts/{id}", Act::ManageSettings, shops::rename)
        .post("/settings/places", Act::ManageSettings, shops::add_place)
        .post("/settings/places/{id}", Act::ManageSettings, shops::rename_place)
}
