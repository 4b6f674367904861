//! Logging in and out, the second factor, revocation at the next request, administrators, erasure, and who looked.

use axum::http::StatusCode;
use jiff::civil::date;
use model::{AccountId, Organisation, Role};
use serde_json::{Value, json};

use crate::matrix::ask;
use crate::oidc::Browser;
use crate::principals::{PASSWORD, PRINCIPALS, now};
use crate::sample::Answer;

fn cookie(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    cookie.split(';').next().unwrap().strip_prefix("sanqian-sid=").unwrap().to_owned()
}

async fn post(path: &str, secret: Option<&str>, body: Value) -> Answer {
    ask(&PRINCIPALS, "POST", path, secret, &body.to_string()).await
}

async fn status(path: &str, secret: &str) -> StatusCode {
    ask(&PRINCIPALS, "GET", path, Some(secret), "").await.status
}

/// A second administrator of a kind, with a second factor: the matrix asks with the first one's session.
async fn with_second_factor(role: Role) -> String {
    let name = format!("second-{}", role.code().replace('_', "-"));
    let people = &PRINCIPALS.people;
    let invited = people.open_account(&name, "某某", None, now()).unwrap();
    people.grant(&invited.account, role, Organisation::Town, date(2099, 1, 1), None, now()).unwrap();
    let first = people.claim(&name, "", &invited.code, PASSWORD, None, now()).unwrap().secret;
    let guessed = post("/me/totp", Some(&first), json!({"password": "Nicht-das+richtige.1"})).await;
    assert_eq!(guessed.status, StatusCode::UNAUTHORIZED, "the password once more");
    let asked = post("/me/totp", Some(&first), json!({"password": PASSWORD})).await.json();
    let secret = asked["secret"].as_str().unwrap().to_owned();
    assert!(asked["uri"].as_str().unwrap().starts_with("otpauth://totp/Sanqian:"));
    let wrong = post("/me/totp/proof", Some(&first), json!({"code": "000000"})).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    let seconds = u64::try_from(now() / 1_000_000).unwrap();
    let code = sanqian::totp_code(&secret, seconds).unwrap();
    let proved = post("/me/totp/proof", Some(&first), json!({ "code": code })).await;
    assert_eq!(proved.status, StatusCode::OK, "{}", String::from_utf8_lossy(&proved.bytes));
    assert_eq!(status("/me/sessions", &first).await, StatusCode::UNAUTHORIZED, "the session before has ended");
    let log_in = |code: Value| post("/session", None, json!({"name": name, "password": PASSWORD, "code": code}));
    assert_eq!(log_in(Value::Null).await.json()["reason"], "log_in.second_factor_wanted");
    assert_eq!(log_in(code.into()).await.json()["reason"], "log_in.wrong", "a code is used once");
    let next = sanqian::totp_code(&secret, seconds + 30).unwrap();
    let again = log_in(next.into()).await;
    assert_eq!((again.status, &again.json()["second_factor"]), (StatusCode::OK, &json!(true)));
    cookie(&again)
}

