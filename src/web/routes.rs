//! Routes that say what they need. A route cannot be added without it, and
//! the sweep tests walk the same table that the guard asks.

use std::collections::HashMap;

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{self, MethodRouter};

use crate::app::App;
use crate::team::{Act, Scope};

/// What a request must have to reach a handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: signing in, assets, health.
    Nothing,
    /// Nothing, and other sites may send to it too: what it takes carries its own proof.
    Open,
    /// A session of whatever role.
    SignIn,
    /// A session of someone who may do this.
    May(Act),
    /// A program with a token that allows this.
    Token(Scope),
}

impl From<Act> for Needs {
    fn from(act: Act) -> Needs {
        Needs::May(act)
    }
}

impl From<Scope> for Needs {
    fn from(scope: Scope) -> Needs {
        Needs::Token(scope)
    }
}

/// One line of the table.
#[derive(Clone, Debug)]
pub struct RouteInfo {
    /// GET or POST; programs also PATCH and DELETE, and browsers ask with OPTIONS before they send from other sites.
    pub method: Method,
    /// The pattern: `/customers/{id}`.
    pub path: &'static str,
    /// What it needs.
    pub needs: Needs,
}

/// What each route needs, by its pattern.
#[derive(Default)]
pub(super) struct Table(HashMap<&'static str, Vec<(Method, Needs)>>);

impl Table {
    /// Every method that a pattern takes, with what it needs.
    pub fn of(&self, path: Option<&str>) -> &[(Method, Needs)] {
        path.and_then(|it| self.0.get(it)).map_or(&[], Vec::as_slice)
    }
}

/// A router and the table of what its routes need.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    table: Vec<RouteInfo>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// A page or a part: it changes nothing.
    pub fn get<H, T>(self, path: &'static str, needs: impl Into<Needs>, handler: H) -> Routes
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::GET, path, needs.into(), routing::get(handler))
    }

    /// An act.
    pub fn post<H, T>(self, path: &'static str, needs: impl Into<Needs>, handler: H) -> Routes
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::POST, path, needs.into(), routing::post(handler))
    }

    /// An act of a program.
    pub fn api<H, T>(self, method: Method, path: &'static str, scope: Scope, handler: H) -> Routes
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let handler = match method {
            Method::GET => routing::get(handler),
            Method::PATCH => routing::patch(handler),
            Method::DELETE => routing::delete(handler),
            _ => routing::post(handler),
        };
        self.add(method, path, scope.into(), handler)
    }

    /// What a browser asks before a page of another site may send.
    pub fn options<H, T>(self, path: &'static str, needs: impl Into<Needs>, handler: H) -> Routes
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Method::OPTIONS, path, needs.into(), routing::options(handler))
    }

    fn add(mut self, method: Method, path: &'static str, needs: Needs, handler: MethodRouter<App>) -> Routes {
        self.table.push(RouteInfo { method, path, needs });
        Routes { router: self.router.route(path, handler), table: self.table }
    }

    /// With the routes of another feature.
    pub fn merge(mut self, other: Routes) -> Routes {
        self.table.extend(other.table);
        Routes { router: self.router.merge(other.router), table: self.table }
    }

    /// The table, for the sweeps.
    pub fn table(&self) -> &[RouteInfo] {
        &self.table
    }

    pub(super) fn into_parts(self) -> (Router<App>, Table) {
        let mut table = Table::default();
        for it in self.table {
            table.0.entry(it.path).or_default().push((it.method, it.needs));
        }
        (self.router, table)
    }
}
