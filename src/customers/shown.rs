//! What is shown of a person, worked out from all rows that count as them.

use std::collections::BTreeSet;

use tongue::sort_key;

use crate::base::{Conn, Id, Result, Timestamp, Tx, db};

use super::attributes::{self, Attribute};
use super::customer::{Customer, members};
use super::identity::{self, Identity};

/// All that the shown fields and totals of some rows follow from.
pub(super) struct Facts {
    pub identities: Vec<Identity>,
    /// The best of each key first.
    pub attributes: Vec<Attribute>,
    pub totals: Totals,
}

/// Figures of all rows together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Sales.
    pub orders: i64,
    /// Minor units of the shop's currency.
    pub spent: i64,
    /// The first sale.
    pub first_order_at: Option<Timestamp>,
    /// The last sale.
    pub last_order_at: Option<Timestamp>,
    /// The last time they did anything.
    pub last_seen_at: Timestamp,
}

/// The fields of a person as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The full name.
    pub name: String,
    /// How they want to be called.
    pub call_me: String,
    /// The address to write to.
    pub email: Option<String>,
    /// The number to call.
    pub phone: Option<String>,
    /// Language code.
    pub language: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Whether name and address were made up.
    pub made_up: bool,
}

impl Shown {
    /// The shown value of `key`; empty where there is none.
    pub fn get(&self, key: &str) -> &str {
        match key {
            "name" => &self.name,
            "call_me" => &self.call_me,
            "email" => self.email.as_deref().unwrap_or(""),
            "phone" => self.phone.as_deref().unwrap_or(""),
            "language" => self.language.as_deref().unwrap_or(""),
            "country" => self.country.as_deref().unwrap_or(""),
            "city" => self.city.as_deref().unwrap_or(""),
            _ => "",
        }
    }
}

/// Reads what the shown fields of these rows follow from.
pub(super) fn facts(conn: &mut Conn<'_>, rows: &[Id<Customer>]) -> Result<Facts> {
    let totals = conn.one(
        "SELECT CAST(SUM(own_orders) AS BIGINT), CAST(SUM(own_spent) AS BIGINT),
                MIN(own_first_order_at), MAX(own_last_order_at), MAX(own_last_seen_at)
           FROM customers
          WHERE id IN {ints $1}",
        &[&db::ids(rows)],
        |row| {
            Ok(Totals {
                orders: row.get(0)?,
                spent: row.get(1)?,
                first_order_at: row.get(2)?,
                last_order_at: row.get(3)?,
                last_seen_at: row.get(4)?,
            })
        },
    )?;
    Ok(Facts { identities: identity::of_rows(conn, rows)?, attributes: attributes::of_rows(conn, rows)?, totals })
}

impl Facts {
    /// The best value of `key`; none where nobody said, or it was taken back.
    fn best(&self, key: &str) -> Option<&str> {
        let best = self.attributes.iter().find(|it| it.key == key)?;
        (!best.value.is_empty()).then_some(best.value.as_str())
    }

    fn text(&self, key: &str) -> Option<String> {
        self.best(key).map(str::to_owned)
    }

    fn name(&self) -> String {
        if let Some(name) = self.best("name") {
            return name.to_owned();
        }
        let parts: Vec<&str> = ["first_name", "last_name"].iter().filter_map(|it| self.best(it)).collect();
        parts.join(" ")
    }

    /// The address of `kind` to show: the one the team chose, else one that was
    /// verified, else the first of the person's own.
    fn address(&self, kind: &str, root: Id<Customer>) -> Option<String> {
        let of_kind = || self.identities.iter().filter(|it| it.kind == kind);
        if let Some(chosen) = self.best(kind)
            && of_kind().any(|it| it.value == chosen)
        {
            return Some(chosen.to_owned());
        }
        of_kind()
            .min_by_key(|it| (it.verified_at.is_none(), it.customer != root, it.created_at, it.id))
            .map(|it| it.value.clone())
    }

    /// What is shown of the person when `root` is who they count as.
    pub fn shown(&self, root: Id<Customer>) -> Shown {
        Shown {
            name: self.name(),
            call_me: self.text("call_me").unwrap_or_default(),
            email: self.address("email", root),
            phone: self.address("phone", root),
            language: self.text("language"),
            country: self.text("country"),
            city: self.text("city"),
            made_up: self.best("made_up") == Some("1"),
        }
    }

    /// Whether nothing is known of them but devices.
    fn is_visitor(&self, shown: &Shown) -> bool {
        let device = |it: &Identity| it.kind == "anonymous" && it.verified_at.is_none();
        !self.identities.is_empty() && self.identities.iter().all(device) && shown.name.is_empty()
    }

    /// The words by which the person is found, once each: of every name any row has as its best.
    fn words(&self) -> String {
        let mut words = BTreeSet::new();
        let mut seen = BTreeSet::new();
        for it in &self.attributes {
            let named = matches!(it.key.as_str(), "name" | "call_me" | "first_name" | "last_name");
            if named && seen.insert((it.customer, &it.key)) {
                words.extend(tongue::words(&it.value));
            }
        }
        Vec::from_iter(words).join(" ")
    }
}

/// Works out anew what is shown of `root`, its totals and its search words.
pub(super) fn refresh(tx: &mut Tx<'_>, root: Id<Customer>) -> Result<()> {
    let members = members(tx, root)?;
    let facts = facts(tx, &members)?;
    let (shown, totals, serial) = (facts.shown(root), &facts.totals, tx.serial()?);
    tx.run(
        "UPDATE customers
            SET name = $2, call_me = $3, name_key = $4, email = $5, phone = $6, language = $7, country = $8,
                city = $9, made_up = $10, orders = $11, spent = $12, first_order_at = $13, last_order_at = $14,
                last_seen_at = $15, words = $16, serial = $17, visitor = $18
          WHERE id = $1",
        &[
            &root,
            &shown.name,
            &shown.call_me,
            &sort_key(&shown.name),
            &shown.email,
            &shown.phone,
            &shown.language,
            &shown.country,
            &shown.city,
            &shown.made_up,
            &totals.orders,
            &totals.spent,
            &totals.first_order_at,
            &totals.last_order_at,
            &totals.last_seen_at,
            &facts.words(),
            &serial,
            &facts.is_visitor(&shown),
        ],
    )?;
    Ok(())
}
