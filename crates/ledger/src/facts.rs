//! The facts of a batch as a blob: one JSON object per line, in the order in which they were read.

use model::statement::Statement;
use model::{Fact, Footprint, Line};

use crate::LedgerError;

/// Facts as JSON lines.
///
/// # Errors
/// When a coordinate is not finite: JSON has no word for it and it could not be read back.
pub fn encode_facts<'f>(facts: impl IntoIterator<Item = &'f Fact>) -> Result<Vec<u8>, LedgerError> {
    let facts = facts.into_iter();
    let mut lines = Vec::with_capacity(facts.size_hint().0 * 700);
    for fact in facts {
        if !is_finite(&fact.statement) {
            return Err(LedgerError::refused(format!("a coordinate of the fact {} is not finite", fact.id), REPORT));
        }
        serde_json::to_writer(&mut lines, fact).map_err(|error| {
            LedgerError::refused(format!("the fact {} cannot be written: {error}", fact.id), REPORT)
        })?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// Facts from JSON lines.
///
/// # Errors
/// When a line is not a fact; the line is named.
pub fn decode_facts(lines: &[u8]) -> Result<Vec<Fact>, LedgerError> {
    lines
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .enumerate()
        .map(|(index, line)| {
            serde_json::from_slice(line)
                .map_err(|error| LedgerError::Damaged(format!("fact line {} cannot be read: {error}", index + 1)))
        })
        .collect()
}

/// JSON would write a coordinate that is not finite as `null`, which never reads back: the batch would be lost for good.
fn is_finite(statement: &Statement) -> bool {
    let line = |line: &Line| line.coords().all(|c| c.x.is_finite() && c.y.is_finite());
    let outline = |shape: &Footprint| shape.iter().all(|p| line(p.exterior()) && p.interiors().iter().all(line));
    match statement {
        Statement::Petition(s) => s.at.is_none_or(|at| at.x().is_finite() && at.y().is_finite()),
        Statement::Parcel(s) => outline(&s.outline),
        Statement::Building(s) => outline(&s.outline),
        Statement::PlanZone(s) => outline(&s.outline),
        Statement::Park(s) => outline(&s.outline),
        Statement::Road(s) => line(&s.line),
        Statement::Waterway(s) => line(&s.line),
        Statement::Registration(_)
        | Statement::LandRight(_)
        | Statement::BuildingRecord(_)
        | Statement::Tax(_)
        | Statement::Power(_)
        | Statement::Emission(_)
        | Statement::EnvironmentRecord(_)
        | Statement::SocialInsurance(_)
        | Statement::Statistics(_)
        | Statement::Declaration(_)
        | Statement::Lease(_)
        | Statement::Inspection(_)
        | Statement::Vacancy(_)
        | Statement::Project(_)
        | Statement::Member(_)
        | Statement::VillageAsset(_) => true,
    }
}

const REPORT: &str = "this is a fault of the importer, please report it with the file";
