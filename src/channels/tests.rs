//! Stories through the front door: what comes back, the way out, the pages, and what is forgotten.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};

use super::smtp::Said;
use super::*;
use crate::base::{Actor, Id};
use crate::both_engines;
use crate::channels::channel::adopt;
use crate::channels::sender::compose;
use crate::customers::{self, Arrival, Customer, NewConsent, Seen};
use crate::team::Role;
use crate::testing::TestApp;

/// A shop with the catcher, and someone who agreed to news.
async fn shop(app: &TestApp) -> Id<Customer> {
    catch_mail(&app.app).await.unwrap();
    app.test
        .db
        .write(Actor::SYSTEM, |tx| {
            tx.run("UPDATE channels SET bounce_domain = 'back.jebena.example'", &[])?;
            let identities = [Seen { kind: "email", scope: "", value: "abebe@example.org", verified: false }];
            let arrival = Arrival { identities: &identities, at: tx.now, source: "test", hints: &[] };
            let customer = customers::resolve(tx, &arrival)?.customer;
            let new = NewConsent {
                customer,
                identity: None,
                purpose: "marketing",
                channel: "email",
                state: customers::State::Given,
                source: "test",
                wording: "",
                evidence: None,
                at: tx.now,
            };
            customers::record_consent(tx, &new)?;
            Ok(customer)
        })
        .await
        .unwrap()
}

fn news(customer: Id<Customer>, key: &str) -> NewMessage {
    NewMessage {
        customer: Some(customer),
        to: "abebe@example.org".into(),
        purpose: Purpose::Marketing("marketing".into()),
        content: Content::Ready {
            subject: "New jebenas".into(),
            html: "<html><body><h1>Fired this week</h1><script>alert(1)</script></body></html>".into(),
            text: None,
        },
        language: "am".into(),
        key: key.into(),
        reason: Reason::new("channels-test-text"),
    }
}

async fn send(app: &TestApp, new: NewMessage) -> Id<Delivery> {
    let posted = app.test.db.write(Actor::SYSTEM, move |tx| post(tx, &new)).await.unwrap();
    Sender::new(app.app.clone()).run_due().await.unwrap();
    posted.delivery
}

async fn state(app: &TestApp, id: Id<Delivery>) -> State {
    app.test.db.read(move |db| list::find(db, id)).await.unwrap().state
}

/// Brings a mail to the door for what comes back; gives what the door said to the recipient.
async fn comes_back(app: &TestApp, port: u16, recipient: &str, raw: &str) -> String {
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    let mut line = BufReader::new(tokio::net::TcpStream::connect(("127.0.0.1", port)).await.unwrap());
    let mut said = String::new();
    let mut told = String::new();
    for command in [
        "",
        "HELO mx.example\r\n",
        "MAIL FROM:<>\r\n",
        &format!("RCPT TO:<{recipient}>\r\n"),
        "DATA\r\n",
        &format!("{raw}\r\n.\r\n"),
    ] {
        line.get_mut().write_all(command.as_bytes()).await.unwrap();
        said.clear();
        line.read_line(&mut said).await.unwrap();
        if command.starts_with("RCPT") {
            told = said.clone();
        }
        if said.starts_with('5') {
            break;
        }
    }
    app.run_jobs().await;
    told
}

fn dsn(status: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; \
         boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; abebe@example.org\r\nAction: failed\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; 550 {status} no such user\r\n--b--"
    )
}

async fn listens(app: &TestApp) -> u16 {
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = free.local_addr().unwrap();
    drop(free);
    listen(&app.app, at).await.unwrap();
    at.port()
}

