//! Indaba: one program in which an online shop knows, serves and wins back its customers.

pub mod base;

#[cfg(test)]
pub mod testing;
