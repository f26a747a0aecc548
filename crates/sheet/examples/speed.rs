//! How many simple rows are read in a second: `cargo run --release -p sheet --example speed`.

use std::time::Instant;

use sheet::{Format, Options, Reader, Record};

const ROWS: usize = 2_000_000;

#[expect(clippy::disallowed_methods, reason = "this crate stands alone, and measuring is all that is done here")]
fn main() {
    let mut file = String::from("order,sku,description,quantity,date,price,customer,country\n");
    for number in 0..ROWS {
        file.push_str(&format!(
            "{},85123A,WHITE HANGING HEART,6,12/1/2010 8:26,2.55,17850,United Kingdom\n",
            536_365 + number
        ));
    }
    let begun = Instant::now();
    let mut reader = Reader::new(file.as_bytes(), &Format::default(), Options::default()).expect("the header is fine");
    let (mut rows, mut letters) = (0, 0);
    while let Some(Record::Row(row)) = reader.read().expect("memory can always be read") {
        rows += 1;
        letters += row.iter().map(str::len).sum::<usize>();
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!("{rows} rows, {letters} letters: {:.2} million rows/s", rows as f64 / seconds / 1e6);
}
