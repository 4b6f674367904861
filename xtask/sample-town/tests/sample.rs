//! The sample holds what it promises: the same bytes for the same seed, the published totals, and sound outlines.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers fail the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use geo::{Area, BooleanOps, BoundingRect, Contains, Intersects, Polygon, Validation};
use sample_town::truth::{ClosurePattern, FlawKind, Truth};
use sample_town::{SEED, generate};
use tempfile::TempDir;

const MU: f64 = 2000.0 / 3.0;
const CM2_OF_MU: f64 = MU * 10_000.0;

struct Sample {
    folder: TempDir,
    truth: Truth,
}

fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let truth = generate(SEED, folder.path()).unwrap();
        Sample { folder, truth }
    })
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    ["input", "truth"]
        .iter()
        .flat_map(|part| fs::read_dir(folder.join(part)).unwrap())
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect()
}

type Record = BTreeMap<String, dbase::FieldValue>;

fn shapes(name: &str) -> Vec<(Polygon<f64>, Record)> {
    let input = sample().folder.path().join("input");
    let outlines = shapefile::read_shapes_as::<_, shapefile::Polygon>(input.join(format!("{name}.shp"))).unwrap();
    // the language byte says GBK
    let records = dbase::Reader::from_path(input.join(format!("{name}.dbf"))).unwrap().read().unwrap();
    assert_eq!(outlines.len(), records.len());
    let polygon = |outline: shapefile::Polygon| {
        let ring: Vec<(f64, f64)> = outline.ring(0).unwrap().points().iter().map(|p| (p.x, p.y)).collect();
        Polygon::new(ring.into(), vec![])
    };
    outlines.into_iter().map(polygon).zip(records.into_iter().map(|record| record.into_iter().collect())).collect()
}

fn text(record: &Record, field: &str) -> String {
    match &record[field] {
        dbase::FieldValue::Character(Some(text)) => text.trim().to_owned(),
        other => panic!("{field}: {other:?}"),
    }
}

fn number(record: &Record, field: &str) -> f64 {
    match record[field] {
        dbase::FieldValue::Numeric(Some(number)) => number,
        ref other => panic!("{field}: {other:?}"),
    }
}

fn industrial() -> BTreeMap<String, Polygon<f64>> {
    let industry = |(_, record): &(Polygon<f64>, Record)| text(record, "用途") == "工业";
    shapes("宗地").into_iter().filter(industry).map(|(polygon, record)| (text(&record, "宗地代码"), polygon)).collect()
}

#[test]
fn the_same_seed_writes_the_same_bytes_and_another_seed_others() {
    let again = tempfile::tempdir().unwrap();
    let truth = generate(SEED, again.path()).unwrap();
    let (first, second) = (files(sample().folder.path()), files(again.path()));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, bytes) in &first {
        assert!(second[name] == *bytes, "{name} differs");
    }
    assert_eq!(sample().truth, truth);
    let other = tempfile::tempdir().unwrap();
    generate(SEED + 1, other.path()).unwrap();
    assert!(files(other.path())["宗地.shp"] != first["宗地.shp"]);
}

#[test]
fn a_sample_may_be_written_over_an_older_one() {
    let folder = tempfile::tempdir().unwrap();
    generate(SEED + 1, folder.path()).unwrap();
    generate(SEED, folder.path()).unwrap();
    let (old, new) = (files(sample().folder.path()), files(folder.path()));
    assert!(old == new);
}

