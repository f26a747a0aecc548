//! What may have left: the deliveries whose handing over has begun, in a file beside the embedded database. After a crash
//! it tells those that may have arrived from those that had merely been taken.
//!
//! The file is not synced, which would cost more than the sending. A program that is ended by force leaves it whole; a
//! machine that ends does not. So it begins with the word by which the machine knows the time since it started: what was
//! written before that tells nothing.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;

use crate::base::Id;
use crate::channels::delivery::Delivery;

/// What the file is called, in the data folder.
const NAME: &str = "handing-over";
/// From so many bytes on, the file is begun afresh where nothing is under way.
const LARGE: u64 = 64 << 10;

/// The deliveries whose handing over has begun.
pub(super) struct Hands {
    book: Mutex<Book>,
    head: String,
}

struct Book {
    file: File,
    size: u64,
    /// How many runs are at work.
    runs: usize,
    /// Whether a run ended without writing down what became of its messages.
    torn: bool,
}

/// Since when this machine runs, in its own word; nothing where it does not say.
fn this_start() -> Option<String> {
    let word = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(word.trim().to_owned()).filter(|it| !it.is_empty())
}

/// What a process that is gone had begun to hand over; none if that is not known.
pub(super) fn begun(folder: &Path) -> Option<HashSet<i64>> {
    let bytes = std::fs::read(folder.join(NAME)).ok()?;
    let rest = bytes.strip_prefix(this_start()?.as_bytes())?.strip_prefix(b"\n")?;
    // Of a number that was not written to its end nothing had left.
    Some(rest.chunks_exact(8).map(|it| i64::from_le_bytes(it.try_into().expect("eight bytes"))).collect())
}

impl Hands {
    /// Begins the file afresh. Only once it is on disk what was made of the one before.
    pub fn open(folder: &Path) -> io::Result<Hands> {
        let path = folder.join(NAME);
        File::create(&path)?;
        let file = File::options().append(true).open(&path)?;
        let head = format!("{}\n", this_start().unwrap_or_default());
        let mut book = Book { file, size: 0, runs: 0, torn: false };
        book.write(head.as_bytes())?;
        Ok(Hands { book: Mutex::new(book), head })
    }

    fn book(&self) -> std::sync::MutexGuard<'_, Book> {
        self.book.lock().expect("no one panics here")
    }

    /// Notes that a delivery is about to leave. Nothing may leave that is not noted.
    pub fn begin(&self, delivery: Id<Delivery>) -> io::Result<()> {
        self.book().write(&delivery.raw().to_le_bytes())
    }

    /// A run is at work.
    pub fn enter(&self) {
        self.book().runs += 1;
    }

    /// A run has come to its end; `whole` if it is on disk what became of all that it began.
    pub fn leave(&self, whole: bool) {
        let mut book = self.book();
        book.runs -= 1;
        book.torn |= !whole;
        if book.runs == 0 && !book.torn && book.size > LARGE && book.empty().is_ok() {
            // If that fails, the file tells nothing, and so whatever was taken counts as begun.
            let _ = book.write(self.head.as_bytes());
        }
    }
}

impl Book {
    /// Writes; where that fails the file is to tell nothing, rather than too little.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.file.write_all(bytes).is_err() {
            self.torn = true;
            return self.empty();
        }
        self.size += bytes.len() as u64;
        Ok(())
    }

    fn empty(&mut self) -> io::Result<()> {
        self.size = 0;
        self.file.set_len(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(it: Option<HashSet<i64>>) -> Vec<i64> {
        let mut all: Vec<i64> = it.expect("something is known").into_iter().collect();
        all.sort_unstable();
        all
    }

    #[test]
    fn what_was_begun_is_known_after_the_program_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(begun(folder.path()), None, "there is no file");
        let hands = Hands::open(folder.path()).unwrap();
        hands.enter();
        assert_eq!(ids(begun(folder.path())), [0_i64; 0]);
        for n in [7, 9] {
            hands.begin(Id::from_raw(n)).unwrap();
        }
        // The last number was not written to its end.
        File::options().append(true).open(folder.path().join(NAME)).unwrap().write_all(&[1, 2, 3]).unwrap();
        assert_eq!(ids(begun(folder.path())), [7, 9]);
        Hands::open(folder.path()).unwrap();
        assert_eq!(ids(begun(folder.path())), [0_i64; 0], "begun afresh");
    }

    #[test]
    fn a_file_from_before_the_machine_started_tells_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), b"another-start\n").unwrap();
        assert_eq!(begun(folder.path()), None);
    }

    #[test]
    fn it_grows_only_while_something_is_under_way() {
        let folder = tempfile::tempdir().unwrap();
        let size = || std::fs::metadata(folder.path().join(NAME)).unwrap().len();
        let hands = Hands::open(folder.path()).unwrap();
        let head = size();
        let fill = || (0..10_000).for_each(|n| hands.begin(Id::from_raw(n)).unwrap());
        hands.enter();
        hands.enter();
        fill();
        hands.leave(true);
        assert_eq!(size(), head + 80_000, "another run is at work");
        hands.leave(true);
        assert_eq!(size(), head);
        hands.enter();
        fill();
        hands.leave(false);
        assert_eq!(size(), head + 80_000, "what became of it is not on disk");
    }
}
