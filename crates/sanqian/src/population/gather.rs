//! The first pass: the columns that a pack reads, as the engine reads them.

use std::collections::HashMap;

use assess::engine::Plan;
use formats::{ColumnKind, ColumnValues, NULL_WORD, ParquetFile};
use model::{Column, Columns, GivenUnit, NO_WORD, Place, Problem, Severity, Truth};
use rules::{FactKind, MEASURES, Quantity, Value, measure_name};

use super::refused;
use crate::{Failure, facts_csv};

/// Problems after which nobody reads on.
const PROBLEMS: usize = 100;

/// A column of the engine, being filled.
struct Target {
    /// As the engine reads it.
    name: String,
    /// As the files name it.
    source: String,
    kind: ColumnKind,
    make: Make,
}

/// From values of the files to those of the engine.
enum Make {
    /// Through the stored integer of the unit, shown in the measure's first unit, as from any other door.
    Measure(GivenUnit, GivenUnit, Vec<f64>),
    Number(Option<f64>, Vec<f64>),
    /// The first two digits of a code.
    Division(Vec<f64>),
    Truth(Option<bool>, Vec<Truth>),
    Text(Option<String>, Words),
    Scale(Words),
}

/// Text by code over all row groups.
#[derive(Default)]
struct Words {
    codes: Vec<u32>,
    words: Vec<String>,
    known: HashMap<String, u32>,
}

impl Words {
    fn code(&mut self, word: &str) -> u32 {
        if let Some(code) = self.known.get(word) {
            return *code;
        }
        let code = u32::try_from(self.words.len()).unwrap_or(NO_WORD);
        self.words.push(word.to_owned());
        self.known.insert(word.to_owned(), code);
        code
    }
}

/// Reads every file once.
pub(super) fn columns(
    plan: &Plan<'_>,
    files: &[ParquetFile],
    told: &mut dyn FnMut(usize, usize),
) -> Result<Columns, Failure> {
    let rows: usize =
        files.iter().map(|file| (0..file.row_groups()).map(|group| file.rows(group)).sum::<usize>()).sum();
    if u32::try_from(rows).is_err() {
        return Err(Failure::Shape(format!(
            "{rows} firms are more than one run counts; grade them by county or province"
        )));
    }
    let mut targets = targets(plan);
    let mut last = None;
    let mut problems = Vec::new();
    let mut done = 0;
    for file in files {
        for group in 0..file.row_groups() {
            rising(file, group, &mut last)?;
            for target in &mut targets {
                let values = file.read(group, &target.source, target.kind).map_err(refused)?;
                let place = |row: usize| Place {
                    file: file.name().to_owned(),
                    sheet: Some(format!("行组 {} / row group {0}", group + 1)),
                    row: u32::try_from(row + 1).ok(),
                    column: Some(target.source.clone()),
                };
                target.make.extend(values, &mut |row, expected, found| {
                    problems.push(Problem {
                        place: place(row),
                        code: "facts.cell".to_owned(),
                        severity: Severity::Row,
                        expected,
                        found,
                        hint: "correct the value, or make it null when it was not collected".to_owned(),
                    });
                });
                if problems.len() >= PROBLEMS {
                    return Err(Failure::Input(problems));
                }
            }
            done += file.rows(group);
            told(done, rows);
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Input(problems));
    }
    whole(plan, rows, targets).map_err(|error| Failure::Shape(error.to_string()))
}