/// One story in order, because each step stands on the one before.
#[tokio::test]
async fn accounts_from_opening_to_erasure() {
    let system = with_second_factor(Role::SystemAdministrator).await;
    let security = with_second_factor(Role::SecurityAdministrator).await;

    // The system administrator opens accounts and gives no role; the security administrator the other way round.
    let opened = post("/people", Some(&system), json!({"name": "wang.wu", "person": "王五五五"})).await.json();
    let (id, code) = (opened["account"].as_str().unwrap().to_owned(), opened["code"].as_str().unwrap().to_owned());
    let taken = post("/people", Some(&system), json!({"name": "wang.wu", "person": "x"})).await;
    assert_eq!((taken.status, &taken.json()["reason"]), (StatusCode::CONFLICT, &json!("account.name_taken")));
    let reader = json!({"role": "town_reader", "body": "town", "until": "2099-12-31"});
    let grants = format!("/people/{id}/grants");
    assert_eq!(post(&grants, Some(&system), reader.clone()).await.json()["reason"], "denied.no_role");
    let refused = post("/people", Some(&security), json!({"name": "zhao.liu", "person": "x"})).await;
    assert_eq!(refused.json()["reason"], "denied.no_role");

    // The letter's code is taken up once, with a password that will do.
    let claim = |code: &str, password: &str| {
        post("/claims", None, json!({"name": "wang.wu", "code": code, "password": password}))
    };
    assert_eq!(claim(&code, "short").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(claim("AAAA-AAAA-AAAA-AAAA", PASSWORD).await.json()["reason"], "claim.code_unknown");
    let claimed = claim(&code.to_lowercase(), PASSWORD).await;
    assert_eq!(claimed.status, StatusCode::OK, "{}", String::from_utf8_lossy(&claimed.bytes));
    assert_eq!(claim(&code, PASSWORD).await.json()["reason"], "claim.code_unknown", "used");
    let mine = cookie(&claimed);
    assert_eq!(status("/town", &mine).await, StatusCode::FORBIDDEN, "no role yet");

    // A role counts at the next log-in, and its withdrawal at the next request.
    assert_eq!(post(&grants, Some(&security), reader.clone()).await.status, StatusCode::OK);
    assert_eq!(status("/me/sessions", &mine).await, StatusCode::UNAUTHORIZED, "rights changed: log in anew");
    let log_in = || post("/session", None, json!({"name": "wang.wu", "password": PASSWORD}));
    let mine = cookie(&log_in().await);
    assert_eq!(status("/town", &mine).await, StatusCode::OK);
    let two =
        post(&grants, Some(&security), json!({"role": "audit_administrator", "body": "town", "until": "2099-12-31"}))
            .await;
    assert_eq!((two.status, &two.json()["reason"]), (StatusCode::CONFLICT, &json!("grant.separation")));
    let withdrawn =
        post(&format!("/people/{id}/withdrawals"), Some(&security), json!({"role": "town_reader", "body": "town"}))
            .await;
    assert_eq!(withdrawn.status, StatusCode::OK);
    assert_eq!(status("/town", &mine).await, StatusCode::UNAUTHORIZED, "revoked: out at the next request");

    // Own sessions: ended one by one, and by logging out.
    let (one, two) = (cookie(&log_in().await), cookie(&log_in().await));
    let sessions = ask(&PRINCIPALS, "GET", "/me/sessions", Some(&one), "").await.json();
    let other = sessions.as_array().unwrap_or_else(|| panic!("{sessions}")).iter().find(|s| s["this"] == false);
    let other = other.unwrap_or_else(|| panic!("{sessions}"))["id"].as_str().unwrap().to_owned();
    let ended = ask(&PRINCIPALS, "DELETE", &format!("/me/sessions/{other}"), Some(&one), "").await;
    assert_eq!((ended.status, status("/me/sessions", &two).await), (StatusCode::OK, StatusCode::UNAUTHORIZED));
    let new = "Jian-bing+guo.9";
    let changed = post("/me/password", Some(&one), json!({"old": PASSWORD, "new": new})).await;
    assert_eq!(status("/me/sessions", &one).await, StatusCode::UNAUTHORIZED, "changed: log in anew");
    let one = cookie(&changed);
    assert_eq!(ask(&PRINCIPALS, "DELETE", "/session", Some(&one), "").await.status, StatusCode::OK);
    assert_eq!(status("/me/sessions", &one).await, StatusCode::UNAUTHORIZED);
    assert_eq!(log_in().await.json()["reason"], "log_in.wrong", "the old password");

    // A new letter: who holds it is that account, so it is an entry who asked for it.
    let letter = post(&format!("/people/{id}/invitation"), Some(&system), json!({})).await;
    assert_eq!(letter.status, StatusCode::OK);
    let entries = serde_json::to_string(&PRINCIPALS.office.lock().unwrap().entries().unwrap()).unwrap();
    assert!(entries.contains(&format!("\"account\":\"{id}\",\"credential\":\"invitation\"")), "no entry of the letter");

    // Erasure: the name is nowhere any more, and the chain is whole.
    let names = |text: &str| text.contains("王五五五") || text.contains("wang.wu");
    let listed =
        || async { String::from_utf8(ask(&PRINCIPALS, "GET", "/people", Some(&security), "").await.bytes).unwrap() };
    assert!(names(&listed().await));
    assert_eq!(post(&format!("/people/{id}/erasure"), Some(&security), json!({})).await.status, StatusCode::OK);
    assert!(!names(&listed().await));
    let folder = PRINCIPALS.office.lock().unwrap().folder().to_owned();
    assert!(!folder.join(format!("keys/{id}.key")).exists());
    for file in ["ledger.sqlite", "ledger.sqlite-wal"] {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let held = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(!held("王五五五") && !held("wang.wu"), "{file} has the name in clear");
    }
    PRINCIPALS.office.lock().unwrap().verify().unwrap();
    let known = PRINCIPALS.people.accounts().unwrap().into_iter().find(|a| a.account == AccountId(id.clone())).unwrap();
    assert_eq!((known.erased, known.name, known.person), (true, None, None));
}

#[tokio::test]
async fn wrong_attempts_wait_and_say_no_more_than_that() {
    let log_in = |name: &'static str| post("/session", None, json!({"name": name, "password": "Wrong-password.1"}));
    let wrong = log_in("nobody-at-all").await;
    assert_eq!((wrong.status, &wrong.json()["reason"]), (StatusCode::UNAUTHORIZED, &json!("log_in.wrong")));
    let known = log_in("u-city-reader").await;
    assert_eq!(known.bytes, wrong.bytes, "whether there is such a name is not told");
    for _ in 0..3 {
        log_in("nobody-at-all").await;
    }
    assert_eq!(log_in("nobody-at-all").await.status, StatusCode::TOO_MANY_REQUESTS);
}

/// Reads of an enterprise's figures by another body are on its own page; its own reads are not.
#[tokio::test]
async fn an_enterprise_sees_who_looked() {
    let all = &*PRINCIPALS;
    let enterprise = &all.own.enterprise.0;
    let (firm, officer) =
        (all.secrets[Role::EnterpriseUser as usize].as_deref(), all.secrets[Role::TownOfficer as usize].as_deref());
    let looks = || async {
        let found = ask(all, "GET", "/me/looks", firm, "").await.json();
        found.as_array().unwrap().iter().filter(|look| look["subject"] == **enterprise).count()
    };
    let before = looks().await;
    ask(all, "GET", &format!("/enterprises/{enterprise}"), firm, "").await;
    ask(all, "GET", &format!("/enterprises/{}", all.foreign.enterprise.0), officer, "").await;
    assert_eq!(looks().await, before, "oneself, and another's file");
    ask(all, "GET", &format!("/enterprises/{enterprise}"), officer, "").await;
    assert_eq!(looks().await, before + 1);
    let audit = ask(all, "GET", "/looks", all.secrets[Role::AuditAdministrator as usize].as_deref(), "").await.json();
    let officer = all.accounts[Role::TownOfficer as usize].as_ref().unwrap();
    assert!(
        audit.as_array().unwrap().iter().any(|look| look["account"] == officer.0 && look["subject"] == **enterprise)
    );
}

#[test]
fn sessions_end_by_themselves() {
    const MINUTE: i64 = 60_000_000;
    let people = &PRINCIPALS.people;
    let begun = now();
    let session = |name: &str| {
        let invited = people.open_account(name, "某某", None, begun).unwrap();
        people.claim(name, "", &invited.code, PASSWORD, None, begun).unwrap().secret
    };
    let (unused, used) = (session("goes-away"), session("stays-all-day"));
    let stands = |secret: &str, minutes: i64| {
        let found = people.who(&[secret], begun + minutes * MINUTE).unwrap().pop().flatten().unwrap();
        found.due.map_or(Ok(()), |due| people.note(&due)).unwrap();
        found.session.is_some()
    };
    assert!(stands(&unused, 29) && !stands(&unused, 29 + 31), "half an hour without use");
    for minutes in (0..=720).step_by(20) {
        assert!(stands(&used, minutes), "after {minutes} minutes");
    }
    assert!(!stands(&used, 721), "twelve hours in any case");
}

/// Whichever way a session was opened, its owner sees by which browser.
#[tokio::test]
async fn every_session_says_which_browser_opened_it() {
    let mut browser = Browser::plain();
    let invited = PRINCIPALS.people.open_account("with-agent", "某某", None, now()).unwrap();
    let claim = json!({"name": "with-agent", "code": invited.code, "password": PASSWORD});
    assert_eq!(browser.ask("POST", "/claims", claim).await.status, StatusCode::OK);
    let agent = async |browser: &mut Browser| {
        let sessions = browser.ask("GET", "/me/sessions", Value::Null).await.json();
        let this = sessions.as_array().unwrap().iter().find(|session| session["this"] == true).unwrap().clone();
        this["agent"].as_str().map(str::to_owned)
    };
    assert_eq!(agent(&mut browser).await.as_deref(), Some("Firefox of the test"), "a claim");
    let new = json!({"old": PASSWORD, "new": "Jian-bing+guo.9"});
    assert_eq!(browser.ask("POST", "/me/password", new).await.status, StatusCode::OK);
    assert_eq!(agent(&mut browser).await.as_deref(), Some("Firefox of the test"), "another password");
    let secret = browser.ask("POST", "/me/totp", json!({"password": "Jian-bing+guo.9"})).await.json()["secret"]
        .as_str()
        .unwrap()
        .to_owned();
    let code = sanqian::totp_code(&secret, u64::try_from(now() / 1_000_000).unwrap()).unwrap();
    assert_eq!(browser.ask("POST", "/me/totp/proof", json!({"code": code})).await.status, StatusCode::OK);
    assert_eq!(agent(&mut browser).await.as_deref(), Some("Firefox of the test"), "a second factor");
}
