//! Imports: files of customers and orders, from the first guess at their columns to the report that accounts for
//! every row.

mod actions;
mod book;
mod cells;
mod clean;
mod countries;
mod erase;
mod fields;
mod forms;
mod made_up;
mod model;
mod orders;
mod pages;
mod people;
mod plan;
mod retail;
mod run;
mod shipped;
mod slices;
mod store;
mod totals;
mod web;

#[cfg(test)]
mod tests;

pub use actions::{begin_check, check_in_background, choose, start, start_in_background, stop};
pub use clean::clean_files;
pub use erase::eraser;
pub use fields::Field;
pub use model::{Codes, Import, Kind, Plan, State, Sum, Totals, Use};
pub use plan::{first, guess, head};
pub use run::{check, jobs, open, run, unpacked};
pub use shipped::{ONLINE_RETAIL, ONLINE_RETAIL_FILE, shipped};
pub use slices::{LINES, Slices};
pub use store::{NewImport, add, find, list, unfinished};
pub use totals::{Check, totals_check};
pub use web::routes;
