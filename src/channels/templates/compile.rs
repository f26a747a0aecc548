//! A wording made ready to be filled in, any number of times.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use merge_tags::{Escape, Limits, Manner, RenderError, Template, Values, escape};
use serde_json::Value as Json;
use tongue::{Lang, Locale};

use super::blanks::{Bit, Blanked};
use super::mjml;
use super::model::{Kind, Part, Problem, Wording};
use super::plain;
use crate::base::Clock;

/// A wording, made ready to be filled in.
#[derive(Debug)]
pub struct Compiled {
    pieces: Pieces,
    of_customers: Option<BTreeSet<String>>,
    lang: Lang,
    clock: Clock,
}

#[derive(Debug)]
pub(super) struct Pieces {
    subject: Template,
    html: Template,
    text: Template,
}

/// A message, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The subject, on one line.
    pub subject: String,
    /// The HTML.
    pub html: String,
    /// The text.
    pub text: String,
}

impl Compiled {
    /// Makes a wording ready.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn new(wording: &Wording, lang: Lang, clock: Clock) -> Result<Compiled, Problem> {
        let pieces = compile(wording, lang)?;
        let mut of_customers = Some(BTreeSet::new());
        for it in [&pieces.subject, &pieces.html, &pieces.text] {
            let more = it.members("customer").map(|it| it.into_iter().map(str::to_owned));
            of_customers = of_customers.zip(more).map(|(names, more)| names.into_iter().chain(more).collect());
        }
        Ok(Compiled { pieces, of_customers, lang, clock })
    }

    /// What it may say of a customer; none if that is anything.
    pub fn of_customers(&self) -> Option<&BTreeSet<String>> {
        self.of_customers.as_ref()
    }

    /// The message for these values: those of [`crate::channels::context`], and what is known beside. Dates and
    /// money are in the zone and the currency of its `shop`.
    ///
    /// # Errors
    /// Where a limit is reached, or a value is missing that the template requires.
    pub fn render(&self, data: &dyn Values) -> Result<Rendered, RenderError> {
        let shop = |name: &str| data.named("shop").and_then(|it| it.get(name)).and_then(Json::as_str);
        let zone = shop("zone").and_then(|it| TimeZone::get(it).ok()).unwrap_or(TimeZone::UTC);
        let currency = shop("currency").and_then(tongue::currency);
        let currency = currency.or_else(|| tongue::currency("ZAR")).expect("a currency of the standard");
        let locale = Locale::new(self.lang, zone, currency);
        let text = Manner { escape: Escape::Text, limits: Limits::default(), locale, now: self.clock.now().ms() };
        let html = Manner { escape: Escape::Html, ..text.clone() };
        let [subject, text, html] = [
            self.pieces.subject.render(data, &text)?,
            self.pieces.text.render(data, &text)?,
            self.pieces.html.render(data, &html)?,
        ]
        .map(without_nul);
        Ok(Rendered {
            subject: subject.split_whitespace().collect::<Vec<_>>().join(" "),
            html,
            text: text.trim().to_owned() + "\n",
        })
    }
}

/// A value may bring a NUL with it, which no database keeps as text and no mail may have.
fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "") } else { text }
}

/// Reads all parts of a wording.
pub(super) fn compile(wording: &Wording, lang: Lang) -> Result<Pieces, Problem> {
    let read = |part: Part, source: &str| {
        Template::parse(source).map_err(|it| match it.first() {
            Some(fault) => Problem::of(part, fault),
            None => Problem::at_start(part, "templates-mjml-unreadable"),
        })
    };
    // A fault is told where it was written, not where it stands in what was made of it.
    read(Part::Body, &wording.body)?;
    let preheader = read(Part::Preheader, &wording.preheader).map(|_| wording.preheader.trim())?;
    let (html, text) = match wording.kind {
        Kind::Mjml => {
            let laid = mjml::lay_out(&wording.body)?;
            let html = laid.blanked.back(&laid.html).replace("lang=\"und\"", &format!("lang=\"{}\"", lang.tag()));
            (html, text_of(&laid.blanked, &laid.html))
        }
        Kind::Html => {
            let blanked = Blanked::new(&wording.body, |_| ("", ""));
            (wording.body.clone(), text_of(&blanked, &blanked.text))
        }
        Kind::Plain => (html_of(&wording.body, lang), wording.body.clone()),
    };
    let text = if wording.alternative.trim().is_empty() { text } else { wording.alternative.clone() };
    let html = read(Part::Body, &with_title(with_preheader(html, preheader), &wording.subject));
    Ok(Pieces {
        subject: read(Part::Subject, &wording.subject)?,
        html: html.map_err(|it| Problem { line: 1, column: 1, ..it })?,
        text: read(Part::Alternative, &text)?,
    })
}

fn text_of(blanked: &Blanked<'_>, html: &str) -> String {
    blanked.back(&plain::from_html(html, blanked))
}

/// Text as it stands in HTML, its blanks as they are.
fn escaped(text: &str) -> String {
    let blanked = Blanked::new(text, |_| ("", ""));
    let mut out = String::with_capacity(text.len() * 2);
    for bit in blanked.bits(&blanked.text) {
        match bit {
            Bit::Text(text) => out.push_str(&escape(text)),
            Bit::Mark(number) => out.push_str(blanked.blank(number)),
        }
    }
    out
}

/// Text as HTML: its lines stay lines.
fn html_of(text: &str, lang: Lang) -> String {
    let body = escaped(text.trim());
    let (tag, line) = (lang.tag(), if lang == Lang::Am { "1.8" } else { "1.5" });
    format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title></title></head><body><div style=\"\
         font:16px/{line} system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans Ethiopic',sans-serif;\
         white-space:pre-wrap;max-width:36em\">{body}</div></body></html>"
    )
}

/// What mail programs show beside the subject, and nobody sees in the mail itself.
fn with_preheader(html: String, preheader: &str) -> String {
    if preheader.is_empty() {
        return html;
    }
    let said = escaped(preheader);
    let hidden = format!("<div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all\">{said}</div>");
    let body = html.find("<body").and_then(|it| Some(it + html[it..].find('>')? + 1)).unwrap_or(0);
    let (before, after) = html.split_at(body);
    format!("{before}{hidden}{after}")
}

/// The subject is what a page of its own would be called.
fn with_title(html: String, subject: &str) -> String {
    html.replacen("<title></title>", &format!("<title>{}</title>", escaped(subject.trim())), 1)
}