#[test]
fn every_file_of_the_contract_is_there() {
    let files = files(sample().folder.path());
    let expected = [
        "市场监管局-企业登记名单.xlsx",
        "自然资源局-工业用地.xlsx",
        "税务局-实缴税金.xlsx",
        "供电公司-用电量.xlsx",
        "生态环境分局-排污.xlsx",
        "人社局-社保参保.xlsx",
        "统计局-规上工业.xlsx",
        "厂房租赁台账.xlsx",
        "消防安全检查记录.xlsx",
        "空置厂房.xlsx",
        "拟引进项目.xlsx",
        "村集体花名册.xlsx",
        "一企一单-签署汇总.csv",
        "信访件.csv",
        "宗地.shp",
        "宗地.shx",
        "宗地.dbf",
        "宗地.prj",
        "宗地.cpg",
        "建筑物.shp",
        "建筑物.shx",
        "建筑物.dbf",
        "建筑物.prj",
        "规划.gpkg",
        "道路.geojson",
        "水系.geojson",
        "truth.json",
    ];
    assert_eq!(files.keys().map(String::as_str).collect::<BTreeSet<_>>(), BTreeSet::from(expected));
    assert!(files["信访件.csv"].starts_with("\u{feff}编号".as_bytes()));
    assert!(String::from_utf8(files["一企一单-签署汇总.csv"].clone()).is_err());
    assert_eq!(files["建筑物.dbf"][29], 0x4D);
    let read: Truth = serde_json::from_slice(&files["truth.json"]).unwrap();
    assert_eq!(read.counts, sample().truth.counts);
}

fn assert_totals(truth: &Truth) {
    assert_eq!(truth.closure.len(), 393);
    assert_eq!(truth.coaching.len(), 90);
    assert_eq!(truth.high_energy_low_yield.len(), 15);
    assert!((truth.illegal_total_cm2 - 350_000_000).abs() <= 5_000, "{}", truth.illegal_total_cm2);
    let sum: i64 = truth.illegal_building.iter().map(|one| one.illegal_cm2).sum();
    assert_eq!(sum, truth.illegal_total_cm2);
    let uplift = truth.uplift_total_cm2 as f64 / CM2_OF_MU;
    assert!((uplift - 138.0).abs() < 0.5, "{uplift}");
    let block = truth.wangjiadai_total_cm2 as f64 / CM2_OF_MU;
    assert!((820.0..=850.0).contains(&block), "{block}");
    assert_eq!((truth.counts.garment, truth.counts.above_scale_garment), (1_206, 2));
}

#[test]
fn the_published_totals_are_exact() {
    let truth = &sample().truth;
    assert_totals(truth);
    assert!((150..=220).contains(&truth.illegal_building.len()), "{}", truth.illegal_building.len());
    assert!((280..=330).contains(&truth.counts.industrial_parcels), "{}", truth.counts.industrial_parcels);
    assert!((30..=50).contains(&truth.findings["legality.unregistered_occupant"].len()));
    for finding in [
        "legality.revoked_but_operating",
        "legality.unregistered_occupant",
        "building.no_permit",
        "building.beyond_certificate",
        "building.temporary_expired",
        "letting.sublet_without_consent",
        "letting.over_let",
        "letting.illegal_building_let",
        "fire.mixed_use",
        "fire.lane_too_narrow",
        "fire.exit_blocked",
        "environment.no_permit",
        "environment.permit_expired",
        "environment.hazardous_waste_unhandled",
    ] {
        assert!(truth.findings[finding].len() >= 10, "{finding}");
        assert!(truth.near_misses[finding].len() >= 5, "{finding}");
        let planted: BTreeSet<&String> = truth.findings[finding].iter().collect();
        assert!(truth.near_misses[finding].iter().all(|miss| !planted.contains(&miss.key)), "{finding}");
    }
}

#[test]
fn the_totals_hold_for_other_seeds_too() {
    for seed in [1, 2022, 330_282] {
        let folder = tempfile::tempdir().unwrap();
        assert_totals(&generate(seed, folder.path()).unwrap());
    }
}

