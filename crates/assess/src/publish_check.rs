//! What an official sees before a pack is adopted: blanks, gaps, overlaps, rules that punish an improvement, winners and
//! losers on the real ledger, and what no source gives. Findings are values; whether to adopt is a person's decision.

mod coverage;
mod monotone;
mod statics;

use model::{Candidate, Derivation, EnterpriseId, Grade, Measure, Unsourced};
use rules::EvaluationPack;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::what_if::{Views, WhatIf, what_if};

/// What a pack would do to the candidates of a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PublishCheck {
    /// The gravest first, then in the order of the checks.
    pub findings: Vec<PublishFinding>,
    /// Winners and losers against the live pack, if there is one and both can grade.
    pub what_if: Option<WhatIf>,
    /// What no source gives.
    pub unsourced: Vec<Unsourced>,
    /// Probes for rules that punish an improvement, and how many of those that were due were not made for want of runs.
    pub probes: Probes,
}

/// How far the search for rules that punish an improvement went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Probes {
    /// Improvements tried on one enterprise.
    pub tried: u64,
    /// Improvements for which the population would have had to be graded anew beyond the runs allowed.
    pub left_out: u64,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    /// The pack cannot grade.
    Error,
    /// Somebody is left out, or an improvement is punished.
    Warning,
    /// Worth knowing.
    Note,
}

/// One finding, with an enterprise that shows it where there is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PublishFinding {
    /// How grave.
    pub gravity: Gravity,
    /// What.
    pub what: PublishIssue,
    /// How many enterprises it concerns; 0 for one of the pack's text alone.
    pub firms: u32,
    /// One of them, the first by id.
    pub example: Option<EnterpriseId>,
    /// In words.
    pub line: Derivation,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PublishIssue {
    /// A number that no source gives and nobody has filled.
    Blank {
        /// Its place in the pack.
        place: String,
    },
    /// The pack cannot grade these candidates.
    CannotGrade,
    /// No population takes them and no list explains it.
    Gap,
    /// Two populations take the same enterprise.
    Overlap {
        /// Their codes.
        populations: [String; 2],
    },
    /// By their text, two populations may take the same enterprise, or none takes it.
    ByText,
    /// An improvement lowers the enterprise's own score or grade.
    Punished(Punished),
}

/// An improvement that is punished.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Punished {
    /// The figure that was improved.
    pub lever: Measure,
    /// What it is, in its stored unit.
    pub from: i64,
    /// What it was improved to.
    pub to: i64,
    /// Ranked score and grade as they are.
    pub before: (f64, Grade),
    /// Ranked score and grade after the improvement; `None` when it is not graded then.
    pub after: Option<(f64, Grade)>,
}

/// Checks a pack on the candidates of a year. `runs` is how many times the population may be graded anew in search of rules
/// that punish an improvement; where marks stand still none is needed.
#[must_use]
pub fn publish_check(
    proposal: &EvaluationPack,
    live: Option<&EvaluationPack>,
    candidates: &[Candidate],
    year: i16,
    views: Views<'_>,
    runs: u64,
) -> PublishCheck {
    let mut check = PublishCheck {
        findings: statics::blanks(proposal, year),
        what_if: None,
        unsourced: proposal.unsourced(year),
        probes: Probes::default(),
    };
    let can_score = check.findings.is_empty();
    check.findings.extend(statics::by_text(proposal));
    if can_score {
        check.findings.extend(coverage::coverage(proposal, candidates, year));
        match monotone::monotone(proposal, candidates, year, runs) {
            Ok((findings, probes)) => {
                check.findings.extend(findings);
                check.probes = probes;
            }
            Err(error) => check.findings.push(PublishFinding {
                gravity: Gravity::Error,
                what: PublishIssue::CannotGrade,
                firms: 0,
                example: None,
                line: Derivation { zh: format!("不能评价：{error}"), en: format!("cannot grade: {error}") },
            }),
        }
        check.what_if = live.and_then(|live| what_if(live, proposal, candidates, year, views).ok());
    }
    // Stable: within a gravity in the order of the checks.
    check.findings.sort_by_key(|finding| finding.gravity);
    check
}
