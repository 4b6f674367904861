//! The facts on which a plan for one enterprise rests, each with its reason. They are derived from what other verbs found; none is
//! entered by hand, and whether an enterprise is willing is none of them.

use std::collections::{BTreeMap, BTreeSet};

use model::statement::RegistrationStatus;
use model::{BuildingId, Cm2, Derivation, EnterpriseId, Grade, ParcelId, PlanFact};
use rules::{AdviceCondition, PackError, PlanPack};

use crate::advice::reason;
use crate::context::Context;
use crate::norms::{NormPosition, NormTarget, Norms};
use crate::peers::division;

/// What the daily work has shown of enterprises, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFacts {
    /// Violations that were verified on site, in cases that do not rest.
    pub violations: BTreeMap<EnterpriseId, Derivation>,
    /// Cases of lawful closure that do not rest.
    pub closures: BTreeMap<EnterpriseId, Derivation>,
    /// Members of the association.
    pub members: BTreeSet<EnterpriseId>,
}

/// The facts that hold of an enterprise. O(log n) but for its own land, leases and neighbours.
///
/// # Errors
/// When the plan pack lacks a number on the snapshot's day.
pub fn plan_facts(
    context: &Context<'_>,
    norms: &Norms,
    pack: &PlanPack,
    cases: &CaseFacts,
    enterprise: &EnterpriseId,
) -> Result<BTreeMap<PlanFact, Derivation>, PackError> {
    let mut facts = BTreeMap::new();
    let mut holds = |fact: PlanFact, why: Option<Derivation>| {
        if let Some(why) = why {
            facts.insert(fact, why);
        }
    };
    let asked = |condition| reason(context, enterprise, condition);
    holds(PlanFact::GradeD, asked(AdviceCondition::GradeD));
    holds(PlanFact::NotGraded, asked(AdviceCondition::NotGraded));
    holds(PlanFact::HighEnergyLowYield, asked(AdviceCondition::HighEnergyLowYield));
    holds(PlanFact::TaxToAsk, below(norms, enterprise, NormTarget::Tax));
    let insured = asked(AdviceCondition::InsuredBelowDeclared);
    holds(PlanFact::InsuranceToAsk, insured.or_else(|| below(norms, enterprise, NormTarget::Insurance)));
    holds(PlanFact::IdleSpace, idle_space(context, enterprise));
    holds(PlanFact::SmallPlot, small_plot(context, pack, enterprise)?);
    holds(PlanFact::SamePlotSameTrade, same_plot(context, enterprise));
    holds(PlanFact::InBlock, in_block(context, enterprise));
    holds(PlanFact::PlanConflict, plan_conflict(context, enterprise));
    holds(PlanFact::VerifiedViolation, cases.violations.get(enterprise).cloned());
    holds(PlanFact::ClosureCase, cases.closures.get(enterprise).cloned());
    holds(PlanFact::FitForAssociation, fit(context, pack, cases, enterprise));
    let member = cases.members.contains(enterprise).then(|| words("协会名册上的会员", "on the association's roll"));
    holds(PlanFact::AssociationMember, member);
    Ok(facts)
}

fn words(zh: impl Into<String>, en: impl Into<String>) -> Derivation {
    Derivation { zh: zh.into(), en: en.into() }
}

/// Below the interval of the norm: a question.
fn below(norms: &Norms, enterprise: &EnterpriseId, target: NormTarget) -> Option<Derivation> {
    let line = norms.lines.iter().find(|line| line.enterprise == *enterprise && line.target == target)?;
    (line.position == NormPosition::AskBelow).then(|| line.because.clone())
}

/// Floors that stand empty in buildings on land that it holds.
fn idle_space(context: &Context<'_>, enterprise: &EnterpriseId) -> Option<Derivation> {
    let snapshot = context.inputs.snapshot;
    let holds = |parcel: &ParcelId| {
        let parcel = snapshot.parcels.get(parcel);
        parcel.is_some_and(|parcel| parcel.rights.iter().any(|right| right.is.enterprise.as_ref() == Some(enterprise)))
    };
    let idle = |(_, building): &(&BuildingId, &model::Building)| {
        building.outline.as_ref().is_some_and(|outline| holds(&outline.is.parcel))
    };
    let vacant: Cm2 = (snapshot.buildings.iter().filter(idle))
        .flat_map(|(_, building)| &building.vacancies)
        .filter(|vacancy| vacancy.is.available.is_none_or(|day| day <= snapshot.as_of))
        .map(|vacancy| vacancy.is.floor_area)
        .sum();
    (vacant.0 > 0).then(|| {
        let m2 = vacant.square_metres();
        words(format!("名下厂房空置{m2:.0}㎡"), format!("{m2:.0} m² of its floors stand empty"))
    })
}

