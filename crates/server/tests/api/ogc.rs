//! OGC API – Features: pages, boxes, days, systems; and GDAL reads every collection over a socket.

use std::collections::BTreeSet;
use std::process::Command;

use axum::http::StatusCode;
use serde_json::Value;

use crate::sample::{SAMPLE, get, json};

const COLLECTIONS: [&str; 7] = ["zones", "parks", "waterways", "parcels", "blocks", "buildings", "roads"];
const EPSG: &str = "http://www.opengis.net/def/crs/EPSG/0";

pub(crate) fn gdal_is_there() -> bool {
    let there = Command::new("ogrinfo").arg("--version").output().is_ok_and(|out| out.status.success());
    if !there {
        let required = std::env::var("SANQIAN_REQUIRE_PEERS").is_ok_and(|value| value == "1");
        assert!(!required, "ogrinfo is missing; install gdal-bin");
    }
    there
}

/// All features, page by page.
async fn read(collection: &str, query: &str) -> Vec<Value> {
    let mut address = format!("/ogc/collections/{collection}/items?limit=300{query}");
    let mut features = Vec::new();
    loop {
        let page = json(&address).await;
        let of_page = page["features"].as_array().unwrap();
        assert_eq!(page["numberReturned"], of_page.len());
        features.extend(of_page.iter().cloned());
        let links = page["links"].as_array().unwrap();
        let Some(next) = links.iter().find(|link| link["rel"] == "next") else {
            assert_eq!(page["numberMatched"], features.len());
            return features;
        };
        address = next["href"].as_str().unwrap().to_owned();
    }
}

fn ids(features: &[Value]) -> BTreeSet<&str> {
    features.iter().map(|feature| feature["id"].as_str().unwrap()).collect()
}

/// Every position of a geometry.
fn positions(value: &Value, found: &mut Vec<[f64; 2]>) {
    let Some(list) = value.as_array() else { return };
    match list.as_slice() {
        [Value::Number(a), Value::Number(b)] => found.push([a.as_f64().unwrap(), b.as_f64().unwrap()]),
        list => list.iter().for_each(|value| positions(value, found)),
    }
}

fn of(feature: &Value) -> Vec<[f64; 2]> {
    let mut found = Vec::new();
    positions(&feature["geometry"]["coordinates"], &mut found);
    found
}

