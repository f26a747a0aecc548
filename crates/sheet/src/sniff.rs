use std::collections::HashSet;

use encoding_rs::{Encoding, UTF_8};

use crate::{
    dates::looks_like_date,
    encoding::guess_encoding,
    format::{Delimiter, Format, Quote},
    numbers::looks_like_number,
    reader::{Options, Reader, Width, sep_line},
    row::Record,
    source::Source,
    values::email,
};

/// How much of a file is looked at.
pub const HEAD_BYTES: usize = 256 * 1024;

const ROWS: usize = 200;

/// What a file seems to be.
#[derive(Clone, Debug)]
pub struct Sniff {
    pub format: Format,
    pub columns: usize,
    /// The names of the columns, trimmed; none if there is no header.
    pub names: Vec<String>,
    /// The first rows below the header.
    pub rows: Vec<Vec<String>>,
}

/// What the caller knows better.
#[derive(Clone, Copy, Debug, Default)]
pub struct Overrides {
    pub encoding: Option<&'static Encoding>,
    pub delimiter: Option<Delimiter>,
    pub quote: Option<Quote>,
    pub header: Option<bool>,
}

/// Guesses how a table is written from its first bytes; more than `HEAD_BYTES` are not looked at.
pub fn sniff(head: &[u8]) -> Sniff {
    sniff_with(head, &Overrides::default())
}

pub fn sniff_with(head: &[u8], known: &Overrides) -> Sniff {
    let cut = head.len() >= HEAD_BYTES;
    let head = &head[..head.len().min(HEAD_BYTES)];
    let encoding = known.encoding.unwrap_or_else(|| guess_encoding(head));
    let text = as_utf8(head, encoding);

    let trial = best_trial(&text, cut, known);
    let header = known.header.unwrap_or_else(|| has_header(&trial.rows));
    let mut rows = trial.rows;
    let names = if header && !rows.is_empty() {
        rows.remove(0).iter().map(|it| it.trim().to_owned()).collect()
    } else {
        Vec::new()
    };
    let columns = if names.is_empty() { trial.width } else { names.len() };
    Sniff { format: Format { encoding, delimiter: trial.delimiter, quote: trial.quote, header }, columns, names, rows }
}

fn as_utf8(head: &[u8], encoding: &'static Encoding) -> Vec<u8> {
    let mut text = Vec::new();
    let mut source = Source::new(head, encoding);
    let mut chunk = vec![0; 64 * 1024];
    // A slice cannot fail to be read.
    while let Ok(taken @ 1..) = source.fill(&mut chunk) {
        text.extend_from_slice(&chunk[..taken]);
    }
    if text.starts_with("\u{feff}".as_bytes()) {
        text.drain(..3);
    }
    text
}

/// The table as it would be if it were written so.
struct Trial {
    delimiter: Delimiter,
    quote: Quote,
    rows: Vec<Vec<String>>,
    /// The usual number of cells.
    width: usize,
    /// How many of a hundred records have it.
    agreement: usize,
}

impl Trial {
    fn new(text: &[u8], cut: bool, delimiter: Delimiter, quote: Quote) -> Trial {
        let format = Format { encoding: UTF_8, delimiter, quote, header: false };
        // A table that is too wide is told by its width, not taken for one without columns.
        let options = Options { width: Width::Any, columns: usize::MAX, ..Options::default() };
        let (mut rows, mut bad) = (Vec::new(), 0);
        if let Ok(mut reader) = Reader::new(text, &format, options) {
            while let Ok(Some(record)) = reader.read() {
                match record {
                    Record::Row(row) => rows.push(row.to_vec()),
                    Record::Bad(_) => bad += 1,
                }
                if rows.len() + bad == ROWS {
                    break;
                }
            }
        }
        if cut && rows.len() + bad < ROWS && rows.len() > 1 {
            rows.pop();
        }
        let (width, agreeing) = usual_width(&rows);
        let agreement = agreeing * 100 / (rows.len() + bad).max(1);
        Trial { delimiter, quote, rows, width, agreement }
    }

