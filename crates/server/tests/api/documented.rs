//! The document and the server say the same.

use std::path::Path;

use axum::http::StatusCode;
use serde_json::Value;

use crate::sample::{addresses, document, get, json, send};
use crate::schema::faults;

#[test]
fn the_committed_document_is_the_generated_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/openapi.json");
    let committed = std::fs::read_to_string(path).unwrap();
    assert!(
        committed == server::openapi_json(),
        "schemas/openapi.json is stale: refresh it with `cargo run -p xtask -- codegen`"
    );
}

#[test]
fn every_documented_handler_is_in_the_table_of_contents_and_nothing_else_is() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut handlers = 0;
    for folder in [
        source.clone(),
        source.join("map"),
        source.join("ogc"),
        source.join("people"),
        source.join("jobs"),
        source.join("approvals"),
        source.join("petitions"),
        source.join("stewardship"),
    ] {
        for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.is_file()) {
            handlers += std::fs::read_to_string(file).unwrap().matches("#[utoipa::path(").count();
        }
    }
    let table = std::fs::read_to_string(source.join("router.rs")).unwrap();
    let document = document();
    let paths = document["paths"].as_object().unwrap();
    assert_eq!(table.matches(".routes(routes!(").count(), paths.len());
    assert_eq!(handlers, paths.values().map(|item| item.as_object().unwrap().len()).sum::<usize>());
    // What is not documented only refuses: `/api` and what lies under it and under `/ogc` without being a route.
    assert_eq!(table.matches(".route(").count(), 3);
    assert_eq!(table.matches("any(no_route)").count(), 3);
}

#[tokio::test]
async fn every_route_answers_as_documented() {
    let document = document();
    for (path, address) in addresses().await {
        let answer = get(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let content = document["paths"][&path]["get"]["responses"]["200"]["content"].as_object().unwrap();
        let (media_type, media) = content.iter().next().unwrap();
        assert_eq!(answer.header("content-type"), media_type, "{address}");
        if media_type.contains("json") && !path.ends_with("openapi.json") {
            assert_eq!(faults(&document, &media["schema"], &answer.json()), Vec::<String>::new(), "{address}");
        }
    }
    assert_eq!(json("/api/v1/openapi.json").await, document);
}

#[tokio::test]
async fn every_page_of_an_enterprise_or_finding_is_as_documented() {
    let document = document();
    let check = |name: &str, value: &Value| {
        let schema = serde_json::json!({ "$ref": format!("#/components/schemas/{name}") });
        assert_eq!(faults(&document, &schema, value), Vec::<String>::new());
    };
    for grade in ["A", "B", "C", "D", "none"] {
        let list = json(&format!("/api/v1/enterprises?grade={grade}&limit=3")).await;
        assert!(!list["items"].as_array().unwrap().is_empty(), "nobody has grade {grade}");
        for item in list["items"].as_array().unwrap() {
            check("EnterprisePage", &json(&format!("/api/v1/enterprises/{}", item["id"].as_str().unwrap())).await);
        }
    }
    check("FindingList", &json("/api/v1/findings?limit=1000").await);
}

/// On a server that is open to read, a method that the document has is refused for want of a role, any other for not being
/// there; none answers a reader with anything else.
#[tokio::test]
async fn every_route_takes_its_methods_alone() {
    let document = document();
    for (path, address) in addresses().await {
        assert_eq!(send("HEAD", &address, &[]).await.status, StatusCode::OK, "{address}");
        let writes: Vec<String> = document["paths"][&path]
            .as_object()
            .unwrap()
            .keys()
            .filter(|one| *one != "get")
            .map(|one| one.to_uppercase())
            .collect();
        for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
            let answer = send(method, &address, &[("sec-fetch-site", "same-origin")]).await;
            assert_eq!(answer.header("content-type"), "application/problem+json", "{method} {address}");
            if writes.iter().any(|write| write == method) {
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {address}");
                assert_eq!(answer.json()["reason"], "denied.no_role");
                continue;
            }
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {address}");
            let allowed: Vec<&str> = ["GET", "HEAD"].into_iter().chain(writes.iter().map(String::as_str)).collect();
            assert_eq!(answer.header("allow").replace(' ', ""), allowed.join(","), "{method} {address}");
            assert_eq!(answer.json()["type"], "/problems/method-not-allowed");
        }
    }
}

#[tokio::test]
async fn every_route_refuses_a_parameter_that_it_does_not_know() {
    for (path, address) in addresses().await {
        let answer = get(&format!("{address}?nonsense=1")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert_eq!(answer.json()["errors"][0]["parameter"], "nonsense", "{path}");
    }
}

#[tokio::test]
async fn every_documented_parameter_is_known() {
    let document = document();
    for (path, address) in addresses().await {
        let parameters = document["paths"][&path]["get"]["parameters"].as_array().cloned().unwrap_or_default();
        for parameter in parameters.iter().filter(|parameter| parameter["in"] == "query") {
            let name = parameter["name"].as_str().unwrap();
            let example = match &parameter["schema"] {
                _ if name == "bbox" => "0,0,180,80".to_owned(),
                _ if name == "datetime" => "2023-06-30".to_owned(),
                _ if name.ends_with("crs") => "http://www.opengis.net/def/crs/EPSG/0/4490".to_owned(),
                schema if schema["enum"].is_array() => schema["enum"][0].as_str().unwrap().to_owned(),
                schema if schema["type"] == "integer" => "5".to_owned(),
                schema if schema["type"] == "boolean" => "true".to_owned(),
                _ => "x".to_owned(),
            };
            let answer = get(&format!("{address}?{name}={example}")).await;
            // A cursor only means something on a list that has it.
            let expect = if name == "cursor" { StatusCode::BAD_REQUEST } else { StatusCode::OK };
            assert_eq!(answer.status, expect, "{path} {name}={example}");
            if name == "cursor" {
                assert!(answer.json()["detail"].as_str().unwrap().contains("`next`"));
            }
        }
    }
}
