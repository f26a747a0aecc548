mod stops;

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::json;

use crate::base::{Actor, Event, Id, Timestamp};
use crate::both_engines;
use crate::customers::{
    Arrival, Customer, NewConsent, Seen, State, identities, merge, note_order, record_consent, resolve, suggest,
};
use crate::team::Role;
use crate::testing::{NOON, TestApp};

/// Someone to write down: name, email, country, orders, spent in rand.
type Sketch = (&'static str, &'static str, &'static str, i64, i64);

const DAY: i64 = 86_400_000;

async fn people(app: &TestApp, sketches: &[Sketch]) -> Vec<Id<Customer>> {
    let sketches = sketches.to_vec();
    let write = move |tx: &mut crate::base::Tx<'_>| {
        let mut ids = Vec::new();
        for (at, (name, email, country, orders, spent)) in sketches.iter().enumerate() {
            let seen = Timestamp(NOON.0 - at as i64 * DAY);
            let identities = [Seen { kind: "email", scope: "", value: email, verified: false }];
            let hints = [("name", *name), ("country", *country), ("language", "en")];
            let arrival = Arrival { identities: &identities, at: seen, source: "shop:main", hints: &hints };
            let id = resolve(tx, &arrival)?.customer;
            if *orders > 0 {
                note_order(tx, id, seen, *orders, spent * 100)?;
            }
            ids.push(id);
        }
        Ok(ids)
    };
    app.test.db.write(Actor::SYSTEM, write).await.expect("people")
}

async fn order(app: &TestApp, id: Id<Customer>, number: &'static str, days_ago: i64) {
    let write = move |tx: &mut crate::base::Tx<'_>| {
        let data =
            json!({ "number": number, "total": 74_000, "currency": "ZAR", "items": ["Black clay jebena"], "lines": 3 });
        let order: Id<()> = tx.new_id();
        let at = Timestamp(NOON.0 - days_ago * DAY);
        tx.record(&Event::new("order.placed", at).of(id).about(order).with(data))?;
        note_order(tx, id, at, 1, 74_000)
    };
    app.test.db.write(Actor::SYSTEM, write).await.expect("an order");
}

/// The way back from what was done last.
async fn last_undo(app: &TestApp) -> String {
    let sql = "SELECT undo FROM recent_acts WHERE undo IS NOT NULL ORDER BY id DESC";
    app.test.db.read(move |db| db.one(sql, &[], |row| row.get(0))).await.expect("a way back")
}

/// The names in a list, in order.
fn names(html: &str) -> Vec<String> {
    let page = scraper::Html::parse_fragment(&format!("<table><tbody>{}</tbody></table>", rows(html)));
    let links = scraper::Selector::parse("a[data-row]").expect("a selector");
    page.select(&links).map(|it| it.text().collect()).collect()
}

fn rows(html: &str) -> &str {
    html.split_once("<tbody>").map_or(html, |(_, rest)| rest.split_once("</tbody>").map_or(rest, |(rows, _)| rows))
}

fn next(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("hx-get=\"/customers?")?;
    Some(format!("/customers?{}", rest.split_once('"')?.0.replace("&#38;", "&").replace("&amp;", "&")))
}

const SOME: &[Sketch] = &[
    ("Lindiwe Khumalo", "lindiwe@example.com", "ZA", 9, 6_214),
    ("Hana Girma", "hana@example.com", "ET", 3, 800),
    ("Élodie Martin", "elodie@example.com", "FR", 1, 120),
    ("Thandi Nkosi", "thandi@example.com", "ZA", 0, 0),
];

