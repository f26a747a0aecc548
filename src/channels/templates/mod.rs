//! Templates: what messages are written by. Liquid with MJML, HTML or text, in several languages; each version
//! that was in use is kept, because messages refer to it.

mod acts;
mod blanks;
mod cache;
mod compile;
mod mjml;
mod model;
mod pages;
mod plain;
mod ready;
mod said;
mod store;
#[cfg(test)]
mod tests;
mod variables;

pub use acts::{add, archive, bring_back, rename, save_draft, start_using, use_version};
pub use cache::Templates;
pub use compile::{Compiled, Rendered};
pub use merge_tags::RenderError;
pub use model::{Kind, Part, Problem, Template, Wording};
pub use pages::{OrderSample, routes};
pub use ready::add_ready_made;
pub use said::unwritable;
pub use store::{
    Made, drafts, find, find_by_key, template_of, templates, version, version_for, versions, wording_for, wordings,
};
pub use variables::{VARIABLES, Variable};
