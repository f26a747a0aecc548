//! What visitors do on the storefronts, told by any SDK that speaks the Segment protocol and by our own
//! script: page views, searches, carts, orders.

use crate::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
