//! People, for the palette.

use super::person;
use crate::app::App;
use crate::base::{Conn, Result};
use crate::customers::customer::COLUMNS;
use crate::customers::list::{self, Filter, Order};
use crate::customers::{Customer, search};
use crate::team::Act;
use crate::web::Shell;
use crate::web::palette::{Found, Group, Question};

/// No group of the palette is longer.
const FOUND: usize = 8;

/// Whoever the question may mean: by number, phone or email first, then by name, the last seen first.
pub fn people(app: &App, db: &mut Conn<'_>, question: &Question<'_>, shell: &Shell) -> Result<Option<Group>> {
    if !question.asks_for('@') || !shell.may(Act::SeeCustomers) {
        return Ok(None);
    }
    let exact = search(db, question.words)?.exact;
    let sql = format!("SELECT {COLUMNS} FROM customers WHERE id = $1");
    let mut people = Vec::new();
    for id in exact.iter().take(FOUND) {
        people.extend(db.first(&sql, &[id], Customer::read)?);
    }
    if people.len() < FOUND {
        let filter = Filter { words: question.words.to_owned(), ..Filter::default() };
        let named = list::page(db, &app.roll, &filter, Order::default(), None, FOUND, shell.now)?.page.rows;
        people.extend(named.into_iter().filter(|it| !exact.contains(&it.id)));
        people.truncate(FOUND);
    }
    let found = |it: &Customer| {
        let (text, place) = (person::name(shell, it), person::place(shell, it));
        let small = if place.is_empty() { person::number_beside(it, &text) } else { place };
        Found { icon: "person", href: format!("/customers/{}", it.id), text, small }
    };
    let items: Vec<Found> = people.iter().map(found).collect();
    Ok((!items.is_empty()).then(|| Group { label: shell.t("nav-customers"), items }))
}
