//! The whole sample town: every file is recognised, what is said adds up, and the planted noise is found where it lies.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use formats::InputFile;
use model::statement::Statement;
use model::{Severity, TownId};
use sample_town::Truth;
use survey::{Request, Surveyed};

struct Town {
    truth: Truth,
    surveyed: Surveyed,
}

static TOWN: LazyLock<Town> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let truth = sample_town::generate(sample_town::SEED, folder.path()).unwrap();
    Town { truth, surveyed: survey_folder(&folder.path().join("input")) }
});

fn survey_folder(folder: &std::path::Path) -> Surveyed {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        InputFile::new(&entry.file_name().to_string_lossy(), std::fs::read(entry.path()).unwrap())
    });
    let (documents, errors) = formats::read(files.collect());
    assert_eq!(errors, []);
    let town = TownId("330282-kuangyan".to_owned());
    let as_of = jiff::civil::date(2023, 6, 30);
    survey::survey(&Request { town: &town, epsg: 4549, as_of, known: None, documents: &documents })
}

type Place = (String, String, u32);

fn noise() -> BTreeSet<Place> {
    TOWN.truth.noise.iter().map(|n| (n.file.clone(), n.sheet.clone(), n.row)).collect()
}

/// Rows with a problem. An unsigned declaration and a village collective's meter are what they are, not noise.
fn reported() -> BTreeMap<Place, Vec<String>> {
    let mut rows: BTreeMap<Place, Vec<String>> = BTreeMap::new();
    let expected = ["declaration.unsigned", "enterprise.collective"];
    for problem in TOWN.surveyed.problems.iter().filter(|p| !expected.contains(&p.code.as_str())) {
        let place = &problem.place;
        let key = (place.file.clone(), place.sheet.clone().unwrap_or_default(), place.row.unwrap_or(0));
        rows.entry(key).or_default().push(problem.to_string());
    }
    rows
}

#[test]
fn every_file_is_recognised() {
    let unusable: Vec<_> = TOWN.surveyed.problems.iter().filter(|p| p.severity == Severity::File).collect();
    assert!(unusable.is_empty(), "{unusable:#?}");
    let sheets: Vec<_> = TOWN.surveyed.files.iter().flat_map(|f| &f.sheets).collect();
    assert!(sheets.iter().all(|s| s.rows > 0 && s.facts > 0 && !s.kind_zh.is_empty()), "{sheets:#?}");
    let kinds: BTreeSet<_> = sheets.iter().map(|s| s.kind_zh.as_str()).collect();
    assert_eq!(kinds.len(), 23, "{kinds:?}");
}

#[test]
fn at_least_nine_tenths_of_the_noise_is_reported_at_its_row() {
    let (noise, reported) = (noise(), reported());
    let missed: Vec<_> = noise.iter().filter(|place| !reported.contains_key(*place)).collect();
    assert!(noise.len() > 100 && missed.len() * 10 <= noise.len(), "{} of {}: {missed:#?}", missed.len(), noise.len());
}

#[test]
fn clean_rows_raise_almost_no_alarm() {
    let noise = noise();
    let false_alarms: Vec<_> = reported().into_iter().filter(|(place, _)| !noise.contains(place)).collect();
    let rows: u32 = TOWN.surveyed.files.iter().flat_map(|f| &f.sheets).map(|s| s.rows).sum();
    assert!(false_alarms.len() * 200 < rows as usize, "{} of {rows}: {false_alarms:#?}", false_alarms.len());
}

#[test]
fn facts_add_up_to_the_truth_less_the_rows_that_were_refused() {
    let facts = |of: fn(&Statement) -> bool| TOWN.surveyed.facts.iter().filter(|f| of(&f.statement)).count();
    // Rows that truth knows and that a problem kept out; a duplicate row is none of truth's.
    let refused = |file: &str, sheet: &str| {
        let rows: BTreeSet<_> = TOWN
            .surveyed
            .problems
            .iter()
            .filter(|p| p.severity == Severity::Row && p.code != "row.duplicate")
            .filter(|p| p.place.file == file && p.place.sheet.as_deref() == Some(sheet))
            .map(|p| p.place.row)
            .collect();
        rows.len()
    };
    let counts = &TOWN.truth.counts;
    let check = |what: &str, facts: usize, refused: usize, truth: usize| assert_eq!(facts + refused, truth, "{what}");
    let registrations = facts(|s| matches!(s, Statement::Registration(_)));
    check("firms", registrations, refused("市场监管局-企业登记名单.xlsx", "企业名单"), counts.firms);
    check("leases", facts(|s| matches!(s, Statement::Lease(_))), refused("厂房租赁台账.xlsx", "租赁"), counts.leases);
    check("parcels", facts(|s| matches!(s, Statement::Parcel(_))), refused("宗地.shp", "宗地"), counts.parcels);
    check(
        "buildings",
        facts(|s| matches!(s, Statement::Building(_))),
        refused("建筑物.shp", "建筑物"),
        counts.buildings,
    );
    check("zones", facts(|s| matches!(s, Statement::PlanZone(_))), refused("规划.gpkg", "规划用途分区"), counts.zones);
    check(
        "vacancies",
        facts(|s| matches!(s, Statement::Vacancy(_))),
        refused("空置厂房.xlsx", "空置"),
        counts.vacancies,
    );
}

#[test]
fn the_same_files_give_the_same_answer() {
    let folder = tempfile::tempdir().unwrap();
    sample_town::generate(sample_town::SEED, folder.path()).unwrap();
    assert!(survey_folder(&folder.path().join("input")) == TOWN.surveyed);
}
