//! Blobs: files by key, in a folder or in a bucket of an S3-compatible store.
//!
//! A blob never changes: what was received is kept under its own hash. A
//! blob is on disk before anyone is told that it was received.

#[cfg(test)]
mod tests;

use std::fmt::Write as _;
use std::fs::File;
use std::io::{Seek, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use axum::body::Bytes;
use futures::stream::BoxStream;
use futures::{Stream, StreamExt, TryStreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use ring::digest::{Context as Digest, SHA256};

use crate::base::chance::Chance;
use crate::base::error::{Error, Result, Say};

/// Where blobs are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlobPlace {
    /// In a folder.
    Folder(PathBuf),
    /// In a bucket of an S3-compatible store.
    Bucket(Bucket),
}

impl std::fmt::Display for BlobPlace {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BlobPlace::Folder(path) => write!(out, "{}", path.display()),
            BlobPlace::Bucket(it) => write!(out, "s3://{}/{}", it.name, it.prefix),
        }
    }
}

/// A bucket of an S3-compatible store.
#[derive(Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// What every key begins with; may be empty.
    pub prefix: String,
    /// The address of the store; none for Amazon's own.
    pub endpoint: Option<String>,
    /// Its region.
    pub region: String,
    /// The name of the key that opens it.
    pub access_key: String,
    /// The key that opens it.
    pub secret_key: String,
}

impl std::fmt::Debug for Bucket {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "s3://{}/{}", self.name, self.prefix)
    }
}

/// The store. Cheap to clone.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    /// The folder, where there is one: blobs are then files.
    folder: Option<Arc<PathBuf>>,
    prefix: Arc<str>,
    chance: Chance,
}

/// A blob that was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Its key, made of its hash.
    pub key: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// A blob in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its key.
    pub key: String,
    /// Its size in bytes.
    pub size: u64,
}

/// Where blobs lie that are still coming in; what a crash leaves here is worth nothing.
const INCOMING: &str = "incoming";
/// How many parts of an upload are on their way at once.
const PARTS: usize = 2;

impl Blobs {
    /// Opens the store; a folder is made if it is not there.
    pub fn open(place: &BlobPlace, chance: Chance) -> Result<Blobs> {
        match place {
            BlobPlace::Folder(folder) => {
                std::fs::create_dir_all(folder)
                    .with_context(|| format!("cannot make the folder for files {}", folder.display()))?;
                let store = LocalFileSystem::new_with_prefix(folder).map_err(Error::internal)?;
                let store = store.with_automatic_cleanup(true);
                let folder = Some(Arc::new(folder.canonicalize()?));
                Ok(Blobs { store: Arc::new(store), folder, prefix: "".into(), chance })
            }
            BlobPlace::Bucket(bucket) => {
                crate::base::outside::install_tls();
                let mut store = AmazonS3Builder::new()
                    .with_bucket_name(&bucket.name)
                    .with_region(&bucket.region)
                    .with_access_key_id(&bucket.access_key)
                    .with_secret_access_key(&bucket.secret_key);
                if let Some(endpoint) = &bucket.endpoint {
                    store = store.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
                }
                let store = store.build().map_err(Error::internal)?;
                let prefix = if bucket.prefix.is_empty() { String::new() } else { format!("{}/", bucket.prefix) };
                Ok(Blobs { store: Arc::new(store), folder: None, prefix: prefix.into(), chance })
            }
        }
    }

    /// Keeps `bytes` under `key`.
    pub async fn put(&self, key: &str, bytes: impl Into<Bytes>) -> Result<()> {
        self.store.put(&self.at(key)?, bytes.into().into()).await.map_err(explain)?;
        self.settle(key).await
    }

