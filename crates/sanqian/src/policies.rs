//! What applies to an enterprise of the town by policy and by measure, and why the others do not.

use model::{Assessment, Candidate, EnterpriseId, FactValue, Grade, PolicyAnswer, PolicyFacts, PolicySubject};
use rules::{FactDeclaration, FactKind, MEASURES, PolicyPack, Quantity, measure_name};

use crate::groups::is_manufacturing;
use crate::{Failure, Work};

/// Name and text of each shipped pack of policy clauses and measures.
pub(crate) const POLICIES: [(&str, &str); 11] = [
    ("rulepacks/policy/national/pack.toml", include_str!("../../../rulepacks/policy/national/pack.toml")),
    ("rulepacks/policy/zhejiang/pack.toml", include_str!("../../../rulepacks/policy/zhejiang/pack.toml")),
    ("rulepacks/policy/ningbo/pack.toml", include_str!("../../../rulepacks/policy/ningbo/pack.toml")),
    ("rulepacks/policy/cixi/pack.toml", include_str!("../../../rulepacks/policy/cixi/pack.toml")),
    ("rulepacks/policy/proposal/pack.toml", include_str!("../../../rulepacks/policy/proposal/pack.toml")),
    (
        "rulepacks/measures/zhejiang-land-use-tax-2019/pack.toml",
        include_str!("../../../rulepacks/measures/zhejiang-land-use-tax-2019/pack.toml"),
    ),
    ("rulepacks/measures/land-use-tax/pack.toml", include_str!("../../../rulepacks/measures/land-use-tax/pack.toml")),
    (
        "rulepacks/measures/cixi-electricity/pack.toml",
        include_str!("../../../rulepacks/measures/cixi-electricity/pack.toml"),
    ),
    (
        "rulepacks/measures/qingdao-gas-2022/pack.toml",
        include_str!("../../../rulepacks/measures/qingdao-gas-2022/pack.toml"),
    ),
    (
        "rulepacks/measures/environmental-tax/pack.toml",
        include_str!("../../../rulepacks/measures/environmental-tax/pack.toml"),
    ),
    (
        "rulepacks/measures/zhejiang-utilities/pack.toml",
        include_str!("../../../rulepacks/measures/zhejiang-utilities/pack.toml"),
    ),
];

/// What a result says of an enterprise.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GradeFacts {
    /// Its grade, when it has one.
    pub grade: Option<Grade>,
    /// Whether the result is published.
    pub published: bool,
    /// Whether it stands on identifiable statistics.
    pub statistics_only: bool,
}

/// A fact as a pack declares it; `None` when nobody knows it, or when the pack means another kind or unit by the name.
pub(crate) fn known(fact: &FactDeclaration, candidate: &Candidate, result: GradeFacts) -> Option<FactValue> {
    let measure = MEASURES.into_iter().find(|measure| measure_name(*measure) == fact.code);
    let value = match (measure, fact.code.as_str()) {
        (Some(measure), _) => {
            let unit = Quantity::unit_of(measure, &fact.unit)?;
            FactValue::Number(unit.show(candidate.inputs.get(&measure)?.amount))
        }
        (None, "manufacturing") => FactValue::Truth(is_manufacturing(&candidate.industry)?),
        (None, "grade") => FactValue::Text(format!("{:?}", result.grade?)),
        (None, "grade_published") => result.grade.map(|_| FactValue::Truth(result.published))?,
        (None, "basis_statistics_only") => result.grade.map(|_| FactValue::Truth(result.statistics_only))?,
        // In D the years on end are a matter of earlier results, which may not be in the ledger.
        (None, "consecutive_d") if result.grade? != Grade::D && fact.unit == "年" => FactValue::Number(0.0),
        _ => return None,
    };
    (FactKind::from(&value) == fact.kind).then_some(value)
}

impl Work {
    /// The answer of every shipped clause about an enterprise, on the snapshot's day: what the town's files say is asked, and
    /// what they do not say is answered as unknown, by name. A measure rests on `published`, the final result of the year
    /// ([`crate::Office::published`]); without one the grade is today's and counts as not published. `adopting` names
    /// clauses as `pack.clause` that are answered as if the town had adopted them.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for a clause that no pack has; [`Failure::Shape`] when a pack declares a fact of another kind than the
    /// town's.
    pub fn policies(
        &self,
        enterprise: &EnterpriseId,
        published: Option<&Assessment>,
        adopting: &[String],
    ) -> Result<Vec<PolicyAnswer>, Failure> {
        let adopting: Vec<(&str, &str)> =
            adopting.iter().map(|name| name.split_once('.').unwrap_or((name, ""))).collect();
        let mut adopted = 0;
        let candidate = self.candidates.iter().find(|candidate| candidate.enterprise == *enterprise);
        let graded = published.unwrap_or(&self.assessment).of(enterprise);
        let result = GradeFacts {
            grade: graded.map(|(_, result)| result.grade),
            published: published.is_some(),
            statistics_only: graded.is_some_and(|(_, result)| !result.statistics_only.is_empty()),
        };
        let mut answers = Vec::new();
        for (file, text) in POLICIES {
            let pack = PolicyPack::parse(file, text)?;
            let of_pack = adopting.iter().filter(|(id, _)| *id == pack.header.id).map(|(_, clause)| *clause);
            let codes: Vec<&str> = of_pack.collect();
            adopted += codes.len();
            let pack = pack.adopting(&codes)?;
            let declared =
                pack.facts.iter().filter_map(|fact| Some((fact.code.clone(), known(fact, candidate?, result)?)));
            let facts: PolicyFacts = declared.collect();
            let answered = pack.answer(PolicySubject::Enterprise, &facts, self.snapshot.as_of);
            answers.extend(answered.map_err(|mismatch| Failure::Shape(mismatch.to_string()))?);
        }
        if adopted < adopting.len() {
            let names: Vec<String> = adopting.iter().map(|(id, clause)| format!("{id}.{clause}")).collect();
            return Err(Failure::NotFound {
                what: "policy clause",
                name: names.join(" "),
                hint: "write PACK.CLAUSE as `sanqian policies` lists them, e.g. zhejiang-utilities.water".to_owned(),
            });
        }
        Ok(answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_policies_pass_their_cases() {
        for (file, text) in POLICIES {
            let pack = PolicyPack::parse(file, text).unwrap_or_else(|error| panic!("{error}"));
            let cases = pack.run_cases();
            assert!(!cases.is_empty(), "{file} has no case");
            assert!(cases.iter().all(|case| case.passed), "{file}: {cases:?}");
        }
    }
}
