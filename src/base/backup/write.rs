//! Making a backup.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use data_encoding::BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures::StreamExt;
use ring::digest::{Context as Digest, SHA256};

use super::tables::{self, Cell};
use super::{Heading, LAYOUT, Line, Sum, Totals};
use crate::base::blobs::hexadecimal;
use crate::base::db::{Conn, latest_step};
use crate::base::{Blobs, Db, Error, Result};

/// A backup that was made.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// What it holds.
    pub totals: Totals,
    /// The size of the file in bytes.
    pub size: u64,
}

/// Writes everything into the file `to`, which must not be there yet. All
/// tables are seen at one instant, however long it takes and whoever writes
/// meanwhile; blobs never change, so they are copied after.
pub async fn make(db: &Db, blobs: &Blobs, key: Option<String>, to: &Path) -> Result<Made> {
    let unfinished = PathBuf::from(format!("{}.part", to.display()));
    let made = write(db, blobs, key, &unfinished).await;
    let finished = made.and_then(|totals| {
        // Never over an older backup.
        std::fs::hard_link(&unfinished, to).with_context(|| format!("cannot make {}", to.display()))?;
        Ok(Made { totals, size: to.metadata()?.len() })
    });
    let _ = std::fs::remove_file(&unfinished);
    finished
}

async fn write(db: &Db, blobs: &Blobs, key: Option<String>, to: &Path) -> Result<Totals> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    // Everything about the customers is in it.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(to).with_context(|| format!("cannot write {}", to.display()))?;
    let mut out = Out {
        inner: GzEncoder::new(BufWriter::with_capacity(1 << 18, file), Compression::fast()),
        line: Vec::new(),
        totals: Totals::default(),
    };
    let made_at = db.clock().now();
    let mut out = db
        .read_long(move |conn| {
            let step = latest_step(conn)?.ok_or_else(|| Error::internal("there is no shop in this database"))?;
            let made_by = concat!("indaba ", env!("CARGO_PKG_VERSION")).to_owned();
            out.line(&Heading { indaba_backup: LAYOUT, made_by, made_at, step, key: key.clone() })?;
            for table in tables::present(conn)? {
                out.table(conn, table)?;
            }
            Ok(out)
        })
        .await?;
    for blob in blobs.list("").await? {
        // Gone meanwhile means erased, and erased people must not come back.
        if let Some(mut pieces) = blobs.stream(&blob.key).await? {
            out.line(&Line::Blob { key: blob.key })?;
            let (mut digest, mut count) = (Digest::new(&SHA256), 0);
            while let Some(piece) = pieces.next().await {
                let piece = piece?;
                digest.update(&piece);
                count += piece.len() as u64;
                out.line(&BASE64.encode(&piece))?;
            }
            out.totals.blobs += 1;
            out.totals.bytes += count;
            out.line(&Line::End(Sum { count, sha256: hexadecimal(digest.finish().as_ref()) }))?;
        }
    }
    let totals = out.totals;
    out.line(&Line::Whole(totals))?;
    let file = out.inner.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(totals)
}

struct Out {
    inner: GzEncoder<BufWriter<File>>,
    line: Vec<u8>,
    totals: Totals,
}

impl Out {
    fn line<T: serde::Serialize>(&mut self, it: &T) -> Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, it)?;
        self.line.push(b'\n');
        self.inner.write_all(&self.line)?;
        Ok(())
    }

    fn table(&mut self, conn: &mut Conn<'_>, table: &str) -> Result<()> {
        let columns = tables::columns(conn, table)?;
        let statement = format!("SELECT {} FROM {table}", columns.join(", "));
        let width = columns.len();
        self.line(&Line::Table { name: table.to_owned(), columns })?;
        let (mut digest, mut count) = (Digest::new(&SHA256), 0);
        conn.each(&statement, &[], |row| {
            let cells = (0..width).map(|at| Ok(row.get::<Cell>(at)?.to_json())).collect::<Result<Vec<_>>>()?;
            self.line(&cells)?;
            digest.update(&self.line);
            count += 1;
            Ok(())
        })?;
        self.totals.tables += 1;
        self.totals.rows += count;
        self.line(&Line::End(Sum { count, sha256: hexadecimal(digest.finish().as_ref()) }))
    }
}
