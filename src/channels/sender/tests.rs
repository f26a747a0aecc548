//! Stories of sending, against servers that behave and servers that do not.

mod setbacks;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::base::{Say, Tx};
use crate::both_engines;
use crate::channels::smtp::{Door, Listener, Said, Taken};
use crate::channels::{Content, NewMessage, Posted, Purpose, Reason, post};
use crate::customers::{self, Arrival, Customer, NewConsent, Seen};
use crate::testing::TestApp;

/// A server that takes all mail and remembers it.
#[derive(Clone, Default)]
struct Mailbox(Arc<Mutex<Vec<Taken>>>);

impl Door for Mailbox {
    fn knows(&self, recipient: &str) -> bool {
        !recipient.starts_with("nobody@")
    }
    async fn take(&self, mail: Taken) -> bool {
        self.0.lock().unwrap().push(mail);
        true
    }
}

impl Mailbox {
    fn taken(&self) -> Vec<Taken> {
        self.0.lock().unwrap().clone()
    }
    fn recipients(&self) -> Vec<String> {
        let mut all: Vec<String> = self.taken().iter().flat_map(|it| it.recipients.clone()).collect();
        all.sort();
        all
    }
}

async fn good_server(app: &TestApp) -> (Mailbox, u16) {
    let taken = Mailbox::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(Listener::default().serve(listener, taken.clone(), app.app.stopping()));
    (taken, port)
}

/// What a server on a script does with each line it gets.
type Script = Arc<dyn Fn(usize, &str) -> Act + Send + Sync>;

