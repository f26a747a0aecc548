//! Who else works on the same data folder: locks that end with the process,
//! however it ends.

use std::fs::{File, TryLockError};
use std::path::Path;

use anyhow::Context;

use super::Failure;
use crate::base::{Chance, Error, Result};

/// A lock that is held until this value goes.
pub struct Held {
    _file: File,
}

/// The number of the one server of an embedded database.
pub const SERVER: u8 = 0;
/// Numbers of short commands.
const SHORT: std::ops::Range<u64> = 32..64;

/// The right to serve the embedded database in `data`, which one process has at a time.
pub fn serving(data: &Path) -> Result<Held, Failure> {
    match take(data, "serve")? {
        Some(it) => Ok(it),
        None => Err(Failure::Failed(format!(
            "Another Indaba serves {} already. Stop it first, or choose another folder with --data.",
            data.display()
        ))),
    }
}

/// A number that no other short command on this data folder has, so that ids never meet.
pub fn number(data: &Path, chance: &Chance) -> Result<(u8, Held)> {
    let count = SHORT.end - SHORT.start;
    let first = chance.below(count);
    for step in 0..count {
        let number = SHORT.start + (first + step) % count;
        if let Some(held) = take(data, &format!("node-{number}"))? {
            return Ok((number as u8, held));
        }
    }
    Err(Error::internal("too many commands run on this data folder at once; wait for one to end"))
}

fn take(data: &Path, name: &str) -> Result<Option<Held>> {
    let folder = data.join("locks");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let path = folder.join(name);
    let file = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .with_context(|| format!("cannot open the lock {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Held { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_processes_cannot_serve_the_same_folder() {
        let dir = tempfile::tempdir().unwrap();
        let first = serving(dir.path()).unwrap();
        let refused = serving(dir.path()).err().expect("the second is refused").to_string();
        assert!(refused.contains("Another Indaba serves"), "{refused}");
        drop(first);
        serving(dir.path()).unwrap();
    }

    #[test]
    fn commands_that_run_at_once_have_different_numbers() {
        let dir = tempfile::tempdir().unwrap();
        let held: Vec<_> = (0..32).map(|_| number(dir.path(), &Chance::System).unwrap()).collect();
        let numbers: std::collections::BTreeSet<u8> = held.iter().map(|it| it.0).collect();
        assert_eq!(numbers, (32..64).collect());
        assert!(number(dir.path(), &Chance::System).is_err());
    }
}
