//! Files as they come: what is read from them, and what is said about what cannot be read.

use std::io::{Cursor, Read};

use sheet::*;

/// Rows as `line: a|b`, bad rows as `line! fault`.
fn read_all(source: impl Read, format: &Format, options: Options) -> Vec<String> {
    let mut reader = Reader::new(source, format, options).unwrap();
    let mut seen = Vec::new();
    while let Some(record) = reader.read().unwrap() {
        seen.push(match record {
            Record::Row(row) => format!("{}: {}", row.line, row.to_vec().join("|")),
            Record::Bad(bad) => format!("{}! {}", bad.line, bad.reason.code()),
        });
    }
    seen
}

fn sniffed(bytes: &[u8]) -> Vec<String> {
    read_all(bytes, &sniff(bytes).format, Options::default())
}

fn bare() -> Format {
    Format { header: false, ..Format::default() }
}

fn any_width() -> Options {
    Options { width: Width::Any, ..Options::default() }
}

#[test]
fn windows_1252_is_recognised_and_transcoded() {
    assert_eq!(sniffed(b"name,price\nCaf\xe9,\xa33.10\n"), ["2: Café|£3.10"]);
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    let text = "name\tprice\r\nCafé\t£3.10\r\nአበበ\t5\r\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let expected = ["2: Café|£3.10", "3: አበበ|5"];
    assert_eq!(sniffed(&little), expected);
    assert_eq!(sniffed(&big), expected);
    assert_eq!(sniffed(&[b"\xFF\xFE", &little[..]].concat()), expected);
    assert_eq!(sniffed(&[b"\xFE\xFF", &big[..]].concat()), expected);
}

#[test]
fn half_a_character_in_utf_16_spoils_only_its_row() {
    let mut bytes = b"a\0,\0b\0\n\0".to_vec();
    bytes.extend(b"\x00\xD8,\0x\0\n\0" as &[u8]);
    bytes.extend(b"1\0,\x002\0\n\0");
    let format = Format { encoding: Encoding::for_label(b"utf-16le").unwrap(), ..Format::default() };
    assert_eq!(read_all(&bytes[..], &format, Options::default()), ["2! undecodable", "3: 1|2"]);
}

#[test]
fn every_delimiter_is_read() {
    for delimiter in [",", ";", "\t", "|"] {
        let text = "id,name\n1,\"a,b\"\n2,c\n".replace(',', delimiter);
        assert_eq!(sniffed(text.as_bytes()), [format!("2: 1|a{delimiter}b"), "3: 2|c".into()]);
    }
}

#[test]
fn quotes_hold_quotes_delimiters_and_line_ends() {
    let text = "a,b\r\n\"say \"\"hi\"\"\",\"one\r\ntwo\nthree\rfour\"\r\nx,y\r\n";
    assert_eq!(sniffed(text.as_bytes()), ["2: say \"hi\"|one\r\ntwo\nthree\rfour", "6: x|y"]);
}

#[test]
fn lines_may_end_in_any_way_and_empty_lines_are_no_rows() {
    let expected = ["2: 1|x", "4: 2|y"];
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(sniffed("id,b\n1,x\n\n2,y\n".replace('\n', end).as_bytes()), expected, "{end:?}");
        assert_eq!(sniffed("id,b\n1,x\n\n2,y".replace('\n', end).as_bytes()), expected, "{end:?}");
    }
}

#[test]
fn an_empty_file_and_a_lone_header_have_no_rows() {
    assert_eq!(sniffed(b""), [""; 0]);
    assert_eq!(sniffed(b"\xEF\xBB\xBF"), [""; 0]);
    let mut reader = Reader::new(&b"\xEF\xBB\xBF id , name \r\n"[..], &Format::default(), Options::default()).unwrap();
    assert_eq!(reader.headers(), ["id", "name"]);
    assert!(reader.read().unwrap().is_none());
}

#[test]
fn without_a_header_the_first_record_is_a_row() {
    assert_eq!(sniffed(b"Ann,12.50\nBob,3\n"), ["1: Ann|12.50", "2: Bob|3"]);
}

#[test]
fn nul_bytes_are_text_like_any_other() {
    assert_eq!(sniffed(b"id,name\n1,a\0b\n2,c\n3,d\n"), ["2: 1|a\0b", "3: 2|c", "4: 3|d"]);
}

#[test]
fn broken_utf8_spoils_only_its_row() {
    let rows = read_all(&b"a,b\n1,\xff\n2,x\n"[..], &Format::default(), Options::default());
    assert_eq!(rows, ["2! undecodable", "3: 2|x"]);
}

#[test]
fn rows_of_another_width_are_named_and_blank_cells_beyond_it_forgiven() {
    let text = b"a,b\n1\n1,2,3\n1,2,,\n1,2\n";
    assert_eq!(
        read_all(&text[..], &Format::default(), Options::default()),
        ["2! too_few", "3! too_many", "4: 1|2", "5: 1|2"]
    );
    let lenient = Options { short_rows: true, ..Options::default() };
    assert_eq!(read_all(&text[..], &Format::default(), lenient)[0], "2: 1");
}

