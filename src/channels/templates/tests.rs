use merge_tags::RenderError;
use serde_json::{Value as Json, json};
use tongue::Lang;

use super::*;
use crate::base::Clock;
use crate::testing::NOON;

mod filling;
mod layout;

fn made(kind: Kind, body: &str) -> Compiled {
    compiled(kind, body).unwrap_or_else(|it| panic!("{it:?}"))
}

fn compiled(kind: Kind, body: &str) -> Result<Compiled, Problem> {
    let wording =
        Wording { subject: "Hello {{ customer.call_me }}".into(), kind, body: body.into(), ..Wording::default() };
    Compiled::new(&wording, Lang::En, Clock::manual(NOON))
}

/// What a message about an order knows.
fn order() -> Json {
    json!({
        "customer": { "call_me": "Hana" },
        "shop": { "name": "Jebena & Kin", "currency": "ZAR", "zone": "Africa/Johannesburg" },
        "order": {
            "number": "20418", "placed_on": "20 Nov 2025", "total_money": "R 570,00", "discount": 500, "shipping": 0,
            "discount_money": "R 5,00",
            "lines": [
                { "quantity": 1, "title": "<b>Jebena</b>", "total_money": "R 450,00" },
                { "quantity": 2, "title": "Sidama", "total_money": "R 120,00" },
            ],
        },
    })
}
