//! What imports forget when a person is erased: rows that could not be used and name them, files that are named after
//! them, and files that are not finished yet and may name them.

use super::run::ForgetFile;
use super::{actions, store};
use crate::base::{Result, Tx};
use crate::customers::Erased;

/// Removes what names the person from the imports.
///
/// A file that waits to be stored cannot be searched inside a unit of work, and must not bring the person back: it is
/// given up, and whoever brought it exports it afresh.
pub fn eraser(tx: &mut Tx<'_>, erased: &Erased) -> Result<Vec<(&'static str, i64)>> {
    let texts: Vec<String> =
        erased.texts.iter().map(|it| it.trim().to_lowercase()).filter(|it| it.chars().count() > 2).collect();
    let named = |text: String| {
        let text = text.to_lowercase();
        texts.iter().any(|it| text.contains(it.as_str()))
    };
    let faults = tx.all("SELECT import_id, record, raw FROM import_faults", &[], |row| {
        Ok(named(row.get(2)?).then_some((row.get::<i64>(0)?, row.get::<i64>(1)?)))
    })?;
    let mut rows = 0;
    for (import, record) in faults.into_iter().flatten() {
        tx.run("UPDATE import_faults SET raw = '' WHERE import_id = $1 AND record = $2", &[&import, &record])?;
        rows += 1;
    }
    let files =
        tx.all("SELECT id, file_name FROM imports", &[], |row| Ok(named(row.get(1)?).then_some(row.get::<i64>(0)?)))?;
    for import in files.into_iter().flatten() {
        tx.run("UPDATE imports SET file_name = '…' WHERE id = $1", &[&import])?;
    }
    let waiting = store::waiting(tx)?;
    for mut it in waiting.iter().cloned() {
        tx.enqueue(&ForgetFile { blob_key: it.blob_key.clone() })?;
        it.position.open.clear();
        store::set_progress(tx, &it)?;
        store::forget_file(tx, it.id)?;
        actions::fail(tx, it.id, &"imports-file-gone".into())?;
    }
    Ok(vec![("import_rows", rows), ("import_files", waiting.len() as i64)])
}
