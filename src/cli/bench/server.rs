//! The program as a process of its own, so that its memory is its own.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context;

use crate::base::time::Stopwatch;
use crate::base::{Error, Result};
use crate::config::Config;

/// How long to wait for a program that does not come.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program as a process of its own; it ends with the value.
pub struct Server {
    process: Child,
    /// Where it listens.
    pub at: SocketAddr,
}

impl Server {
    /// Starts it on the shop in the data folder.
    pub fn start(config: &Config) -> Result<Server> {
        // A door that is free now; nobody else looks for one in the next moment.
        let at = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let process = Command::new(std::env::current_exe()?)
            .args(["serve", "--listen", &at.to_string(), "--data"])
            .arg(&config.data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Server { process, at })
    }

    /// Waits until it answers.
    pub fn wait(&self, watch: Stopwatch) -> Result<()> {
        while self.get("/ready", "").is_err() {
            if watch.elapsed() > PATIENCE {
                return Err(Error::internal("the program did not start; try `indaba serve` with this folder"));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(())
    }

    /// Asks for a page; gives the whole answer.
    pub fn get(&self, path: &str, cookie: &str) -> Result<Vec<u8>> {
        let mut line = TcpStream::connect(self.at)?;
        let host = self.at;
        write!(line, "GET {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        line.read_to_end(&mut answer)?;
        if answer.starts_with(b"HTTP/1.1 200") { Ok(answer) } else { Err(Error::internal(format!("{path} failed"))) }
    }

    /// A figure of the process, in megabytes.
    pub fn memory(&self, name: &str) -> Result<f64> {
        let path = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(path).context("this system does not tell how much memory is used")?;
        let line = status.lines().find_map(|it| it.strip_prefix(name)?.strip_prefix(':'));
        let kilobytes = line.and_then(|it| it.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.map(|it| it / 1_024.0).ok_or_else(|| Error::internal(format!("no {name} in /proc")))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
