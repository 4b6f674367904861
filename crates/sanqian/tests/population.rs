//! A population from Parquet files is graded as the same one from a CSV file.

#![allow(
    clippy::unwrap_used,
    clippy::single_range_in_vec_init,
    reason = "a test fails by panicking; a file may have one row group, which is a range of rows"
)]

use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};

use formats::{ColumnKind, ColumnValues, NULL_WORD, ParquetFile, ParquetWriter};
use sanqian::{Failure, assess_facts, assess_population};

const PACK: &str = "huangyan-2021";
const NUMBERS: [&str; 7] = [
    "tax_paid_wan_yuan",
    "value_added_wan_yuan",
    "revenue_wan_yuan",
    "rd_spending_wan_yuan",
    "land_mu",
    "energy_tce",
    "staff",
];
const MORE: [&str; 2] = ["electricity_wan_kwh", "emissions_tonne"];
const FIRMS: u32 = 500;

/// A figure with decimals that no binary fraction holds; now and then none.
fn figure(firm: u32, column: u32) -> Option<f64> {
    let mixed = (firm * 7919 + column * 104_729) % 10_007;
    (!mixed.is_multiple_of(23)).then(|| f64::from(mixed) / 100.0 + 0.01)
}

/// A shipped pack, but with benchmarks that come from the population.
fn pack(folder: &Path) -> PathBuf {
    let text = include_str!("../../../rulepacks/evaluation/huangyan-2021/pack.toml");
    let moving = text
        .replace("benchmark = 26.01", "benchmark = { of = \"mean\", within = [\"division\"] }")
        .replace("benchmark = 132.27", "benchmark = { of = \"percentile\", percent = 50.0, within = [\"industry\"] }");
    assert_ne!(moving, text);
    let path = folder.join("pack.toml");
    std::fs::write(&path, moving).unwrap();
    path
}

fn columns() -> Vec<(String, ColumnKind, ColumnValues)> {
    let words = |word: &dyn Fn(u32) -> String| ColumnValues::Text {
        codes: (0..FIRMS).collect(),
        words: (0..FIRMS).map(word).collect(),
    };
    let mut columns = vec![
        ("enterprise".to_owned(), ColumnKind::Text, words(&|firm| format!("ent-{firm:04}"))),
        ("name".to_owned(), ColumnKind::Text, words(&|firm| format!("第{firm}厂"))),
        ("scale".to_owned(), ColumnKind::Text, words(&|firm| ["规上", "below_scale"][firm as usize % 2].to_owned())),
        ("industry".to_owned(), ColumnKind::Text, words(&|firm| format!("{}11", 13 + firm % 31))),
    ];
    for (name, column) in NUMBERS.into_iter().chain(MORE).zip(0..) {
        let numbers = (0..FIRMS).map(|firm| figure(firm, column).unwrap_or(f64::NAN)).collect();
        columns.push((name.to_owned(), ColumnKind::Number, ColumnValues::Number(numbers)));
    }
    let pack = sanqian::evaluation_pack(Path::new(PACK)).unwrap();
    for fact in &pack.facts {
        let (kind, nothing) = match fact.kind {
            rules::FactKind::Number => (ColumnKind::Number, ColumnValues::Number(vec![f64::NAN; FIRMS as usize])),
            rules::FactKind::Truth => (ColumnKind::Truth, ColumnValues::Truth(vec![None; FIRMS as usize])),
            rules::FactKind::Text => {
                (ColumnKind::Text, ColumnValues::Text { codes: vec![NULL_WORD; FIRMS as usize], words: vec![] })
            }
        };
        columns.push((fact.code.clone(), kind, nothing));
    }
    columns
}

/// Some rows of a column.
fn rows(values: &ColumnValues, range: std::ops::Range<usize>) -> ColumnValues {
    match values {
        ColumnValues::Number(numbers) => ColumnValues::Number(numbers[range].to_vec()),
        ColumnValues::Truth(truths) => ColumnValues::Truth(truths[range].to_vec()),
        ColumnValues::Text { codes, words } => {
            ColumnValues::Text { codes: codes[range].to_vec(), words: words.clone() }
        }
    }
}

/// Two files, the first of two row groups.
fn write_parquet(folder: &Path, columns: &[(String, ColumnKind, ColumnValues)]) {
    let kinds: Vec<(&str, ColumnKind)> = columns.iter().map(|(name, kind, _)| (name.as_str(), *kind)).collect();
    for (file, groups) in [("a.parquet", vec![0..100, 100..307]), ("b.parquet", vec![307..500])] {
        let mut writer = ParquetWriter::new(file, &kinds, File::create(folder.join(file)).unwrap()).unwrap();
        for group in groups {
            let values: Vec<ColumnValues> = columns.iter().map(|(.., values)| rows(values, group.clone())).collect();
            writer.write(&values).unwrap();
        }
        writer.finish().unwrap();
    }
}