    /// The bytes under `key`; none if nothing is there.
    pub async fn get(&self, key: &str) -> Result<Option<Bytes>> {
        match self.store.get(&self.at(key)?).await {
            Ok(it) => Ok(Some(it.bytes().await.map_err(explain)?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(explain(error)),
        }
    }

    /// The bytes under `key` piece by piece; none if nothing is there.
    pub async fn stream(&self, key: &str) -> Result<Option<BoxStream<'static, Result<Bytes>>>> {
        match self.store.get(&self.at(key)?).await {
            Ok(it) => Ok(Some(it.into_stream().map_err(explain).boxed())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(explain(error)),
        }
    }

    /// The blob under `key` as a file to read from its beginning: itself where
    /// blobs are files, else a copy that is gone when it is closed.
    pub async fn file(&self, key: &str) -> Result<Option<File>> {
        if let Some(folder) = &self.folder {
            let path = folder.join(self.at(key)?.as_ref());
            return match File::open(path) {
                Ok(it) => Ok(Some(it)),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(error.into()),
            };
        }
        let Some(mut pieces) = self.stream(key).await? else { return Ok(None) };
        let path = std::env::temp_dir().join(format!("indaba-{}", hexadecimal(&self.chance.bytes::<16>())));
        let mut file = File::options().read(true).write(true).create_new(true).open(&path)?;
        std::fs::remove_file(&path)?;
        while let Some(piece) = pieces.next().await {
            file.write_all(&piece?)?;
        }
        file.rewind()?;
        Ok(Some(file))
    }

    /// Removes what is under `key`; nothing there is no error.
    pub async fn delete(&self, key: &str) -> Result<()> {
        match self.store.delete(&self.at(key)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(explain(error)),
        }
    }

    /// The blobs whose keys lie in the folder `under`, or all; those still coming in are not listed.
    pub async fn list(&self, under: &str) -> Result<Vec<Listed>> {
        let start = format!("{}{under}", self.prefix);
        let start = (!start.is_empty()).then(|| Key::from(start));
        let all: Vec<_> = self.store.list(start.as_ref()).try_collect().await.map_err(explain)?;
        let mut listed: Vec<Listed> = all
            .into_iter()
            .filter_map(|it| {
                let key = it.location.as_ref().strip_prefix(&*self.prefix)?.to_owned();
                (!key.starts_with(INCOMING)).then_some(Listed { key, size: it.size })
            })
            .collect();
        listed.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(listed)
    }

    /// Receives a blob piece by piece, and keeps it in the folder `under` by its hash.
    ///
    /// # Errors
    /// `Invalid` if it is larger than `limit` bytes. Nothing is kept then, nor when the sender breaks off.
    pub async fn receive<E: std::fmt::Display>(
        &self,
        under: &str,
        limit: u64,
        mut pieces: impl Stream<Item = std::result::Result<Bytes, E>> + Unpin,
    ) -> Result<Received> {
        let incoming = self.incoming()?;
        let (size, sha256) = self.take_in(&incoming, limit, &mut pieces).await?;
        let key = key_of(under, &sha256);
        self.store.rename(&incoming, &self.at(&key)?).await.map_err(explain)?;
        self.settle(&key).await?;
        Ok(Received { key, size, sha256 })
    }

    /// Receives a blob piece by piece, and keeps it under `key`; gives its SHA-256.
    pub async fn receive_as<E: std::fmt::Display>(
        &self,
        key: &str,
        mut pieces: impl Stream<Item = std::result::Result<Bytes, E>> + Unpin,
    ) -> Result<String> {
        let (to, incoming) = (self.at(key)?, self.incoming()?);
        let (_, sha256) = self.take_in(&incoming, u64::MAX, &mut pieces).await?;
        self.store.rename(&incoming, &to).await.map_err(explain)?;
        self.settle(key).await?;
        Ok(sha256)
    }

    fn incoming(&self) -> Result<Key> {
        self.at(&format!("{INCOMING}/{}", hexadecimal(&self.chance.bytes::<16>())))
    }

    /// All pieces or nothing; gives size and hash.
    async fn take_in<E: std::fmt::Display>(
        &self,
        to: &Key,
        limit: u64,
        pieces: &mut (impl Stream<Item = std::result::Result<Bytes, E>> + Unpin),
    ) -> Result<(u64, String)> {
        let upload = self.store.put_multipart(to).await.map_err(explain)?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, 5 << 20);
        let mut digest = Digest::new(&SHA256);
        let mut size = 0;
        let taken: Result<()> = async {
            while let Some(piece) = pieces.next().await {
                let piece = piece.map_err(|it| {
                    tracing::info!(error = %it, "a file broke off");
                    Error::invalid("base-file-broke-off")
                })?;
                size += piece.len() as u64;
                if size > limit {
                    return Err(Error::Invalid(Say::new("base-file-too-large").with("most", limit >> 20)));
                }
                digest.update(&piece);
                upload.wait_for_capacity(PARTS).await.map_err(explain)?;
                upload.put(piece);
            }
            Ok(())
        }
        .await;
        if let Err(error) = taken {
            let _ = upload.abort().await;
            return Err(error);
        }
        upload.finish().await.map_err(explain)?;
        Ok((size, hexadecimal(digest.finish().as_ref())))
    }

    fn at(&self, key: &str) -> Result<Key> {
        // Refuses empty parts, `.` and `..`.
        Key::parse(format!("{}{key}", self.prefix)).map_err(Error::internal)
    }

    /// Waits until a file is on disk, and so is its name.
    async fn settle(&self, key: &str) -> Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let path = folder.join(self.at(key)?.as_ref());
        let synced = tokio::task::spawn_blocking(move || {
            File::open(&path)?.sync_all()?;
            path.parent().map_or(Ok(()), |it| File::open(it)?.sync_all())
        });
        Ok(synced.await.map_err(Error::internal)??)
    }
}

/// The key of a blob with this hash: `imports/ab/abcd…`.
pub fn key_of(under: &str, sha256: &str) -> String {
    format!("{under}/{}/{sha256}", &sha256[..2])
}

/// Bytes as hexadecimal text.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, it| {
        let _ = write!(out, "{it:02x}");
        out
    })
}

/// Says what a person can do about it, where a person can.
fn explain(error: object_store::Error) -> Error {
    let error = anyhow::Error::new(error);
    let full = error
        .chain()
        .any(|it| it.downcast_ref::<std::io::Error>().is_some_and(|it| it.kind() == std::io::ErrorKind::StorageFull));
    if full {
        tracing::error!(error = format!("{error:#}"), "the disk is full");
        return Error::Busy(Say::new("base-disk-full"));
    }
    Error::Internal(error.context("the store of files failed"))
}
