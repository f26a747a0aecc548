//! Orders in a reader's words.

use crate::orders::{LineKind, Order, OrderKind, Status};
use crate::web::Shell;

/// A short word with the colour it stands in.
pub struct Chip {
    pub text: String,
    pub tone: &'static str,
}

/// Where an order stands, in a word.
pub fn standing(shell: &Shell, it: &Order) -> Chip {
    let (key, tone) = match (it.kind, it.status) {
        (_, Status::Cancelled) if it.kind == OrderKind::Credit => ("orders-credit-withdrawn", "line"),
        (_, Status::Cancelled) => ("orders-status-cancelled", "line"),
        (OrderKind::Credit, _) => ("orders-kind-credit", "plum"),
        (OrderKind::Adjustment, _) => ("orders-kind-adjustment", ""),
        (_, Status::Placed) => ("orders-status-placed", "accent"),
        (_, Status::Paid) => ("orders-status-paid", "accent"),
        (_, Status::Fulfilled) => ("orders-status-fulfilled", "good"),
        (_, Status::Refunded) => ("orders-status-refunded", ""),
        (_, Status::PartlyRefunded) => ("orders-status-partly-refunded", ""),
    };
    Chip { text: shell.t(key), tone }
}

/// The key of a code: `stock_note` is said by `…-stock-note`.
pub fn key(prefix: &str, code: &str) -> String {
    format!("{prefix}-{}", code.replace('_', "-"))
}

/// What a line is about, where it is not plain goods.
pub fn line_kind(shell: &Shell, kind: LineKind) -> String {
    if kind == LineKind::Goods { String::new() } else { shell.t(&key("orders-line", kind.code())) }
}

/// An amount of this order.
pub fn money(shell: &Shell, it: &Order, minor: i64) -> String {
    shell.locale.money(minor, it.currency.code())
}

/// The number as people say it.
pub fn number(it: &Order) -> String {
    format!("#{}", it.number)
}

/// The name of a customer, or the number where nobody told us a name.
pub fn name(name: &str, number: i64) -> String {
    if name.is_empty() { format!("C-{number}") } else { name.to_owned() }
}

/// Line numbers of a file as ranges: 2–9, 40.
pub fn ranges(lines: impl IntoIterator<Item = i64>) -> String {
    let mut lines: Vec<i64> = lines.into_iter().collect();
    lines.sort_unstable();
    let mut ranges: Vec<(i64, i64)> = Vec::new();
    for line in lines {
        match ranges.last_mut() {
            Some((_, end)) if line <= *end + 1 => *end = line.max(*end),
            _ => ranges.push((line, line)),
        }
    }
    let said = |(from, to): &(i64, i64)| if from == to { from.to_string() } else { format!("{from}\u{2013}{to}") };
    ranges.iter().map(said).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_said_as_ranges() {
        assert_eq!(ranges([4, 2, 3, 40, 9, 9]), "2\u{2013}4, 9, 40");
        assert_eq!(ranges([]), "");
    }
}
