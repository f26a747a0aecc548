//! Where the features are put together: all routes, all jobs.

use crate::app::App;
use crate::base::jobs::Registry;
use crate::web::Routes;

/// Every route of the program, with what it needs.
pub fn routes() -> Routes {
    crate::web::routes().merge(crate::team::routes())
}

/// Every kind of job, with what does it.
pub fn jobs() -> Registry<App> {
    Registry::default()
}