/// What the plan reads and files can give.
fn targets(plan: &Plan<'_>) -> Vec<Target> {
    let reads = plan.reads();
    let measure = |name: &str| {
        let measure = MEASURES.into_iter().find(|measure| measure_name(*measure) == name)?;
        let (column, _, unit) = facts_csv::COLUMNS.into_iter().find(|(_, of, _)| *of == measure)?;
        Some((column, Make::Measure(unit, Quantity::first_unit(measure)?, Vec::new())))
    };
    let fact = |name: &str| {
        let fact = plan.pack.facts.iter().find(|fact| fact.code == name)?;
        Some(match (fact.kind, &fact.absent) {
            (FactKind::Number, Some(Value::Number(number))) => {
                (ColumnKind::Number, Make::Number(Some(*number), Vec::new()))
            }
            (FactKind::Number, _) => (ColumnKind::Number, Make::Number(None, Vec::new())),
            (FactKind::Truth, Some(Value::Truth(truth))) => (ColumnKind::Truth, Make::Truth(Some(*truth), Vec::new())),
            (FactKind::Truth, _) => (ColumnKind::Truth, Make::Truth(None, Vec::new())),
            (FactKind::Text, Some(Value::Text(text))) => {
                (ColumnKind::Text, Make::Text(Some(text.clone()), Words::default()))
            }
            (FactKind::Text, _) => (ColumnKind::Text, Make::Text(None, Words::default())),
        })
    };
    let target = |name: &String| {
        let (source, kind, make) = match (name.as_str(), measure(name)) {
            (_, Some((column, make))) => (column, ColumnKind::Number, make),
            ("scale", _) => ("scale", ColumnKind::Text, Make::Scale(Words::default())),
            ("industry", _) => ("industry", ColumnKind::Text, Make::Text(None, Words::default())),
            ("division", _) => ("industry", ColumnKind::Text, Make::Division(Vec::new())),
            ("land_held", _) => ("land_held", ColumnKind::Number, Make::Number(None, Vec::new())),
            (name, _) => fact(name).map(|(kind, make)| (name, kind, make))?,
        };
        Some(Target { name: name.clone(), source: source.to_owned(), kind, make })
    };
    reads.iter().filter_map(target).collect()
}

/// Holds firms to rising ids, across row groups and files.
fn rising(file: &ParquetFile, group: usize, last: &mut Option<String>) -> Result<(), Failure> {
    let ids = file.read(group, "enterprise", ColumnKind::Text).map_err(refused)?;
    let ColumnValues::Text { codes, words } = ids else { return Ok(()) };
    for (row, code) in (1..).zip(&codes) {
        let id = words.get(*code as usize).map(String::as_str).unwrap_or_default();
        if id.is_empty() || last.as_deref().is_some_and(|last| last >= id) {
            return Err(Failure::Shape(format!(
                "{}: row group {}, row {row}, column `enterprise`: expected an id above `{}`, found `{id}`; leave no id empty or \
                 twice, and sort all files by it (e.g. polars: df.sort(\"enterprise\").write_parquet(...))",
                file.name(),
                group + 1,
                last.as_deref().unwrap_or_default()
            )));
        }
        match last {
            Some(last) => id.clone_into(last),
            None => *last = Some(id.to_owned()),
        }
    }
    Ok(())
}

