//! What happened to one person, newest first: the histories of all rows that count as them, as one.

use crate::base::page::{Paged, from_cursor};
use crate::base::{Conn, Id, Result, Row, Timestamp};

use super::customer::Customer;

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The event.
    pub id: i64,
    /// What: `order.placed`.
    pub kind: String,
    /// Whose history it stands in: one of the rows that count as this person.
    pub home: Id<Customer>,
    /// The thing it is about, if there is one.
    pub thing: Option<i64>,
    /// When.
    pub at: Timestamp,
    /// What kind of actor did it.
    pub actor_kind: String,
    /// Which one.
    pub actor_id: Option<i64>,
    /// What else is known.
    pub data: serde_json::Value,
}

impl Entry {
    fn read(row: &Row<'_>) -> Result<Entry> {
        let data: Option<serde_json::Value> = row.get(7)?;
        Ok(Entry {
            id: row.get(0)?,
            kind: row.get(1)?,
            home: row.get(2)?,
            thing: row.get(3)?,
            at: row.get(4)?,
            actor_kind: row.get(5)?,
            actor_id: row.get(6)?,
            data: data.unwrap_or_default(),
        })
    }
}

/// What part of the history is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    #[default]
    Everything,
    /// What they bought and sent back.
    Orders,
    /// What the team wrote down.
    Notes,
    /// What became known or was changed about them.
    Changes,
    /// What they did on the web shops.
    Visits,
}

/// The kinds of events by which visitors are followed on the web shops.
pub const VISITS: &[&str] = &[
    "page.viewed",
    "screen.viewed",
    "products.searched",
    "product_list.viewed",
    "product_list.filtered",
    "product.viewed",
    "product.clicked",
    "product.shared",
    "product.reviewed",
    "promotion.viewed",
    "promotion.clicked",
    "cart.added",
    "cart.removed",
    "cart.viewed",
    "cart.shared",
    "checkout.started",
    "checkout.step_viewed",
    "checkout.step_completed",
    "checkout.payment_entered",
    "checkout.completed",
    "coupon.entered",
    "coupon.applied",
    "coupon.denied",
    "coupon.removed",
    "wishlist.added",
    "wishlist.removed",
    "custom.tracked",
];

impl Part {
    /// All of them, in the order in which to offer them.
    pub const ALL: [Part; 5] = [Part::Everything, Part::Orders, Part::Visits, Part::Notes, Part::Changes];

    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Part::Everything => "everything",
            Part::Orders => "orders",
            Part::Notes => "notes",
            Part::Changes => "changes",
            Part::Visits => "visits",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|it| it.code() == code)
    }

    /// What its events are; none where it has none.
    fn events(self) -> Option<String> {
        let visits = || VISITS.iter().map(|it| format!("'{it}'")).collect::<Vec<_>>().join(", ");
        match self {
            Part::Everything => Some(String::new()),
            Part::Orders => Some("AND kind >= 'order.' AND kind < 'order/'".into()),
            Part::Notes => None,
            Part::Changes => {
                Some(format!("AND NOT (kind >= 'order.' AND kind < 'order/') AND kind NOT IN ({})", visits()))
            }
            Part::Visits => Some(format!("AND kind IN ({})", visits())),
        }
    }
}

/// A page of the history.
#[derive(Clone, Debug)]
pub struct History {
    /// The entries and where to go on.
    pub page: Paged<Entry>,
    /// When the next older entry happened.
    pub goes_on_at: Option<Timestamp>,
}

/// A page of the history of those rows, newest first. Each row's history is read by itself, so that
/// joining people moves nothing.
pub fn page(
    db: &mut Conn<'_>,
    members: &[Id<Customer>],
    part: Part,
    before: Option<&str>,
    limit: usize,
) -> Result<History> {
    let before = before.and_then(from_cursor::<(i64, i64)>).unwrap_or((i64::MAX, i64::MAX));
    let mut all = Vec::new();
    let kinds = part.events();
    for member in members {
        if let Some(kinds) = &kinds {
            all.extend(events(db, *member, kinds, before, limit + 1)?);
        }
        if matches!(part, Part::Everything | Part::Notes) {
            all.extend(notes(db, *member, before, limit + 1)?);
        }
    }
    all.sort_by_key(|it| std::cmp::Reverse((it.at, it.id)));
    let goes_on_at = all.get(limit).map(|it| it.at);
    Ok(History { page: Paged::cut(all, limit, |it| (it.at, it.id)), goes_on_at })
}