    /// A first row like the others counts for more than any other row.
    fn score(&self) -> (usize, usize) {
        if self.width < 2 {
            return (0, 0);
        }
        let first = self.rows.first().is_some_and(|it| it.len() == self.width);
        let agreement = if first { self.agreement } else { self.agreement * 7 / 10 };
        (agreement / 5, self.width)
    }
}

fn usual_width(rows: &[Vec<String>]) -> (usize, usize) {
    let mut widths: Vec<usize> = rows.iter().map(Vec::len).collect();
    widths.sort_unstable();
    let runs = widths.chunk_by(|a, b| a == b).map(|run| (run[0], run.len()));
    runs.max_by_key(|&(width, count)| (count, width)).unwrap_or((1, 0))
}

fn best_trial(text: &[u8], cut: bool, known: &Overrides) -> Trial {
    let announced = sep_line(text).map(|(delimiter, _)| delimiter);
    let candidates = match known.delimiter.or(announced) {
        Some(only) => vec![only],
        None => vec![Delimiter::COMMA, Delimiter::SEMICOLON, Delimiter::TAB, Delimiter::PIPE],
    };
    let best_with = |quote| {
        let mut trials = candidates.iter().map(|it| Trial::new(text, cut, *it, quote));
        let first = trials.next().expect("there is a candidate");
        trials.fold(first, better)
    };
    if let Some(quote) = known.quote {
        return best_with(quote);
    }
    if !text.contains(&b'"') && text.contains(&b'\'') {
        let bare = best_with(Quote::None);
        let wrapped = |cell: &String| cell.len() > 1 && cell.starts_with('\'') && cell.ends_with('\'');
        let rows = bare.rows.iter().filter(|row| row.iter().any(wrapped)).count();
        let quote = if rows > 0 && rows * 2 >= bare.rows.len() { Quote::Single } else { Quote::Double };
        return best_with(quote);
    }
    let quoted = best_with(Quote::Double);
    if quoted.agreement >= 90 {
        return quoted;
    }
    // Inch marks and stray quotes at the beginning of cells, where nothing is really quoted.
    let bare = best_with(Quote::None);
    let really = bare.rows.iter().flatten().any(|it| it.len() > 1 && it.starts_with('"') && it.ends_with('"'));
    if !really && bare.score().0 > quoted.score().0 + 1 { bare } else { quoted }
}

fn better(one: Trial, other: Trial) -> Trial {
    // `1,5;2,5;3,0` has as many commas in each row as semicolons, but they are decimal commas.
    if one.delimiter == Delimiter::COMMA
        && other.delimiter == Delimiter::SEMICOLON
        && one.score().0 == other.score().0
        && other.width > 1
        && commas_in_numbers(&other)
    {
        return other;
    }
    if other.score() > one.score() { other } else { one }
}

fn commas_in_numbers(trial: &Trial) -> bool {
    let (mut between_digits, mut all) = (0, 0);
    for cell in trial.rows.iter().flatten().map(|it| it.as_bytes()) {
        for at in 0..cell.len() {
            if cell[at] == b',' {
                let digit = |it: Option<&u8>| it.is_some_and(u8::is_ascii_digit);
                all += 1;
                between_digits += usize::from(at > 0 && digit(cell.get(at - 1)) && digit(cell.get(at + 1)));
            }
        }
    }
    between_digits * 10 >= all * 8
}

