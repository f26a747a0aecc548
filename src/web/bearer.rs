//! Who asks without a browser: the token of a program.

use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::problem::Problem;
use crate::app::App;
use crate::base::{Actor, Error, Result};
use crate::team::{self, ApiToken, Scope, Token};

/// A program with a good token, as found by the guard. Handlers take it as an argument.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// Its token.
    pub token: ApiToken,
}

impl Bearer {
    /// As the one who acts.
    pub fn actor(&self) -> Actor {
        Actor::new("api", self.token.id)
    }
}

impl FromRequestParts<App> for Bearer {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Bearer> {
        parts.extensions.get::<Bearer>().cloned().ok_or(Error::SignedOut)
    }
}

/// Lets a program in whose token allows `scope`, or says why not.
pub(super) async fn admit(app: &App, scope: Scope, mut request: Request) -> Result<Request, Refused> {
    let Some(secret) = secret(request.headers()) else {
        return Err(Problem::unauthorized("Send a token: Authorization: Bearer ind_…").into());
    };
    let now = app.clock().now();
    let found = app.db.read(move |db| team::find_api_token(db, &secret)).await?;
    let Some(token) = found.filter(|it| it.is_good(now)) else {
        return Err(Problem::unauthorized("This token is unknown, has ended or has expired.").into());
    };
    app.rates.take(token.id.raw(), now).map_err(Problem::too_many)?;
    if !token.allows(scope) {
        let needed = format!("This needs a token with the scope {}.", scope.code());
        return Err(Problem::new("forbidden", needed).into());
    }
    if token.is_unseen(now) {
        let id = token.id;
        // What is asked for goes on while nothing can be written.
        if let Err(error) = app.db.write(Actor::SYSTEM, move |tx| team::touch_api_token(tx, id)).await {
            tracing::warn!(error = format!("{error:?}"), "the use of a token could not be written down");
        }
    }
    request.extensions_mut().insert(Bearer { token });
    Ok(request)
}

/// Why a program is not let in.
pub(super) enum Refused {
    Problem(Problem),
    Error(Error),
}

impl From<Problem> for Refused {
    fn from(it: Problem) -> Refused {
        Refused::Problem(it)
    }
}

impl From<Error> for Refused {
    fn from(it: Error) -> Refused {
        Refused::Error(it)
    }
}

fn secret(headers: &HeaderMap) -> Option<Token> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = text.split_once(' ')?;
    let usable = scheme.eq_ignore_ascii_case("bearer") && !secret.is_empty() && secret.len() <= 200;
    usable.then(|| Token(secret.trim().to_owned()))
}
