//! What a person sees of customers: the list, one page each, merging, and what each can ask of the shop.

mod acts;
mod ask;
mod consents;
mod details;
mod found;
mod glance;
mod listing;
mod merging;
mod person;
mod profile;
mod rights;
mod stops;
mod story;
#[cfg(test)]
mod tests;
mod visited;

use axum::extract::{Path, Query, RawQuery, State};
use axum::http::HeaderMap;

pub use found::people;
pub use listing::Buyers;
pub use person::ago;
pub use profile::{Basket, ShopAverage, Shopping};

use super::{Customer, Exporter};
use crate::app::App;
use crate::base::Id;
use crate::team::Act;
use crate::web::{Routes, Who};

/// The pages. `average` gives the yardstick beside a person's usual order, `shopping` their cart, `buyers` who is found by the number of an
/// order; `exporters` what other features hold about a person.
pub fn routes(average: ShopAverage, shopping: Shopping, buyers: Buyers, exporters: &'static [Exporter]) -> Routes {
    let export = move |State(app): State<App>, who: Who, Path(id): Path<Id<Customer>>| {
        rights::export_person(app, who, id, exporters)
    };
    let profile =
        move |State(app): State<App>,
              who: Who,
              Path(id): Path<Id<Customer>>,
              Query(asked): Query<profile::Asked>,
              headers: HeaderMap| profile::show(app, who, id, asked, headers, (average, shopping));
    let list = move |State(app): State<App>, who: Who, RawQuery(query): RawQuery, headers: HeaderMap| {
        listing::show(app, who, query, headers, buyers)
    };
    let everyone = move |State(app): State<App>, who: Who, body: String| listing::export(app, who, body, buyers);
    Routes::new()
        .get("/customers", Act::SeeCustomers, list)
        .post("/customers/export", Act::ExportCustomers, everyone)
        .get("/customers/new", Act::EditCustomers, details::blank)
        .post("/customers/new", Act::EditCustomers, details::create)
        .get("/customers/duplicates", Act::MergeCustomers, merging::pairs)
        .post("/customers/duplicates/{id}/merged", Act::MergeCustomers, merging::merge_pair)
        .post("/customers/duplicates/{id}/apart", Act::MergeCustomers, merging::keep_apart)
        .post("/customers/duplicates/{id}/reopening", Act::MergeCustomers, merging::reopen_pair)
        .post("/customers/merges/{id}/parting", Act::MergeCustomers, merging::part)
        .get("/customers/erasures", Act::EraseCustomers, rights::receipts_page)
        .get("/customers/suppressions", Act::SeeContacts, stops::show)
        .post("/customers/suppressions", Act::EditCustomers, stops::add)
        .get("/customers/suppressions/new", Act::EditCustomers, stops::blank)
        .post("/customers/suppressions/export", Act::ExportCustomers, stops::export)
        .post("/customers/suppressions/withdrawal", Act::EditCustomers, stops::withdraw)
        .get("/customers/suppressions/{id}/removal", Act::EditCustomers, stops::ask_removal)
        .post("/customers/suppressions/{id}/removal", Act::EditCustomers, stops::remove)
        .post("/customers/suppressions/{id}/return", Act::EditCustomers, stops::bring_back)
        .get("/customers/{id}", Act::SeeCustomers, profile)
        .get("/customers/{id}/story", Act::SeeCustomers, profile::story)
        .get("/customers/{id}/newer", Act::SeeCustomers, profile::newer)
        .get("/customers/{id}/year.csv", Act::SeeCustomers, glance::as_csv)
        .get("/customers/{id}/edit", Act::EditCustomers, details::form)
        .post("/customers/{id}/edit", Act::EditCustomers, details::save)
        .post("/customers/{id}/notes", Act::EditCustomers, acts::write_note)
        .post("/customers/{id}/notes/{note}/removal", Act::EditCustomers, acts::take_note)
        .post("/customers/{id}/notes/{note}/return", Act::EditCustomers, acts::return_note)
        .post("/customers/{id}/identities", Act::EditCustomers, acts::add_identity_to)
        .post("/customers/{id}/identities/return", Act::EditCustomers, acts::return_identity)
        .post("/customers/{id}/identities/{identity}/removal", Act::EditCustomers, acts::take_identity)
        .get("/customers/{id}/consents", Act::SeeCustomers, consents::show)
        .post("/customers/{id}/consents", Act::EditCustomers, consents::record)
        .get("/customers/{id}/merge", Act::MergeCustomers, merging::choose)
        .post("/customers/{id}/merge", Act::MergeCustomers, merging::join)
        .post("/customers/{id}/merge/again/{other}", Act::MergeCustomers, merging::again)
        .post("/customers/{id}/export", Act::ExportCustomers, export)
        .get("/customers/{id}/erasure", Act::EraseCustomers, rights::ask_erasure)
        .post("/customers/{id}/erasure", Act::EraseCustomers, rights::schedule)
        .post("/customers/{id}/erasure/cancellation", Act::EraseCustomers, rights::cancel)
}
