//! The duties that follow from a step, with their days.

use std::collections::BTreeMap;

use model::{Duty, Refusal, RunningClock};

use super::Attempt;

/// In the step's order; those that the measure does not call for are left out.
pub(super) fn follow(attempt: &Attempt<'_>, clocks: &BTreeMap<String, RunningClock>) -> Result<Vec<Duty>, Refusal> {
    let pack = attempt.rules.pack;
    let measure = attempt.measure_if_any();
    let mut duties = Vec::new();
    for code in &attempt.step.duties {
        let rule = pack.duty(code).map_err(|error| attempt.unreachable(&error))?;
        if rule.measure_is.iter().any(|what| !measure.is_some_and(|measure| measure.has(*what))) {
            continue;
        }
        let mut clauses: Vec<_> = rule.clauses.iter().map(rules::CitedClause::clause).collect();
        if let Some(clock) = &rule.clock {
            let clock = pack.clock(clock).map_err(|error| attempt.unreachable(&error))?;
            clauses.extend(attempt.clauses_of(clock));
        }
        let mut seen = std::collections::BTreeSet::new();
        clauses.retain(|clause| seen.insert(clause.clone()));
        duties.push(Duty {
            code: rule.code.clone(),
            who_zh: rule.who_zh.clone(),
            who_en: rule.who_en.clone(),
            zh: rule.zh.clone(),
            en: rule.en.clone(),
            by: rule.clock.as_ref().and_then(|clock| clocks.get(clock)).map(|clock| clock.due),
            clauses,
        });
    }
    Ok(duties)
}
