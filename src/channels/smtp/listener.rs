//! A small server that takes mail in: for the catcher of the demonstration, and for what comes back to us.
//! It believes nobody: lines, commands, recipients, sizes, times and the number of guests are bounded.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};

/// A mail as it came.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Who it says it is from; empty for a bounce.
    pub sender: String,
    /// For whom.
    pub recipients: Vec<String>,
    /// Headers and body.
    pub raw: Vec<u8>,
}

/// What takes the mail. A mail is acknowledged when `take` has come to its end, so that must be when it is safe.
pub trait Door: Clone + Send + Sync + 'static {
    /// Whether mail for this recipient is taken.
    fn knows(&self, recipient: &str) -> bool;
    /// Takes a mail; false to be asked again later.
    fn take(&self, mail: Taken) -> impl Future<Output = bool> + Send;
}

/// The limits of a listener.
#[derive(Clone, Copy, Debug)]
pub struct Listener {
    /// The largest mail.
    pub size: usize,
    /// The most recipients of one mail.
    pub recipients: usize,
    /// How long a guest may say nothing, and how long the whole of a mail may take.
    pub patience: Duration,
    /// How many guests at once.
    pub guests: usize,
}

impl Default for Listener {
    fn default() -> Listener {
        Listener { size: 10 << 20, recipients: 100, patience: Duration::from_secs(60), guests: 64 }
    }
}

/// The longest command, with its end.
const LONGEST_COMMAND: u64 = 1_024;
/// How many commands that mean nothing a guest may say.
const NONSENSE: u32 = 20;

impl Listener {
    /// Takes mail until `stopping` turns true.
    pub async fn serve<D: Door>(self, listener: TcpListener, door: D, mut stopping: watch::Receiver<bool>) {
        let guests = Arc::new(Semaphore::new(self.guests));
        loop {
            let stream = tokio::select! {
                it = listener.accept() => it,
                _ = stopping.wait_for(|it| *it) => return,
            };
            let Ok((mut stream, _)) = stream else {
                // Too many open files: it will pass.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            let Ok(place) = guests.clone().try_acquire_owned() else {
                let _ = stream.write_all(b"421 4.3.2 too many guests, come again later\r\n").await;
                continue;
            };
            let (door, mut stopping) = (door.clone(), stopping.clone());
            tokio::spawn(async move {
                let _place = place;
                tokio::select! {
                    _ = Guest::new(stream, self).talk(door) => {}
                    _ = stopping.wait_for(|it| *it) => {}
                }
            });
        }
    }
}

struct Guest {
    stream: BufReader<TcpStream>,
    limits: Listener,
    greeted: bool,
    sender: Option<String>,
    recipients: Vec<String>,
}

type Io<T> = std::io::Result<T>;

impl Guest {
    fn new(stream: TcpStream, limits: Listener) -> Guest {
        let _ = stream.set_nodelay(true);
        let stream = BufReader::with_capacity(16 << 10, stream);
        Guest { stream, limits, greeted: false, sender: None, recipients: Vec::new() }
    }

    async fn talk<D: Door>(mut self, door: D) -> Io<()> {
        self.say("220 indaba ESMTP").await?;
        let mut nonsense = 0;
        while nonsense < NONSENSE {
            let Some(line) = self.command().await? else { return Ok(()) };
            let (verb, rest) = line.split_at(line.find(' ').unwrap_or(line.len()));
            let rest = rest.trim();
            match verb.to_ascii_uppercase().as_str() {
                "HELO" if !rest.is_empty() => {
                    self.greet();
                    self.say("250 indaba").await?;
                }
                "EHLO" if !rest.is_empty() => {
                    self.greet();
                    let size = self.limits.size;
                    let told = format!(
                        "250-indaba\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE {size}"
                    );
                    self.say(&told).await?;
                }
                "MAIL" => self.mail(rest).await?,
                "RCPT" => self.recipient(rest, &door).await?,
                "DATA" => self.data(&door).await?,
                "RSET" => {
                    self.forget();
                    self.say("250 2.0.0 forgotten").await?;
                }
                "NOOP" => self.say("250 2.0.0 still here").await?,
                "VRFY" => self.say("252 2.5.0 send it and see").await?,
                "QUIT" => return self.say("221 2.0.0 goodbye").await,
                _ => {
                    nonsense += 1;
                    self.say("500 5.5.2 this is no command").await?;
                }
            }
        }
        self.say("421 4.7.0 enough").await
    }

    fn greet(&mut self) {
        self.greeted = true;
        self.forget();
    }

    fn forget(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }

