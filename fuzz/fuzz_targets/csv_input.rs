#![no_main]

//! Any file at all: it is guessed at, read to its end in little memory, and its cells are tried
//! as every kind of value.

use jiff::tz::TimeZone;
use libfuzzer_sys::fuzz_target;
use sheet::*;

fuzz_target!(|bytes: &[u8]| {
    let sniffed = sniff(bytes);
    let fields = [
        FieldSpec { key: "email", synonyms: &["e-mail"], kind: Kind::Email },
        FieldSpec { key: "date", synonyms: &[], kind: Kind::Date },
    ];
    guess_columns(&sniffed.names, &sniffed.rows, &fields);

    // Limits so tight that a short input reaches them.
    let options = Options { cell_bytes: 64, columns: 20, ..Options::default() };
    let Ok(mut reader) = Reader::new(bytes, &sniffed.format, options) else { return };
    let mut last = reader.position();
    while let Some(record) = reader.read().expect("a slice can always be read") {
        if let Record::Row(row) = record {
            row.iter().for_each(try_as_values);
        }
        let position = reader.position();
        assert_eq!(position.index, last.index + 1);
        assert!(position.line >= last.line && position.byte >= last.byte);
        last = position;
    }
});

fn try_as_values(cell: &str) {
    let zone = TimeZone::UTC;
    for order in [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd] {
        let _ = date_time(cell, order, &zone);
    }
    for numbers in [Numbers::Point, Numbers::Comma, Numbers::Unsure] {
        let _ = (decimal_e6(cell, numbers), money_minor(cell, 2, numbers));
    }
    let _ = (whole(cell), truthy(cell), email(cell), text(cell, 100));
    assert!(!safe_cell(cell).starts_with(['=', '@']));
}
