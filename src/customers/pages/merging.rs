//! Two who are one: choosing the other, seeing what stays, merging, parting, and pairs that were found.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::acts::{page_of, remember};
use super::person;
use crate::app::App;
use crate::base::{Error, Id, Result, Say};
use crate::customers::list::{self, Filter, Order};
use crate::customers::{
    Customer, Decision, Duplicate, Identity, Merge, MergePreview, decide, find, merge, open_duplicates, preview_merge,
    reopen, root_of, unmerge,
};
use crate::web::form::Form;
use crate::web::{self, Shell, Who};

/// The people shown for a search.
const FOUND: usize = 8;
/// The pairs on one page.
const PAIRS: usize = 20;

/// Someone to choose, or one of a pair.
struct Face {
    id: Id<Customer>,
    name: String,
    initials: String,
    hue: u8,
    number: String,
    beside: String,
}

fn face(shell: &Shell, it: &Customer) -> Face {
    let name = person::name(shell, it);
    let email = it.email.as_deref().map(|it| person::email(shell, it));
    let place = person::place(shell, it);
    let orders =
        shell.tn("customers-pair-figures", [("n", &it.orders), ("amount", &shell.locale.home_money(it.spent))]);
    let beside = email.filter(|it| *it != name).into_iter().chain([place, orders]).filter(|it| !it.is_empty());
    Face {
        id: it.id,
        initials: tongue::initials(&name),
        hue: tongue::hue(&name),
        number: person::number_beside(it, &name),
        name,
        beside: beside.collect::<Vec<_>>().join(" · "),
    }
}

#[derive(Deserialize, Default)]
pub struct Choosing {
    with: Option<Id<Customer>>,
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "customers/pages/merge_choose.html")]
struct ChoosePage {
    shell: Shell,
    id: Id<Customer>,
    name: String,
    words: String,
    found: Vec<Face>,
}

#[derive(Template)]
#[template(path = "customers/pages/merge.html")]
struct MergePage {
    shell: Shell,
    keep: Face,
    other: Face,
    lines: Vec<Compared>,
    reason: String,
}

struct Compared {
    label: String,
    keep: String,
    other: String,
    stays: String,
    differs: bool,
}

/// GET `/customers/{id}/merge?with=…`
pub async fn choose(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Customer>>,
    Query(asked): Query<Choosing>,
) -> Result<Response> {
    let shell = who.shell("nav-customers");
    if let Some(with) = asked.with {
        let preview = app.db.read(move |db| preview_merge(db, id, with)).await?;
        return web::page(&preview_page(shell, &preview));
    }
    let (words, now) = (asked.q.trim().to_owned(), who.now());
    let filter = Filter { words: words.clone(), ..Filter::default() };
    let roll = app.roll.clone();
    let (it, found) = app
        .db
        .read(move |db| {
            let it = find(db, id)?;
            if filter.words.is_empty() {
                return Ok((it, Vec::new()));
            }
            Ok((it, list::page(db, &roll, &filter, Order::default(), None, FOUND + 1, now)?.page.rows))
        })
        .await?;
    let root = it.root;
    web::page(&ChoosePage {
        id: root,
        name: person::name(&shell, &it),
        found: found.iter().filter(|it| it.id != root).take(FOUND).map(|it| face(&shell, it)).collect(),
        words,
        shell,
    })
}

fn preview_page(shell: Shell, it: &MergePreview) -> MergePage {
    let shown = |key: &str, value: &str| person::field(&shell, key, value);
    let mut lines: Vec<Compared> = it
        .fields
        .iter()
        .map(|field| Compared {
            label: shell.t(&format!("customers-field-{}", field.key)),
            keep: shown(field.key, &field.keep),
            other: shown(field.key, &field.other),
            stays: shown(field.key, &field.stays),
            differs: !field.keep.is_empty() && !field.other.is_empty() && field.keep != field.other,
        })
        .collect();
    let identities = |all: &[Identity]| {
        all.iter().map(|it| person::identity(&shell, &it.kind, &it.value)).collect::<Vec<_>>().join("\n")
    };
    let (ours, theirs) = (identities(&it.keep_identities), identities(&it.other_identities));
    let both: Vec<&str> = [ours.as_str(), theirs.as_str()].into_iter().filter(|it| !it.is_empty()).collect();
    let plain = |key: &str, keep: String, other: String, stays: String| Compared {
        label: shell.t(key),
        keep,
        other,
        stays,
        differs: false,
    };
    let number = |n: i64| shell.locale.number(n);
    let money = |n: i64| shell.locale.home_money(n);
    lines.push(plain("customers-known-by", ours.clone(), theirs.clone(), both.join("\n")));
    lines.push(plain(
        "customers-col-orders",
        number(it.keep.orders),
        number(it.other.orders),
        number(it.totals.orders),
    ));
    lines.push(plain("customers-col-spent", money(it.keep.spent), money(it.other.spent), money(it.totals.spent)));
    MergePage {
        keep: face(&shell, &it.keep),
        other: face(&shell, &it.other),
        lines,
        reason: shell.t("customers-merge-reason-usual"),
        shell,
    }
}

#[derive(Deserialize)]
pub struct MergeForm {
    with: Id<Customer>,
    #[serde(default)]
    reason: String,
}

fn parting(id: Id<Merge>) -> String {
    format!("/customers/merges/{id}/parting")
}

