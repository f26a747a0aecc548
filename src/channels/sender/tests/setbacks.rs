//! Stories of what comes between the handing over and the writing down.

use super::*;
use crate::channels::smtp::Outcome;
use crate::customers::Erased;

/// Lets the database refuse to write down how this delivery was tried.
async fn forbid(app: &TestApp, delivery: Id<Delivery>) {
    let id = delivery.raw();
    let sql = match app.test.db.engine() {
        EngineKind::Sqlite => format!(
            "CREATE TRIGGER never BEFORE INSERT ON attempts WHEN NEW.delivery_id = {id}
             BEGIN SELECT RAISE(ABORT, 'never'); END"
        ),
        EngineKind::Postgres => format!("ALTER TABLE attempts ADD CONSTRAINT never CHECK (delivery_id <> {id})"),
    };
    run(app, sql).await;
}

/// Lets the database refuse to write into these, as where a disk is full.
async fn fill(app: &TestApp, tables: &[&str]) {
    for table in tables {
        let when = if *table == "channels" { "UPDATE" } else { "INSERT" };
        let (name, rule) = (format!("filled_{table}"), if *table == "channels" { "port < 0" } else { "n < 0" });
        run(
            app,
            match app.test.db.engine() {
                EngineKind::Sqlite => {
                    format!("CREATE TRIGGER {name} BEFORE {when} ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END")
                }
                EngineKind::Postgres => format!("ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({rule}) NOT VALID"),
            },
        )
        .await;
    }
}

async fn empty(app: &TestApp, tables: &[&str]) {
    for table in tables {
        run(
            app,
            match app.test.db.engine() {
                EngineKind::Sqlite => format!("DROP TRIGGER filled_{table}"),
                EngineKind::Postgres => format!("ALTER TABLE {table} DROP CONSTRAINT filled_{table}"),
            },
        )
        .await;
    }
}

/// Of forty messages each leaves once, though for a while nothing could be written into these.
async fn each_leaves_once(app: &TestApp, full: &[&str]) {
    let (mut told, port) = counting().await;
    channel(app, port).await;
    app.test.db.write(Actor::SYSTEM, |tx| tx.run("UPDATE channels SET connections = 1", &[])).await.unwrap();
    for n in 0..40 {
        posts(app, letter(&format!("c{n}@example.org"), &n.to_string())).await;
    }
    fill(app, full).await;
    let sender = sender(app).take_over().await.unwrap();
    let run = tokio::spawn({
        let sender = sender.clone();
        async move { sender.run_due().await }
    });
    told.recv().await.unwrap();
    empty(app, full).await;
    run.await.unwrap().unwrap();
    sender.run_due().await.unwrap();
    let all = stands(app).await;
    assert!(all.iter().all(|it| (it.state.as_str(), it.attempts, it.twice) == ("sent", 1, false)), "{all:?}");
    let mut taken = 1;
    while told.try_recv().is_ok() {
        taken += 1;
    }
    assert_eq!(taken, 40);
}

async fn allow(app: &TestApp) {
    let sql = match app.test.db.engine() {
        EngineKind::Sqlite => "DROP TRIGGER never",
        EngineKind::Postgres => "ALTER TABLE attempts DROP CONSTRAINT never",
    };
    run(app, sql.into()).await;
}

async fn run(app: &TestApp, sql: String) {
    app.test.db.write(Actor::SYSTEM, move |tx| tx.run(&sql, &[])).await.unwrap();
}

/// A server that says on a channel how many mails it took.
async fn counting() -> (tokio::sync::mpsc::UnboundedReceiver<()>, u16) {
    let (tell, told) = tokio::sync::mpsc::unbounded_channel();
    let port = scripted(move |_, line| {
        if line == "DATA" {
            let _ = tell.send(());
        }
        well(line)
    });
    (told, port.await)
}

