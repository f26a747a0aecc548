//! Mail as bytes: built, signed, and read back.

pub mod dkim;
mod encode;
#[cfg(test)]
mod tests;
mod text;

pub use encode::{Mail, ascii_domain, build};
pub use text::of_html;
