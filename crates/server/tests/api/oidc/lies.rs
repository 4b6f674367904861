//! One lie each, and nobody comes in.

use axum::http::StatusCode;
use sanqian::Identity;
use serde_json::{Value, json};

use super::hostile::{Hostile, Says};
use super::{Browser, described, somebody};
use crate::principals::{PRINCIPALS, now};

/// A provider, and a browser at a town that has it. An account is bound to whom it names, so that a lie that is believed is a
/// log-in.
struct Liar {
    hostile: Hostile,
    browser: Browser,
}

impl Liar {
    fn of(name: &str) -> Self {
        let hostile = Hostile::honest();
        let account = somebody(name);
        let identity = Identity { issuer: hostile.issuer.clone(), subject: "mallory".to_owned() };
        PRINCIPALS.people.bind_identity(&account, &identity, &account, now()).unwrap();
        let browser = Browser::at(&described(&hostile.issuer, ""));
        Self { hostile, browser }
    }

    /// What comes of one lie; the next is told by an honest one again.
    async fn tells(&mut self, lie: impl FnOnce(&mut Says)) -> (StatusCode, String) {
        self.hostile.says(|says| {
            *says = Says::honest(std::mem::take(&mut says.asked));
            lie(says);
        });
        let browser = &mut self.browser;
        (browser.session, browser.flow) = (None, None);
        let begun = browser.ask("POST", "/session/oidc", Value::Null).await;
        let answer = match begun.status {
            StatusCode::OK => {
                let brought = self.hostile.at(begun.json()["address"].as_str().unwrap());
                browser.end(&brought).await
            }
            _ => begun,
        };
        assert_eq!(answer.status == StatusCode::OK, browser.is_in().await);
        (answer.status, answer.json()["reason"].as_str().unwrap_or_default().to_owned())
    }
}

fn refused(status: StatusCode, reason: &str) -> (StatusCode, String) {
    (status, reason.to_owned())
}

#[tokio::test]
async fn a_token_that_is_not_as_it_should_lets_nobody_in() {
    let mut liar = Liar::of("lie-token");
    let seconds = now() / 1_000_000;
    let no = refused(StatusCode::UNAUTHORIZED, "oidc.token");
    // The proof that the lies are refused for what they are: the truth, in whatever words, is believed.
    assert_eq!(liar.tells(|_| {}).await.0, StatusCode::OK);
    assert_eq!(liar.tells(|says| says.claims = json!({"aud": ["town"], "iat": seconds - 300})).await.0, StatusCode::OK);
    for (lie, claims) in [
        ("another nonce", json!({"nonce": "another"})),
        ("no nonce", json!({"nonce": null})),
        ("another audience", json!({"aud": "another-town"})),
        ("another audience beside", json!({"aud": ["town", "another-town"]})),
        ("no audience", json!({"aud": null})),
        ("expired", json!({"exp": seconds - 1})),
        ("no end", json!({"exp": null})),
        ("issued long ago", json!({"iat": seconds - 3_600})),
        ("issued in the future", json!({"iat": seconds + 3_600})),
        ("another issuer", json!({"iss": "https://another.example"})),
        ("no issuer", json!({"iss": null})),
        ("nobody", json!({"sub": null})),
        ("blank", json!({"sub": " "})),
    ] {
        assert_eq!(liar.tells(|says| says.claims = claims).await, no, "{lie}");
    }
    for (lie, header) in [
        ("no signature", json!({"alg": "none"})),
        ("signed by what both know", json!({"alg": "HS256"})),
        ("another algorithm than the key's", json!({"alg": "RS256"})),
    ] {
        assert_eq!(liar.tells(|says| says.header = header).await, no, "{lie}");
    }
    let same_name = |says: &mut Says| (says.signing, says.header) = (2, json!({"kid": "1"}));
    assert_eq!(liar.tells(same_name).await, no, "another key under the name of the true one");
    assert_eq!(liar.tells(|says| says.signing = 2).await, no, "a key that is not published");
}

#[tokio::test]
async fn an_answer_that_is_not_as_it_should_lets_nobody_in() {
    let mut liar = Liar::of("lie-answer");
    let answer = |status: u16, header: &str, body: &str| Some((status, header.to_owned(), body.to_owned()));
    let huge = format!("{{\"access_token\": \"{}\"}}", "x".repeat(300 * 1024));
    for (lie, said, reason) in [
        ("no ID token", answer(200, "", r#"{"access_token": "x", "token_type": "Bearer"}"#), "oidc.token"),
        ("no JSON", answer(200, "", "<html>"), "oidc.token"),
        ("an error", answer(400, "", r#"{"error": "invalid_grant"}"#), "oidc.code"),
        ("too much", answer(200, "", &huge), "oidc.provider"),
        ("elsewhere", answer(307, "location: http://127.0.0.1:1/token\r\n", "{}"), "oidc.token"),
    ] {
        let (status, found) = liar.tells(|says| says.token_answer = said).await;
        assert_ne!(status, StatusCode::OK, "{lie}");
        assert_eq!(found, reason, "{lie}");
    }
}

/// A provider that would send us, or the browser, to a host that the operator did not name: neither goes.
#[tokio::test]
async fn a_provider_sends_nobody_elsewhere() {
    let other = Hostile::honest();
    let mut liar = Liar::of("lie-host");
    let no = refused(StatusCode::BAD_GATEWAY, "oidc.provider");
    // What it says of itself is kept once it was believed: the lies come first.
    let another = json!({"issuer": "https://another.example"});
    assert_eq!(liar.tells(|says| says.discovery = another).await, no);
    for endpoint in ["jwks_uri", "authorization_endpoint"] {
        let elsewhere = json!({endpoint: format!("{}/x", other.issuer)});
        let mut liar = Liar::of(&format!("lie-{}", endpoint.replace('_', "-")));
        assert_eq!(liar.tells(|says| says.discovery = elsewhere).await, no, "{endpoint}");
    }
    let elsewhere = json!({"token_endpoint": format!("{}/x", other.issuer)});
    assert_eq!(liar.tells(|says| says.discovery = elsewhere).await, no);
    assert!(other.says.lock().unwrap().asked.is_empty(), "it was not asked");
}

/// A provider that takes a code twice: we do not bring it twice.
#[tokio::test]
async fn a_browsers_answer_counts_once_whatever_the_provider_lets_pass() {
    let hostile = Hostile::honest();
    let account = somebody("lie-replay");
    let identity = Identity { issuer: hostile.issuer.clone(), subject: "mallory".to_owned() };
    PRINCIPALS.people.bind_identity(&account, &identity, &account, now()).unwrap();
    let mut browser = Browser::at(&described(&hostile.issuer, ""));
    let brought = hostile.at(&browser.begin().await);
    let mut thief = browser.another();
    thief.flow = browser.flow.clone();
    assert_eq!(browser.end(&brought).await.status, StatusCode::OK);
    // Even with the cookie, which no script and no other site reads.
    assert_eq!(thief.end(&brought).await.json()["reason"], "oidc.not_begun");
    assert!(!thief.is_in().await);
    let tokens = hostile.says.lock().unwrap().asked.iter().filter(|(path, _)| path == "/token").count();
    assert_eq!(tokens, 1);
    // What was asked for proves who asks and that it is the one who began.
    let asked = hostile.says.lock().unwrap().asked.iter().find(|(path, _)| path == "/token").unwrap().1.clone();
    assert!(asked.contains("code_verifier=") && asked.contains("grant_type=authorization_code"), "{asked}");
}
