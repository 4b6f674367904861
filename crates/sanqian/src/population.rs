//! A population from Parquet files, for a province or the nation: graded without a ledger and without a list of enterprises in
//! memory.
//!
//! Two passes over the files, one row group at a time. The first gathers the columns that the pack reads (text by code) and
//! grades them; the second reads the ids again and writes the results beside them. So memory holds those columns and about
//! 30 bytes a firm, whatever else the files hold. Firms must rise by id, which also shows any that is there twice; then sums
//! run in the same order as through the other doors, and the results are the same.

mod gather;
mod results;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use assess::engine::{Plan, run};
use formats::{FormatError, ParquetFile};
use model::Derivation;
use rules::Population;
use serde::Serialize;

use crate::Failure;

/// What came of [`assess_population`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PopulationSummary {
    /// Title of the pack.
    pub pack: String,
    /// 年度 evaluated.
    pub year: i16,
    /// Firms in the files.
    pub firms: usize,
    /// Firms of each grade, by code of the population.
    pub grades: BTreeMap<String, [usize; 4]>,
    /// Names of the populations, by code.
    pub names: BTreeMap<String, Derivation>,
    /// Firms that were not graded, by reason.
    pub not_graded: Vec<NotGradedFirms>,
    /// Parameters of the pack that no source gives.
    pub unsourced: Vec<String>,
    /// Where the results are.
    pub out: PathBuf,
}

/// How many firms have no grade for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotGradedFirms {
    /// In words; the results give the English ones.
    pub why: Derivation,
    /// How many.
    pub firms: usize,
}

/// A pass over the files, for progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Columns are gathered.
    Gather,
    /// Results are written.
    Write,
}

/// Grades the firms of all `*.parquet` files of a folder (in the order of their names) and writes `grades.parquet` and
/// `summary.json` into `out`. Columns are those of the CSV of [`crate::assess_facts`]; of them `enterprise` and those that the
/// pack reads must be there. Null was not collected; it is never 0. `told` hears of the rows done and of all. Nothing bears
/// its final name before it is whole, so whoever interrupts leaves no half result.
///
/// # Errors
/// [`Failure::Shape`] for a file or column that cannot be used, [`Failure::Input`] with bad cells, [`Failure::Pack`].
pub fn assess_population(
    folder: &Path,
    pack: &Path,
    year: i16,
    out: &Path,
    told: &mut dyn FnMut(Pass, usize, usize),
) -> Result<PopulationSummary, Failure> {
    let pack = crate::evaluation_pack(pack)?;
    let plan = Plan::new(&pack, year)?;
    if pack.merge.is_some() {
        return Err(Failure::Shape(format!(
            "pack `{}` evaluates the enterprises of one plot together, which needs all of them at once; use --facts",
            pack.header.id
        )));
    }
    let files = open(folder)?;
    let columns = gather::columns(&plan, &files, &mut |done, all| told(Pass::Gather, done, all))?;
    let graded = run(&plan, &columns).map_err(|error| Failure::Shape(error.to_string()))?;
    drop(columns);
    std::fs::create_dir_all(out).map_err(|error| Failure::file(out, error))?;
    let (grades, not_graded) =
        results::write(&plan, &graded, &files, out, &mut |done, all| told(Pass::Write, done, all))?;
    let summary = PopulationSummary {
        pack: pack.header.title.clone(),
        year,
        firms: graded.standing.len(),
        grades,
        names: plan.populations.iter().map(|population| named(population.rules)).collect(),
        not_graded: not_graded
            .into_iter()
            .map(|([zh, en], firms)| NotGradedFirms { why: Derivation { zh, en }, firms })
            .collect(),
        unsourced: pack.unsourced(year).into_iter().map(|unsourced| unsourced.parameter).collect(),
        out: out.to_owned(),
    };
    let path = out.join("summary.json");
    let text = serde_json::to_string_pretty(&summary).unwrap_or_default() + "\n";
    std::fs::write(&path, text).map_err(|error| Failure::file(&path, error))?;
    Ok(summary)
}

fn named(population: &Population) -> (String, Derivation) {
    (population.code.clone(), Derivation { zh: population.zh.clone(), en: population.en.clone() })
}

fn open(folder: &Path) -> Result<Vec<ParquetFile>, Failure> {
    let listed = std::fs::read_dir(folder).map_err(|error| Failure::file(folder, error))?;
    let mut paths: Vec<PathBuf> = listed
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("parquet")))
        .collect();
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::Shape(format!(
            "{}: no .parquet file is there; name the folder that holds them",
            folder.display()
        )));
    }
    let open = |path: &PathBuf| {
        let file = File::open(path).map_err(|error| Failure::file(path, error))?;
        ParquetFile::open(&path.display().to_string(), file).map_err(refused)
    };
    paths.iter().map(open).collect()
}

/// A file that cannot be used, in both languages.
fn refused(error: FormatError) -> Failure {
    Failure::Shape(format!("{error}\n{} {}", error.en, error.hint_en))
}
