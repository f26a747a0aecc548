//! How often one may try, and the browsers that are known.
//!
//! Who guesses passwords comes from one network or from many. If all tries of
//! an email counted together, anyone could keep its owner out by failing on
//! purpose. So tries count by network, and the limit over all networks stands
//! so high that only a crowd of machines reaches it. Even then a browser with
//! which this person has signed in before is not held up: it has a mark that
//! nobody else can make, and tries of its own.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::Staff;
use super::throttle::Limit;
use crate::app::App;
use crate::base::Id;
use crate::web::{self, Caller};

/// Tries in a quarter of an hour of one person, from one network or one known browser.
const TRIES: i64 = 8;
/// The same of all persons from one network.
const TRIES_FROM_NETWORK: i64 = 40;
/// The same of one person from everywhere.
const TRIES_OF_PERSON: i64 = 200;

/// What the cookie of a known browser holds, sealed.
#[derive(Serialize, Deserialize)]
struct Mark {
    staff: Id<Staff>,
    browser: String,
}

const PURPOSE: &str = "known-browser";

/// The cookie by which the browser is known with which `staff` has just signed in.
pub(super) fn cookie(app: &App, staff: Id<Staff>) -> String {
    let mark = Mark { staff, browser: BASE64URL_NOPAD.encode(&app.chance.bytes::<16>()) };
    let sealed = BASE64URL_NOPAD.encode(&app.secrets.seal(PURPOSE, json!(mark).to_string().as_bytes()));
    format!("{}={sealed}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax", web::known_cookie(app))
}

/// The browser, if `staff` has signed in with it before.
fn known(app: &App, caller: &Caller, staff: Id<Staff>) -> Option<String> {
    let bytes = BASE64URL_NOPAD.decode(caller.mark.as_ref()?.as_bytes()).ok()?;
    let mark: Mark = serde_json::from_slice(&app.secrets.open(PURPOSE, &bytes).ok()?).ok()?;
    (mark.staff == staff).then_some(mark.browser)
}

/// What counts the tries of a password; `staff` is who has the email, if anyone.
pub(super) fn password_limits(app: &App, caller: &Caller, email: &str, staff: Option<Id<Staff>>) -> Vec<Limit> {
    if let Some(browser) = staff.and_then(|it| known(app, caller, it)) {
        return vec![Limit::new("known", &browser, TRIES)];
    }
    let network = &caller.network;
    vec![
        Limit::new("email-from", &format!("{email} {network}"), TRIES),
        Limit::new("network", network, TRIES_FROM_NETWORK),
        Limit::new("email", email, TRIES_OF_PERSON),
    ]
}

/// What counts the tries of a code. Only who has shown the password can try one.
pub(super) fn code_limits(staff: Id<Staff>) -> Vec<Limit> {
    vec![Limit::new("code", &staff.to_string(), TRIES)]
}

/// What counts the tries of a password by someone who is signed in.
pub(super) fn again_limits(staff: Id<Staff>) -> Vec<Limit> {
    vec![Limit::new("again", &staff.to_string(), TRIES)]
}