/// POST `/customers/{id}/merge`
pub async fn join(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Customer>>,
    Form(form): Form<MergeForm>,
) -> Result<Response> {
    let (staff, say) = (who.staff().id, Say::new("customers-merged"));
    let told = say.clone();
    let (edge, root) = app
        .db
        .write(who.actor(), move |tx| {
            let edge = merge(tx, id, form.with, &form.reason)?;
            remember(tx, staff, id, &told, Some(&parting(edge)))?;
            Ok((edge, root_of(tx, id)?))
        })
        .await?;
    Ok(web::done(&page_of(root), say, Some(parting(edge))))
}

/// POST `/customers/merges/{id}/parting`
pub async fn part(State(app): State<App>, who: Who, Path(id): Path<Id<Merge>>) -> Result<Response> {
    let (staff, say) = (who.staff().id, Say::new("customers-parted"));
    let told = say.clone();
    let (kept, undo) = app
        .db
        .write(who.actor(), move |tx| {
            let edge = unmerge(tx, id, "")?;
            let undo = format!("/customers/{}/merge/again/{}", edge.kept, edge.merged);
            remember(tx, staff, edge.kept, &told, Some(&undo))?;
            Ok((root_of(tx, edge.kept)?, undo))
        })
        .await?;
    Ok(web::done(&page_of(kept), say, Some(undo)))
}

/// POST `/customers/{id}/merge/again/{other}`: the way back from parting.
pub async fn again(
    State(app): State<App>,
    who: Who,
    Path((id, other)): Path<(Id<Customer>, Id<Customer>)>,
) -> Result<Response> {
    let root = app
        .db
        .write(who.actor(), move |tx| {
            merge(tx, id, other, "")?;
            root_of(tx, id)
        })
        .await?;
    Ok(web::done(&page_of(root), "shell-undone", None))
}

#[derive(Deserialize, Default)]
pub struct From {
    /// The person whose page the reader comes from.
    from: Option<Id<Customer>>,
    after: Option<String>,
}

impl From {
    fn page(&self) -> String {
        self.from.map_or_else(|| "/customers/duplicates".to_owned(), page_of)
    }
}

#[derive(Template)]
#[template(path = "customers/pages/duplicates.html")]
struct PairsPage {
    shell: Shell,
    pairs: Vec<PairRow>,
    more: Option<String>,
}

struct PairRow {
    id: Id<Duplicate>,
    a: Face,
    b: Face,
    reasons: Vec<String>,
}

/// GET `/customers/duplicates`
pub async fn pairs(State(app): State<App>, who: Who, Query(asked): Query<From>) -> Result<Response> {
    let page = app
        .db
        .read(move |db| {
            let page = open_duplicates(db, asked.after.as_deref(), PAIRS)?;
            let mut rows = Vec::with_capacity(page.rows.len());
            for pair in page.rows {
                let (a, b) = (find(db, pair.a)?, find(db, pair.b)?);
                rows.push((pair, a, b));
            }
            Ok((rows, page.next))
        })
        .await?;
    let shell = who.shell("nav-customers");
    let row = |(pair, a, b): &(Duplicate, Customer, Customer)| PairRow {
        id: pair.id,
        a: face(&shell, a),
        b: face(&shell, b),
        reasons: pair.reasons.iter().map(|it| shell.say(it)).collect(),
    };
    let pairs = page.0.iter().map(row).collect();
    let more = page.1.map(|it| format!("/customers/duplicates?after={it}"));
    web::page(&PairsPage { pairs, more, shell })
}

/// POST `/customers/duplicates/{id}/merged`
pub async fn merge_pair(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Duplicate>>,
    Query(from): Query<From>,
) -> Result<Response> {
    let (staff, say) = (who.staff().id, Say::new("customers-merged"));
    let told = say.clone();
    let undo = app
        .db
        .write(who.actor(), move |tx| {
            let edge = decide(tx, id, Decision::Merged)?.ok_or_else(|| Error::internal("a merge has an edge"))?;
            let undo = parting(edge);
            let kept = crate::customers::edge(tx, edge)?.kept;
            remember(tx, staff, kept, &told, Some(&undo))?;
            Ok(undo)
        })
        .await?;
    Ok(web::done(&from.page(), say, Some(undo)))
}

/// POST `/customers/duplicates/{id}/apart`
pub async fn keep_apart(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Duplicate>>,
    Query(from): Query<From>,
) -> Result<Response> {
    let (staff, say) = (who.staff().id, Say::new("customers-kept-apart"));
    let back = from.from.map(|it| format!("?from={it}")).unwrap_or_default();
    let undo = format!("/customers/duplicates/{id}/reopening{back}");
    let (told, way_back) = (say.clone(), undo.clone());
    app.db
        .write(who.actor(), move |tx| {
            decide(tx, id, Decision::Apart)?;
            crate::team::remember(tx, staff, &told, Some(&way_back))
        })
        .await?;
    Ok(web::done(&from.page(), say, Some(undo)))
}

/// POST `/customers/duplicates/{id}/reopening`
pub async fn reopen_pair(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Duplicate>>,
    Query(from): Query<From>,
) -> Result<Response> {
    app.db.write(who.actor(), move |tx| reopen(tx, id)).await?;
    Ok(web::done(&from.page(), "shell-undone", None))
}
