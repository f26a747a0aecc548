//! Orders, for the palette.

use super::said;
use crate::app::App;
use crate::base::{Conn, Result};
use crate::orders::{Order, find_by_number};
use crate::team::Act;
use crate::web::Shell;
use crate::web::palette::{Found, Group, Question};

/// No group of the palette is longer.
const FOUND: usize = 8;

/// The orders whose number begins as asked.
pub fn orders(_: &App, db: &mut Conn<'_>, question: &Question<'_>, shell: &Shell) -> Result<Option<Group>> {
    if !question.asks_for('#') || !shell.may(Act::SeeOrders) {
        return Ok(None);
    }
    let found = |it: &Order| Found {
        icon: "bag",
        href: format!("/orders/{}", it.id),
        text: said::number(it),
        small: format!("{} · {}", shell.locale.date(it.placed_at.0), said::money(shell, it, it.sums.total)),
    };
    let items: Vec<Found> = find_by_number(db, question.words, FOUND)?.iter().map(found).collect();
    Ok((!items.is_empty()).then(|| Group { label: shell.t("nav-orders"), items }))
}
