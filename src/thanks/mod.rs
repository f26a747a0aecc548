//! The message after an order: a reaction to `order.placed`.

use crate::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
