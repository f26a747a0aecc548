//! The map is true, and nobody knows whom they should not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn rust_files(under: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(under).expect("a folder of the project").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found
}

fn feature_of(path: &Path) -> String {
    let inside = path.strip_prefix("src").expect("a file of src");
    let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The features that the text of a file names as `crate::feature`.
fn named_features(text: &str) -> BTreeSet<String> {
    text.match_indices("crate::")
        .filter_map(|(at, _)| {
            let rest = &text[at + "crate::".len()..];
            let word: String = rest.chars().take_while(|it| it.is_ascii_lowercase() || *it == '_').collect();
            // `use crate::{web, wiring}` names several.
            if word.is_empty() && rest.starts_with('{') {
                let inner = rest[1..].split('}').next()?;
                return Some(
                    inner.split(',').map(|it| it.trim().split("::").next().unwrap_or("").to_owned()).collect(),
                );
            }
            Some(vec![word])
        })
        .flatten()
        .filter(|it| !it.is_empty())
        .collect()
}

/// What code that runs in the product uses: tests may use anything.
fn uses() -> BTreeMap<String, BTreeSet<(String, PathBuf)>> {
    let mut uses: BTreeMap<String, BTreeSet<(String, PathBuf)>> = BTreeMap::new();
    for path in rust_files(Path::new("src")) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let from = feature_of(&path);
        if name.contains("test")
            || name == "sweeps.rs"
            || path.to_string_lossy().contains("/tests/")
            || from == "testing"
        {
            continue;
        }
        let text = fs::read_to_string(&path).expect("readable");
        let product = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(&text);
        for to in named_features(product) {
            if to != from {
                uses.entry(from.clone()).or_default().insert((to, path.clone()));
            }
        }
    }
    uses
}

/// From the lowest layer to the highest; the same lines as in ARCHITECTURE.md.
const LAYERS: &[&[&str]] = &[
    &["base"],
    &["config"],
    &["web"],
    &["team", "settings"],
    &["customers", "catalog"],
    &["orders", "imports", "tracking", "channels"],
    &["thanks"],
    &["reports", "home"],
    &["api", "webhooks"],
    &["app", "wiring", "cli", "demo", "main", "lib"],
];

/// What is allowed all the same, with the reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    // The frame finds out who asks, and for which shop.
    ("web", "team"),
    ("web", "settings"),
    // A locked currency is explained by the profile; staff pages show the shop's name.
    ("team", "settings"),
    ("settings", "team"),
    // Imports book orders, and so do shops that tell of them.
    ("imports", "orders"),
    ("tracking", "orders"),
    // Storefront settings and palette results stand on both.
    ("orders", "catalog"),
    ("orders", "customers"),
];

fn layer(feature: &str) -> Option<usize> {
    LAYERS.iter().position(|it| it.contains(&feature))
}

fn allowed(from: &str, to: &str) -> bool {
    // The app is the value that every handler gets; it holds tools and knows no feature.
    if to == "app" || to == "both_engines" || to == "testing" || EXCEPTIONS.contains(&(from, to)) {
        return true;
    }
    match (layer(from), layer(to)) {
        (Some(from), Some(to)) => to < from,
        _ => false,
    }
}

#[test]
fn nobody_knows_whom_they_should_not() {
    let uses = uses();
    assert!(uses.len() >= 5, "the walk finds the features: {:?}", uses.keys());
    let mut wrong = Vec::new();
    for (from, targets) in &uses {
        if layer(from) == Some(LAYERS.len() - 1) {
            continue;
        }
        for (to, path) in targets {
            if layer(to).is_some() && !allowed(from, to) {
                wrong.push(format!("{} uses {to}, which is not below {from}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_use_upwards_would_be_found() {
    assert!(!allowed("base", "customers"));
    assert!(!allowed("customers", "orders"));
    assert!(!allowed("orders", "reports"));
    assert!(allowed("reports", "orders"));
    let named = named_features("use crate::orders::book;\nuse crate::{reports, web::page};");
    assert_eq!(named, ["orders", "reports", "web"].map(str::to_owned).into());
}

#[test]
fn features_do_not_run_in_circles() {
    let uses = uses();
    let known: BTreeSet<&str> = LAYERS[3..7].iter().flat_map(|it| it.iter().copied()).collect();
    for start in &known {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&str> = vec![start];
        while let Some(at) = open.pop() {
            for (to, path) in uses.get(at).into_iter().flatten() {
                if !known.contains(to.as_str())
                    || [at, to.as_str()] == ["team", "settings"]
                    || [at, to.as_str()] == ["settings", "team"]
                {
                    continue;
                }
                assert!(to != start, "{start} knows itself through {}", path.display());
                if seen.insert(to.as_str()) {
                    open.push(to);
                }
            }
        }
    }
}

fn named_paths(text: &str) -> Vec<&str> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(|it| {
            ["src/", "crates/", "tests/", "docs/", "db/", "demo/", "migrations"]
                .iter()
                .any(|start| it.starts_with(start))
        })
        .filter(|it| !it.contains('*') && !it.contains(' '))
        .collect()
}

#[test]
fn the_map_names_real_paths() {
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "STYLE.md"] {
        let text = fs::read_to_string(document).expect("a document of the project");
        let paths = named_paths(&text);
        assert!(document != "ARCHITECTURE.md" || paths.len() > 10, "the map names paths");
        for path in paths {
            assert!(Path::new(path).exists(), "{document} names `{path}`, which is not there");
        }
    }
    assert_eq!(named_paths("see `src/nowhere` and `not a path`"), ["src/nowhere"]);
}

#[test]
fn every_event_is_in_the_glossary() {
    let glossary = fs::read_to_string("docs/glossary.md").expect("the glossary");
    let mut kinds = BTreeSet::new();
    for path in rust_files(Path::new("src")) {
        if path.to_string_lossy().contains("test") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("readable");
        for (at, _) in text.match_indices("Event::new(") {
            let rest = &text[at + "Event::new(".len()..];
            if let Some(kind) = rest.trim_start().strip_prefix('"').and_then(|it| it.split('"').next()) {
                kinds.insert(kind.to_owned());
            }
        }
    }
    for kind in kinds {
        assert!(glossary.contains(&format!("`{kind}`")), "the glossary does not know the event `{kind}`");
    }
}
