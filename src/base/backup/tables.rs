//! Tables without knowing what is in them.

use data_encoding::BASE64;
use serde_json::Value as Json;

use crate::base::db::{Column, Conn, EngineKind, Param, Value, tables};
use crate::base::error::{Error, Result};

/// Tables that are there, each after those it refers to.
pub fn present(conn: &mut Conn<'_>) -> Result<Vec<&'static str>> {
    let there: Vec<String> = match conn.engine() {
        EngineKind::Sqlite => conn.all("SELECT name FROM sqlite_master WHERE type = 'table'", &[], |row| row.get(0))?,
        EngineKind::Postgres => conn.all(
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema()",
            &[],
            |row| row.get(0),
        )?,
    };
    Ok(tables().into_iter().filter(|it| there.iter().any(|name| name == it)).collect())
}

/// The columns of a table, in order.
pub fn columns(conn: &mut Conn<'_>, table: &str) -> Result<Vec<String>> {
    match conn.engine() {
        EngineKind::Sqlite => {
            conn.all("SELECT name FROM pragma_table_info($1) ORDER BY cid", &[&table], |row| row.get(0))
        }
        EngineKind::Postgres => conn.all(
            "SELECT CAST(column_name AS TEXT)
               FROM information_schema.columns
              WHERE table_schema = current_schema() AND table_name = $1
              ORDER BY ordinal_position",
            &[&table],
            |row| row.get(0),
        ),
    }
}

/// A value of whatever kind, as it stands in a backup: numbers, text and null
/// as themselves, bytes as `{"b": base64}`, fractions as `{"f": digits}`.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Column for Cell {
    fn read(value: Value<'_>) -> Option<Cell> {
        Some(match value {
            Value::Null => Cell::Null,
            Value::Int(it) => Cell::Int(it),
            Value::Real(it) => Cell::Real(it),
            Value::Text(it) => Cell::Text(it.to_owned()),
            Value::Bytes(it) => Cell::Bytes(it.to_owned()),
        })
    }
}

impl Param for Cell {
    fn value(&self) -> Value<'_> {
        match self {
            Cell::Null => Value::Null,
            Cell::Int(it) => Value::Int(*it),
            Cell::Real(it) => Value::Real(*it),
            Cell::Text(it) => Value::Text(it),
            Cell::Bytes(it) => Value::Bytes(it),
        }
    }
}

impl Cell {
    pub fn to_json(&self) -> Json {
        match self {
            Cell::Null => Json::Null,
            Cell::Int(it) => Json::from(*it),
            Cell::Real(it) => serde_json::json!({ "f": it.to_string() }),
            Cell::Text(it) => Json::from(it.as_str()),
            Cell::Bytes(it) => serde_json::json!({ "b": BASE64.encode(it) }),
        }
    }

    pub fn from_json(value: Json) -> Result<Cell> {
        let unknown = || Error::internal("the backup holds a value of a kind that is not known");
        Ok(match value {
            Json::Null => Cell::Null,
            Json::Number(it) => Cell::Int(it.as_i64().ok_or_else(unknown)?),
            Json::String(it) => Cell::Text(it),
            Json::Object(it) => match (it.get("b").and_then(Json::as_str), it.get("f").and_then(Json::as_str)) {
                (Some(bytes), None) => Cell::Bytes(BASE64.decode(bytes.as_bytes()).map_err(|_| unknown())?),
                (None, Some(digits)) => Cell::Real(digits.parse().map_err(|_| unknown())?),
                _ => return Err(unknown()),
            },
            Json::Bool(_) | Json::Array(_) => return Err(unknown()),
        })
    }
}
