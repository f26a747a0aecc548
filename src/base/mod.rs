//! What every feature stands on, and what knows no word of the shop: the
//! database, time, ids, chance, money, errors, the event log, jobs, live
//! updates, secrets, blobs and the one way out to the network.

pub mod backup;
pub mod blobs;
pub mod chance;
pub mod counter;
pub mod db;
pub mod error;
pub mod events;
pub mod id;
pub mod jobs;
pub mod live;
pub mod money;
pub mod outside;
pub mod page;
pub mod rates;
pub mod secrets;
pub mod time;
pub mod turns;

pub use blobs::Blobs;
pub use chance::Chance;
pub use counter::next_number;
pub use db::{Actor, Conn, Db, Row, Tx, Watcher};
pub use error::{Error, Result, Say};
pub use events::Event;
pub use id::Id;
pub use money::{Currency, Money};
pub use outside::Outside;
pub use rates::Rates;
pub use secrets::Secrets;
pub use time::{Clock, Timestamp};
pub use turns::Turns;