#[test]
fn no_firm_is_on_two_lists() {
    let truth = &sample().truth;
    let closure: BTreeSet<&str> = truth.closure.iter().map(|one| one.key.as_str()).collect();
    let coaching: BTreeSet<&str> = truth.coaching.iter().map(|one| one.key.as_str()).collect();
    let hungry: BTreeSet<&str> = truth.high_energy_low_yield.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(closure.len() + coaching.len() + hungry.len(), 393 + 90 + 15);
    assert_eq!(closure.union(&coaching).copied().collect::<BTreeSet<_>>().union(&hungry).count(), 393 + 90 + 15);
    let block: BTreeSet<&String> = truth.wangjiadai_parcels.iter().collect();
    assert!(truth.uplift_parcels.iter().all(|parcel| !block.contains(&parcel.parcel)));
    for finding in ["environment.no_permit", "environment.permit_expired", "legality.revoked_but_operating"] {
        assert!(
            truth.findings[finding]
                .iter()
                .all(|key| !coaching.contains(key.as_str()) && !hungry.contains(key.as_str()))
        );
    }
    for pattern in [
        ClosurePattern::RevokedButOperating,
        ClosurePattern::UnpermittedPollution,
        ClosurePattern::FireSuspensionFailed,
    ] {
        assert!(truth.closure.iter().filter(|one| one.pattern == pattern).count() > 100);
    }
}

#[test]
fn parcels_are_valid_and_only_planted_ones_overlap() {
    let all: Vec<(String, Polygon<f64>, f64)> = shapes("宗地")
        .into_iter()
        .map(|(polygon, record)| (text(&record, "宗地代码"), polygon, number(&record, "图上面积")))
        .collect();
    assert_eq!(all.len(), sample().truth.counts.parcels);
    assert_eq!(all.iter().map(|(code, ..)| code).collect::<BTreeSet<_>>().len(), all.len());
    for (code, polygon, area) in &all {
        assert!(polygon.is_valid(), "{code}: {:?}", polygon.check_validation());
        assert!((polygon.unsigned_area() - area).abs() < 0.01, "{code}");
    }
    let flaws = &sample().truth.cadastre_flaws;
    let planted = |a: &str, b: &str| {
        flaws
            .iter()
            .any(|flaw| flaw.kind == FlawKind::Overlap && flaw.parcels.iter().all(|code| code == a || code == b))
    };
    let mut found = 0;
    for (at, (a, first, _)) in all.iter().enumerate() {
        let first_box = first.bounding_rect().unwrap();
        for (b, second, _) in &all[at + 1..] {
            if !first_box.intersects(&second.bounding_rect().unwrap()) {
                continue;
            }
            let common = first.intersection(second).unsigned_area();
            if planted(a, b) {
                assert!(common > 1.0, "{a} {b}: {common}");
                found += 1;
            } else {
                assert!(common < 0.01, "{a} {b}: {common}");
            }
        }
    }
    assert_eq!((found, flaws.len()), (3, 6));
}

#[test]
fn neighbours_share_their_corners() {
    let outlines = industrial();
    let corners: Vec<(String, BTreeSet<(i64, i64)>)> = outlines
        .iter()
        .map(|(code, polygon)| {
            let grid = |p: &geo::Coord<f64>| ((p.x * 1000.0).round() as i64, (p.y * 1000.0).round() as i64);
            (code.clone(), polygon.exterior().0.iter().map(grid).collect())
        })
        .collect();
    let sharing = corners
        .iter()
        .filter(|(code, own)| {
            corners.iter().any(|(other, theirs)| other != code && own.intersection(theirs).count() >= 2)
        })
        .count();
    assert!(sharing * 10 > corners.len() * 9, "{sharing} of {}", corners.len());
}

#[test]
fn the_block_hangs_together_and_the_parks_measure_a_thousand_mu() {
    let truth = &sample().truth;
    let outlines = industrial();
    let mut waiting: Vec<&String> = truth.wangjiadai_parcels.iter().collect();
    let mut reached = vec![waiting.pop().unwrap()];
    while let Some(here) = reached.pop() {
        use geo::{Distance, Euclidean};
        let near = |other: &&String| Euclidean.distance(&outlines[here], &outlines[*other]) < 10.0;
        let (next, rest): (Vec<&String>, Vec<&String>) = waiting.into_iter().partition(near);
        reached.extend(next);
        waiting = rest;
    }
    assert!(waiting.is_empty(), "cut off: {waiting:?}");
    let block: BTreeSet<&String> = truth.wangjiadai_parcels.iter().collect();
    let parks: f64 = truth.park_parcels.values().flatten().map(|code| outlines[code].unsigned_area()).sum();
    assert!((1_000.0..=1_080.0).contains(&(parks / MU)), "{}", parks / MU);
    let touched = truth.park_parcels.values().filter(|codes| codes.iter().any(|code| block.contains(code))).count();
    assert_eq!((truth.park_parcels.len(), touched), (5, 2));
}

