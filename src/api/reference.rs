//! The description for programs, and the same as a page for people.

use std::sync::OnceLock;

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::Value as Json;

use super::endpoints;
use super::prose::{CHAPTERS, Chapter};
use super::sample;
use crate::app::App;
use crate::base::Result;
use crate::web::problem::KINDS;
use crate::web::{self, Needs, Routes, Shell, Stranger};

/// The routes; they hold nothing of the shop, so anyone may read them.
pub fn routes() -> Routes {
    Routes::new().get("/api/openapi.json", Needs::Nothing, description).get("/api/reference", Needs::Nothing, show)
}

/// The description, made once.
pub fn document(base: &url::Url) -> &'static str {
    static MADE: OnceLock<String> = OnceLock::new();
    MADE.get_or_init(|| endpoints().document.finish(base).to_pretty_json().unwrap_or_default())
}

async fn description(State(app): State<App>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], document(&app.config.base_url)).into_response()
}

#[derive(Template)]
#[template(path = "api/reference.html")]
struct ReferencePage {
    shell: Shell,
    chapters: &'static [Chapter],
    sections: Vec<Part>,
    problems: &'static [(&'static str, u16, &'static str, &'static str)],
}

struct Part {
    id: String,
    name: String,
    html: String,
    operations: Vec<Operation>,
}

struct Operation {
    id: String,
    method: String,
    path: String,
    summary: String,
    html: String,
    scope: String,
    parameters: Vec<Field>,
    fields: Vec<Field>,
    request: String,
    answer: String,
}

/// A parameter or a field, as a line of a table.
pub struct Field {
    /// What it is called, with what it lies in.
    pub name: String,
    /// Text, whole number, …
    pub kind: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it is, as HTML.
    pub html: String,
}

async fn show(State(app): State<App>, stranger: Stranger) -> Result<Response> {
    let document: Json = serde_json::from_str(document(&app.config.base_url))?;
    let shell = stranger.shell(&app);
    web::page(&ReferencePage { shell, chapters: CHAPTERS, sections: parts(&document), problems: KINDS })
}

fn text(of: &Json) -> String {
    of.as_str().unwrap_or_default().to_owned()
}

fn parts(document: &Json) -> Vec<Part> {
    let base = text(&document["servers"][0]["url"]);
    let part = |tag: &Json| {
        let name = text(&tag["name"]);
        let operations = operations(document, &base, &name);
        Part { id: name.to_lowercase(), html: sample::said(&text(&tag["description"])), name, operations }
    };
    document["tags"].as_array().into_iter().flatten().map(part).collect()
}

fn operations(document: &Json, base: &str, section: &str) -> Vec<Operation> {
    let mut found = Vec::new();
    for line in endpoints().routes.table() {
        let method = line.method.as_str().to_lowercase();
        let it = &document["paths"][line.path][&method];
        if it["tags"][0] == section {
            found.push(operation(document, base, line.path, &method, it));
        }
    }
    found
}

fn operation(document: &Json, base: &str, path: &str, method: &str, it: &Json) -> Operation {
    let body = &it["requestBody"]["content"]["application/json"]["schema"];
    let answers = &it["responses"];
    let answer = if answers["201"].is_null() { &answers["200"] } else { &answers["201"] };
    let schema = &answer["content"]["application/json"]["schema"];
    let parameter = |it: &Json| Field {
        name: text(&it["name"]),
        kind: sample::kind(document, &it["schema"]),
        required: it["required"] == true,
        html: sample::said(&text(&it["description"])),
    };
    let sent = (!body.is_null()).then(|| sample::pretty(document, body));
    Operation {
        id: text(&it["operationId"]),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(&it["summary"]),
        html: sample::said(&text(&it["description"])),
        scope: text(&it["security"][0]["token"][0]),
        parameters: it["parameters"].as_array().into_iter().flatten().map(parameter).collect(),
        fields: if body.is_null() { Vec::new() } else { sample::fields(document, body) },
        request: curl(method, base, path, sent.as_deref()),
        answer: sample::pretty(document, schema),
    }
}

/// The request as it is typed into a shell.
fn curl(method: &str, base: &str, path: &str, body: Option<&str>) -> String {
    let path = path.replace("{id}", "1hm8x2v4c0g01").replace("{identity}", "1hm8x2v4c0g02");
    let mut text = String::from("curl");
    if method != "get" {
        text.push_str(&format!(" -X {}", method.to_uppercase()));
    }
    text.push_str(&format!(" {base}{path} \\\n  -H 'Authorization: Bearer ind_…'"));
    if method != "get" {
        text.push_str(" \\\n  -H 'Idempotency-Key: 7c1e…'");
    }
    if let Some(body) = body {
        text.push_str(&format!(
            " \\\n  -H 'Content-Type: application/json' \\\n  -d '{}'",
            body.replace('\'', "'\\''")
        ));
    }
    text
}
