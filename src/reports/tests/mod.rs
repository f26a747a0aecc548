//! The figures against a plain recomputation, and the page as a person sees it.

mod exact;
mod pages;
