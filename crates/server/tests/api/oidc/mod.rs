//! Log-in through an identity provider: against a real one, and against one that lies.

mod choices;
mod hostile;
mod lies;
mod real;

use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use model::AccountId;
use sanqian::Jobs;
use serde_json::{Value, json};
use server::{Door, Oidc};
use tower::ServiceExt;

use crate::principals::{PASSWORD, PRINCIPALS, now};
use crate::sample::{Answer, SAMPLE};

const REDIRECT: &str = "http://127.0.0.1:8080/login/identity";
const SECRET: &str = "a-secret-of-the-test-alone";

/// The file that describes a provider.
fn described(issuer: &str, more: &str) -> Oidc {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    std::fs::write(&secret, SECRET).unwrap();
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o600)).unwrap();
    let file = folder.path().join("oidc.toml");
    let text = format!(
        "name = '县统一身份认证'\nissuer = '{issuer}'\nclient_id = 'town'\nclient_secret_file = 'secret'\n\
         redirect = '{REDIRECT}'\n{more}"
    );
    std::fs::write(&file, text).unwrap();
    Oidc::read(&file).unwrap()
}

/// A browser at the town's server, with its cookies.
pub(crate) struct Browser {
    router: axum::Router,
    session: Option<String>,
    flow: Option<String>,
}

impl Browser {
    fn at(oidc: &Oidc) -> Self {
        let door = Door::log_in(Arc::clone(&PRINCIPALS.people), false).through(oidc.clone());
        let diary = Arc::clone(&PRINCIPALS.diary);
        let jobs = Jobs::of(Arc::clone(&PRINCIPALS.office)).unwrap();
        let router = server::router(Arc::clone(&SAMPLE.work), SAMPLE.records.clone(), diary, jobs, door);
        Self { router, session: None, flow: None }
    }

    /// At the server of the matrix, which has no provider.
    pub(crate) fn plain() -> Self {
        Self { router: PRINCIPALS.router.clone(), session: None, flow: None }
    }

    /// Another browser at the same server.
    fn another(&self) -> Self {
        Self { router: self.router.clone(), session: None, flow: None }
    }

    pub(crate) async fn ask(&mut self, method: &str, path: &str, body: Value) -> Answer {
        self.ask_from("same-origin", method, path, body).await
    }

    /// Asks as a page of some site would.
    async fn ask_from(&mut self, site: &str, method: &str, path: &str, body: Value) -> Answer {
        let cookies = [("sanqian-sid", &self.session), ("sanqian-oidc", &self.flow)];
        let cookies = cookies.iter().filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}={value}")));
        let cookies: Vec<String> = cookies.collect();
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        request = request.header("sec-fetch-site", site).header(header::CONTENT_TYPE, "application/json");
        request = request.header(header::USER_AGENT, "Firefox of the test");
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        let (parts, body) = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap().into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().filter(|value| !value.is_empty()).map(str::to_owned);
            assert!(cookie.contains("HttpOnly") && cookie.contains("Path=/"), "{cookie}");
            match name {
                "sanqian-sid" => self.session = value,
                "sanqian-oidc" => {
                    assert!(cookie.contains("SameSite=Strict"), "{cookie}");
                    self.flow = value;
                }
                other => panic!("{other}"),
            }
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    /// Begins to log in: the address at the provider.
    async fn begin(&mut self) -> String {
        let begun = self.ask("POST", "/session/oidc", Value::Null).await;
        assert_eq!(begun.status, StatusCode::OK, "{}", String::from_utf8_lossy(&begun.bytes));
        begun.json()["address"].as_str().unwrap().to_owned()
    }

    async fn end(&mut self, brought: &Brought) -> Answer {
        self.ask("POST", "/session/oidc/callback", brought.body()).await
    }

    async fn log_in(&mut self, name: &str) -> Answer {
        self.ask("POST", "/session", json!({"name": name, "password": PASSWORD})).await
    }

    async fn is_in(&mut self) -> bool {
        self.ask("GET", "/me", Value::Null).await.json()["door"] == "account"
    }
}

/// What stands in the address that a provider sends back to.
#[derive(Debug, Clone)]
struct Brought {
    state: String,
    code: String,
    iss: Option<String>,
}

impl Brought {
    fn of(address: &str) -> Self {
        let query = query(address);
        let get = |key: &str| query.iter().find(|(k, _)| k == key).map(|(_, value)| value.clone());
        Self { state: get("state").unwrap(), code: get("code").unwrap(), iss: get("iss") }
    }

    fn body(&self) -> Value {
        json!({"state": self.state, "code": self.code, "iss": self.iss})
    }
}

/// The query of an address.
fn query(address: &str) -> Vec<(String, String)> {
    let url = url(address);
    url.query_pairs().map(|(key, value)| (key.into_owned(), value.into_owned())).collect()
}

fn url(address: &str) -> openidconnect::url::Url {
    openidconnect::url::Url::parse(address).unwrap()
}

fn one(address: &str, key: &str) -> String {
    query(address).into_iter().find(|(k, _)| k == key).map(|(_, value)| value).unwrap()
}

/// Somebody with an account of the town, and a password.
fn somebody(name: &str) -> AccountId {
    let people = &PRINCIPALS.people;
    let invited = people.open_account(name, "某某", None, now()).unwrap();
    people.claim(name, "", &invited.code, PASSWORD, None, now()).unwrap();
    invited.account
}

/// With a second factor of the town; its secret.
fn second_factor_of(account: &AccountId) -> String {
    let people = &PRINCIPALS.people;
    let secret = people.ask_second_factor(account, now()).unwrap();
    // Of the step before, so that the present one is not used up.
    let seconds = u64::try_from(now() / 1_000_000).unwrap() - 30;
    let code = sanqian::totp_code(&secret, seconds).unwrap();
    people.prove_second_factor(account, &code, None, now()).unwrap();
    secret
}

fn digits(secret: &str) -> String {
    sanqian::totp_code(secret, u64::try_from(now() / 1_000_000).unwrap()).unwrap()
}
