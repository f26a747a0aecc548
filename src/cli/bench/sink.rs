//! A mail server for benches, and the channel that leads to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::base::{Id, Result, Tx};
use crate::channels::Channel;

/// A server that takes everything and keeps nothing, as cheaply as it can.
pub async fn sink() -> Result<(u16, Arc<AtomicUsize>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let taken = Arc::new(AtomicUsize::new(0));
    let count = taken.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            tokio::spawn(take(stream, count.clone()));
        }
    });
    Ok((port, taken))
}

async fn take(mut stream: TcpStream, count: Arc<AtomicUsize>) -> std::io::Result<()> {
    stream.write_all(b"220 sink\r\n").await?;
    let (mut buffer, mut filled, mut mail) = (vec![0; 256 << 10], 0, false);
    loop {
        let read = stream.read(&mut buffer[filled..]).await?;
        if read == 0 {
            return Ok(());
        }
        filled += read;
        let end: &[u8] = if mail { b"\r\n.\r\n" } else { b"\r\n" };
        if !buffer[..filled].ends_with(end) {
            continue;
        }
        let answer: &[u8] = match (mail, &buffer[..4.min(filled)]) {
            (true, _) => {
                count.fetch_add(1, Ordering::Relaxed);
                b"250 2.0.0 taken\r\n"
            }
            (false, b"DATA") => b"354 go on\r\n",
            (false, b"QUIT") => b"221 bye\r\n",
            (false, _) => b"250 ok\r\n",
        };
        mail = answer[0] == b'3';
        filled = 0;
        stream.write_all(answer).await?;
    }
}

/// Makes the channel that leads there, over so many lines.
pub fn channel(tx: &mut Tx<'_>, port: u16, lines: usize) -> Result<Id<Channel>> {
    let (id, now) = (tx.new_id::<Channel>(), tx.now);
    tx.run(
        "INSERT INTO channels (id, kind, name, from_address, from_name, built_in, host, port, security,
                               connections, created_at)
         VALUES ($1, 'email', 'Bench', 'hello@shop.example', 'Jebena & Kin', 1, '127.0.0.1', $2, 'none', $3, $4)",
        &[&id, &i64::from(port), &lines, &now],
    )?;
    Ok(id)
}
