//! The pages of orders.

mod acts;
mod ask;
mod found;
mod listing;
mod refund;
mod said;
mod show;

pub use found::orders;

use crate::team::Act;
use crate::web::Routes;

/// Every address of orders, with what it needs.
pub fn routes() -> Routes {
    Routes::new()
        .get("/orders", Act::SeeOrders, listing::show)
        .post("/orders/export", Act::ExportCustomers, listing::export)
        .get("/orders/{id}", Act::SeeOrders, show::show)
        .get("/orders/{id}/refunds", Act::EditOrders, refund::ask)
        .post("/orders/{id}/refunds", Act::EditOrders, refund::give)
        .post("/orders/{id}/withdrawal", Act::EditOrders, acts::withdraw)
        .post("/orders/{id}/cancellation", Act::EditOrders, acts::cancel)
        .post("/orders/{id}/restoration", Act::EditOrders, acts::restore)
        .post("/orders/{id}/fulfilment", Act::EditOrders, acts::fulfil)
        .post("/orders/{id}/fulfilment/removal", Act::EditOrders, acts::unfulfil)
        .post("/orders/{id}/notes", Act::EditOrders, acts::note)
        .post("/orders/{id}/notes/{position}/removal", Act::EditOrders, acts::remove_note)
        .get("/products/{id}/orders", Act::SeeOrders, listing::of_product)
}
