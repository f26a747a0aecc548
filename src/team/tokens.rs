//! Tokens: keys with which other programs use the API. Only their hashes are kept.

use std::time::Duration;

use data_encoding::BASE32_NOPAD;
use serde_json::json;

use super::audit::audit;
use super::model::Staff;
use super::sessions::Token;
use crate::base::{Chance, Conn, Error, Id, Result, Row, Say, Timestamp, Tx};

/// How exact "last used" is.
const USED_TO: Duration = Duration::from_secs(60);
/// No name is longer.
const LONGEST_NAME: usize = 80;
/// What every token begins with, so that it is known where it should not be.
const BEGINNING: &str = "ind_";

/// What a token allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// See customers, their identities and consents.
    CustomersRead,
    /// Write customers, their identities and consents.
    CustomersWrite,
    /// See what happened.
    EventsRead,
    /// Tell of what happened.
    EventsWrite,
    /// See orders.
    OrdersRead,
    /// Book orders and change where they stand.
    OrdersWrite,
    /// See products.
    ProductsRead,
    /// See messages and what became of them.
    MessagesRead,
    /// Send messages.
    MessagesWrite,
}

impl Scope {
    /// All of them, in the order in which to offer them.
    pub const ALL: [Scope; 9] = [
        Scope::CustomersRead,
        Scope::CustomersWrite,
        Scope::EventsRead,
        Scope::EventsWrite,
        Scope::OrdersRead,
        Scope::OrdersWrite,
        Scope::ProductsRead,
        Scope::MessagesRead,
        Scope::MessagesWrite,
    ];

