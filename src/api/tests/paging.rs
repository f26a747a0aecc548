//! Pages neither skip nor repeat, also while rows are added.

use std::collections::BTreeSet;

use serde_json::json;

use super::{Program, storefront};
use crate::both_engines;
use crate::testing::TestApp;

/// The ids of all pages, while something is added before each.
async fn walk(program: &Program<'_>, path: &str, add: impl AsyncFn(usize)) -> Vec<String> {
    let (mut ids, mut next, mut turn) = (Vec::new(), None::<String>, 0);
    loop {
        add(turn).await;
        turn += 1;
        let mark = if path.contains('?') { '&' } else { '?' };
        let after = next.map(|it| format!("&after={it}")).unwrap_or_default();
        let page = program.get(&format!("{path}{mark}limit=3{after}")).await;
        ids.extend(page["rows"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(it) => next = Some(it.to_owned()),
            None => return ids,
        }
    }
}

fn once_each(ids: &[String], wanted: &BTreeSet<String>) {
    let seen: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(seen.len(), ids.len(), "none comes twice: {ids:?}");
    assert!(wanted.is_subset(&seen), "none is left out: {wanted:?} {ids:?}");
}

both_engines! {
    async fn pages_hold_while_rows_are_added(app: TestApp) {
        storefront(&app).await;
        let program = Program::new(&app).await;
        let book = async |number: String| {
            let order = json!({
                "number": number, "identities": [{ "kind": "external", "value": number }],
                "lines": [{ "sku": format!("SKU-{number}"), "title": format!("Cup {number}"), "unit_price": 100 }],
            });
            program.post("/api/orders", &order).await
        };
        let (mut customers, mut orders) = (BTreeSet::new(), BTreeSet::new());
        for at in 0..10 {
            let it = book(format!("A{at}")).await;
            customers.insert(it["customer"].as_str().unwrap().to_owned());
            orders.insert(it["id"].as_str().unwrap().to_owned());
        }
        let ids = walk(&program, "/api/customers", async |turn| drop(book(format!("B{turn}")).await)).await;
        once_each(&ids, &customers);
        let ids = walk(&program, "/api/orders", async |turn| drop(book(format!("C{turn}")).await)).await;
        once_each(&ids, &orders);
        let before: BTreeSet<String> = walk(&program, "/api/events", async |_| ()).await.into_iter().collect();
        assert!(before.len() >= 10);
        let ids = walk(&program, "/api/events?kind=order.placed", async |turn| drop(book(format!("D{turn}")).await)).await;
        once_each(&ids, &before);
        let before: BTreeSet<String> = walk(&program, "/api/products", async |_| ()).await.into_iter().collect();
        let ids = walk(&program, "/api/products", async |turn| drop(book(format!("E{turn}")).await)).await;
        once_each(&ids, &before);
    }
}