both_engines! {
    async fn mail_that_comes_back_finds_its_delivery_and_the_address_is_left_alone(app: TestApp) {
        let abebe = shop(&app).await;
        let (id, port) = (send(&app, news(abebe, "1")).await, listens(&app).await);
        assert_eq!(state(&app, id).await, State::Sent);
        let address = compose::bounce_address(&app.app.secrets, id, "back.jebena.example");
        assert!(comes_back(&app, port, &address, &dsn("5.1.1")).await.starts_with("250"));
        assert!(comes_back(&app, port, &address, &dsn("5.1.1")).await.starts_with("250"), "the same mail once more");
        assert_eq!(state(&app, id).await, State::Bounced);
        assert_eq!(app.events().await.iter().filter(|it| *it == "message.bounced").count(), 1);
        let next = send(&app, news(abebe, "2")).await;
        assert_eq!(state(&app, next).await, State::LeftOut);
        let page = app.get(&format!("/messages/{id}")).await;
        assert!(page.text.contains("550 5.1.1 no such user") && page.text.contains("There is no such mailbox"), "{}", page.text);
    }

    async fn an_address_that_nobody_was_given_is_refused(app: TestApp) {
        let abebe = shop(&app).await;
        let (id, port) = (send(&app, news(abebe, "1")).await, listens(&app).await);
        let forged = format!("bounce+{id}-aaaaaaaaaaaaaaaa@back.jebena.example");
        assert!(comes_back(&app, port, &forged, &dsn("5.1.1")).await.starts_with("550"));
        assert_eq!(state(&app, id).await, State::Sent);
    }

    async fn a_full_mailbox_is_written_to_again_until_it_was_full_for_days(app: TestApp) {
        let abebe = shop(&app).await;
        let port = listens(&app).await;
        let mut states = Vec::new();
        for n in 0..4 {
            let id = send(&app, news(abebe, &n.to_string())).await;
            states.push(state(&app, id).await);
            let address = compose::bounce_address(&app.app.secrets, id, "back.jebena.example");
            comes_back(&app, port, &address, &dsn("5.2.2")).await;
            app.test.pass(Duration::from_secs(2 * 86_400));
        }
        assert_eq!(states, [State::Sent, State::Sent, State::Sent, State::LeftOut]);
    }

    async fn looking_at_the_way_out_changes_nothing_and_one_click_does(app: TestApp) {
        let abebe = shop(&app).await;
        let id = send(&app, news(abebe, "1")).await;
        let way_out = compose::way_out(&app.app.secrets, &app.app.config.base_url, id).path().to_owned();
        let stranger = app.signed_out();
        for _ in 0..3 {
            let page = stranger.get(&way_out).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.text.contains("lang=\"am-ET\"") && page.text.contains("ab…@example.org"), "{}", page.text);
        }
        let second = send(&app, news(abebe, "2")).await;
        assert_eq!(state(&app, second).await, State::Sent, "a look is no word");

        // As a mail provider sends it: no cookie, from elsewhere.
        let request = Request::post(&way_out).header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "cross-site");
        let answer = stranger.send(request, Body::from("List-Unsubscribe=One-Click")).await;
        assert_eq!(answer.status, StatusCode::OK, "a mail program follows no other address: {}", answer.text);
        let third = send(&app, news(abebe, "3")).await;
        assert_eq!(state(&app, third).await, State::LeftOut);
        assert!(app.events().await.contains(&"message.unsubscribed".to_owned()));

        app.test.pass(Duration::from_secs(1));
        stranger.post(&way_out, &[("act", "back")]).await;
        let fourth = send(&app, news(abebe, "4")).await;
        assert_eq!(state(&app, fourth).await, State::Sent, "it was taken back");
        let forged = stranger.post(&format!("/u/{id}-aaaaaaaaaaaaaaaa"), &[]).await;
        assert_eq!(forged.status, StatusCode::NOT_FOUND);
    }

    async fn the_list_counts_what_there_is_and_every_row_can_be_opened(app: TestApp) {
        let abebe = shop(&app).await;
        let sent = send(&app, news(abebe, "1")).await;
        send(&app, NewMessage { to: "nonsense".into(), customer: None, ..news(abebe, "2") }).await;
        let list = app.get("/messages").await;
        assert!(list.text.contains("New jebenas") && list.text.contains("There is no address"), "{}", list.text);
        let one = app.get(&format!("/messages/{sent}")).await;
        assert_eq!(one.status, StatusCode::OK, "{}", one.text);
        assert!(one.text.contains("250 2.0.0 taken"), "{}", one.text);
        let html = app.get(&format!("/messages/{sent}/html")).await;
        let policy = html.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
        for address in ["/messages?state=sent&q=abebe@", "/messages?state=twice", "/messages?for=service&q=nobody", "/settings/channels"] {
            assert_eq!(app.get(address).await.status, StatusCode::OK, "{address}");
        }
        let csv = app.post("/messages/export", &[("state", "sent")]).await;
        assert_eq!(csv.text.lines().count(), 2, "{}", csv.text);
        let viewer = app.signed_in_as(Role::Viewer);
        assert_eq!(viewer.get("/messages").await.status, StatusCode::FORBIDDEN);
    }

    async fn one_can_be_called_off_while_it_waits_and_sent_again_after(app: TestApp) {
        let abebe = shop(&app).await;
        let new = news(abebe, "1");
        let id = app.test.db.write(Actor::SYSTEM, move |tx| post(tx, &new)).await.unwrap().delivery;
        let done = app.post(&format!("/messages/{id}/cancellation"), &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        Sender::new(app.app.clone()).run_due().await.unwrap();
        assert_eq!(state(&app, id).await, State::Cancelled);
        assert_eq!(app.post(&format!("/messages/{id}/cancellation"), &[]).await.status, StatusCode::CONFLICT);
        let again = app.post(&format!("/messages/{id}/again"), &[]).await.location.unwrap();
        Sender::new(app.app.clone()).run_due().await.unwrap();
        let again: Id<Delivery> = again.rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(state(&app, again).await, State::Sent);
    }

    async fn a_channel_is_set_up_by_someone_who_types(app: TestApp) {
        let good = [("from_address", "hello@jebena.example"), ("host", "smtp.example.org"), ("password", "secret"), ("login", "me")];
        let wrong = app.post("/settings/channels", &[("from_address", "nobody"), ("host", "smtp.example.org")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("hello@shop.example") && wrong.text.contains("smtp.example.org"), "{}", wrong.text);
        let at = app.post("/settings/channels", &good).await.location.unwrap();
        let page = app.get(&at).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text.contains("secret"), "a password is never shown");
        let sealed = app.test.db.read(|db| db.one("SELECT password FROM channels", &[], |row| row.get::<String>(0))).await.unwrap();
        assert!(!sealed.contains("secret") && !sealed.is_empty());
        for (chosen, kind) in [(&[("pem", "")][..], "rsa"), (&[("pem", " "), ("kind", "ed25519")], "ed25519")] {
            app.post(&format!("{at}/key"), chosen).await;
            let page = app.get(&at).await;
            let record = format!("v=DKIM1; k={kind}; p=");
            assert!(page.text.contains("._domainkey.jebena.example") && page.text.contains(&record), "{}", page.text);
        }
        assert_eq!(app.post(&format!("{at}/key"), &[("pem", "no key")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        app.post(&format!("{at}/pause"), &[]).await;
        assert!(app.get(&at).await.text.contains("Paused"));
        let crossed = app.post(&at, &[&good[..], &[("version", "0")]].concat()).await;
        assert_eq!(crossed.status, StatusCode::UNPROCESSABLE_ENTITY, "someone else changed it");
    }

    async fn a_server_beside_this_one_is_not_reached_unless_the_settings_allow_it(app: TestApp) {
        let typed = [("from_address", "hello@jebena.example"), ("host", "127.0.0.1"), ("port", "1")];
        let at = app.post("/settings/channels", &typed).await.location.unwrap();
        let tried = app.post(&format!("{at}/test"), &[]).await;
        assert!(tried.text.contains("127.0.0.1 lies inside a private network"), "{}", tried.text);
    }

    async fn nothing_that_was_sent_names_an_erased_person(app: TestApp) {
        let abebe = shop(&app).await;
        let id = send(&app, news(abebe, "1")).await;
        app.test.db.write(Actor::SYSTEM, move |tx| {
            let who = customers::erased(tx, abebe)?;
            erase(tx, &who).map(drop)
        }).await.unwrap();
        let found = app.test.db.read(move |db| list::find(db, id)).await.unwrap();
        assert_eq!((found.address.as_str(), found.subject.as_str(), found.state), ("", "", State::Sent));
        let left = app.test.db.read(|db| db.one("SELECT COUNT(*) FROM caught", &[], |row| row.get::<i64>(0))).await.unwrap();
        assert_eq!(left, 0);
        assert_eq!(app.get(&format!("/messages/{id}")).await.status, StatusCode::OK);
    }

    async fn what_is_called_off_is_not_sent_whoever_is_quicker(app: TestApp) {
        let abebe = shop(&app).await;
        let (mut all, db) = (Vec::new(), &app.test.db);
        for key in 0..40 {
            let new = news(abebe, &format!("key {key}"));
            all.push((format!("key {key}"), db.write(Actor::SYSTEM, move |tx| post(tx, &new)).await.unwrap().delivery));
        }
        let off = |key: &str| {
            let key = key.to_owned();
            db.write(Actor::SYSTEM, move |tx| call_off(tx, &key, "thanks-order-cancelled"))
        };
        let calls = async {
            let mut off_now = Vec::new();
            for (key, _) in all.iter().rev() {
                off_now.push(off(key).await.unwrap());
            }
            off_now.reverse();
            off_now
        };
        let sender = Sender::new(app.app.clone());
        let (sent, off_now) = tokio::join!(sender.run_due(), calls);
        sent.unwrap();
        sender.run_due().await.unwrap();
        let mut left = 0;
        for ((key, id), off_now) in all.iter().zip(off_now) {
            let wanted = if off_now == 1 { State::Cancelled } else { State::Sent };
            assert_eq!(state(&app, *id).await, wanted, "{key}");
            left += i64::from(wanted == State::Sent);
            assert_eq!(off(key).await.unwrap(), 0, "once");
        }
        let caught = db.read(|db| db.one("SELECT COUNT(*) FROM caught", &[], |row| row.get::<i64>(0))).await.unwrap();
        assert_eq!(caught, left);
        assert!(left < 40, "something was called off");
    }

    async fn a_message_that_waits_is_called_off_by_a_button_and_one_that_left_is_not(app: TestApp) {
        let abebe = shop(&app).await;
        let new = news(abebe, "1");
        let waits = app.test.db.write(Actor::SYSTEM, move |tx| post(tx, &new)).await.unwrap().delivery;
        let page = app.get(&format!("/messages/{waits}")).await.text;
        assert!(page.contains("Do not send") && page.contains(&format!("/messages/{waits}/cancellation")), "{page}");
        let viewer = app.signed_in_as(Role::Viewer);
        assert!(!viewer.get(&format!("/messages/{waits}")).await.text.contains("Do not send"));
        assert_eq!(viewer.post(&format!("/messages/{waits}/cancellation"), &[]).await.status, StatusCode::FORBIDDEN);
        app.post(&format!("/messages/{waits}/cancellation"), &[]).await;
        assert_eq!(state(&app, waits).await, State::Cancelled);
        assert!(app.get("/audit").await.text.contains(&waits.to_string()));
        let sent = send(&app, news(abebe, "2")).await;
        assert_eq!(app.post(&format!("/messages/{sent}/cancellation"), &[]).await.status, StatusCode::CONFLICT);
        assert_eq!(state(&app, sent).await, State::Sent);
    }

    async fn what_waits_without_a_channel_leaves_by_the_first_one(app: TestApp) {
        let new = NewMessage { customer: None, purpose: Purpose::Transactional, ..news(Id::from_raw(1), "1") };
        let id = app.test.db.write(Actor::SYSTEM, move |tx| post(tx, &new)).await.unwrap().delivery;
        catch_mail(&app.app).await.unwrap();
        app.test.db.write(Actor::SYSTEM, |tx| {
            let channel = channels(tx)?.remove(0);
            adopt(tx, channel.id)
        }).await.unwrap();
        Sender::new(app.app.clone()).run_due().await.unwrap();
        assert_eq!(state(&app, id).await, State::Sent);
    }
}

#[test]
fn what_a_server_says_is_shown_with_its_code() {
    let said = Said { code: Some(550), enhanced: None, text: "no".into() };
    assert_eq!(said.shown(), "550 no");
}
