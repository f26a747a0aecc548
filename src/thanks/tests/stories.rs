use merge_tags::Values;

use super::*;

/// One who buys: an address, and the language they speak, if we know.
struct Buyer {
    email: &'static str,
    name: &'static str,
    language: Option<&'static str>,
}

const HANA: Buyer = Buyer { email: "hana@example.com", name: "Hana Girma", language: Some("am") };

/// An order of a jebena and two packs of coffee, placed at `at` by an actor of this kind.
async fn place(db: &Db, actor: Actor, buyer: Option<&'static Buyer>, number: &'static str, at: Timestamp) -> Id<Order> {
    db.write(actor, move |tx| {
        let mut sales = catalog::Sales::open(tx)?;
        let storefront = catalog::ensure_storefront(tx, "web", "Web shop", sales.home())?;
        let arrived = buyer.map(|it| come(tx, it, at)).transpose()?;
        let line = |kind, title: &str, quantity, total| LineDraft {
            kind,
            variant: None,
            sku: title.to_uppercase(),
            title: title.into(),
            quantity,
            unit_price_e4: total * 100 / quantity,
            discount: 0,
            tax: 0,
            total,
            source_line: None,
        };
        let booking = Booking {
            storefront,
            place: None,
            number: number.into(),
            kind: OrderKind::Sale,
            customer: arrived.map(|it| it.customer),
            identity: arrived.and_then(|it| it.identity),
            currency: sales.home(),
            placed_at: at,
            country: Some("ZA".into()),
            source: "shop:web".into(),
            import_id: None,
            lines: vec![
                line(LineKind::Goods, "Clay <jebena>", 1, 45_000),
                line(LineKind::Goods, "Sidama", 2, 24_000),
                line(LineKind::Shipping, "Courier", 1, 6_000),
            ],
        };
        let booked = orders::book(tx, &booking, &mut sales)?;
        sales.write(tx)?;
        Ok(booked.id)
    })
    .await
    .expect("the order is booked")
}

fn come(tx: &mut Tx<'_>, it: &Buyer, at: Timestamp) -> crate::base::Result<customers::Resolved> {
    let mut hints = vec![("name", it.name)];
    hints.extend(it.language.map(|it| ("language", it)));
    let seen = [Seen { kind: "email", scope: "", value: it.email, verified: true }];
    customers::resolve(tx, &Arrival { identities: &seen, at, source: "shop:web", hints: &hints })
}

async fn shop(app: &TestApp) {
    app.test.db.write(Actor::SYSTEM, templates::add_ready_made).await.unwrap();
}

/// What is queued: the address, and the message as it will be read.
async fn queued(app: &TestApp) -> Vec<(String, templates::Rendered)> {
    let it = app.app.clone();
    app.test
        .db
        .read(move |db| {
            let rows = db.all(
                "SELECT address, customer_id, version_id, data FROM messages ORDER BY reason_event",
                &[],
                |row| Ok((row.get(0)?, row.get::<Id<Customer>>(1)?, row.get(2)?, row.get::<String>(3)?)),
            )?;
            let mut all = Vec::new();
            for (address, customer, version, data) in rows {
                let known = crate::channels::context::of_customers(db, &[customer], None)?.remove(0);
                let filling = known.with(serde_json::from_str(&data)?);
                let compiled = it.templates.compiled(db, version)?;
                all.push((address, compiled.render(&filling).expect("the message comes about")));
            }
            Ok(all)
        })
        .await
        .unwrap()
}

