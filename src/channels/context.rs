//! What templates may say of customers and of the shop.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use merge_tags::Values;
use serde_json::map::Entry;
use serde_json::{Map, Value as Json, json};

use crate::base::db::{Row, ids};
use crate::base::{Conn, Error, Id, Result, Timestamp};
use crate::customers::Customer;
use crate::settings;

/// What templates may say of a customer and of the shop. Many messages share it.
#[derive(Clone, Debug)]
pub struct Known {
    customer: Arc<Json>,
    shop: Arc<Json>,
}

/// What a message is filled in with: its own data over what is known.
#[derive(Clone, Debug)]
pub struct Filling {
    /// Names nothing of what is known.
    data: Map<String, Json>,
    known: Known,
}

impl Known {
    fn nobody(shop: Arc<Json>) -> Known {
        Known { customer: Arc::new(json!({})), shop }
    }

    /// With the data of one message over it: groups of values are laid over each other name by name.
    pub fn with(mut self, data: Json) -> Filling {
        let Json::Object(mut data) = data else { return Filling { data: Map::new(), known: self } };
        for (name, under) in [("customer", &mut self.customer), ("shop", &mut self.shop)] {
            match data.remove(name) {
                Some(over) if over.is_object() => lay_over(Arc::make_mut(under), over),
                Some(instead) => *under = Arc::new(instead),
                None => {}
            }
        }
        Filling { data, known: self }
    }
}

impl Filling {
    /// With one more value.
    pub fn set(&mut self, name: &str, value: Json) {
        self.data.insert(name.to_owned(), value);
    }
}

impl Values for Filling {
    fn named(&self, name: &str) -> Option<&Json> {
        match name {
            "customer" => Some(&self.known.customer),
            "shop" => Some(&self.known.shop),
            _ => self.data.get(name),
        }
    }
}

/// What may be said of a customer.
const OF_CUSTOMERS: [&str; 13] = [
    "number",
    "name",
    "call_me",
    "first_name",
    "email",
    "phone",
    "language",
    "country",
    "city",
    "orders_count",
    "spent",
    "first_order_at",
    "last_order_at",
];

/// What templates may say of each of these customers, in their order, and of the shop; of the customers no more than
/// is wanted, if that is known. Someone who was merged into another speaks as that one; of someone who is gone nothing
/// is known.
pub fn of_customers(
    conn: &mut Conn<'_>,
    customers: &[Id<Customer>],
    wanted: Option<&BTreeSet<String>>,
) -> Result<Vec<Known>> {
    let nobody = of_nobody(conn)?;
    let names: Vec<&str> = OF_CUSTOMERS.into_iter().filter(|name| wanted.is_none_or(|it| it.contains(*name))).collect();
    let mut found: HashMap<Id<Customer>, Arc<Json>> = HashMap::with_capacity(customers.len());
    conn.each(
        "SELECT asked.id, c.number, c.name, c.call_me, c.email, c.phone, c.language, c.country, c.city, c.orders,
                c.spent, c.first_order_at, c.last_order_at
           FROM customers asked JOIN customers c ON c.id = asked.root_id
          WHERE asked.id IN {ints $1}",
        &[&ids(customers)],
        |row| {
            let said = names.iter().map(|name| Ok(((*name).to_owned(), of_customer(row, name)?)));
            found.insert(row.get(0)?, Arc::new(Json::Object(said.collect::<Result<_>>()?)));
            Ok(())
        },
    )?;
    let of = |id: &Id<Customer>| match found.get(id) {
        Some(customer) => Known { customer: Arc::clone(customer), shop: Arc::clone(&nobody.shop) },
        None => nobody.clone(),
    };
    Ok(customers.iter().map(of).collect())
}

/// One of [`OF_CUSTOMERS`].
fn of_customer(row: &Row<'_>, name: &str) -> Result<Json> {
    let text = |at| row.get::<Option<String>>(at).map(Json::from);
    let day = |at| row.get::<Option<Timestamp>>(at).map(|it| Json::from(it.map(|it| it.to_string())));
    match name {
        "number" => Ok(format!("C-{}", row.get::<i64>(1)?).into()),
        "name" => text(2),
        "call_me" | "first_name" => match row.get::<String>(3)? {
            it if it.is_empty() => Ok(first_word(&row.get::<String>(2)?).into()),
            it => Ok(it.into()),
        },
        "email" => text(4),
        "phone" => text(5),
        "language" => text(6),
        "country" => text(7),
        "city" => text(8),
        "orders_count" => Ok(row.get::<i64>(9)?.into()),
        "spent" => Ok(row.get::<i64>(10)?.into()),
        "first_order_at" => day(11),
        "last_order_at" => day(12),
        other => Err(Error::internal(format!("nothing is known of a customer as {other}"))),
    }
}

/// The same where nobody is known: the shop alone.
pub fn of_nobody(conn: &mut Conn<'_>) -> Result<Known> {
    Ok(Known::nobody(Arc::new(shop(conn)?)))
}

/// Groups of values are laid over each other name by name; anything else takes the place of what was there.
fn lay_over(known: &mut Json, data: Json) {
    let (Json::Object(known), Json::Object(data)) = (known, data) else { return };
    for (name, value) in data {
        match known.entry(name) {
            Entry::Occupied(mut there) if there.get().is_object() && value.is_object() => {
                lay_over(there.get_mut(), value);
            }
            Entry::Occupied(mut there) => {
                there.insert(value);
            }
            Entry::Vacant(place) => {
                place.insert(value);
            }
        }
    }
}

fn shop(conn: &mut Conn<'_>) -> Result<Json> {
    let Some(shop) = settings::shop(conn)? else { return Ok(json!({})) };
    let email = conn.first(
        "SELECT CASE WHEN reply_to <> '' THEN reply_to ELSE from_address END
           FROM channels WHERE kind = 'email' ORDER BY id LIMIT 1",
        &[],
        |row| row.get::<String>(0),
    )?;
    Ok(json!({
        "name": shop.name,
        "email": email,
        "currency": shop.currency,
        "country": shop.country,
        "language": shop.language,
        "zone": shop.zone,
    }))
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}
