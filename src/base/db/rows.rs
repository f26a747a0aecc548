//! Writing many rows.

use std::fmt::Write;

use super::conn::EngineKind;
use super::tx::Tx;
use super::value::{Param, Row, Value};
use crate::base::error::{Error, Result};

/// Rows of one statement on a server, where each statement costs a way there and back: so few lengths that every
/// statement stays prepared.
const TOGETHER: &[usize] = &[32, 8, 1];
/// The embedded engine is next door. For a statement of many rows it would copy every page that it touches, to be
/// able to take back half of it.
const ALONE: &[usize] = &[1];

impl Tx<'_> {
    /// Runs `head VALUES (…) tail` for rows of `width` values that lie one after the other in `args`.
    pub fn insert(&mut self, head: &str, width: usize, tail: &str, args: &[&dyn Param]) -> Result<()> {
        debug_assert_eq!(args.len() % width, 0);
        let mut rest = args;
        for rows in self.lengths() {
            let values = rows * width;
            let (now, later) = rest.split_at(rest.len() / values * values);
            if !now.is_empty() {
                self.run_each(&statement(head, width, tail, *rows), values, now)?;
            }
            rest = later;
        }
        Ok(())
    }

    /// Inserts rows of `width` values that begin with their key, whole numbers in the columns `key`; gives the keys of
    /// those that were not there, in any order. The others stay as they are.
    pub fn insert_new<const N: usize>(
        &mut self,
        head: &str,
        width: usize,
        key: [&str; N],
        args: &[&dyn Param],
    ) -> Result<Vec<[i64; N]>> {
        let mut new = Vec::with_capacity(args.len() / width);
        if self.engine() == EngineKind::Postgres {
            let tail = format!("ON CONFLICT DO NOTHING RETURNING {}", key.join(", "));
            self.insert_returning(head, width, &tail, args, |row| {
                let mut it = [0; N];
                (0..N).try_for_each(|at| row.get(at).map(|value| it[at] = value))?;
                new.push(it);
                Ok(())
            })?;
            return Ok(new);
        }
        // The embedded engine would gather what it returns in a table of its own, made for each row.
        let sql = statement(head, width, "ON CONFLICT DO NOTHING", 1);
        for row in args.chunks(width) {
            if self.run(&sql, row)? == 1 {
                let mut it = [0; N];
                for (place, arg) in it.iter_mut().zip(row) {
                    let Value::Int(value) = arg.value() else {
                        return Err(Error::internal("a key is no whole number"));
                    };
                    *place = value;
                }
                new.push(it);
            }
        }
        Ok(new)
    }

    fn insert_returning(
        &mut self,
        head: &str,
        width: usize,
        tail: &str,
        args: &[&dyn Param],
        mut take: impl FnMut(&Row) -> Result<()>,
    ) -> Result<()> {
        debug_assert_eq!(args.len() % width, 0);
        let mut rest = args;
        for rows in self.lengths() {
            let values = rows * width;
            let (now, later) = rest.split_at(rest.len() / values * values);
            let sql = if now.is_empty() { String::new() } else { statement(head, width, tail, *rows) };
            for each in now.chunks(values) {
                self.each(&sql, each, &mut take)?;
            }
            rest = later;
        }
        Ok(())
    }

    fn lengths(&self) -> &'static [usize] {
        match self.engine() {
            EngineKind::Sqlite => ALONE,
            EngineKind::Postgres => TOGETHER,
        }
    }
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
