//! Where the day begins: who is on the shop now, what was ordered today, what became of messages.

mod page;
mod store;
#[cfg(test)]
mod tests;

pub use page::routes;