#[test]
fn a_bad_row_shows_how_it_begins() {
    let text = format!("a,b\n{}\n", "é".repeat(5000));
    let mut reader = Reader::new(text.as_bytes(), &Format::default(), Options::default()).unwrap();
    let Some(Record::Bad(bad)) = reader.read().unwrap() else { panic!("a row with one cell is bad") };
    assert_eq!(bad.reason, RowFault::TooFew { expected: 2, found: 1 });
    assert_eq!(bad.raw, format!("{}…", "é".repeat(200)));
}

#[test]
fn more_than_300_columns_are_refused() {
    let text = format!("x{}\nx{}\na,b\n", ",x".repeat(299), ",x".repeat(300));
    let rows = read_all(text.as_bytes(), &bare(), any_width());
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1..], ["2! too_wide", "3: a|b"]);
    let wide = format!("x{}\n", ",x".repeat(300));
    let opened = Reader::new(wide.as_bytes(), &Format::default(), Options::default());
    assert!(
        matches!(opened, Err(OpenError::Header(bad)) if bad.reason == RowFault::TooWide { limit: 300, found: 301 })
    );
}

#[test]
fn a_quote_that_is_never_closed_costs_only_its_line() {
    let text = b"a,b\n1,x\n2,\"y\n3,z\n4,w\n";
    let rows = read_all(&text[..], &Format::default(), Options::default());
    assert_eq!(rows, ["2: 1|x", "3! unclosed_quote", "4: 3|z", "5: 4|w"]);
}

#[test]
fn an_unclosed_quote_is_shown_from_its_own_line() {
    let mut reader = Reader::new(&b"a,b\n\"1\n2\",\"3\n4,5\n"[..], &Format::default(), Options::default()).unwrap();
    let Some(Record::Bad(bad)) = reader.read().unwrap() else { panic!("the second quote is not closed") };
    assert_eq!((bad.line, bad.raw.as_str()), (3, "2\",\"3\n4,5\n"));
}

#[test]
fn a_quote_that_is_not_closed_within_the_limit_costs_only_its_line() {
    let mut text = String::from("a,b\n\"q\nr\",\"y\n");
    for number in 0..300_000 {
        text.push_str(&format!("{number},z\n"));
    }
    text.push_str("9,\"closed\"\n");
    let rows = read_all(text.as_bytes(), &Format::default(), Options::default());
    assert_eq!(rows[..2], ["3! unclosed_quote", "4: 0|z"]);
    assert_eq!(rows.len(), 300_002);
    assert_eq!(rows[300_001], "300004: 9|closed");
}

#[test]
fn a_cell_of_ten_megabytes_is_passed_over() {
    for quote in ["", "\""] {
        let before = Cursor::new(format!("a,b\n1,{quote}"));
        let after = Cursor::new(format!("{quote}\n2,x\n"));
        let file = before.chain(std::io::repeat(b'z').take(10 << 20)).chain(after);
        assert_eq!(read_all(file, &Format::default(), Options::default()), ["2! cell_too_long", "3: 2|x"]);
    }
}

#[test]
fn a_row_without_end_is_passed_over() {
    let commas = std::io::repeat(b',').take(10 << 20);
    let file = Cursor::new("a,b\n").chain(commas).chain(Cursor::new("\n2,x\n"));
    assert_eq!(read_all(file, &Format::default(), Options::default()), ["2! row_too_long", "3: 2|x"]);
}

#[test]
fn reading_goes_on_where_it_stopped() {
    let mut text = String::from("\u{feff}id,name\r\n");
    for number in 0..1000 {
        text.push_str(&format!("{number},\"two\nlines\"\r\n"));
    }
    let mut reader = Reader::new(text.as_bytes(), &Format::default(), Options::default()).unwrap();
    assert_eq!(reader.skip_to(700).unwrap(), 700);
    let position = reader.position();
    let Some(Record::Row(row)) = reader.read().unwrap() else { panic!("there are 1000 rows") };
    assert_eq!((row.index, row.line, row.cell(0)), (700, 1402, "700"));

    let rest = &text.as_bytes()[position.byte.unwrap() as usize..];
    let options = Options { width: Width::Exactly(2), ..Options::default() };
    let mut resumed = Reader::resume(rest, &Format::default(), options, position);
    let Some(Record::Row(row)) = resumed.read().unwrap() else { panic!("there are 300 left") };
    assert_eq!((row.index, row.line, row.cell(0)), (700, 1402, "700"));
    assert_eq!(resumed.skip_to(u64::MAX).unwrap(), 1000);
    assert!(resumed.read().unwrap().is_none());
}

#[test]
fn an_excel_sheet_becomes_values() {
    let text = b"sep=;\r\nWhen;Total\r\n40513.35;R 1 234,50\r\n";
    let mut reader = Reader::new(&text[..], &sniff(text).format, Options::default()).unwrap();
    let Some(Record::Row(row)) = reader.read().unwrap() else { panic!("there is a row") };
    assert_eq!(row.line, 3);
    let zone = jiff::tz::TimeZone::UTC;
    assert_eq!(date_time(row.cell(0), DateOrder::Dmy, &zone), Ok(1_291_191_840_000));
    assert_eq!(money_minor(row.cell(1), 2, Numbers::Comma), Ok(123_450));
}
