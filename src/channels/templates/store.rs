//! Templates, their drafts and versions in the database.

use tongue::Lang;

use super::model::{Kind, Template, Wording};
use crate::base::{Conn, Error, Id, Result, Row, Timestamp, Tx};
use crate::channels::Version;

const COLUMNS: &str = "id, key, name, purpose, live_number, archived_at, changed_at";

fn read(row: &Row<'_>) -> Result<Template> {
    Ok(Template {
        id: row.get(0)?,
        key: row.get(1)?,
        name: row.get(2)?,
        marketing: row.get::<String>(3)? == "marketing",
        live: row.get(4)?,
        archived_at: row.get(5)?,
        changed_at: row.get(6)?,
    })
}

/// All templates, by name.
pub fn templates(conn: &mut Conn<'_>) -> Result<Vec<Template>> {
    conn.all(&format!("SELECT {COLUMNS} FROM templates ORDER BY name, id"), &[], read)
}

/// One template.
///
/// # Errors
/// `NotFound` if there is none.
pub fn find(conn: &mut Conn<'_>, id: Id<Template>) -> Result<Template> {
    conn.first(&format!("SELECT {COLUMNS} FROM templates WHERE id = $1"), &[&id], read)?
        .ok_or(Error::NotFound("template"))
}

/// The template with this key.
pub fn find_by_key(conn: &mut Conn<'_>, key: &str) -> Result<Option<Template>> {
    conn.first(&format!("SELECT {COLUMNS} FROM templates WHERE key = $1"), &[&key], read)
}

pub(super) fn insert(tx: &mut Tx<'_>, key: &str, name: &str, marketing: bool) -> Result<Option<Id<Template>>> {
    let (id, now) = (tx.new_id::<Template>(), tx.now);
    let fresh = tx.run(
        "INSERT INTO templates (id, key, name, purpose, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT (key) DO NOTHING",
        &[&id, &key, &name, &if marketing { "marketing" } else { "service" }, &now],
    )?;
    Ok((fresh == 1).then_some(id))
}

const WORDING: &str = "subject, preheader, kind, body, alternative";

/// From columns that begin here.
fn read_wording(row: &Row<'_>, at: usize) -> Result<Wording> {
    let kind: String = row.get(at + 2)?;
    Ok(Wording {
        subject: row.get(at)?,
        preheader: row.get(at + 1)?,
        kind: Kind::parse(&kind).ok_or_else(|| Error::internal("no such kind of body"))?,
        body: row.get(at + 3)?,
        alternative: row.get(at + 4)?,
    })
}

fn read_lang(row: &Row<'_>, at: usize) -> Result<Lang> {
    let code: String = row.get(at)?;
    Lang::parse(&code).ok_or_else(|| Error::internal("no such language"))
}

/// What a version says, and in which language.
///
/// # Errors
/// `NotFound` if there is none.
pub fn version(conn: &mut Conn<'_>, id: Id<Version>) -> Result<(Wording, Lang)> {
    conn.first(&format!("SELECT {WORDING}, language FROM template_versions WHERE id = $1"), &[&id], |row| {
        Ok((read_wording(row, 0)?, read_lang(row, 5)?))
    })?
    .ok_or(Error::NotFound("template"))
}

/// The template that a version is of.
pub fn template_of(conn: &mut Conn<'_>, id: Id<Version>) -> Result<Option<Template>> {
    let template = conn.first("SELECT template_id FROM template_versions WHERE id = $1", &[&id], |row| row.get(0))?;
    template.map(|it| find(conn, it)).transpose()
}

/// What is being written, language by language.
pub fn drafts(conn: &mut Conn<'_>, id: Id<Template>) -> Result<Vec<(Lang, Wording)>> {
    let rows =
        conn.all(&format!("SELECT {WORDING}, language FROM template_drafts WHERE template_id = $1"), &[&id], |row| {
            Ok((read_lang(row, 5)?, read_wording(row, 0)?))
        })?;
    Ok(in_order(rows))
}

/// What a version says, language by language.
pub fn wordings(conn: &mut Conn<'_>, id: Id<Template>, number: i64) -> Result<Vec<(Lang, Wording)>> {
    let rows = conn.all(
        &format!("SELECT {WORDING}, language FROM template_versions WHERE template_id = $1 AND number = $2"),
        &[&id, &number],
        |row| Ok((read_lang(row, 5)?, read_wording(row, 0)?)),
    )?;
    Ok(in_order(rows))
}

fn in_order(mut rows: Vec<(Lang, Wording)>) -> Vec<(Lang, Wording)> {
    rows.sort_by_key(|it| Lang::ALL.iter().position(|lang| *lang == it.0));
    rows
}