#[tokio::test]
async fn a_program_finds_its_way_from_the_landing_page() {
    let landing = json("/ogc").await;
    for rel in ["service-desc", "conformance", "data"] {
        let link = landing["links"].as_array().unwrap().iter().find(|link| link["rel"] == rel).unwrap();
        assert_eq!(get(link["href"].as_str().unwrap()).await.status, StatusCode::OK, "{rel}");
    }
    let listed = json("/ogc/collections").await;
    let names: Vec<&str> =
        listed["collections"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(names, COLLECTIONS);
    for collection in listed["collections"].as_array().unwrap() {
        assert_eq!(&json(&format!("/ogc/collections/{}", collection["id"].as_str().unwrap())).await, collection);
    }
    for nothing in [
        "/ogc/nothing",
        "/ogc/collections/nothing",
        "/ogc/collections/nothing/items",
        "/ogc/collections/parcels/items/x",
    ] {
        assert_eq!(get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test]
async fn every_feature_of_the_map_is_on_exactly_one_page() {
    for collection in COLLECTIONS {
        let features = read(collection, "").await;
        assert_eq!(ids(&features).len(), features.len(), "{collection}");
        let day = format!("&datetime={}", SAMPLE.work.snapshot.as_of);
        let drawn = json(&format!("/api/v1/map/{collection}.geojson")).await["features"].as_array().unwrap().len();
        assert_eq!(read(collection, &day).await.len(), drawn, "{collection}");
        let first = &features[0];
        let alone =
            json(&format!("/ogc/collections/{collection}/items/{}", encode(first["id"].as_str().unwrap()))).await;
        assert_eq!((&alone["geometry"], &alone["properties"]), (&first["geometry"], &first["properties"]));
    }
}

#[tokio::test]
async fn days_choose_among_the_classes_of_a_road() {
    let all = read("roads", "").await;
    let check = async |datetime: &str, keeps: &dyn Fn(&str, Option<&str>) -> bool| {
        let found = read("roads", &format!("&datetime={datetime}")).await;
        let days = |road: &Value| (road["properties"]["from"].clone(), road["properties"]["to"].clone());
        let expect: BTreeSet<&str> = all
            .iter()
            .filter(|road| keeps(days(road).0.as_str().unwrap(), days(road).1.as_str()))
            .map(|road| road["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids(&found), expect, "{datetime}");
    };
    for day in ["1990-01-01", "2015-06-30", "2023-06-30"] {
        check(day, &|from, to| from <= day && to.is_none_or(|to| to >= day)).await;
        check(&format!("../{day}"), &|from, _| from <= day).await;
        check(&format!("{day}/.."), &|_, to| to.is_none_or(|to| to >= day)).await;
    }
    assert!(read("parcels", "&datetime=1900-01-01").await.len() > 100, "what has no days is always there");
}

#[tokio::test]
async fn a_box_holds_what_touches_it_in_whatever_system() {
    let all = read("buildings", "").await;
    let bounds = |positions: &[[f64; 2]]| {
        positions.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |b, [x, y]| {
            [b[0].min(*x), b[1].min(*y), b[2].max(*x), b[3].max(*y)]
        })
    };
    let [west, south, east, north] = bounds(&all.iter().flat_map(of).collect::<Vec<_>>());
    let middle = f64::midpoint(west, east);
    let left = read("buildings", &format!("&bbox={west},{south},{middle},{north}")).await;
    let right = read("buildings", &format!("&bbox={middle},{south},{east},{north}")).await;
    assert!(!left.is_empty() && left.len() < all.len());
    assert_eq!(ids(&left).union(&ids(&right)).count(), all.len());
    for feature in &left {
        assert!(bounds(&of(feature))[0] <= middle + 1e-6, "{}", feature["id"]);
    }
    let by_code = read("buildings", &format!("&bbox={south},{west},{north},{middle}&bbox-crs={EPSG}/4490")).await;
    assert_eq!(ids(&by_code), ids(&left));
    // A box is not the outline's own box: the corner of an outline's box that the outline does not reach holds nothing of it.
    assert!(read("buildings", "&bbox=0,0,1,1").await.is_empty());
    let six = read("buildings", &format!("&bbox={west},{south},-10,{middle},{north},100")).await;
    assert_eq!(ids(&six), ids(&left));
}

#[tokio::test]
async fn coordinates_have_the_order_of_their_system() {
    let plain = json("/ogc/collections/parcels/items?limit=1").await;
    let feature = &plain["features"][0];
    let lon_lat = of(feature);
    let answer = get(&format!("/ogc/collections/parcels/items?limit=1&crs={EPSG}/4490")).await;
    assert_eq!(answer.header("content-crs"), format!("<{EPSG}/4490>"));
    let lat_lon = of(&answer.json()["features"][0]);
    assert_eq!(lat_lon, lon_lat.iter().map(|[lon, lat]| [*lat, *lon]).collect::<Vec<_>>());
    let zone = json(&format!("/ogc/collections/parcels/items?limit=1&crs={EPSG}/4549")).await;
    let id = model::ParcelId(feature["id"].as_str().unwrap().to_owned());
    let surveyed = &SAMPLE.work.snapshot.parcels[&id].outline.as_ref().unwrap().is.outline;
    let mut expect: Vec<[i64; 2]> = Vec::new();
    let mm = |metres: f64| format!("{:.0}", metres * 1_000.0).parse::<i64>().unwrap();
    for polygon in surveyed {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            expect.extend(ring.0.iter().map(|at| [mm(at.y), mm(at.x)]));
        }
    }
    let found: Vec<[i64; 2]> = of(&zone["features"][0]).iter().map(|[n, e]| [mm(*n), mm(*e)]).collect();
    assert_eq!(found, expect, "northing before easting, to the millimetre of the survey");
}

#[tokio::test]
async fn a_wrong_parameter_is_named() {
    for (query, parameter) in [
        ("bbox=1,2,3", "bbox"),
        ("bbox=1,2,3,x", "bbox"),
        ("bbox=3,0,1,1", "bbox"),
        ("bbox=NaN,0,1,1", "bbox"),
        ("bbox=0,0,1,1&bbox-crs=EPSG:4326", "bbox-crs"),
        ("crs=EPSG:4549", "crs"),
        ("crs=http://www.opengis.net/def/crs/EPSG/0/3857", "crs"),
        ("datetime=2023", "datetime"),
        ("datetime=../..", "datetime"),
        ("datetime=2023-02-01/2023-01-01", "datetime"),
        ("limit=0", "limit"),
        ("offset=1", "offset"),
    ] {
        let answer = get(&format!("/ogc/collections/parcels/items?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(answer.json()["errors"][0]["parameter"], parameter, "{query}");
    }
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn gdal_reads_every_collection() {
    if !gdal_is_there() {
        return;
    }
    let (tell, told) = tokio::sync::oneshot::channel();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let served = tokio::spawn(async move {
        let service = server::Service::at(([127, 0, 0, 1], 0).into());
        let routes = SAMPLE.router.clone();
        let ready = |address| tell.send(address).unwrap();
        server::serve(routes, &service, async move { drop(stopped.await) }, ready).await.unwrap();
    });
    let address = told.await.unwrap();
    for collection in COLLECTIONS {
        let expect = json(&format!("/ogc/collections/{collection}/items")).await["numberMatched"].as_u64().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("read.geojson");
        let source = format!("OAPIF:http://{address}/ogc");
        let written = file.clone();
        let out = tokio::task::spawn_blocking(move || {
            Command::new("ogr2ogr").args(["-f", "GeoJSON"]).arg(&written).args([&source, collection]).output().unwrap()
        });
        let out = out.await.unwrap();
        assert!(out.status.success(), "{collection}: {}", String::from_utf8_lossy(&out.stderr));
        let read: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let features = read["features"].as_array().unwrap();
        assert_eq!(features.len() as u64, expect, "{collection}");
        assert!(features.iter().all(|feature| !feature["geometry"].is_null()), "{collection}");
        let ours = json(&format!("/ogc/collections/{collection}/items?limit=1")).await["features"][0].clone();
        let theirs =
            features.iter().find(|f| f["properties"]["id"] == ours["properties"]["id"]).unwrap_or(&features[0]);
        for (a, b) in of(&ours).iter().zip(of(theirs)) {
            assert!((a[0] - b[0]).abs() < 1e-6 && (a[1] - b[1]).abs() < 1e-6, "{collection}: {a:?} {b:?}");
        }
    }
    drop(stop);
    served.await.unwrap();
}
