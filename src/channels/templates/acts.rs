//! What staff members do with templates: each is one unit of work.

use serde_json::json;
use tongue::Lang;

use super::model::{Template, Wording};
use super::store;
use crate::base::{Error, Id, Result, Say, Tx};
use crate::team;

/// The longest name.
const LONGEST_NAME: usize = 80;

/// Adds a template, with nothing in it yet.
///
/// # Errors
/// `Invalid` if the name is empty, `Conflict` if another one has it.
pub fn add(tx: &mut Tx<'_>, name: &str, marketing: bool) -> Result<Id<Template>> {
    let name = clean_name(name)?;
    let id = store::insert(tx, &key_of(&name), &name, marketing)?
        .ok_or_else(|| Error::conflict(Say::new("templates-name-taken").with("name", &name)))?;
    team::audit(tx, "template.added", Some(name), json!(null))?;
    Ok(id)
}

fn clean_name(name: &str) -> Result<String> {
    let name = tongue::clean_name(name);
    if name.is_empty() {
        return Err(Error::invalid("templates-name-missing"));
    }
    Ok(name.chars().take(LONGEST_NAME).collect())
}

/// By what a template is asked for, from its name.
fn key_of(name: &str) -> String {
    let words: Vec<String> = tongue::fold(name).split(|it: char| !it.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-")
}

/// Gives a template another name; gives the one before. Its key stays.
pub fn rename(tx: &mut Tx<'_>, id: Id<Template>, name: &str) -> Result<String> {
    let (before, name) = (store::find(tx, id)?, clean_name(name)?);
    if before.name != name {
        store::rename(tx, id, &name)?;
        team::audit(tx, "template.renamed", Some(name), json!({ "before": before.name }))?;
    }
    Ok(before.name)
}

/// Keeps what is being written in one language. What is empty is none.
pub fn save_draft(tx: &mut Tx<'_>, id: Id<Template>, lang: Lang, it: &Wording) -> Result<()> {
    store::find(tx, id)?;
    let clean = |text: &str| text.replace("\r\n", "\n").replace('\0', "");
    let it = Wording {
        subject: clean(&it.subject).replace('\n', " "),
        preheader: clean(&it.preheader).replace('\n', " "),
        kind: it.kind,
        body: clean(&it.body),
        alternative: clean(&it.alternative),
    };
    if it.is_empty() { store::drop_draft(tx, id, lang) } else { store::set_draft(tx, id, lang, &it) }
}

/// Takes what is being written into use; gives the version that was in use before.
///
/// # Errors
/// `Invalid` if there is nothing, or something is wrong in one of the languages.
pub fn start_using(tx: &mut Tx<'_>, id: Id<Template>) -> Result<Option<i64>> {
    let template = store::find(tx, id)?;
    let drafts = store::drafts(tx, id)?;
    if drafts.is_empty() {
        return Err(Error::invalid("templates-nothing-written"));
    }
    for (lang, it) in &drafts {
        if !it.problems(*lang, template.marketing).is_empty() {
            return Err(Error::invalid(Say::new("templates-to-fix").with("language", lang.own_name())));
        }
    }
    if let Some(live) = template.live
        && store::wordings(tx, id, live)? == drafts
    {
        return Ok(template.live);
    }
    let number = store::add_version(tx, id, &drafts)?;
    store::set_live(tx, id, Some(number))?;
    team::audit(tx, "template.started", Some(template.name), json!({ "version": number }))?;
    Ok(template.live)
}

/// Uses a version that was made before, or none.
pub fn use_version(tx: &mut Tx<'_>, id: Id<Template>, number: Option<i64>) -> Result<Template> {
    let template = store::find(tx, id)?;
    if let Some(number) = number
        && store::wordings(tx, id, number)?.is_empty()
    {
        return Err(Error::NotFound("template"));
    }
    store::set_live(tx, id, number)?;
    team::audit(tx, "template.started", Some(template.name.clone()), json!({ "version": number }))?;
    Ok(template)
}

/// Puts what a version says back into the editor; what was there is kept as a version of its own, whose number
/// is given if there was anything to keep.
pub fn bring_back(tx: &mut Tx<'_>, id: Id<Template>, number: i64) -> Result<Option<i64>> {
    let wordings = store::wordings(tx, id, number)?;
    if wordings.is_empty() {
        return Err(Error::NotFound("template"));
    }
    let drafts = store::drafts(tx, id)?;
    let mut kept = None;
    for made in store::versions(tx, id)? {
        if store::wordings(tx, id, made.number)? == drafts {
            kept = Some(made.number);
            break;
        }
    }
    if kept.is_none() && !drafts.is_empty() {
        kept = Some(store::add_version(tx, id, &drafts)?);
    }
    for (lang, _) in &drafts {
        store::drop_draft(tx, id, *lang)?;
    }
    for (lang, it) in &wordings {
        store::set_draft(tx, id, *lang, it)?;
    }
    Ok(kept)
}

/// Puts a template away, or takes it out again. What is put away is not used.
pub fn archive(tx: &mut Tx<'_>, id: Id<Template>, archived: bool) -> Result<Template> {
    let template = store::find(tx, id)?;
    store::set_archived(tx, id, archived)?;
    let act = if archived { "template.archived" } else { "template.restored" };
    team::audit(tx, act, Some(template.name.clone()), json!(null))?;
    Ok(template)
}