pub(super) fn set_draft(tx: &mut Tx<'_>, id: Id<Template>, lang: Lang, it: &Wording) -> Result<()> {
    let (now, actor) = (tx.now, tx.actor);
    tx.run(
        "INSERT INTO template_drafts (template_id, language, subject, preheader, kind, body, alternative, changed_at,
                                      actor_kind, actor_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (template_id, language) DO UPDATE
            SET subject = EXCLUDED.subject, preheader = EXCLUDED.preheader, kind = EXCLUDED.kind,
                body = EXCLUDED.body, alternative = EXCLUDED.alternative, changed_at = EXCLUDED.changed_at,
                actor_kind = EXCLUDED.actor_kind, actor_id = EXCLUDED.actor_id",
        &[
            &id,
            &lang.code(),
            &it.subject,
            &it.preheader,
            &it.kind.code(),
            &it.body,
            &it.alternative,
            &now,
            &actor.kind,
            &actor.id,
        ],
    )?;
    touched(tx, id)
}

pub(super) fn drop_draft(tx: &mut Tx<'_>, id: Id<Template>, lang: Lang) -> Result<()> {
    tx.run("DELETE FROM template_drafts WHERE template_id = $1 AND language = $2", &[&id, &lang.code()])?;
    touched(tx, id)
}

fn touched(tx: &mut Tx<'_>, id: Id<Template>) -> Result<()> {
    let now = tx.now;
    tx.run("UPDATE templates SET changed_at = $2 WHERE id = $1", &[&id, &now])?;
    Ok(())
}

pub(super) fn rename(tx: &mut Tx<'_>, id: Id<Template>, name: &str) -> Result<()> {
    tx.run("UPDATE templates SET name = $2 WHERE id = $1", &[&id, &name])?;
    touched(tx, id)
}

pub(super) fn set_live(tx: &mut Tx<'_>, id: Id<Template>, number: Option<i64>) -> Result<()> {
    tx.run("UPDATE templates SET live_number = $2 WHERE id = $1", &[&id, &number])?;
    touched(tx, id)
}

pub(super) fn set_archived(tx: &mut Tx<'_>, id: Id<Template>, archived: bool) -> Result<()> {
    let at = archived.then_some(tx.now);
    tx.run("UPDATE templates SET archived_at = $2 WHERE id = $1", &[&id, &at])?;
    touched(tx, id)
}

/// The next version, of these wordings; gives its number.
pub(super) fn add_version(tx: &mut Tx<'_>, id: Id<Template>, wordings: &[(Lang, Wording)]) -> Result<i64> {
    let last: i64 =
        tx.one("SELECT COALESCE(MAX(number), 0) FROM template_versions WHERE template_id = $1", &[&id], |row| {
            row.get(0)
        })?;
    let (number, now, actor) = (last + 1, tx.now, tx.actor);
    for (lang, it) in wordings {
        let version = tx.new_id::<Version>();
        tx.run(
            "INSERT INTO template_versions (id, template_id, number, language, subject, preheader, kind, body,
                                            alternative, made_at, actor_kind, actor_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            &[
                &version,
                &id,
                &number,
                &lang.code(),
                &it.subject,
                &it.preheader,
                &it.kind.code(),
                &it.body,
                &it.alternative,
                &now,
                &actor.kind,
                &actor.id,
            ],
        )?;
    }
    Ok(number)
}

/// One version, in all its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// The staff member who made it, where one did.
    pub by: Option<String>,
}

/// The versions of a template, the latest first.
pub fn versions(conn: &mut Conn<'_>, id: Id<Template>) -> Result<Vec<Made>> {
    conn.all(
        "SELECT v.number, MIN(v.made_at), MIN(staff.name)
           FROM template_versions v
           LEFT JOIN staff ON v.actor_kind = 'staff' AND staff.id = v.actor_id
          WHERE v.template_id = $1
          GROUP BY v.number
          ORDER BY v.number DESC",
        &[&id],
        |row| Ok(Made { number: row.get(0)?, at: row.get(1)?, by: row.get(2)? }),
    )
}

/// The version to write with: the one in use of the template with this key, in this language; else in the shop's,
/// else in English, else in any.
pub fn wording_for(conn: &mut Conn<'_>, key: &str, lang: Lang) -> Result<Option<(Id<Version>, Lang)>> {
    let there = conn.all(
        "SELECT v.id, v.language
           FROM templates t JOIN template_versions v ON v.template_id = t.id AND v.number = t.live_number
          WHERE t.key = $1 AND t.archived_at IS NULL",
        &[&key],
        |row| Ok((row.get(0)?, read_lang(row, 1)?)),
    )?;
    if there.is_empty() {
        return Ok(None);
    }
    let shop = crate::settings::shop(conn)?.map(|it| it.lang()).unwrap_or_default();
    let wanted = [lang, shop, Lang::En].into_iter().chain(Lang::ALL);
    Ok(wanted.into_iter().find_map(|lang| there.iter().find(|it| it.1 == lang)).copied())
}

/// Like [`wording_for`], where only the version matters.
pub fn version_for(conn: &mut Conn<'_>, key: &str, language: &str) -> Result<Option<Id<Version>>> {
    let lang = Lang::parse(language).unwrap_or_default();
    Ok(wording_for(conn, key, lang)?.map(|it| it.0))
}
