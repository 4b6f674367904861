//! Figures of different routes agree with one another and with the work.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::sample::{SAMPLE, json};

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap()
}

/// Fen of a decimal string in 元.
fn fen(yuan: &Value) -> i64 {
    let text = yuan.as_str().unwrap();
    let (whole, cents) = text.split_once('.').unwrap();
    assert_eq!(cents.len(), 2, "{text}");
    format!("{whole}{cents}").parse().unwrap()
}

#[tokio::test]
async fn the_town_sums_up_its_lists() {
    let town = json("/api/v1/town").await;
    let sum = |key: &str| list(&town, key).iter().map(|c| c["findings"].as_u64().unwrap()).sum::<u64>();
    assert_eq!(sum("checks"), SAMPLE.work.findings.len() as u64);
    assert_eq!(sum("rules"), SAMPLE.work.findings.len() as u64);
    for population in list(&town, "populations") {
        let firms: u64 = list(population, "cuts").iter().map(|cut| cut["firms"].as_u64().unwrap()).sum();
        assert_eq!(population["firms"], firms);
        let code = population["population"].as_str().unwrap();
        let listed = json(&format!("/api/v1/enterprises?population={code}&limit=1")).await;
        assert_eq!(listed["total"], firms);
    }
    assert_eq!(town["closures"], json("/api/v1/enterprises?closure=true&limit=1").await["total"]);
    assert_eq!(town["blocks"], json("/api/v1/blocks").await);
    let sites: i64 = SAMPLE.work.sites.iter().map(|site| site.illegal_floor_area.0).sum();
    let shown = town["illegal_floor_area"]["m2"].as_f64().unwrap();
    assert!(shown > 0.0 && sites as f64 / 10_000.0 <= shown + 0.01, "sites {sites} cm², shown {shown} m²");
}

#[tokio::test]
async fn cash_flows_sum_to_the_fen() {
    let blocks = json("/api/v1/blocks").await;
    assert!(!blocks.as_array().unwrap().is_empty());
    let mut net_of_chosen = 0;
    for row in blocks.as_array().unwrap() {
        let block = json(&format!("/api/v1/blocks/{}", row["id"].as_str().unwrap())).await;
        assert_eq!(
            list(&block, "options").iter().filter(|o| o["chosen"] == true).count(),
            usize::from(!block["chosen"].is_null())
        );
        for option in list(&block, "options") {
            let flow = &option["cash_flow"];
            let quarters = list(flow, "quarters").len();
            let mut sums = vec![0; quarters];
            for line in list(flow, "lines") {
                assert_eq!((list(line, "yuan").len(), list(line, "wan_yuan").len()), (quarters, quarters));
                assert_eq!(list(line, "yuan").iter().map(fen).sum::<i64>(), fen(&line["total"]["yuan"]));
                sums.iter_mut().zip(list(line, "yuan")).for_each(|(sum, yuan)| *sum += fen(yuan));
            }
            assert_eq!(list(flow, "net_yuan").iter().map(fen).collect::<Vec<_>>(), sums);
            assert_eq!(list(flow, "cumulative_wan_yuan").len(), quarters);
            assert_eq!(sums.iter().sum::<i64>(), fen(&flow["balance"]["static_balance"]["yuan"]));
            if option["chosen"] == true {
                net_of_chosen += sums.iter().sum::<i64>();
                assert_eq!(row["static_balance"], flow["balance"]["static_balance"]);
                assert_eq!(row["mode"], option["mode"]);
            }
        }
    }
    assert_eq!(net_of_chosen, fen(&json("/api/v1/town").await["balance"]["static_balance"]["yuan"]));
}

#[tokio::test]
async fn the_map_lies_in_its_frame_with_rings_the_right_way_round() {
    let town = json("/api/v1/town").await;
    let [west, south, east, north] = [0, 1, 2, 3].map(|n| town["bbox"][n].as_f64().unwrap());
    assert!(120.0 < west && west < east && east < 123.0 && 29.0 < south && south < north && north < 32.0);
    let map = json("/api/v1/map/parcels.geojson").await;
    let outlines = SAMPLE.work.snapshot.parcels.values().filter(|parcel| parcel.outline.is_some()).count();
    assert_eq!(list(&map, "features").len(), outlines);
    for feature in list(&map, "features") {
        for polygon in feature["geometry"]["coordinates"].as_array().unwrap() {
            for (n, ring) in polygon.as_array().unwrap().iter().enumerate() {
                let points: Vec<(f64, f64)> = ring
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|point| (point[0].as_f64().unwrap(), point[1].as_f64().unwrap()))
                    .collect();
                assert_eq!(points.first(), points.last());
                assert!(points.iter().all(|(x, y)| west <= *x && *x <= east && south <= *y && *y <= north));
                let (x0, y0) = points[0];
                let area: f64 =
                    points.windows(2).map(|p| (p[0].0 - x0) * (p[1].1 - y0) - (p[1].0 - x0) * (p[0].1 - y0)).sum();
                assert_eq!(area > 0.0, n == 0, "{}", feature["properties"]["code"]);
            }
        }
    }
}

