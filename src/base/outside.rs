//! The one way out to the network: with limits on time and size, and never
//! into private networks unless the settings allow it.
//!
//! An address that someone typed in must not become a key to the machines
//! beside this one. So every name is resolved here, every address is checked,
//! and the connection is made to the address that was checked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, Method, StatusCode};
use futures::StreamExt;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::{Attempt, Policy};
use url::{Host, Url};

use super::error::{Error, Result};

/// The most redirects that are followed.
const REDIRECTS: usize = 5;
/// The longest that making a connection may take.
const CONNECT: Duration = Duration::from_secs(5);

/// The client. Cheap to clone.
#[derive(Clone)]
pub struct Outside {
    client: reqwest::Client,
    gate: Gate,
}

/// A call to the outside.
#[derive(Clone, Debug)]
pub struct Call {
    /// What to do.
    pub method: Method,
    /// Where.
    pub url: Url,
    /// With these headers.
    pub headers: HeaderMap,
    /// With this body.
    pub body: Bytes,
    /// The longest that all of it may take.
    pub time: Duration,
    /// The most bytes of the answer.
    pub size: usize,
}

impl Call {
    /// Asks for something.
    pub fn get(url: Url) -> Call {
        Call {
            method: Method::GET,
            url,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            time: Duration::from_secs(20),
            size: 8 << 20,
        }
    }

    /// Sends something.
    pub fn post(url: Url, body: impl Into<Bytes>) -> Call {
        Call { method: Method::POST, body: body.into(), ..Call::get(url) }
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// Whether it comes from another address, to which the call was sent on.
    pub moved: bool,
}

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The address may not be called; trying again does not help.
    #[error("{0}")]
    Refused(String),
    /// The answer is larger than allowed; trying again does not help.
    #[error("the answer is larger than {0} bytes")]
    TooLarge(usize),
    /// It took too long; it may have been done all the same.
    #[error("no answer in time")]
    TooSlow,
    /// No connection, or it broke; it may have been done all the same.
    #[error("{0}")]
    Away(String),
}

