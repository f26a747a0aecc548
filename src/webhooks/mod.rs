//! Webhooks: telling other programs of what happens.
//!
//! Whoever records an event knows nothing of it: a watcher writes one send for
//! each webhook that wants it into the same commit. A job delivers what is due,
//! with no transaction open, signed, again and again for about three days.

mod actions;
mod deliver;
mod forget;
mod kinds;
mod model;
mod page;
mod pages;
mod sign;
mod store;
#[cfg(test)]
mod tests;
mod watch;

pub use forget::{eraser, export};
pub use watch::watch;

use crate::app::App;
use crate::base::jobs::Registry;
use crate::web::Routes;

/// The pages.
pub fn routes() -> Routes {
    pages::routes()
}

/// The jobs.
pub fn jobs(jobs: &mut Registry<App>) {
    jobs.outside(deliver::send_due);
    jobs.inside(forget::forget);
}
