//! Our own script for the pages of a shop.

use std::io::Write;
use std::sync::OnceLock;

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use flate2::Compression;
use flate2::write::GzEncoder;
use ring::digest::{SHA256, digest};

use crate::web::{Needs, Routes};

const WRITTEN: &str = include_str!("script/indaba.js");

struct Script {
    plain: String,
    packed: Vec<u8>,
    etag: HeaderValue,
}

/// Where the script is.
pub fn routes() -> Routes {
    Routes::new().get("/indaba.js", Needs::Open, show)
}

/// Without comments and indents, which is most of what can be saved before packing.
fn lean(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn script() -> &'static Script {
    static SCRIPT: OnceLock<Script> = OnceLock::new();
    SCRIPT.get_or_init(|| {
        let plain = lean(WRITTEN);
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(plain.as_bytes()).expect("memory takes all");
        let hash = HEXLOWER.encode(&digest(&SHA256, plain.as_bytes()).as_ref()[..8]);
        let etag = HeaderValue::try_from(format!("\"{hash}\"")).expect("letters and digits");
        Script { packed: packer.finish().expect("memory takes all"), plain, etag }
    })
}

/// GET `/indaba.js`
async fn show(headers: HeaderMap) -> Response {
    let it = script();
    let has = |name: header::HeaderName, what: &str| {
        headers.get(name).and_then(|it| it.to_str().ok()).is_some_and(|it| it.contains(what))
    };
    let known = has(header::IF_NONE_MATCH, it.etag.to_str().unwrap_or_default());
    let mut response = match (known, has(header::ACCEPT_ENCODING, "gzip")) {
        (true, _) => StatusCode::NOT_MODIFIED.into_response(),
        (false, true) => ([(header::CONTENT_ENCODING, "gzip")], it.packed.as_slice()).into_response(),
        (false, false) => it.plain.as_str().into_response(),
    };
    let out = response.headers_mut();
    let text = |it: &'static str| HeaderValue::from_static(it);
    out.insert(header::CONTENT_TYPE, text("text/javascript; charset=utf-8"));
    out.insert(header::ETAG, it.etag.clone());
    // A shop's page names no version, so a new one must be there within minutes.
    out.insert(header::CACHE_CONTROL, text("public, max-age=600"));
    out.insert(header::VARY, text("Accept-Encoding"));
    out.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, text("*"));
    out.insert(HeaderName::from_static("cross-origin-resource-policy"), text("cross-origin"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_weighs_little() {
        let weight = script().packed.len();
        assert!(weight <= 3 << 10, "the script weighs {weight} bytes");
        assert!(!script().plain.contains("// "), "comments stay here");
    }
}