impl Outside {
    /// The client. With `private` it may also call into private networks.
    pub fn new(private: bool) -> Result<Outside> {
        let gate = Gate { private };
        let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let tls = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(Error::internal)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        #[expect(clippy::disallowed_methods, reason = "the one place that calls the outside")]
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .user_agent(concat!("Indaba/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(CONNECT)
            // A proxy from the environment would resolve names behind our back.
            .no_proxy()
            .referer(false)
            .dns_resolver(gate)
            .redirect(Policy::custom(move |it| gate.redirect(it)))
            .build()
            .map_err(Error::internal)?;
        Ok(Outside { client, gate })
    }

    /// Calls, and reads the whole answer.
    pub async fn call(&self, call: Call) -> std::result::Result<Answer, CallError> {
        self.gate.admits(&call.url).map_err(CallError::Refused)?;
        let time = call.time;
        tokio::time::timeout(time, self.unhurried(call)).await.unwrap_or(Err(CallError::TooSlow))
    }

    /// Where a server of another protocol is: every address is checked, and only to these a connection may be made.
    pub async fn addresses(&self, host: &str, port: u16) -> std::result::Result<Vec<SocketAddr>, CallError> {
        let found = tokio::time::timeout(CONNECT, tokio::net::lookup_host((host, port)));
        let found = found.await.map_err(|_| CallError::TooSlow)?.map_err(|it| CallError::Away(it.to_string()))?;
        let found: Vec<SocketAddr> = found.collect();
        for it in &found {
            self.gate.admits_address(it.ip()).map_err(CallError::Refused)?;
        }
        if found.is_empty() { Err(CallError::Away("the name has no address".to_owned())) } else { Ok(found) }
    }

    async fn unhurried(&self, call: Call) -> std::result::Result<Answer, CallError> {
        let asked = call.url.clone();
        let request = self.client.request(call.method, call.url).headers(call.headers).body(call.body);
        let response = request.send().await.map_err(explain)?;
        let (status, headers, moved) = (response.status(), response.headers().clone(), *response.url() != asked);
        if response.content_length().is_some_and(|it| it > call.size as u64) {
            return Err(CallError::TooLarge(call.size));
        }
        let mut body = Vec::new();
        let mut pieces = response.bytes_stream();
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(explain)?;
            if body.len() + piece.len() > call.size {
                return Err(CallError::TooLarge(call.size));
            }
            body.extend_from_slice(&piece);
        }
        Ok(Answer { status, headers, body: body.into(), moved })
    }
}

fn explain(error: reqwest::Error) -> CallError {
    let mut cause: Option<&dyn std::error::Error> = Some(&error);
    while let Some(it) = cause {
        if let Some(refused) = it.downcast_ref::<Refused>() {
            return CallError::Refused(refused.0.clone());
        }
        cause = it.source();
    }
    if error.is_timeout() {
        return CallError::TooSlow;
    }
    // The address may hold a secret, so it stays out of the message.
    CallError::Away(format!("{:#}", anyhow::Error::new(error.without_url())))
}

/// Decides where calls may go.
#[derive(Clone, Copy, Debug)]
struct Gate {
    private: bool,
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Refused(String);

impl Gate {
    fn admits(self, url: &Url) -> std::result::Result<(), String> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("only http and https can be called, not {}", url.scheme()));
        }
        match url.host() {
            // Names are checked when they are resolved.
            Some(Host::Domain(_)) => Ok(()),
            Some(Host::Ipv4(it)) => self.admits_address(it.into()),
            Some(Host::Ipv6(it)) => self.admits_address(it.into()),
            None => Err("the address names no server".to_owned()),
        }
    }

    fn admits_address(self, address: IpAddr) -> std::result::Result<(), String> {
        if self.private || is_public(address) {
            return Ok(());
        }
        Err(format!("{address} lies in a private network, which the setting `private_networks` does not allow"))
    }

    fn redirect(self, attempt: Attempt<'_>) -> reqwest::redirect::Action {
        if attempt.previous().len() > REDIRECTS {
            return attempt.error(Refused(format!("more than {REDIRECTS} redirects")));
        }
        match self.admits(attempt.url()) {
            Ok(()) => attempt.follow(),
            Err(why) => attempt.error(Refused(why)),
        }
    }
}

