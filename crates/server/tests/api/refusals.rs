//! Refusals name what is wrong.

use axum::http::StatusCode;

use crate::sample::get;

async fn check(address: &str, status: u16, kind: &str, parameter: Option<&str>) {
    let answer = get(address).await;
    assert_eq!(answer.status, StatusCode::from_u16(status).unwrap(), "{address}");
    assert_eq!(answer.header("content-type"), "application/problem+json", "{address}");
    let problem = answer.json();
    assert_eq!(problem["type"], format!("/problems/{kind}"), "{address}");
    assert_eq!(problem["status"], status, "{address}");
    assert!(!problem["detail"].as_str().unwrap().is_empty() && !problem["detail_zh"].as_str().unwrap().is_empty());
    assert_eq!(problem["errors"][0]["parameter"].as_str(), parameter, "{address}");
}

#[tokio::test]
async fn an_unknown_id_is_not_found() {
    for list in ["enterprises", "findings", "parcels", "blocks", "proposals", "rounds"] {
        check(&format!("/api/v1/{list}/nobody"), 404, "not-found", None).await;
        check(&format!("/api/v1/{list}/%E4%B8%89"), 404, "not-found", None).await;
        check(&format!("/api/v1/{list}/%FF"), 400, "unreadable", None).await;
    }
}

#[tokio::test]
async fn an_unknown_route_is_not_found() {
    for address in ["/api", "/api/v1", "/api/v1/nothing", "/api/v1/map/nothing.geojson", "/api/v2/town"] {
        check(address, 404, "no-route", None).await;
    }
}

#[tokio::test]
async fn a_wrong_parameter_is_named() {
    for (query, parameter) in [
        ("enterprises?limit=0", "limit"),
        ("enterprises?limit=1001", "limit"),
        ("enterprises?limit=%2B5", "limit"),
        ("enterprises?limit=", "limit"),
        ("enterprises?limit=99999999999999999999999", "limit"),
        ("enterprises?grade=E", "grade"),
        ("enterprises?check=fire", "check"),
        ("enterprises?closure=maybe", "closure"),
        ("enterprises?sort=id", "sort"),
        ("enterprises?order=up", "order"),
        ("enterprises?cursor=nobody", "cursor"),
        ("enterprises?q=a&q=b", "q"),
        ("findings?check=", "check"),
        ("findings?cursor=nobody", "cursor"),
        ("report.xlsx?lang=fr", "lang"),
    ] {
        check(&format!("/api/v1/{query}"), 400, "bad-parameter", Some(parameter)).await;
    }
}

#[tokio::test]
async fn the_largest_page_is_allowed() {
    assert_eq!(get("/api/v1/enterprises?limit=1000").await.status, StatusCode::OK);
}