#[test]
fn buildings_stand_on_their_parcels() {
    let parcels: BTreeMap<String, Polygon<f64>> =
        shapes("宗地").into_iter().map(|(polygon, record)| (text(&record, "宗地代码"), polygon)).collect();
    let buildings = shapes("建筑物");
    assert_eq!(buildings.len(), sample().truth.counts.buildings);
    let areas: BTreeMap<String, f64> = buildings
        .iter()
        .map(|(polygon, record)| {
            let code = text(record, "房屋编码");
            assert!(polygon.is_valid(), "{code}");
            assert!(parcels[&text(record, "宗地代码")].contains(polygon), "{code}");
            (code, polygon.unsigned_area() * number(record, "层数"))
        })
        .collect();
    for one in sample().truth.illegal_building.iter().filter(|one| one.finding != "building.beyond_certificate") {
        assert!((areas[&one.building] * 10_000.0 - one.illegal_cm2 as f64).abs() < 20.0, "{}", one.building);
    }
}

#[test]
fn the_plan_tiles_the_town() {
    let database = rusqlite::Connection::open(sample().folder.path().join("input/规划.gpkg")).unwrap();
    let zones: i64 = database.query_row("SELECT count(*) FROM 规划用途分区", [], |row| row.get(0)).unwrap();
    assert_eq!(usize::try_from(zones).unwrap(), sample().truth.counts.zones);
    let mut statement = database.prepare("SELECT geom FROM 规划用途分区").unwrap();
    let blobs: Vec<Vec<u8>> =
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, rusqlite::Error>>().unwrap();
    let whole: f64 = blobs.iter().map(|blob| area_of_polygon(&blob[8..])).sum();
    assert!((whole - 20_000_000.0).abs() < 200.0, "{whole}");
}

/// The area of a little-endian WKB polygon, holes taken off.
fn area_of_polygon(bytes: &[u8]) -> f64 {
    let count = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let real = |at: usize| f64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
    let mut at = 9;
    let mut area = 0.0;
    for ring in 0..count(5) {
        let points: Vec<(f64, f64)> =
            (0..count(at)).map(|nth| (real(at + 4 + nth * 16), real(at + 12 + nth * 16))).collect();
        at += 4 + points.len() * 16;
        let one = Polygon::new(points.into(), vec![]).unsigned_area();
        area += if ring == 0 { one } else { -one };
    }
    area
}

#[test]
fn codes_outside_noise_are_valid() {
    let truth = &sample().truth;
    let keys = truth.closure.iter().map(|one| &one.key).chain(truth.coaching.iter().map(|one| &one.key));
    for key in keys.chain(truth.high_energy_low_yield.iter().map(|one| &one.key)) {
        assert!(sample_town::codes::uscc_is_valid(key) || key.len() == 15, "{key}");
    }
    let bytes = fs::read(sample().folder.path().join("input/一企一单-签署汇总.csv")).unwrap();
    let (declared, ..) = encoding_rs::GBK.decode(&bytes);
    let codes: Vec<&str> = declared.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert!(codes.len() > 1_200);
    assert!(codes.iter().all(|code| code.len() == 15 || sample_town::codes::uscc_is_valid(code)));
}

#[test]
fn noise_is_honest_and_recorded() {
    let noise = &sample().truth.noise;
    let of = |kind: &str| noise.iter().filter(|row| row.kind == kind).count();
    assert_eq!((of("wrong_code_digit"), of("tax_in_yuan"), of("area_in_mu")), (9, 8, 3));
    assert!(noise.len() < 200);
    let planted: BTreeSet<&str> = sample().truth.closure.iter().map(|one| one.key.as_str()).collect();
    assert!(noise.iter().filter(|row| planted.contains(row.subject.as_str())).count() <= 4);
}
