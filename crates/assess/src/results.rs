//! From columns to the results of enterprises.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    AdjustmentResult, Candidate, ChangedBy, Columns, Cut, Department, EnterpriseId, EnterpriseResult, Grade,
    GradeChange, IndicatorResult, ManualGrade, Measure, NotGraded, PlotResult, PopulationResult,
};
use rules::CutBy;

use crate::engine::{Graded, GradedPopulation, Plan, PopulationPlan, Standing, left};
use crate::lacks;

/// What came of a run.
pub(crate) struct Results {
    pub(crate) populations: Vec<PopulationResult>,
    pub(crate) not_graded: Vec<NotGraded>,
}

impl Results {
    /// The results of the candidates of each unit, which is a row of the columns.
    pub(crate) fn new(
        plan: &Plan<'_>,
        candidates: &[&Candidate],
        units: &[Vec<usize>],
        columns: &Columns,
        graded: &Graded<'_>,
    ) -> Self {
        let mut populations = Vec::new();
        for (rules, population) in plan.populations.iter().zip(&graded.populations) {
            let source = Source { plan, rules, population, candidates, units, graded };
            populations.extend((0..population.parts().len().max(1)).map(|part| source.part(part)));
        }
        let not_graded = graded
            .standing
            .iter()
            .zip(units)
            .enumerate()
            .filter(|(_, (standing, _))| !matches!(standing, Standing::In(_)))
            .flat_map(|(row, (standing, members))| {
                members.iter().map(move |member| lacks::not_graded(plan, candidates[*member], *standing, columns, row))
            })
            .collect();
        Self { populations, not_graded }
    }

    /// Puts the results of the merged evaluation beside those of each enterprise by itself.
    pub(crate) fn add_plots(&mut self, together: &Self) {
        let plots: BTreeMap<&EnterpriseId, &PlotResult> = together
            .populations
            .iter()
            .flat_map(|population| &population.results)
            .filter_map(|result| Some((&result.candidate.enterprise, result.plot.as_ref()?)))
            .collect();
        for result in self.populations.iter_mut().flat_map(|population| &mut population.results) {
            result.plot = plots.get(&result.candidate.enterprise).map(|plot| (*plot).clone());
        }
    }

    /// Applies decisions; the first that changes nothing is handed back.
    pub(crate) fn decide<'d>(&mut self, decisions: &'d [ManualGrade]) -> Result<(), &'d EnterpriseId> {
        let mut seen = BTreeSet::new();
        for decision in decisions {
            let mut results = self.populations.iter_mut().flat_map(|population| &mut population.results);
            let result = results.find(|result| result.candidate.enterprise == decision.enterprise);
            let Some(result) = result.filter(|_| seen.insert(&decision.enterprise)) else {
                return Err(&decision.enterprise);
            };
            let (from, to) = (result.grade, decision.grade);
            result.changes.push(GradeChange { from, to, by: ChangedBy::Decision(decision.clone()) });
            result.grade = to;
        }
        for population in &mut self.populations {
            recount(population);
        }
        Ok(())
    }
}

/// Firms and lowest score of each grade, after grades have changed.
fn recount(population: &mut PopulationResult) {
    for cut in &mut population.cuts {
        let with = population.results.iter().filter(|result| result.grade == cut.grade);
        cut.firms = u32::try_from(with.count()).unwrap_or(u32::MAX);
    }
}

/// Where the results of a population are read from.
struct Source<'a> {
    plan: &'a Plan<'a>,
    rules: &'a PopulationPlan<'a>,
    population: &'a GradedPopulation<'a>,
    candidates: &'a [&'a Candidate],
    units: &'a [Vec<usize>],
    graded: &'a Graded<'a>,
}

