//! What applies to an enterprise of the town by policy and by measure, and why the others do not.

use std::collections::BTreeMap;

use model::{Assessment, EnterpriseId, FactValue, Grade, PolicyAnswer, PolicyFacts, PolicySubject};
use rules::{FactKind, MEASURES, PolicyPack, Quantity, measure_name};

use crate::{Failure, Work};

/// Name and text of each shipped pack of policy clauses and measures.
const POLICIES: [(&str, &str); 11] = [
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

/// By name: unit and value.
type KnownFacts = BTreeMap<&'static str, (&'static str, FactValue)>;

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
        let known = self.policy_facts(enterprise, published);
        let mut answers = Vec::new();
        for (file, text) in POLICIES {
            let pack = PolicyPack::parse(file, text)?;
            let of_pack = adopting.iter().filter(|(id, _)| *id == pack.header.id).map(|(_, clause)| *clause);
            let codes: Vec<&str> = of_pack.collect();
            adopted += codes.len();
            let pack = pack.adopting(&codes)?;
            // A pack of a fact by the same name but of another kind or unit means something else by it.
            let declared = pack.facts.iter().filter_map(|fact| {
                let (unit, value) = known.get(fact.code.as_str())?;
                (fact.unit == *unit && FactKind::from(value) == fact.kind).then(|| (fact.code.clone(), value.clone()))
            });
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

    /// What is known of an enterprise, with the unit of each number.
    fn policy_facts(&self, enterprise: &EnterpriseId, published: Option<&Assessment>) -> KnownFacts {
        let mut facts = KnownFacts::new();
        let Some(candidate) = self.candidates.iter().find(|candidate| candidate.enterprise == *enterprise) else {
            return facts;
        };
        for measure in MEASURES {
            if let (Some(input), Some(unit)) = (candidate.inputs.get(&measure), Quantity::first_unit(measure)) {
                facts.insert(measure_name(measure), (unit.symbol, FactValue::Number(unit.show(input.amount))));
            }
        }
        if let Some((_, result)) = published.unwrap_or(&self.assessment).of(enterprise) {
            facts.insert("grade", ("", FactValue::Text(format!("{:?}", result.grade))));
            facts.insert("basis_statistics_only", ("", FactValue::Truth(!result.statistics_only.is_empty())));
            facts.insert("grade_published", ("", FactValue::Truth(published.is_some())));
            if result.grade != Grade::D {
                facts.insert("consecutive_d", ("年", FactValue::Number(0.0)));
            }
        }
        facts
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
