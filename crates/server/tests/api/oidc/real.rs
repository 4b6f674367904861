//! Against the certified `oidc-provider` in a process of its own, which knows nothing of the town.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use axum::http::{StatusCode, header};
use serde_json::{Value, json};
use server::Oidc;
use ureq::Agent;

use super::{Brought, Browser, REDIRECT, SECRET, described, digits, one, second_factor_of, somebody, url};
use crate::principals::{PASSWORD, PRINCIPALS, now};

/// The provider; it ends with this program, whose end closes its standard input.
struct Provider {
    issuer: String,
    oidc: Oidc,
    _process: Child,
}

static PROVIDER: LazyLock<Provider> = LazyLock::new(|| {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/e2e/identity-provider.mjs");
    let mut command = Command::new("node");
    command.arg(script).args([REDIRECT, SECRET]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = command.spawn().unwrap_or_else(|error| panic!("node: {error}"));
    let mut issuer = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut issuer).unwrap();
    let issuer = issuer.trim().to_owned();
    assert!(issuer.starts_with("http://127.0.0.1:"), "no provider: run `npm ci` in web/");
    Provider { oidc: described(&issuer, ""), issuer, _process: process }
});

/// A person logs in at the provider: follows its addresses, fills in its form, and comes back with what stands in the last.
fn at_the_provider(address: &str, person: &str) -> String {
    let agent: Agent = Agent::config_builder().max_redirects(0).http_status_as_error(false).build().new_agent();
    let mut cookies: Vec<(String, String)> = Vec::new();
    let (mut next, mut form) = (address.to_owned(), None);
    for _ in 0..10 {
        if next.starts_with(REDIRECT) {
            return next;
        }
        let shown = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let mut answer = match form.take() {
            None => agent.get(&next).header("cookie", &shown).call().unwrap(),
            Some(body) => {
                let post = agent.post(&next).header("cookie", &shown);
                post.header("content-type", "application/x-www-form-urlencoded").send(body).unwrap()
            }
        };
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            cookies.retain(|(kept, _)| kept != name);
            cookies.push((name.to_owned(), value.to_owned()));
        }
        if let Some(location) = answer.headers().get(header::LOCATION) {
            next = url(&next).join(location.to_str().unwrap()).unwrap().to_string();
        } else {
            let page = answer.body_mut().read_to_string().unwrap();
            assert!(page.contains("name=\"login\""), "{next}: {page}");
            form = Some(format!("prompt=login&login={person}&password=x"));
        }
    }
    panic!("the provider leads nowhere: {next}")
}

async fn proved(address: &str, person: &'static str) -> Brought {
    let address = address.to_owned();
    let back = tokio::task::spawn_blocking(move || at_the_provider(&address, person)).await.unwrap();
    Brought::of(&back)
}

/// Binds the account of a browser that is logged in.
async fn bind(browser: &mut Browser, person: &'static str) -> crate::sample::Answer {
    let begun = browser.ask("POST", "/me/identity", json!({"password": PASSWORD})).await;
    assert_eq!(begun.status, StatusCode::OK, "{}", String::from_utf8_lossy(&begun.bytes));
    let brought = proved(begun.json()["address"].as_str().unwrap(), person).await;
    browser.ask("POST", "/me/identity/callback", brought.body()).await
}

