//! The pages: what was sent, one delivery, the channels, and the mail that a demonstration caught.

mod caught;
mod listing;
mod settings;
mod show;

use crate::team::Act;
use crate::web::Routes;

/// The routes of the pages.
pub fn routes() -> Routes {
    let (see, manage) = (Act::SeeMessages, Act::ManageChannels);
    Routes::new()
        .get("/messages", see, listing::show)
        .post("/messages/export", Act::ExportCustomers, listing::export)
        .get("/messages/{id}", see, show::show)
        .get("/messages/{id}/html", see, show::html)
        .post("/messages/{id}/again", Act::EditCustomers, show::again)
        .post("/messages/{id}/cancellation", Act::EditCustomers, show::cancel)
        .get("/settings/channels", manage, settings::list)
        .get("/settings/channels/new", manage, settings::new)
        .post("/settings/channels", manage, settings::add)
        .get("/settings/channels/{id}", manage, settings::edit)
        .post("/settings/channels/{id}", manage, settings::save)
        .post("/settings/channels/{id}/pause", manage, settings::pause)
        .post("/settings/channels/{id}/resumption", manage, settings::resume)
        .post("/settings/channels/{id}/test", manage, settings::test)
        .post("/settings/channels/{id}/key", manage, settings::key)
        .post("/settings/channels/{id}/signing", manage, settings::signing)
        .get("/demo/mail", see, caught::list)
        .get("/demo/mail/{id}", see, caught::show)
        .get("/demo/mail/{id}/html", see, caught::html)
        .get("/demo/mail/{id}/source", see, caught::source)
        .post("/demo/mail/clear", see, caught::clear)
}

/// A mail's HTML as a page of its own, for a frame that may do nothing: it runs no script, loads nothing from
/// anywhere, and leads nowhere inside the console.
fn framed(html: String) -> axum::response::Response {
    use axum::http::header;
    use axum::response::IntoResponse;
    const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups \
                          allow-popups-to-escape-sandbox; frame-ancestors 'self'; form-action 'none'; base-uri 'none'";
    let base = "<base target=\"_blank\">";
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (headers, format!("{base}{html}")).into_response()
}