fn small_plot(
    context: &Context<'_>,
    pack: &PlanPack,
    enterprise: &EnterpriseId,
) -> Result<Option<Derivation>, PackError> {
    let limit = pack.parameters.at("plan.small_plot", context.inputs.snapshot.as_of)?;
    let parts = context.inputs.land_parts.get(enterprise).map(Vec::as_slice).unwrap_or_default();
    let land: Cm2 = parts.iter().map(|part| part.area).sum();
    Ok((land.0 > 0 && land.mu() < limit).then(|| {
        let mu = land.mu();
        words(format!("占用土地{mu:.2}亩，低于{limit}亩"), format!("{mu:.2} mu of land, below {limit} mu"))
    }))
}

fn same_plot(context: &Context<'_>, enterprise: &EnterpriseId) -> Option<Derivation> {
    let trade = |id: &EnterpriseId| {
        let known = context.candidates.get(id)?;
        division(&known.industry).map(str::to_owned)
    };
    let own = trade(enterprise)?;
    let parts = context.inputs.land_parts.get(enterprise)?;
    let others: BTreeSet<&EnterpriseId> = (parts.iter())
        .flat_map(|part| context.occupants.get(&part.parcel).into_iter().flatten().copied())
        .filter(|other| *other != enterprise && context.may_be_uplifted(other) && trade(other).as_ref() == Some(&own))
        .collect();
    (!others.is_empty()).then(|| {
        let count = others.len();
        words(format!("同一地块另有同行{count}家"), format!("{count} others of its trade on the same plot"))
    })
}

fn in_block(context: &Context<'_>, enterprise: &EnterpriseId) -> Option<Derivation> {
    let parts = context.inputs.land_parts.get(enterprise)?;
    let inside: Vec<_> = parts.iter().filter(|part| context.inputs.block_parcels.contains(&part.parcel)).collect();
    (!inside.is_empty()).then(|| {
        let mu = inside.iter().map(|part| part.area).sum::<Cm2>().mu();
        words(format!("占用土地中{mu:.2}亩在改造区块内"), format!("{mu:.2} mu of its land lie in a renewal block"))
    })
}

fn plan_conflict(context: &Context<'_>, enterprise: &EnterpriseId) -> Option<Derivation> {
    let parts = context.inputs.land_parts.get(enterprise)?;
    let own: BTreeSet<&ParcelId> = parts.iter().map(|part| &part.parcel).collect();
    let sites = context.inputs.sites.iter().filter(|site| own.contains(&site.parcel));
    let worst = sites.max_by(|a, b| a.plan_conflict.total_cmp(&b.plan_conflict))?;
    (worst.plan_conflict > context.limits.plan_conflict).then(|| {
        let share = worst.plan_conflict * 100.0;
        words(
            format!("宗地{}的{share:.1}%规划为非工业用途", worst.code),
            format!("{share:.1} % of parcel {} is planned for another use", worst.code),
        )
    })
}

/// Of its trade, in business, graded high enough, and without a violation that was verified.
fn fit(context: &Context<'_>, pack: &PlanPack, cases: &CaseFacts, enterprise: &EnterpriseId) -> Option<Derivation> {
    let registration = &context.inputs.snapshot.enterprises.get(enterprise)?.registration.as_ref()?.is;
    let grade: Grade = context.results.get(enterprise)?.1.grade;
    let takes = |prefix: &String| registration.industry.starts_with(prefix.as_str());
    let rule = pack.associations.iter().find(|rule| rule.trades.iter().any(takes))?;
    let clean = !(rule.no_verified_violation && cases.violations.contains_key(enterprise));
    let fits = clean
        && registration.status == RegistrationStatus::Active
        && rule.grades.contains(&grade)
        && context.may_be_uplifted(enterprise);
    fits.then(|| {
        words(
            format!("{}：行业{}，评价{grade:?}类，没有已核实的违法情形", rule.zh, registration.industry),
            format!("{}: trade {}, graded {grade:?}, no verified violation", rule.en, registration.industry),
        )
    })
}
