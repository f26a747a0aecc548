//! For those who watch over the program: is it there, is it ready, how does it fare.

use std::net::IpAddr;
use std::sync::OnceLock;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use subtle::ConstantTimeEq;

use super::routes::{Needs, Routes};
use super::visitor;
use crate::app::App;
use crate::base::time::Stopwatch;
use crate::base::{Conn, Error, Result, jobs};

/// `/health`, `/ready`, `/metrics`.
pub fn routes() -> Routes {
    Routes::new().get("/health", Needs::Nothing, || async { "ok\n" }).get("/ready", Needs::Nothing, ready).get(
        "/metrics",
        Needs::Nothing,
        show,
    )
}

/// Whether visitors can be served: 503 while the database is away.
async fn ready(State(app): State<App>) -> Response {
    if *app.stopping().borrow() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n").into_response();
    }
    let asked = app.db.read(|db| db.one("SELECT COUNT(*) FROM migrations", &[], |row| row.get::<i64>(0))).await;
    match asked {
        Ok(_) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database is away\n").into_response(),
    }
}

/// The figures in Prometheus' text format; for this machine, or with the token.
async fn show(State(app): State<App>, request: Request) -> Result<Response> {
    let from = visitor::address(request.extensions(), request.headers(), &app.config.trusted_proxies);
    if !may_see(from, request.headers(), app.config.metrics_token.as_deref()) {
        return Err(Error::NotFound("page"));
    }
    let (reads, writes) = app.db.waiting();
    metrics::gauge!("indaba_db_waiting", "for" => "read").set(reads as f64);
    metrics::gauge!("indaba_db_waiting", "for" => "write").set(writes as f64);
    // Without the database the other figures are still worth having.
    if let Ok(counts) = app.db.read(count_jobs).await {
        for (state, count) in counts {
            metrics::gauge!("indaba_jobs", "state" => state).set(count as f64);
        }
    }
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], recorder().render()).into_response())
}

fn count_jobs(db: &mut Conn<'_>) -> Result<[(&'static str, i64); 2]> {
    let waiting = jobs::waiting(db)?.iter().map(|(_, count)| count).sum();
    let parked = db.one("SELECT COUNT(*) FROM jobs WHERE parked_at IS NOT NULL", &[], |row| row.get(0))?;
    Ok([("waiting", waiting), ("parked", parked)])
}

fn may_see(from: IpAddr, headers: &HeaderMap, token: Option<&str>) -> bool {
    let sent = headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok()?.strip_prefix("Bearer "));
    match (token, sent) {
        (Some(token), Some(sent)) => token.as_bytes().ct_eq(sent.as_bytes()).into(),
        // A proxy on this machine speaks for others, so what it forwards is not from here.
        _ => from.is_loopback() && !headers.contains_key("x-forwarded-for") && !headers.contains_key("forwarded"),
    }
}

/// Starts to collect, once for the process.
pub fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
        let group = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 1_000.0];
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &seconds)
            .and_then(|it| it.set_buckets_for_metric(Matcher::Full("indaba_db_group_size".into()), &group))
            .expect("there are buckets")
            .build_recorder();
        let handle = recorder.handle();
        // Another recorder is there only when someone embeds this program; then theirs counts.
        let _ = metrics::set_global_recorder(recorder);
        metrics::describe_histogram!("indaba_http_seconds", "How long answers took, by route and status.");
        metrics::describe_histogram!("indaba_db_group_size", "How many actions shared one commit.");
        metrics::describe_counter!("indaba_db_repeats_total", "Actions that ran again because two had crossed.");
        metrics::describe_counter!("indaba_jobs_total", "Jobs that were begun, by kind.");
        metrics::describe_gauge!("indaba_db_waiting", "Reads and actions that wait for a thread.");
        metrics::describe_gauge!("indaba_jobs", "Jobs that wait, and jobs that were given up.");
        handle
    })
}

/// One line in the log and one figure for each request: by pattern, so that
/// neither holds anything about a person.
pub async fn measure(request: Request, next: Next) -> Response {
    let watch = Stopwatch::start();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("(none)".to_owned(), |it| it.as_str().to_owned());
    let response = next.run(request).await;
    let (took, status) = (watch.elapsed(), response.status().as_u16());
    let labels = [("route", route.clone()), ("status", status.to_string())];
    metrics::histogram!("indaba_http_seconds", &labels).record(took.as_secs_f64());
    let ms = took.as_secs_f64() * 1_000.0;
    // A line for each would be most of the log.
    let often = matches!(route.as_str(), "/health" | "/ready" | "/metrics" | "/assets/{name}" | "/indaba.js");
    if often || route.starts_with("/v1/") {
        tracing::debug!(%method, route, status, ms, "answered");
    } else {
        tracing::info!(%method, route, status, ms, "answered");
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;

    use super::*;
    use crate::both_engines;
    use crate::testing::TestApp;

    both_engines! {
        async fn a_program_with_its_database_is_healthy_and_ready(app: TestApp) {
            for path in ["/health", "/ready"] {
                assert_eq!(app.signed_out().get(path).await.status, StatusCode::OK, "{path}");
            }
        }
    }

    #[tokio::test]
    async fn figures_are_for_this_machine_and_by_pattern() {
        recorder();
        let app = TestApp::sqlite();
        app.get("/assets/nothing-of-the-kind").await;
        let figures = app.signed_out().get("/metrics").await;
        assert_eq!(figures.status, StatusCode::OK);
        assert!(figures.text.contains("route=\"/assets/{name}\""), "{}", figures.text);
        assert!(!figures.text.contains("nothing-of-the-kind"));
        let forwarded = Request::get("/metrics").header("x-forwarded-for", "9.9.9.9");
        assert_eq!(app.signed_out().send(forwarded, Body::empty()).await.status, StatusCode::NOT_FOUND);
    }

    #[test]
    fn another_machine_needs_the_token() {
        let far = "9.9.9.9".parse().unwrap();
        let mut headers = HeaderMap::new();
        assert!(!may_see(far, &headers, None));
        assert!(!may_see(far, &headers, Some("secret")));
        headers.insert(header::AUTHORIZATION, "Bearer secret".parse().unwrap());
        assert!(may_see(far, &headers, Some("secret")));
        assert!(!may_see(far, &headers, Some("other")));
        assert!(!may_see(far, &headers, None));
    }
}
