//! Errors, sorted by what the reader can do about them.

use std::fmt;

/// What can go wrong. `Invalid`, `Conflict`, `Forbidden` and `Busy` carry a
/// sentence for the person at the screen; `Internal` hides its cause from the
/// screen and is logged once, where the response is made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or this person may not know of it.
    #[error("{0} was not found")]
    NotFound(&'static str),
    /// What was sent cannot be used; the sentence says how to mend it.
    #[error("{0}")]
    Invalid(Say),
    /// What was sent no longer fits what is there.
    #[error("{0}")]
    Conflict(Say),
    /// This person may not do this; the sentence says who can.
    #[error("{0}")]
    Forbidden(Say),
    /// No session, or one that has ended.
    #[error("please sign in")]
    SignedOut,
    /// Too much at once; try again shortly.
    #[error("{0}")]
    Busy(Say),
    /// Our fault.
    #[error("something went wrong on our side")]
    Internal(#[from] anyhow::Error),
}

/// The result of nearly everything here.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A sentence from the catalogue: its key and named values.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Say {
    /// The key in the catalogue.
    pub key: String,
    /// Named values that the sentence shows.
    pub with: Vec<(String, String)>,
}

impl Say {
    /// The sentence with this key.
    pub fn new(key: &str) -> Say {
        Say { key: key.to_owned(), with: Vec::new() }
    }

    /// With a named value.
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Say {
        self.with.push((name.to_owned(), value.to_string()));
        self
    }
}

impl From<&str> for Say {
    fn from(key: &str) -> Say {
        Say::new(key)
    }
}

impl fmt::Display for Say {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.key)?;
        for (name, value) in &self.with {
            write!(out, " {name}={value}")?;
        }
        Ok(())
    }
}

impl Error {
    /// What was sent cannot be used.
    pub fn invalid(say: impl Into<Say>) -> Error {
        Error::Invalid(say.into())
    }

    /// What was sent no longer fits what is there.
    pub fn conflict(say: impl Into<Say>) -> Error {
        Error::Conflict(say.into())
    }

    /// Our fault, in words for the log.
    pub fn internal(message: impl fmt::Display) -> Error {
        Error::Internal(anyhow::anyhow!("{message}"))
    }

    /// Whether a unique index said no; turn it into a sentence.
    pub fn is_unique_violation(&self) -> bool {
        let Error::Internal(cause) = self else { return false };
        cause.chain().any(|it| {
            if let Some(rusqlite::Error::SqliteFailure(code, _)) = it.downcast_ref() {
                return matches!(code.extended_code, 1555 | 2067);
            }
            it.downcast_ref::<ServerError>().and_then(|it| it.0.code()).is_some_and(|code| code.code() == "23505")
        })
    }
}

/// An error of the database server, told without its details: they hold the
/// values of the row, and so of people, which belong in no log.
#[derive(Debug)]
pub struct ServerError(pub postgres::Error);

impl fmt::Display for ServerError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(told) = self.0.as_db_error() else {
            let cause = std::error::Error::source(&self.0).map(|it| format!(": {it}"));
            return write!(out, "{}{}", self.0, cause.unwrap_or_default());
        };
        write!(out, "{} {}", told.code().code(), told.message())?;
        told.constraint().map_or(Ok(()), |it| write!(out, " ({it})"))
    }
}

impl std::error::Error for ServerError {}

impl From<postgres::Error> for Error {
    fn from(cause: postgres::Error) -> Error {
        Error::Internal(ServerError(cause).into())
    }
}

macro_rules! internal_from {
    ($($cause:ty),*) => { $(
        impl From<$cause> for Error {
            fn from(cause: $cause) -> Error {
                Error::Internal(cause.into())
            }
        }
    )* };
}
internal_from!(rusqlite::Error, serde_json::Error, std::io::Error);
