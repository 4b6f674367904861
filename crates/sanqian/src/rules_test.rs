//! Evaluation packs put to their own cases, for the official who writes one.

use std::path::{Path, PathBuf};

use assess::CaseOutcome;
use model::Status;
use rules::{EvaluationPack, PackError};
use serde::Serialize;

use crate::{EVALUATION_PACKS, Failure};

/// An evaluation pack as it was read, with its cases.
#[derive(Debug, Clone)]
struct EvaluationSource {
    /// Folder, file, or name of a shipped pack.
    place: String,
    /// The text of the pack, without its cases.
    text: String,
    /// The pack, or why it is refused.
    pack: Result<EvaluationPack, PackError>,
}

/// What came of one pack.
#[derive(Debug, Clone, Serialize)]
pub struct PackTest {
    /// Folder, file, or name of a shipped pack.
    pub place: String,
    /// Chinese title; empty when it is refused.
    pub title: String,
    /// How far it is official.
    pub status: Option<Status>,
    /// Evaluation year for which blanks are listed.
    pub year: Option<i16>,
    /// Its cases, in order.
    pub cases: Vec<CaseTest>,
    /// What no source gives; the pack does not score until an official fills it.
    pub blanks: Vec<String>,
    /// Why it is refused, with file, line and column.
    pub refusal: Option<String>,
}

/// What came of one case.
#[derive(Debug, Clone, Serialize)]
pub struct CaseTest {
    /// The case's name.
    pub name: String,
    /// Everything that came out otherwise than the case says; none when it passes.
    pub differences: Vec<CaseDifference>,
}

/// One thing that came out otherwise than a case expects.
#[derive(Debug, Clone, Serialize)]
pub struct CaseDifference {
    /// Whose: an enterprise of the case, or a population.
    pub of: String,
    /// What: `score`, `grade`, `points.tax_per_mu`, …
    pub what: String,
    /// As the case says.
    pub expected: String,
    /// As it came out.
    pub found: String,
}

impl PackTest {
    /// Whether the pack is accepted and all its cases pass.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.refusal.is_none() && self.cases.iter().all(|case| case.differences.is_empty())
    }
}

/// Runs the cases of packs; of all shipped ones when none is named. `year` is the evaluation year for which blanks are
/// listed; by default the last of the pack's cases, else the one in which it takes effect.
///
/// # Errors
/// When a place is neither a folder with `pack.toml`, a folder of such folders, a file, nor the name of a shipped pack. A
/// pack that is refused is no error: it says so in its result.
pub fn test_rules(places: &[PathBuf], year: Option<i16>) -> Result<Vec<PackTest>, Failure> {
    let sources = if places.is_empty() {
        EVALUATION_PACKS.iter().map(shipped).collect()
    } else {
        places.iter().map(|place| evaluation_sources(place)).collect::<Result<Vec<_>, _>>()?.concat()
    };
    Ok(sources.into_iter().map(|source| test(source, year)).collect())
}

/// The pack of a folder, of a file, or of a name.
///
/// # Errors
/// When there is none there, or it is refused.
pub fn evaluation_pack(place: &Path) -> Result<EvaluationPack, Failure> {
    Ok(evaluation_pack_text(place)?.0)
}

/// The same with its text.
///
/// # Errors
/// As [`evaluation_pack`].
pub fn evaluation_pack_text(place: &Path) -> Result<(EvaluationPack, String), Failure> {
    let [source] = <[EvaluationSource; 1]>::try_from(evaluation_sources(place)?).map_err(|sources| {
        Failure::Shape(format!("{}: {} packs are there; name one of them", place.display(), sources.len()))
    })?;
    Ok((source.pack?, source.text))
}

fn evaluation_sources(place: &Path) -> Result<Vec<EvaluationSource>, Failure> {
    let (inside, name) = (place.join("pack.toml"), place.to_string_lossy());
    if inside.is_file() {
        return Ok(vec![read(&inside, place)?]);
    }
    if place.is_dir() {
        let mut folders: Vec<PathBuf> = std::fs::read_dir(place)
            .map_err(|error| Failure::file(place, error))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|folder| folder.join("pack.toml").is_file())
            .collect();
        folders.sort();
        if folders.is_empty() {
            return Err(Failure::Shape(format!("{name}: there is no pack.toml here or one folder deeper")));
        }
        return folders.iter().map(|folder| read(&folder.join("pack.toml"), folder)).collect();
    }
    if place.is_file() {
        return Ok(vec![read(place, place)?]);
    }
    let found = EVALUATION_PACKS.iter().find(|pack| pack.id == name).map(|pack| vec![shipped(pack)]);
    found.ok_or_else(|| Failure::NotFound {
        what: "rule pack",
        name: name.into_owned(),
        hint: format!(
            "name a folder with pack.toml, a file, or a shipped pack: {}",
            EVALUATION_PACKS.map(|pack| pack.id).join(", ")
        ),
    })
}

/// Reads a pack and, if it is called `pack.toml`, the cases beside it.
fn read(file: &Path, place: &Path) -> Result<EvaluationSource, Failure> {
    let load = |path: &Path| std::fs::read_to_string(path).map_err(|error| Failure::file(path, error));
    let text = load(file)?;
    let cases = file.with_file_name("cases.toml");
    let mut pack = EvaluationPack::parse(&file.display().to_string(), &text);
    if file.ends_with("pack.toml") && cases.is_file() {
        let added = load(&cases)?;
        pack = pack.and_then(|pack| pack.with_cases(&cases.display().to_string(), &added));
    }
    Ok(EvaluationSource { place: place.display().to_string(), text, pack })
}

fn shipped(shipped: &crate::ShippedEvaluation) -> EvaluationSource {
    EvaluationSource { place: shipped.id.to_owned(), text: shipped.text.to_owned(), pack: shipped.pack() }
}

fn test(source: EvaluationSource, year: Option<i16>) -> PackTest {
    let mut result = PackTest {
        place: source.place,
        title: String::new(),
        status: None,
        year: None,
        cases: Vec::new(),
        blanks: Vec::new(),
        refusal: None,
    };
    match source.pack {
        Err(refused) => result.refusal = Some(refused.to_string()),
        Ok(pack) => {
            let year = year.unwrap_or_else(|| usual_year(&pack));
            result.title.clone_from(&pack.header.title);
            result.status = Some(pack.header.status);
            result.year = Some(year);
            result.cases = assess::run_cases(&pack).into_iter().map(CaseTest::from).collect();
            match pack.blanks(year) {
                Ok(blanks) => result.blanks = blanks,
                Err(refused) => result.refusal = Some(refused.to_string()),
            }
        }
    }
    result
}

/// The last year of the cases, else the one in which the pack takes effect.
pub(crate) fn usual_year(pack: &EvaluationPack) -> i16 {
    pack.cases.iter().map(|case| case.year).max().unwrap_or_else(|| pack.header.effective_from.year())
}

impl From<CaseOutcome> for CaseTest {
    fn from(outcome: CaseOutcome) -> Self {
        let differences = outcome.differences.into_iter().map(|d| CaseDifference {
            of: d.of,
            what: d.what,
            expected: d.expected,
            found: d.found,
        });
        Self { name: outcome.name, differences: differences.collect() }
    }
}
