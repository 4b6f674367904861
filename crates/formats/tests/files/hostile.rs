//! Files made to bring a reader down: each is an error, quickly, and the process lives.

use crate::hand::{error, geopackage, shapefile, xlsx};
use formats::InputFile;
use proptest::prelude::*;

#[test]
fn two_cells_at_the_corners_of_a_sheet() {
    // 549,755,813,888 bytes if the rectangle between them were allocated.
    let bytes = xlsx(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#,
        "<sst/>",
    );
    assert_eq!(error("a.xlsx", bytes).code, "file.too_large");
}

#[test]
fn a_count_of_shared_strings_that_cannot_be() {
    for shared in [
        r#"<sst count="1" uniqueCount="4294967295"><si><t>a</t></si></sst>"#,
        r#"<sst uniqueCount = '4294967295'/>"#,
        r#"<x:sst xmlns:x="m" uniqueCount="99999999999"/>"#,
    ] {
        assert_eq!(error("a.xlsx", xlsx("", shared)).code, "file.unreadable", "{shared}");
    }
}

#[test]
fn a_part_in_another_encoding_or_with_a_document_type_is_not_looked_into() {
    assert_eq!(error("a.xlsx", xlsx("", "<!DOCTYPE a [<!ENTITY b 'c'>]><sst/>")).code, "file.unreadable");
    assert_eq!(error("a.xlsx", xlsx("", "<\0s\0s\0t\0/\0>\0")).code, "file.unreadable");
}

#[test]
fn a_workbook_that_inflates_beyond_measure() {
    let blank = " ".repeat(8 << 20);
    assert_eq!(error("a.xlsx", xlsx(&blank, "<sst/>")).code, "file.too_large");
}

#[test]
fn more_entries_than_a_workbook_has() {
    let names: Vec<String> = (0..=formats::limits::ZIP_ENTRIES).map(|i| format!("x{i}")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "")).collect();
    assert_eq!(error("a.xlsx", crate::hand::zipped(&parts)).code, "file.too_large");
}

#[test]
fn a_shape_that_declares_more_points_than_the_file_has() {
    for at in [144, 148] {
        // The counts of parts and of points of the first record.
        let mut files = shapefile("x");
        files[0].bytes[at..at + 4].copy_from_slice(&0x7FFF_FFF0_i32.to_le_bytes());
        let (documents, _) = formats::read(files);
        assert!(documents[0].layers()[0].features[0].geometry.is_err());
    }
    let mut files = shapefile("x");
    files[2].bytes[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(crate::hand::errors(files).code, "file.unreadable");
}

#[test]
fn rings_with_positions_of_one_number() {
    let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,0],[1,0,1],[1],[0,0]]]}}]}"#;
    let (documents, errors) = formats::read(vec![InputFile::new("a.geojson", text.as_bytes().to_vec())]);
    let bad = !errors.is_empty() || documents[0].layers()[0].features[0].geometry.is_err();
    assert!(bad);
}

#[test]
fn a_geopackage_runs_none_of_its_own_views() {
    let bomb = "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c;
        INSERT INTO gpkg_contents VALUES ('v', 'features', 4549);
        INSERT INTO gpkg_geometry_columns VALUES ('v', 'x', 4549);";
    let (documents, errors) = formats::read(vec![InputFile::new("a.gpkg", geopackage(bomb))]);
    assert!(errors.is_empty());
    assert_eq!(documents[0].layers().len(), 1);
    // The list itself as an endless view.
    let list = "DROP TABLE gpkg_contents; CREATE VIEW gpkg_contents AS
        WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT '点' AS table_name, 'features' AS data_type, x FROM c;";
    assert_eq!(error("a.gpkg", geopackage(list)).code, "file.unreadable");
}

#[test]
fn deeply_nested_json() {
    let text = "[".repeat(200_000);
    assert_eq!(error("a.geojson", text.into_bytes()).code, "file.unreadable");
}

/// Every valid sample with its name; shapefile members are mutated one at a time.
fn samples() -> Vec<Vec<InputFile>> {
    let cells = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2.5</v></c></row>"#;
    let geojson = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}"#;
    let mut samples = vec![
        vec![InputFile::new("a.xlsx", xlsx(cells, r#"<sst uniqueCount="1"><si><t>a</t></si></sst>"#))],
        vec![InputFile::new("a.gpkg", geopackage(""))],
        vec![InputFile::new("a.geojson", geojson.into())],
        vec![InputFile::new("a.csv", "名称,数\n\"甲\",1\n".into())],
    ];
    let files = shapefile("x");
    for first in 0..files.len() {
        let mut rotated = files.clone();
        rotated.rotate_left(first);
        samples.push(rotated);
    }
    samples
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_under_any_name(bytes in prop::collection::vec(any::<u8>(), 0..600), name in "[a-z]\\.(xlsx|xls|csv|gpkg|geojson|shp|dbf|txt)", start in 0_usize..6) {
        let starts: [&[u8]; 6] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"SQLite format 3\0", b"{\"type\":", b"GP\0\x01"];
        let bytes = [starts[start], &bytes].concat();
        let (documents, errors) = formats::read(vec![InputFile::new(&name, bytes)]);
        prop_assert_eq!(documents.len() + errors.len(), 1);
    }

    #[test]
    fn any_mutation_of_a_good_file(which in 0_usize..8, edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<prop::sample::Index>(), shorten in any::<bool>()) {
        let mut files = samples().swap_remove(which);
        let bytes = &mut files[0].bytes;
        for (at, value) in edits {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if shorten {
            let keep = cut.index(bytes.len());
            bytes.truncate(keep);
        }
        let (documents, errors) = formats::read(files);
        prop_assert!(documents.len() + errors.len() >= 1);
        for feature in documents.iter().flat_map(|d| d.layers()).flat_map(|l| &l.features) {
            if let Ok(geo_types::Geometry::Polygon(p)) = &feature.geometry {
                prop_assert!(p.exterior().0.iter().all(|c| c.x.is_finite() && c.y.is_finite()));
            }
        }
    }
}
