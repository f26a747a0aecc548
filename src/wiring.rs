//! Where the features are put together: all routes, all jobs.

use crate::app::App;
use crate::base::db::ForgetDeleted;
use crate::base::jobs::Registry;
use crate::base::{Actor, Result, Tx, Watcher};
use crate::customers::{self, ErasePerson, Erased, Eraser, Exporter};
use crate::orders;
use crate::web::Routes;
use crate::web::palette::Finder;

/// Every route of the program, with what it needs.
pub fn routes() -> Routes {
    crate::web::routes()
        .merge(crate::home::routes())
        .merge(crate::web::palette::routes(FINDERS))
        .merge(crate::team::routes())
        .merge(crate::settings::routes())
        .merge(customers::pages::routes(
            orders::average_sale,
            crate::tracking::shopping,
            orders::buyers_by_number,
            EXPORTERS,
        ))
        .merge(crate::catalog::routes())
        .merge(orders::routes())
        .merge(crate::imports::routes())
        .merge(crate::tracking::routes())
        .merge(crate::channels::routes())
        .merge(crate::channels::templates::routes(crate::thanks::latest_order))
        .merge(crate::thanks::routes())
        .merge(crate::reports::routes())
        .merge(crate::api::routes())
        .merge(crate::webhooks::routes())
        .merge(crate::demo::shop::routes())
}

/// What the palette finds, kind by kind. A feature with records of its own has a line here.
const FINDERS: &[Finder] = &[customers::pages::people, orders::orders, crate::catalog::found_products];

/// Every kind of job, with what does it.
pub fn jobs() -> Registry<App> {
    let mut jobs = Registry::default();
    jobs.outside(|app: App, _: ForgetDeleted| async move { app.db.forget_deleted().await });
    jobs.inside(customers::look_for_duplicates);
    jobs.inside(customers::sweep_duplicates);
    jobs.outside(erase_person);
    jobs.inside(crate::channels::understand_inbound);
    crate::imports::jobs(&mut jobs);
    crate::api::jobs(&mut jobs);
    crate::webhooks::jobs(&mut jobs);
    crate::tracking::jobs(&mut jobs);
    jobs.inside(crate::thanks::send);
    jobs.inside(crate::thanks::call_off);
    jobs
}

/// What looks at every event as it is recorded, to enqueue what follows from it.
pub const WATCHERS: &[Watcher] = &[crate::tracking::watch, crate::thanks::watch, crate::webhooks::watch];

/// What each feature does so that nothing of its own names a person who is
/// erased. A feature that keeps something about customers has a line here.
pub const ERASERS: &[Eraser] = &[
    erase_from_orders,
    crate::imports::eraser,
    crate::api::eraser,
    crate::tracking::eraser,
    crate::webhooks::eraser,
    crate::channels::erase,
];

/// What each feature holds about a person who asks for it. A feature that keeps something about customers has a line here.
pub const EXPORTERS: &[Exporter] =
    &[orders::export, crate::tracking::exporter, crate::webhooks::export, crate::channels::export];

fn erase_from_orders(tx: &mut Tx<'_>, who: &Erased) -> Result<Vec<(&'static str, i64)>> {
    Ok(vec![("orders", orders::erase(tx, &who.customers)? as i64)])
}

/// Files that wait to be stored cannot be looked through inside a unit of work, so that comes first.
async fn erase_person(app: App, job: ErasePerson) -> Result<()> {
    let (now, customer) = (app.clock().now(), job.customer);
    let due = app.db.read(move |db| customers::erasure_due(db, customer)).await?;
    if due.is_some_and(|it| it.due_at <= now) {
        crate::imports::clean_files(&app, customer).await?;
        app.tracking.forget_recent();
    }
    app.db.write(Actor::SYSTEM, move |tx| customers::run_due_erasure(tx, &job, ERASERS).map(drop)).await
}
