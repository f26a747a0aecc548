//! Messages out: channels, templates, deliveries with their attempts, and what comes back of them.

use crate::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
