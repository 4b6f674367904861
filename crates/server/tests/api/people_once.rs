//! Changes of roles are done once however often they are sent: with the answer in memory, and with what stands in the ledger alone.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use model::{Organisation, Role};
use sanqian::Jobs;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::approvals::person_of;
use crate::principals::{PRINCIPALS, now};
use crate::sample::{Answer, SAMPLE};

/// Another program over the same town, which has answered nothing yet.
fn another() -> Router {
    let all = &*PRINCIPALS;
    let door = server::Door::log_in(Arc::clone(&all.people), false);
    let jobs = Jobs::of(Arc::clone(&all.office)).unwrap();
    server::router(Arc::clone(&SAMPLE.work), SAMPLE.records.clone(), Arc::clone(&all.diary), jobs, door)
}

async fn send(router: &Router, (method, path): (&str, &str), secret: &str, key: &str, body: &Value) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .header("idempotency-key", key)
        .header("cookie", format!("sanqian-sid={secret}"))
        .body(Body::from(body.to_string()))
        .unwrap();
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    Answer { status: parts.status, headers: parts.headers, bytes: to_bytes(body, usize::MAX).await.unwrap().to_vec() }
}

/// Entries that give or take away a role of the account.
fn written(account: &str) -> usize {
    let entries = PRINCIPALS.office.lock().unwrap().entries().unwrap();
    let of = |action: &Value| action.to_string().contains(&format!("\"account\":\"{account}\""));
    let changes = entries.iter().map(|entry| serde_json::to_value(&entry.action).unwrap());
    changes
        .filter(|action| {
            of(action) && (action.to_string().contains("granted") || action.to_string().contains("withdrawn"))
        })
        .count()
}

#[tokio::test]
async fn a_grant_and_a_withdrawal_are_entered_once() {
    let security = person_of("an-quan-once", (Role::SecurityAdministrator, Organisation::Town), None).await;
    let system = person_of("xi-tong-once", (Role::SystemAdministrator, Organisation::Town), None).await;
    let to = PRINCIPALS.people.open_account("done-once", "某某", None, now()).unwrap().account.0;
    let grant = json!({"role": "town_reader", "body": "town", "until": "2099-12-31"});
    let (grants, withdrawals) = (format!("/people/{to}/grants"), format!("/people/{to}/withdrawals"));
    let (one, two) = (&PRINCIPALS.router, another());
    for (path, body, key) in [
        (&grants, grant.clone(), "grant-once-1"),
        (&withdrawals, json!({"role": "town_reader", "body": "town"}), "withdraw-once-1"),
    ] {
        let before = written(&to);
        let first = send(one, ("POST", path), &security.secret, key, &body).await;
        assert_eq!(first.status, 200, "{}", first.json());
        assert_eq!(written(&to), before + 1);
        for router in [one, &two] {
            let again = send(router, ("POST", path), &security.secret, key, &body).await;
            assert_eq!((again.status.as_u16(), &again.bytes), (200, &first.bytes), "{}", again.json());
            assert_eq!(again.header("idempotency-replayed"), "true");
        }
        assert_eq!(written(&to), before + 1, "{path}: once");
        let mut other = body.clone();
        other["until"] = json!("2098-12-31");
        assert_eq!(send(&two, ("POST", path), &security.secret, key, &other).await.status, 422, "another request");
    }
    // Without a key a grant is another; so is one with another key.
    assert_eq!(send(one, ("POST", &grants), &security.secret, "grant-once-2", &grant).await.status, 200);
    assert_eq!(written(&to), 3);

    let account = format!("/people/{to}");
    let closed = send(one, ("DELETE", &account), &system.secret, "close-once-1", &json!({})).await;
    let again = send(&two, ("DELETE", &account), &system.secret, "close-once-1", &json!({})).await;
    assert_eq!((closed.status.as_u16(), again.status.as_u16()), (200, 200), "{}", again.json());
    assert_eq!(send(&two, ("DELETE", &account), &system.secret, "close-once-2", &json!({})).await.status, 404);
    PRINCIPALS.office.lock().unwrap().verify().unwrap();
}
