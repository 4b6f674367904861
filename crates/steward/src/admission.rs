//! Admission of projects to a park, and scored checklists (星级管家、工业社区、十化三场景). What is not known is asked for; it neither
//! refuses a project nor scores a park.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Clause, Derivation};
use rules::{AdmissionCriterion, PackError, Side, StewardPack};
use schemars::JsonSchema;
use serde::Serialize;

/// What a criterion says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CriterionOutcome {
    /// It is met.
    Met,
    /// It is not met.
    NotMet,
    /// The figure was not collected.
    Unknown,
}

/// One criterion of a project.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CriterionResult {
    /// Code.
    pub code: String,
    /// What it says.
    pub outcome: CriterionOutcome,
    /// Points got.
    pub points: u32,
    /// With figure and limit.
    pub because: Derivation,
    /// Where the criterion comes from.
    pub clause: Clause,
}

/// What the criteria propose. A person decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AdmissionProposal {
    /// 建议准入
    Admit,
    /// 建议不予准入
    Refuse,
    /// 先补充资料: what is unknown could turn it.
    Ask,
}

/// A project against a park's criteria.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Admission {
    /// In the pack's order.
    pub criteria: Vec<CriterionResult>,
    /// Points got.
    pub points: u32,
    /// Points that would be got if every unknown were met.
    pub possible: u32,
    /// Points that are needed.
    pub needed: u32,
    /// What follows.
    pub proposal: AdmissionProposal,
}

/// A project's figures against the criteria of a park on a day.
///
/// # Errors
/// When the pack has no limit on that day.
pub fn admission(
    pack: &StewardPack,
    park: &str,
    figures: &BTreeMap<String, f64>,
    day: Date,
) -> Result<Admission, PackError> {
    let mut criteria = Vec::new();
    let (mut barred, mut open_bar, mut possible) = (false, false, 0);
    let of_park = |one: &&AdmissionCriterion| one.parks.is_empty() || one.parks.iter().any(|code| code == park);
    for criterion in pack.criteria.iter().filter(of_park) {
        let limit = pack.parameters.at(&criterion.limit, day)?;
        let unit = &pack.parameters.get(&criterion.limit)?.unit;
        let figure = figures.get(&criterion.code).copied();
        let outcome = match (figure, criterion.side) {
            (None, _) => CriterionOutcome::Unknown,
            (Some(figure), Side::AtLeast) if figure >= limit => CriterionOutcome::Met,
            (Some(figure), Side::AtMost) if figure <= limit => CriterionOutcome::Met,
            _ => CriterionOutcome::NotMet,
        };
        barred |= criterion.required && outcome == CriterionOutcome::NotMet;
        open_bar |= criterion.required && outcome == CriterionOutcome::Unknown;
        possible += if outcome == CriterionOutcome::NotMet { 0 } else { criterion.points };
        let (side_zh, side_en) = match criterion.side {
            Side::AtLeast => ("不低于", "at least"),
            Side::AtMost => ("不高于", "at most"),
        };
        let (own_zh, own_en) = match figure {
            Some(figure) => (format!("{figure}{unit}"), format!("{figure} {unit}")),
            None => ("未采集".to_owned(), "not collected".to_owned()),
        };
        criteria.push(CriterionResult {
            code: criterion.code.clone(),
            outcome,
            points: if outcome == CriterionOutcome::Met { criterion.points } else { 0 },
            because: Derivation {
                zh: format!("{}：{own_zh}，须{side_zh}{limit}{unit}", criterion.zh),
                en: format!("{}: {own_en}, must be {side_en} {limit} {unit}", criterion.en),
            },
            clause: criterion.clause.clone(),
        });
    }
    let points = criteria.iter().map(|one| one.points).sum();
    let least = pack.parameters.at("admission.least", day)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "points, clamped to what fits")]
    let needed = least.ceil().clamp(0.0, 1e6) as u32;
    let proposal = match () {
        () if barred || possible < needed => AdmissionProposal::Refuse,
        () if open_bar || points < needed => AdmissionProposal::Ask,
        () => AdmissionProposal::Admit,
    };
    Ok(Admission { criteria, points, possible, needed, proposal })
}

/// A scored checklist.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Score {
    /// Σ of the items.
    pub points: u32,
    /// Most that can be had.
    pub most: u32,
    /// Stars, when the checklist is starred.
    pub stars: Option<u32>,
}

/// Why a checklist was not scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NotScored {
    /// The pack has no such checklist.
    NoChecklist,
    /// No source gives its content; an official must fill it in.
    Blank,
    /// Items that were not scored.
    Missing(Vec<String>),
    /// Items with more points than they can have.
    TooMany(Vec<String>),
}

/// Scores a checklist from points by item.
///
/// # Errors
/// Why it cannot be scored: nothing is counted as 0 because it is not known.
pub fn score(pack: &StewardPack, checklist: &str, given: &BTreeMap<String, u32>) -> Result<Score, NotScored> {
    score_list(pack.checklist(checklist).ok_or(NotScored::NoChecklist)?, given)
}

/// The same for a list as it stands on a day.
///
/// # Errors
/// As for [`score`].
pub fn score_list(list: &rules::ScoredChecklist, given: &BTreeMap<String, u32>) -> Result<Score, NotScored> {
    if list.items.is_empty() {
        return Err(NotScored::Blank);
    }
    let named = |fails: &dyn Fn(&rules::ScoredItem) -> bool| -> Vec<String> {
        list.items.iter().filter(|item| fails(item)).map(|item| item.code.clone()).collect()
    };
    let missing = named(&|item| !given.contains_key(&item.code));
    if !missing.is_empty() {
        return Err(NotScored::Missing(missing));
    }
    let too_many = named(&|item| given.get(&item.code).is_some_and(|points| *points > item.points));
    if !too_many.is_empty() {
        return Err(NotScored::TooMany(too_many));
    }
    let points: u32 = list.items.iter().filter_map(|item| given.get(&item.code)).sum();
    let most: u32 = list.items.iter().map(|item| item.points).sum();
    let reached = list.stars.iter().filter(|share| f64::from(points) >= **share * f64::from(most)).count();
    let stars = (!list.stars.is_empty()).then(|| u32::try_from(reached).unwrap_or(u32::MAX));
    Ok(Score { points, most, stars })
}
