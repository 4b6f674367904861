//! Packs tried on the town and kept.

use sanqian::{MeasureEffect, SavedProposal};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Money, WhatIf, Words, china_time};

/// A kept proposal, as the list has it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct ProposalItem {
    /// Its number, from 1.
    pub id: String,
    /// As people call it.
    pub name: String,
    /// Title of its pack.
    pub pack: Words,
    /// 年度 evaluated.
    pub year: i16,
    /// The day of the data.
    pub as_of: String,
    /// Who kept it.
    pub actor: String,
    /// When.
    pub at: String,
    /// Hash of the pack's text.
    pub pack_hash: String,
    /// Hash of the live pack's text.
    pub live_hash: String,
    /// Hash of the snapshot that it read.
    pub snapshot: String,
    /// Hash of the result; trying it again gives the same.
    pub result: String,
    /// Whether it stands on the data and live pack of today.
    pub current: bool,
    /// Graded better.
    pub risen: usize,
    /// Graded worse.
    pub fallen: usize,
}

impl ProposalItem {
    pub(crate) fn new(saved: &SavedProposal, what_if: &sanqian::WhatIf, current: bool) -> Self {
        let count = |is: fn(i32) -> bool| what_if.moves.iter().filter(|moved| is(moved.fall())).count();
        let kept = &saved.proposal;
        Self {
            id: saved.number.to_string(),
            name: kept.name.clone(),
            pack: Words { zh: saved.title.clone(), en: saved.title_en.clone() },
            year: kept.year,
            as_of: kept.as_of.to_string(),
            actor: saved.actor.clone(),
            at: china_time(saved.at_us),
            pack_hash: kept.pack.0.clone(),
            live_hash: kept.live.0.clone(),
            snapshot: kept.snapshot.0.clone(),
            result: kept.result.0.clone(),
            current,
            risen: count(|fall| fall < 0),
            fallen: count(|fall| fall > 0),
        }
    }
}

/// A kept proposal with its result.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct Proposal {
    /// What it is.
    pub item: ProposalItem,
    /// Clauses priced as if the town had adopted them.
    pub adopting: Vec<String>,
    /// Who would move.
    pub what_if: WhatIf,
    /// Clauses that follow from a grade, and what they come to.
    pub measures: Vec<MeasureOfGrade>,
}

/// A clause that follows from a grade, by the live grades and by a proposal's.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(crate) struct MeasureOfGrade {
    /// `pack.clause`.
    pub clause: String,
    /// What it gives or takes.
    pub what: Words,
    /// Whether it is in force here.
    pub in_force: bool,
    /// Enterprises to which it applies, or may for want of facts, by the live grades.
    pub live_firms: u32,
    /// The same by the proposal's grades.
    pub proposal_firms: u32,
    /// Enterprises, by either, for which it has no amount.
    pub unpriced: u32,
    /// What it costs the public purse a year by the live grades; below zero what it yields.
    pub live_amount: Money,
    /// The same by the proposal's grades.
    pub proposal_amount: Money,
    /// Why it has no amount, or not all of it; `null` when nothing is missing.
    pub why: Option<Words>,
}

impl From<&MeasureEffect> for MeasureOfGrade {
    fn from(effect: &MeasureEffect) -> Self {
        Self {
            clause: format!("{}.{}", effect.pack, effect.clause),
            what: Words::from(&effect.what),
            in_force: effect.in_force,
            live_firms: effect.firms[0],
            proposal_firms: effect.firms[1],
            unpriced: effect.unpriced.iter().sum(),
            live_amount: effect.amounts[0].into(),
            proposal_amount: effect.amounts[1].into(),
            why: (!effect.why.zh.is_empty()).then(|| Words::from(&effect.why)),
        }
    }
}
