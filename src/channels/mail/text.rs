//! The text beside the HTML, for whoever reads mail without pictures.

/// How wide a line of it is.
const WIDTH: usize = 76;

/// The text of an HTML; links stand below it.
pub fn of_html(html: &str) -> String {
    let text = html2text::from_read(html.as_bytes(), WIDTH).unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines().map(str::trim_end) {
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank < 2 && !(out.is_empty() && line.is_empty()) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}
