use std::{
    borrow::Cow,
    io::{self, Write},
};

use crate::format::Delimiter;

/// The cell so that no spreadsheet runs it as a formula: with an apostrophe before what could
/// begin one. Plain numbers, and so phone numbers with a plus, stay numbers.
pub fn safe_cell(cell: &str) -> Cow<'_, str> {
    let could_run = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if could_run && !is_plain_number(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let (integral, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    [integral, fraction].iter().all(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()))
}

/// Writes rows as CSV that any spreadsheet opens and `Reader` reads back. Every cell is made safe.
pub struct Writer<W> {
    inner: W,
    delimiter: Delimiter,
    line: String,
    begun: bool,
}

impl<W: Write> Writer<W> {
    /// Excel needs the byte order mark to see that the text is UTF-8.
    pub fn new(mut inner: W, delimiter: Delimiter, mark: bool) -> io::Result<Writer<W>> {
        if mark {
            inner.write_all("\u{feff}".as_bytes())?;
        }
        Ok(Writer { inner, delimiter, line: String::new(), begun: false })
    }

    pub fn row<I, S>(&mut self, cells: I) -> io::Result<()>
    where
        I: IntoIterator<Item = S>,
        S: AsRef<str>,
    {
        self.line.clear();
        for (column, cell) in cells.into_iter().enumerate() {
            if column > 0 {
                self.line.push(self.delimiter.as_char());
            }
            self.cell(&safe_cell(cell.as_ref()), column == 0);
        }
        if self.line.is_empty() {
            // Otherwise the line would be empty, which is no row.
            self.line.push_str("\"\"");
        }
        self.line.push_str("\r\n");
        self.begun = true;
        self.inner.write_all(self.line.as_bytes())
    }

    pub fn finish(mut self) -> io::Result<W> {
        self.inner.flush()?;
        Ok(self.inner)
    }

    fn cell(&mut self, cell: &str, first: bool) {
        let delimiter = self.delimiter.as_char();
        let special = |it: char| it == delimiter || matches!(it, '"' | '\r' | '\n');
        // A file that begins so would say something about itself, instead of holding a cell.
        let speaks =
            first && !self.begun && (cell.starts_with('\u{feff}') || cell.to_ascii_lowercase().starts_with("sep"));
        if speaks || cell.contains(special) || cell.starts_with(' ') || cell.ends_with(' ') {
            self.line.push('"');
            self.line.push_str(&cell.replace('"', "\"\""));
            self.line.push('"');
        } else {
            self.line.push_str(cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_run_is_disarmed_and_numbers_stay_numbers() {
        for cell in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\r=1", "-", "+", "-1.", "+1 2"] {
            assert_eq!(safe_cell(cell), format!("'{cell}"));
        }
        for cell in ["", "a=1", "-12.50", "-3", "+27821234567", "-1,5", "ann@example.com"] {
            assert!(matches!(safe_cell(cell), Cow::Borrowed(it) if it == cell), "{cell}");
        }
    }

    #[test]
    fn rows_are_quoted_only_where_they_must_be() {
        let mut writer = Writer::new(Vec::new(), Delimiter::COMMA, true).unwrap();
        writer.row(["id", "say \"hi\"", "a,b", "two\nlines", " x", "=1"]).unwrap();
        writer.row([""]).unwrap();
        let text = String::from_utf8(writer.finish().unwrap()).unwrap();
        assert_eq!(text, "\u{feff}id,\"say \"\"hi\"\"\",\"a,b\",\"two\nlines\",\" x\",'=1\r\n\"\"\r\n");
    }
}