#[tokio::test]
async fn who_bound_their_account_logs_in_through_the_provider() {
    let account = somebody("oidc-alice");
    let mut browser = Browser::at(&PROVIDER.oidc);
    assert_eq!(browser.ask("GET", "/session/oidc", Value::Null).await.json()["name"], "县统一身份认证");

    // Nobody is made by logging in; who is unbound is told what to do, and by what name the provider knows them.
    let address = browser.begin().await;
    let unknown = browser.end(&proved(&address, "alice").await).await;
    assert_eq!((unknown.status, &unknown.json()["reason"]), (StatusCode::FORBIDDEN, &json!("identity.unbound")));
    assert!(unknown.json()["detail_zh"].as_str().unwrap().contains("标识：alice"), "{}", unknown.json());
    assert!(!browser.is_in().await);

    // By their own wish, with the password once more.
    browser.log_in("oidc-alice").await;
    let before = browser.session.clone();
    let wrong = browser.ask("POST", "/me/identity", json!({"password": "Wrong-password.1"})).await;
    assert_eq!((wrong.status, &wrong.json()["reason"]), (StatusCode::UNAUTHORIZED, &json!("log_in.wrong")));
    assert_eq!(bind(&mut browser, "alice").await.status, StatusCode::OK);
    assert_ne!(browser.session, before, "a way in was added: another session");
    let mut old = browser.another();
    old.session = before;
    assert!(!old.is_in().await && browser.is_in().await);
    let own = browser.ask("GET", "/me/identity", Value::Null).await.json();
    assert_eq!((&own["subject"], &own["issuer"]), (&json!("alice"), &json!(PROVIDER.issuer)));

    // From another browser: in, with the roles of the account and its agent written down.
    let mut browser = browser.another();
    let address = browser.begin().await;
    assert_eq!(one(&address, "code_challenge_method"), "S256");
    assert!(one(&address, "nonce").len() >= 16 && one(&address, "state").len() >= 16);
    let brought = proved(&address, "alice").await;
    assert_eq!(brought.iss.as_deref(), Some(PROVIDER.issuer.as_str()));
    let logged_in = browser.end(&brought).await;
    assert_eq!(logged_in.status, StatusCode::OK, "{}", String::from_utf8_lossy(&logged_in.bytes));
    assert_eq!(logged_in.json(), json!({"account": account.0, "second_factor": false}));
    assert!(browser.is_in().await && browser.flow.is_none());
    let sessions = browser.ask("GET", "/me/sessions", Value::Null).await.json();
    assert!(sessions.as_array().unwrap().iter().any(|s| s["this"] == true && s["agent"] == "Firefox of the test"));

    // The same once more: neither we nor the provider take it, with whatever cookie.
    browser.flow = Browser::at(&PROVIDER.oidc).flow;
    assert_eq!(browser.end(&brought).await.json()["reason"], "oidc.not_begun");

    // It is an entry, and neither issuer nor person stands in clear.
    let folder = PRINCIPALS.office.lock().unwrap().folder().to_owned();
    let bytes: Vec<u8> = ["ledger.sqlite", "ledger.sqlite-wal"]
        .iter()
        .flat_map(|file| std::fs::read(folder.join(file)).unwrap_or_default())
        .collect();
    let held = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(held("identity_bound") && !held(&PROVIDER.issuer) && !held("\"alice\""));

    // Unbound: out at once everywhere else, and no way in any more.
    let elsewhere = browser.session.clone();
    assert_eq!(browser.ask("DELETE", "/me/identity", Value::Null).await.status, StatusCode::OK);
    let mut other = browser.another();
    other.session = elsewhere;
    assert!(browser.is_in().await && !other.is_in().await);
    let address = other.begin().await;
    assert_eq!(other.end(&proved(&address, "alice").await).await.json()["reason"], "identity.unbound");
}

#[tokio::test]
async fn the_towns_second_factor_is_asked_for_as_before() {
    let account = somebody("oidc-carol");
    let mut browser = Browser::at(&PROVIDER.oidc);
    browser.log_in("oidc-carol").await;
    assert_eq!(bind(&mut browser, "carol").await.status, StatusCode::OK);
    let secret = second_factor_of(&account);

    let mut browser = browser.another();
    let address = browser.begin().await;
    let brought = proved(&address, "carol").await;
    let wanted = browser.end(&brought).await;
    assert_eq!(
        (wanted.status, &wanted.json()["reason"]),
        (StatusCode::UNAUTHORIZED, &json!("log_in.second_factor_wanted"))
    );
    assert!(!browser.is_in().await, "not without it");
    let with = |code: &str| {
        let mut body = brought.body();
        body["second_factor"] = json!(code);
        body
    };
    let wrong = browser.ask("POST", "/session/oidc/callback", with("000000")).await;
    assert_eq!(wrong.json()["reason"], "log_in.wrong");
    // What the provider proved is kept for this browser: the digits alone are of no use to another.
    let code = digits(&secret);
    let stolen = browser.another().ask("POST", "/session/oidc/callback", with(&code)).await;
    assert_eq!(stolen.json()["reason"], "oidc.not_begun");
    let right = browser.ask("POST", "/session/oidc/callback", with(&code)).await;
    assert_eq!(right.json(), json!({"account": account.0, "second_factor": true}));
    assert!(browser.is_in().await && browser.flow.is_none());
}

