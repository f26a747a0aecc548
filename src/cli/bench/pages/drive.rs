//! Many who ask for pages at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use crate::base::time::Stopwatch;
use crate::base::{Error, Result};

/// Someone signed in, and the program they ask.
#[derive(Clone)]
pub struct Browser {
    pub router: Router,
    pub cookie: String,
}

/// How long the answers took.
pub struct Times(Vec<Duration>);

impl Times {
    /// The time within which this share of the answers was there, in milliseconds.
    pub fn within(&self, share: f64) -> f64 {
        let at = ((self.0.len() as f64 * share).ceil() as usize).clamp(1, self.0.len()) - 1;
        self.0[at].as_secs_f64() * 1_000.0
    }

    /// How many there were.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl Browser {
    /// Asks for a page; gives how long the server took, to the last byte.
    pub async fn get(&self, path: &str) -> Result<Duration> {
        let request = Request::get(path)
            .header("host", "shop.example")
            .header("cookie", &self.cookie)
            .header("accept-encoding", "gzip")
            .body(Body::empty())
            .map_err(Error::internal)?;
        let watch = Stopwatch::start();
        let response = self.router.clone().oneshot(request).await.map_err(Error::internal)?;
        let status = response.status();
        to_bytes(response.into_body(), usize::MAX).await.map_err(Error::internal)?;
        match status {
            StatusCode::OK => Ok(watch.elapsed()),
            other => Err(Error::internal(format!("{path} was answered with {other}"))),
        }
    }

    /// So many connections ask for these pages in turn for `time`, each again after `pause`.
    pub async fn ask(&self, pages: &[String], connections: usize, pause: Duration, time: Duration) -> Result<Times> {
        let pages = pages.to_vec();
        let (pages, next, watch) = (Arc::new(pages), Arc::new(AtomicUsize::new(0)), Stopwatch::start());
        let asking = (0..connections).map(|at| {
            let (it, pages, next) = (self.clone(), pages.clone(), next.clone());
            // They do not all begin at once.
            let begin = pause * at as u32 / connections as u32;
            tokio::spawn(async move {
                let mut times = Vec::new();
                tokio::time::sleep(begin).await;
                while watch.elapsed() < time {
                    let page = &pages[next.fetch_add(1, Ordering::Relaxed) % pages.len()];
                    times.push(it.get(page).await?);
                    if !pause.is_zero() {
                        tokio::time::sleep(pause).await;
                    }
                }
                Ok::<_, Error>(times)
            })
        });
        let mut all = Vec::new();
        for it in futures::future::join_all(asking).await {
            all.extend(it.map_err(Error::internal)??);
        }
        all.sort_unstable();
        Ok(Times(all))
    }
}
