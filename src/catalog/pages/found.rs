//! Products, for the palette.

use crate::app::App;
use crate::base::{Conn, Result};
use crate::catalog::products::{self, Listed, Sort};
use crate::team::Act;
use crate::web::Shell;
use crate::web::palette::{Found, Group, Question};

/// A few will do: the list of products shows all.
const FOUND: usize = 5;

/// The products whose name or code has what is asked, what earned most first.
pub fn products(_: &App, db: &mut Conn<'_>, question: &Question<'_>, shell: &Shell) -> Result<Option<Group>> {
    if question.sign.is_some() || !shell.may(Act::SeeOrders) {
        return Ok(None);
    }
    let found = |it: &Listed| Found {
        icon: "tag",
        href: format!("/products/{}", it.id),
        text: it.title.clone(),
        small: it.sku.clone(),
    };
    let page = products::page(db, question.words, Sort::Revenue, None, FOUND)?;
    let items: Vec<Found> = page.rows.iter().map(found).collect();
    Ok((!items.is_empty()).then(|| Group { label: shell.t("nav-products"), items }))
}
