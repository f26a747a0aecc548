//! How a file seems to be written and what its columns mean: a first guess, which a person may change.

use std::io::Read;

use sheet::{DateOrder, Numbers, Overrides, Sniff};

use super::fields::Field;
use super::model::{Codes, Kind, Plan, Use};
use crate::base::{Error, Result};
use crate::catalog::Storefront;
use crate::settings::ShopProfile;

/// The beginning of a file, unpacked: enough to guess from and to show.
pub fn head(source: &mut dyn Read) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    source.take(sheet::HEAD_BYTES as u64).read_to_end(&mut head)?;
    // A workbook is a zip archive, and its beginning would be taken for a table of one strange column.
    if head.starts_with(b"PK\x03\x04") || head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Error::invalid("imports-file-workbook"));
    }
    if head.starts_with(b"%PDF") || head.is_empty() {
        return Err(Error::invalid("imports-file-no-table"));
    }
    Ok(head)
}

/// How the file that begins so is to be read.
pub fn guess(kind: Kind, head: &[u8], known: &Overrides, shop: &ShopProfile) -> Plan {
    let sniff = sheet::sniff_with(head, known);
    let names = names(&sniff);
    let uses = uses(kind, &sniff, &names);
    let (storefront, storefront_name) = ("main".to_owned(), shop.name.clone());
    let mut plan = Plan {
        kind,
        format: sniff.format,
        names,
        uses,
        dates: DateOrder::Dmy,
        dates_open: false,
        numbers: Numbers::Unsure,
        currency: shop.currency,
        zone: shop.zone.clone(),
        country: shop.country.clone(),
        storefront,
        storefront_name,
        codes: Codes::Plain,
        weeks: 0,
        made_up: false,
        at_most: None,
    };
    look_at_cells(&mut plan, &sniff.rows);
    plan
}

/// The web shop that a file belongs to unless someone says otherwise: the one the shop began with.
pub fn first(all: &[Storefront]) -> Option<&Storefront> {
    all.iter().min_by_key(|it| it.id.raw())
}

/// Looks again at what the cells say, after columns have been given other uses.
pub fn look_at_cells(plan: &mut Plan, rows: &[Vec<String>]) {
    let cells = |fields: &[Field]| -> Vec<&str> {
        let columns: Vec<usize> = fields.iter().filter_map(|it| plan.column(*it)).collect();
        rows.iter().flat_map(|row| columns.iter().filter_map(|at| row.get(*at))).map(String::as_str).collect()
    };
    let dates = sheet::guess_date_order(cells(&[Field::Date, Field::CreatedAt]));
    let amounts = [Field::UnitPrice, Field::LineTotal, Field::Discount, Field::Tax, Field::Shipping];
    let numbers = sheet::guess_numbers(cells(&amounts));
    let has_dates = plan.column(Field::Date).or(plan.column(Field::CreatedAt)).is_some();
    let is_retail = plan.kind == Kind::Orders && is_retail(rows, plan);
    plan.dates_open = has_dates && dates.is_none();
    plan.dates = dates.unwrap_or(DateOrder::Dmy);
    plan.numbers = numbers;
    plan.codes = if is_retail { Codes::OnlineRetail } else { Codes::Plain };
}

/// The names of the columns; where the file has none, their numbers.
fn names(sniff: &Sniff) -> Vec<String> {
    let named = |at: usize| sniff.names.get(at).filter(|it| !it.is_empty()).cloned();
    (0..sniff.columns).map(|at| named(at).unwrap_or_else(|| (at + 1).to_string())).collect()
}

fn uses(kind: Kind, sniff: &Sniff, names: &[String]) -> Vec<Use> {
    let specs: Vec<_> = Field::of(kind).iter().map(|it| it.spec()).collect();
    let mut uses = vec![Use::Nothing; names.len()];
    let guessed = sheet::guess_columns(&sniff.names, &sniff.rows, &specs);
    for (field, column) in Field::of(kind).iter().zip(guessed) {
        if let Some(place) = column.and_then(|it| uses.get_mut(it)) {
            *place = Use::Field(*field);
        }
    }
    uses
}

/// The codes of the Online Retail data are told by its five digits and its letters that are no products.
fn is_retail(rows: &[Vec<String>], plan: &Plan) -> bool {
    let Some(column) = plan.column(Field::Sku) else { return false };
    let codes: Vec<&str> = rows.iter().filter_map(|row| row.get(column)).map(|it| it.trim()).collect();
    let five_digits = |it: &&&str| {
        let (digits, rest) = it.split_at_checked(5).unwrap_or(("", "x"));
        digits.bytes().all(|it| it.is_ascii_digit())
            && rest.len() <= 2
            && rest.bytes().all(|it| it.is_ascii_alphabetic())
    };
    let telling = codes.iter().filter(|it| matches!(**it, "POST" | "DOT" | "M" | "D" | "C2")).count();
    let like = codes.iter().filter(five_digits).count();
    telling > 0 && !codes.is_empty() && like * 10 >= codes.len() * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shop() -> ShopProfile {
        ShopProfile {
            name: "Jebena & Kin".into(),
            language: "en".into(),
            currency: "ZAR".parse().unwrap(),
            zone: "Africa/Johannesburg".into(),
            country: "ZA".into(),
            demo: false,
        }
    }

    fn of(kind: Kind, text: &str) -> Plan {
        guess(kind, text.as_bytes(), &Overrides::default(), &shop())
    }

    #[test]
    fn a_file_says_how_its_dates_and_numbers_are_written() {
        let plan = of(Kind::Orders, "Order;Date;SKU;Qty;Price\n1;31.12.2024;A;2;1.234,50\n");
        assert_eq!((plan.dates, plan.dates_open, plan.numbers), (DateOrder::Dmy, false, Numbers::Comma));
        assert_eq!(plan.fault(), None);
        let open = of(Kind::Orders, "Order,Date,SKU,Qty,Price\n1,1/2/2024,A,2,1234\n");
        assert!(open.dates_open);
    }

    #[test]
    fn a_file_without_a_header_gets_numbers_for_names() {
        let plan = of(Kind::Customers, "Ann,ann@example.com\nBob,bob@example.com\n");
        assert_eq!(plan.names, ["1", "2"]);
        assert_eq!(plan.column(Field::Email), Some(1));
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(of(Kind::Orders, "a,b\n1,2\n").fault().unwrap().key, "imports-needs-number");
        assert_eq!(of(Kind::Customers, "a,b\n1,2\n").fault().unwrap().key, "imports-needs-person");
    }

    #[test]
    fn the_online_retail_data_is_recognised_by_its_codes() {
        let text = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price\n\
                    1,85123A,X,1,2010-01-02T10:00:00,2.55\n1,POST,POSTAGE,1,2010-01-02T10:00:00,18\n\
                    1,21232,X,1,2010-01-02T10:00:00,2.55\n1,21233,X,1,2010-01-02T10:00:00,2.55\n\
                    1,21234,X,1,2010-01-02T10:00:00,2.55\n";
        assert_eq!(of(Kind::Orders, text).codes, Codes::OnlineRetail);
        assert_eq!(of(Kind::Orders, &text.replace("POST", "99999")).codes, Codes::Plain);
    }
}