impl Make {
    fn extend(&mut self, values: ColumnValues, wrong: &mut dyn FnMut(usize, String, String)) {
        match (self, values) {
            (Self::Measure(unit, first, all), ColumnValues::Number(numbers)) => {
                all.extend(numbers.into_iter().enumerate().map(|(row, number)| {
                    amount(*unit, number).map_or_else(
                        |found| {
                            wrong(row, format!("a number in {}", unit.symbol), found);
                            f64::NAN
                        },
                        |stored| stored.map_or(f64::NAN, |stored| first.show(stored)),
                    )
                }));
            }
            (Self::Number(absent, all), ColumnValues::Number(numbers)) => {
                let absent = absent.unwrap_or(f64::NAN);
                all.extend(numbers.into_iter().map(|number| if number.is_nan() { absent } else { number }));
            }
            (Self::Truth(absent, all), ColumnValues::Truth(truths)) => {
                all.extend(truths.into_iter().map(|truth| match truth.or(*absent) {
                    Some(true) => Truth::True,
                    Some(false) => Truth::False,
                    None => Truth::Missing,
                }));
            }
            (Self::Division(all), ColumnValues::Text { codes, words }) => {
                let divisions: Vec<f64> = words.iter().map(|word| division(word)).collect();
                all.extend(codes.iter().map(|code| divisions.get(*code as usize).copied().unwrap_or(f64::NAN)));
            }
            (Self::Text(absent, all), ColumnValues::Text { codes, words }) => {
                let absent = absent.as_deref().map_or(NO_WORD, |absent| all.code(absent));
                let known: Vec<u32> =
                    words.iter().map(|word| if word.is_empty() { absent } else { all.code(word) }).collect();
                all.codes.extend(codes.iter().map(|code| known.get(*code as usize).copied().unwrap_or(absent)));
            }
            (Self::Scale(all), ColumnValues::Text { codes, words }) => {
                let scale = |word: &String| match word.as_str() {
                    "above_scale" | "规上" => Some("above_scale"),
                    "below_scale" | "规下" => Some("below_scale"),
                    _ => None,
                };
                let known: Vec<Option<u32>> = words.iter().map(|word| scale(word).map(|word| all.code(word))).collect();
                for (row, code) in codes.into_iter().enumerate() {
                    let found = known.get(code as usize).copied().flatten();
                    if found.is_none() {
                        let found = if code == NULL_WORD { "null" } else { &words[code as usize] };
                        wrong(row, "above_scale or below_scale".to_owned(), found.to_owned());
                    }
                    all.codes.push(found.unwrap_or(NO_WORD));
                }
            }
            // The reader gives the kind that it was asked for.
            _ => {}
        }
    }

    fn column(self) -> Column {
        match self {
            Self::Measure(_, _, all) | Self::Number(_, all) | Self::Division(all) => Column::Number(all),
            Self::Truth(_, all) => Column::Truth(all),
            Self::Text(_, all) | Self::Scale(all) => Column::Text { codes: all.codes, words: all.words },
        }
    }
}

/// A float as the stored integer that its shortest decimal literal means; `None` for NaN, which is null.
fn amount(unit: GivenUnit, number: f64) -> Result<Option<i64>, String> {
    /// Below it a float that a stored integer shows is that integer's literal, at any unit.
    const PLAIN: f64 = 1e8;
    if number.is_nan() {
        return Ok(None);
    }
    if number.abs() < PLAIN && unit.denominator == 1 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "below 2^53")]
        let stored = (number * unit.numerator as f64).round() as i64;
        if unit.show(stored).to_bits() == (number + 0.0).to_bits() {
            return Ok(Some(stored));
        }
    }
    unit.scale(&number.to_string()).map(Some).map_err(|error| error.to_string())
}

fn division(industry: &str) -> f64 {
    industry.get(..2).and_then(|division| division.parse().ok()).unwrap_or(f64::NAN)
}

/// The columns with what is the same for all: parameters, and what nobody knows of firms without a history or plot.
fn whole(plan: &Plan<'_>, rows: usize, targets: Vec<Target>) -> Result<Columns, model::UnevenColumn> {
    let reads = plan.reads();
    let mut columns = Columns::new(rows);
    for target in targets {
        columns.insert(target.name, target.make.column())?;
    }
    for (name, value) in plan.pack.plain_parameters(plan.year) {
        let name = format!("p.{name}");
        if reads.contains(&name) {
            columns.insert(name, Column::Number(vec![value; rows]))?;
        }
    }
    if reads.contains("shares_plot") {
        columns.insert("shares_plot", Column::Truth(vec![Truth::False; rows]))?;
    }
    if reads.contains("years_in_d") {
        columns.insert("years_in_d", Column::Number(vec![f64::NAN; rows]))?;
    }
    if reads.contains("grade_last_year") {
        columns.insert("grade_last_year", Column::Text { codes: vec![NO_WORD; rows], words: Vec::new() })?;
    }
    Ok(columns)
}
