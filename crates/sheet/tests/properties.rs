//! What must hold for every file.

use std::io::{self, Read};

use proptest::{collection::vec, prelude::*};
use sheet::*;

/// Gives a few bytes at a time, as networks do.
struct Dribble<'a>(&'a [u8], usize);

impl Read for Dribble<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let most = self.1.min(out.len());
        self.0.read(&mut out[..most])
    }
}

#[derive(Debug, PartialEq)]
enum Seen {
    Row(u64, Vec<String>),
    Bad(BadRow),
}

fn read_all(source: impl Read, format: &Format, options: Options) -> Vec<Seen> {
    let Ok(mut reader) = Reader::new(source, format, options) else {
        return Vec::new();
    };
    let mut seen = Vec::new();
    while let Some(record) = reader.read().unwrap() {
        seen.push(match record {
            Record::Row(row) => Seen::Row(row.line, row.to_vec()),
            Record::Bad(bad) => Seen::Bad(bad),
        });
    }
    seen
}

fn tight() -> Options {
    Options { cell_bytes: 24, columns: 5, ..Options::default() }
}

/// Bytes that matter to a table, and some that do not.
fn table_bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(prop::sample::select(&b"ab1,;\t|\"\"'\r\n\n\0\xe9\xff\xc3\xa9=-. "[..]), 0..400)
}

proptest! {
    #[test]
    fn any_bytes_are_read_to_their_end(bytes in vec(any::<u8>(), 0..600)) {
        let format = sniff(&bytes).format;
        let seen = read_all(&bytes[..], &format, Options::default());
        prop_assert!(seen.len() <= bytes.len());
    }

    #[test]
    fn it_does_not_matter_in_what_pieces_a_file_comes(bytes in table_bytes(), piece in 1..9usize, utf16 in any::<bool>()) {
        let mut format = sniff(&bytes).format;
        if utf16 {
            format.encoding = Encoding::for_label(b"utf-16be").unwrap();
        }
        prop_assert_eq!(read_all(&bytes[..], &format, tight()), read_all(Dribble(&bytes, piece), &format, tight()));
    }

    #[test]
    fn records_and_lines_are_counted_alike_whether_read_or_skipped(bytes in table_bytes(), stop in 0..20u64) {
        let format = Format { header: false, ..Format::default() };
        let mut read = Reader::new(&bytes[..], &format, tight()).unwrap();
        let mut skipped = Reader::new(&bytes[..], &format, tight()).unwrap();
        while read.position().index < stop && read.read().unwrap().is_some() {}
        skipped.skip_to(stop).unwrap();
        prop_assert_eq!(read.position(), skipped.position());

        let at = read.position();
        let width = Options { width: Width::Any, ..tight() };
        let rest = &bytes[at.byte.unwrap() as usize..];
        let mut whole = Reader::new(&bytes[..], &format, width).unwrap();
        whole.skip_to(stop).unwrap();
        let mut resumed = Reader::resume(rest, &format, width, at);
        let (one, other) = (whole.read().unwrap(), resumed.read().unwrap());
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }

    #[test]
    fn what_is_written_is_read_back(
        rows in (1..6usize).prop_flat_map(|width| vec(vec("[a-c1=+@é,;\"\r\n\t \u{feff}-]{0,6}|sep=;|sep=,", width), 1..8)),
        mark in any::<bool>(),
        delimiter in prop::sample::select(&[Delimiter::COMMA, Delimiter::SEMICOLON, Delimiter::TAB, Delimiter::PIPE][..]),
    ) {
        let mut writer = Writer::new(Vec::new(), delimiter, mark).unwrap();
        for row in &rows {
            writer.row(row).unwrap();
        }
        let bytes = writer.finish().unwrap();
        let format = Format { delimiter, header: false, ..Format::default() };
        let options = Options { width: Width::Exactly(rows[0].len()), ..Options::default() };
        let seen: Vec<Vec<String>> = read_all(&bytes[..], &format, options)
            .into_iter()
            .map(|it| match it {
                Seen::Row(_, cells) => cells,
                Seen::Bad(bad) => panic!("{bad:?}"),
            })
            .collect();
        let safe: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|it| safe_cell(it).into_owned()).collect()).collect();
        prop_assert_eq!(seen, safe);
    }

    /// Another reader of the same format agrees, once all quotes are closed.
    #[test]
    fn cells_are_what_the_csv_crate_finds(text in "([ab,\" \n\r]|\"\"|,\"[a,\r\n]{0,5}\"){0,60}") {
        let format = Format { header: false, ..Format::default() };
        let options = Options { width: Width::Any, ..Options::default() };
        let read = |text: &str| read_all(text.as_bytes(), &format, options);
        let closed = read(&text).iter().all(|it| matches!(it, Seen::Row(..)));
        let text = if closed { text } else { text + "\"" };
        let seen = read(&text);
        let mut other = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let expected: Vec<Vec<String>> = other.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect();
        let cells: Vec<Vec<String>> = seen.into_iter().map(|it| match it { Seen::Row(_, cells) => cells, Seen::Bad(_) => unreachable!() }).collect();
        prop_assert_eq!(cells, expected);
    }

    #[test]
    fn no_cell_makes_a_parser_panic(cell in "\\PC{0,20}|[0-9,.:/ TZ+()eE\u{a0}£R'-]{0,24}|[0-9]{1,40}([.,][0-9]{0,40})?") {
        let zone = jiff::tz::TimeZone::UTC;
        for order in [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd] {
            let _ = date_time(&cell, order, &zone);
        }
        for numbers in [Numbers::Point, Numbers::Comma, Numbers::Unsure] {
            let _ = (decimal_e6(&cell, numbers), money_minor(&cell, 2, numbers));
        }
        let _ = (whole(&cell), truthy(&cell), email(&cell), text(&cell, 5), safe_cell(&cell));
        let _ = (guess_date_order([cell.as_str()]), guess_numbers([cell.as_str()]));
    }

    #[test]
    fn a_written_number_is_read_as_itself(millionths in any::<i64>()) {
        let sign = if millionths < 0 { "-" } else { "" };
        let (units, rest) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
        prop_assert_eq!(decimal_e6(&format!("{sign}{units}.{rest:06}"), Numbers::Point), Ok(millionths));
        prop_assert_eq!(decimal_e6(&format!("{sign}{units},{rest:06}"), Numbers::Comma), Ok(millionths));
        prop_assert_eq!(whole(&millionths.to_string()), Ok(millionths));
    }
}