fn write_csv(path: &Path) {
    let mut text = "enterprise,name,scale,industry".to_owned();
    for name in NUMBERS.into_iter().chain(MORE) {
        write!(text, ",{name}").unwrap();
    }
    for firm in 0..FIRMS {
        let scale = ["规上", "below_scale"][firm as usize % 2];
        write!(text, "\nent-{firm:04},第{firm}厂,{scale},{}11", 13 + firm % 31).unwrap();
        for column in 0..9 {
            write!(text, ",{}", figure(firm, column).map(|figure| figure.to_string()).unwrap_or_default()).unwrap();
        }
    }
    std::fs::write(path, text).unwrap();
}

fn read(path: &Path, column: &str, kind: ColumnKind) -> Vec<ColumnValues> {
    let file = ParquetFile::open("grades", File::open(path).unwrap()).unwrap();
    (0..file.row_groups()).map(|group| file.read(group, column, kind).unwrap()).collect()
}

fn numbers(path: &Path, column: &str) -> Vec<f64> {
    let all = read(path, column, ColumnKind::Number).into_iter();
    all.flat_map(|values| if let ColumnValues::Number(numbers) = values { numbers } else { Vec::new() }).collect()
}

fn texts(path: &Path, column: &str) -> Vec<String> {
    let text = |values| match values {
        ColumnValues::Text { codes, words } => {
            codes.iter().map(|code| words.get(*code as usize).cloned().unwrap_or_default()).collect::<Vec<_>>()
        }
        _ => Vec::new(),
    };
    read(path, column, ColumnKind::Text).into_iter().flat_map(text).collect()
}

#[test]
fn parquet_and_csv_of_one_population_give_the_same_bits() {
    let folder = tempfile::tempdir().unwrap();
    write_parquet(folder.path(), &columns());
    let (csv, out) = (folder.path().join("facts.csv"), folder.path().join("out"));
    write_csv(&csv);
    let pack = pack(folder.path());
    let expected = assess_facts(&csv, Some(&pack), Some(2021)).unwrap();
    let mut told = Vec::new();
    let summary =
        assess_population(folder.path(), &pack, 2021, &out, &mut |_, done, all| told.push((done, all))).unwrap();
    assert_eq!(told, [(100, 500), (307, 500), (500, 500)].repeat(2));
    let grades = out.join("grades.parquet");
    let (ids, score, rank) = (texts(&grades, "enterprise"), numbers(&grades, "score"), numbers(&grades, "rank"));
    let (letter, reason) = (texts(&grades, "grade"), texts(&grades, "not_graded"));
    let mut graded = 0;
    for (row, id) in ids.iter().enumerate() {
        match expected.of(&model::EnterpriseId(id.clone())) {
            Some((_, result)) => {
                assert_eq!(score[row].to_bits(), result.score.to_bits(), "{id}");
                assert_eq!((rank[row], &letter[row]), (f64::from(result.rank), &format!("{:?}", result.grade)), "{id}");
                graded += 1;
            }
            None => assert!(!reason[row].is_empty() && score[row].is_nan(), "{id}"),
        }
    }
    assert!(graded > 100, "{graded}");
    assert_eq!(summary.grades.values().flatten().sum::<usize>(), graded);
    assert_eq!((summary.firms, ids.len()), (500, 500));
    assert!(summary.grades.keys().all(|code| !summary.names[code].zh.is_empty()), "{:?}", summary.names);
    assert_eq!(summary.not_graded.iter().map(|group| group.firms).sum::<usize>(), 500 - graded);
    assert!(out.join("summary.json").is_file() && !out.join("grades.parquet.part").exists());
}

fn refusal(columns: &[(String, ColumnKind, ColumnValues)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    write_parquet(folder.path(), columns);
    let out = folder.path().join("out");
    let failure = assess_population(folder.path(), Path::new(PACK), 2021, &out, &mut |_, _, _| ()).unwrap_err();
    assert!(!out.exists(), "something was written");
    match failure {
        Failure::Input(problems) => problems[0].to_string(),
        other => other.to_string(),
    }
}

#[test]
fn what_cannot_be_graded_says_where_and_what_to_do() {
    let mut lacking = columns();
    lacking.retain(|(name, ..)| name != "land_mu");
    assert!(refusal(&lacking).contains("column `land_mu`: expected DOUBLE"), "{}", refusal(&lacking));

    let mut twice = columns();
    if let ColumnValues::Text { codes, .. } = &mut twice[0].2 {
        codes[307] = 306;
    }
    let said = refusal(&twice);
    assert!(
        said.contains("b.parquet: row group 1, row 1, column `enterprise`: expected an id above `ent-0306`"),
        "{said}"
    );

    let mut scale = columns();
    if let ColumnValues::Text { words, .. } = &mut scale[2].2 {
        words[101] = "大型".to_owned();
    }
    let said = refusal(&scale);
    assert!(said.contains("row group 2") && said.contains("大型") && said.contains("above_scale"), "{said}");
}