impl Source<'_> {
    fn part(&self, part: usize) -> PopulationResult {
        let within = &self.rules.rules.rank_within;
        let key = self.population.parts().get(part).cloned().unwrap_or_default();
        let names: Vec<(String, String)> =
            within.iter().zip(&key).map(|(fact, value)| self.part_name(fact, value)).collect();
        let (zh, en): (Vec<String>, Vec<String>) = names.into_iter().unzip();
        let named = |whole: &str, parts: &[String]| {
            if parts.is_empty() { whole.to_owned() } else { format!("{whole}·{}", parts.join("·")) }
        };
        let members = (0..self.population.rows.len()).filter(|member| self.population.part(*member) == part);
        let mut results: Vec<EnterpriseResult> = members.flat_map(|member| self.member(member)).collect();
        results.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.candidate.enterprise.cmp(&b.candidate.enterprise)));
        let firms = self.population.firms.get(part).copied().unwrap_or(0);
        PopulationResult {
            population: self.rules.rules.code.clone(),
            part: within.iter().cloned().zip(key).collect(),
            zh: named(&self.rules.rules.zh, &zh),
            en: named(&self.rules.rules.en, &en),
            firms,
            cuts: self.cuts(&results),
            results,
        }
    }

    fn part_name(&self, fact: &str, value: &str) -> (String, String) {
        let group = self.plan.pack.groups.iter().find(|group| fact == "group" && group.code == value);
        match group {
            Some(group) => (group.zh.clone(), group.en.clone()),
            None if value.is_empty() => ("未采集".to_owned(), "not collected".to_owned()),
            None => (value.to_owned(), value.to_owned()),
        }
    }

    /// The result of each enterprise of a member.
    fn member(&self, member: usize) -> Vec<EnterpriseResult> {
        let row = self.population.rows[member] as usize;
        let unit = &self.units[row];
        let (changes, grade) = self.changes(member, row);
        let plot = (unit.len() > 1).then(|| PlotResult {
            plot: self.candidates[unit[0]].plot.clone().unwrap_or_default(),
            members: {
                let mut members: Vec<_> = unit.iter().map(|index| self.candidates[*index].enterprise.clone()).collect();
                members.sort();
                members
            },
            ranked_score: self.population.ranked[member],
            rank: self.population.rank[member],
            grade,
        });
        let indicators = self.indicators(member);
        unit.iter()
            .map(|index| EnterpriseResult {
                candidate: self.candidates[*index].clone(),
                indicators: indicators.clone(),
                adjustments: self.adjustments(member),
                score: self.population.score[member],
                ranked_score: self.population.ranked[member],
                rank: self.population.rank[member],
                initial: self.population.initial[member],
                changes: changes.clone(),
                grade,
                plot: plot.clone(),
                statistics_only: self.statistics_only(self.candidates[*index]),
            })
            .collect()
    }

    fn indicators(&self, member: usize) -> Vec<IndicatorResult> {
        let population = self.population;
        let items = self.rules.items.iter().enumerate();
        items
            .map(|(index, item)| {
                let value = population.value(index, member);
                let alone = value.map(|_| population.uncapped(index, member));
                IndicatorResult {
                    indicator: item.rules.code.clone(),
                    value,
                    benchmark: population.benchmark(index, member),
                    range: population.range(index, member),
                    place: population.place(index, member),
                    weight: item.weight,
                    points: population.points(index, member),
                    scored: population.scored(index, member),
                    uncapped: alone.filter(|alone| {
                        item.most.is_some_and(|most| *alone > most) || item.fewest.is_some_and(|fewest| *alone < fewest)
                    }),
                }
            })
            .collect()
    }

    fn adjustments(&self, member: usize) -> Vec<AdjustmentResult> {
        let rules = self.plan.pack.adjustments.iter().zip(&self.population.adjustments);
        rules
            .filter(|(_, (_, points))| points[member] != 0.0)
            .map(|(rule, (percent, points))| AdjustmentResult {
                adjustment: rule.code.clone(),
                percent: percent.as_ref().map(|percent| percent[member]),
                points: points[member],
            })
            .collect()
    }

    /// What changed the initial grade, and the grade after it.
    fn changes(&self, member: usize, row: usize) -> (Vec<GradeChange>, Grade) {
        let mut grade = self.population.initial[member];
        let mut changes = Vec::new();
        let mut change = |to: Grade, by: ChangedBy| {
            if to != grade {
                changes.push(GradeChange { from: grade, to, by });
                grade = to;
            }
            grade
        };
        let mut now = self.population.initial[member];
        for (rule, holds) in self.plan.pack.regrades.iter().zip(&self.population.regrades) {
            if holds[member] {
                now = change(left(rule, now), ChangedBy::Rule { regrade: rule.code.clone() });
            }
        }
        let list = self.graded.managed.get(row).copied().flatten();
        let list = list.map(|index| &self.plan.pack.lists[usize::from(index)]);
        if let Some((list, managed)) = list.and_then(|list| Some((list, list.treat.managed_as()?))) {
            now = change(managed, ChangedBy::List { list: list.code.clone() });
        }
        (changes, now)
    }

    /// The measures of the population's indicators for which only identifiable statistics vouch.
    fn statistics_only(&self, candidate: &Candidate) -> Vec<Measure> {
        let used = self.rules.rules.indicators.iter().flat_map(rules::Indicator::measures);
        let vouched = |measure: &Measure| {
            candidate.inputs.get(measure).is_some_and(|input| input.department == Department::Statistics)
        };
        let only: BTreeSet<Measure> = used.filter(vouched).collect();
        only.into_iter().collect()
    }

    fn cuts(&self, results: &[EnterpriseResult]) -> Vec<Cut> {
        let quotas = &self.rules.quotas;
        let ends = [Some(quotas.cuts[0]), Some(quotas.cuts[1]), Some(quotas.cuts[2]), None];
        [Grade::A, Grade::B, Grade::C, Grade::D]
            .into_iter()
            .zip(ends)
            .map(|(grade, end)| {
                let lowest = results.iter().filter(|result| result.initial == grade).map(|result| result.ranked_score);
                let with = results.iter().filter(|result| result.grade == grade).count();
                Cut {
                    grade,
                    firms: u32::try_from(with).unwrap_or(u32::MAX),
                    lowest: lowest.reduce(f64::min),
                    up_to: (quotas.by == CutBy::Rank).then(|| end.unwrap_or(1.0)),
                    from_score: end.filter(|_| quotas.by == CutBy::Score),
                }
            })
            .collect()
    }
}
