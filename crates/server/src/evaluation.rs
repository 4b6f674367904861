//! The evaluation of one enterprise as its page shows it: the explanation's indicators beside its peers.

use model::{EnterpriseId, Profile};

use crate::index::Index;
use crate::wire::{Adjustment, Change, Citation, Clause, EvaluationResult, Indicator, Input, PeerGroup, Words};

/// Grade, score and indicators; `None` when not graded.
pub(crate) fn result(index: &Index, id: &EnterpriseId, profile: Option<&Profile>) -> Option<EvaluationResult> {
    let (population, result) = index.result(id)?;
    let explanation = index.work.explanation(id)?;
    // A work that has run can be asked; were it not so, the page still shows the rest.
    let path = index.work.path(id).ok().flatten();
    let indicators = explanation.indicators.iter().map(|indicator| {
        let peers = profile.and_then(|profile| profile.peers.iter().find(|p| p.indicator == indicator.indicator));
        let inputs = indicator.inputs.iter().map(|input| Input {
            fact: input.fact.clone(),
            zh: input.name.zh.clone(),
            en: input.name.en.clone(),
            amount: input.amount,
            unit: input.unit.clone(),
            department_zh: input.department.map(|department| department.zh().to_owned()),
            sources: input.citations.iter().map(Citation::from).collect(),
            derivation: input.derivation.as_ref().map(Words::from),
        });
        Indicator {
            indicator: indicator.indicator.clone(),
            zh: indicator.name.zh.clone(),
            en: indicator.name.en.clone(),
            unit: indicator.unit.clone(),
            value: indicator.value,
            benchmark: indicator.benchmark,
            weight: indicator.weight,
            points: indicator.points,
            scored: indicator.scored.into(),
            inputs: inputs.collect(),
            benchmark_from: indicator.benchmark_from.as_ref().map(Words::from),
            formula: Words::from(&indicator.formula),
            clause: Clause::from(&indicator.clause),
            peer_median: peers.and_then(|peers| peers.peer_median),
            percentile: peers.and_then(|peers| peers.percentile),
            peers: peers.map(|peers| PeerGroup {
                zh: peers.peer_group.zh.clone(),
                en: peers.peer_group.en.clone(),
                count: peers.peers,
            }),
        }
    });
    Some(EvaluationResult {
        population: population.population.clone(),
        population_zh: population.zh.clone(),
        population_en: population.en.clone(),
        initial: result.initial.into(),
        grade: result.grade.into(),
        adjustments: explanation.adjustments.iter().map(Adjustment::from).collect(),
        changes: explanation.changes.iter().map(Change::from).collect(),
        score: result.ranked_score,
        rank: result.rank,
        of: population.firms,
        indicators: indicators.collect(),
        path: path.iter().flat_map(|path| &path.lines).map(Words::from).collect(),
        statistics_only: result.statistics_only.iter().map(|measure| (*measure).into()).collect(),
    })
}