enum Act {
    Say(&'static str),
    /// Reads the mail to its end, then does this.
    Mail(Box<Act>),
    Hang,
    Drip,
    Close,
}

/// A server that follows a script: it gets the number of the line (from 0) and what was said; first `""` for its greeting.
async fn scripted(script: impl Fn(usize, &str) -> Act + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let script: Script = Arc::new(script);
    tokio::spawn(async move {
        for n in 0.. {
            let Ok((stream, _)) = listener.accept().await else { return };
            tokio::spawn(play(stream, n, script.clone()));
        }
    });
    port
}

async fn play(stream: TcpStream, n: usize, script: Script) {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    loop {
        let mut act = script(n, line.trim_end());
        if let Act::Mail(then) = act {
            let _ = stream.get_mut().write_all(b"354 go on\r\n").await;
            let mut mail = Vec::new();
            while !mail.ends_with(b"\r\n.\r\n") {
                let Ok(it) = stream.read_u8().await else { return };
                mail.push(it);
            }
            act = *then;
        }
        match act {
            Act::Say(it) => {
                let _ = stream.get_mut().write_all(format!("{it}\r\n").as_bytes()).await;
            }
            Act::Hang => tokio::time::sleep(Duration::from_secs(600)).await,
            Act::Drip => {
                for it in b"250-a very long answer".repeat(1_000) {
                    let _ = stream.get_mut().write_all(&[it]).await;
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
            Act::Close => return,
            Act::Mail(_) => unreachable!("a mail is read once"),
        }
        line.clear();
        if !matches!(stream.read_line(&mut line).await, Ok(1..)) {
            return;
        }
    }
}

/// What a server says that behaves.
fn well(line: &str) -> Act {
    match line.split(' ').next().unwrap_or_default() {
        "" => Act::Say("220 here"),
        "EHLO" => Act::Say("250 here"),
        "DATA" => Act::Mail(Box::new(Act::Say("250 2.0.0 taken"))),
        _ => Act::Say("250 ok"),
    }
}

async fn channel(app: &TestApp, port: u16) {
    app.test
        .db
        .write(Actor::SYSTEM, move |tx| {
            let (id, now) = (tx.new_id::<Channel>(), tx.now);
            tx.run(
                "INSERT INTO channels (id, kind, name, from_address, from_name, built_in, host, port, security, created_at)
                 VALUES ($1, 'email', 'Shop', 'hello@jebena.example', 'Jebena & Kin', 1, '127.0.0.1', $2, 'none', $3)",
                &[&id, &i64::from(port), &now],
            )?;
            channel::adopt(tx, id)
        })
        .await
        .unwrap();
}

fn limits() -> Limits {
    Limits { step: Duration::from_millis(400), answer: Duration::from_millis(400), ..Limits::default() }
}

fn sender(app: &TestApp) -> Sender {
    Sender::new(app.app.clone()).with_limits(limits())
}

fn letter(to: &str, key: &str) -> NewMessage {
    NewMessage {
        customer: None,
        to: to.to_owned(),
        purpose: Purpose::Transactional,
        content: Content::Ready {
            subject: format!("Thank you {key}"),
            html: "<p>Your order is on its way.</p>".to_owned(),
            text: None,
        },
        language: "en".to_owned(),
        key: key.to_owned(),
        reason: Reason::new("channels-test-text"),
    }
}

async fn posts(app: &TestApp, new: NewMessage) -> Posted {
    app.test.db.write(Actor::SYSTEM, move |tx| post(tx, &new)).await.unwrap()
}

#[derive(Debug, PartialEq, Eq, Clone)]
struct Stands {
    state: String,
    attempts: i64,
    twice: bool,
    answer: String,
}

async fn stands(app: &TestApp) -> Vec<Stands> {
    app.test
        .db
        .read(|db| {
            db.all("SELECT state, attempts, maybe_twice, answer FROM deliveries ORDER BY id", &[], |row| {
                Ok(Stands { state: row.get(0)?, attempts: row.get(1)?, twice: row.get(2)?, answer: row.get(3)? })
            })
        })
        .await
        .unwrap()
}

async fn states(app: &TestApp) -> Vec<String> {
    stands(app).await.into_iter().map(|it| it.state).collect()
}

async fn customer(app: &TestApp, email: &'static str) -> Id<Customer> {
    app.test
        .db
        .write(Actor::SYSTEM, move |tx| {
            let identities = [Seen { kind: "email", scope: "", value: email, verified: false }];
            let arrival = Arrival { identities: &identities, at: tx.now, source: "test", hints: &[] };
            Ok(customers::resolve(tx, &arrival)?.customer)
        })
        .await
        .unwrap()
}

both_engines! {
    async fn a_message_is_sent_once_and_the_history_says_so(app: TestApp) {
        let (taken, port) = good_server(&app).await;
        channel(&app, port).await;
        let abebe = customer(&app, "abebe@example.org").await;
        let first = posts(&app, NewMessage { customer: Some(abebe), ..letter("Abebe@Example.org", "a") }).await;
        let again = posts(&app, letter("abebe@example.org", "a")).await;
        assert!(first.new && !again.new && first.delivery == again.delivery);

        sender(&app).run_due().await.unwrap();
        sender(&app).run_due().await.unwrap();

        assert_eq!(taken.recipients(), ["abebe@example.org"]);
        let raw = String::from_utf8(taken.taken()[0].raw.clone()).unwrap();
        assert!(raw.contains("Subject: Thank you a") && raw.contains("multipart/alternative"), "{raw}");
        assert!(raw.contains(&format!("Message-ID: <{}@jebena.example>", first.delivery)), "{raw}");
        assert_eq!(states(&app).await, ["sent"]);
        assert!(app.events().await.contains(&"message.sent".to_owned()));
    }

    async fn two_senders_at_once_send_each_message_once(app: TestApp) {
        let (taken, port) = good_server(&app).await;
        channel(&app, port).await;
        app.test.db.write(Actor::SYSTEM, |tx: &mut Tx<'_>| {
            (0..300).try_for_each(|n| post(tx, &letter(&format!("c{n}@example.org"), &n.to_string())).map(drop))
        }).await.unwrap();
        let (one, two) = (sender(&app), sender(&app));
        let (a, b) = tokio::join!(one.run_due(), two.run_due());
        assert_eq!(a.unwrap() + b.unwrap(), 300);
        let mut wanted: Vec<String> = (0..300).map(|n| format!("c{n}@example.org")).collect();
        wanted.sort();
        assert_eq!(taken.recipients(), wanted);
        assert!(stands(&app).await.iter().all(|it| it.state == "sent" && !it.twice));
    }

    async fn who_said_no_or_never_yes_is_left_out_at_the_door(app: TestApp) {
        let (taken, port) = good_server(&app).await;
        channel(&app, port).await;
        let yes = customer(&app, "yes@example.org").await;
        let no = customer(&app, "no@example.org").await;
        let never = customer(&app, "never@example.org").await;
        app.test.db.write(Actor::SYSTEM, move |tx| {
            for (who, state) in [(yes, customers::State::Given), (no, customers::State::Given), (no, customers::State::Withdrawn)] {
                let at = tx.now;
                let new = NewConsent { customer: who, identity: None, purpose: "marketing", channel: "email", state,
                    source: "test", wording: "", evidence: None, at };
                customers::record_consent(tx, &new)?;
            }
            customers::suppress(tx, "email", "stop@example.org", "asked").map(drop)
        }).await.unwrap();
        let marketing = |who, to, key| NewMessage { customer: Some(who), purpose: Purpose::Marketing("marketing".into()), ..letter(to, key) };
        for it in [
            marketing(yes, "yes@example.org", "1"),
            marketing(no, "no@example.org", "2"),
            marketing(never, "never@example.org", "3"),
            NewMessage { customer: Some(never), ..letter("never@example.org", "4") },
            letter("stop@example.org", "5"),
            letter("no address at all", "6"),
        ] {
            posts(&app, it).await;
        }

        sender(&app).run_due().await.unwrap();

        assert_eq!(taken.recipients(), ["never@example.org", "yes@example.org"]);
        let told: Vec<(String, String)> = stands(&app).await.into_iter().map(|it| (it.state, it.answer)).collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(told[1..], [("left_out", "withdrawn"), ("left_out", "never_given"), ("sent", "250 2.0.0 taken"),
            ("left_out", "suppressed"), ("left_out", "no_address")]);
        let raw = taken.taken().into_iter().find(|it| it.recipients == ["yes@example.org"]).unwrap().raw;
        let raw = String::from_utf8(raw).unwrap();
        assert!(raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click") && raw.contains("List-Unsubscribe: <http"), "{raw}");
    }

    async fn a_server_that_says_not_now_for_an_hour_gets_it_in_the_end(app: TestApp) {
        let calm = Arc::new(Mutex::new(false));
        let seen = calm.clone();
        let port = scripted(move |_, line| match line {
            it if it.starts_with("RCPT") && !*seen.lock().unwrap() => Act::Say("451 4.7.1 greylisted, try again"),
            it => well(it),
        }).await;
        channel(&app, port).await;
        posts(&app, letter("abebe@example.org", "a")).await;
        let sender = sender(&app);
        for _ in 0..60 {
            sender.run_due().await.unwrap();
            app.test.pass(Duration::from_secs(60));
        }
        let it = stands(&app).await[0].clone();
        assert_eq!((it.state.as_str(), it.twice), ("waiting", false));
        assert!(it.attempts >= 4 && it.answer.contains("greylisted"), "{it:?}");
        *calm.lock().unwrap() = true;
        app.test.pass(Duration::from_secs(3_600));
        sender.run_due().await.unwrap();
        assert_eq!(states(&app).await, ["sent"]);
    }

    async fn after_three_days_of_not_now_it_is_given_up(app: TestApp) {
        let port = scripted(|_, line| if line.starts_with("RCPT") { Act::Say("452 4.2.2 mailbox full") } else { well(line) }).await;
        channel(&app, port).await;
        posts(&app, letter("abebe@example.org", "a")).await;
        let sender = sender(&app);
        for _ in 0..80 {
            sender.run_due().await.unwrap();
            app.test.pass(Duration::from_secs(3_600));
        }
        let it = stands(&app).await[0].clone();
        assert_eq!((it.state.as_str(), it.answer.as_str()), ("failed", "452 4.2.2 mailbox full"));
        assert!((10..30).contains(&it.attempts), "{it:?}");
    }

    async fn a_mailbox_that_does_not_exist_fails_at_once_and_is_not_written_to_again(app: TestApp) {
        let (taken, port) = good_server(&app).await;
        channel(&app, port).await;
        posts(&app, letter("nobody@example.org", "a")).await;
        posts(&app, letter("abebe@example.org", "b")).await;
        let sender = sender(&app);
        sender.run_due().await.unwrap();
        posts(&app, letter("nobody@example.org", "c")).await;
        sender.run_due().await.unwrap();
        assert_eq!(states(&app).await, ["failed", "sent", "left_out"]);
        assert_eq!(taken.recipients(), ["abebe@example.org"]);
        let (codes, outcome) = app.test.db.read(|db| db.one(
            "SELECT enhanced, outcome FROM attempts ORDER BY delivery_id LIMIT 1", &[], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?))
        )).await.unwrap();
        assert_eq!((codes.as_str(), outcome.as_str()), ("5.1.1", "refused"));
    }

    async fn a_server_that_wants_nothing_of_us_burns_no_recipient(app: TestApp) {
        for (n, refusing) in ["MAIL", "EHLO"].into_iter().enumerate() {
            let port = scripted(move |_, line| if line.starts_with(refusing) { Act::Say("550 5.7.1 we do not know you") } else { well(line) }).await;
            if n == 0 {
                channel(&app, port).await;
            } else {
                app.test.db.write(Actor::SYSTEM, move |tx| tx.run("UPDATE channels SET port = $1, retry_at = 0, version = version + 1", &[&i64::from(port)])).await.unwrap();
            }
            posts(&app, letter("abebe@example.org", &n.to_string())).await;
            sender(&app).run_due().await.unwrap();
            assert!(stands(&app).await.iter().all(|it| it.state == "waiting" && it.attempts == 0));
            let channel = app.test.db.read(channel::channels).await.unwrap().remove(0);
            let trouble: Say = channel.trouble.unwrap();
            assert!(trouble.with.iter().any(|(_, it)| it.contains("we do not know you")), "{trouble:?}");
            assert!(channel.retry_at > app.app.clock().now());
        }
        // It rests, and is tried again by itself.
        let (taken, port) = good_server(&app).await;
        app.test.db.write(Actor::SYSTEM, move |tx| tx.run("UPDATE channels SET port = $1", &[&i64::from(port)])).await.unwrap();
        assert_eq!(sender(&app).run_due().await.unwrap(), 0);
        app.test.pass(Duration::from_secs(3_600));
        sender(&app).run_due().await.unwrap();
        assert_eq!(taken.recipients().len(), 2);
        assert_eq!(app.test.db.read(channel::channels).await.unwrap()[0].trouble, None);
    }

    async fn servers_that_hang_drip_or_close_lose_nothing(app: TestApp) {
        let port = scripted(|_, _| Act::Hang).await;
        channel(&app, port).await;
        posts(&app, letter("abebe@example.org", "a")).await;
        let to = async |port: u16| {
            app.test.db.write(Actor::SYSTEM, move |tx| tx.run("UPDATE channels SET port = $1, retry_at = 0, version = version + 1", &[&i64::from(port)])).await.unwrap();
            app.test.pass(Duration::from_secs(7 * 3_600));
            sender(&app).run_due().await.unwrap();
            stands(&app).await.remove(0)
        };
        sender(&app).run_due().await.unwrap();
        assert_eq!(states(&app).await, ["waiting"]);
        assert_eq!(to(scripted(|_, line| if line.starts_with("MAIL") { Act::Drip } else { well(line) }).await).await.state, "waiting");
        assert_eq!(to(scripted(|_, line| if line.starts_with("RCPT") { Act::Hang } else { well(line) }).await).await.state, "waiting");
        let it = to(scripted(|_, line| if line == "DATA" { Act::Close } else { well(line) }).await).await;
        assert_eq!((it.state.as_str(), it.twice), ("waiting", false), "nothing had been handed over");
        // A name that cannot be found, and a port where nobody is.
        app.test.db.write(Actor::SYSTEM, |tx| tx.run("UPDATE channels SET built_in = 0, host = 'no-such-host.invalid'", &[])).await.unwrap();
        assert_eq!(to(25).await.state, "waiting");
        app.test.db.write(Actor::SYSTEM, |tx| tx.run("UPDATE channels SET built_in = 1", &[])).await.unwrap();
        let (taken, port) = good_server(&app).await;
        assert_eq!(to(port).await.state, "sent");
        assert_eq!(taken.recipients(), ["abebe@example.org"]);
    }

    async fn a_server_that_closes_after_it_was_handed_the_message_gets_it_once_more_and_it_is_listed(app: TestApp) {
        let port = scripted(|_, line| if line == "DATA" { Act::Mail(Box::new(Act::Close)) } else { well(line) }).await;
        channel(&app, port).await;
        posts(&app, letter("abebe@example.org", "a")).await;
        let sender = sender(&app);
        sender.run_due().await.unwrap();
        let it = stands(&app).await.remove(0);
        assert_eq!((it.state.as_str(), it.attempts, it.twice), ("waiting", 1, true));
        app.test.pass(Duration::from_secs(61));
        sender.run_due().await.unwrap();
        let it = stands(&app).await.remove(0);
        assert_eq!((it.state.as_str(), it.attempts, it.twice), ("failed", 2, true), "once more, and no more");
        app.test.pass(Duration::from_secs(86_400));
        assert_eq!(sender.run_due().await.unwrap(), 0);
    }

    async fn what_a_crashed_sender_had_in_its_hands_is_sent_by_another_and_listed(app: TestApp) {
        let (taken, port) = good_server(&app).await;
        channel(&app, port).await;
        for n in 0..3 {
            posts(&app, letter(&format!("c{n}@example.org"), &n.to_string())).await;
        }
        let id = app.test.db.read(due_channels).await.unwrap()[0];
        // It took two of them, and the program ended.
        app.test.db.write_comparing(SENDER, move |tx| work::claim(tx, id, 2, Duration::from_secs(300))).await.unwrap();
        let sender = sender(&app);
        sender.run_due().await.unwrap();
        assert_eq!(taken.recipients(), ["c2@example.org"], "the lease of the others has not ended");
        app.test.pass(Duration::from_secs(301));
        sender.run_due().await.unwrap();
        assert_eq!(taken.recipients().len(), 3);
        let told: Vec<(String, bool)> = stands(&app).await.into_iter().map(|it| (it.state, it.twice)).collect();
        assert_eq!(told, [("sent".to_owned(), true), ("sent".to_owned(), true), ("sent".to_owned(), false)]);
    }

    async fn what_the_program_had_begun_to_hand_over_when_it_ended_is_listed_and_the_rest_is_not(app: TestApp) {
        let (taken, port) = good_server(&app).await;
        channel(&app, port).await;
        for n in 0..3 {
            posts(&app, letter(&format!("c{n}@example.org"), &n.to_string())).await;
        }
        let id = app.test.db.read(due_channels).await.unwrap()[0];
        let (held, _) = app.test.db.write_comparing(SENDER, move |tx| work::claim(tx, id, 2, Duration::from_secs(300))).await.unwrap();
        let folder = app.app.config.data.clone();
        hands::Hands::open(&folder).unwrap().begin(held[0].delivery).unwrap();
        // The next one ends before it sent anything.
        sender(&app).take_over().await.unwrap();
        let sender = sender(&app).take_over().await.unwrap();
        sender.run_due().await.unwrap();
        if app.test.db.engine() == EngineKind::Sqlite {
            let told: Vec<(String, i64, bool)> = stands(&app).await.into_iter().map(|it| (it.state, it.attempts, it.twice)).collect();
            assert_eq!(told, [("sent".to_owned(), 2, true), ("sent".to_owned(), 1, false), ("sent".to_owned(), 1, false)]);
            assert_eq!(hands::begun(&folder).map(|it| it.len()), Some(0), "and nothing is noted of what is settled");
        } else {
            assert_eq!(taken.recipients(), ["c2@example.org"], "another process may be at work: the lease has not ended");
        }
    }

    async fn what_a_server_took_before_the_program_ended_is_not_sent_again(app: TestApp) {
        let (taken, port) = good_server(&app).await;
        channel(&app, port).await;
        let hana = customer(&app, "c0@example.org").await;
        for n in 0..3 {
            let new = letter(&format!("c{n}@example.org"), &n.to_string());
            posts(&app, NewMessage { customer: (n == 0).then_some(hana), ..new }).await;
        }
        if app.test.db.engine() != EngineKind::Sqlite {
            return;
        }
        let id = app.test.db.read(due_channels).await.unwrap()[0];
        let (held, _) = app.test.db.write_comparing(SENDER, move |tx| work::claim(tx, id, 3, Duration::from_secs(300))).await.unwrap();
        let folder = app.app.config.data.clone();
        let hands = Hands::open(&folder).unwrap();
        held.iter().for_each(|it| hands.begin(it.delivery).unwrap());
        let (began, ended) = (app.app.clock().now(), app.app.clock().now());
        let said = Said { code: Some(250), enhanced: Some("2.0.0".into()), text: "2.0.0 taken".into() };
        let accepted = Accepted { delivery: held[0].delivery, began, ended, said, subject: "As it was sent".into(), connection: "line".into() };
        hands.accepted(accepted).unwrap();
        hands.not_arrived(held[1].delivery).unwrap();
        let sender = sender(&app).take_over().await.unwrap();
        let first = stands(&app).await.remove(0);
        assert_eq!((first.state.as_str(), first.attempts, first.twice, first.answer.as_str()), ("sent", 1, false, "250 2.0.0 taken"));
        sender.run_due().await.unwrap();
        assert_eq!(taken.recipients(), ["c1@example.org", "c2@example.org"]);
        let told: Vec<(String, i64, bool)> = stands(&app).await.into_iter().map(|it| (it.state, it.attempts, it.twice)).collect();
        assert_eq!(told, [("sent".to_owned(), 1, false), ("sent".to_owned(), 1, false), ("sent".to_owned(), 2, true)]);
        let history = app.test.db.read(move |db| {
            db.all("SELECT kind, data FROM events WHERE subject_id = $1 AND kind LIKE 'message.%'", &[&hana], |row| {
                Ok((row.get::<String>(0)?, row.get::<String>(1)?.contains("As it was sent")))
            })
        }).await.unwrap();
        assert_eq!(history, [("message.sent".to_owned(), true)]);
    }

    async fn what_is_for_one_person_goes_before_what_is_for_many(app: TestApp) {
        let (taken, port) = good_server(&app).await;
        channel(&app, port).await;
        app.test.db.write(Actor::SYSTEM, |tx| tx.run("UPDATE channels SET connections = 1, per_minute = 60", &[])).await.unwrap();
        let abebe = customer(&app, "abebe@example.org").await;
        app.test.db.write(Actor::SYSTEM, move |tx| {
            let at = tx.now;
            let new = NewConsent { customer: abebe, identity: None, purpose: "marketing", channel: "email",
                state: customers::State::Given, source: "test", wording: "", evidence: None, at };
            customers::record_consent(tx, &new).map(drop)
        }).await.unwrap();
        for n in 0..3 {
            posts(&app, NewMessage { customer: Some(abebe), purpose: Purpose::Marketing("marketing".into()),
                ..letter("abebe@example.org", &n.to_string()) }).await;
        }
        posts(&app, letter("order@example.org", "thanks")).await;
        let sender = sender(&app);
        sender.run_due().await.unwrap();
        assert_eq!(taken.recipients(), ["order@example.org"], "one a second");
        for _ in 0..5 {
            app.test.pass(Duration::from_secs(1));
            sender.run_due().await.unwrap();
        }
        assert_eq!(taken.recipients().len(), 4);
    }
}
