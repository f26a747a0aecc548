//! The public JSON API, its tokens and its description.

use crate::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
