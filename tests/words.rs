//! Every string a person reads is in the catalogue, in four languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use indaba::web::words;

fn files(under: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(under).expect("a folder of the project").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|it| endings.iter().any(|ending| it == *ending)) {
            found.push(path);
        }
    }
    found
}

/// Keys that stand as literals where a sentence is asked for.
fn asked(text: &str) -> BTreeSet<String> {
    const ASKS: &[&str] = &[".t(\"", ".tn(\"", "Say::new(\"", "invalid(\"", "conflict(\"", "Say::from(\""];
    let mut keys = BTreeSet::new();
    for ask in ASKS {
        for (at, _) in text.match_indices(ask) {
            let rest = &text[at + ask.len()..];
            let key = rest.split('"').next().unwrap_or("");
            if key.contains('-') && key.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-') {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

/// A template without its `{#- … -#}`, which show how a part is used.
fn without_comments(text: &str) -> String {
    text.split("{#")
        .enumerate()
        .map(|(at, it)| if at == 0 { it } else { it.split_once("#}").map_or("", |it| it.1) })
        .collect()
}

fn keys_of(lang: &str) -> BTreeSet<String> {
    files(Path::new("src"), &["ftl"])
        .iter()
        .filter(|it| it.file_stem().is_some_and(|it| it == lang))
        .flat_map(|it| fs::read_to_string(it).expect("readable").lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|it| it.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|it| it.split_once(" =").map(|(key, _)| key.to_owned()))
        .collect()
}

#[test]
fn every_sentence_that_is_asked_for_is_in_the_catalogue() {
    let mut asked_for = 0;
    let mut missing = Vec::new();
    for path in files(Path::new("src"), &["rs", "html"]) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.contains("test") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("readable");
        let product = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(&text);
        for key in asked(&without_comments(product)) {
            asked_for += 1;
            if !words::knows(&key) {
                missing.push(format!("{}: {key}", path.display()));
            }
        }
    }
    assert!(asked_for > 100, "the scan finds the sentences of the pages ({asked_for})");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn a_sentence_without_words_would_be_found() {
    let found = asked("{{ shell.t(\"no-such-sentence\") }} and shell.t(name)");
    assert_eq!(found, ["no-such-sentence".to_owned()].into());
    assert!(!words::knows("no-such-sentence"));
}

/// The acts that the code writes into the audit log.
fn audited(text: &str) -> BTreeSet<String> {
    let parts = text.split("audit(").skip(1).filter_map(|it| it.trim_start().strip_prefix("tx,"));
    parts.filter_map(|it| it.trim_start().strip_prefix('"')?.split_once('"').map(|(act, _)| act.to_owned())).collect()
}

#[test]
fn every_act_in_the_audit_log_has_words() {
    let texts = files(Path::new("src"), &["rs"]).into_iter().map(|it| fs::read_to_string(it).expect("readable"));
    let acts: BTreeSet<String> = texts.flat_map(|it| audited(&it)).collect();
    assert!(acts.len() > 20, "the scan finds the acts ({acts:?})");
    let wordless = acts.iter().filter(|it| !words::knows(&format!("audit-{}", it.replace(['.', '_'], "-"))));
    assert_eq!(wordless.collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(audited("team::audit(\n  tx,\n  \"no.such_act\", None)"), ["no.such_act".to_owned()].into());
}

#[test]
fn four_languages_have_the_same_sentences() {
    let english = keys_of("en");
    assert!(english.len() > 100);
    for lang in ["am", "zu", "xh"] {
        let missing: Vec<_> = english.difference(&keys_of(lang)).cloned().collect();
        assert!(missing.is_empty(), "{lang} lacks {missing:?}");
    }
}

/// `docs/words-reviewed.txt` holds `language key` for each string a speaker has read and accepted.
#[test]
fn the_list_of_reviewed_words_names_real_ones() {
    let english = keys_of("en");
    let list = fs::read_to_string("docs/words-reviewed.txt").expect("the list");
    for line in list.lines().filter(|it| !it.starts_with('#') && !it.trim().is_empty()) {
        let (lang, key) = line.split_once(' ').expect("language and key");
        assert!(["am", "zu", "xh"].contains(&lang), "{line}");
        assert!(english.contains(key), "{line} is not in the catalogue");
    }
}
