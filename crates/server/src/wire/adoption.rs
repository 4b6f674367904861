//! Packs before they are adopted: the shipped ones, what a check of one finds, and who would move.

use sanqian::{GradeMove, GroupMoves, PublishIssue};
use serde::Serialize;
use utoipa::ToSchema;

use super::{EnterpriseRef, Grade, Gravity, Measure, Money, Status, Unsourced, Words};

/// An evaluation pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct PackItem {
    /// Code name.
    pub id: String,
    /// Title, Chinese.
    pub title_zh: String,
    /// Title, English.
    pub title_en: String,
    /// Who issued it.
    pub authority: String,
    /// Number of the document; empty when the source gives none.
    pub document: String,
    /// How far it is official.
    pub status: Status,
    /// Whether the live grades are by it.
    pub live: bool,
}

/// What a pack would do to the town, before it is adopted.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PublishCheck {
    /// The pack.
    pub pack: PackItem,
    /// 年度 evaluated.
    pub year: i16,
    /// The gravest first.
    pub findings: Vec<PublishFinding>,
    /// Winners and losers against the live grades; `null` when the pack cannot grade.
    pub what_if: Option<WhatIf>,
    /// Improvements tried on one enterprise each.
    pub tried: u64,
    /// Improvements not tried, because the town would have had to be graded anew too often.
    pub left_out: u64,
    /// What no source gives.
    pub unsourced: Vec<Unsourced>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct PublishFinding {
    /// How grave.
    pub gravity: Gravity,
    /// `blank`, `cannot_grade`, `gap`, `overlap`, `by_text` or `punished`.
    pub kind: String,
    /// Enterprises that it concerns; 0 for one of the text alone.
    pub firms: u32,
    /// One of them.
    pub example: Option<EnterpriseRef>,
    /// In words.
    pub line: Words,
    /// The figure whose improvement is punished.
    pub lever: Option<Measure>,
}

/// Code of a finding's kind, and the lever of a punished improvement.
pub(crate) fn issue(what: &PublishIssue) -> (&'static str, Option<Measure>) {
    match what {
        PublishIssue::Blank { .. } => ("blank", None),
        PublishIssue::CannotGrade => ("cannot_grade", None),
        PublishIssue::Gap => ("gap", None),
        PublishIssue::Overlap { .. } => ("overlap", None),
        PublishIssue::ByText => ("by_text", None),
        PublishIssue::Punished(punished) => ("punished", Some(punished.lever.into())),
    }
}

/// What becomes of the live grades under another pack.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct WhatIf {
    /// Hash of the live pack.
    pub live: String,
    /// Hash of the other.
    pub proposal: String,
    /// 年度 evaluated.
    pub year: i16,
    /// Graded better.
    pub risen: usize,
    /// Graded worse.
    pub fallen: usize,
    /// Graded that were not.
    pub entered: usize,
    /// No longer graded.
    pub left: usize,
    /// Those whose grade or population changes, the furthest fall first.
    pub moves: Vec<FirmMove>,
    /// By trade, scale, village and ownership; those with most falls first.
    pub groups: Vec<GroupOfFirms>,
    /// From grade to grade: rows A, B, C, D, not graded by the live pack; columns the same by the other.
    pub transitions: Vec<Vec<u32>>,
    /// What the live grades cost the public purse a year by the measures; below zero what they yield.
    pub live_amount: Money,
    /// The same by the other pack's grades.
    pub proposal_amount: Money,
    /// In words.
    pub lines: Vec<Words>,
}

impl From<&sanqian::WhatIf> for WhatIf {
    fn from(what_if: &sanqian::WhatIf) -> Self {
        let count = |is: fn(&GradeMove) -> bool| what_if.moves.iter().filter(|moved| is(moved)).count();
        let cell = |row: usize, column: usize| what_if.transitions.iter().map(|t| t.counts[row][column]).sum();
        Self {
            live: what_if.live.0.clone(),
            proposal: what_if.proposal.0.clone(),
            year: what_if.year,
            risen: count(|moved| moved.fall() < 0),
            fallen: count(|moved| moved.fall() > 0),
            entered: count(|moved| moved.from.is_none() && moved.to.is_some()),
            left: count(|moved| moved.from.is_some() && moved.to.is_none()),
            moves: what_if.moves.iter().map(FirmMove::from).collect(),
            groups: what_if.groups.iter().map(GroupOfFirms::from).collect(),
            transitions: (0..5).map(|row| (0..5).map(|column| cell(row, column)).collect()).collect(),
            live_amount: what_if.live_amount.into(),
            proposal_amount: what_if.proposal_amount.into(),
            lines: what_if.lines.iter().map(Words::from).collect(),
        }
    }
}

/// One enterprise that moves.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct FirmMove {
    /// Which.
    pub enterprise: EnterpriseRef,
    /// Grade before; `null` when it was not graded.
    pub from: Option<Grade>,
    /// Grade after.
    pub to: Option<Grade>,
    /// Change of the score, where both give one.
    pub score: Option<f64>,
    /// Change of the amount by the measures.
    pub amount: Money,
}

impl From<&GradeMove> for FirmMove {
    fn from(moved: &GradeMove) -> Self {
        Self {
            enterprise: EnterpriseRef { id: moved.enterprise.0.clone(), name: moved.name.clone() },
            from: moved.from.map(Into::into),
            to: moved.to.map(Into::into),
            score: moved.score,
            amount: moved.amount.into(),
        }
    }
}

/// What becomes of a group of enterprises.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct GroupOfFirms {
    /// Chinese name of what it is a group by, as a code: `行业`, `规模`, `村`, `用地权属`.
    pub by: String,
    /// The same in words.
    pub dimension: Words,
    /// Which group.
    pub group: Words,
    /// Enterprises in it.
    pub firms: u32,
    /// Graded better.
    pub risen: u32,
    /// Graded worse.
    pub fallen: u32,
    /// Graded that were not.
    pub entered: u32,
    /// No longer graded.
    pub left: u32,
    /// Change of the amounts by the measures.
    pub amount: Money,
}

impl From<&GroupMoves> for GroupOfFirms {
    fn from(group: &GroupMoves) -> Self {
        let [dimension, value] = sanqian::group_words(&group.dimension, &group.value);
        Self {
            by: group.dimension.clone(),
            dimension: Words::from(&dimension),
            group: Words::from(&value),
            firms: group.firms,
            risen: group.risen,
            fallen: group.fallen,
            entered: group.entered,
            left: group.left,
            amount: group.amount.into(),
        }
    }
}
