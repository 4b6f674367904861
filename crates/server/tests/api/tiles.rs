//! Vector tiles: what they are, where there are some, and that another program reads them.

use std::collections::BTreeSet;
use std::process::Command;

use axum::http::StatusCode;

use crate::ogc::gdal_is_there;
use crate::sample::{get, json};

/// Address of the tile in which the middle of the town lies.
pub(crate) async fn of_the_town(zoom: u8) -> (u8, u32, u32) {
    let set = json("/api/v1/map/tiles.json").await;
    let bound = |n: usize| set["bounds"][n].as_f64().unwrap();
    let (lon, lat) = (f64::midpoint(bound(0), bound(2)), f64::midpoint(bound(1), bound(3)).to_radians());
    let tiles = f64::from(1_u32 << zoom);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a tile's number is small and positive"
    )]
    let (x, y) = (
        ((lon / 360.0 + 0.5) * tiles) as u32,
        ((1.0 - (lat.tan() + 1.0 / lat.cos()).ln() / std::f64::consts::PI) / 2.0 * tiles) as u32,
    );
    (zoom, x, y)
}

#[tokio::test]
async fn the_set_names_every_layer_and_its_fields() {
    let set = json("/api/v1/map/tiles.json").await;
    assert_eq!(set["tilejson"], "3.0.0");
    assert!(set["tiles"][0].as_str().unwrap().contains("/map/tiles/{z}/{x}/{y}"));
    let layers: BTreeSet<&str> =
        set["vector_layers"].as_array().unwrap().iter().map(|l| l["id"].as_str().unwrap()).collect();
    assert_eq!(layers, BTreeSet::from(["blocks", "buildings", "parcels", "parks", "roads", "waterways", "zones"]));
    let parcels = set["vector_layers"].as_array().unwrap().iter().find(|l| l["id"] == "parcels").unwrap();
    assert_eq!((&parcels["fields"]["code"], &parcels["fields"]["mu"]), (&"String".into(), &"Number".into()));
}

#[tokio::test]
async fn there_are_tiles_where_the_town_is_and_none_elsewhere() {
    for zoom in [8, 11, 13, 14, 16, 18] {
        let (z, x, y) = of_the_town(zoom).await;
        let tile = get(&format!("/api/v1/map/tiles/{z}/{x}/{y}")).await;
        assert_eq!((tile.status, tile.header("content-type")), (StatusCode::OK, "application/vnd.mapbox-vector-tile"));
        assert!(tile.bytes.len() < 1 << 20, "zoom {zoom}: {} bytes", tile.bytes.len());
    }
    assert_eq!(get("/api/v1/map/tiles/13/0/0").await.status, StatusCode::NO_CONTENT);
    for nowhere in ["19/0/0", "2/4/0", "2/0/4", "-1/0/0", "a/b/c", "2/+1/0", "2/1.0/0", "300/0/0"] {
        assert_eq!(get(&format!("/api/v1/map/tiles/{nowhere}")).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[tokio::test]
async fn gdal_reads_a_tile() {
    if !gdal_is_there() {
        return;
    }
    let (z, x, y) = of_the_town(15).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tile.mvt");
    std::fs::write(&file, get(&format!("/api/v1/map/tiles/{z}/{x}/{y}")).await.bytes).unwrap();
    let out = Command::new("ogrinfo")
        .args(["-ro", "-al", "-so", "-oo", &format!("Z={z}"), "-oo", &format!("X={x}"), "-oo", &format!("Y={y}")])
        .arg(&file)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success() && out.stderr.is_empty(), "{}{text}", String::from_utf8_lossy(&out.stderr));
    for layer in ["parcels", "buildings"] {
        let of_layer =
            text.split(&format!("Layer name: {layer}\n")).nth(1).unwrap_or_else(|| panic!("no {layer}: {text}"));
        let count = of_layer.lines().find_map(|line| line.strip_prefix("Feature Count: ")).unwrap();
        assert!(count.parse::<u32>().unwrap() > 0, "{layer}");
        assert!(of_layer.contains("code: String"), "{of_layer}");
    }
}
