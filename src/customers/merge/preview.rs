//! What a merge would come to, before anyone decides.

use crate::base::{Conn, Error, Id, Result};
use crate::customers::attributes::SHOWN;
use crate::customers::customer::{Customer, find, members, root_of};
use crate::customers::identity::Identity;
use crate::customers::shown::{Shown, Totals, facts};

/// One field of two people, and what would be shown of both as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// `name`, `city`, …
    pub key: &'static str,
    /// Of the one who stays.
    pub keep: String,
    /// Of the other.
    pub other: String,
    /// Of both as one.
    pub stays: String,
}

/// Two people, and both as one.
#[derive(Clone, Debug)]
pub struct MergePreview {
    /// The one who stays.
    pub keep: Customer,
    /// The one who is merged into them.
    pub other: Customer,
    /// Field by field.
    pub fields: Vec<Field>,
    /// Figures of both as one.
    pub totals: Totals,
    /// By what the one who stays is recognised.
    pub keep_identities: Vec<Identity>,
    /// What the other brings.
    pub other_identities: Vec<Identity>,
}

/// What merging `other` into `keep` would come to.
///
/// # Errors
/// `Conflict` if they are one already.
pub fn preview_merge(conn: &mut Conn<'_>, keep: Id<Customer>, other: Id<Customer>) -> Result<MergePreview> {
    let (kept, merged) = (root_of(conn, keep)?, root_of(conn, other)?);
    if kept == merged {
        return Err(Error::conflict("customers-merge-same"));
    }
    let (ours, theirs) = (members(conn, kept)?, members(conn, merged)?);
    let (a, b) = (facts(conn, &ours)?, facts(conn, &theirs)?);
    let both = facts(conn, &[ours, theirs].concat())?;
    let fields = fields(&a.shown(kept), &b.shown(merged), &both.shown(kept));
    Ok(MergePreview {
        keep: find(conn, kept)?,
        other: find(conn, merged)?,
        fields,
        totals: both.totals,
        keep_identities: a.identities,
        other_identities: b.identities,
    })
}

fn fields(keep: &Shown, other: &Shown, both: &Shown) -> Vec<Field> {
    let field = |key: &&'static str| Field {
        key,
        keep: keep.get(key).to_owned(),
        other: other.get(key).to_owned(),
        stays: both.get(key).to_owned(),
    };
    SHOWN.iter().map(field).filter(|it| !(it.keep.is_empty() && it.other.is_empty())).collect()
}
