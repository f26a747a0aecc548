//! An order is placed, and whoever placed it is thanked.

use serde_json::json;

use super::*;
use crate::base::{Actor, Db, Id, Timestamp};
use crate::both_engines;
use crate::catalog;
use crate::channels::templates;
use crate::customers::{self, Arrival, Customer, Seen};
use crate::orders::{self, Booking, LineDraft, LineKind, Order, OrderKind};
use crate::testing::{NOON, TestApp};

mod stories;
