//! The public JSON API: its operations, its description, and the page on which
//! its tokens are made.

mod answers;
mod booking;
mod consents;
mod customers;
mod document;
mod endpoint;
mod events;
mod identities;
mod messages;
mod order_views;
mod orders;
mod products;
mod prose;
mod reference;
mod sample;
mod sections;
mod shapes;
mod telling;
#[cfg(test)]
mod tests;
mod tokens;

use crate::app::App;
use crate::base::Result;
use crate::base::Tx;
use crate::base::jobs::Registry;
use crate::customers::Erased;
use crate::web::Routes;

use endpoint::Endpoints;

/// Every operation.
fn endpoints() -> Endpoints {
    Endpoints::default()
        .with(customers::endpoints)
        .with(identities::endpoints)
        .with(consents::endpoints)
        .with(events::endpoints)
        .with(orders::endpoints)
        .with(products::endpoints)
        .with(messages::endpoints)
}

/// The routes of the API, of its description and of the page of its tokens.
pub fn routes() -> Routes {
    endpoints().routes.merge(reference::routes()).merge(tokens::routes())
}

/// The jobs.
pub fn jobs(jobs: &mut Registry<App>) {
    jobs.inside(answers::forget);
}

/// Drops kept answers that name someone who is erased.
pub fn eraser(tx: &mut Tx<'_>, who: &Erased) -> Result<Vec<(&'static str, i64)>> {
    Ok(vec![("api_answers", answers::erase(tx, who)? as i64)])
}
