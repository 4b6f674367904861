//! The second pass: a row of results for each row of the files.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use assess::engine::{Graded, Plan, Standing};
use formats::{ColumnKind, ColumnValues, NULL_WORD, ParquetFile, ParquetWriter};

use super::refused;
use crate::Failure;

/// Columns of `grades.parquet`.
const COLUMNS: [(&str, ColumnKind); 9] = [
    ("enterprise", ColumnKind::Text),
    ("population", ColumnKind::Text),
    ("part", ColumnKind::Text),
    ("score", ColumnKind::Number),
    ("rank", ColumnKind::Number),
    ("firms", ColumnKind::Number),
    ("initial", ColumnKind::Text),
    ("grade", ColumnKind::Text),
    ("not_graded", ColumnKind::Text),
];
const GRADES: [&str; 4] = ["A", "B", "C", "D"];

/// Firms of each grade by population, and those not graded by reason, Chinese and English.
type Counts = (BTreeMap<String, [usize; 4]>, BTreeMap<[String; 2], usize>);

/// Writes `grades.parquet`, a row group for each that was read, and counts.
pub(super) fn write(
    plan: &Plan<'_>,
    graded: &Graded<'_>,
    files: &[ParquetFile],
    out: &Path,
    told: &mut dyn FnMut(usize, usize),
) -> Result<Counts, Failure> {
    let (unfinished, path) = (out.join("grades.parquet.part"), out.join("grades.parquet"));
    let name = path.display().to_string();
    let file = File::create(&unfinished).map_err(|error| Failure::file(&unfinished, error))?;
    let mut writer = ParquetWriter::new(&name, &COLUMNS, BufWriter::new(file)).map_err(refused)?;
    let mut results = Results { plan, graded, next: vec![0; graded.populations.len()], counts: Counts::default() };
    let mut start = 0;
    for file in files {
        for group in 0..file.row_groups() {
            let rows = file.rows(group);
            let ids = file.read(group, "enterprise", ColumnKind::Text).map_err(refused)?;
            let mut columns = vec![ids];
            columns.extend(results.rows(start..start + rows));
            writer.write(&columns).map_err(refused)?;
            start += rows;
            told(start, graded.standing.len());
        }
    }
    let failed = |error| Failure::file(&unfinished, error);
    let file = writer.finish().map_err(refused)?.into_inner().map_err(|error| failed(error.into_error()))?;
    file.sync_all().map_err(failed)?;
    std::fs::rename(&unfinished, &path).map_err(|error| Failure::file(&path, error))?;
    Ok(results.counts)
}

struct Results<'a> {
    plan: &'a Plan<'a>,
    graded: &'a Graded<'a>,
    /// The next member of each population; members are in the order of the rows.
    next: Vec<usize>,
    counts: Counts,
}

impl Results<'_> {
    /// All columns but the ids.
    fn rows(&mut self, rows: std::ops::Range<usize>) -> Vec<ColumnValues> {
        let populations: Vec<String> =
            self.plan.populations.iter().map(|population| population.rules.code.clone()).collect();
        let (mut parts, mut reasons) = (Words::default(), Words::default());
        let mut texts = [Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new()];
        let mut numbers = [Vec::new(), Vec::new(), Vec::new()];
        for standing in &self.graded.standing[rows] {
            let codes;
            let figures;
            if let Standing::In(index) = *standing {
                let (index, population) = (usize::from(index), &self.graded.populations[usize::from(index)]);
                let member = self.next[index];
                self.next[index] += 1;
                let (part, grade) = (population.part(member), population.grade[member] as usize);
                let code = u32::try_from(index).unwrap_or(NULL_WORD);
                let (initial, part_code) =
                    (population.initial[member] as u32, parts.code(population.parts()[part].join("·")));
                codes = [code, part_code, initial, population.grade[member] as u32, NULL_WORD];
                figures = [population.score[member], population.rank[member].into(), population.firms[part].into()];
                self.counts.0.entry(populations[index].clone()).or_default()[grade] += 1;
            } else {
                let reason = self.reason(*standing);
                codes = [NULL_WORD, NULL_WORD, NULL_WORD, NULL_WORD, reasons.code(reason[1].clone())];
                *self.counts.1.entry(reason).or_default() += 1;
                figures = [f64::NAN; 3];
            }
            texts.iter_mut().zip(codes).for_each(|(column, code)| column.push(code));
            numbers.iter_mut().zip(figures).for_each(|(column, figure)| column.push(figure));
        }
        let grades: Vec<String> = GRADES.map(str::to_owned).to_vec();
        let text = |codes, words: &[String]| ColumnValues::Text { codes, words: words.to_vec() };
        let ([population, part, initial, grade, reason], [score, rank, firms]) = (texts, numbers);
        vec![
            text(population, &populations),
            text(part, &parts.words),
            ColumnValues::Number(score),
            ColumnValues::Number(rank),
            ColumnValues::Number(firms),
            text(initial, &grades),
            text(grade, &grades),
            text(reason, &reasons.words),
        ]
    }

    /// Why a firm has no grade, Chinese and English; empty for one that has.
    fn reason(&self, standing: Standing) -> [String; 2] {
        let population = |index: u8| &self.plan.populations[usize::from(index)].rules;
        let of = |index: u8, zh: &str, en: &str| {
            let population = population(index);
            [format!("{}：{zh}", population.zh), format!("{}: {en}", population.en)]
        };
        match standing {
            Standing::In(_) => [String::new(), String::new()],
            Standing::Lacking(index) => of(index, "缺必需的数据", "a required value is missing"),
            Standing::Listed(index) => {
                let list = &self.plan.pack.lists[usize::from(index)].code;
                [format!("列入名单 {list}"), format!("on the list {list}")]
            }
            Standing::Undecided(index) => of(index, "缺判定条件所需的数据", "a fact of its condition is missing"),
            Standing::NoGroup => ["没有行业分组".to_owned(), "no industry group".to_owned()],
            Standing::NoPopulation => ["不属于任何评价对象".to_owned(), "of no population".to_owned()],
        }
    }
}

/// Words by code, in the order of their first occurrence.
#[derive(Default)]
struct Words {
    words: Vec<String>,
    known: BTreeMap<String, u32>,
}

impl Words {
    fn code(&mut self, word: String) -> u32 {
        let next = u32::try_from(self.words.len()).unwrap_or(NULL_WORD);
        *self.known.entry(word).or_insert_with_key(|word| {
            self.words.push(word.clone());
            next
        })
    }
}
