//! What has begun to leave, and what became of it, in a file beside the embedded database until that is in the database
//! itself. After a crash it tells what may have arrived from what was taken by the server for certain, and from what had
//! not begun to leave. So a message goes out twice only where the answer of the server was lost.
//!
//! The file is not synced, which would cost more than the sending. A program that is ended by force leaves it whole; a
//! machine that ends does not. So it begins with the word by which the machine knows the time since it started: what was
//! written before that tells nothing.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::base::{Id, Timestamp};
use crate::channels::delivery::Delivery;
use crate::channels::smtp::Said;

/// What the file is called, in the data folder.
const NAME: &str = "handing-over";

/// A message that a server took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Accepted {
    pub delivery: Id<Delivery>,
    pub began: Timestamp,
    pub ended: Timestamp,
    pub said: Said,
    pub subject: String,
    pub connection: String,
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Note {
    /// A delivery is about to leave.
    Begun(i64),
    /// It has not arrived: the server said so, or nothing had been handed over.
    Not { not: i64 },
    /// It has arrived.
    Accepted(Box<Accepted>),
}

/// What is known of a delivery that had begun to leave.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Whether it arrived, nobody knows.
    Unsure,
    /// It arrived.
    Accepted(Box<Accepted>),
}

/// The notes of what leaves.
pub(super) struct Hands {
    book: Mutex<Book>,
    head: String,
}

struct Book {
    file: File,
    size: u64,
    /// How many runs are at work.
    runs: usize,
    /// Whether it was not written down what became of some message.
    torn: bool,
    /// Whether the file tells nothing, because it could not be written.
    mute: bool,
}

/// Since when this machine runs, in its own word; nothing where it does not say.
fn this_start() -> Option<String> {
    let word = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(word.trim().to_owned()).filter(|it| !it.is_empty())
}

/// What a process that is gone had begun to hand over, and what became of it; none if that is not known.
pub(super) fn begun(folder: &Path) -> Option<HashMap<i64, Fate>> {
    let text = std::fs::read(folder.join(NAME)).ok()?;
    let rest = text.strip_prefix(this_start()?.as_bytes())?.strip_prefix(b"\n")?;
    // Of a line that was not written to its end nothing had come of it yet.
    let whole = memchr::memrchr(b'\n', rest).map_or(&b""[..], |end| &rest[..end]);
    let mut begun = HashMap::new();
    for line in whole.split(|it| *it == b'\n').filter(|it| !it.is_empty()) {
        match serde_json::from_slice(line).ok()? {
            Note::Begun(id) => _ = begun.entry(id).or_insert(Fate::Unsure),
            Note::Not { not } => _ = begun.remove(&not),
            Note::Accepted(it) => _ = begun.insert(it.delivery.raw(), Fate::Accepted(it)),
        }
    }
    Some(begun)
}

impl Hands {
    /// Begins the file afresh. Only once it is on disk what was made of the one before.
    pub fn open(folder: &Path) -> io::Result<Hands> {
        let path = folder.join(NAME);
        File::create(&path)?;
        let file = File::options().append(true).open(&path)?;
        let head = format!("{}\n", this_start().unwrap_or_default());
        let mut book = Book { file, size: 0, runs: 0, torn: false, mute: false };
        book.write(head.as_bytes())?;
        Ok(Hands { book: Mutex::new(book), head })
    }