/// How many entries there are that are newer than `newest`; no more than a hundred are counted.
pub fn newer(db: &mut Conn<'_>, members: &[Id<Customer>], newest: (i64, i64)) -> Result<usize> {
    let mut count = 0;
    for member in members {
        for table in ["events WHERE subject_id = $1", "notes WHERE removed_at IS NULL AND customer_id = $1"] {
            let sql = format!("SELECT COUNT(*) FROM (SELECT 1 FROM {table} AND (at, id) > ($2, $3) LIMIT 100) AS it");
            count += db.one(&sql, &[member, &newest.0, &newest.1], |row| row.get::<usize>(0))?;
        }
    }
    Ok(count)
}

fn events(
    db: &mut Conn<'_>,
    member: Id<Customer>,
    kinds: &str,
    before: (i64, i64),
    limit: usize,
) -> Result<Vec<Entry>> {
    let sql = format!(
        "SELECT id, kind, subject_id, thing_id, at, actor_kind, actor_id, data
           FROM events
          WHERE subject_id = $1 AND (at, id) < ($2, $3) {kinds}
          ORDER BY at DESC, id DESC
          LIMIT $4"
    );
    db.all(&sql, &[&member, &before.0, &before.1, &limit], Entry::read)
}

/// Notes are kept by themselves, because they can be taken away; in the history they stand like all else.
fn notes(db: &mut Conn<'_>, member: Id<Customer>, before: (i64, i64), limit: usize) -> Result<Vec<Entry>> {
    db.all(
        "SELECT id, body, author_id, at
           FROM notes
          WHERE customer_id = $1 AND (at, id) < ($2, $3) AND removed_at IS NULL
          ORDER BY at DESC, id DESC
          LIMIT $4",
        &[&member, &before.0, &before.1, &limit],
        |row| {
            Ok(Entry {
                id: row.get(0)?,
                kind: "note.added".into(),
                home: member,
                thing: row.get(0)?,
                at: row.get(3)?,
                actor_kind: "staff".into(),
                actor_id: row.get(2)?,
                data: serde_json::json!({ "body": row.get::<String>(1)? }),
            })
        },
    )
}

/// The parts of the history in which there is something.
pub fn parts(db: &mut Conn<'_>, members: &[Id<Customer>]) -> Result<Vec<Part>> {
    let mut some = Vec::new();
    for part in Part::ALL {
        if !page(db, members, part, None, 1)?.page.rows.is_empty() {
            some.push(part);
        }
    }
    Ok(some)
}

/// How many weeks a year at a glance shows.
pub const WEEKS: usize = 52;
const WEEK: i64 = 7 * 86_400_000;

/// What happened in one week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// When it begins.
    pub from: Timestamp,
    /// Orders placed.
    pub orders: usize,
    /// Orders cancelled, money or goods sent back.
    pub returns: usize,
    /// Everything else.
    pub others: usize,
}

/// The last 52 weeks up to `end`, the oldest first.
pub fn year(db: &mut Conn<'_>, members: &[Id<Customer>], end: Timestamp) -> Result<Vec<Week>> {
    let begin = end.0 - WEEKS as i64 * WEEK;
    let mut weeks: Vec<Week> =
        (0..WEEKS).map(|at| Week { from: Timestamp(begin + at as i64 * WEEK), ..Week::default() }).collect();
    for member in members {
        let sql = "SELECT at, kind FROM events WHERE subject_id = $1 AND at >= $2 AND at < $3";
        db.each(sql, &[member, &begin, &end], |row| {
            let (at, kind): (i64, String) = (row.get(0)?, row.get(1)?);
            let week = &mut weeks[((at - begin) / WEEK) as usize];
            match kind.as_str() {
                "order.placed" => week.orders += 1,
                "order.cancelled" | "order.refunded" => week.returns += 1,
                _ => week.others += 1,
            }
            Ok(())
        })?;
    }
    Ok(weeks)
}
