//! Who sends: bodies that are ready but for the ids, over connections that stay open. It must cost little, since it
//! runs on the same machine.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use data_encoding::BASE64;
use serde_json::{Value as Json, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{BATCH, VISITORS};
use crate::base::time::{Clock, Stopwatch};
use crate::base::{Error, Result};

/// How many visitors a batch tells of.
pub const TOGETHER: u64 = 20;

/// In the place of an id, as many digits.
const HOLE: &str = "IIIIIIIIIIIIIIII";
/// In the place of a visitor, as many digits.
const WHO: &str = "VVVVVVVV";

/// Sends messages to a program.
pub struct Load {
    address: SocketAddr,
    key: String,
    next: Arc<AtomicU64>,
    acknowledged: Arc<AtomicU64>,
}

/// What was sent.
#[derive(Default)]
pub struct Sent {
    /// Events that were acknowledged.
    pub events: u64,
    /// How long all took.
    pub took: Duration,
    /// How long each acknowledgement took.
    pub waits: Vec<Duration>,
}

/// A message as a browser's page view is.
fn message() -> Json {
    json!({
        "type": "page", "messageId": format!("ajs-next-{HOLE}"), "anonymousId": format!("visitor-{WHO}"),
        "timestamp": super::written(Clock::System.now()),
        "properties": { "title": "Cups and pots", "url": "https://shop.example/cups?color=blue", "path": "/cups",
                        "referrer": "https://search.example/", "search": "?color=blue" },
        "context": { "locale": "en-ZA", "library": { "name": "analytics.js", "version": "1.84.3" },
                     "userAgent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36",
                     "page": { "title": "Cups and pots", "url": "https://shop.example/cups?color=blue", "path": "/cups" } },
    })
}

/// What is kept of such a message.
pub fn kept_data() -> String {
    let it = message();
    json!({ "properties": it["properties"], "context": it["context"] }).to_string()
}

/// A request with holes for ids.
struct Request {
    bytes: Vec<u8>,
    ids: Vec<usize>,
    who: Vec<usize>,
}

impl Request {
    fn new(address: SocketAddr, path: &str, key: &str, body: &str) -> Request {
        let auth = BASE64.encode(format!("{key}:").as_bytes());
        let text = format!(
            "POST {path} HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\nauthorization: Basic {auth}\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        );
        let holes = |what: &str| text.match_indices(what).map(|(at, _)| at).collect();
        Request { ids: holes(HOLE), who: holes(WHO), bytes: text.into_bytes() }
    }

    /// Fills the holes for the messages from `first` on.
    fn fill(&mut self, first: u64) {
        let each = (self.ids.len() as u64).div_ceil(TOGETHER).max(1);
        for (n, (id, who)) in (0..).zip(self.ids.iter().zip(&self.who)) {
            digits(&mut self.bytes[*id..*id + HOLE.len()], first + n);
            // Neighbours are of one visitor; which, is spread over all.
            let visitor = (first / TOGETHER.max(1) + n / each * 7) % VISITORS;
            digits(&mut self.bytes[*who..*who + WHO.len()], visitor);
        }
    }
}

fn digits(place: &mut [u8], mut number: u64) {
    for it in place.iter_mut().rev() {
        *it = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

impl Load {
    /// To the program at this address, with its key.
    pub fn new(address: SocketAddr, key: &str) -> Load {
        Load { address, key: key.to_owned(), next: Arc::new(AtomicU64::new(1)), acknowledged: Arc::default() }
    }

    /// How many events were acknowledged so far.
    pub fn acknowledged(&self) -> u64 {
        self.acknowledged.load(Ordering::Relaxed)
    }

    /// So many connections send batches for so long, each at least so many.
    pub fn batches(&self, connections: usize, time: Duration, least: usize) -> Result<Sent> {
        let body =
            json!({ "batch": vec![message(); BATCH], "sentAt": super::written(Clock::System.now()) }).to_string();
        self.send("/v1/batch", &body, connections, time, least)
    }

    /// So many connections send one message after the other for so long.
    pub fn singles(&self, connections: usize, time: Duration) -> Result<Sent> {
        self.send("/v1/page", &message().to_string(), connections, time, 1)
    }

    fn send(&self, path: &str, body: &str, connections: usize, time: Duration, least: usize) -> Result<Sent> {
        // One thread of its own, so that the program's threads only serve.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let watch = Stopwatch::start();
        let all = runtime.block_on(async {
            let local = (0..connections).map(|_| {
                let request = Request::new(self.address, path, &self.key, body);
                self.one(request, watch, time, least)
            });
            futures::future::join_all(local).await
        });
        let mut sent = Sent { took: watch.elapsed(), ..Sent::default() };
        for it in all {
            let it = it?;
            sent.events += it.events;
            sent.waits.extend(it.waits);
        }
        Ok(sent)
    }

    async fn one(&self, mut request: Request, watch: Stopwatch, time: Duration, least: usize) -> Result<Sent> {
        let mut line = TcpStream::connect(self.address).await?;
        line.set_nodelay(true)?;
        let (mut sent, mut answer) = (Sent::default(), vec![0; 4_096]);
        let messages = request.ids.len() as u64;
        while watch.elapsed() < time || sent.waits.len() < least {
            request.fill(self.next.fetch_add(messages, Ordering::Relaxed));
            let asked = Stopwatch::start();
            line.write_all(&request.bytes).await?;
            read_answer(&mut line, &mut answer).await?;
            sent.waits.push(asked.elapsed());
            sent.events += messages;
            self.acknowledged.fetch_add(messages, Ordering::Relaxed);
        }
        Ok(sent)
    }
}

/// Reads one answer to its end; it must say that all is well.
async fn read_answer(line: &mut TcpStream, answer: &mut [u8]) -> Result<()> {
    let mut filled = 0;
    loop {
        let read = line.read(&mut answer[filled..]).await?;
        filled += read;
        let text = std::str::from_utf8(&answer[..filled]).map_err(Error::internal)?;
        if read == 0 || filled == answer.len() {
            return Err(Error::internal(format!("no whole answer: {text}")));
        }
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|it| {
            let (name, value) = it.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
        });
        if body.len() < length.unwrap_or(0) {
            continue;
        }
        if head.starts_with("HTTP/1.1 200") && body.contains("\"success\":true") {
            return Ok(());
        }
        return Err(Error::internal(format!("refused: {text}")));
    }
}