    fn book(&self) -> std::sync::MutexGuard<'_, Book> {
        self.book.lock().expect("no one panics here")
    }

    /// Notes that a delivery is about to leave. Nothing may leave that is not noted.
    pub fn begin(&self, delivery: Id<Delivery>) -> io::Result<()> {
        self.note(&Note::Begun(delivery.raw()))
    }

    /// Notes that a delivery has not arrived.
    pub fn not_arrived(&self, delivery: Id<Delivery>) -> io::Result<()> {
        self.note(&Note::Not { not: delivery.raw() })
    }

    /// Notes that a server took a delivery.
    pub fn accepted(&self, it: Accepted) -> io::Result<()> {
        self.note(&Note::Accepted(Box::new(it)))
    }

    fn note(&self, it: &Note) -> io::Result<()> {
        let mut line = serde_json::to_vec(it)?;
        line.push(b'\n');
        self.book().write(&line)
    }

    /// A run is at work.
    pub fn enter(&self) {
        self.book().runs += 1;
    }

    /// Something of what is noted cannot be written down: the notes are kept for the next process.
    pub fn keep(&self) {
        self.book().torn = true;
    }

    /// A run has come to its end; `whole` if it is on disk what became of all that it began.
    pub fn leave(&self, whole: bool) {
        let mut book = self.book();
        book.runs -= 1;
        book.torn |= !whole;
        // Where nothing is under way it holds nothing, least of all what was said to someone.
        let stale = book.mute || book.size > self.head.len() as u64;
        if book.runs == 0 && !book.torn && stale && book.empty().is_ok() {
            book.mute = false;
            // If that fails, the file tells nothing, and so whatever was taken counts as begun.
            let _ = book.write(self.head.as_bytes());
        }
    }
}

impl Book {
    /// Writes; where that fails the file is to tell nothing, rather than too little, until nothing is under way.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.mute {
            return Ok(());
        }
        if self.file.write_all(bytes).is_err() {
            self.mute = true;
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

    fn unsure(it: Option<HashMap<i64, Fate>>) -> Vec<i64> {
        let it = it.expect("something is known");
        let mut all: Vec<i64> = it.iter().filter(|it| *it.1 == Fate::Unsure).map(|it| *it.0).collect();
        all.sort_unstable();
        all
    }

    fn accepted(id: i64) -> Accepted {
        Accepted {
            delivery: Id::from_raw(id),
            began: Timestamp(1),
            ended: Timestamp(2),
            said: Said { code: Some(250), enhanced: Some("2.0.0".into()), text: "2.0.0 taken\n as 7".into() },
            subject: "Your order".into(),
            connection: "mail.example:25".into(),
        }
    }

    #[test]
    fn what_was_begun_is_known_after_the_program_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(begun(folder.path()), None, "there is no file");
        let hands = Hands::open(folder.path()).unwrap();
        hands.enter();
        assert_eq!(unsure(begun(folder.path())), [0_i64; 0]);
        for n in [7, 9, 11, 13] {
            hands.begin(Id::from_raw(n)).unwrap();
        }
        hands.accepted(accepted(9)).unwrap();
        hands.not_arrived(Id::from_raw(11)).unwrap();
        // The last line was not written to its end.
        File::options().append(true).open(folder.path().join(NAME)).unwrap().write_all(b"15").unwrap();
        let told = begun(folder.path());
        assert_eq!(told.as_ref().and_then(|it| it.get(&9)), Some(&Fate::Accepted(Box::new(accepted(9)))));
        assert_eq!(unsure(told), [7, 13]);
        Hands::open(folder.path()).unwrap();
        assert_eq!(unsure(begun(folder.path())), [0_i64; 0], "begun afresh");
    }

    #[test]
    fn a_file_that_cannot_be_read_tells_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), b"another-start\n7\n").unwrap();
        assert_eq!(begun(folder.path()), None, "from before the machine started");
        Hands::open(folder.path()).unwrap();
        File::options().append(true).open(folder.path().join(NAME)).unwrap().write_all(b"7\n{\n8\n").unwrap();
        assert_eq!(begun(folder.path()), None, "a line of something else");
    }

    #[test]
    fn it_grows_only_while_something_is_under_way() {
        let folder = tempfile::tempdir().unwrap();
        let size = || std::fs::metadata(folder.path().join(NAME)).unwrap().len();
        let hands = Hands::open(folder.path()).unwrap();
        let head = size();
        let fill = || (10..30).for_each(|n| hands.begin(Id::from_raw(n)).unwrap());
        hands.enter();
        hands.enter();
        fill();
        hands.leave(true);
        assert_eq!(size(), head + 60, "another run is at work");
        hands.leave(true);
        assert_eq!(size(), head);
        hands.enter();
        fill();
        hands.leave(false);
        assert_eq!(size(), head + 60, "what became of it is not on disk");
    }
}
