//! Grades over years: who moved, which indicator moved them most, and how far the cut itself moved.

use std::collections::{BTreeMap, BTreeSet};

use model::{Assessment, Cut, Derivation, EnterpriseId, EnterpriseResult, Grade, PopulationResult};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Several years of grades.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Trend {
    /// 年度, rising.
    pub years: Vec<i16>,
    /// By enterprise id.
    pub firms: Vec<FirmTrend>,
    /// From each year to the next.
    pub steps: Vec<YearStep>,
}

/// One enterprise over the years.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FirmTrend {
    /// Which.
    pub enterprise: EnterpriseId,
    /// Its name in the last year that knows it.
    pub name: String,
    /// Grade by year, in the order of [`Trend::years`]; `None` in a year in which it is not graded.
    pub grades: Vec<Option<Grade>>,
    /// Years in D on end, up to the last year; a year without a grade ends them.
    pub years_in_d: u32,
    /// Changes of grade from one year to the next.
    pub moves: Vec<YearMove>,
}

/// A change of grade between two years, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct YearMove {
    /// The later of the two years.
    pub year: i16,
    /// Grade before.
    pub from: Grade,
    /// Grade after.
    pub to: Grade,
    /// Change of the score.
    pub score: f64,
    /// The indicator or adjustment whose points changed most, of those that both years have; the first of equals.
    pub most: Option<PointsChange>,
    /// Change of the score from which the better of the two grades is given in its population, where both years have one.
    pub cut: Option<f64>,
    /// In words.
    pub line: Derivation,
}

/// Points of one indicator or adjustment in two years.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PointsChange {
    /// Code name in the pack.
    pub code: String,
    /// Points before.
    pub before: f64,
    /// Points after.
    pub after: f64,
}

/// What happened between two years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct YearStep {
    /// The earlier year.
    pub from: i16,
    /// The later year.
    pub to: i16,
    /// Rows: A, B, C, D, not graded in the earlier year; columns the same in the later one.
    pub counts: [[u32; 5]; 5],
}

/// Puts runs of several years beside each other; of two runs of a year the later given counts.
///
/// Points of different packs are compared by the codes of their indicators: where a method changed, so may have its points.
/// `name` gives the words for a code; results carry codes alone.
#[must_use]
pub fn trend(assessments: &[Assessment], name: &dyn Fn(&str) -> Derivation) -> Trend {
    let by_year: BTreeMap<i16, &Assessment> = assessments.iter().map(|run| (run.year, run)).collect();
    let runs: Vec<&Assessment> = by_year.values().copied().collect();
    let placed: Vec<BTreeMap<&EnterpriseId, Placed<'_>>> = runs.iter().map(|run| by_enterprise(run)).collect();
    let all: BTreeSet<&EnterpriseId> = placed.iter().flat_map(|year| year.keys().copied()).collect();
    let years: Vec<i16> = by_year.keys().copied().collect();
    let firms: Vec<FirmTrend> = all.iter().filter_map(|enterprise| firm(&years, &placed, enterprise, name)).collect();
    let steps = years.windows(2).enumerate().map(|(place, pair)| {
        let mut counts = [[0; 5]; 5];
        let column = |grade: Option<Grade>| grade.map_or(4, |grade| grade as usize);
        for firm in &firms {
            counts[column(firm.grades[place])][column(firm.grades[place + 1])] += 1;
        }
        YearStep { from: pair[0], to: pair[1], counts }
    });
    Trend { steps: steps.collect(), years, firms }
}

type Placed<'a> = (&'a PopulationResult, &'a EnterpriseResult);

fn by_enterprise(run: &Assessment) -> BTreeMap<&EnterpriseId, Placed<'_>> {
    let results = run.populations.iter().flat_map(|population| population.results.iter().map(move |r| (population, r)));
    results.map(|(population, result)| (&result.candidate.enterprise, (population, result))).collect()
}

