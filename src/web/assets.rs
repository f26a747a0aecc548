//! Our own files: a hash in the name, compressed once, cached for ever.

use std::io::Write;
use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::{BASE64, HEXLOWER};
use flate2::Compression;
use flate2::write::GzEncoder;
use ring::digest::{SHA256, digest};
use tongue::Lang;

use super::nav;
use super::shell::Assets;
use crate::team::Role;

/// The one inline script: it sets the theme before the first paint.
const THEME: &str = include_str!("assets/theme.js");

/// Every script in one file, in the order in which they may use each other.
const SCRIPTS: &[&str] = &[include_str!("assets/htmx.min.js"), include_str!("assets/htmx-sse.js")];
const OWN_SCRIPTS: &[&str] = &[
    include_str!("assets/toast.js"),
    include_str!("assets/palette.js"),
    include_str!("assets/forms.js"),
    include_str!("assets/editor.js"),
    include_str!("assets/keys.js"),
];

struct Asset {
    address: String,
    kind: &'static str,
    plain: Vec<u8>,
    packed: Vec<u8>,
}

struct All {
    assets: Vec<Asset>,
    addresses: Assets,
    menus: Vec<((Lang, Role), &'static str)>,
}

fn all() -> &'static All {
    static ALL: OnceLock<All> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut assets = vec![
            asset("indaba", "css", "text/css; charset=utf-8", include_str!("assets/indaba.css")),
            asset("indaba", "js", "text/javascript; charset=utf-8", &OWN_SCRIPTS.join("\n")),
            asset("htmx-sse", "js", "text/javascript; charset=utf-8", &SCRIPTS.join("\n")),
            asset("shop", "css", "text/css; charset=utf-8", include_str!("assets/shop.css")),
            asset("shop", "js", "text/javascript; charset=utf-8", include_str!("assets/shop.js")),
            asset("mark", "svg", "image/svg+xml", include_str!("assets/mark.svg")),
        ];
        // The addresses live as long as the program.
        let kept = |it: &Asset| -> &'static str { Box::leak(it.address.clone().into_boxed_str()) };
        let address = |at: usize| kept(&assets[at]);
        let [css, js, htmx, shop_css, shop_js, icon] = std::array::from_fn(address);
        let addresses = Assets { css, js, htmx, shop_css, shop_js, icon };
        let mut menus = Vec::new();
        for (lang, role) in Lang::ALL.into_iter().flat_map(|lang| Role::ALL.map(|role| (lang, role))) {
            let it = asset("menus", "html", "text/html; charset=utf-8", &nav::menus(lang, role));
            menus.push(((lang, role), kept(&it)));
            assets.push(it);
        }
        All { assets, addresses, menus }
    })
}

fn asset(name: &str, ending: &str, kind: &'static str, text: &str) -> Asset {
    let hash = HEXLOWER.encode(&digest(&SHA256, text.as_bytes()).as_ref()[..6]);
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(text.as_bytes()).expect("memory takes all");
    Asset {
        address: format!("/assets/{name}-{hash}.{ending}"),
        kind,
        plain: text.as_bytes().to_vec(),
        packed: packer.finish().expect("memory takes all"),
    }
}

/// The addresses for the head of a page.
pub fn addresses() -> Assets {
    all().addresses
}

/// The address of what all menus of pages are filled from.
pub fn menus(lang: Lang, role: Role) -> &'static str {
    all().menus.iter().find(|it| it.0 == (lang, role)).map_or("", |it| it.1)
}

/// The source that the content security policy names for the theme line.
pub fn theme_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| format!("'sha256-{}'", BASE64.encode(digest(&SHA256, THEME.as_bytes()).as_ref())))
}

/// GET `/assets/{name}`.
pub async fn show(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = all().assets.iter().find(|it| it.address.strip_prefix("/assets/") == Some(&name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let packed =
        headers.get(header::ACCEPT_ENCODING).and_then(|it| it.to_str().ok()).is_some_and(|it| it.contains("gzip"));
    let common = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "Accept-Encoding"),
    ];
    if packed {
        (common, [(header::CONTENT_ENCODING, "gzip")], asset.packed.as_slice()).into_response()
    } else {
        (common, asset.plain.as_slice()).into_response()
    }
}
