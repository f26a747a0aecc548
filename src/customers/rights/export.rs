//! All that is held about a person, as one JSON.

use serde_json::{Value as Json, json};

use crate::base::{Conn, Id, Result, Timestamp, db};
use crate::customers::customer::{Customer, find, members, root_of};
use crate::customers::{attributes, consent, identity, merge, notes};

/// What a feature holds about a person, by all rows that count as them: a name and what stands under it.
pub type Exporter = fn(&mut Conn<'_>, &[Id<Customer>]) -> Result<(&'static str, Json)>;

/// All that is held about the person `id` counts as. `exporters` are those of all features above.
pub fn export(conn: &mut Conn<'_>, id: Id<Customer>, exporters: &[Exporter]) -> Result<Json> {
    let root = root_of(conn, id)?;
    let rows = members(conn, root)?;
    let customers = rows.iter().map(|it| find(conn, *it).map(|it| person(&it))).collect::<Result<Vec<_>>>()?;
    let identities = identity::of_rows(conn, &rows)?.iter().map(identity_json).collect::<Vec<_>>();
    let attributes = attributes::of_rows(conn, &rows)?.iter().map(attribute_json).collect::<Vec<_>>();
    let consents = consent::consents(conn, root)?.iter().map(consent_json).collect::<Vec<_>>();
    let notes = notes::notes(conn, root)?;
    let notes = notes.iter().map(|it| json!({ "at": time(it.at), "note": it.body })).collect::<Vec<_>>();
    let merges = merge::edges(conn, root)?;
    let merges = merges.iter().map(|it| json!({ "at": time(it.at), "reason": it.reason })).collect::<Vec<_>>();
    let mut all = json!({
        "format": "indaba.person.1",
        "customers": customers,
        "identities": identities,
        "attributes": attributes,
        "consents": consents,
        "notes": notes,
        "merges": merges,
        "events": events(conn, &rows)?,
    });
    for exporter in exporters {
        let (name, theirs) = exporter(conn, &rows)?;
        all[name] = theirs;
    }
    Ok(all)
}

fn time(at: Timestamp) -> String {
    at.to_string()
}

fn person(it: &Customer) -> Json {
    json!({
        "number": format!("C-{}", it.number),
        "name": it.name,
        "call_me": it.call_me,
        "email": it.email,
        "phone": it.phone,
        "language": it.language,
        "country": it.country,
        "city": it.city,
        "made_up": it.made_up,
        "known_since": time(it.created_at),
        "orders": it.orders,
        "spent_minor_units": it.spent,
        "first_order_at": it.first_order_at.map(time),
        "last_order_at": it.last_order_at.map(time),
        "last_seen_at": time(it.last_seen_at),
    })
}

fn identity_json(it: &identity::Identity) -> Json {
    json!({
        "kind": it.kind,
        "scope": it.scope,
        "value": it.value,
        "written": it.shown,
        "verified_at": it.verified_at.map(time),
        "source": it.source,
        "since": time(it.created_at),
        "last_seen_at": time(it.last_seen_at),
    })
}

fn attribute_json(it: &attributes::Attribute) -> Json {
    json!({ "key": it.key, "value": it.value, "source": it.source, "at": time(it.at) })
}

fn consent_json(it: &consent::Consent) -> Json {
    json!({
        "purpose": it.purpose,
        "channel": it.channel,
        "state": it.state.code(),
        "at": time(it.at),
        "source": it.source,
        "wording": it.wording,
        "evidence": it.evidence,
    })
}

fn events(conn: &mut Conn<'_>, rows: &[Id<Customer>]) -> Result<Vec<Json>> {
    conn.all(
        "SELECT kind, at, data FROM events WHERE subject_id IN {ints $1} ORDER BY at, id",
        &[&db::ids(rows)],
        |row| {
            let data: Option<Json> = row.get(2)?;
            Ok(json!({ "kind": row.get::<String>(0)?, "at": time(row.get(1)?), "data": data }))
        },
    )
}