/// Names are words; values below them often are not, and what is repeated below is a value.
fn has_header(rows: &[Vec<String>]) -> bool {
    let Some((first, below)) = rows.split_first() else {
        return false;
    };
    let is_value = |cell: &str| looks_like_number(cell) || looks_like_date(cell) || email(cell).is_ok();
    if first.iter().any(|cell| is_value(cell)) || first.iter().all(|cell| cell.trim().is_empty()) {
        return false;
    }
    let mut seen = HashSet::new();
    let unique = first.iter().filter(|it| !it.trim().is_empty()).all(|it| seen.insert(it.trim().to_lowercase()));
    let has_values = |column: usize| {
        let cells = || below.iter().filter_map(|row| row.get(column)).filter(|it| !it.trim().is_empty());
        let values = cells().filter(|cell| is_value(cell)).count();
        values > 0 && values * 2 >= cells().count()
    };
    if (0..first.len()).any(has_values) {
        return true;
    }
    let repeated = first
        .iter()
        .enumerate()
        .any(|(column, name)| !name.trim().is_empty() && below.iter().any(|row| row.get(column) == Some(name)));
    unique && !repeated && first.iter().all(|it| it.chars().count() <= 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> char {
        sniff(text.as_bytes()).format.delimiter.as_char()
    }

    #[test]
    fn the_delimiter_is_what_every_row_has_as_often() {
        assert_eq!(delimiter("a,b,c\n1,2,3\n"), ',');
        assert_eq!(delimiter("a;b;c\n1,5;2;3\n1;2,5;x\n"), ';');
        assert_eq!(delimiter("a\tb\n1, 2\t3\n"), '\t');
        assert_eq!(delimiter("a|b\n1,2|3\n"), '|');
        assert_eq!(delimiter("name,note\nx,\"a;b;c\"\ny,\"d\ne;f\"\n"), ',');
    }

    #[test]
    fn decimal_commas_do_not_make_a_comma_file() {
        assert_eq!(delimiter("1,5;2,5;3,0\n4,5;1,5;9,9\n"), ';');
    }

    #[test]
    fn a_sep_line_is_believed_and_is_no_row() {
        let sniffed = sniff(b"sep=^\r\na^b\r\n1,2^3,4\r\n");
        assert_eq!(sniffed.format.delimiter.as_char(), '^');
        assert_eq!(sniffed.names, ["a", "b"]);
        assert_eq!(sniffed.rows, [["1,2", "3,4"]]);
    }

    #[test]
    fn what_the_caller_knows_is_not_guessed() {
        let known = Overrides { delimiter: Some(Delimiter::PIPE), header: Some(false), ..Overrides::default() };
        let sniffed = sniff_with(b"a,b\n1,2\n", &known);
        assert_eq!((sniffed.columns, sniffed.format.header), (1, false));
        assert_eq!(sniffed.rows[0], ["a,b"]);
    }

    #[test]
    fn a_header_is_words_above_values() {
        assert!(sniff(b"name,total\nAnn,12.50\n").format.header);
        assert!(sniff(b"first,last\nAnn,Lee\nBob,May\n").format.header);
        assert!(!sniff(b"Ann,12.50\nBob,3\n").format.header);
        assert!(!sniff(b"Ann,ann@example.com\nBob,bob@example.com\n").format.header);
        assert!(!sniff(b"GB,red\nGB,blue\nZA,red\n").format.header);
        assert!(sniff(b"email\nann@example.com\n").format.header);
    }

    #[test]
    fn nothing_and_a_lone_header_are_understood() {
        let nothing = sniff(b"");
        assert_eq!((nothing.names.len(), nothing.rows.len(), nothing.format.header), (0, 0, false));
        let lone = sniff(b"id,name\n");
        assert_eq!((lone.names, lone.rows.len(), lone.columns), (vec!["id".into(), "name".into()], 0, 2));
    }

    #[test]
    fn quotes_may_be_single_or_mere_inch_marks() {
        let single = sniff(b"a,b\n'x,1','y'\n'z','w'\n");
        assert_eq!(single.format.quote, Quote::Single);
        assert_eq!(single.rows[0], ["x,1", "y"]);
        let inches = sniff(b"size\tname\n\"5 in\tbolt\n7\tnut\n9\tscrew\n4\tnail\n");
        assert_eq!(inches.format.quote, Quote::None);
        let one_slip = sniff(b"a,b\n1,\"x\"\n2,\"y\n3,z\n");
        assert_eq!(one_slip.format.quote, Quote::Double);
        assert_eq!(sniff(b"a,b\nit's,5'\n").format.quote, Quote::Double);
    }

    #[test]
    fn a_row_cut_off_at_the_end_of_the_head_is_not_shown() {
        let mut text = format!("a,b\n{},{}\n", "x".repeat(1000), "y".repeat(1000)).into_bytes();
        text.extend(vec![b'z'; HEAD_BYTES]);
        let sniffed = sniff(&text);
        assert_eq!((sniffed.columns, sniffed.rows.len()), (2, 1));
    }
}
