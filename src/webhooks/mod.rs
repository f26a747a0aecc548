//! Telling other programs of what happens: signed, tried again, each with an id of its own.

use crate::web::Routes;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
}