    /// As programs say it.
    pub fn code(self) -> &'static str {
        match self {
            Scope::CustomersRead => "customers:read",
            Scope::CustomersWrite => "customers:write",
            Scope::EventsRead => "events:read",
            Scope::EventsWrite => "events:write",
            Scope::OrdersRead => "orders:read",
            Scope::OrdersWrite => "orders:write",
            Scope::ProductsRead => "products:read",
            Scope::MessagesRead => "messages:read",
            Scope::MessagesWrite => "messages:write",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// A token, without its secret.
#[derive(Clone, Debug)]
pub struct ApiToken {
    /// Which.
    pub id: Id<ApiToken>,
    /// What it is for, in the words of who made it.
    pub name: String,
    /// Its beginning: `ind_ab12…`.
    pub shown: String,
    /// What it allows.
    pub scopes: Vec<Scope>,
    /// Who made it.
    pub made_by: Id<Staff>,
    /// When.
    pub made_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
    /// When someone ended it.
    pub ended_at: Option<Timestamp>,
}

impl ApiToken {
    /// Whether it opens anything.
    pub fn is_good(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && self.expires_at.is_none_or(|it| now < it)
    }

    /// Whether it allows this.
    pub fn allows(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }

    /// Whether it is time to write down that it is used.
    pub fn is_unseen(&self, now: Timestamp) -> bool {
        self.used_at.is_none_or(|it| now.since(it) >= USED_TO)
    }
}

const COLUMNS: &str = "id, name, shown, scopes, made_by, made_at, expires_at, used_at, ended_at";

fn read(row: &Row<'_>) -> Result<ApiToken> {
    let scopes: String = row.get(3)?;
    Ok(ApiToken {
        id: row.get(0)?,
        name: row.get(1)?,
        shown: row.get(2)?,
        // A scope that this program does not know allows nothing.
        scopes: scopes.split(' ').filter_map(Scope::parse).collect(),
        made_by: row.get(4)?,
        made_at: row.get(5)?,
        expires_at: row.get(6)?,
        used_at: row.get(7)?,
        ended_at: row.get(8)?,
    })
}

/// A new secret: 160 random bits in letters and digits that a double click marks whole.
pub fn api_secret(chance: &Chance) -> Token {
    Token(format!("{BEGINNING}{}", BASE32_NOPAD.encode(&chance.bytes::<20>()).to_lowercase()))
}

/// A token about to be made.
#[derive(Clone, Debug)]
pub struct NewApiToken<'a> {
    /// What it is for.
    pub name: &'a str,
    /// What it allows.
    pub scopes: &'a [Scope],
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
}

/// Makes a token.
///
/// # Errors
/// `Invalid` without a name or a scope.
pub fn make_api_token(tx: &mut Tx<'_>, by: Id<Staff>, secret: &Token, new: &NewApiToken<'_>) -> Result<Id<ApiToken>> {
    let name = tongue::clean_name(new.name);
    match name.chars().count() {
        0 => return Err(Error::invalid("api-token-name-missing")),
        it if it > LONGEST_NAME => {
            return Err(Error::invalid(Say::new("api-token-name-long").with("most", LONGEST_NAME)));
        }
        _ => {}
    }
    if new.scopes.is_empty() {
        return Err(Error::invalid("api-token-scopes-missing"));
    }
    let (id, now, hash) = (tx.new_id::<ApiToken>(), tx.now, secret.hash());
    let shown: String = secret.0.chars().take(BEGINNING.len() + 4).chain(['…']).collect();
    let scopes = new.scopes.iter().map(|it| it.code()).collect::<Vec<_>>().join(" ");
    tx.run(
        "INSERT INTO api_tokens (id, name, token_hash, shown, scopes, made_by, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&id, &name, &hash, &shown, &scopes, &by, &now, &new.expires_at],
    )?;
    audit(tx, "token.made", Some(name), json!({ "token": shown, "scopes": scopes }))?;
    Ok(id)
}

/// Ends a token at once; gives it as it was.
///
/// # Errors
/// `NotFound` if there is none, or it has ended.
pub fn end_api_token(tx: &mut Tx<'_>, id: Id<ApiToken>) -> Result<ApiToken> {
    let token = api_token(tx, id)?.filter(|it| it.ended_at.is_none()).ok_or(Error::NotFound("token"))?;
    let now = tx.now;
    tx.run("UPDATE api_tokens SET ended_at = $2 WHERE id = $1", &[&id, &now])?;
    audit(tx, "token.ended", Some(token.name.clone()), json!({ "token": token.shown }))?;
    Ok(token)
}

/// Lets a token that was ended work again; gives it as it was.
///
/// # Errors
/// `NotFound` if there is none that was ended.
pub fn return_api_token(tx: &mut Tx<'_>, id: Id<ApiToken>) -> Result<ApiToken> {
    let token = api_token(tx, id)?.filter(|it| it.ended_at.is_some()).ok_or(Error::NotFound("token"))?;
    tx.run("UPDATE api_tokens SET ended_at = NULL WHERE id = $1", &[&id])?;
    audit(tx, "token.returned", Some(token.name.clone()), json!({ "token": token.shown }))?;
    Ok(token)
}

/// The token with this secret, whether it is still good or not.
pub fn find_api_token(conn: &mut Conn<'_>, secret: &Token) -> Result<Option<ApiToken>> {
    conn.first(&format!("SELECT {COLUMNS} FROM api_tokens WHERE token_hash = $1"), &[&secret.hash()], read)
}

fn api_token(conn: &mut Conn<'_>, id: Id<ApiToken>) -> Result<Option<ApiToken>> {
    conn.first(&format!("SELECT {COLUMNS} FROM api_tokens WHERE id = $1"), &[&id], read)
}

/// All tokens that were not ended, the latest first.
pub fn api_tokens(conn: &mut Conn<'_>) -> Result<Vec<ApiToken>> {
    conn.all(
        &format!("SELECT {COLUMNS} FROM api_tokens WHERE ended_at IS NULL ORDER BY made_at DESC, id DESC"),
        &[],
        read,
    )
}

/// Writes down that a token was used.
pub fn touch_api_token(tx: &mut Tx<'_>, id: Id<ApiToken>) -> Result<()> {
    let now = tx.now;
    tx.run("UPDATE api_tokens SET used_at = $2 WHERE id = $1", &[&id, &now]).map(drop)
}
