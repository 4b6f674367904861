//! Programme packs (三千行动): the targets with baseline, plan and source.

use jiff::civil::Date;
use model::{ContentHash, ProgrammeMeasure, Status};
use serde::Deserialize;

use crate::pack_error::read;
use crate::{Header, PackError};

/// What shall be reached by a day, counted from the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedValue {
    /// The last day.
    pub by: Date,
    /// In the unit of the measure (enterprises, or cm²).
    pub value: i64,
}

/// A target.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeTarget {
    /// What is counted.
    pub measure: ProgrammeMeasure,
    /// Before the programme began, in the unit of the measure.
    pub baseline: i64,
    /// In rising order of days and values, baseline included.
    pub plan: Vec<PlannedValue>,
    /// How far it is official.
    pub status: Status,
    /// Where it stands; empty when unsourced.
    #[serde(default)]
    pub source: String,
}

impl ProgrammeTarget {
    /// What the plan asks for on a day: the last value that is due, else the baseline.
    #[must_use]
    pub fn planned(&self, day: Date) -> i64 {
        self.plan.iter().rev().find(|planned| planned.by <= day).map_or(self.baseline, |planned| planned.value)
    }
}

/// The targets of a programme.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgrammePack {
    /// What it is.
    pub header: Header,
    /// In the pack's order.
    pub targets: Vec<ProgrammeTarget>,
    /// Hash of the text.
    pub hash: ContentHash,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    pack: Header,
    #[serde(rename = "target")]
    targets: Vec<ProgrammeTarget>,
}

impl ProgrammePack {
    /// Reads a pack and checks that each measure stands once and plans rise.
    ///
    /// # Errors
    /// The first fault, with line and column when the text itself is at fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let shape: Text = read(file, text)?;
        for (at, target) in shape.targets.iter().enumerate() {
            let wrong = |what: &str, hint: &str| {
                Err(PackError::new(format!("the target of `{:?}` {what}", target.measure), hint).in_file(file))
            };
            if shape.targets.iter().skip(at + 1).any(|other| other.measure == target.measure) {
                return wrong("stands twice", "give each measure once");
            }
            let first = target.plan.first().is_some_and(|first| first.value >= target.baseline);
            let rises = target.plan.windows(2).all(|pair| pair[0].by < pair[1].by && pair[0].value <= pair[1].value);
            if !first || !rises {
                return wrong("has a plan that does not rise", "sort `plan` by `by`, values from the baseline up");
            }
            if target.status != Status::Unsourced && target.source.is_empty() {
                return wrong("names no source", "fill `source`, or set status = \"unsourced\"");
            }
        }
        Ok(Self { header: shape.pack, targets: shape.targets, hash: ContentHash::of(text.as_bytes()) })
    }
}