fn firm(
    years: &[i16],
    placed: &[BTreeMap<&EnterpriseId, Placed<'_>>],
    enterprise: &EnterpriseId,
    name: &dyn Fn(&str) -> Derivation,
) -> Option<FirmTrend> {
    let found: Vec<Option<Placed<'_>>> = placed.iter().map(|year| year.get(enterprise).copied()).collect();
    let (_, last) = found.iter().rev().find_map(|year| *year)?;
    let grades: Vec<Option<Grade>> = found.iter().map(|year| year.map(|(_, result)| result.grade)).collect();
    let in_d = (0..years.len()).rev().take_while(|place| {
        let consecutive = *place + 1 == years.len() || years[place + 1] == years[*place] + 1;
        grades[*place] == Some(Grade::D) && consecutive
    });
    let moves = (1..years.len()).filter_map(|place| {
        let (before, after) = found[place - 1].zip(found[place])?;
        (before.1.grade != after.1.grade).then(|| moved(years[place], before, after, name))
    });
    Some(FirmTrend {
        enterprise: enterprise.clone(),
        name: last.candidate.name.clone(),
        years_in_d: u32::try_from(in_d.count()).unwrap_or(u32::MAX),
        moves: moves.collect(),
        grades,
    })
}

fn moved(
    year: i16,
    (there, before): Placed<'_>,
    (here, after): Placed<'_>,
    name: &dyn Fn(&str) -> Derivation,
) -> YearMove {
    let better = before.grade.min(after.grade);
    let start = |population: &PopulationResult| {
        let cut: Option<&Cut> = population.cuts.iter().find(|cut| cut.grade == better);
        cut.and_then(|cut| cut.from_score.or(cut.lowest))
    };
    let same = there.population == here.population;
    let cut = start(there).zip(start(here)).filter(|_| same).map(|(then, now)| now - then);
    let changes = points_changes(before, after);
    let most = changes.into_iter().reduce(|most, next| if next.size() > most.size() { next } else { most });
    let (from, to, score) = (before.grade, after.grade, after.score - before.score);
    let (most_zh, most_en) = most.as_ref().map_or_else(Default::default, |most| {
        let (by, name) = (most.after - most.before, name(&most.code));
        (format!("，变动最大的是{}（{by:+.4} 分）", name.zh), format!(", most of it by {} ({by:+.4})", name.en))
    });
    let (cut_zh, cut_en) = cut.map_or_else(Default::default, |cut| {
        (format!("；{better:?} 类分数线 {cut:+.4} 分"), format!("; the cut of {better:?} moved by {cut:+.4}"))
    });
    let line = Derivation {
        zh: format!("{year}年度由 {from:?} 类变为 {to:?} 类：得分 {score:+.4} 分{most_zh}{cut_zh}"),
        en: format!("year {year}: from {from:?} to {to:?}; score {score:+.4}{most_en}{cut_en}"),
    };
    YearMove { year, from, to, score, most, cut, line }
}

impl PointsChange {
    fn size(&self) -> f64 {
        (self.after - self.before).abs()
    }
}

/// By code: indicators that both years have, and adjustments, which are nothing in a year that does not name them.
fn points_changes(before: &EnterpriseResult, after: &EnterpriseResult) -> Vec<PointsChange> {
    let change = |code: &str, before: f64, after: f64| PointsChange { code: code.to_owned(), before, after };
    let indicators = after.indicators.iter().filter_map(|now| {
        let then = before.indicators.iter().find(|then| then.indicator == now.indicator)?;
        Some(change(&now.indicator, then.points, now.points))
    });
    let codes: BTreeSet<&String> =
        before.adjustments.iter().chain(&after.adjustments).map(|added| &added.adjustment).collect();
    let added = |result: &EnterpriseResult, code: &String| {
        result.adjustments.iter().find(|added| added.adjustment == *code).map_or(0.0, |added| added.points)
    };
    let adjustments = codes.into_iter().map(|code| change(code, added(before, code), added(after, code)));
    indicators.chain(adjustments).collect()
}