both_engines! {
    async fn the_list_shows_everyone_and_each_filter_leaves_some(app: TestApp) {
        people(&app, SOME).await;
        let all = app.get("/customers").await.text;
        assert!(all.contains("4 people"), "{all}");
        assert_eq!(names(&all), ["Lindiwe Khumalo", "Hana Girma", "Élodie Martin", "Thandi Nkosi"]);
        for (query, expected) in [
            ("q=elodie", vec!["Élodie Martin"]),
            ("q=thandi%40example.com", vec!["Thandi Nkosi"]),
            ("country=ZA", vec!["Lindiwe Khumalo", "Thandi Nkosi"]),
            ("country=ZA&sort=name", vec!["Lindiwe Khumalo", "Thandi Nkosi"]),
            ("country=ZA&sort=-name", vec!["Thandi Nkosi", "Lindiwe Khumalo"]),
            ("language=en&orders=2", vec!["Lindiwe Khumalo", "Hana Girma"]),
            ("spent=100&sort=spent", vec!["Élodie Martin", "Hana Girma", "Lindiwe Khumalo"]),
            ("seen=7d&country=FR", vec!["Élodie Martin"]),
            ("seen=older", vec![]),
            ("sort=-last-order", vec!["Lindiwe Khumalo", "Hana Girma", "Élodie Martin", "Thandi Nkosi"]),
            ("sort=created", vec!["Thandi Nkosi", "Élodie Martin", "Hana Girma", "Lindiwe Khumalo"]),
            ("sort=-orders&orders=1", vec!["Lindiwe Khumalo", "Hana Girma", "Élodie Martin"]),
        ] {
            assert_eq!(names(&app.get(&format!("/customers?{query}")).await.text), expected, "{query}");
        }
        let none = app.get("/customers?q=nobody&country=ZA").await.text;
        assert!(none.contains("Nobody found") && none.contains("Without “nobody”"), "{none}");
    }

    async fn an_empty_shop_says_how_to_begin(app: TestApp) {
        let page = app.get("/customers").await.text;
        assert!(page.contains("Bring in your customers") && page.contains("href=\"/customers/import\""), "{page}");
        let viewer = app.signed_in_as(Role::Viewer).get("/customers").await.text;
        assert!(!viewer.contains("href=\"/customers/import\""), "a viewer cannot bring anyone in");
    }

    async fn consent_can_be_asked_for(app: TestApp) {
        let ids = people(&app, SOME).await;
        let (id, at) = (ids[1], NOON);
        app.test.db.write(Actor::SYSTEM, move |tx| {
            record_consent(tx, &NewConsent {
                customer: id, identity: None, purpose: "marketing", channel: "whatsapp",
                state: State::Given, source: "shop:main", wording: "", evidence: None, at,
            })
        }).await.unwrap();
        assert_eq!(names(&app.get("/customers?consent=whatsapp").await.text), ["Hana Girma"]);
        assert_eq!(names(&app.get("/customers?consent=whatsapp&sort=-spent").await.text), ["Hana Girma"]);
        assert!(names(&app.get("/customers?consent=email").await.text).is_empty());
    }

    async fn pages_neither_skip_nor_repeat_while_people_come_and_go(app: TestApp) {
        for sort in ["-seen", "seen", "name", "-name", "-spent", "orders", "-last-order", "created"] {
            let run = sort.replace('-', "x");
            let write = move |tx: &mut crate::base::Tx<'_>| {
                for at in 0..130_i64 {
                    let (name, email) = (format!("Old {run} {:03}", at * 7 % 130), format!("o{at}.{run}@example.com"));
                    let identities = [Seen { kind: "email", scope: "", value: &email, verified: false }];
                    let when = Timestamp(NOON.0 - at % 13 * DAY);
                    let hints = [("name", name.as_str())];
                    let arrival = Arrival { identities: &identities, at: when, source: "shop:main", hints: &hints };
                    let id = resolve(tx, &arrival)?.customer;
                    note_order(tx, id, when, at % 5, at % 7 * 100)?;
                }
                Ok(())
            };
            app.test.db.write(Actor::SYSTEM, write).await.unwrap();
            let (mut seen, mut href) = (Vec::new(), Some(format!("/customers?sort={sort}")));
            let mut at = 0;
            while let Some(it) = href.take() {
                let page = app.get(&it).await.text;
                seen.extend(names(&page));
                href = next(&page);
                let email = format!("new{at}@example.com");
                at += 1;
                // Someone comes at each end of the list, and someone of a page already shown goes.
                app.test.db.write(Actor::SYSTEM, move |tx| {
                    let identities = [Seen { kind: "email", scope: "", value: &email, verified: false }];
                    let hints = [("name", if at % 2 == 0 { "Aaa" } else { "Zzz" })];
                    let arrival = Arrival { identities: &identities, at: NOON, source: "sdk", hints: &hints };
                    resolve(tx, &arrival).map(drop)
                }).await.unwrap();
            }
            let mut old: Vec<&String> = seen.iter().filter(|it| it.starts_with("Old")).collect();
            old.sort();
            assert!(old.windows(2).all(|it| it[0] != it[1]), "{sort}: nobody is shown twice");
            let mine = old.iter().filter(|it| it.contains(&format!("Old {} ", sort.replace('-', "x")))).count();
            assert_eq!(mine, 130, "{sort}: nobody is skipped");
        }
    }

    async fn hostile_names_are_words_and_formulas_do_not_run(app: TestApp) {
        people(&app, &[
            ("<script>alert(1)</script>", "a@example.com", "ZA", 1, 5),
            ("=HYPERLINK(\"http://evil.example\")", "b@example.com", "ZA", 1, 5),
            ("\u{202e}evil \"quoted\" & co", "c@example.com", "ZA", 1, 5),
        ]).await;
        let page = app.get("/customers").await.text;
        assert!(!page.contains("<script>alert"), "{page}");
        let csv = app.post("/customers/export", &[("cols", "email,spent")]).await;
        assert_eq!(csv.status, StatusCode::OK);
        assert!(csv.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
        assert!(csv.text.contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\""), "{}", csv.text);
        assert!(csv.text.contains("a@example.com,5.00"), "{}", csv.text);
        assert_eq!(csv.text.lines().count(), 4);
        let audited = app.test.db.read(|db| db.all("SELECT act FROM audit", &[], |row| row.get::<String>(0))).await.unwrap();
        assert!(audited.contains(&"customers.exported".to_owned()), "{audited:?}");
    }

    async fn a_viewer_sees_no_whole_address_and_exports_nothing(app: TestApp) {
        let ids = people(&app, &SOME[..1]).await;
        let page = format!("/customers/{}", ids[0]);
        app.post(&format!("{page}/identities"), &[("value", "082 555 4417")]).await;
        let viewer = app.signed_in_as(Role::Viewer);
        for path in [page.as_str(), "/customers?cols=phone,email"] {
            let html = viewer.get(path).await.text;
            assert!(html.contains("••• 4417") && html.contains("l•••@example.com"), "{html}");
            assert!(!html.contains("82 555 4417") && !html.contains("lindiwe@example.com"), "{html}");
            assert!(app.get(path).await.text.contains("+27 82 555 4417"));
        }
        assert_eq!(viewer.post("/customers/export", &[]).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_person_stands_on_one_page(app: TestApp) {
        let ids = people(&app, &[("Lindiwe Khumalo", "lindiwe@example.com", "ZA", 0, 0)]).await;
        for (number, days) in [("20177", 70), ("20300", 35), ("20418", 3)] {
            order(&app, ids[0], number, days).await;
        }
        let page = app.get(&format!("/customers/{}", ids[0])).await;
        assert_eq!(page.status, StatusCode::OK);
        for words in [
            "Lindiwe Khumalo", "C-10001", "R 2\u{a0}220,00", "3 orders since September 2025", "R 740,00", "5 weeks",
            "order 20418</a>, R 740,00", "Black clay jebena and 2 more", "The last 52 weeks: orders 3", "May we write?",
        ] {
            let words = words.replace("R ", "R\u{a0}");
            assert!(page.text.contains(&words), "{words}: {}", page.text);
        }
    }

    async fn older_history_follows_and_nothing_comes_twice(app: TestApp) {
        let ids = people(&app, &[("Lindiwe Khumalo", "lindiwe@example.com", "ZA", 0, 0)]).await;
        let id = ids[0];
        app.test.db.write(Actor::SYSTEM, move |tx| {
            for at in 0..75_i64 {
                let when = Timestamp(NOON.0 - at * 3 * DAY);
                let data = json!({ "number": format!("N{at:03}"), "total": 100, "currency": "ZAR" });
                tx.record(&Event::new("order.placed", when).of(id).with(data))?;
            }
            Ok(())
        }).await.unwrap();
        let (mut seen, mut href) = (Vec::new(), Some(format!("/customers/{id}")));
        while let Some(it) = href.take() {
            let html = app.get(&it).await.text;
            seen.extend(html.match_indices("order N").map(|(at, _)| html[at + 6..at + 10].to_owned()));
            href = html.split_once("hx-get=\"/customers/").and_then(|(_, rest)| {
                rest.match_indices("hx-get=\"/customers/").map(|(at, _)| &rest[at + 19..]).chain([rest]).find_map(|it| {
                    let href = it.split_once('"')?.0;
                    href.contains("before=").then(|| format!("/customers/{}", href.replace("&#38;", "&")))
                })
            });
        }
        assert_eq!(seen, (0..75).map(|at| format!("N{at:03}")).collect::<Vec<_>>());
    }

    async fn a_note_is_shown_taken_away_and_back(app: TestApp) {
        let ids = people(&app, &SOME[..1]).await;
        let page = format!("/customers/{}", ids[0]);
        let added = app.post(&format!("{page}/notes"), &[("body", "Prefers <b>EFT</b>")]).await;
        assert_eq!(added.location.as_deref(), Some(page.as_str()));
        assert!(app.get(&page).await.text.contains("Prefers &#60;b&#62;EFT&#60;/b&#62;"));
        assert!(app.get(&format!("{page}?show=notes")).await.text.contains("Nomvula Dube wrote"));
        app.post(&last_undo(&app).await, &[]).await;
        assert!(!app.get(&page).await.text.contains("Prefers"));
        app.post(&last_undo(&app).await, &[]).await;
        assert!(app.get(&page).await.text.contains("Prefers"));
        let empty = app.post(&format!("{page}/notes"), &[("body", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let viewer = app.signed_in_as(Role::Viewer).post(&format!("{page}/notes"), &[("body", "x")]).await;
        assert_eq!(viewer.status, StatusCode::FORBIDDEN);
    }

    async fn what_came_meanwhile_is_shown_at_once_and_moves_nothing_that_is_read(app: TestApp) {
        let ids = people(&app, &SOME[..1]).await;
        let asks = |page: &str| {
            let (_, rest) = page.split_once("id=\"newer\"").unwrap();
            rest.split_once("hx-get=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
        };
        let page = app.get(&format!("/customers/{}", ids[0])).await.text;
        assert!(page.contains(&format!("sse-connect=\"/events?topics=customer:{}&amp;after=", ids[0])), "{page}");
        let newest = asks(&page);
        // Who has gone back into the past reads on undisturbed.
        let past = crate::base::page::cursor(&(i64::MAX, i64::MAX));
        let counted = asks(&app.get(&format!("/customers/{}?before={past}", ids[0])).await.text);
        assert!(!app.get(&newest).await.text.contains("Two") && !app.get(&counted).await.text.contains("new</a>"));
        app.test.pass(Duration::from_secs(60));
        app.post(&format!("/customers/{}/notes", ids[0]), &[("body", "One")]).await;
        app.post(&format!("/customers/{}/notes", ids[0]), &[("body", "Two")]).await;
        let story = app.get(&newest).await.text;
        assert!(story.contains("One") && story.contains("Two"), "{story}");
        assert!(app.get(&counted).await.text.contains("2 new</a>"));
    }

    async fn two_who_change_one_person_both_see_both(app: TestApp) {
        let ids = people(&app, &SOME[..1]).await;
        let edit = format!("/customers/{}/edit", ids[0]);
        let form = app.get(&edit).await.text;
        let version = form.split_once("name=\"version\" value=\"").unwrap().1.split_once('"').unwrap().0.to_owned();
        let send = |name: &'static str| {
            [("name", name.to_owned()), ("email", "lindiwe@example.com".into()), ("country", "ZA".into()),
             ("language", "en".into()), ("version", version.clone())]
        };
        let first = send("Lindiwe Zulu");
        let first: Vec<(&str, &str)> = first.iter().map(|(a, b)| (*a, b.as_str())).collect();
        assert_eq!(app.post(&edit, &first).await.status, StatusCode::SEE_OTHER);
        let second = send("L. Khumalo-Zulu");
        let second: Vec<(&str, &str)> = second.iter().map(|(a, b)| (*a, b.as_str())).collect();
        let crossed = app.post(&edit, &second).await;
        assert_eq!(crossed.status, StatusCode::CONFLICT);
        assert!(crossed.text.contains("Lindiwe Zulu") && crossed.text.contains("L. Khumalo-Zulu"), "{}", crossed.text);
        assert!(app.get(&format!("/customers/{}", ids[0])).await.text.contains("Lindiwe Zulu"));
        let bad = app.post(&edit, &[("name", "L"), ("email", "no address"), ("version", "1")]).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.text.contains("no address"), "what was typed is not lost");
    }

    async fn merged_people_lead_to_one_page_and_can_be_parted(app: TestApp) {
        let ids = people(&app, SOME).await;
        order(&app, ids[3], "777", 2).await;
        let preview = app.get(&format!("/customers/{}/merge?with={}", ids[0], ids[3])).await.text;
        assert!(preview.contains("Lindiwe Khumalo") && preview.contains("Thandi Nkosi"), "{preview}");
        let found = app.get(&format!("/customers/{}/merge?q=thandi", ids[0])).await.text;
        assert!(found.contains(&format!("/customers/{}/merge?with={}", ids[0], ids[3])), "{found}");
        let with = ids[3].to_string();
        let done = app.post(&format!("/customers/{}/merge", ids[0]), &[("with", &with), ("reason", "Same phone")]).await;
        assert_eq!(done.location, Some(format!("/customers/{}", ids[0])));
        let away = app.get(&format!("/customers/{}", ids[3])).await;
        assert_eq!(away.location, Some(format!("/customers/{}", ids[0])));
        let page = app.get(&format!("/customers/{}", ids[0])).await.text;
        assert!(page.contains("order 777") && page.contains("Part again"), "{page}");
        assert_eq!(names(&app.get("/customers?q=thandi").await.text), ["Lindiwe Khumalo"]);
        app.post(&last_undo(&app).await, &[]).await;
        assert_eq!(app.get(&format!("/customers/{}", ids[3])).await.status, StatusCode::OK);
        assert!(!app.get(&format!("/customers/{}", ids[0])).await.text.contains("order 777"));
        app.post(&last_undo(&app).await, &[]).await;
        assert!(app.get(&format!("/customers/{}", ids[0])).await.text.contains("order 777"), "parting has a way back");
    }

    async fn suggested_pairs_are_merged_or_kept_apart(app: TestApp) {
        let ids = people(&app, &[
            ("Lindiwe Khumalo", "l1@example.com", "ZA", 2, 300),
            ("Lindiwe Khumalo", "l2@example.com", "ZA", 1, 180),
        ]).await;
        assert!(app.get("/customers/duplicates").await.text.contains("Everyone is one person"));
        let id = ids[0];
        app.test.db.write(Actor::SYSTEM, move |tx| suggest(tx, id)).await.unwrap();
        let list = app.get("/customers/duplicates").await.text;
        assert!(list.contains("Both are called Lindiwe Khumalo"), "{list}");
        let page = format!("/customers/{id}");
        let card = app.get(&page).await.text;
        assert!(card.contains("Same person?"), "{card}");
        let apart = card.split_once("/apart?from=").unwrap().0.rsplit_once("action=\"").unwrap().1.to_owned();
        let done = app.post(&format!("{apart}/apart?from={id}"), &[]).await;
        assert_eq!(done.location.as_deref(), Some(page.as_str()));
        assert!(!app.get(&page).await.text.contains("Keep apart"));
        app.post(&last_undo(&app).await, &[]).await;
        assert!(app.get(&page).await.text.contains("Keep apart"));
        app.post(&format!("{apart}/merged"), &[]).await;
        assert!(app.get("/customers").await.text.contains("1 person"));
        assert!(!app.signed_in_as(Role::Staff).get(&page).await.text.contains("Keep apart"));
    }

    async fn what_a_visitor_saw_is_called_by_its_title_and_prices_are_exact(app: TestApp) {
        let id = people(&app, &[("Thandi", "thandi@example.com", "ZA", 0, 0)]).await[0];
        let write = move |tx: &mut crate::base::Tx<'_>| {
            let page = |title: &str| json!({ "title": title, "path": "/jebena", "url": "https://shop.example/jebena" });
            for (kind, data) in [
                ("page.viewed", json!({ "properties": {}, "context": { "page": page("Clay jebena") } })),
                ("page.viewed", json!({ "properties": { "title": "Own title" }, "context": { "page": page("Another title") } })),
                ("page.viewed", json!({ "properties": { "path": "/only/path" } })),
                ("product.viewed", json!({ "properties": { "name": "Cup", "price": 4_503_599.63 } })),
                ("product.viewed", json!({ "properties": { "name": "Tray", "price": "1.005", "currency": "GBP" } })),
                ("product.viewed", json!({ "properties": { "name": "Fan", "price": 120, "currency": "jpy" } })),
                ("product.viewed", json!({ "properties": { "name": "Odd", "price": "1e5" } })),
            ] {
                tx.record(&Event::new(kind, tx.now).of(id).with(data))?;
            }
            Ok(())
        };
        app.test.db.write(Actor::SYSTEM, write).await.expect("a visit");
        let page = app.get(&format!("/customers/{id}")).await.text.replace('\u{a0}', " ");
        for shown in ["Clay jebena", "Own title", "/only/path", "R 4 503 599,63", "£1,01", "120"] {
            assert!(page.contains(shown), "{shown} is missing: {page}");
        }
        for hidden in ["Another title", "something", "1e5"] {
            assert!(!page.contains(hidden), "{hidden} is shown: {page}");
        }
    }

    async fn the_palette_finds_people_by_anything(app: TestApp) {
        let ids = people(&app, SOME).await;
        app.post(&format!("/customers/{}/identities", ids[3]), &[("value", "082 555 0101")]).await;
        for (typed, expected) in [
            ("thandi", "Thandi Nkosi"), ("%40hana", "Hana Girma"), ("elo", "Élodie Martin"),
            ("0825550101", "Thandi Nkosi"), ("C-10001", "Lindiwe Khumalo"), ("lindiwe%40exa", "Lindiwe Khumalo"),
        ] {
            let found = app.get(&format!("/palette?q={typed}")).await.text;
            assert!(found.contains(expected), "{typed}: {found}");
        }
        assert!(!app.get("/palette?q=%23thandi").await.text.contains("Thandi"), "# asks for orders only");
        assert_eq!(app.get("/palette?q=t").await.text.trim(), "");
    }

    async fn a_name_that_is_too_long_is_refused_and_not_cut(app: TestApp) {
        let refused = app.post("/customers/new", &[("name", &"W".repeat(10_000))]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("This has at most 200 characters"), "{}", refused.text);
    }

    async fn what_a_person_allows_is_written_down_with_its_reason(app: TestApp) {
        let ids = people(&app, &SOME[..1]).await;
        let page = format!("/customers/{}/consents", ids[0]);
        let missing = app.post(&page, &[("channel", "email"), ("state", "given"), ("reason", " ")]).await;
        assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let undecided = app.post(&page, &[("channel", "email"), ("reason", "Said so")]).await;
        assert!(undecided.text.contains("whether they want it or not"), "{}", undecided.text);
        let said = [("channel", "email"), ("state", "given"), ("reason", "Said so at the counter")];
        assert_eq!(app.post(&page, &said).await.status, StatusCode::SEE_OTHER);
        let shown = app.get(&page).await.text;
        assert!(shown.contains("Told to the team: Said so at the counter") && shown.contains("Yes to news and offers: Email"), "{shown}");
        assert_eq!(names(&app.get("/customers?consent=email").await.text), ["Lindiwe Khumalo"]);
        assert!(app.get(&format!("/customers/{}", ids[0])).await.text.contains("Nomvula Dube noted: yes to Email"));
    }

    async fn erasing_asks_for_the_number_and_waits_for_the_end_of_the_day(app: TestApp) {
        let ids = people(&app, &SOME[..1]).await;
        let page = format!("/customers/{}", ids[0]);
        let wrong = app.post(&format!("{page}/erasure"), &[("number", "10002")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("This is not C-10001"), "{}", wrong.text);
        app.post(&format!("{page}/erasure"), &[("number", "c-10001"), ("reason", "Asked by letter")]).await;
        assert!(app.get(&page).await.text.contains("This person will be erased on"));
        app.post(&last_undo(&app).await, &[]).await;
        assert!(!app.get(&page).await.text.contains("will be erased on"));
        app.post(&format!("{page}/erasure"), &[("number", "C-10001"), ("reason", "Asked by letter")]).await;
        app.test.pass(Duration::from_secs(86_400));
        app.run_jobs().await;
        let receipts = app.get("/customers/erasures").await.text;
        assert!(receipts.contains("C-10001") && receipts.contains("Asked by letter"), "{receipts}");
        assert!(!receipts.contains("Lindiwe"));
        assert_eq!(app.signed_in_as(Role::Manager).get("/customers/erasures").await.status, StatusCode::FORBIDDEN);
    }

    async fn all_that_is_held_comes_in_one_file(app: TestApp) {
        let ids = people(&app, &SOME[..1]).await;
        app.post(&format!("/customers/{}/notes", ids[0]), &[("body", "Prefers EFT")]).await;
        let file = app.post(&format!("/customers/{}/export", ids[0]), &[]).await;
        assert!(file.headers["content-disposition"].to_str().unwrap().contains("C-10001.json"));
        let all: serde_json::Value = serde_json::from_str(&file.text).expect("JSON");
        assert!(all.to_string().contains("Prefers EFT") && all.to_string().contains("lindiwe@example.com"), "{all}");
    }

    async fn someone_new_is_written_down_once(app: TestApp) {
        let sent = [("name", "Sipho Dlamini"), ("email", "Sipho@Example.com"), ("phone", "082 555 0101"), ("city", "eThekwini")];
        let done = app.post("/customers/new", &sent).await;
        let page = app.get(&done.location.expect("a page")).await.text;
        assert!(page.contains("Sipho Dlamini") && page.contains("eThekwini") && page.contains("sipho@example.com"), "{page}");
        let again = app.post("/customers/new", &[("name", "S. Dlamini"), ("phone", "+27825550101")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("Sipho Dlamini has this email or phone already"), "{}", again.text);
        let empty = app.post("/customers/new", &[("city", "Durban")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let bad = app.post("/customers/new", &[("name", "X"), ("email", "nonsense")]).await;
        assert!(bad.text.contains("is not an email address"), "{}", bad.text);
        assert!(app.get("/customers").await.text.contains("1 person"), "a fault leaves nobody behind");
    }

    async fn the_pages_speak_four_languages(app: TestApp) {
        let ids = people(&app, SOME).await;
        order(&app, ids[0], "20418", 3).await;
        let (a, b) = (ids[0], ids[1]);
        app.test.db.write(Actor::SYSTEM, move |tx| merge(tx, a, b, "same").map(drop)).await.unwrap();
        for language in ["am", "zu", "xh"] {
            app.test.db.write(Actor::SYSTEM, move |tx| {
                tx.run("UPDATE staff SET language = $1", &[&language]).map(drop)
            }).await.unwrap();
            for path in [
                "/customers".to_owned(), "/customers?q=nobody".into(), "/customers/new".into(), "/customers/duplicates".into(),
                format!("/customers/{a}"), format!("/customers/{a}/edit"), format!("/customers/{a}/consents"),
                format!("/customers/{a}/merge"), format!("/customers/{a}/merge?with={}", ids[2]),
                format!("/customers/{a}/erasure"), "/customers/erasures".into(),
            ] {
                let page = app.get(&path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert!(page.text.contains(&format!("lang=\"{language}-")), "{path}");
                let missing = page.text.find("customers-").map(|at| page.text[at..].chars().take(80).collect::<String>());
                assert_eq!(missing, None, "{path}: a sentence is missing");
            }
        }
    }

    async fn a_removed_identity_comes_back_as_it_was(app: TestApp) {
        let ids = people(&app, SOME).await;
        let id = ids[0];
        app.test.db.write(Actor::SYSTEM, move |tx| {
            let seen = [
                Seen { kind: "email", scope: "", value: "lindiwe@example.com", verified: true },
                Seen { kind: "shop", scope: "main", value: "C-77", verified: true },
                Seen { kind: "phone", scope: "", value: "+27825550101", verified: false },
            ];
            resolve(tx, &Arrival { identities: &seen, at: NOON, source: "shop:main", hints: &[] }).map(drop)
        }).await.unwrap();
        let all = || app.test.db.read(move |db| identities(db, id));
        let before = all().await.unwrap();
        assert!(before.len() == 3 && before.iter().any(|it| it.scope == "main" && it.verified_at.is_some()), "{before:?}");
        app.test.pass(Duration::from_secs(600));
        for it in &before {
            app.post(&format!("/customers/{id}/identities/{}/removal", it.id), &[]).await;
            let undo = last_undo(&app).await;
            assert!(!undo.contains("lindiwe") && !undo.contains("82555"), "nothing of it stands in the address: {undo}");
            assert_eq!(app.post(&undo, &[]).await.status, StatusCode::SEE_OTHER);
            assert_eq!(all().await.unwrap(), before, "{}", it.kind);
            app.post(&undo, &[]).await;
            assert_eq!(all().await.unwrap(), before, "a second time changes nothing");
        }
        let found = app.get("/customers?q=555%200101").await.text;
        assert_eq!(names(&found), ["Lindiwe Khumalo"], "and it finds its person again");
    }

    async fn an_identity_does_not_come_back_where_it_is_someone_elses_or_nobodys(app: TestApp) {
        let ids = people(&app, SOME).await;
        let id = ids[0];
        let own = app.test.db.read(move |db| identities(db, id)).await.unwrap()[0].clone();
        app.test.db.write(Actor::SYSTEM, move |tx| tx.run("UPDATE identities SET verified_at = $1 WHERE id = $2", &[&NOON, &own.id])).await.unwrap();
        app.post(&format!("/customers/{id}/identities/{}/removal", own.id), &[]).await;
        let undo = last_undo(&app).await;
        app.test.db.write(Actor::SYSTEM, move |tx| {
            let seen = [Seen { kind: "email", scope: "", value: "lindiwe@example.com", verified: true }];
            resolve(tx, &Arrival { identities: &seen, at: NOON, source: "shop:main", hints: &[] }).map(drop)
        }).await.unwrap();
        let refused = app.post(&undo, &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text);
        assert!(refused.text.contains("someone else"), "{}", refused.text);
        let other = undo.replace(&id.to_string(), &ids[1].to_string());
        assert_eq!(app.post(&other, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it is sealed for one person");
    }

    async fn the_year_at_a_glance_is_a_table_and_a_file(app: TestApp) {
        let ids = people(&app, SOME).await;
        order(&app, ids[0], "20418", 3).await;
        order(&app, ids[0], "20419", 4).await;
        order(&app, ids[0], "20200", 200).await;
        let page = app.get(&format!("/customers/{}", ids[0])).await.text;
        let table = page.split("<details class=\"data\">").nth(1).unwrap().split("</details>").next().unwrap();
        assert_eq!(table.matches("<tr>").count(), 3, "the head and the two weeks in which something was: {table}");
        assert!(table.contains("/year.csv"));
        let csv = app.get(&format!("/customers/{}/year.csv", ids[0])).await;
        let rows: Vec<&str> = csv.text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!((rows.len(), rows[0]), (53, "Week from,Orders,Sent back,Other events"));
        assert!(rows.iter().any(|it| it.ends_with(",2,0,0")), "{rows:?}");
        assert_eq!(app.get("/customers/0000000000001/year.csv").await.status, StatusCode::NOT_FOUND);
    }
}