#[tokio::test]
async fn one_person_of_the_provider_is_one_account() {
    let (first, second) = (somebody("oidc-dave"), somebody("oidc-erin"));
    let mut browser = Browser::at(&PROVIDER.oidc);
    browser.log_in("oidc-dave").await;
    assert_eq!(bind(&mut browser, "dave").await.status, StatusCode::OK);
    let mut other = browser.another();
    other.log_in("oidc-erin").await;
    let taken = bind(&mut other, "dave").await;
    assert_eq!((taken.status, &taken.json()["reason"]), (StatusCode::CONFLICT, &json!("identity.taken")));

    // A binding that one began, another does not end.
    let begun = browser.ask("POST", "/me/identity", json!({"password": PASSWORD})).await;
    let brought = proved(begun.json()["address"].as_str().unwrap(), "frank").await;
    other.flow = browser.flow.clone();
    let not_mine = other.ask("POST", "/me/identity/callback", brought.body()).await;
    assert_eq!(not_mine.json()["reason"], "oidc.not_begun");
    // Nor is a binding a log-in, nor a log-in a binding.
    let mut stranger = browser.another();
    stranger.flow = browser.flow.clone();
    assert_eq!(stranger.end(&brought).await.json()["reason"], "oidc.not_begun");

    // Whose account is closed or erased does not come in, and the person may be bound to their next account.
    let people = &PRINCIPALS.people;
    people.close_account(&first, "离职", &second, now()).unwrap();
    let mut gone = browser.another();
    let address = gone.begin().await;
    assert_eq!(gone.end(&proved(&address, "dave").await).await.json()["reason"], "identity.unbound");
    assert_eq!(bind(&mut other, "dave").await.status, StatusCode::OK);
    let name = people.identity_of(&second).unwrap().unwrap();
    people.erase(&second, &first, now()).unwrap();
    assert_eq!(people.identity_of(&second).unwrap(), None);
    assert!(people.log_in_by_identity(&name, false, None, None, now()).is_err());
}

/// What a page of another site makes a browser send is not taken, and no address leads a browser anywhere but to the provider.
#[tokio::test]
async fn neither_another_site_nor_an_address_of_its_own_gets_anywhere() {
    let mut browser = Browser::at(&PROVIDER.oidc);
    let address = browser.begin().await;
    let brought = proved(&address, "gina").await;
    for site in ["cross-site", "same-site", "none"] {
        let begun = browser.ask_from(site, "POST", "/session/oidc", Value::Null).await;
        let ended = browser.ask_from(site, "POST", "/session/oidc/callback", brought.body()).await;
        assert_eq!((begun.status, ended.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN), "{site}");
    }
    // The provider's own navigation back is a GET of a page; the API has none.
    let get = browser.ask_from("cross-site", "GET", "/session/oidc/callback", Value::Null).await;
    assert_eq!(get.status, StatusCode::METHOD_NOT_ALLOWED);

    // Another state, none, or none of this browser's.
    let forged = Brought { state: "forged".to_owned(), ..brought.clone() };
    assert_eq!(browser.end(&forged).await.json()["reason"], "oidc.not_begun");
    let flow = browser.flow.take();
    assert_eq!(browser.end(&brought).await.json()["reason"], "oidc.not_begun", "log-in CSRF: nothing was begun here");
    browser.flow = flow.as_ref().map(|flow| format!("{flow}A"));
    assert_eq!(browser.end(&brought).await.json()["reason"], "oidc.not_begun", "the cookie was changed");
    browser.flow = flow;
    // Of another provider (mix-up), or of none where ours names itself.
    for iss in [Some("http://127.0.0.1:1".to_owned()), None] {
        let other = Brought { iss, ..brought.clone() };
        assert_eq!(browser.end(&other).await.json()["reason"], "oidc.other_issuer");
    }
    // A code that the provider did not give.
    let mut guessing = browser.another();
    let begun = guessing.begin().await;
    let guessed = Brought { state: one(&begun, "state"), code: "guessed".to_owned(), iss: brought.iss.clone() };
    assert_eq!(guessing.end(&guessed).await.json()["reason"], "oidc.code");
    // A code of another browser's log-in, into this one's (code injection): the verifier of PKCE is another.
    let mut thief = browser.another();
    let begun = thief.begin().await;
    let injected = Brought { state: one(&begun, "state"), ..brought.clone() };
    assert_eq!(thief.end(&injected).await.json()["reason"], "oidc.code");

    // Where to come back to is the operator's to say: the API takes no address, and the provider no other.
    for body in [json!({"redirect_uri": "https://evil.example"}), json!({"next": "//evil.example"})] {
        let mut more = brought.body();
        more.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
        let refused = browser.ask("POST", "/session/oidc/callback", more).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(one(&address, "redirect_uri"), REDIRECT);
    assert!(address.starts_with(&PROVIDER.issuer));
    let elsewhere = url(&address);
    let mut changed = elsewhere.clone();
    changed.query_pairs_mut().clear().extend_pairs(elsewhere.query_pairs().map(|(key, value)| {
        let value = if key == "redirect_uri" { "https://evil.example".into() } else { value };
        (key, value)
    }));
    let refused = tokio::task::spawn_blocking(move || {
        let agent: Agent = Agent::config_builder().max_redirects(0).http_status_as_error(false).build().new_agent();
        agent.get(changed.as_str()).call().unwrap().status()
    });
    assert_eq!(refused.await.unwrap(), StatusCode::BAD_REQUEST);
}
