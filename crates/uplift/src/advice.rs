//! One-enterprise-one-plan lines (一企一策): what to do next, with the figures that say so.

use model::{Department, Derivation, EnterpriseId, Entitlement, Measure};
use rules::{AdviceCondition, AdviceRule};

use crate::context::Context;
use crate::energy::{energy_unit, value, wasteful};

/// The pack's lines that are due for an enterprise.
pub(crate) fn advice(context: &Context<'_>, enterprise: &EnterpriseId) -> Vec<Entitlement> {
    let line = |rule: &AdviceRule| {
        let mut because = reason(context, enterprise, rule.when)?;
        if rule.question {
            because.zh.insert_str(0, "询问：");
            because.en.insert_str(0, "a question, not a finding: ");
        }
        Some(Entitlement {
            code: rule.code.clone(),
            zh: rule.zh.clone(),
            en: rule.en.clone(),
            applies: true,
            because,
            clause: rule.clause.clone(),
        })
    };
    context.inputs.pack.advice.iter().filter_map(line).collect()
}

pub(crate) fn reason(context: &Context<'_>, enterprise: &EnterpriseId, when: AdviceCondition) -> Option<Derivation> {
    let graded = context.results.get(enterprise);
    match when {
        AdviceCondition::GradeD => {
            let (population, result) = graded.filter(|_| context.may_be_uplifted(enterprise))?;
            let (rank, firms) = (result.rank, population.results.len());
            (result.grade == model::Grade::D).then(|| Derivation {
                zh: format!("评价为D类，{}第{rank}名，共{firms}家", population.zh),
                en: format!("graded D, rank {rank} of {firms} {}", population.en),
            })
        }
        AdviceCondition::NotGraded => {
            let entry = context.inputs.assessment.not_graded.iter().find(|entry| &entry.enterprise == enterprise)?;
            Some(Derivation { zh: entry.reason_zh.clone(), en: entry.reason_en.clone() })
        }
        AdviceCondition::InsuredBelowDeclared => insured_below_declared(context, enterprise),
        AdviceCondition::HighEnergyLowYield => high_energy(context, enterprise),
        AdviceCondition::TaxPerMuBelowPeers => below_peers(context, enterprise),
        AdviceCondition::StatisticsOnly => {
            let (_, result) = graded.filter(|(_, result)| !result.statistics_only.is_empty())?;
            let count = result.statistics_only.len();
            Some(Derivation {
                zh: format!("{count}项评价数据只有统计数据，不得据以采取措施"),
                en: format!("{count} of its figures stand on identifiable statistics, on which no measure may rest"),
            })
        }
        AdviceCondition::Findings => {
            let count = context.findings.get(enterprise)?.len();
            Some(Derivation {
                zh: format!("有{count}项疑点，均须现场核实"),
                en: format!("findings: {count}, each a suspicion until it is verified on site"),
            })
        }
    }
}

/// Staff is compared only when the enterprise itself declared it: statistics may not be used for this (统计法 §28).
fn insured_below_declared(context: &Context<'_>, enterprise: &EnterpriseId) -> Option<Derivation> {
    let year = context.inputs.assessment.year;
    let known = context.inputs.snapshot.enterprises.get(enterprise)?;
    let insured = known.insurance.iter().find(|stated| stated.is.year == year)?.is.insured;
    let staff = context.candidates.get(enterprise)?.inputs.get(&Measure::Staff)?;
    if staff.department != Department::Enterprise || staff.amount <= 0 {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "thousandths of a person, far below 2^53")]
    let (insured, staff) = (insured.0 as f64 / 1000.0, staff.amount as f64 / 1000.0);
    let limit = context.limits.insured_share;
    (insured < staff * limit).then(|| {
        let share = insured / staff;
        Derivation {
            zh: format!("参保{insured:.1}人，申报职工{staff:.1}人，占{share:.2}，低于{limit}"),
            en: format!("{insured:.1} insured of {staff:.1} declared, a share of {share:.2}, below {limit}"),
        }
    })
}

fn high_energy(context: &Context<'_>, enterprise: &EnterpriseId) -> Option<Derivation> {
    let (population, result) = context.results.get(enterprise)?;
    let found = wasteful(context, population, result)?;
    let rule = context.inputs.pack.energy.iter().find(|rule| rule.population == population.population)?;
    let (unit, factor) = (energy_unit(rule).symbol, context.limits.energy_factor);
    let (own, median) = (found.intensity, found.intensity_median);
    let (land, land_median) = (found.tax_per_mu, found.tax_per_mu_median);
    Some(Derivation {
        zh: format!(
            "能耗强度{own:.4}{unit}/万元，高于同行中位数{median:.4}的{factor}倍；亩均税收{land:.4}，低于评价对象中位数{land_median:.4}"
        ),
        en: format!(
            "energy per output {own:.4} {unit}/万元, above {factor} times the peers' median {median:.4}; tax per mu {land:.4}, below the population's median {land_median:.4}"
        ),
    })
}

fn below_peers(context: &Context<'_>, enterprise: &EnterpriseId) -> Option<Derivation> {
    let (population, result) = context.results.get(enterprise)?;
    let rule = context.inputs.pack.energy.iter().find(|rule| rule.population == population.population)?;
    let own = value(result, &rule.land)?;
    let median = context.peers.median(population, result, &rule.land)?;
    (own < median).then(|| Derivation {
        zh: format!("亩均税收{own:.4}，低于同行中位数{median:.4}"),
        en: format!("tax per mu {own:.4}, below the peers' median {median:.4}"),
    })
}
