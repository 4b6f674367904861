//! The phased plan, the money in depth and the findings about land, as they leave the server.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::sample::{SAMPLE, json};

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap()
}

fn fen(money: &Value) -> i64 {
    money["yuan"].as_str().unwrap().replace('.', "").parse().unwrap()
}

#[tokio::test]
async fn blocks_parties_and_seats_of_the_phases_add_up() {
    let page = json("/api/v1/phases").await;
    assert!(page["why_none"].is_null(), "{}", page["why_none"]);
    let plan = &page["plan"];
    let blocks = list(plan, "blocks");
    assert!(plan["contiguous"] == true && (800.0..900.0).contains(&plan["land"]["area"]["mu"].as_f64().unwrap()));
    let parties: i64 = list(plan, "parties").iter().map(|party| fen(&party["net"])).sum();
    let each: i64 = blocks.iter().map(|block| fen(&block["balance"]["static_balance"])).sum();
    assert_eq!((parties, each), (fen(&plan["balance"]["static_balance"]), parties));
    let displaced: u64 = blocks.iter().map(|block| block["displaced"].as_u64().unwrap()).sum();
    let seats = list(plan, "seats");
    assert_eq!((displaced, seats.len() as u64), (plan["displaced"].as_u64().unwrap(), displaced));
    for seat in seats {
        let stays = list(seat, "stays");
        assert!(!seat["name"].as_str().unwrap().is_empty() && stays.last().unwrap()["to"].is_null());
        assert!(stays.windows(2).all(|pair| pair[0]["to"] == pair[1]["from"]), "no quarter without a place");
        assert!(stays.iter().all(|stay| stay["vacancy"].is_null() != stay["block"].is_null()));
        let block = &blocks[seat["block"].as_u64().unwrap() as usize - 1];
        assert!(list(block, "parcels").iter().any(|parcel| parcel["id"] == seat["leaves"]["id"]));
    }
    // In every quarter as many sit as the list of stays says, and on no more floor than is open.
    for quarter in list(plan, "seats_by_quarter") {
        let now = quarter["quarter"].as_str().unwrap();
        let sits =
            |stay: &Value| stay["from"].as_str().unwrap() <= now && stay["to"].as_str().is_none_or(|to| now < to);
        let stays = || seats.iter().flat_map(|seat| list(seat, "stays")).filter(|stay| sits(stay));
        let here = stays().filter(|stay| !stay["vacancy"].is_null()).count() as u64;
        assert_eq!(quarter["in_vacancies"].as_u64().unwrap(), here, "{now}");
        assert_eq!(quarter["in_new_space"].as_u64().unwrap(), stays().count() as u64 - here, "{now}");
        let floor = |key: &str| quarter[key]["m2"].as_f64().unwrap();
        assert!(floor("vacancy_floor") <= floor("open_floor") && floor("new_space_floor") <= floor("ready_floor"));
    }
    // The map colours exactly the plan's parcels.
    let map = json("/api/v1/map/parcels.geojson").await;
    let drawn: BTreeMap<&str, &Value> = list(&map, "features")
        .iter()
        .map(|feature| (feature["properties"]["id"].as_str().unwrap(), &feature["properties"]["phase"]))
        .collect();
    let mut inside = 0;
    for block in blocks {
        for parcel in list(block, "parcels") {
            assert_eq!(drawn[parcel["id"].as_str().unwrap()], &block["phase"]);
            inside += 1;
        }
    }
    assert_eq!(drawn.values().filter(|phase| !phase.is_null()).count(), inside);
    assert!(plan["bound_wan_yuan"].as_f64() >= plan["worth_wan_yuan"].as_f64());
    answers(plan, &json("/api/v1/phases/answers").await);
    assert_eq!(page["rounds"], Value::Array(vec![]), "nobody has negotiated in the sample");
}

/// What people ask of the plan stands beside it: others within 1 %, no limit found to buy more than is proven.
fn answers(plan: &Value, asked: &Value) {
    assert!(!list(asked, "alternatives").is_empty() && !list(asked, "prices").is_empty());
    let worth = plan["worth_wan_yuan"].as_f64().unwrap();
    assert!(list(asked, "alternatives").iter().all(|it| it["less_wan_yuan"].as_f64().unwrap() <= worth / 100.0 + 1e-6));
    let figure = |it: &Value, key: &str| it[key].as_f64().unwrap();
    assert!(list(asked, "prices").iter().all(|it| figure(it, "found_wan_yuan") <= figure(it, "at_most_wan_yuan")));
}

#[tokio::test]
async fn the_money_of_a_block_is_told_by_party_for_lenders_and_under_doubt() {
    for row in json("/api/v1/blocks").await.as_array().unwrap() {
        let block = json(&format!("/api/v1/blocks/{}", row["id"].as_str().unwrap())).await;
        for option in list(&block, "options") {
            let flow = &option["cash_flow"];
            let parties: i64 = list(flow, "parties").iter().map(|p| fen(&p["balance"]["static_balance"])).sum();
            assert_eq!(parties, fen(&flow["balance"]["static_balance"]));
            assert!(!list(&flow["debt"], "years").is_empty());
            let chosen = option["chosen"] == true;
            assert_eq!((!option["sensitivity"].is_null(), !option["simulation"].is_null()), (chosen, chosen));
        }
    }
}

#[tokio::test]
async fn every_finding_about_land_is_listed_once_with_outline_clause_and_what_frees_the_plot() {
    let all = json("/api/v1/land?limit=1000").await;
    assert_eq!(all["total"], SAMPLE.work.land_findings.len());
    let rules = list(&all, "rules");
    let counted: u64 = rules.iter().map(|rule| rule["findings"].as_u64().unwrap()).sum();
    assert_eq!(counted, all["total"].as_u64().unwrap());
    for rule in rules {
        let code = rule["rule"].as_str().unwrap();
        let some = json(&format!("/api/v1/land?rule={code}&limit=1")).await;
        assert_eq!((&some["total"], &some["rules"]), (&rule["findings"], &all["rules"]));
    }
    let conflicts = json("/api/v1/land?rule=plan.conflict&limit=1000").await;
    assert!(!list(&conflicts, "items").is_empty());
    for finding in list(&conflicts, "items") {
        assert!(!finding["outline"].is_null() && !list(finding, "clauses").is_empty());
        assert!(
            !list(finding, "procedures").is_empty(),
            "each names the use in the way, and what frees it or that nothing does"
        );
    }
    let freed = |finding: &&Value| list(finding, "procedures").iter().any(|p| !list(p, "procedures").is_empty());
    assert!(list(&conflicts, "items").iter().filter(freed).count() > 0);
}
