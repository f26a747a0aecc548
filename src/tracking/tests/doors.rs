//! What is let in, what is not, and what each is told.

use std::time::Duration;

use super::*;
use crate::both_engines;

fn track(id: &str) -> Json {
    json!({ "type": "track", "event": "A", "userId": "u1", "messageId": id })
}

fn said(answer: &Answer) -> Json {
    serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("no JSON: {}", answer.text))
}

both_engines! {
    async fn every_call_of_the_sdks_is_understood(app: TestApp) {
        let key = key(&app, KeyKind::Server).await;
        for (path, more) in [
            ("/v1/identify", json!({})), ("/v1/i", json!({})), ("/v1/track", json!({ "event": "A" })),
            ("/v1/t", json!({ "event": "A" })), ("/v1/page", json!({})), ("/v1/p", json!({})), ("/v1/screen", json!({})),
            ("/v1/s", json!({})), ("/v1/group", json!({ "groupId": "g" })), ("/v1/g", json!({ "groupId": "g" })),
            ("/v1/alias", json!({ "previousId": "old" })), ("/v1/a", json!({ "previousId": "old" })),
            ("/api/s/track", json!({ "event": "A" })), ("/api/s/identify", json!({})),
            ("/v1/batch", json!({ "batch": [track("b1")] })), ("/v1/b", json!({ "batch": [track("b2")] })),
            ("/api/public/apps/batch", json!({ "batch": [track("b3")] })), ("/api/s/batch", json!({ "batch": [track("b4")] })),
            ("/v1/import", json!({ "batch": [track("b5")] })),
        ] {
            let mut body = json!({ "userId": "u1" });
            body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            let answer = tell(&app, &key, path, &body).await;
            assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        }
        assert_eq!(people(&app).await, 1);
        assert_eq!(story(&app, person(&app, "external", "u1").await).await.len(), 19);
    }

    async fn a_key_is_found_wherever_sdks_put_it(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        let with_key = |id: &str| json!({ "writeKey": key, "type": "track", "event": "A", "anonymousId": "a1", "messageId": id });
        let plain = json!({ "type": "track", "event": "A", "anonymousId": "a1" }).to_string();
        assert_eq!(send(&app, "/v1/t", &[("content-type", "text/plain")], with_key("1").to_string().into()).await.status, 200);
        assert_eq!(send(&app, "/v1/t", &[("authorization", &basic(&key))], plain.clone().into()).await.status, 200);
        assert_eq!(send(&app, "/v1/t", &[("authorization", &key)], plain.clone().into()).await.status, 200);
        let path = format!("/v1/t?writeKey={key}");
        assert_eq!(send(&app, &path, &[], plain.clone().into()).await.status, 200);
        let without = send(&app, "/v1/t", &[], plain.clone().into()).await;
        assert_eq!((without.status.as_u16(), said(&without)["code"].as_str()), (401, Some("unauthorized")));
        assert_eq!(send(&app, "/v1/t", &[("authorization", "Basic !!!")], plain.into()).await.status, 401);
        assert_eq!(app.events().await.len(), 4);
    }

    async fn an_ended_key_takes_nothing_until_it_is_used_again(app: TestApp) {
        let sent = key(&app, KeyKind::Server).await;
        let id = app.test.db.read(crate::tracking::keys).await.unwrap()[0].id;
        let ended = app.post(&format!("/settings/tracking/{id}/end"), &[]).await;
        assert_eq!(ended.location.as_deref(), Some("/settings/tracking"));
        assert_eq!(tell(&app, &sent, "/v1/track", &track("1")).await.status, 401);
        app.post(&format!("/settings/tracking/{id}/return"), &[]).await;
        assert_eq!(tell(&app, &sent, "/v1/track", &track("1")).await.status, 200);
    }

    async fn the_good_messages_of_a_batch_are_kept_and_the_bad_are_named(app: TestApp) {
        let key = key(&app, KeyKind::Server).await;
        let body = json!({ "batch": [track("m1"), { "type": "track", "userId": "u1", "messageId": "m2" }, 7, track("m1")] });
        let answer = tell(&app, &key, "/v1/batch", &body).await;
        assert_eq!(answer.status, 200);
        assert_eq!(
            said(&answer),
            json!({ "success": true, "kept": 1, "repeated": 1, "refused": [
                { "index": 1, "messageId": "m2", "why": "The field “event” must say what happened." },
                { "index": 2, "why": "A message is a JSON object." },
            ] })
        );
        let all_bad = tell(&app, &key, "/v1/batch", &json!({ "batch": [7] })).await;
        assert_eq!((all_bad.status.as_u16(), said(&all_bad)["refused"][0]["index"].as_i64()), (400, Some(0)));
        assert_eq!(app.events().await, ["custom.tracked"]);
        tell(&app, &key, "/v1/track", &track("m9")).await;
        let keys = app.test.db.read(crate::tracking::keys).await.unwrap();
        let counts = keys[0].counts;
        assert_eq!((counts.kept, counts.repeated, counts.refused), (2, 1, 3));
    }

    async fn what_is_broken_is_told_why_and_changes_nothing(app: TestApp) {
        let key = key(&app, KeyKind::Server).await;
        let auth = basic(&key);
        let big = json!({ "batch": [track(&"x".repeat(600 << 10))] }).to_string();
        let bomb = gzip(&vec![b' '; 50 << 20]);
        assert!(bomb.len() < 100 << 10, "it is small on the line");
        for (body, more, status) in [
            (b"{\"batch\": [".to_vec(), None, 400),
            (b"\xff\xfe{}".to_vec(), None, 400),
            (b"".to_vec(), None, 400),
            (b"[1]".to_vec(), None, 400),
            ("[".repeat(10_000).into_bytes(), None, 400),
            (format!("{{\"batch\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000)).into_bytes(), None, 400),
            (big.into_bytes(), None, 413),
            (bomb, Some(("content-encoding", "gzip")), 413),
            (b"not gzip".to_vec(), Some(("content-encoding", "gzip")), 400),
            (b"{}".to_vec(), Some(("content-encoding", "br")), 415),
        ] {
            let mut headers = vec![("authorization", auth.as_str())];
            headers.extend(more);
            let answer = send(&app, "/v1/batch", &headers, body).await;
            assert_eq!(answer.status, status, "{}", answer.text);
            let said = said(&answer);
            assert!(said["code"].is_string() && said["message"].is_string(), "{said}");
        }
        assert_eq!(app.events().await, [""; 0]);
        assert_eq!(send(&app, "/api/s/dance", &[("authorization", &auth)], b"{}".to_vec()).await.status, 404);
    }

    async fn a_packed_batch_is_a_batch(app: TestApp) {
        let key = key(&app, KeyKind::Server).await;
        let body = json!({ "batch": (0..500).map(|n| track(&n.to_string())).collect::<Vec<_>>() }).to_string();
        let headers = [("authorization", basic(&key)), ("content-encoding", "gzip".into())];
        let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(send(&app, "/v1/batch", &headers, gzip(body.as_bytes())).await.status, 200);
        assert_eq!(app.events().await.len(), 500);
    }

    async fn a_message_sent_many_times_at_once_is_kept_once(app: TestApp) {
        let key = key(&app, KeyKind::Server).await;
        let body = json!({ "batch": [track("same"), track("other")] });
        let all = (0..40).map(|_| tell(&app, &key, "/v1/batch", &body));
        for answer in futures::future::join_all(all).await {
            assert_eq!(answer.status, 200, "{}", answer.text);
        }
        assert_eq!(app.events().await.len(), 2);
        assert_eq!(people(&app).await, 1);
        app.test.pass(Duration::from_secs(40 * 86_400));
        app.run_jobs().await;
        let left = app.test.db.read(|db| db.one("SELECT COUNT(*) FROM tracking_seen", &[], |row| row.get::<i64>(0)));
        assert_eq!(left.await.unwrap(), 0, "what was sent long ago is forgotten");
    }

    async fn pages_of_named_sites_may_send_and_no_others(app: TestApp) {
        let key = key_with(&app, KeyKind::Browser, |it| it.origins = vec!["https://shop.example".into()]).await;
        let body = json!({ "writeKey": key, "type": "page", "anonymousId": "a1" }).to_string();
        let from = |origin: &'static str| send(&app, "/v1/p", Box::leak(Box::new([("origin", origin)])), body.clone().into());
        let good = from("https://shop.example").await;
        assert_eq!((good.status.as_u16(), good.headers["access-control-allow-origin"].to_str().unwrap()), (200, "https://shop.example"));
        let bad = from("https://evil.example").await;
        assert_eq!((bad.status.as_u16(), said(&bad)["code"].as_str()), (403, Some("forbidden")));
        let ask = Request::options("/v1/p").header("origin", "https://shop.example")
            .header("access-control-request-method", "POST").header("access-control-request-headers", "authorization");
        let asked = app.signed_out().send(ask, Body::empty()).await;
        assert_eq!(asked.status, 204);
        assert_eq!(asked.headers["access-control-allow-headers"], "authorization");
        let server = super::key(&app, KeyKind::Server).await;
        let leaked = send(&app, "/v1/p", &[("origin", "https://shop.example"), ("authorization", &basic(&server))], body.into()).await;
        assert_eq!(leaked.status, 403, "a secret that stands in a page is no secret");
    }

    async fn who_asks_not_to_be_followed_is_not(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        let body = json!({ "writeKey": key, "type": "page", "anonymousId": "a1" }).to_string();
        let answer = send(&app, "/v1/p", &[("sec-gpc", "1")], body.into()).await;
        assert_eq!((answer.status.as_u16(), said(&answer)["declined"].as_i64()), (200, Some(1)));
        assert_eq!((people(&app).await, app.events().await.len()), (0, 0));
        let page = app.get("/settings/tracking").await;
        assert!(page.text.contains("Not followed") && !page.text.contains(">a1<"), "it is counted");
    }

    async fn too_much_is_told_to_wait_and_nothing_is_lost(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        let body = |n: i32| json!({ "writeKey": key, "batch": (0..1_000).map(|it| {
            json!({ "type": "track", "event": "A", "anonymousId": "a1", "messageId": format!("{n}-{it}") })
        }).collect::<Vec<_>>() }).to_string().into_bytes();
        let mut kept = 0;
        let mut held = 0;
        for n in 0..14 {
            let answer = send(&app, "/v1/batch", &[], body(n)).await;
            match answer.status.as_u16() {
                200 => kept += 1_000,
                429 => {
                    held += 1;
                    let wait: u64 = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
                    assert!((1..=10).contains(&wait), "{wait}");
                }
                other => panic!("{other}: {}", answer.text),
            }
        }
        assert!(held > 0 && kept >= 10_000, "{kept} kept, {held} held up");
        assert_eq!(app.events().await.len(), kept);
    }

    async fn segments_browser_sdk_is_told_what_it_needs(app: TestApp) {
        let key = key(&app, KeyKind::Browser).await;
        let answer = app.signed_out().get(&format!("/v1/projects/{key}/settings")).await;
        assert_eq!(answer.status, 200);
        assert_eq!(said(&answer)["integrations"]["Segment.io"]["apiKey"], json!(key));
        assert_eq!(answer.headers["access-control-allow-origin"], "*");
        assert_eq!(app.signed_out().get("/v1/projects/nothing/settings").await.status, 401);
    }

    async fn a_key_is_made_on_its_page_and_a_secret_is_shown_once(app: TestApp) {
        let made = app.post("/settings/tracking", &[("name", "Backend"), ("kind", "server")]).await;
        assert_eq!(made.status, 200, "{}", made.text);
        let secret = made.text.split("id=\"told\">").nth(1).and_then(|it| it.split('<').next()).expect("the secret").to_owned();
        assert_eq!(tell(&app, &secret, "/v1/track", &track("1")).await.status, 200);
        let list = app.get("/settings/tracking").await;
        assert!(list.text.contains("Backend") && list.text.contains("Kept") && !list.text.contains(&secret));
        let nameless = app.post("/settings/tracking", &[("name", " "), ("kind", "browser")]).await;
        assert_eq!(nameless.status, 422);
        let made = app.post("/settings/tracking", &[("name", "Pages"), ("kind", "browser")]).await;
        let href = made.location.expect("its page");
        let page = app.get(&href).await;
        assert!(page.text.contains("/indaba.js") && page.text.contains("data-key=&#34;ib_"), "{}", page.text);
        let origins = app.post(&format!("{href}/set/origins"), &[("value", "shop.example, https://b.example")]).await;
        assert_eq!(origins.location.as_deref(), Some(href.as_str()));
        assert!(app.get(&href).await.text.contains("https://shop.example, https://b.example"));
    }

    async fn the_script_is_there_for_pages_of_other_sites(app: TestApp) {
        let it = app.signed_out().get("/indaba.js").await;
        assert_eq!((it.status.as_u16(), it.headers["cross-origin-resource-policy"].to_str().unwrap()), (200, "cross-origin"));
        let etag = it.headers["etag"].to_str().unwrap().to_owned();
        let again = app.signed_out().send(Request::get("/indaba.js").header("if-none-match", etag), Body::empty()).await;
        assert_eq!(again.status, 304);
    }
}
