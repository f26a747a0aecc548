//! Plain values between Rust and both engines.

use postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::base::error::{Error, Result};
use crate::base::id::Id;
use crate::base::time::Timestamp;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// A whole number; also ids, instants, amounts and 0/1.
    Int(i64),
    /// A fraction; only for ratios and scores, never for money.
    Real(f64),
    /// Text; also JSON.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// What can be passed to a statement.
pub trait Param {
    /// As a plain value.
    fn value(&self) -> Value<'_>;
}

macro_rules! param {
    ($($type:ty: |$it:ident| $value:expr;)*) => { $(
        impl Param for $type {
            fn value(&self) -> Value<'_> {
                let $it = self;
                $value
            }
        }
    )* };
}
param! {
    i64: |it| Value::Int(*it);
    i32: |it| Value::Int(i64::from(*it));
    u32: |it| Value::Int(i64::from(*it));
    u8: |it| Value::Int(i64::from(*it));
    usize: |it| Value::Int(*it as i64);
    bool: |it| Value::Int(i64::from(*it));
    f64: |it| Value::Real(*it);
    str: |it| Value::Text(it);
    String: |it| Value::Text(it);
    [u8]: |it| Value::Bytes(it);
    Vec<u8>: |it| Value::Bytes(it);
    Timestamp: |it| Value::Int(it.0);
    crate::base::money::Currency: |it| Value::Text(it.code());
}
impl<T> Param for Id<T> {
    fn value(&self) -> Value<'_> {
        Value::Int(self.raw())
    }
}
impl<T: Param + ?Sized> Param for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}
impl<T: Param> Param for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Param::value)
    }
}

/// What can be read from a column.
pub trait Column: Sized {
    /// From a plain value; none if the value is of another kind.
    fn read(value: Value<'_>) -> Option<Self>;
}

macro_rules! column {
    ($($type:ty: $pattern:pat => $value:expr;)*) => { $(
        impl Column for $type {
            fn read(value: Value<'_>) -> Option<Self> {
                match value {
                    $pattern => $value,
                    _ => None,
                }
            }
        }
    )* };
}
column! {
    i64: Value::Int(it) => Some(it);
    i32: Value::Int(it) => it.try_into().ok();
    u32: Value::Int(it) => it.try_into().ok();
    usize: Value::Int(it) => it.try_into().ok();
    u8: Value::Int(it) => it.try_into().ok();
    bool: Value::Int(it) => Some(it != 0);
    String: Value::Text(it) => Some(it.to_owned());
    Vec<u8>: Value::Bytes(it) => Some(it.to_owned());
    Timestamp: Value::Int(it) => Some(Timestamp(it));
    crate::base::money::Currency: Value::Text(it) => it.parse().ok();
    serde_json::Value: Value::Text(it) => serde_json::from_str(it).ok();
}
impl Column for f64 {
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Real(it) => Some(it),
            Value::Int(it) => Some(it as f64),
            _ => None,
        }
    }
}
impl<T> Column for Id<T> {
    fn read(value: Value<'_>) -> Option<Self> {
        i64::read(value).map(Id::from_raw)
    }
}
impl<T: Column> Column for Option<T> {
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::read(other).map(Some),
        }
    }
}

/// A row that was just read; it lives until the next is asked for.
pub enum Row<'r> {
    /// From SQLite.
    Lite(&'r rusqlite::Row<'r>),
    /// From PostgreSQL.
    Pg(&'r postgres::Row),
}

impl Row<'_> {
    /// The value of column `at`, counted from zero.
    ///
    /// # Errors
    /// `Internal` if the column is missing or holds another kind of value.
    pub fn get<T: Column>(&self, at: usize) -> Result<T> {
        let read = match self {
            Row::Lite(row) => T::read(match row.get_ref(at)? {
                rusqlite::types::ValueRef::Null => Value::Null,
                rusqlite::types::ValueRef::Integer(it) => Value::Int(it),
                rusqlite::types::ValueRef::Real(it) => Value::Real(it),
                rusqlite::types::ValueRef::Text(it) => {
                    Value::Text(std::str::from_utf8(it).map_err(|it| Error::internal(it.to_string()))?)
                }
                rusqlite::types::ValueRef::Blob(it) => Value::Bytes(it),
            }),
            Row::Pg(row) => T::read(pg_value(row, at)?),
        };
        read.ok_or_else(|| Error::internal(format!("column {at} is not a {}", std::any::type_name::<T>())))
    }
}

fn pg_value(row: &postgres::Row, at: usize) -> Result<Value<'_>> {
    let column = row.columns().get(at).ok_or_else(|| Error::internal(format!("there is no column {at}")))?;
    Ok(match *column.type_() {
        Type::INT8 => row.try_get::<_, Option<i64>>(at)?.map_or(Value::Null, Value::Int),
        Type::INT4 => row.try_get::<_, Option<i32>>(at)?.map_or(Value::Null, |it| Value::Int(it.into())),
        Type::BOOL => row.try_get::<_, Option<bool>>(at)?.map_or(Value::Null, |it| Value::Int(it.into())),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(at)?.map_or(Value::Null, Value::Real),
        Type::BYTEA => row.try_get::<_, Option<&[u8]>>(at)?.map_or(Value::Null, Value::Bytes),
        Type::TEXT | Type::VARCHAR | Type::NAME | Type::BPCHAR | Type::UNKNOWN => {
            row.try_get::<_, Option<&str>>(at)?.map_or(Value::Null, Value::Text)
        }
        ref other => return Err(Error::internal(format!("column {} is of type {other}; cast it", column.name()))),
    })
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(it) => ValueRef::Integer(*it),
            Value::Real(it) => ValueRef::Real(*it),
            Value::Text(it) => ValueRef::Text(it.as_bytes()),
            Value::Bytes(it) => ValueRef::Blob(it),
        }))
    }
}

/// Encodes by the type the server inferred, so that a NULL needs none of its own.
impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        to: &Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (self, to) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(it), &Type::INT4) => i32::try_from(*it)?.to_sql(to, out),
            (Value::Int(it), &Type::FLOAT8) => (*it as f64).to_sql(to, out),
            (Value::Int(it), &Type::INT8) => it.to_sql(to, out),
            (Value::Real(it), &Type::FLOAT8) => it.to_sql(to, out),
            (Value::Text(it), &Type::JSONB) => serde_json::from_str::<serde_json::Value>(it)?.to_sql(to, out),
            (Value::Text(it), &Type::TEXT | &Type::VARCHAR | &Type::NAME | &Type::UNKNOWN) => it.to_sql(to, out),
            (Value::Bytes(it), &Type::BYTEA) => it.to_sql(to, out),
            (value, to) => Err(format!("cannot pass {value:?} where the statement wants {to}; cast it").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
