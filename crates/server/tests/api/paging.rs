//! Lists: every item on exactly one page, in the order asked for; filters keep what they say.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::sample::{SAMPLE, get, json};

/// All items of a list, read page by page.
async fn read(list: &str) -> Vec<Value> {
    let mut items: Vec<Value> = Vec::new();
    let mut address = list.to_owned();
    loop {
        let answer = get(&address).await;
        let page = answer.json();
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next"].as_str() {
            None => {
                assert_eq!(answer.header("link"), "");
                assert_eq!(page["total"], items.len());
                return items;
            }
            Some(next) => {
                let link = format!("{list}&cursor={next}");
                assert_eq!(answer.header("link"), format!("<{link}>; rel=\"next\""));
                address = link;
            }
        }
    }
}

fn ids(items: &[Value]) -> BTreeSet<&str> {
    items.iter().map(|item| item["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn every_enterprise_is_on_exactly_one_page_of_every_order() {
    let all: BTreeSet<&str> = SAMPLE.work.snapshot.enterprises.keys().map(|id| id.0.as_str()).collect();
    for sort in ["rank", "name", "tax_per_mu", "findings"] {
        for order in ["asc", "desc"] {
            let items = read(&format!("/api/v1/enterprises?sort={sort}&order={order}&limit=173")).await;
            assert_eq!((items.len(), ids(&items)), (all.len(), all.clone()), "{sort} {order}");
            let keys: Vec<(bool, &Value)> = items.iter().map(|item| (item[sort].is_null(), &item[sort])).collect();
            let nulls_last = keys.windows(2).all(|pair| pair[0].0 <= pair[1].0);
            assert!(nulls_last, "{sort} {order}");
        }
    }
}

#[tokio::test]
async fn the_order_is_the_one_asked_for() {
    let numbers = async |sort: &str, order: &str| -> Vec<f64> {
        let items = read(&format!("/api/v1/enterprises?sort={sort}&order={order}&limit=1000")).await;
        items.iter().filter_map(|item| item[sort].as_f64()).collect()
    };
    for sort in ["tax_per_mu", "findings"] {
        let rising = numbers(sort, "asc").await;
        assert!(rising.is_sorted() && rising.first() < rising.last(), "{sort}");
        let falling = numbers(sort, "desc").await;
        assert!(falling.iter().rev().is_sorted() && falling.len() == rising.len(), "{sort}");
    }
    let items = read("/api/v1/enterprises?sort=rank&limit=1000").await;
    let ranked: Vec<(&str, u64)> =
        items.iter().filter_map(|i| Some((i["population"].as_str()?, i["rank"].as_u64()?))).collect();
    assert!(ranked.is_sorted() && !ranked.is_empty());
}

#[tokio::test]
async fn every_finding_is_on_exactly_one_page() {
    let all: BTreeSet<&str> = SAMPLE.work.findings.iter().map(|finding| finding.id.0.as_str()).collect();
    let items = read("/api/v1/findings?limit=97").await;
    assert_eq!((items.len(), ids(&items)), (SAMPLE.work.findings.len(), all));
}

#[tokio::test]
async fn filters_keep_what_they_say_and_nothing_less() {
    let all = read("/api/v1/enterprises?limit=1000").await;
    let some = |key: &str| all.iter().find_map(|i| i[key].as_str()).unwrap().to_owned();
    let (village, population, name) = (some("village"), some("population"), some("name"));
    let part: String = name.chars().skip(1).take(2).collect();
    let code: String = some("code").chars().skip(8).take(4).collect();
    let check = async |query: String, keeps: &dyn Fn(&Value) -> bool| {
        let found = read(&format!("/api/v1/enterprises?{query}&limit=1000")).await;
        let expect: Vec<&Value> = all.iter().filter(|item| keeps(item)).collect();
        assert!(!expect.is_empty() && expect.len() < all.len(), "{query} says nothing");
        assert_eq!(found.iter().collect::<Vec<_>>(), expect, "{query}");
    };
    check("grade=D".to_owned(), &|i| i["grade"] == "D").await;
    check("grade=none".to_owned(), &|i| i["grade"].is_null()).await;
    check("closure=true".to_owned(), &|i| i["closure"] == true).await;
    check("closure=false".to_owned(), &|i| i["closure"] == false).await;
    check(format!("population={population}"), &|i| i["population"] == population.as_str()).await;
    check(format!("village={}", encode(&village)), &|i| i["village"] == village.as_str()).await;
    let contains = |i: &Value, part: &str| {
        i["name"].as_str().unwrap().contains(part) || i["code"].as_str().unwrap().contains(part)
    };
    check(format!("q={}", encode(&part)), &|i| contains(i, &part)).await;
    check(format!("q={code}"), &|i| contains(i, &code)).await;

    let findings = read("/api/v1/findings?limit=1000").await;
    for check_of in ["legality", "illegal_building", "letting", "fire_safety", "environment"] {
        let of_check: Vec<&Value> = findings.iter().filter(|f| f["check"] == check_of).collect();
        let found = read(&format!("/api/v1/findings?check={check_of}&limit=1000")).await;
        assert_eq!(found.iter().collect::<Vec<_>>(), of_check, "{check_of}");
        let concerned: BTreeSet<&str> = of_check
            .iter()
            .flat_map(|f| f["enterprises"].as_array().unwrap())
            .map(|e| e["id"].as_str().unwrap())
            .collect();
        let listed = read(&format!("/api/v1/enterprises?check={check_of}&limit=1000")).await;
        assert_eq!(ids(&listed), concerned, "{check_of}");
    }
    let rule = findings[0]["rule"].as_str().unwrap();
    let of_rule = findings.iter().filter(|f| f["rule"] == rule).count();
    assert_eq!(json(&format!("/api/v1/findings?rule={rule}")).await["total"], of_rule);
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
