use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};

use super::passwords;
use super::second_step::{self, StepSecret};
use super::store::{self, NewStaff};
use super::{Role, Token, actions};
use crate::base::{Actor, Id, Timestamp};
use crate::both_engines;
use crate::team::Staff;
use crate::testing::{Answer, NOON, TestApp};
use crate::web;

const PASSWORD: &str = "correct horse battery";
const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(24 * 3_600);

/// A browser that keeps the cookie of its session and the mark by which it is known.
struct Browser<'a> {
    app: &'a TestApp,
    cookie: Option<String>,
    mark: Option<String>,
    address: std::net::IpAddr,
}

impl<'a> Browser<'a> {
    fn new(app: &'a TestApp) -> Browser<'a> {
        Browser { app, cookie: None, mark: None, address: [127, 0, 0, 1].into() }
    }

    /// One that asks from this address.
    fn at(app: &'a TestApp, address: &str) -> Browser<'a> {
        Browser { address: address.parse().unwrap(), ..Browser::new(app) }
    }

    /// The same cookie in another browser.
    fn copied(&self) -> Browser<'a> {
        Browser { cookie: self.cookie.clone(), ..Browser::new(self.app) }
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: String) -> Answer {
        let names = [web::session_cookie(&self.app.app), web::known_cookie(&self.app.app)];
        let mut request = request.extension(ConnectInfo(SocketAddr::from((self.address, 40_000))));
        for (name, kept) in names.into_iter().zip([&self.cookie, &self.mark]) {
            if let Some(it) = kept {
                request = request.header("cookie", format!("{name}={it}"));
            }
        }
        let answer = self.app.signed_out().send(request, Body::from(body)).await;
        for it in answer.headers.get_all("set-cookie") {
            let (name, value) = it.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            for (known, kept) in names.into_iter().zip([&mut self.cookie, &mut self.mark]) {
                if name == known {
                    *kept = (!value.is_empty()).then(|| value.to_owned());
                }
            }
        }
        answer
    }

    async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), String::new()).await
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = match self.cookie {
            Some(_) => hidden(&self.get("/me").await.text, "csrf"),
            None => String::new(),
        };
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields).append_pair("csrf", &csrf);
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.send(request, form.finish()).await
    }

    async fn sign_in(&mut self, email: &str, password: &str) -> Answer {
        self.post("/sign-in", &[("email", email), ("password", password)]).await
    }

    async fn is_in(&mut self) -> bool {
        self.get("/me").await.status == StatusCode::OK
    }
}

