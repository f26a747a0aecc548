//! Writing many rows with few statements.

use std::fmt::Write;

use crate::base::db::Param;
use crate::base::{Result, Tx};

/// So few lengths that every statement stays prepared.
const SIZES: [usize; 3] = [32, 8, 1];

/// Runs `head VALUES (…), (…) tail` for rows of `width` values that lie one
/// after the other in `args`.
pub(crate) fn insert(tx: &mut Tx<'_>, head: &str, width: usize, tail: &str, args: &[&dyn Param]) -> Result<()> {
    debug_assert_eq!(args.len() % width, 0);
    let mut rest = args;
    for size in SIZES {
        if rest.len() < size * width {
            continue;
        }
        let sql = statement(head, width, tail, size);
        while rest.len() >= size * width {
            let (now, later) = rest.split_at(size * width);
            tx.run(&sql, now)?;
            rest = later;
        }
    }
    Ok(())
}

fn statement(head: &str, width: usize, tail: &str, rows: usize) -> String {
    let mut sql = String::with_capacity(head.len() + tail.len() + rows * width * 6 + 16);
    sql.push_str(head);
    sql.push_str(" VALUES ");
    for at in 0..rows * width {
        sql.push_str(match at {
            0 => "(",
            _ if at % width == 0 => "), (",
            _ => ", ",
        });
        write!(sql, "${}", at + 1).expect("a string takes all");
    }
    sql.push_str(") ");
    sql.push_str(tail);
    sql
}

#[cfg(test)]
mod tests {
    #[test]
    fn rows_become_one_statement() {
        let sql = super::statement("INSERT INTO t (a, b)", 2, "ON CONFLICT DO NOTHING", 2);
        assert_eq!(sql, "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING");
    }
}
