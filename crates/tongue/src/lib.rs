//! What the product knows about languages: plural rules, dates, numbers and money as a reader
//! expects them, the Ethiopian calendar and clock, and text made comparable for search.
//!
//! Everything here is a function from values to a value: no clock, no files, no database.
//! Sentences live in the message catalogue; this crate gives the values that go into them.

mod countries;
mod country_names;
mod currency;
mod dates;
mod ethiopian;
mod fold;
mod lang;
mod locale;
mod numbers;
mod people;
mod search;
mod time_words;

pub use countries::{countries, country_code, country_name};
pub use currency::{Currency, currencies, currency, exponent};
pub use dates::Ago;
pub use ethiopian::EthiopianDate;
pub use fold::fold;
pub use lang::{Lang, Plural};
pub use locale::{Calendar, Clock, Locale};
pub use people::{clean_name, hue, initials};
pub use search::{MAX_WORD, MAX_WORDS, near, sort_key, words};
