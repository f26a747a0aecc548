//! Messages with blanks in them, as merchants write them: "Hello {{ customer.name }}".
//!
//! The language is Liquid, which merchants know from their shop systems. A template is read once, with every
//! fault told by line and column, and then rendered any number of times. What data bring is text: it is
//! escaped in HTML, and a link they bring leads nowhere but to the web, to mail or to a phone. A rendering
//! is bounded in steps and in bytes, so that no template holds up a sender.
//!
//! ```
//! use merge_tags::{Manner, Template};
//! use serde_json::json;
//!
//! let template = Template::parse("Hello {{ customer.name | default: 'friend' }}!").unwrap();
//! let manner = Manner::html();
//! assert_eq!(template.render(&json!({ "customer": { "name": "<Hana>" } }), &manner).unwrap(), "Hello &lt;Hana&gt;!");
//! assert_eq!(template.render(&json!({}), &manner).unwrap(), "Hello friend!");
//!
//! let faults = Template::parse("Hello\n{{ customer.name | upcas }}").unwrap_err();
//! assert_eq!((faults[0].line, faults[0].column), (2, 20));
//! assert_eq!(faults[0].to_string(), "2:20: there is no filter `upcas`; did you mean `upcase`?");
//! ```

mod check;
mod expr;
mod fault;
mod filters;
mod html;
mod lex;
mod manner;
mod parse;
mod render;
mod scan;
mod tree;
mod uses;
mod value;

pub use check::Vocabulary;
pub use fault::{Fault, FaultKind, Wanted};
pub use filters::filter_names;
pub use html::escape;
pub use manner::{Escape, Limits, Manner};
pub use render::{RenderError, Values};
pub use scan::{Tag, tags};
pub use tree::Template;