    async fn say(&mut self, text: &str) -> Io<()> {
        let line = format!("{text}\r\n");
        timed(self.limits.patience, self.stream.get_mut().write_all(line.as_bytes())).await
    }

    /// One line without its end; none when the guest has gone.
    async fn command(&mut self) -> Io<Option<String>> {
        let mut line = Vec::new();
        let limit = LONGEST_COMMAND;
        let mut bounded = tokio::io::AsyncReadExt::take(&mut self.stream, limit);
        let read = timed(self.limits.patience, bounded.read_until(b'\n', &mut line)).await?;
        if read == 0 {
            return Ok(None);
        }
        if line.last() != Some(&b'\n') {
            self.say("500 5.5.2 the line is too long").await?;
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim_end().to_owned()))
    }

    async fn mail(&mut self, rest: &str) -> Io<()> {
        let Some((address, more)) = path(rest, "FROM:") else {
            return self.say("501 5.5.4 MAIL FROM:<address>").await;
        };
        if !self.greeted || self.sender.is_some() {
            return self.say("503 5.5.1 not now").await;
        }
        let size = more.to_ascii_uppercase().split(' ').find_map(|it| it.strip_prefix("SIZE=")?.parse::<usize>().ok());
        if size.is_some_and(|it| it > self.limits.size) {
            return self.say("552 5.3.4 the mail is too large").await;
        }
        self.sender = Some(address);
        self.say("250 2.1.0 sender noted").await
    }

    async fn recipient<D: Door>(&mut self, rest: &str, door: &D) -> Io<()> {
        let Some((address, _)) = path(rest, "TO:").filter(|it| !it.0.is_empty()) else {
            return self.say("501 5.5.4 RCPT TO:<address>").await;
        };
        if self.sender.is_none() {
            return self.say("503 5.5.1 say MAIL first").await;
        }
        if self.recipients.len() >= self.limits.recipients {
            return self.say("452 4.5.3 too many recipients").await;
        }
        if !door.knows(&address) {
            return self.say("550 5.1.1 nobody here has this address").await;
        }
        self.recipients.push(address);
        self.say("250 2.1.5 recipient noted").await
    }

    async fn data<D: Door>(&mut self, door: &D) -> Io<()> {
        if self.recipients.is_empty() {
            return self.say("503 5.5.1 say RCPT first").await;
        }
        self.say("354 go on, end with a dot").await?;
        let patience = self.limits.patience * 5;
        let raw = timed(patience, body(&mut self.stream, self.limits.size)).await?;
        let sender = self.sender.take().unwrap_or_default();
        let recipients = std::mem::take(&mut self.recipients);
        let Some(raw) = raw else { return self.say("552 5.3.4 the mail is too large").await };
        if door.take(Taken { sender, recipients, raw }).await {
            self.say("250 2.0.0 taken").await
        } else {
            self.say("451 4.3.0 it cannot be kept now, come again later").await
        }
    }
}

async fn timed<T>(limit: Duration, step: impl Future<Output = Io<T>>) -> Io<T> {
    tokio::time::timeout(limit, step).await.unwrap_or_else(|_| Err(std::io::ErrorKind::TimedOut.into()))
}

/// `FROM:<address> MORE`: the address and the rest.
fn path(rest: &str, name: &str) -> Option<(String, String)> {
    let head = rest.get(..name.len())?;
    if !head.eq_ignore_ascii_case(name) {
        return None;
    }
    let rest = rest[name.len()..].trim_start().strip_prefix('<')?;
    let (address, more) = rest.split_once('>')?;
    let fits = address.len() <= 254 && !address.chars().any(|it| it.is_control() || it == ' ');
    fits.then(|| (address.to_owned(), more.trim().to_owned()))
}

/// The mail up to the line with a lone dot, without the dots that were doubled; none if it is too large,
/// which is known only when it has been read to its end.
async fn body(stream: &mut BufReader<TcpStream>, size: usize) -> Io<Option<Vec<u8>>> {
    let (mut raw, mut fits, mut begins) = (Vec::with_capacity(8 << 10), true, true);
    let mut line = Vec::new();
    loop {
        line.clear();
        // A line longer than this is read in pieces.
        let mut bounded = tokio::io::AsyncReadExt::take(&mut *stream, 64 << 10);
        if bounded.read_until(b'\n', &mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if begins && line == b".\r\n" {
            return Ok(fits.then_some(raw));
        }
        let stuffed = begins && line.first() == Some(&b'.');
        begins = line.ends_with(b"\r\n");
        fits = fits && raw.len() + line.len() <= size;
        if fits {
            raw.extend_from_slice(&line[usize::from(stuffed)..]);
        }
    }
}
