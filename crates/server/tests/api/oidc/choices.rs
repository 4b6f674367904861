//! What an operator decides: which claim names a person, what stands in for the town's second factor; and what the system
//! administrator does for others.

use axum::http::StatusCode;
use jiff::civil::date;
use model::{Organisation, Role};
use sanqian::Identity;
use serde_json::{Value, json};

use super::hostile::Hostile;
use super::{Browser, described, digits, second_factor_of, somebody};
use crate::principals::{PASSWORD, PRINCIPALS, now};

#[tokio::test]
async fn a_second_factor_of_the_provider_counts_only_where_the_operator_says_so() {
    let hostile = Hostile::honest();
    let account = somebody("oidc-factor");
    let identity = Identity { issuer: hostile.issuer.clone(), subject: "mallory".to_owned() };
    PRINCIPALS.people.bind_identity(&account, &identity, &account, now()).unwrap();
    second_factor_of(&account);
    let check = async |more: &str, claims: Value, expect: bool| {
        hostile.says(|says| says.claims = claims.clone());
        let mut browser = Browser::at(&described(&hostile.issuer, more));
        let address = browser.begin().await;
        let ended = browser.end(&hostile.at(&address)).await;
        if expect {
            assert_eq!(ended.json()["second_factor"], true, "{more} {claims}");
        } else {
            assert_eq!(ended.json()["reason"], "log_in.second_factor_wanted", "{more} {claims}");
        }
        assert_eq!(browser.is_in().await, expect);
    };
    let accepts = "second_factor = { amr = ['otp', 'hwk'], acr = ['urn:gov:high'] }\n";
    check("", json!({"amr": ["pwd", "otp"], "acr": "urn:gov:high"}), false).await;
    check(accepts, json!({"amr": ["pwd", "otp"]}), true).await;
    check(accepts, json!({"acr": "urn:gov:high"}), true).await;
    check(accepts, json!({"amr": ["pwd", "sms"], "acr": "urn:gov:low"}), false).await;
    check(accepts, json!({}), false).await;
}

#[tokio::test]
async fn the_operator_says_which_claim_names_a_person() {
    let hostile = Hostile::honest();
    let account = somebody("oidc-claim");
    let identity = Identity { issuer: hostile.issuer.clone(), subject: "3310-42".to_owned() };
    PRINCIPALS.people.bind_identity(&account, &identity, &account, now()).unwrap();
    let mut browser = Browser::at(&described(&hostile.issuer, "subject_claim = 'employee_number'\n"));
    let address = browser.begin().await;
    let without = browser.end(&hostile.at(&address)).await;
    assert_eq!(without.json()["reason"], "oidc.token", "not by another claim instead");
    hostile.says(|says| says.claims = json!({"employee_number": "3310-42"}));
    let address = browser.begin().await;
    assert_eq!(browser.end(&hostile.at(&address)).await.json()["account"], account.0);
}

/// Who cannot log in through it logs in without.
#[tokio::test]
async fn a_provider_that_is_away_is_told() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut browser = Browser::at(&described(&format!("http://{free}"), ""));
    let away = browser.ask("POST", "/session/oidc", Value::Null).await;
    assert_eq!((away.status, &away.json()["reason"]), (StatusCode::BAD_GATEWAY, &json!("oidc.provider")));
    assert!(away.json()["detail_zh"].as_str().unwrap().contains("请用登录名和口令登录"));
    assert_eq!(browser.ask("GET", "/session/oidc", Value::Null).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_system_administrator_binds_and_unbinds_others() {
    let people = &PRINCIPALS.people;
    let hostile = Hostile::honest();
    let mut browser = Browser::at(&described(&hostile.issuer, ""));
    let administrator = somebody("oidc-system");
    let (role, town) = (Role::SystemAdministrator, Organisation::Town);
    people.grant(&administrator, role, town, date(2099, 1, 1), None, now()).unwrap();
    let account = somebody("oidc-hana");
    let path = format!("/people/{}/identity", account.0);
    let body = json!({"subject": "mallory"});

    browser.log_in("oidc-system").await;
    let refused = browser.ask("POST", &path, body.clone()).await;
    assert_eq!(refused.json()["reason"], "denied.no_second_factor");
    let secret = second_factor_of(&administrator);
    let with = json!({"name": "oidc-system", "password": PASSWORD, "code": digits(&secret)});
    assert_eq!(browser.ask("POST", "/session", with).await.status, StatusCode::OK);
    assert_eq!(browser.ask("POST", &path, json!({"subject": " "})).await.json()["reason"], "identity.empty");
    assert_eq!(browser.ask("POST", "/people/nobody/identity", body.clone()).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.ask("DELETE", &path, Value::Null).await.status, StatusCode::NOT_FOUND, "not bound yet");
    assert_eq!(browser.ask("POST", &path, body).await.status, StatusCode::OK);

    let mut hers = browser.another();
    let address = hers.begin().await;
    assert_eq!(hers.end(&hostile.at(&address)).await.json()["account"], account.0);
    assert!(hers.is_in().await);
    assert_eq!(browser.ask("DELETE", &path, Value::Null).await.status, StatusCode::OK);
    assert!(!hers.is_in().await, "out at the next request");
    let address = hers.begin().await;
    assert_eq!(hers.end(&hostile.at(&address)).await.json()["reason"], "identity.unbound");
}
