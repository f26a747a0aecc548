//! Whom a line believes: the authorities of the world, and what the shop named for a server of its own.

use std::sync::Arc;

use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::client::TlsParameters;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, RootCertStore};

use super::client::Route;

/// The certificates in a PEM text, whatever else stands in it; none if one of them is broken.
pub fn certificates(pem: &str) -> Vec<CertificateDer<'static>> {
    let found: Vec<CertificateDer<'static>> =
        CertificateDer::pem_slice_iter(pem.as_bytes()).collect::<Result<_, _>>().unwrap_or_default();
    if found.iter().all(|it| ParsedCertificate::try_from(it).is_ok()) { found } else { Vec::new() }
}

/// How a line is encrypted. Where the shop named a certificate, what the server shows is looked at by [`believed`],
/// which must come before anything is said.
pub(super) fn parameters(route: &Route) -> Result<TlsParameters, SmtpError> {
    let named = !route.certificate.is_empty();
    TlsParameters::builder(route.host.clone())
        .dangerous_accept_invalid_certs(named)
        .dangerous_accept_invalid_hostnames(named)
        .build_rustls()
}

/// Whether the server of an encrypted line, which has shown these certificates and that the first is its own, is the
/// one that the shop means.
///
/// A certificate that was named is that of this server, whatever name and dates stand in it: servers of one's own often
/// sign theirs themselves, and by the rules of authorities such a one is good for nothing.
pub(super) fn believed(route: &Route, shown: Vec<Vec<u8>>) -> Result<(), rustls::Error> {
    if route.certificate.is_empty() {
        return Ok(());
    }
    let shown: Vec<CertificateDer<'static>> = shown.into_iter().map(CertificateDer::from).collect();
    let (own, between) = shown.split_first().ok_or(rustls::Error::NoCertificatesPresented)?;
    let named = certificates(&route.certificate);
    if named.contains(own) {
        return Ok(());
    }
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    roots.add_parsable_certificates(named);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider)
        .build()
        .map_err(|it| rustls::Error::General(it.to_string()))?;
    let name = ServerName::try_from(route.host.as_str()).map_err(|it| rustls::Error::General(it.to_string()))?;
    verifier.verify_server_cert(own, between, &name, &[], UnixTime::now()).map(drop)
}

/// What is wrong with the certificate of a server: the step of a `Trouble`, and the details.
pub(super) fn fault(error: &rustls::Error) -> (&'static str, String) {
    use CertificateError as Why;
    let rustls::Error::InvalidCertificate(why) = error else { return ("certificate", error.to_string()) };
    match why {
        // Which is what the ones are that servers make for themselves.
        Why::Other(_) => ("certificate", "self-signed".to_owned()),
        Why::Expired | Why::ExpiredContext { .. } | Why::NotValidYet | Why::NotValidYetContext { .. } => {
            ("certificate-dates", why.to_string())
        }
        Why::NotValidForName | Why::NotValidForNameContext { .. } => ("certificate-name", why.to_string()),
        _ => ("certificate", why.to_string()),
    }
}

/// The same, if an error of a line is about a certificate.
pub(super) fn refused(error: &SmtpError) -> Option<(&'static str, String)> {
    let mut at: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(it) = at {
        // An error of input and output hides what it wraps.
        let inner = it.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        let tls = inner.and_then(|it| it.downcast_ref::<rustls::Error>()).or_else(|| it.downcast_ref());
        if let Some(tls @ rustls::Error::InvalidCertificate(_)) = tls {
            return Some(fault(tls));
        }
        at = it.source();
    }
    None
}