/// The value of a hidden field.
fn hidden(html: &str, name: &str) -> String {
    let mark = format!(r#"name="{name}" value=""#);
    html.split(&mark).nth(1).and_then(|it| it.split('"').next()).unwrap_or_default().to_owned()
}

async fn person(app: &TestApp, email: &'static str, role: Role) -> Id<Staff> {
    let hash = app.app.passwords.hash(PASSWORD.into(), &app.app.chance).await.unwrap();
    app.test
        .db
        .write(Actor::SYSTEM, move |tx| {
            let new = NewStaff {
                name: "Thandi Nkosi",
                email,
                role,
                password_hash: &hash,
                password_expired: false,
                language: tongue::Lang::En,
            };
            actions::add(tx, &new)
        })
        .await
        .unwrap()
}

async fn audited(app: &TestApp, act: &'static str) -> i64 {
    let count = "SELECT COUNT(*) FROM audit WHERE act = $1";
    app.test.db.read(move |db| db.one(count, &[&act], |row| row.get(0))).await.unwrap()
}

both_engines! {
    async fn one_signs_in_to_where_one_wanted_to_go_and_out_again(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        let form = [("email", " Thandi@Shop.example "), ("password", PASSWORD), ("next", "/me?x=1")];
        let answer = browser.post("/sign-in", &form).await;
        assert_eq!(answer.location.as_deref(), Some("/me?x=1"));
        assert!(browser.is_in().await);
        assert_eq!(browser.post("/sign-out", &[]).await.location.as_deref(), Some("/sign-in"));
        assert!(!browser.is_in().await);
        assert_eq!(audited(&app, "session.started").await, 1);
        assert_eq!(audited(&app, "session.ended").await, 1);
    }

    async fn signing_in_leads_nowhere_outside(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        for next in ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "/a\r\nSet-Cookie: a=b"] {
            let form = [("email", "thandi@shop.example"), ("password", PASSWORD), ("next", next)];
            let answer = Browser::new(&app).post("/sign-in", &form).await;
            assert_eq!(answer.location.as_deref(), Some("/"), "{next:?}");
        }
    }

    async fn a_wrong_password_an_unknown_email_and_a_disabled_person_get_the_same_answer(app: TestApp) {
        let id = person(&app, "gone@shop.example", Role::Staff).await;
        person(&app, "thandi@shop.example", Role::Staff).await;
        app.test.db.write(Actor::SYSTEM, move |tx| actions::disable(tx, id)).await.unwrap();
        let mut seen = Vec::new();
        for (email, password) in [("thandi@shop.example", "wrong"), ("who@shop.example", "wrong"), ("gone@shop.example", PASSWORD)] {
            let answer = Browser::new(&app).sign_in(email, password).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            seen.push(answer.text.replace(email, ""));
        }
        assert!(seen[0].contains("do not fit together"));
        assert!(seen.iter().all(|it| *it == seen[0]));
    }

    async fn guessing_is_stopped_after_eight_tries_and_written_down_once(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        for _ in 0..8 {
            assert_eq!(browser.sign_in("thandi@shop.example", "guess").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        for _ in 0..3 {
            let answer = browser.sign_in("thandi@shop.example", PASSWORD).await;
            assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "even the right one has to wait");
            assert!(answer.text.contains("Wait 15 minutes"), "{}", answer.text);
        }
        assert_eq!(audited(&app, "sign_in.guessed").await, 1);
        app.test.pass(Duration::from_secs(15 * 60));
        browser.sign_in("thandi@shop.example", PASSWORD).await;
        assert!(browser.is_in().await);
    }

    async fn guessing_many_emails_from_one_address_is_stopped(app: TestApp) {
        for n in 0..40 {
            let answer = Browser::new(&app).sign_in(&format!("p{n}@shop.example"), "guess").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let answer = Browser::new(&app).sign_in("another@shop.example", "guess").await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    }

    async fn who_fails_on_purpose_elsewhere_does_not_keep_the_owner_out(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let mut guesser = Browser::at(&app, "203.0.113.9");
        for _ in 0..250 {
            guesser.sign_in("thandi@shop.example", "guess").await;
        }
        let refused = guesser.sign_in("thandi@shop.example", PASSWORD).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        let mut owner = Browser::at(&app, "198.51.100.4");
        owner.sign_in("thandi@shop.example", PASSWORD).await;
        assert!(owner.is_in().await, "also with a browser that nobody knows");
    }

    async fn a_crowd_of_guessers_is_stopped_and_a_known_browser_is_not(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        person(&app, "sipho@shop.example", Role::Staff).await;
        let (mut known, mut other) = (Browser::new(&app), Browser::new(&app));
        known.sign_in("thandi@shop.example", PASSWORD).await;
        other.sign_in("sipho@shop.example", PASSWORD).await;
        for n in 0..200 {
            let answer = Browser::at(&app, &format!("203.0.113.{n}")).sign_in("thandi@shop.example", "guess").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{n}");
        }
        known.cookie = None;
        let forged = Browser { mark: known.mark.as_ref().map(|it| it.replace('A', "B")), ..Browser::new(&app) };
        let of_another = Browser { mark: other.mark.clone(), ..Browser::new(&app) };
        for mut it in [Browser::at(&app, "198.51.100.4"), forged, of_another] {
            let answer = it.sign_in("thandi@shop.example", PASSWORD).await;
            assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        }
        known.sign_in("thandi@shop.example", PASSWORD).await;
        assert!(known.is_in().await);
        // What is known may guess no more than others.
        known.cookie = None;
        for _ in 0..8 {
            known.sign_in("thandi@shop.example", "guess").await;
        }
        assert_eq!(known.sign_in("thandi@shop.example", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
    }

    async fn all_addresses_of_one_home_count_together(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        for n in 0..8 {
            Browser::at(&app, &format!("2001:db8:1:2::{n}")).sign_in("thandi@shop.example", "guess").await;
        }
        let ninth = Browser::at(&app, "2001:db8:1:2:ffff::9").sign_in("thandi@shop.example", PASSWORD).await;
        assert_eq!(ninth.status, StatusCode::TOO_MANY_REQUESTS);
        let mut next_door = Browser::at(&app, "2001:db8:1:3::1");
        next_door.sign_in("thandi@shop.example", PASSWORD).await;
        assert!(next_door.is_in().await);
    }

    async fn a_clock_that_jumps_back_makes_nobody_wait_for_it(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        app.test.clock.set(NOON + DAY * 365);
        for _ in 0..9 {
            browser.sign_in("thandi@shop.example", "guess").await;
        }
        app.test.clock.set(NOON);
        let answer = browser.sign_in("thandi@shop.example", PASSWORD).await;
        assert!(answer.text.contains("Wait 15 minutes"), "{}", answer.text);
        app.test.pass(Duration::from_secs(15 * 60));
        browser.sign_in("thandi@shop.example", PASSWORD).await;
        assert!(browser.is_in().await);
        app.test.clock.set(NOON - DAY);
        assert!(browser.is_in().await, "a session lives on");
    }

    async fn the_token_changes_every_day_and_a_request_on_its_way_still_works(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("thandi@shop.example", PASSWORD).await;
        let first = browser.cookie.clone();
        let mut late = browser.copied();
        app.test.pass(HOUR);
        browser.get("/me").await;
        assert_eq!(browser.cookie, first);
        app.test.pass(DAY);
        browser.get("/me").await;
        assert_ne!(browser.cookie, first);
        assert!(browser.is_in().await, "the new token comes back");
        app.test.pass(Duration::from_secs(59));
        assert!(late.is_in().await, "within the minute");
        assert_eq!(late.cookie, first, "the old token is not renewed");
        app.test.pass(Duration::from_secs(2));
        assert!(!late.is_in().await, "after it, whoever comes with the old token has copied it");
    }

    async fn an_answer_that_is_lost_with_its_new_token_signs_nobody_out(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("thandi@shop.example", PASSWORD).await;
        let first = browser.cookie.clone();
        app.test.pass(DAY);
        let mut lost = browser.copied();
        lost.get("/me").await;
        assert_ne!(lost.cookie, first, "a new token was sent");
        app.test.pass(HOUR);
        assert!(browser.is_in().await, "the old one is good for as long as the new one has not come back");
        assert_eq!(browser.cookie, first);
        app.test.clock.set(NOON - DAY);
        assert!(browser.is_in().await, "also by a clock that was set back");
        app.test.clock.set(NOON + DAY * 3);
        assert!(browser.is_in().await);
        assert_ne!(browser.cookie, first, "the next day it is given another");
        assert!(browser.is_in().await);
        app.test.pass(HOUR);
        let mut thief = Browser { cookie: first, ..Browser::new(&app) };
        assert!(!thief.is_in().await);
        assert!(!browser.is_in().await, "from now on the old one is one that was copied");
        assert_eq!(audited(&app, "session.stolen").await, 1);
    }

    async fn a_stolen_token_ends_the_session_for_both_and_stands_in_the_log(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("thandi@shop.example", PASSWORD).await;
        let mut oldest = browser.copied();
        for _ in 0..3 {
            app.test.pass(DAY);
            assert!(browser.is_in().await);
        }
        assert!(!oldest.is_in().await, "a token from three days ago");
        assert!(!browser.is_in().await, "nobody knows who of both is the thief");
        oldest.get("/me").await;
        assert_eq!(audited(&app, "session.stolen").await, 1);
    }

    async fn a_clock_that_jumps_back_makes_no_old_token_young(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("thandi@shop.example", PASSWORD).await;
        let mut thief = browser.copied();
        app.test.pass(DAY * 2);
        browser.get("/me").await;
        browser.get("/me").await;
        app.test.clock.set(NOON);
        assert!(!thief.is_in().await);
    }

    async fn a_session_that_is_not_used_for_two_weeks_ends(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("thandi@shop.example", PASSWORD).await;
        app.test.pass(DAY * 13);
        assert!(browser.is_in().await);
        app.test.pass(DAY * 13);
        assert!(browser.is_in().await, "use keeps it alive");
        app.test.pass(DAY * 14);
        assert!(!browser.is_in().await);
    }

    async fn sessions_are_listed_and_can_be_ended_but_only_ones_own(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let (mut one, mut other) = (Browser::new(&app), Browser::new(&app));
        one.sign_in("thandi@shop.example", PASSWORD).await;
        other.sign_in("thandi@shop.example", PASSWORD).await;
        let foreign: i64 = app.test.db.read(|db| db.one("SELECT MIN(id) FROM sessions", &[], |row| row.get(0))).await.unwrap();
        let foreign = Id::<crate::team::Session>::from_raw(foreign);
        let refused = one.post(&format!("/me/sessions/{foreign}/end"), &[]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "that of the owner");
        assert!(app.get("/me").await.status == StatusCode::OK);
        one.post("/me/sessions/end", &[]).await;
        assert!(one.is_in().await);
        assert!(!other.is_in().await);
    }

    async fn changing_the_password_asks_for_the_old_one_and_ends_other_sessions(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let (mut one, mut other) = (Browser::new(&app), Browser::new(&app));
        one.sign_in("thandi@shop.example", PASSWORD).await;
        other.sign_in("thandi@shop.example", PASSWORD).await;
        let before = one.cookie.clone();
        let refused = one.post("/me/password", &[("old", "wrong"), ("new", "a new long password")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let short = one.post("/me/password", &[("old", PASSWORD), ("new", "short")]).await;
        assert!(short.text.contains("at least 10"), "{}", short.text);
        assert!(other.is_in().await, "nothing has changed");
        one.post("/me/password", &[("old", PASSWORD), ("new", "a new long password")]).await;
        assert_ne!(one.cookie, before, "the token is new");
        assert!(one.is_in().await);
        assert!(!other.is_in().await);
        assert!(!Browser::new(&app).sign_in("thandi@shop.example", PASSWORD).await.status.is_redirection());
    }

    async fn a_password_that_someone_else_chose_must_be_changed_before_anything_else(app: TestApp) {
        let id = person(&app, "thandi@shop.example", Role::Staff).await;
        let told = app.post(&format!("/settings/team/{id}/password"), &[]).await;
        let password = told.text.split(r#"<code id="told">"#).nth(1).unwrap().split('<').next().unwrap().to_owned();
        passwords::check(&password).unwrap();
        let mut browser = Browser::new(&app);
        let asked = browser.sign_in("thandi@shop.example", &password).await;
        assert_eq!(asked.status, StatusCode::OK);
        assert!(browser.cookie.is_none(), "no session yet");
        let proof = hidden(&asked.text, "proof");
        let same = browser.post("/sign-in/password", &[("proof", &proof), ("password", &password)]).await;
        assert!(same.text.contains("Choose another"), "{}", same.text);
        let mine = [("proof", proof.as_str()), ("password", "my very own password")];
        assert_eq!(browser.post("/sign-in/password", &mine).await.location.as_deref(), Some("/"));
        assert!(browser.is_in().await);
        let again = Browser::new(&app).post("/sign-in/password", &mine).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the proof is used up");
    }

    async fn a_code_of_the_second_step_works_once(app: TestApp) {
        let id = person(&app, "thandi@shop.example", Role::Staff).await;
        let secret = StepSecret::new(&app.app.chance);
        let (it, kept) = (app.app.clone(), secret.clone());
        let codes = app.test.db.write(Actor::SYSTEM, move |tx| {
            let staff = store::staff(tx, id)?;
            let code = kept.code(tx.now);
            second_step::switch_on(tx, &it.secrets, &it.chance, &staff, &kept, &code)
        }).await.unwrap().unwrap();
        assert_eq!(codes.len(), 10);
        let now = || app.test.clock.now();
        let replayed = secret.code(now());
        app.test.pass(Duration::from_secs(30));
        let fresh = secret.code(now());

        let mut browser = Browser::new(&app);
        let proof = hidden(&browser.sign_in("thandi@shop.example", PASSWORD).await.text, "proof");
        assert!(browser.cookie.is_none());
        for wrong in [replayed.as_str(), "000000", "", "not a code at all, much too long"] {
            let answer = browser.post("/sign-in/code", &[("proof", &proof), ("code", wrong)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        }
        browser.post("/sign-in/code", &[("proof", &proof), ("code", &fresh)]).await;
        assert!(browser.is_in().await);
        let mut thief = Browser::new(&app);
        thief.post("/sign-in/code", &[("proof", &proof), ("code", &fresh)]).await;
        assert!(!thief.is_in().await, "the same code again");

        let recovery = codes[3].to_uppercase();
        let mut without_phone = Browser::new(&app);
        without_phone.post("/sign-in/code", &[("proof", &proof), ("code", &recovery)]).await;
        assert!(without_phone.is_in().await);
        let mut again = Browser::new(&app);
        again.post("/sign-in/code", &[("proof", &proof), ("code", &recovery)]).await;
        assert!(!again.is_in().await, "a recovery code works once");
        assert_eq!(audited(&app, "recovery_code.used").await, 1);
    }

    async fn the_second_step_is_set_up_and_removed_in_the_profile(app: TestApp) {
        person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("thandi@shop.example", PASSWORD).await;
        let page = browser.get("/me/second-step").await.text;
        assert!(page.contains("<svg xmlns") || page.contains("<svg version"), "a picture of the secret");
        let typed = page.split(r#"<b class="num">"#).nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
        let secret = StepSecret(data_encoding::BASE32_NOPAD.decode(typed.as_bytes()).unwrap());
        let sealed = hidden(&page, "secret");
        let wrong = browser.post("/me/second-step", &[("secret", &sealed), ("code", "000000")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(hidden(&browser.get("/me/second-step").await.text, "password"), "", "still off");
        let code = secret.code(app.test.clock.now());
        let shown = browser.post("/me/second-step", &[("secret", &sealed), ("code", &code)]).await;
        let codes = shown.text.split(r#"<ul class="codes">"#).nth(1).unwrap().split("</ul>").next().unwrap();
        assert_eq!(codes.matches("<li>").count(), 10);
        assert!(browser.get("/me").await.text.contains("10 recovery codes are left"));
        browser.post("/me/second-step/off", &[("password", "wrong")]).await;
        assert!(browser.get("/me").await.text.contains("10 recovery codes are left"));
        browser.post("/me/second-step/off", &[("password", PASSWORD)]).await;
        assert!(!browser.get("/me").await.text.contains("recovery codes are left"));
    }

    async fn recovery_codes_are_renewed_by_a_code_of_the_app_and_the_old_ones_stop_working(app: TestApp) {
        let id = person(&app, "thandi@shop.example", Role::Staff).await;
        let secret = StepSecret::new(&app.app.chance);
        let (it, asked) = (app.app.clone(), secret.clone());
        let old = app.test.db.write(Actor::SYSTEM, move |tx| {
            let staff = store::staff(tx, id)?;
            second_step::switch_on(tx, &it.secrets, &it.chance, &staff, &asked, &asked.code(tx.now))
        }).await.unwrap().unwrap();
        app.test.pass(Duration::from_secs(30));
        let code = secret.code(app.test.clock.now());
        let mut browser = Browser::new(&app);
        let proof = hidden(&browser.sign_in("thandi@shop.example", PASSWORD).await.text, "proof");
        browser.post("/sign-in/code", &[("proof", &proof), ("code", &code)]).await;
        assert!(browser.get("/me/second-step").await.text.contains("10 recovery codes are left"));
        // Neither a code that was used, nor a recovery code, nor a guess.
        for wrong in [code.as_str(), old[0].as_str(), "000000", ""] {
            let refused = browser.post("/me/second-step/codes", &[("code", wrong)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(refused.text.contains("does not fit"), "{}", refused.text);
        }
        app.test.pass(Duration::from_secs(30));
        let shown = browser.post("/me/second-step/codes", &[("code", &secret.code(app.test.clock.now()))]).await;
        let list = shown.text.split(r#"<ul class="codes">"#).nth(1).unwrap().split("</ul>").next().unwrap();
        let fresh: Vec<&str> = list.split("<li>").skip(1).map(|it| it.trim_end_matches("</li>")).collect();
        assert_eq!(fresh.len(), 10);
        assert!(fresh.iter().all(|it| !old.iter().any(|old| old == it)));
        assert_eq!(audited(&app, "recovery_codes.renewed").await, 1);
        for (code, works) in [(old[1].as_str(), false), (fresh[0], true)] {
            let mut without_phone = Browser::new(&app);
            let proof = hidden(&without_phone.sign_in("thandi@shop.example", PASSWORD).await.text, "proof");
            without_phone.post("/sign-in/code", &[("proof", &proof), ("code", code)]).await;
            assert_eq!(without_phone.is_in().await, works, "{code}");
        }
    }

    async fn codes_cannot_be_guessed_while_signed_in(app: TestApp) {
        let id = person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("thandi@shop.example", PASSWORD).await;
        let secret = StepSecret::new(&app.app.chance);
        let (it, asked) = (app.app.clone(), secret.clone());
        app.test.db.write(Actor::SYSTEM, move |tx| {
            let staff = store::staff(tx, id)?;
            second_step::switch_on(tx, &it.secrets, &it.chance, &staff, &asked, &asked.code(tx.now))
        }).await.unwrap().unwrap();
        for _ in 0..8 {
            browser.post("/me/second-step/codes", &[("code", "000000")]).await;
        }
        app.test.pass(Duration::from_secs(30));
        let code = secret.code(app.test.clock.now());
        let late = browser.post("/me/second-step/codes", &[("code", &code)]).await;
        assert!(late.text.contains("Wait") && !late.text.contains("class=\"codes\""), "{}", late.text);
    }

    async fn codes_cannot_be_guessed(app: TestApp) {
        let id = person(&app, "thandi@shop.example", Role::Staff).await;
        let (it, secret) = (app.app.clone(), StepSecret::new(&app.app.chance));
        app.test.db.write(Actor::SYSTEM, move |tx| {
            let staff = store::staff(tx, id)?;
            second_step::switch_on(tx, &it.secrets, &it.chance, &staff, &secret, &secret.code(tx.now))
        }).await.unwrap();
        let mut browser = Browser::new(&app);
        let proof = hidden(&browser.sign_in("thandi@shop.example", PASSWORD).await.text, "proof");
        for _ in 0..8 {
            browser.post("/sign-in/code", &[("proof", &proof), ("code", "000000")]).await;
        }
        let answer = browser.post("/sign-in/code", &[("proof", &proof), ("code", "000000")]).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        app.test.pass(Duration::from_secs(16 * 60));
        let late = browser.post("/sign-in/code", &[("proof", &proof), ("code", "000000")]).await;
        assert!(late.text.contains("took too long"), "{}", late.text);
    }

    async fn the_last_owner_stays(app: TestApp) {
        let owners = app.test.db.read(store::all_staff).await.unwrap();
        let owner = owners[0].id;
        for (path, fields) in [("role", vec![("role", "viewer")]), ("disable", vec![])] {
            let answer = app.post(&format!("/settings/team/{owner}/{path}"), &fields).await;
            assert_eq!(answer.status, StatusCode::CONFLICT);
            assert!(answer.text.contains("last owner"), "{}", answer.text);
        }
        assert!(app.get("/settings/team").await.status == StatusCode::OK);
    }

    async fn two_owners_cannot_demote_each_other_at_once(app: TestApp) {
        let one = app.test.db.read(store::all_staff).await.unwrap()[0].id;
        let other = person(&app, "thandi@shop.example", Role::Owner).await;
        let db = &app.test.db;
        let demote = |id| db.write(Actor::SYSTEM, move |tx| actions::change_role(tx, id, Role::Viewer));
        let (a, b) = tokio::join!(demote(one), demote(other));
        assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1);
    }

    async fn a_new_colleague_is_added_changed_and_sent_away_with_undo(app: TestApp) {
        let new = [("name", "Sipho <b>Dlamini</b>"), ("email", "sipho@shop.example"), ("role", "staff")];
        let told = app.post("/settings/team", &new).await;
        assert!(told.text.contains("Sipho &#60;b&#62;Dlamini"), "{}", told.text);
        let twice = app.post("/settings/team", &new).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.text.contains("works here already"));
        let (sipho, _) = app.test.db.read(|db| store::staff_by_email(db, "sipho@shop.example")).await.unwrap().unwrap();
        app.post(&format!("/settings/team/{}/role", sipho.id), &[("role", "manager")]).await;
        let recent = app.get("/me").await.text;
        let undo = format!("/settings/team/{}/role/staff", sipho.id);
        assert!(recent.contains(&undo), "{recent}");
        app.post(&undo, &[]).await;
        let role = move |app: &TestApp| { let (db, id) = (app.test.db.clone(), sipho.id); async move { db.read(move |db| store::staff(db, id)).await.unwrap().role } };
        assert_eq!(role(&app).await, Role::Staff);
        app.post(&format!("/settings/team/{}/disable", sipho.id), &[]).await;
        assert!(app.get("/settings/team").await.text.contains("Cannot sign in"));
        app.post(&format!("/settings/team/{}/enable", sipho.id), &[]).await;
        assert!(!app.get("/settings/team").await.text.contains("Cannot sign in"));
        assert_eq!(audited(&app, "role.changed").await, 2);
    }

    async fn a_change_of_role_gives_the_session_a_new_token(app: TestApp) {
        let id = person(&app, "thandi@shop.example", Role::Staff).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("thandi@shop.example", PASSWORD).await;
        let before = browser.cookie.clone();
        app.post(&format!("/settings/team/{id}/role"), &[("role", "manager")]).await;
        assert!(browser.is_in().await);
        assert_ne!(browser.cookie, before);
    }

    async fn the_profile_saves_by_itself_and_says_so(app: TestApp) {
        let owner = app.signed_in_as(Role::Owner);
        let saved = owner.post("/me/set/calendar", &[("value", "ethiopian")]).await;
        assert_eq!(saved.location.as_deref(), Some("/me"));
        assert!(owner.get("/me").await.text.contains("Today is 11 Hidar 2018"));
        let nameless = owner.post("/me/set/name", &[("value", " \u{202e} ")]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nameless.text.contains("A name is missing"));
        owner.post("/me/set/language", &[("value", "am")]).await;
        assert!(owner.get("/me").await.text.contains(r#"<html lang="am-ET">"#));
    }

    async fn the_log_is_filtered_paged_and_exported(app: TestApp) {
        app.test.db.write(Actor::SHELL, |tx| {
            (0..120).try_for_each(|n| crate::team::audit(tx, if n % 2 == 0 { "thing.done" } else { "=odd.done" }, Some(format!("={n}")), serde_json::json!({ "n": n })))
        }).await.unwrap();
        let mut path = "/audit?act=thing.done".to_owned();
        let mut seen = 0;
        loop {
            let page = app.get(&path).await.text;
            seen += page.matches("class=\"when\"").count();
            match page.split(r#"hx-get=""#).nth(1) {
                Some(rest) => path = rest.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&"),
                None => break,
            }
        }
        assert_eq!(seen, 60);
        let csv = app.get("/audit.csv?act=thing.done").await.text;
        assert_eq!(csv.lines().count(), 61);
        assert!(csv.contains("'=118"), "no spreadsheet runs it: {csv}");
        let broken = app.get("/audit?after=nonsense&who=nobody").await;
        assert_eq!(broken.status, StatusCode::OK);
    }

    async fn recent_acts_are_kept_for_an_hour(app: TestApp) {
        let id = person(&app, "thandi@shop.example", Role::Staff).await;
        app.test.db.write(Actor::SYSTEM, move |tx| {
            (0..25).try_for_each(|_| crate::team::remember(tx, id, &"team-copied".into(), Some("/undo/it")))
        }).await.unwrap();
        let count = |at: Timestamp| app.test.db.read(move |db| crate::team::recent::recent(db, id, at));
        assert_eq!(count(NOON).await.unwrap().len(), 20);
        assert_eq!(count(NOON + HOUR + HOUR).await.unwrap().len(), 0);
    }

    async fn only_the_hash_of_a_token_is_stored(app: TestApp) {
        let token = Token::new(&app.app.chance);
        assert_ne!(token.hash(), token.0.as_bytes());
        assert_eq!(token.hash().len(), 32);
    }
}
