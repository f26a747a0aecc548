//! How a command ends.

use std::fmt;
use std::process::ExitCode;

use tongue::Lang;

use crate::base::Error;
use crate::config::Wrong;
use crate::web::words;

/// How a command ends when it does not fail.
pub type Done = Result<ExitCode, Failure>;

/// Why a command ends early, in words for the person at the command line.
#[derive(Debug)]
pub enum Failure {
    /// It was asked wrongly: 2.
    Asked(String),
    /// It could not be done: 1.
    Failed(String),
}

impl Failure {
    /// The exit code that says the same to a script.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Failure::Asked(_) => 2,
            Failure::Failed(_) => 1,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Asked(it) | Failure::Failed(it) => out.write_str(it),
        }
    }
}

impl From<Wrong> for Failure {
    fn from(it: Wrong) -> Failure {
        Failure::Asked(it.to_string())
    }
}

impl From<std::io::Error> for Failure {
    fn from(it: std::io::Error) -> Failure {
        Failure::Failed(in_words(&it.into()))
    }
}

impl From<anyhow::Error> for Failure {
    fn from(it: anyhow::Error) -> Failure {
        Failure::Failed(in_words(&Error::Internal(it)))
    }
}

impl From<Error> for Failure {
    fn from(it: Error) -> Failure {
        Failure::Failed(in_words(&it))
    }
}

/// What went wrong, with its causes, and what helps where that is known.
pub fn in_words(error: &Error) -> String {
    match error {
        Error::Invalid(say) | Error::Conflict(say) | Error::Forbidden(say) | Error::Busy(say) => {
            words::say_it(Lang::En, say)
        }
        Error::Internal(cause) if is_full(cause) => {
            format!(
                "The disk is full. Make room on it, then start this again; nothing that was stored is lost. ({cause:#})"
            )
        }
        Error::Internal(cause) => format!("{cause:#}"),
        other => other.to_string(),
    }
}

fn is_full(cause: &anyhow::Error) -> bool {
    cause.chain().any(|it| {
        it.downcast_ref::<std::io::Error>().is_some_and(|it| it.kind() == std::io::ErrorKind::StorageFull)
            || it
                .downcast_ref::<rusqlite::Error>()
                .is_some_and(|it| it.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull))
    })
}