both_engines! {
    async fn whoever_orders_is_thanked_in_their_language(app: TestApp) {
        shop(&app).await;
        const BUYERS: [Buyer; 5] = [
            HANA,
            Buyer { email: "lindiwe@example.com", name: "Lindiwe Khumalo", language: Some("zu") },
            Buyer { email: "thandi@example.com", name: "Thandi Mbeki", language: Some("xh") },
            Buyer { email: "jo@example.com", name: "Jo <b>Smith</b>", language: None },
            Buyer { email: "ann@example.com", name: "", language: Some("en") },
        ];
        for (it, number) in BUYERS.iter().zip(["1001", "1002", "1003", "1004", "1005"]) {
            place(&app.test.db, Actor::SYSTEM, Some(it), number, NOON).await;
        }
        app.run_jobs().await;
        let all = queued(&app).await;
        let said: Vec<(&str, &str)> = all.iter().map(|it| (it.0.as_str(), it.1.subject.as_str())).collect();
        assert_eq!(said, [
            ("hana@example.com", "ለትዕዛዝዎ 1001 እናመሰግናለን"),
            ("lindiwe@example.com", "Siyabonga nge‑oda lakho 1002"),
            ("thandi@example.com", "Enkosi nge‑odolo yakho 1003"),
            ("jo@example.com", "Thank you for your order 1004"),
            ("ann@example.com", "Thank you for your order 1005"),
        ]);
        let text = |at: usize| all[at].1.text.replace('\u{a0}', " ");
        assert!(text(0).contains("ሰላም Hana፣") && text(0).contains("ጠቅላላ ድምር ZAR 750.00"), "{}", text(0));
        assert!(text(1).contains("Sawubona Lindiwe,") && text(1).contains("1 × Clay <jebena> R 450.00\n2 × Sidama R 240.00"));
        assert!(text(2).contains("Molo Thandi,") && text(2).contains("Ukuhanjiswa R 60.00"));
        assert!(text(3).contains("of 20 Nov 2025") && text(3).contains("Total R 750,00"));
        assert!(text(4).contains("Hello there,"));
        let html = &all[3].1.html;
        assert!(html.contains("Clay &lt;jebena&gt;") && !html.contains("<jebena>"), "a name is text");
    }

    async fn an_order_is_thanked_for_once(app: TestApp) {
        shop(&app).await;
        let order = place(&app.test.db, Actor::SYSTEM, Some(&HANA), "1001", NOON).await;
        place(&app.test.db, Actor::SYSTEM, Some(&HANA), "1001", NOON).await;
        app.run_jobs().await;
        for _ in 0..3 {
            app.test.db.write(Actor::SYSTEM, move |tx| tx.enqueue(&SendThanks { order, event: 1 })).await.unwrap();
            app.run_jobs().await;
        }
        assert_eq!(queued(&app).await.len(), 1);
    }

    async fn nobody_is_thanked_for_what_is_old_imported_cancelled_or_nobodys(app: TestApp) {
        shop(&app).await;
        let db = &app.test.db;
        let old = Timestamp(NOON.ms() - 2 * 86_400_000);
        place(db, Actor::SYSTEM, Some(&HANA), "1", old).await;
        place(db, Actor { kind: "import", id: Some(7) }, Some(&HANA), "2", NOON).await;
        place(db, Actor::SYSTEM, None, "3", NOON).await;
        let order = place(db, Actor::SYSTEM, Some(&HANA), "4", NOON).await;
        db.write(Actor::SYSTEM, move |tx| orders::cancel(tx, order)).await.unwrap();
        app.run_jobs().await;
        assert_eq!(queued(&app).await, []);
        place(db, Actor::SYSTEM, Some(&HANA), "5", NOON).await;
        app.run_jobs().await;
        assert_eq!(queued(&app).await.len(), 1, "this one is");
    }

    async fn the_thanks_for_what_is_cancelled_are_called_off_while_they_wait(app: TestApp) {
        shop(&app).await;
        let db = &app.test.db;
        let off = place(db, Actor::SYSTEM, Some(&HANA), "1", NOON).await;
        let sent = place(db, Actor::SYSTEM, Some(&HANA), "2", NOON).await;
        app.run_jobs().await;
        db.write(Actor::SYSTEM, move |tx| {
            tx.run(
                "UPDATE deliveries SET state = 'sent', due_at = NULL
                  WHERE message_id = (SELECT id FROM messages WHERE key = $1)",
                &[&format!("thanks:{sent}")],
            )?;
            orders::cancel(tx, off)?;
            orders::cancel(tx, sent)
        }).await.unwrap();
        app.run_jobs().await;
        let page = app.get("/messages?state=cancelled").await.text;
        assert!(page.contains("The order was cancelled") && page.contains("hana@example.com"), "{page}");
        let states = || async {
            let sql = "SELECT d.state FROM deliveries d JOIN messages m ON m.id = d.message_id ORDER BY m.reason_event";
            db.read(move |db| db.all(sql, &[], |row| row.get::<String>(0))).await.unwrap()
        };
        assert_eq!(states().await, ["cancelled", "sent"], "what has left has left");
        db.write(Actor::SYSTEM, move |tx| orders::restore(tx, off)).await.unwrap();
        app.run_jobs().await;
        assert_eq!(states().await, ["cancelled", "sent"], "a state only moves forward");
    }

    async fn an_order_that_is_back_before_anyone_looked_is_thanked_for(app: TestApp) {
        shop(&app).await;
        let db = &app.test.db;
        let order = place(db, Actor::SYSTEM, Some(&HANA), "1", NOON).await;
        app.run_jobs().await;
        db.write(Actor::SYSTEM, move |tx| {
            orders::cancel(tx, order)?;
            orders::restore(tx, order)
        }).await.unwrap();
        app.run_jobs().await;
        assert!(app.get("/messages?state=waiting").await.text.contains("hana@example.com"));
    }

    async fn the_shop_decides_whether_and_with_what_it_thanks(app: TestApp) {
        shop(&app).await;
        let page = app.get("/settings/thanks").await.text;
        assert!(page.contains("Thank for each order") && page.contains("Welcome"), "{page}");
        app.post("/settings/thanks/template", &[("value", "welcome")]).await;
        place(&app.test.db, Actor::SYSTEM, Some(&HANA), "1", NOON).await;
        app.run_jobs().await;
        assert_eq!(queued(&app).await[0].1.subject, "ወደ Jebena & Kin እንኳን ደህና መጡ");

        app.post("/settings/thanks/on", &[]).await;
        place(&app.test.db, Actor::SYSTEM, Some(&HANA), "2", NOON).await;
        app.run_jobs().await;
        assert_eq!(queued(&app).await.len(), 1);
        assert_eq!(app.test.db.read(thanks).await.unwrap(), Thanks { on: false, template: "welcome".into() });
        let refused = app.post("/settings/thanks/template", &[("value", "nothing")]).await;
        assert_eq!(refused.status, 422);
    }
}

both_engines! {
    async fn what_a_template_may_say_of_people_is_looked_up_for_many_at_once(app: TestApp) {
        let known = app.test.db.write(Actor::SYSTEM, |tx| {
            let one = come(tx, &HANA, NOON)?.customer;
            let gone = Id::from_raw(77);
            let other = come(tx, &Buyer { email: "b@example.com", name: "Bekele", language: None }, NOON)?.customer;
            crate::channels::context::of_customers(tx, &[other, gone, one], None)
        }).await.unwrap();
        let filled: Vec<_> = known.into_iter().map(|it| it.with(json!({ "order": { "number": "1" } }))).collect();
        let said = |it: &crate::channels::context::Filling, group, name| it.named(group).unwrap()[name].clone();
        let names: Vec<_> = filled.iter().map(|it| said(it, "customer", "call_me")).collect();
        assert_eq!(names, [json!("Bekele"), json!(null), json!("Hana")]);
        assert_eq!(said(&filled[2], "customer", "language"), "am");
        assert_eq!(said(&filled[1], "shop", "name"), "Jebena & Kin");
        assert_eq!(said(&filled[1], "order", "number"), "1");
    }
}
