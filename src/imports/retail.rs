//! The rules of the Online Retail data: what its codes and invoice numbers mean. The reasons stand in
//! `docs/decisions`, under the name of the data.

use super::orders::{LineKind, OrderDraft, OrderKind};

/// What a line with this code is. A code of five digits and perhaps letters is a product, as are the few codes of
/// another form that name one (DCGS0058, SP1002, PADS).
pub fn line_kind(code: &str) -> LineKind {
    let code = code.trim().to_ascii_uppercase();
    match code.as_str() {
        "POST" | "DOT" | "C2" | "C3" => LineKind::Shipping,
        "D" => LineKind::Discount,
        "M" | "ADJUST" | "ADJUST2" => LineKind::Manual,
        "S" => LineKind::Sample,
        "BANK CHARGES" | "AMAZONFEE" | "CRUK" => LineKind::Fee,
        "B" => LineKind::BadDebt,
        "TEST001" | "TEST002" => LineKind::Test,
        _ if code.starts_with("GIFT") => LineKind::Voucher,
        _ => LineKind::Goods,
    }
}

/// The product that a code names: 85123a and 85123A are one.
pub fn product_code(code: &str) -> String {
    code.trim().to_uppercase()
}

/// What an invoice is: `C…` a credit, `A…` bad debt; where every line is free and nobody bought, a note of the
/// warehouse about its stock.
pub fn order_kind(order: &mut OrderDraft) -> OrderKind {
    match order.number.as_bytes().first() {
        Some(b'C' | b'c') => OrderKind::Credit,
        Some(b'A' | b'a') => OrderKind::Adjustment,
        _ if order.person.is_none() && order.lines.iter().all(|it| it.unit_e4 == 0) => {
            for line in &mut order.lines {
                line.kind = LineKind::StockNote;
            }
            OrderKind::Adjustment
        }
        _ => OrderKind::Sale,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_are_no_products_are_known() {
        for (code, kind) in [
            ("POST", LineKind::Shipping),
            ("m", LineKind::Manual),
            ("gift_0001_20", LineKind::Voucher),
            ("AMAZONFEE", LineKind::Fee),
            ("85123A", LineKind::Goods),
            ("DCGS0058", LineKind::Goods),
            ("PADS", LineKind::Goods),
        ] {
            assert_eq!(line_kind(code), kind, "{code}");
        }
    }
}