both_engines! {
    async fn one_message_that_cannot_be_written_down_does_no_harm_to_others(app: TestApp) {
        let (taken, port) = good_server(&app).await;
        channel(&app, port).await;
        let mut all = Vec::new();
        for n in 0..5 {
            all.push(posts(&app, letter(&format!("c{n}@example.org"), &n.to_string())).await.delivery);
        }
        forbid(&app, all[2]).await;
        let sender = sender(&app).take_over().await.unwrap();
        sender.run_due().await.unwrap();
        assert_eq!(states(&app).await, ["sent", "sent", "sending", "sent", "sent"]);
        assert_eq!(taken.recipients().len(), 5);
        if app.test.db.engine() == EngineKind::Sqlite {
            let noted = hands::begun(&app.app.config.data).unwrap();
            assert!(matches!(noted.get(&all[2].raw()), Some(Fate::Accepted(_))), "the notes are kept for the next process");
        }
        // Who sent it cannot say so: when its lease ends it goes once more, and is listed.
        allow(&app).await;
        app.test.pass(Duration::from_secs(3_600));
        sender.run_due().await.unwrap();
        let it = stands(&app).await.remove(2);
        assert_eq!((it.state.as_str(), it.twice), ("sent", true));
    }

    async fn while_nothing_can_be_written_down_nothing_more_leaves_and_nothing_leaves_twice(app: TestApp) {
        each_leaves_once(&app, &["channels", "attempts"]).await;
    }

    async fn while_nothing_can_be_written_down_of_what_left_it_does_not_leave_twice(app: TestApp) {
        each_leaves_once(&app, &["attempts"]).await;
    }

    async fn who_pauses_a_channel_stops_what_waits(app: TestApp) {
        let (taken, port) = good_server(&app).await;
        channel(&app, port).await;
        let found = app.test.db.read(channel::channels).await.unwrap().remove(0);
        let begin = async |found: Channel| {
            let desk = compose::Desk::new(&app.app, found).unwrap();
            pump::Pump::new(app.app.clone(), desk, limits(), Kept::default(), None).run(1).await.unwrap()
        };
        posts(&app, letter("a@example.org", "a")).await;
        app.test.db.write(Actor::SYSTEM, |tx| tx.run("UPDATE channels SET state = 'paused'", &[])).await.unwrap();
        assert_eq!(begin(found.clone()).await, 0, "it was read as being on, and paused meanwhile");
        app.test.db.write(Actor::SYSTEM, |tx| tx.run("UPDATE channels SET state = 'on', version = version + 1", &[])).await.unwrap();
        assert_eq!(begin(found).await, 0, "it was set up anew meanwhile");
        assert!(taken.recipients().is_empty());
        sender(&app).run_due().await.unwrap();
        assert_eq!(taken.recipients(), ["a@example.org"]);
    }

    async fn what_a_server_says_of_someone_who_was_erased_meanwhile_is_not_kept(app: TestApp) {
        let (_, port) = good_server(&app).await;
        channel(&app, port).await;
        let hana = customer(&app, "nobody@example.org").await;
        for key in ["a", "b"] {
            posts(&app, NewMessage { customer: Some(hana), ..letter("nobody@example.org", key) }).await;
        }
        let id = app.test.db.read(due_channels).await.unwrap()[0];
        let (held, _) = app.test.db.write_comparing(SENDER, move |tx| work::claim(tx, id, 2, Duration::from_secs(300))).await.unwrap();
        let said = |code, text: &str| Said { code: Some(code), enhanced: text.split(' ').next().map(str::to_owned), text: text.into() };
        let ends = [Outcome::Accepted(said(250, "2.0.0 hana taken")), Outcome::Refused(said(550, "5.1.1 no hana here"))];
        let ended: Vec<Ended> = held.into_iter().zip(ends).map(|(work, end)| {
            let subject = "For Hana".to_owned();
            Ended { subject, end: settle::End::Tried(end), ..Ended::untouched(work, app.app.clock().now()) }
        }).collect();
        let erased = Erased { customers: vec![hana], texts: vec!["nobody@example.org".into()] };
        app.test.db.write(Actor::SYSTEM, move |tx| crate::channels::erase(tx, &erased)).await.unwrap();
        app.test.db.write(SENDER, move |tx| settle::settle(tx, id, &ended)).await.unwrap();
        let counts = app.test.db.read(|db| db.one(
            "SELECT (SELECT COUNT(*) FROM attempts), (SELECT COUNT(*) FROM suppressions),
                    (SELECT COUNT(*) FROM events WHERE kind LIKE 'message.%')",
            &[], |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?))
        )).await.unwrap();
        assert_eq!(counts, (0, 0, 0));
        assert!(stands(&app).await.iter().all(|it| (it.state.as_str(), it.answer.as_str()) == ("left_out", "erased")));
    }
}
