//! What imports forget when a person is erased: rows that could not be used and name them, and files that are named
//! after them. Files that wait to be stored were cleaned before, outside of any unit of work.

use super::clean::Marks;
use super::store;
use crate::base::{Error, Result, Tx};
use crate::customers::{self, Erased};

/// Removes what names the person from the imports.
///
/// # Errors
/// `Conflict` if a file came since the others were looked through for this person; then the erasure is tried again.
pub fn eraser(tx: &mut Tx<'_>, erased: &Erased) -> Result<Vec<(&'static str, i64)>> {
    if store::unsearched(tx, &erased.customers)? > 0 {
        return Err(Error::conflict("imports-unsearched"));
    }
    let identities = match erased.customers.first() {
        Some(one) => customers::identities(tx, *one)?,
        None => Vec::new(),
    };
    let marks = Marks::new(&identities, erased);
    let faults = tx.all("SELECT import_id, record, raw FROM import_faults WHERE raw <> ''", &[], |row| {
        let raw: String = row.get(2)?;
        Ok(marks.named_in(&raw).then_some((row.get::<i64>(0)?, row.get::<i64>(1)?)))
    })?;
    let mut rows = 0;
    for (import, record) in faults.into_iter().flatten() {
        tx.run("UPDATE import_faults SET raw = '' WHERE import_id = $1 AND record = $2", &[&import, &record])?;
        rows += 1;
    }
    let files = tx.all("SELECT id, file_name FROM imports", &[], |row| {
        let name: String = row.get(1)?;
        Ok(marks.named_in(&name).then_some(row.get::<i64>(0)?))
    })?;
    let mut names = 0;
    for import in files.into_iter().flatten() {
        tx.run("UPDATE imports SET file_name = '…' WHERE id = $1", &[&import])?;
        names += 1;
    }
    Ok(vec![("import_rows", rows), ("import_files", names)])
}