/// Land by parcel and grade, straight from the work.
fn land_by_grade() -> BTreeMap<String, BTreeMap<String, i64>> {
    let mut land: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
    for result in SAMPLE.work.assessment.populations.iter().flat_map(|population| &population.results) {
        for part in SAMPLE.work.land.get(&result.candidate.enterprise).into_iter().flatten() {
            let of_parcel = land.entry(part.parcel.0.clone()).or_default();
            *of_parcel.entry(format!("{:?}", result.grade)).or_default() += part.area.0;
        }
    }
    land
}

#[tokio::test]
async fn a_parcel_has_the_grade_that_holds_most_of_its_graded_land() {
    let land = land_by_grade();
    let mut contested = 0;
    for feature in list(&json("/api/v1/map/parcels.geojson").await, "features") {
        let properties = &feature["properties"];
        let id = properties["id"].as_str().unwrap();
        let suspected = SAMPLE.work.findings.iter().filter(|f| f.parcel.as_ref().is_some_and(|p| p.0 == id)).count();
        assert_eq!(properties["findings"], suspected, "{id}");
        let Some(grade) = properties["grade"].as_str() else {
            assert!(!land.contains_key(id), "{id} has graded land but no grade");
            continue;
        };
        // Premises without land count for nothing but still show the only grade there is.
        let Some(of_parcel) = land.get(id) else { continue };
        contested += usize::from(of_parcel.len() > 1);
        assert_eq!(of_parcel.get(grade), of_parcel.values().max(), "{id}: {grade} of {of_parcel:?}");
    }
    assert!(contested > 10, "only {contested} parcels have firms of several grades");
}

#[tokio::test]
async fn a_parcel_says_the_same_on_the_map_and_on_its_page_by_id_and_by_code() {
    let map = json("/api/v1/map/parcels.geojson").await;
    for feature in list(&map, "features").iter().step_by(41) {
        let properties = &feature["properties"];
        let page = json(&format!("/api/v1/parcels/{}", properties["id"].as_str().unwrap())).await;
        assert_eq!(json(&format!("/api/v1/parcels/{}", properties["code"].as_str().unwrap())).await, page);
        assert_eq!(properties["findings"], list(&page, "findings").len());
        assert_eq!(properties["block"], page["block"]["id"]);
        assert_eq!(properties["mode"], page["block"]["mode"]);
        assert_eq!(properties["mu"], page["area"]["mu"]);
        assert_eq!(properties["plan_conflict"], page["plan_conflict"]);
    }
}

#[tokio::test]
async fn an_enterprise_says_the_same_in_the_list_on_its_page_and_in_its_explanation() {
    for item in list(&json("/api/v1/enterprises?grade=A&limit=5").await, "items") {
        let page = json(&format!("/api/v1/enterprises/{}", item["id"].as_str().unwrap())).await;
        assert_eq!(page, json(&format!("/api/v1/enterprises/{}", item["code"].as_str().unwrap())).await);
        let result = &page["result"];
        for key in ["grade", "score", "rank", "of"] {
            assert_eq!(item[key], result[key], "{key}");
        }
        let indicators = list(result, "indicators");
        let tax = indicators.iter().find(|i| i["indicator"] == "tax_per_mu").unwrap();
        assert_eq!(tax["value"], item["tax_per_mu"]);
        assert!(indicators.iter().all(|i| list(i, "inputs").len() == 2));
        let inputs = indicators.iter().filter(|i| !i["value"].is_null()).flat_map(|i| list(i, "inputs"));
        assert!(inputs.into_iter().all(|input| !list(input, "sources").is_empty() || !input["derivation"].is_null()));
        let points: f64 = indicators.iter().map(|i| i["points"].as_f64().unwrap()).sum();
        assert!((points - result["score"].as_f64().unwrap()).abs() < 0.01);
        assert_eq!(item["findings"], list(&page, "findings").len());
        assert!(list(&page["explanation"], "lines").len() > indicators.len());
        assert!(!list(&page, "departments").is_empty());
    }
}

#[tokio::test]
async fn villages_and_parks_add_up() {
    let villages = json("/api/v1/villages").await;
    let parcels: u64 = villages.as_array().unwrap().iter().map(|v| v["parcels"].as_u64().unwrap()).sum();
    let with_village = |p: &&model::Parcel| p.outline.as_ref().is_some_and(|o| o.is.village.is_some());
    assert_eq!(parcels, SAMPLE.work.snapshot.parcels.values().filter(with_village).count() as u64);
    assert!(villages.as_array().unwrap().iter().any(|v| !v["collective"]["votes_needed"].is_null()));
    let board = json("/api/v1/parks").await;
    let rows = list(&board, "parks");
    assert_eq!(rows.len(), SAMPLE.work.snapshot.parks.len() + 1);
    assert_eq!(rows.last().unwrap()["code"], "");
}