impl Resolve for Gate {
    fn resolve(&self, name: Name) -> Resolving {
        let gate = *self;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            for it in &found {
                // One private address among public ones is a trick.
                gate.admits_address(it.ip()).map_err(|why| Refused(format!("{}: {why}", name.as_str())))?;
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Whether an address belongs to the internet at large.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(it) => is_public_v4(it),
        IpAddr::V6(it) => is_public_v6(it),
    }
}

fn is_public_v4(it: Ipv4Addr) -> bool {
    // Written as masks, so that each line can be compared with the registry of special addresses.
    const SPECIAL: &[([u8; 4], u32)] = &[
        ([0, 0, 0, 0], 8),
        ([10, 0, 0, 0], 8),
        ([100, 64, 0, 0], 10),
        ([127, 0, 0, 0], 8),
        ([169, 254, 0, 0], 16),
        ([172, 16, 0, 0], 12),
        ([192, 0, 0, 0], 24),
        ([192, 0, 2, 0], 24),
        ([192, 88, 99, 0], 24),
        ([192, 168, 0, 0], 16),
        ([198, 18, 0, 0], 15),
        ([198, 51, 100, 0], 24),
        ([203, 0, 113, 0], 24),
        ([224, 0, 0, 0], 3),
    ];
    !SPECIAL.iter().any(|(network, bits)| (it.to_bits() ^ u32::from_be_bytes(*network)) >> (32 - bits) == 0)
}

fn is_public_v6(it: Ipv6Addr) -> bool {
    let inside = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match it.segments() {
        // An IPv4 address written as IPv6, or reached through a translator.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => inside(high, low),
        [0x2002, high, low, ..] => inside(high, low),
        // Tunnels, documentation, benchmarks, and other uses that are no servers of anyone.
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false,
        [0x3fff, second, ..] if second < 0x1000 => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

/// Tells rustls which cryptography to use, for the crates that ask it.
pub fn install_tls() {
    // Fails only when it was told before.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

#[cfg(test)]
mod tests {
    use axum::response::Redirect;
    use axum::routing::get;

    use super::*;

    async fn server() -> Url {
        let router = axum::Router::new()
            .route("/", get(|| async { "hello" }))
            .route("/large", get(|| async { "x".repeat(100_000) }))
            .route("/slow", get(|| async { tokio::time::sleep(Duration::from_secs(60)).await }))
            .route("/round", get(|| async { Redirect::to("/round") }))
            .route("/inside", get(|| async { Redirect::to("http://169.254.169.254/latest") }))
            .route("/file", get(|| async { Redirect::to("file:///etc/passwd") }));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap()).parse().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        url
    }

    fn to(base: &Url, path: &str) -> Call {
        Call::get(base.join(path).unwrap())
    }

    #[tokio::test]
    async fn a_private_network_is_called_only_when_the_settings_allow_it() {
        let base = server().await;
        let named: Url = format!("http://localhost:{}/", base.port().unwrap()).parse().unwrap();
        let mapped: Url = format!("http://[::ffff:127.0.0.1]:{}/", base.port().unwrap()).parse().unwrap();
        let (closed, open) = (Outside::new(false).unwrap(), Outside::new(true).unwrap());
        for url in [&base, &named, &mapped] {
            let refused = closed.call(Call::get(url.clone())).await.unwrap_err();
            assert!(matches!(&refused, CallError::Refused(why) if why.contains("private network")), "{url}: {refused}");
        }
        for url in [&base, &named] {
            assert_eq!(open.call(Call::get(url.clone())).await.unwrap().body, "hello", "{url}");
        }
    }

    #[tokio::test]
    async fn answers_have_limits_in_size_and_time() {
        let (base, outside) = (server().await, Outside::new(true).unwrap());
        let large = Call { size: 50_000, ..to(&base, "large") };
        assert!(matches!(outside.call(large).await, Err(CallError::TooLarge(50_000))));
        let slow = Call { time: Duration::from_millis(50), ..to(&base, "slow") };
        assert!(matches!(outside.call(slow).await, Err(CallError::TooSlow)));
    }

    #[tokio::test]
    async fn redirects_are_checked_and_come_to_an_end() {
        let base = server().await;
        let outside = Outside::new(true).unwrap();
        let round = outside.call(to(&base, "round")).await.unwrap_err();
        assert!(matches!(&round, CallError::Refused(why) if why.contains("redirects")), "{round}");
        // Only the web is followed; anything else is the answer itself.
        let file = outside.call(to(&base, "file")).await.unwrap();
        assert_eq!((file.status, file.body.len()), (StatusCode::SEE_OTHER, 0));
        // The first address is let through by hand, so that the redirect alone is judged.
        let closed = Outside::new(false).unwrap();
        let request = closed.client.get(base.join("inside").unwrap());
        let error = request.send().await.map_err(explain).unwrap_err();
        assert!(matches!(&error, CallError::Refused(why) if why.contains("169.254.169.254")), "{error}");
    }

    #[test]
    fn special_addresses_are_not_public() {
        for it in [
            "127.0.0.1",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.100.100.200",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "::10.0.0.1",
            "64:ff9b::a9fe:a9fe",
            "2002:7f00:1::",
            "2001::1",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
        ] {
            assert!(!is_public(it.parse().unwrap()), "{it}");
        }
        for it in ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.63.0.1", "2606:4700::1111", "2001:4860:4860::8888"] {
            assert!(is_public(it.parse().unwrap()), "{it}");
        }
    }
}
