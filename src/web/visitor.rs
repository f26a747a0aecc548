//! Where a request comes from.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::Extensions;
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::app::App;
use crate::config::Network;

/// The address of whoever asks; behind trusted proxies, as they tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visitor(pub IpAddr);

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Visitor, Infallible> {
        Ok(Visitor(address(&parts.extensions, &parts.headers, &app.config.trusted_proxies)))
    }
}

/// The address behind a request.
pub fn address(extensions: &Extensions, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    behind(peer(extensions), headers, trusted)
}

/// All addresses that one visitor may have: IPv6 gives every home and every rented machine 2^64 of them.
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(it) => IpAddr::V6(Ipv6Addr::from(u128::from(it) & (u128::MAX << 64))),
    }
}

/// The other end of the line; this machine when there is none, as in tests.
pub fn peer(extensions: &Extensions) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |it| it.0.ip().to_canonical())
}

/// Goes back along the proxies for as long as each is trusted; what comes before is hearsay.
fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let told = headers.get_all("x-forwarded-for");
    let told: Vec<&str> = told.iter().filter_map(|it| it.to_str().ok()).flat_map(|it| it.split(',')).collect();
    let mut at = peer;
    for text in told.iter().rev() {
        if !trusted.iter().any(|it| it.contains(at)) {
            break;
        }
        let Ok(before) = text.trim().parse::<IpAddr>() else { break };
        at = before.to_canonical();
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&'static str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for it in forwarded {
            headers.append("x-forwarded-for", it.parse().unwrap());
        }
        let trusted: Vec<Network> = trusted.iter().map(|it| it.parse().unwrap()).collect();
        behind(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn the_addresses_of_one_home_are_one_network() {
        let of = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(of("2001:db8:1:2:aaaa::1"), of("2001:db8:1:2:bbbb::2"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("203.0.113.7"), "203.0.113.7");
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(seen("1.2.3.4", &["9.9.9.9"], &[]), "1.2.3.4");
        assert_eq!(seen("10.0.0.1", &["9.9.9.9"], &["10.0.0.0/8"]), "9.9.9.9");
        // The visitor wrote the first one; the proxy wrote the last.
        assert_eq!(seen("10.0.0.1", &["6.6.6.6, 9.9.9.9"], &["10.0.0.0/8"]), "9.9.9.9");
        assert_eq!(seen("10.0.0.1", &["6.6.6.6", "9.9.9.9, 10.0.0.2"], &["10.0.0.0/8"]), "9.9.9.9");
        assert_eq!(seen("10.0.0.1", &["nonsense"], &["10.0.0.0/8"]), "10.0.0.1");
    }
}
